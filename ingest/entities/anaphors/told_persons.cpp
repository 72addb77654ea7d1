#include "ingest/entities/anaphors/told_persons.hpp"

#include <algorithm>
#include <limits>

namespace entente::ingest {

namespace {

constexpr std::uint32_t kBeside = 10;  // tokens on either side of a name
constexpr std::size_t kMostTold = 3;

}  // namespace

ToldRole told_role(const TextView& text, std::uint32_t head) {
  const auto& token = text.token(head);
  if (token.role.starts_with("nsubj"))
    return text.token(token.head).role == "ROOT" ? ToldRole::Main : ToldRole::Subject;
  if (token.role == "dobj" || token.role == "dative") return ToldRole::Object;
  if (token.role == "pobj" || token.role == "agent") return ToldRole::Prepositional;
  if (token.role == "poss") return ToldRole::Owner;
  return token.role == "conj" ? ToldRole::Joined : ToldRole::Other;
}

ToldPersons::ToldPersons(const ReferenceContext& context) : context_(context), text_(context.text) {
  for (const auto& mention : context.document.mentions) {
    if (mention.kind != MentionKind::Name || context.type(mention.entity) != EntityType::Person) continue;
    const auto kind = text_.block_kind(mention.first);
    if (kind != BlockKind::Body && kind != BlockKind::Headline) continue;
    auto [at, fresh] = persons_.try_emplace(mention.entity);
    if (fresh) at->second.order = static_cast<std::uint32_t>(persons_.size() - 1);
    ++at->second.names;
    at->second.headline = at->second.headline || kind == BlockKind::Headline;
    names_.push_back({mention.head, text_.sentence_of(mention.head), text_.paragraph_of(mention.head),
                      mention.entity, MentionKind::Name, told_role(text_, mention.head)});
  }
  std::stable_sort(names_.begin(), names_.end(),
                   [](const Told& a, const Told& b) { return a.token < b.token; });
  main_subject_.assign(text_.annotation().sentences.size(), kNoEntity);
  in_sentence_.resize(text_.annotation().sentences.size());
  by_told_[0] = static_cast<std::uint32_t>(persons_.size());
  by_subjects_[0] = by_told_[0];
}

std::uint32_t ToldPersons::above(const Counts& counts, std::size_t count) {
  std::uint32_t out = 0;
  for (auto at = counts.rbegin(); at != counts.rend() && at->first > count && out < 2; ++at)
    out += at->second;
  return std::min(out, 2U);
}

void ToldPersons::tell(const Told& told) {
  auto& person = persons_[told.entity];
  if (!person.told.empty()) latest_.erase({person.told.back().token, told.entity});
  --by_told_[person.told.size()];
  if (person.told.empty() && person.order < 2) first_told_.push_back(told.entity);
  person.told.push_back(told);
  ++by_told_[person.told.size()];
  ++all_told_;
  latest_.insert({told.token, told.entity});
  if (const auto [at, fresh] = at_.try_emplace(told.token, told.entity); !fresh)
    at->second = std::min(at->second, told.entity);
  auto& here = in_sentence_[told.sentence];
  if (const auto at = std::lower_bound(here.begin(), here.end(), told.entity);
      at == here.end() || *at != told.entity)
    here.insert(at, told.entity);
  if (const auto [at, fresh] = first_of_paragraph_.try_emplace(told.paragraph, told.token); !fresh)
    at->second = std::min(at->second, told.token);
  if (std::find(most_told_.begin(), most_told_.end(), told.entity) == most_told_.end())
    most_told_.push_back(told.entity);
  std::sort(most_told_.begin(), most_told_.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto more = persons_[a].told.size();
    const auto less = persons_[b].told.size();
    return more != less ? more > less : a > b;
  });
  most_told_.resize(std::min(most_told_.size(), kMostTold));
  if (told.kind == MentionKind::Name) gather_words(told);
  if (told.role == ToldRole::Main && main_subject_[told.sentence] == kNoEntity) {
    main_subject_[told.sentence] = told.entity;
    --by_subjects_[person.subjects];
    ++by_subjects_[++person.subjects];
    ++all_subjects_;
  }
}

void ToldPersons::gather_words(const Told& told) {
  const auto& sentence = text_.sentence(told.sentence);
  const auto first = std::max(sentence.first, told.token > kBeside ? told.token - kBeside : 0);
  for (auto i = first; i < std::min(sentence.last, told.token + kBeside); ++i) {
    const auto& pos = text_.token(i).pos;
    if (pos != "NOUN" && pos != "ADJ" && pos != "PROPN") continue;
    persons_[told.entity].words.insert(text_.token(i).lemma);
    const auto* calling = lexicon().calling(text_.folded(i));
    if (calling != nullptr) persons_[told.entity].fields.insert(calling->field);
  }
}

void ToldPersons::advance(std::uint32_t token) {
  for (; next_name_ < names_.size() && names_[next_name_].token < token; ++next_name_)
    tell(names_[next_name_]);
}

void ToldPersons::settle(const Anaphor& anaphor, std::vector<std::uint32_t> persons) {
  for (const auto person : persons)
    tell({anaphor.head, text_.sentence_of(anaphor.head), text_.paragraph_of(anaphor.head), person,
          anaphor.pronoun ? MentionKind::Pronoun : MentionKind::Description, told_role(text_, anaphor.head)});
  std::sort(persons.begin(), persons.end());
  if (anaphor.plural && persons.size() > 1) groups_.push_back({anaphor.head, persons});
  if (anaphor.pronoun && persons.size() == 1) last_pronoun_ = {anaphor.head, persons.front()};
  if (!anaphor.pronoun) called_[words_of(anaphor)] = std::move(persons);
}

const ToldPerson* ToldPersons::find(std::uint32_t entity) const {
  const auto found = persons_.find(entity);
  return found == persons_.end() ? nullptr : &found->second;
}

std::vector<std::uint32_t> ToldPersons::since(std::uint32_t sentence) const {
  std::vector<std::uint32_t> out;
  for (auto at = latest_.rbegin(); at != latest_.rend(); ++at) {
    if (text_.sentence_of(at->first) < sentence) break;
    out.push_back(at->second);
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::uint32_t> ToldPersons::newest(std::size_t most) const {
  std::vector<std::uint32_t> out;
  for (auto at = latest_.rbegin(); at != latest_.rend() && out.size() < most; ++at) out.push_back(at->second);
  return out;
}

std::uint32_t ToldPersons::at(std::uint32_t token) const {
  const auto found = at_.find(token);
  return found == at_.end() ? kNoEntity : found->second;
}

const std::vector<std::uint32_t>& ToldPersons::in(std::uint32_t sentence) const {
  return in_sentence_[sentence];
}

std::uint32_t ToldPersons::first_of_paragraph(std::uint32_t paragraph) const {
  const auto found = first_of_paragraph_.find(paragraph);
  return found == first_of_paragraph_.end() ? std::numeric_limits<std::uint32_t>::max() : found->second;
}

std::string ToldPersons::words_of(const Anaphor& anaphor) const {
  // "The president of Peru" is not called as "the president" is.
  constexpr std::uint32_t kComplement = 4;
  const auto last = text_.sentence(text_.sentence_of(anaphor.head)).last;
  const bool of = anaphor.head + 1 < last && text_.folded(anaphor.head + 1) == "of";
  const auto end = of ? std::min(last, anaphor.head + 1 + kComplement) : anaphor.head + 1;
  return text_.text({anaphor.plural ? anaphor.head : anaphor.range.first, end});
}

const std::vector<std::uint32_t>* ToldPersons::called(const Anaphor& anaphor) const {
  const auto found = called_.find(words_of(anaphor));
  return found == called_.end() ? nullptr : &found->second;
}

}  // namespace entente::ingest
