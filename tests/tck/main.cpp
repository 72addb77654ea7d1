// The runner: reads folders of .feature files, runs each scenario, prints what passed by folder.
//
//   tck_runner [FOLDER...] [--shared] [--lenient] [--plain] [--filter TEXT] [--list-failures] [--expectations
//   FILE]
//
// --shared takes the kit of $ENTENTE_SHARED (else ../shared) and ends with 77, "skipped", where there is
// none. Ends with 1 on a failure that is not expected or a pass that is, with 2 where it cannot run.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <vector>

#include "tests/tck/expectations.hpp"
#include "tests/tck/run_scenario.hpp"

namespace {

namespace fs = std::filesystem;
using entente::tck::Scenario;

constexpr int kUnexpected = 1;
constexpr int kCannotRun = 2;
constexpr int kSkipped = 77;

struct Arguments {
  std::vector<fs::path> folders;
  std::string filter;
  fs::path expectations;
  bool shared = false;
  bool lenient = false;
  bool plain = false;
  bool list_failures = false;
};

std::optional<Arguments> parse(int count, char** values) {
  Arguments arguments;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = values[i];
    const auto next = [&]() -> const char* { return i + 1 < count ? values[++i] : ""; };
    if (word == "--shared") {
      arguments.shared = true;
    } else if (word == "--lenient") {
      arguments.lenient = true;
    } else if (word == "--plain") {
      arguments.plain = true;
    } else if (word == "--list-failures") {
      arguments.list_failures = true;
    } else if (word == "--filter") {
      arguments.filter = next();
    } else if (word == "--expectations") {
      arguments.expectations = next();
    } else if (word.starts_with("--")) {
      std::fprintf(stderr, "unknown option %s\n", values[i]);
      return std::nullopt;
    } else {
      arguments.folders.emplace_back(word);
    }
  }
  return arguments;
}

struct Tally {
  int passed = 0;
  int failed = 0;
  [[nodiscard]] int all() const { return passed + failed; }
  void add(bool pass) { ++(pass ? passed : failed); }
};
struct FolderTally {
  Tally positive;  // expect a result
  Tally negative;  // expect an error
};

class Report {
 public:
  explicit Report(const Arguments& arguments) : arguments_(arguments) {}

  void add(const std::string& folder, const std::string& test, const Scenario& scenario,
           const std::optional<std::string>& failure, const std::string* reason) {
    auto& tally = folders_[folder];
    (entente::tck::expects_error(scenario) ? tally.negative : tally.positive).add(!failure);
    if (failure && reason) {
      ++expected_failures_;
    } else if (failure) {
      ++unexpected_;
    } else if (reason) {
      ++unexpected_;
      std::printf("UNEXPECTED PASS %s\n    listed as failing: %s\n", test.c_str(), reason->c_str());
    }
    if (failure && (arguments_.list_failures || !reason)) {
      std::printf("%s %s\n    %s\n", reason ? "expected failure" : "FAILED", test.c_str(), failure->c_str());
    }
  }
  int print() const {
    std::printf("\n%-42s %6s %6s %7s   %s\n", "folder", "tests", "passed", "rate", "results / errors");
    FolderTally total;
    for (const auto& [folder, tally] : folders_) {
      print_line(folder, tally);
      total.positive.passed += tally.positive.passed;
      total.positive.failed += tally.positive.failed;
      total.negative.passed += tally.negative.passed;
      total.negative.failed += tally.negative.failed;
    }
    print_line("all", total);
    std::printf("expected failures: %d, unexpected outcomes: %d, errors compared: %s\n", expected_failures_,
                unexpected_, arguments_.lenient ? "leniently" : "strictly");
    return unexpected_ == 0 ? 0 : kUnexpected;
  }

 private:
  static void print_line(const std::string& name, const FolderTally& tally) {
    const int all = tally.positive.all() + tally.negative.all();
    const int passed = tally.positive.passed + tally.negative.passed;
    std::printf("%-42s %6d %6d %6.2f%%   %d/%d  %d/%d\n", name.c_str(), all, passed,
                all == 0 ? 100.0 : 100.0 * passed / all, tally.positive.passed, tally.positive.all(),
                tally.negative.passed, tally.negative.all());
  }

  const Arguments& arguments_;
  std::map<std::string, FolderTally> folders_;
  int unexpected_ = 0;
  int expected_failures_ = 0;
};

std::vector<fs::path> features_under(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code ignored;
  for (const auto& entry : fs::recursive_directory_iterator(folder, ignored)) {
    if (entry.path().extension() == ".feature") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string number_of(const Scenario& scenario) {
  return scenario.name.substr(0, scenario.name.find(']') + 1);
}

bool is_ignored(const Scenario& scenario) {
  return std::find(scenario.tags.begin(), scenario.tags.end(), "@ignore") != scenario.tags.end();
}

/// False where the file cannot be read.
bool run_file(const fs::path& file, const fs::path& root, const Arguments& arguments,
              const entente::tck::Expectations& expectations, Report& report) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  const auto feature = entente::tck::parse_feature(text.str(), file.string());
  if (!feature) {
    const auto& error = feature.error();
    std::fprintf(stderr, "%s:%u: %s\n", error.file.c_str(), error.place ? error.place->line : 0,
                 error.message.c_str());
    return false;
  }
  const fs::path relative = fs::relative(file, root);
  const entente::tck::RunOptions options{!arguments.lenient, !arguments.plain, root.parent_path() / "graphs"};
  for (const Scenario& scenario : feature->scenarios) {
    const std::string key = (relative.parent_path() / relative.stem()).string() + " " + number_of(scenario);
    const std::string test = (relative.parent_path() / relative.stem()).string() + " " + scenario.name +
                             (scenario.example == 0 ? "" : " #" + std::to_string(scenario.example));
    if (is_ignored(scenario) || test.find(arguments.filter) == std::string::npos) continue;
    report.add(relative.parent_path().string(), test, scenario, entente::tck::run_scenario(scenario, options),
               expectations.reason(key, scenario.example));
  }
  return true;
}

}  // namespace

int main(int count, char** values) {
  auto arguments = parse(count, values);
  if (!arguments) return kCannotRun;
  std::setvbuf(stdout, nullptr, _IOLBF, 1 << 16);
  if (arguments->shared) {
    const char* shared = std::getenv("ENTENTE_SHARED");
    const fs::path features = fs::path(shared != nullptr ? shared : "../shared") / "tck" / "features";
    if (!fs::is_directory(features)) {
      std::printf("skipped: there is no openCypher TCK at %s; set ENTENTE_SHARED\n", features.c_str());
      return kSkipped;
    }
    arguments->folders.push_back(features);
  }
  entente::tck::Expectations expectations;
  if (!arguments->expectations.empty()) {
    auto read = entente::tck::Expectations::read(arguments->expectations);
    if (!read) {
      std::fprintf(stderr, "%s: %s\n", read.error().file.c_str(), read.error().message.c_str());
      return kCannotRun;
    }
    expectations = std::move(*read);
  }
  Report report(*arguments);
  std::size_t files = 0;
  for (const fs::path& folder : arguments->folders) {
    for (const fs::path& file : features_under(folder)) {
      if (!run_file(file, folder, *arguments, expectations, report)) return kCannotRun;
      ++files;
    }
  }
  if (files == 0) {
    std::fprintf(stderr, "no .feature file found; give a folder or --shared\n");
    return kCannotRun;
  }
  return report.print();
}
