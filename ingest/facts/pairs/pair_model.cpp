#include "ingest/facts/pairs/pair_model.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "ingest/facts/fact_tables.hpp"

namespace entente::ingest {

namespace {

struct PairTable {
  std::unordered_map<std::string_view, std::int32_t> weights;  // thousandths
  std::int32_t bias = 0;
  std::int32_t cut = 1000;
};

/// "name <tab> weight"; names may hold anything but tabs and line ends. Those of the second model begin with
/// "setting:".
PairTable read_table() {
  PairTable out;
  std::string_view table = pairs_table();
  while (!table.empty()) {
    const std::size_t end = std::min(table.find('\n'), table.size());
    const std::string_view line = table.substr(0, end);
    table.remove_prefix(std::min(end + 1, table.size()));
    const std::size_t tab = line.find('\t');
    if (line.starts_with("# ") || tab == std::string_view::npos) continue;
    std::int32_t value = 0;
    std::from_chars(line.data() + tab + 1, line.data() + line.size(), value);
    const std::string_view name = line.substr(0, tab);
    if (name == "bias")
      out.bias = value;
    else if (name == "cut")
      out.cut = value;
    else
      out.weights.emplace(name, value);
  }
  return out;
}

const PairTable& pair_table() {
  static const PairTable table = read_table();
  return table;
}

}  // namespace

std::int64_t pair_log_odds(std::span<const std::string> features) {
  const PairTable& table = pair_table();
  std::int64_t sum = table.bias;
  for (const std::string& name : features) {
    const auto found = table.weights.find(name);
    if (found != table.weights.end()) sum += found->second;
  }
  return sum;
}

double pair_probability(std::span<const PairNumber> numbers) {
  const PairTable& table = pair_table();
  double sum = 0.0;
  for (const PairNumber& number : numbers) {
    const auto found = table.weights.find(std::string("setting:").append(number.name));
    if (found != table.weights.end()) sum += number.value * found->second / 1000.0;
  }
  return std::round(1000.0 / (1.0 + std::exp(-sum))) / 1000.0;
}

double pair_cut() { return pair_table().cut / 1000.0; }

}  // namespace entente::ingest
