// What is done to one who has come: "flew to Rome, where X promised him help", "landed in Luanda; X was on
// the tarmac", "reached Accra and X took him to a farm". The clause of the journey and that of the host stand
// in one sentence or follow each other.
#include <algorithm>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/frames/frame_targets.hpp"
#include "ingest/facts/rules/host_words.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr LabelSet kArea{NodeLabel::Place, NodeLabel::Country};
constexpr float kByScene = 0.9F;
constexpr float kSure = 0.85F;  // of who is meant by a host's description
constexpr std::size_t kLargestParty = 4;

class HostReader {
 public:
  HostReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out), told_(out) {
    for (const Candidate& one : out) {
      if (one.kind == EdgeKind::Visited && one.origin != Origin::Companion) journeys_.push_back(one);
    }
  }

  void read(std::uint32_t verb) {
    if (!graph_.is_verb(verb) || graph_.child(verb, "neg") != kNoToken) return;
    if (graph_.token(verb).role == "aux" || graph_.token(verb).role == "auxpass") return;
    if (read_where(verb)) return;
    const auto hosts = hosts_of(verb);
    if (hosts.empty()) return;
    const auto guests = guests_before(verb, hosts);
    if (guests.empty()) return;
    const Frame frame = verb_frame(context_, verb);
    if (stands_ready(verb) || (!graph_.is_passive(verb) && hosts_one(frame, guests)))
      pair_up(verb, hosts, guests);
  }

 private:
  void pair_up(std::uint32_t trigger, const std::vector<Filler>& hosts, const std::vector<Filler>& guests) {
    for (Filler host : hosts) {
      for (const Filler& guest : guests) {
        const bool known = std::any_of(told_.begin(), told_.end(), [&](const Candidate& one) {
          return one.kind == EdgeKind::Met && one.sentence == graph_.sentence_of(trigger) &&
                 ((one.from == host.entity && one.to == guest.entity) ||
                  (one.to == host.entity && one.from == guest.entity));
        });
        if (known) continue;
        host.certainty = std::min(host.certainty, kByScene);
        propose(context_, out_, EdgeKind::Met, host, guest, trigger, Origin::Verb);
      }
    }
  }

  /// Named, or described so that there is little doubt ("his French counterpart").
  [[nodiscard]] bool is_named(const Filler& filler) const {
    const auto covering = context_.mentions_covering(filler.token);
    return std::any_of(covering.begin(), covering.end(), [&](std::uint32_t m) {
      const auto& mention = context_.document().mentions[m];
      return mention.kind == MentionKind::Name ||
             (mention.kind == MentionKind::Description && mention.certainty >= kSure);
    });
  }

  /// The one or two people named as subject of a verb that tells of a past or present act.
  [[nodiscard]] std::vector<Filler> hosts_of(std::uint32_t verb) const {
    std::vector<Filler> found;
    for (const std::uint32_t subject : graph_.subjects(verb)) {
      if (!is_own_subject(subject, verb)) continue;
      for (const Filler& filler : context_.fill(subject, kPerson)) {
        drop(found, {filler});
        found.push_back(filler);
      }
    }
    if (graph_.lemma(verb) == "be" && found.empty()) {  // "Waiting at the door was X"
      const std::uint32_t attribute = graph_.child(verb, "attr");
      if (attribute != kNoToken && attribute > verb) found = context_.fill(attribute, kPerson);
    }
    if (found.size() > 2 ||
        !std::all_of(found.begin(), found.end(), [&](const Filler& f) { return is_named(f); }))
      return {};
    return found;
  }

  /// Not inherited from a clause before.
  [[nodiscard]] bool is_own_subject(std::uint32_t subject, std::uint32_t verb) const {
    if (graph_.token(subject).head == verb) return true;
    if (subject > verb || verb - subject > 12) return false;
    for (std::uint32_t i = subject + 1; i < verb; ++i) {
      if (graph_.is_verb(i) && graph_.token(i).role != "aux" && graph_.token(i).role != "auxpass")
        return false;
    }
    return true;
  }

  static void drop(std::vector<Filler>& people, const std::vector<Filler>& others) {
    std::erase_if(people, [&](const Filler& one) {
      return std::any_of(others.begin(), others.end(),
                         [&](const Filler& o) { return o.entity == one.entity; });
    });
  }

  /// Those whom the clause of a verb brings to a place.
  [[nodiscard]] std::vector<Filler> arrived(std::uint32_t verb) const {
    std::vector<Filler> found;
    for (const Candidate& one : journeys_) {
      if (one.trigger == verb) found.push_back({one.from, one.from_token, one.certainty});
    }
    if (!found.empty()) return found;
    const bool there = graph_.lemma(verb) == "be" && is_in_place(verb);
    if (!there && !is_arriving(graph_.lemma(verb))) return {};
    if (graph_.is_passive(verb) || graph_.child(verb, "neg") != kNoToken) return {};
    for (const std::uint32_t subject : graph_.subjects(verb)) {
      const std::uint32_t owner =
          is_carrier(graph_.lemma(subject)) ? graph_.child(subject, "poss") : kNoToken;
      if (owner != kNoToken) {
        for (const Filler& one : context_.fill_one(graph_.antecedent(owner), kPerson)) found.push_back(one);
      } else if (there || goes_somewhere(verb)) {
        for (const Filler& one : context_.fill(subject, kPerson)) found.push_back(one);
      }
    }
    return found;
  }

  [[nodiscard]] bool is_in_place(std::uint32_t verb) const {
    if (graph_.child(verb, "attr") != kNoToken || graph_.child(verb, "acomp") != kNoToken) return false;
    const auto children = graph_.children(verb);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return graph_.token(c).role == "prep" && one_of(graph_.lemma(c), {"in", "at"}) &&
             graph_.object_of(c) != kNoToken && !context_.fill_one(graph_.object_of(c), kArea).empty();
    });
  }

  /// A phrase tells where to, or out of which vehicle.
  [[nodiscard]] bool goes_somewhere(std::uint32_t verb) const {
    const auto children = graph_.children(verb);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      const std::uint32_t object = graph_.token(c).role == "prep"   ? graph_.object_of(c)
                                   : graph_.token(c).role == "dobj" ? c
                                                                    : kNoToken;
      if (object == kNoToken) {
        return graph_.token(c).role == "advmod" && one_of(graph_.lemma(c), {"in", "here", "there"});
      }
      return is_carrier(graph_.lemma(object)) ||
             one_of(graph_.lemma(object), {"airport", "camp", "palace"}) ||
             !context_.fill_one(object, kArea).empty();
    });
  }

  /// "to Rome, where X promised him help": he who came to the place that the clause hangs on.
  bool read_where(std::uint32_t verb) {
    std::uint32_t clause = verb;
    while (graph_.token(clause).role == "conj" && graph_.is_verb(graph_.token(clause).head))
      clause = graph_.token(clause).head;
    if (graph_.token(clause).role != "relcl" && graph_.token(clause).role != "advcl") return false;
    const auto children = graph_.children(clause);
    const bool where = std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return graph_.token(c).tag == "WRB" && graph_.lemma(c) == "where";
    });
    if (!where) return false;
    const auto hosts = hosts_of(verb);
    if (hosts.empty()) return true;
    auto guests = travellers_above(graph_.token(clause).head);
    const bool came = !guests.empty();
    if (!came)
      guests = doers_above(graph_.token(clause).head);  // "struck the bargain in P, where X lent them"
    drop(guests, hosts);
    if (guests.empty() || guests.size() > kLargestParty) return true;
    const Frame frame = verb_frame(context_, verb);
    const std::string& lemma = graph_.lemma(verb);
    if (frame.passive || !is_finite(verb)) return true;
    if ((touches(frame, guests) && !is_remote(lemma)) || is_guide(verb, guests) ||
        (came && (speaks_here(verb) || stands_ready(verb) || lays_on(frame))))
      pair_up(verb, hosts, guests);
    return true;
  }

  /// "was his guide at the museum"
  [[nodiscard]] bool is_guide(std::uint32_t verb, const std::vector<Filler>& guests) const {
    const std::uint32_t what = graph_.lemma(verb) == "be" ? graph_.child(verb, "attr") : kNoToken;
    if (what == kNoToken ||
        !one_of(graph_.lemma(what), {"guide", "host", "escort", "companion", "chauffeur"}))
      return false;
    const std::uint32_t owner = graph_.child(what, "poss");
    if (owner == kNoToken) return false;
    const auto owners = context_.fill_one(graph_.antecedent(owner), kPerson);
    return std::any_of(owners.begin(), owners.end(), [&](const Filler& one) {
      return std::any_of(guests.begin(), guests.end(),
                         [&](const Filler& g) { return g.entity == one.entity; });
    });
  }

  /// "held the door", "gave a banquet", "laid on a boat ride": for those who have come, as nobody else is
  /// told.
  [[nodiscard]] bool lays_on(const Frame& frame) const {
    if (frame.passive || !one_of(graph_.lemma(frame.trigger),
                                 {"give", "host", "throw", "hold", "lay", "roll", "offer", "extend"}))
      return false;
    bool thing = false;
    for (const Slot& slot : frame.slots) {
      if (slot.name == "obj" || slot.name == "on" || slot.name == "out")
        thing = thing || one_of(graph_.lemma(slot.token),
                                {"banquet", "dinner", "lunch", "luncheon", "reception", "breakfast", "supper",
                                 "tea", "door", "carpet", "ride", "feast", "welcome", "hand"});
      if (one_of(slot.name, {"for", "with", "to", "iobj"}) && !context_.fill(slot.token, kPerson).empty())
        return false;
    }
    return thing;
  }

  /// Says or promises something to nobody named: to the one who has come.
  [[nodiscard]] bool speaks_here(std::uint32_t verb) const {
    if (!one_of(graph_.lemma(verb), {"promise", "pledge", "offer"}) ||
        graph_.child(verb, "dative") != kNoToken)
      return false;
    return graph_.token(verb).tag == "VBD";
  }

  [[nodiscard]] bool is_finite(std::uint32_t verb) const {
    return one_of(graph_.token(verb).tag, {"VBD", "VBZ", "VBP"}) ||
           (graph_.token(verb).tag == "VBN" && graph_.child(verb, "aux") != kNoToken);
  }

  /// The people that the clause above a place brings there.
  [[nodiscard]] std::vector<Filler> travellers_above(std::uint32_t place) const {
    std::uint32_t at = place;
    for (int step = 0; step < 10; ++step) {
      if (graph_.is_verb(at)) {
        auto found = arrived(at);
        if (!found.empty()) return found;
      }
      if (graph_.is_root(at)) return {};
      at = graph_.token(at).head;
    }
    return {};
  }

  /// Those who do something in a place.
  [[nodiscard]] std::vector<Filler> doers_above(std::uint32_t place) const {
    if (graph_.token(place).role != "pobj" || !one_of(graph_.lemma(graph_.token(place).head), {"in", "at"}))
      return {};
    const std::uint32_t verb = graph_.token(graph_.token(place).head).head;
    if (!graph_.is_verb(verb) || !is_finite(verb) || graph_.is_passive(verb)) return {};
    std::vector<Filler> found;
    for (const std::uint32_t subject : graph_.subjects(verb)) {
      for (const Filler& one : context_.fill(subject, kPerson)) found.push_back(one);
    }
    return found;
  }

  /// The verb's object or the one it is done for, to or with is one of these.
  [[nodiscard]] bool touches(const Frame& frame, const std::vector<Filler>& guests) const {
    for (const Slot& slot : frame.slots) {
      if (slot.shared ||
          !one_of(slot.name, {"obj", "iobj", "for", "to", "with", "on", "at", "round", "around"}))
        continue;
      for (const Filler& one : context_.fill(slot.token, kPerson)) {
        if (std::any_of(guests.begin(), guests.end(),
                        [&](const Filler& g) { return g.entity == one.entity; }))
          return true;
      }
      const std::uint32_t owner = graph_.child(slot.token, "poss");  // "meet his flight"
      if (owner == kNoToken || !is_carrier(graph_.lemma(slot.token))) continue;
      for (const Filler& one : context_.fill_one(graph_.antecedent(owner), kPerson)) {
        if (std::any_of(guests.begin(), guests.end(),
                        [&](const Filler& g) { return g.entity == one.entity; }))
          return true;
      }
    }
    return false;
  }

  /// Those who came, by the clauses of the sentence or by the sentence before.
  [[nodiscard]] std::vector<Filler> guests_before(std::uint32_t verb,
                                                  const std::vector<Filler>& hosts) const {
    const std::uint32_t sentence = graph_.sentence_of(verb);
    for (std::uint32_t back = 0; back < 2 && back <= sentence; ++back) {
      if (back > 0 && context_.paragraph(sentence) != context_.paragraph(sentence - back)) break;
      const auto& bounds = context_.document().annotation.sentences[sentence - back];
      std::vector<Filler> last;
      for (std::uint32_t i = bounds.first; i < std::min(bounds.last, graph_.size()); ++i) {
        if (i == verb || !graph_.is_verb(i) || (i > verb && back == 0 && !comes_as(i, verb))) continue;
        auto found = arrived(i);
        drop(found, hosts);
        if (!found.empty() && found.size() <= kLargestParty) last = found;
      }
      if (!last.empty()) return last;
    }
    return {};
  }

  /// "stood at the door as X got out of the car"
  [[nodiscard]] bool comes_as(std::uint32_t later, std::uint32_t verb) const {
    const std::uint32_t mark =
        graph_.child(later, "mark") != kNoToken ? graph_.child(later, "mark") : graph_.child(later, "advmod");
    return graph_.token(later).role == "advcl" && mark > verb && mark != kNoToken &&
           one_of(graph_.lemma(mark), {"as", "when", "while"});
  }

  /// "was on the tarmac", "stood at the end of the red carpet", "was there to pick him up"
  [[nodiscard]] bool stands_ready(std::uint32_t verb) const {
    const std::string& lemma = graph_.lemma(verb);
    if (!one_of(lemma, {"be", "stand", "wait", "go", "come", "drive", "turn"})) return false;
    if (graph_.child(verb, "attr") != kNoToken && hosts_of(verb).empty()) return false;
    bool spot = false;
    for (const std::uint32_t c : graph_.children(verb)) {
      const std::string& role = graph_.token(c).role;
      const std::string& word = graph_.lemma(c);
      if (role == "prep" && one_of(word, {"on", "at", "in", "by"}) && graph_.object_of(c) != kNoToken) {
        const std::uint32_t object = graph_.object_of(c);
        spot = spot || (is_spot(graph_.lemma(object)) && lemma != "go" && lemma != "come" &&
                        lemma != "drive" && !at_far_end(object));
        spot = spot || (word == "on" && graph_.lemma(object) == "hand");
      }
      if ((role == "xcomp" || role == "advcl" || role == "relcl") && receives_somebody(c)) spot = true;
      for (const std::uint32_t inner : graph_.children(c)) {
        if (one_of(word, {"there", "hand", "ready", "airport", "station", "to"}) && receives_somebody(inner))
          spot = true;
      }
    }
    return spot && (lemma != "turn");
  }

  /// "at the end of the week": no spot
  [[nodiscard]] bool at_far_end(std::uint32_t spot) const {
    if (!one_of(graph_.lemma(spot), {"end", "bottom", "top", "edge", "foot", "base", "step"})) return false;
    for (const std::uint32_t c : graph_.children(spot)) {
      if (graph_.token(c).role != "prep" || graph_.object_of(c) == kNoToken) continue;
      return !(is_spot(graph_.lemma(graph_.object_of(c))) || is_carrier(graph_.lemma(graph_.object_of(c))));
    }
    return graph_.lemma(spot) != "step";
  }

  /// "to pick him up", "to usher him in", "to meet his flight"
  [[nodiscard]] bool receives_somebody(std::uint32_t verb) const {
    return graph_.is_verb(verb) && graph_.token(verb).tag == "VB" &&
           one_of(graph_.lemma(verb),
                  {"meet", "receive", "greet", "welcome", "pick", "usher", "fetch", "collect", "embrace",
                   "see", "escort", "wave", "shake", "hug", "kiss", "salute"}) &&
           graph_.child(verb, "dobj") != kNoToken;
  }

  /// Something that a host does is done to one who has come.
  [[nodiscard]] bool hosts_one(const Frame& frame, const std::vector<Filler>& guests) const {
    if (!is_finite(frame.trigger)) return false;
    const std::string& lemma = graph_.lemma(frame.trigger);
    if (lays_on(frame)) return true;
    if (is_hospitality(lemma)) return touches(frame, guests) && !is_figurative(frame);
    return is_said_to_face(lemma) && touches(frame, guests) && has_building(frame);
  }

  /// "gave him his support", "offered him asylum", "took him to court"
  [[nodiscard]] bool is_figurative(const Frame& frame) const {
    for (const Slot& slot : frame.slots) {
      if (one_of(graph_.lemma(slot.token),
                 {"support",    "asylum", "court",  "time",     "chance",  "deadline",  "ultimatum",
                  "permission", "power",  "credit", "job",      "post",    "advantage", "responsible",
                  "account",    "task",   "call",   "pressure", "backing", "mandate",   "vote",
                  "boost",      "refuge", "right",  "prison",   "office",  "position"}))
        return true;
    }
    return false;
  }

  /// "at the Mariinskyi Palace", "over lunch"
  [[nodiscard]] bool has_building(const Frame& frame) const {
    return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
      if (slot.name == "over") return context_.lexicon().is(WordClass::Company, graph_.lemma(slot.token));
      return slot.name == "at" && (context_.inside_name(slot.token, EntityType::Place) ||
                                   context_.lexicon().is(WordClass::Setting, graph_.lemma(slot.token)));
    });
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
  Candidates told_;  ///< what was told before hosts were looked for
  Candidates journeys_;
};

}  // namespace

void find_hosts(const FactContext& context, Candidates& out) {
  HostReader reader(context, out);
  for (std::uint32_t i = 0; i < context.graph().size(); ++i) {
    if (context.readable(context.graph().sentence_of(i))) reader.read(i);
  }
}

}  // namespace entente::ingest
