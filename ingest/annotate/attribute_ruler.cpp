// Reads and applies the attribute rules.
#include "ingest/annotate/attribute_ruler.hpp"

#include <algorithm>

namespace entente::ingest::model {
namespace {

std::vector<std::string_view> split(std::string_view text, char by) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(by);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::optional<AttributeRuler::Condition> AttributeRuler::condition(std::string_view text) {
  const std::size_t at = text.find_first_of("=!");
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view name = text.substr(0, at);
  Condition condition{Key::Tag, text[at] == '!', split(text.substr(at + 1), '\t')};
  if (name == "LOWER") {
    condition.key = Key::Lower;
  } else if (name == "DEP") {
    condition.key = Key::Role;
  } else if (name == "IS_SPACE") {
    condition.key = Key::IsSpace;
  } else if (name != "TAG") {
    return std::nullopt;
  }
  return condition;
}

bool AttributeRuler::set_value(Rule& rule, std::string_view text) {
  const std::size_t at = text.find('=');
  const std::string_view name = text.substr(0, at);
  const std::string_view value = at == std::string_view::npos ? std::string_view{} : text.substr(at + 1);
  if (value.empty()) return false;
  if (name == "TAG") {
    rule.tag = value;
  } else if (name == "DEP") {
    rule.role = value;
  } else if (name == "POS") {
    rule.pos = value;
  } else if (name == "LEMMA") {
    rule.lemma = value;
  } else if (name == "MORPH") {
    rule.base_form = 0U;
    for (const char digit : value) rule.base_form = *rule.base_form * 10 + static_cast<unsigned>(digit - '0');
  } else {
    return false;
  }
  return true;
}

AttributeRuler::AttributeRuler(ModelReader& reader) {
  const StringTable table = reader.strings("ruler");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto fields = split(table[i], '\x1f');
    Rule rule;
    bool good = fields.size() >= 3 && fields[0].size() == 1 && fields[0][0] >= '0' && fields[0][0] <= '9';
    if (good) {
      rule.index = static_cast<std::size_t>(fields[0][0] - '0');
      for (const std::string_view set : split(fields[1], '\x1e')) good = set_value(rule, set) && good;
      for (std::size_t f = 2; f < fields.size(); ++f) {
        auto& conditions = rule.pattern.emplace_back();
        for (const std::string_view text : split(fields[f], '\x1e')) {
          const auto parsed = condition(text);
          good = good && parsed.has_value();
          if (parsed) conditions.push_back(*parsed);
        }
      }
    }
    if (!good || rule.index >= rule.pattern.size()) {
      reader.reject("it has an unknown attribute rule");
      return;
    }
    rules_.push_back(std::move(rule));
    file_rule(static_cast<std::uint32_t>(rules_.size() - 1));
  }
}

void AttributeRuler::file_rule(std::uint32_t number) {
  const auto& first = rules_[number].pattern.front();
  const auto find = [&](Key key) {
    return std::find_if(first.begin(), first.end(),
                        [&](const Condition& c) { return c.key == key && !c.negated; });
  };
  if (const auto lower = find(Key::Lower); lower != first.end()) {
    for (const std::string_view value : lower->values) by_lower_[value].push_back(number);
  } else if (const auto tag = find(Key::Tag); tag != first.end()) {
    for (const std::string_view value : tag->values) by_tag_[value].push_back(number);
  } else {
    others_.push_back(number);
  }
}

bool AttributeRuler::holds(const Condition& condition, const Word& word, const Analysis& analysis) {
  if (condition.key == Key::IsSpace) return (condition.values.front() == "1") == word.lexeme->is_space;
  const std::string_view value = condition.key == Key::Tag     ? analysis.tag
                                 : condition.key == Key::Lower ? word.lexeme->lower
                                                               : analysis.role;
  const bool found =
      std::find(condition.values.begin(), condition.values.end(), value) != condition.values.end();
  return found != condition.negated;
}

bool AttributeRuler::matches(const Rule& rule, std::span<const Word> words,
                             std::span<const Analysis> analyses, std::size_t first) const {
  if (rule.pattern.size() > words.size() - first) return false;
  for (std::size_t i = 0; i < rule.pattern.size(); ++i) {
    const auto all = [&](const Condition& condition) {
      return holds(condition, words[first + i], analyses[first + i]);
    };
    if (!std::all_of(rule.pattern[i].begin(), rule.pattern[i].end(), all)) return false;
  }
  return true;
}

void AttributeRuler::apply(std::span<const Word> words, std::span<Analysis> analyses) const {
  struct Match {
    std::uint32_t word;
    std::uint32_t rule;
  };
  std::vector<Match> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto try_all = [&](const RuleList& list) {
      for (const std::uint32_t number : list) {
        if (!matches(rules_[number], words, analyses, i)) continue;
        found.push_back({static_cast<std::uint32_t>(i + rules_[number].index), number});
      }
    };
    if (const auto list = by_lower_.find(words[i].lexeme->lower); list != by_lower_.end())
      try_all(list->second);
    if (const auto list = by_tag_.find(analyses[i].tag); list != by_tag_.end()) try_all(list->second);
    try_all(others_);
  }
  std::sort(found.begin(), found.end(), [](const Match& a, const Match& b) {
    return a.word != b.word ? a.word < b.word : a.rule < b.rule;
  });
  for (const Match& match : found) {
    const Rule& rule = rules_[match.rule];
    Analysis& analysis = analyses[match.word];
    if (rule.tag) analysis.tag = *rule.tag;
    if (rule.role) analysis.role = *rule.role;
    if (rule.pos) analysis.pos = *rule.pos;
    if (rule.lemma) analysis.lemma = *rule.lemma;
    if (rule.base_form) analysis.base_form = *rule.base_form;
  }
}

}  // namespace entente::ingest::model
