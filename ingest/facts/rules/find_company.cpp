// Doing something in another's company. The class of verbs is open: what one does with the body ("toured the
// harbour with X", "fed the ducks with X") is done together; a phrase that means nothing but being together
// ("in the company of", "side by side with", "at X's side") needs no such verb. Left out are words of
// opinion, comparison, membership and dealing at a distance.
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

class CompanyReader {
 public:
  CompanyReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out), told_(graph_.size(), false) {
    for (const Candidate& candidate : out) {
      if (candidate.kind == EdgeKind::Met || candidate.kind == EdgeKind::Called)
        told_[candidate.trigger] = true;
    }
  }

  void read(std::uint32_t i) {
    if (graph_.is_verb(i) && graph_.token(i).pos == "VERB" && !told_[i]) read_doing(i);
    if (graph_.lemma(i) == "be" && !told_[i]) read_being_with(i);
    read_close_phrase(i);
    if (graph_.lemma(i) == "with") read_with_them(i);
  }

 private:
  std::vector<Filler> slots(const Frame& frame, const std::vector<std::string>& names) {
    return fill_slots(context_, frame, names, kPerson);
  }

  void pair_up(std::uint32_t trigger, const std::vector<Filler>& from, const std::vector<Filler>& to,
               bool weak) {
    for (Filler a : from) {
      for (const Filler& b : to) {
        if (is_of_party(a, b)) continue;
        a.certainty = std::min(a.certainty, 0.92F);
        const std::size_t before = out_.size();
        propose(context_, out_, EdgeKind::Met, a, b, trigger, Origin::Verb);
        for (std::size_t k = before; k < out_.size(); ++k) out_[k].weak = weak;
        told_[trigger] = told_[trigger] || out_.size() > before;
      }
    }
  }

  /// "X, his deputy", "their son X", "wife X": one of the other's own people.
  [[nodiscard]] bool is_of_party(const Filler& a, const Filler& b) const {
    static constexpr std::array<std::string_view, 8> kEquals = {
        "host", "guest", "counterpart", "colleague", "rival", "predecessor", "successor", "visitor"};
    const auto is_equal = [&](std::uint32_t noun) {
      return std::find(kEquals.begin(), kEquals.end(), graph_.lemma(noun)) != kEquals.end();
    };
    bool owned = false;
    for (const std::uint32_t c : graph_.children(b.token)) {
      const std::string& role = graph_.token(c).role;
      if (is_equal(c)) return false;
      if (role == "compound" && context_.lexicon().kin(graph_.lemma(c)) != nullptr) return true;
      owned = owned || (role == "poss" && graph_.token(c).tag == "PRP$");
      if (role != "appos") continue;
      const std::uint32_t owner = graph_.child(c, "poss");
      if (owner == kNoToken || graph_.token(owner).tag != "PRP$") continue;
      const auto owners = context_.fill_one(owner, kPerson);
      if (std::any_of(owners.begin(), owners.end(), [&](const Filler& o) { return o.entity == a.entity; }))
        return true;
    }
    return owned && !is_equal(b.token) && graph_.token(b.token).pos == "PROPN";
  }

  /// A leader on the road with his own ministers; on a long way only those of another state are company.
  void drop_retinue(const std::vector<Filler>& from, std::vector<Filler>& to, bool far) const {
    std::erase_if(to, [&](const Filler& b) {
      const std::uint32_t state = context_.country_led_by(b.entity);
      return std::any_of(from.begin(), from.end(), [&](const Filler& a) {
        const std::uint32_t other = context_.country_led_by(a.entity);
        return far && (state == kNoEntity || other == kNoEntity) ? true
                                                                 : state != kNoEntity && state == other;
      });
    });
  }

  [[nodiscard]] static bool is_way(const std::string& verb) {
    return one_of(verb, {"go", "come", "travel", "fly", "arrive", "return", "leave", "depart", "land",
                         "journey", "head", "set", "make"});
  }

  /// The phrase hangs on a noun that is no tie between people: "toured the harbour with X", "walked in the
  /// garden with X", but "spoke of his friendship with X".
  std::vector<Filler> company_of_nouns(const Frame& frame) {
    for (const Slot& slot : frame.slots) {
      if (!graph_.is_noun(slot.token) || slot.name == "subj" || slot.name == "with" || slot.shared) continue;
      if (frame.passive && slot.name == "obj") continue;
      const bool named = !context_.mentions_covering(slot.token).empty();
      if (named && (slot.name == "obj" || context_.inside_name(slot.token, EntityType::Person))) continue;
      if (context_.lexicon().is(WordClass::Bonds, graph_.lemma(slot.token)) ||
          !context_.lexicon().noun_rules(graph_.lemma(slot.token)).empty())
        continue;
      Frame inner;
      inner.trigger = slot.token;
      for (const std::uint32_t c : graph_.children(slot.token)) {
        if (graph_.token(c).role == "prep" && one_of(graph_.lemma(c), {"with", "alongside", "beside"}) &&
            graph_.object_of(c) != kNoToken)
          inner.slots.push_back({"with", graph_.object_of(c), true});
      }
      auto found = slots(inner, {"with"});
      if (!found.empty()) return found;
    }
    return {};
  }

  /// "toured the harbour with X", "was taken sailing with X"
  void read_doing(std::uint32_t verb) {
    const std::string& lemma = graph_.lemma(verb);
    const bool presence = context_.lexicon().is(WordClass::Presence, lemma);
    if (!presence && !is_way(lemma) && !is_scene(verb)) return;
    const Frame frame = verb_frame(context_, verb);
    if (!presence && is_way(lemma) && !is_outing(frame)) return;
    // "stood with X on the question", "stands beside Y in the polls"
    if (lemma == "stand" && (!stands_somewhere(frame) || stands_in_polls(context_, frame))) return;
    Frame own = frame;
    std::erase_if(own.slots, [](const Slot& slot) { return slot.shared; });
    auto beside = slots(own, {"with", "alongside", "beside"});
    if (beside.empty() && one_of(lemma, {"stand", "sit", "walk"})) beside = slots(own, {"between"});
    if (beside.empty() && (presence || is_way(lemma))) beside = company_of_nouns(own);
    std::erase_if(beside, [&](const Filler& one) { return is_own_staff(context_, frame, one.token); });
    auto doers = slots(frame, {frame.passive ? "obj" : "subj"});
    if (doers.empty()) doers = those_who_go(verb);
    if (is_way(lemma) || one_of(lemma, {"be", "visit", "attend", "drive"}))
      drop_retinue(doers, beside, is_way(lemma) && !is_outing(frame));
    pair_up(verb, doers, beside, !presence);
  }

  /// "went fishing with X", the first verb taken for an auxiliary
  std::vector<Filler> those_who_go(std::uint32_t verb) {
    const std::uint32_t aux = graph_.child(verb, "aux");
    if (aux == kNoToken || graph_.lemma(aux) != "go") return {};
    const std::uint32_t subject = graph_.child(aux, "nsubj");
    return subject == kNoToken ? std::vector<Filler>{} : context_.fill(subject, kPerson);
  }

  [[nodiscard]] bool stands_somewhere(const Frame& frame) const {
    return stand_together(context_, frame) ||
           std::any_of(
               frame.slots.begin(), frame.slots.end(),
               [&](const Slot& slot) {
                 return (slot.name == "in" || slot.name == "at" || slot.name == "on") &&
                        (context_.in_time(slot.token) || context_.inside_name(slot.token, EntityType::Place));
               }) ||
           (frame.slots.size() < 3 && graph_.token(frame.trigger).tag == "VBD");
  }

  /// "went to the opera with X", "came for a walk with X"
  [[nodiscard]] bool is_outing(const Frame& frame) const {
    return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
      return (slot.name == "to" || slot.name == "for" || slot.name == "on") &&
             context_.lexicon().is(WordClass::Company, graph_.lemma(slot.token));
    });
  }

  /// A verb that no table knows, told of one room: "swapped stories with X on the plane".
  [[nodiscard]] bool is_scene(std::uint32_t verb) const {
    const FactLexicon& lexicon = context_.lexicon();
    if (lexicon.is(WordClass::Apart, graph_.lemma(verb)) || !lexicon.verb_rules(graph_.lemma(verb)).empty())
      return false;
    if (graph_.token(verb).tag != "VBD" && graph_.token(verb).tag != "VBN") return false;
    const auto children = graph_.children(verb);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return one_of(graph_.lemma(c), {"in", "at", "on", "aboard", "outside", "inside"}) &&
             graph_.object_of(c) != kNoToken &&
             lexicon.is(WordClass::Room, graph_.lemma(graph_.object_of(c)));
    });
  }

  /// "laid flowers in the company of X", "spoke at X's side", "pressed the button side by side with X"
  void read_close_phrase(std::uint32_t i) {
    std::uint32_t people = kNoToken;
    const auto opens = [&](std::initializer_list<std::string_view> words) {
      if (i + words.size() >= graph_.size()) return false;
      std::uint32_t at = i;
      for (const std::string_view word : words) {
        if (context_.words(at) != word) return false;
        ++at;
      }
      people = at;
      return true;
    };
    std::vector<Filler> near;
    if (opens({"in", "the", "company", "of"}) || opens({"in", "the", "presence", "of"}) ||
        opens({"at", "the", "side", "of"}) || opens({"by", "the", "side", "of"}) ||
        opens({"side", "by", "side", "with"}) || opens({"shoulder", "to", "shoulder", "with"}) ||
        opens({"arm", "in", "arm", "with"}) || opens({"hand", "in", "hand", "with"}) ||
        opens({"in", "company", "with"}) || opens({"across", "the", "table", "from"})) {
      near = people_behind(context_, people);
      const std::uint32_t object = graph_.object_of(people - 1);
      if (near.empty() && object != kNoToken) near = context_.fill(object, kPerson);
    } else if (one_of(context_.words(i), {"at", "by", "in"})) {
      near = owners_of_side(i);
    }
    if (near.empty() || near.size() > 4) return;
    std::uint32_t verb = i;
    for (int step = 0; step < 6 && !graph_.is_verb(verb) && !graph_.is_root(verb); ++step)
      verb = graph_.token(verb).head;
    if (!graph_.is_verb(verb) || context_.lexicon().is(WordClass::Apart, graph_.lemma(verb))) return;
    const Frame frame = verb_frame(context_, verb);
    auto doers = slots(frame, {"subj"});
    if (doers.empty() && frame.passive) doers = slots(frame, {"obj"});
    if (graph_.lemma(verb) == "be") drop_retinue(doers, near, false);
    pair_up(verb, doers, near, graph_.lemma(verb) == "be");
  }

  /// "at X's side", "in his company"
  std::vector<Filler> owners_of_side(std::uint32_t preposition) {
    const std::uint32_t object = graph_.child(preposition, "pobj");
    if (object == kNoToken || object > preposition + 6) return {};
    const bool side = context_.words(preposition) == "in"
                          ? one_of(graph_.lemma(object), {"company", "presence"})
                          : one_of(graph_.lemma(object), {"side", "elbow", "bedside"});
    const std::uint32_t owner = graph_.child(object, "poss");
    if (!side || owner == kNoToken) return {};
    return context_.fill_one(graph_.antecedent(owner), kPerson);
  }

  /// "X is now with Y at his office"
  void read_being_with(std::uint32_t verb) {
    if (graph_.child(verb, "attr") != kNoToken || graph_.child(verb, "acomp") != kNoToken) return;
    const Frame frame = verb_frame(context_, verb);
    Frame own = frame;
    std::erase_if(own.slots, [](const Slot& slot) { return slot.shared; });
    auto beside = slots(own, {"with"});
    bool in_room = false;
    for (const Slot& slot : own.slots) {  // "was in one room with X", "on stage with X"
      if (beside.empty() && one_of(slot.name, {"in", "on", "at"}) &&
          context_.lexicon().is(WordClass::Room, graph_.lemma(slot.token)) &&
          context_.lexicon().noun_rules(graph_.lemma(slot.token)).empty()) {
        beside = company_of_nouns(own);
        in_room = true;
      }
    }
    if (beside.empty()) return;
    bool there = in_room;
    for (const Slot& slot : frame.slots) {  // not "in government", "in touch"
      there = there || (one_of(slot.name, {"at", "in"}) && !context_.in_time(slot.token) &&
                        (context_.inside_name(slot.token, EntityType::Place) ||
                         context_.inside_name(slot.token, EntityType::Country) ||
                         context_.lexicon().is(WordClass::Room, graph_.lemma(slot.token))));
    }
    for (std::uint32_t i = verb + 1; i + 1 < std::min(sentence_end(context_, verb), verb + 20); ++i) {
      there = there || (one_of(context_.words(i), {"in", "at"}) && !context_.in_time(i + 1) &&
                        context_.inside_name(i + 1, EntityType::Place));
    }
    // "is in Taiwan, together with her minister": they came as one
    const std::uint32_t with = graph_.token(beside.front().token).head;
    if (with > 1 && one_of(graph_.lemma(with - 1), {"together", "along"}) && context_.words(with - 2) == ",")
      there = false;
    for (const Slot& slot : frame.slots) {
      there = there ||
              (slot.name == "on" &&
               one_of(graph_.lemma(slot.token), {"terrace", "stage", "board", "plane", "train", "tarmac",
                                                 "balcony", "stand", "podium", "platform", "quay", "lawn"}));
    }
    // "was with X on Sunday"
    const bool on_day = std::any_of(own.slots.begin(), own.slots.end(), [&](const Slot& slot) {
      return slot.name == "on" && context_.in_time(slot.token);
    });
    there = there || (on_day && graph_.token(verb).tag != "VBP");
    for (const std::uint32_t c : graph_.children(verb)) {
      there =
          there || (graph_.token(c).role == "advmod" && one_of(graph_.lemma(c), {"now", "alone", "here"}));
    }
    if (there) pair_up(verb, slots(frame, {"subj"}), beside, true);
  }

  /// "stood on the quay, with X between them", "signed it with Y at his side"
  void read_with_them(std::uint32_t with) {
    if (graph_.token(with).pos != "ADP" || with + 2 >= graph_.size()) return;
    const auto near = people_behind(context_, with + 1);
    if (near.empty() || near.size() > 3) return;
    std::uint32_t at = near.back().token + 1;
    for (const std::uint32_t m : context_.mentions_covering(near.back().token))
      at = std::max(at, context_.document().mentions[m].last);
    const std::uint32_t end = sentence_end(context_, with);
    if (at + 1 >= end) return;
    const std::string_view word = context_.words(at);
    const std::string_view next = context_.words(at + 1);
    const bool by_them =
        one_of(word, {"between", "beside", "behind", "alongside"}) && one_of(next, {"them", "him", "her"});
    // who merely looks on, watches or listens is there, but met nobody
    const bool present = one_of(word, {"present", "sitting", "standing", "interpreting"}) ||
                         one_of(word, {"presiding", "chairing", "mediating", "moderating"}) ||
                         (word == "in" && next == "attendance") ||
                         (word == "in" && next == "the" && at + 2 < end &&
                          one_of(context_.words(at + 2), {"chair", "room", "audience"})) ||
                         (one_of(word, {"at", "by"}) && one_of(next, {"his", "her", "their"}) &&
                          at + 2 < end && one_of(context_.words(at + 2), {"side", "elbow", "shoulder"}));
    if (!by_them && !present) return;
    std::uint32_t verb = with;
    for (int step = 0; step < 4 && !graph_.is_verb(verb) && !graph_.is_root(verb); ++step)
      verb = graph_.token(verb).head;
    if (!graph_.is_verb(verb)) return;
    for (std::uint32_t i = with; i > verb + 1;
         --i) {  // "praised the deal which A and B made, with X present"
      if (!graph_.is_verb(i - 1)) continue;
      if (graph_.token(i - 1).role == "relcl") verb = i - 1;
      break;
    }
    const auto doers = slots(verb_frame(context_, verb), {"subj"});
    if (doers.empty() || doers.size() > 3) return;
    for (std::size_t i = 0; i + 1 < doers.size(); ++i)
      pair_up(verb, {doers[i]}, {doers.begin() + static_cast<std::ptrdiff_t>(i) + 1, doers.end()}, false);
    pair_up(verb, doers, near, false);
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
  std::vector<bool> told_;
};

}  // namespace

void find_company(const FactContext& context, Candidates& out) {
  CompanyReader reader(context, out);
  for (std::uint32_t i = 0; i < context.graph().size(); ++i) {
    if (context.readable(context.graph().sentence_of(i))) reader.read(i);
  }
}

}  // namespace entente::ingest
