// Who else was there: "A, accompanied by B, met C", "with D taking notes", "in the presence of E", and those
// whom a third brings together: "had them in one room", "brought F and G to one table".
#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/frames/frame_targets.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr float kByParty = 0.9F;
constexpr std::size_t kLargestParty = 5;

class PartyReader {
 public:
  PartyReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out) {}

  void read(std::uint32_t i) {
    if (graph_.is_verb(i)) {
      read_accompanied(i);
      read_brought_together(i);
      read_talks_hosted(i);
      read_attended(i);
      read_joining(i);
    } else if (graph_.lemma(i) == "presence") {
      read_presence(i);
    } else if (graph_.lemma(i) == "with") {
      read_with(i);
      read_suite(i);
    }
  }

 private:
  static bool among(const std::vector<Filler>& people, std::uint32_t entity) {
    return std::any_of(people.begin(), people.end(), [&](const Filler& f) { return f.entity == entity; });
  }

  void add(const Candidate& model, std::uint32_t kept, std::uint32_t kept_token, const Filler& other,
           std::uint32_t trigger) {
    if (kept == other.entity || serves(other.entity, kept) || serves(kept, other.entity)) return;
    const bool known = std::any_of(out_.begin(), out_.end(), [&](const Candidate& one) {
      return one.kind == EdgeKind::Met && one.sentence == model.sentence &&
             ((one.from == kept && one.to == other.entity) || (one.to == kept && one.from == other.entity));
    });
    if (known) return;
    Candidate shared = model;
    shared.from = kept;
    shared.from_token = kept_token;
    shared.to = other.entity;
    shared.to_token = other.token;
    shared.certainty = std::min(model.certainty, kByParty * other.certainty);
    if (trigger != kNoToken) shared.trigger = trigger;
    out_.push_back(std::move(shared));
  }

  /// "D, A's foreign minister": D is there with his chief, which is no meeting of theirs.
  [[nodiscard]] bool serves(std::uint32_t person, std::uint32_t chief) const {
    const auto& offices = context_.document().offices;
    return std::any_of(offices.begin(), offices.end(), [&](const OfficeStatement& office) {
      return office.holder == person && office.owner == chief;
    });
  }

  [[nodiscard]] Candidates meetings_in(std::uint32_t sentence) const {
    Candidates found;
    for (const Candidate& one : out_) {
      if (one.kind == EdgeKind::Met && one.sentence == sentence && one.origin != Origin::Companion)
        found.push_back(one);
    }
    return found;
  }

  /// "A, accompanied by B and C, met D": B and C met him too.
  void read_accompanied(std::uint32_t verb) {
    if (!one_of(graph_.lemma(verb), {"accompany", "flank", "escort"}) || graph_.token(verb).tag != "VBN")
      return;
    if (verb < 2 || !one_of(context_.words(verb - 1), {",", "("})) return;
    const auto companions = people_behind(context_, behind_preposition(context_, verb, "by"));
    if (companions.empty() || companions.size() > kLargestParty) return;
    const Frame frame = verb_frame(context_, verb);
    const auto leaders = fill_slots(context_, frame, {"obj"}, kPerson);
    if (leaders.size() != 1) return;
    for (const Candidate& met : meetings_in(graph_.sentence_of(verb))) {
      if (is_parted(verb, met.trigger)) continue;
      const bool leads = met.from == leaders.front().entity;
      if (!leads && met.to != leaders.front().entity) continue;
      const std::uint32_t other = leads ? met.to : met.from;
      if (among(companions, other) || met.trigger == verb) continue;
      if (!is_clause_of(met.trigger, leaders.front().token, verb)) continue;
      for (const Filler& companion : companions)
        add(met, other, leads ? met.to_token : met.from_token, companion, kNoToken);
    }
  }

  /// "visited Warsaw, accompanied by B; C received him": another clause
  [[nodiscard]] bool is_parted(std::uint32_t a, std::uint32_t b) const {
    for (std::uint32_t i = std::min(a, b); i < std::max(a, b); ++i) {
      if (context_.words(i) == ";") return true;
    }
    return false;
  }

  /// The meeting is told by the clause that the participle stands in, or by what follows it.
  [[nodiscard]] bool is_clause_of(std::uint32_t trigger, std::uint32_t leader,
                                  std::uint32_t participle) const {
    if (trigger > participle) return true;
    return trigger < leader && participle - leader < 6;
  }

  /// "The conversation between A and B was attended by C", "C sat in on the talks of A and B"
  void read_attended(std::uint32_t verb) {
    const bool attends = graph_.lemma(verb) == "attend";
    if ((!attends && graph_.lemma(verb) != "sit") || graph_.child(verb, "neg") != kNoToken) return;
    const Frame frame = verb_frame(context_, verb);
    const auto others = fill_slots(context_, frame, {"subj"}, kPerson);
    if (others.empty() || others.size() > kLargestParty || (!attends && !frame.has("in") && !has_in(verb)))
      return;
    for (const Slot& slot : frame.slots) {
      if (slot.name != (attends ? "obj" : "on") || !context_.mentions_covering(slot.token).empty()) continue;
      for (Candidate& one : out_) {  // a conversation that others sit in on is no call
        if (one.trigger == slot.token && one.kind == EdgeKind::Called &&
            !talked_at_distance(context_, slot.token))
          one.kind = EdgeKind::Met;
      }
      for (const Candidate& met : meetings_in(graph_.sentence_of(verb))) {
        if (met.trigger != slot.token) continue;
        for (const Filler& other : others) {
          add(met, met.from, met.from_token, other, verb);
          add(met, met.to, met.to_token, other, verb);
        }
      }
    }
  }

  /// "A promised him a lunch, and B is to join them"
  void read_joining(std::uint32_t verb) {
    const std::uint32_t object = graph_.child(verb, "dobj");
    if (graph_.lemma(verb) != "join" || object == kNoToken || graph_.lemma(object) != "they" ||
        graph_.is_passive(verb) || graph_.child(verb, "neg") != kNoToken)
      return;
    std::vector<Filler> others;
    for (const std::uint32_t subject : graph_.subjects(verb)) {
      for (const Filler& one : context_.fill(subject, kPerson)) others.push_back(one);
    }
    const auto met_here = meetings_in(graph_.sentence_of(verb));
    if (others.size() != 1 || met_here.size() != 1 || met_here.front().trigger > verb) return;
    add(met_here.front(), met_here.front().from, met_here.front().from_token, others.front(), verb);
    add(met_here.front(), met_here.front().to, met_here.front().to_token, others.front(), verb);
  }

  [[nodiscard]] bool has_in(std::uint32_t verb) const {
    const auto children = graph_.children(verb);
    return std::any_of(children.begin(), children.end(),
                       [&](std::uint32_t c) { return graph_.lemma(c) == "in"; });
  }

  /// "in the presence of E"
  void read_presence(std::uint32_t noun) {
    if (noun < 2 || context_.words(noun - 1) != "the" || graph_.lemma(noun - 2) != "in") return;
    const auto others = people_behind(context_, behind_preposition(context_, noun, "of"));
    if (others.size() > kLargestParty) return;
    for (const Candidate& met : meetings_in(graph_.sentence_of(noun))) {
      if (met.trigger > noun) continue;
      for (const Filler& other : others) {
        if (among(others, met.from) || among(others, met.to)) continue;
        if (!is_of_house(met.from_token, other)) add(met, met.from, met.from_token, other, kNoToken);
        if (!is_of_house(met.to_token, other)) add(met, met.to, met.to_token, other, kNoToken);
      }
    }
  }

  /// "the king ... in the presence of Prince B": his own house
  [[nodiscard]] bool is_of_house(std::uint32_t monarch, const Filler& other) const {
    const auto told_before = [&](std::uint32_t token, std::initializer_list<std::string_view> titles) {
      for (std::uint32_t i = token; i > 0 && token - i < 5; --i) {
        for (const std::string_view title : titles) {
          if (context_.words(i - 1) == title) return true;
        }
      }
      return false;
    };
    return told_before(monarch, {"King", "Queen", "Emir", "Amir", "Sultan", "Emperor"}) &&
           told_before(other.token, {"Prince", "Princess"});
  }

  /// "A received B with his minister, C", "A came to see B, with Foreign Minister C": C met B, not A.
  void read_suite(std::uint32_t with) {
    if (graph_.token(with).pos != "ADP" || with + 2 >= graph_.size()) return;
    const std::uint32_t person = graph_.child(with, "pobj");
    if (person == kNoToken || !is_subordinate(with, person)) return;
    const auto suite = context_.fill(person, kPerson);
    if (suite.size() != 1) return;
    std::uint32_t verb = with;
    for (int step = 0; step < 4 && !graph_.is_verb(verb) && !graph_.is_root(verb); ++step)
      verb = graph_.token(verb).head;
    for (const Candidate& met : meetings_in(graph_.sentence_of(with))) {
      const bool own =
          met.trigger == verb || (graph_.is_verb(met.trigger) && graph_.token(met.trigger).head == verb);
      if (!own || met.trigger > with || met.from == suite.front().entity || met.to == suite.front().entity)
        continue;
      const auto chiefs = fill_slots(context_, verb_frame(context_, met.trigger), {"subj"}, kPerson);
      if (chiefs.size() != 1 || (chiefs.front().entity != met.from && chiefs.front().entity != met.to))
        continue;
      const bool leads = chiefs.front().entity == met.from;
      add(met, leads ? met.to : met.from, leads ? met.to_token : met.from_token, suite.front(), kNoToken);
      std::erase_if(out_, [&](const Candidate& one) {
        return one.kind == EdgeKind::Met && one.trigger == met.trigger &&
               ((one.from == suite.front().entity && one.to == chiefs.front().entity) ||
                (one.to == suite.front().entity && one.from == chiefs.front().entity));
      });
      return;
    }
  }

  /// "Foreign Minister C", "his minister, C": no leader, and told of no other state.
  [[nodiscard]] bool is_subordinate(std::uint32_t with, std::uint32_t person) const {
    const bool owned = graph_.token(with + 1).tag == "PRP$";
    bool post = false;
    for (std::uint32_t i = with + 1; i <= person; ++i) {
      const std::string& lemma = graph_.lemma(i);
      post = post || one_of(context_.words(i), {"Minister", "minister", "Secretary", "adviser", "spokesman"});
      if (lemma == "prime" || lemma == "the" || lemma == "counterpart" || lemma == "of") return false;
      for (const std::uint32_t m : context_.mentions_covering(i))
        if (context_.label(context_.document().mentions[m].entity) == NodeLabel::Country) return false;
    }
    const bool titled = graph_.token(with + 1).tag.starts_with("NNP");
    return post && (owned || titled);
  }

  /// "..., with D, his envoy, taking notes"
  void read_with(std::uint32_t with) {
    if (with == 0 || context_.words(with - 1) != "," || graph_.token(with).pos != "ADP") return;
    const auto near = people_behind(context_, with + 1);
    if (near.size() != 1) return;
    const std::uint32_t last = std::min(sentence_end(context_, with), near.front().token + 14);
    std::uint32_t at = near.front().token + 1;
    if (at < last && context_.words(at) == ",") {  // "D, his envoy, taking notes"
      while (++at < last && context_.words(at) != ",") {
        if (graph_.is_verb(at) || person_opening_at(context_, at) != nullptr) return;
      }
      ++at;
    }
    if (at + 1 >= last) return;
    const std::string_view word = context_.words(at);
    const std::string_view next = context_.words(at + 1);
    const bool there = (word == "taking" && next == "notes") ||
                       (word == "in" && (next == "tow" || next == "attendance")) ||
                       (word == "sitting" && next == "in") || (word == "listening" && next == "in") ||
                       (word == "looking" && next == "on") || word == "interpreting" || word == "mediating" ||
                       word == "presiding" ||
                       (word == "at" && next == "the" && at + 3 < last && context_.words(at + 2) == "head");
    if (!there) return;
    const bool own = next == "tow" || is_own_man(near.front(), with);
    for (const Candidate& met : meetings_in(graph_.sentence_of(with))) {
      if (met.trigger > with && next != "tow") continue;
      if (!own || !is_subject_side(met.from_token, met.trigger))
        add(met, met.from, met.from_token, near.front(), kNoToken);
      if (!own || !is_subject_side(met.to_token, met.trigger))
        add(met, met.to, met.to_token, near.front(), kNoToken);
    }
  }

  [[nodiscard]] static bool is_subject_side(std::uint32_t token, std::uint32_t trigger) {
    return token < trigger;
  }

  /// "D, his envoy": of those who met him, not of his own chief.
  [[nodiscard]] bool is_own_man(const Filler& near, std::uint32_t with) const {
    for (std::uint32_t i = with + 1; i < std::min(near.token + 5, sentence_end(context_, with)); ++i) {
      if (graph_.token(i).tag == "PRP$") return true;
    }
    return false;
  }

  /// "had them in one room", "brought A and B together", "kept A and B at P for three days"
  void read_brought_together(std::uint32_t verb) {
    if (!one_of(graph_.lemma(verb),
                {"bring", "have", "get", "keep", "gather", "seat", "put", "lock", "coax", "steer", "lead"}) ||
        graph_.child(verb, "neg") != kNoToken || graph_.token(verb).pos != "VERB")
      return;
    const Frame frame = verb_frame(context_, verb);
    auto brought = fill_slots(context_, frame, {"obj"}, kPerson);
    const auto in_row = brought.size() < 2 ? named_together(verb) : std::vector<Filler>{};
    if (!in_row.empty()) brought = in_row;
    if (brought.size() < 2 || brought.size() > 4 || (in_row.empty() && !in_one_place(frame))) return;
    const auto hosts = fill_slots(context_, frame, {"subj"}, kPerson);
    if (hosts.size() > 1) return;
    const bool guests = graph_.lemma(verb) == "have" && brought.size() > 2;  // of one host
    for (std::size_t i = 0; i < brought.size(); ++i) {
      for (std::size_t k = i + 1; k < brought.size() && !guests; ++k) meet(brought[i], brought[k], verb);
      for (const Filler& host : hosts) meet(host, brought[i], verb);
    }
  }

  /// "brought A and B together" by the order of words, where the tree breaks a name.
  [[nodiscard]] std::vector<Filler> named_together(std::uint32_t verb) const {
    if (graph_.lemma(verb) != "bring") return {};
    auto found = people_behind(context_, verb + 1);
    if (found.size() < 2) return {};
    std::uint32_t last = found.back().token + 1;
    for (const Filler& one : found) {
      for (const std::uint32_t m : context_.mentions_covering(one.token))
        last = std::max(last, context_.document().mentions[m].last);
    }
    const bool together = last < sentence_end(context_, verb) && context_.words(last) == "together";
    return together ? found : std::vector<Filler>{};
  }

  /// "hosted talks between A and B", "chaired a meeting of A and B"
  void read_talks_hosted(std::uint32_t verb) {
    if (!one_of(graph_.lemma(verb), {"host", "chair", "mediate", "moderate", "lead", "oversee"}) ||
        graph_.child(verb, "neg") != kNoToken || graph_.is_passive(verb))
      return;
    const std::uint32_t talks = graph_.child(verb, "dobj");
    if (talks == kNoToken ||
        !one_of(graph_.lemma(talks), {"talk", "meeting", "negotiation", "summit", "discussion", "encounter",
                                      "session", "lunch", "dinner", "consultation", "conversation"}) ||
        talked_at_distance(context_, talks))
      return;
    const auto guests =
        fill_slots(context_, noun_frame(context_, talks), {"between", "of", "among"}, kPerson);
    const auto hosts = fill_slots(context_, verb_frame(context_, verb), {"subj"}, kPerson);
    if (guests.size() < 2 || guests.size() > 4 || hosts.size() != 1) return;
    for (const Filler& guest : guests) meet(hosts.front(), guest, verb);
  }

  void meet(Filler a, const Filler& b, std::uint32_t trigger) {
    a.certainty = std::min(a.certainty, 0.92F);
    propose(context_, out_, EdgeKind::Met, a, b, trigger, Origin::Verb);
  }

  [[nodiscard]] bool in_one_place(const Frame& frame) const {
    for (const std::uint32_t c : graph_.children(frame.trigger)) {
      if ((graph_.token(c).role == "advmod" || graph_.token(c).role == "prt") &&
          graph_.lemma(c) == "together")
        return graph_.lemma(frame.trigger) != "put" && graph_.lemma(frame.trigger) != "get";
    }
    const bool keeps = graph_.lemma(frame.trigger) == "keep";
    bool place = false;
    for (const Slot& slot : frame.slots) {
      const std::string& lemma = graph_.lemma(slot.token);
      const bool where = one_of(slot.name, {"to", "in", "into", "at", "around", "round", "under", "on"});
      place = place || (where && (context_.inside_name(slot.token, EntityType::Place) ||
                                  one_of(lemma, {"villa", "manor", "residence", "hotel", "palace"})));
      if (!where || keeps) continue;
      if (one_of(lemma, {"villa", "manor", "hotel", "house", "building"}) && is_shared(slot.token))
        return true;
      if (one_of(lemma,
                 {"table", "room", "roof", "stage", "lunch", "dinner", "boat", "tent", "podium", "sofa"}) &&
          (lemma != "table" || is_shared(slot.token)))
        return true;
    }
    return keeps && place && lasts(context_, frame);
  }

  /// "one table", "the same table", "his table"
  [[nodiscard]] bool is_shared(std::uint32_t noun) const {
    const auto children = graph_.children(noun);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return one_of(graph_.lemma(c), {"one", "same", "negotiating", "single"}) ||
             graph_.token(c).role == "poss";
    });
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
};

}  // namespace

void find_parties(const FactContext& context, Candidates& out) {
  PartyReader reader(context, out);
  for (std::uint32_t i = 0; i < context.graph().size(); ++i) {
    if (context.readable(context.graph().sentence_of(i))) reader.read(i);
  }
}

}  // namespace entente::ingest
