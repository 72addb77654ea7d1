// Reads the tables of the fact rules.
#include "ingest/facts/fact_lexicon.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "ingest/facts/fact_tables.hpp"

namespace entente::ingest {

namespace {

constexpr std::array<std::pair<std::string_view, RuleFlag>, 30> kFlags = {
    {{"each", RuleFlag::Each},          {"weak", RuleFlag::Weak},          {"state", RuleFlag::State},
     {"noinf", RuleFlag::NoInfinitive}, {"noattr", RuleFlag::NoAttribute}, {"aid", RuleFlag::Aid},
     {"award", RuleFlag::Award},        {"penalty", RuleFlag::Penalty},    {"event", RuleFlag::Event},
     {"thing", RuleFlag::Thing},        {"money", RuleFlag::Money},        {"never", RuleFlag::Never},
     {"joining", RuleFlag::Joining},    {"call", RuleFlag::Call},          {"company", RuleFlag::Company},
     {"ellipsis", RuleFlag::Ellipsis},  {"force", RuleFlag::Force},        {"nowith", RuleFlag::NoWith},
     {"under", RuleFlag::Under},        {"praise", RuleFlag::Praise},      {"loose", RuleFlag::Loose},
     {"ahead", RuleFlag::Ahead},        {"span", RuleFlag::Span},          {"school", RuleFlag::School},
     {"from", RuleFlag::From},          {"dire", RuleFlag::Dire},          {"bodies", RuleFlag::Bodies},
     {"envoy", RuleFlag::Envoy},        {"pact", RuleFlag::Pact},          {"inperson", RuleFlag::InPerson}}};

constexpr std::array<std::string_view, 38> kClassNames = {
    "light",   "undo",    "plan",     "wish",    "possible",  "say",      "troops",   "delegation",
    "aid",     "penalty", "distance", "pact",    "control",   "trade",    "group",    "text",
    "through", "generic", "goods",    "bond",    "placekind", "standing", "hostile",  "praise",
    "honour",  "blame",   "rule",     "company", "occasion",  "setting",  "presence", "handson",
    "answer",  "felt",    "room",     "part",    "apart",     "bonds"};

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

/// Calls `use(fields, line number)` for each line that is no comment; stops at the first error.
template <class Use>
Result<void> for_lines(std::string_view table, char separator, Use use) {
  std::size_t number = 0;
  while (!table.empty()) {
    const std::size_t end = std::min(table.find('\n'), table.size());
    const std::string_view line = table.substr(0, end);
    table.remove_prefix(std::min(end + 1, table.size()));
    ++number;
    if (line.empty() || line.front() == '#') continue;
    if (auto done = use(split(line, separator), number); !done) return done;
  }
  return {};
}

/// "impose|slap=ban|tariff", "carry+out=raid": calls `use(verb, particle, object)` for each combination.
template <class Use>
void for_triggers(std::string_view text, Use use) {
  const std::size_t equals = std::min(text.find('='), text.size());
  auto objects = split(text.substr(std::min(equals + 1, text.size())), '|');
  if (objects.empty()) objects.emplace_back();
  for (const std::string& verb : split(text.substr(0, equals), '|')) {
    const std::size_t plus = std::min(verb.find('+'), verb.size());
    for (const std::string& object : objects)
      use(verb.substr(0, plus), verb.substr(std::min(plus + 1, verb.size())), object);
  }
}

tl::unexpected<Error> bad_line(std::string_view file, std::size_t line, const std::string& what) {
  return fail(ErrorKind::FormatError, std::string(file) + ":" + std::to_string(line) + ": " + what);
}

}  // namespace

Result<FactLexicon::Rules> FactLexicon::read_rules(std::string_view table, std::string_view file) {
  Rules rules;
  const auto read_line = [&](const std::vector<std::string>& fields, std::size_t line) -> Result<void> {
    if (fields.size() < 4 || fields.size() > 5)
      return bad_line(file, line, "needs trigger, type, from, to and perhaps flags");
    FrameRule rule;
    if (fields[1] == "SPOKE") {
      rule.what = RuleKind::Spoke;
    } else if (fields[1] == "ACCOMPANIED") {
      rule.what = RuleKind::Accompanied;
    } else if (const auto kind = edge_kind(fields[1])) {
      rule.kind = *kind;
    } else {
      return bad_line(file, line, "no edge type " + fields[1]);
    }
    rule.from = split(fields[2], '|');
    rule.to = split(fields[3], '|');
    for (const std::string& name : fields.size() > 4 ? split(fields[4], ' ') : std::vector<std::string>{}) {
      const auto* flag =
          std::find_if(kFlags.begin(), kFlags.end(), [&](const auto& f) { return f.first == name; });
      if (flag == kFlags.end()) return bad_line(file, line, "no flag " + name);
      rule.flags |= static_cast<std::uint32_t>(flag->second);
    }
    for_triggers(fields[0], [&](std::string trigger, std::string particle, std::string object) {
      rule.trigger = std::move(trigger);
      rule.particle = std::move(particle);
      rule.object = std::move(object);
      rules[rule.trigger].push_back(rule);
    });
    return {};
  };
  if (auto done = for_lines(table, '\t', read_line); !done) return fail(done.error());
  for (auto& [lemma, list] : rules) {
    std::stable_sort(list.begin(), list.end(), [](const FrameRule& a, const FrameRule& b) {
      return !a.object.empty() + !a.particle.empty() > !b.object.empty() + !b.particle.empty();
    });
  }
  return rules;
}

Result<FactLexicon> FactLexicon::read(std::string_view verbs, std::string_view nouns, std::string_view words,
                                      std::string_view kin) {
  FactLexicon lexicon;
  auto verb_rules = read_rules(verbs, "verbs.tsv");
  if (!verb_rules) return fail(verb_rules.error());
  lexicon.verbs_ = std::move(*verb_rules);
  auto noun_rules = read_rules(nouns, "nouns.tsv");
  if (!noun_rules) return fail(noun_rules.error());
  lexicon.nouns_ = std::move(*noun_rules);
  lexicon.classes_.resize(kClassNames.size());
  const auto read_class = [&](const std::vector<std::string>& fields, std::size_t line) -> Result<void> {
    const auto* found = std::find(kClassNames.begin(), kClassNames.end(), fields[0]);
    if (fields.size() != 2 || found == kClassNames.end())
      return bad_line("words.tsv", line, "no class " + fields[0]);
    auto& set = lexicon.classes_[static_cast<std::size_t>(found - kClassNames.begin())];
    for (std::string& word : split(fields[1], ' ')) set.insert(std::move(word));
    return {};
  };
  if (auto done = for_lines(words, '\t', read_class); !done) return fail(done.error());
  const auto read_kin = [&](const std::vector<std::string>& fields, std::size_t line) -> Result<void> {
    if (fields.size() != 3) return bad_line("kin.tsv", line, "needs word, relation, inverse");
    lexicon.kin_[fields[0]] = {fields[1], fields[2]};
    return {};
  };
  if (auto done = for_lines(kin, '\t', read_kin); !done) return fail(done.error());
  return lexicon;
}

const FactLexicon& FactLexicon::get() {
  // A table that cannot be read is a bug of ours; its test reads it with the error shown.
  static const FactLexicon lexicon = [] {
    auto read_tables = read(verbs_table(), nouns_table(), words_table(), kin_table());
    assert(read_tables.has_value());
    return read_tables ? std::move(*read_tables) : FactLexicon{};
  }();
  return lexicon;
}

std::span<const FrameRule> FactLexicon::verb_rules(const std::string& lemma) const {
  const auto found = verbs_.find(lemma);
  return found == verbs_.end() ? std::span<const FrameRule>{} : std::span<const FrameRule>(found->second);
}

std::span<const FrameRule> FactLexicon::noun_rules(const std::string& lemma) const {
  const auto found = nouns_.find(lemma);
  return found == nouns_.end() ? std::span<const FrameRule>{} : std::span<const FrameRule>(found->second);
}

bool FactLexicon::is(WordClass word_class, const std::string& lemma) const {
  const auto index = static_cast<std::size_t>(word_class);
  return index < classes_.size() && classes_[index].count(lemma) != 0;
}

const KinWord* FactLexicon::kin(const std::string& word) const {
  const auto found = kin_.find(word);
  return found == kin_.end() ? nullptr : &found->second;
}

}  // namespace entente::ingest
