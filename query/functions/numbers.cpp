// Functions of numbers.
#include <cfenv>
#include <cmath>
#include <numbers>

#include "query/functions/registry.hpp"

namespace entente::query {
namespace {

using Arguments = std::span<const Value>;

/// A function of one float.
template <double (*kFunction)(double)>
Value real(Arguments arguments, EvalContext& context) {
  if (!arguments[0].is_number()) return refuse_type(context, "this function", "a number", arguments[0]);
  return Value(kFunction(arguments[0].number()));
}

double cotangent(double x) { return 1.0 / std::tan(x); }
double hyperbolic_cotangent(double x) { return 1.0 / std::tanh(x); }
double to_degrees(double x) { return x * 180.0 / std::numbers::pi; }
double to_radians(double x) { return x * std::numbers::pi / 180.0; }
double haversine(double x) { return (1.0 - std::cos(x)) / 2.0; }

Value absolute(Arguments arguments, EvalContext& context) {
  const Value& x = arguments[0];
  if (x.is(ValueKind::Float)) return Value(std::abs(x.floating()));
  if (!x.is(ValueKind::Integer)) return refuse_type(context, "abs", "a number", x);
  if (x.integer() == INT64_MIN) {
    return context.fail(Error{.kind = ErrorKind::ArithmeticError,
                              .message = "abs() of this integer does not fit into 64 bits",
                              .detail = "IntegerOverflow"});
  }
  return Value(std::abs(x.integer()));
}

Value arc_tangent2(Arguments arguments, EvalContext& context) {
  for (const Value& x : arguments) {
    if (!x.is_number()) return refuse_type(context, "atan2", "two numbers", x);
  }
  return Value(std::atan2(arguments[0].number(), arguments[1].number()));
}

Value sign_of(Arguments arguments, EvalContext& context) {
  const Value& x = arguments[0];
  if (!x.is_number()) return refuse_type(context, "sign", "a number", x);
  const double number = x.number();
  return Value(number > 0 ? 1 : number < 0 ? -1 : 0);
}

Value is_nan(Arguments arguments, EvalContext& context) {
  if (!arguments[0].is_number()) return refuse_type(context, "isNaN", "a number", arguments[0]);
  return Value(std::isnan(arguments[0].number()));
}

Value euler(Arguments, EvalContext&) { return Value(std::numbers::e); }
Value pi(Arguments, EvalContext&) { return Value(std::numbers::pi); }

/// The next number of SplitMix64 (Steele, Lea, Flood 2014).
std::uint64_t next_random(EvalContext& context) {
  std::uint64_t z = context.random_state += 0x9e3779b97f4a7c15U;
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31U);
}

Value random_number(Arguments, EvalContext& context) {
  return Value(static_cast<double>(next_random(context) >> 11U) * 0x1p-53);
}

/// RFC 9562, version 4.
Value random_uuid(Arguments, EvalContext& context) {
  constexpr const char* kDigits = "0123456789abcdef";
  const std::uint64_t high = (next_random(context) & ~std::uint64_t{0xf000}) | 0x4000;
  const std::uint64_t low = (next_random(context) & ~(std::uint64_t{3} << 62U)) | (std::uint64_t{1} << 63U);
  std::string text;
  for (int i = 0; i < 32; ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) text += '-';
    const std::uint64_t half = i < 16 ? high : low;
    text += kDigits[half >> (60U - 4U * (static_cast<unsigned>(i) % 16U)) & 15U];
  }
  return Value(std::move(text));
}

/// Halves go up, as openCypher has it.
double round_half_up(double x) {
  const double below = std::floor(x);
  return x - below >= 0.5 ? below + 1.0 : below;
}

std::optional<double> round_by_mode(double x, std::string_view mode) {
  if (mode == "UP") return x < 0 ? std::floor(x) : std::ceil(x);
  if (mode == "DOWN") return std::trunc(x);
  if (mode == "CEILING") return std::ceil(x);
  if (mode == "FLOOR") return std::floor(x);
  if (mode == "HALF_UP") return std::round(x);
  if (mode == "HALF_DOWN") return std::abs(x - std::trunc(x)) == 0.5 ? std::trunc(x) : std::round(x);
  if (mode == "HALF_EVEN") return x - std::remainder(x, 1.0);
  return std::nullopt;
}

/// round(x), round(x, precision), round(x, precision, mode).
Value round_to(Arguments arguments, EvalContext& context) {
  constexpr std::int64_t kMostDigits = 300;
  if (!arguments[0].is_number()) return refuse_type(context, "round", "a number", arguments[0]);
  const double x = arguments[0].number();
  if (!std::isfinite(x)) return Value(x);
  if (arguments.size() == 1) return Value(round_half_up(x));
  if (!arguments[1].is_number()) return refuse_type(context, "round", "a number of digits", arguments[1]);
  if (arguments.size() == 3 && !arguments[2].is(ValueKind::String)) {
    return refuse_type(context, "round", "a mode such as 'HALF_UP'", arguments[2]);
  }
  const double digits = arguments[1].number();
  if (!(digits >= 0 && digits <= kMostDigits) || digits != std::trunc(digits)) {
    return refuse_value(context, "round() takes 0 to 300 digits", "NumberOutOfRange");
  }
  const double scale = std::pow(10.0, digits);
  const auto rounded =
      round_by_mode(x * scale, arguments.size() == 3 ? arguments[2].string() : std::string("HALF_UP"));
  if (!rounded) {
    return refuse_value(
        context, "'" + arguments[2].string() +
                     "' is no way to round: use UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN or HALF_EVEN");
  }
  return Value(std::isfinite(*rounded) ? *rounded / scale : x);  // so large a number has no such digits
}

constexpr Function kFunctions[] = {
    {"abs", absolute},
    {"acos", real<std::acos>},
    {"asin", real<std::asin>},
    {"atan", real<std::atan>},
    {"atan2", arc_tangent2},
    {"ceil", real<std::ceil>},
    {"cos", real<std::cos>},
    {"cosh", real<std::cosh>},
    {"cot", real<cotangent>},
    {"coth", real<hyperbolic_cotangent>},
    {"degrees", real<to_degrees>},
    {"e", euler},
    {"exp", real<std::exp>},
    {"floor", real<std::floor>},
    {"haversin", real<haversine>},
    {"isnan", is_nan},
    {"ln", real<std::log>},
    {"log", real<std::log>},
    {"log10", real<std::log10>},
    {"pi", pi},
    {"radians", real<to_radians>},
    {"rand", random_number},
    {"randomuuid", random_uuid},
    {"round", round_to},
    {"sign", sign_of},
    {"sin", real<std::sin>},
    {"sinh", real<std::sinh>},
    {"sqrt", real<std::sqrt>},
    {"tan", real<std::tan>},
    {"tanh", real<std::tanh>},
};

}  // namespace

std::span<const Function> number_functions() { return kFunctions; }

}  // namespace entente::query
