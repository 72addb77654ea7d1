// "The two leaders", "both countries", "all three", "the pair", "they", "the leaders of France and Germany":
// the words of a group, each member one mention.
#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/references/group_members.hpp"
#include "ingest/entities/references/group_words.hpp"
#include "ingest/entities/references/person_ties.hpp"
#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

class GroupResolver {
 public:
  explicit GroupResolver(ReferenceContext& context)
      : context_(context),
        text_(context.text),
        document_(context.document),
        members_(context),
        ties_(context) {}

  void resolve() {
    for (std::uint32_t i = 0; i + 1 < text_.size(); ++i) {
      const auto kind = text_.block_kind(i);
      if (kind != BlockKind::Body && kind != BlockKind::Headline) continue;
      if (numbered(i) || plain_group(i) || just_told(i) || of_countries(i) || their_countries(i) ||
          majesties(i) || family(i))
        continue;
      they(i);
    }
    for (const auto& found : found_) {
      for (const auto entity : found.members)
        context_.add(found.range, found.head, entity,
                     found.pronoun ? MentionKind::Pronoun : MentionKind::Description, found.certainty);
    }
    context_.order();
  }

 private:
  struct Found {
    TokenRange range;
    std::uint32_t head;
    Members members;
    float certainty;
    bool pronoun = false;
  };

  bool keep(TokenRange range, std::uint32_t head, const GroupFound& found, bool pronoun = false,
            bool exact = false) {
    if (found.members.empty()) return false;
    // Of what is still to come a guess at the members is worth nothing.
    const bool persons = context_.type(found.members[0]) == EntityType::Person;
    if (persons && !pronoun && !exact && is_ahead(head) && !told_in_paragraph(range.first, found.members))
      return false;
    members_.remember(head, found.members);
    found_.push_back({range, head, found.members, found.certainty, pronoun});
    return true;
  }

  /// "will meet", "agreed to meet", "plan to dine".
  [[nodiscard]] bool is_ahead(std::uint32_t head) const {
    static const Words kModals = {"will", "would", "shall", "may", "might", "could", "should", "to", "'ll"};
    static const Words kPlans = {"agree", "plan", "hope", "intend", "expect", "arrange", "promise", "decide"};
    auto verb = text_.token(head).head;
    for (int step = 0; step < 3 && text_.token(verb).pos != "VERB" && text_.token(verb).head != verb; ++step)
      verb = text_.token(verb).head;
    if (kPlans.contains(text_.token(verb).lemma)) return true;
    const auto first = verb >= 4 ? verb - 4 : 0;
    for (auto i = first; i < verb; ++i) {
      if (text_.token(i).head == verb && kModals.contains(text_.folded(i))) return true;
    }
    return false;
  }

  [[nodiscard]] bool told_in_paragraph(std::uint32_t token, const Members& members) const {
    return std::all_of(members.begin(), members.end(), [&](std::uint32_t member) {
      return std::any_of(document_.mentions.begin(), document_.mentions.end(), [&](const Mention& mention) {
        return mention.entity == member && mention.first < token &&
               text_.paragraph_of(mention.first) == text_.paragraph_of(token);
      });
    });
  }

  [[nodiscard]] bool definite(std::uint32_t i) const {
    static const Words kWords = {"the", "these", "our", "their", "all", "his", "her"};
    return i > 0 && text_.sentence_of(i - 1) == text_.sentence_of(i) && kWords.contains(text_.folded(i - 1));
  }

  /// "One of the four candidates": not all of them.
  [[nodiscard]] bool is_part(std::uint32_t i) const {
    static const Words kParts = {"one",  "some", "any",   "none", "most",    "many",   "few",
                                 "half", "two",  "three", "part", "neither", "either", "several"};
    return i >= 3 && text_.folded(i - 2) == "of" && kParts.contains(text_.folded(i - 3));
  }

  /// "the two ... leaders", "both sides", "all three", "leaders of the two countries" (the inner group).
  bool numbered(std::uint32_t i) {
    const auto count = number_of(text_.folded(i));
    if (count == 0 || text_.sentence_of(i) != text_.sentence_of(i + 1)) return pair(i);
    const bool each = text_.folded(i) == "each";
    if (each && text_.token(i + 1).tag != "NNS" && text_.folded(i + 1) != "have") return false;
    const bool alone = each || text_.folded(i) == "both";
    if (!alone && (!definite(i) || is_part(i))) return false;
    const auto first = !alone && i > 0 ? i - 1 : i;
    if (namesakes(i, first, count)) return true;
    const auto last = std::min(text_.sentence(text_.sentence_of(i)).last, i + 5);
    for (auto noun = i + 1; noun < last; ++noun) {
      const auto& candidate = text_.folded(noun);
      const bool modifier = text_.token(noun).pos == "ADJ" || candidate == "prime" ||
                            candidate == "foreign" || candidate == "defence" || candidate == "defense" ||
                            candidate == "the" || candidate == "of" || candidate == "government" ||
                            candidate == "state";
      if (is_country_noun(candidate) && !acts_in_person(candidate, first, count)) {
        const bool owned = text_.folded(first) == "their" && members_of_states(candidate);
        const bool far = candidate != "parties";  // which may be a government and its rebels
        const auto found =
            owned ? members_.countries_of_owners(first) : members_.countries(first, count, far);
        return keep({first, noun + 1}, noun, found);
      }
      if (is_leader_noun(candidate) || is_group_noun(candidate) || is_relation_noun(candidate)) {
        const auto asked = wanted(first, noun, count);
        const auto holders =
            !asked.office.empty() ? members_.holders_of(asked.office).size() : members_.leaders();
        const bool exact = (asked.leading || !asked.office.empty()) && holders == count;
        const bool of_state = noun + 2 < last && candidate == "heads" && text_.folded(noun + 1) == "of" &&
                              (text_.folded(noun + 2) == "state" || text_.folded(noun + 2) == "government");
        return keep({first, noun + (of_state ? 3 : 1)}, noun, members_.persons(asked), false, exact);
      }
      if (candidate == "of" && noun + 1 < last && text_.folded(noun + 1) == "them") break;
      if (modifier && candidate != "of") continue;
      if (nationals(first, noun, count)) return true;
      if (text_.token(noun).pos == "NOUN" || text_.token(noun).pos == "PROPN") return false;
      break;
    }
    return bare(i, first, count);
  }

  /// "The two neighbours" who are people: so many stand as one subject, and no countries do.
  [[nodiscard]] bool acts_in_person(const std::string& noun, std::uint32_t first, std::uint32_t count) const {
    if (!is_relation_noun(noun)) return false;
    return members_.is_just_told({first, count}) && members_.countries(first, count, false).members.empty();
  }

  /// "The Chileans", "the two Belgians": the people of that country who have just been told of.
  bool nationals(std::uint32_t first, std::uint32_t noun, std::uint32_t count) {
    const auto& word = text_.folded(noun);
    if (!word.ends_with("s") || word.ends_with("ss") || !text_.token(noun).tag.starts_with("NN"))
      return false;
    const Mention* over = nullptr;
    for (const auto& mention : document_.mentions) {
      if (mention.first > noun) break;
      if (mention.first == noun && mention.last == noun + 1 && mention.kind == MentionKind::Nationality)
        over = &mention;
    }
    const auto& role = text_.token(noun).role;
    if (over == nullptr || (!role.starts_with("nsubj") && role != "dobj" && role != "pobj")) return false;
    Members members;
    for (const auto person : members_.told_lately(first, 3)) {
      if (ties_.of_country(person, over->entity) == Tie::Yes) add_unique(members, person);
    }
    if (members.size() < 2 || (count > 0 && members.size() != count)) return false;
    return keep({first, noun + 1}, noun, {std::move(members), 0.75F});
  }

  /// "The rivals", "the old comrades", "the visitors": two or more who have just been told of together.
  bool just_told(std::uint32_t i) {
    if (text_.folded(i) != "the" || text_.sentence_of(i) != text_.sentence_of(i + 1)) return false;
    auto noun = i + 1;
    const auto last = text_.sentence(text_.sentence_of(i)).last;
    while (noun + 1 < last && noun < i + 3 && text_.token(noun).pos == "ADJ") ++noun;
    if (nationals(i, noun, 0)) return true;
    if (!is_relation_noun(text_.folded(noun)) || text_.token(noun).role == "compound" ||
        text_.token(noun).role == "attr" || text_.token(noun).role == "appos")
      return false;
    if (noun + 1 < last) {
      static const Words kTelling = {"of", "from", "who", "that", "whose", "in", "at", "to", "for"};
      const auto& next = text_.folded(noun + 1);
      if (kTelling.contains(next) && (text_.token(noun + 1).head == noun || next.starts_with("w") ||
                                      next == "that" || next == "of" || next == "from"))
        return false;
    }
    auto asked = wanted(i, noun, 2);
    asked.numbered = false;
    asked.office.clear();
    // "A and B gave a dinner for the guests": A and B are none of these.
    const auto& word = text_.folded(noun);
    if (word == "guests" || word == "visitors" || word == "hosts") {
      for (const auto person : members_.subject_members(noun)) add_unique(asked.excluded, person);
    }
    return keep({i, noun + 1}, noun, members_.just_told(asked), false, true);
  }

  /// "both", "the two", "all three" with no noun after it.
  bool bare(std::uint32_t i, std::uint32_t first, std::uint32_t count) {
    const auto& token = text_.token(i);
    const auto& role = token.role;
    const bool argument =
        role.starts_with("nsubj") || role == "dobj" || role == "pobj" || role == "dative" || role == "agent";
    if (!argument || token.head == i) return false;
    for (auto k = i + 1; k < text_.size() && text_.sentence_of(k) == text_.sentence_of(i); ++k) {
      if (text_.token(k).role == "conj" && text_.token(k).head == i) return false;
    }
    if (owner_at(first) != nullptr) return false;  // "her two"
    if (is_between_states(i)) return keep({first, i + 1}, i, members_.countries(first, count));
    // "the two-day", "both of which": no people.
    if ((text_.is_hyphen(i + 1) && text_.is_joined(i + 1)) || text_.folded(i + 1) == "of") return false;
    GroupWanted asked{first, count};
    asked.excluded = acting_on(i);
    return keep({first, i + 1}, i, members_.persons(asked));
  }

  /// "Trade between the two": of states.
  [[nodiscard]] bool is_between_states(std::uint32_t i) const {
    static const Words kOfStates = {"trade", "commerce", "border", "frontier", "flight", "treaty", "war"};
    const auto between = text_.token(i).head;
    return text_.folded(between) == "between" &&
           kOfStates.contains(text_.token(text_.token(between).head).lemma);
  }

  /// Who does something to the group, or with it, is none of it: "A and B sat the two leaders down".
  [[nodiscard]] Members acting_on(std::uint32_t head) const {
    static const Words kWith = {"with", "to", "beside"};
    const auto& token = text_.token(head);
    const bool object = token.role == "dobj" || token.role == "dative";
    const bool with = token.role == "pobj" && kWith.contains(text_.folded(token.head)) &&
                      text_.token(text_.token(token.head).head).pos == "VERB";
    return object || with ? members_.subject_members(head) : Members{};
  }

  /// "the pair", "the duo", "the trio".
  bool pair(std::uint32_t i) {
    const auto& word = text_.folded(i);
    const std::uint32_t count = word == "pair" || word == "duo" ? 2 : word == "trio" ? 3 : 0;
    static const Words kOpens = {"the", "that", "this"};
    if (count == 0 || i == 0 || !kOpens.contains(text_.folded(i - 1))) return false;
    const auto& role = text_.token(i).role;
    if (!role.starts_with("nsubj") && role != "dobj" && role != "pobj") return false;
    if (text_.folded(i + 1) == "of") return false;
    GroupWanted asked{i - 1, count};
    asked.excluded = acting_on(i);
    return keep({i - 1, i + 1}, i, members_.persons(asked));
  }

  [[nodiscard]] GroupWanted wanted(std::uint32_t first, std::uint32_t noun, std::uint32_t count) const {
    GroupWanted asked{first, count};
    asked.excluded = acting_on(noun);
    const auto* owner = owner_at(first);
    if (owner != nullptr) add_unique(asked.excluded, owner->entity);
    const auto& word = text_.folded(noun);
    asked.office = office_of_group(word, noun == 0 ? word : text_.folded(noun - 1));
    asked.leading = asked.office.empty() && is_leader_noun(word) && word != "ministers";
    asked.gender = word == "men" || word == "brothers" || word == "princes" ? Gender::Male
                   : word == "women" || word == "sisters"                   ? Gender::Female
                                                                            : Gender::Unknown;
    return asked;
  }

  /// "his two guests": he is none of them.
  [[nodiscard]] const Mention* owner_at(std::uint32_t token) const {
    for (const auto& mention : document_.mentions) {
      if (mention.first == token && mention.kind == MentionKind::Pronoun &&
          context_.type(mention.entity) == EntityType::Person)
        return &mention;
      if (mention.first > token) break;
    }
    return nullptr;
  }

  /// "The leaders agreed", "the ministers met" where the text has just two.
  bool plain_group(std::uint32_t i) {
    if (text_.folded(i) != "the" || text_.sentence_of(i) != text_.sentence_of(i + 1)) return false;
    auto noun = i + 1;
    if ((text_.folded(noun) == "prime" || text_.folded(noun) == "foreign") && noun + 1 < text_.size()) ++noun;
    const auto& word = text_.folded(noun);
    if (!is_leader_noun(word) || text_.token(noun).role == "compound") return false;
    if (noun + 1 < text_.size() && (text_.folded(noun + 1) == "of" || text_.folded(noun + 1) == "from"))
      return false;
    auto asked = wanted(i, noun, 2);
    asked.numbered = false;
    const auto fitting = asked.office.empty() ? members_.leaders() : members_.holders_of(asked.office).size();
    if (fitting != 2) {
      const auto pair = asked.leading ? members_.standing_pair(asked) : Members{};
      return keep({i, noun + 1}, noun, {pair, 0.72F}, false, true);
    }
    auto found = members_.persons(asked);
    found.certainty = std::min(found.certainty, 0.75F);
    return keep({i, noun + 1}, noun, found, false, true);
  }

  /// "The leaders of France and Germany": who leads each, as the text states it.
  bool of_countries(std::uint32_t i) {
    const auto& word = text_.folded(i);
    const bool leaders = word == "leaders" || word == "presidents" || word == "ministers";
    if (!leaders || i + 2 >= text_.size() || text_.folded(i + 1) != "of") return false;
    const auto asked = wanted(i, i, 2);
    Members members;
    std::uint32_t end = i + 2;
    bool closed = false;
    for (const auto& mention : document_.mentions) {
      if (mention.first < end || text_.sentence_of(mention.first) != text_.sentence_of(i)) continue;
      if (mention.first > end + 2) break;
      for (auto k = end; k < mention.first; ++k) {
        const auto& between = text_.folded(k);
        if (between != "and" && between != "," && between != "the") return false;
        closed = closed || between == "and";
      }
      if (context_.type(mention.entity) != EntityType::Country) return false;
      const auto holder = members_.leader_of(mention.entity, asked.office);
      if (holder == kNoEntity) return false;
      members.push_back(holder);
      end = mention.last;
      if (closed) break;
    }
    if (!closed || members.size() < 2) return false;
    auto first = i;
    while (first > 0 && text_.token(first - 1).head == i &&
           text_.sentence_of(first - 1) == text_.sentence_of(i) && i - first < 3)
      --first;
    return keep({first, end}, i, {members, 0.85F});
  }

  /// "their countries".
  bool their_countries(std::uint32_t i) {
    if (text_.folded(i) != "their" || !members_of_states(text_.folded(i + 1)) ||
        text_.token(i + 1).role == "compound")
      return false;
    return keep({i, i + 2}, i + 1, members_.countries_of_owners(i));
  }

  /// "Their Majesties", "the royal couple".
  bool majesties(std::uint32_t i) {
    static const Words kTitles = {"majesties", "highnesses", "couple"};
    const auto& word = text_.folded(i);
    auto noun = i + 1;
    if (noun + 1 < text_.size() &&
        (text_.folded(noun) == "royal" || text_.folded(noun) == "imperial" || text_.folded(noun) == "serene"))
      ++noun;
    if (!kTitles.contains(text_.folded(noun)) || text_.sentence_of(noun) != text_.sentence_of(i))
      return false;
    const bool titled = word == "their" && text_.folded(noun) != "couple";
    const bool couple = word == "the" && noun == i + 2 && text_.folded(noun) == "couple";
    if (!titled && !couple) return false;
    return keep({i, noun + 1}, noun, {members_.royal_pair(i), 0.85F});
  }

  /// "both Kims", "the two Koreas".
  bool namesakes(std::uint32_t i, std::uint32_t first, std::uint32_t count) {
    const auto& word = text_.folded(i + 1);
    if (!text_.is_capital(i + 1) || word.size() < 4 || !word.ends_with("s") ||
        text_.token(i + 1).tag != "NNPS")
      return false;
    return keep({first, i + 2}, i + 1, {members_.namesakes(word.substr(0, word.size() - 1), count), 0.85F});
  }

  /// "the Reagans".
  bool family(std::uint32_t i) {
    const auto& word = text_.folded(i + 1);
    if (text_.folded(i) != "the" || !text_.is_capital(i + 1) || word.size() < 4 || !word.ends_with("s") ||
        text_.token(i + 1).role == "compound" || !text_.token(i + 1).tag.starts_with("NNP"))
      return false;
    return keep({i, i + 2}, i + 1, {members_.family(word.substr(0, word.size() - 1)), 0.8F});
  }

  void they(std::uint32_t i) {
    const auto& word = text_.folded(i);
    const auto& role = text_.token(i).role;
    const bool subject = word == "they" && role.starts_with("nsubj");
    const bool object = word == "them" && role != "poss";
    if (!subject && !object) return;
    if (i > 0 && text_.folded(i - 1) == "of") return;  // "some of them"
    keep({i, i + 1}, i, members_.plural(i), true);
  }

  ReferenceContext& context_;
  const TextView& text_;
  const ResolvedDocument& document_;
  GroupMembers members_;
  PersonTies ties_;
  std::vector<Found> found_;
};

}  // namespace

void resolve_groups(ReferenceContext& context) { GroupResolver(context).resolve(); }

}  // namespace entente::ingest
