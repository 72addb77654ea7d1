// LOCATED_IN of buildings and spots by the words beside their name, whatever the tree hangs where: "at the
// Legislative Palace in Caracas", "the Paekhwawon guesthouse in Pyongyang", "Bangkok's Don Mueang airport",
// "Cassinga, in southern Angola".
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"

namespace entente::ingest {

namespace {

/// What people meet, live or land at.
bool is_spot(const std::string& lemma) {
  static constexpr std::array<std::string_view, 46> kSpots = {
      "palace",   "airport",  "hotel",    "guesthouse", "castle",       "stadium",   "hall",
      "house",    "base",     "camp",     "square",     "cathedral",    "church",    "mosque",
      "temple",   "centre",   "center",   "prison",     "villa",        "residence", "mansion",
      "hospital", "resort",   "barracks", "station",    "port",         "harbour",   "harbor",
      "park",     "cemetery", "memorial", "museum",     "theatre",      "theater",   "monastery",
      "academy",  "arena",    "complex",  "lodge",      "headquarters", "building",  "parliament",
      "club",     "shipyard", "airfield", "university"};
  return std::find(kSpots.begin(), kSpots.end(), lemma) != kSpots.end();
}

class VenueReader {
 public:
  VenueReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out) {}

  void read() {
    for (const Mention& mention : context_.document().mentions) {
      if (mention.kind != MentionKind::Name || context_.label(mention.entity) != NodeLabel::Place ||
          mention.last + 1 >= graph_.size() || !context_.readable(graph_.sentence_of(mention.first)))
        continue;
      const std::uint32_t end = spot_end(mention);
      if (end > 0) {
        read_behind(mention, end);
        read_owner(mention);
      }
      read_side(mention);
    }
  }

 private:
  /// Where the words of the spot end: in its name, or in the common noun behind it; 0 for other places.
  [[nodiscard]] std::uint32_t spot_end(const Mention& mention) const {
    const std::string& next = graph_.lemma(mention.last);
    if (is_spot(next) && graph_.is_noun(mention.last)) return mention.last + 1;
    for (std::uint32_t i = mention.first; i < mention.last && mention.last > mention.first + 1; ++i) {
      std::string lemma = graph_.lemma(i);
      for (char& c : lemma) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      if (is_spot(lemma)) return mention.last;
    }
    return 0;
  }

  [[nodiscard]] const Mention* area_at(std::uint32_t token, const Mention& inner) const {
    if (token >= graph_.size() || graph_.sentence_of(token) != graph_.sentence_of(inner.first))
      return nullptr;
    for (const std::uint32_t m : context_.mentions_covering(token)) {
      const Mention& mention = context_.document().mentions[m];
      const NodeLabel label = context_.label(mention.entity);
      if (mention.first == token && mention.kind == MentionKind::Name && mention.entity != inner.entity &&
          (label == NodeLabel::Place || label == NodeLabel::Country))
        return &mention;
    }
    return nullptr;
  }

  void state(const Mention& inner, const Mention& area) {
    const std::size_t before = out_.size();
    propose(context_, out_, EdgeKind::LocatedIn, {inner.entity, inner.head, inner.certainty},
            {area.entity, area.head, area.certainty}, inner.head, Origin::Apposition);
    for (std::size_t i = before; i < out_.size(); ++i) out_[i].state = true;
  }

  /// "... in Caracas"
  void read_behind(const Mention& mention, std::uint32_t end) {
    if (end + 1 >= graph_.size()) return;
    if (context_.words(end) == ",") ++end;
    if (end + 1 >= graph_.size() || (context_.words(end) != "in" && context_.words(end) != "near")) return;
    if (context_.words(end) == "near") return;
    std::uint32_t at = end + 1;
    if (context_.words(at) == "the") ++at;
    const Mention* area = area_at(at, mention);
    if (area == nullptr) return;
    const std::string_view after = area->last < graph_.size() ? context_.words(area->last) : "";
    if (after == "'s" || after == "’s") return;  // "at the airport in Chad's north"
    state(mention, *area);
  }

  /// "Bangkok's Don Mueang airport"
  void read_owner(const Mention& mention) {
    if (mention.first < 2) return;
    const std::string_view mark = context_.words(mention.first - 1);
    if (mark != "'s" && mark != "’s" && mark != "'") return;
    for (const std::uint32_t m : context_.mentions_covering(mention.first - 2)) {
      const Mention& owner = context_.document().mentions[m];
      if (owner.last + 1 == mention.first && owner.kind == MentionKind::Name &&
          owner.entity != mention.entity && context_.label(owner.entity) == NodeLabel::Place)
        state(mention, owner);
    }
  }

  /// "Cassinga, in southern Angola", "Kasese in western Uganda"
  void read_side(const Mention& mention) {
    static constexpr std::array<std::string_view, 12> kSides = {
        "southern",     "northern",     "eastern",      "western",       "central",       "southeastern",
        "northeastern", "southwestern", "northwestern", "south-eastern", "north-eastern", "coastal"};
    std::uint32_t at = mention.last;
    if (context_.words(at) == ",") ++at;
    if (at + 2 >= graph_.size() || context_.words(at) != "in") return;
    ++at;
    if (context_.words(at) == "the") ++at;
    if (std::find(kSides.begin(), kSides.end(), context_.words(at)) == kSides.end()) return;
    const Mention* area = area_at(at + 1, mention);
    if (area == nullptr || context_.label(area->entity) != NodeLabel::Country) return;
    const std::string_view after = area->last < graph_.size() ? context_.words(area->last) : "";
    if (after != "'s" && after != "’s") state(mention, *area);
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
};

}  // namespace

void find_venues(const FactContext& context, Candidates& out) { VenueReader(context, out).read(); }

}  // namespace entente::ingest
