// Steps of a scenario, one method each.
#include "tests/tck/run_scenario.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "query/engine.hpp"
#include "tests/tck/graph_effects.hpp"
#include "tests/tck/notation.hpp"
#include "tests/tck/procedure.hpp"

namespace entente::tck {
namespace {

using query::ResultTable;

std::string shown(const Error& error) {
  const char* phase = error.phase == ErrorPhase::CompileTime ? "compile time" : "runtime";
  return std::string(error_kind_name(error.kind)) + " at " + phase + ": " + error.detail + " (" +
         error.message + ")";
}

/// `a TYPE should be raised at PHASE: DETAIL`.
struct ExpectedError {
  std::string type;
  std::string phase;
  std::string detail;
};

std::optional<ExpectedError> expected_error(std::string_view step) {
  constexpr std::string_view kRaised = " should be raised at ";
  const std::size_t raised = step.find(kRaised);
  const std::size_t article = step.starts_with("an ") ? 3 : 2;
  if (raised == std::string_view::npos || !step.starts_with("a")) return std::nullopt;
  const std::string_view rest = step.substr(raised + kRaised.size());
  const std::size_t colon = rest.find(": ");
  if (colon == std::string_view::npos) return std::nullopt;
  return ExpectedError{std::string(step.substr(article, raised - article)),
                       std::string(rest.substr(0, colon)), std::string(rest.substr(colon + 2))};
}

std::string shown(const Effects& effects) {
  std::string text;
  for (const auto& [name, number] : effects)
    text += (text.empty() ? "" : ", ") + name + " " + std::to_string(number);
  return text.empty() ? "none" : text;
}

Effects effects_of(const query::SideEffects& counted) {
  Effects effects;
  const auto set = [&](const char* name, std::int64_t number) {
    if (number != 0) effects[name] = number;
  };
  set("+nodes", counted.nodes_created);
  set("-nodes", counted.nodes_deleted);
  set("+relationships", counted.edges_created);
  set("-relationships", counted.edges_deleted);
  set("+properties", counted.properties_set);
  set("-properties", counted.properties_removed);
  set("+labels", counted.labels_added);
  set("-labels", counted.labels_removed);
  return effects;
}

/// Statements that end with `;`. No string in the named graphs has one.
std::vector<std::string> statements_of(const std::string& text) {
  std::vector<std::string> statements;
  std::string statement;
  std::istringstream in(text);
  while (std::getline(in, statement, ';')) {
    if (statement.find_first_not_of(" \t\r\n") != std::string::npos) statements.push_back(statement);
  }
  return statements;
}

class ScenarioRun {
 public:
  explicit ScenarioRun(const RunOptions& options) : options_(options), engine_(graph_) {
    engine_.set_optimisations({.enabled = options.optimised});
  }

  std::optional<std::string> run(const Scenario& scenario) {
    for (const Step& step : scenario.steps) {
      take(step);
      if (failure_) return failure_;
    }
    if (result_ && !result_->has_value() && !error_expected_) return "unexpected " + shown(result_->error());
    return std::nullopt;
  }

 private:
  void take(const Step& step) {
    const std::string& text = step.text;
    if (text == "any graph" || text == "an empty graph") return;
    if (text.starts_with("the ") && text.ends_with(" graph")) return load(text.substr(4, text.size() - 10));
    if (text == "having executed:") return set_up(step.block);
    if (text == "parameters are:") return read_parameters(step.table);
    if (text.starts_with("there exists a procedure ")) return add_procedure(step);
    if (text == "executing query:" || text == "executing control query:") return execute(step.block);
    if (const auto error = expected_error(text)) return check_error(*error);
    if (text.starts_with("the result should be")) return check_result(text, step.table);
    if (text == "no side effects") return check_effects({});
    if (text == "the side effects should be:") return check_effects(step.table);
    failure_ = "the runner does not know this step: " + text;
  }

  void set_up(const std::string& statement) {
    const auto result = engine_.run(statement);
    if (!result) failure_ = "the set-up failed: " + shown(result.error()) + " in " + statement;
  }
  void load(const std::string& name) {
    std::ifstream file(options_.graphs / name / (name + ".cypher"));
    if (!file) {
      failure_ = "there is no graph " + name;
      return;
    }
    std::ostringstream text;
    text << file.rdbuf();
    for (const std::string& statement : statements_of(text.str())) {
      set_up(statement);
      if (failure_) return;
    }
  }
  void read_parameters(const Table& table) {
    for (const auto& row : table) {
      const auto value =
          row.size() == 2 ? parse_notation(row[1]) : fail(ErrorKind::InputError, "not two cells");
      if (!value) {
        failure_ = "a parameter cannot be read: " + value.error().message;
        return;
      }
      parameters_.insert_or_assign(row[0], to_value(*value));
    }
  }
  void add_procedure(const Step& step) {
    auto procedure = parse_procedure(step.text, step.table);
    if (!procedure) {
      failure_ = procedure.error().message;
      return;
    }
    engine_.register_procedure(std::move(*procedure));
  }
  void execute(const std::string& text) {
    if (result_ && !result_->has_value()) {
      failure_ = "unexpected " + shown(result_->error());
      return;
    }
    before_ = picture_of(graph_);
    query::Limits limits;
    limits.time = std::chrono::seconds(20);
    result_ = engine_.run(text, parameters_, limits);
  }

  void check_error(const ExpectedError& expected) {
    error_expected_ = true;
    if (!result_) {
      failure_ = "no query was run";
    } else if (*result_) {
      failure_ = "no error, but expected " + expected.type + " at " + expected.phase + ": " + expected.detail;
    } else if (options_.strict && !same(expected, result_->error())) {
      failure_ = "expected " + expected.type + " at " + expected.phase + ": " + expected.detail + ", got " +
                 shown(result_->error());
    } else if (const Effects effects = effects_between(before_, picture_of(graph_)); !effects.empty()) {
      failure_ = "after the error the graph is changed: " + shown(effects);
    }
  }
  static bool same(const ExpectedError& expected, const Error& error) {
    const bool type = expected.type == "Error" || expected.type == error_kind_name(error.kind);
    const char* phase = error.phase == ErrorPhase::CompileTime ? "compile time" : "runtime";
    return type && (expected.phase == "any time" || expected.phase == phase) &&
           (expected.detail == "*" || expected.detail == error.detail);
  }

  const ResultTable* result_table() {
    if (!result_) {
      failure_ = "no query was run";
    } else if (!*result_) {
      failure_ = "unexpected " + shown(result_->error());
    } else {
      return &result_->value();
    }
    return nullptr;
  }
  void check_result(const std::string& step, const Table& expected) {
    const ResultTable* actual = result_table();
    if (actual == nullptr) return;
    if (step == "the result should be empty") {
      if (!actual->columns.empty() || !actual->rows.empty()) failure_ = "the result is not empty";
      return;
    }
    const bool in_order = step.find("in order") != std::string::npos;
    const auto list_order =
        step.find("ignoring element order") != std::string::npos ? ListOrder::Ignored : ListOrder::Matters;
    if (expected.empty()) {
      failure_ = "the scenario has no expected table";
    } else if (actual->columns != expected[0]) {
      failure_ = "the columns are " + joined(actual->columns) + ", expected " + joined(expected[0]);
    } else {
      compare_rows(*actual, expected, in_order, list_order);
    }
  }
  static std::string joined(const std::vector<std::string>& parts) {
    std::string text = "|";
    for (const std::string& part : parts) text += " " + part + " |";
    return text;
  }
  void compare_rows(const ResultTable& actual, const Table& expected, bool in_order, ListOrder list_order) {
    std::vector<std::string> wanted;
    for (std::size_t row = 1; row < expected.size(); ++row) {
      std::vector<std::string> cells;
      for (const std::string& cell : expected[row]) {
        const auto notation = parse_notation(cell);
        if (!notation) {
          failure_ = notation.error().message;
          return;
        }
        cells.push_back(canonical(*notation, list_order));
      }
      wanted.push_back(joined(cells));
    }
    std::vector<std::string> found;
    found.reserve(actual.rows.size());
    for (const auto& row : actual.rows) {
      std::vector<std::string> cells;
      for (const Value& value : row) cells.push_back(canonical(value, graph_, list_order));
      found.push_back(joined(cells));
    }
    if (!in_order) {
      std::sort(wanted.begin(), wanted.end());
      std::sort(found.begin(), found.end());
    }
    if (wanted != found) failure_ = difference(wanted, found);
  }
  static std::string difference(const std::vector<std::string>& wanted,
                                const std::vector<std::string>& found) {
    constexpr std::size_t kMostShown = 6;
    std::string text = std::to_string(found.size()) + " rows, expected " + std::to_string(wanted.size());
    const auto list = [&](const char* title, const std::vector<std::string>& rows) {
      text += std::string("\n      ") + title;
      for (std::size_t i = 0; i < std::min(rows.size(), kMostShown); ++i) text += "\n        " + rows[i];
    };
    list("expected:", wanted);
    list("found:", found);
    return text;
  }
  void check_effects(const Table& table) {
    const ResultTable* result = result_table();
    if (result == nullptr) return;
    Effects expected;
    for (const auto& row : table) {
      if (row.size() == 2 && row[1] != "0") expected[row[0]] = std::stoll(row[1]);
    }
    const Effects seen = effects_between(before_, picture_of(graph_));
    if (seen != expected) {
      failure_ = "the graph's changes are " + shown(seen) + ", expected " + shown(expected);
    } else if (const Effects told = effects_of(result->effects); told != expected) {
      failure_ = "the engine tells of " + shown(told) + ", expected " + shown(expected);
    }
  }

  const RunOptions& options_;
  Graph graph_;
  query::Engine engine_;
  query::Parameters parameters_;
  GraphPicture before_;
  std::optional<Result<ResultTable>> result_;
  bool error_expected_ = false;
  std::optional<std::string> failure_;
};

}  // namespace

std::optional<std::string> run_scenario(const Scenario& scenario, const RunOptions& options) {
  return ScenarioRun(options).run(scenario);
}

bool expects_error(const Scenario& scenario) {
  return std::any_of(scenario.steps.begin(), scenario.steps.end(),
                     [](const Step& step) { return expected_error(step.text).has_value(); });
}

}  // namespace entente::tck
