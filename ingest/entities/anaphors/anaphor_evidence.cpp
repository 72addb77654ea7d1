#include "ingest/entities/anaphors/anaphor_evidence.hpp"

#include <algorithm>

#include "ingest/entities/references/description_words.hpp"
#include "ingest/entities/references/quotations.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr std::uint32_t kWindow = 10;  // sentences looked back
constexpr std::size_t kNewest = 16;

/// What the anaphor says that its person holds: "foreign minister", "leader".
std::string office_named(const TextView& text, const Anaphor& anaphor) {
  const auto& noun = anaphor.plural ? text.token(anaphor.head).lemma : text.folded(anaphor.head);
  const auto next = anaphor.head + 2 < text.size() ? text.folded(anaphor.head + 1) : std::string();
  if (noun == "head" && next == "of" && one_of(text.folded(anaphor.head + 2), {"state", "government"}))
    return "head of state";
  const auto two = anaphor.head > 0 ? text.folded(anaphor.head - 1) + " " + noun : noun;
  return lexicon().office(two) != nullptr ? two : noun;
}

}  // namespace

bool has_entity(const std::vector<std::uint32_t>& all, std::uint32_t one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

AnaphorEvidence::AnaphorEvidence(const ReferenceContext& context)
    : context_(context),
      text_(context.text),
      clauses_(context.text),
      binding_(context.text, clauses_),
      ties_(context),
      hosts_(context),
      voices_(find_voices(context)),
      told_(context) {
  quoted_.resize(text_.size());
  speakers_.assign(text_.size(), kNoEntity);
  for (const auto& quotation : find_quotations(context)) {
    std::fill(quoted_.begin() + quotation.open, quoted_.begin() + quotation.close + 1, 1);
    std::fill(speakers_.begin() + quotation.open, speakers_.begin() + quotation.close + 1, quotation.speaker);
  }
  const auto& document = context.document;
  for (std::uint32_t m = 0; m < document.mentions.size(); ++m)
    mentions_[document.mentions[m].head].push_back(m);
  for (const auto& stated : document.offices) offices_[stated.holder].push_back(stated.office);
  for (const auto& choice : document.choices) choices_[choice.token] = &choice;
}

/// Of "his guest", "Nehru's guest".
std::uint32_t AnaphorEvidence::owner_of(const Anaphor& anaphor) const {
  if (anaphor.pronoun) return kNoEntity;
  for (auto i = anaphor.range.first > 2 ? anaphor.range.first - 2 : 0; i < anaphor.head; ++i) {
    const bool inside = i >= anaphor.range.first;
    if (text_.token(i).role != "poss" || (!inside && text_.token(i).head != anaphor.head)) continue;
    if (const auto person = told_.at(i); person != kNoEntity) return person;
  }
  return kNoEntity;
}

/// Whom the text has said by now to hold the office.
std::vector<std::uint32_t> AnaphorEvidence::holders_of(const Anaphor& anaphor) const {
  const auto office = office_named(text_, anaphor);
  auto [at, fresh] = holders_.try_emplace(anaphor.plural ? office + "s" : office);
  if (fresh) {
    for (const auto& stated : context_.document.offices)
      if (anaphor.plural ? is_peer_post(office, stated.office) : offices_agree(office, stated.office))
        at->second.push_back(stated.holder);
    std::sort(at->second.begin(), at->second.end());
    at->second.erase(std::unique(at->second.begin(), at->second.end()), at->second.end());
  }
  auto out = at->second;
  std::erase_if(out, [&](std::uint32_t holder) {
    const auto* person = told_.find(holder);
    return person == nullptr || person->told.empty();
  });
  return out;
}

bool AnaphorEvidence::held_by_table(std::uint32_t person, const Anaphor& anaphor) const {
  const auto& terms = context_.persons[person].terms;
  if (terms.empty()) return false;
  const auto office = office_named(text_, anaphor);
  return std::any_of(terms.begin(), terms.end(), [&](const OfficeHolder* term) {
    return offices_agree(office, std::string(term->office));
  });
}

bool AnaphorEvidence::same_office(std::uint32_t a, std::uint32_t b) const {
  const auto own = offices_.find(a);
  const auto other = offices_.find(b);
  if (own == offices_.end() || other == offices_.end()) return false;
  return std::any_of(own->second.begin(), own->second.end(), [&](std::string_view office) {
    return std::find(other->second.begin(), other->second.end(), office) != other->second.end();
  });
}

bool AnaphorEvidence::same_family_name(std::uint32_t a, std::uint32_t b) const {
  const auto family = [&](std::uint32_t entity) {
    const std::string_view name = context_.document.entities[entity].name;
    return name.substr(name.find_last_of(' ') + 1);
  };
  return family(a) == family(b);
}

bool AnaphorEvidence::is_free(const Asked& asked, std::uint32_t entity) const {
  const auto gender = context_.persons[entity].gender;
  const bool fits =
      asked.anaphor.gender == Gender::Unknown || gender == Gender::Unknown || gender == asked.anaphor.gender;
  return fits && asked.owner != entity && !has_entity(asked.barred, entity);
}

AnaphorEvidence::Asked AnaphorEvidence::ask(const Anaphor& anaphor) const {
  const auto head = anaphor.head;
  Asked asked{anaphor, text_.sentence_of(head), text_.paragraph_of(head), told_role(text_, head),
              owner_of(anaphor)};
  find_clause(asked);
  find_country(asked);
  const auto& mentions = context_.document.mentions;
  for (auto i = anaphor.range.first; i < anaphor.range.last; ++i) {
    const auto found = mentions_.find(i);
    if (found == mentions_.end()) continue;
    for (const auto m : found->second) {
      const auto& mention = mentions[m];
      const auto entity = mention.entity;
      if (i == head && mention.kind != MentionKind::Name && told_.find(entity) != nullptr &&
          !has_entity(asked.by_rules, entity))
        asked.by_rules.push_back(entity);
    }
  }
  asked.newest = told_.newest(kNewest);
  for (const auto entity : asked.newest)
    if (is_free(asked, entity)) asked.free.push_back(entity);
  if (!anaphor.pronoun) {
    asked.holders = holders_of(anaphor);
    asked.hosts = hosts_.before(anaphor.range.first, 4);
  }
  if (const auto found = choices_.find(head); found != choices_.end()) asked.choice = found->second;
  return asked;
}

/// Who acts about it, and who cannot be meant.
void AnaphorEvidence::find_clause(Asked& asked) const {
  const auto head = asked.anaphor.head;
  for (const auto token : binding_.barred(head))
    if (const auto person = told_.at(token); person != kNoEntity) asked.barred.push_back(person);
  if (const auto actor = clauses_.nearest_actor(head); actor != kNoSubject) asked.actor = told_.at(actor);
  if (const auto subject = clauses_.subject_around(head); subject != kNoSubject && subject != head)
    asked.subject = told_.at(subject);
  for (auto i = text_.sentence(asked.sentence).first; i < head; ++i)
    if (const auto person = told_.at(i); person != kNoEntity && binding_.is_controller(i, head))
      asked.controller = person;
}

/// "The Turkish leader", "the president of Turkey"; "the leader of the Greens".
void AnaphorEvidence::find_country(Asked& asked) const {
  constexpr std::uint32_t kFar = 6;
  const auto head = asked.anaphor.head;
  const auto last = text_.sentence(asked.sentence).last;
  const bool of = !asked.anaphor.pronoun && head + 1 < last && text_.folded(head + 1) == "of";
  asked.complement = of;
  for (auto i = asked.anaphor.range.first; i < (of ? std::min(last, head + kFar) : head + 1); ++i) {
    if (i > head && text_.word(i) == ",") return;
    const auto found = mentions_.find(i);
    if (found == mentions_.end()) continue;
    for (const auto m : found->second) {
      const auto entity = context_.document.mentions[m].entity;
      if (context_.document.mentions[m].first < asked.anaphor.range.first ||
          context_.type(entity) != EntityType::Country)
        continue;
      asked.country = entity;
      asked.complement = asked.complement && i < head;
      return;
    }
  }
}

/// Who was told of lately, who is told of most, who holds the office, whom the sieves have found.
std::vector<std::uint32_t> AnaphorEvidence::eligible(const Asked& asked) const {
  auto out = told_.since(asked.sentence > kWindow ? asked.sentence - kWindow : 0);
  for (const auto* more : {&told_.most_told(), &told_.first_told(), &asked.by_rules, &asked.holders})
    out.insert(out.end(), more->begin(), more->end());
  // Whom the same words meant before, however far above.
  const auto* called = asked.anaphor.pronoun ? nullptr : told_.called(asked.anaphor);
  if (called != nullptr) out.insert(out.end(), called->begin(), called->end());
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  // Who speaks says "I", never "he" or "the spokesman".
  std::erase(out, voices_.speaker[asked.anaphor.head]);
  return out;
}

std::vector<AnaphorEvidence::Candidate> AnaphorEvidence::candidates(const Anaphor& anaphor) {
  told_.advance(anaphor.pronoun ? anaphor.head : anaphor.range.first);
  const auto asked = ask(anaphor);
  std::vector<Candidate> out;
  for (const auto entity : eligible(asked)) out.push_back({entity, 0.0F, features_of(asked, entity)});
  return out;
}

}  // namespace entente::ingest
