// Words a second of the annotator on one core: usage: annotate_bench TEXTS [ROUNDS], where TEXTS has a
// paragraph a line. Prints the best of the rounds. Kernels are chosen by ENTENTE_KERNELS.
#include <algorithm>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "ingest/annotate/kernels.hpp"
#include "ingest/annotate/load_annotator.hpp"

namespace {

/// Seconds of processor time: another program on the same core does not disturb it much.
double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::cerr << "usage: annotate_bench TEXTS [ROUNDS]\n";
    return 2;
  }
  std::vector<std::string> texts;
  std::ifstream file(arguments[1], std::ios::binary);
  for (std::string line; std::getline(file, line);) texts.push_back(line);
  const int rounds = count > 2 ? std::stoi(arguments[2]) : 3;
  const auto start = processor_seconds();
  const auto path = entente::ingest::find_model();
  const auto annotator = path ? entente::ingest::load_annotator(*path) : tl::make_unexpected(path.error());
  if (!annotator) {
    std::cerr << annotator.error().message << "; " << annotator.error().hint << '\n';
    return 2;
  }
  const double loading = processor_seconds() - start;
  double best = 0;
  std::size_t words = 0;
  std::size_t sentences = 0;
  for (int round = 0; round < rounds; ++round) {
    words = sentences = 0;
    const auto begin = processor_seconds();
    for (const std::string& text : texts) {
      const auto found = (*annotator)->annotate(text);
      words += found.tokens.size();
      sentences += found.sentences.size();
    }
    best = std::max(best, static_cast<double>(words) / (processor_seconds() - begin));
  }
  std::cout << "kernels " << entente::ingest::model::kernels().name << ", loaded in " << loading * 1000
            << " ms, " << words << " words, " << sentences << " sentences\nwords_per_second "
            << static_cast<long>(best) << '\n';
}
