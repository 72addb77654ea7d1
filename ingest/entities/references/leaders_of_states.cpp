#include "ingest/entities/references/leaders_of_states.hpp"

#include "ingest/entities/references/group_words.hpp"

namespace entente::ingest {

namespace {

constexpr std::uint32_t kLately = 4;  // sentences in which a countryman may have been told of

}  // namespace

LeadersOfStates::LeadersOfStates(const ReferenceContext& context, const GroupMembers& members,
                                 const PersonTies& ties)
    : context_(context), text_(context.text), document_(context.document), members_(members), ties_(ties) {}

std::optional<GroupPhrase> LeadersOfStates::at(std::uint32_t token) const {
  if (auto found = behind_of(token)) return found;
  return before_noun(token);
}

std::string LeadersOfStates::office_at(std::uint32_t noun) const {
  return office_of_group(text_.folded(noun), noun == 0 ? std::string() : text_.folded(noun - 1));
}

/// "leaders of France and Germany".
std::optional<GroupPhrase> LeadersOfStates::behind_of(std::uint32_t noun) const {
  const auto& word = text_.folded(noun);
  const bool leaders = word == "leaders" || word == "presidents" || word == "ministers";
  if (!leaders || noun + 2 >= text_.size() || text_.folded(noun + 1) != "of") return std::nullopt;
  Members countries;
  std::uint32_t end = noun + 2;
  bool closed = false;
  for (const auto& mention : document_.mentions) {
    if (mention.first < end || text_.sentence_of(mention.first) != text_.sentence_of(noun)) continue;
    if (mention.first > end + 2) break;
    for (auto k = end; k < mention.first; ++k) {
      const auto& between = text_.folded(k);
      if (between != "and" && between != "," && between != "the") return std::nullopt;
      closed = closed || between == "and";
    }
    if (context_.type(mention.entity) != EntityType::Country) return std::nullopt;
    countries.push_back(mention.entity);
    end = mention.last;
    if (closed) break;
  }
  if (!closed || countries.size() < 2) return std::nullopt;
  auto first = noun;
  while (first > 0 && text_.token(first - 1).head == noun &&
         text_.sentence_of(first - 1) == text_.sentence_of(noun) && noun - first < 3)
    --first;
  Members persons;
  for (const auto country : countries) {
    const auto leader = members_.leader_of(country, office_at(noun));
    if (leader == kNoEntity) return named_behind(countries, {first, end}, noun);
    persons.push_back(leader);
  }
  return GroupPhrase{{first, end}, noun, std::move(persons), 0.85F};
}

/// "The prime ministers of Poland and Slovenia took a train. A and B were received ...": as many who stand in
/// a row in the sentences behind, none of them known to be of another country.
std::optional<GroupPhrase> LeadersOfStates::named_behind(const Members& countries, TokenRange range,
                                                         std::uint32_t noun) const {
  GroupWanted asked{range.first, static_cast<std::uint32_t>(countries.size())};
  asked.office = office_at(noun);
  asked.leading = asked.office.empty();
  auto found = members_.following(asked);
  if (found.members.empty() && !asked.office.ends_with("minister"))
    found.members = countrymen_behind(countries, noun);
  const auto stranger = [&](std::uint32_t person) {
    return std::all_of(countries.begin(), countries.end(),
                       [&](std::uint32_t country) { return ties_.of_country(person, country) == Tie::No; });
  };
  if (found.members.empty() || std::any_of(found.members.begin(), found.members.end(), stranger))
    return std::nullopt;
  return GroupPhrase{range, noun, std::move(found.members), 0.75F};
}

/// "The leaders of Fiji and Samoa met. A told B ...": of whom the next two sentences tell one of each
/// country.
Members LeadersOfStates::countrymen_behind(const Members& countries, std::uint32_t noun) const {
  constexpr std::uint32_t kBehind = 2;  // sentences
  const auto here = text_.sentence_of(noun);
  Members persons;
  for (const auto country : countries) {
    std::uint32_t found = kNoEntity;
    for (const auto& mention : document_.mentions) {
      const auto s = text_.sentence_of(mention.first);
      if (s < here || mention.kind != MentionKind::Name ||
          context_.type(mention.entity) != EntityType::Person)
        continue;
      if (s == here) return {};  // "the leaders of Fiji and Samoa, A and B"
      if (s > here + kBehind) break;
      if (ties_.of_country(mention.entity, country) != Tie::Yes || mention.entity == found) continue;
      if (found != kNoEntity) return {};
      found = mention.entity;
    }
    if (found == kNoEntity) return {};
    add_unique(persons, found);
  }
  return persons.size() == countries.size() ? persons : Members{};
}

const Mention* LeadersOfStates::country_at(std::uint32_t token) const {
  for (const auto& mention : document_.mentions) {
    if (mention.first > token) break;
    if (mention.first == token && mention.kind != MentionKind::Pronoun &&
        context_.type(mention.entity) == EntityType::Country)
      return &mention;
  }
  return nullptr;
}

/// "leaders", "prime ministers", "heads of state"; 0 where none stands there.
std::uint32_t LeadersOfStates::noun_behind(std::uint32_t token) const {
  for (auto i = token; i < std::min(text_.size(), token + 3); ++i) {
    if (is_leader_noun(text_.folded(i)) || text_.folded(i) == "kings") return i;
    if (text_.token(i).pos != "ADJ" && text_.token(i).pos != "NOUN" && text_.token(i).pos != "PROPN") break;
  }
  return 0;
}

/// "The Indian and South African leaders", "French and German presidents".
std::optional<GroupPhrase> LeadersOfStates::before_noun(std::uint32_t opening) const {
  const auto& sentence = text_.sentence(text_.sentence_of(opening));
  auto i = opening + (text_.folded(opening) == "the" ? 1 : 0);
  if (opening > sentence.first && i == opening && text_.folded(opening - 1) == "the") return std::nullopt;
  Members countries;
  bool closed = false;
  while (i < sentence.last) {
    const auto* country = country_at(i);
    if (country == nullptr) break;
    add_unique(countries, country->entity);
    i = country->last;
    if (closed || i + 1 >= sentence.last) break;
    const bool comma = text_.folded(i) == ",";
    const bool joined = text_.folded(i + (comma ? 1 : 0)) == "and";
    if (!comma && !joined) break;
    closed = joined;
    i += (comma ? 1 : 0) + (joined ? 1 : 0);
    if (i < sentence.last && text_.folded(i) == "the") ++i;
  }
  if (!closed || countries.size() < 2 || i >= sentence.last) return std::nullopt;
  const auto noun = noun_behind(i);
  if (noun == 0 || noun >= sentence.last || text_.token(noun).role == "compound" ||
      text_.token(noun).role == "appos")
    return std::nullopt;
  auto leaders = leaders_of(countries, noun, opening);
  if (leaders.size() != countries.size()) return std::nullopt;
  return GroupPhrase{{opening, noun + 1}, noun, std::move(leaders), 0.8F};
}

/// Who leads each, else its one countryman told of lately.
Members LeadersOfStates::leaders_of(const Members& countries, std::uint32_t noun, std::uint32_t first) const {
  Members leaders;
  for (const auto country : countries) {
    auto leader = members_.leader_of(country, office_at(noun));
    if (leader == kNoEntity) leader = countryman(country, first);
    if (leader == kNoEntity) return {};
    add_unique(leaders, leader);
  }
  return leaders;
}

std::uint32_t LeadersOfStates::countryman(std::uint32_t country, std::uint32_t token) const {
  std::uint32_t found = kNoEntity;
  for (const auto person : members_.told_lately(token, kLately)) {
    if (ties_.of_country(person, country) != Tie::Yes) continue;
    if (found != kNoEntity) return kNoEntity;
    found = person;
  }
  return found;
}

}  // namespace entente::ingest
