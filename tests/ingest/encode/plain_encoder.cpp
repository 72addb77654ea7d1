#include "tests/ingest/encode/plain_encoder.hpp"

#include <algorithm>
#include <cmath>

#include "ingest/encode/byte_kernels.hpp"

namespace entente::ingest {
namespace {

double gelu(double x) { return x * 0.5 * std::erfc(-x / std::sqrt(2.0)); }

void add(Rows& rows, const Rows& others) {
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t k = 0; k < rows[r].size(); ++k) rows[r][k] += others[r][k];
  }
}

}  // namespace

PlainEncoder::PlainEncoder(const model::ModelFile& file) : file_(&file) {
  const auto* shape = reinterpret_cast<const std::uint32_t*>(file.section("shape").data());
  layers_ = shape[0];
  width_ = shape[1];
  heads_ = shape[2];
}

std::span<const float> PlainEncoder::floats(const std::string& name) const {
  const auto bytes = file_->section(name);
  return {reinterpret_cast<const float*>(bytes.data()), bytes.size() / 4};
}

/// With the weights as the file's bytes give them, and inputs as they are.
Rows PlainEncoder::multiply(const Rows& rows, const std::string& name) const {
  const auto weights = file_->section(name + ".weights");
  const auto scales = floats(name + ".scales");
  const auto bias = floats(name + ".bias");
  const auto channels = floats(name + ".channels");
  const std::size_t outputs = scales.size();
  const std::size_t inputs = weights.size() / outputs;
  const double least = name.ends_with(".outer") ? encode::kLeastGelu : 0.0;
  std::vector<double> weight(inputs);
  Rows out(rows.size(), std::vector<double>(outputs));
  for (std::size_t o = 0; o < outputs; ++o) {
    for (std::size_t k = 0; k < inputs; ++k) {
      const char byte = weights[o / 64 * 64 * inputs + k / 4 * 256 + o % 64 * 4 + k % 4];
      weight[k] = static_cast<double>(static_cast<signed char>(byte)) * scales[o];
      if (!channels.empty()) weight[k] *= channels[k];
    }
    for (std::size_t r = 0; r < rows.size(); ++r) {
      double sum = bias[o];
      for (std::size_t k = 0; k < inputs; ++k) sum += (rows[r][k] - least) * weight[k];
      out[r][o] = sum;
    }
  }
  return out;
}

Rows PlainEncoder::attend(const Rows& sight) const {
  const std::size_t count = sight.size();
  const std::size_t part = width_ / heads_;
  const auto distances = floats("distances");
  const std::size_t reach = distances.size() / heads_ / 2;
  Rows out(count, std::vector<double>(width_));
  for (std::size_t head = 0; head < width_; head += part) {
    for (std::size_t i = 0; i < count; ++i) {
      std::vector<double> shares(count);
      double sum = 0;
      for (std::size_t j = 0; j < count; ++j) {
        double score = 0;
        for (std::size_t k = head; k < head + part; ++k) score += sight[i][k] * sight[j][width_ + k];
        if (!distances.empty()) score += distances[head / part * (2 * reach + 1) + reach + j - i];
        shares[j] = std::exp(score);
        sum += shares[j];
      }
      for (std::size_t j = 0; j < count; ++j) {
        for (std::size_t k = head; k < head + part; ++k)
          out[i][k] += shares[j] / sum * sight[j][2 * width_ + k];
      }
    }
  }
  return out;
}

void PlainEncoder::normalize(Rows& rows, const std::string& name) const {
  const auto scale = floats(name + ".scale");
  const auto shift = floats(name + ".shift");
  const auto width = static_cast<double>(width_);
  const double epsilon = floats("epsilon")[0];
  for (auto& row : rows) {
    double mean = 0;
    double variance = 0;
    for (const double x : row) mean += x / width;
    for (const double x : row) variance += (x - mean) * (x - mean) / width;
    for (std::size_t k = 0; k < width_; ++k)
      row[k] = (row[k] - mean) / std::sqrt(variance + epsilon) * scale[k] + shift[k];
  }
}

Rows PlainEncoder::embed(std::span<const std::uint32_t> ids) const {
  const auto words = file_->section("words");
  const auto scales = floats("words.scales");
  const auto markers = floats("markers");
  const auto places = floats("places");
  Rows states(ids.size(), std::vector<double>(width_));
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const bool person = ids[i] >= 1 && ids[i] < 25;
    const bool other = ids[i] >= 41 && ids[i] < 81;
    const std::size_t row = person ? ids[i] - 1 : other ? ids[i] - 41 + 24 : ids[i];
    for (std::size_t k = 0; k < width_; ++k) {
      const std::size_t at = row * width_ + k;
      const double word = static_cast<double>(static_cast<signed char>(words[at])) * scales[ids[i]];
      states[i][k] = (person || other ? static_cast<double>(markers[at]) : word) + places[i * width_ + k];
    }
  }
  return states;
}

Rows PlainEncoder::encode(std::span<const std::uint32_t> ids) const {
  Rows states = embed(ids);
  normalize(states, "first_norm");
  for (std::size_t i = 0; i < layers_; ++i) {
    const std::string layer = "layer." + std::to_string(i) + ".";
    add(states, multiply(attend(multiply(states, layer + "sight")), layer + "joined"));
    normalize(states, layer + "joined_norm");
    Rows inner = multiply(states, layer + "inner");
    for (auto& row : inner) std::transform(row.begin(), row.end(), row.begin(), gelu);
    add(states, multiply(inner, layer + "outer"));
    normalize(states, layer + "outer_norm");
  }
  return states;
}

std::vector<double> PlainEncoder::score(const Rows& states, std::size_t first, std::size_t second) const {
  const auto pair = floats("head.pair");
  const auto bias = floats("head.bias");
  const auto answers = floats("head.answers");
  const auto answer_bias = floats("head.answer_bias");
  std::vector<double> out(answer_bias.begin(), answer_bias.end());
  for (std::size_t h = 0; h < 256; ++h) {
    double sum = bias[h];
    for (std::size_t k = 0; k < width_; ++k) {
      const double a = states[first][k];
      const double b = states[second][k];
      sum +=
          a * pair[k * 256 + h] + b * pair[(width_ + k) * 256 + h] + a * b * pair[(2 * width_ + k) * 256 + h];
    }
    for (std::size_t i = 0; i < out.size(); ++i) out[i] += gelu(sum) * answers[h * 64 + i];
  }
  return out;
}

}  // namespace entente::ingest
