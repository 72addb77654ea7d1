#include "ingest/entities/names/type_evidence.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/names/family_names.hpp"
#include "ingest/entities/names/personal_shape.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

class EvidenceReader {
 public:
  EvidenceReader(const TextView& text, NameCandidate& candidate)
      : text_(text), candidate_(candidate), range_(candidate.range), head_(text.head_of(candidate.range)) {}

  void read() {
    from_recogniser();
    from_words();
    from_neighbours();
    from_syntax();
    from_block();
  }

 private:
  void add(EntityType type, float score) { candidate_.score_of(type) += score; }

  void from_recogniser() {
    const NameSpan* seen = nullptr;  // that which shares most words with the name
    std::uint32_t most = 0;
    for (auto i = range_.first; i < range_.last; ++i) {
      const auto* here = text_.name_at(i);
      if (here == nullptr || here == seen) continue;
      const auto shared = std::min(here->last, range_.last) - std::max(here->first, range_.first);
      if (shared > most) {
        most = shared;
        seen = here;
      }
    }
    const bool silent =
        seen == nullptr || seen->type == "WORK_OF_ART" || seen->type == "PRODUCT" || seen->type == "NORP";
    if (is_office_holder(candidate_.key)) {
      add(EntityType::Person, 3.0F);
      candidate_.weak = false;
    }
    // Of unknown names from far away the recogniser often says that they are bodies.
    const bool unsure = silent || ((seen->type == "ORG" || seen->type == "FAC" ||
                                    (seen->type == "GPE" && candidate_.known == nullptr)) &&
                                   looks_personal());
    from_shape(silent, unsure);
    if (unsure) from_deeds();
    add_deed_evidence(text_, candidate_, head_, unsure);
    if (seen == nullptr) return;
    if (seen->type == "PERSON" && seen->first > range_.first && looks_personal() && is_unheard(text_, range_))
      add(EntityType::Person, 0.8F);
    auto first = seen->first;
    // "the Nile", "grandfather Xi Jinping"
    while (first < range_.first &&
           (text_.folded(first) == "the" || (!text_.is_capital(first) && !is_particle(text_.folded(first)))))
      ++first;
    const bool exact =
        first == range_.first &&
        (seen->last == range_.last || (seen->last == range_.last + 1 && text_.folded(range_.last) == "'s"));
    const float weight = exact ? 1.0F : 0.6F;
    if (seen->type == "PERSON") add(EntityType::Person, 2.0F * weight);
    if (seen->type == "ORG") add(EntityType::Organization, (exact && acts() ? 1.6F : 1.4F) * weight);
    if (seen->type == "GPE") add(EntityType::Place, (shouts() ? 0.9F : 1.8F) * weight);
    if (seen->type == "LOC" || seen->type == "FAC") add(EntityType::Place, 2.0F * weight);
    if (seen->type == "EVENT") add(EntityType::Event, 1.6F * weight);
    if (seen->type == "LAW") add(EntityType::Agreement, 1.2F * weight);
    if (seen->type == "PRODUCT") add(EntityType::Organization, 0.3F * weight);
  }

  /// "YLB", in a text that does not shout.
  [[nodiscard]] bool shouts() const {
    return range_.size() == 1 && is_all_upper(candidate_.text) && candidate_.text.size() <= 7;
  }

  /// Two words or more that do something, own something, or stand beside such.
  [[nodiscard]] bool acts() const {
    if (range_.size() < 2 || text_.token(head_).tag != "NNP" || candidate_.known || looks_personal())
      return false;
    const auto& role = text_.token(head_).role;
    const auto& governor = text_.token(text_.token(head_).head);
    if (role == "nsubj" || role == "nsubjpass" || role == "conj")
      return (governor.pos == "VERB" ||
              (role == "conj" && governor.tag == "NNP" && text_.token(range_.first).unheard)) &&
             person_start(text_, range_) == range_.last;
    if (person_start(text_, range_) < range_.last) return false;
    if (role == "poss") return range_.last + 1 < text_.size() && !text_.is_capital(range_.last + 1);
    return role == "pobj" && (governor.lemma == "by" || governor.lemma == "with");
  }

  [[nodiscard]] bool looks_personal() const {
    return before(1) != "the" && has_personal_shape(text_, range_);
  }

  /// What speaks for a person where the recogniser says nothing of the kind, as it does of names from far
  /// away.
  void from_shape(bool silent, bool unsure) {
    if (!looks_personal()) return;
    if (unsure && candidate_.known == nullptr && is_unheard(text_, range_))
      add(EntityType::Person, silent ? 0.9F : takes_part(text_, head_) ? 1.2F : 0.3F);
    if (unsure && !silent) add(EntityType::Person, 0.7F);
    if (!silent && candidate_.known == nullptr && lexicon().given_name(text_.folded(range_.first)) != nullptr)
      add(EntityType::Person, 0.6F);
    for (auto i = range_.first + 1; i < range_.last; ++i) {
      if (unsure && range_.size() > 2 && lexicon().given_name(text_.folded(i)) != nullptr) {
        add(EntityType::Person, 0.8F);
        break;
      }
    }
    if (silent) add(EntityType::Person, text_.is_opening(range_.first) ? 1.0F : 1.4F);
    const auto next = range_.last;
    if (next + 1 < text_.size() && text_.folded(next) == "of") {
      const bool article = text_.folded(next + 1) == "the" && next + 2 < text_.size();
      const auto* senses = lexicon().find(text_.folded(article ? next + 2 : next + 1));
      if (senses != nullptr && senses->front().type == EntityType::Country) add(EntityType::Person, 1.2F);
    }
    const auto& token = text_.token(head_);
    const auto& governor = text_.token(token.head);
    if (token.role == "conj" || token.role == "appos") {
      const auto* beside = text_.name_at(token.head);
      const bool he = text_.folded(token.head) == "he" || text_.folded(token.head) == "she";  // "he and X"
      if (he || (beside != nullptr && beside->type == "PERSON")) add(EntityType::Person, he ? 1.5F : 1.0F);
    }
    if (unsure && candidate_.known == nullptr && candidate_.text.find(' ') != std::string::npos &&
        stands_among_people(text_, range_))
      add(EntityType::Person, 1.0F);
    // "talks with X", "a few words with X"
    static const Words kTalks = {"meet",         "talk",    "meeting", "word",      "handshake", "hand",
                                 "lunch",        "dinner",  "chat",    "breakfast", "confer",    "encounter",
                                 "conversation", "discuss", "consult", "negotiate", "speak"};
    if (token.role == "pobj" && governor.lemma == "with" && kTalks.contains(text_.token(governor.head).lemma))
      add(EntityType::Person, 0.8F);
    // "in place of X", "succeeded X", "his vice president is X"
    static const Words kOfPeople = {"succeed", "meet",  "greet", "welcome",    "appoint", "telephone",
                                    "embrace", "marry", "elect", "inaugurate", "receive"};
    if (token.role == "dobj" && kOfPeople.contains(governor.lemma)) add(EntityType::Person, 1.0F);
    if (token.role == "pobj" && before(1) == "of" && before(2) == "place") add(EntityType::Person, 1.5F);
    if (token.role == "attr" && governor.lemma == "be") {
      for (auto i = range_.first;
           i-- > text_.sentence(text_.sentence_of(range_.first)).first && i + 8 > range_.first;) {
        if (text_.token(i).role == "nsubj" && text_.token(i).head == token.head &&
            lexicon().office(text_.folded(i)) != nullptr)
          add(EntityType::Person, 2.0F);
      }
    }
  }

  /// What people do and have done to them: "X landed in", "X shook hands", "X put his signature under".
  void from_deeds() {
    if (!looks_personal() || candidate_.known != nullptr) return;
    static const Words kDeeds = {"greet",  "embrace", "meet",   "land",    "arrive", "fly",
                                 "travel", "dine",    "resign", "smile",   "sit",    "marry",
                                 "die",    "shake",   "think",  "believe", "recall", "attend"};
    const auto& token = text_.token(head_);
    // "The fourth, Maria Keller, ..."
    if (token.role == "appos" && before(1) == "," && after(1) == ",") add(EntityType::Person, 0.5F);
    if (token.role != "nsubj" && token.role != "nsubjpass") return;
    if (kDeeds.contains(text_.token(token.head).lemma)) add(EntityType::Person, 0.8F);
    const auto& sentence = text_.sentence(text_.sentence_of(head_));
    for (auto i = token.head + 1; i < std::min(sentence.last, token.head + 6); ++i) {
      if ((text_.folded(i) == "his" || text_.folded(i) == "her") &&
          text_.token(text_.token(i).head).head == token.head)
        add(EntityType::Person, 0.8F);
    }
  }

  void from_words() {
    const auto& words = lexicon();
    const auto& first = text_.folded(range_.first);
    const auto& last = text_.folded(range_.last - 1);
    const bool several = range_.size() > 1;
    if (const auto* gender = words.given_name(first); gender != nullptr) {
      add(EntityType::Person, several ? 1.5F : 0.4F);
      if (candidate_.gender == Gender::Unknown && several) candidate_.gender = *gender;
    }
    if (candidate_.gender == Gender::Unknown && several) candidate_.gender = gender_by_form(text_, range_);
    const auto dot = candidate_.text.find('.');
    const bool domain = dot != std::string::npos && dot > 1 && dot + 2 < candidate_.text.size() &&
                        candidate_.text[dot + 1] >= 'a' && candidate_.text[dot + 1] <= 'z';
    if (!several && (domain || is_camel_case(candidate_.text))) add(EntityType::Organization, 2.5F);
    if (!several && text_.token(range_.first).unheard && ends_as_firm(first) && candidate_.title.size() == 0)
      add(EntityType::Organization, 2.5F);
    if (several && leads_place(first)) {
      add(EntityType::Place, 2.5F);
      if (candidate_.title.size() == 0 && first != "koh" && first != "rio") add(EntityType::Person, -1.0F);
    }
    static const Words kStorms = {"hurricane", "typhoon", "cyclone", "storm"};
    static const Words kArms = {"missile", "missiles", "rocket", "rockets", "rifle",    "howitzer",
                                "frigate", "day",      "jet",    "jets",    "superjet", "superjets"};
    const bool storm =
        kStorms.contains(first) || (range_.size() > 2 && kStorms.contains(text_.folded(range_.first + 1)));
    if (several && (storm || kArms.contains(last)) && !bears_family_name(text_, range_))
      for (auto& score : candidate_.score) score -= 5.0F;
    if (several && candidate_.known == nullptr && opens_with_firm(text_, range_))
      add(EntityType::Organization, 2.2F);
    const bool linked = range_.size() > 2 && is_particle(text_.folded(range_.first + 1));
    if (several && leads_body(first) && (linked || words.head_word(first) == nullptr))
      add(EntityType::Organization, 2.5F);
    if (words.holders_named(last) != nullptr && (several || !shouts())) add(EntityType::Person, 0.7F);
    // "Rafales", "the Berdimuhamedovs": craft and families, no names of ours
    if (!several && candidate_.known == nullptr && candidate_.title.size() == 0 && last.ends_with("s") &&
        text_.token(range_.first).tag == "NNPS" && text_.token(range_.first).unheard && !shouts() &&
        words.given_name(first) == nullptr && words.holders_named(last) == nullptr)
      for (auto& score : candidate_.score) score -= 4.0F;
    if (shouts()) add(EntityType::Organization, 1.2F);
    if (several && first.size() == 2 && first[1] == '.') add(EntityType::Person, 1.0F);  // "S. Jaishankar"
    for (auto i = range_.first; i < range_.last; ++i) {
      const auto& word = text_.folded(i);
      if (!word.empty() && word[0] >= '0' && word[0] <= '9') add(EntityType::Person, -2.0F);
      const bool plural = text_.token(i).tag == "NNPS" && words.given_name(first) == nullptr &&
                          (i + 1 < range_.last || words.holders_named(word) == nullptr);
      if (plural || is_abstract_noun(word)) add(EntityType::Person, -1.5F);
      if (i > range_.first && (word == "bin" || word == "ibn" || word == "van" || word == "von" ||
                               word == "ould" || word.starts_with("al-") || word.starts_with("el-")))
        add(EntityType::Person, 0.8F);
      if (word == "&") add(EntityType::Organization, 0.8F);
    }
  }

  [[nodiscard]] const std::string& before(std::uint32_t distance) const {
    static const std::string kNone;
    const auto first = candidate_.title.size() > 0 ? candidate_.title.first : range_.first;
    const auto start = text_.sentence(text_.sentence_of(range_.first)).first;
    return first >= start + distance ? text_.folded(first - distance) : kNone;
  }

  [[nodiscard]] const std::string& after(std::uint32_t distance) const {
    static const std::string kNone;
    const auto i = range_.last + distance - 1;
    return i < text_.sentence(text_.sentence_of(range_.first)).last ? text_.folded(i) : kNone;
  }

  /// What a dateline or byline holds: "(Sahel Wire)", "By Xu Wei and Ren Qi".
  void from_block() {
    const auto kind = text_.block_kind(range_.first);
    if (kind == BlockKind::Byline && text_.token(range_.last - 1).tag != "NNS") add(EntityType::Person, 2.5F);
    if (kind == BlockKind::Dateline) {
      const auto bytes = text_.span(range_);
      const auto& whole = text_.document().text;
      const char before_name = bytes.start > 0 ? whole[bytes.start - 1] : ' ';
      const bool outlet = before_name == '(' || before_name == '/' || whole[bytes.start] == '/';
      static const Words kMarks = {",", "-", "\xE2\x80\x94", "\xE2\x80\x93", "(", "/", ":"};
      const bool opens = (bytes.start == 0 || before_name == '\n') && kMarks.contains(after(1)) &&
                         (is_all_upper(candidate_.text) || !looks_personal());
      add(outlet ? EntityType::Organization : EntityType::Place, outlet || opens ? 4.0F : 1.0F);
      if (opens) candidate_.weak = false;
    }
  }

  /// "El Arish, in Egypt", "Kasese, Uganda".
  void before_state() {
    const bool in = after(2) == "in";
    if (after(in ? 4 : 3) == "'s") return;  // "X, Uganda's defence minister"
    const auto* senses = lexicon().find(in ? after(3) : after(2));
    if (senses != nullptr && senses->front().sense == NameSense::Country)
      add(EntityType::Place, in ? 1.5F : 0.7F);
  }

  void from_neighbours() {
    const auto& previous = before(1);
    const auto& next = after(1);
    if (next == ",") before_state();
    if (next == ":" && candidate_.known != nullptr && text_.is_opening(range_.first))
      add(candidate_.known->type, 1.5F);  // "Lahore: ..." heads an entry
    if (previous == "the") add(EntityType::Organization, 0.5F);
    const bool article = previous == "the" || ((previous == "a" || previous == "an") && range_.size() == 1);
    if (article) add(EntityType::Person, -1.5F);  // "the wheel of a Lexus"
    if (is_kin_alone(text_, range_)) {
      add(EntityType::Person, 2.2F);
      candidate_.weak = false;
    }
    if (previous == "," && looks_personal() && follows_post(text_, range_)) add(EntityType::Person, 2.0F);
    if (previous == "of" && is_place_noun(before(2))) add(EntityType::Place, 3.0F);
    if (!previous.empty() && range_.first > 0 && !text_.is_capital(range_.first - 1)) {
      if (lexicon().office(previous) != nullptr || lexicon().is_role(previous) || is_person_noun(previous))
        add(EntityType::Person, 2.5F);
      static const Words kWorks = {"song",   "film",    "movie",     "book",      "novel",     "poem",
                                   "play",   "album",   "painting",  "series",    "symphony",  "opera",
                                   "anthem", "ship",    "vessel",    "frigate",   "destroyer", "submarine",
                                   "tanker", "missile", "virus",     "hurricane", "typhoon",   "cyclone",
                                   "yacht",  "liner",   "cruiser",   "corvette",  "ferry",     "battleship",
                                   "ballet", "musical", "encyclical"};
      if (kWorks.contains(previous))  // the name of a work or a ship: no entity of ours
        for (auto& score : candidate_.score) score -= 4.0F;
      static const Words kExercises = {"exercise", "exercises", "drill", "drills", "tournament", "festival"};
      if (kExercises.contains(previous)) add(EntityType::Event, 3.5F);
      if (is_organization_noun(previous)) add(EntityType::Organization, range_.size() == 1 ? 3.0F : 2.0F);
      if (is_place_noun(previous) && previous != "capital") add(EntityType::Place, 1.5F);
    }
    if (const auto* head = lexicon().head_word(next); head != nullptr && head->letter_case == HeadCase::Admin)
      add(EntityType::Place, 2.5F);
    if (candidate_.title.size() == 0 && previous != "the" && !text_.folded(range_.first).ends_with("al") &&
        !next.empty() && is_post_of_town(text_, range_.last)) {
      add(EntityType::Place, 3.0F);
      add(EntityType::Person, -2.0F);
      if (candidate_.known == nullptr) candidate_.weak = false;
    }
    if (is_organization_noun(next) && candidate_.known == nullptr) add(EntityType::Organization, 2.5F);
    if (is_programme_noun(next) && candidate_.known == nullptr && !looks_personal())
      add(EntityType::Initiative, 2.2F);
    if (next == "," && (after(2) == "who" || after(2) == "whose" || after(2) == "whom"))
      add(EntityType::Person, after(2) == "whose" ? 0.8F : looks_personal() ? 2.2F : 1.5F);
    if (next == "," && after(3) == "," && after(2).size() == 2 &&
        is_digit(static_cast<unsigned char>(after(2)[0])))
      add(EntityType::Person, 2.0F);  // "Deby, 40,"
    if (next == "(" && after(2).size() == 2 && is_digit(static_cast<unsigned char>(after(2)[0])))
      add(EntityType::Person, 1.5F);
  }

  void from_syntax() {
    const auto& token = text_.token(head_);
    const auto& governor = text_.token(token.head);
    if (token.role == "pobj") {
      const auto& preposition = text_.folded(token.head);
      if (preposition == "in" || preposition == "near" || preposition == "outside")
        add(EntityType::Place, before(1) == "the" && range_.size() == 1 && !shouts() ? 2.4F : 1.2F);
      if (preposition == "in" &&
          (text_.token(governor.head).lemma == "born" || text_.token(governor.head).lemma == "bear"))
        add(EntityType::Place, 1.5F);
      if (preposition == "at" || preposition == "to" || preposition == "from" || preposition == "around")
        add(EntityType::Place, 0.4F);
      if (preposition == "at") add(EntityType::Organization, 0.3F);
      if (before(1) == "at" && !is_aimed(text_.token(governor.head).lemma)) add(EntityType::Person, -1.5F);
      static const Words kLocals = {"fisherman", "resident", "farmer", "villager", "shopkeeper",
                                    "teacher",   "trader",   "born",   "live",     "native"};
      if ((preposition == "at" || preposition == "from" || preposition == "of") &&
          kLocals.contains(text_.token(governor.head).lemma))
        add(EntityType::Place, 2.0F);
    }
    if (before(1) == "by" && before(2) == "," && looks_personal()) add(EntityType::Person, 1.5F);
    if (token.role == "nsubj" && governor.lemma == "be") {  // "Kapiri Mposhi is a town"
      for (auto i = token.head; i < std::min(token.head + 8, text_.size()); ++i) {
        if (text_.token(i).role == "attr" && text_.token(i).head == token.head) {
          from_noun(text_.token(i).lemma, 1.8F);
          break;
        }
      }
    }
    if (token.role == "nsubj" && is_speech(governor.lemma)) add(EntityType::Person, 1.0F);
    if (token.role == "nsubj" && (governor.lemma == "tell" || governor.lemma == "smile") &&
        candidate_.known == nullptr)
      add(EntityType::Person, 0.6F);
    if (token.role == "appos")
      from_noun(governor.lemma, token.tag == "NNP" && after(1) != "of" ? 1.9F : 1.5F);
    if (token.role == "compound") from_noun(governor.lemma, 1.5F);
    if (candidate_.known == nullptr && (token.role == "appos" || token.role == "compound") &&
        is_craft(governor.lemma) && token.head >= range_.first - std::min(range_.first, 4U)) {
      for (auto& score : candidate_.score) score -= 4.0F;  // "a frigate, the Niels Juel", "Rafale fighters"
    }
    // Its own apposition: "Ras El-Hekma, a headland", "Ana Beltran, an economist".
    const auto stop = std::min(text_.sentence(text_.sentence_of(head_)).last, range_.last + 14);
    for (auto i = range_.last; i < stop; ++i) {
      if (text_.token(i).role != "appos" || text_.token(i).head != head_) continue;
      const auto before_noun = candidate_.score;
      from_noun(text_.token(i).lemma, is_organization_noun(fold(text_.token(i).lemma)) ? 2.8F : 2.0F);
      if (candidate_.score != before_noun && text_.token(head_).tag == "NNP" &&
          !text_.is_title_case(text_.sentence_of(head_)))
        candidate_.weak = false;
    }
  }

  void from_noun(const std::string& lemma, float weight) {
    const auto folded = fold(lemma);
    if (lexicon().office(folded) != nullptr || lexicon().is_role(folded) || is_person_noun(folded)) {
      add(EntityType::Person, weight);
    } else if (is_organization_noun(folded)) {
      add(EntityType::Organization, range_.size() == 1 ? weight + 1.0F : weight);
    } else if (is_place_noun(folded)) {
      add(EntityType::Place, weight);
    }
  }

  static bool is_speech(const std::string& lemma) {
    static const Words kWords = {"say",    "tell",     "add",     "note",   "stress",
                                 "warn",   "announce", "explain", "recall", "thank",
                                 "praise", "reply",    "smile",   "insist", "argue"};
    return kWords.contains(lemma);
  }

  const TextView& text_;
  NameCandidate& candidate_;
  TokenRange range_;
  std::uint32_t head_;
};

}  // namespace

void add_type_evidence(const TextView& text, NameCandidate& candidate) {
  EvidenceReader(text, candidate).read();
}

}  // namespace entente::ingest
