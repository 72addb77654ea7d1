// Pronouns to the person or body that they most likely stand for: gender and number first, then how near and
// how prominent.
#include <algorithm>
#include <unordered_set>

#include "ingest/entities/clause_view.hpp"
#include "ingest/entities/references.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

constexpr std::uint32_t kWindow = 4;  // sentences looked back

class PronounResolver {
 public:
  explicit PronounResolver(ReferenceContext& context)
      : context_(context), text_(context.text), document_(context.document), clauses_(context.text) {
    by_sentence_.resize(document_.annotation.sentences.size());
    for (std::uint32_t m = 0; m < document_.mentions.size(); ++m) {
      const auto& mention = document_.mentions[m];
      by_sentence_[text_.sentence_of(mention.first)].push_back(mention);
    }
    in_quote_.assign(text_.size(), 0);
    mark_quotes();
    find_main_person();
  }

  void resolve() {
    for (std::uint32_t s = 0; s < by_sentence_.size(); ++s) {
      const auto& sentence = text_.sentence(s);
      const auto kind = text_.blocks()[sentence.block].kind;
      if (kind != BlockKind::Body && kind != BlockKind::Headline) continue;
      for (auto i = sentence.first; i < sentence.last; ++i) resolve_token(i, s);
    }
    for (const auto& found : found_) context_.document.mentions.push_back(found);
    context_.order();
  }

 private:
  void mark_quotes() {
    bool open = false;
    std::uint32_t paragraph = 0;
    for (std::uint32_t i = 0; i < text_.size(); ++i) {
      if (text_.paragraph_of(i) != paragraph) {
        open = false;
        paragraph = text_.paragraph_of(i);
      }
      const auto word = text_.word(i);
      if (word == "“" || (word == "\"" && !open))
        open = true;
      else if (word == "”" || word == "\"")
        open = false;
      in_quote_[i] = open ? 1 : 0;
    }
  }

  void resolve_token(std::uint32_t i, std::uint32_t s) {
    const auto& word = text_.folded(i);
    if (word == "he" || word == "him" || word == "his" || word == "himself") {
      personal(i, s, Gender::Male);
    } else if (word == "she" || word == "her" || word == "herself" || word == "hers") {
      personal(i, s, Gender::Female);
    } else if (word == "its" || (word == "it" && text_.token(i).role == "nsubj")) {
      impersonal(i, s);
    } else if ((word == "former" || word == "latter") && i > 0 && text_.folded(i - 1) == "the" &&
               (i + 1 >= text_.size() || !is_noun(i + 1))) {
      former_or_latter(i, s, word == "former");
    }
  }

  /// The person that a profile or obituary is about: named at least twice as often as anybody else.
  void find_main_person() {
    std::vector<std::uint32_t> count(document_.entities.size(), 0);
    for (const auto& mention : document_.mentions) {
      if (context_.type(mention.entity) == EntityType::Person) ++count[mention.entity];
    }
    std::uint32_t second = 0;
    std::uint32_t most = 0;
    for (std::uint32_t e = 0; e < count.size(); ++e) {
      if (count[e] > most) {
        second = most;
        most = count[e];
        main_person_ = e;
      } else {
        second = std::max(second, count[e]);
      }
    }
    if (most < 4 || most < 2 * second) main_person_ = kNoEntity;
  }

  [[nodiscard]] bool is_noun(std::uint32_t i) const {
    return text_.token(i).pos == "NOUN" || text_.token(i).pos == "PROPN" || text_.token(i).pos == "ADJ" ||
           text_.is_hyphen(i);
  }

  [[nodiscard]] bool gender_fits(std::uint32_t entity, Gender gender) const {
    const auto known = context_.persons[entity].gender;
    return known == Gender::Unknown || known == gender;
  }

  struct Scored {
    std::uint32_t entity = kNoEntity;
    float score = 0;
  };

  /// How well a mention can be what a pronoun at token i in sentence s stands for.
  [[nodiscard]] float prominence(const Mention& mention, std::uint32_t i, std::uint32_t s) const {
    const auto from = text_.sentence_of(mention.first);
    float score = 10.0F - 3.0F * static_cast<float>(s - from);
    const auto& role = text_.token(mention.head).role;
    const auto verb = text_.token(mention.head).head;
    const auto& clause = text_.token(verb).role;
    if (precedes_its_verb(mention))
      score += 4.0F;
    else if (is_displaced(mention))
      score += 0.5F;
    else if (role.starts_with("nsubj"))
      score += clause == "ROOT" ? 4.0F : clause == "relcl" ? 0.5F : 2.5F;
    else if (role == "dobj" || role == "agent")
      score += 1.0F;
    else if (role == "pobj")
      score += 0.7F;
    else if (role == "poss")
      score += 1.5F;
    else if (role == "appos" || role == "conj")
      score += 0.5F;
    if (text_.paragraph_of(mention.first) != text_.paragraph_of(i)) score -= 1.5F;
    if (in_quote_[mention.first] != in_quote_[i]) score -= 2.0F;
    if (from == s) score -= 0.01F * static_cast<float>(i - mention.first);
    return score;
  }

  /// "At the invitation of A, Prime Minister B paid a visit": no comma closes an apposition, so that B is the
  /// subject, whatever the parser says.
  [[nodiscard]] bool precedes_its_verb(const Mention& mention) const {
    const auto verb = mention.last;
    if (verb >= text_.size() || text_.sentence_of(verb) != text_.sentence_of(mention.first)) return false;
    const auto& token = text_.token(mention.head);
    if (token.role != "appos" && token.role != "conj" && token.role != "dep") return false;
    const auto above = text_.token(mention.head).head;
    return text_.token(above).role.starts_with("nsubj") && text_.token(above).head == verb &&
           token.role == "appos";
  }

  [[nodiscard]] bool is_displaced(const Mention& mention) const {
    const auto verb = text_.token(mention.head).head;
    if (verb == 0 || !text_.token(mention.head).role.starts_with("nsubj") || verb <= mention.last)
      return false;
    for (const auto& other : by_sentence_[text_.sentence_of(mention.first)]) {
      if (other.last == verb && other.entity != mention.entity && other.kind == MentionKind::Name &&
          context_.type(other.entity) == EntityType::Person && text_.token(other.head).head == mention.head &&
          precedes_its_verb(other))
        return true;
    }
    return false;
  }

  /// The person at a token, or in apposition to it ("Jordan's king, Abdullah II, received him").
  [[nodiscard]] std::uint32_t person_at(std::uint32_t token) const {
    std::uint32_t found = kNoEntity;
    for (const auto& mention : by_sentence_[text_.sentence_of(token)]) {
      if (context_.type(mention.entity) != EntityType::Person) continue;
      if (token >= mention.first && token < mention.last) return mention.entity;
      if (text_.token(mention.head).role == "appos" && text_.token(mention.head).head == token)
        found = mention.entity;
    }
    return found;
  }

  /// Whom an object pronoun cannot mean: the subject of its own clause.
  [[nodiscard]] std::uint32_t excluded(std::uint32_t i) const {
    const auto& role = text_.token(i).role;
    const auto& word = text_.folded(i);
    if (role == "poss" || word == "his" || word == "himself" || word == "herself") return kNoEntity;
    if (role.starts_with("nsubj")) return kNoEntity;
    const auto subject = clauses_.subject_around(i);
    return subject == kNoSubject || subject == i ? kNoEntity : person_at(subject);
  }

  /// "After his talks with A, B flew home": a pronoun in what stands before the subject of its sentence may
  /// mean that subject.
  [[nodiscard]] std::uint32_t subject_to_come(std::uint32_t i) const {
    const auto& sentence = text_.sentence(text_.sentence_of(i));
    auto up = i;
    bool introductory = false;
    for (int step = 0; step < 8 && text_.token(up).head != up; ++step) {
      const auto& role = text_.token(up).role;
      if (role == "prep" || role == "advcl") introductory = true;
      if (role == "ccomp" || role.starts_with("nsubj") || role == "relcl") return kNoEntity;
      up = text_.token(up).head;
    }
    const auto subject = clauses_.subject_of(up);
    if (!introductory || subject == kNoSubject || subject < i || subject >= sentence.last) return kNoEntity;
    bool comma = false;
    for (auto k = i; k < subject; ++k) comma = comma || text_.folded(k) == ",";
    return comma ? person_at(subject) : kNoEntity;
  }

  /// Who speaks does not call himself "he": the subject of a verb of saying, of a pronoun within quotation
  /// marks.
  [[nodiscard]] bool is_speaker(const Mention& mention, std::uint32_t i) const {
    if (in_quote_[i] == 0 || in_quote_[mention.first] != 0) return false;
    static const Words kSaying = {"say", "tell", "add", "write", "ask", "reply", "declare", "announce"};
    return text_.token(mention.head).role == "nsubj" &&
           kSaying.contains(text_.token(text_.token(mention.head).head).lemma);
  }

  void personal(std::uint32_t i, std::uint32_t s, Gender gender) {
    std::vector<Scored> scored;
    const auto not_this = excluded(i);
    const auto first = s >= kWindow - 1 ? s - (kWindow - 1) : 0;
    for (auto from = first; from <= s; ++from) {
      for (const auto& mention : by_sentence_[from]) {
        if (mention.first >= i || context_.type(mention.entity) != EntityType::Person ||
            !gender_fits(mention.entity, gender))
          continue;
        if (mention.certainty < 0.5F || mention.entity == not_this) continue;
        const auto kind = text_.block_kind(mention.first);
        if (kind != BlockKind::Body && kind != BlockKind::Headline) continue;
        auto score = prominence(mention, i, s);
        if (is_speaker(mention, i)) score -= 5.0F;
        if (context_.persons[mention.entity].gender == gender) score += 0.7F;
        if (from == s && text_.token(i).role.starts_with("nsubj") &&
            text_.token(mention.head).role.starts_with("nsubj"))
          score += 1.0F;
        raise(scored, mention.entity, score);
      }
    }
    if (const auto next = subject_to_come(i);
        next != kNoEntity && next != not_this && gender_fits(next, gender))
      raise(scored, next, text_.token(i).role == "poss" ? 12.5F : 11.5F);
    for (auto& one : scored) {
      if (one.entity == main_person_) one.score += opens_paragraph(i) ? 6.0F : 1.0F;
    }
    take_best(scored, i, MentionKind::Pronoun, gender);
  }

  [[nodiscard]] bool opens_paragraph(std::uint32_t i) const {
    const auto s = text_.sentence_of(i);
    if (s == 0) return true;
    return text_.paragraph_of(text_.sentence(s - 1).first) != text_.paragraph_of(i) &&
           i < text_.sentence(s).first + 3;
  }

  static void raise(std::vector<Scored>& scored, std::uint32_t entity, float score) {
    for (auto& known : scored) {
      if (known.entity != entity) continue;
      known.score = std::max(known.score, score) + 0.4F;  // named again: a little more prominent
      return;
    }
    scored.push_back({entity, score});
  }

  void take_best(std::vector<Scored>& scored, std::uint32_t i, MentionKind kind, Gender gender) {
    if (scored.empty()) return;
    std::stable_sort(scored.begin(), scored.end(),
                     [](const Scored& a, const Scored& b) { return a.score > b.score; });
    const auto margin = scored.size() == 1 ? 10.0F : scored[0].score - scored[1].score;
    const auto certainty = margin >= 6.0F ? 0.92F : margin >= 2.5F ? 0.85F : margin >= 1.0F ? 0.75F : 0.6F;
    Mention mention;
    mention.span = text_.token(i).span;
    mention.first = i;
    mention.last = i + 1;
    mention.head = i;
    mention.entity = scored[0].entity;
    mention.kind = kind;
    mention.certainty = certainty;
    found_.push_back(mention);
    by_sentence_[text_.sentence_of(i)].push_back(mention);
    if (gender != Gender::Unknown && margin >= 6.0F &&
        context_.persons[mention.entity].gender == Gender::Unknown)
      context_.persons[mention.entity].gender = gender;
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

  void impersonal(std::uint32_t i, std::uint32_t s) {
    if (text_.folded(i) == "it" && is_expletive(i)) return;
    std::vector<Scored> scored;
    for (auto from = s >= 1 ? s - 1 : 0; from <= s; ++from) {
      for (const auto& mention : by_sentence_[from]) {
        const auto type = context_.type(mention.entity);
        if (mention.first >= i || (type != EntityType::Country && type != EntityType::Organization)) continue;
        if (mention.kind == MentionKind::Nationality && text_.token(mention.head).role == "amod") continue;
        if (text_.block_kind(mention.first) != BlockKind::Body) continue;
        if (from == s && clauses_.is_subject_beside(mention.head, i)) continue;
        const auto fit = fits_possession(type, i);
        if (fit < 0.0F) continue;
        raise(scored, mention.entity, prominence(mention, i, s) + fit);
      }
    }
    std::erase_if(scored, [](const Scored& one) { return one.score < 8.0F; });
    // A country rarely comes back as "it" from an oblique place when others compete.
    if (scored.size() > 1) {
      std::stable_sort(scored.begin(), scored.end(),
                       [](const Scored& a, const Scored& b) { return a.score > b.score; });
      if (scored[0].score - scored[1].score < 0.8F) return;
    }
    take_best(scored, i, MentionKind::Pronoun, Gender::Unknown);
  }

  void former_or_latter(std::uint32_t i, std::uint32_t s, bool former) {
    if (s == 0) return;
    std::vector<std::uint32_t> pair;
    for (auto from = s; from-- > 0 && from + 2 >= s && pair.size() < 2;) {
      pair.clear();
      for (const auto& mention : by_sentence_[from]) {
        if (mention.kind == MentionKind::Name && context_.type(mention.entity) == EntityType::Person &&
            std::find(pair.begin(), pair.end(), mention.entity) == pair.end())
          pair.push_back(mention.entity);
      }
    }
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
    by_sentence_[s].push_back(mention);
  }

  ReferenceContext& context_;
  const TextView& text_;
  const ResolvedDocument& document_;
  std::vector<std::vector<Mention>> by_sentence_;
  ClauseView clauses_;
  std::vector<char> in_quote_;
  std::uint32_t main_person_ = kNoEntity;
  std::vector<Mention> found_;
};

}  // namespace

void resolve_pronouns(ReferenceContext& context) { PronounResolver(context).resolve(); }

}  // namespace entente::ingest
