// Interned names: each distinct text of one kind (label, type, key) has one small number.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/ids.hpp"

namespace entente {

/// Numbers are given in order of first use and never change. Reading is thread-safe, interning is not.
template <class IdType>
class Symbols {
 public:
  IdType intern(std::string_view text) {
    if (auto found = ids_.find(text); found != ids_.end()) return found->second;
    const IdType id(static_cast<typename IdType::Number>(texts_.size()));
    texts_.emplace_back(text);
    ids_.emplace(texts_.back(), id);  // the deque keeps its strings in place, so the view stays valid
    return id;
  }
  [[nodiscard]] std::optional<IdType> find(std::string_view text) const {
    auto found = ids_.find(text);
    return found == ids_.end() ? std::nullopt : std::optional<IdType>(found->second);
  }
  /// The view lives as long as this table.
  [[nodiscard]] std::string_view text(IdType id) const { return texts_[id.number]; }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }

  Symbols() = default;
  Symbols(const Symbols& other) {
    for (const auto& text : other.texts_) intern(text);
  }
  Symbols& operator=(const Symbols& other) {
    if (this != &other) {
      ids_.clear();
      texts_.clear();
      for (const auto& text : other.texts_) intern(text);
    }
    return *this;
  }
  Symbols(Symbols&&) noexcept = default;
  Symbols& operator=(Symbols&&) noexcept = default;
  ~Symbols() = default;

 private:
  std::deque<std::string> texts_;
  std::unordered_map<std::string_view, IdType> ids_;
};

}  // namespace entente
