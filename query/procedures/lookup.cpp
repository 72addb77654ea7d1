// lookup(text, limit): the nodes that a name may mean, best first. A name or alias that is the same after
// folding case, accents and spaces scores 1; otherwise names are compared by their words and by the letters
// that differ.
#include <algorithm>
#include <string>

#include "graph/edit_distance.hpp"
#include "graph/fold_name.hpp"
#include "query/procedures/builtin.hpp"

namespace entente::query {
namespace {

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// How well one word of the question fits a word of the name, 0 to 1.
double word_score(std::string_view asked, std::string_view word) {
  if (asked == word) return 1.0;
  const std::size_t most = asked.size() < 4 ? 0 : asked.size() < 8 ? 1 : 2;
  const std::size_t distance = edit_distance(asked, word, most);
  if (distance <= most) return 1.0 - static_cast<double>(distance) / static_cast<double>(asked.size() + 1);
  return asked.size() >= 3 && word.starts_with(asked) ? 0.8 : 0.0;
}

/// 0 where some word of the question has no place in the name. Words of the name that were not asked for cost
/// a little.
double score_of(const std::vector<std::string_view>& asked, std::string_view folded) {
  const auto words = words_of(folded);
  if (words.empty() || asked.size() > words.size()) return 0.0;
  double sum = 0.0;
  for (const auto& wanted : asked) {
    double best = 0.0;
    for (const auto& word : words) best = std::max(best, word_score(wanted, word));
    if (best == 0.0) return 0.0;
    sum += best;
  }
  const double spare = static_cast<double>(words.size() - asked.size());
  return 0.95 * sum / static_cast<double>(asked.size()) / (1.0 + 0.1 * spare);
}

struct Found {
  NodeId node;
  double score = 0.0;
};

std::vector<Found> search(const GraphView& view, std::string_view text) {
  std::vector<Found> found;
  for (const NodeId node : view.find_by_alias(text)) found.push_back({node, 1.0});
  const auto key = view.keys().find("name");
  const std::string folded = fold_name(text);
  const auto asked = words_of(folded);
  if (!key || asked.empty()) return found;
  const std::vector<Found> same = found;
  const auto names = view.node_property(*key);
  NodeScan scan = view.scan();
  std::array<NodeId, 256> batch{};
  while (const std::size_t size = scan.next(batch)) {
    for (std::size_t i = 0; i < size; ++i) {
      const auto name = names.string(batch[i]);
      if (!name) continue;
      const double score = score_of(asked, fold_name(*name));
      const bool known =
          std::any_of(same.begin(), same.end(), [&](const Found& f) { return f.node == batch[i]; });
      if (score > 0.0 && !known) found.push_back({batch[i], score});
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Found& a, const Found& b) { return a.score > b.score; });
  return found;
}

Result<std::vector<std::vector<Value>>> look_up(const GraphView& view, const std::vector<Value>& arguments) {
  std::vector<std::vector<Value>> rows;
  if (arguments[0].is_null()) return rows;
  std::size_t most = 10;
  if (arguments.size() > 1 && arguments[1].is(ValueKind::Integer)) {
    if (arguments[1].integer() < 0) {
      return fail(Error{.kind = ErrorKind::ArgumentError,
                        .message = "lookup: the limit must not be negative",
                        .detail = "NumberOutOfRange"});
    }
    most = static_cast<std::size_t>(arguments[1].integer());
  }
  const auto key = view.keys().find("name");
  for (const Found& found : search(view, arguments[0].string())) {
    if (rows.size() == most) break;
    rows.push_back({Value(found.node), key ? view.property(found.node, *key) : Value(), Value(found.score)});
  }
  return rows;
}

}  // namespace

void add_lookup(const GraphView& view, std::vector<BuiltinProcedure>& procedures) {
  procedures.push_back(
      {.procedure = {.name = "lookup",
                     .inputs = {{"text", "STRING?"}, {"limit", "INTEGER?"}},
                     .outputs = {{"node", "NODE?"}, {"name", "STRING?"}, {"score", "FLOAT?"}},
                     .call =
                         [&view](const std::vector<Value>& arguments) { return look_up(view, arguments); }},
       .optional_inputs = 1});
}

}  // namespace entente::query
