// Sentences a second of the whole of extraction: usage: extract_bench FOLDER [DOCUMENTS] [ROUNDS]. Takes
// DOCUMENTS (500) files evenly out of FOLDER, in the order of their names. Prints the best of the rounds on
// one thread, in processor time, how much of it the annotator takes, how much faster two threads end, and the
// most memory held.
#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "ingest/language_models.hpp"
#include "ingest/load/extract_all.hpp"
#include "ingest/pipeline.hpp"
#include "ingest/read/read_documents.hpp"

namespace {

using entente::ingest::Document;
using entente::ingest::LanguageModels;

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double wall_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::vector<Document> chosen_documents(const std::string& folder, std::size_t wanted) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".txt") paths.push_back(entry.path().string());
  std::ranges::sort(paths);
  std::vector<std::string> chosen;
  wanted = std::min(wanted, paths.size());
  for (std::size_t i = 0; i < wanted; ++i) chosen.push_back(paths[i * paths.size() / wanted]);
  std::vector<Document> documents;
  entente::ingest::read_documents(chosen, [&documents](entente::Result<Document> document) {
    if (document) documents.push_back(std::move(*document));
    return true;
  });
  return documents;
}

struct Measured {
  std::size_t words = 0;
  std::size_t sentences = 0;
  std::size_t facts = 0;
  double annotating = 0;  ///< sentences a second of processor time
  double extracting = 0;
  double one_thread = 0;  ///< seconds, the best round
  double two_threads = 0;
  double two_cost = 0;  ///< processor time of two threads, in that of one
};

void measure_round(const std::vector<Document>& documents, const LanguageModels& models, Measured& best) {
  best.words = best.sentences = best.facts = 0;
  double start = processor_seconds();
  for (const Document& document : documents) {
    const auto found = models.annotator->annotate(document.text);
    best.words += found.tokens.size();
    best.sentences += found.sentences.size();
  }
  const auto sentences = static_cast<double>(best.sentences);
  best.annotating = std::max(best.annotating, sentences / (processor_seconds() - start));
  const auto extract = [&models](const Document& document) {
    return entente::ingest::extract(document, models);
  };
  start = processor_seconds();
  double begin = wall_seconds();
  for (const auto& extraction : entente::ingest::extract_all(documents, extract, 1))
    best.facts += extraction.facts.size();
  best.extracting = std::max(best.extracting, sentences / (processor_seconds() - start));
  const auto keep_best = [](double& kept, double now) { kept = kept == 0 ? now : std::min(kept, now); };
  keep_best(best.one_thread, wall_seconds() - begin);
  const double one_cost = processor_seconds() - start;
  start = processor_seconds();
  begin = wall_seconds();
  (void)entente::ingest::extract_all(documents, extract, 2);
  keep_best(best.two_threads, wall_seconds() - begin);
  keep_best(best.two_cost, (processor_seconds() - start) / one_cost);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::cerr << "usage: extract_bench FOLDER [DOCUMENTS] [ROUNDS]\n";
    return 2;
  }
  (void)mallopt(M_MMAP_THRESHOLD, 1 << 20);  // as cli/main.cpp
  const auto models = entente::ingest::load_language_models();
  if (!models) {
    std::cerr << models.error().message << "; " << models.error().hint << '\n';
    return 2;
  }
  const auto documents =
      chosen_documents(arguments[1], count > 2 ? static_cast<std::size_t>(std::stoul(arguments[2])) : 500);
  const int rounds = count > 3 ? std::stoi(arguments[3]) : 3;
  Measured best;
  for (int round = 0; round < rounds; ++round) measure_round(documents, *models, best);
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::cout << documents.size() << " documents, " << best.words << " words, " << best.sentences
            << " sentences, " << best.facts
            << " facts\nannotator alone, one core: " << static_cast<long>(best.annotating)
            << " sentences a second\nextract, one core: " << static_cast<long>(best.extracting)
            << " sentences a second\ntwo threads against one: " << best.one_thread / best.two_threads
            << " times as fast, for " << best.two_cost
            << " times the processor time\nmost memory: " << used.ru_maxrss / 1024
            << " MiB, all documents and results included\n";
}
