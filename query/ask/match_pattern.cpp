#include "query/ask/match_pattern.hpp"

#include <algorithm>

namespace entente::query {

namespace {

enum class PartKind : std::uint8_t {
  Words,
  Who,
  X,
  Y,
  Office,
  Past,
  Base,
  JointPast,
  JointBase,
  AnyForm,     // past or base: "has X last met Y", "did X last meet Y"
  Joint,       // joint past or joint base
  When,        // when, where, when and where, where and when
  Linked,      // linked, connected, related, tied
  Related,     // is related, are related
  Will,        // will, is going to, is to, plans to, is set to
  WillBefore,  // "whom will X meet": will
};

struct Part {
  PartKind kind = PartKind::Words;
  std::vector<std::string_view> words{};
  bool optional = false;
};

struct CompiledPattern {
  const Pattern* source;
  std::vector<Part> parts;
};

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  while (true) {
    const std::size_t at = text.find(separator);
    pieces.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return pieces;
    text.remove_prefix(at + 1);
  }
}

PartKind part_named(std::string_view name) {
  struct Named {
    std::string_view name;
    PartKind kind;
  };
  static constexpr Named kNamed[] = {
      {"who", PartKind::Who},
      {"x", PartKind::X},
      {"y", PartKind::Y},
      {"office", PartKind::Office},
      {"past", PartKind::Past},
      {"base", PartKind::Base},
      {"joint past", PartKind::JointPast},
      {"joint base", PartKind::JointBase},
      {"any", PartKind::AnyForm},
      {"joint", PartKind::Joint},
      {"when", PartKind::When},
      {"linked", PartKind::Linked},
      {"related", PartKind::Related},
      {"will", PartKind::Will},
      {"will before", PartKind::WillBefore},
  };
  for (const Named& n : kNamed) {
    if (n.name == name) return n.kind;
  }
  return PartKind::Words;
}

CompiledPattern compile(const Pattern& pattern) {
  CompiledPattern compiled{&pattern, {}};
  std::string_view rest = pattern.text;
  while (!rest.empty()) {
    if (rest.front() == ' ') {
      rest.remove_prefix(1);
      continue;
    }
    const char open = rest.front();
    const bool bracketed = open == '{' || open == '[';
    const std::size_t end =
        std::min(bracketed ? rest.find(open == '{' ? '}' : ']') : rest.find(' '), rest.size());
    const std::string_view inside = bracketed ? rest.substr(1, end - 1) : rest.substr(0, end);
    if (open == '{') {
      compiled.parts.push_back({part_named(inside), {}, false});
    } else {
      compiled.parts.push_back({PartKind::Words, split(inside, '|'), open == '['});
    }
    rest.remove_prefix(std::min(rest.size(), bracketed ? end + 1 : end));
  }
  return compiled;
}

const std::vector<CompiledPattern>& compiled_patterns() {
  static const std::vector<CompiledPattern> compiled = [] {
    std::vector<CompiledPattern> all;
    for (const Pattern& pattern : patterns()) all.push_back(compile(pattern));
    return all;
  }();
  return compiled;
}

// Tries one pattern in every way.
class Matcher {
 public:
  Matcher(const std::vector<Word>& words, std::string_view question, MatchResult& result)
      : words_(words), question_(question), result_(result) {}

  void run(const CompiledPattern& pattern) {
    pattern_ = &pattern;
    Match match;
    match.kind = pattern.source->kind;
    for (const Verb& verb : verbs()) {
      if (pattern.source->verb == verb.type) match.verb = &verb;
    }
    step(0, 0, match);
  }

 private:
  static constexpr std::size_t kMostMatches = 400;

  [[nodiscard]] bool is(std::uint32_t at, std::string_view text) const {
    return at < words_.size() && !words_[at].quoted && words_[at].text == text;
  }

  void reach(std::uint32_t at) { result_.furthest = std::max(result_.furthest, at); }

  // The word after `phrase` (words separated by spaces) where it stands at `at`.
  std::optional<std::uint32_t> after(std::uint32_t at, std::string_view phrase) {
    for (const std::string_view word : split(phrase, ' ')) {
      if (!is(at, word)) return std::nullopt;
      ++at;
    }
    reach(at);
    return at;
  }

  void step(std::size_t part, std::uint32_t at, Match& match) {
    if (result_.matches.size() >= kMostMatches) return;
    if (part == pattern_->parts.size()) {
      finish(at, match);
      return;
    }
    const Part& here = pattern_->parts[part];
    switch (here.kind) {
      case PartKind::Words: {
        for (const std::string_view word : here.words) {
          if (const auto next = after(at, word)) step(part + 1, *next, match);
        }
        if (here.optional) step(part + 1, at, match);
        return;
      }
      case PartKind::Who:
        who(part, at, match);
        return;
      case PartKind::X:
        name(part, at, match, &Match::x);
        return;
      case PartKind::Y:
        name(part, at, match, &Match::y);
        return;
      case PartKind::Office:
        name(part, at, match, &Match::office);
        return;
      case PartKind::Past:
        verb(part, at, match, {&Verb::past});
        return;
      case PartKind::Base:
        verb(part, at, match, {&Verb::base});
        return;
      case PartKind::AnyForm:
        verb(part, at, match, {&Verb::base, &Verb::past});
        return;
      case PartKind::JointPast:
        verb(part, at, match, {&Verb::joint_past});
        return;
      case PartKind::JointBase:
        verb(part, at, match, {&Verb::joint_base});
        return;
      case PartKind::Joint:
        verb(part, at, match, {&Verb::joint_base, &Verb::joint_past});
        return;
      case PartKind::When:
        one_of(part, at, match, {"when and where", "where and when", "when", "where"});
        return;
      case PartKind::Linked:
        one_of(part, at, match, {"linked", "connected", "related", "tied"});
        return;
      case PartKind::Related:
        related(part, at, match);
        return;
      case PartKind::Will:
        planned(part, at, match,
                {"will", "is going to", "are going to", "is to", "are to", "is set to", "plans to"});
        return;
      case PartKind::WillBefore:
        planned(part, at, match, {"will"});
        return;
    }
  }

  void one_of(std::size_t part, std::uint32_t at, Match& match,
              std::initializer_list<std::string_view> phrases) {
    for (const std::string_view phrase : phrases) {
      if (const auto next = after(at, phrase)) step(part + 1, *next, match);
    }
  }

  void planned(std::size_t part, std::uint32_t at, Match match,
               std::initializer_list<std::string_view> phrases) {
    match.planned = true;
    one_of(part, at, match, phrases);
  }

  void related(std::size_t part, std::uint32_t at, Match match) {
    for (const Verb& verb : verbs()) {
      if (verb.type == EdgeKind::RelativeOf) match.verb = &verb;
    }
    one_of(part, at, match, {"is related", "are related", "was related"});
  }

  // who, whom, what, which countries, what organizations
  void who(std::size_t part, std::uint32_t at, Match match) {
    if (at + 1 < words_.size() && (is(at, "which") || is(at, "what"))) {
      if (const auto kind = kind_named(words_[at + 1].text)) {
        reach(at + 2);
        match.asked = kind;
        step(part + 1, at + 2, match);
        return;
      }
    }
    match.asked.reset();
    one_of(part, at, match, {"who", "whom", "what"});
  }

  void name(std::size_t part, std::uint32_t at, Match& match, std::optional<WordSpan> Match::*slot) {
    if (at >= words_.size()) return;
    reach(at);
    for (std::uint32_t end = at + 1; end <= words_.size(); ++end) {
      match.*slot = WordSpan{at, end};
      step(part + 1, end, match);
    }
    match.*slot = std::nullopt;
  }

  void verb(std::size_t part, std::uint32_t at, Match& match,
            std::initializer_list<std::vector<std::string_view> Verb::*> forms) {
    const Verb* before = match.verb;
    for (const Verb& verb : verbs()) {
      for (const auto form : forms) {
        for (const std::string_view phrase : verb.*form) {
          const auto next = after(at, phrase);
          if (!next) continue;
          match.verb = &verb;
          step(part + 1, *next, match);
        }
      }
    }
    match.verb = before;
  }

  void finish(std::uint32_t at, Match match) {
    auto qualifiers = read_qualifiers(words_, at, question_);
    if (!qualifiers) {
      match.error = qualifiers.error();
    } else if (!*qualifiers) {
      return;
    } else {
      match.qualifiers = **qualifiers;
    }
    // "what happened" alone asks for everything.
    if (match.kind == QuestionKind::Happened && !match.error && !match.qualifiers.time &&
        !match.qualifiers.place)
      return;
    result_.matches.push_back(std::move(match));
  }

  const std::vector<Word>& words_;
  std::string_view question_;
  MatchResult& result_;
  const CompiledPattern* pattern_ = nullptr;
};

}  // namespace

MatchResult match_question(const std::vector<Word>& words, std::string_view question) {
  MatchResult result;
  Matcher matcher(words, question, result);
  for (const CompiledPattern& pattern : compiled_patterns()) matcher.run(pattern);
  return result;
}

Result<std::optional<Qualifiers>> read_qualifiers(const std::vector<Word>& words, std::uint32_t at,
                                                  std::string_view question) {
  Qualifiers found;
  while (at < words.size()) {
    auto time = time_phrase(words, at, question);
    if (!time) return fail(time.error());
    if (*time) {
      if (found.time) return std::nullopt;
      found.time = (*time)->range;
      at = (*time)->next;
      continue;
    }
    const std::string& lead = words[at].text;
    if (found.place || words[at].quoted || (lead != "in" && lead != "at") || at + 1 == words.size())
      return std::nullopt;
    std::uint32_t end = at + 2;
    while (end < words.size()) {
      const auto next = time_phrase(words, end, question);
      if (!next || *next) break;
      ++end;
    }
    found.place = WordSpan{at + 1, end};
    at = end;
  }
  return found;
}

}  // namespace entente::query
