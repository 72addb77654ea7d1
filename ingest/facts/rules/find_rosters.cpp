// Members and founders by their place beside a body's name, which the tree often loses: "NATO member Turkey",
// "the Visegrad Group (Poland, Hungary and Slovakia)", "Tesla founder X", "X (Levant Press)".
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/lexicon/lexicon.hpp"

namespace entente::ingest {

namespace {

class RosterReader {
 public:
  RosterReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out) {}

  void read() {
    for (const Mention& mention : context_.document().mentions) {
      if (mention.kind != MentionKind::Name || mention.last + 1 >= graph_.size() ||
          !context_.readable(graph_.sentence_of(mention.first)))
        continue;
      const NodeLabel label = context_.label(mention.entity);
      if (label == NodeLabel::Organization) {
        read_members(mention);
        read_list(mention);
        read_founder(mention);
        read_owned(mention);
      } else if (label == NodeLabel::Person) {
        read_bracket(mention);
      }
    }
  }

 private:
  [[nodiscard]] const Mention* name_at(std::uint32_t token, NodeLabel label) const {
    if (token >= graph_.size()) return nullptr;
    for (const std::uint32_t m : context_.mentions_covering(token)) {
      const Mention& mention = context_.document().mentions[m];
      if (mention.kind == MentionKind::Name && mention.first == token &&
          context_.label(mention.entity) == label)
        return &mention;
    }
    return nullptr;
  }

  [[nodiscard]] bool in_sentence(std::uint32_t token, const Mention& mention) const {
    return token < graph_.size() && graph_.sentence_of(token) == graph_.sentence_of(mention.first);
  }

  void state(EdgeKind kind, const Mention& from, const Mention& to) {
    const std::size_t before = out_.size();
    propose(context_, out_, kind, {from.entity, from.head, from.certainty},
            {to.entity, to.head, to.certainty}, from.head, Origin::Phrase);
    for (std::size_t i = before; i < out_.size(); ++i) {
      out_[i].state = true;
      out_[i].path = 2;
    }
  }

  /// "NATO member Turkey", "EU member states Hungary and Slovakia": the first name; the tree has the others.
  void read_members(const Mention& body) {
    std::uint32_t at = body.last;
    if (graph_.lemma(at) != "member") return;
    ++at;
    if (in_sentence(at, body) &&
        (graph_.lemma(at) == "state" || graph_.lemma(at) == "country" || graph_.lemma(at) == "nation"))
      ++at;
    if (!in_sentence(at, body)) return;
    if (const Mention* country = name_at(at, NodeLabel::Country)) state(EdgeKind::MemberOf, *country, body);
  }

  /// "(A, B and C)" or "- A, B and C -" right behind the body: three countries or more, nothing else.
  void read_list(const Mention& body) {
    std::string_view open = context_.words(body.last);
    const bool bracket = open == "(";
    std::uint32_t at = body.last + 1;
    const std::uint32_t told = behind_that_is(at);
    if (open == "," && told > at) {
      at = told;
    } else if (!bracket && open != "-" && open != "\u2013" && open != "\u2014" && open != ":") {
      return;
    }
    std::vector<const Mention*> members;
    bool closed = false;
    while (in_sentence(at, body)) {
      const std::string_view word = context_.words(at);
      if (word == "," || word == "and" || word == "the" || word == "&" || word == "plus") {
        ++at;
        continue;
      }
      if (const Mention* country = name_at(at, NodeLabel::Country)) {
        members.push_back(country);
        at = country->last;
        continue;
      }
      closed = bracket ? word == ")" : word == open || word == "." || (open == "," && at > told);
      break;
    }
    if (!closed || members.size() < 3) return;
    for (const Mention* member : members) state(EdgeKind::MemberOf, *member, body);
  }

  /// "the Contadora Group, that is to say A, B and C", ", namely A", ", which groups A": where the list
  /// begins.
  [[nodiscard]] std::uint32_t behind_that_is(std::uint32_t at) const {
    static constexpr std::array<std::string_view, 12> kWords = {
        "that", "is", "to", "say",      "namely",     "i.e.",
        "made", "up", "of", "grouping", "comprising", "consisting"};
    std::uint32_t i = at;
    while (i < graph_.size() && i < at + 5 &&
           std::find(kWords.begin(), kWords.end(), context_.words(i)) != kWords.end())
      ++i;
    if (i < graph_.size() && i > at && context_.words(i) == ",") ++i;
    return i;
  }

  /// "the African Union's Peace and Security Council", "the Treasury's Office of ...": a part of the body.
  void read_owned(const Mention& body) {
    const std::uint32_t at = body.last;
    if (!in_sentence(at + 1, body) ||
        (context_.words(at) != "'s" && context_.words(at) != "\u2019s" && context_.words(at) != "'"))
      return;
    const Mention* part = name_at(at + 1, NodeLabel::Organization);
    if (part != nullptr) state(EdgeKind::MemberOf, *part, body);
  }

  /// "Tesla founder X", "X co-founder Y": three tokens where the hyphen is one.
  void read_founder(const Mention& body) {
    std::uint32_t at = body.last;
    if (graph_.lemma(at) == "co" && in_sentence(at + 2, body) && context_.words(at + 1) == "-") at += 2;
    const std::string& lemma = graph_.lemma(at);
    if ((lemma != "founder" && lemma != "co-founder" && lemma != "cofounder") || !in_sentence(at + 1, body))
      return;
    if (context_.words(at + 1) == "and") {  // "Tesla founder and chief executive X"
      for (std::uint32_t i = at + 2; i < at + 6 && in_sentence(i, body); ++i) {
        if (name_at(i, NodeLabel::Person) == nullptr) continue;
        at = i - 1;
        break;
      }
    }
    if (const Mention* person = name_at(at + 1, NodeLabel::Person)) state(EdgeKind::Founded, *person, body);
  }

  /// "QUESTION (Layla Haddad, Levant Press):", "Layla Haddad (Levant Press)": of a press or a party, no
  /// place.
  void read_bracket(const Mention& person) {
    const bool inside =
        person.first > 0 && context_.words(person.first - 1) == "(" && context_.words(person.last) == ",";
    if (!inside && context_.words(person.last) != "(") return;
    std::uint32_t at = person.last + 1;
    if (in_sentence(at, person) && context_.words(at) == "the") ++at;
    if (!in_sentence(at, person)) return;
    const Mention* body = name_at(at, NodeLabel::Organization);
    if (body == nullptr || !in_sentence(body->last, person) || !context_.words(body->last).starts_with(")"))
      return;
    const std::size_t before = out_.size();
    const auto& offices = context_.document().offices;
    const bool leads = std::any_of(offices.begin(), offices.end(), [&](const OfficeStatement& o) {
      return o.holder == person.entity && o.body == body->entity;
    });
    if (!leads) state(EdgeKind::AffiliatedWith, person, *body);
    for (std::size_t i = before; i < out_.size(); ++i) out_[i].path = 1;
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
};

}  // namespace

void find_rosters(const FactContext& context, Candidates& out) { RosterReader(context, out).read(); }

}  // namespace entente::ingest
