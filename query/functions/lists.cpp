// Functions of lists, and of what has a size.
#include <algorithm>
#include <limits>

#include "query/expression/compare.hpp"
#include "query/functions/registry.hpp"
#include "query/functions/text_places.hpp"

namespace entente::query {
namespace {

using Arguments = std::span<const Value>;

/// Lists are not longer than this, whatever the limits of a query are: 1 GiB of values.
constexpr std::uint64_t kMostElements = std::uint64_t{1} << 26U;

Value size(Arguments arguments, EvalContext& context) {
  const Value& x = arguments[0];
  if (x.is(ValueKind::List)) return Value(static_cast<std::int64_t>(x.list().size()));
  if (x.is(ValueKind::String)) return Value(static_cast<std::int64_t>(count_characters(x.string())));
  return refuse_type(context, "size", "a list or a string", x);
}

Value is_empty(Arguments arguments, EvalContext& context) {
  const Value& x = arguments[0];
  if (x.is(ValueKind::List)) return Value(x.list().empty());
  if (x.is(ValueKind::String)) return Value(x.string().empty());
  if (x.is(ValueKind::Map)) return Value(x.map().empty());
  return refuse_type(context, "isEmpty", "a list, a map or a string", x);
}

Value head(Arguments arguments, EvalContext& context) {
  if (!arguments[0].is(ValueKind::List)) return refuse_type(context, "head", "a list", arguments[0]);
  const List& list = arguments[0].list();
  return list.empty() ? Value() : list.front();
}

Value last(Arguments arguments, EvalContext& context) {
  if (!arguments[0].is(ValueKind::List)) return refuse_type(context, "last", "a list", arguments[0]);
  const List& list = arguments[0].list();
  return list.empty() ? Value() : list.back();
}

Value tail(Arguments arguments, EvalContext& context) {
  if (!arguments[0].is(ValueKind::List)) return refuse_type(context, "tail", "a list", arguments[0]);
  const List& list = arguments[0].list();
  return list.empty() ? Value(List{}) : Value(List(list.begin() + 1, list.end()));
}

Value reverse(Arguments arguments, EvalContext& context) {
  const Value& x = arguments[0];
  if (x.is(ValueKind::List)) return Value(List(x.list().rbegin(), x.list().rend()));
  if (!x.is(ValueKind::String)) return refuse_type(context, "reverse", "a list or a string", x);
  std::string reversed;
  reversed.reserve(x.string().size());
  for (std::size_t end = x.string().size(); end > 0;) {
    std::size_t start = end - 1;
    while (start > 0 && !begins_character(x.string()[start])) --start;
    reversed.append(x.string(), start, end - start);
    end = start;
  }
  return Value(std::move(reversed));
}

/// range(first, last[, step]): both ends belong to it.
Value range(Arguments arguments, EvalContext& context) {
  for (const Value& argument : arguments) {
    if (!argument.is(ValueKind::Integer)) {
      return refuse_value(context,
                          "range() needs integers, found " + std::string(value_kind_name(argument.kind())),
                          "InvalidArgumentType");
    }
  }
  const std::int64_t first = arguments[0].integer();
  const std::int64_t end = arguments[1].integer();
  const std::int64_t step = arguments.size() == 3 ? arguments[2].integer() : 1;
  if (step == 0) return refuse_value(context, "range() cannot step by 0", "NumberOutOfRange");
  if (step > 0 ? first > end : first < end) return Value(List{});
  const std::uint64_t distance = step > 0
                                     ? static_cast<std::uint64_t>(end) - static_cast<std::uint64_t>(first)
                                     : static_cast<std::uint64_t>(first) - static_cast<std::uint64_t>(end);
  const std::uint64_t stride =
      step > 0 ? static_cast<std::uint64_t>(step) : 0 - static_cast<std::uint64_t>(step);
  const std::uint64_t more = distance / stride;
  if (more >= kMostElements) {
    return refuse_value(context, "range() would have more than 67,108,864 elements", "NumberOutOfRange");
  }
  if (!context.charge(more + 1, (more + 1) * sizeof(Value))) return {};
  List list;
  list.reserve(more + 1);
  for (std::uint64_t i = 0; i <= more; ++i) {
    list.emplace_back(
        static_cast<std::int64_t>(static_cast<std::uint64_t>(first) + i * static_cast<std::uint64_t>(step)));
  }
  return Value(std::move(list));
}

Value null_if(Arguments arguments, EvalContext&) {
  return equals(arguments[0], arguments[1]) == Truth::True ? Value() : arguments[0];
}

constexpr Function kFunctions[] = {
    {"head", head},   {"isempty", is_empty}, {"last", last}, {"nullif", null_if, false},
    {"range", range}, {"reverse", reverse},  {"size", size}, {"tail", tail},
};

}  // namespace

std::span<const Function> list_functions() { return kFunctions; }

}  // namespace entente::query
