// The date of a fact: the time that hangs nearest to its trigger.
#include <algorithm>
#include <array>

#include "ingest/facts/judge_facts.hpp"
#include "ingest/facts/story_times.hpp"
#include "ingest/facts/time_fit.hpp"
#include "ingest/times/tense.hpp"

namespace entente::ingest {

namespace {

/// Kinds that hold for a time: their date is their start, said by "since" or a verb of beginning. Trade is
/// dated so too.
bool has_start(EdgeKind kind) { return is_state(kind) || kind == EdgeKind::TradesWith; }

/// "have struck Yemen since Friday": force, penalties and aid that go on are dated by their start.
bool goes_on(const FactContext& context, const Candidate& candidate) {
  if (candidate.kind == EdgeKind::CooperatesWith && candidate.origin == Origin::Phrase)
    return true;  // "partners since 2012"
  if (candidate.kind != EdgeKind::Attacked && candidate.kind != EdgeKind::Sanctioned &&
      candidate.kind != EdgeKind::Aided && candidate.kind != EdgeKind::CooperatesWith)
    return false;
  const std::uint32_t verb = clause_verb(context.document().annotation, candidate.trigger);
  return context.graph().is_verb(verb) && is_perfect(context.graph(), verb);
}

/// "condemned Russia's war on Ukraine", "thanked for Italy's support": an act that the noun presupposes. Only
/// a time of its own phrase dates it; the clause around dates something else.
bool is_presupposed(const FactContext& context, const Candidate& candidate) {
  switch (candidate.kind) {
    case EdgeKind::Attacked:
    case EdgeKind::Sanctioned:
    case EdgeKind::CooperatesWith:
    case EdgeKind::Supports:
    case EdgeKind::MemberOf:
      break;
    default:
      return false;
  }
  const RoleGraph& graph = context.graph();
  if (candidate.origin != Origin::Noun || !graph.is_noun(candidate.trigger)) return false;
  const std::string& role = graph.token(candidate.trigger).role;
  if (graph.is_root(candidate.trigger)) return false;
  const std::string& verb = graph.lemma(graph.token(candidate.trigger).head);
  if (role == "dobj")
    return !context.lexicon().is(WordClass::Light, verb) && !context.lexicon().is(WordClass::Bond, verb) &&
           verb != "express" && verb != "voice" && verb != "impose" && verb != "order" && verb != "pledge" &&
           verb != "offer";
  return role != "nsubj" && role != "nsubjpass" && role != "attr";
}

bool is_own_time(const RoleGraph& graph, const Candidate& candidate, const TimeExpression& time) {
  return graph.steps_up(outer_token(graph, time), candidate.trigger) >= 0;
}

/// "he was there in 1980; in 1985 she turned him out": a semicolon parts what is told of two times.
bool are_parted(const FactContext& context, std::uint32_t a, std::uint32_t b) {
  for (std::uint32_t i = std::min(a, b); i < std::max(a, b); ++i) {
    if (context.words(i) == ";") return true;
  }
  return false;
}

const TimeExpression* best_in_sentence(const FactContext& context, const Candidate& candidate, bool state,
                                       int& cost) {
  const Sentence& sentence = context.document().annotation.sentences[candidate.sentence];
  const TimeExpression* best = nullptr;
  const bool presupposed = is_presupposed(context, candidate);
  for (const TimeExpression& time : context.times()) {
    if (time.first < sentence.first || time.first >= sentence.last || !time.date) continue;
    if (are_parted(context, time.first, candidate.trigger)) continue;
    if (presupposed && !is_own_time(context.graph(), candidate, time)) continue;
    if (ends_before(context, time) && candidate.status == FactStatus::Actual) continue;
    // "his first visit since 2019": not when it happened
    if (!state && time.start_of_state && time.first > 0 && context.graph().lemma(time.first - 1) == "since" &&
        !goes_on(context, candidate))
      continue;
    const int distance = std::abs(static_cast<int>(time.first) - static_cast<int>(candidate.trigger));
    int steps = time_fit(context, candidate, time);
    constexpr int kHeading = 3;
    if (heads_sentence(context, sentence, time)) steps = std::min(steps, kHeading);
    const int here = steps == kNoFit ? kNoFit : std::min(steps * 8 + std::min(distance, 7), kNoFit - 1);
    if (here < kNoFit && (best == nullptr || here < cost)) {
      best = &time;
      cost = here;
    }
  }
  return best;
}

/// Acts that news tells as its story, rather than as background.
bool is_news(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::Met:
    case EdgeKind::Called:
    case EdgeKind::Visited:
    case EdgeKind::Signed:
    case EdgeKind::ParticipatedIn:
    case EdgeKind::Awarded:
    case EdgeKind::Criticized:
    case EdgeKind::Supports:
    case EdgeKind::Threatened:
      return true;
    default:
      return false;
  }
}

/// "the bank's president, X, who took office this month": told of the holder beside the title.
void attach_accession(const FactContext& context, Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  const Sentence& sentence = context.document().annotation.sentences[candidate.sentence];
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const std::string& lemma = graph.lemma(i);
    if (lemma != "take" && lemma != "assume" && lemma != "swear" && lemma != "inaugurate") continue;
    const std::uint32_t object = graph.child(i, "dobj");
    const bool office =
        object != kNoToken && (graph.lemma(object) == "office" || graph.lemma(object) == "power");
    if (!office && !graph.is_passive(i)) continue;
    for (const std::uint32_t subject : graph.subjects(i)) {
      const auto holders = context.fill_one(subject, LabelSet{NodeLabel::Person});
      if (holders.size() != 1 || holders.front().entity != candidate.from) continue;
      Candidate taking = candidate;
      taking.trigger = i;
      int cost = 0;
      const TimeExpression* time = best_in_sentence(context, taking, false, cost);
      if (time == nullptr || cost >= 4 * 8) continue;
      candidate.date = time->date;
      candidate.date_source = 1;
      return;
    }
  }
}

/// "was sworn in as president on Thursday", "became president in 2019": the verb of taking office dates it.
void attach_start_of_office(const FactContext& context, Candidate& candidate) {
  static constexpr std::array<std::string_view, 15> kTaking = {
      "swear",  "inaugurate", "become",    "appoint", "name",      "elect",  "install", "take",
      "assume", "confirm",    "reappoint", "reelect", "designate", "choose", "make"};
  const RoleGraph& graph = context.graph();
  std::uint32_t at = candidate.trigger;
  for (int step = 0; step < 4 && !graph.is_root(at) && !graph.is_verb(at); ++step) {
    const std::string& role = graph.token(at).role;
    if (role != "pobj" && role != "prep" && role != "attr" && role != "oprd" && role != "dobj" &&
        role != "compound")
      return;
    at = graph.token(at).head;
  }
  if (!graph.is_verb(at) || std::find(kTaking.begin(), kTaking.end(), graph.lemma(at)) == kTaking.end())
    return;
  Candidate taking = candidate;
  taking.trigger = at;
  int cost = 0;
  const TimeExpression* time = best_in_sentence(context, taking, false, cost);
  if (time == nullptr || cost >= 4 * 8) return;
  candidate.date = time->date;
  candidate.date_source = 1;
}

/// "has visited several times", "recalled their first meeting": no day of the news is meant.
bool is_repeated_or_recalled(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t verb = clause_verb(context.document().annotation, candidate.trigger);
  static constexpr std::array<std::string_view, 8> kRecalling = {
      "recall", "remember", "reminisce", "mention", "commemorate", "mark", "cite", "celebrate"};
  if (graph.is_noun(candidate.trigger) && graph.is_verb(verb) &&
      std::find(kRecalling.begin(), kRecalling.end(), graph.lemma(verb)) != kRecalling.end())
    return true;
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& lemma = graph.lemma(c);
    if (lemma == "repeatedly" || lemma == "often" || lemma == "regularly" || lemma == "frequently" ||
        lemma == "previously" || lemma == "once")
      return true;
    if (lemma == "time" && graph.token(c).tag == "NNS") return true;
  }
  return false;
}

/// What is said of somebody; told in the past, it is mostly of the day of the news.
bool is_statement(EdgeKind kind) {
  return kind == EdgeKind::Criticized || kind == EdgeKind::Supports || kind == EdgeKind::Threatened;
}

/// "is holding talks": now; in an entry of a timeline, the day that heads it.
void attach_present(const FactContext& context, Candidate& candidate) {
  const auto today = news_date(context);
  const TimeExpression* told = entry_time(context, candidate.sentence);
  if (told == nullptr) {
    told = story_time(context, candidate, 0);
    if (told != nullptr && clause_tense(context.document().annotation, told->first) != Tense::Present)
      told = nullptr;
  }
  if (told != nullptr && (!today || told->date->days < today->days)) {
    candidate.date = told->date;
    candidate.date_source = 3;
    return;
  }
  candidate.date = today;
  candidate.date_source = candidate.date ? 4 : 0;
}

/// "had all flown in": of late, if nothing in the paragraph tells of another time; "had met beforehand": of
/// the day told.
void attach_past_perfect(const FactContext& context, Candidate& candidate, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  const auto& today = context.document().document.date;
  const TimeExpression* told = story_time(context, candidate, 0);
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& lemma = graph.lemma(c);
    if (lemma != "beforehand" && lemma != "just" && lemma != "minutes" && lemma != "hours") continue;
    candidate.date = told != nullptr ? told->date : day_of_news(context);
    candidate.date_source = candidate.date ? 3 : 0;
    return;
  }
  const bool lately = candidate.kind == EdgeKind::Met || candidate.kind == EdgeKind::Visited;
  if (!lately || told != nullptr || !today || today->precision != DatePrecision::Day) return;
  const CivilDate civil = to_civil(today->days);
  if (civil.day <= 3) return;
  candidate.date = Date{from_civil(civil.year, civil.month, 1), DatePrecision::Month};
  candidate.date_source = 4;
}

/// "has since spoken by phone": between the day told and that of the document.
void attach_since_then(const FactContext& context, Candidate& candidate) {
  const auto today = news_date(context);
  const TimeExpression* told = story_time(context, candidate, 1);
  if (told == nullptr || !today || told->date->precision == DatePrecision::Year) return;
  const CivilDate then = to_civil(told->date->days);
  const CivilDate now = to_civil(today->days);
  if (then.year != now.year) return;
  const bool same_month = then.month == now.month;
  candidate.date = Date{from_civil(now.year, same_month ? now.month : 1, 1),
                        same_month ? DatePrecision::Month : DatePrecision::Year};
  candidate.date_source = 4;
}

bool has_child(const RoleGraph& graph, std::uint32_t verb, std::string_view lemma) {
  const auto children = graph.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return graph.lemma(c) == lemma && graph.token(c).role == "advmod";
  });
}

/// A time that hangs on the act but gives no date: "two days after the vote".
bool has_unknown_time(const FactContext& context, const Candidate& candidate) {
  const Sentence& sentence = context.document().annotation.sentences[candidate.sentence];
  return std::any_of(context.times().begin(), context.times().end(), [&](const TimeExpression& time) {
    return !time.date && time.first >= sentence.first && time.first < sentence.last &&
           time.last > time.first + 2 && time_fit(context, candidate, time) < 4;
  });
}

/// The date of an act whose sentence gives none: that of the story, or of the news.
void attach_story_time(const FactContext& context, Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  const auto today = news_date(context);
  const std::uint32_t verb = clause_verb(context.document().annotation, candidate.trigger);
  const Tense tense = clause_tense(context.document().annotation, candidate.trigger);
  if (tense == Tense::Present && graph.is_verb(verb) && candidate.status == FactStatus::Actual &&
      is_news(candidate.kind) && !context.is_headline(candidate.sentence)) {
    attach_present(context, candidate);
    return;
  }
  if (graph.is_verb(verb) && is_past_perfect(graph, verb)) {
    attach_past_perfect(context, candidate, verb);
    return;
  }
  const bool perfect = graph.is_verb(verb) && is_perfect(graph, verb);
  if (perfect && has_child(graph, verb, "since")) {
    attach_since_then(context, candidate);
    return;
  }
  const TimeExpression* before = story_time(context, candidate, 0);
  if (candidate.status == FactStatus::Planned) {
    if (before != nullptr && today && before->date->days >= today->days) candidate.date = before->date;
    return;
  }
  constexpr std::int64_t kRecent = 31;
  const bool history = tells_history(context) || in_past_passage(context, candidate.sentence);
  const auto recent = [&](const TimeExpression& time) {
    return !today || today->days - last_day(*time.date).days <= kRecent;
  };
  if (before != nullptr && is_statement(candidate.kind) && !history && !recent(*before)) before = nullptr;
  if (before == nullptr && !perfect) {
    before = story_time(context, candidate, history ? 2 : 1);
    if (before != nullptr && !history && (!recent(*before) || before->date->precision != DatePrecision::Day))
      before = nullptr;
  }
  const bool unknown = has_unknown_time(context, candidate);
  if (before != nullptr) {
    if (unknown && before->date->precision == DatePrecision::Day) return;
    if (today && before->date->days > last_day(*today).days) return;
    candidate.date = before->date;
    candidate.date_source = 3;
    return;
  }
  if (unknown) return;
  if (!is_news(candidate.kind)) return;
  candidate.date = perfect ? today : day_of_news(context);
  // A read-out or wire that names no day is of the day that heads it.
  if (!candidate.date && is_in_lead(context, candidate.sentence)) candidate.date = today;
  candidate.date_source = candidate.date ? 4 : 0;
}

std::uint32_t event_of(const FactContext& context, const Candidate& candidate) {
  const std::uint32_t event = candidate.kind == EdgeKind::LocatedIn ? candidate.from : candidate.to;
  const bool of_event = candidate.kind == EdgeKind::ParticipatedIn || candidate.kind == EdgeKind::Hosted ||
                        candidate.kind == EdgeKind::LocatedIn;
  return of_event && context.label(event) == NodeLabel::Event ? event : kNoEntity;
}

/// The date that hangs on an event's own name: "the roundtable on 26 August", "the May 2023 summit".
std::optional<Date> own_date(const FactContext& context, std::uint32_t event) {
  const RoleGraph& graph = context.graph();
  for (const Mention& mention : context.document().mentions) {
    if (mention.entity != event || mention.head >= graph.size()) continue;
    for (const TimeExpression& time : context.times()) {
      if (!time.date || time.first < mention.last || time.first > mention.last + 4) continue;
      if (graph.steps_up(outer_token(graph, time), mention.head) >= 0) return time.date;
    }
  }
  return std::nullopt;
}

}  // namespace

void share_event_dates(const FactContext& context, std::vector<Candidate>& candidates) {
  for (Candidate& candidate : candidates) {
    const std::uint32_t event = event_of(context, candidate);
    if (event == kNoEntity || candidate.verdict != Verdict::Kept || candidate.date_source == 1 ||
        candidate.date_source == 2)
      continue;
    std::optional<Date> date = own_date(context, event);
    for (const Candidate& other : candidates) {
      if (date) break;
      if (other.date_source == 1 && other.date && other.verdict == Verdict::Kept &&
          event_of(context, other) == event)
        date = other.date;
    }
    if (!date) continue;
    candidate.date = date;
    candidate.date_source = 3;
  }
}

void attach_time(const FactContext& context, Candidate& candidate) {
  const bool event_place =
      candidate.kind == EdgeKind::LocatedIn && context.label(candidate.from) == NodeLabel::Event;
  const bool state = !event_place && (candidate.state || has_start(candidate.kind));
  int cost = 0;
  const TimeExpression* time = best_in_sentence(context, candidate, state, cost);
  if (candidate.kind == EdgeKind::HoldsOffice) {
    attach_start_of_office(context, candidate);
    if (!candidate.date) attach_accession(context, candidate);
    if (candidate.date) return;
  }
  if (state) {
    const bool beginning =
        candidate.kind == EdgeKind::MemberOf && candidate.state && candidate.origin != Origin::Phrase;
    const bool joined =
        candidate.kind == EdgeKind::AffiliatedWith && candidate.state && candidate.origin == Origin::Verb;
    if (beginning && time == nullptr && candidate.status == FactStatus::Actual &&
        clause_tense(context.document().annotation, candidate.trigger) == Tense::Present) {
      candidate.date = context.document().document.date;  // "Finland joins NATO"
      candidate.date_source = 4;
    }
    if (time == nullptr || cost >= 10 * 8) return;
    if (time->start_of_state || beginning || joined || candidate.status == FactStatus::Planned) {
      candidate.date = time->date;
      candidate.date_source = 1;
    }
    return;
  }
  if (time != nullptr && cost < kNoFit) {
    candidate.date = time->date;
    candidate.date_source = cost < 4 * 8 ? 1 : 2;
    return;
  }
  if (event_place || candidate.kind == EdgeKind::Invited || candidate.kind == EdgeKind::Founded) return;
  if (candidate.kind == EdgeKind::Succeeded && candidate.origin != Origin::Verb) return;
  if (is_repeated_or_recalled(context, candidate) || is_presupposed(context, candidate)) return;
  attach_story_time(context, candidate);
}

}  // namespace entente::ingest
