// "Its", "it" and "the latter": pronouns for countries and organizations, and the one of two persons named
// last before.
#include <algorithm>
#include <unordered_set>

#include "ingest/entities/clause_view.hpp"
#include "ingest/entities/names/gathering_names.hpp"
#include "ingest/entities/references/prominence.hpp"
#include "ingest/entities/references/references.hpp"
#include "ingest/entities/references/scored_antecedent.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

class BodyPronounResolver {
 public:
  explicit BodyPronounResolver(ReferenceContext& context)
      : context_(context), text_(context.text), clauses_(context.text), before_(context) {}

  void resolve() {
    for (std::uint32_t s = 0; s < before_.sentences(); ++s) {
      const auto& sentence = text_.sentence(s);
      const auto kind = text_.blocks()[sentence.block].kind;
      if (kind != BlockKind::Body && kind != BlockKind::Headline) continue;
      for (auto i = sentence.first; i < sentence.last; ++i) resolve_token(i, s);
    }
    for (const auto& found : found_) context_.document.mentions.push_back(found);
    context_.order();
  }

 private:
  void resolve_token(std::uint32_t i, std::uint32_t s) {
    const auto& word = text_.folded(i);
    if (word == "it" && happening(i, s)) return;
    if (word == "its" || (word == "it" && text_.token(i).role == "nsubj")) {
      impersonal(i, s);
    } else if (word == "it" && text_.token(i).role == "dobj") {
      thing_done(i, s);
    } else if ((word == "former" || word == "latter") && i > 0 && text_.folded(i - 1) == "the" &&
               (i + 1 >= text_.size() || !is_noun(i + 1))) {
      former_or_latter(i, s, word == "former");
    }
  }

  [[nodiscard]] bool is_noun(std::uint32_t i) const {
    return text_.token(i).pos == "NOUN" || text_.token(i).pos == "PROPN" || text_.token(i).pos == "ADJ" ||
           text_.is_hyphen(i);
  }

  /// "It is expected that", "it took": a subject that stands for nothing.
  [[nodiscard]] bool is_expletive(std::uint32_t i) const {
    const auto verb = text_.token(i).head;
    static const Words kWeather = {"seem", "appear", "rain", "snow", "take", "happen", "matter"};
    if (kWeather.contains(text_.token(verb).lemma)) return true;
    if (text_.token(verb).lemma != "be" && text_.token(verb).pos != "AUX") {
      return i + 2 < text_.size() && text_.token(verb).tag == "VBN" &&
             text_.folded(verb + 1 < text_.size() ? verb + 1 : verb) == "that";
    }
    return true;  // "it is ...", "it was ...": mostly no country
  }

  /// "its prime minister" is a country's, "its managing director" an organization's: -1 where it cannot be,
  /// else how well it fits.
  [[nodiscard]] float fits_possession(EntityType type, std::uint32_t i) const {
    if (text_.folded(i) != "its") return 0;
    static const Words kOfStates = {"minister", "president",  "capital",    "people",  "army",
                                    "troop",    "border",     "parliament", "economy", "neighbour",
                                    "neighbor", "territory",  "airspace",   "king",    "ambassador",
                                    "citizen",  "population", "currency",   "premier", "province"};
    static const Words kOfBodies = {"director",    "secretary",  "executive",   "chairman", "headquarters",
                                    "headquarter", "board",      "shareholder", "founder",  "chair",
                                    "ceo",         "subsidiary", "governor",    "charter",  "secretariat",
                                    "product",     "customer"};
    const auto owned = text_.token(i).head;
    const auto& lemma = text_.token(owned).lemma;
    if (kOfStates.contains(lemma))
      return type == EntityType::Country ? 1.0F : lemma == "president" ? 0.0F : -1.0F;
    if (kOfBodies.contains(lemma)) return type == EntityType::Organization ? 3.0F : -1.0F;
    return 0;
  }

  /// "Its president, X" is not of a country whose president the text names otherwise.
  [[nodiscard]] bool has_other_holder(std::uint32_t body, std::uint32_t i) const {
    const auto owned = text_.token(i).head;
    const auto& noun = text_.token(owned).lemma;
    if (text_.folded(i) != "its" || (noun != "president" && noun != "chairman" && noun != "head"))
      return false;
    if (owned + 1 >= text_.size() || text_.folded(owned + 1) != ",") return false;
    const auto beside = before_.person_at(owned + 2 < text_.size() ? owned + 2 : owned);
    return std::any_of(context_.document.offices.begin(), context_.document.offices.end(),
                       [&](const OfficeStatement& s) {
                         return s.body == body && s.office == noun && !s.former && s.holder != beside;
                       });
  }

  void take_best(std::vector<ScoredAntecedent>& scored, std::uint32_t i) {
    if (scored.empty()) return;
    sort_antecedents(scored);
    auto mention = pronoun_at(text_, i, scored[0].entity);
    mention.certainty = certainty_of_margin(margin_of(scored));
    found_.push_back(mention);
    before_.add(mention);
  }

  void impersonal(std::uint32_t i, std::uint32_t s) {
    if (text_.folded(i) == "it" && is_expletive(i)) return;
    std::vector<ScoredAntecedent> scored;
    for (auto from = s >= 1 ? s - 1 : 0; from <= s; ++from) {
      for (const auto& mention : before_.in_sentence(from)) {
        const auto type = context_.type(mention.entity);
        if (mention.first >= i || (type != EntityType::Country && type != EntityType::Organization)) continue;
        if (mention.kind == MentionKind::Nationality && text_.token(mention.head).role == "amod") continue;
        if (text_.block_kind(mention.first) != BlockKind::Body) continue;
        if (from == s && clauses_.is_subject_beside(mention.head, i)) continue;
        const auto fit = has_other_holder(mention.entity, i) ? -1.0F : fits_possession(type, i);
        if (fit < 0.0F) continue;
        raise_antecedent(scored, mention.entity, before_.nearness(mention, i) + fit);
      }
    }
    std::erase_if(scored, [](const ScoredAntecedent& one) { return one.score < 8.0F; });
    // A country rarely comes back as "it" from an oblique place when others compete.
    if (scored.size() > 1) {
      sort_antecedents(scored);
      if (scored[0].score - scored[1].score < 0.8F) return;
    }
    take_best(scored, i);
  }

  /// What a verb is done to: "signed it" a treaty, "founded it" a body.
  [[nodiscard]] static bool may_be_done(const std::string& verb, EntityType type) {
    static const Words kOnPapers = {"sign", "ratify", "adopt", "initial", "conclude", "endorse", "negotiate"};
    static const Words kOnBodies = {"found", "establish", "join", "leave", "quit", "chair", "set"};
    static const Words kOnEvents = {"attend", "host", "open", "address", "boycott"};
    static const Words kStances = {"condemn", "reject", "criticize", "criticise", "support",
                                   "welcome", "praise", "back",      "denounce",  "applaud",
                                   "hail",    "oppose", "propose"};
    const bool paper = type == EntityType::Agreement || type == EntityType::Initiative;
    if (kStances.contains(verb)) return paper || type == EntityType::Event;
    return (paper && kOnPapers.contains(verb)) ||
           (type == EntityType::Organization && kOnBodies.contains(verb)) ||
           (type == EntityType::Event && kOnEvents.contains(verb));
  }

  /// "It" behind a verb: the only thing of the kind that this sentence and the one before have named.
  void thing_done(std::uint32_t i, std::uint32_t s) {
    const auto& verb = text_.token(text_.token(i).head).lemma;
    std::uint32_t only = kNoEntity;
    for (auto from = s >= 1 ? s - 1 : 0; from <= s; ++from) {
      for (const auto& mention : before_.in_sentence(from)) {
        if (mention.first >= i || mention.entity == only ||
            text_.block_kind(mention.first) != BlockKind::Body ||
            !may_be_done(verb, context_.type(mention.entity)) ||
            (from == s && clauses_.is_subject_beside(mention.head, i)))
          continue;
        if (only != kNoEntity) return;
        only = mention.entity;
      }
    }
    if (only == kNoEntity) return;
    auto mention = pronoun_at(text_, i, only);
    mention.certainty = 0.8F;
    found_.push_back(mention);
    before_.add(mention);
  }

  /// "It was hosted by X", "it took place in Y": the only gathering told in this sentence or the two before.
  bool happening(std::uint32_t i, std::uint32_t s) {
    static const Words kDoneTo = {"host",     "attend",   "open",    "chair",      "hold",     "organize",
                                  "organise", "convene",  "address", "co-chair",   "co-host",  "close",
                                  "boycott",  "moderate", "stage",   "inaugurate", "schedule", "overshadow"};
    static const Words kRuns = {"begin", "end", "conclude", "gather", "draw", "run", "last", "bring"};
    const auto& role = text_.token(i).role;
    const auto verb = text_.token(i).head;
    const auto& lemma = text_.token(verb).lemma;
    const bool place = lemma == "take" && verb + 1 < text_.size() && text_.folded(verb + 1) == "place";
    if (!(role == "nsubjpass" && kDoneTo.contains(lemma)) &&
        !(role == "nsubj" && (place || kRuns.contains(lemma))))
      return false;
    std::uint32_t only = kNoEntity;
    for (auto from = s >= 2 ? s - 2 : 0; from <= s; ++from) {
      for (const auto& mention : before_.in_sentence(from)) {
        if (mention.first >= i || mention.entity == only ||
            context_.type(mention.entity) != EntityType::Event ||
            text_.block_kind(mention.first) != BlockKind::Body)
          continue;
        if (only != kNoEntity && from + 1 < s) return false;
        only = mention.entity;
      }
    }
    if (only == kNoEntity || !is_gathering_name(context_.document.entities[only].name)) return false;
    auto mention = pronoun_at(text_, i, only);
    mention.certainty = 0.8F;
    found_.push_back(mention);
    before_.add(mention);
    return true;
  }

  /// The persons whom a sentence names before a token; of more than two the last two, where "and" joins them.
  [[nodiscard]] std::vector<std::uint32_t> pair_in(std::uint32_t s, std::uint32_t before) const {
    std::vector<std::uint32_t> pair;
    std::vector<std::uint32_t> heads;
    for (const auto& mention : before_.in_sentence(s)) {
      if (mention.first >= before || mention.kind != MentionKind::Name ||
          context_.type(mention.entity) != EntityType::Person ||
          std::find(pair.begin(), pair.end(), mention.entity) != pair.end())
        continue;
      pair.push_back(mention.entity);
      heads.push_back(mention.head);
    }
    if (pair.size() <= 2) return pair;
    bool joined = false;
    for (auto k = heads[heads.size() - 2]; k < heads.back(); ++k) joined = joined || text_.folded(k) == "and";
    if (!joined) return {};
    return {pair.end() - 2, pair.end()};
  }

  void former_or_latter(std::uint32_t i, std::uint32_t s, bool former) {
    auto pair = pair_in(s, i);
    for (auto from = s; pair.size() != 2 && from-- > 0 && from + 2 >= s;) pair = pair_in(from, i);
    if (pair.size() != 2) return;
    Mention mention;
    mention.first = i - 1;
    mention.last = i + 1;
    mention.head = i;
    mention.span = text_.span({i - 1, i + 1});
    mention.entity = pair[former ? 0 : 1];
    mention.kind = MentionKind::Description;
    mention.certainty = 0.85F;
    found_.push_back(mention);
    before_.add(mention);
  }

  ReferenceContext& context_;
  const TextView& text_;
  ClauseView clauses_;
  Prominence before_;
  std::vector<Mention> found_;
};

}  // namespace

void resolve_body_pronouns(ReferenceContext& context) { BodyPronounResolver(context).resolve(); }

}  // namespace entente::ingest
