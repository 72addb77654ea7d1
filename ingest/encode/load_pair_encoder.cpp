// Finds and reads the encoder's file.
#include <string>

#include "ingest/annotate/find_model.hpp"
#include "ingest/encode/pair_encoder.hpp"

namespace entente::ingest {
namespace {

using encode::ByteLayer;
using encode::Norm;

/// What the program is compiled for; the file says the same in its section `shape`, behind the number of
/// layers.
constexpr std::array<std::uint32_t, 7> kShape = {384, 12, 1536, 176, 24, 40, 50};
constexpr std::size_t kWidth = PairEncoder::kWidth;
constexpr std::size_t kInnerWidth = 1536;
constexpr std::size_t kHeadWidth = 256;
constexpr std::size_t kAnswersPadded = 64;
constexpr std::size_t kMostLayers = 24;

ByteLayer byte_layer(model::ModelReader& reader, const std::string& name, std::size_t inputs,
                     std::size_t outputs) {
  return {.inputs = inputs,
          .outputs = outputs,
          .weights = reader.bytes(name + ".weights", inputs * outputs).data(),
          .scales = reader.floats(name + ".scales", outputs).data(),
          .bias = reader.floats(name + ".bias", outputs).data(),
          .corrections = reader.integers(name + ".corrections", outputs).data()};
}

Norm norm(model::ModelReader& reader, const std::string& name) {
  return {.scale = reader.floats(name + ".scale", kWidth).data(),
          .shift = reader.floats(name + ".shift", kWidth).data()};
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
  if (reader.error()) return fail(*reader.error());
  if (shape.size() != kShape.size() + 1 || !std::equal(kShape.begin(), kShape.end(), shape.begin() + 1))
    reader.reject("its encoder has another shape");
  const std::size_t layers = shape[0];
  if (layers == 0 || layers > kMostLayers)
    reader.reject("its encoder has " + std::to_string(layers) + " layers");
  // The vocabulary and the number of layers say how much more there is to read.
  const auto vocabulary = reader.strings("vocabulary");
  if (reader.error()) return fail(*reader.error());
  vocabulary_ = static_cast<std::uint32_t>(vocabulary.size());
  words_ = reader.floats("words", vocabulary.size() * kWidth).data();
  markers_ = reader.floats("markers", (kPersonMarkers + kOtherMarkers) * kWidth).data();
  places_ = reader.floats("places", kMostPieces * kWidth).data();
  first_norm_ = norm(reader, "first_norm");
  for (std::size_t i = 0; i < layers; ++i) {
    const std::string name = "layer." + std::to_string(i);
    layers_.push_back({.sight_channels = reader.floats(name + ".sight.channels", kWidth).data(),
                       .sight = byte_layer(reader, name + ".sight", kWidth, 3 * kWidth),
                       .joined = byte_layer(reader, name + ".joined", kWidth, kWidth),
                       .joined_norm = norm(reader, name + ".joined_norm"),
                       .inner_channels = reader.floats(name + ".inner.channels", kWidth).data(),
                       .inner = byte_layer(reader, name + ".inner", kWidth, kInnerWidth),
                       .outer = byte_layer(reader, name + ".outer", kInnerWidth, kWidth),
                       .outer_norm = norm(reader, name + ".outer_norm")});
  }
  if (!file_->section("layer." + std::to_string(layers) + ".sight.weights").empty())
    reader.reject("its encoder has more layers than it says");
  head_ = {.pair = reader.floats("head.pair", 3 * kWidth * kHeadWidth).data(),
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

}  // namespace entente::ingest
