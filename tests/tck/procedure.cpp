// The TCK's procedures.
#include "tests/tck/procedure.hpp"

#include "tests/tck/notation.hpp"

namespace entente::tck {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// `a :: STRING?, b :: INTEGER?`.
std::vector<query::Procedure::Field> fields_of(std::string_view text) {
  std::vector<query::Procedure::Field> fields;
  while (!trimmed(text).empty()) {
    const std::size_t comma = text.find(',');
    const std::string_view field = text.substr(0, comma);
    const std::size_t colons = field.find("::");
    fields.push_back(
        {std::string(trimmed(field.substr(0, colons))), std::string(trimmed(field.substr(colons + 2)))});
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
  }
  return fields;
}

bool matches(const Value& cell, const Value& argument, const std::string& type) {
  const bool numeric = type.starts_with("FLOAT") || type.starts_with("NUMBER");
  if (numeric && cell.is_number() && argument.is_number()) return cell.number() == argument.number();
  return identical(cell, argument);
}

}  // namespace

Result<query::Procedure> parse_procedure(std::string_view step, const Table& table) {
  constexpr std::string_view kStart = "there exists a procedure ";
  step.remove_prefix(kStart.size());
  const std::size_t open = step.find('(');
  const std::size_t close = step.find(')');
  const std::size_t second_open = step.find('(', close);
  const std::size_t second_close = step.rfind(')');
  if (open == std::string_view::npos || second_open == std::string_view::npos || second_close < second_open) {
    return fail(ErrorKind::InputError, "not a procedure's signature: " + std::string(step));
  }
  query::Procedure procedure;
  procedure.name = trimmed(step.substr(0, open));
  procedure.inputs = fields_of(step.substr(open + 1, close - open - 1));
  procedure.outputs = fields_of(step.substr(second_open + 1, second_close - second_open - 1));
  std::vector<std::vector<Value>> rows;
  for (std::size_t row = 1; row < table.size(); ++row) {
    rows.emplace_back();
    for (const std::string& cell : table[row]) {
      const auto notation = parse_notation(cell);
      if (!notation) return fail(notation.error());
      rows.back().push_back(to_value(*notation));
    }
  }
  procedure.call = [rows, inputs = procedure.inputs, outputs = procedure.outputs.size()](
                       const std::vector<Value>& arguments) -> Result<std::vector<std::vector<Value>>> {
    std::vector<std::vector<Value>> result;
    for (const auto& row : rows) {
      bool wanted = row.size() == inputs.size() + outputs && arguments.size() == inputs.size();
      for (std::size_t i = 0; wanted && i < inputs.size(); ++i)
        wanted = matches(row[i], arguments[i], inputs[i].type);
      if (wanted) result.emplace_back(row.begin() + static_cast<std::ptrdiff_t>(inputs.size()), row.end());
    }
    return result;
  };
  return procedure;
}

}  // namespace entente::tck
