// "The Brazilian president", "the American", "the veteran diplomat", "the former bishop", "the opposition
// leader": a person whom the text has just told of, called by what it has not told of him yet. Whatever the
// text or the table knows of a person must agree with the description; where nothing is known, only one
// person may stand near.
#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/references/binding.hpp"
#include "ingest/entities/references/description_words.hpp"
#include "ingest/entities/references/host_roles.hpp"
#include "ingest/entities/references/person_ties.hpp"
#include "ingest/entities/references/references.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

/// What the words of the description ask.
struct Described {
  TokenRange range;
  std::uint32_t head = 0;
  std::string noun;                ///< lower case: "minister", "diplomat"; empty for "the American"
  std::uint32_t body = kNoEntity;  ///< Country or Organization
  bool former = false;             ///< "former", "late", "outgoing"
  bool marked = false;             ///< has words that no stranger's description would have: "veteran"
  bool of_body = false;            ///< "of Brazil" behind it, not "Brazilian" before it
  const OfficePhrase* phrase = nullptr;
};

class NewcomerResolver {
 public:
  NewcomerResolver(ReferenceContext& context, const StatedOffices& stated)
      : context_(context),
        text_(context.text),
        document_(context.document),
        index_(context.document),
        stated_(stated),
        clauses_(context.text),
        binding_(context.text, clauses_),
        ties_(context) {
    by_sentence_.resize(document_.annotation.sentences.size());
    first_.assign(document_.entities.size(), UINT32_MAX);
    for (std::uint32_t m = 0; m < document_.mentions.size(); ++m) {
      const auto& mention = document_.mentions[m];
      if (context_.type(mention.entity) != EntityType::Person) continue;
      by_sentence_[text_.sentence_of(mention.first)].push_back(m);
      if (text_.block_kind(mention.first) == BlockKind::Body)
        first_[mention.entity] = std::min(first_[mention.entity], text_.sentence_of(mention.first));
    }
  }

  void resolve() {
    for (std::uint32_t i = 0; i + 1 < text_.size(); ++i) {
      if (text_.folded(i) != "the" || text_.block_kind(i) != BlockKind::Body) continue;
      Described asked;
      if (!read(i, asked)) continue;
      const auto person = person_of(asked);
      if (person == kNoEntity || (text_.folded(i + 1) == "visiting" && is_host(context_, person, i)))
        continue;
      context_.add(asked.range, asked.head, person, MentionKind::Description, 0.78F);
      tell_office(asked, person);
    }
    context_.order();
  }

 private:
  [[nodiscard]] bool is_argument(std::uint32_t i) const {
    auto at = i;
    if (text_.token(at).role == "conj" && text_.token(at).head < at) at = text_.token(at).head;
    const auto& role = text_.token(at).role;
    return role.starts_with("nsubj") || role == "dobj" || role == "pobj" || role == "dative" ||
           role == "poss";
  }

  [[nodiscard]] bool is_owning_body(std::uint32_t i) const {
    const auto* over = index_.at(i);
    return text_.token(i).role == "poss" && index_.is_body(over) && over->last < text_.size() &&
           text_.folded(over->last) == "'s" && text_.token(i).head > over->last;
  }

  /// The noun phrase that opens with "the" at `i`.
  bool read(std::uint32_t i, Described& asked) const {
    auto head = text_.token(i).head;
    if (head > i && is_owning_body(head)) head = text_.token(head).head;  // "the EU's envoy"
    const bool aged = i + 5 < text_.size() && text_.folded(i + 3) == "year" && text_.folded(i + 5) == "old";
    if (head <= i || head > i + (aged ? 10 : 6) || text_.sentence_of(head) != text_.sentence_of(i) ||
        !is_argument(head))
      return false;
    const auto& token = text_.token(head);
    if (token.tag.ends_with("S") || token.pos == "NUM") return false;
    asked.head = head;
    asked.range = {i, head + 1};
    const auto* over = index_.at(head);
    const bool national = over != nullptr && over->kind == MentionKind::Nationality && over->last == head + 1;
    if (over != nullptr && !national) return false;
    for (auto k = i + 1; k <= head; ++k) {
      const auto& word = text_.folded(k);
      asked.former = asked.former || is_former_mark(word);
      asked.marked = asked.marked || is_personal_mark(word);
      const auto* mention = index_.at(k);
      if (mention == nullptr) continue;
      if (!index_.is_body(mention)) return false;  // "the Paris mayor" and others' names
      asked.body = mention->entity;                // of two the nearer to the noun
    }
    if (token.role == "poss" && (national || asked.body == kNoEntity)) return false;
    if (!national) asked.noun = noun_at(i, head);
    if (national && !stands_for_one(head)) return false;
    if (!national && token.tag != "NN" && token.tag != "NNP") return false;
    return !goes_on(asked);
  }

  /// "vice president", "opposition leader", "diplomat".
  [[nodiscard]] std::string noun_at(std::uint32_t first, std::uint32_t head) const {
    for (auto i = std::max(first + 1, head >= 2 ? head - 2 : 0); i < head; ++i) {
      auto words = fold(text_.slice({i, head + 1}));
      if (lexicon().office(words) != nullptr) return words;
    }
    return fold(text_.token(head).lemma);
  }

  /// "the American", but not "the Chinese".
  [[nodiscard]] bool stands_for_one(std::uint32_t i) const {
    const auto& word = text_.folded(i);
    return !word.ends_with("ese") && !word.ends_with("ish") && !word.ends_with("ch") &&
           !word.ends_with("ss") &&
           (i + 1 >= text_.size() || (text_.token(i + 1).pos != "NOUN" && text_.token(i + 1).pos != "PROPN" &&
                                      text_.token(i + 1).pos != "ADJ" && !text_.is_hyphen(i + 1)));
  }

  /// A name or a clause behind the noun tells who it is.
  bool goes_on(Described& asked) const {
    const auto last = text_.sentence(text_.sentence_of(asked.head)).last;
    auto next = asked.head + 1;
    if (next >= last) return false;
    if (text_.folded(next) == "of" && next + 1 < last) {
      const auto* of = index_.starting_at(text_.folded(next + 1) == "the" ? next + 2 : next + 1);
      if (!index_.is_body(of) || (asked.body != kNoEntity && asked.body != of->entity)) return true;
      asked.body = of->entity;
      asked.of_body = true;
      asked.range.last = of->last;
      next = of->last;
      if (next >= last) return false;
    }
    static const Words kTelling = {"who", "that", "whose", "whom", "which", "of", "from", "named"};
    static const Words kOwn = {"for", "in", "at", "on", "with", "to", "or"};
    const auto& word = text_.folded(next);
    // "the envoy in Kabul" tells who, "received the envoy in Kabul" where.
    const bool own = kOwn.contains(word) && (text_.token(next).head == asked.head || word == "or");
    if (kTelling.contains(word) || own || text_.is_hyphen(next) || text_.token(next).pos == "PROPN" ||
        text_.token(next).pos == "NOUN")
      return true;
    if (text_.folded(next) == "," && next + 1 < last &&
        index_.is(index_.starting_at(next + 1), EntityType::Person))
      return true;
    for (auto k = next; k < std::min(last, next + 12); ++k) {
      if (text_.token(k).role == "appos" && text_.token(k).head == asked.head) return true;
    }
    return false;
  }

  /// 3 where the text or the table says that the person is all of it, 2 where it says part, 1 where it does
  /// not say, 0 where it says other.
  [[nodiscard]] int agreement(std::uint32_t person, const Described& asked) const {
    const auto gender = context_.persons[person].gender;
    const auto wanted = gender_of_noun(asked.noun.empty() ? text_.folded(asked.head) : asked.noun);
    if (wanted != Gender::Unknown && gender != Gender::Unknown && gender != wanted) return 0;
    const int body = asked.body == kNoEntity ? 1 : agrees_in_body(person, asked.body);
    const int office = asked.noun.empty() ? 1 : agrees_in_office(person, asked);
    if (body == 0 || office == 0) return 0;
    if (asked.body != kNoEntity && !asked.noun.empty()) {
      if (body == 2) return office == 2 ? 3 : 2;
      return office == 1 ? 1 : has_body(person) ? 0 : 2;
    }
    return std::max(body, office);
  }

  [[nodiscard]] bool has_body(std::uint32_t person) const {
    return !context_.persons[person].terms.empty() ||
           std::any_of(document_.offices.begin(), document_.offices.end(), [&](const OfficeStatement& s) {
             return s.holder == person && s.body != kNoEntity && s.body_stated;
           });
  }

  [[nodiscard]] int agrees_in_body(std::uint32_t person, std::uint32_t body) const {
    if (context_.type(body) == EntityType::Country) {
      const auto tie = ties_.of_country(person, body);
      return tie == Tie::Yes ? 2 : tie == Tie::Unknown ? 1 : 0;
    }
    bool other = false;
    for (const auto& office : document_.offices) {
      if (office.holder != person || office.body == kNoEntity || !office.body_stated) continue;
      if (office.body == body) return 2;
      other = other || context_.type(office.body) == context_.type(body);
    }
    return other ? 0 : 1;
  }

  [[nodiscard]] int agrees_in_office(std::uint32_t person, const Described& asked) const {
    const auto noun =
        asked.phrase != nullptr && !asked.phrase->office.empty() ? asked.phrase->office : asked.noun;
    // The head of an organization is no head of a state of whom more is not known.
    const bool organization =
        asked.body != kNoEntity && context_.type(asked.body) == EntityType::Organization;
    bool other = false;
    for (const auto& office : document_.offices) {
      if (office.holder != person || office.office.empty()) continue;
      if (organization && office.body != asked.body &&
          (office.office.ends_with("minister") || office.office == "king"))
        return 0;
      if (is_office_called(noun, office.office)) return 2;
      other = other || !office.former;
    }
    for (const auto* term : context_.persons[person].terms) {
      if (is_office_called(noun, std::string(term->office))) return 2;
      other = other || is_current(*term, document_.document.date);
    }
    // An office beside the one that is known speaks against the person; a calling does not.
    const bool office = asked.phrase != nullptr && !asked.phrase->role;
    return other && office && !asked.marked ? 0 : 1;
  }

  struct Near {
    std::uint32_t person = kNoEntity;
    int agreement = 0;
    float score = 0;
    bool fresh = false;
    bool travels = false;
  };

  /// Who is told of in the sentence before the description or in the same one, each once.
  [[nodiscard]] std::vector<Near> near(const Described& asked) const {
    std::vector<Near> found;
    std::set<std::uint32_t> barred;
    for (const auto token : binding_.barred(asked.head)) {
      if (const auto* mention = index_.at(token); mention != nullptr) barred.insert(mention->entity);
    }
    const auto here = text_.sentence_of(asked.head);
    for (std::uint32_t back = 0; back <= 2 && back <= here; ++back) {
      const auto s = here - back;
      const bool same = text_.paragraph_of(text_.sentence(s).first) == text_.paragraph_of(asked.head);
      const bool sure =
          std::any_of(found.begin(), found.end(), [](const Near& one) { return one.agreement >= 2; });
      if (back == 2 && (sure || !same)) break;
      for (const auto m : by_sentence_[s]) {
        const auto& mention = document_.mentions[m];
        if (mention.first >= asked.range.first || mention.kind == MentionKind::Pronoun ||
            text_.block_kind(mention.first) != BlockKind::Body || barred.contains(mention.entity))
          continue;
        if (back == 0 &&
            (shares_verb(mention.head, asked.head) || in_own_participle(mention.head, asked.head)))
          continue;
        const int fits = agreement(mention.entity, asked);
        if (back == 2 && fits < 2 && !found.empty()) continue;
        if (fits == 1 && is_spoken_of(mention)) continue;
        const bool subject = text_.token(mention.head).role.starts_with("nsubj");
        const Near one{mention.entity, fits, (subject ? 0.6F : 0.0F) - static_cast<float>(back),
                       first_[mention.entity] == s, travels(mention)};
        const auto known = std::find_if(found.begin(), found.end(),
                                        [&](const Near& other) { return other.person == one.person; });
        if (known == found.end())
          found.push_back(one);
        else
          known->score = std::max(known->score, one.score);
      }
    }
    return found;
  }

  [[nodiscard]] bool travels(const Mention& mention) const {
    static const Words kVerbs = {"fly", "arrive", "travel", "visit", "come", "land", "go", "return", "head"};
    const auto& token = text_.token(mention.head);
    return token.role.starts_with("nsubj") && kVerbs.contains(text_.token(token.head).lemma);
  }

  /// "His opinion of A": not one who acts here.
  [[nodiscard]] bool is_spoken_of(const Mention& mention) const {
    static const Words kLinks = {"of", "about", "on", "over", "against", "than", "like"};
    const auto& token = text_.token(mention.head);
    return token.role == "pobj" && kLinks.contains(text_.folded(token.head)) &&
           text_.token(text_.token(token.head).head).pos == "NOUN";
  }

  /// Two at one verb are two people.
  [[nodiscard]] bool shares_verb(std::uint32_t a, std::uint32_t b) const {
    const auto subject = clauses_.subject_around(b);
    return text_.token(a).head == text_.token(b).head || subject == a;
  }

  /// "Having taken over from A, the new president left": A is not who took over.
  [[nodiscard]] bool in_own_participle(std::uint32_t named, std::uint32_t described) const {
    const auto verb = text_.token(described).head;
    auto up = named;
    for (int step = 0; step < 6 && text_.token(up).head != up; ++step) {
      if (text_.token(up).pos == "VERB" && text_.token(up).role == "advcl" && text_.token(up).head == verb)
        return clauses_.subject_of(up) == kNoSubject;
      up = text_.token(up).head;
    }
    return false;
  }

  [[nodiscard]] std::uint32_t person_of(Described& asked) const {
    for (const auto& phrase : stated_.open) {
      if (phrase.noun == asked.head || text_.head_of(phrase.title) == asked.head) asked.phrase = &phrase;
    }
    if (asked.phrase != nullptr && (asked.phrase->counterpart || asked.phrase->plural)) return kNoEntity;
    if (asked.noun == "government" || asked.noun == "side" || asked.noun == "delegation") return kNoEntity;
    const bool person_noun = asked.noun.empty() || asked.phrase != nullptr || is_public_calling(asked.noun) ||
                             (asked.marked && is_calling(asked.noun));
    if (!person_noun) return kNoEntity;
    auto found = near(asked);
    std::erase_if(found, [](const Near& one) { return one.agreement == 0; });
    if (found.empty()) return kNoEntity;
    std::stable_sort(found.begin(), found.end(), [](const Near& a, const Near& b) {
      return a.agreement != b.agreement ? a.agreement > b.agreement : a.score > b.score;
    });
    const auto& best = found.front();
    const bool rival = found.size() > 1 && found[1].agreement == best.agreement;
    if (best.agreement >= 2) return rival && best.score - found[1].score < 0.5F ? kNoEntity : best.person;
    // "A told reporters ... The Secretary General had come from ...": nobody else is there.
    const bool lone =
        !rival && best.fresh && best.score > -1.0F && best.score < 0.0F && asked.body == kNoEntity;
    if (!may_be_strange(asked, lone)) return kNoEntity;
    // Nothing is known: the one person who has just come up.
    if (!rival) return best.fresh || asked.body != kNoEntity || asked.marked ? best.person : kNoEntity;
    // "A flew to Brasilia and was welcomed by B": the Brazilian is B.
    if (asked.body != kNoEntity && found.size() == 2 && found[0].travels != found[1].travels)
      return found[found[0].travels ? 1 : 0].person;
    const auto fresh = std::count_if(found.begin(), found.end(), [](const Near& one) { return one.fresh; });
    if (fresh != 1) return kNoEntity;
    return std::find_if(found.begin(), found.end(), [](const Near& one) { return one.fresh; })->person;
  }

  /// Whether the words may describe somebody of whom nothing like them is known: not a title in capitals, or
  /// with its state behind it, which stands for a holder who need not be named; not an owner ("the wife of
  /// the president").
  [[nodiscard]] bool may_be_strange(const Described& asked, bool lone) const {
    if (asked.body == kNoEntity && !asked.marked && !is_public_calling(asked.noun)) return false;
    const bool office =
        lexicon().office(asked.noun) != nullptr || (asked.phrase != nullptr && !asked.phrase->role);
    if ((office && asked.of_body) || (!asked.noun.empty() && text_.is_capital(asked.head) && !lone))
      return false;
    return !(text_.token(asked.head).role == "pobj" && text_.folded(text_.token(asked.head).head) == "of");
  }

  /// "The Brazilian president" says that he is.
  void tell_office(const Described& asked, std::uint32_t person) {
    if (asked.phrase == nullptr || asked.body == kNoEntity || asked.phrase->role ||
        asked.phrase->office.empty() || asked.phrase->office == "leader" || asked.phrase->office == "chief" ||
        asked.phrase->office == "head" || asked.phrase->body != asked.body ||
        asked.phrase->kind == OfficeKind::Military || asked.phrase->kind == OfficeKind::Province ||
        asked.phrase->kind == OfficeKind::Member)
      return;
    const auto same =
        std::any_of(document_.offices.begin(), document_.offices.end(), [&](const OfficeStatement& s) {
          return s.holder == person && s.office == asked.phrase->office && s.body == asked.body;
        });
    if (same) return;
    OfficeStatement statement;
    statement.holder = person;
    statement.body = asked.body;
    statement.office = asked.phrase->office;
    statement.first = asked.phrase->title.first;
    statement.last = asked.phrase->title.last;
    statement.sentence = text_.sentence_of(asked.head);
    statement.former = asked.former || asked.phrase->former;
    statement.certainty = 0.75F;
    document_.offices.push_back(std::move(statement));
  }

  ReferenceContext& context_;
  const TextView& text_;
  ResolvedDocument& document_;
  MentionIndex index_;
  const StatedOffices& stated_;
  ClauseView clauses_;
  Binding binding_;
  PersonTies ties_;
  std::vector<std::vector<std::uint32_t>> by_sentence_;  // persons' mentions
  std::vector<std::uint32_t> first_;  // by entity: sentence of the body that names it first
};

}  // namespace

void resolve_newcomers(ReferenceContext& context, const StatedOffices& stated) {
  NewcomerResolver(context, stated).resolve();
}

}  // namespace entente::ingest
