#include "ingest/entities/office_statements.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/name_candidate.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

class StatementReader {
 public:
  StatementReader(const TextView& text, const ResolvedDocument& document, const MentionIndex& mentions)
      : text_(text), document_(document), mentions_(mentions) {}

  StatedOffices read() {
    for (auto& phrase : find_office_phrases(text_, mentions_)) {
      auto holder = phrase.plural ? nullptr : beside(phrase);
      if (holder == nullptr && !phrase.plural) holder = by_syntax(phrase);
      if (holder == nullptr && continues_last(phrase)) holder = last_holder_;
      if (holder == nullptr) {
        stated_.open.push_back(std::move(phrase));
        continue;
      }
      last_holder_ = holder;
      last_end_ = phrase.whole.last;
      take_realm(phrase, *holder);
      state(phrase, *holder);
      state_second_body(phrase, *holder);
    }
    read_bylines();
    return std::move(stated_);
  }

 private:
  [[nodiscard]] bool is_person(const Mention* mention) const {
    return mentions_.is(mention, EntityType::Person) && mention->kind == MentionKind::Name;
  }
  [[nodiscard]] const Sentence& sentence(std::uint32_t i) const {
    return text_.sentence(text_.sentence_of(i));
  }

  const Mention* beside(const OfficePhrase& phrase) const {
    const auto last = sentence(phrase.noun).last;
    const auto first = sentence(phrase.noun).first;
    auto next = phrase.whole.last;
    while (next < last && lexicon().honorific(text_.folded(next)) != nullptr && mentions_.at(next) == nullptr)
      ++next;
    // "President Xi", "the president of Ukraine Volodymyr Zelensky"
    if (const auto* mention = mentions_.starting_at(next); next < last && is_person(mention)) return mention;
    // "its prime minister, Manasseh Sogavare, visited"
    const bool titled = phrase.definite || text_.is_capital(phrase.title.first);
    if (titled && next + 1 < last && text_.folded(next) == ",") {
      auto name = next + 1;
      while (name < last && lexicon().honorific(text_.folded(name)) != nullptr &&
             mentions_.at(name) == nullptr)
        ++name;
      const auto* mention = mentions_.starting_at(name);
      if (is_person(mention) && closes(mention->last, last)) return mention;
      // "the head of the Command, Admiral X, was delayed"
      if (const auto title = office_end(text_, next + 1, last); title > next + 1) {
        mention = mentions_.starting_at(title);
        if (is_person(mention) && closes(mention->last, last)) return mention;
      }
    }
    // "whose managing director is Kristalina Georgieva"
    if (next + 1 < last && (text_.folded(next) == "is" || text_.folded(next) == "was") && phrase.definite) {
      if (const auto* mention = mentions_.starting_at(next + 1); is_person(mention)) return mention;
    }
    return before(phrase, first);
  }

  /// "Mao Ning, a spokeswoman", "Deby, 40, president of", "Xi Jinping (president)"
  const Mention* before(const OfficePhrase& phrase, std::uint32_t first) const {
    auto i = phrase.whole.first;
    if (i <= first + 1) return nullptr;
    const auto& mark = text_.folded(i - 1);
    if (mark != "," && mark != "(" && mark != "-") return nullptr;
    auto end = i - 1;
    if (end >= first + 3 && text_.token(end - 1).tag == "CD" && text_.folded(end - 2) == ",")
      end -= 2;  // the age
    const auto* mention = mentions_.ending_at(end);
    if (mention != nullptr && mentions_.is(mention, EntityType::Country) && mention->first > first + 1 &&
        text_.folded(mention->first - 1) == "of")
      mention = mentions_.ending_at(mention->first - 1);
    if (!is_person(mention)) return nullptr;
    // "Xi, the Kazakh president and ..." in a list of people is another one: something must close the
    // apposition.
    const auto& next =
        phrase.whole.last < text_.size() ? text_.folded(phrase.whole.last) : text_.folded(phrase.noun);
    const bool another = mentions_.starting_at(phrase.whole.last) != nullptr &&
                         is_person(mentions_.starting_at(phrase.whole.last));
    if (another) return nullptr;
    static const Words kEnds = {",",    ".",     ")",     ";",     "-",    "and",   "who", "in",
                                "at",   "since", "for",   "under", "from", "until", "on",  "said",
                                "told", "as",    "based", "when",  "but",  "\""};
    return kEnds.contains(next) || mark == "(" ? mention : nullptr;
  }

  bool closes(std::uint32_t i, std::uint32_t last) const {
    if (i >= last) return true;
    static const Words kEnds = {",", ".", ";", ")", "-", "and", ":", "?", "!", "\"", "'s"};
    return kEnds.contains(text_.folded(i));
  }

  /// A verb's subject or object that is a person, through "who" to what it stands for.
  const Mention* person_of(std::uint32_t verb, std::string_view role) const {
    const auto& here = sentence(verb);
    for (auto i = here.first; i < here.last; ++i) {
      if (text_.token(i).head != verb || text_.token(i).role != role) continue;
      if (const auto* mention = mentions_.at(i);
          mention != nullptr && mentions_.is(mention, EntityType::Person))
        return mention;
      if (text_.folded(i) == "who" && text_.token(verb).role == "relcl") {
        const auto* mention = mentions_.at(text_.token(verb).head);
        if (mentions_.is(mention, EntityType::Person)) return mention;
      }
    }
    return nullptr;
  }

  /// "named A economy minister and B foreign minister": a name right before the office, after a verb that
  /// names.
  const Mention* named_before(const OfficePhrase& phrase) const {
    static const Words kNaming = {"name", "appoint", "elect", "make", "reappoint", "nominate"};
    const auto* named = mentions_.ending_at(phrase.whole.first);
    if (!is_person(named) || phrase.definite || phrase.indefinite || phrase.plural) return nullptr;
    const auto first = std::max(sentence(phrase.noun).first, named->first > 16 ? named->first - 16 : 0);
    for (auto i = named->first; i > first; --i) {
      const auto& token = text_.token(i - 1);
      if (token.pos == "VERB") return kNaming.contains(token.lemma) && !negated(i - 1) ? named : nullptr;
    }
    return nullptr;
  }

  const Mention* by_syntax(const OfficePhrase& phrase) const {
    if (const auto* named = named_before(phrase)) return named;
    auto noun = phrase.noun;  // "secretary-general": the tree may head it by its first word
    while (text_.token(noun).head != noun && text_.token(noun).head >= phrase.title.first &&
           text_.token(noun).head < phrase.title.last)
      noun = text_.token(noun).head;
    const auto& token = text_.token(noun);
    if (token.head == noun) return nullptr;
    const auto verb = token.head;
    static const Words kCopulas = {"be", "become", "remain"};
    if (token.role == "attr" && kCopulas.contains(text_.token(verb).lemma)) {
      if (negated(verb)) return nullptr;
      return person_of(verb, "nsubj");
    }
    if (token.role == "appos") {
      const auto* mention = mentions_.at(verb);
      return is_person(mention) && mention->last <= phrase.whole.first &&
                     phrase.whole.first - mention->last <= 6
                 ? mention
                 : nullptr;
    }
    const bool as = token.role == "pobj" && text_.folded(verb) == "as";
    if (!as && token.role != "oprd" && token.role != "dobj") return nullptr;
    auto governor = as ? text_.token(verb).head : verb;
    static const Words kPosts = {"post", "job", "position", "role", "office"};
    const bool keeps = kPosts.contains(text_.token(governor).lemma);  // "keeps his post as minister"
    if (keeps) governor = text_.token(governor).head;
    static const Words kMaking = {
        "elect",     "appoint",  "name",       "swear",   "nominate", "make",   "proclaim", "confirm",
        "reappoint", "reelect",  "inaugurate", "install", "serve",    "resign", "act",      "know",
        "take",      "step",     "return",     "stand",   "declare",  "crown",  "retire",   "succeed",
        "oust",      "remove",   "dismiss",    "sack",    "replace",  "re",     "work",     "choose",
        "hire",      "recruit",  "move",       "pick",    "quit",     "become", "leave",    "stay",
        "remain",    "continue", "designate",  "keep",    "retain"};
    const auto& lemma = text_.token(governor).lemma;
    static const Words kNaming = {"become", "elect",     "name",     "appoint",  "make",
                                  "choose", "reappoint", "nominate", "proclaim", "designate"};
    if (token.role == "dobj" && !kNaming.contains(lemma)) return nullptr;
    static const Words kKeeping = {"keep", "retain", "hold", "lose", "leave", "take", "resign", "resume"};
    if (!(keeps ? kKeeping : kMaking).contains(lemma) || negated(governor)) return nullptr;
    // "named Fernando Haddad finance minister": the tree may make one phrase of the two
    if (const auto* named = mentions_.ending_at(phrase.whole.first);
        !as && is_person(named) && named->first > governor)
      return named;
    if (const auto* person = person_of(governor, "nsubjpass")) return person;
    if (token.role == "dobj" && lemma != "become" && lemma != "elect") return nullptr;
    static const Words kOfObject = {"elect",   "appoint", "name",   "nominate",  "make",
                                    "confirm", "dismiss", "sack",   "replace",   "choose",
                                    "pick",    "oust",    "remove", "succeed",   "swear",
                                    "install", "crown",   "hire",   "designate", "inaugurate"};
    if (kOfObject.contains(lemma) && token.role != "dobj") {
      if (const auto* person = person_of(governor, "dobj"))
        return lemma == "succeed" || lemma == "replace" ? person_of(governor, "nsubj") : person;
      return nullptr;
    }
    return subject_of(governor);
  }

  /// The subject, also where a verb joined before has it: "was elected leader and took over as".
  const Mention* subject_of(std::uint32_t verb) const {
    for (int step = 0; step < 4; ++step) {
      if (const auto* person = person_of(verb, "nsubj")) return person;
      if (step > 0) {
        if (const auto* person = person_of(verb, "nsubjpass")) return person;
      }
      const auto& token = text_.token(verb);
      if (token.head == verb) return nullptr;
      const bool shared = token.role == "conj" || (token.role == "advcl" && token.tag == "VBG");
      static const Words kAround = {"after", "before", "since", "by", "upon", "following"};
      if (token.role == "pcomp" && kAround.contains(text_.token(token.head).lemma)) {
        verb = token.head;  // "stayed away a day after resigning as prime minister"
        for (int up = 0; up < 4 && text_.token(verb).pos != "VERB" && text_.token(verb).head != verb; ++up)
          verb = text_.token(verb).head;
      } else if (shared) {
        verb = token.head;
      } else {
        return nullptr;
      }
    }
    return nullptr;
  }

  bool negated(std::uint32_t verb) const {
    const auto& here = sentence(verb);
    for (auto i = here.first; i < here.last; ++i) {
      if (text_.token(i).head == verb && text_.token(i).role == "neg") return true;
    }
    return false;
  }

  /// "... special representative and a former ambassador to Russia": a second post of the same person.
  bool continues_last(const OfficePhrase& phrase) const {
    if (last_holder_ == nullptr || phrase.plural || phrase.whole.first <= last_end_) return false;
    if (text_.sentence_of(phrase.noun) != text_.sentence_of(last_holder_->first) ||
        phrase.whole.first - last_end_ > 2)
      return false;
    auto word = text_.folded(phrase.whole.first - 1);
    static const Words kBetween = {"still", "now", "formerly", "later", "previously", "currently"};
    if (kBetween.contains(word) && phrase.whole.first > last_end_ + 1)  // "and still the head of"
      word = text_.folded(phrase.whole.first - 2);
    return (word == "and" || word == "also") && !is_person(mentions_.starting_at(phrase.whole.last)) &&
           phrase.whole.last < text_.size();
  }

  void state(const OfficePhrase& phrase, const Mention& holder) {
    if (phrase.counterpart) {
      OfficePhrase copy = phrase;
      copy.office = counterpart_office(phrase);
      if (!copy.office.empty() && copy.body != kNoEntity) add_office(copy, holder.entity, 0.85F);
      return;
    }
    const bool affiliation = phrase.role || phrase.kind == OfficeKind::Member;
    if (affiliation) {
      if (phrase.body != kNoEntity && document_.entities[phrase.body].type == EntityType::Organization) {
        stated_.affiliations.push_back(
            {holder.entity, phrase.body, text_.sentence_of(phrase.noun), phrase.office});
      }
      return;
    }
    if (phrase.kind == OfficeKind::Province)
      stated_.local.push_back(statement_of(phrase, holder.entity, 1.0F));
    if (phrase.kind == OfficeKind::Province || phrase.kind == OfficeKind::Family ||
        phrase.kind == OfficeKind::Title)
      return;
    if (phrase.office == "prince" || phrase.office == "princess" || phrase.office == "founder" ||
        phrase.office == "co-founder" || phrase.office == "aide")
      return;
    if (phrase.kind == OfficeKind::Military && phrase.body == kNoEntity) return;
    if (phrase.unread_body && phrase.body == kNoEntity) return;
    // "Society President Ash Soni": of a body that the text does not name here
    static const Words kUnnamedBodies = {"society", "club",  "company", "group", "board",
                                         "team",    "union", "bank",    "party", "association"};
    if (kUnnamedBodies.contains(phrase.office.substr(0, phrase.office.find(' '))) && phrase.body == kNoEntity)
      return;
    add_office(phrase, holder.entity, 1.0F);
  }

  /// "King Abdullah of Jordan": the country stands after the name.
  void take_realm(OfficePhrase& phrase, const Mention& holder) const {
    if (phrase.body != kNoEntity || phrase.plural || phrase.counterpart || holder.first < phrase.title.last ||
        holder.last + 1 >= text_.size() || text_.folded(holder.last) != "of")
      return;
    const auto next = text_.folded(holder.last + 1) == "the" ? holder.last + 2 : holder.last + 1;
    const auto* realm = mentions_.starting_at(next);
    if (mentions_.is(realm, EntityType::Country) && realm->kind == MentionKind::Name)
      phrase.body = realm->entity;
  }

  /// "the president of Mauritania and of the African Union"
  void state_second_body(const OfficePhrase& phrase, const Mention& holder) {
    auto at = phrase.whole.last;
    if (phrase.body == kNoEntity || phrase.counterpart || at + 2 >= sentence(phrase.noun).last ||
        text_.folded(at) != "and" || text_.folded(at + 1) != "of")
      return;
    at += text_.folded(at + 2) == "the" ? 3 : 2;
    const auto* body = mentions_.starting_at(at);
    if (!mentions_.is_body(body) || body->entity == phrase.body) return;
    OfficePhrase second = phrase;
    second.body = body->entity;
    state(second, holder);
  }

  /// The office of the one whose counterpart is meant: the statement nearest before in the sentence, of the
  /// owner where one is named.
  std::string counterpart_office(const OfficePhrase& phrase) const {
    std::string nearest;
    for (auto at = stated_.offices.rbegin(); at != stated_.offices.rend(); ++at) {
      if (text_.sentence_of(phrase.noun) > at->sentence + 3) break;
      if (nearest.empty()) nearest = at->office;
      if (phrase.owner == kNoEntity || at->holder == phrase.owner ||
          text_.sentence_of(phrase.noun) == at->sentence)
        return at->office;
    }
    return nearest;
  }

  void add_office(const OfficePhrase& phrase, std::uint32_t holder, float certainty) {
    stated_.offices.push_back(statement_of(phrase, holder, certainty));
  }

  OfficeStatement statement_of(const OfficePhrase& phrase, std::uint32_t holder, float certainty) const {
    OfficeStatement statement;
    statement.holder = holder;
    statement.body = phrase.body;
    statement.office = phrase.office;
    statement.first = phrase.title.first;
    statement.last = phrase.title.last;
    statement.sentence = text_.sentence_of(phrase.noun);
    statement.former = phrase.former;
    statement.body_stated = phrase.body != kNoEntity;
    statement.owner = phrase.owner;
    statement.certainty = certainty;
    return statement;
  }

  /// Writers belong to the outlet that the dateline names, or that "was published by" names; news wires that
  /// only spread releases do not employ.
  void read_bylines() {
    std::uint32_t outlet = kNoEntity;
    for (const auto& mention : document_.mentions) {
      const auto kind = text_.block_kind(mention.first);
      const auto& entity = document_.entities[mention.entity];
      if (entity.type != EntityType::Organization || entity.name == "PR Newswire" ||
          entity.name == "Business Wire" || entity.name == "GlobeNewswire")
        continue;
      const bool published =
          mention.first >= 2 && text_.folded(mention.first - 1) == "by" && (published_before(mention.first));
      if (kind == BlockKind::Dateline || published || kind == BlockKind::Byline) {
        outlet = mention.entity;
        break;
      }
    }
    if (outlet == kNoEntity) return;
    for (const auto& mention : document_.mentions) {
      if (text_.block_kind(mention.first) != BlockKind::Byline ||
          document_.entities[mention.entity].type != EntityType::Person)
        continue;
      stated_.affiliations.push_back({mention.entity, outlet, text_.sentence_of(mention.first), "reporter"});
    }
  }

  bool published_before(std::uint32_t i) const {
    for (std::uint32_t back = 2; back <= 4 && back <= i; ++back) {
      if (text_.token(i - back).lemma == "publish") return true;
    }
    return false;
  }

  const TextView& text_;
  const ResolvedDocument& document_;
  const MentionIndex& mentions_;
  StatedOffices stated_;
  const Mention* last_holder_ = nullptr;
  std::uint32_t last_end_ = 0;
};

}  // namespace

StatedOffices state_offices(const TextView& text, const ResolvedDocument& document,
                            const MentionIndex& mentions) {
  return StatementReader(text, document, mentions).read();
}

}  // namespace entente::ingest
