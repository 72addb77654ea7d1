// Edges of subtrees, lifted arcs, sentence starts.
#include "ingest/annotate/tree.hpp"

#include <algorithm>

#include "ingest/annotate/dependency_parser.hpp"

namespace entente::ingest::model {
namespace {

constexpr std::string_view kLifted = "||";
constexpr std::string_view kRoot = "ROOT";

/// First and last word of each subtree.
struct Edges {
  std::vector<std::uint32_t> left;
  std::vector<std::uint32_t> right;
};

/// One sweep in either direction; true once every head lies in its word's sentence. Crossing arcs need
/// several.
bool sweep(const Tree& tree, Edges& edges) {
  const std::size_t length = tree.heads.size();
  const auto widen = [&](std::size_t i) {
    const std::size_t head = tree.heads[i];
    edges.left[head] = std::min(edges.left[head], edges.left[i]);
    edges.right[head] = std::max(edges.right[head], edges.right[i]);
  };
  for (std::size_t i = 0; i < length; ++i) widen(i);
  for (std::size_t i = length; i-- > 0;) widen(i);
  std::vector<bool> starts(length, false);
  for (std::size_t i = 0; i < length; ++i) {
    if (tree.heads[i] == i) starts[edges.left[i]] = true;
  }
  std::size_t first = 0;
  for (std::size_t i = 0; i < length; ++i) {
    if (!(i > 0 && starts[i]) && i != length - 1) continue;
    for (std::size_t j = first; j < i; ++j) {
      if (tree.heads[j] < first || tree.heads[j] > i) return false;
    }
    first = i;
  }
  return true;
}

Edges edges_of(const Tree& tree) {
  constexpr int kMostSweeps = 12;
  Edges edges;
  for (std::uint32_t i = 0; i < tree.heads.size(); ++i) edges.left.push_back(i);
  edges.right = edges.left;
  for (int i = 0; i < kMostSweeps && !sweep(tree, edges); ++i) {
  }
  return edges;
}

/// Children by head, in order of the text.
std::vector<std::vector<std::uint32_t>> children_of(const Tree& tree) {
  std::vector<std::vector<std::uint32_t>> children(tree.heads.size());
  for (std::uint32_t i = 0; i < tree.heads.size(); ++i) {
    if (tree.heads[i] != i) children[tree.heads[i]].push_back(i);
  }
  return children;
}

/// The first word labelled `label` below the word's head, level by level, left to right; else its head.
std::uint32_t find_head(const Tree& tree, const Edges& edges,
                        const std::vector<std::vector<std::uint32_t>>& children, std::uint32_t word,
                        std::string_view label, std::span<const Word> words) {
  std::vector<std::uint32_t> level{tree.heads[word]};
  while (!level.empty()) {
    std::vector<std::uint32_t> below;
    for (const std::uint32_t parent : level) {
      for (const std::uint32_t child : children[parent]) {
        if (child < edges.left[parent] || child > edges.right[parent]) continue;
        if (child == word || words[child].lexeme->is_space) continue;
        if (tree.labels[child] == label) return child;
        below.push_back(child);
      }
    }
    level = std::move(below);
  }
  return tree.heads[word];
}

void lower_lifted(Tree& tree, std::span<const Word> words) {
  const bool any = std::any_of(tree.labels.begin(), tree.labels.end(), [](std::string_view label) {
    return label.find(kLifted) != std::string_view::npos;
  });
  if (!any) return;
  const Edges edges = edges_of(tree);
  auto children = children_of(tree);
  for (std::uint32_t i = 0; i < tree.heads.size(); ++i) {
    const std::size_t bar = tree.labels[i].find(kLifted);
    if (bar == std::string_view::npos) continue;
    const std::string_view wanted = tree.labels[i].substr(bar + kLifted.size());
    const std::uint32_t head = find_head(tree, edges, children, i, wanted, words);
    std::erase(children[tree.heads[i]], i);
    auto& siblings = children[head];
    siblings.insert(std::lower_bound(siblings.begin(), siblings.end(), i), i);
    tree.heads[i] = head;
    tree.labels[i] = tree.labels[i].substr(0, bar);
  }
}

}  // namespace

Parse finish_tree(Tree tree, std::span<const Word> words) {
  for (std::size_t i = 0; i < tree.heads.size(); ++i) {
    if (tree.heads[i] == i) tree.labels[i] = kRoot;
  }
  lower_lifted(tree, words);
  const Edges edges = edges_of(tree);
  Parse parse;
  parse.starts_sentence.assign(tree.heads.size(), false);
  for (std::size_t i = 0; i < tree.heads.size(); ++i) {
    if (tree.heads[i] == i) parse.starts_sentence[edges.left[i]] = true;
  }
  parse.heads = std::move(tree.heads);
  parse.labels = std::move(tree.labels);
  return parse;
}

}  // namespace entente::ingest::model
