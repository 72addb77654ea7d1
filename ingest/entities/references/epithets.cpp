// "The general", "the pontiff", "the former banker", "the 77-year-old", "the Frenchman": a person called by
// what the text has told of him. Without such a word of the text there is no reference.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/references/binding.hpp"
#include "ingest/entities/references/person_ties.hpp"
#include "ingest/entities/references/references.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

constexpr std::uint32_t kWindow = 6;  // sentences looked back

/// What else a holder of the title is called.
constexpr std::array<std::array<std::string_view, 2>, 15> kSynonyms = {{{"pope", "pontiff"},
                                                                        {"king", "monarch"},
                                                                        {"queen", "monarch"},
                                                                        {"emperor", "monarch"},
                                                                        {"sultan", "monarch"},
                                                                        {"cardinal", "prelate"},
                                                                        {"bishop", "prelate"},
                                                                        {"archbishop", "prelate"},
                                                                        {"imam", "cleric"},
                                                                        {"ayatollah", "cleric"},
                                                                        {"senator", "lawmaker"},
                                                                        {"congressman", "lawmaker"},
                                                                        {"lt", "lieutenant"},
                                                                        {"gen", "general"},
                                                                        {"col", "colonel"}}};

/// Nouns that tell how people stand to one another or to a fact, not who they are.
bool is_relational(const std::string& noun) {
  static const Words kWords = {
      "member",    "leader",  "winner", "father",   "mother", "brother", "sister", "daughter", "visitor",
      "minister",  "runner",  "number", "order",    "power",  "paper",   "letter", "border",   "tower",
      "corner",    "centre",  "center", "chapter",  "matter", "quarter", "summer", "winter",   "predecessor",
      "successor", "factor",  "sector", "door",     "floor",  "harbor",  "error",  "founder",  "user",
      "owner",     "speaker", "other",  "computer", "player", "river"};
  return kWords.contains(noun);
}

/// What a person is by rank, calling or trade.
bool is_person_noun(const std::string& noun) {
  static const Words kWords = {
      "general",   "colonel", "admiral",   "marshal", "captain",    "major",     "commander", "lieutenant",
      "pope",      "pontiff", "cardinal",  "bishop",  "archbishop", "patriarch", "imam",      "ayatollah",
      "rabbi",     "cleric",  "prelate",   "monk",    "priest",     "king",      "queen",     "monarch",
      "emperor",   "sultan",  "emir",      "prince",  "princess",   "duke",      "duchess",   "judge",
      "sheriff",   "tycoon",  "magnate",   "poet",    "diplomat",   "spy",       "chef",      "surgeon",
      "athlete",   "star",    "dissident", "rebel",   "oligarch",   "athlete",   "pilot",     "architect",
      "scientist", "envoy",   "lawmaker",  "senator", "warlord",    "tsar"};
  if (kWords.contains(noun)) return true;
  if (noun.size() < 5 || is_relational(noun)) return false;
  for (const std::string_view ending : {"er", "or", "ist", "ian", "man", "woman", "aire"}) {
    if (noun.ends_with(ending)) return true;
  }
  return false;
}

class EpithetResolver {
 public:
  explicit EpithetResolver(ReferenceContext& context)
      : context_(context),
        text_(context.text),
        document_(context.document),
        index_(context.document),
        clauses_(context.text),
        binding_(context.text, clauses_),
        ties_(context) {}

  void resolve() {
    for (const auto& mention : document_.mentions) describe(mention);
    for (std::uint32_t i = 1; i < text_.size(); ++i) {
      const auto kind = text_.block_kind(i);
      if (kind != BlockKind::Body && kind != BlockKind::Headline) continue;
      if (text_.folded(i - 1) == "the" && text_.sentence_of(i) == text_.sentence_of(i - 1)) {
        if (!aged(i) && !national(i)) noun(i);
      }
    }
    for (const auto& found : found_)
      context_.add(found.range, found.head, found.entity, MentionKind::Description, 0.78F);
    context_.order();
  }

 private:
  struct Found {
    TokenRange range;
    std::uint32_t head;
    std::uint32_t entity;
  };

  void tell(std::uint32_t person, std::uint32_t token) {
    const auto& word = text_.token(token);
    if (word.pos != "NOUN" && word.pos != "PROPN") return;
    auto lemma = fold(word.lemma);
    if (lemma.ends_with(".")) lemma.pop_back();
    for (const auto& pair : kSynonyms) {
      if (pair[0] == lemma) known_[std::string(pair[1])].insert(person);
    }
    if (is_person_noun(lemma)) known_[lemma].insert(person);
  }

  /// What stands beside a name: "General X", "X, a banker", "X is a lawyer", "X, 77,".
  void describe(const Mention& mention) {
    if (mention.kind != MentionKind::Name || context_.type(mention.entity) != EntityType::Person) return;
    const auto& sentence = text_.sentence(text_.sentence_of(mention.first));
    for (auto i = mention.first; i > sentence.first && i + 3 > mention.first; --i) {
      if (text_.token(i - 1).role != "compound" || index_.at(i - 1) != nullptr) break;
      tell(mention.entity, i - 1);
    }
    const auto head = mention.head;
    const auto& role = text_.token(head).role;
    const auto above = text_.token(head).head;
    if (role == "appos" && index_.at(above) == nullptr) tell(mention.entity, above);
    for (auto i = sentence.first; i < sentence.last; ++i) {
      const auto& token = text_.token(i);
      if (token.role == "appos" && token.head == head && index_.at(i) == nullptr) tell(mention.entity, i);
      if (token.role == "attr" && token.head == above && role == "nsubj" &&
          text_.token(above).lemma == "be" && index_.at(i) == nullptr)
        tell(mention.entity, i);
    }
    if (mention.last + 2 < sentence.last && text_.folded(mention.last) == "," && is_age(mention.last + 1) &&
        text_.token(mention.last + 2).pos == "PUNCT")
      known_["age " + text_.folded(mention.last + 1)].insert(mention.entity);
  }

  [[nodiscard]] bool is_age(std::uint32_t i) const {
    const auto& word = text_.folded(i);
    return word.size() == 2 && word[0] >= '1' && word[0] <= '9' && word[1] >= '0' && word[1] <= '9';
  }

  [[nodiscard]] bool is_argument(std::uint32_t i) const {
    if (text_.token(i).role == "conj" && text_.token(i).head < i) i = text_.token(i).head;
    const auto& role = text_.token(i).role;
    return role.starts_with("nsubj") || role == "dobj" || role == "pobj" || role == "dative" ||
           role == "poss";
  }

  /// "the 77-year-old".
  bool aged(std::uint32_t i) {
    if (!is_age(i) || i + 4 >= text_.size() || text_.folded(i + 2) != "year" || text_.folded(i + 4) != "old")
      return false;
    const auto found = known_.find("age " + text_.folded(i));
    if (found == known_.end() && index_.at(i + 4) == nullptr && is_argument(i + 4)) {
      const auto only = only_person_before(i);
      return !only.empty() && keep({i - 1, i + 5}, i + 4, only);
    }
    if (found == known_.end() || index_.at(i + 4) != nullptr || !is_argument(i + 4)) return false;
    return keep({i - 1, i + 5}, i + 4, found->second);
  }

  /// The one person whom the sentence before tells of, where there is just one.
  [[nodiscard]] std::set<std::uint32_t> only_person_before(std::uint32_t i) const {
    std::set<std::uint32_t> persons;
    const auto s = text_.sentence_of(i);
    for (const auto& mention : document_.mentions) {
      if (mention.first >= i) break;
      if (context_.type(mention.entity) == EntityType::Person && text_.sentence_of(mention.first) + 1 >= s &&
          text_.block_kind(mention.first) == BlockKind::Body)
        persons.insert(mention.entity);
    }
    if (persons.size() != 1) persons.clear();
    return persons;
  }

  /// "the Frenchman", "the Dane": one of those of that country whom the text has named; not "the Chinese".
  bool national(std::uint32_t i) {
    const auto* mention = index_.starting_at(i);
    if (mention == nullptr || mention->kind != MentionKind::Nationality || mention->last != i + 1)
      return false;
    const auto& word = text_.folded(i);
    const bool many = word.ends_with("ese") || word.ends_with("ish") || word.ends_with("ch") ||
                      word.ends_with("ss") || word.ends_with("s");
    const auto& tag = text_.token(i).tag;
    if (many || !is_argument(i) || tag.ends_with("S") || text_.token(i).role == "poss") return false;
    if (i + 1 < text_.size() && (text_.token(i + 1).pos == "NOUN" || text_.token(i + 1).pos == "PROPN" ||
                                 text_.token(i + 1).pos == "ADJ" || text_.is_hyphen(i + 1)))
      return false;
    std::set<std::uint32_t> persons;
    for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
      if (context_.type(e) == EntityType::Person && ties_.of_country(e, mention->entity) == Tie::Yes)
        persons.insert(e);
    }
    return !persons.empty() && keep({i - 1, i + 1}, i, persons);
  }

  /// "the general", "the former banker".
  void noun(std::uint32_t i) {
    auto head = i;
    static const Words kOthers = {"current", "new",  "next", "first", "other",
                                  "same",    "only", "late", "second"};
    // "the 87-year-old pontiff"
    if (is_age(i) && i + 5 < text_.size() && text_.folded(i + 2) == "year" && text_.folded(i + 4) == "old")
      head = i + 5;
    const auto opens = head;
    while (head < text_.size() && head < opens + 3 && text_.token(head).pos == "ADJ") {
      if (kOthers.contains(text_.folded(head))) return;
      ++head;
    }
    if (head >= text_.size() || text_.sentence_of(head) != text_.sentence_of(i)) return;
    const auto& token = text_.token(head);
    if ((token.tag != "NN" && token.tag != "NNP") || index_.at(head) != nullptr || !is_argument(head)) return;
    if (head + 1 < text_.size()) {
      const auto& next = text_.folded(head + 1);
      if (next == "of" || next == "from" || next == "who" || next == "for" || next == "in" ||
          text_.is_hyphen(head + 1) || text_.token(head + 1).pos == "PROPN" ||
          text_.token(head + 1).pos == "NOUN")
        return;
    }
    // "the current bishop, X": the name says who.
    for (auto k = head + 1; k < std::min(text_.size(), head + 12); ++k) {
      if (text_.token(k).role == "appos" && text_.token(k).head == head) return;
    }
    const auto found = known_.find(fold(token.lemma));
    if (found != known_.end()) keep({i - 1, head + 1}, head, found->second);
  }

  /// The one of them who was told of last, a subject rather than others; none where two are equally near.
  bool keep(TokenRange range, std::uint32_t head, const std::set<std::uint32_t>& persons) {
    std::set<std::uint32_t> barred;
    for (const auto token : binding_.barred(head)) {
      if (const auto* mention = index_.at(token); mention != nullptr) barred.insert(mention->entity);
    }
    const auto here = text_.sentence_of(range.first);
    std::uint32_t best = kNoEntity;
    float best_score = -1.0e6F;
    float second = -1.0e6F;
    for (const auto person : persons) {
      if (barred.contains(person)) continue;
      float score = -1.0e6F;
      for (const auto& mention : document_.mentions) {
        if (mention.entity != person || mention.first >= range.first) continue;
        const auto away = here - text_.sentence_of(mention.first);
        if (away > kWindow) continue;
        const bool subject = text_.token(mention.head).role.starts_with("nsubj");
        score = std::max(score, (subject ? 1.0F : 0.0F) - static_cast<float>(away));
      }
      if (score > best_score) {
        second = best_score;
        best_score = score;
        best = person;
      } else {
        second = std::max(second, score);
      }
    }
    if (best == kNoEntity || best_score < -1.0e5F || best_score - second < 0.5F) return false;
    found_.push_back({range, head, best});
    return true;
  }

  ReferenceContext& context_;
  const TextView& text_;
  const ResolvedDocument& document_;
  MentionIndex index_;
  ClauseView clauses_;
  Binding binding_;
  PersonTies ties_;
  std::map<std::string, std::set<std::uint32_t>> known_;  // what was told, lemma: of whom
  std::vector<Found> found_;
};

}  // namespace

void resolve_epithets(ReferenceContext& context) { EpithetResolver(context).resolve(); }

}  // namespace entente::ingest
