// People who are told of as together without a word of meeting: "toured the harbour with X", "had forty
// minutes with X", "was shown the plant by X", "gave a dinner at P, attended by X and Y", "her guest, X".
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/frames/frame_conditions.hpp"
#include "ingest/facts/frames/frame_targets.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr std::size_t kLargestTable = 6;

/// A stretch of time that one has with somebody.
bool is_length(const std::string& lemma) {
  return one_of(lemma,
                {"minute", "hour", "morning", "afternoon", "evening", "day", "weekend", "night", "moment"});
}

bool is_meal(const std::string& lemma) {
  return one_of(lemma, {"dinner", "lunch", "banquet", "reception", "luncheon", "breakfast", "supper", "iftar",
                        "party", "feast"});
}

class TogetherReader {
 public:
  TogetherReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out), told_(graph_.size(), false) {
    for (const Candidate& candidate : out) {
      if (candidate.kind == EdgeKind::Met || candidate.kind == EdgeKind::Called)
        told_[candidate.trigger] = true;
    }
  }

  void read(std::uint32_t i) {
    if (graph_.is_verb(i) && graph_.token(i).pos == "VERB" && !told_[i]) {
      const Frame frame = verb_frame(context_, i);
      if (frame.passive) {
        read_done_by(frame);
        read_time_given(frame);
      } else {
        read_pair(frame);
        read_dealing(frame);
        read_time_spent(frame);
        read_kept(frame);
        read_table(frame);
      }
    }
    if (graph_.is_noun(i) && !told_[i]) read_host_and_guest(i);
    if (graph_.is_noun(i) && !told_[i]) read_hours(i);
    if (graph_.is_noun(i) && is_meal(graph_.lemma(i))) read_meal_given(i);
  }

 private:
  std::vector<Filler> slots(const Frame& frame, const std::vector<std::string>& names) {
    return fill_slots(context_, frame, names, kPerson);
  }

  void pair_up(std::uint32_t trigger, const std::vector<Filler>& from, const std::vector<Filler>& to,
               bool weak) {
    for (Filler a : from) {
      for (const Filler& b : to) {
        a.certainty = std::min(a.certainty, 0.92F);
        const std::size_t before = out_.size();
        propose(context_, out_, EdgeKind::Met, a, b, trigger, Origin::Verb);
        for (std::size_t k = before; k < out_.size(); ++k) out_[k].weak = weak;
        told_[trigger] = told_[trigger] || out_.size() > before;
      }
    }
  }

  /// "had forty minutes with X", "found time for X", "spared X an hour"
  void read_time_spent(const Frame& frame) {
    const std::string& verb = graph_.lemma(frame.trigger);
    const bool kept = one_of(verb, {"find", "make", "spare", "set", "devote", "reserve", "clear", "keep"});
    const bool given = one_of(verb, {"give", "grant", "allow", "spare"});
    if (!kept && !given && !one_of(verb, {"have", "get", "enjoy", "spend", "share", "pass", "while", "need"}))
      return;
    std::uint32_t object = graph_.child(frame.trigger, "dobj");
    if (object == kNoToken) object = graph_.child(frame.trigger, "npadvmod");  // "gave X an hour on Monday"
    if (object == kNoToken) return;
    const std::string& what = graph_.lemma(object);
    if (given && (is_length(what) || what == "audience")) {  // "gave X an hour of his time"
      auto guests = slots(frame, {"iobj"});
      if (guests.empty()) guests = people_behind(context_, frame.trigger + 1);
      pair_up(frame.trigger, slots(frame, {"subj"}), guests, verb == "allow");
      if (verb != "spare" || told_[frame.trigger]) return;
    }
    const bool time = what == "time" && (kept || verb == "spend");
    if (!time && !is_length(what)) return;
    if (verb == "keep" || verb == "need") return;
    std::vector<std::string> names = {"with"};
    if (kept) names.emplace_back("for");
    const auto doers = slots(frame, {"subj"});
    auto others = slots(frame, names);
    if (others.empty()) others = slots(noun_frame(context_, object), names);
    for (const std::string& name : names) {
      if (others.empty()) others = people_behind(context_, behind_preposition(context_, object, name));
    }
    pair_up(frame.trigger, doers, others, false);
    // "made time for each other"
    const std::uint32_t last = std::min(sentence_end(context_, object), object + 5);
    for (std::uint32_t i = object + 1; i + 2 < last && doers.size() == 2 && others.empty(); ++i) {
      if (one_of(context_.words(i), {"with", "for"}) && one_of(context_.words(i + 1), {"each", "one"}))
        pair_up(frame.trigger, {doers.front()}, {doers.back()}, false);
    }
  }

  /// "was given half an hour by X"
  void read_time_given(const Frame& frame) {
    const std::uint32_t object = graph_.child(frame.trigger, "dobj");
    if (object == kNoToken || !one_of(graph_.lemma(frame.trigger), {"give", "grant", "allow", "allot"}) ||
        !is_length(graph_.lemma(object)))
      return;
    pair_up(frame.trigger, slots(frame, {"obj"}), slots(frame, {"subj"}), false);
  }

  /// "emerged from an hour with X", "after two hours alone with X"; "was given half an hour by X"
  void read_hours(std::uint32_t hours) {
    if (!one_of(graph_.lemma(hours),
                {"minute", "hour", "time", "evening", "afternoon", "morning", "weekend"}))
      return;
    if (graph_.lemma(hours) == "time" && (hours == 0 || graph_.lemma(hours - 1) != "face")) return;
    const std::uint32_t last = std::min(sentence_end(context_, hours), hours + 4);
    std::uint32_t with = kNoToken;
    for (std::uint32_t i = hours + 1; i < last && with == kNoToken; ++i) {
      if (context_.words(i) == "with") with = i;
      if (!one_of(context_.words(i), {"with", "alone", "together", "closeted"})) break;
    }
    if (with == kNoToken) return;
    auto others = people_behind(context_, with + 1);
    if (others.empty() && graph_.object_of(with) != kNoToken)
      others = context_.fill(graph_.object_of(with), kPerson);
    std::uint32_t verb = hours;
    for (int step = 0; step < 5 && !graph_.is_verb(verb) && !graph_.is_root(verb); ++step)
      verb = graph_.token(verb).head;
    if (others.empty() || !graph_.is_verb(verb) || told_[verb]) return;
    pair_up(hours, slots(verb_frame(context_, verb), {"subj"}), others, false);
  }

  /// "had X to himself", "took X fishing", "drove X to the stadium", "took X to a match"
  void read_kept(const Frame& frame) {
    const std::string& verb = graph_.lemma(frame.trigger);
    if (!one_of(verb, {"have", "take", "drive", "keep", "join"})) return;
    const auto others = slots(frame, {"obj"});
    if (others.empty()) return;
    if (verb == "join") {  // "joins X in Port Moresby"
      for (const Slot& slot : frame.slots) {
        if (slot.name == "in" && context_.inside_name(slot.token, EntityType::Place))
          pair_up(frame.trigger, slots(frame, {"subj"}), others, true);
      }
      return;
    }
    if (verb == "keep") {  // "kept him for two hours"
      for (const Slot& slot : frame.slots) {
        if (slot.name == "for" && is_length(graph_.lemma(slot.token)) &&
            graph_.child(frame.trigger, "xcomp") == kNoToken &&
            graph_.child(frame.trigger, "acomp") == kNoToken)
          pair_up(frame.trigger, slots(frame, {"subj"}), others, true);
      }
      return;
    }
    if (verb == "have") {  // "had X in for an hour", "had X over for supper"
      for (const std::uint32_t c : graph_.children(frame.trigger)) {
        const bool in = one_of(graph_.lemma(c), {"in", "over", "round", "around"}) &&
                        graph_.object_of(c) == kNoToken && c > others.front().token;
        if (in && (frame.has("for") || frame.has("to")))
          pair_up(frame.trigger, slots(frame, {"subj"}), others, false);
      }
      for (const Slot& slot : frame.slots) {  // "had X to dinner with Y and Z"
        if (!one_of(slot.name, {"to", "for"}) || !is_meal(graph_.lemma(slot.token))) continue;
        auto table = slots(noun_frame(context_, slot.token), {"with"});
        std::erase_if(table, [&](const Filler& one) { return one.token < slot.token; });
        pair_up(slot.token, slots(frame, {"subj"}), table, false);
        pair_up(slot.token, others, table, false);
      }
    }
    if (verb == "have") {  // "had X on the phone"
      for (const Slot& slot : frame.slots) {
        if (slot.name != "on" || !one_of(graph_.lemma(slot.token), {"phone", "telephone", "line"})) continue;
        for (const Filler& a : slots(frame, {"subj"})) {
          for (const Filler& b : others)
            propose(context_, out_, EdgeKind::Called, a, b, frame.trigger, Origin::Verb);
        }
        return;
      }
    }
    if (verb == "have") {  // "has X on his left and Y on his right"
      for (const Slot& slot : frame.slots) {
        const std::string& tag = graph_.token(slot.token).tag;
        if ((slot.name == "on" && one_of(graph_.lemma(slot.token), {"left", "right"})) ||
            (slot.name == "with" && tag == "PRP"))  // "has X with him"
          pair_up(frame.trigger, slots(frame, {"subj"}), others, false);
      }
    }
    const bool goes = std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
      const std::string& lemma = graph_.lemma(slot.token);
      if (slot.name != "to") return false;
      if (verb == "have") return one_of(lemma, {"himself", "herself", "themselves"});
      if (verb == "take")
        return one_of(lemma,
                      {"match", "game", "concert", "opera", "theatre", "theater", "restaurant", "museum",
                       "church", "mosque", "temple", "palace", "monument", "memorial", "cemetery"});
      return one_of(lemma, {"stadium", "airport", "hotel", "palace", "station", "residence", "village",
                            "farm", "museum", "factory", "plant", "port", "house", "restaurant"}) ||
             context_.inside_name(slot.token, EntityType::Place);
    });
    bool outing = false;
    for (const std::uint32_t c : graph_.children(frame.trigger)) {
      outing = outing || (verb == "take" && graph_.token(c).tag == "VBG" &&
                          one_of(graph_.lemma(c), {"fish", "hunt", "sail", "ride", "ski", "shop", "skate"}));
    }
    if (goes || outing) pair_up(frame.trigger, slots(frame, {"subj"}), others, false);
  }

  /// "was shown the plant by X": acts that one person does to another face to face.
  void read_done_by(const Frame& frame) {
    if (!context_.lexicon().is(WordClass::Handson, graph_.lemma(frame.trigger))) return;
    auto done_to = slots(frame, {"obj"});
    for (const Slot& slot : frame.slots) {  // "a group led by X and Y"
      if (slot.name == "obj" && one_of(graph_.lemma(frame.trigger), {"lead", "guide", "conduct"}) &&
          context_.mentions_covering(slot.token).empty())
        return;
    }
    if (done_to.empty()) done_to = those_of_main_clause(frame.trigger);
    pair_up(frame.trigger, done_to, slots(frame, {"subj"}), false);
  }

  /// "X landed in Lima for a visit, welcomed on the tarmac by Y": the tree may hang the participle on a noun.
  std::vector<Filler> those_of_main_clause(std::uint32_t participle) {
    const Token& at = graph_.token(participle);
    if (at.role != "acl" && at.role != "advcl") return {};
    if (participle == 0 || context_.words(participle - 1) != ",") return {};
    std::uint32_t up = at.head;
    for (int step = 0; step < 6 && !graph_.is_verb(up) && !graph_.is_root(up); ++step)
      up = graph_.token(up).head;
    std::vector<Filler> found;
    if (!graph_.is_verb(up)) return found;
    for (const std::uint32_t subject : graph_.subjects(up)) {
      for (const Filler& filler : context_.fill_one(subject, kPerson)) found.push_back(filler);
    }
    return found;
  }

  /// "gave a dinner at the palace for the visitors, attended by X and Y", "hosted a lunch at P for X"
  void read_table(const Frame& frame) {
    if (!one_of(graph_.lemma(frame.trigger), {"give", "host", "hold", "throw", "lay", "offer"})) return;
    const std::uint32_t meal = graph_.child(frame.trigger, "dobj");
    if (meal == kNoToken || !is_meal(graph_.lemma(meal))) return;
    auto guests = people_behind(context_, behind_preposition(context_, meal, "for"));
    const std::uint32_t last = std::min(sentence_end(context_, meal), meal + 20);
    for (std::uint32_t i = meal + 1; i < last && guests.empty(); ++i) {
      if (graph_.lemma(i) == "attend" && graph_.token(i).tag == "VBN")
        guests = people_behind(context_, behind_preposition(context_, i, "by"));
    }
    if (guests.size() <= kLargestTable) pair_up(frame.trigger, slots(frame, {"subj"}), guests, false);
  }

  /// "President X and her guest, Y"
  void read_host_and_guest(std::uint32_t noun) {
    if (!one_of(graph_.lemma(noun), {"guest", "host", "visitor"})) return;
    const std::uint32_t owner = graph_.child(noun, "poss");
    if (owner == kNoToken) return;
    std::vector<Filler> named;
    const std::uint32_t apposed = graph_.child(noun, "appos");
    if (apposed != kNoToken) named = context_.fill_one(apposed, kPerson);
    for (std::uint32_t i = noun + 1; i < std::min(noun + 5, sentence_end(context_, noun)) && named.empty();
         ++i) {
      if (graph_.is_verb(i)) break;  // "her host in Lima, X"
      if (context_.words(i) == "," && i + 1 < graph_.size()) named = people_behind(context_, i + 1);
    }
    if (named.size() == 1) pair_up(noun, context_.fill_one(graph_.antecedent(owner), kPerson), named, true);
  }

  /// "A and B toured the plant": two people who do one thing with their bodies.
  void read_pair(const Frame& frame) {
    if (!one_of(graph_.lemma(frame.trigger),
                {"tour", "stroll", "walk", "inspect", "stand", "sit", "pose", "ride", "plant", "unveil",
                 "cut", "toast", "inaugurate", "kneel", "watch"}) &&
        !is_bargain(frame))
      return;
    if (told_[frame.trigger] || !one_of(graph_.token(frame.trigger).tag, {"VBD", "VBN", "VBZ", "VBP"}))
      return;
    const auto people = slots(frame, {"subj"});
    if (people.size() != 2) return;
    if (frame.has("for") && frame.has("with")) return;
    if ((frame.slots.size() < 3 && !frame.has("for")) || frame.has("against") || frame.has("by") ||
        !lasts_only(frame))
      return;
    pair_up(frame.trigger, {people.front()}, {people.back()}, true);
  }

  /// "sat for three hours", not "sat for a portrait"
  [[nodiscard]] bool lasts_only(const Frame& frame) const {
    return std::all_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
      return slot.name != "for" || is_length(graph_.lemma(slot.token));
    });
  }

  /// "struck the bargain in Bangkok": where two come to terms.
  [[nodiscard]] bool is_bargain(const Frame& frame) const {
    const std::uint32_t object = graph_.child(frame.trigger, "dobj");
    if (object == kNoToken ||
        !one_of(graph_.lemma(frame.trigger), {"strike", "seal", "clinch", "hammer", "reach", "make"}) ||
        !one_of(graph_.lemma(object),
                {"bargain", "deal", "compromise", "truce", "peace", "pact", "agreement"}))
      return false;
    return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
      return one_of(slot.name, {"in", "at"}) && context_.inside_name(slot.token, EntityType::Place);
    });
  }

  /// "A and B discussed the border", "the two leaders reviewed their ties", where the text has told of no
  /// meeting or call of theirs before.
  void read_dealing(const Frame& frame) {
    const std::string& verb = graph_.lemma(frame.trigger);
    const std::uint32_t object = graph_.child(frame.trigger, "dobj");
    const bool views = verb == "exchange" && object != kNoToken &&
                       one_of(graph_.lemma(object), {"view", "opinion", "idea", "impression"});
    if (!views && !one_of(verb, {"discuss", "review", "debate", "agree"})) return;
    if (told_[frame.trigger] || !one_of(graph_.token(frame.trigger).tag, {"VBD", "VBN", "VBZ", "VBP"}))
      return;
    if (verb != "agree" && object == kNoToken) return;
    const auto people = slots(frame, {"subj"});
    if (people.size() != 2 || frame.has("with")) return;
    const bool group = people.front().token == people.back().token;
    if (verb == "agree"
            ? !group
            : !group && !are_of_two_states(context_, {people.front()}, {people.back()}) && !frame.has("in"))
      return;
    const std::uint32_t here = graph_.sentence_of(frame.trigger);
    const bool told = std::any_of(out_.begin(), out_.end(), [&](const Candidate& one) {
      if (one.kind != EdgeKind::Met && one.kind != EdgeKind::Called) return false;
      const bool same = (one.from == people.front().entity && one.to == people.back().entity) ||
                        (one.to == people.front().entity && one.from == people.back().entity);
      return same && one.sentence <= here;
    });
    if (!told && !(verb == "agree" && is_of_others(frame)) && !spoke_at_distance(context_, frame.trigger))
      pair_up(frame.trigger, {people.front()}, {people.back()}, true);
  }

  /// "agreed that their delegations will meet": what is agreed is done by others, on the telephone maybe.
  [[nodiscard]] bool is_of_others(const Frame& frame) const {
    const std::uint32_t clause = graph_.child(frame.trigger, "ccomp");
    if (clause == kNoToken || graph_.subjects(clause).empty()) return false;
    return one_of(graph_.lemma(graph_.subjects(clause).front()),
                  {"delegation", "team", "minister", "envoy", "negotiator", "expert", "group", "commission",
                   "official", "representative", "diplomat"});
  }

  /// "was at a lunch which X gave", "were seen at a dinner thrown by X"
  void read_meal_given(std::uint32_t meal) {
    std::vector<Filler> hosts;
    for (const std::uint32_t c : graph_.children(meal)) {
      if (!one_of(graph_.token(c).role, {"relcl", "acl"}) ||
          !one_of(graph_.lemma(c), {"give", "host", "throw", "offer", "hold"}))
        continue;
      hosts = slots(verb_frame(context_, c), {"subj"});
    }
    if (hosts.size() != 1) return;
    std::uint32_t verb = meal;
    for (int step = 0; step < 5 && !graph_.is_verb(verb) && !graph_.is_root(verb); ++step) {
      if (graph_.token(verb).role == "pobj" &&
          !one_of(graph_.lemma(graph_.token(verb).head), {"at", "to", "of", "with"}))
        return;
      verb = graph_.token(verb).head;
    }
    if (!graph_.is_verb(verb)) return;
    const Frame frame = verb_frame(context_, verb);
    const auto guests = slots(frame, {frame.passive ? "obj" : "subj"});
    if (guests.size() <= kLargestTable) pair_up(meal, guests, hosts, true);
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
  std::vector<bool> told_;
};

}  // namespace

void find_together(const FactContext& context, Candidates& out) {
  TogetherReader reader(context, out);
  for (std::uint32_t i = 0; i < context.graph().size(); ++i) {
    if (context.readable(context.graph().sentence_of(i))) reader.read(i);
  }
}

}  // namespace entente::ingest
