// entente search: the documents that hold some words, the sentences where they stand, and the facts they
// gave.
#include <memory>

#include "cli/commands.hpp"
#include "cli/print/print_error.hpp"
#include "cli/print/print_found.hpp"
#include "cli/terminal.hpp"
#include "graph/search/search_result.hpp"
#include "graph/search/text_query.hpp"

namespace entente::cli {

namespace {

struct SearchOptions {
  std::string store;
  std::vector<std::string> words;
  std::optional<std::uint64_t> limit;
  bool json = false;
};

int run_search(const SearchOptions& options) {
  std::string text;
  for (const std::string& word : options.words) text += (text.empty() ? "" : " ") + word;
  const auto query = parse_text_query(text);
  if (!query) return failed(query.error(), text, "words");
  const auto store = Store::open(options.store, OpenMode::Read);
  if (!store) return failed(store.error());
  constexpr std::uint64_t kDocuments = 10;
  const std::uint64_t limit = options.limit.value_or(kDocuments);
  const auto found =
      store->search(*query, limit == 0 ? std::size_t{1} << 30U : static_cast<std::size_t>(limit));
  if (!found) return failed(found.error());
  const Terminal out = terminal();
  const auto printed =
      options.json
          ? print_found_json(*found, *store, write_output)
          : print_found(*found, *store, {.width = out.output ? out.width : 0, .color = out.color_output},
                        write_output);
  if (!printed) return failed(printed.error());
  return finish_output(kDone);
}

}  // namespace

void add_search(CommandLine& line) {
  auto options = std::make_shared<SearchOptions>();
  line.add("search", "Find documents by their words, with sentences and the facts they gave")
      .positional("STORE", options->store, "The store, as news.kg")
      .positionals(
          "WORDS", options->words,
          "Words that must all be there, \"a phrase\", minist* for beginnings, one OR other, -without")
      .option("--limit", "N", options->limit, "Documents shown (default: 10; 0 shows all)")
      .flag("--json", options->json, "One JSON object a document, with all byte offsets")
      .example("entente search news.kg 'Astana \"strategic partnership\"'")
      .example("entente search news.kg 'tariff* OR sanction* -steel' --limit 3")
      .action([options] { return run_search(*options); });
}

}  // namespace entente::cli
