#include "ingest/load/decide_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "graph/fold_name.hpp"
#include "ingest/identity/name_records.hpp"
#include "ingest/load/loader.hpp"

namespace entente::ingest {

namespace {

Result<NodeId> node_named(Store& store, const LabelledName& name, std::string_view given) {
  const auto node = find_named(std::as_const(store).graph(), Identities(store), name);
  if (!node) return fail(node.error());
  if (*node) {
    const auto records = records_of(store, **node);
    if (!records) return fail(records.error());
    const auto is_name = [&](const NameRecord& record) { return record.folded == name.folded; };
    if (std::any_of(records->begin(), records->end(), is_name)) return **node;
  }
  return fail(Error{.kind = ErrorKind::NotFound,
                    .message = fmt::format("no document has a {} named `{}`", name.label, given),
                    .hint = "give the names as documents have them; `entente entities STORE` lists them"});
}

std::optional<std::string> edge_between(const Graph& graph, NodeId a, NodeId b) {
  for (std::uint32_t number = 0; number < graph.types().size(); ++number) {
    const TypeId type(number);
    const Expansion steps = graph.expand(a, type, Direction::Any);
    for (const Hops& hops : {steps.first, steps.second})
      if (std::find(hops.nodes.begin(), hops.nodes.end(), b) != hops.nodes.end())
        return std::string(graph.types().text(type));
  }
  return std::nullopt;
}

}  // namespace

Result<void> decide_names(Store& store, std::string_view label, std::string_view a, std::string_view b,
                          Verdict verdict) {
  const LabelledName one{std::string(label), fold_name(a)}, other{std::string(label), fold_name(b)};
  if (one == other)
    return fail(ErrorKind::ArgumentError, fmt::format("`{}` and `{}` are one name", a, b),
                "give two names that differ in more than case and accents");
  const auto first = node_named(store, one, a), second = node_named(store, other, b);
  if (!first) return fail(first.error());
  if (!second) return fail(second.error());
  if (verdict == Verdict::Same && *first != *second) {
    if (const auto type = edge_between(std::as_const(store).graph(), *first, *second))
      return fail(
          ErrorKind::ArgumentError,
          fmt::format("`{}` and `{}` are the two ends of an edge {}: one thing would stand at both", a, b,
                      *type),
          "see the sentences behind that edge; where it is wrong, remove the document or the edge first");
  }
  Identities identities(store);
  if (auto done = identities.decide(one, other.folded, verdict); !done) return done;
  if (auto done = Loader(store).resolve({one, other}); !done) return done;
  if (verdict == Verdict::Undecided) return {};
  const auto group = identities.group_of(one);
  if (!group) return fail(group.error());
  const bool together = std::find(group->begin(), group->end(), other.folded) != group->end();
  if (together == (verdict == Verdict::Same)) return {};
  return fail(ErrorKind::ArgumentError,
              fmt::format("earlier decisions make `{}` and `{}` {}", a, b, together ? "the same" : "two"),
              "`entente entities STORE --decisions` lists them; take one back with --undecided");
}

}  // namespace entente::ingest
