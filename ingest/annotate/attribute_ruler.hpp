// The model's rules from tag, word and role to part of speech, features and fixed lemmas.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/annotate/tokenizer.hpp"

namespace entente::ingest::model {

/// What is known of a word besides its form; texts are of the model file.
struct Analysis {
  std::string_view tag;
  std::string_view role;
  std::string_view pos;
  std::string_view lemma;  ///< empty: left to the lemmatizer
  unsigned base_form = 0;  ///< features that the lemmatizer asks for: see Lemmatizer
};

/// Const and shared by threads.
class AttributeRuler {
 public:
  explicit AttributeRuler(ModelReader& reader);
  /// Applies the rules in their order, later over earlier; conditions look at tags and roles as they were
  /// before.
  void apply(std::span<const Word> words, std::span<Analysis> analyses) const;

 private:
  enum class Key : std::uint8_t { Tag, Lower, Role, IsSpace };
  struct Condition {
    Key key;
    bool negated;
    std::vector<std::string_view> values;
  };
  struct Rule {
    std::size_t index = 0;  ///< which word of the pattern is changed
    std::vector<std::vector<Condition>> pattern;
    std::optional<std::string_view> tag, role, pos, lemma;
    std::optional<unsigned> base_form;
  };
  using RuleList = std::vector<std::uint32_t>;

  static std::optional<Condition> condition(std::string_view text);
  static bool set_value(Rule& rule, std::string_view text);
  static bool holds(const Condition& condition, const Word& word, const Analysis& analysis);
  [[nodiscard]] bool matches(const Rule& rule, std::span<const Word> words,
                             std::span<const Analysis> analyses, std::size_t first) const;
  void file_rule(std::uint32_t number);

  std::vector<Rule> rules_;
  // Rules by what their first word must be, so that few are tried: by its form, else by its tag, else all.
  std::unordered_map<std::string_view, RuleList> by_lower_;
  std::unordered_map<std::string_view, RuleList> by_tag_;
  RuleList others_;
};

}  // namespace entente::ingest::model
