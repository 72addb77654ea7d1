#include "ingest/facts/setting/journey_times.hpp"

#include <algorithm>
#include <array>

#include "ingest/facts/judge_facts.hpp"
#include "ingest/facts/rules/abroad.hpp"
#include "ingest/facts/setting/scene_places.hpp"
#include "ingest/facts/setting/story_times.hpp"
#include "ingest/facts/setting/telling.hpp"
#include "ingest/facts/setting/time_fit.hpp"
#include "ingest/text/one_of.hpp"
#include "ingest/times/tense.hpp"
#include "ingest/times/time_words.hpp"

namespace entente::ingest {

namespace {

/// "Simina, who is on a state visit to China, was received on Tuesday": when he came is known to the month.
bool is_journey_beside(const FactContext& context, const Candidate& candidate) {
  if (candidate.kind != EdgeKind::Visited) return false;
  const RoleGraph& graph = context.graph();
  std::uint32_t at = candidate.trigger;
  for (int step = 0; step < 5 && !graph.is_root(at); ++step) {
    if (graph.token(at).role == "relcl") return true;
    at = graph.token(at).head;
  }
  return false;
}

/// "flew in on Friday from Bangkok, where he attended the summit": on a day before.
bool is_at_origin(const FactContext& context, const Candidate& candidate, const TimeExpression& time) {
  const RoleGraph& graph = context.graph();
  if (candidate.trigger >= graph.size()) return false;
  std::uint32_t at = candidate.trigger;
  for (int step = 0; step < 4 && !graph.is_root(at) && graph.token(at).role != "relcl"; ++step)
    at = graph.token(at).head;
  if (graph.token(at).role != "relcl" || graph.governs(at, time.first)) return false;
  const std::uint32_t place = graph.token(at).head;
  return !graph.is_root(place) && graph.lemma(graph.token(place).head) == "from";
}

/// "On 18-19 February he was in Delhi, where he met X": on one of the days.
bool is_beside(const FactContext& context, const Candidate& candidate, const TimeExpression& time) {
  const RoleGraph& graph = context.graph();
  if (candidate.kind == EdgeKind::Visited || candidate.trigger >= graph.size()) return false;
  const std::uint32_t verb = clause_verb(context.document().annotation, candidate.trigger);
  return graph.token(verb).role == "relcl" && clause_verb(context.document().annotation, time.first) != verb;
}

/// "has wrapped up his two-day visit", "spent three days in Berlin": not all on the day it is told.
bool is_stay_of_days(const FactContext& context, const Candidate& candidate) {
  if (candidate.kind != EdgeKind::Visited || candidate.date_source < 3) return false;
  const RoleGraph& graph = context.graph();
  const std::uint32_t verb = clause_verb(context.document().annotation, candidate.trigger);
  static constexpr std::array<std::string_view, 11> kComing = {
      "arrive", "begin", "start", "land", "kick", "open", "embark", "come", "fly", "leave", "depart"};
  if (std::find(kComing.begin(), kComing.end(), graph.lemma(verb)) != kComing.end()) return false;
  const Sentence& sentence = context.document().annotation.sentences[candidate.sentence];
  for (std::uint32_t i = sentence.first + 1; i < sentence.last && i < graph.size(); ++i) {
    const std::string& lemma = graph.lemma(i);
    if ((lemma != "day" && lemma != "week" && lemma != "night") || context.in_time(i)) continue;
    const bool counted = graph.lemma(i - 1) == "-" || graph.token(i - 1).role == "nummod";
    if (counted && graph.governs(verb, i)) return true;
  }
  return false;
}

/// "visited Riyadh, Abu Dhabi and Doha": each on some day of the range.
bool is_one_of_stops(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  if (candidate.kind != EdgeKind::Visited || candidate.to_token >= graph.size()) return false;
  return graph.token(candidate.to_token).role == "conj" ||
         graph.child(candidate.to_token, "conj") != kNoToken;
}

/// "returned last night from Geneva": when he was there is known to the month.
bool is_back_from(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  if (candidate.kind != EdgeKind::Visited || candidate.to_token >= graph.size()) return false;
  std::uint32_t at = candidate.to_token;
  bool from = false;
  for (int step = 0; step < 4 && !graph.is_root(at); ++step) {
    at = graph.token(at).head;
    from = from || (graph.token(at).pos == "ADP" && graph.lemma(at) == "from");
    if (graph.is_verb(at) && !from) return false;
    if (!graph.is_verb(at)) continue;
    const std::uint32_t adverb = graph.child(at, "advmod");
    return graph.lemma(at) == "return" ||
           (adverb != kNoToken && (graph.lemma(adverb) == "back" || graph.lemma(adverb) == "home"));
  }
  return false;
}

/// "saw him in Cairo on 6 November and flew on to Moscow": some days after.
bool leads_on_from(const FactContext& context, const Candidate& candidate, const TimeExpression& time) {
  if (candidate.kind != EdgeKind::Visited || time.date->precision != DatePrecision::Day) return false;
  const RoleGraph& graph = context.graph();
  if (graph.token(candidate.trigger).role != "conj" || time.first > candidate.trigger) return false;
  for (auto i = candidate.trigger + 1; i < candidate.trigger + 3 && i < graph.size(); ++i) {
    if (graph.lemma(i) == "on" && i + 1 < graph.size() && graph.lemma(i + 1) == "to") return true;
  }
  return false;
}

/// The preposition that leads to where the journey goes.
std::string_view way_to(const RoleGraph& graph, const Candidate& candidate) {
  std::uint32_t at = candidate.to_token;
  for (int step = 0; step < 3 && at < graph.size() && !graph.is_root(at); ++step) {
    at = graph.token(at).head;
    if (graph.token(at).pos == "ADP") return graph.lemma(at);
  }
  return {};
}

/// "wrapped up a visit to Oslo on Friday", "left Oslo on Friday": come on a day before; not "ended a tour in
/// Oslo on Friday".
bool ends_journey(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  if (candidate.kind != EdgeKind::Visited || candidate.status != FactStatus::Actual ||
      candidate.trigger >= graph.size())
    return false;
  if (graph.is_verb(candidate.trigger)) {
    const std::string_view way = way_to(graph, candidate);
    return (graph.lemma(candidate.trigger) == "leave" && graph.child(candidate.trigger, "dobj") != kNoToken &&
            graph.steps_up(candidate.to_token, graph.child(candidate.trigger, "dobj")) >= 0) ||
           (graph.lemma(candidate.trigger) == "depart" && way == "from");
  }
  if (graph.is_root(candidate.trigger) || graph.token(candidate.trigger).role != "dobj") return false;
  const std::string& verb = graph.lemma(graph.token(candidate.trigger).head);
  const std::string_view way = way_to(graph, candidate);
  return one_of(verb, {"end", "wrap", "conclude", "finish", "complete", "close", "round", "cap"}) &&
         way != "in" && way != "at";
}

/// The days of "a three-day visit", where it ends.
std::int64_t days_of_journey(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  const Sentence& sentence = context.document().annotation.sentences[candidate.sentence];
  for (std::uint32_t i = sentence.first + 2; i < candidate.trigger && i < graph.size(); ++i) {
    if (graph.lemma(i) != "day" || graph.lemma(i - 1) != "-" || !graph.governs(candidate.trigger, i))
      continue;
    if (const auto days = count_of(lower_ascii(context.words(i - 2)))) return *days;
  }
  return 0;
}

/// "is touring Norway", "is in Oslo until Monday", "is on a visit to": come on a day before, or today.
bool is_on_the_way(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  if (candidate.kind != EdgeKind::Visited || candidate.date_source != 4 || candidate.trigger >= graph.size())
    return false;
  const std::uint32_t verb = clause_verb(context.document().annotation, candidate.trigger);
  if (graph.lemma(verb) == "tour" && graph.token(verb).tag == "VBG") return true;
  if (graph.lemma(verb) != "be") return false;
  for (const std::uint32_t c : graph.children(verb)) {
    if (graph.lemma(c) == "until" || graph.lemma(c) == "till") return true;
  }
  return false;
}

/// "Francis came from Kinshasa, where X saw him off", "continued to Laayoune and Dakhla", of a day that only
/// the story tells: before it, or after.
bool is_leg_of_journey(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  if (candidate.kind != EdgeKind::Visited || candidate.date_source < 3 || candidate.trigger >= graph.size() ||
      !graph.is_verb(candidate.trigger))
    return false;
  const bool dated =
      std::any_of(context.times().begin(), context.times().end(), [&](const TimeExpression& time) {
        return time.date && graph.sentence_of(time.first) == candidate.sentence;
      });
  if (dated) return false;  // "came from Brunei, where he had been received on 4 September"
  const std::string& verb = graph.lemma(candidate.trigger);
  if (one_of(verb, {"continue", "proceed"})) return true;
  return one_of(verb, {"come", "arrive", "fly"}) && way_to(graph, candidate) == "from";
}

/// "The presidents of A, B and C flew to La Paz", of a day that only the story tells: guests come when they
/// can.
bool is_one_of_guests(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  if (candidate.kind != EdgeKind::Visited || candidate.date_source < 3 || candidate.trigger >= graph.size() ||
      !graph.is_verb(candidate.trigger) || is_live(context) ||
      !one_of(graph.lemma(candidate.trigger), {"fly", "travel", "come", "arrive", "go"}))
    return false;
  for (const std::uint32_t c : graph.children(candidate.trigger)) {  // "came for the ceremony": on its day
    if (graph.lemma(c) == "for" || graph.lemma(c) == "together") return false;
  }
  std::size_t guests = 0;
  for (const std::uint32_t noun : graph.subjects(candidate.trigger))
    guests += context.fill(noun, LabelSet{NodeLabel::Person}).size();
  return guests > 2;
}

/// "During the visit on 4 and 5 November they signed": on one of its days.
bool is_of_days_of_visit(const FactContext& context, const Candidate& candidate, const TimeExpression& time) {
  if (candidate.kind == EdgeKind::Visited || time.date->precision != DatePrecision::Day) return false;
  const RoleGraph& graph = context.graph();
  bool days = is_range(context, time);
  for (std::uint32_t i = time.first + 1; i + 1 < time.last && !days; ++i) {
    days = context.words(i) == "and" && day_number(lower_ascii(context.words(i - 1))) &&
           day_number(lower_ascii(context.words(i + 1)));
  }
  if (!days) return false;
  std::uint32_t at = outer_token(graph, time);
  for (int step = 0; step < 6 && !graph.is_root(at) && !graph.is_verb(at); ++step) {
    if (one_of(graph.lemma(at), {"visit", "trip", "tour", "stay"})) return true;
    at = graph.token(at).head;
  }
  return false;
}

/// "returned from Oslo on Monday after talks with X": with X on some day before.
bool is_told_on_return(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  if (candidate.kind != EdgeKind::Met || candidate.trigger >= graph.size()) return false;
  std::uint32_t at = candidate.trigger;
  bool after = false;
  for (int step = 0; step < 4 && !graph.is_root(at); ++step) {
    at = graph.token(at).head;
    after =
        after || (graph.token(at).pos == "ADP" && graph.lemma(at) == "after") || graph.lemma(at) == "from";
    if (!graph.is_verb(at)) continue;
    const std::uint32_t adverb = graph.child(at, "advmod");
    return after && (graph.lemma(at) == "return" || (adverb != kNoToken && (graph.lemma(adverb) == "back" ||
                                                                            graph.lemma(adverb) == "home")));
  }
  return false;
}

}  // namespace

std::optional<Date> start_of_ended_journey(const FactContext& context, const Candidate& candidate) {
  if (!candidate.date || candidate.date->precision != DatePrecision::Day || !ends_journey(context, candidate))
    return std::nullopt;
  constexpr std::int64_t kLongest = 31;
  const std::int64_t days = days_of_journey(context, candidate);
  if (days < 1 || days > kLongest) return known_to_month(*candidate.date);
  return Date{candidate.date->days - days + 1, DatePrecision::Day};
}

bool is_range(const FactContext& context, const TimeExpression& time) {
  for (std::uint32_t i = time.first + 1; i + 1 < time.last; ++i) {
    const std::string_view word = context.words(i);
    const bool joins = word == "to" || word == "-" || word == "–" || word == "until" || word == "through";
    if (joins && day_number(lower_ascii(context.words(i - 1))) &&
        day_number(lower_ascii(context.words(i + 1))))
      return true;
  }
  return false;
}

bool is_of_journey(const FactContext& context, const TimeExpression& time) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t verb = clause_verb(context.document().annotation, outer_token(graph, time));
  return graph.is_verb(verb) &&
         one_of(graph.lemma(verb), {"fly", "travel", "go", "come", "arrive", "leave", "land", "depart",
                                    "proceed", "journey", "visit", "head"});
}

namespace {

/// "the last stop of a tour that took her to three capitals", told before a time.
bool tells_of_tour(const FactContext& context, const TimeExpression& time) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < time.first && i < graph.size(); ++i) {
    if (graph.lemma(i) == "tour" && graph.is_noun(i)) return true;
  }
  return false;
}

}  // namespace

bool has_moved_on(const FactContext& context, const Candidate& candidate, const TimeExpression& told) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t before = graph.sentence_of(told.first);
  if (before >= candidate.sentence || heads_entries(context, told)) return false;
  const std::uint32_t verb = clause_verb(context.document().annotation, outer_token(graph, told));
  if (const std::uint32_t object = graph.child(verb, "dobj");
      graph.is_verb(verb) && object != kNoToken &&
      one_of(graph.lemma(verb), {"begin", "start", "open", "launch"}) &&
      one_of(graph.lemma(object), {"tour", "visit", "trip", "stay", "journey"})) {
    const auto today = news_date(context);  // on the day that it begins, nothing has happened after it
    return today && told.date->days < today->days;
  }
  // "On 9 January she travelled to Riyadh. She was received by X": of a tour, written days after
  constexpr std::int64_t kDays = 2;
  const auto written = context.document().document.date;
  if (written && is_of_journey(context, told) && told.date->precision == DatePrecision::Day &&
      written->days - told.date->days > kDays && written->days - told.date->days < 31 &&
      candidate.kind != EdgeKind::Visited && !says_part_of_day(context, candidate) &&
      tells_of_tour(context, told))
    return true;
  const Sentence& sentence = context.document().annotation.sentences[candidate.sentence];
  constexpr LabelSet kArea = LabelSet{NodeLabel::Place} | LabelSet{NodeLabel::Country};
  for (const PlacePhrase& here : places_in(context, candidate.sentence, kArea)) {
    if (here.token > sentence.first + 1) break;  // "In Papua New Guinea he called on"
    const std::string_view state = state_of_place(context, here.entity);
    bool elsewhere = false;
    for (const PlacePhrase& there : places_in(context, before, kArea)) {
      const std::string_view other = state_of_place(context, there.entity);
      if (there.entity == here.entity || other == state) return false;
      elsewhere = elsewhere || (!state.empty() && !other.empty());
    }
    return elsewhere;
  }
  return false;
}

bool is_known_to_month(const FactContext& context, const Candidate& candidate, const TimeExpression* time) {
  if (time == nullptr) {
    // "has travelled to Skopje, then to Sarajevo and Belgrade": each on some day of late
    const std::uint32_t verb = clause_verb(context.document().annotation, candidate.trigger);
    return (candidate.date_source == 4 && is_one_of_stops(context, candidate) &&
            is_perfect(context.graph(), verb)) ||
           is_stay_of_days(context, candidate) || is_back_from(context, candidate) ||
           is_on_the_way(context, candidate) || is_leg_of_journey(context, candidate) ||
           is_one_of_guests(context, candidate);
  }
  return (candidate.date_source == 2 && is_journey_beside(context, candidate)) ||
         (is_range(context, *time) &&
          (is_one_of_stops(context, candidate) || is_beside(context, candidate, *time))) ||
         is_of_days_of_visit(context, candidate, *time) || is_at_origin(context, candidate, *time) ||
         leads_on_from(context, candidate, *time) || is_back_from(context, candidate) ||
         is_told_on_return(context, candidate);
}

}  // namespace entente::ingest
