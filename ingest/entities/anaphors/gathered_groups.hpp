// Sets of persons that an anaphor may mean, each once.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "ingest/entities/resolved_document.hpp"

namespace entente::ingest {

class GatheredGroups {
 public:
  using Members = std::vector<std::uint32_t>;

  /// Refers to them.
  explicit GatheredGroups(const std::vector<WeighedAnaphor::Person>& candidates) : candidates_(candidates) {}

  /// Two or more, all of them candidates; others are passed over.
  void add(Members members) {
    std::sort(members.begin(), members.end());
    const bool candidates =
        std::all_of(members.begin(), members.end(), [&](std::uint32_t one) { return has(one); });
    if (members.size() > 1 && candidates && std::find(all_.begin(), all_.end(), members) == all_.end())
      all_.push_back(std::move(members));
  }
  void add_alone(std::uint32_t member) { all_.push_back({member}); }
  [[nodiscard]] bool has(std::uint32_t entity) const {
    return std::any_of(candidates_.begin(), candidates_.end(),
                       [&](const auto& one) { return one.entity == entity; });
  }
  [[nodiscard]] std::vector<Members> take() { return std::move(all_); }

 private:
  const std::vector<WeighedAnaphor::Person>& candidates_;
  std::vector<Members> all_;
};

}  // namespace entente::ingest
