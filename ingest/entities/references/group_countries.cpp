// "Both countries", "the two sides".
#include <algorithm>

#include "ingest/entities/references/group_members.hpp"
#include "ingest/entities/references/home_country.hpp"

namespace entente::ingest {

namespace {

constexpr std::uint32_t kNear = 2;    // sentences in which a row is surely meant
constexpr std::uint32_t kFar = 12;    // and in which a pair may still be
constexpr std::uint32_t kOfMore = 3;  // a row of three or more soon fades

}  // namespace

/// The last row of so many countries that stand together in the sentence ("China and Kazakhstan",
/// "US-Vietnam"), or none.
Members GroupMembers::row_of_countries(std::uint32_t s, std::uint32_t token, std::uint32_t count) const {
  Members row;
  Members found;
  std::uint32_t last = 0;
  bool listed = false;
  for (const auto m : by_sentence_[s]) {
    const auto& mention = document_.mentions[m];
    if (mention.first >= token || context_.type(mention.entity) != EntityType::Country) continue;
    auto before = mention.first;  // over "the" and ", and"
    bool closes = false;
    bool joins = false;
    while (before > last && before > 0) {
      const auto& word = text_.folded(before - 1);
      const bool closing = word == "and" || text_.is_hyphen(before - 1);
      if (word != "the" && word != "," && !closing) break;
      closes = closes || closing;
      joins = joins || closing || (count > 2 && word == ",");
      --before;
    }
    // "B, C and D" are no pair of C and D.
    const bool goes_on = before == last && last > 0;
    if (!goes_on) listed = false;
    if (!joins || !goes_on) {
      listed = goes_on && count == 2;
      row.clear();
    }
    add_unique(row, mention.entity);
    last = mention.last;
    if (closes && row.size() == count && found.empty() && !listed) found = row;
  }
  return found;
}

/// The countries of the two people whom the headline and the first sentence tell of, by their offices.
Members GroupMembers::countries_of_lead(std::uint32_t token) const {
  Members countries;
  for (std::uint32_t s = 0; s < by_sentence_.size(); ++s) {
    const auto& sentence = text_.sentence(s);
    if (sentence.first >= sentence.last || sentence.first >= token) break;
    for (const auto m : by_sentence_[s]) {
      for (const auto& office : document_.offices) {
        if (office.holder == document_.mentions[m].entity && office.body != kNoEntity && !office.former &&
            context_.type(office.body) == EntityType::Country)
          add_unique(countries, office.body);
      }
    }
    if (text_.block_kind(sentence.first) == BlockKind::Body) break;
  }
  return countries;
}

GroupFound GroupMembers::countries_of_owners(std::uint32_t their) const {
  const auto owners = plural(their);
  Members countries;
  for (const auto person : owners.members) {
    if (context_.type(person) != EntityType::Person) return {};
    const auto country = home_country(context_, person);
    if (country == kNoEntity) return {};
    add_unique(countries, country);
  }
  if (countries.size() < 2) return {};
  return {countries, owners.certainty};
}

/// Those that the paragraph has named before the token.
Members GroupMembers::countries_of_paragraph(std::uint32_t token) const {
  Members countries;
  const auto here = text_.sentence_of(token);
  for (std::uint32_t back = 0; back <= here; ++back) {
    if (text_.paragraph_of(text_.sentence(here - back).first) != text_.paragraph_of(token)) break;
    for (const auto m : by_sentence_[here - back]) {
      const auto& mention = document_.mentions[m];
      if (mention.first < token && context_.type(mention.entity) == EntityType::Country)
        add_unique(countries, mention.entity);
    }
  }
  return countries;
}

/// "The three" of a text where just one row of three countries stands before.
Members GroupMembers::only_row_of_countries(std::uint32_t token, std::uint32_t count) const {
  Members found;
  for (std::uint32_t s = 0; s <= text_.sentence_of(token); ++s) {
    auto row = row_of_countries(s, token, count);
    if (row.empty()) continue;
    if (!found.empty() && !std::is_permutation(row.begin(), row.end(), found.begin(), found.end())) return {};
    found = std::move(row);
  }
  return found;
}

/// A row near by, else the countries of those whom the text is about, else a row further off or those named
/// far more often than others.
GroupFound GroupMembers::countries(std::uint32_t token, std::uint32_t count, bool far) const {
  const auto here = text_.sentence_of(token);
  const auto look = [&](std::uint32_t from, std::uint32_t to) {
    for (auto back = from; back <= to && back <= here; ++back) {
      if (auto row = row_of_countries(here - back, token, count); !row.empty()) return row;
    }
    return Members{};
  };
  if (auto row = look(0, count == 2 ? kNear : kOfMore); !row.empty()) return {row, 0.8F};
  if (count != 2) return {far ? only_row_of_countries(token, count) : Members{}, 0.75F};
  std::vector<std::uint32_t> named(document_.entities.size(), 0);
  for (const auto& mention : document_.mentions) {
    if (mention.first < token && context_.type(mention.entity) == EntityType::Country)
      ++named[mention.entity];
  }
  Members order;
  for (std::uint32_t e = 0; e < named.size(); ++e) {
    if (named[e] > 0) order.push_back(e);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return named[a] > named[b]; });
  // Of a paragraph about one country that country is one of the two, but for those that the text is about.
  const auto near = countries_of_paragraph(token);
  const bool clear = order.size() >= 2 && (order.size() == 2 || named[order[1]] >= 2 * named[order[2]]);
  const auto agrees = [&](const Members& pair) {
    const auto has = [&](std::uint32_t e) { return std::find(pair.begin(), pair.end(), e) != pair.end(); };
    const bool main =
        order.size() >= 2 && named[order[1]] >= 3 && (order.size() == 2 || named[order[1]] > named[order[2]]);
    return near.size() != 1 || has(near[0]) || (main && has(order[0]) && has(order[1]));
  };
  if (auto lead = countries_of_lead(token); lead.size() == 2 && agrees(lead)) return {lead, 0.78F};
  if (!far) return {};
  if (auto row = look(kNear + 1, kFar); !row.empty() && agrees(row)) return {row, 0.8F};
  if (clear && agrees({order[0], order[1]})) return {{order[0], order[1]}, 0.8F};
  if (near.size() != 1 || order.size() < 3) return {};
  const auto other = order[0] == near[0] ? order[1] : order[0];
  const auto third = order[1] == other || order[1] == near[0] ? order[2] : order[1];
  if (named[other] < 2 * named[third]) return {};
  return {{other, near[0]}, 0.75F};
}

std::uint32_t GroupMembers::leader_of(std::uint32_t country, const std::string& office) const {
  std::uint32_t found = kNoEntity;
  for (const auto& statement : document_.offices) {
    const bool same = office.empty() ? is_leading_office(statement.office) : statement.office == office;
    if (statement.body != country || statement.former || !same || statement.holder == kNoEntity) continue;
    if (found != kNoEntity && found != statement.holder) return kNoEntity;
    found = statement.holder;
  }
  if (found != kNoEntity) return found;
  const auto* known = lexicon().country(document_.entities[country].name);
  if (known == nullptr) return kNoEntity;
  for (std::uint32_t e = 0; e < context_.persons.size(); ++e) {
    if (context_.persons[e].terms.empty() ||
        !held_office(context_.persons[e], known->key(), office.empty() ? "leader" : office,
                     document_.document.date))
      continue;
    if (found != kNoEntity) return kNoEntity;
    found = e;
  }
  return found;
}

}  // namespace entente::ingest
