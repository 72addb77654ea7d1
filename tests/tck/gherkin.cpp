// The Gherkin reader: one pass over the lines.
#include "tests/tck/gherkin.hpp"

#include <optional>

namespace entente::tck {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr const char* kBlanks = " \t\r";
  const std::size_t first = text.find_first_not_of(kBlanks);
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return lines;
}

/// `| a | b |` to its cells.
std::vector<std::string> cells_of(std::string_view row) {
  std::vector<std::string> cells;
  std::string cell;
  for (std::size_t i = 1; i < row.size(); ++i) {
    const char next = i + 1 < row.size() ? row[i + 1] : '\0';
    if (row[i] == '\\' && (next == 'n' || next == '|' || next == '\\')) {
      // Kept apart from real blanks until the cell is cut.
      cell += next == 'n' ? '\n' : next;
      ++i;
    } else if (row[i] == '|') {
      cells.emplace_back(trimmed(cell));
      cell.clear();
    } else {
      cell += row[i];
    }
  }
  return cells;
}

std::string replaced(std::string text, const std::vector<std::string>& names,
                     const std::vector<std::string>& values) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    bool found = false;
    for (std::size_t i = 0; i < names.size() && text[at] == '<'; ++i) {
      const std::string placeholder = "<" + names[i] + ">";
      if (text.compare(at, placeholder.size(), placeholder) != 0) continue;
      result += values[i];
      at += placeholder.size();
      found = true;
      break;
    }
    if (!found) result += text[at++];
  }
  return result;
}

/// A scenario or outline as written.
struct Draft {
  Scenario scenario;
  bool is_outline = false;
  std::vector<Table> examples;
};

class Reader {
 public:
  Reader(std::string_view text, const std::string& file) : lines_(lines_of(text)), file_(file) {}

  Result<Feature> read() {
    for (; at_ < lines_.size() && !error_; ++at_) {
      const std::string_view line = trimmed(lines_[at_]);
      if (!line.empty() && line[0] != '#') read_line(line);
    }
    finish_draft();
    if (error_) return fail(*error_);
    return std::move(feature_);
  }

 private:
  static std::optional<std::string_view> after(std::string_view line, std::string_view keyword) {
    if (!line.starts_with(keyword)) return std::nullopt;
    return trimmed(line.substr(keyword.size()));
  }

  void read_line(std::string_view line) {
    if (line[0] == '@') {
      finish_draft();
      read_tags(line);
    } else if (line[0] == '|') {
      read_row(line);
    } else if (line.starts_with("\"\"\"")) {
      read_block();
    } else if (const auto name = after(line, "Feature:")) {
      feature_.name = *name;
    } else if (after(line, "Background:")) {
      finish_draft();
      steps_ = &background_;
    } else if (const auto outline = after(line, "Scenario Outline:")) {
      start_scenario(*outline, true);
    } else if (const auto scenario = after(line, "Scenario:")) {
      start_scenario(*scenario, false);
    } else if (after(line, "Examples:")) {
      if (!draft_) return refuse("Examples stand outside of a scenario");
      draft_->examples.emplace_back();
      steps_ = nullptr;
    } else {
      read_step(line);
    }
  }
  void read_tags(std::string_view line) {
    while (!line.empty()) {
      const std::size_t end = line.find_first_of(" \t");
      tags_.emplace_back(line.substr(0, end));
      line = end == std::string_view::npos ? std::string_view() : trimmed(line.substr(end));
    }
  }
  void start_scenario(std::string_view name, bool is_outline) {
    finish_draft();
    draft_ = Draft{};
    draft_->scenario.name = name;
    draft_->scenario.tags = std::move(tags_);
    tags_.clear();
    draft_->is_outline = is_outline;
    steps_ = &draft_->scenario.steps;
  }
  void read_step(std::string_view line) {
    for (const std::string_view keyword : {"Given ", "When ", "Then ", "And ", "But ", "* "}) {
      const auto text = after(line, keyword);
      if (!text) continue;
      if (steps_ == nullptr) return refuse("a step stands outside of a scenario");
      steps_->push_back({std::string(*text), {}, {}});
      return;
    }
    refuse("this line is neither a keyword, a step, a table nor a comment");
  }
  void read_row(std::string_view line) {
    if (draft_ && !draft_->examples.empty() && steps_ == nullptr) {
      draft_->examples.back().push_back(cells_of(line));
    } else if (steps_ != nullptr && !steps_->empty()) {
      steps_->back().table.push_back(cells_of(line));
    } else {
      refuse("a table stands below nothing");
    }
  }
  void read_block() {
    if (steps_ == nullptr || steps_->empty()) return refuse("a text block stands below nothing");
    const std::size_t indent = lines_[at_].find('"');
    std::string text;
    for (++at_; at_ < lines_.size(); ++at_) {
      std::string_view line = lines_[at_];
      if (trimmed(line).starts_with("\"\"\"")) {
        if (!text.empty()) text.pop_back();
        steps_->back().block = std::move(text);
        return;
      }
      std::size_t cut = 0;
      while (cut < indent && cut < line.size() && (line[cut] == ' ' || line[cut] == '\t')) ++cut;
      text.append(line.substr(cut)).push_back('\n');
    }
    refuse("a text block is not closed");
  }
  void finish_draft() {
    if (!draft_) return;
    Draft draft = std::move(*draft_);
    draft_.reset();
    steps_ = nullptr;
    draft.scenario.steps.insert(draft.scenario.steps.begin(), background_.begin(), background_.end());
    if (!draft.is_outline) {
      feature_.scenarios.push_back(std::move(draft.scenario));
      return;
    }
    std::size_t number = 0;
    for (const Table& table : draft.examples) {
      for (std::size_t row = 1; row < table.size(); ++row) {
        if (table[row].size() != table[0].size())
          return refuse("a row of examples has another length than its header");
        feature_.scenarios.push_back(expanded(draft.scenario, table[0], table[row], ++number));
      }
    }
  }
  static Scenario expanded(Scenario scenario, const std::vector<std::string>& names,
                           const std::vector<std::string>& values, std::size_t number) {
    scenario.example = number;
    scenario.name = replaced(scenario.name, names, values);
    for (Step& step : scenario.steps) {
      step.text = replaced(step.text, names, values);
      step.block = replaced(step.block, names, values);
      for (auto& row : step.table) {
        for (std::string& cell : row) cell = replaced(cell, names, values);
      }
    }
    return scenario;
  }
  void refuse(std::string message) {
    if (error_) return;
    error_ = Error{.kind = ErrorKind::InputError, .message = std::move(message), .file = file_};
    error_->place = TextPlace{.line = static_cast<std::uint32_t>(at_ + 1)};
  }

  std::vector<std::string_view> lines_;
  std::string file_;
  std::size_t at_ = 0;
  Feature feature_;
  std::vector<Step> background_;
  std::vector<std::string> tags_;
  std::optional<Draft> draft_;
  std::vector<Step>* steps_ = nullptr;
  std::optional<Error> error_;
};

}  // namespace

Result<Feature> parse_feature(std::string_view text, const std::string& file) {
  return Reader(text, file).read();
}

}  // namespace entente::tck
