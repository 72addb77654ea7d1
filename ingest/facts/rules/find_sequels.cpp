// Acts told by leaving out what was said before: "met A on Monday and, on Tuesday, B in Rome", "followed by
// B", "so did B", "B had his turn". Each takes the act told last and puts another person in the place of one
// end.
#include <algorithm>
#include <optional>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr float kSequel = 0.9F;

bool is_contact(EdgeKind kind) { return kind == EdgeKind::Met || kind == EdgeKind::Called; }

class SequelReader {
 public:
  SequelReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out) {}

  /// "... in Paris on Monday and, on Tuesday, B in Rome": what follows the last partner of an act.
  void read_rest(std::size_t base) {
    const Candidate act = out_[base];
    if (!is_contact(act.kind) || act.origin == Origin::Companion) return;
    const bool to_last = act.to_token > act.from_token;
    const std::uint32_t partner = std::max(act.from_token, act.to_token);
    if (partner <= act.trigger || std::min(act.from_token, act.to_token) > act.trigger) return;
    const std::uint32_t last = sentence_end(context_, act.trigger);
    std::uint32_t at = end_of_name(partner);
    std::uint32_t part = act.trigger;
    while (true) {
      const std::optional<Next> next = next_person(at, last);
      if (!next || names_end_of(act, next->people)) return;
      mark_part(act, part, next->start);
      for (const Filler& other : next->people) add(act, to_last, other, next->start, last);
      part = next->start;
      at = next->start;  // a row may name them in any order; what is left must shrink
      for (const Filler& other : next->people) at = std::max(at, end_of_name(other.token));
      if (at <= next->start) return;
    }
  }

  /// "followed by B"
  void read_followed(std::size_t base) {
    const Candidate act = out_[base];
    if (!is_contact(act.kind)) return;
    const std::uint32_t partner = std::max(act.from_token, act.to_token);
    const std::uint32_t last = std::min(sentence_end(context_, act.trigger), partner + 16);
    for (std::uint32_t i = partner + 1; i + 2 < last; ++i) {
      if (graph_.lemma(i) != "follow" || graph_.token(i).tag != "VBN" || context_.words(i - 1) == "was")
        continue;
      if (graph_.is_verb(i - 1)) return;
      for (const Filler& other : people_behind(context_, behind_preposition(context_, i, "by")))
        add(act, act.to_token > act.from_token, other, 0, 0);
      return;
    }
  }

  /// "so did B", "as did B": B in the place of the subject of the act told last.
  void read_likewise(std::uint32_t i) {
    if (i + 2 >= graph_.size() || !one_of(graph_.lemma(i), {"so", "as"})) return;
    const std::string& carrier = graph_.lemma(i + 1);
    if (!one_of(carrier, {"do", "have", "be"}) || graph_.sentence_of(i) != graph_.sentence_of(i + 2)) return;
    const auto others = people_behind(context_, i + 2);
    if (others.empty()) return;
    const bool opens = i == context_.document().annotation.sentences[graph_.sentence_of(i)].first;
    for (const Candidate& act : acts_before(i)) {
      if (!opens && act.sentence != graph_.sentence_of(i)) continue;
      if (opens && !is_main(act.trigger)) continue;
      if (carrier == "be" && act.kind == EdgeKind::Met && !graph_.is_passive(act.trigger)) continue;
      const auto is_subject = [&](std::uint32_t end) {
        return end < act.trigger && graph_.sentence_of(end) == act.sentence;
      };
      const bool to_is_subject = is_subject(act.to_token) && !is_subject(act.from_token);
      for (const Filler& other : others) add(act, to_is_subject, other, 0, 0, i);
    }
  }

  /// "B had his turn", "it was the turn of B", "it was B's turn to play host": with the person of whom the
  /// meetings before tell.
  void read_turn(std::uint32_t verb) {
    if (!graph_.is_verb(verb)) return;
    const bool has = graph_.lemma(verb) == "have";
    if (!has && graph_.lemma(verb) != "be") return;
    const std::uint32_t turn = graph_.child(verb, has ? "dobj" : "attr");
    if (turn == kNoToken || graph_.lemma(turn) != "turn") return;
    const std::uint32_t owner = graph_.child(turn, "poss");
    const std::uint32_t of = graph_.child(turn, "prep");
    std::vector<Filler> others;
    if (has) {
      if (owner == kNoToken) return;
      for (const std::uint32_t subject : graph_.subjects(verb)) {
        for (const Filler& other : context_.fill(subject, kPerson)) others.push_back(other);
      }
    } else if (owner != kNoToken) {
      others = context_.fill_one(graph_.antecedent(owner), kPerson);
    } else if (of != kNoToken && graph_.lemma(of) == "of") {
      others = context_.fill(graph_.object_of(of), kPerson);
      if (others.empty()) others = people_behind(context_, of + 1);
    }
    const Candidate* model = meeting_before(verb, 6);
    if (model == nullptr || others.empty()) return;
    const Candidate act = *model;
    std::vector<std::uint32_t> told(context_.document().entities.size(), 0);
    for (const Mention& mention : context_.document().mentions) ++told[mention.entity];
    const bool keep_from = told[act.from] >= told[act.to];
    for (const Filler& other : others) {
      if (other.entity == act.from || other.entity == act.to) {  // now he is the host
        add(act, other.entity == act.to, other, 0, 0, verb);
      } else {
        add(act, keep_from, other, 0, 0, verb);
      }
    }
  }

  /// "A second round followed in P", "The next session was held at Q": of those who met before.
  void read_further(std::uint32_t noun) {
    if (!one_of(graph_.lemma(noun), {"round", "session", "meeting", "encounter", "instalment", "sitting"}))
      return;
    if (!graph_.token(noun).role.starts_with("nsubj")) return;
    bool further = false;
    for (const std::uint32_t c : graph_.children(noun)) {
      further =
          further || one_of(graph_.lemma(c), {"second", "third", "fourth", "next", "another", "further"});
      const std::uint32_t object = graph_.token(c).role == "prep" ? graph_.object_of(c) : kNoToken;
      if (object != kNoToken && one_of(graph_.lemma(c), {"with", "between", "of", "among"})) return;
      if (graph_.token(c).role == "poss") return;
    }
    const std::uint32_t verb = graph_.token(noun).head;
    if (!further || !one_of(graph_.lemma(verb), {"follow", "come", "hold", "take", "happen"})) return;
    if (graph_.child(verb, "neg") != kNoToken || !one_of(graph_.token(verb).tag, {"VBD", "VBN"})) return;
    const Candidate* model = meeting_before(noun, 2);
    if (model == nullptr) return;
    const Candidate act = *model;
    add(act, true, {act.to, act.to_token, 1.0F}, 0, 0, noun);
  }

 private:
  /// The meeting told last before a token, so many sentences back at most.
  [[nodiscard]] const Candidate* meeting_before(std::uint32_t token, std::uint32_t back) const {
    const Candidate* model = nullptr;
    for (const Candidate& act : out_) {
      if (act.kind != EdgeKind::Met || act.trigger >= token || act.origin == Origin::Companion ||
          graph_.lemma(act.trigger) == "swear")  // before a crowd
        continue;
      if (graph_.sentence_of(token) - act.sentence > back) continue;
      if (model == nullptr || act.trigger >= model->trigger) model = &act;
    }
    return model;
  }

  struct Next {
    std::uint32_t start = 0;
    std::vector<Filler> people;
  };

  /// "had breakfast with the head of Nordbank, B, whom he had last seen in May": B is who the head is.
  [[nodiscard]] static bool names_end_of(const Candidate& act, const std::vector<Filler>& people) {
    return std::any_of(people.begin(), people.end(),
                       [&](const Filler& one) { return one.entity == act.from || one.entity == act.to; });
  }

  /// A verb of the main clause of its sentence.
  [[nodiscard]] bool is_main(std::uint32_t verb) const {
    for (int step = 0; step < 6 && !graph_.is_root(verb); ++step) {
      if (graph_.token(verb).role != "conj") return false;
      verb = graph_.token(verb).head;
    }
    return true;
  }

  [[nodiscard]] std::uint32_t end_of_name(std::uint32_t token) const {
    std::uint32_t end = token + 1;
    for (const std::uint32_t m : context_.mentions_covering(token))
      end = std::max(end, context_.document().mentions[m].last);
    return end;
  }

  /// What the part between a name and the next comma or "and" may hold: phrases of time and place.
  [[nodiscard]] bool is_phrase(std::uint32_t i) const {
    if (context_.in_time(i)) return true;
    if (one_of(context_.words(i), {"in", "at", "on", "the", "later", "for", "a", "day", "an", "hour", "over",
                                   "of", "his", "her", "residence", "palace", "office", "airport"}))
      return true;
    const std::string& pos = graph_.token(i).pos;
    return pos == "PROPN" || pos == "NOUN" || pos == "NUM" || pos == "ADV" || pos == "ADJ" || pos == "PART";
  }

  /// The person who follows in the same row of phrases, without a verb of his own.
  [[nodiscard]] std::optional<Next> next_person(std::uint32_t at, std::uint32_t last) const {
    bool phrase = false;
    std::uint32_t i = at;
    for (; i < last && i < at + 14; ++i) {
      const std::string_view word = context_.words(i);
      if (one_of(word, {",", ";", "and", "then", "before"})) break;
      if (graph_.is_verb(i) || person_opening_at(context_, i) != nullptr || !is_phrase(i))
        return std::nullopt;
      const bool time_or_place = context_.in_time(i) || !context_.mentions_covering(i).empty();
      phrase = phrase || time_or_place;
    }
    const std::uint32_t start = i;
    bool separated = false;
    bool then = false;
    for (; i < last && i < start + 10; ++i) {
      const std::string_view word = context_.words(i);
      then = then || word == "then";
      if (one_of(word, {"and", "then", ",", ";", "later", "finally", "afterwards", "also"})) {
        separated = true;
        phrase = phrase || word == "then" || word == "later" || word == "afterwards" || word == "finally";
      } else if (context_.in_time(i) ||
                 (one_of(word, {"on", "in", "the", "a"}) && i + 1 < last && context_.in_time(i + 1))) {
        phrase = true;
      } else {
        break;
      }
    }
    if (!separated || !phrase || i >= last) return std::nullopt;
    if (one_of(context_.words(i), {"with", "by"})) ++i;
    Next next{start, people_behind(context_, i)};
    if (next.people.empty() || has_own_clause(next.people.back().token, last, then)) return std::nullopt;
    return next;
  }

  /// "... and B left": the name opens another clause. `then`: "then B, who left" is still the row's.
  [[nodiscard]] bool has_own_clause(std::uint32_t token, std::uint32_t last, bool then = false) const {
    const Token& name = graph_.token(token);
    if (name.role.starts_with("nsubj") && name.head > token) return true;
    const std::uint32_t end = end_of_name(token);
    for (std::uint32_t i = end; i < std::min(end + 3, last); ++i) {
      const std::string_view word = context_.words(i);
      if (one_of(graph_.token(i).tag, {"VBD", "VBZ", "VBP", "MD"})) return true;
      if (then && one_of(word, {"who", "whose"})) return false;
      if (one_of(word, {"who", "which", "whose", ":"}) ||
          (word == "," && i + 1 < last && graph_.is_verb(i + 1)))
        return true;
    }
    return false;
  }

  void mark_part(const Candidate& act, std::uint32_t first, std::uint32_t last) {
    for (Candidate& candidate : out_) {
      if (candidate.trigger != act.trigger || candidate.kind != act.kind || candidate.part_last != 0)
        continue;
      candidate.part_first = first;
      candidate.part_last = last;
    }
  }

  /// The act with `other` in the place of one end.
  void add(const Candidate& act, bool replace_to, const Filler& other, std::uint32_t part_first,
           std::uint32_t part_last, std::uint32_t trigger = kNoToken) {
    const std::uint32_t kept = replace_to ? act.from : act.to;
    const NodeLabel label = context_.label(other.entity);
    if (kept == other.entity || label != NodeLabel::Person) return;
    Candidate sequel = act;
    (replace_to ? sequel.to : sequel.from) = other.entity;
    (replace_to ? sequel.to_token : sequel.from_token) = other.token;
    sequel.certainty *= kSequel * other.certainty;
    sequel.part_first = part_first;
    sequel.part_last = part_last;
    if (trigger != kNoToken) {
      sequel.trigger = trigger;
      sequel.sentence = graph_.sentence_of(trigger);
      sequel.path = 4;
    }
    const auto same = [&](const Candidate& c) {
      return c.kind == sequel.kind && c.trigger == sequel.trigger &&
             ((c.from == sequel.from && c.to == sequel.to) ||
              (is_contact(c.kind) && c.from == sequel.to && c.to == sequel.from));
    };
    const auto found = std::find_if(out_.begin(), out_.end(), same);
    if (found == out_.end()) {
      out_.push_back(std::move(sequel));
    } else if (part_last != 0) {
      found->part_first = part_first;
      found->part_last = part_last;
    }
  }

  /// The acts of the trigger told last before a token, in its sentence or the one before.
  [[nodiscard]] Candidates acts_before(std::uint32_t token) const {
    Candidates last;
    for (const Candidate& act : out_) {
      if (act.trigger >= token || act.origin == Origin::Companion || act.origin == Origin::Office) continue;
      if (!is_contact(act.kind) && act.kind != EdgeKind::Visited && act.kind != EdgeKind::ParticipatedIn)
        continue;
      const std::uint32_t here = graph_.sentence_of(token);
      if (here - act.sentence > 1 || context_.paragraph(here) != context_.paragraph(act.sentence)) continue;
      if (!last.empty() && act.trigger < last.front().trigger) continue;
      if (!last.empty() && act.trigger > last.front().trigger) last.clear();
      last.push_back(act);
    }
    return last;
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
};

}  // namespace

void find_sequels(const FactContext& context, Candidates& out) {
  SequelReader reader(context, out);
  const std::size_t told = out.size();
  for (std::size_t k = 0; k < told; ++k) {
    reader.read_followed(k);
    reader.read_rest(k);
  }
  for (std::uint32_t i = 0; i < context.graph().size(); ++i) {
    if (!context.readable(context.graph().sentence_of(i))) continue;
    reader.read_turn(i);
    reader.read_further(i);
    reader.read_likewise(i);
  }
}

}  // namespace entente::ingest
