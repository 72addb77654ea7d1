#include "ingest/entities/references/antecedent_model.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "ingest/entities/resolved_document.hpp"
#include "ingest/lexicon/tables.hpp"

namespace entente::ingest {

namespace {

constexpr std::array<std::string_view, kAntecedentFeatures> kNames = {"same sentence",
                                                                      "one back",
                                                                      "two back",
                                                                      "other paragraph",
                                                                      "other quotation",
                                                                      "distance",
                                                                      "main subject",
                                                                      "clause subject",
                                                                      "relative subject",
                                                                      "object",
                                                                      "prepositional",
                                                                      "owner",
                                                                      "aside",
                                                                      "joined",
                                                                      "continued",
                                                                      "continued here",
                                                                      "clause before",
                                                                      "both subjects",
                                                                      "both objects",
                                                                      "controller",
                                                                      "beside",
                                                                      "speaks",
                                                                      "nearest subject of owner",
                                                                      "nearest subject of subject",
                                                                      "nearest subject of object",
                                                                      "nearest inside",
                                                                      "done to",
                                                                      "main then subject",
                                                                      "main then owner",
                                                                      "main then object",
                                                                      "object then subject",
                                                                      "object then owner",
                                                                      "headline",
                                                                      "again",
                                                                      "newest",
                                                                      "often named",
                                                                      "known man",
                                                                      "known woman",
                                                                      "maybe woman",
                                                                      "subject to come",
                                                                      "owner to come",
                                                                      "named behind",
                                                                      "only woman",
                                                                      "life floor",
                                                                      "life opens",
                                                                      "life object",
                                                                      "life within",
                                                                      "topic opens",
                                                                      "topic within",
                                                                      "opener above",
                                                                      "nobody",
                                                                      "nameless",
                                                                      "nameless other",
                                                                      "nameless pronoun"};

using Weights = std::array<float, kAntecedentFeatures>;

const Weights& weights() {
  static const Weights read = [] {
    Weights out{};
    for_each_row(lexicon_table("antecedents"), [&](const std::vector<std::string_view>& row) {
      const auto* known = std::find(kNames.begin(), kNames.end(), row[0]);
      if (known == kNames.end()) return;
      // Whole thousandths, read as an integer: the same on any machine.
      int value = 0;
      std::from_chars(row[1].data(), row[1].data() + row[1].size(), value);
      out[static_cast<std::size_t>(known - kNames.begin())] = static_cast<float>(value) / 1000.0F;
    });
    return out;
  }();
  return read;
}

}  // namespace

std::string_view antecedent_feature_name(AntecedentFeature feature) {
  return kNames[static_cast<std::size_t>(feature)];
}

float AntecedentFeatures::score() const {
  const auto& table = weights();
  float sum = 0;
  for (std::size_t i = 0; i < kAntecedentFeatures; ++i) {
    if (values[i] != 0) sum += table[i] * values[i];
  }
  return sum;
}

std::vector<std::pair<AntecedentFeature, float>> AntecedentFeatures::stated() const {
  std::vector<std::pair<AntecedentFeature, float>> out;
  for (std::size_t i = 0; i < kAntecedentFeatures; ++i) {
    if (values[i] != 0) out.emplace_back(static_cast<AntecedentFeature>(i), values[i]);
  }
  return out;
}

AntecedentChoice::One* AntecedentChoice::find(std::uint32_t entity) {
  const auto known =
      std::find_if(all_.begin(), all_.end(), [&](const One& one) { return one.entity == entity; });
  return known == all_.end() ? nullptr : &*known;
}

void AntecedentChoice::raise(std::uint32_t entity, const AntecedentFeatures& features, bool counts) {
  const float score = features.score();
  auto* known = find(entity);
  if (known == nullptr) {
    all_.push_back({entity, features, score});
    return;
  }
  const float again = known->features.get(AntecedentFeature::Again) + (counts ? 1.0F : 0.0F);
  auto bare = known->features;
  bare.set(AntecedentFeature::Again, 0);
  if (score > bare.score()) known->features = features;
  known->features.set(AntecedentFeature::Again, again);
  known->score = known->features.score();
}

void AntecedentChoice::sort() {
  for (auto& one : all_) one.score = one.features.score();
  std::stable_sort(all_.begin(), all_.end(), [](const One& a, const One& b) { return a.score > b.score; });
}

float AntecedentChoice::margin() const { return all_.size() == 1 ? 10.0F : all_[0].score - all_[1].score; }

float AntecedentChoice::probability() const {
  double sum = 0;
  for (const auto& one : all_) sum += std::exp(static_cast<double>(one.score - all_[0].score));
  // Three decimals, so that no processor's last bit shows.
  return static_cast<float>(std::round(1000.0 / sum) / 1000.0);
}

}  // namespace entente::ingest
