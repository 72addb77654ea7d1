// Finds and reads the encoder's file.
#include <string>

#include "ingest/annotate/find_model.hpp"
#include "ingest/encode/pair_encoder.hpp"

namespace entente::ingest {
namespace {

using encode::ByteLayer;
using encode::Norm;

/// What the file's section `shape` says behind the four numbers of PairEncoder::Shape.
constexpr std::array<std::uint32_t, 4> kCounts = {PairEncoder::kMostPieces, PairEncoder::kPersonMarkers,
                                                  PairEncoder::kOtherMarkers, PairEncoder::kAnswers};
constexpr std::size_t kHeadWidth = 256;
constexpr std::size_t kAnswersPadded = 64;

/// Whether the program can run it.
bool fits(const PairEncoder::Shape& shape) {
  constexpr PairEncoder::Shape kMost = PairEncoder::kGreatest;
  if (shape.width == 0 || shape.heads == 0 || shape.inner == 0) return false;
  if (shape.width > kMost.width || shape.heads > kMost.heads || shape.inner > kMost.inner) return false;
  const bool in_blocks = shape.width % encode::kByteBlock == 0 && shape.inner % encode::kByteBlock == 0;
  // Queries, keys and values stand where the inner part does; a head's part is a block of floats.
  return in_blocks && 3 * shape.width <= kMost.inner && shape.width % shape.heads == 0 &&
         shape.width / shape.heads % encode::kFloatBlock == 0 &&
         shape.width / shape.heads <= PairEncoder::kMostHeadPart;
}

ByteLayer byte_layer(model::ModelReader& reader, const std::string& name, std::size_t inputs,
                     std::size_t outputs) {
  return {.inputs = inputs,
          .outputs = outputs,
          .weights = reader.bytes(name + ".weights", inputs * outputs).data(),
          .scales = reader.floats(name + ".scales", outputs).data(),
          .bias = reader.floats(name + ".bias", outputs).data(),
          .corrections = reader.integers(name + ".corrections", outputs).data()};
}

Norm norm(model::ModelReader& reader, const std::string& name, std::size_t width, float epsilon) {
  return {.scale = reader.floats(name + ".scale", width).data(),
          .shift = reader.floats(name + ".shift", width).data(),
          .epsilon = epsilon};
}

}  // namespace

Result<std::unique_ptr<PairEncoder>> PairEncoder::load(const std::string& path,
                                                       const encode::ByteKernels& kernels) {
  auto file = model::ModelFile::open(path);
  if (!file) return fail(file.error());
  std::unique_ptr<PairEncoder> encoder(new PairEncoder(std::move(*file), kernels));
  if (auto read = encoder->read(); !read) return fail(read.error());
  return encoder;
}

Result<void> PairEncoder::read() {
  model::ModelReader reader(*file_);
  const auto shape = reader.words("shape");
  const auto epsilons = reader.floats("epsilon", 1);
  if (reader.error()) return fail(*reader.error());
  if (shape.size() == kCounts.size() + 4) shape_ = {shape[0], shape[1], shape[2], shape[3]};
  if (!fits(shape_) || !std::equal(kCounts.begin(), kCounts.end(), shape.begin() + 4))
    reader.reject("its encoder has another shape");
  if (shape_.layers == 0 || shape_.layers > kGreatest.layers)
    reader.reject("its encoder has " + std::to_string(shape_.layers) + " layers");
  // The vocabulary and the shape say how much more there is to read.
  const auto vocabulary = reader.strings("vocabulary");
  if (reader.error()) return fail(*reader.error());
  const float epsilon = epsilons[0];
  const std::size_t width = shape_.width;
  vocabulary_ = static_cast<std::uint32_t>(vocabulary.size());
  words_ = reader.bytes("words", vocabulary.size() * width).data();
  word_scales_ = reader.floats("words.scales", vocabulary.size()).data();
  markers_ = reader.floats("markers", (kPersonMarkers + kOtherMarkers) * width).data();
  places_ = reader.floats("places", kMostPieces * width).data();
  if (!file_->section("distances").empty())
    distances_ = reader.floats("distances", shape_.heads * (2 * kMostPieces - 1)).data();
  first_norm_ = norm(reader, "first_norm", width, epsilon);
  for (std::size_t i = 0; i < shape_.layers; ++i) {
    const std::string name = "layer." + std::to_string(i);
    layers_.push_back({.sight_channels = reader.floats(name + ".sight.channels", width).data(),
                       .sight = byte_layer(reader, name + ".sight", width, 3 * width),
                       .joined = byte_layer(reader, name + ".joined", width, width),
                       .joined_norm = norm(reader, name + ".joined_norm", width, epsilon),
                       .inner_channels = reader.floats(name + ".inner.channels", width).data(),
                       .inner = byte_layer(reader, name + ".inner", width, shape_.inner),
                       .outer = byte_layer(reader, name + ".outer", shape_.inner, width),
                       .outer_norm = norm(reader, name + ".outer_norm", width, epsilon)});
  }
  if (!file_->section("layer." + std::to_string(shape_.layers) + ".sight.weights").empty())
    reader.reject("its encoder has more layers than it says");
  head_ = {.pair = reader.floats("head.pair", 3 * width * kHeadWidth).data(),
           .bias = reader.floats("head.bias", kHeadWidth).data(),
           .answers = reader.floats("head.answers", kHeadWidth * kAnswersPadded).data(),
           .answer_bias = reader.floats("head.answer_bias", kAnswers).data()};
  if (reader.error()) return fail(*reader.error());
  pieces_ = std::make_unique<encode::WordPieces>(vocabulary);
  for (const auto& [number, entry] :
       {std::pair{&cls_, "[CLS]"}, std::pair{&sep_, "[SEP]"}, std::pair{&unknown_, "[UNK]"},
        std::pair{&first_person_, "[unused0]"}, std::pair{&first_other_, "[unused40]"}}) {
    *number = pieces_->number_of(entry);
    if (*number == vocabulary_) reader.reject(std::string("its vocabulary has no ") + entry);
  }
  if (reader.error()) return fail(*reader.error());
  return {};
}

Result<std::string> find_reader_model() {
  return model::find_beside_program("ENTENTE_READER_MODEL", "share/entente/reader.model",
                                    "the reader's model");
}

Result<std::string> find_close_reader_model() {
  return model::find_beside_program("ENTENTE_CLOSE_READER_MODEL", "share/entente/close-reader.model",
                                    "the close reader's model");
}

}  // namespace entente::ingest
