#include "ingest/entities/offices/office_syntax.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

class OfficeSyntax {
 public:
  OfficeSyntax(const TextView& text, const MentionIndex& mentions) : text_(text), mentions_(mentions) {}

  [[nodiscard]] const Mention* holder(const OfficePhrase& phrase) const { return by_syntax(phrase); }
  [[nodiscard]] const Mention* subject(std::uint32_t verb) const {
    const auto* passive = person_of(verb, "nsubjpass");
    return passive != nullptr ? passive : subject_of(verb);
  }
  [[nodiscard]] const Mention* giver(const OfficePhrase& phrase) const {
    static const Words kNaming = {"name",     "appoint",   "choose", "pick",
                                  "nominate", "designate", "make",   "send"};
    if (phrase.title.first == 0) return nullptr;
    const auto& before = text_.folded(phrase.title.first - 1);
    const auto as = text_.token(phrase.noun).head;
    if ((before != "his" && before != "her") || text_.folded(as) != "as") return nullptr;
    const auto verb = text_.token(as).head;
    return kNaming.contains(text_.token(verb).lemma) ? person_of(verb, "nsubj") : nullptr;
  }
  [[nodiscard]] const Mention* object(std::uint32_t verb) const { return person_of(verb, "dobj"); }

 private:
  [[nodiscard]] bool is_person(const Mention* mention) const {
    return mentions_.is(mention, EntityType::Person) && mention->kind == MentionKind::Name;
  }
  [[nodiscard]] const Sentence& sentence(std::uint32_t i) const {
    return text_.sentence(text_.sentence_of(i));
  }

  /// A verb's subject or object that is a person, through "who" to what it stands for.
  const Mention* person_of(std::uint32_t verb, std::string_view role) const {
    const auto& here = sentence(verb);
    for (auto i = here.first; i < here.last; ++i) {
      if (text_.token(i).head != verb || text_.token(i).role != role) continue;
      if (const auto* mention = mentions_.at(i);
          mention != nullptr && mentions_.is(mention, EntityType::Person))
        return mention;
      // "Guinea-Bissau's President Umaro Embalo was elected": the tree may head the name by its title
      if (const auto* named = mentions_.starting_at(i + 1 < text_.size() ? i + 1 : i);
          is_person(named) && text_.token(named->head).head == i)
        return named;
      // "His father, Olof Lindqvist, was mayor"
      if (i + 2 < here.last && text_.folded(i + 1) == ",") {
        const auto* named = mentions_.starting_at(i + 2);
        if (is_person(named) && text_.token(named->head).head == i &&
            text_.token(named->head).role == "appos")
          return named;
      }
      // "Fiji's new head of state, Jone Tuivaga, has named": the apposition behind more words
      for (auto k = i + 1; k < std::min(here.last, i + 10); ++k) {
        if (text_.token(k).head != i || text_.token(k).role != "appos") continue;
        if (const auto* named = mentions_.at(k); is_person(named)) return named;
      }
      if ((text_.folded(i) == "who" || text_.folded(i) == "whom") && text_.token(verb).role == "relcl") {
        const auto* mention = mentions_.at(text_.token(verb).head);
        if (mentions_.is(mention, EntityType::Person)) return mention;
      }
    }
    return participle_head(verb, role);
  }

  /// "X, confirmed as prime minister", "Y, serving as minister"
  [[nodiscard]] const Mention* participle_head(std::uint32_t verb, std::string_view role) const {
    const auto& token = text_.token(verb);
    const bool fits = (role == "nsubjpass" && token.tag == "VBN") || (role == "nsubj" && token.tag == "VBG");
    if (token.role != "acl" || !fits) return nullptr;
    const auto* mention = mentions_.at(token.head);  // a name, or "The former president, appointed in May as"
    return mentions_.is(mention, EntityType::Person) ? mention : nullptr;
  }

  [[nodiscard]] bool has_subject(std::uint32_t verb) const {
    const auto& here = sentence(verb);
    for (auto i = here.first; i < here.last; ++i) {
      if (text_.token(i).head == verb && text_.token(i).role.starts_with("nsubj")) return true;
    }
    return false;
  }

  /// "named A economy minister and B foreign minister": a name right before the office, after a verb that
  /// names.
  const Mention* named_before(const OfficePhrase& phrase) const {
    static const Words kNaming = {"name",      "appoint",  "elect",     "make",
                                  "reappoint", "nominate", "designate", "crown"};
    const auto* named = mentions_.ending_at(phrase.whole.first);
    const auto before_title = phrase.title.first > 0 ? text_.folded(phrase.title.first - 1) : std::string();
    if (before_title == "her" || before_title == "him") {  // "appointed her minister of justice"
      named = mentions_.ending_at(phrase.title.first);
      if (!mentions_.is(named, EntityType::Person) || phrase.plural) return nullptr;
    } else if (!is_person(named) || phrase.definite || phrase.indefinite || phrase.plural) {
      return nullptr;
    }
    const auto first = std::max(sentence(phrase.noun).first, named->first > 16 ? named->first - 16 : 0);
    for (auto i = named->first; i > first; --i) {
      const auto& token = text_.token(i - 1);
      if (token.pos == "VERB") return kNaming.contains(token.lemma) && !negated(i - 1) ? named : nullptr;
    }
    return nullptr;
  }

  [[nodiscard]] const Mention* by_syntax(const OfficePhrase& phrase) const {
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
      if (const auto* person = person_of(verb, "nsubj")) return person;
      // "; its chief executive, X, is also Y's minister": the tree may lose the subject
      const bool bare = text_.token(verb).role == "conj" && verb > 0 && text_.folded(verb - 1) == ",";
      const auto* named = bare ? mentions_.ending_at(verb - 1) : nullptr;
      if (is_person(named) && !has_subject(verb)) return named;
      return text_.token(verb).role == "pcomp" ? subject_of(verb) : nullptr;  // "before becoming ambassador"
    }
    if (token.role == "appos") {
      const auto* mention = mentions_.at(verb);
      return is_person(mention) && mention->last <= phrase.whole.first &&
                     phrase.whole.first - mention->last <= 6
                 ? mention
                 : nullptr;
    }
    if (const auto* holder = holder_of_post(noun)) return holder;
    const bool as = token.role == "pobj" && text_.folded(verb) == "as";
    const bool to = token.role == "pobj" && text_.folded(verb) == "to";
    if (!as && !to && token.role != "oprd" && token.role != "dobj") return nullptr;
    if (as && fronted(verb)) return subject_of(text_.token(verb).head);
    if (as) {
      if (const auto* holder = holder_of_time(text_.token(verb).head)) return holder;
    }
    if (to) return risen(text_.token(verb).head);
    auto governor = as ? text_.token(verb).head : verb;
    // "served as minister and as ambassador": the second hangs on the first
    for (int step = 0; as && step < 2 && text_.folded(governor) == "as"; ++step)
      governor = text_.token(governor).head;
    if (as && ends_career(governor)) return subject_of(governor);
    static const Words kPosts = {"post", "job", "position", "role", "office"};
    const bool keeps = kPosts.contains(text_.token(governor).lemma);  // "keeps his post as minister"
    if (keeps) governor = text_.token(governor).head;
    static const Words kMaking = {
        "elect",     "appoint",  "name",       "swear",   "nominate", "make",   "proclaim", "confirm",
        "reappoint", "reelect",  "inaugurate", "install", "serve",    "resign", "act",      "know",
        "take",      "step",     "return",     "stand",   "declare",  "crown",  "retire",   "succeed",
        "oust",      "remove",   "dismiss",    "sack",    "replace",  "re",     "work",     "choose",
        "hire",      "recruit",  "move",       "pick",    "quit",     "become", "leave",    "stay",
        "remain",    "continue", "designate",  "keep",    "retain",   "follow", "hand",     "come"};
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
        return lemma == "succeed" || lemma == "replace" ? subject_of(governor) : person;
      return nullptr;
    }
    return subject_of(governor);
  }

  /// "held the post of finance minister", "was elected to the office of speaker"
  [[nodiscard]] const Mention* holder_of_post(std::uint32_t noun) const {
    static const Words kPosts = {"post",  "job",  "position", "role",   "office",
                                 "title", "rank", "function", "dignity"};
    static const Words kHolding = {"hold", "occupy", "take",   "assume", "fill",   "have",   "get",
                                   "keep", "retain", "accept", "win",    "leave",  "resign", "lose",
                                   "quit", "secure", "serve",  "resume", "regain", "vacate", "inherit"};
    static const Words kLifting = {"elect", "appoint",  "name",    "promote", "elevate",
                                   "raise", "return",   "come",    "rise",    "ascend",
                                   "move",  "nominate", "succeed", "confirm", "resign",
                                   "step",  "remove",   "dismiss", "suspend", "reappoint"};
    const auto of = text_.token(noun).head;
    if (text_.token(noun).role != "pobj" || text_.folded(of) != "of") return nullptr;
    const auto post = text_.token(of).head;
    if (!kPosts.contains(text_.token(post).lemma) || text_.token(post).pos != "NOUN") return nullptr;
    const auto up = text_.token(post).head;
    const auto& role = text_.token(post).role;
    if (role == "dobj" && kHolding.contains(text_.token(up).lemma))
      return negated(up) ? nullptr : subject_of(up);
    const auto& link = text_.folded(up);
    if (role != "pobj" || (link != "to" && link != "from" && link != "in" && link != "for")) return nullptr;
    const auto verb = text_.token(up).head;
    if (!kLifting.contains(text_.token(verb).lemma) || negated(verb)) return nullptr;
    if (const auto* person = person_of(verb, "nsubjpass")) return person;
    if (const auto* person = person_of(verb, "dobj")) return person;
    return subject_of(verb);
  }

  /// "the first woman to hold it": the one of whom the sentence says that she is that woman, at the copula.
  [[nodiscard]] bool is_said_of_subject(std::uint32_t verb) const {
    const auto& token = text_.token(verb);
    if ((token.role != "relcl" && token.role != "acl") || token.tag != "VB") return false;
    const auto& noun = text_.token(token.head);
    const auto& lemma = text_.token(noun.head).lemma;
    return noun.role == "attr" && (lemma == "be" || lemma == "become");
  }

  /// "As foreign minister, X signed it"
  [[nodiscard]] bool fronted(std::uint32_t as) const {
    auto first = sentence(as).first;
    while (first < as && text_.token(first).pos == "PUNCT") ++first;
    return as == first && text_.token(text_.token(as).head).pos == "VERB";
  }

  /// "in her years as foreign minister, X", "during his time as": the one whose years they are, or null.
  [[nodiscard]] const Mention* holder_of_time(std::uint32_t noun) const {
    static const Words kTimes = {"time",   "year",  "tenure",   "term",   "stint",   "spell", "period",
                                 "decade", "month", "capacity", "career", "stretch", "day"};
    if (!kTimes.contains(text_.token(noun).lemma)) return nullptr;
    const auto& here = sentence(noun);
    for (auto i = here.first; i < noun; ++i) {
      if (text_.token(i).head != noun || text_.token(i).role != "poss") continue;
      const auto* owner = mentions_.at(i);
      if (mentions_.is(owner, EntityType::Person)) return owner;
    }
    const auto in = text_.token(noun).head;
    static const Words kServing = {"serve", "have", "spend", "complete", "finish",
                                   "do",    "win",  "begin", "start"};
    if (text_.token(noun).role == "dobj" && kServing.contains(text_.token(in).lemma) && !negated(in))
      return subject_of(in);  // "served two terms as president"
    if (text_.token(noun).role != "pobj" || text_.token(in).head == in) return nullptr;
    return subject_of(text_.token(in).head);
  }

  /// "ended her career as ambassador to France", "began her working life as"
  [[nodiscard]] bool ends_career(std::uint32_t verb) const {
    static const Words kEnding = {"end", "finish", "begin", "start", "spend", "conclude", "close"};
    static const Words kLives = {"career", "life", "day", "year", "working", "decade"};
    if (!kEnding.contains(text_.token(verb).lemma)) return false;
    const auto& here = sentence(verb);
    for (auto i = verb; i < here.last; ++i) {
      if (text_.token(i).head == verb && text_.token(i).role == "dobj")
        return kLives.contains(text_.token(i).lemma);
    }
    return false;
  }

  /// "rose to commander", "was promoted to chief of the navy"
  [[nodiscard]] const Mention* risen(std::uint32_t verb) const {
    static const Words kRising = {"rise", "promote", "elevate", "ascend", "graduate"};
    const auto& lemma = text_.token(verb).lemma;
    if (!kRising.contains(lemma) || negated(verb)) return nullptr;
    if (const auto* person = person_of(verb, "nsubjpass")) return person;
    return lemma == "promote" || lemma == "elevate" ? person_of(verb, "dobj") : subject_of(verb);
  }

  /// "to replace Y": of the subject of the verb before, where that has no object of its own.
  [[nodiscard]] bool is_purpose(std::uint32_t verb) const {
    const auto& token = text_.token(verb);
    if ((token.role != "advcl" && token.role != "xcomp") || token.tag != "VB" || verb == 0 ||
        text_.folded(verb - 1) != "to")
      return false;
    const auto& here = sentence(verb);
    for (auto i = here.first; i < here.last; ++i) {
      if (text_.token(i).head == token.head && text_.token(i).role == "dobj") return false;
    }
    return true;
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
      if (is_said_of_subject(verb)) {
        verb = text_.token(token.head).head;
        continue;
      }
      const bool shared = token.role == "conj" || (token.role == "advcl" && token.tag == "VBG") ||
                          is_purpose(verb);  // "was sworn in to replace Y as president"
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

  const TextView& text_;
  const MentionIndex& mentions_;
};

}  // namespace

const Mention* holder_by_syntax(const TextView& text, const MentionIndex& mentions,
                                const OfficePhrase& phrase) {
  return OfficeSyntax(text, mentions).holder(phrase);
}

const Mention* subject_person(const TextView& text, const MentionIndex& mentions, std::uint32_t verb) {
  return OfficeSyntax(text, mentions).subject(verb);
}

const Mention* giving_person(const TextView& text, const MentionIndex& mentions, const OfficePhrase& phrase) {
  return OfficeSyntax(text, mentions).giver(phrase);
}

const Mention* object_person(const TextView& text, const MentionIndex& mentions, std::uint32_t verb) {
  return OfficeSyntax(text, mentions).object(verb);
}

}  // namespace entente::ingest
