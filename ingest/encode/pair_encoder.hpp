// A transformer that reads a stretch of text in which persons and other entities stand as markers, and says
// of pairs of them what the text tells: a BERT (Devlin et al., NAACL 2019), or one whose pieces also see how
// far apart they are, as MPNet's do (Song et al., NeurIPS 2020). docs/decisions/135-reader-of-pairs.md has
// the why.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.hpp"
#include "ingest/annotate/model_file.hpp"
#include "ingest/encode/byte_kernels.hpp"
#include "ingest/encode/word_pieces.hpp"

namespace entente::ingest {

/// Const, shared by threads.
class PairEncoder {
 public:
  static constexpr std::size_t kMostPieces = 176;
  static constexpr std::size_t kPersonMarkers = 24;
  static constexpr std::size_t kOtherMarkers = 40;
  static constexpr std::size_t kAnswers = 50;

  /// What the file says of its encoder. Multiples of 64, but for layers and heads.
  struct Shape {
    std::size_t layers;
    std::size_t width;  ///< of a state
    std::size_t heads;
    std::size_t inner;  ///< of a layer's inner part
  };
  static constexpr std::size_t kMostHeadPart = 64;  ///< of a state that one head looks at
  static constexpr Shape kGreatest = {24, 768, 12, encode::kMostByteInputs};

  /// Maps the file. Errors: IoError, FormatError (not a model, other version, damaged, not this kind of
  /// model).
  static Result<std::unique_ptr<PairEncoder>> load(
      const std::string& path, const encode::ByteKernels& kernels = encode::byte_kernels());

  /// Appends the pieces of one word of the annotator.
  void word_pieces(std::string_view word, std::vector<std::uint32_t>& out) const;
  [[nodiscard]] const Shape& shape() const { return shape_; }
  [[nodiscard]] std::uint32_t cls() const { return cls_; }
  [[nodiscard]] std::uint32_t sep() const { return sep_; }
  [[nodiscard]] std::uint32_t person_marker(std::size_t i) const;  ///< i < kPersonMarkers
  [[nodiscard]] std::uint32_t other_marker(std::size_t i) const;   ///< i < kOtherMarkers

  /// What the encoder makes of each piece: `count` rows of `width`.
  struct States {
    std::vector<float> values;
    std::size_t count = 0;
    std::size_t width = 0;
    [[nodiscard]] std::span<const float> row(std::size_t i) const {
      return std::span(values).subspan(i * width, width);
    }
  };
  /// ids.size() <= kMostPieces.
  void encode(std::span<const std::uint32_t> ids, States& states) const;

  /// Two positions of the chunk.
  struct Ask {
    std::uint32_t first;
    std::uint32_t second;
  };
  /// kAnswers numbers for each ask.
  void score(const States& states, std::span<const Ask> asks, std::vector<float>& logits) const;

 private:
  struct Layer {
    const float* sight_channels;  ///< bring a state's channels to like size before they become bytes
    encode::ByteLayer sight;      ///< queries (already divided by the root of a head's width), keys, values
    encode::ByteLayer joined;
    encode::Norm joined_norm;
    const float* inner_channels;
    encode::ByteLayer inner;
    encode::ByteLayer outer;
    encode::Norm outer_norm;
  };
  struct Head {
    const float* pair;         ///< [3 * width][256]: of the first state, the second, their product
    const float* bias;         ///< [256]
    const float* answers;      ///< [256][64]
    const float* answer_bias;  ///< [kAnswers]
  };
  struct Scratch;

  PairEncoder(std::unique_ptr<model::ModelFile> file, const encode::ByteKernels& kernels)
      : file_(std::move(file)), kernels_(&kernels) {}
  Result<void> read();
  void embed(std::span<const std::uint32_t> ids, Scratch& scratch, float* states) const;
  void attend(std::size_t count, Scratch& scratch) const;
  void mind_distances(std::size_t head, std::size_t count, std::size_t columns, float* scores) const;
  static Scratch& scratch();

  std::unique_ptr<model::ModelFile> file_;
  const encode::ByteKernels* kernels_;
  std::unique_ptr<encode::WordPieces> pieces_;
  Shape shape_{};
  const std::int8_t* words_ = nullptr;  ///< [vocabulary][width]
  const float* word_scales_ = nullptr;  ///< [vocabulary]
  const float* markers_ = nullptr;      ///< [kPersonMarkers + kOtherMarkers][width]
  const float* places_ = nullptr;       ///< [kMostPieces][width]
  /// [heads][2 * kMostPieces - 1]: what a head adds where the piece looked at stands -175 to 175 pieces
  /// further on; null where it does not mind.
  const float* distances_ = nullptr;
  encode::Norm first_norm_{};
  std::vector<Layer> layers_;
  Head head_{};
  std::uint32_t vocabulary_ = 0;
  std::uint32_t cls_ = 0;
  std::uint32_t sep_ = 0;
  std::uint32_t unknown_ = 0;
  std::uint32_t first_person_ = 0;
  std::uint32_t first_other_ = 0;
};

/// Where the file of the encoder that reads all is: ENTENTE_READER_MODEL, else share/entente/reader.model
/// beside the executable or above its folder. Errors: NotFound, saying how to make it.
Result<std::string> find_reader_model();
/// The same of the larger one that reads closely what is in doubt: ENTENTE_CLOSE_READER_MODEL,
/// share/entente/close-reader.model.
Result<std::string> find_close_reader_model();

}  // namespace entente::ingest
