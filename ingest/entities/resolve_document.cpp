// The stage `entities`, in its order: blocks, annotation, names of each sentence, names joined, mentions.
#include <algorithm>
#include <set>

#include "ingest/entities/names/join_names.hpp"
#include "ingest/entities/names/mend_clauses.hpp"
#include "ingest/entities/names/mend_phrases.hpp"
#include "ingest/entities/names/mend_subjects.hpp"
#include "ingest/entities/references/references.hpp"
#include "ingest/entities/resolved_document.hpp"
#include "ingest/text/annotate_document.hpp"
#include "ingest/text/blocks.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

/// Names that boilerplate alone gives are not of the story.
bool is_story(const TextView& text, const JoinedNames& names, const NameCluster& cluster) {
  return std::any_of(cluster.candidates.begin(), cluster.candidates.end(), [&](std::uint32_t i) {
    return text.block_kind(names.candidates[i].range.first) != BlockKind::Boilerplate;
  });
}

Entity make_entity(const JoinedNames& names, const NameCluster& cluster) {
  Entity entity;
  entity.name = cluster.name;
  entity.type = cluster.type;
  std::set<std::string> aliases;
  for (const auto i : cluster.candidates) aliases.insert(names.candidates[i].text);
  aliases.erase(entity.name);
  entity.aliases.assign(aliases.begin(), aliases.end());
  return entity;
}

Mention make_mention(const TextView& text, const NameCandidate& candidate, std::uint32_t entity) {
  Mention mention;
  mention.span = text.span(candidate.range);
  mention.first = candidate.range.first;
  mention.last = candidate.range.last;
  mention.head = text.head_of(candidate.range);
  mention.entity = entity;
  mention.kind = candidate.kind;
  mention.certainty = candidate.kind == MentionKind::Metonym && candidate.known != nullptr &&
                              candidate.known->sense == NameSense::Capital
                          ? 0.85F
                          : 1.0F;
  return mention;
}

/// Offices and references lean on each other: offices beside names first, then who "the president" is, then
/// "he", then "his minister".
void find_references(const TextView& text, ResolvedDocument& resolved, const std::vector<Gender>& genders) {
  ReferenceContext context{text, resolved, {}};
  record_persons(context);
  for (std::size_t e = 0; e < genders.size(); ++e) {
    context.persons[e].gender = genders[e];
    // "Alexander" alone: no woman's name.
    const auto* given = lexicon().given_name(fold(resolved.entities[e].name));
    if (genders[e] == Gender::Unknown && given != nullptr) context.persons[e].gender = *given;
  }
  settle_honorifics(context);
  auto first = state_offices(text, resolved, MentionIndex(resolved));
  resolved.offices = first.offices;
  resolve_descriptions(context, first);
  resolve_epithets(context);
  resolve_newcomers(context, first);
  resolve_next_titles(context, first);
  resolve_nouns(context);
  resolve_pronouns(context);
  resolve_body_pronouns(context);
  resolve_state_nouns(context);
  drop_self_dealings(context);
  // Again, now that pronouns have their owners; what was told by descriptions stays.
  const auto told = resolved.offices.size() - first.offices.size();
  std::vector<OfficeStatement> described(resolved.offices.end() - static_cast<std::ptrdiff_t>(told),
                                         resolved.offices.end());
  auto second = state_offices(text, resolved, MentionIndex(resolved));
  resolved.offices = second.offices;
  resolved.offices.insert(resolved.offices.end(), described.begin(), described.end());
  resolved.affiliations = second.affiliations;
  resolve_descriptions(context, second);
  resolve_epithets(context);
  resolve_guests(context);
  resolve_successors(context);
  resolve_majesties(context);
  resolve_kin(context);
  drop_self_dealings(context);
  resolve_groups(context);
  settle_anaphors(context);
  find_quotes(context);
  resolve_first_person(context);
  complete_offices(context);
  name_in_full(context);
  find_ceremonies(context);
}

}  // namespace

ResolvedDocument resolve_document(Document document, const Annotator& annotator) {
  ResolvedDocument resolved;
  resolved.document = std::move(document);
  resolved.blocks = find_blocks(resolved.document.text, resolved.document.title);
  if (!resolved.document.date)
    resolved.document.date = find_document_date(resolved.document.text, resolved.blocks);
  resolved.annotation = annotate_document(resolved.document, resolved.blocks, annotator);
  const TextView text(resolved.document, resolved.blocks, resolved.annotation);
  std::vector<NameCandidate> candidates;
  for (const auto& sentence : resolved.annotation.sentences) {
    auto found = find_names(text, sentence);
    std::move(found.begin(), found.end(), std::back_inserter(candidates));
  }
  add_opening_names(text, candidates);
  add_outlet_names(text, candidates);
  std::stable_sort(candidates.begin(), candidates.end(), [](const NameCandidate& a, const NameCandidate& b) {
    return a.range.first < b.range.first;
  });
  const auto names = join_names(text, std::move(candidates));
  std::vector<Gender> genders;
  for (const auto& cluster : names.clusters) {
    if (cluster.candidates.empty() || !is_story(text, names, cluster)) continue;
    const auto entity = static_cast<std::uint32_t>(resolved.entities.size());
    resolved.entities.push_back(make_entity(names, cluster));
    genders.push_back(cluster.gender);
    for (const auto i : cluster.candidates)
      resolved.mentions.push_back(make_mention(text, names.candidates[i], entity));
  }
  std::sort(resolved.mentions.begin(), resolved.mentions.end(), [](const Mention& a, const Mention& b) {
    return a.first != b.first ? a.first < b.first : a.last != b.last ? a.last > b.last : a.entity < b.entity;
  });
  mend_subjects(resolved);
  mend_phrases(resolved);
  mend_clauses(resolved);
  find_references(text, resolved, genders);
  return resolved;
}

}  // namespace entente::ingest
