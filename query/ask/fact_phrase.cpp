// An edge in words.
#include <algorithm>
#include <array>

#include "graph/schema.hpp"
#include "query/ask/ask.hpp"

namespace entente::query {

namespace {

std::string text_property(NodeId node, std::string_view key, const GraphView& view) {
  const auto id = view.keys().find(key);
  if (!id) return {};
  const Value value = view.property(node, *id);
  return value.is(ValueKind::String) ? value.string() : std::string();
}

std::string text_property(EdgeId edge, std::string_view key, const GraphView& view) {
  const auto id = view.keys().find(key);
  if (!id) return {};
  const Value value = view.property(edge, *id);
  if (value.is(ValueKind::String)) return value.string();
  return value.is(ValueKind::Integer) ? std::to_string(value.integer()) : std::string();
}

// What is said of `from`, in the order of the ontology's edge types; %s, if any, is the property that it
// names.
constexpr std::array<std::string_view, kEdgeKindCount> kVerbs = {
    "met",         "called",        "visited",        "invited",  "holds an office in", "is affiliated with",
    "succeeded",   "is related to", "is a member of", "founded",  "is located in",      "took part in",
    "hosted",      "signed",        "proposed",       "supports", "criticized",         "cooperates with",
    "trades with", "invested in",   "aided",          "awarded",  "sanctioned",         "threatened",
    "attacked"};
constexpr std::array<std::string_view, kEdgeKindCount> kPlannedVerbs = {"is to meet",
                                                                        "is to call",
                                                                        "is to visit",
                                                                        "is to invite",
                                                                        "is to hold an office in",
                                                                        "is to join",
                                                                        "is to succeed",
                                                                        "is to be related to",
                                                                        "is to join",
                                                                        "is to found",
                                                                        "is to be in",
                                                                        "is to take part in",
                                                                        "is to host",
                                                                        "is to sign",
                                                                        "is to propose",
                                                                        "is to support",
                                                                        "is to criticize",
                                                                        "is to cooperate with",
                                                                        "is to trade with",
                                                                        "is to invest in",
                                                                        "is to aid",
                                                                        "is to award",
                                                                        "is to sanction",
                                                                        "threatens",
                                                                        "is to attack"};

// Whether English puts "the" before a country's or a body's name.
bool takes_article(std::string_view name) {
  constexpr std::array<std::string_view, 6> kPlurals = {"Netherlands", "Philippines", "Maldives",
                                                        "Bahamas",     "Comoros",     "Gambia"};
  constexpr std::array<std::string_view, 5> kWords = {"Republic", "Islands", "Kingdom", "Nations", "Union"};
  const auto within = [name](std::string_view word) { return name.find(word) != std::string_view::npos; };
  return name.starts_with("United ") || std::any_of(kWords.begin(), kWords.end(), within) ||
         std::find(kPlurals.begin(), kPlurals.end(), name) != kPlurals.end();
}

// No verb: the office may have been left long ago, which the edge does not say.
std::string office_phrase(const std::string& from, const std::string& office, const std::string& to,
                          bool planned) {
  return from + (planned ? " is to be " : ", ") + office + (takes_article(to) ? " of the " : " of ") + to;
}

}  // namespace

std::string fact_phrase(EdgeId edge, const GraphView& view) {
  if (!view.contains(edge)) return {};
  const EdgeEnds ends = view.ends(edge);
  const std::string from = text_property(ends.from, "name", view);
  const std::string to = text_property(ends.to, "name", view);
  const std::string type(view.types().text(ends.type));
  const auto kind = edge_kind(type);
  const bool planned = text_property(edge, "status", view) == "planned";
  if (!kind) return from + " " + type + " " + to;  // an imported type
  const auto index = static_cast<std::size_t>(*kind);
  const std::string verb(planned ? kPlannedVerbs[index] : kVerbs[index]);
  if (*kind == EdgeKind::HoldsOffice) {
    const std::string office = text_property(edge, "office", view);
    if (!office.empty()) return office_phrase(from, office, to, planned);
  }
  if (*kind == EdgeKind::RelativeOf) {
    const std::string relation = text_property(edge, "relation", view);
    if (!relation.empty()) return from + " is related to " + to + " (" + relation + ")";
  }
  std::string text = from + " " + verb + " " + to;
  const std::string amount = text_property(edge, "amount", view);
  if (!amount.empty()) {
    const std::string currency = text_property(edge, "currency", view);
    text += " (" + amount + (currency.empty() ? "" : " " + currency) + ")";
  }
  if (const std::string award = text_property(edge, "award", view); !award.empty())
    text += " (" + award + ")";
  return text;
}

}  // namespace entente::query
