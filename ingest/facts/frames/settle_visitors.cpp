// Whose visit "his visit" is where the pronoun has been taken for him who is at home there.
#include <algorithm>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame_targets.hpp"
#include "ingest/facts/rules/abroad.hpp"
#include "ingest/facts/setting/scene_places.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

/// At home there: an office in the state, or in a body named by it ("the Office of the President of
/// Ukraine").
bool serves_at(const FactContext& context, std::uint32_t person, std::uint32_t area) {
  if (is_at_seat(context, person, area)) return true;
  const auto& entities = context.document().entities;
  const auto& offices = context.document().offices;
  return context.label(area) == NodeLabel::Country &&
         std::any_of(offices.begin(), offices.end(), [&](const OfficeStatement& office) {
           return office.holder == person && !office.former && office.body != kNoEntity &&
                  context.label(office.body) == NodeLabel::Organization &&
                  entities[office.body].name.ends_with(" of " + entities[area].name) &&
                  office.office.find("ambassador") == std::string::npos;
         });
}

/// The person told last before a token in its sentence who is another and does not govern there.
Filler guest_before(const FactContext& context, std::uint32_t token, std::uint32_t host, std::uint32_t area) {
  const RoleGraph& graph = context.graph();
  Filler found;
  std::uint32_t last = 0;
  for (const Mention& mention : context.document().mentions) {
    if (mention.head >= token || mention.head >= graph.size() || mention.entity == host ||
        graph.sentence_of(mention.head) != graph.sentence_of(token) ||
        context.label(mention.entity) != NodeLabel::Person || mention.kind == MentionKind::Pronoun ||
        mention.head < last || serves_at(context, mention.entity, area))
      continue;
    last = mention.head;
    found = {mention.entity, mention.head, 0.85F * mention.certainty};
  }
  return found;
}

/// "noted that X discussed it during his visit": the subject of the clause that the pronoun stands in, where
/// a name is.
Filler subject_of_clause(const FactContext& context, std::uint32_t pronoun) {
  const RoleGraph& graph = context.graph();
  std::uint32_t verb = pronoun;
  for (int step = 0; step < 5 && !graph.is_root(verb) && !graph.is_verb(verb); ++step)
    verb = graph.token(verb).head;
  if (!graph.is_verb(verb) || graph.token(verb).role != "ccomp") return {};
  const std::uint32_t subject = graph.child(verb, "nsubj");
  if (subject == kNoToken || subject > pronoun || graph.token(subject).pos != "PROPN" ||
      graph.child(subject, "conj") != kNoToken)
    return {};
  const auto people = context.fill_one(subject, LabelSet{NodeLabel::Person});
  return people.size() == 1 ? people.front() : Filler{};
}

/// What drives or flies something somewhere need not be there; wreaths are laid at home, too.
bool stays_at_home(const FrameRule& rule, const Frame& frame) {
  return rule.object.empty() && frame.has("obj") && rule.from.front() == "subj" &&
         std::find(rule.to.begin(), rule.to.end(), "obj") == rule.to.end() &&
         one_of(rule.trigger,
                {"fly", "drive", "sail", "march", "rush", "race", "ride", "roll", "jet", "return"});
}

}  // namespace

void settle_visitors(const FactContext& context, const FrameRule& rule, const Frame& frame,
                     std::vector<Filler>& from, const std::vector<Filler>& to) {
  if (to.empty()) return;
  if (stays_at_home(rule, frame)) from.clear();
  // "In Kampala, X had gone to meet him"; of going somewhere the place stands behind
  if (rule.trigger == "go" && rule.to.front() == "in" &&
      (to.front().token < frame.trigger || frame.has("to") || frame.has("into") || frame.has("for")))
    from.clear();
  const std::uint32_t area = to.front().entity;
  const std::string_view there = state_of_place(context, area);
  if (rule.trigger == "lay")
    std::erase_if(from,
                  [&](const Filler& one) { return !there.empty() && home_of(context, one.entity) == there; });
  if (rule.to.front() == "through" && there.empty()) {  // "strolled through Y" with a guest, at home
    const std::uint32_t here = dateline_place(context, context.graph().sentence_of(frame.trigger));
    const std::string_view home = here == kNoEntity ? std::string_view{} : state_of_place(context, here);
    std::erase_if(from,
                  [&](const Filler& one) { return !home.empty() && home_of(context, one.entity) == home; });
  }
  for (Filler& visitor : from) {
    if (visitor.token >= context.graph().size() || context.graph().token(visitor.token).tag != "PRP$")
      continue;
    const Filler own = subject_of_clause(context, visitor.token);
    if (own.entity != kNoEntity && !is_at_seat(context, own.entity, area)) {
      visitor = own;
    } else if (serves_at(context, visitor.entity, area)) {
      const Filler guest = guest_before(context, visitor.token, visitor.entity, area);
      if (guest.entity != kNoEntity) visitor = guest;
    }
  }
}

}  // namespace entente::ingest
