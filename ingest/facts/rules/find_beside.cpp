// Who is told beside whom outside the frame of a verb of meeting: the words under a picture, "With X at his
// side", "Waiting for X on the tarmac was Y", "X was Y's guest".
#include <algorithm>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame_conditions.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr float kByOrder = 0.88F;

class BesideReader {
 public:
  BesideReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out), told_(graph_.size(), false) {
    for (const Candidate& candidate : out) {
      if (candidate.kind == EdgeKind::Met || candidate.kind == EdgeKind::Called)
        told_[candidate.trigger] = true;
    }
  }

  void read(std::uint32_t i) {
    if (told_[i]) return;
    if (context_.document().annotation.sentences[graph_.sentence_of(i)].first == i) {
      read_inversion(i);
      read_caption(i);
      read_sat_beside(i);
      read_at_side(i);
    }
    read_guest(i);
    if (context_.words(i) == "face") read_face_to_face(i);
  }

 private:
  void pair_up(const std::vector<Filler>& from, const std::vector<Filler>& to, std::uint32_t trigger,
               Origin origin, bool weak = false) {
    for (Filler a : from) {
      for (const Filler& b : to) {
        a.certainty *= kByOrder;
        const std::size_t before = out_.size();
        propose(context_, out_, EdgeKind::Met, a, b, trigger, origin);
        for (std::size_t k = before; k < out_.size(); ++k) out_[k].weak = weak;
      }
    }
  }

  /// "Waiting for X on the tarmac was Y"
  void read_inversion(std::uint32_t first) {
    // "There to receive X at the port was Y", "On hand to greet X were Y and Z"
    if (one_of(graph_.lemma(first), {"there", "on", "at"})) {
      for (std::uint32_t i = first + 1; i + 1 < std::min(sentence_end(context_, first), first + 6); ++i) {
        if (context_.words(i) == ",") return;
        if (graph_.lemma(i) != "to" || graph_.token(i + 1).tag != "VB") continue;
        if (one_of(graph_.lemma(i + 1), {"receive", "greet", "meet", "welcome"})) first = i + 1;
        break;
      }
    }
    if (graph_.token(first).tag != "VBG" && graph_.token(first).tag != "VB") return;
    const auto rules = context_.lexicon().verb_rules(graph_.lemma(first));
    const bool waits = graph_.lemma(first) == "wait" || graph_.lemma(first) == "await";
    if (!waits && std::none_of(rules.begin(), rules.end(), [](const FrameRule& rule) {
          return is_sure_contact(rule) && rule.object.empty() && rule.particle.empty();
        }))
      return;
    const std::uint32_t last = sentence_end(context_, first);
    auto other = people_behind(context_, first + 1);
    if (other.empty())
      other = people_behind(context_, behind_preposition(context_, first, waits ? "for" : "with"));
    if (other.empty()) return;
    for (std::uint32_t i = other.back().token + 1; i + 1 < std::min(last, first + 25); ++i) {
      if (context_.words(i) == ",") return;
      if (graph_.lemma(i) != "be") continue;
      pair_up(people_behind(context_, i + 1), other, first, Origin::Verb);
      return;
    }
  }

  /// "Beside X sat Y", "Opposite X in the tent was Y", "Next to her stood Y", "On his left sat Y", "With X on
  /// the balcony stood Y"
  void read_sat_beside(std::uint32_t first) {
    const bool with = graph_.lemma(first) == "with";
    std::uint32_t at = first + 1;
    if (at + 3 >= graph_.size()) return;
    if (graph_.lemma(first) == "next" && context_.words(at) == "to") {
      ++at;
    } else if (!with && !one_of(graph_.lemma(first), {"beside", "opposite", "alongside", "facing", "behind",
                                                      "around", "on", "at"})) {
      return;
    }
    const bool part = one_of(graph_.lemma(first), {"on", "at"});
    if (part && !one_of(graph_.lemma(at + 1), {"left", "right", "side", "elbow", "table"})) return;
    auto other = people_behind(context_, at);
    if (other.empty() && one_of(graph_.token(at).tag, {"PRP", "PRP$"}))
      other = context_.fill_one(at, kPerson);
    if (other.size() != 1) return;
    const std::uint32_t last = std::min(sentence_end(context_, first), other.front().token + 8);
    for (std::uint32_t i = other.front().token + 1; i + 1 < last; ++i) {
      if (context_.words(i) == "," || person_opening_at(context_, i) != nullptr) return;
      if (!graph_.is_verb(i)) continue;
      if (one_of(graph_.lemma(i), {"sit", "stand", "walk"}) || (!with && graph_.lemma(i) == "be"))
        pair_up(people_behind(context_, i + 1), other, i, Origin::Verb);
      return;
    }
  }

  [[nodiscard]] bool has_finite_verb(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first; i < last; ++i) {
      if (one_of(graph_.token(i).tag, {"VBD", "VBZ", "VBP", "MD"})) return true;
    }
    return false;
  }

  /// "Prime Minister X (right) with Y in Delhi on Monday": the words under a picture.
  void read_caption(std::uint32_t first) {
    const std::uint32_t last = sentence_end(context_, first);
    if (last - first > 40 || has_finite_verb(first, last)) return;
    auto shown = people_behind(context_, first);
    for (std::uint32_t i = first; i < last && shown.empty(); ++i) {  // "At the bar: X with Y"
      if (context_.words(i) != ":") continue;
      shown = people_behind(context_, i + 1);
      if (!shown.empty()) continue;
      // "Working lunch: the President with X"
      for (std::uint32_t k = i + 1; k < std::min(last, i + 4) && shown.empty(); ++k) {
        if (graph_.is_noun(k) && k + 1 < last && context_.words(k + 1) == "with")
          shown = context_.fill_one(k, kPerson);
      }
    }
    if (shown.size() != 1) return;
    std::uint32_t i = shown.front().token + 1;
    while (i < last &&
           one_of(context_.words(i), {",", "(", ")", "left", "right", "centre", "center", "L", "R", "C", "l",
                                      "r", "c", "pictured", "seen", "second", "from", "above", "file"}))
      ++i;
    // "X, the American climate envoy, with Y"
    for (std::uint32_t k = i; k < std::min(last, i + 10) && context_.words(i - 1) == ","; ++k) {
      if (context_.words(k) != ",") continue;
      if (k + 1 < last && context_.words(k + 1) == "with") i = k + 1;
      break;
    }
    if (i >= last || (context_.words(i) != "with" && context_.words(i) != "alongside")) return;
    const auto beside = people_behind(context_, i + 1);
    pair_up(shown, beside, shown.front().token, Origin::Noun);
  }

  /// "With X at his side, Y told reporters"
  void read_at_side(std::uint32_t first) {
    if (graph_.lemma(first) != "with") return;
    const auto beside = people_behind(context_, first + 1);
    if (beside.size() != 1) return;
    const std::uint32_t i = beside.front().token + 1;
    if (i + 3 >= sentence_end(context_, first)) return;
    const bool at_side =
        (context_.words(i) == "at" || context_.words(i) == "by") && graph_.lemma(i + 2) == "side";
    const bool near = one_of(context_.words(i), {"beside", "alongside", "next"}) ||
                      (one_of(context_.words(i), {"sitting", "standing", "looking", "watching"}));
    const std::uint32_t verb = graph_.token(first).head;
    if ((!at_side && !near) || !graph_.is_verb(verb)) return;
    for (const std::uint32_t subject : graph_.subjects(verb))
      pair_up(context_.fill_one(subject, kPerson), beside, verb, Origin::Verb, true);
  }

  /// "X was Y's guest", "stayed as a guest of Y", "X's host was Y", "X was host to Y", "her first callers
  /// were X and Y", "among his visitors were X and Y"
  void read_guest(std::uint32_t noun) {
    const std::string& lemma = graph_.lemma(noun);
    const bool caller = one_of(lemma, {"visitor", "caller"});
    if ((!caller && lemma != "guest" && lemma != "host") || graph_.is_root(noun) ||
        (!caller && graph_.token(noun).tag != "NN"))
      return;
    const Token& at = graph_.token(noun);
    std::uint32_t verb = at.head;
    const bool as = at.role == "pobj" && graph_.lemma(verb) == "as";
    const bool one_among = at.role == "pobj" && graph_.lemma(verb) == "among";
    if (as || one_among) verb = graph_.token(verb).head;
    if (!graph_.is_verb(verb) || (!as && graph_.lemma(verb) != "be")) return;
    std::vector<Filler> others;
    if (at.role == "attr" || as || one_among) {
      for (const std::uint32_t subject : graph_.subjects(verb)) others = context_.fill(subject, kPerson);
    }
    if (at.role == "nsubj" || (one_among && others.empty())) {
      const std::uint32_t attribute = graph_.child(verb, "attr");
      if (attribute != kNoToken) others = context_.fill(attribute, kPerson);
    }
    auto owners = owners_of_guest(noun);
    for (const Filler& other : others)
      std::erase_if(owners, [&](const Filler& one) { return one.entity == other.entity; });
    pair_up(others, owners, verb, Origin::Verb);
  }

  /// "Y's guest", "the guest of Y", "host to Y"
  [[nodiscard]] std::vector<Filler> owners_of_guest(std::uint32_t noun) const {
    std::vector<Filler> owners;
    for (const std::uint32_t c : graph_.children(noun)) {
      const bool of = graph_.token(c).role == "prep" &&
                      (graph_.lemma(c) == "of" || (graph_.lemma(noun) == "host" && graph_.lemma(c) == "to"));
      if (of && graph_.object_of(c) != kNoToken) owners = context_.fill(graph_.object_of(c), kPerson);
      if (graph_.token(c).role == "poss") owners = context_.fill_one(graph_.antecedent(c), kPerson);
    }
    return owners;
  }

  /// "was in Geneva, face to face with X", "the talks brought A face to face with B"
  void read_face_to_face(std::uint32_t face) {
    if (face + 4 >= graph_.size() || context_.words(face + 1) != "to" || context_.words(face + 2) != "face" ||
        context_.words(face + 3) != "with")
      return;
    const auto others = people_behind(context_, face + 4);
    const std::uint32_t first = context_.document().annotation.sentences[graph_.sentence_of(face)].first;
    for (std::uint32_t i = face; i > first && !others.empty(); --i) {
      if (graph_.token(i - 1).role != "nsubj" && graph_.token(i - 1).role != "nsubjpass") continue;
      auto people = context_.fill(i - 1, kPerson);
      const std::uint32_t object = graph_.child(graph_.token(i - 1).head, "dobj");
      if (people.empty() && object != kNoToken) people = context_.fill(object, kPerson);
      pair_up(people, others, face, Origin::Verb);
      return;
    }
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
  std::vector<bool> told_;
};

}  // namespace

void find_beside(const FactContext& context, Candidates& out) {
  BesideReader reader(context, out);
  for (std::uint32_t i = 0; i < context.graph().size(); ++i) {
    if (context.readable(context.graph().sentence_of(i))) reader.read(i);
  }
}

}  // namespace entente::ingest
