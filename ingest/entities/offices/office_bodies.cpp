#include "ingest/entities/offices/office_bodies.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/entities/offices/office_words.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

/// Named before with that word in its name; `last`: the last one of all.
std::uint32_t organization_called(const TextView& text, const MentionIndex& mentions, std::uint32_t noun,
                                  std::uint32_t& last) {
  std::uint32_t called = kNoEntity;
  std::unordered_map<std::uint32_t, int> times;  // the one told of most is "the bank", the last of equals
  const auto from = noun > 200 ? noun - 200 : 0;
  for (auto i = from; i < noun; ++i) {
    const auto* mention = mentions.starting_at(i);
    if (mention == nullptr || mention->kind != MentionKind::Name ||
        !mentions.is(mention, EntityType::Organization))
      continue;
    last = mention->entity;
    for (auto k = mention->first; k < mention->last; ++k) {
      if (text.folded(k) != text.folded(noun)) continue;
      ++times[mention->entity];
      if (called == kNoEntity || times[mention->entity] >= times[called]) called = mention->entity;
    }
  }
  return called;
}

/// "the president of the bank": the organization named last that is called so, or the last one of all.
std::uint32_t generic_body(const TextView& text, const MentionIndex& mentions, std::uint32_t noun) {
  if (const auto* described = mentions.at(noun);
      described != nullptr && described->kind == MentionKind::Description && described->last == noun + 1 &&
      mentions.is(described, EntityType::Organization))
    return described->entity;
  if (!is_generic_body(text.folded(noun)) || mentions.at(noun) != nullptr || noun == 0 ||
      text.folded(noun - 1) != "the" ||
      (noun + 1 < text.size() && text.token(noun + 1).tag.starts_with("NN")))
    return kNoEntity;
  std::uint32_t last = kNoEntity;
  const auto called = organization_called(text, mentions, noun, last);
  // "head of the party's commission": whatever was named last may be no party
  const bool owner = noun + 1 < text.size() && text.folded(noun + 1) == "'s";
  return called != kNoEntity || owner ? called : last;
}

namespace {

/// "agriculture, land reform and rural development", "trade and industry": a row of fields goes on behind the
/// comma or the "and" at `i`.
bool row_goes_on(const TextView& text, std::uint32_t i, std::uint32_t last) {
  bool closed = false;
  const auto stop = std::min(last, i + 9);
  for (auto k = i; k + 1 < stop; ++k) {
    const bool joins = text.folded(k) == "and" || text.folded(k) == ",";
    if (!joins && !is_field_word(text.folded(k))) return closed && k > i + 1;
    if (!joins) continue;
    if (!is_field_word(text.folded(k + 1)) || !is_modifier_tag(text.token(k + 1).tag))
      return closed && k > i + 1;
    closed = closed || text.folded(k) == "and";
  }
  return closed;
}

}  // namespace

std::uint32_t portfolio_end(const TextView& text, const MentionIndex& mentions, std::uint32_t i,
                            std::uint32_t last) {
  auto end = i;
  while (end < last && end < i + 10) {
    const auto& tag = text.token(end).tag;
    // "adviser to the Prime Minister and Official Spokesperson": a second post
    const bool post = end + 2 < last && (office_end(text, end + 1, last) > end + 1 ||
                                         office_end(text, end + 2, last) > end + 2);
    const bool joins =
        (text.folded(end) == "and" || text.folded(end) == ",") && end > i && end + 1 < last && !post;
    const bool capitals = joins && lexicon().honorific(text.folded(end + 1)) == nullptr &&
                          is_modifier_tag(text.token(end + 1).tag) && mentions.at(end + 1) == nullptr &&
                          text.token(end + 1).head != end &&
                          text.is_capital(end - 1) == text.is_capital(end + 1) && text.is_capital(end - 1);
    const bool link =
        capitals || (joins && is_field_word(text.folded(end - 1)) &&
                     text.is_capital(end - 1) == text.is_capital(end + 1) && row_goes_on(text, end, last));
    const auto* mention = mentions.at(end);
    const bool field = mention != nullptr && mention->last == mention->first + 1 && end > i &&
                       (text.folded(end - 1) == "," || text.folded(end - 1) == "and") &&
                       is_field_word(text.folded(end));  // "Foreign, Commonwealth and Development Affairs"
    if (mention != nullptr && !field &&
        !(mention->kind == MentionKind::Nationality ||
          (mentions.is(mention, EntityType::Place) && end + 1 < last && text.token(end + 1).pos == "NOUN")))
      break;
    if (!is_modifier_tag(tag) && !link) break;
    if (tag == "VBG" || tag == "VBN") break;
    if (text.name_at(end) != nullptr && text.name_at(end)->type == "PERSON") break;
    ++end;
  }
  return end;
}

std::uint32_t subject_body(const TextView& text, const MentionIndex& mentions, std::uint32_t pronoun,
                           bool country) {
  const auto here = text.sentence_of(pronoun);
  const auto fits = [&](const Mention* mention) {
    if (mention == nullptr || mention->kind == MentionKind::Pronoun) return false;
    auto head = mention->head;  // "the secretariat of the Arctic Council"
    if (text.token(head).role == "pobj" && text.folded(text.token(head).head) == "of")
      head = text.token(text.token(head).head).head;
    return text.token(head).role.starts_with("nsubj") &&
           mentions.is(mention, country ? EntityType::Country : EntityType::Organization);
  };
  for (auto i = pronoun; i > text.sentence(here).first; --i) {
    if (const auto* mention = mentions.starting_at(i - 1); fits(mention)) return mention->entity;
  }
  // "to address the General Assembly, at the invitation of its president": the only one told
  std::uint32_t only = kNoEntity;
  for (auto i = text.sentence(here).first; i < pronoun && !country; ++i) {
    const auto* mention = mentions.starting_at(i);
    if (mention == nullptr || mention->kind != MentionKind::Name ||
        !mentions.is(mention, EntityType::Organization) || mention->entity == only)
      continue;
    if (only != kNoEntity) {
      only = kNoEntity;
      break;
    }
    only = mention->entity;
  }
  if (only != kNoEntity) return only;
  // "Daelim signed the agreement. Its chairman, X": the last sentence's main subject
  if (here == 0 || text.paragraph_of(text.sentence(here - 1).first) != text.paragraph_of(pronoun))
    return kNoEntity;
  const auto& last = text.sentence(here - 1);
  for (auto i = last.first; i < last.last; ++i) {
    const auto* mention = mentions.starting_at(i);
    if (fits(mention) && text.token(text.token(mention->head).head).head == text.token(mention->head).head)
      return mention->entity;
  }
  return kNoEntity;
}

std::uint32_t organization_told_of(const TextView& text, const MentionIndex& mentions,
                                   std::uint32_t pronoun) {
  const auto here = text.sentence_of(pronoun);
  for (std::uint32_t back = 0; back <= 4 && back <= here; ++back) {
    const auto& sentence = text.sentence(here - back);
    if (text.paragraph_of(sentence.first) != text.paragraph_of(pronoun)) break;
    for (auto i = sentence.first; i < std::min(sentence.last, pronoun); ++i) {
      const auto* mention = mentions.starting_at(i);
      if (mentions.is(mention, EntityType::Organization) &&
          text.token(mention->head).role.starts_with("nsubj"))
        return mention->entity;
    }
  }
  return kNoEntity;
}

std::uint32_t country_of_expelled(const TextView& text, const MentionIndex& mentions, std::uint32_t post,
                                  std::uint32_t pronoun) {
  static const std::unordered_set<std::string_view> kVerbs = {"expel", "eject", "declare", "banish",
                                                              "deport"};
  const auto& token = text.token(post);
  const auto verb = token.head;
  const bool befalls = token.role == "dobj" || token.role == "nsubj" || token.role == "nsubjpass";
  if (!befalls || !kVerbs.contains(text.token(verb).lemma)) return kNoEntity;
  const auto here = text.sentence_of(pronoun);
  const auto subject_in = [&](std::uint32_t s, std::uint32_t not_this) {
    const auto& sentence = text.sentence(s);
    for (auto i = sentence.first; i < std::min(sentence.last, pronoun); ++i) {
      const auto* mention = mentions.starting_at(i);
      if (mentions.is(mention, EntityType::Country) && mention->entity != not_this &&
          text.token(mention->head).role.starts_with("nsubj"))
        return mention->entity;
    }
    return kNoEntity;
  };
  const auto sender = subject_in(here, kNoEntity);
  if (sender == kNoEntity || here == 0 ||
      text.paragraph_of(text.sentence(here - 1).first) != text.paragraph_of(pronoun))
    return kNoEntity;
  return subject_in(here - 1, sender);
}

std::uint32_t body_of_many(const TextView& text, const MentionIndex& mentions, std::uint32_t pronoun) {
  const auto first = text.sentence(text.sentence_of(pronoun)).first;
  for (auto i = pronoun; i > first; --i) {
    const auto* mention = mentions.starting_at(i - 1);
    if (!mentions.is(mention, EntityType::Organization) || mention->kind == MentionKind::Pronoun) continue;
    const auto& head = text.token(mention->head);
    // "Commonwealth leaders"
    if ((head.role == "compound" || head.role == "nmod" || head.role == "amod") &&
        text.token(head.head).tag == "NNS" && text.token(head.head).role.starts_with("nsubj"))
      return mention->entity;
    const auto word = text.word(mention->last - 1);
    if (head.tag == "NNPS" || (word.size() > 3 && word.back() == 's' && word[word.size() - 2] >= 'a' &&
                               mention->last == mention->first + 1))
      return mention->entity;
  }
  return kNoEntity;
}

bool is_own_council(const TextView& text, std::uint32_t noun, const Mention& mention) {
  static const std::unordered_set<std::string_view> kPosts = {"secretary", "chairman",   "chair",
                                                              "head",      "chairwoman", "chairperson"};
  return mention.last == mention.first + 2 && text.folded(mention.first) == "security" &&
         text.folded(mention.first + 1) == "council" && kPosts.contains(text.folded(noun));
}

bool is_portfolio(const TextView& text, const MentionIndex& mentions, const Mention& mention) {
  static const std::unordered_set<std::string_view> kBodies = {
      "ministry", "department", "treasury", "navy",  "army",    "forces",
      "council",  "commission", "union",    "crown", "cabinet", "government"};
  if (mention.kind != MentionKind::Name || !mentions.is(&mention, EntityType::Organization) ||
      mention.last - mention.first > 4)
    return false;
  for (auto i = mention.first; i < mention.last; ++i) {
    if (kBodies.contains(text.folded(i))) return false;
  }
  const auto words = text.slice({mention.first, mention.last});
  return !(words.size() > 1 && words[1] >= 'A' && words[1] <= 'Z');  // no acronym
}

bool breaks_line(const TextView& text, std::uint32_t i) {
  if (!text.is_capital(i) || text.slice({i - 1, i + 1}).find('\n') == std::string_view::npos) return false;
  for (auto k = i; k > text.sentence(text.sentence_of(i)).first; --k) {
    if (k < i && text.slice({k - 1, k + 1}).find('\n') != std::string_view::npos) break;
    if (text.word(k - 1).size() > 4 && !text.is_capital(k - 1)) return false;  // a line of running text
  }
  return true;
}

std::uint32_t behind_origin(const TextView& text, const MentionIndex& mentions, const Mention& name) {
  if (name.last + 2 >= text.size() || text.folded(name.last) != "of") return name.last;
  const auto* country = mentions.starting_at(name.last + (text.folded(name.last + 1) == "the" ? 2 : 1));
  return mentions.is(country, EntityType::Country) ? country->last : name.last;
}

std::uint32_t country_of_mission(const TextView& text, const MentionIndex& mentions, std::uint32_t i) {
  static const std::unordered_set<std::string_view> kMissions = {"embassy",    "consulate", "legation",
                                                                 "commission", "residence", "chancery"};
  const auto here = text.sentence_of(i);
  const auto& before = text.sentence(here > 0 ? here - 1 : here);
  const bool near = text.paragraph_of(before.first) == text.paragraph_of(i);
  std::uint32_t country = kNoEntity;
  for (auto k = near ? before.first : text.sentence(here).first; k < i; ++k) {
    if (!kMissions.contains(text.folded(k)) || k == 0) continue;
    const bool high = text.folded(k - 1) == "high";
    if (text.folded(k) == "commission" && !high) continue;
    auto end = high ? k - 1 : k;
    if (end > 0 && text.folded(end - 1) == "'s") --end;
    const auto* owner = mentions.ending_at(end);
    if (owner == nullptr && k + 3 < text.size() && text.folded(k + 1) == "of")
      owner = mentions.starting_at(text.folded(k + 2) == "the" ? k + 3 : k + 2);
    if (!mentions.is(owner, EntityType::Country)) continue;
    if (country != kNoEntity && country != owner->entity) return kNoEntity;
    country = owner->entity;
  }
  return country;
}

bool tells_of_earlier_year(const TextView& text, std::uint32_t s, std::int64_t year) {
  const auto is_earlier = [&](std::uint32_t i) {
    const auto word = text.word(i);
    return word.size() == 4 && is_year(text.folded(i)) && text.token(i).pos == "NUM" &&
           std::stoi(std::string(word)) < year;
  };
  const auto paragraph = text.paragraph_of(text.sentence(s).first);
  for (auto at = s + 1; at-- > 0;) {
    const auto& sentence = text.sentence(at);
    const bool headline = text.block_kind(sentence.first) == BlockKind::Headline;
    if (!headline && text.paragraph_of(sentence.first) != paragraph) continue;
    for (auto i = sentence.first; i < sentence.last; ++i) {
      if (is_earlier(i)) return true;
    }
  }
  return false;
}

bool tells_of_year(const TextView& text, std::uint32_t s) {
  const auto& sentence = text.sentence(s);
  for (auto i = sentence.first; i < sentence.last; ++i) {
    const auto word = text.word(i);
    if (word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) && text.token(i).pos == "NUM")
      return true;
  }
  return false;
}

}  // namespace entente::ingest
