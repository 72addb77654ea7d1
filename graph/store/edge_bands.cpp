#include "graph/store/edge_bands.hpp"

#include <algorithm>

namespace entente {
namespace {

std::uint32_t short_hash(const Fingerprint& print, std::size_t band) {
  return static_cast<std::uint32_t>(band_hash(print, band) >> 32U);
}

}  // namespace

void EdgeBands::close(EdgeId edge) {
  const auto found = edges_.find(edge);
  if (found == edges_.end()) return;
  size_ -= found->second.all.size();
  edges_.erase(found);
}

void EdgeBands::clear() {
  edges_.clear();
  size_ = 0;
}

void EdgeBands::add(EdgeId edge, std::int64_t document, const Fingerprint& print) {
  const auto found = edges_.find(edge);
  if (found == edges_.end()) return;
  if (size_ + kFingerprintBands > kMost) return clear();
  auto& [all, sorted] = found->second;
  for (std::size_t band = 0; band < kFingerprintBands; ++band)
    all.emplace_back(short_hash(print, band), document);
  size_ += kFingerprintBands;
  constexpr std::size_t kUnsorted = 1024;  // are looked at one by one
  if (all.size() - sorted < std::max(kUnsorted, all.size() / 8)) return;
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(sorted);
  std::sort(middle, all.end());
  std::inplace_merge(all.begin(), middle, all.end());
  sorted = all.size();
}

std::vector<std::int64_t> EdgeBands::candidates(EdgeId edge, const Fingerprint& print) const {
  std::vector<std::int64_t> documents;
  const auto found = edges_.find(edge);
  if (found == edges_.end()) return documents;
  const auto& [all, sorted] = found->second;
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(sorted);
  for (std::size_t band = 0; band < kFingerprintBands; ++band) {
    const std::uint32_t hash = short_hash(print, band);
    const auto has_hash = [hash](const Band& one) { return one.first == hash; };
    for (auto at = std::lower_bound(all.begin(), middle, Band{hash, INT64_MIN});
         at != middle && has_hash(*at); ++at)
      documents.push_back(at->second);
    for (auto at = std::find_if(middle, all.end(), has_hash); at != all.end();
         at = std::find_if(at + 1, all.end(), has_hash))
      documents.push_back(at->second);
  }
  std::sort(documents.begin(), documents.end());
  documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
  return documents;
}

}  // namespace entente
