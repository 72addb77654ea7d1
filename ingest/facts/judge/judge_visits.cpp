// What sounds like a journey and tells of none, or of somebody else's: years lived somewhere, what would be
// done if, the outskirts told for the town, a clause whose own doer the tree missed.
#include "ingest/facts/judge/judge_visits.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "graph/fold_name.hpp"
#include "ingest/facts/judge/visited_region.hpp"
#include "ingest/facts/rules/abroad.hpp"
#include "ingest/lexicon/lexicon.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

class VisitJudge {
 public:
  VisitJudge(const FactContext& context, Candidate& visit)
      : context_(context), graph_(context.graph()), visit_(visit), verb_(verb_of(visit.trigger)) {}

  void judge() {
    if (is_residence() || is_around_town() || is_part_of_name() || is_of_people() || is_at_own_monument() ||
        is_speakers() || is_at_home() || is_of_others() || tells_where_town_lies(context_, visit_)) {
      visit_.verdict = Verdict::Possible;
    } else if (is_supposed()) {
      visit_.verdict = Verdict::Conditional;
    } else if (came_to_nothing() || is_cut_short()) {
      visit_.verdict = Verdict::Undone;
    } else if (is_to_come()) {
      visit_.status = FactStatus::Planned;
    }
  }

 private:
  /// The verb of the clause: the trigger, or what governs the noun of the act.
  [[nodiscard]] std::uint32_t verb_of(std::uint32_t token) const {
    for (int step = 0; step < 4 && !graph_.is_verb(token) && !graph_.is_root(token); ++step)
      token = graph_.token(token).head;
    return graph_.is_verb(token) ? token : kNoToken;
  }

  [[nodiscard]] const Sentence& sentence() const {
    return context_.document().annotation.sentences[graph_.sentence_of(visit_.trigger)];
  }

  /// "spent eight years in China": lived there.
  [[nodiscard]] bool is_residence() const {
    const auto tells_life = [&](std::uint32_t noun) {
      return noun != kNoToken && one_of(graph_.lemma(noun), {"year", "decade", "childhood", "youth", "career",
                                                             "life", "boyhood", "girlhood", "semester"});
    };
    if (graph_.is_noun(visit_.trigger) && tells_life(visit_.trigger)) return true;
    return verb_ != kNoToken && graph_.lemma(verb_) == "spend" && tells_life(graph_.child(verb_, "dobj"));
  }

  /// "in the area of Bakhmut", "the suburbs of Kyiv": not the town.
  [[nodiscard]] bool is_around_town() const {
    if (context_.label(visit_.to) != NodeLabel::Place || visit_.to_token >= graph_.size()) return false;
    std::uint32_t at = visit_.to_token;
    while (graph_.token(at).role == "conj" && !graph_.is_root(at)) at = graph_.token(at).head;
    if (graph_.token(at).role != "pobj" || graph_.is_root(at)) return false;
    const std::uint32_t of = graph_.token(at).head;
    if (graph_.lemma(of) != "of" || graph_.is_root(of)) return false;
    std::uint32_t around = graph_.token(of).head;
    // "in the area of the city of Bakhmut"
    if (one_of(graph_.lemma(around), {"city", "town", "village"}) && !graph_.is_root(around) &&
        graph_.lemma(graph_.token(around).head) == "of" && !graph_.is_root(graph_.token(around).head))
      around = graph_.token(graph_.token(around).head).head;
    // "in the area of Bakhmut"; the residential areas of a town are in it
    if (graph_.lemma(around) == "area")
      return graph_.token(around).tag == "NN" && graph_.child(around, "amod") == kNoToken;
    return one_of(graph_.lemma(around), {"suburb", "outskirt", "outskirts", "vicinity", "environs",
                                         "surrounding", "surroundings", "direction"});
  }

  [[nodiscard]] const Mention* mention_of(std::uint32_t entity, std::uint32_t token) const {
    if (token >= graph_.size()) return nullptr;
    for (const std::uint32_t m : context_.mentions_covering(token)) {
      const Mention& mention = context_.document().mentions[m];
      if (mention.entity == entity) return &mention;
    }
    return nullptr;
  }

  /// "Secretary of State in the Chancellery", "Super Tuesday".
  [[nodiscard]] bool is_part_of_name() const {
    if (visit_.to_token >= graph_.size()) return false;
    if (context_.in_title(visit_.to_token) || is_behind_post()) return true;
    const Mention* to = mention_of(visit_.to, visit_.to_token);
    return to != nullptr && to->kind == MentionKind::Name && to->last < sentence().last &&
           one_of(graph_.lemma(to->last),
                  {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}) &&
           context_.label(visit_.to) == NodeLabel::Place && graph_.token(to->last - 1).head == to->last &&
           graph_.token(to->last - 1).role == "compound";
  }

  /// "Secretary of State in the Chancellery": a house that no gazetteer knows.
  [[nodiscard]] bool is_behind_post() const {
    const Mention* to = mention_of(visit_.to, visit_.to_token);
    if (to == nullptr || context_.label(visit_.to) != NodeLabel::Place ||
        !state_of_place(context_, visit_.to).empty())
      return false;
    std::uint32_t at = to->first;
    if (at > sentence().first && graph_.lemma(at - 1) == "the") --at;
    if (at < sentence().first + 2 || !one_of(graph_.lemma(at - 1), {"in", "at", "of"})) return false;
    return graph_.token(at - 2).tag == "NNP" &&
           one_of(graph_.lemma(at - 2), {"state", "secretary", "minister", "head", "director", "chief",
                                         "deputy", "adviser", "advisor"});
  }

  [[nodiscard]] static bool is_people(std::string_view noun) {
    return one_of(noun, {"delegation",      "team",    "tourist",   "minister",    "president",
                         "leader",          "side",    "guest",     "counterpart", "official",
                         "diplomat",        "group",   "visitor",   "lawmaker",    "mp",
                         "parliamentarian", "mission", "colleague", "soldier",     "troop"});
  }

  /// "the visit of the Ukrainian delegation": whose, not where to.
  [[nodiscard]] bool is_of_people() const {
    const Mention* to = mention_of(visit_.to, visit_.to_token);
    if (to == nullptr) return false;
    if (to->kind == MentionKind::Description) return is_people(graph_.lemma(visit_.to_token));
    return to->kind == MentionKind::Nationality && graph_.token(visit_.to_token).role == "amod" &&
           is_people(graph_.lemma(graph_.token(visit_.to_token).head));
  }

  /// Flowers at "the Eternal Flame": laid wherever one is.
  [[nodiscard]] bool is_at_own_monument() const {
    if (verb_ == kNoToken || graph_.lemma(verb_) != "lay" || !state_of_place(context_, visit_.to).empty())
      return false;
    const std::string& name = context_.document().entities[visit_.to].name;
    return std::any_of(kMonuments.begin(), kMonuments.end(), [&](std::string_view word) {
      const std::size_t at = name.find(word);
      return at != std::string::npos && (at == 0 || name[at - 1] == ' ');
    });
  }
  static constexpr std::array<std::string_view, 9> kMonuments = {
      "Tomb", "Flame", "Bell", "Monument", "Memorial", "Grave", "Obelisk", "Statue", "Wall"};

  /// The clause has a doer of its own whom no node stands for: the visitor was taken from the clause around.
  [[nodiscard]] bool is_of_others() const {
    if (verb_ == kNoToken || visit_.from_token >= graph_.size()) return false;
    if (graph_.child(verb_, "nsubj") == kNoToken && has_other_before_verb()) return true;
    if (is_speakers_kin()) return true;
    if (visit_.origin != Origin::Verb) return false;
    const std::uint32_t own = graph_.child(verb_, "nsubj");
    if (own != kNoToken && graph_.lemma(own) == "it") return true;
    if (is_foreign_group(visit_.from_token) || disagrees() || is_thanked_for()) return true;
    return own == kNoToken && is_behind_that();
  }

  /// "the Korean delegation", told as a man of another country.
  [[nodiscard]] bool is_foreign_group(std::uint32_t noun) const {
    if (!graph_.is_noun(noun) || !is_people(graph_.lemma(noun))) return false;
    const std::string_view home = home_of(context_, visit_.from);
    if (home.empty()) return false;
    for (const std::uint32_t c : graph_.children(noun)) {
      // "Korean", which names one of two
      const std::string_view word = context_.words(c);
      if (graph_.token(c).role == "amod" && graph_.token(c).tag == "JJ" && !word.empty() &&
          word.front() >= 'A' && word.front() <= 'Z' && context_.mentions_covering(c).empty())
        return true;
      for (const std::uint32_t m : context_.mentions_headed(c)) {
        const Mention& mention = context_.document().mentions[m];
        if (mention.kind == MentionKind::Nationality && state_of_place(context_, mention.entity) != home)
          return true;
      }
    }
    return false;
  }

  /// "The head of state thanked people who help or come to P": one person does not go with a plural verb.
  [[nodiscard]] bool disagrees() const {
    const Token& from = graph_.token(visit_.from_token);
    if (is_bare_behind_past()) return true;
    return graph_.token(verb_).tag == "VBP" && graph_.child(verb_, "aux") == kNoToken &&
           graph_.lemma(verb_) != "be" && (from.tag == "NN" || from.tag == "NNP") && from.role != "conj" &&
           graph_.child(visit_.from_token, "conj") == kNoToken &&
           graph_.sentence_of(visit_.from_token) == visit_.sentence;
  }

  /// A bare verb joined to a past tense, with nothing that it is an infinitive of: the tree errs.
  [[nodiscard]] bool is_bare_behind_past() const {
    std::uint32_t verb = verb_;
    while (graph_.token(verb).tag == "VB" && graph_.token(verb).role == "conj" && !graph_.is_root(verb) &&
           graph_.child(verb, "aux") == kNoToken)
      verb = graph_.token(verb).head;
    return verb != verb_ && graph_.token(verb).tag == "VBD" && graph_.child(verb, "dobj") != kNoToken;
  }

  /// "thanked him for his wish to see it by visiting P": the visitor is he who is thanked.
  [[nodiscard]] bool is_thanked_for() const {
    if (graph_.token(visit_.trigger).tag != "VBG") return false;
    std::uint32_t above = visit_.trigger;
    for (int step = 0; step < 8 && !graph_.is_root(above); ++step) {
      above = graph_.token(above).head;
      if (graph_.is_verb(above) && one_of(graph_.lemma(above), {"thank", "praise", "congratulate", "commend",
                                                                "applaud", "criticize", "criticise"}))
        return graph_.child(above, "nsubj") == visit_.from_token;
    }
    return false;
  }

  /// "the words of X said in P": X, whom the tree does not make the subject.
  [[nodiscard]] bool has_other_before_verb() const {
    if (verb_ != visit_.trigger || verb_ == sentence().first || graph_.token(verb_).tag != "VBD" ||
        graph_.is_passive(verb_))
      return false;
    const auto before = context_.mentions_covering(verb_ - 1);
    return std::any_of(before.begin(), before.end(), [&](std::uint32_t m) {
      const Mention& mention = context_.document().mentions[m];
      return mention.last == verb_ && mention.kind == MentionKind::Name && mention.entity != visit_.from &&
             context_.label(mention.entity) == NodeLabel::Person;
    });
  }

  [[nodiscard]] bool is_quoting(std::uint32_t number) const {
    const Sentence& line = context_.document().annotation.sentences[number];
    for (std::uint32_t i = line.first; i < line.last; ++i) {
      if (one_of(context_.words(i), {"\"", "“", "”", "''", "``"})) return true;
    }
    return false;
  }

  /// "I was there with my father when he visited P. He also saw Q": he who has no name.
  [[nodiscard]] bool is_speakers_kin() const {
    if (!one_of(graph_.lemma(visit_.from_token), {"he", "she", "his", "her"}) ||
        graph_.token(visit_.from_token).pos != "PRON")
      return false;
    const std::uint32_t here = graph_.sentence_of(visit_.from_token);
    const std::uint32_t before = here == 0 ? 0 : here - 1;
    if (is_quoting(here) || is_quoting(before)) return false;
    bool of_kin = false;
    for (std::uint32_t k = context_.document().annotation.sentences[before].first; k < visit_.from_token;
         ++k) {
      const std::uint32_t owner = graph_.child(k, "poss");
      of_kin =
          of_kin || (owner != kNoToken && graph_.lemma(owner) == "my" &&
                     one_of(graph_.lemma(k), {"father", "mother", "brother", "sister", "husband", "wife",
                                              "son", "daughter", "grandfather", "predecessor", "uncle"}));
    }
    if (!of_kin) return false;
    const auto& mentions = context_.document().mentions;
    return std::none_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
      return mention.entity == visit_.from && mention.kind == MentionKind::Name &&
             mention.head < visit_.from_token && graph_.sentence_of(mention.head) >= before;
    });
  }

  /// "Before this visit, X discussed it with me": the speaker's.
  [[nodiscard]] bool is_speakers() const {
    const std::uint32_t det = graph_.is_noun(visit_.trigger) ? graph_.child(visit_.trigger, "det") : kNoToken;
    if (det == kNoToken || graph_.lemma(det) != "this" || graph_.child(visit_.trigger, "poss") != kNoToken ||
        visit_.from_token >= graph_.size() || graph_.token(visit_.from_token).pos == "PRON" ||
        graph_.governs(visit_.trigger, visit_.from_token))
      return false;
    for (std::uint32_t i = sentence().first; i < sentence().last; ++i) {
      if (graph_.token(i).pos == "PRON" && one_of(context_.words(i), {"me", "my", "I"})) return true;
    }
    return false;
  }

  /// The country that one governs, by the table where the text does not say so: "talks between X and Y, who
  /// will arrive in Russia".
  [[nodiscard]] bool is_at_home() const {
    if (context_.label(visit_.to) != NodeLabel::Country || verb_ == kNoToken ||
        one_of(graph_.lemma(verb_), {"return", "fly"}) || graph_.token(verb_).role != "relcl")
      return false;
    const std::string_view there = state_of_place(context_, visit_.to);
    const std::string& name = context_.document().entities[visit_.from].name;
    const std::size_t blank = name.rfind(' ');
    if (there.empty() || blank == std::string::npos) return false;
    const auto* holders = lexicon().holders_named(fold_name(name.substr(blank + 1)));
    return holders != nullptr && std::any_of(holders->begin(), holders->end(), [&](const OfficeHolder& one) {
             return one.country == there &&
                    (one.name == name || one.other_names.find(name) != std::string_view::npos);
           });
  }

  /// "stressed that a record number of tourists visited P": what opens with "that" does not share the subject
  /// of the verb above, only the tree missed its own.
  [[nodiscard]] bool is_behind_that() const {
    std::uint32_t verb = verb_;
    while (graph_.token(verb).role == "conj" && !graph_.is_root(verb) &&
           graph_.is_verb(graph_.token(verb).head) && graph_.child(verb, "mark") == kNoToken &&
           graph_.child(graph_.token(verb).head, "nsubj") == kNoToken)
      verb = graph_.token(verb).head;
    if (graph_.token(verb).role != "ccomp" && graph_.token(verb).role != "acl") return false;
    const std::uint32_t mark = graph_.child(verb, "mark");
    return mark != kNoToken && graph_.lemma(mark) == "that" && mark < verb && visit_.from_token < mark;
  }

  /// "If nobody helps, he will go to P"; "He would just leave for P".
  [[nodiscard]] bool is_supposed() const {
    if (verb_ == kNoToken || visit_.status != FactStatus::Planned) return false;
    const auto children = graph_.children(verb_);
    const bool modal = std::any_of(children.begin(), children.end(),
                                   [&](std::uint32_t c) { return graph_.token(c).tag == "MD"; });
    for (const std::uint32_t c : children) {
      if (!modal || graph_.token(c).role != "advcl") continue;
      const std::uint32_t mark = graph_.child(c, "mark");
      if (mark != kNoToken && one_of(graph_.lemma(mark), {"if", "unless"}) &&
          (mark == 0 || graph_.lemma(mark - 1) != "even"))
        return true;
    }
    return graph_.is_root(verb_) && would_only(verb_);
  }

  /// A main clause in "would" with neither a day nor a sayer.
  [[nodiscard]] bool would_only(std::uint32_t verb) const {
    const auto children = graph_.children(verb);
    const bool would = std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return graph_.token(c).role == "aux" && one_of(graph_.lemma(c), {"would", "'d"});
    });
    if (!would) return false;
    for (std::uint32_t i = sentence().first; i < sentence().last; ++i) {
      if (context_.in_time(i) || one_of(graph_.lemma(i), {"later", "then", "eventually", "soon", "next",
                                                          "say", "accord", "subsequently", "announce"}))
        return false;
    }
    return true;
  }

  /// "was to come in May, but could not attend"
  [[nodiscard]] bool came_to_nothing() const {
    if (visit_.status != FactStatus::Planned || verb_ == kNoToken || graph_.is_root(verb_)) return false;
    const std::uint32_t above = graph_.token(verb_).head;
    const std::uint32_t be = graph_.token(above).pos == "ADJ"   ? graph_.token(above).head
                             : graph_.token(above).tag == "VBN" ? graph_.child(above, "auxpass")
                                                                : above;
    if (graph_.token(verb_).role != "xcomp" || be == kNoToken || graph_.token(be).tag != "VBD") return false;
    bool but = false;
    for (std::uint32_t i = visit_.trigger + 1; i < sentence().last; ++i) {
      but = but || one_of(graph_.lemma(i), {"but", "however", "until", "before"});
      if (but && (graph_.token(i).role == "neg" ||
                  one_of(graph_.lemma(i), {"cancel", "postpone", "prevent", "scrap", "scupper", "shelve",
                                           "intervene", "fail", "abandon", "scotch", "thwart"})))
        return true;
    }
    return false;
  }

  /// "was flying to Lima when he fell ill", "were driving to the port when the bomb went off"
  [[nodiscard]] bool is_cut_short() const {
    bool under_way = false;
    const std::uint32_t last = std::min(sentence().last, graph_.size());
    for (std::uint32_t i = sentence().first; i + 2 < last; ++i) {
      const std::uint32_t aux = graph_.token(i).tag == "VBG" ? graph_.child(i, "aux") : kNoToken;
      under_way = under_way || (i <= visit_.trigger && aux != kNoToken && graph_.lemma(aux) == "be" &&
                                graph_.token(aux).tag == "VBD");
      if (!under_way || i <= visit_.trigger || graph_.lemma(i) != "when") continue;
      for (std::uint32_t k = i + 1; k < std::min(last, i + 7); ++k) {
        if (one_of(graph_.lemma(k), {"fall", "die", "crash", "kill", "shoot", "arrest", "detain", "collapse",
                                     "ambush", "explode", "intercept", "hijack", "abduct", "kidnap"}))
          return true;
      }
    }
    return false;
  }

  /// "agreed on his visit in the near future"
  [[nodiscard]] bool is_to_come() const {
    if (!graph_.is_noun(visit_.trigger)) return false;
    const std::uint32_t end = std::min(sentence().last, visit_.trigger + 9);
    for (std::uint32_t i = visit_.trigger + 1; i + 2 < end; ++i) {
      if (graph_.lemma(i) == "in" && one_of(graph_.lemma(i + 1), {"the", "near"}) &&
          (graph_.lemma(i + 2) == "future" || (i + 3 < end && graph_.lemma(i + 3) == "future")))
        return true;
    }
    const std::uint32_t on = graph_.token(visit_.trigger).head;
    return graph_.token(visit_.trigger).role == "pobj" && graph_.lemma(on) == "on" && !graph_.is_root(on) &&
           graph_.lemma(graph_.token(on).head) == "agree";
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidate& visit_;
  std::uint32_t verb_;
};

}  // namespace

void judge_visit(const FactContext& context, Candidate& candidate) {
  if (candidate.kind == EdgeKind::Visited && candidate.verdict == Verdict::Kept &&
      candidate.trigger < context.graph().size())
    VisitJudge(context, candidate).judge();
}

}  // namespace entente::ingest
