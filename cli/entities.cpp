// entente entities: the names in a store with their other spellings, found by their start or misspelt.
#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>

#include "cli/commands.hpp"
#include "cli/decide_entities.hpp"
#include "cli/print/display_width.hpp"
#include "cli/print/print_error.hpp"
#include "cli/print/result_format.hpp"
#include "cli/session.hpp"
#include "cli/terminal.hpp"
#include "graph/schema.hpp"
#include "ingest/document.hpp"
#include "query/ask/names.hpp"

namespace entente::cli {

namespace {

struct EntitiesOptions {
  std::string store;
  std::vector<std::string> names;
  std::string label = "Person";
  bool same = false;
  bool not_same = false;
  bool undecided = false;
  bool decisions = false;
  std::string format;
  std::optional<std::uint64_t> limit;
};

std::vector<NodeId> all_nodes(const GraphView& view, const query::Names& names) {
  std::vector<std::pair<std::string, NodeId>> found;
  NodeScan scan = view.scan();
  std::array<NodeId, 256> batch;
  while (const std::size_t count = scan.next(batch)) {
    for (std::size_t i = 0; i < count; ++i) found.emplace_back(names.name_of(batch[i]), batch[i]);
  }
  std::sort(found.begin(), found.end());
  std::vector<NodeId> nodes;
  nodes.reserve(found.size());
  for (const auto& [name, node] : found) nodes.push_back(node);
  return nodes;
}

query::ResultTable entity_table(const std::vector<NodeId>& nodes, const GraphView& view,
                                const query::Names& names) {
  query::ResultTable table;
  table.columns = {"name", "label", "aliases", "edges"};
  const auto aliases = view.keys().find("aliases");
  for (const NodeId node : nodes) {
    const auto labels = view.labels_of(node);
    table.rows.push_back({names.name_of(node),
                          labels.empty() ? Value() : Value(view.labels().text(labels.front())),
                          aliases ? view.property(node, *aliases) : Value(),
                          static_cast<std::int64_t>(view.degree(node, Direction::Any))});
  }
  return table;
}

int list_entities(const EntitiesOptions& options) {
  const auto session = Session::open(options.store);
  if (!session) return failed(session.error());
  const GraphView& view = session->view();
  const query::Names names(view);
  std::vector<NodeId> nodes;
  const auto limit =
      static_cast<std::size_t>(options.limit.value_or(options.names.empty() ? UINT32_MAX : 20));
  if (options.names.empty()) {
    nodes = all_nodes(view, names);
    if (nodes.size() > limit) nodes.resize(limit);
  } else {
    for (const auto& near : names.complete(options.names.front(), limit)) nodes.push_back(near.node);
  }
  const Terminal out = terminal();
  const Layout layout{.format = options.format.empty() ? (out.output ? Format::Table : Format::Jsonl)
                                                       : *format_named(options.format),
                      .width = out.output ? out.width : 0,
                      .color = out.color_output};
  if (nodes.empty() && !options.names.empty())
    std::fprintf(stderr, "note: no name in %s starts with or looks like \"%s\"\n",
                 printable(options.store).c_str(), printable(options.names.front()).c_str());
  print_result(entity_table(nodes, view, names), view, layout, write_output);
  return finish_output(kDone);
}

std::vector<std::string> node_labels() {
  std::vector<std::string> labels;
  for (int i = 0; i < static_cast<int>(kNodeLabelCount); ++i)
    labels.emplace_back(ingest::entity_type_name(static_cast<ingest::EntityType>(i)));
  return labels;
}

int run_entities(const EntitiesOptions& options) {
  using ingest::Verdict;
  if (int{options.same} + int{options.not_same} + int{options.undecided} + int{options.decisions} > 1)
    return wrong_usage("entities", "--same, --not-same, --undecided and --decisions exclude each other",
                       "give one of them");
  if (options.decisions) return print_decisions(options.store, options.format);
  if (options.same || options.not_same || options.undecided) {
    const Verdict verdict = options.same       ? Verdict::Same
                            : options.not_same ? Verdict::NotSame
                                               : Verdict::Undecided;
    return decide_entities(options.store, options.label, options.names, verdict);
  }
  if (options.names.size() > 1)
    return wrong_usage("entities", "one NAME is looked up at a time",
                       "put a name of several words in quotes");
  return list_entities(options);
}

}  // namespace

void add_entities(CommandLine& line) {
  auto options = std::make_shared<EntitiesOptions>();
  line.add("entities", "List names with their other spellings, find one, join or part two")
      .positional("STORE", options->store, "The store, as news.kg")
      .positionals("NAME", options->names, "The start of a name, or a name misspelt; none lists all",
                   Command::Need::Optional)
      .flag("--same", options->same, "Two NAMEs are one: join them, and keep them joined")
      .flag("--not-same", options->not_same, "Two NAMEs are two: part them, and keep them apart")
      .flag("--undecided", options->undecided, "Take back what was said of two NAMEs")
      .flag("--decisions", options->decisions, "List what is thought of alike names, and why")
      .choice("--label", node_labels(), options->label, "The label of the two NAMEs (default Person)")
      .choice("--format", format_names(), options->format,
              "How to print (a table on a terminal, jsonl into a pipe)")
      .option("--limit", "N", options->limit, "Names printed (default 20 of a NAME, else all)")
      .example("entente entities news.kg Tok")
      .example("entente entities news.kg --same 'Joe Biden' 'Joseph R. Biden'")
      .action([options] { return run_entities(*options); });
}

}  // namespace entente::cli
