// Those who sat at one table with a third also met each other: "A dined with B and C", "A and B conferred
// with C", "talks with A and B". Not so where one receives, sees or greets a row: they may come in turn.
#include <algorithm>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame_targets.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr std::size_t kLargestTable = 4;  // more are a gathering

bool is_meal(const std::string& lemma) {
  return one_of(lemma, {"dinner", "lunch", "breakfast", "banquet", "luncheon", "supper", "brunch", "feast",
                        "meal", "tea", "coffee", "drink", "iftar", "barbecue", "picnic", "cocktail"});
}

bool is_dining(const std::string& lemma) {
  return one_of(lemma, {"dine", "din", "lunch", "breakfast", "sup", "eat", "drink", "feast", "brunch"});
}

/// Acts that all who are named do at once.
bool is_shared_verb(const std::string& lemma) {
  return is_dining(lemma) ||
         one_of(lemma, {"confer", "huddle", "negotiate", "haggle", "bargain", "consult", "walk", "stroll",
                        "ride", "pose", "tour", "closet", "deliberate", "join", "spend"});
}

bool is_shared_noun(const std::string& lemma) {
  return is_meal(lemma) || one_of(lemma, {"talk", "meeting", "negotiation", "consultation", "discussion",
                                          "sit-down", "conclave", "huddle", "walk", "stroll"});
}

class TableReader {
 public:
  TableReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out) {}

  void read(std::uint32_t trigger) {
    act_ = shared_act(trigger);
    if (act_ == kNoToken || are_parted(trigger)) return;
    std::vector<Filler> from;
    std::vector<Filler> to;
    const std::size_t had = out_.size();
    const Candidate* like = nullptr;
    for (const Candidate& one : out_) {
      if (one.kind != EdgeKind::Met || one.trigger != trigger) continue;
      like = like == nullptr ? &one : like;
      add(from, {one.from, one.from_token, one.certainty});
      add(to, {one.to, one.to_token, one.certainty});
    }
    if (like == nullptr || from.size() + to.size() > kLargestTable || share_one(from, to)) return;
    const Candidate model = *like;
    const bool seated = graph_.lemma(trigger) == "sit" && !has_particle(graph_, trigger, "down");
    if (!seated && !are_one_side(from)) join(from, model);
    if (seated && !has_particle(graph_, trigger, "with"))
      return;  // "sat between A and B" at a meeting of many
    if (!is_given(trigger) || to.front().token != to.back().token) join(to, model);
    for (std::size_t k = had; k < out_.size(); ++k) {
      out_[k].weak = model.weak;
      out_[k].ahead = model.ahead;
    }
  }

 private:
  static void add(std::vector<Filler>& row, const Filler& one) {
    const bool has =
        std::any_of(row.begin(), row.end(), [&](const Filler& other) { return other.entity == one.entity; });
    if (!has) row.push_back(one);
  }

  /// "A, B and C met": each is told with each already.
  static bool share_one(const std::vector<Filler>& from, const std::vector<Filler>& to) {
    return std::any_of(from.begin(), from.end(), [&](const Filler& a) {
      return std::any_of(to.begin(), to.end(), [&](const Filler& b) { return a.entity == b.entity; });
    });
  }

  /// The word that tells how they were together: the trigger, or the meal or talks it carries.
  [[nodiscard]] std::uint32_t shared_act(std::uint32_t trigger) const {
    if (!graph_.is_verb(trigger)) return is_shared_noun(graph_.lemma(trigger)) ? trigger : kNoToken;
    if (is_shared_verb(graph_.lemma(trigger)) || graph_.lemma(trigger) == "sit") return trigger;
    const std::uint32_t object = graph_.child(trigger, "dobj");
    if (object != kNoToken && is_shared_noun(graph_.lemma(object))) return object;
    const bool beside = graph_.lemma(trigger) != "visit" && has_particle(graph_, trigger, "with");
    return beside && context_.lexicon().is(WordClass::Presence, graph_.lemma(trigger)) ? trigger : kNoToken;
  }

  /// "conferred separately with A and B", "meetings with A and B", "had lunch in turn with"
  [[nodiscard]] bool are_parted(std::uint32_t trigger) const {
    const std::string& act = graph_.lemma(act_);
    if (graph_.token(act_).tag == "NNS" && act != "talk" && act != "negotiation" && act != "drink")
      return true;
    const Sentence& sentence = context_.document().annotation.sentences[graph_.sentence_of(trigger)];
    for (std::uint32_t i = sentence.first; i < std::min(sentence.last, graph_.size()); ++i) {
      if (one_of(graph_.lemma(i), {"separately", "separate", "respectively", "individually", "successively",
                                   "bilateral", "turn", "each", "among"}))
        return true;
    }
    return false;
  }

  /// "gave them a dinner", "hosted a lunch for the delegation": the guests came together.
  [[nodiscard]] bool is_given(std::uint32_t trigger) const {
    if (graph_.is_noun(trigger)) trigger = graph_.token(trigger).head;
    return graph_.is_verb(trigger) &&
           one_of(graph_.lemma(trigger), {"give", "host", "offer", "hold", "throw", "have", "lay"});
  }

  /// "the minister and her deputy sat down with C": colleagues.
  [[nodiscard]] bool are_one_side(const std::vector<Filler>& row) const {
    const std::uint32_t first = context_.country_led_by(row.front().entity);
    return first != kNoEntity && std::all_of(row.begin() + 1, row.end(), [&](const Filler& one) {
             return context_.country_led_by(one.entity) == first;
           });
  }

  void join(const std::vector<Filler>& row, const Candidate& model) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      for (std::size_t k = i + 1; k < row.size(); ++k) {
        if (!is_row(row[i].token, row[k].token)) continue;
        propose(context_, out_, EdgeKind::Met, row[i], row[k], model.trigger, model.origin);
      }
    }
  }

  /// Nothing sets the second apart: no time, no place or verb of his own, no "then". At a meal the
  /// preposition may stand again ("dined with A and with B"), before talks it begins others.
  [[nodiscard]] bool is_row(std::uint32_t a, std::uint32_t b) const {
    if (a > b) std::swap(a, b);
    if (a == b) return true;  // "they dined with C"
    const bool meal =
        is_meal(graph_.lemma(act_)) || is_dining(graph_.lemma(act_)) || graph_.lemma(act_) == "sit";
    bool relative = false;
    for (std::uint32_t i = a + 1; i < b; ++i) {
      const std::string& lemma = graph_.lemma(i);
      if (i == act_ || context_.in_time(i) || context_.words(i) == ";") return false;
      // "with A and his daughter, B"
      if (graph_.token(i).tag == "PRP$" && context_.lexicon().kin(graph_.lemma(i + 1)) != nullptr)
        return false;
      if (one_of(lemma, {"then", "later", "before", "after", "but", "first", "next", "or"})) return false;
      if (lemma == "with" && !meal && !relative) return false;
      relative = relative || one_of(lemma, {"who", "whom", "whose", "which"});
      if (!relative && one_of(graph_.token(i).tag, {"VBD", "VBZ", "VBP", "MD"})) return false;
    }
    return true;
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
  std::uint32_t act_ = kNoToken;
};

}  // namespace

void find_tables(const FactContext& context, Candidates& out) {
  TableReader reader(context, out);
  std::vector<std::uint32_t> triggers;
  for (const Candidate& one : out) {
    if (one.kind == EdgeKind::Met && (triggers.empty() || triggers.back() != one.trigger))
      triggers.push_back(one.trigger);
  }
  std::sort(triggers.begin(), triggers.end());
  triggers.erase(std::unique(triggers.begin(), triggers.end()), triggers.end());
  for (const std::uint32_t trigger : triggers) reader.read(trigger);
}

}  // namespace entente::ingest
