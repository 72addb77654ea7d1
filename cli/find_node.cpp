#include "cli/find_node.hpp"

#include "cli/print/value_text.hpp"
#include "query/ask/names.hpp"

namespace entente::cli {

Result<NodeId> find_node(const std::string& name, const GraphView& view) {
  const query::Names names(view);
  auto found = names.find(name);
  if (found.size() > 1) {
    const auto people = names.find(name, LabelSet{NodeLabel::Person});
    if (people.size() == 1) found = people;
  }
  if (found.size() == 1) return found.front();
  Error error{.kind = ErrorKind::NotFound, .message = {}};
  if (found.empty()) {
    const auto near = names.near(name, {}, 1);
    error.message = "nothing in the graph is named \"" + name + "\"";
    error.hint =
        near.empty() ? "`entente entities STORE` lists the names" : "did you mean " + near.front().name + "?";
    return fail(std::move(error));
  }
  error.message = "\"" + name + "\" may be any of:";
  for (const NodeId node : found) error.message += " " + node_text(node, view);
  error.hint = "write the whole name";
  return fail(std::move(error));
}

}  // namespace entente::cli
