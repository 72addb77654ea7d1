// When somebody took the office that another wording gives him: "was sworn in as president on Thursday"; "X,
// who took office in May", "lawmakers elected him on Friday" anywhere in the text, where he holds but one
// office.
#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "ingest/facts/judge_facts.hpp"
#include "ingest/facts/setting/own_times.hpp"
#include "ingest/facts/setting/time_fit.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr int kNear = 4 * 8;  // of the cost that best_time gives

struct Accession {
  std::uint32_t person = kNoEntity;
  std::uint32_t sentence = 0;
  Date date{};
  bool of_any_office =
      true;             ///< "was elected", "was appointed" may be to a lesser one, "ruled" is of a state
  std::string title{};  ///< "president" of "was elected president"; empty where none is told
};

std::uint32_t object_behind(const RoleGraph& graph, std::uint32_t verb, std::string_view preposition) {
  for (const std::uint32_t c : graph.children(verb)) {
    if (graph.token(c).role == "prep" && graph.lemma(c) == preposition) return graph.object_of(c);
  }
  return kNoToken;
}

/// "who was in office from 2011 to 2016", "ruled from 1971": those who held power for a span.
std::vector<Filler> ruling(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  const std::string& lemma = graph.lemma(verb);
  if (lemma == "be") {
    const std::uint32_t object = object_behind(graph, verb, "in");
    if (object == kNoToken || !one_of(graph.lemma(object), {"office", "power"})) return {};
  } else if (!one_of(lemma, {"rule", "reign", "govern"}) || graph.is_passive(verb)) {
    return {};
  }
  std::vector<Filler> found;
  for (const std::uint32_t noun : graph.subjects(verb)) {
    if (graph.child(noun, "conj") != kNoToken) return {};  // "X and Y, who rules since": only Y
    for (const Filler& filler : context.fill_one(noun, kPerson)) found.push_back(filler);
  }
  return found;
}

/// "president" of "was sworn in as president", "elected him president", "became prime minister".
std::string title_taken(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  std::uint32_t noun = graph.child(verb, "oprd");
  if (noun == kNoToken && graph.lemma(verb) == "become") noun = graph.child(verb, "attr");
  if (noun == kNoToken) noun = object_behind(graph, verb, "as");
  if (noun == kNoToken || !graph.is_noun(noun)) return {};
  std::string title;
  for (std::uint32_t i = noun; i > 0 && graph.token(i - 1).head == noun; --i) {
    const std::string& role = graph.token(i - 1).role;
    if (role != "compound" && role != "amod") break;
    title = graph.lemma(i - 1) + " " + title;
  }
  return title + graph.lemma(noun);
}

/// Those whom a verb puts in office: "X took the oath", "X was sworn in", "whom the Senate confirmed".
std::vector<Filler> installed(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  const std::string& lemma = graph.lemma(verb);
  std::vector<std::uint32_t> nouns;
  const std::uint32_t particle = graph.child(verb, "prt");
  if (one_of(lemma, {"take", "assume"})) {
    const std::uint32_t object = graph.child(verb, "dobj");
    if (object == kNoToken ||
        !one_of(graph.lemma(object), {"office", "power", "oath", "helm", "rein", "reins", "charge"}))
      return {};
    nouns = graph.subjects(verb);
  } else if (lemma == "become") {
    if (title_taken(context, verb).empty()) return {};
    nouns = graph.subjects(verb);
  } else if (lemma == "come" || lemma == "win") {  // "came to power", "won office"
    const std::uint32_t object =
        lemma == "win" ? graph.child(verb, "dobj") : object_behind(graph, verb, "to");
    if (object == kNoToken || !one_of(graph.lemma(object), {"power", "office", "throne"})) return {};
    nouns = graph.subjects(verb);
  } else if (one_of(lemma,
                    {"swear", "inaugurate", "elect", "appoint", "confirm", "install", "name", "choose"}) ||
             (lemma == "make" && graph.child(verb, "oprd") != kNoToken) ||
             (lemma == "vote" && particle != kNoToken && graph.lemma(particle) == "in")) {
    if (graph.is_passive(verb)) {
      nouns = graph.subjects(verb);
    } else if (const std::uint32_t object = graph.child(verb, "dobj"); object != kNoToken) {
      nouns = {graph.antecedent(object)};
    }
  }
  std::vector<Filler> found;
  for (const std::uint32_t noun : nouns) {
    for (const Filler& filler : context.fill_one(noun, kPerson)) found.push_back(filler);
  }
  return found;
}

/// "president" is what "president", "president of the republic" and "the new president" name.
bool is_titled(const std::string& office, const std::string& title) {
  if (title.empty() || office.empty()) return false;
  return office == title || title.ends_with(" " + office) || office.starts_with(title + " of ");
}

std::vector<Accession> find_accessions(const FactContext& context) {
  const RoleGraph& graph = context.graph();
  const auto& sentences = context.document().annotation.sentences;
  std::vector<Accession> found;
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    if (!context.readable(s)) continue;
    for (std::uint32_t i = sentences[s].first; i < sentences[s].last && i < graph.size(); ++i) {
      if (!graph.is_verb(i)) continue;
      const auto rulers = ruling(context, i);
      const auto people = rulers.empty() ? installed(context, i) : rulers;
      if (people.size() != 1) continue;
      Candidate taking;
      taking.kind = EdgeKind::Succeeded;
      taking.trigger = i;
      taking.sentence = s;
      taking.from = people.front().entity;
      int cost = 0;
      taking.state = !rulers.empty();
      const TimeExpression* time = best_time(context, taking, taking.state, cost);
      if (time == nullptr || cost >= kNear || (taking.state && !time->start_of_state)) continue;
      const bool lesser = one_of(
          graph.lemma(i), {"elect", "appoint", "confirm", "install", "name", "choose", "make", "become"});
      found.push_back({taking.from, s, *time->date, !lesser && rulers.empty(), title_taken(context, i)});
    }
  }
  return found;
}

bool is_office(const Candidate& candidate) {
  return candidate.kind == EdgeKind::HoldsOffice && candidate.verdict == Verdict::Kept;
}

std::string office_of(const Candidate& candidate) {
  const auto title = candidate.properties.find("office");
  return title == candidate.properties.end() ? std::string() : title->second;
}

bool leads_state(const FactContext& context, const Candidate& office) {
  return context.label(office.to) == NodeLabel::Country &&
         one_of(office_of(office), {"president", "prime minister", "premier", "chancellor", "head of state",
                                    "king", "queen", "emperor", "emir", "sultan", "ruler", "leader"});
}

/// Whether its holder holds no other office; "head of state" says the same as the title of one who leads a
/// state.
bool is_only_office(const Candidate& office, const std::vector<Candidate>& all) {
  return std::none_of(all.begin(), all.end(), [&](const Candidate& other) {
    return is_office(other) && other.from == office.from && other.to != office.to;
  });
}

/// Whether its holder leads no other state or in no other office.
bool is_only_lead(const FactContext& context, const Candidate& office, const std::vector<Candidate>& all) {
  return std::none_of(all.begin(), all.end(), [&](const Candidate& other) {
    return is_office(other) && other.from == office.from && leads_state(context, other) &&
           (other.to != office.to || office_of(other) != office_of(office));
  });
}

/// "President X was elected chairman on Sunday": the day is the other office's.
bool has_own_accession(const Candidate& office, const std::vector<Candidate>& all) {
  return std::any_of(all.begin(), all.end(), [&](const Candidate& other) {
    return is_office(other) && other.from == office.from && other.sentence == office.sentence && other.date &&
           other.date_source == 1 && (other.to != office.to || other.properties != office.properties);
  });
}

}  // namespace

std::uint32_t verb_of_taking(const FactContext& context, const Candidate& candidate) {
  static constexpr std::array<std::string_view, 15> kTaking = {
      "swear",  "inaugurate", "become",    "appoint", "name",      "elect",  "install", "take",
      "assume", "confirm",    "reappoint", "reelect", "designate", "choose", "make"};
  const RoleGraph& graph = context.graph();
  std::uint32_t at = candidate.trigger;
  for (int step = 0; step < 4 && !graph.is_root(at) && !graph.is_verb(at); ++step) {
    const std::string& role = graph.token(at).role;
    // "elected the president, X, chairman of the bloc"
    const bool bare =
        role == "appos" && at > 0 && graph.child(at, "det") == kNoToken && graph.lemma(at - 1) == ",";
    if (role != "pobj" && role != "prep" && role != "attr" && role != "oprd" && role != "dobj" &&
        role != "compound" && !bare)
      return kNoToken;
    at = graph.token(at).head;
  }
  const bool takes =
      graph.is_verb(at) && std::find(kTaking.begin(), kTaking.end(), graph.lemma(at)) != kTaking.end();
  return takes ? at : kNoToken;
}

bool attach_start_of_office(const FactContext& context, Candidate& candidate) {
  const std::uint32_t verb = verb_of_taking(context, candidate);
  if (verb == kNoToken) return false;
  Candidate taking = candidate;
  taking.trigger = verb;
  int cost = 0;
  const TimeExpression* time = best_time(context, taking, false, cost);
  // "In 1990 he watched as she was sworn in"
  const bool beside = context.graph().token(verb).role == "advcl";
  if (time == nullptr || cost >= (beside ? 6 : 4) * 8) return false;
  candidate.date = time->date;
  candidate.date_source = 1;
  return true;
}

void share_accessions(const FactContext& context, std::vector<Candidate>& candidates) {
  std::vector<Accession> accessions = find_accessions(context);
  for (const Candidate& candidate : candidates) {
    if (candidate.kind == EdgeKind::Succeeded && candidate.verdict == Verdict::Kept && candidate.date &&
        candidate.date_source <= 2 && candidate.status == FactStatus::Actual)
      accessions.push_back({candidate.from, candidate.sentence, *candidate.date, true, {}});
  }
  const auto& today = context.document().document.date;
  for (Candidate& office : candidates) {
    if (!is_office(office) || office.date || office.status == FactStatus::Planned) continue;
    const bool only = is_only_office(office, candidates);
    for (const Accession& accession : accessions) {
      if (accession.person != office.from) continue;
      const bool same = accession.sentence == office.sentence;
      // Of several offices, an oath or power taken is that of the one who leads a state.
      const bool state = leads_state(context, office);
      const bool meant = only ? accession.of_any_office || state
                              : accession.of_any_office && state && is_only_lead(context, office, candidates);
      // "was elected president in May" of a minister once: of the office so named
      const bool named = is_titled(office_of(office), accession.title);
      if (!same && !meant && !named) continue;
      if (same && has_own_accession(office, candidates)) continue;
      if (today && accession.date.days > last_day(*today).days) continue;
      office.date = accession.date;
      office.date_source = 3;
      break;
    }
  }
}

}  // namespace entente::ingest
