#include "ingest/facts/pairs/pair_model.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "ingest/facts/fact_tables.hpp"

namespace entente::ingest {

namespace {

constexpr std::size_t kKinds = 2;
std::size_t column_of(EdgeKind kind) { return kind == EdgeKind::Met ? 0 : 1; }

struct PairTable {
  std::unordered_map<std::string_view, std::array<std::int32_t, kKinds>> weights;  // thousandths
  std::array<std::int32_t, kKinds> bias{};
  std::array<std::int32_t, kKinds> cut{1000, 1000};
};

/// "name <tab> met <tab> visited"; names may hold anything but tabs and line ends. Those of the second model
/// begin with "setting:".
PairTable read_table() {
  PairTable out;
  std::string_view table = pairs_table();
  while (!table.empty()) {
    const std::size_t end = std::min(table.find('\n'), table.size());
    const std::string_view line = table.substr(0, end);
    table.remove_prefix(std::min(end + 1, table.size()));
    const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
    if (line.starts_with("# ") || second == std::string_view::npos) continue;
    std::array<std::int32_t, kKinds> values{};
    std::from_chars(line.data() + first + 1, line.data() + second, values[0]);
    std::from_chars(line.data() + second + 1, line.data() + line.size(), values[1]);
    const std::string_view name = line.substr(0, first);
    if (name == "bias")
      out.bias = values;
    else if (name == "cut")
      out.cut = values;
    else
      out.weights.emplace(name, values);
  }
  return out;
}

const PairTable& pair_table() {
  static const PairTable table = read_table();
  return table;
}

}  // namespace

std::int64_t pair_log_odds(EdgeKind kind, std::span<const std::string> features) {
  const PairTable& table = pair_table();
  const std::size_t column = column_of(kind);
  std::int64_t sum = table.bias[column];
  for (const std::string& name : features) {
    const auto found = table.weights.find(name);
    if (found != table.weights.end()) sum += found->second[column];
  }
  return sum;
}

double pair_probability(EdgeKind kind, std::span<const PairNumber> numbers) {
  const PairTable& table = pair_table();
  const std::size_t column = column_of(kind);
  double sum = 0.0;
  for (const PairNumber& number : numbers) {
    const auto found = table.weights.find(std::string("setting:").append(number.name));
    if (found != table.weights.end()) sum += number.value * found->second[column] / 1000.0;
  }
  return std::round(1000.0 / (1.0 + std::exp(-sum))) / 1000.0;
}

double pair_cut(EdgeKind kind) { return pair_table().cut[column_of(kind)] / 1000.0; }

}  // namespace entente::ingest
