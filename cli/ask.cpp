// entente ask: plain questions, answered with dates, places and sentences, and the Cypher they stand for.
#include "query/ask/ask.hpp"

#include <algorithm>
#include <cstdio>
#include <memory>

#include "cli/commands.hpp"
#include "cli/limits.hpp"
#include "cli/print/print_answer.hpp"
#include "cli/print/print_error.hpp"
#include "cli/session.hpp"
#include "cli/terminal.hpp"

namespace entente::cli {

namespace {

struct AskOptions {
  std::string store;
  std::vector<std::string> questions;
  std::string format = "text";
  bool cypher = false;
  bool examples = false;
  std::optional<std::uint64_t> limit;
  LimitOptions limits;
};

constexpr std::uint64_t kUsualLimit = 20;

// Words without quotes around them are one question.
std::vector<std::string> whole_questions(const std::vector<std::string>& given) {
  const bool words = std::none_of(given.begin(), given.end(),
                                  [](const std::string& g) { return g.find(' ') != std::string::npos; });
  if (given.size() < 2 || !words) return given;
  std::string joined;
  for (const auto& word : given) joined += (joined.empty() ? "" : " ") + word;
  return {joined};
}

Result<void> answer(const AskOptions& options, const query::AskedQuery& asked, Session& session,
                    const query::Limits& limits) {
  if (options.cypher) {
    write_output(query::with_literals(asked) + "\n");
    return {};
  }
  auto table = session.run(asked.cypher, asked.parameters, limits);
  if (!table) return fail(table.error());
  const Terminal out = terminal();
  if (options.format != "text") {
    auto full = with_evidence(*table, session.store());
    if (!full) return fail(full.error());
    const Layout layout{.format = *format_named(options.format),
                        .width = out.output ? out.width : 0,
                        .color = out.color_output};
    print_result(*full, session.view(), layout, write_output);
    return {};
  }
  write_output(styled("Cypher: " + query::with_literals(asked), Style::Dim, out.color_output) + "\n");
  const AnswerLayout layout{.width = out.output ? out.width : 0,
                            .color = out.color_output,
                            .limit = options.limit.value_or(kUsualLimit)};
  return print_answer(asked, *table, session.view(), session.store(), layout, write_output);
}

int run_ask(const AskOptions& options) {
  if (options.examples) {
    for (const auto& example : query::question_examples()) write_output(example + "\n");
    return finish_output(kDone);
  }
  if (options.store.empty() || options.questions.empty()) {
    return wrong_usage("ask", "a STORE and a QUESTION are needed",
                       "as in: entente ask news.kg 'who met Xi Jinping in 2023?'");
  }
  const auto limits = limits_from(options.limits);
  if (!limits) return wrong_usage("ask", limits.error().message, limits.error().hint);
  auto session = Session::open(options.store);
  if (!session) return failed(session.error());
  query::Asker asker(session->view());
  bool first = true;
  for (const std::string& question : whole_questions(options.questions)) {
    if (!first && options.format == "text" && !options.cypher) write_output("\n");
    first = false;
    const auto asked = asker.ask(question);
    if (!asked) return failed(asked.error(), question, "question");
    if (const auto answered = answer(options, *asked, *session, *limits); !answered)
      return failed(answered.error(), asked->cypher, "the question's Cypher");
  }
  return finish_output(kDone);
}

}  // namespace

void add_ask(CommandLine& line) {
  auto options = std::make_shared<AskOptions>();
  std::vector<std::string> formats = format_names();
  formats.insert(formats.begin(), "text");
  Command& command = line.add("ask", "Answer a plain question, with the sentences that say so");
  command.positional("STORE", options->store, "The store, as news.kg", Command::Need::Optional)
      .positionals("QUESTION", options->questions,
                   "The question; further ones may go on from it (and in 2024?)", Command::Need::Optional)
      .flag("--cypher", options->cypher,
            "Print the openCypher that the question stands for, and do not run it")
      .flag("--examples", options->examples, "Print an example of each kind of question")
      .choice("--format", formats, options->format, "How to print (default text)")
      .option("--limit", "N", options->limit, "Answers printed (default 20; 0: all)");
  add_limit_options(command, options->limits);
  command.example("entente ask news.kg 'who met Xi Jinping in 2023?' 'and in 2024?'")
      .example("entente ask news.kg 'how are Xi Jinping and Emmanuel Macron linked?'")
      .action([options] { return run_ask(*options); });
}

}  // namespace entente::cli
