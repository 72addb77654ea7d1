// entente recommend: whom the graph suggests that somebody should meet, who is alike, what comes next; with
// reasons.
#include "graph/recommend/recommend.hpp"

#include <fmt/format.h>

#include <memory>

#include "cli/commands.hpp"
#include "cli/find_node.hpp"
#include "cli/print/display_width.hpp"
#include "cli/print/print_answer.hpp"
#include "cli/print/print_error.hpp"
#include "cli/print/value_text.hpp"
#include "cli/session.hpp"
#include "cli/terminal.hpp"
#include "graph/value_print.hpp"

namespace entente::cli {

namespace {

using recommend::Forecast;
using recommend::Recommendation;
using recommend::RecommendOptions;

struct Options {
  std::string store;
  std::string name;
  std::string type = "MET";
  std::string as_of;
  bool similar = false;
  bool missing = false;
  bool next = false;
  std::optional<std::uint64_t> limit;
};

class Printer {
 public:
  explicit Printer(const Session& session) : view_(session.view()), evidence_(session.store()) {
    const Terminal out = terminal();
    layout_.color = out.color_output;
    layout_.width = out.output ? out.width : 0;
    layout_.sentences = 1;
  }

  Result<void> print(const std::vector<Recommendation>& found, bool pairs) {
    if (found.empty()) write_output("Nothing is suggested.\n");
    std::size_t number = 0;
    for (const Recommendation& one : found) {
      const std::string who = (pairs ? printable(node_name(one.subject, view_)) + " and " : std::string()) +
                              printable(node_name(one.node, view_));
      write_output(fmt::format("{}. {}  score {:.3f}\n", ++number, styled(who, Style::Bold, layout_.color),
                               one.score));
      for (const auto& reason : one.reasons) {
        if (auto printed = print_reason(reason); !printed) return printed;
      }
    }
    return {};
  }

  Result<void> print(const std::vector<Forecast>& found) {
    if (found.empty()) write_output("Nothing is forecast.\n");
    std::size_t number = 0;
    for (const Forecast& one : found) {
      const std::string pair =
          printable(node_name(one.subject, view_)) + " and " + printable(node_name(one.object, view_));
      const Date from{.days = one.from_day};
      const Date until{.days = one.from_day + one.horizon_days - 1};
      write_output(fmt::format("{}. {}  {:.0f} % between {} and {}\n", ++number,
                               styled(pair, Style::Bold, layout_.color), one.probability * 100,
                               plain_text(Value(from)), plain_text(Value(until))));
      for (const EdgeId edge : one.history) {
        if (auto printed = print_fact(edge, std::nullopt, view_, evidence_, layout_, write_output); !printed)
          return printed;
      }
    }
    return {};
  }

  void print_popular(const std::vector<NodeId>& popular) {
    if (popular.empty()) return;
    std::string names;
    for (const NodeId node : popular)
      names += (names.empty() ? "" : ", ") + printable(node_name(node, view_));
    write_output("By popularity alone it would be: " + names + "\n");
  }

 private:
  Result<void> print_reason(const recommend::Reason& reason) {
    std::string walk;
    for (const NodeId node : reason.nodes)
      walk += (walk.empty() ? "   via " : " — ") + printable(node_name(node, view_));
    write_output(walk + "\n");
    for (const EdgeId edge : reason.edges) {
      if (auto printed = print_fact(edge, std::nullopt, view_, evidence_, layout_, write_output); !printed)
        return printed;
    }
    return {};
  }

  const GraphView& view_;
  const EvidenceSource& evidence_;
  AnswerLayout layout_;
};

Result<void> run(const Options& given, const Session& session) {
  RecommendOptions options;
  options.type = given.type;
  if (given.limit) options.limit = *given.limit;
  if (!given.as_of.empty()) options.as_of = parse_partial_date(given.as_of);
  const GraphView& view = session.view();
  Printer printer(session);
  if (given.next) {
    auto found = recommend::recommend_next(view, options);
    return found ? printer.print(*found) : fail(found.error());
  }
  if (given.missing) {
    auto found = recommend::recommend_missing(view, options);
    return found ? printer.print(*found, true) : fail(found.error());
  }
  const auto subject = find_node(given.name, view);
  if (!subject) return fail(subject.error());
  if (given.similar) return printer.print(recommend::recommend_similar(view, *subject, options), false);
  auto found = recommend::recommend_partners(view, *subject, options);
  if (!found) return fail(found.error());
  if (auto printed = printer.print(*found, false); !printed) return printed;
  const auto popular = recommend::popular_partners(view, *subject, options);
  if (!popular) return fail(popular.error());
  printer.print_popular(*popular);
  return {};
}

int run_recommend(const Options& given) {
  if (given.name.empty() != (given.missing || given.next)) {
    return wrong_usage("recommend", "give a NAME, or --missing or --next without one",
                       "as in: entente recommend news.kg 'Xi Jinping'");
  }
  if (!given.as_of.empty() && !parse_partial_date(given.as_of))
    return wrong_usage("recommend", "'" + given.as_of + "' is not a date",
                       "write 2024, 2024-07 or 2024-07-02");
  const auto session = Session::open(given.store);
  if (!session) return failed(session.error());
  if (const auto done = run(given, *session); !done) return failed(done.error());
  return finish_output(kDone);
}

}  // namespace

void add_recommend(CommandLine& line) {
  auto options = std::make_shared<Options>();
  line.add("recommend", "Suggest whom somebody should meet, and what comes next, with reasons")
      .positional("STORE", options->store, "The store, as news.kg")
      .positional("NAME", options->name, "For whom", Command::Need::Optional)
      .option("--for", "TYPE", options->type, "The type of edge that is suggested (default MET)")
      .flag("--similar", options->similar, "What is like NAME, by the edges of both")
      .flag("--missing", options->missing, "Pairs over the whole graph whose edge is likely missing")
      .flag("--next", options->next, "Pairs over the whole graph that are expected next, with a probability")
      .option("--as-of", "DATE", options->as_of, "See nothing that is dated later")
      .option("--limit", "N", options->limit, "Suggestions printed (default 10)")
      .example("entente recommend news.kg 'Xi Jinping'")
      .example("entente recommend news.kg --next --as-of 2024-01-01")
      .action([options] { return run_recommend(*options); });
}

}  // namespace entente::cli
