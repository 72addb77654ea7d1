// entente eval: extracts the documents that a folder holds gold for and scores the result.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "cli/commands.hpp"
#include "cli/print/print_error.hpp"
#include "cli/read_source.hpp"
#include "cli/terminal.hpp"
#include "ingest/annotate/load_annotator.hpp"
#include "ingest/evaluate/evaluate.hpp"
#include "ingest/load/extract_all.hpp"
#include "ingest/pipeline.hpp"
#include "ingest/read/read_documents.hpp"

namespace entente::cli {

namespace {

namespace fs = std::filesystem;

struct Item {
  std::string name;
  std::string gold;  ///< path
  std::string text;  ///< path
};

/// NAME.json with NAME.txt beside it or in ../../seeds.
Result<std::vector<Item>> find_items(const std::string& folder) {
  std::error_code error;
  std::vector<Item> items;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const fs::path gold = it->path();
    if (gold.extension() != ".json") continue;
    const std::string name = gold.stem().string();
    for (const fs::path& text : {fs::path(folder) / (name + ".txt"),
                                 fs::absolute(folder, error) / ".." / ".." / "seeds" / (name + ".txt")}) {
      if (!fs::is_regular_file(text, error)) continue;
      items.push_back({name, gold.string(), text.string()});
      break;
    }
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

Result<std::vector<ingest::Document>> read_texts(const std::vector<Item>& items) {
  std::vector<ingest::Document> documents;
  std::vector<std::string> paths;
  paths.reserve(items.size());
  for (const Item& item : items) paths.push_back(item.text);
  std::vector<Error> errors;
  ingest::read_documents(paths, [&](Result<ingest::Document> document) {
    if (document) {
      documents.push_back(std::move(*document));
    } else {
      errors.push_back(document.error());
    }
    return true;
  });
  if (!errors.empty()) return fail(errors.front());
  return documents;
}

int run_eval(const std::string& folder, bool errors, bool reliability, const std::string& format) {
  const auto failed = [](const Error& error) {
    print_error(error);
    return kFailed;
  };
  auto items = find_items(folder);
  if (!items) return failed(items.error());
  auto path = ingest::find_model();
  if (!path) return failed(path.error());
  auto annotator = ingest::load_annotator(*path);
  if (!annotator) return failed(annotator.error());
  auto documents = read_texts(*items);
  if (!documents) return failed(documents.error());
  const auto extractions = ingest::extract_all(
      *documents, [&](const ingest::Document& d) { return ingest::extract(d, **annotator); }, 0);
  ingest::EvaluationReport report;
  for (std::size_t i = 0; i < items->size(); ++i) {
    auto json = read_file((*items)[i].gold);
    if (!json) return failed(json.error());
    auto gold = ingest::read_gold(*json, (*items)[i].gold);
    if (!gold) return failed(gold.error());
    ingest::evaluate_document(*gold, &extractions[i], (*documents)[i].text, (*items)[i].name, report);
  }
  write_output(format == "json" ? ingest::print_report_json(report) + "\n"
                                : ingest::print_report(report, errors));
  if (reliability && format != "json") write_output("\n" + ingest::print_reliability(report));
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
