#include "ingest/lexicon/small_network.hpp"

#include <algorithm>
#include <charconv>

#include "ingest/lexicon/tables.hpp"

namespace entente::ingest {

namespace {

std::vector<float> thousandths(std::string_view text) {
  std::vector<float> out;
  const char* const end = text.data() + text.size();
  for (const char* at = text.data(); at < end;) {
    int value = 0;
    const auto read = std::from_chars(at, end, value);
    if (read.ec != std::errc()) break;
    out.push_back(static_cast<float>(value) / 1000.0F);
    at = read.ptr < end ? read.ptr + 1 : end;
  }
  return out;
}

}  // namespace

SmallNetwork::SmallNetwork(std::string_view table, std::string_view name) {
  for_each_row(lexicon_table(table), [&](const std::vector<std::string_view>& row) {
    if (row[0] != name) return;
    auto numbers = thousandths(row[2]);
    if (row[1] == "=") {
      out_ = std::move(numbers);
    } else if (row[1] == "+" && !numbers.empty()) {
      bias_ = numbers.back();
      numbers.pop_back();
      units_ = std::move(numbers);
    } else {
      weights_.emplace(row[1], std::move(numbers));
    }
  });
  // Every row tells of all units, whatever a hand has done to the table.
  out_.resize(units_.size());
  for (auto& [feature, weights] : weights_) weights.resize(units_.size());
}

float SmallNetwork::score(std::span<const NamedFeature> features) const {
  std::vector<float> units = units_;
  for (const auto& [name, value] : features) {
    const auto found = weights_.find(name);
    if (found == weights_.end() || value == 0) continue;
    for (std::size_t i = 0; i < units.size(); ++i) units[i] += found->second[i] * value;
  }
  float sum = bias_;
  for (std::size_t i = 0; i < units.size(); ++i) sum += out_[i] * std::max(0.0F, units[i]);
  return sum;
}

}  // namespace entente::ingest
