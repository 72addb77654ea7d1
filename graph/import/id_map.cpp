#include "graph/import/id_map.hpp"

#include <algorithm>
#include <functional>

#include "graph/base/large_pages.hpp"

namespace entente {

std::uint32_t IdMap::plain_number(std::string_view id) {
  constexpr std::size_t kDigits = 8;
  if (id.empty() || id.size() > kDigits || (id[0] == '0' && id.size() > 1)) return kNoNumber;
  std::uint32_t number = 0;
  for (const char c : id) {
    if (c < '0' || c > '9') return kNoNumber;
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return number;
}

bool IdMap::add(const Id& id, NodeId node) {
  if (find(id).valid()) return false;
  if (id.number != kNoNumber) {
    if (by_number_.size() <= id.number)
      grow_numbers(std::max<std::size_t>(id.number + std::size_t{1}, by_number_.size() * 2));
    by_number_[id.number] = node;
    return true;
  }
  if ((nodes_.size() + 1) * 2 > slots_.size()) grow();
  slots_[place(id.text)] = texts_.add(id.text) + 1;
  nodes_.push_back(node);
  return true;
}

NodeId IdMap::find(const Id& id) const {
  if (id.number != kNoNumber) return id.number < by_number_.size() ? by_number_[id.number] : NodeId();
  if (slots_.empty()) return {};
  const std::uint32_t slot = slots_[place(id.text)];
  return slot == 0 ? NodeId() : nodes_[slot - 1];
}

std::size_t IdMap::place(std::string_view id) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = std::hash<std::string_view>{}(id)&mask;
  while (slots_[at] != 0 && texts_.at(slots_[at] - 1) != id) at = (at + 1) & mask;
  return at;
}

void IdMap::grow() {
  slots_.assign(std::max<std::size_t>(64, slots_.size() * 2), 0);
  for (std::uint32_t text = 0; text < nodes_.size(); ++text) slots_[place(texts_.at(text))] = text + 1;
}

void IdMap::grow_numbers(std::size_t size) {
  std::vector<NodeId> larger;
  larger.reserve(size);
  use_large_pages(larger.data(), size * sizeof(NodeId));
  larger.assign(by_number_.begin(), by_number_.end());
  larger.resize(size);
  by_number_ = std::move(larger);
}

}  // namespace entente
