// Who was on whose side: those who came together, husband and wife, a pair told off by "respectively", and
// one who was there by video only did not meet.
#include <algorithm>
#include <string>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

class SideJudge {
 public:
  SideJudge(const FactContext& context, const Candidates& all)
      : context_(context), graph_(context.graph()), all_(all) {}

  [[nodiscard]] bool did_not_meet(const Candidate& one) const {
    return is_couple(one) || is_seated(one) || is_one_side(one) || is_called_off(one) || is_told_off(one) ||
           is_left_to_others(one) || heads_body(one) || is_on_screen(one, one.from_token) ||
           is_on_screen(one, one.to_token);
  }

 private:
  /// "A and his wife, B, were given a dinner", "A and first lady B" of one family name
  [[nodiscard]] bool is_couple(const Candidate& one) const {
    if (is_first_lady_of(one.from, one.to) || is_first_lady_of(one.to, one.from)) return true;
    if (is_with_wife(one.from_token, one.to_token) || is_with_wife(one.to_token, one.from_token)) return true;
    if (is_own_wife(one, one.from_token) || is_own_wife(one, one.to_token)) return true;
    return std::any_of(all_.begin(), all_.end(), [&](const Candidate& kin) {
      if (kin.kind != EdgeKind::RelativeOf) return false;
      const bool same =
          (kin.from == one.from && kin.to == one.to) || (kin.from == one.to && kin.to == one.from);
      const auto found = kin.properties.find("relation");
      return same && found != kin.properties.end() && one_of(found->second, {"wife", "husband", "spouse"});
    });
  }

  [[nodiscard]] bool is_first_lady_of(std::uint32_t lady, std::uint32_t other) const {
    const auto family = [&](std::uint32_t person) {
      const std::string& name = context_.document().entities[person].name;
      return name.substr(name.rfind(' ') + 1);
    };
    if (family(lady) != family(other)) return false;
    const auto& mentions = context_.document().mentions;
    return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
      return mention.entity == lady && mention.first > 1 && graph_.lemma(mention.first - 1) == "lady" &&
             graph_.lemma(mention.first - 2) == "first";
    });
  }

  /// "for him and his wife, B": `a` is him, `b` a token of B's name.
  [[nodiscard]] bool is_with_wife(std::uint32_t a, std::uint32_t b) const {
    std::uint32_t first = b;
    for (const std::uint32_t m : context_.mentions_covering(b))
      first = std::min(first, context_.document().mentions[m].first);
    for (std::uint32_t i = first; i > a + 2 && first - i < 3; --i) {
      if (one_of(graph_.lemma(i - 1), {"wife", "husband"}))
        return graph_.token(i - 2).tag == "PRP$" && i - 3 > a - 1 && i - 3 <= a + 2;
    }
    return false;
  }

  /// "sat in the front row, beside B": two who serve one state, side by side at what others do; unlike "sat
  /// with B, drafting a statement", "the two sat together", "sat down with B".
  [[nodiscard]] bool is_seated(const Candidate& one) const {
    if (graph_.lemma(one.trigger) != "sit") return false;
    const auto children = graph_.children(one.trigger);
    const bool to_talk = std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return one_of(graph_.lemma(c), {"together", "down", "with"});
    });
    const std::uint32_t state = context_.country_led_by(one.from);
    return !to_talk && state != kNoEntity && state == context_.country_led_by(one.to);
  }

  /// "sat next to his wife, B", nobody else named between.
  [[nodiscard]] bool is_own_wife(const Candidate& one, std::uint32_t b) const {
    if (b <= one.trigger || graph_.token(b).role != "appos") return false;
    const std::uint32_t wife = graph_.token(b).head;
    const std::uint32_t owner = graph_.child(wife, "poss");
    if (!one_of(graph_.lemma(wife), {"wife", "husband", "spouse"}) || owner == kNoToken ||
        graph_.token(owner).tag != "PRP$" || graph_.sentence_of(b) != graph_.sentence_of(one.trigger))
      return false;
    if (is_of_another(owner, one)) return false;  // "brought his wife, B, to tea with C"
    if (graph_.token(wife).role == "conj" && graph_.token(graph_.token(wife).head).tag == "PRP")
      return false;  // "met him and his wife, B"
    for (std::uint32_t i = one.trigger + 1; i < owner; ++i) {
      if (context_.inside_name(i, EntityType::Person)) return false;
    }
    return true;
  }

  /// "His" is known to be neither of the two.
  [[nodiscard]] bool is_of_another(std::uint32_t owner, const Candidate& one) const {
    for (const std::uint32_t m : context_.mentions_headed(owner)) {
      const std::uint32_t entity = context_.document().mentions[m].entity;
      if (entity != one.from && entity != one.to) return true;
    }
    return false;
  }

  /// "was due to lunch with A, but the lunch has been called off", "was expected for talks with A, but he
  /// cancelled the trip"
  [[nodiscard]] bool is_dropped_after(const Candidate& one) const {
    const Sentence& bounds = context_.document().annotation.sentences[one.sentence];
    bool but = false;
    if (graph_.token(one.trigger).tag == "VBD") return false;  // that was done
    for (std::uint32_t i = std::max(one.from_token, one.to_token); i < std::min(bounds.last, graph_.size());
         ++i) {
      if (context_.words(i) == ";") return false;
      but = but || graph_.lemma(i) == "but";
      if (!but || !one_of(graph_.lemma(i), {"cancel", "postpone", "call"}) || !graph_.is_verb(i)) continue;
      const std::uint32_t what = graph_.child(i, graph_.is_passive(i) ? "nsubjpass" : "dobj");
      const std::uint32_t off = graph_.child(i, "prt");
      const bool undone = graph_.lemma(i) != "call" || (off != kNoToken && graph_.lemma(off) == "off");
      // "but the dinner with B was called off": another
      if (undone && what != kNoToken && graph_.child(what, "prep") == kNoToken &&
          one_of(graph_.lemma(what), {"meeting", "talk", "lunch", "dinner", "breakfast", "supper", "trip",
                                      "visit", "journey", "appointment", "audience", "summit", "it"}))
        return true;
    }
    return false;
  }

  /// "the cancellation of a meeting of A and B", "she was supposed to see A, but"
  [[nodiscard]] bool is_called_off(const Candidate& one) const {
    if (is_dropped_after(one)) return true;
    const Token& at = graph_.token(one.trigger);
    if (at.role == "pobj" && graph_.lemma(at.head) == "of")
      return one_of(
          graph_.lemma(graph_.token(at.head).head),
          {"cancellation", "postponement", "absence", "lack", "abandonment", "scrapping", "refusal"});
    if (at.role != "xcomp" || at.tag != "VB" || graph_.lemma(at.head) != "suppose") return false;
    const Sentence& bounds = context_.document().annotation.sentences[one.sentence];
    for (std::uint32_t i = one.trigger; i < std::min(bounds.last, graph_.size()); ++i) {
      if (graph_.lemma(i) == "but") return true;
    }
    return false;
  }

  /// "an expert group, co-chaired by A and B": who leads a body together need not have sat together yet.
  [[nodiscard]] bool heads_body(const Candidate& one) const {
    if (!one_of(graph_.lemma(one.trigger), {"co-chair", "cochair"}) || !graph_.is_verb(one.trigger))
      return false;
    const Token& at = graph_.token(one.trigger);
    std::uint32_t what = graph_.child(one.trigger, "dobj");
    if (graph_.is_passive(one.trigger) || at.role == "acl")
      what = at.role == "acl" ? at.head : graph_.child(one.trigger, "nsubjpass");
    return what != kNoToken &&
           one_of(graph_.lemma(what), {"group", "team", "commission", "committee", "council", "panel", "body",
                                       "board", "fund", "initiative", "coalition", "force"});
  }

  /// "A and B agreed to hold a meeting of the Commission", "to resume talks at the level of experts": others
  /// will sit there.
  [[nodiscard]] bool is_left_to_others(const Candidate& one) const {
    if (!graph_.is_noun(one.trigger) || graph_.token(one.trigger).role != "dobj" ||
        std::max(one.from_token, one.to_token) > one.trigger)
      return false;
    const Token& act = graph_.token(graph_.token(one.trigger).head);
    if (act.role != "xcomp" || !one_of(graph_.lemma(act.head), {"agree", "decide", "arrange", "pledge",
                                                                "undertake", "resolve", "commit", "vow"}))
      return false;
    const auto children = graph_.children(one.trigger);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      const std::uint32_t whose = graph_.token(c).role == "prep" ? graph_.object_of(c) : kNoToken;
      if (whose == kNoToken || context_.in_time(whose)) return false;
      if (graph_.lemma(c) == "at") return graph_.lemma(whose) == "level";
      return one_of(graph_.lemma(c), {"of", "between", "among"}) &&
             context_.fill(whose, LabelSet{NodeLabel::Person}).empty();
    });
  }

  /// "A and B had a session with C": A and B are one side.
  [[nodiscard]] bool is_one_side(const Candidate& one) const {
    const std::uint32_t last = std::max(one.from_token, one.to_token);
    if (last >= one.trigger && graph_.token(last).tag != "PRP$") return false;
    const auto children = graph_.children(one.trigger);
    if (std::any_of(children.begin(), children.end(),
                    [&](std::uint32_t c) { return graph_.lemma(c) == "together"; }))
      return false;  // "A and B lunched together, joined by C"
    if (last >= one.trigger && is_subject(one.from, one.trigger) && is_subject(one.to, one.trigger))
      return true;  // "A and B had gone to meet his flight"
    const auto met_other = [&](std::uint32_t person) {
      return std::any_of(all_.begin(), all_.end(), [&](const Candidate& other) {
        if (other.kind != EdgeKind::Met || other.sentence != one.sentence ||
            !is_same_act(one.trigger, other.trigger))
          return false;
        const std::uint32_t third = other.from == person ? other.to : other.from;
        const std::uint32_t at = other.from == person ? other.to_token : other.from_token;
        return (other.from == person || other.to == person) && third != one.from && third != one.to &&
               (at > one.trigger || graph_.sentence_of(at) != one.sentence);
      });
    };
    return met_other(one.from) && met_other(one.to);
  }

  [[nodiscard]] bool is_subject(std::uint32_t person, std::uint32_t verb) const {
    for (const std::uint32_t subject : graph_.subjects(verb)) {
      for (const Filler& one : context_.fill(subject, LabelSet{NodeLabel::Person})) {
        if (one.entity == person) return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool is_same_act(std::uint32_t a, std::uint32_t b) const {
    const auto hangs_on = [&](std::uint32_t below, std::uint32_t above) {
      return graph_.token(below).head == above &&
             one_of(graph_.token(below).role, {"dobj", "xcomp", "advcl"});
    };
    return a != b && (hangs_on(a, b) || hangs_on(b, a));
  }

  /// "A and B met C and D respectively": A met C, and B met D.
  [[nodiscard]] bool is_told_off(const Candidate& one) const {
    const Sentence& bounds = context_.document().annotation.sentences[one.sentence];
    bool told_off = false;
    for (std::uint32_t i = bounds.first; i < std::min(bounds.last, graph_.size()); ++i)
      told_off = told_off || graph_.lemma(i) == "respectively";
    if (!told_off) return false;
    std::vector<std::uint32_t> before;
    std::vector<std::uint32_t> behind;
    for (const Candidate& other : all_) {
      if (other.kind != EdgeKind::Met || other.trigger != one.trigger) continue;
      for (const std::uint32_t token : {other.from_token, other.to_token}) {
        auto& side = token < one.trigger ? before : behind;
        if (std::find(side.begin(), side.end(), token) == side.end()) side.push_back(token);
      }
    }
    if (before.size() != behind.size() || before.size() < 2) return false;
    std::sort(before.begin(), before.end());
    std::sort(behind.begin(), behind.end());
    const auto place = [](const std::vector<std::uint32_t>& side, std::uint32_t token) {
      return std::find(side.begin(), side.end(), token) - side.begin();
    };
    const std::uint32_t first = std::min(one.from_token, one.to_token);
    return place(before, first) != place(behind, std::max(one.from_token, one.to_token));
  }

  /// "shared a stage with X, who appeared by video"
  [[nodiscard]] bool is_on_screen(const Candidate& one, std::uint32_t token) const {
    const std::uint32_t clause = graph_.child(token, "relcl");
    if (clause == kNoToken || clause < one.trigger) return false;
    const std::uint32_t who = graph_.child(clause, "nsubj");
    if (who != kNoToken && graph_.token(who).tag != "WP") return false;  // "with whom C spoke by telephone"
    const auto children = graph_.children(clause);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      const std::uint32_t object = graph_.token(c).role == "prep" ? graph_.object_of(c) : kNoToken;
      return object != kNoToken && one_of(graph_.lemma(c), {"by", "via", "through", "over", "on"}) &&
             context_.lexicon().is(WordClass::Distance, graph_.lemma(object));
    });
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  const Candidates& all_;
};

}  // namespace

void settle_sides(const FactContext& context, Candidates& candidates) {
  const Candidates all = candidates;
  const SideJudge judge(context, all);
  std::erase_if(candidates,
                [&](const Candidate& one) { return one.kind == EdgeKind::Met && judge.did_not_meet(one); });
}

}  // namespace entente::ingest
