#include "ingest/facts/pairs/pair_model.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "ingest/facts/fact_tables.hpp"

namespace entente::ingest {

namespace {

using Weights = std::unordered_map<std::string_view, std::int32_t>;  // thousandths

/// The second model of one type.
struct KindTable {
  std::optional<std::int32_t> cut;
  Weights weights;
};

struct PairTable {
  Weights words;
  std::int32_t bias = 0;
  std::array<KindTable, kEdgeKindCount> kinds;
};

/// "MET told" and "MET cut" belong to the second model of MET; other names are the words'.
KindTable* kind_of(PairTable& table, std::string_view name) {
  const auto kind = edge_kind(name.substr(0, name.find(' ')));
  return kind ? &table.kinds[static_cast<std::size_t>(*kind)] : nullptr;
}

/// "name <tab> weight"; names may hold anything but tabs and line ends.
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
    if (KindTable* own = kind_of(out, name)) {
      const std::string_view number = name.substr(std::min(name.find(' ') + 1, name.size()));
      if (number == "cut")
        own->cut = value;
      else
        own->weights.emplace(number, value);
    } else if (name == "bias") {
      out.bias = value;
    } else {
      out.words.emplace(name, value);
    }
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
    const auto found = table.words.find(name);
    if (found != table.words.end()) sum += found->second;
  }
  return sum;
}

double pair_probability(EdgeKind kind, std::span<const PairNumber> numbers) {
  const Weights& weights = pair_table().kinds[static_cast<std::size_t>(kind)].weights;
  double sum = 0.0;
  for (const PairNumber& number : numbers) {
    const auto found = weights.find(number.name);
    if (found != weights.end()) sum += number.value * found->second / 1000.0;
  }
  return std::round(1000.0 / (1.0 + std::exp(-sum))) / 1000.0;
}

std::optional<double> pair_cut(EdgeKind kind) {
  const auto& cut = pair_table().kinds[static_cast<std::size_t>(kind)].cut;
  return cut ? std::optional(*cut / 1000.0) : std::nullopt;
}

}  // namespace entente::ingest
