// Works out and sums the features of states.
#include "ingest/annotate/transition_model.hpp"

#include <algorithm>

#include "ingest/annotate/kernels.hpp"

namespace entente::ingest::model {
namespace {

constexpr std::size_t kPieces = 2;
constexpr std::size_t kMostFeatures = 8;

/// Row of the stored weights for output o of a feature: stored unit by unit, wanted piece by piece.
std::size_t stored_row(std::size_t o) {
  const std::size_t feature = o / kHiddenBoth;
  const std::size_t within = o % kHiddenBoth;
  return feature * kHiddenBoth + within % kHidden * kPieces + within / kHidden;
}

}  // namespace

TransitionModel::TransitionModel(ModelReader& reader, const std::string& name, std::size_t features,
                                 std::uint8_t last_action)
    : features_(features) {
  const auto as_stored = [](std::size_t o) { return o; };
  input_ = pack(reader.floats(name + ".input.W", kHidden * kWidth), reader.floats(name + ".input.b", kHidden),
                kWidth, kHidden, as_stored);
  lower_ = pack(reader.floats(name + ".lower.W", features * kHiddenBoth * kHidden), {}, kHidden,
                features * kHiddenBoth, stored_row);
  const auto bias = reader.floats(name + ".lower.b", kHiddenBoth);
  const auto absent = reader.floats(name + ".lower.pad", features * kHiddenBoth);
  bias_ = AlignedFloats(kHiddenBoth);
  for (std::size_t o = 0; o < kHiddenBoth; ++o) bias_[o] = bias[stored_row(o)];
  absent_ = AlignedFloats(features * kHiddenBoth);
  for (std::size_t o = 0; o < features * kHiddenBoth; ++o) absent_[o] = absent[stored_row(o)];
  const StringTable names = reader.strings(name + ".moves");
  upper_ = pack(reader.floats(name + ".upper.W", names.size() * kHidden),
                reader.floats(name + ".upper.b", names.size()), kHidden, names.size(), as_stored);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string_view text = names[i];
    const int action = text.empty() ? -1 : text[0] - '0';
    if (text.size() < 2 || text[1] != ' ' || action < 0 || action > last_action) {
      reader.reject("its " + name + " has an unknown move");
      moves_.clear();
      return;
    }
    moves_.push_back({static_cast<std::uint8_t>(action), text.substr(2)});
  }
}

void TransitionModel::prepare(const float* vectors, std::size_t words, TransitionBuffers& buffers) const {
  if (buffers.words < words || buffers.features.size() == 0) {
    buffers.words = words;
    buffers.input = AlignedFloats(words * input_.outputs());
    buffers.features = AlignedFloats(words * lower_.outputs());
    buffers.hidden = AlignedFloats(kHidden);
    buffers.scores = AlignedFloats(upper_.outputs());
  }
  kernels().affine(vectors, kWidth, words, input_.layer(), buffers.input.data());
  kernels().affine(buffers.input.data(), input_.outputs(), words, lower_.layer(), buffers.features.data());
}

const float* TransitionModel::score(std::span<const std::int32_t> words, TransitionBuffers& buffers) const {
  const float* rows[kMostFeatures];
  for (std::size_t f = 0; f < features_; ++f) {
    rows[f] = words[f] < 0 ? absent_.data() + f * kHiddenBoth
                           : buffers.features.data() + static_cast<std::size_t>(words[f]) * lower_.outputs() +
                                 f * kHiddenBoth;
  }
  kernels().hidden(rows, features_, bias_.data(), buffers.hidden.data());
  kernels().affine(buffers.hidden.data(), 0, 1, upper_.layer(), buffers.scores.data());
  return buffers.scores.data();
}

}  // namespace entente::ingest::model
