#include "cli/decide_entities.hpp"

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/print/print_error.hpp"
#include "cli/print/result_format.hpp"
#include "cli/terminal.hpp"
#include "ingest/identity/resolve_names.hpp"
#include "ingest/load/decide_names.hpp"

namespace entente::cli {

namespace {

std::string verdict_name(ingest::Verdict verdict) {
  switch (verdict) {
    case ingest::Verdict::Same:
      return "same";
    case ingest::Verdict::NotSame:
      return "not same";
    case ingest::Verdict::Undecided:
      break;
  }
  return "undecided";
}

Result<void> decide(Store& store, const std::string& label, const std::vector<std::string>& names,
                    ingest::Verdict verdict) {
  if (auto begun = store.begin(); !begun) return begun;
  auto done = ingest::decide_names(store, label, names[0], names[1], verdict);
  if (done) done = store.commit();
  if (!done) static_cast<void>(store.rollback());
  return done;
}

}  // namespace

int print_decisions(const std::string& path, const std::string& format) {
  auto store = Store::open(path, OpenMode::Read);
  if (!store) return failed(store.error());
  const auto pairs = ingest::explain_names(*store);
  if (!pairs) return failed(pairs.error());
  query::ResultTable table;
  table.columns = {"label", "name", "other", "verdict", "why"};
  for (const ingest::NamePair& pair : *pairs)
    table.rows.push_back({pair.label, pair.a, pair.b, verdict_name(pair.verdict), pair.reason});
  const Terminal out = terminal();
  const Layout layout{
      .format = format.empty() ? (out.output ? Format::Table : Format::Jsonl) : *format_named(format),
      .width = out.output ? out.width : 0,
      .color = out.color_output};
  print_result(table, static_cast<const Store&>(*store).graph(), layout, write_output);
  return finish_output(kDone);
}

int decide_entities(const std::string& path, const std::string& label, const std::vector<std::string>& names,
                    ingest::Verdict verdict) {
  if (names.size() != 2)
    return wrong_usage("entities", "two names are needed, " + std::to_string(names.size()) + " given",
                       "as in: entente entities news.kg --same 'Joe Biden' 'Joseph R. Biden'");
  auto store = Store::open(path, OpenMode::Write);
  if (!store) return failed(store.error());
  if (auto done = decide(*store, label, names, verdict); !done) return failed(done.error());
  const Graph& graph = static_cast<const Store&>(*store).graph();
  write_output(names[0] + " and " + names[1] + ": " + verdict_name(verdict) + "; " + path + ": " +
               counted(graph.node_count(), "node") + ", " + counted(graph.edge_count(), "edge") + "\n");
  return finish_output(kDone);
}

}  // namespace entente::cli
