// entente evaluate-links: forecasts a benchmark by the standard protocol, with the recurrency baseline
// beside.
#include "graph/recommend/evaluate_links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "cli/commands.hpp"
#include "cli/print/print_error.hpp"
#include "cli/print/result_format.hpp"
#include "cli/terminal.hpp"
#include "graph/graph.hpp"

namespace entente::cli {

namespace {

struct EvaluateOptions {
  std::string folder;
  std::string format = "table";
  bool multi_step = false;
  bool by_relation = false;
  std::optional<std::uint64_t> threads;
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

query::ResultTable relation_table(const recommend::MethodScores& method,
                                  const recommend::TemporalDataset& data) {
  query::ResultTable table;
  table.columns = {"relation", "MRR", "Hits@1", "Hits@3", "Hits@10", "queries"};
  for (std::size_t i = 0; i < method.test_by_relation.size(); ++i) {
    const auto& scores = method.test_by_relation[i];
    if (scores.queries == 0) continue;
    const std::size_t relation = data.relations > 0 ? i % data.relations : i;
    std::string name =
        relation < data.relation_names.size() ? data.relation_names[relation] : std::to_string(relation);
    if (i >= data.relations) name += " (inverse)";
    std::vector<Value> row = {Value(name)};
    add_scores(row, scores);
    row.emplace_back(static_cast<std::int64_t>(scores.queries));
    table.rows.push_back(std::move(row));
  }
  return table;
}

int run_evaluate(const EvaluateOptions& options) {
  const auto data = recommend::read_temporal_dataset(options.folder);
  if (!data) {
    print_error(data.error());
    return kFailed;
  }
  recommend::EvaluationOptions evaluation;
  evaluation.single_step = !options.multi_step;
  evaluation.threads = static_cast<unsigned>(std::min<std::uint64_t>(options.threads.value_or(0), 1024));
  const auto methods = recommend::evaluate_links(*data, evaluation);
  const Terminal out = terminal();
  const Graph none;
  const Layout layout{.format = *format_named(options.format),
                      .width = out.output ? out.width : 0,
                      .color = out.color_output,
                      .footer = false};
  print_result(whole_table(methods), none, layout, write_output);
  if (options.by_relation && !methods.empty()) {
    write_output("\n");
    print_result(relation_table(methods.front(), *data), none, layout, write_output);
  }
  return finish_output(kDone);
}

}  // namespace

void add_evaluate_links(CommandLine& line) {
  auto options = std::make_shared<EvaluateOptions>();
  line.add("evaluate-links", "Forecast a benchmark of dated links, beside the recurrency baseline")
      .positional("FOLDER", options->folder,
                  "With train.txt, valid.txt and test.txt: subject, relation, object, time")
      .flag("--multi-step", options->multi_step, "Forecast all test steps from the training span alone")
      .flag("--by-relation", options->by_relation, "Scores of each relation too")
      .choice("--format", format_names(), options->format, "How to print (default table)")
      .option("--threads", "N", options->threads, "Threads (default: one a core)")
      .example("entente evaluate-links icews14/")
      .action([options] { return run_evaluate(*options); });
}

}  // namespace entente::cli
