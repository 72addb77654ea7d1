// Going to somebody: "stopped off at the Vatican to thank X", "went to a hotel to hear X", "came to take his
// leave of X"; and taking somebody along where the tree errs: "marched X round the site".
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/frames/frame_targets.hpp"
#include "ingest/facts/rules/abroad.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr float kErrand = 0.9F;

class ErrandReader {
 public:
  ErrandReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out), told_(graph_.size(), false) {
    for (const Candidate& candidate : out) {
      if (candidate.kind == EdgeKind::Met || candidate.kind == EdgeKind::Called)
        told_[candidate.trigger] = true;
    }
  }

  void read(std::uint32_t i) {
    if (told_[i]) return;
    if (context_.words(i) == "bade") read_bade(i);
    if (!graph_.is_verb(i)) return;
    read_errand(i);
    if (!told_[i]) read_dealt_there(i);
    if (!told_[i]) read_taken_along(i);
    if (!told_[i]) read_at_arrival(i);
  }

 private:
  void pair_up(std::uint32_t trigger, const std::vector<Filler>& from, const std::vector<Filler>& to,
               bool weak) {
    for (Filler a : from) {
      for (const Filler& b : to) {
        a.certainty = std::min(a.certainty, kErrand);
        const std::size_t before = out_.size();
        propose(context_, out_, EdgeKind::Met, a, b, trigger, Origin::Verb);
        for (std::size_t k = before; k < out_.size(); ++k) out_[k].weak = weak;
        told_[trigger] = told_[trigger] || out_.size() > before;
      }
    }
  }

  /// What one goes to somebody for.
  [[nodiscard]] bool is_purpose(std::uint32_t verb) const {
    return one_of(graph_.lemma(verb),
                  {"thank",   "hear",     "see",       "comfort", "console",  "congratulate", "tell",
                   "ask",     "persuade", "press",     "urge",    "lobby",    "brief",        "consult",
                   "plead",   "beg",      "negotiate", "sound",   "confront", "convince",     "visit",
                   "receive", "greet",    "warn",      "embrace", "reassure", "apologise",    "apologize",
                   "pay",     "welcome",  "discuss",   "present", "hand",     "seal",         "sign"});
  }

  /// The verb of going that governs an infinitive of purpose, past or present; kNoToken where there is none.
  [[nodiscard]] std::uint32_t way_above(std::uint32_t verb) const {
    const std::uint32_t to = graph_.child(verb, "aux");
    if (to == kNoToken || graph_.token(to).tag != "TO" || graph_.is_root(verb)) return kNoToken;
    std::uint32_t above = graph_.token(verb).head;
    for (int step = 0; step < 3 && !graph_.is_verb(above) && !graph_.is_root(above); ++step)
      above = graph_.token(above).head;
    if (!graph_.is_verb(above) || above > verb) return kNoToken;
    return one_of(graph_.lemma(above),
                  {"go", "come", "fly", "travel", "drive", "cross", "stop", "call", "drop", "walk", "rush",
                   "hurry", "return", "sail", "ride", "head", "detour", "descend", "step"})
               ? above
               : kNoToken;
  }

  void read_errand(std::uint32_t verb) {
    if (!is_purpose(verb)) return;
    const std::uint32_t way = way_above(verb);
    // "called to congratulate X" is by telephone, "called at the palace to thank X" is not
    if (way == kNoToken || told_[way]) return;
    if (graph_.lemma(way) == "call" && graph_.child(way, "prep") == kNoToken) return;
    if (talked_at_distance(context_, verb)) return;
    const Frame frame = verb_frame(context_, verb);
    const bool with =
        one_of(graph_.lemma(verb), {"plead", "negotiate", "discuss", "consult", "seal", "sign"});
    auto to = fill_slots(context_, frame,
                         with ? std::vector<std::string>{"with"} : std::vector<std::string>{"obj"}, kPerson);
    if (to.empty() && with) {
      for (const Slot& slot : frame.slots) {
        if (slot.name == "obj")
          to = fill_slots(context_, noun_frame(context_, slot.token), {"with"}, kPerson);
      }
    }
    if (to.empty() && one_of(graph_.lemma(verb), {"apologise", "apologize", "present", "hand", "pay"}))
      to = fill_slots(context_, frame, {"to", "iobj"}, kPerson);
    if (to.empty() && !with) to = people_behind(context_, verb + 1);
    auto from = fill_slots(context_, frame, {"subj"}, kPerson);
    if (from.empty()) from = fill_slots(context_, verb_frame(context_, way), {"subj"}, kPerson);
    pair_up(way, from, to, false);  // whether it happened, the going tells: "refused to travel to thank"
  }

  /// "travelled to P and persuaded President X": the second verb of a journey, done to one of another state.
  void read_dealt_there(std::uint32_t verb) {
    if (graph_.token(verb).role != "conj" || graph_.is_passive(verb) ||
        graph_.child(verb, "nsubj") != kNoToken ||
        !one_of(graph_.lemma(verb), {"persuade", "convince", "press", "urge", "tell", "thank", "congratulate",
                                     "confront", "beg", "comfort", "assure", "reassure", "warn", "ask",
                                     "implore", "lobby", "inform", "hand", "decorate"}))
      return;
    const std::uint32_t way = graph_.token(verb).head;
    if (!graph_.is_verb(way) || way > verb || verb - way > 25 ||
        graph_.token(way).tag != graph_.token(verb).tag)
      return;
    if (!one_of(graph_.lemma(way), {"go", "come", "fly", "travel", "drive", "sail", "journey", "visit",
                                    "return", "hurry", "rush"}))
      return;
    const Frame there = verb_frame(context_, way);
    const LabelSet area{NodeLabel::Place, NodeLabel::Country};
    if (fill_slots(context_, there, {"to", "obj"}, area).empty()) return;
    const Frame frame = verb_frame(context_, verb);
    if (talked_at_distance(context_, verb) || frame.has("by") || frame.has("for")) return;
    const auto doers = fill_slots(context_, frame, {"subj"}, kPerson);
    auto others = fill_slots(context_, frame, {"obj", "iobj"}, kPerson);
    if (doers.size() != 1) return;
    const std::string_view home = home_of(context_, doers.front().entity);
    std::erase_if(others, [&](const Filler& other) {
      const bool leads = context_.country_led_by(other.entity) != kNoEntity;
      return !leads || home_of(context_, other.entity) == home;
    });
    pair_up(verb, doers, others, false);
  }

  /// "marched X round the site": the preposition taken for a verb.
  void read_taken_along(std::uint32_t verb) {
    if (!one_of(graph_.lemma(verb), {"take", "show", "march", "whisk", "conduct", "lead", "walk", "drive",
                                     "fly", "guide", "usher", "shepherd", "steer", "escort", "accompany"}) ||
        graph_.is_passive(verb))
      return;
    const auto taken = people_behind(context_, verb + 1);
    if (taken.size() != 1) return;
    std::uint32_t at = taken.front().token + 1;
    for (const std::uint32_t m : context_.mentions_covering(taken.front().token))
      at = std::max(at, context_.document().mentions[m].last);
    if (at + 2 >= sentence_end(context_, verb)) return;
    if (context_.words(at) == ",") {  // "took X, the president, up the tower"
      std::uint32_t k = at + 1;
      while (k < at + 8 && k + 2 < sentence_end(context_, verb) && context_.words(k) != ",") ++k;
      if (context_.words(k) == ",") at = k + 1;
    }
    if (!one_of(context_.words(at),
                {"round", "around", "through", "across", "along", "up", "down", "over"}) ||
        !one_of(context_.words(at + 1), {"the", "a", "his", "her", "its", "an", "their"}))
      return;
    if (one_of(context_.words(at + 2), {"coals", "line", "edge", "brink", "hill", "poll", "polls"})) return;
    pair_up(verb, fill_slots(context_, verb_frame(context_, verb), {"subj"}, kPerson), taken, true);
  }

  /// "X landed at noon; Y was on the tarmac", "X's jet put down, and Y was waiting"
  void read_at_arrival(std::uint32_t verb) {
    if (graph_.child(verb, "neg") != kNoToken) return;
    const Frame frame = verb_frame(context_, verb);
    const std::string& lemma = graph_.lemma(verb);
    const bool waits = lemma == "wait" && !frame.has("for") && graph_.child(verb, "xcomp") == kNoToken;
    const bool there =
        lemma == "be" && std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
          return one_of(slot.name, {"on", "at"}) &&
                 one_of(graph_.lemma(slot.token), {"tarmac", "runway", "step", "foot", "apron", "doorstep",
                                                   "quay", "threshold", "airport", "airfield", "platform"});
        });
    if (!waits && !there) return;
    const auto hosts = fill_slots(context_, frame, {"subj"}, kPerson);
    if (hosts.empty() || hosts.size() > 3) return;
    // "was on the tarmac at noon for X"
    if (const auto awaited = fill_slots(context_, frame, {"for"}, kPerson); there && !awaited.empty())
      return pair_up(verb, hosts, awaited, true);
    const std::uint32_t here = graph_.sentence_of(verb);
    const std::uint32_t first = context_.document().annotation.sentences[here].first;
    for (std::uint32_t i = verb; i > first; --i) {
      auto guests = those_arriving(i - 1);
      std::erase_if(guests, [&](const Filler& guest) {
        return std::any_of(hosts.begin(), hosts.end(),
                           [&](const Filler& h) { return h.entity == guest.entity; });
      });
      if (guests.empty()) continue;
      pair_up(verb, hosts, guests, false);
      return;
    }
  }

  /// Who lands, or whose aircraft does.
  [[nodiscard]] std::vector<Filler> those_arriving(std::uint32_t verb) const {
    if (!graph_.is_verb(verb) || graph_.child(verb, "neg") != kNoToken ||
        !one_of(graph_.lemma(verb),
                {"land", "arrive", "touch", "put", "alight", "disembark", "step", "walk", "come", "set"}))
      return {};
    if (one_of(graph_.lemma(verb), {"touch", "put", "step", "walk", "come", "set"}) &&
        !has_particle(graph_, verb, "down") && !has_particle(graph_, verb, "off") &&
        !has_particle(graph_, verb, "out"))
      return {};
    std::vector<Filler> found;
    for (const std::uint32_t subject : graph_.subjects(verb)) {
      auto people = context_.fill(subject, kPerson);
      const std::uint32_t owner = graph_.child(subject, "poss");
      if (people.empty() && owner != kNoToken) people = context_.fill_one(graph_.antecedent(owner), kPerson);
      found.insert(found.end(), people.begin(), people.end());
    }
    return found;
  }

  /// "X bade farewell to Y", "bade Y farewell": taken for a noun.
  void read_bade(std::uint32_t i) {
    auto to = people_behind(context_, i + 1);
    if (to.empty()) to = people_behind(context_, behind_preposition(context_, i, "to"));
    auto from = people_before(context_, i);
    const std::uint32_t subject = graph_.child(i, "nsubj");
    if (from.empty() && subject != kNoToken) from = context_.fill(subject, kPerson);
    pair_up(i, from, to, false);
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
  std::vector<bool> told_;
};

}  // namespace

void find_errands(const FactContext& context, Candidates& out) {
  ErrandReader reader(context, out);
  for (std::uint32_t i = 0; i < context.graph().size(); ++i) {
    if (context.readable(context.graph().sentence_of(i))) reader.read(i);
  }
}

}  // namespace entente::ingest
