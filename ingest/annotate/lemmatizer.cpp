// Finds lemmas.
#include "ingest/annotate/lemmatizer.hpp"

#include <algorithm>

namespace entente::ingest::model {

Lemmatizer::Lemmatizer(ModelReader& reader, const Characters& characters) : characters_(&characters) {
  const StringTable names = reader.strings("lemma.parts");
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string name(names[i]);
    Part part{.index = reader.strings("lemma." + name + ".index"),
              .forms = reader.strings("lemma." + name + ".forms"),
              .lemmas = reader.strings("lemma." + name + ".lemmas"),
              .rules = {}};
    const StringTable rules = reader.strings("lemma." + name + ".rules");
    for (std::size_t r = 0; r < rules.size(); ++r) {
      const std::size_t tab = rules[r].find('\t');
      if (tab == std::string_view::npos) {
        reader.reject("a lemma rule has no replacement");
        return;
      }
      part.rules.emplace_back(rules[r].substr(0, tab), rules[r].substr(tab + 1));
    }
    if (part.forms.size() != part.lemmas.size()) {
      reader.reject("its exceptions of lemmas do not fit together");
      return;
    }
    std::string capitals = name;
    std::transform(capitals.begin(), capitals.end(), capitals.begin(),
                   [](char c) { return static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c); });
    parts_.emplace(std::move(capitals), std::move(part));
  }
}

bool Lemmatizer::is_alphabetic(std::string_view text) const {
  for (std::size_t at = 0; at < text.size();) {
    if (!characters_->is(next_code_point(text, at), Class::Alpha)) return false;
  }
  return !text.empty();
}

std::string Lemmatizer::lemma(std::string_view text, std::string_view lower, std::string_view pos,
                              unsigned base_form) const {
  const bool base = (base_form & (kInfinitive | kPositive)) != 0 ||
                    (pos == "NOUN" && (base_form & kSingular) != 0) ||
                    (pos == "VERB" && (base_form & kFinitePresent) != 0);
  if (pos.empty() || pos == "SPACE" || base) return std::string(lower);
  const auto part = parts_.find(std::string(pos));
  if (part == parts_.end()) return std::string(pos == "PROPN" ? text : lower);
  return from_tables(part->second, text, lower);
}

bool Lemmatizer::knows(std::string_view lower) const {
  std::string base;
  return std::any_of(parts_.begin(), parts_.end(), [&](const auto& entry) {
    const Part& part = entry.second;
    if (part.index.find_sorted(lower) || part.forms.find_sorted(lower)) return true;
    return std::any_of(part.rules.begin(), part.rules.end(), [&](const auto& rule) {
      if (!lower.ends_with(rule.first)) return false;
      base = lower.substr(0, lower.size() - rule.first.size());
      base += rule.second;
      return !base.empty() && part.index.find_sorted(base).has_value();
    });
  });
}

std::string Lemmatizer::from_tables(const Part& part, std::string_view text, std::string_view lower) const {
  // In order of preference: exceptions, the last first; what rules give and the index knows, the last first;
  // what is no word; any other form. An exception that is among the forms already keeps its place there.
  std::vector<std::string> forms;
  std::string unknown;
  for (const auto& [old_end, new_end] : part.rules) {
    if (!lower.ends_with(old_end)) continue;
    std::string form(lower.substr(0, lower.size() - old_end.size()));
    form += new_end;
    if (form.empty()) continue;
    if (part.index.find_sorted(form)) {
      forms.insert(forms.begin(), std::move(form));
    } else if (!is_alphabetic(form)) {
      forms.push_back(std::move(form));
    } else if (unknown.empty()) {
      unknown = std::move(form);
    }
  }
  if (const auto row = part.forms.find_sorted(lower)) {
    for (std::string_view rest = part.lemmas[*row];;) {
      const std::size_t end = rest.find('\t');
      const std::string_view exception = rest.substr(0, end);
      if (std::find(forms.begin(), forms.end(), exception) == forms.end())
        forms.insert(forms.begin(), std::string(exception));
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
    }
  }
  if (!forms.empty()) return forms.front();
  return unknown.empty() ? std::string(text) : unknown;
}

}  // namespace entente::ingest::model
