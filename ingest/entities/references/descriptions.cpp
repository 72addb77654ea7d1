// Offices and nationalities that stand for their holder.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "ingest/entities/references/description_words.hpp"
#include "ingest/entities/references/home_country.hpp"
#include "ingest/entities/references/host_roles.hpp"
#include "ingest/entities/references/references.hpp"
#include "ingest/entities/references/topic.hpp"

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
        topic_(find_topic(context)),
        own_(speakers_country(context, stated.offices)),
        transcript_(is_transcript(context.text)),
        places_(context.document.entities.size()) {
    for (const auto& mention : document_.mentions) places_[mention.entity].push_back(mention.first);
  }

  void resolve() {
    for (const auto& phrase : stated_.open) {
      if (phrase.plural || phrase.role || phrase.indefinite || !text_readable(phrase.noun)) continue;
      if (index_.at(phrase.noun) != nullptr) continue;  // joined before
      const auto& role = text_.token(noun_head(phrase)).role;
      if (role == "compound" || role == "amod") continue;
      if (names_another(phrase)) continue;
      float certainty = 0;
      const auto holder = phrase.counterpart ? counterpart(phrase, certainty) : holder_of(phrase, certainty);
      if (holder == kNoEntity ||
          (phrase.title.first > 0 && text_.folded(phrase.title.first - 1) == "visiting" &&
           is_host(context_, holder, phrase.noun)))
        continue;
      const auto head =
          text_.token(phrase.noun).pos == "ADP" ? text_.head_of(phrase.title) : noun_head(phrase);
      if (phrase.definite && text_.is_capital(phrase.title.first)) called_.emplace(phrase.office, holder);
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

  /// "its president, Miguel X,": a name that no stage has read.
  [[nodiscard]] bool names_another(const OfficePhrase& phrase) const {
    const auto comma = std::max(phrase.whole.last, phrase.noun + 1);
    if (comma + 1 >= text_.size()) return false;
    // "Chairperson of the Union and President of X, A": both are A's.
    if (text_.folded(comma) == "and" && !phrase.definite)
      return std::any_of(stated_.offices.begin(), stated_.offices.end(),
                         [&](const OfficeStatement& s) { return s.first == comma + 1; });
    if (text_.folded(comma) != ",") return false;
    const auto* seen = text_.name_at(comma + 1);
    const auto* mention = index_.at(comma + 1);
    return seen != nullptr && seen->type == "PERSON" && mention == nullptr &&
           text_.sentence_of(comma + 1) == text_.sentence_of(phrase.noun);
  }

  [[nodiscard]] std::uint32_t noun_head(const OfficePhrase& phrase) const {
    return text_.head_of(phrase.title);
  }

  std::uint32_t holder_of(const OfficePhrase& phrase, float& certainty) const {
    if (phrase.kind == OfficeKind::Military || phrase.kind == OfficeKind::Member ||
        phrase.kind == OfficeKind::Family || phrase.kind == OfficeKind::Title)
      return kNoEntity;
    const auto body = phrase.body == kNoEntity && is_ours(phrase) ? own_ : phrase.body;
    if (body != kNoEntity) return holder_in(body, phrase, certainty);
    const bool bare_title = text_.is_capital(phrase.title.first) && !text_.is_opening(phrase.title.first);
    if (!phrase.definite && !bare_title && !text_.is_capital(phrase.title.first)) return kNoEntity;
    if (phrase.owner != kNoEntity) return kNoEntity;
    return nearest_holder(phrase, certainty);
  }

  /// "our president".
  [[nodiscard]] bool is_ours(const OfficePhrase& phrase) const {
    return text_.folded(phrase.whole.first) == "our" ||
           (phrase.whole.first > 0 && text_.folded(phrase.whole.first - 1) == "our");
  }

  /// "The AU chief" chairs the African Union Commission.
  [[nodiscard]] bool is_body_of(std::uint32_t stated, std::uint32_t asked) const {
    if (stated == asked || stated == kNoEntity || context_.type(asked) != EntityType::Organization)
      return stated == asked;
    return document_.entities[stated].name.starts_with(document_.entities[asked].name + " ");
  }

  std::uint32_t holder_in(std::uint32_t body, const OfficePhrase& phrase, float& certainty) const {
    std::uint32_t best = kNoEntity;
    std::uint32_t distance = UINT32_MAX;
    for (const auto& statement : stated_.offices) {
      if (!is_body_of(statement.body, body) || !offices_agree(phrase.office, statement.office) ||
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
    if (best != kNoEntity) return in_office_now(best, body, phrase);
    // The table of office-holders, for people that the text names.
    const auto* country = lexicon().country(document_.entities[body].name);
    if (country == nullptr || phrase.former) return kNoEntity;
    std::string_view since;
    for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
      const auto begun = held_since(e, country->key(), phrase.office);
      if (begun.empty() || (is_new(phrase) && is_long_ago(begun)) || (best != kNoEntity && begun < since))
        continue;
      if (best != kNoEntity && begun == since) return kNoEntity;
      best = e;
      since = begun;
    }
    certainty = 0.9F;
    return best;
  }

  /// "Syria's new leader".
  [[nodiscard]] bool is_new(const OfficePhrase& phrase) const {
    for (auto i = phrase.whole.first; i < phrase.noun; ++i) {
      if (text_.folded(i) == "new") return true;
    }
    return false;
  }

  /// Before the year that went before the document's.
  [[nodiscard]] bool is_long_ago(std::string_view since) const {
    if (!document_.document.date || since.size() < 4) return false;
    int year = 0;
    for (const char c : since.substr(0, 4)) year = 10 * year + (c - '0');
    return year + 1 < to_civil(document_.document.date->days).year;
  }

  /// When the person's term in the office began that the table knows about the document's day; empty where
  /// it knows none. Of two such people the later has followed the earlier.
  [[nodiscard]] std::string_view held_since(std::uint32_t person, std::string_view country,
                                            const std::string& office) const {
    std::string_view since;
    for (const auto* term : context_.persons[person].terms) {
      if (term->since > since &&
          held_office({Gender::Unknown, {term}}, country, office, document_.document.date))
        since = term->since;
    }
    return since;
  }

  /// Of several whom the text gives the office ("the first President, X, ... President Y"), the one who holds
  /// it on the document's day by the table, where the table knows just one of them.
  std::uint32_t in_office_now(std::uint32_t best, std::uint32_t body, const OfficePhrase& phrase) const {
    const auto* country = lexicon().country(document_.entities[body].name);
    if (country == nullptr || phrase.former || !document_.document.date) return best;
    const auto holds = [&](std::uint32_t person) {
      return held_office(context_.persons[person], country->code, phrase.office, document_.document.date);
    };
    if (holds(best)) return best;
    std::uint32_t found = kNoEntity;
    for (const auto& statement : stated_.offices) {
      if (statement.body != body || statement.holder == found || !holds(statement.holder) ||
          !offices_agree(phrase.office, statement.office))
        continue;
      if (found != kNoEntity) return best;
      found = statement.holder;
    }
    return found == kNoEntity ? best : found;
  }

  /// "the president": of those who hold the office, the one told of last before; a capital ("the Prime
  /// Minister") is rather the own one, whom the text calls so without a country.
  std::uint32_t nearest_holder(const OfficePhrase& phrase, float& certainty) const {
    const bool bare = !phrase.definite;
    const bool capital = text_.is_capital(phrase.title.first) && !text_.is_opening(phrase.title.first);
    std::unordered_map<std::uint32_t, float> scores;
    const auto weigh = [&](const OfficeStatement& statement) {
      if (!offices_agree(phrase.office, statement.office) || statement.former != phrase.former) return;
      if (statement.holder == partner_of(phrase.noun)) return;
      float score = nearness(statement.holder, phrase.noun);
      // One who is told of only later: the text may call him so before it names him.
      const bool own = (bare || (capital && opens_with_capital(phrase))) && !statement.body_stated;
      if (score < -50.0F && !own) return;
      if (statement.holder == topic_.person) score += 1.5F;
      // Of those who speak for a state "the president" is its own, but for one just told of.
      if (transcript_ && may_be_of(context_, statement, own_)) score += 14.0F;
      if (!statement.body_stated)
        score += bare ? 100.0F : capital || opens_with_capital(phrase) ? 6.0F : 0.0F;
      // "The President" in capitals is as good as a name: whoever was called so goes on being called so.
      if (const auto called = called_.find(phrase.office);
          phrase.definite && (capital || opens_with_capital(phrase)) && called != called_.end() &&
          called->second == statement.holder)
        score += 6.0F;
      const auto [at, fresh] = scores.emplace(statement.holder, score);
      if (!fresh) at->second = std::max(at->second, score);
    };
    for (const auto& statement : stated_.offices) weigh(statement);
    for (const auto& statement : stated_.local) weigh(statement);
    if (scores.empty()) {
      // "told the US secretary of state ... The secretary".
      for (const auto& statement : document_.offices) weigh(statement);
      for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
        const auto& terms = context_.persons[e].terms;
        const bool holds = std::any_of(terms.begin(), terms.end(), [&](const OfficeHolder* term) {
          return term->office == phrase.office &&
                 held_office(context_.persons[e], term->country, phrase.office, document_.document.date) !=
                     phrase.former;
        });
        const auto near = nearness(e, phrase.noun);
        if (holds && near > -50.0F && e != partner_of(phrase.noun)) scores.emplace(e, near);
      }
    }
    std::uint32_t best = kNoEntity;
    for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
      const auto found = scores.find(e);
      if (found != scores.end() && (best == kNoEntity || found->second > scores[best])) best = e;
    }
    certainty = scores.size() == 1 ? 0.9F : bare ? 0.75F : 0.7F;
    return best;
  }

  /// "The Prime Minister" at the opening of a sentence: the second word tells whether it is a title.
  [[nodiscard]] bool opens_with_capital(const OfficePhrase& phrase) const {
    return phrase.title.first > 0 && text_.is_capital(phrase.title.first) &&
           text_.folded(phrase.title.first - 1) == "the";
  }

  /// How near the person was told of before a token, the subjects first; below -50 where only later.
  [[nodiscard]] float nearness(std::uint32_t entity, std::uint32_t token) const {
    const auto& places = places_[entity];
    const auto here = text_.sentence_of(token);
    float best = -100.0F;
    const auto after = std::lower_bound(places.begin(), places.end(), token);
    for (auto at = after; at != places.begin() && after - at < 6;) {
      --at;
      const auto* mention = index_.at(*at);
      const auto away = static_cast<float>(here - text_.sentence_of(*at));
      float score = -1.0F * std::min(away, 40.0F) +
                    0.001F * static_cast<float>(*at) / static_cast<float>(std::max(1U, text_.size()));
      if (mention != nullptr && text_.token(mention->head).role.starts_with("nsubj")) score += 1.5F;
      best = std::max(best, score);
    }
    return best;
  }

  /// The person at the other end of the same verb, who is somebody else: "the president met X".
  [[nodiscard]] std::uint32_t partner_of(std::uint32_t noun) const {
    const auto& token = text_.token(noun);
    auto verb = token.head;
    // "A came at the invitation of the president".
    if (text_.folded(verb) == "of" && text_.folded(text_.token(verb).head) == "invitation") {
      verb = text_.token(verb).head;
      for (int step = 0; step < 3 && text_.token(verb).pos != "VERB"; ++step) verb = text_.token(verb).head;
    }
    if (verb == noun || text_.token(verb).pos != "VERB") return kNoEntity;
    const auto& sentence = text_.sentence(text_.sentence_of(noun));
    for (auto i = sentence.first; i < sentence.last; ++i) {
      if (i == noun || text_.token(i).head != verb) continue;
      const auto& role = text_.token(i).role;
      if (!role.starts_with("nsubj") && role != "dobj") continue;
      const auto* mention = index_.at(i);
      if (mention != nullptr && index_.is(mention, EntityType::Person)) return mention->entity;
    }
    return kNoEntity;
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
    if (owner == kNoEntity) {  // "UAE Foreign Minister meets Kyrgyz counterpart"
      for (const auto& other : stated_.open) {
        if (!other.counterpart && other.noun < phrase.noun &&
            text_.sentence_of(other.noun) == text_.sentence_of(phrase.noun))
          offices.insert(other.office);
      }
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
        phrase.office == "head" || phrase.kind == OfficeKind::Province ||
        (phrase.former && phrase.body == kNoEntity))
      return;
    const auto same =
        std::any_of(document_.offices.begin(), document_.offices.end(), [&](const OfficeStatement& s) {
          return s.holder == holder && offices_agree(phrase.office, s.office) &&
                 (s.body == phrase.body || phrase.body == kNoEntity);
        });
    if (same) return;
    document_.offices.push_back(statement_of(text_, phrase, holder, certainty * 0.95F));
  }

  ReferenceContext& context_;
  const TextView& text_;
  ResolvedDocument& document_;
  MentionIndex index_;
  const StatedOffices& stated_;
  // By office: the first who was called "the President".
  std::unordered_map<std::string, std::uint32_t> called_;
  Topic topic_;
  std::uint32_t own_;  // the speaker's country
  bool transcript_;
  std::vector<std::vector<std::uint32_t>> places_;  // by entity: first tokens of its mentions
  std::vector<Found> found_;
};

}  // namespace

void resolve_descriptions(ReferenceContext& context, const StatedOffices& stated) {
  DescriptionResolver(context, stated).resolve();
  context.order();
}

}  // namespace entente::ingest
