#include "query/ask/names.hpp"

#include <algorithm>
#include <array>
#include <mutex>

#include "graph/edit_distance.hpp"
#include "graph/fold_name.hpp"

namespace entente::query {

namespace {

struct Entry {
  std::string folded;
  std::string text;
  NodeId node;
  bool is_name = false;
};

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t start = 0;
  while (start <= text.size()) {
    std::size_t end = text.find_first_of(" -", start);
    if (end == std::string_view::npos) end = text.size();
    if (end > start) words.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return words;
}

// How far some words are from being words of a name; nothing where one is in none.
std::optional<std::uint32_t> words_distance(const std::vector<std::string_view>& given,
                                            std::string_view name) {
  constexpr std::uint32_t kMissingWord =
      2;  // a name with words left out ranks after one misspelt by a letter
  const auto words = words_of(name);
  if (given.empty() || given.size() > words.size()) return std::nullopt;
  std::uint32_t sum = 0;
  for (const std::string_view word : given) {
    const std::size_t most = slips_allowed(word.size());
    std::size_t best = most + 1;
    for (const std::string_view other : words) best = std::min(best, edit_distance(word, other, most));
    if (best > most) return std::nullopt;
    sum += best;
  }
  return sum + (words.size() > given.size() ? kMissingWord : 0);
}

}  // namespace

struct Names::Impl {
  explicit Impl(const GraphView& graph) : view(graph) {
    for (const NodeRule& rule : node_rules()) {
      labels[static_cast<std::size_t>(rule.label)] = view.labels().find(rule.name);
    }
    name_key = view.keys().find("name");
    alias_key = view.keys().find("aliases");
  }

  bool has_any(NodeId node, LabelSet wanted) const {
    if (wanted == LabelSet{}) return true;
    for (std::size_t i = 0; i < kNodeLabelCount; ++i) {
      if (wanted.contains(static_cast<NodeLabel>(i)) && labels[i] && view.has_label(node, *labels[i]))
        return true;
    }
    return false;
  }

  void add(NodeId node, const Value& value, bool is_name) {
    if (!value.is(ValueKind::String)) return;
    entries.push_back({fold_name(value.string()), value.string(), node, is_name});
  }

  const std::vector<Entry>& all() {
    std::call_once(gathered, [this] {
      if (!name_key) return;
      NodeScan scan = view.scan();
      std::array<NodeId, 256> batch;
      while (const std::size_t count = scan.next(batch)) {
        for (std::size_t i = 0; i < count; ++i) {
          add(batch[i], view.property(batch[i], *name_key), true);
          if (!alias_key) continue;
          const Value aliases = view.property(batch[i], *alias_key);
          if (!aliases.is(ValueKind::List)) continue;
          for (const Value& alias : aliases.list()) add(batch[i], alias, false);
        }
      }
    });
    return entries;
  }

  std::string name_of(NodeId node) const {
    if (!name_key) return {};
    const Value name = view.property(node, *name_key);
    return name.is(ValueKind::String) ? name.string() : std::string();
  }

  // Best first, one per node.
  std::vector<NearName> ranked(std::vector<NearName> found, std::size_t most) const {
    std::sort(found.begin(), found.end(), [](const NearName& a, const NearName& b) {
      return std::tie(a.distance, a.name, a.node, a.text) < std::tie(b.distance, b.name, b.node, b.text);
    });
    std::vector<NearName> result;
    for (NearName& near : found) {
      if (result.size() == most) break;
      const bool seen = std::any_of(result.begin(), result.end(),
                                    [&near](const NearName& r) { return r.node == near.node; });
      if (!seen) result.push_back(std::move(near));
    }
    return result;
  }

  const GraphView& view;
  std::array<std::optional<LabelId>, kNodeLabelCount> labels{};
  std::optional<KeyId> name_key;
  std::optional<KeyId> alias_key;
  std::once_flag gathered;
  std::vector<Entry> entries;
};

Names::Names(const GraphView& view) : impl_(std::make_unique<Impl>(view)) {}
Names::~Names() = default;

std::string Names::name_of(NodeId node) const { return impl_->name_of(node); }

std::optional<NodeLabel> Names::label_of(NodeId node) const {
  for (std::size_t i = 0; i < kNodeLabelCount; ++i) {
    if (impl_->labels[i] && impl_->view.has_label(node, *impl_->labels[i])) return static_cast<NodeLabel>(i);
  }
  return std::nullopt;
}

std::vector<NodeId> Names::find(std::string_view text, LabelSet labels) const {
  std::vector<NodeId> found = impl_->view.find_by_alias(text);
  std::erase_if(found, [this, labels](NodeId node) { return !impl_->has_any(node, labels); });
  const std::string folded = fold_name(text);
  std::vector<NodeId> named;
  for (const NodeId node : found) {
    if (fold_name(impl_->name_of(node)) == folded) named.push_back(node);
  }
  return named.empty() ? found : named;
}

std::vector<NearName> Names::near(std::string_view text, LabelSet labels, std::size_t most) const {
  constexpr std::size_t kLongest = 200;
  const std::string folded = fold_name(text);
  if (folded.empty() || folded.size() > kLongest) return {};
  const auto given = words_of(folded);
  const std::size_t allowed = slips_allowed(folded.size());
  std::vector<NearName> found;
  for (const Entry& entry : impl_->all()) {
    if (entry.folded.size() > kLongest || !impl_->has_any(entry.node, labels)) continue;
    std::size_t best = edit_distance(folded, entry.folded, allowed);
    if (best > allowed) {
      const auto by_words = words_distance(given, entry.folded);
      if (!by_words) continue;
      best = *by_words;
    }
    found.push_back({entry.text, impl_->name_of(entry.node), entry.node, static_cast<std::uint32_t>(best)});
  }
  return impl_->ranked(std::move(found), most);
}

std::vector<NearName> Names::complete(std::string_view start, std::size_t most) const {
  const std::string folded = fold_name(start);
  if (folded.empty()) return {};
  std::vector<NearName> found;
  for (const Entry& entry : impl_->all()) {
    std::uint32_t rank = 0;
    if (entry.folded.compare(0, folded.size(), folded) == 0) {
      rank = entry.is_name ? 0 : 2;
    } else if (entry.folded.find(" " + folded) != std::string::npos ||
               entry.folded.find("-" + folded) != std::string::npos) {
      rank = entry.is_name ? 1 : 3;
    } else {
      continue;
    }
    found.push_back({entry.text, impl_->name_of(entry.node), entry.node, rank});
  }
  return found.empty() ? near(start, {}, most) : impl_->ranked(std::move(found), most);
}

}  // namespace entente::query
