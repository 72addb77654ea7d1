#include "ingest/entities/references/person_ties.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

constexpr std::uint32_t kBeside = 6;  // tokens between a country and the name that it belongs to

bool is_travel(const std::string& lemma) {
  static const Words kWords = {"fly", "arrive", "travel", "visit", "come", "land", "go", "head", "jet"};
  return kWords.contains(lemma);
}

bool is_hosting(const std::string& lemma) {
  static const Words kWords = {"receive", "host", "welcome", "greet"};
  return kWords.contains(lemma);
}

}  // namespace

PersonTies::PersonTies(const ReferenceContext& context)
    : context_(context), text_(context.text), index_(context.document) {
  own_.resize(context.document.entities.size());
  receives_.resize(own_.size());
  goes_to_.resize(own_.size());
  for (std::uint32_t e = 0; e < own_.size(); ++e) {
    for (const auto* term : context.persons[e].terms) own_[e].insert(std::string(term->country));
  }
  add_offices();
  add_neighbours();
  add_places();
}

std::string PersonTies::key_of(std::uint32_t entity) const {
  const auto& name = context_.document.entities[entity].name;
  if (context_.type(entity) == EntityType::Country) {
    const auto* country = lexicon().country(name);
    return country == nullptr ? name : std::string(country->key());
  }
  if (context_.type(entity) != EntityType::Place) return {};
  const auto* senses = lexicon().find(fold(name));
  return senses == nullptr || senses->empty() ? std::string() : std::string(senses->front().country);
}

void PersonTies::add_offices() {
  for (const auto& office : context_.document.offices) {
    if (office.holder != kNoEntity && office.body != kNoEntity && office.body_stated &&
        context_.type(office.body) == EntityType::Country)
      own_[office.holder].insert(key_of(office.body));
  }
}

/// "Ghana's A", "A of Togo", "Chile: the minister A", "the Dane A".
void PersonTies::add_neighbours() {
  for (const auto& mention : context_.document.mentions) {
    if (mention.kind != MentionKind::Name || context_.type(mention.entity) != EntityType::Person) continue;
    if (mention.last + 1 < text_.size() && text_.folded(mention.last) == "of") {
      const auto* of = index_.at(mention.last + 1);
      if (index_.is(of, EntityType::Country)) own_[mention.entity].insert(key_of(of->entity));
    }
    const auto first = text_.sentence(text_.sentence_of(mention.first)).first;
    for (auto i = mention.first; i > first && i + kBeside > mention.first; --i) {
      const auto& word = text_.folded(i - 1);
      if (text_.token(i - 1).pos == "VERB" || text_.token(i - 1).pos == "ADP" || word == "and" || word == ",")
        break;
      const auto* before = index_.at(i - 1);
      if (before == nullptr) continue;
      const bool tied =
          text_.folded(i) == "'s" || text_.folded(i) == ":" || before->kind == MentionKind::Nationality;
      if (tied && index_.is(before, EntityType::Country)) own_[mention.entity].insert(key_of(before->entity));
      break;
    }
  }
}

/// The country of the place that the verb's own preposition names.
std::string PersonTies::place_under(std::uint32_t verb) const {
  static const Words kPlaces = {"in", "to", "into", "at", "for"};
  const auto& sentence = text_.sentence(text_.sentence_of(verb));
  for (auto i = sentence.first; i < sentence.last; ++i) {
    const auto& token = text_.token(i);
    const bool visited = token.role == "dobj" && token.head == verb && text_.token(verb).lemma == "visit";
    const bool place = token.role == "pobj" && text_.token(token.head).head == verb &&
                       kPlaces.contains(text_.folded(token.head));
    if (!visited && !place) continue;
    const auto* mention = index_.at(i);
    if (mention == nullptr || mention->kind == MentionKind::Nationality) continue;
    if (auto key = key_of(mention->entity); !key.empty()) return key;
  }
  return {};
}

void PersonTies::add_places() {
  for (const auto& mention : context_.document.mentions) {
    if (context_.type(mention.entity) != EntityType::Person) continue;
    const auto& token = text_.token(mention.head);
    const auto verb = token.head;
    const auto& lemma = text_.token(verb).lemma;
    const bool received = token.role == "nsubjpass" && is_hosting(lemma);
    const bool comes =
        received ||
        (token.role == "nsubj" && (is_travel(lemma) || (lemma == "be" && text_.token(verb).role == "ROOT")));
    const bool receives = token.role == "nsubj" && is_hosting(lemma);
    if (!comes && !receives) continue;
    auto key = place_under(verb);
    if (key.empty()) continue;
    (receives ? receives_ : goes_to_)[mention.entity].insert(std::move(key));
  }
}

Tie PersonTies::of_country(std::uint32_t person, std::uint32_t country) const {
  const auto key = key_of(country);
  if (own_[person].contains(key)) return Tie::Yes;
  if (!own_[person].empty() || goes_to_[person].contains(key)) return Tie::No;
  if (receives_[person].contains(key)) return Tie::Yes;
  return receives_[person].empty() ? Tie::Unknown : Tie::No;
}

}  // namespace entente::ingest
