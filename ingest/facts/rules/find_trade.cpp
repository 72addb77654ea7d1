// TRADES_WITH: "trade between A and B reached $41 billion in 2023", "A's exports to B", "two-way commerce of
// A with B".
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/rules/money.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kCountry{NodeLabel::Country};

void add_all(std::vector<Filler>& out, const std::vector<Filler>& more) {
  for (const Filler& filler : more) {
    const auto same = [&](const Filler& f) { return f.entity == filler.entity; };
    if (std::none_of(out.begin(), out.end(), same)) out.push_back(filler);
  }
}

/// The amount and year nearest after the token, within the sentence.
void add_sum(const FactContext& context, std::uint32_t after, std::uint32_t limit, Candidate& candidate) {
  for (std::uint32_t i = after; i < limit; ++i) {
    if (const auto amount = read_amount(context, i)) {
      candidate.properties["amount"] = amount->value;
      candidate.properties["currency"] = amount->currency;
      break;
    }
  }
  const auto& times = context.times();
  for (const TimeExpression& time : times) {
    if (time.first < after || time.first >= limit || !time.date ||
        time.date->precision != DatePrecision::Year)
      continue;
    candidate.properties["year"] = std::to_string(to_civil(time.date->days).year);
    break;
  }
}

/// "3.2 million tonnes of coal", "half of its oil"
bool is_volume(const RoleGraph& graph, std::uint32_t goods) {
  static constexpr std::array<std::string_view, 9> kMeasures = {
      "tonne", "ton", "barrel", "metre", "meter", "half", "third", "quarter", "percent"};
  return goods != kNoToken &&
         std::find(kMeasures.begin(), kMeasures.end(), graph.lemma(goods)) != kMeasures.end() &&
         graph.child(goods, "prep") != kNoToken;
}

/// "Germany and Poland traded goods worth ...", "exported soybeans worth $39 billion to China": only where a
/// sum or a volume is told.
void read_goods_verb(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const std::string& lemma = graph.lemma(verb);
  const Frame frame = verb_frame(context, verb);
  std::vector<Filler> from;
  std::vector<Filler> to;
  const std::string_view link = lemma == "import" || lemma == "buy" ? "from" : "to";
  for (const Slot& slot : frame.slots) {
    if (slot.name == "subj") add_all(from, context.fill(slot.token, kCountry));
    if (lemma != "trade" && slot.name == link) add_all(to, context.fill(slot.token, kCountry));
  }
  const std::uint32_t goods = graph.child(verb, "dobj");
  if (lemma == "buy" && (goods == kNoToken || (!context.lexicon().is(WordClass::Goods, graph.lemma(goods)) &&
                                               !is_amount(context, goods))))
    return;  // "buys 24 fighter jets"
  for (std::uint32_t i = verb; lemma != "trade" && to.empty() && goods != kNoToken && i < graph.size() &&
                               graph.sentence_of(i) == graph.sentence_of(verb);
       ++i) {  // "gas worth $10 billion from Y": the phrase hangs somewhere on the goods
    const bool worth = graph.governs(verb, i) && i > goods && i < goods + 9;  // "goods worth $2 billion to Y"
    if (graph.token(i).role == "prep" && graph.lemma(i) == link && (graph.governs(goods, i) || worth))
      add_all(to, context.fill_one(graph.object_of(i), kCountry));
  }
  if (lemma == "trade" && from.size() == 2) {
    to.assign(1, from.back());
    from.pop_back();
  }
  if (from.size() != 1 || to.empty()) return;
  const Sentence& sentence = context.document().annotation.sentences[graph.sentence_of(verb)];
  for (const Filler& other : to) {
    const std::size_t before = out.size();
    propose(context, out, EdgeKind::TradesWith, from.front(), other, verb, Origin::Verb);
    for (std::size_t i = before; i < out.size(); ++i) add_sum(context, verb, sentence.last, out[i]);
    if (out.size() > before && out.back().properties.count("amount") == 0 && !is_volume(graph, goods))
      out.resize(before);  // without a sum it is talk of selling
  }
}

/// "exports to Y" are told of only with what they came to or how they went: else they are a topic.
bool is_measured(const RoleGraph& graph, std::uint32_t noun) {
  static constexpr std::array<std::string_view, 21> kMoves = {
      "rise", "fall",   "grow",    "reach",  "total", "amount", "increase", "surge", "jump", "double", "drop",
      "dip",  "plunge", "account", "exceed", "hit",   "stand",  "climb",    "soar",  "top",  "decline"};
  if (graph.token(noun).role != "nsubj" || graph.is_root(noun)) return false;
  const std::string& verb = graph.lemma(graph.token(noun).head);
  return std::find(kMoves.begin(), kMoves.end(), verb) != kMoves.end();
}

bool is_export(const std::string& lemma) { return lemma == "export" || lemma == "shipment"; }

/// "stood at $17 billion in 2011 and fell to $6 billion in 2015": every year that has a sum of its own right
/// before it is a fact.
void add_further_sums(const FactContext& context, std::uint32_t after, std::uint32_t limit, Candidates& out) {
  const Candidate first = out.back();
  std::vector<std::string> years;
  if (const auto year = first.properties.find("year"); year != first.properties.end())
    years.push_back(year->second);
  std::uint32_t seen = 0;
  for (std::uint32_t i = after; i < limit; ++i) {
    const auto amount = read_amount(context, i);
    if (!amount) continue;
    i = amount->last - 1;
    if (seen++ == 0) continue;
    for (const TimeExpression& time : context.times()) {
      if (time.first < amount->last || time.first > amount->last + 3 || !time.date ||
          time.date->precision != DatePrecision::Year)
        continue;
      const std::string year = std::to_string(to_civil(time.date->days).year);
      if (std::find(years.begin(), years.end(), year) != years.end()) continue;
      years.push_back(year);
      Candidate further = first;
      further.properties["amount"] = amount->value;
      further.properties["currency"] = amount->currency;
      further.properties["year"] = year;
      out.push_back(std::move(further));
    }
  }
}

/// "between the two": two persons stand for their states.
void add_states_of(const FactContext& context, std::uint32_t token, std::vector<Filler>& sides) {
  const auto people = context.fill(token, LabelSet{NodeLabel::Person});
  if (people.size() != 2) return;
  for (Filler one : people) {
    one.entity = context.country_led_by(one.entity);
    one.certainty *= 0.8F;
    if (one.entity != kNoEntity) add_all(sides, {one});
  }
}

/// "Bilateral trade was $346 million": of the two countries that the text is about.
std::vector<Filler> countries_of_text(const FactContext& context, std::uint32_t token) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> count;
  for (const Mention& mention : context.document().mentions) {
    if (context.label(mention.entity) != NodeLabel::Country) continue;
    auto at = std::find_if(count.begin(), count.end(), [&](auto& c) { return c.second == mention.entity; });
    if (at == count.end()) at = count.insert(count.end(), {0, mention.entity});
    ++at->first;
  }
  std::sort(count.begin(), count.end(), [](auto& a, auto& b) {
    return a.first > b.first || (a.first == b.first && a.second < b.second);
  });
  if (count.size() < 2 || count[1].first < 3 || (count.size() > 2 && 2 * count[2].first > count[1].first))
    return {};
  return {{count[0].second, token, 0.75F}, {count[1].second, token, 0.75F}};
}

/// "does not exceed $3 million": a sum too.
bool falls_short(const RoleGraph& graph, std::uint32_t noun) {
  if (graph.is_root(noun) || !graph.token(noun).role.starts_with("nsubj")) return false;
  const std::uint32_t verb = graph.token(noun).head;
  const std::string& lemma = graph.lemma(verb);
  return graph.child(verb, "neg") != kNoToken &&
         (lemma == "exceed" || lemma == "reach" || lemma == "pass" || lemma == "top" || lemma == "surpass");
}

/// The countries of the sentence that the trade noun's own phrase does not name: "his two countries" and
/// plain contexts.
void read_trade_noun(const FactContext& context, std::uint32_t noun, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const Frame frame = noun_frame(context, noun);
  const bool out_of = is_export(graph.lemma(noun));
  const bool into = graph.lemma(noun) == "import";
  std::vector<Filler> sides;
  for (const Slot& slot : frame.slots) {
    if ((out_of || into) && (slot.name == "to" || slot.name == "from" || slot.name == "by"))
      add_all(sides, context.fill_one(slot.token, kCountry));
    const bool own = slot.name == "between" || slot.name == "with" || slot.name == "of" ||
                     slot.name == "poss" || slot.name == "mod" || slot.name == "among" || slot.name == "subj";
    if (own) add_all(sides, context.fill(slot.token, kCountry));
    if (slot.name == "between" && sides.empty()) add_states_of(context, slot.token, sides);
  }
  const Sentence& sentence = context.document().annotation.sentences[graph.sentence_of(noun)];
  bool sum = false;
  for (std::uint32_t i = noun; i < sentence.last && !sum; ++i) sum = read_amount(context, i).has_value();
  // "trade and economic ties", "trade, the economy": a topic, not a flow of goods
  const bool topic = !sum && (graph.token(noun).role == "conj" || graph.token(noun).role == "nmod" ||
                              graph.child(noun, "conj") != kNoToken);
  if (topic || (!sum && sides.size() < 2)) return;
  if ((out_of || into) && (sides.size() != 2 || (!sum && !is_measured(graph, noun)))) return;
  if (sides.size() == 1) {
    // "will increase its trade with China": the subject is the other side
    for (const std::uint32_t subject : graph.subjects(frame.clause)) {
      if (graph.is_verb(frame.clause)) add_all(sides, context.fill_one(subject, kCountry));
    }
  }
  if (sides.size() == 1 && sum && graph.token(noun).role.starts_with("nsubj")) {
    // "Trade with Turkey reached $2 billion, Serbia's minister said": the other state of the sentence
    std::vector<Filler> others;
    for (const Mention& mention : context.document().mentions) {
      if (mention.first < sentence.first || mention.last > sentence.last) continue;
      if (context.label(mention.entity) == NodeLabel::Country && mention.entity != sides.front().entity)
        add_all(others, {{mention.entity, mention.head, 0.75F * mention.certainty}});
    }
    if (others.size() == 1) add_all(sides, others);
  }
  if (sides.empty()) {
    // "ties between the two countries, with trade turnover hitting ...": the only two countries that the
    // sentence names
    for (const Mention& mention : context.document().mentions) {
      if (mention.first < sentence.first || mention.last > sentence.last) continue;
      if (context.label(mention.entity) == NodeLabel::Country)
        add_all(sides, {{mention.entity, mention.head, 0.7F * mention.certainty}});
    }
  }
  const auto words = graph.children(noun);
  const bool mutual = std::any_of(words.begin(), words.end(), [&](std::uint32_t c) {
    const std::string& lemma = graph.lemma(c);
    return lemma == "bilateral" || lemma == "mutual" || lemma == "two-way" || lemma == "reciprocal";
  });
  if (sides.empty() && mutual && sum) sides = countries_of_text(context, noun);
  if (sides.size() != 2) return;
  // "trade between A and B, less than $10 million last year, should grow": the sum is a fact whatever follows
  bool aside = false;
  for (const std::uint32_t c : graph.children(noun))
    aside = aside || (graph.token(c).role == "appos" && is_amount(context, c));
  aside = aside || falls_short(graph, noun);
  const std::size_t before = out.size();
  propose(context, out, EdgeKind::TradesWith, sides[0], sides[1], noun,
          aside ? Origin::Phrase : Origin::Noun);
  for (std::size_t i = before; i < out.size(); ++i) add_sum(context, noun, sentence.last, out[i]);
  if (out.size() == before + 1) add_further_sums(context, noun, sentence.last, out);
}

/// "the $575 billion it traded with China"
void read_trade_verb(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const Frame frame = verb_frame(context, verb);
  std::vector<Filler> from;
  std::vector<Filler> to;
  for (const Slot& slot : frame.slots) {
    if (slot.name == "subj") add_all(from, context.fill(slot.token, kCountry));
    if (slot.name == "with") add_all(to, context.fill(slot.token, kCountry));
  }
  const Sentence& sentence = context.document().annotation.sentences[graph.sentence_of(verb)];
  const std::uint32_t subject = graph.child(verb, "nsubj");
  if (from.empty() && subject != kNoToken && graph.lemma(subject) == "it") {
    // "the $774 billion that A traded with B and the $575 billion it traded with C": A again
    for (std::uint32_t i = subject; i > sentence.first && from.empty(); --i) {
      if (graph.lemma(i - 1) != "trade" || !graph.is_verb(i - 1)) continue;
      for (const std::uint32_t other : graph.subjects(i - 1))
        add_all(from, context.fill_one(other, kCountry));
    }
  }
  for (const Filler& a : from) {
    for (const Filler& b : to) {
      const std::size_t before = out.size();
      propose(context, out, EdgeKind::TradesWith, a, b, verb, Origin::Verb);
      for (std::size_t i = before; i < out.size(); ++i) {
        // The sum stands before the verb it is object of.
        std::uint32_t start = verb;
        for (std::uint32_t k = verb; k > sentence.first && verb - k < 8; --k) {
          if (read_amount(context, k)) {
            start = k;
            break;
          }
        }
        add_sum(context, start, sentence.last, out[i]);
        if (out[i].properties.count("year") == 0) {
          for (const TimeExpression& time : context.times()) {
            if (time.first >= sentence.first && time.first < sentence.last && time.date &&
                time.date->precision == DatePrecision::Year) {
              out[i].properties["year"] = std::to_string(to_civil(time.date->days).year);
            }
          }
        }
      }
    }
  }
}

/// "China is Brazil's largest trading partner": a standing trade, with the sum where one is told.
void read_partner(const FactContext& context, std::uint32_t noun, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const bool trading = std::any_of(graph.children(noun).begin(), graph.children(noun).end(), [&](auto c) {
    return graph.lemma(c) == "trading" || graph.lemma(c) == "trade" || graph.lemma(c) == "commercial";
  });
  if (!trading || graph.is_root(noun)) return;
  std::vector<Filler> to;
  for (const std::uint32_t c : graph.children(noun)) {
    if (graph.token(c).role == "poss") add_all(to, context.fill(graph.antecedent(c), kCountry));
    if (graph.token(c).role == "prep" && (graph.lemma(c) == "of" || graph.lemma(c) == "for"))
      add_all(to, context.fill(graph.object_of(c), kCountry));
  }
  std::vector<Filler> from;
  const std::uint32_t head = graph.token(noun).head;
  const std::string& role = graph.token(noun).role;
  if (role == "attr" && graph.child(head, "neg") == kNoToken) {
    for (const std::uint32_t subject : graph.subjects(head)) add_all(from, context.fill(subject, kCountry));
  }
  if (role == "appos") from = context.fill_one(head, kCountry);
  for (const std::uint32_t c : graph.children(noun)) {
    if (graph.token(c).role == "appos" && from.empty()) from = context.fill_one(c, kCountry);
  }
  const Sentence& sentence = context.document().annotation.sentences[graph.sentence_of(noun)];
  for (const Filler& a : from) {
    for (const Filler& b : to) {
      const std::size_t before = out.size();
      propose(context, out, EdgeKind::TradesWith, a, b, noun, Origin::Noun);
      for (std::size_t i = before; i < out.size(); ++i) {
        add_sum(context, noun, sentence.last, out[i]);
        out[i].state = true;
      }
    }
  }
}

}  // namespace

void find_trade(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (!context.readable(graph.sentence_of(i))) continue;
    if (graph.is_noun(i) && graph.lemma(i) == "partner") {
      read_partner(context, i, out);
    } else if (graph.is_noun(i) && context.lexicon().is(WordClass::Trade, graph.lemma(i))) {
      if (!context.mentions_covering(i).empty()) continue;  // "Ministry of Trade"
      const std::string& role = graph.token(i).role;
      if (role == "compound" && graph.lemma(graph.token(i).head) != "turnover" &&
          graph.lemma(graph.token(i).head) != "volume")
        continue;
      read_trade_noun(context, i, out);
    } else if (graph.is_verb(i) && graph.lemma(i) == "trade") {
      const std::size_t before = out.size();
      read_trade_verb(context, i, out);
      if (out.size() == before) read_goods_verb(context, i, out);
    } else if (graph.is_verb(i) &&
               (graph.lemma(i) == "export" || graph.lemma(i) == "import" || graph.lemma(i) == "sell" ||
                graph.lemma(i) == "ship" || graph.lemma(i) == "buy")) {
      read_goods_verb(context, i, out);
    }
  }
}

}  // namespace entente::ingest
