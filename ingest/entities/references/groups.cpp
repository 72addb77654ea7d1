// "The two leaders", "both countries", "all three", "the pair", "they", "the leaders of France and Germany":
// the words of a group, each member one mention.
#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/references/group_members.hpp"
#include "ingest/entities/references/group_offices.hpp"
#include "ingest/entities/references/group_words.hpp"
#include "ingest/entities/references/houses.hpp"
#include "ingest/entities/references/leaders_of_states.hpp"
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
        ties_(context),
        states_(context, members_, ties_) {}

  void resolve() {
    for (std::uint32_t i = 0; i + 1 < text_.size(); ++i) {
      const auto kind = text_.block_kind(i);
      if (kind != BlockKind::Body && kind != BlockKind::Headline) continue;
      if (numbered(i) || plain_group(i) || just_told(i) || leaders_of_states(i) || their_countries(i) ||
          of_one_house(i) || announced(i))
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
    if (persons && !pronoun && !exact && is_still_to_come(text_, head) &&
        !told_in_paragraph(context_, range.first, found.members))
      return false;
    members_.remember(head, found.members);
    found_.push_back({range, head, found.members, found.certainty, pronoun});
    return true;
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
        auto found = owned ? members_.countries_of_owners(first) : GroupFound{};
        if (!owned && count == 2 && (candidate == "sides" || !far)) found = members_.sides(first);
        if (!owned && found.members.empty()) found = members_.countries(first, count, far);
        return keep({first, noun + 1}, noun, found);
      }
      if (is_leader_noun(candidate) || is_group_noun(candidate) || is_relation_noun(candidate)) {
        const auto asked = wanted(first, noun, count);
        const auto holders =
            !asked.office.empty() ? members_.holders_of(asked.office).size() : members_.leaders();
        const bool exact = (asked.leading || !asked.office.empty()) && holders == count;
        const auto found = members_.persons(asked);
        if (found.members.empty())
          return members_.told_lately(first, 3).empty() && foretold(first, noun, asked);
        tell_group_offices(context_, found.members, noun);
        return keep({first, noun + (is_heads_of_state(text_, noun) ? 3 : 1)}, noun, found, false,
                    exact || named_lately(asked, found));
      }
      if (candidate == "of" && noun + 1 < last && text_.folded(noun + 1) == "them") break;
      if ((modifier && candidate != "of") || qualifies_leaders(text_, noun, last)) continue;
      if (nationals(first, noun, count)) return true;
      if (text_.token(noun).pos == "NOUN" || text_.token(noun).pos == "PROPN") return false;
      break;
    }
    return bare(i, first, count);
  }

  /// Holders of the office that the noun names, told of in this sentence or the two before: also of what is
  /// still to come.
  [[nodiscard]] bool named_lately(const GroupWanted& asked, const GroupFound& found) const {
    if (asked.office.empty()) return false;
    const auto lately = members_.told_lately(asked.token, 2);
    return std::all_of(found.members.begin(), found.members.end(), [&](std::uint32_t member) {
      return std::find(lately.begin(), lately.end(), member) != lately.end();
    });
  }

  /// "Four presidents came to Nairobi. ... A, B, C and D": named by the sentences behind.
  bool announced(std::uint32_t i) {
    const auto& word = text_.folded(i);
    const auto count = word == "both" || word == "each" ? 0U : number_of(word);
    if (count == 0) return regional(i);
    if (definite(i) || i + 1 >= text_.size() || is_part(i + 1)) return false;
    const auto last = std::min(text_.sentence(text_.sentence_of(i)).last, i + 4);
    for (auto noun = i + 1; noun < last; ++noun) {
      const auto& candidate = text_.folded(noun);
      if (is_leader_noun(candidate) || candidate == "kings") return foretold(i, noun, wanted(i, noun, count));
      if (text_.token(noun).pos != "ADJ" && candidate != "prime" && candidate != "foreign") break;
    }
    return false;
  }

  /// "The presidents of the region travelled to Rome. ... They": whom the sentences behind name in a row.
  bool regional(std::uint32_t i) {
    if (!is_leader_noun(text_.folded(i)) || i == 0 || i + 2 >= text_.size() ||
        (text_.folded(i + 1) != "of" && text_.folded(i + 1) != "from") || !is_region(context_, i + 2))
      return false;
    auto asked = wanted(i, i, 2);
    asked.numbered = false;
    const auto found = members_.following(asked);
    if (found.members.empty()) return false;
    members_.remember(i, found.members);
    tell_group_offices(context_, found.members, i);
    return true;
  }

  bool foretold(std::uint32_t first, std::uint32_t noun, const GroupWanted& asked) {
    const auto& role = text_.token(noun).role;
    if (!role.starts_with("nsubj") && role != "dobj" && role != "pobj") return false;
    const auto found = members_.following(asked);
    if (found.members.empty()) return false;
    tell_group_offices(context_, found.members, noun);
    return keep({first, noun + 1}, noun, found, false, true);
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

  /// "his guests", "her visitors".
  [[nodiscard]] bool owns_guests(std::uint32_t i) const {
    return owner_at(i) != nullptr && (text_.folded(i + 1) == "guests" || text_.folded(i + 1) == "visitors");
  }

  /// "The rivals", "the old comrades", "the visitors": two or more who have just been told of together.
  bool just_told(std::uint32_t i) {
    const bool owned = owns_guests(i);
    if ((text_.folded(i) != "the" && !owned) || text_.sentence_of(i) != text_.sentence_of(i + 1))
      return false;
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
    if (count > 2 && !members_.is_just_told(asked)) {
      const auto states = members_.countries(first, count);
      if (!states.members.empty() && (is_sent_to(i) || members_.colleagues(asked).empty()))
        return keep({first, i + 1}, i, states);
    }
    return keep({first, i + 1}, i, members_.persons(asked));
  }

  /// "His envoy to the three".
  [[nodiscard]] bool is_sent_to(std::uint32_t i) const {
    const auto to = text_.token(i).head;
    return text_.token(i).role == "pobj" && text_.folded(to) == "to" &&
           text_.token(text_.token(to).head).pos == "NOUN";
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
    if (noun + 1 < text_.size() && !is_heads_of_state(text_, noun) &&
        (text_.folded(noun + 1) == "of" || text_.folded(noun + 1) == "from"))
      return false;
    auto asked = wanted(i, noun, 2);
    asked.numbered = false;
    const auto fitting = asked.office.empty() ? members_.leaders() : members_.holders_of(asked.office).size();
    if (fitting != 2) {
      auto pair = asked.leading ? members_.standing_pair(asked) : Members{};
      if (pair.empty()) pair = members_.pair_of_paragraph(asked);
      return keep({i, noun + (is_heads_of_state(text_, noun) ? 3 : 1)}, noun, {pair, 0.72F}, false, true);
    }
    auto found = members_.persons(asked);
    found.certainty = std::min(found.certainty, 0.75F);
    return keep({i, noun + 1}, noun, found, false, true);
  }

  bool leaders_of_states(std::uint32_t i) {
    const auto found = states_.at(i);
    if (!found) return false;
    tell_group_offices(context_, found->members, found->head);
    return keep(found->range, found->head, {found->members, found->certainty}, false, true);
  }

  /// "their countries".
  bool their_countries(std::uint32_t i) {
    if (text_.folded(i) != "their" || !members_of_states(text_.folded(i + 1)) ||
        text_.token(i + 1).role == "compound")
      return false;
    return keep({i, i + 2}, i + 1, members_.countries_of_owners(i));
  }

  bool of_one_house(std::uint32_t i) {
    const auto found = house_at(text_, members_, i);
    return found && keep(found->range, found->head, {found->members, found->certainty});
  }

  /// "both Kims", "the two Koreas".
  bool namesakes(std::uint32_t i, std::uint32_t first, std::uint32_t count) {
    const auto& word = text_.folded(i + 1);
    const auto family = family_of_plural(word);
    if (!text_.is_capital(i + 1) || family.empty() || text_.token(i + 1).tag != "NNPS") return false;
    return keep({first, i + 2}, i + 1, {members_.namesakes(family, count), 0.85F});
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
  LeadersOfStates states_;
  std::vector<Found> found_;
};

}  // namespace

void resolve_groups(ReferenceContext& context) { GroupResolver(context).resolve(); }

}  // namespace entente::ingest
