#include "ingest/entities/offices/holder_before.hpp"

#include <string_view>
#include <unordered_set>

#include "ingest/entities/names/name_candidate.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

bool is_person(const MentionIndex& mentions, const Mention* mention) {
  return mentions.is(mention, EntityType::Person) && mention->kind == MentionKind::Name;
}

}  // namespace

const Mention* holder_before(const TextView& text, const MentionIndex& mentions, const OfficePhrase& phrase) {
  const auto first = text.sentence(text.sentence_of(phrase.noun)).first;
  auto i = phrase.whole.first;
  if (i <= first + 1) return nullptr;
  const auto& mark = text.folded(i - 1);
  if (mark != "," && mark != "(" && mark != "-") return nullptr;
  auto end = i - 1;
  if (end >= first + 3 && text.token(end - 1).tag == "CD" && text.folded(end - 2) == ",")
    end -= 2;  // the age
  const auto* mention = mentions.ending_at(end);
  if (mention != nullptr && mentions.is(mention, EntityType::Country) && mention->first > first + 1 &&
      text.folded(mention->first - 1) == "of")
    mention = mentions.ending_at(mention->first - 1);
  if (!is_person(mentions, mention)) return nullptr;
  // "Xi, the Kazakh president and ..." in a list of people is another one: something must close the
  // apposition.
  const auto& next =
      phrase.whole.last < text.size() ? text.folded(phrase.whole.last) : text.folded(phrase.noun);
  const bool another = mentions.starting_at(phrase.whole.last) != nullptr &&
                       is_person(mentions, mentions.starting_at(phrase.whole.last));
  if (another) return nullptr;
  static const Words kEnds = {",",    ".",     ")",     ";",     "-",    "and",   "who", "in",
                              "at",   "since", "for",   "under", "from", "until", "on",  "said",
                              "told", "as",    "based", "when",  "but",  "\""};
  return kEnds.contains(next) || mark == "(" ? mention : nullptr;
}

bool has_post_behind(const TextView& text, const MentionIndex& mentions, const Mention* name) {
  if (!is_person(mentions, name) || name->last + 2 >= text.size() || text.folded(name->last) != ",")
    return false;
  const auto at = name->last + (text.folded(name->last + 1) == "the" ? 2 : 1);
  return office_end(text, at, text.sentence(text.sentence_of(name->first)).last) > at;
}

}  // namespace entente::ingest
