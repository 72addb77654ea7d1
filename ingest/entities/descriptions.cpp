// Offices and nationalities that stand for their holder.
#include <algorithm>
#include <unordered_set>

#include "ingest/entities/references.hpp"

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
