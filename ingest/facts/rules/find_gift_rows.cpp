// AIDED in rows of givers that share one verb or one heading: "A pledged $2 billion, B $1 billion and C $3
// billion", "A came with 5 million euros, B with 3 million", "got a billion from A and $600 million from B",
// "Pledges to X: A $5 million, B $3 million".
#include <algorithm>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/rules/gift_recipients.hpp"
#include "ingest/facts/rules/money.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

/// What stands behind a giver's name: a sum, or a number of what the verb says.
struct Item {
  std::optional<Amount> amount;
  bool found = false;
};

class RowReader {
 public:
  RowReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out) {}

  /// "A pledged $2 billion, B $1 billion and C $3 billion": B and C gave what stands behind them.
  void read_row(const Candidate& gift) {
    const Sentence& sentence = sentences()[gift.sentence];
    if (!graph_.is_verb(gift.trigger) || gift.trigger + 1 >= sentence.last) return;
    for (const Mention& mention : context_.document().mentions) {
      if (mention.first <= gift.trigger + 1 || mention.last + 1 > sentence.last) continue;
      if (!is_giver(mention) || mention.entity == gift.to || mention.entity == gift.from) continue;
      if (!stands_joined(mention)) continue;
      const Item item = item_at(mention.last, gift);
      if (item.found) add(mention, {gift.to, gift.to_token, gift.certainty}, gift.trigger, item);
    }
  }

  /// "came with 5 million euros", "were A, with $200 million, and B, with $50 million"
  void read_with(std::uint32_t s) {
    static constexpr std::array<std::string_view, 9> kVerbs = {"come", "follow", "lead", "chip", "weigh",
                                                               "be",   "start",  "step", "join"};
    const Sentence& sentence = sentences()[s];
    for (const Mention& mention : context_.document().mentions) {
      if (mention.first < sentence.first || mention.last + 2 >= sentence.last || !is_giver(mention)) continue;
      std::uint32_t at = mention.last;
      std::uint32_t verb = kNoToken;
      while (at + 1 < sentence.last && context_.words(at) != "with" && at < mention.last + 4) {
        if (graph_.is_verb(at)) {
          if (!one_of(graph_.lemma(at), kVerbs)) break;
          verb = at;
        } else if (!one_of(context_.words(at), {",", "in", "up", "forward", "next"})) {
          break;
        }
        ++at;
      }
      if (context_.words(at) != "with") continue;
      const auto amount = amount_near(at + 1, sentence.last);
      if (!amount) continue;
      if (verb == kNoToken && !has_verb_of(sentence, kVerbs)) continue;
      const std::uint32_t trigger = verb == kNoToken ? mention.head : verb;
      std::uint32_t to = helped_before(context_, trigger, out_);
      if (to == kNoEntity) to = helped_by_donors(context_, trigger);
      if (to == kNoEntity || to == mention.entity) continue;
      add(mention, {to, trigger, 0.85F}, trigger, {amount, true});
    }
  }

  /// "got $400 million from A, $300 million from B and $20 million from C"
  void read_from(std::uint32_t verb) {
    if (!one_of(graph_.lemma(verb), {"receive", "get", "obtain", "secure", "win", "collect"}) ||
        graph_.child(verb, "neg") != kNoToken)
      return;
    std::vector<Filler> helped;
    for (const std::uint32_t subject : graph_.subjects(verb)) {
      for (const Filler& one : context_.fill(subject, kActor)) helped.push_back(one);
    }
    if (helped.size() != 1) return;
    const Sentence& sentence = sentences()[graph_.sentence_of(verb)];
    for (std::uint32_t i = verb + 1; i + 2 < sentence.last; ++i) {
      const auto amount = read_amount(context_, i);
      if (!amount || amount->last + 1 >= sentence.last || graph_.lemma(amount->last) != "from") continue;
      i = amount->last;
      std::uint32_t name = amount->last + 1;
      if (graph_.lemma(name) == "the") ++name;
      for (const Mention& mention : context_.document().mentions) {
        if (mention.first == name && is_giver(mention) && mention.entity != helped.front().entity)
          add(mention, helped.front(), verb, {amount, true});
      }
    }
  }

  /// "Pledges to X: A $5 million, B $3 million."
  void read_heading(std::uint32_t noun) {
    if (!one_of(graph_.lemma(noun), {"pledge", "donation", "contribution", "promise", "gift", "sum"})) return;
    const Sentence& sentence = sentences()[graph_.sentence_of(noun)];
    std::uint32_t colon = noun;
    while (colon < sentence.last && context_.words(colon) != ":") ++colon;
    if (colon >= sentence.last) return;
    const std::uint32_t to = helped_by_donors(context_, colon);
    if (to == kNoEntity) return;
    Candidate model;
    model.to = to;
    for (const Mention& mention : context_.document().mentions) {
      if (mention.first <= colon || mention.last + 1 >= sentence.last || !is_giver(mention)) continue;
      if (mention.first != colon + 1 && !stands_joined(mention)) continue;
      const Item item = item_at(mention.last, model);
      if (item.amount) add(mention, {to, noun, 0.85F}, noun, item);
    }
  }

  /// One of a row of givers is not helped: "Qatar $1 billion", "and Spain six".
  [[nodiscard]] bool is_giver_in_row(const Candidate& gift) const {
    for (const std::uint32_t m : context_.mentions_covering(gift.to_token)) {
      const Mention& mention = context_.document().mentions[m];
      if (mention.entity != gift.to || mention.first == 0 || mention.first < gift.trigger) continue;
      if (stands_joined(mention) && mention.last < graph_.size() && item_at(mention.last, gift).found)
        return true;
    }
    return false;
  }

 private:
  [[nodiscard]] const std::vector<Sentence>& sentences() const {
    return context_.document().annotation.sentences;
  }

  [[nodiscard]] bool is_giver(const Mention& mention) const {
    return mention.head < graph_.size() &&
           (mention.kind == MentionKind::Name || mention.kind == MentionKind::Metonym) &&
           kActor.contains(context_.label(mention.entity));
  }

  template <std::size_t N>
  [[nodiscard]] bool has_verb_of(const Sentence& sentence,
                                 const std::array<std::string_view, N>& verbs) const {
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (graph_.is_verb(i) && one_of(graph_.lemma(i), verbs)) return true;
    }
    return false;
  }

  /// Behind a comma or "and", with its article.
  [[nodiscard]] bool stands_joined(const Mention& mention) const {
    if (mention.first == 0) return false;
    std::uint32_t before = mention.first - 1;
    if (graph_.lemma(before) == "the" && before > 0) --before;
    return one_of(context_.words(before), {",", ";"}) || one_of(graph_.lemma(before), {"and", "while"});
  }

  [[nodiscard]] std::optional<Amount> amount_near(std::uint32_t at, std::uint32_t end) const {
    while (at + 1 < end && one_of(context_.words(at),
                                  {"a", "another", "about", "some", "up", "to", "over", "nearly", "almost",
                                   "around", "more", "than", "further", "additional", "at", "least"}))
      ++at;
    return at < end ? read_amount(context_, at) : std::nullopt;
  }

  /// The sum or number that opens at a token; a bare "50 million" is of the gift's currency.
  [[nodiscard]] Item item_at(std::uint32_t at, const Candidate& gift) const {
    Item item;
    const std::uint32_t end = sentences()[graph_.sentence_of(at)].last;
    if (at >= end) return item;
    if (auto amount = amount_near(at, end)) return {std::move(amount), true};
    const Token& token = graph_.token(at);
    if (token.tag != "CD" || context_.in_time(at)) return item;
    item.found = true;
    const auto currency = gift.properties.find("currency");
    const bool scaled = at + 1 < end && one_of(context_.words(at + 1), {"million", "billion", "trillion"});
    if (!scaled || currency == gift.properties.end()) return item;
    if (auto value = plain_number(context_.words(at), context_.words(at + 1)))
      item.amount = Amount{std::move(*value), currency->second, at, at + 2};
    return item;
  }

  void add(const Mention& mention, const Filler& to, std::uint32_t trigger, const Item& item) {
    for (Candidate& known : out_) {
      if (known.kind != EdgeKind::Aided || known.from != mention.entity || known.to != to.entity ||
          known.sentence != graph_.sentence_of(trigger))
        continue;
      if (item.amount) put(*item.amount, known);
      return;
    }
    const std::size_t size = out_.size();
    propose(context_, out_, EdgeKind::Aided, {mention.entity, mention.head, 0.9F * mention.certainty}, to,
            trigger, graph_.is_verb(trigger) ? Origin::Verb : Origin::Noun);
    for (std::size_t i = size; i < out_.size(); ++i) {
      if (item.amount) put(*item.amount, out_[i]);
    }
  }

  static void put(const Amount& amount, Candidate& candidate) {
    candidate.properties["amount"] = amount.value;
    candidate.properties["currency"] = amount.currency;
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
};

}  // namespace

void find_gift_rows(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  RowReader reader(context, out);
  std::erase_if(out, [&](const Candidate& one) {
    return one.kind == EdgeKind::Aided && graph.is_verb(one.trigger) && reader.is_giver_in_row(one);
  });
  // sentence by sentence: a row tells whom the next sentence's gifts help
  const auto& sentences = context.document().annotation.sentences;
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    if (!context.readable(s)) continue;
    find_gifts_in(context, s, out);
    const Candidates before = out;
    for (const Candidate& gift : before) {
      if (gift.kind == EdgeKind::Aided && gift.sentence == s) reader.read_row(gift);
    }
    for (std::uint32_t i = sentences[s].first; i < sentences[s].last; ++i) {
      if (graph.is_verb(i)) reader.read_from(i);
      if (graph.is_noun(i)) reader.read_heading(i);
    }
    reader.read_with(s);
  }
}

}  // namespace entente::ingest
