// Who joins those of a meeting told before: "X sat in", "With them was X", "X also took part".
#include <algorithm>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr float kJoined = 0.9F;

class JoinerReader {
 public:
  JoinerReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out) {}

  /// "X sat in", "X was also present", "X joined them", "X took part in the conversation": with those of the
  /// meeting told last.
  void read(std::uint32_t verb) {
    if (!graph_.is_verb(verb) || !is_joining(verb)) return;
    std::vector<Filler> others;
    for (const std::uint32_t subject : graph_.subjects(verb)) {
      for (const Filler& other : context_.fill(subject, kPerson)) others.push_back(other);
    }
    if (others.empty() || others.size() > 3) return;
    if (graph_.lemma(verb) == "join" && others_named_before(verb, others)) return;
    const std::uint32_t here = graph_.sentence_of(verb);
    const std::uint32_t reach = names_meeting(verb) ? 4 : 2;  // sentences
    Candidates last;
    for (const Candidate& act : out_) {
      if (act.kind != EdgeKind::Met || act.trigger >= verb || act.origin == Origin::Companion ||
          graph_.lemma(act.trigger) == "swear")  // before a crowd
        continue;
      if (here - act.sentence > reach || context_.paragraph(here) != context_.paragraph(act.sentence))
        continue;
      if (!last.empty() && act.trigger < last.front().trigger) continue;
      if (!last.empty() && act.trigger > last.front().trigger) last.clear();
      last.push_back(act);
    }
    if (last.size() > 3) return;
    for (const Candidate& act : last) {
      for (const Filler& other : others) {
        if (other.entity == act.from || other.entity == act.to) continue;
        add(act, false, other, verb);
        add(act, true, other, verb);
      }
    }
  }

 private:
  /// "B promised him a lunch, and X is to join them": those of this sentence.
  [[nodiscard]] bool others_named_before(std::uint32_t verb, const std::vector<Filler>& joining) const {
    std::vector<std::uint32_t> named;
    for (const Mention& mention : context_.document().mentions) {
      if (mention.first >= verb) break;
      if (mention.head >= graph_.size() || graph_.sentence_of(mention.head) != graph_.sentence_of(verb) ||
          context_.label(mention.entity) != NodeLabel::Person || mention.entity == joining.front().entity)
        continue;
      if (std::find(named.begin(), named.end(), mention.entity) == named.end())
        named.push_back(mention.entity);
    }
    return named.size() == 2;
  }

  /// The act with `other` in the place of one end.
  void add(const Candidate& act, bool replace_to, const Filler& other, std::uint32_t trigger) {
    Candidate joined = act;
    (replace_to ? joined.to : joined.from) = other.entity;
    (replace_to ? joined.to_token : joined.from_token) = other.token;
    joined.certainty *= kJoined * other.certainty;
    joined.part_first = 0;
    joined.part_last = 0;
    joined.trigger = trigger;
    joined.sentence = graph_.sentence_of(trigger);
    joined.path = 4;
    const bool known = std::any_of(out_.begin(), out_.end(), [&](const Candidate& c) {
      return c.kind == joined.kind && c.trigger == trigger &&
             ((c.from == joined.from && c.to == joined.to) || (c.from == joined.to && c.to == joined.from));
    });
    if (!known) out_.push_back(std::move(joined));
  }

  /// "meeting", "audience": one that has been told of, not "the second meeting", "the meeting of envoys".
  [[nodiscard]] bool is_told_meeting(std::uint32_t noun) const {
    if (noun == kNoToken || graph_.token(noun).tag != "NN" || !context_.mentions_covering(noun).empty())
      return false;
    const auto children = graph_.children(noun);
    const bool another = std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return one_of(graph_.lemma(c), {"of", "another", "separate", "second", "third", "next", "annual"});
    });
    return !another && one_of(graph_.lemma(noun), {"meeting", "conversation", "talk", "dinner", "lunch",
                                                   "discussion", "audience", "breakfast"});
  }

  /// "attended the lunch", "took part in the audience": says which meeting is meant.
  [[nodiscard]] bool names_meeting(std::uint32_t verb) const {
    const std::uint32_t object = graph_.child(verb, "dobj");
    if (graph_.lemma(verb) == "attend") return is_told_meeting(object);
    if (!takes_part(verb)) return false;
    for (const std::uint32_t holder : {verb, object}) {  // "in" hangs on either
      for (const std::uint32_t c : graph_.children(holder)) {
        if (graph_.lemma(c) == "in" && graph_.token(c).role == "prep" && is_told_meeting(graph_.object_of(c)))
          return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool takes_part(std::uint32_t verb) const {
    const std::uint32_t object = graph_.child(verb, "dobj");
    return graph_.lemma(verb) == "take" && object != kNoToken && graph_.lemma(object) == "part";
  }

  /// "X also took part", and no word of what in.
  [[nodiscard]] bool takes_part_too(std::uint32_t verb) const {
    return takes_part(verb) && says_also(verb) && graph_.child(verb, "prep") == kNoToken &&
           graph_.child(graph_.child(verb, "dobj"), "prep") == kNoToken;
  }

  [[nodiscard]] bool says_also(std::uint32_t verb) const {
    const auto children = graph_.children(verb);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return one_of(graph_.lemma(c), {"also", "too", "likewise"});
    });
  }

  /// "With them was X", "X sat with them", "X too was in the room"
  [[nodiscard]] bool is_among_them(std::uint32_t verb, std::uint32_t preposition) const {
    if (graph_.token(preposition).role != "prep") return false;
    const std::string& lemma = graph_.lemma(verb);
    const std::string& word = graph_.lemma(preposition);
    const std::uint32_t spot = graph_.object_of(preposition);
    if (spot == kNoToken) return lemma == "sit" && word == "in";
    if (word == "with") return one_of(lemma, {"be", "sit"}) && one_of(context_.words(spot), {"them", "both"});
    return lemma == "be" && one_of(word, {"in", "at"}) && graph_.lemma(spot) == "room" &&
           graph_.child(spot, "amod") == kNoToken && graph_.child(spot, "compound") == kNoToken;
  }

  [[nodiscard]] bool is_joining(std::uint32_t verb) const {
    const std::string& lemma = graph_.lemma(verb);
    const std::uint32_t object = graph_.child(verb, "dobj");
    bool joins = false;
    for (const std::uint32_t c : graph_.children(verb)) {
      const std::string& role = graph_.token(c).role;
      const std::string& word = graph_.lemma(c);
      if (role == "neg") return false;
      joins = joins || is_among_them(verb, c) ||
              (lemma == "sit" && word == "in" && (role == "advmod" || role == "prt")) ||
              (lemma == "be" && role == "acomp" && word == "present" && graph_.child(c, "prep") == kNoToken);
    }
    return joins || names_meeting(verb) || takes_part_too(verb) ||
           (lemma == "join" && object != kNoToken && graph_.lemma(object) == "they" &&
            !graph_.is_passive(verb));
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
};

}  // namespace

void find_joiners(const FactContext& context, Candidates& out) {
  JoinerReader reader(context, out);
  for (std::uint32_t i = 0; i < context.graph().size(); ++i) {
    if (context.readable(context.graph().sentence_of(i))) reader.read(i);
  }
}

}  // namespace entente::ingest
