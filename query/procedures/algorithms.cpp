// Graph algorithms as procedures. Each takes a map that says which part of the graph counts and how to
// compute, and gives a row for each node, in order of nodes; sort and limit in the query.
#include <fmt/format.h>

#include <algorithm>

#include "graph/algorithms/centrality.hpp"
#include "graph/algorithms/cohesion.hpp"
#include "graph/algorithms/components.hpp"
#include "graph/algorithms/similarity.hpp"
#include "query/procedures/builtin.hpp"

namespace entente::query {
namespace {

using Rows = Procedure::FlatRows;

Error wrong_option(std::string_view key, std::string_view wanted, const Value& found) {
  return {.kind = ErrorKind::TypeError,
          .message = fmt::format("option {} needs {}, found {}", key, wanted, value_kind_name(found.kind())),
          .hint = "write for example {label: 'Person', type: 'MET'}",
          .detail = "InvalidArgumentType"};
}

/// The options of one call. Unknown keys are errors, so that a slip does not change the answer silently.
class Options {
 public:
  static Result<Options> read(const std::vector<Value>& arguments, std::size_t at,
                              const std::vector<std::string_view>& own) {
    Options options;
    if (arguments.size() <= at || arguments[at].is_null()) return options;
    if (!arguments[at].is(ValueKind::Map)) return fail(wrong_option("map", "a map", arguments[at]));
    options.values_ = arguments[at].map();
    for (const auto& [key, value] : options.values_) {
      const bool known = key == "label" || key == "type" || key == "types" ||
                         std::find(own.begin(), own.end(), key) != own.end();
      if (known) continue;
      std::string all = "label, type, types";
      for (const auto name : own) all += fmt::format(", {}", name);
      return fail(Error{.kind = ErrorKind::ArgumentError,
                        .message = fmt::format("there is no option {}", key),
                        .hint = "options are " + all,
                        .detail = "InvalidArgumentValue"});
    }
    return options;
  }

  Result<double> number(std::string_view key, double otherwise) const {
    const auto found = values_.find(key);
    if (found == values_.end() || found->second.is_null()) return otherwise;
    if (!found->second.is_number()) return fail(wrong_option(key, "a number", found->second));
    return found->second.number();
  }
  Result<std::uint32_t> count(std::string_view key, std::uint32_t otherwise) const {
    const auto found = values_.find(key);
    if (found == values_.end() || found->second.is_null()) return otherwise;
    if (!found->second.is(ValueKind::Integer) || found->second.integer() < 0 ||
        found->second.integer() > 1'000'000) {
      return fail(wrong_option(key, "an integer from 0 to 1000000", found->second));
    }
    return static_cast<std::uint32_t>(found->second.integer());
  }
  Result<std::string> text(std::string_view key, std::string otherwise) const {
    const auto found = values_.find(key);
    if (found == values_.end() || found->second.is_null()) return otherwise;
    if (!found->second.is(ValueKind::String)) return fail(wrong_option(key, "a string", found->second));
    return found->second.string();
  }
  /// Nothing where the label, or every type, is unknown to the graph: then no node counts.
  Result<std::optional<Selection>> selection(const GraphView& view) const {
    Selection selection;
    const auto label = text("label", "");
    if (!label) return fail(label.error());
    if (!label->empty()) {
      selection.label = view.labels().find(*label);
      if (!selection.label) return std::nullopt;
    }
    std::vector<Value> names;
    for (const std::string_view key : {"type", "types"}) {
      const auto found = values_.find(key);
      if (found == values_.end()) continue;
      if (found->second.is(ValueKind::List)) {
        names.insert(names.end(), found->second.list().begin(), found->second.list().end());
      } else {
        names.push_back(found->second);
      }
    }
    for (const Value& name : names) {
      if (!name.is(ValueKind::String)) return fail(wrong_option("types", "edge types as strings", name));
      const auto type = view.types().find(name.string());
      // A type that is nowhere used selects no edge, but keeps the nodes.
      selection.types.push_back(type.value_or(TypeId(static_cast<std::uint32_t>(view.types().size()))));
    }
    return selection;
  }

 private:
  Map values_;
};

template <class T>
Rows rows_of(const NodeValues<T>& result) {
  Rows rows;
  rows.reserve(2 * result.nodes.size());
  for (std::size_t i = 0; i < result.nodes.size(); ++i) {
    if constexpr (std::is_floating_point_v<T>) {
      rows.insert(rows.end(), {Value(result.nodes[i]), Value(static_cast<double>(result.values[i]))});
    } else {
      rows.insert(rows.end(), {Value(result.nodes[i]), Value(static_cast<std::int64_t>(result.values[i]))});
    }
  }
  return rows;
}

using Run = std::function<Result<Rows>(const GraphView&, const Selection&, const Options&)>;

void add(const GraphView& view, std::vector<BuiltinProcedure>& procedures, std::string name,
         std::vector<Procedure::Field> outputs, std::vector<std::string_view> own, Run run) {
  Procedure procedure{
      .name = std::move(name), .inputs = {{"options", "ANY?"}}, .outputs = std::move(outputs), .call = {}};
  procedure.call_stoppable = [&view, own = std::move(own), run = std::move(run)](
                                 const std::vector<Value>& arguments,
                                 const std::function<bool()>& stop) -> Result<Rows> {
    auto options = Options::read(arguments, 0, own);
    if (!options) return fail(options.error());
    auto selection = options->selection(view);
    if (!selection) return fail(selection.error());
    if (!*selection) return Rows();
    (*selection)->stop = stop;
    return run(view, **selection, *options);
  };
  procedures.push_back({.procedure = std::move(procedure), .optional_inputs = 1});
}

/// An algorithm without options of its own.
template <class Algorithm>
Run plain(Algorithm algorithm) {
  return [algorithm](const GraphView& view, const Selection& selection, const Options&) -> Result<Rows> {
    return rows_of(algorithm(view, selection));
  };
}

Result<Rows> run_degree(const GraphView& view, const Selection& selection, const Options& options) {
  const auto direction = options.text("direction", "any");
  if (!direction) return fail(direction.error());
  if (*direction == "out") return rows_of(degrees(view, selection, Direction::Out));
  if (*direction == "in") return rows_of(degrees(view, selection, Direction::In));
  if (*direction == "any") return rows_of(degrees(view, selection, Direction::Any));
  return fail(Error{.kind = ErrorKind::ArgumentError,
                    .message = fmt::format("there is no direction '{}'", *direction),
                    .hint = "use 'out', 'in' or 'any'",
                    .detail = "InvalidArgumentValue"});
}

Result<Rows> run_page_rank(const GraphView& view, const Selection& selection, const Options& options) {
  const auto damping = options.number("damping", 0.85), tolerance = options.number("tolerance", 0.0);
  const auto iterations = options.count("iterations", 20);
  if (!damping) return fail(damping.error());
  if (!tolerance) return fail(tolerance.error());
  if (!iterations) return fail(iterations.error());
  if (!(*damping >= 0.0 && *damping < 1.0)) {
    return fail(Error{.kind = ErrorKind::ArgumentError,
                      .message = "option damping must be from 0 up to but without 1",
                      .detail = "NumberOutOfRange"});
  }
  return rows_of(
      page_rank(view, selection, {.damping = *damping, .iterations = *iterations, .tolerance = *tolerance}));
}

Rows component_rows(const Components& components) {
  Rows rows;
  const auto& of = components.component_of;
  rows.reserve(3 * of.nodes.size());
  for (std::size_t i = 0; i < of.nodes.size(); ++i) {
    rows.insert(rows.end(), {Value(of.nodes[i]), Value(std::int64_t{of.values[i]}),
                             Value(std::int64_t{components.sizes[of.values[i]]})});
  }
  return rows;
}

Result<Rows> run_component_sizes(const GraphView& view, const Selection& selection, const Options&) {
  Rows rows;
  const Components components = connected_components(view, selection);
  for (std::size_t i = 0; i < components.sizes.size(); ++i) {
    rows.insert(rows.end(), {Value(static_cast<std::int64_t>(i)), Value(std::int64_t{components.sizes[i]})});
  }
  return rows;
}

Result<Rows> run_communities(const GraphView& view, const Selection& selection, const Options& options) {
  const auto resolution = options.number("resolution", 1.0);
  if (!resolution) return fail(resolution.error());
  if (!(*resolution > 0.0)) {
    return fail(Error{.kind = ErrorKind::ArgumentError,
                      .message = "option resolution must be above 0",
                      .detail = "NumberOutOfRange"});
  }
  return rows_of(louvain(view, selection, *resolution).community_of);
}

Result<Procedure::Rows> run_similar(const GraphView& view, const std::vector<Value>& arguments) {
  auto options = Options::read(arguments, 1, {"by", "limit", "neighbours"});
  if (!options) return fail(options.error());
  const auto selection = options->selection(view);
  const auto by = options->text("by", "adamic_adar");
  const auto limit = options->count("limit", 10);
  if (!selection) return fail(selection.error());
  if (!by) return fail(by.error());
  if (!limit) return fail(limit.error());
  if (arguments[0].is_null() || !*selection) return Procedure::Rows();
  if (!arguments[0].is(ValueKind::Node)) return fail(wrong_option("node", "a node", arguments[0]));
  SimilarityOrder order = SimilarityOrder::AdamicAdar;
  if (*by == "jaccard") {
    order = SimilarityOrder::Jaccard;
  } else if (*by == "common") {
    order = SimilarityOrder::Common;
  } else if (*by != "adamic_adar") {
    return fail(Error{.kind = ErrorKind::ArgumentError,
                      .message = fmt::format("there is no similarity '{}'", *by),
                      .hint = "use 'adamic_adar', 'jaccard' or 'common'",
                      .detail = "InvalidArgumentValue"});
  }
  Procedure::Rows rows;
  for (const Similar& one : similar_nodes(view, arguments[0].node(), **selection, order, *limit)) {
    rows.push_back(
        {Value(one.node), Value(std::int64_t{one.common}), Value(one.jaccard), Value(one.adamic_adar)});
  }
  return rows;
}

}  // namespace

void add_algorithms(const GraphView& view, std::vector<BuiltinProcedure>& procedures) {
  const auto per_node = [](std::string column, std::string type) {
    return std::vector<Procedure::Field>{{"node", "NODE?"}, {std::move(column), std::move(type)}};
  };
  const std::vector<Procedure::Field> of_component{
      {"node", "NODE?"}, {"component", "INTEGER?"}, {"size", "INTEGER?"}};
  add(view, procedures, "degree", per_node("degree", "INTEGER?"), {"direction"}, run_degree);
  add(view, procedures, "pagerank", per_node("score", "FLOAT?"), {"damping", "iterations", "tolerance"},
      run_page_rank);
  add(view, procedures, "closeness", per_node("score", "FLOAT?"), {},
      plain([](auto&... a) { return closeness(a...); }));
  add(view, procedures, "betweenness", per_node("score", "FLOAT?"), {},
      plain([](auto&... a) { return betweenness(a...); }));
  add(view, procedures, "triangles", per_node("triangles", "INTEGER?"), {},
      plain([](auto&... a) { return triangles(a...); }));
  add(view, procedures, "clustering", per_node("score", "FLOAT?"), {},
      plain([](auto&... a) { return local_clustering(a...); }));
  add(view, procedures, "kcore", per_node("core", "INTEGER?"), {},
      plain([](auto&... a) { return core_numbers(a...); }));
  add(view, procedures, "communities", per_node("community", "INTEGER?"), {"resolution"}, run_communities);
  add(view, procedures, "components", of_component, {},
      [](const GraphView& v, const Selection& s, const Options&) -> Result<Rows> {
        return component_rows(connected_components(v, s));
      });
  add(view, procedures, "strong_components", of_component, {},
      [](const GraphView& v, const Selection& s, const Options&) -> Result<Rows> {
        return component_rows(strong_components(v, s));
      });
  add(view, procedures, "component_sizes", {{"component", "INTEGER?"}, {"size", "INTEGER?"}}, {},
      run_component_sizes);
  procedures.push_back({.procedure = {.name = "similar",
                                      .inputs = {{"node", "ANY?"}, {"options", "ANY?"}},
                                      .outputs = {{"node", "NODE?"},
                                                  {"common", "INTEGER?"},
                                                  {"jaccard", "FLOAT?"},
                                                  {"adamic_adar", "FLOAT?"}},
                                      .call =
                                          [&view](const std::vector<Value>& arguments) {
                                            return run_similar(view, arguments);
                                          }},
                        .optional_inputs = 1});
}

}  // namespace entente::query
