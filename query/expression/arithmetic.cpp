// Arithmetic of numbers, text, lists and temporal values.
#include "query/expression/arithmetic.hpp"

#include <cmath>
#include <string>

#include "graph/temporal/arithmetic.hpp"
#include "graph/value_print.hpp"

namespace entente::query {
namespace {

tl::unexpected<Error> cannot(const char* verb, const Value& a, const char* joint, const Value& b) {
  return fail(Error{.kind = ErrorKind::TypeError,
                    .message = std::string("cannot ") + verb + " " + std::string(value_kind_name(a.kind())) +
                               " " + joint + " " + std::string(value_kind_name(b.kind())),
                    .detail = "InvalidArgumentType"});
}

tl::unexpected<Error> overflow(const char* operation) {
  return fail(
      Error{.kind = ErrorKind::ArithmeticError,
            .message = std::string("the ") + operation + " of these integers does not fit into 64 bits",
            .hint = "use floats: toFloat(...)",
            .detail = "IntegerOverflow"});
}

template <class T>
Result<Value> lifted(Result<T> result) {
  if (!result) return fail(std::move(result.error()));
  return Value(std::move(*result));
}

bool is_moment(const Value& value) {
  return value.kind() >= ValueKind::Date && value.kind() <= ValueKind::DateTime;
}

Result<Value> move(const Value& moment, const Duration& duration, int sign) {
  switch (moment.kind()) {
    case ValueKind::Date:
      return lifted(entente::add(moment.date(), duration, sign));
    case ValueKind::LocalTime:
      return Value(entente::add(moment.local_time(), duration, sign));
    case ValueKind::Time:
      return Value(entente::add(moment.time(), duration, sign));
    case ValueKind::LocalDateTime:
      return lifted(entente::add(moment.local_date_time(), duration, sign));
    default:
      return lifted(entente::add(moment.date_time(), duration, sign));
  }
}

List joined(const List& a, const List& b) {
  List list;
  list.reserve(a.size() + b.size());
  list.insert(list.end(), a.begin(), a.end());
  list.insert(list.end(), b.begin(), b.end());
  return list;
}

Value add_to_list(const Value& a, const Value& b) {
  if (a.is(ValueKind::List) && b.is(ValueKind::List)) return Value(joined(a.list(), b.list()));
  if (a.is(ValueKind::List)) return Value(joined(a.list(), {b}));
  return Value(joined({a}, b.list()));
}

/// What stands beside a text in a sum; nothing where it has no text of its own.
bool append_as_text(std::string& text, const Value& value) {
  if (value.is(ValueKind::String)) {
    text += value.string();
  } else if (value.is_number() || value.is(ValueKind::Boolean) || is_moment(value) ||
             value.is(ValueKind::Duration)) {
    text += plain_text(value);
  } else {
    return false;
  }
  return true;
}

bool either(ValueKind kind, const Value& a, const Value& b) { return a.is(kind) || b.is(kind); }

}  // namespace

Result<Value> add(const Value& a, const Value& b) {
  if (a.is(ValueKind::Integer) && b.is(ValueKind::Integer)) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a.integer(), b.integer(), &sum)) return overflow("sum");
    return Value(sum);
  }
  if (a.is_number() && b.is_number()) return Value(a.number() + b.number());
  if (a.is_null() || b.is_null()) return Value();
  if (either(ValueKind::List, a, b)) return add_to_list(a, b);
  if (either(ValueKind::String, a, b)) {
    std::string text;
    if (append_as_text(text, a) && append_as_text(text, b)) return Value(std::move(text));
  }
  if (b.is(ValueKind::Duration)) {
    if (a.is(ValueKind::Duration)) return lifted(entente::add(a.duration(), b.duration(), 1));
    if (is_moment(a)) return move(a, b.duration(), 1);
  }
  if (a.is(ValueKind::Duration) && is_moment(b)) return move(b, a.duration(), 1);
  return cannot("add", a, "and", b);
}

Result<Value> subtract(const Value& a, const Value& b) {
  if (a.is(ValueKind::Integer) && b.is(ValueKind::Integer)) {
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(a.integer(), b.integer(), &difference)) return overflow("difference");
    return Value(difference);
  }
  if (a.is_number() && b.is_number()) return Value(a.number() - b.number());
  if (a.is_null() || b.is_null()) return Value();
  if (b.is(ValueKind::Duration)) {
    if (a.is(ValueKind::Duration)) return lifted(entente::add(a.duration(), b.duration(), -1));
    if (is_moment(a)) return move(a, b.duration(), -1);
  }
  return cannot("subtract from", a, "a", b);
}

Result<Value> multiply(const Value& a, const Value& b) {
  if (a.is(ValueKind::Integer) && b.is(ValueKind::Integer)) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(a.integer(), b.integer(), &product)) return overflow("product");
    return Value(product);
  }
  if (a.is_number() && b.is_number()) return Value(a.number() * b.number());
  if (a.is_null() || b.is_null()) return Value();
  if (a.is(ValueKind::Duration) && b.is(ValueKind::Integer))
    return lifted(entente::multiply(a.duration(), b.integer()));
  if (a.is(ValueKind::Duration) && b.is(ValueKind::Float))
    return lifted(entente::multiply(a.duration(), b.floating()));
  if (a.is_number() && b.is(ValueKind::Duration)) return multiply(b, a);
  return cannot("multiply", a, "by", b);
}

Result<Value> divide(const Value& a, const Value& b) {
  if (a.is(ValueKind::Integer) && b.is(ValueKind::Integer)) {
    if (b.integer() == 0) return fail(ErrorKind::ArithmeticError, "division by zero");
    if (b.integer() == -1) return negate(a);
    return Value(a.integer() / b.integer());
  }
  if (a.is_number() && b.is_number()) return Value(a.number() / b.number());
  if (a.is_null() || b.is_null()) return Value();
  if (a.is(ValueKind::Duration) && b.is(ValueKind::Integer))
    return lifted(entente::divide(a.duration(), b.integer()));
  if (a.is(ValueKind::Duration) && b.is(ValueKind::Float))
    return lifted(entente::divide(a.duration(), b.floating()));
  return cannot("divide", a, "by", b);
}

Result<Value> modulo(const Value& a, const Value& b) {
  if (a.is(ValueKind::Integer) && b.is(ValueKind::Integer)) {
    if (b.integer() == 0) return fail(ErrorKind::ArithmeticError, "division by zero");
    if (b.integer() == -1) return Value(0);  // the quotient may not fit
    return Value(a.integer() % b.integer());
  }
  if (a.is_number() && b.is_number()) return Value(std::fmod(a.number(), b.number()));
  if (a.is_null() || b.is_null()) return Value();
  return cannot("divide", a, "by", b);
}

Result<Value> power(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return Value(std::pow(a.number(), b.number()));
  if (a.is_null() || b.is_null()) return Value();
  return cannot("raise", a, "to the power of", b);
}

Result<Value> concatenate(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Value();
  if (a.is(ValueKind::String) && b.is(ValueKind::String)) return Value(a.string() + b.string());
  if (a.is(ValueKind::List) && b.is(ValueKind::List)) return Value(joined(a.list(), b.list()));
  return cannot("join", a, "and", b);
}

Result<Value> negate(const Value& a) {
  switch (a.kind()) {
    case ValueKind::Null:
      return Value();
    case ValueKind::Float:
      return Value(-a.floating());
    case ValueKind::Duration:
      return lifted(entente::multiply(a.duration(), std::int64_t{-1}));
    case ValueKind::Integer: {
      std::int64_t negated = 0;
      if (__builtin_sub_overflow(std::int64_t{0}, a.integer(), &negated)) return overflow("negation");
      return Value(negated);
    }
    default:
      return fail(Error{.kind = ErrorKind::TypeError,
                        .message = "cannot negate " + std::string(value_kind_name(a.kind())),
                        .detail = "InvalidArgumentType"});
  }
}

}  // namespace entente::query
