// A feed-forward network with one hidden layer of rectified units over named features, kept as a table of the
// lexicon.
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace entente::ingest {

/// A feature that is not there is 0. Names live as long as the program.
using NamedFeature = std::pair<std::string_view, float>;

/// Const, shared by threads.
class SmallNetwork {
 public:
  /// Rows of the table whose first cell is `name`; the second is a feature, the third its weights to the
  /// units in thousandths. In the row "+" stands what is added to each unit and, last, to the sum; in the row
  /// "=" what each unit weighs.
  SmallNetwork(std::string_view table, std::string_view name);

  /// The same on every processor: weights are whole thousandths, sums go in the order of the features.
  /// Features that the table does not know are passed over.
  [[nodiscard]] float score(std::span<const NamedFeature> features) const;

 private:
  std::unordered_map<std::string_view, std::vector<float>> weights_;
  std::vector<float> units_;
  std::vector<float> out_;
  float bias_ = 0;
};

}  // namespace entente::ingest
