// Functions of nodes, edges and paths, and the evidence behind an edge.
#include <algorithm>

#include "query/expression/nodes.hpp"
#include "query/functions/registry.hpp"

namespace entente::query {
namespace {

using Arguments = std::span<const Value>;

Value id(Arguments arguments, EvalContext& context) {
  const Value& x = arguments[0];
  if (x.is(ValueKind::Node)) return Value(std::int64_t{x.node().number});
  if (x.is(ValueKind::Edge)) return Value(std::int64_t{x.edge().number});
  return refuse_type(context, "id", "a node or an edge", x);
}

Value element_id(Arguments arguments, EvalContext& context) {
  const Value& x = arguments[0];
  if (x.is(ValueKind::Node)) return Value("n" + std::to_string(x.node().number));
  if (x.is(ValueKind::Edge)) return Value("e" + std::to_string(x.edge().number));
  return refuse_type(context, "elementId", "a node or an edge", x);
}

Value labels(Arguments arguments, EvalContext& context) {
  const Value& x = arguments[0];
  if (!x.is(ValueKind::Node)) return refuse_type(context, "labels", "a node", x);
  if (!check_alive(x.node(), context, {})) return {};
  List list;
  for (const LabelId label : context.view->labels_of(x.node()))
    list.emplace_back(context.view->labels().text(label));
  return Value(std::move(list));
}

/// Also of an edge that the statement has deleted.
Value type(Arguments arguments, EvalContext& context) {
  const Value& x = arguments[0];
  if (!x.is(ValueKind::Edge)) return refuse_type(context, "type", "an edge", x);
  return Value(context.view->types().text(context.view->ends(x.edge()).type));
}

Value start_node(Arguments arguments, EvalContext& context) {
  const Value& x = arguments[0];
  if (!x.is(ValueKind::Edge)) return refuse_type(context, "startNode", "an edge", x);
  return Value(context.view->ends(x.edge()).from);
}

Value end_node(Arguments arguments, EvalContext& context) {
  const Value& x = arguments[0];
  if (!x.is(ValueKind::Edge)) return refuse_type(context, "endNode", "an edge", x);
  return Value(context.view->ends(x.edge()).to);
}

bool has_properties(const Value& x) {
  return x.is(ValueKind::Node) || x.is(ValueKind::Edge) || x.is(ValueKind::Map);
}

Value keys(Arguments arguments, EvalContext& context) {
  if (!has_properties(arguments[0]))
    return refuse_type(context, "keys", "a node, an edge or a map", arguments[0]);
  List list;
  for (const auto& [key, value] : properties_of(arguments[0], context)) list.emplace_back(key);
  return Value(std::move(list));
}

Value properties(Arguments arguments, EvalContext& context) {
  if (!has_properties(arguments[0]))
    return refuse_type(context, "properties", "a node, an edge or a map", arguments[0]);
  return Value(properties_of(arguments[0], context));
}

Value nodes(Arguments arguments, EvalContext& context) {
  if (!arguments[0].is(ValueKind::Path)) return refuse_type(context, "nodes", "a path", arguments[0]);
  const auto& ids = arguments[0].path().nodes;
  return Value(List(ids.begin(), ids.end()));
}

Value relationships(Arguments arguments, EvalContext& context) {
  if (!arguments[0].is(ValueKind::Path)) return refuse_type(context, "relationships", "a path", arguments[0]);
  const auto& ids = arguments[0].path().edges;
  return Value(List(ids.begin(), ids.end()));
}

Value length(Arguments arguments, EvalContext& context) {
  if (!arguments[0].is(ValueKind::Path)) return refuse_type(context, "length", "a path", arguments[0]);
  return Value(static_cast<std::int64_t>(arguments[0].path().edges.size()));
}

Value exists(Arguments arguments, EvalContext&) { return Value(!arguments[0].is_null()); }

Value as_map(const Evidence& evidence) {
  Map map;
  map.emplace("document", Value(evidence.document));
  map.emplace("date", evidence.date ? Value(*evidence.date) : Value());
  map.emplace("sentence", Value(evidence.sentence));
  map.emplace("start", Value(static_cast<std::int64_t>(evidence.start)));
  map.emplace("end", Value(static_cast<std::int64_t>(evidence.end)));
  if (!evidence.reprint_of.empty()) map.emplace("reprint_of", Value(evidence.reprint_of));
  return Value(std::move(map));
}

/// evidence(edge): a list of maps {document, date, sentence, start, end}, and
/// `reprint_of` where the document nearly repeats an earlier one of the list.
Value evidence(Arguments arguments, EvalContext& context) {
  const Value& x = arguments[0];
  if (!x.is(ValueKind::Edge)) return refuse_type(context, "evidence", "an edge", x);
  if (!check_alive(x.edge(), context, {})) return {};
  if (context.evidence == nullptr) {
    return context.fail(Error{.kind = ErrorKind::NotFound,
                              .message = "this graph keeps no evidence",
                              .hint = "ask a store that was built from documents"});
  }
  const auto found = context.evidence->evidence(x.edge());
  if (!found) return context.fail(found.error());
  List list;
  std::uint64_t bytes = 0;
  for (const Evidence& one : *found) {
    list.push_back(as_map(one));
    bytes += one.sentence.size() + 256;
  }
  return context.charge(found->size(), bytes) ? Value(std::move(list)) : Value();
}

/// is_named(node, text): whether the text is its name or one of its aliases, case, accents and spaces folded.
Value is_named(Arguments arguments, EvalContext& context) {
  if (!arguments[0].is(ValueKind::Node)) return refuse_type(context, "is_named", "a node", arguments[0]);
  if (!arguments[1].is(ValueKind::String)) return refuse_type(context, "is_named", "a string", arguments[1]);
  if (!check_alive(arguments[0].node(), context, {})) return {};
  const std::vector<NodeId> named = context.view->find_by_alias(arguments[1].string());
  return Value(std::binary_search(named.begin(), named.end(), arguments[0].node()));
}

constexpr Function kFunctions[] = {
    {"elementid", element_id},
    {"endnode", end_node},
    {"evidence", evidence},
    {"exists", exists, false},
    {"id", id},
    {"is_named", is_named},
    {"keys", keys},
    {"labels", labels},
    {"length", length},
    {"nodes", nodes},
    {"properties", properties},
    {"relationships", relationships},
    {"startnode", start_node},
    {"type", type},
};

}  // namespace

std::span<const Function> graph_functions() { return kFunctions; }

}  // namespace entente::query
