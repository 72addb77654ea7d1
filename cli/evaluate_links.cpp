// entente evaluate-links: forecasts a benchmark, or what a store holds after a date, by the standard
// protocol, with recurrence and popularity beside.
#include "graph/recommend/evaluate_links.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>

#include "cli/commands.hpp"
#include "cli/print/print_error.hpp"
#include "cli/print/result_format.hpp"
#include "cli/session.hpp"
#include "cli/terminal.hpp"
#include "graph/graph.hpp"
#include "graph/recommend/dated_facts.hpp"
#include "graph/recommend/evaluate_new_links.hpp"

namespace entente::cli {

namespace {

struct EvaluateOptions {
  std::string source;  // a folder or a store
  std::string as_of;
  std::string type = "MET";
  std::string format = "table";
  bool multi_step = false;
  bool by_relation = false;
  std::optional<std::uint64_t> threads;
  std::optional<std::uint64_t> step;
};

double rounded(double score) { return std::round(score * 10000) / 10000; }

void add_scores(std::vector<Value>& row, const recommend::LinkScores& scores) {
  for (const double score : {scores.mrr, scores.hits1, scores.hits3, scores.hits10})
    row.emplace_back(rounded(score));
}

query::ResultTable whole_table(const std::vector<recommend::MethodScores>& methods) {
  query::ResultTable table;
  table.columns = {"method", "split", "MRR", "Hits@1", "Hits@3", "Hits@10", "queries", "seconds"};
  for (const auto& method : methods) {
    for (const bool test : {false, true}) {
      const recommend::LinkScores& scores = test ? method.test : method.valid;
      std::vector<Value> row = {method.method, test ? "test" : "valid"};
      add_scores(row, scores);
      row.emplace_back(static_cast<std::int64_t>(scores.queries));
      row.push_back(test ? Value(rounded(method.seconds)) : Value());
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

// Ours, and beside it what the simple methods score on the same queries: a mean hides relations that they
// win.
query::ResultTable relation_table(const std::vector<recommend::MethodScores>& methods,
                                  const recommend::TemporalDataset& data) {
  query::ResultTable table;
  table.columns = {"relation", "MRR", "Hits@1", "Hits@3", "Hits@10"};
  for (std::size_t i = 1; i < methods.size(); ++i) table.columns.push_back(methods[i].method + " MRR");
  table.columns.emplace_back("queries");
  for (std::size_t i = 0; i < methods.front().test_by_relation.size(); ++i) {
    const auto& scores = methods.front().test_by_relation[i];
    if (scores.queries == 0) continue;
    const std::size_t relation = data.relations > 0 ? i % data.relations : i;
    std::string name =
        relation < data.relation_names.size() ? data.relation_names[relation] : std::to_string(relation);
    if (i >= data.relations) name += " (inverse)";
    std::vector<Value> row = {Value(name)};
    add_scores(row, scores);
    for (std::size_t m = 1; m < methods.size(); ++m)
      row.emplace_back(rounded(methods[m].test_by_relation[i].mrr));
    row.emplace_back(static_cast<std::int64_t>(scores.queries));
    table.rows.push_back(std::move(row));
  }
  return table;
}

query::ResultTable new_links_table(const std::vector<recommend::NewLinkScores>& methods) {
  query::ResultTable table;
  table.columns = {"first links", "MRR@10", "Hits@1", "Hits@3", "Hits@10", "queries"};
  for (const auto& method : methods) {
    std::vector<Value> row = {Value(method.method)};
    add_scores(row, method.scores);
    row.emplace_back(static_cast<std::int64_t>(method.scores.queries));
    table.rows.push_back(std::move(row));
  }
  return table;
}

class Tables {
 public:
  explicit Tables(const std::string& format) {
    const Terminal out = terminal();
    layout_ = {.format = *format_named(format),
               .width = out.output ? out.width : 0,
               .color = out.color_output,
               .footer = false};
  }
  void print(const query::ResultTable& table) {
    if (printed_) write_output("\n");
    print_result(table, none_, layout_, write_output);
    printed_ = true;
  }

 private:
  const Graph none_;
  Layout layout_;
  bool printed_ = false;
};

void print_scores(const EvaluateOptions& options, const recommend::TemporalDataset& data, Tables& tables) {
  recommend::EvaluationOptions evaluation;
  evaluation.single_step = !options.multi_step;
  evaluation.threads = static_cast<unsigned>(std::min<std::uint64_t>(options.threads.value_or(0), 1024));
  const auto methods = recommend::evaluate_links(data, evaluation);
  tables.print(whole_table(methods));
  if (options.by_relation) tables.print(relation_table(methods, data));
}

// The edges of a store after a date, forecast from those before it.
Result<void> evaluate_store(const EvaluateOptions& options, const Date& as_of, std::uint64_t step,
                            Tables& tables) {
  const auto session = Session::open(options.source);
  if (!session) return fail(session.error());
  const auto data = recommend::split_dated_facts(session->view(), as_of, static_cast<std::int32_t>(step));
  if (!data) return fail(data.error());
  const auto first = recommend::evaluate_new_links(session->view(), {.type = options.type, .as_of = as_of});
  if (!first) return fail(first.error());
  print_scores(options, *data, tables);
  tables.print(new_links_table(*first));
  return {};
}

int run_evaluate(const EvaluateOptions& options) {
  Tables tables(options.format);
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(options.source, ignored)) {
    const auto data = recommend::read_temporal_dataset(options.source);
    if (!data) return failed(data.error());
    print_scores(options, *data, tables);
    return finish_output(kDone);
  }
  if (options.as_of.empty())
    return wrong_usage("evaluate-links",
                       "--as-of is needed to score a store: what comes after it is forecast",
                       "write --as-of 2015-01-01");
  const auto as_of = parse_partial_date(options.as_of);
  if (!as_of)
    return wrong_usage("evaluate-links", "'" + options.as_of + "' is not a date",
                       "write 2024, 2024-07 or 2024-07-02");
  const std::uint64_t step = options.step.value_or(1);
  if (step == 0 || step > 3660)
    return wrong_usage("evaluate-links", "--step is a number of days", "from 1 to 3660");
  if (const auto done = evaluate_store(options, *as_of, step, tables); !done) return failed(done.error());
  return finish_output(kDone);
}

}  // namespace

void add_evaluate_links(CommandLine& line) {
  auto options = std::make_shared<EvaluateOptions>();
  line.add("evaluate-links", "Forecast dated links, beside recurrence and popularity")
      .positional(
          "SOURCE", options->source,
          "A folder with train.txt, valid.txt and test.txt (subject, relation, object, time), or a store")
      .option("--as-of", "DATE", options->as_of,
              "Of a store: forecast its edges after this date from those before")
      .option("--step", "DAYS", options->step, "Of a store: days that are one step of time (default 1)")
      .option("--for", "TYPE", options->type,
              "Of a store: the type whose first links are scored too (default MET)")
      .flag("--multi-step", options->multi_step, "Forecast all test steps from what comes before the first")
      .flag("--by-relation", options->by_relation, "Scores of each relation too")
      .choice("--format", format_names(), options->format, "How to print (default table)")
      .option("--threads", "N", options->threads, "Threads (default: one a core)")
      .example("entente evaluate-links icews14/")
      .example("entente evaluate-links travels.kg --as-of 2015-01-01 --multi-step")
      .action([options] { return run_evaluate(*options); });
}

}  // namespace entente::cli
