// Being asked to come without the word: "requested him to come", "asked Arce to her inauguration", "wrote to
// her, inviting her to Bishkek".
#include <algorithm>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/frames/frame_targets.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kActor{NodeLabel::Person, NodeLabel::Country, NodeLabel::Organization};
constexpr LabelSet kGuest{NodeLabel::Person, NodeLabel::Country};

class InvitationReader {
 public:
  InvitationReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out) {}

  void read(std::uint32_t verb) {
    if (graph_.lemma(verb) == "invitation" || graph_.lemma(verb) == "invite") read_at_invitation(verb);
    if (!graph_.is_verb(verb)) return;
    if (one_of(graph_.lemma(verb), {"ask", "request", "beg", "urge"})) read_asked(verb);
    if (graph_.lemma(verb) == "invite") read_inviting(verb);
  }

 private:
  /// "is due in Moscow at Y's invitation", "came on the invitation of his counterpart, Y"
  void read_at_invitation(std::uint32_t noun) {
    if (!graph_.is_noun(noun) || graph_.token(noun).role != "pobj") return;
    const std::uint32_t preposition = graph_.token(noun).head;
    if (!one_of(graph_.lemma(preposition), {"at", "on", "upon", "follow", "following", "after"})) return;
    const Frame frame = noun_frame(context_, noun);
    auto hosts = fill_slots(context_, frame, {"poss"}, kActor);
    if (hosts.empty()) {
      Frame own = frame;
      std::erase_if(own.slots, [](const Slot& slot) { return slot.shared; });
      hosts = fill_slots(context_, own, {"of", "from", "by"}, kActor);
    }
    if (hosts.empty()) return;
    std::uint32_t above = preposition;
    for (int step = 0; step < 6 && !graph_.is_root(above); ++step) {
      above = graph_.token(above).head;
      if (graph_.is_verb(above)) {
        const Frame clause = verb_frame(context_, above);
        auto guests = fill_slots(context_, clause, {clause.passive ? "obj" : "subj"}, kGuest);
        invite(hosts, guests, noun);
        return;
      }
      // "the visit of X to P at the invitation of Y"
      if (one_of(graph_.lemma(above), {"visit", "trip", "tour", "stay", "arrival"})) {
        const auto guests = fill_slots(context_, noun_frame(context_, above), {"poss", "of", "by"},
                                       LabelSet{NodeLabel::Person});
        if (!guests.empty()) {
          invite(hosts, guests, noun);
          return;
        }
      }
    }
  }

  void invite(const std::vector<Filler>& hosts, const std::vector<Filler>& guests, std::uint32_t trigger) {
    for (const Filler& host : hosts) {
      const bool told = std::any_of(out_.begin(), out_.end(), [&](const Candidate& one) {
        return one.kind == EdgeKind::Invited && one.from == host.entity && one.trigger == trigger;
      });
      for (const Filler& guest : guests) {
        if (!told) propose(context_, out_, EdgeKind::Invited, host, guest, trigger, Origin::Noun);
      }
    }
  }

  /// "asked him to come", "asked her to the inauguration"
  void read_asked(std::uint32_t verb) {
    const Frame frame = verb_frame(context_, verb);
    bool comes = std::any_of(frame.slots.begin(), frame.slots.end(),
                             [&](const Slot& slot) { return slot.name == "to" && is_occasion(slot.token); });
    for (const std::uint32_t c : graph_.children(verb)) {
      const std::string& role = graph_.token(c).role;
      if (role != "xcomp" && role != "ccomp" && role != "advcl") continue;
      const std::uint32_t to = graph_.child(c, "aux");
      comes = comes || (to != kNoToken && graph_.token(to).tag == "TO" && is_coming(c));
    }
    if (!comes) return;
    const auto hosts = fill_slots(context_, frame, {"subj"}, kActor);
    for (const Filler& guest : fill_slots(context_, frame, {"obj", "iobj"}, kGuest)) {
      for (const Filler& host : hosts)
        propose(context_, out_, EdgeKind::Invited, host, guest, verb, Origin::Verb);
    }
  }

  [[nodiscard]] bool is_coming(std::uint32_t verb) const {
    const std::string& lemma = graph_.lemma(verb);
    if (lemma == "visit" || lemma == "attend") return true;
    if (lemma == "pay") {
      const std::uint32_t object = graph_.child(verb, "dobj");
      return object != kNoToken && graph_.lemma(object) == "visit";
    }
    if (lemma != "come" && lemma != "travel" && lemma != "fly") return false;
    for (const std::uint32_t c : graph_.children(verb)) {  // "to come clean", "to come up with"
      const std::string& role = graph_.token(c).role;
      if (role == "acomp" || role == "oprd" || role == "prt") return false;
    }
    return true;
  }

  [[nodiscard]] bool is_occasion(std::uint32_t noun) const {
    return one_of(graph_.lemma(noun),
                  {"inauguration", "wedding", "funeral", "summit", "dinner", "lunch", "banquet", "ceremony",
                   "coronation", "party", "reception", "tea", "conference", "parade"});
  }

  /// "wrote to her inviting her to Bishkek": the tree may hang the participle on the one written to.
  void read_inviting(std::uint32_t verb) {
    const Token& at = graph_.token(verb);
    if (at.tag != "VBG" || (at.role != "acl" && at.role != "pcomp")) return;
    std::uint32_t up = at.head;
    for (int step = 0; step < 6 && !graph_.is_verb(up) && !graph_.is_root(up); ++step)
      up = graph_.token(up).head;
    if (!graph_.is_verb(up) || !one_of(graph_.lemma(up), {"write", "send", "deliver", "hand", "issue"}))
      return;
    Frame frame = verb_frame(context_, verb);
    std::vector<Filler> hosts;
    for (const std::uint32_t subject : graph_.subjects(up)) {
      for (const Filler& host : context_.fill(subject, kActor)) hosts.push_back(host);
    }
    for (const Filler& guest : fill_slots(context_, frame, {"obj"}, kGuest)) {
      for (const Filler& host : hosts)
        propose(context_, out_, EdgeKind::Invited, host, guest, verb, Origin::Verb);
    }
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
};

}  // namespace

void find_invitations(const FactContext& context, Candidates& out) {
  InvitationReader reader(context, out);
  for (std::uint32_t i = 0; i < context.graph().size(); ++i) {
    if (context.readable(context.graph().sentence_of(i))) reader.read(i);
  }
}

}  // namespace entente::ingest
