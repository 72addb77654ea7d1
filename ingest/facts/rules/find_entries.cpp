// Diaries, itineraries and notes, whose entries leave out their owner: "Working lunch with A", "Friday, Rome:
// B at the Quirinal", "The day had begun over breakfast with C". He is told by the entry before, by the
// sentence that opens the row, or by the heading.
#include <algorithm>
#include <optional>
#include <utility>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/frames/frame_targets.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr float kByEntry = 0.88F;
constexpr std::uint32_t kEntriesBack = 6;  // sentences

/// What a day or a journey holds.
bool is_engagement(const std::string& noun) {
  return one_of(
      noun, {"lunch",    "dinner",    "breakfast",  "supper",       "luncheon", "banquet",     "tea",
             "coffee",   "drink",     "meeting",    "talk",         "audience", "call",        "consultation",
             "session",  "interview", "reception",  "walk",         "stroll",   "handshake",   "photograph",
             "minute",   "hour",      "exchange",   "conversation", "photo",    "tete-a-tete", "iftar",
             "briefing", "round",     "appointment"});
}

/// A stretch of somebody's time, which engagements fill.
bool is_stretch(const std::string& noun) {
  return one_of(noun, {"day",     "morning",   "afternoon", "evening",  "week",     "weekend", "visit",
                       "trip",    "tour",      "stop",      "stopover", "leg",      "port",    "stay",
                       "journey", "schedule",  "programme", "program",  "agenda",   "diary",   "monday",
                       "tuesday", "wednesday", "thursday",  "friday",   "saturday", "sunday"});
}

class EntryReader {
 public:
  EntryReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out) {
    told_.assign(graph_.size(), false);
    for (const Candidate& one : out) {
      if (one.kind == EdgeKind::Met || one.kind == EdgeKind::Called) told_[one.trigger] = true;
    }
  }

  void read(std::uint32_t sentence) {
    const Sentence& bounds = context_.document().annotation.sentences[sentence];
    if (opens_entry(bounds) && read_itinerary(bounds)) return;
    for (std::uint32_t i = bounds.first; i < std::min(bounds.last, graph_.size()); ++i) {
      if (!told_[i] && graph_.is_noun(i)) read_welcome(i);
      if (told_[i]) continue;
      if (graph_.lemma(i) == "give" && graph_.is_verb(i)) read_given_by_town(i);
      if (graph_.lemma(i) == "visit" && graph_.is_noun(i)) read_spell(i);
      if (!is_engagement(graph_.lemma(i))) continue;
      if (graph_.is_noun(i)) read_spell(i);
      if (!told_[i] && (graph_.is_noun(i) || graph_.token(i).tag == "VB")) read_engagement(i);
    }
  }

 private:
  void pair_up(const Filler& owner, const std::vector<Filler>& others, std::uint32_t trigger) {
    for (const Filler& other : others) {
      Filler one = owner;
      one.certainty = std::min(one.certainty, kByEntry);
      propose(context_, out_, EdgeKind::Met, one, other, trigger, Origin::Noun);
      told_[trigger] = true;
    }
  }

  [[nodiscard]] bool is_finite(std::uint32_t i) const {
    return one_of(graph_.token(i).tag, {"VBD", "VBZ", "VBP", "MD"}) && !context_.in_time(i);  // "May 26"
  }

  /// "Friday, Rome: ...", "May 28: Apia, and ...": a time and then a place, and no verb that the names before
  /// it would be subject of.
  [[nodiscard]] bool opens_entry(const Sentence& bounds) const {
    std::uint32_t i = bounds.first;
    const std::uint32_t last = std::min(bounds.last, graph_.size());
    while (i < last && (one_of(graph_.lemma(i), {"last", "on", "then", "next", "-", "*", "•"}))) ++i;
    if (i >= last || !context_.in_time(i)) return false;
    while (i < last && context_.in_time(i)) ++i;
    if (i + 1 >= last || !one_of(context_.words(i), {",", ":", "-", "–", "—"})) return false;
    bool place = false;
    for (std::uint32_t k = i + 1; k < std::min(last, i + 8); ++k) {
      if (person_opening_at(context_, k) != nullptr) break;
      place = place || names_area(k);
    }
    return place && !has_main_verb(bounds);
  }

  /// A town may be read as the state it stands for.
  [[nodiscard]] bool names_area(std::uint32_t token) const {
    const auto covering = context_.mentions_covering(token);
    return std::any_of(covering.begin(), covering.end(), [&](std::uint32_t m) {
      const NodeLabel label = context_.label(context_.document().mentions[m].entity);
      return label == NodeLabel::Place || label == NodeLabel::Country;
    });
  }

  /// "Phnom Penh gave him A on Monday and, at the Senate, B": stops of a journey.
  void read_given_by_town(std::uint32_t verb) {
    const std::uint32_t town = graph_.child(verb, "nsubj");
    const std::uint32_t guest = graph_.child(verb, "dative");
    if (graph_.token(verb).tag != "VBD" || town == kNoToken || guest == kNoToken || !names_area(town)) return;
    const auto guests = context_.fill_one(guest, kPerson);
    const auto met = people_behind(context_, guest + 1);
    if (guests.size() != 1 || met.size() != 1) return;
    pair_up(guests.front(), met, verb);
    const std::uint32_t last = sentence_end(context_, verb);
    for (std::uint32_t i = met.front().token + 1; i < std::min(last, met.front().token + 12); ++i) {
      if (graph_.is_verb(i) || one_of(context_.words(i), {";", ":"})) return;
      const Mention* next = person_opening_at(context_, i);
      if (next == nullptr || owns(context_, *next)) continue;
      pair_up(guests.front(), {{next->entity, next->head, next->certainty}}, verb);
      return;
    }
  }

  [[nodiscard]] bool has_main_verb(const Sentence& bounds) const {
    for (std::uint32_t i = bounds.first; i < std::min(bounds.last, graph_.size()); ++i) {
      if (is_finite(i) && !is_in_relative(i)) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_in_relative(std::uint32_t i) const {
    for (int step = 0; step < 12 && !graph_.is_root(i); ++step) {
      if (graph_.token(i).role == "relcl" || graph_.token(i).role == "advcl") return true;
      i = graph_.token(i).head;
    }
    return false;
  }

  /// Everybody whom an entry of time and place names.
  bool read_itinerary(const Sentence& bounds) {
    const auto owner = owner_of(bounds.first);
    if (!owner) return false;
    bool any = false;
    std::uint32_t last_end = bounds.first;
    for (const Mention& mention : context_.document().mentions) {
      if (mention.first < bounds.first || mention.first >= bounds.last || mention.head >= graph_.size())
        continue;
      if (mention.kind != MentionKind::Name || context_.label(mention.entity) != NodeLabel::Person ||
          mention.entity == owner->entity || mention.first < last_end || owns(context_, mention))
        continue;
      last_end = mention.last;
      const Token& head = graph_.token(mention.head);
      const bool behind =
          head.role == "pobj" && !one_of(graph_.lemma(head.head), {"with", "for", "to", "beside"});
      if (behind || is_in_relative(mention.head) || told_[mention.head]) continue;
      const Filler other{mention.entity, mention.head, mention.certainty};
      pair_up(*owner, {other}, mention.head);
      any = true;
    }
    return any;
  }

  /// "In Hanoi A's welcome was warmest": of the one whose journey is told.
  void read_welcome(std::uint32_t noun) {
    if (!one_of(graph_.lemma(noun), {"welcome", "hospitality", "banquet"})) return;
    const std::uint32_t owner = graph_.child(noun, "poss");
    if (owner == kNoToken || graph_.token(owner).pos != "PROPN" || graph_.token(noun).role == "pobj") return;
    const Frame frame = noun_frame(context_, noun);
    const auto hosts = context_.fill_one(owner, kPerson);
    if (hosts.size() != 1) return;
    auto guests = fill_slots(context_, frame, {"for", "of", "to"}, kPerson);
    if (guests.empty() && !frame.has("for") && !frame.has("of")) {
      if (const auto traveller = owner_of(noun)) guests.push_back(*traveller);
    }
    std::erase_if(guests, [&](const Filler& one) { return one.entity == hosts.front().entity; });
    if (guests.size() == 1) pair_up(guests.front(), hosts, noun);
  }

  /// "left after an hour with A", "emerging from two hours with A", "went on to a lunch at the palace with A"
  void read_spell(std::uint32_t noun) {
    const bool length = one_of(graph_.lemma(noun), {"minute", "hour"});
    if (graph_.token(noun).role != "pobj" || graph_.child(noun, "poss") != kNoToken) return;
    const std::uint32_t preposition = graph_.token(noun).head;
    const bool call = graph_.lemma(noun) == "visit";  // "began with a courtesy visit to A"
    if (call ? !one_of(graph_.lemma(preposition), {"with", "after", "before", "following", "by"})
        : length
            ? !one_of(graph_.lemma(preposition), {"after", "from", "for", "following"})
            : graph_.lemma(preposition) != "to" || one_of(graph_.lemma(noun), {"call", "talk", "meeting"}))
      return;
    std::uint32_t verb = graph_.token(preposition).head;
    for (int step = 0; step < 4 && !graph_.is_verb(verb) && !graph_.is_root(verb); ++step)
      verb = graph_.token(verb).head;
    if (!graph_.is_verb(verb) || graph_.child(verb, "neg") != kNoToken) return;
    if (!length &&
        !one_of(graph_.lemma(verb), {"go", "proceed", "move", "continue", "drive", "travel", "fly", "head"}))
      return;
    const std::string_view with = call ? "to" : "with";
    auto others = fill_slots(context_, noun_frame(context_, noun), {std::string(with)}, kPerson);
    if (others.empty()) others = people_behind(context_, behind_preposition(context_, noun, with));
    if (others.empty() || others.size() > 3) return;
    for (const std::uint32_t subject : graph_.subjects(verb)) {
      for (const Filler& one : context_.fill(subject, kPerson)) pair_up(one, others, noun);
    }
  }

  /// "Lunch with A", "audience for B", "courtesy call by C": with the owner of the diary.
  void read_engagement(std::uint32_t noun) {
    const Frame frame = noun_frame(context_, noun);
    if (frame.has("between") || graph_.child(noun, "neg") != kNoToken || talked_at_distance(context_, noun))
      return;
    if (!fill_slots(context_, frame, {"subj", "poss"}, kPerson).empty()) return;
    if (!stands_alone(noun)) return;
    std::vector<std::string> names = {"with", "beside", "opposite"};
    const std::string& lemma = graph_.lemma(noun);
    if (one_of(lemma, {"audience", "dinner", "lunch", "banquet", "luncheon", "reception"}))
      names.emplace_back("for");
    if (lemma == "call") {
      if (is_call_on(noun)) return;
      names = {"by", "on"};
    }
    if (one_of(lemma, {"call", "dinner", "lunch", "banquet", "reception"}) && is_given_by(noun))
      names = {"by"};
    auto others = fill_slots(context_, frame, names, kPerson);
    for (const std::string& name : names) {
      if (others.empty() && name != "by")
        others = people_behind(context_, behind_preposition(context_, noun, name));
    }
    if (lemma == "call" && graph_.child(noun, "amod") == kNoToken &&
        graph_.child(noun, "compound") == kNoToken)
      return;
    if (others.empty() || others.size() > 4) return;
    auto owner = owner_in_segment(noun);
    if (!owner) owner = owner_of(noun);
    if (!owner) return;
    std::erase_if(others, [&](const Filler& one) { return one.entity == owner->entity; });
    pair_up(*owner, others, noun);
  }

  /// "dinner given by A"
  [[nodiscard]] bool is_given_by(std::uint32_t noun) const {
    const auto children = graph_.children(noun);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return graph_.lemma(c) == "by" || one_of(graph_.lemma(c), {"give", "host", "offer"});
    });
  }

  /// "Farewell call by A on B": both ends are told.
  bool is_call_on(std::uint32_t noun) {
    const Frame frame = noun_frame(context_, noun);
    const auto callers = fill_slots(context_, frame, {"by"}, kPerson);
    const auto others = fill_slots(context_, frame, {"on"}, kPerson);
    if (callers.empty() || others.empty()) return false;
    for (const Filler& caller : callers) pair_up(caller, others, noun);
    return true;
  }

  /// Between the colons and semicolons around it no verb stands but one whose subject is a stretch of time or
  /// the engagement itself.
  [[nodiscard]] bool stands_alone(std::uint32_t noun) const {
    if (graph_.token(noun).role == "pobj" &&
        !one_of(graph_.lemma(graph_.token(noun).head), {"over", "for", "with", "to"}))
      return false;
    const auto [first, last] = segment_of(noun);
    for (std::uint32_t i = first; i < last; ++i) {
      const bool bare = graph_.token(i).tag == "VBN" && graph_.token(i).pos == "VERB" &&
                        one_of(graph_.token(i).role, {"ROOT", "conj", "ccomp"});
      if (graph_.child(i, "neg") != kNoToken ||
          one_of(graph_.lemma(i), {"no", "without", "cancel", "postpone"}))
        return false;
      if (i == noun || !(is_finite(i) || bare) || is_in_relative(i)) continue;
      if (graph_.token(i).role == "aux" || graph_.token(i).role == "auxpass") {
        if (is_of_stretch(graph_.token(i).head, noun)) continue;
        return false;
      }
      if (!is_of_stretch(i, noun)) return false;
    }
    return true;
  }

  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> segment_of(std::uint32_t noun) const {
    const Sentence& bounds = context_.document().annotation.sentences[graph_.sentence_of(noun)];
    const auto parts = [&](std::uint32_t i) { return one_of(context_.words(i), {":", ";", "-", "–", "—"}); };
    std::uint32_t first = noun;
    while (first > bounds.first && !parts(first - 1)) --first;
    std::uint32_t last = noun + 1;
    while (last < std::min(bounds.last, graph_.size()) && !parts(last)) ++last;
    return {first, last};
  }

  /// "Ortiz at White House for talks with Blake": whose name opens the words without a verb.
  [[nodiscard]] std::optional<Filler> owner_in_segment(std::uint32_t noun) const {
    const auto [first, last] = segment_of(noun);
    const Mention* person = person_opening_at(context_, first);
    if (person == nullptr || owns(context_, *person) || person->last >= noun ||
        person->head >= graph_.size() ||
        !one_of(graph_.lemma(person->last), {"in", "at", "to", "for", "back"}))
      return std::nullopt;
    return Filler{person->entity, person->head, person->certainty};
  }

  [[nodiscard]] bool is_of_stretch(std::uint32_t verb, std::uint32_t noun) const {
    const auto subjects = graph_.subjects(verb);
    if (subjects.empty()) return false;
    if (!one_of(graph_.lemma(verb),
                {"begin", "start", "open", "end", "close", "finish", "include", "bring", "see", "allow",
                 "follow", "come", "be", "precede", "feature", "go", "conclude", "continue", "hold"}))
      return false;
    return std::any_of(subjects.begin(), subjects.end(), [&](std::uint32_t s) {
      if (s == noun) return one_of(graph_.lemma(verb), {"follow", "come", "precede"});
      return is_stretch(graph_.lemma(s)) && context_.fill_one(s, kPerson).empty() &&
             graph_.governs(verb, noun);
    });
  }

  /// Whose diary or journey it is.
  [[nodiscard]] std::optional<Filler> owner_of(std::uint32_t token) const {
    const std::uint32_t here = graph_.sentence_of(token);
    for (std::uint32_t back = 0; back <= std::min(here, kEntriesBack); ++back) {
      const std::uint32_t sentence = here - back;
      if (back > 0 && context_.paragraph(sentence) != context_.paragraph(here)) break;
      if (const auto found = owner_of_stretch(sentence)) return found;
      if (const auto found = traveller_in(sentence, back == 0 ? token : graph_.size())) return found;
      if (back == 0) continue;
      if (const auto found = subject_of(sentence)) return found;
    }
    return owner_by_heading(here);
  }

  /// "that was X's Wednesday", "X's week in the air"
  [[nodiscard]] std::optional<Filler> owner_of_stretch(std::uint32_t sentence) const {
    const Sentence& bounds = context_.document().annotation.sentences[sentence];
    std::optional<Filler> found;
    for (std::uint32_t i = bounds.first; i < std::min(bounds.last, graph_.size()); ++i) {
      if (graph_.token(i).role != "poss" || !is_stretch(graph_.lemma(graph_.token(i).head))) continue;
      for (const Filler& one : context_.fill_one(graph_.antecedent(i), kPerson)) found = one;
    }
    return found;
  }

  [[nodiscard]] std::optional<Filler> traveller_in(std::uint32_t sentence, std::uint32_t before) const {
    const Candidate* last = nullptr;
    for (const Candidate& one : out_) {
      if (one.kind != EdgeKind::Visited || one.origin == Origin::Companion || one.sentence != sentence ||
          one.trigger >= before)
        continue;
      if (last == nullptr || one.trigger > last->trigger) last = &one;
    }
    if (last == nullptr) return std::nullopt;
    return Filler{last->from, last->from_token, last->certainty};
  }

  /// The one person whom the main verb of a sentence has as subject.
  [[nodiscard]] std::optional<Filler> subject_of(std::uint32_t sentence) const {
    const Sentence& bounds = context_.document().annotation.sentences[sentence];
    for (std::uint32_t i = bounds.first; i < std::min(bounds.last, graph_.size()); ++i) {
      if (!graph_.is_root(i) || !graph_.is_verb(i)) continue;
      std::vector<Filler> found;
      for (const std::uint32_t subject : graph_.subjects(i)) {
        for (const Filler& one : context_.fill(subject, kPerson)) found.push_back(one);
      }
      if (found.size() == 1) return found.front();
    }
    return std::nullopt;
  }

  /// The only person whom the lines over the text name.
  [[nodiscard]] std::optional<Filler> owner_by_heading(std::uint32_t before) const {
    std::optional<Filler> found;
    for (const Mention& mention : context_.document().mentions) {
      if (mention.head >= graph_.size() || context_.label(mention.entity) != NodeLabel::Person) continue;
      const std::uint32_t sentence = graph_.sentence_of(mention.head);
      if (sentence >= before || !is_title(context_, sentence)) break;
      if (found && found->entity != mention.entity) return std::nullopt;
      found = Filler{mention.entity, mention.head, mention.certainty};
    }
    return found;
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
  std::vector<bool> told_;
};

}  // namespace

void find_entries(const FactContext& context, Candidates& out) {
  EntryReader reader(context, out);
  for (std::uint32_t s = 0; s < context.document().annotation.sentences.size(); ++s) {
    if (context.readable(s)) reader.read(s);
  }
}

}  // namespace entente::ingest
