// Places that acts take from each other: those of one event, one day's talks in one town, one table.
#include <algorithm>

#include "ingest/facts/judge_facts.hpp"
#include "ingest/facts/setting/buildings.hpp"
#include "ingest/facts/setting/scene_places.hpp"
#include "ingest/facts/setting/story_times.hpp"

namespace entente::ingest {

namespace {

/// Told in the lead of what has just been.
bool opens_story(const FactContext& context, const Candidate& candidate) {
  const auto& today = context.document().document.date;
  return today && candidate.date && is_in_lead(context, candidate.sentence) &&
         last_day(*candidate.date).days >= today->days && candidate.status == FactStatus::Actual;
}

/// "attended the Forum ... The Forum was held in Kazan": where the event is, those were who took part.
void share_event_places(const FactContext& context, std::vector<Candidate>& candidates) {
  for (Candidate& candidate : candidates) {
    const bool of_event = candidate.kind == EdgeKind::ParticipatedIn || candidate.kind == EdgeKind::Hosted;
    if (!of_event || !candidate.place.empty() || candidate.verdict != Verdict::Kept) continue;
    for (const Candidate& held : candidates) {
      if (held.kind != EdgeKind::LocatedIn || held.from != candidate.to || held.verdict != Verdict::Kept)
        continue;
      candidate.place = context.document().entities[held.to].name;
      if (context.label(held.to) == NodeLabel::Place) break;
    }
    if (!candidate.place.empty()) continue;
    for (const Candidate& other : candidates) {
      if ((other.kind == EdgeKind::ParticipatedIn || other.kind == EdgeKind::Hosted) &&
          other.to == candidate.to && other.verdict == Verdict::Kept && !other.place.empty()) {
        candidate.place = other.place;
        break;
      }
    }
    if (candidate.place.empty() && candidate.kind == EdgeKind::Hosted && opens_story(context, candidate)) {
      const std::uint32_t here = dateline_place(context, candidate.sentence);
      if (here != kNoEntity && here != candidate.from)
        candidate.place = context.document().entities[here].name;
    }
  }
}

/// "X and Y signed the treaty at the Oval. Z signed too": one treaty, one table.
void share_tables(const FactContext& context, std::vector<Candidate>& candidates) {
  for (Candidate& later : candidates) {
    if (later.kind != EdgeKind::Signed || later.verdict != Verdict::Kept) continue;
    const std::uint32_t here = dateline_place(context, later.sentence);
    const bool told =
        !later.place.empty() && (here == kNoEntity || later.place != context.document().entities[here].name);
    if (told) continue;
    for (const Candidate& first : candidates) {
      if (first.kind != EdgeKind::Signed || first.to != later.to || first.verdict != Verdict::Kept ||
          first.place.empty() || first.sentence >= later.sentence || later.sentence - first.sentence > 3 ||
          first.date != later.date)
        continue;
      later.place = first.place;
      break;
    }
  }
}

/// "At the ceremony after the talks they signed": where the talks of that day were held.
void share_places_of_talks(std::vector<Candidate>& candidates) {
  constexpr std::uint32_t kSentences = 5;
  for (Candidate& signing : candidates) {
    if (signing.kind != EdgeKind::Signed || signing.verdict != Verdict::Kept || !signing.place.empty() ||
        signing.status != FactStatus::Actual || !signing.date)
      continue;
    const Candidate* talks = nullptr;
    for (const Candidate& other : candidates) {
      if (other.kind != EdgeKind::Met || other.verdict != Verdict::Kept || other.place.empty() ||
          other.date != signing.date || other.sentence > signing.sentence ||
          signing.sentence - other.sentence > kSentences)
        continue;
      if (talks == nullptr || other.sentence >= talks->sentence) talks = &other;
    }
    if (talks != nullptr) signing.place = talks->place;
  }
}

/// "signed it at the stadium ... Y and Z put their names to it as well": where the pact was signed goes
/// before the place that the text is written in.
void share_signing_places(const FactContext& context, std::vector<Candidate>& candidates) {
  for (Candidate& later : candidates) {
    if (later.kind != EdgeKind::Signed || later.verdict != Verdict::Kept || later.place.empty()) continue;
    const std::uint32_t written = dateline_place(context, later.sentence);
    if (written == kNoEntity || context.document().entities[written].name != later.place) continue;
    for (const Candidate& first : candidates) {
      if (first.kind != EdgeKind::Signed || first.to != later.to || first.verdict != Verdict::Kept ||
          first.place.empty() || first.place == later.place || first.date != later.date ||
          first.sentence >= later.sentence)
        continue;
      later.place = first.place;
      break;
    }
  }
}

/// "In Baghdad he held talks with A on 22 August ... On the same day he was received by B": in the same town.
void share_towns(const FactContext& context, std::vector<Candidate>& candidates) {
  constexpr std::uint32_t kSentences = 8;
  const auto town_of = [&](const Candidate& candidate) {
    for (const Entity& entity : context.document().entities) {
      if (entity.name == candidate.place)
        return entity.type == EntityType::Place && !names_building(entity.name);
    }
    return false;
  };
  const auto of_country = [&](const Candidate& candidate) {
    return std::any_of(context.document().entities.begin(), context.document().entities.end(),
                       [&](const Entity& entity) {
                         return entity.type == EntityType::Country && entity.name == candidate.place;
                       });
  };
  const auto by_date = [](const Candidate& a, const Candidate& b) {
    return a.date && a.date == b.date && a.date->precision == DatePrecision::Day;
  };
  for (Candidate& later : candidates) {
    if (later.kind != EdgeKind::Met || later.verdict != Verdict::Kept || later.status != FactStatus::Actual ||
        (!later.place.empty() && !of_country(later)))
      continue;
    const Candidate* last = nullptr;
    for (const Candidate& other : candidates) {
      const bool shared = other.from == later.from || other.from == later.to || other.to == later.from ||
                          other.to == later.to;
      if (other.kind != EdgeKind::Met || other.verdict != Verdict::Kept || !shared ||
          other.sentence >= later.sentence || later.sentence - other.sentence > kSentences ||
          !by_date(other, later) || !town_of(other))
        continue;
      if (last == nullptr || other.sentence >= last->sentence) last = &other;
    }
    if (last != nullptr) later.place = last->place;
  }
}

}  // namespace

void share_places(const FactContext& context, std::vector<Candidate>& candidates) {
  share_event_places(context, candidates);
  share_towns(context, candidates);
  share_tables(context, candidates);
  share_places_of_talks(candidates);
  share_signing_places(context, candidates);
}

}  // namespace entente::ingest
