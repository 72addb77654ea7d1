// Where an act was that says nothing of it, by what the rest of the text tells of those days: the town where
// its people are told to have been, else where others were on that day, else where the text is written.
#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "ingest/facts/judge_facts.hpp"
#include "ingest/facts/setting/buildings.hpp"
#include "ingest/facts/setting/homecoming.hpp"
#include "ingest/facts/setting/scene_places.hpp"

namespace entente::ingest {

namespace {

/// A town that an act or a journey is told to have been in.
struct Scene {
  const Candidate* told = nullptr;
  std::uint32_t town = kNoEntity;
};

bool takes_place(EdgeKind kind) { return kind == EdgeKind::Met || kind == EdgeKind::Signed; }

std::uint32_t town_named(const FactContext& context, const std::string& name) {
  const auto& entities = context.document().entities;
  for (std::uint32_t e = 0; e < entities.size(); ++e) {
    if (entities[e].name == name) return entities[e].type == EntityType::Place ? e : kNoEntity;
  }
  return kNoEntity;
}

std::vector<Scene> scenes_told(const FactContext& context, const std::vector<Candidate>& candidates) {
  std::vector<Scene> scenes;
  for (const Candidate& told : candidates) {
    if (told.verdict != Verdict::Kept) continue;
    std::uint32_t town = kNoEntity;
    if (told.kind == EdgeKind::Visited && !is_origin(context.graph(), told) && !ends_journey(context, told) &&
        context.label(told.to) == NodeLabel::Place)
      town = told.to;
    else if (takes_place(told.kind) && !told.place.empty())
      town = town_named(context, told.place);
    // What is told of a house holds for that hour only.
    if (town == kNoEntity || is_passed_through(context, town) ||
        names_building(context.document().entities[town].name))
      continue;
    scenes.push_back({&told, town});
  }
  return scenes;
}

bool shares_person(const Candidate& a, const Candidate& b) {
  const auto takes_part = [&](std::uint32_t person) { return b.from == person || b.to == person; };
  return takes_part(a.from) || (a.kind == EdgeKind::Met && takes_part(a.to));
}

/// Days since what was told, at most `longest`; nothing where they are of other times.
std::optional<std::int64_t> days_since(const Candidate& act, const Candidate& told, std::int64_t longest) {
  if (act.status != told.status) return std::nullopt;
  if (act.date == told.date) return 0;
  if (!act.date || !told.date || act.date->precision != DatePrecision::Day ||
      told.date->precision != DatePrecision::Day)
    return std::nullopt;
  const std::int64_t days = act.date->days - told.date->days;
  if (days < 0 || days > longest) return std::nullopt;
  return days;
}

/// The town of the telling nearest in time and in the text that shares a person with the act (`own`), or
/// shares none.
std::uint32_t scene_of(const Candidate& act, const std::vector<Scene>& scenes, bool own,
                       std::int64_t longest) {
  using Rank = std::tuple<bool, std::int64_t, std::uint32_t>;
  std::optional<Rank> best;
  std::uint32_t town = kNoEntity;
  for (const Scene& scene : scenes) {
    const auto days = days_since(act, *scene.told, longest);
    const bool later = scene.told->sentence > act.sentence;
    if (!days || shares_person(act, *scene.told) != own || (!own && !act.date)) continue;
    // Where the story goes afterwards, or where others went, it was not yet.
    if ((later || !own) && (*days > 0 || scene.told->kind == EdgeKind::Visited)) continue;
    const Rank rank{later, *days,
                    later ? scene.told->sentence - act.sentence : act.sentence - scene.told->sentence};
    if (best && !(rank < *best)) continue;
    best = rank;
    town = scene.town;
  }
  return town;
}

/// The town in which most is told to have been in the week up to the act, whoever was there: two tellings at
/// least, and twice as many as of any other town. What comes afterwards is often another stop of a journey.
std::uint32_t town_of_those_days(const Candidate& act, const std::vector<Scene>& scenes) {
  constexpr std::int64_t kDays = 7;
  std::map<std::uint32_t, int> told;
  for (const Scene& scene : scenes) {
    if (scene.told->kind == EdgeKind::Visited) continue;
    if (days_since(act, *scene.told, kDays)) ++told[scene.town];
  }
  std::uint32_t town = kNoEntity;
  int most = 1;
  int next = 0;
  for (const auto& [place, times] : told) {
    if (times > most) {
      next = town == kNoEntity ? next : most;
      most = times;
      town = place;
    } else {
      next = std::max(next, times);
    }
  }
  return most >= 2 * next ? town : kNoEntity;
}

/// Told as of the weeks that the text is written in, or of the days to come.
bool is_of_these_weeks(const FactContext& context, const Candidate& act) {
  const auto& today = context.document().document.date;
  if (!today || !act.date || act.date->precision != DatePrecision::Day) return false;
  const std::int64_t ago = today->days - act.date->days;
  return ago <= 21 && ago >= (act.status == FactStatus::Planned ? -3 : 0);
}

/// The town that the text is written in, unless somebody came home there afterwards.
std::uint32_t written_in(const FactContext& context, const Candidate& act,
                         const std::vector<Candidate>& candidates) {
  if (!is_of_these_weeks(context, act)) return kNoEntity;
  std::uint32_t town = dateline_place(context, act.sentence);
  if (town == kNoEntity) town = heading_place(context);
  return town != kNoEntity && is_before_homecoming(context, act, town, candidates) ? kNoEntity : town;
}

}  // namespace

void carry_scenes(const FactContext& context, std::vector<Candidate>& candidates) {
  constexpr std::int64_t kLongestStay = 7;
  const std::vector<Scene> scenes = scenes_told(context, candidates);
  for (Candidate& act : candidates) {
    if (!takes_place(act.kind) || act.verdict != Verdict::Kept || !act.place.empty()) continue;
    std::uint32_t where = written_in(context, act, candidates);
    if (where == kNoEntity) where = scene_of(act, scenes, true, kLongestStay);
    if (where == kNoEntity) where = scene_of(act, scenes, false, 0);
    if (where == kNoEntity) where = town_of_those_days(act, scenes);
    if (where != kNoEntity) act.place = context.document().entities[where].name;
  }
}

}  // namespace entente::ingest
