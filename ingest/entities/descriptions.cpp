// Offices and nationalities that stand for their holder.
#include <algorithm>
#include <unordered_set>

#include "ingest/entities/join_names.hpp"
#include "ingest/entities/references.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

void ReferenceContext::add(TokenRange range, std::uint32_t head, std::uint32_t entity, MentionKind kind,
                           float certainty) {
  Mention mention;
  mention.span = text.span(range);
  mention.first = range.first;
  mention.last = range.last;
  mention.head = head;
  mention.entity = entity;
  mention.kind = kind;
  mention.certainty = certainty;
  document.mentions.push_back(mention);
}

void ReferenceContext::order() {
  std::stable_sort(document.mentions.begin(), document.mentions.end(),
                   [](const Mention& a, const Mention& b) {
                     return a.first != b.first ? a.first < b.first
                            : a.last != b.last ? a.last > b.last
                                               : a.entity < b.entity;
                   });
}

namespace {

std::vector<std::string> words_of(const std::string& folded) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : folded + " ") {
    if (c != ' ') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

/// The names agree in family name and in a given name, or in a given name's first letter.
bool same_person(const std::string& folded, const OfficeHolder& holder) {
  const auto agrees = [&](std::string_view other) {
    const auto known = fold(other);
    if (known == folded || is_short_name_of(folded, known) || is_short_name_of(known, folded)) return true;
    const auto a = words_of(folded);
    const auto b = words_of(known);
    return a.size() >= 2 && b.size() >= 2 && a.back() == b.back() && a.front()[0] == b.front()[0];
  };
  if (agrees(holder.name)) return true;
  std::string_view rest = holder.other_names;
  while (!rest.empty()) {
    const auto cut = rest.find('|');
    if (agrees(rest.substr(0, cut))) return true;
    rest = cut == std::string_view::npos ? std::string_view{} : rest.substr(cut + 1);
  }
  return false;
}

}  // namespace

void record_persons(ReferenceContext& context) {
  context.persons.resize(context.document.entities.size());
  for (std::size_t e = 0; e < context.document.entities.size(); ++e) {
    const auto& entity = context.document.entities[e];
    if (entity.type != EntityType::Person) continue;
    const auto folded = fold(entity.name);
    const auto words = words_of(folded);
    std::unordered_set<std::string> keys;
    if (words.empty()) continue;
    keys.insert(words.front());
    for (std::size_t i = 0; i < words.size() && i < 5; ++i) {
      std::string key;
      for (auto k = i; k < words.size() && k < i + 3; ++k) {
        key += (key.empty() ? "" : " ") + words[k];
        keys.insert(key);
      }
    }
    for (const auto& key : std::vector<std::string>(keys.begin(), keys.end())) {
      const auto* holders = lexicon().holders_named(key);
      if (holders == nullptr) continue;
      for (const auto& holder : *holders) {
        if (same_person(folded, holder)) context.persons[e].terms.push_back(&holder);
      }
    }
    auto& terms = context.persons[e].terms;
    std::sort(terms.begin(), terms.end(), [](const OfficeHolder* a, const OfficeHolder* b) {
      return a->since != b->since     ? a->since < b->since
             : a->office != b->office ? a->office < b->office
                                      : a < b;
    });
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  }
}

bool is_leading_office(const std::string& office) {
  static const std::unordered_set<std::string_view> kOffices = {"president",
                                                                "prime minister",
                                                                "premier",
                                                                "chancellor",
                                                                "king",
                                                                "queen",
                                                                "emperor",
                                                                "sultan",
                                                                "emir",
                                                                "amir",
                                                                "leader",
                                                                "supreme leader",
                                                                "head of state",
                                                                "head of government",
                                                                "chief of state",
                                                                "general secretary",
                                                                "taoiseach",
                                                                "pope",
                                                                "crown prince",
                                                                "interim president",
                                                                "acting president",
                                                                "transitional president"};
  return kOffices.contains(office);
}

bool held_office(const PersonRecord& person, std::string_view country, const std::string& office,
                 const std::optional<Date>& day) {
  return std::any_of(person.terms.begin(), person.terms.end(), [&](const OfficeHolder* term) {
    if (term->country != country) return false;
    const bool agrees = term->office == office ||
                        (office == "leader" && is_leading_office(std::string(term->office))) ||
                        (office == "premier" && term->office == "prime minister") ||
                        (is_leading_office(office) &&
                         (term->office == "chief of state" || term->office == "head of government"));
    if (!agrees) return false;
    if (!day) return true;
    const auto since = parse_partial_date(term->since);
    const auto last = parse_partial_date(term->last_seen);
    return (!since || since->days <= last_day(*day).days) &&
           (!last || last_day(*last).days + 1200 >= day->days);
  });
}

namespace {

class DescriptionResolver {
 public:
  DescriptionResolver(ReferenceContext& context, const StatedOffices& stated)
      : context_(context),
        text_(context.text),
        document_(context.document),
        index_(context.document),
        stated_(stated),
        places_(context.document.entities.size()) {
    for (const auto& mention : document_.mentions) places_[mention.entity].push_back(mention.first);
  }

  void resolve() {
    for (const auto& phrase : stated_.open) {
      if (phrase.plural || phrase.role || phrase.indefinite || !text_readable(phrase.noun)) continue;
      if (index_.at(phrase.noun) != nullptr) continue;  // joined before
      if (text_.token(phrase.noun).role == "compound" || text_.token(phrase.noun).role == "amod") continue;
      float certainty = 0;
      const auto holder = phrase.counterpart ? counterpart(phrase, certainty) : holder_of(phrase, certainty);
      if (holder == kNoEntity) continue;
      const auto head =
          text_.token(phrase.noun).pos == "ADP" ? text_.head_of(phrase.title) : noun_head(phrase);
      found_.push_back(
          {{phrase.whole.first, std::max(phrase.whole.last, phrase.noun + 1)}, head, holder, certainty});
      tell_office(phrase, holder, certainty);
    }
    for (const auto& found : found_)
      context_.add(found.range, found.head, found.entity, MentionKind::Description, found.certainty);
  }

 private:
  struct Found {
    TokenRange range;
    std::uint32_t head;
    std::uint32_t entity;
    float certainty;
  };

  [[nodiscard]] bool text_readable(std::uint32_t i) const {
    const auto kind = text_.block_kind(i);
    return kind == BlockKind::Body || kind == BlockKind::Headline;
  }

  /// "secretary of state": the head is "secretary".
  [[nodiscard]] std::uint32_t noun_head(const OfficePhrase& phrase) const {
    return text_.head_of(phrase.title);
  }

  [[nodiscard]] static bool offices_agree(const std::string& asked, const std::string& stated) {
    if (asked == stated) return true;
    if (asked == "leader" || asked == "head of state") return is_leading_office(stated);
    if (asked == "premier") return stated == "prime minister";
    if (asked == "minister") return stated.ends_with("minister");
    if (asked == "secretary-general" || asked == "chief") return stated == "secretary-general";
    return stated.ends_with(" " + asked) && asked != "president" && asked != "minister";
  }

  std::uint32_t holder_of(const OfficePhrase& phrase, float& certainty) const {
    if (phrase.kind == OfficeKind::Military || phrase.kind == OfficeKind::Member ||
        phrase.kind == OfficeKind::Family || phrase.kind == OfficeKind::Title)
      return kNoEntity;
    if (phrase.body != kNoEntity) return holder_in(phrase.body, phrase, certainty);
    const bool bare_title = text_.is_capital(phrase.title.first) && !text_.is_opening(phrase.title.first);
    if (!phrase.definite && !bare_title && !text_.is_capital(phrase.title.first)) return kNoEntity;
    if (phrase.owner != kNoEntity) return kNoEntity;
    return nearest_holder(phrase, certainty);
  }

  std::uint32_t holder_in(std::uint32_t body, const OfficePhrase& phrase, float& certainty) const {
    std::uint32_t best = kNoEntity;
    std::uint32_t distance = UINT32_MAX;
    for (const auto& statement : stated_.offices) {
      if (statement.body != body || !offices_agree(phrase.office, statement.office) ||
          statement.former != phrase.former)
        continue;
      const auto away = statement.first < phrase.noun ? phrase.noun - statement.first
                                                      : 100000 + statement.first - phrase.noun;
      if (away < distance) {
        distance = away;
        best = statement.holder;
      }
    }
    certainty = 0.95F;
    if (best != kNoEntity) return best;
    // The table of office-holders, for people that the text names.
    const auto* country = lexicon().country(document_.entities[body].name);
    if (country == nullptr || phrase.former) return kNoEntity;
    for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
      if (context_.persons[e].terms.empty() ||
          !held_office(context_.persons[e], country->code, phrase.office, document_.document.date))
        continue;
      if (best != kNoEntity) return kNoEntity;
      best = e;
    }
    certainty = 0.9F;
    if (best != kNoEntity) return best;
    // The one person of that country who is stated to lead it otherwise.
    return kNoEntity;
  }

  /// "the president": the person of that office named last before.
  std::uint32_t nearest_holder(const OfficePhrase& phrase, float& certainty) const {
    const bool bare = !phrase.definite;
    std::uint32_t best = kNoEntity;
    std::uint32_t best_at = 0;
    std::unordered_set<std::uint32_t> holders;
    for (const auto& statement : stated_.offices) {
      if (!offices_agree(phrase.office, statement.office) || statement.former != phrase.former) continue;
      holders.insert(statement.holder);
      if (statement.first > phrase.noun) continue;
      // "Prime Minister" without article is the own one, whom the text calls so without a country.
      const auto at = last_mention_before(statement.holder, phrase.noun) +
                      (bare && !statement.body_stated ? 100000U : 0U);
      if (at >= best_at) {
        best_at = at;
        best = statement.holder;
      }
    }
    if (best == kNoEntity && holders.empty()) {
      for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
        const auto& terms = context_.persons[e].terms;
        const bool holds = std::any_of(terms.begin(), terms.end(), [&](const OfficeHolder* term) {
          return term->office == phrase.office &&
                 held_office(context_.persons[e], term->country, phrase.office, document_.document.date);
        });
        if (!holds) continue;
        const auto at = last_mention_before(e, phrase.noun);
        if (at > best_at) {
          best_at = at;
          best = e;
        }
        holders.insert(e);
      }
    }
    certainty = holders.size() == 1 ? 0.9F : bare ? 0.75F : 0.7F;
    return best;
  }

  [[nodiscard]] std::uint32_t last_mention_before(std::uint32_t entity, std::uint32_t token) const {
    const auto& places = places_[entity];
    const auto after = std::lower_bound(places.begin(), places.end(), token);
    return after == places.begin() ? 0 : *(after - 1) + 1;
  }

  /// "his Kazakh counterpart": the same office in the other country.
  std::uint32_t counterpart(const OfficePhrase& phrase, float& certainty) const {
    if (phrase.body == kNoEntity) return kNoEntity;
    std::unordered_set<std::string> offices;
    auto owner = phrase.owner;
    if (owner == kNoEntity) owner = subject_of_sentence(phrase.noun);
    if (owner != kNoEntity) {
      for (const auto& statement : stated_.offices) {
        if (statement.holder == owner) offices.insert(statement.office);
      }
      for (const auto* term : context_.persons[owner].terms) offices.insert(std::string(term->office));
    }
    if (offices.empty()) offices.insert("leader");
    for (const auto& office :
         {std::string("president"), std::string("prime minister"), std::string("foreign minister")}) {
      if (!offices.contains(office)) continue;
      OfficePhrase asked = phrase;
      asked.office = office;
      const auto holder = holder_in(phrase.body, asked, certainty);
      if (holder != kNoEntity && holder != owner) return holder;
    }
    for (const auto& office : offices) {
      OfficePhrase asked = phrase;
      asked.office = is_leading_office(office) ? "leader" : office;
      const auto holder = holder_in(phrase.body, asked, certainty);
      if (holder != kNoEntity && holder != owner) {
        certainty = std::min(certainty, 0.85F);
        return holder;
      }
    }
    return kNoEntity;
  }

  [[nodiscard]] std::uint32_t subject_of_sentence(std::uint32_t i) const {
    const auto& sentence = text_.sentence(text_.sentence_of(i));
    for (auto k = sentence.first; k < i; ++k) {
      const auto* mention = index_.at(k);
      if (mention != nullptr && index_.is(mention, EntityType::Person) &&
          text_.token(mention->head).role.starts_with("nsubj"))
        return mention->entity;
    }
    return kNoEntity;
  }

  /// "The British prime minister will see ..." states his office too.
  void tell_office(const OfficePhrase& phrase, std::uint32_t holder, float certainty) {
    if (phrase.counterpart || phrase.office == "leader" || phrase.office == "chief" ||
        phrase.office == "head" || phrase.kind == OfficeKind::Province)
      return;
    const auto same =
        std::any_of(document_.offices.begin(), document_.offices.end(), [&](const OfficeStatement& s) {
          return s.holder == holder && s.office == phrase.office &&
                 (s.body == phrase.body || phrase.body == kNoEntity);
        });
    if (same) return;
    OfficeStatement statement;
    statement.holder = holder;
    statement.body = phrase.body;
    statement.office = phrase.office;
    statement.first = phrase.title.first;
    statement.last = phrase.title.last;
    statement.sentence = text_.sentence_of(phrase.noun);
    statement.former = phrase.former;
    statement.body_stated = phrase.body != kNoEntity;
    statement.certainty = certainty * 0.95F;
    document_.offices.push_back(std::move(statement));
  }

  ReferenceContext& context_;
  const TextView& text_;
  ResolvedDocument& document_;
  MentionIndex index_;
  const StatedOffices& stated_;
  std::vector<std::vector<std::uint32_t>> places_;  // by entity: first tokens of its mentions
  std::vector<Found> found_;
};

}  // namespace

void resolve_descriptions(ReferenceContext& context, const StatedOffices& stated) {
  DescriptionResolver(context, stated).resolve();
  context.order();
}

}  // namespace entente::ingest
