// entente eval: extracts the documents that a folder holds gold for and scores the result.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "cli/commands.hpp"
#include "cli/print/print_error.hpp"
#include "cli/read_source.hpp"
#include "cli/terminal.hpp"
#include "ingest/evaluate/evaluate.hpp"
#include "ingest/language_models.hpp"
#include "ingest/load/extract_all.hpp"
#include "ingest/pipeline.hpp"
#include "ingest/read/read_documents.hpp"

namespace entente::cli {

namespace {

namespace fs = std::filesystem;

struct Item {
  std::string name;
  std::string gold;  ///< path
  std::string text;  ///< path, empty where there is no text: its gold counts as missed
};

/// NAME.json with NAME.txt beside it or in ../../seeds.
Result<std::vector<Item>> find_items(const std::string& folder) {
  std::error_code error;
  std::vector<Item> items;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const fs::path gold = it->path();
    if (gold.extension() != ".json") continue;
    const std::string name = gold.stem().string();
    Item item{name, gold.string(), {}};
    for (const fs::path& text : {fs::path(folder) / (name + ".txt"),
                                 fs::absolute(folder, error) / ".." / ".." / "seeds" / (name + ".txt")}) {
      if (!fs::is_regular_file(text, error)) continue;
      item.text = text.string();
      break;
    }
    items.push_back(std::move(item));
  }
  if (items.empty()) {
    return fail(Error{.kind = ErrorKind::NotFound,
                      .message = "no gold here",
                      .hint = "a folder with NAME.json and NAME.txt for each document",
                      .file = folder});
  }
  std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.name < b.name; });
  return items;
}

/// One a item; empty where the item has no text, or no document is in it.
Result<std::vector<std::optional<ingest::Document>>> read_texts(const std::vector<Item>& items) {
  std::vector<std::optional<ingest::Document>> documents(items.size());
  std::optional<Error> failure;
  for (std::size_t i = 0; i < items.size() && !failure; ++i) {
    if (items[i].text.empty()) continue;
    ingest::read_documents({items[i].text}, [&](Result<ingest::Document> document) {
      if (document) {
        documents[i] = std::move(*document);
      } else {
        failure = document.error();
      }
      return false;
    });
  }
  if (failure) return fail(*failure);
  return documents;
}

int run_eval(const std::string& folder, bool errors, bool reliability, const std::string& format) {
  auto items = find_items(folder);
  if (!items) return failed(items.error());
  const auto models = ingest::load_language_models();
  if (!models) return failed(models.error());
  auto read = read_texts(*items);
  if (!read) return failed(read.error());
  std::vector<ingest::Document> documents;
  for (std::optional<ingest::Document>& document : *read) {
    if (document) documents.push_back(*document);
  }
  const auto extractions = ingest::extract_all(
      documents, [&](const ingest::Document& d) { return ingest::extract(d, *models); }, 0);
  ingest::EvaluationReport report;
  std::size_t next = 0;
  for (std::size_t i = 0; i < items->size(); ++i) {
    auto json = read_file((*items)[i].gold);
    if (!json) return failed(json.error());
    auto gold = ingest::read_gold(*json, (*items)[i].gold);
    if (!gold) return failed(gold.error());
    const bool has_text = (*read)[i].has_value();
    ingest::evaluate_document(*gold, has_text ? &extractions[next] : nullptr,
                              has_text ? documents[next].text : std::string_view(), (*items)[i].name, report);
    if (has_text) ++next;
  }
  write_output(format == "json" ? ingest::print_report_json(report) + "\n"
                                : ingest::print_report(report, errors));
  if (reliability && format != "json") {
    write_output("\n");
    write_output(ingest::print_reliability(report));
  }
  return finish_output(kDone);
}

}  // namespace

void add_eval(CommandLine& line) {
  auto folder = std::make_shared<std::string>();
  auto errors = std::make_shared<bool>(false);
  auto reliability = std::make_shared<bool>(false);
  auto format = std::make_shared<std::string>("text");
  line.add("eval", "Score extraction against gold annotations")
      .positional("DIR", *folder, "Folder with NAME.json (gold) and NAME.txt for each document")
      .flag("--errors", *errors, "List every miss and every false alarm")
      .flag("--reliability", *reliability, "Show how many facts of each confidence are right")
      .choice("--format", {"text", "json"}, *format, "How to print (default text)")
      .example("entente eval tests/gold/dev --errors")
      .action([folder, errors, reliability, format] {
        return run_eval(*folder, *errors, *reliability, *format);
      });
}

}  // namespace entente::cli
