#include "ingest/entities/names/bylines.hpp"

#include <string_view>
#include <unordered_set>

#include "ingest/entities/names/credit_lines.hpp"

namespace entente::ingest {

namespace {

class BylineReader {
 public:
  BylineReader(const TextView& text, const ResolvedDocument& document,
               std::vector<AffiliationStatement>& affiliations)
      : text_(text), document_(document), affiliations_(affiliations) {}

  void read() {
    read_brackets();
    read_sign_off();
    read_credits();
    const auto outlet = outlet_of_document();
    if (outlet == kNoEntity) return;
    for (const auto& mention : document_.mentions) {
      if (!is(mention, EntityType::Person) || mention.kind != MentionKind::Name) continue;
      if (credited_.contains(mention.entity)) continue;
      if (is_byline(mention) || is_alone_at_end(mention)) add(mention, outlet);
    }
  }

 private:
  [[nodiscard]] bool is(const Mention& mention, EntityType type) const {
    return document_.entities[mention.entity].type == type;
  }
  [[nodiscard]] std::string_view word(std::uint32_t i) const {
    return i < text_.size() ? text_.word(i) : std::string_view();
  }
  [[nodiscard]] std::string_view before(const Mention& mention) const {
    return mention.first > 0 ? text_.word(mention.first - 1) : std::string_view();
  }

  void add(const Mention& person, std::uint32_t outlet) {
    affiliations_.push_back({person.entity, outlet, text_.sentence_of(person.first), "reporter"});
  }

  static bool spreads_releases(const std::string& name) {
    return name == "PR Newswire" || name == "Business Wire" || name == "GlobeNewswire";
  }

  [[nodiscard]] bool published_before(std::uint32_t i) const {
    for (std::uint32_t back = 2; back <= 4 && back <= i; ++back) {
      if (text_.token(i - back).lemma == "publish") return true;
    }
    return false;
  }

  /// The masthead with a dateline or byline below it; else what these lines name.
  [[nodiscard]] std::uint32_t outlet_of_document() const {
    for (const auto& mention : document_.mentions) {
      if (mention.first > 1 || !is(mention, EntityType::Organization)) continue;
      const auto& sentences = text_.annotation().sentences;
      if (sentences.size() < 3) break;
      const auto below = text_.block_kind(sentences[1].first);
      const bool alone = mention.last >= sentences[0].last || word(mention.last) == "\u2014" ||
                         word(mention.last) == "|" || word(mention.last) == "-";
      if (alone && (below == BlockKind::Dateline || below == BlockKind::Byline)) return mention.entity;
    }
    for (const auto& mention : document_.mentions) {
      if (!is(mention, EntityType::Organization) || spreads_releases(document_.entities[mention.entity].name))
        continue;
      const auto kind = text_.block_kind(mention.first);
      const bool published = before(mention) == "by" && published_before(mention.first);
      if (kind == BlockKind::Dateline || published || kind == BlockKind::Byline) return mention.entity;
    }
    return kNoEntity;
  }

  /// In a byline; in a dateline behind "by": "every Monday, by Liis Randla".
  [[nodiscard]] bool is_byline(const Mention& person) const {
    const auto kind = text_.block_kind(person.first);
    if (kind == BlockKind::Byline) return true;
    if (kind != BlockKind::Dateline) return false;
    for (auto i = text_.sentence(text_.sentence_of(person.first)).first; i < person.first; ++i) {
      if (text_.folded(i) == "by") return true;
    }
    return false;
  }

  /// "- Heather Smith", the last line of all.
  [[nodiscard]] bool is_alone_at_end(const Mention& person) const {
    const auto& last = text_.annotation().sentences.back();
    if (person.first < last.first || person.last < last.last) return false;
    return person.first == last.first || (person.first == last.first + 1 && !text_.is_capital(last.first));
  }

  /// "Ioana Marin, Arges Post", "ENA/Hatem Nasr" at the end.
  void read_sign_off() {
    if (text_.annotation().sentences.empty()) return;
    const auto& last = text_.annotation().sentences.back();
    for (const auto& person : document_.mentions) {
      if (person.first < last.first || !is(person, EntityType::Person) || last.last - last.first > 12)
        continue;
      for (const auto& body : document_.mentions) {
        if (body.first < last.first || !is(body, EntityType::Organization)) continue;
        const bool behind = person.first == last.first && body.first == person.last + 1 &&
                            word(person.last) == "," && body.last + 1 >= last.last;
        const bool slashed = body.first == last.first && person.first == body.last + 1 &&
                             word(body.last) == "/" && person.last + 1 >= last.last;
        if (behind || slashed) add(person, body.entity);
      }
    }
  }

  /// "By Dana Pruitt, Arundel Tide", "Posted on Harbour Notes, 21 April, by Denise Wray": one outlet in the
  /// line of the name.
  void read_credits() {
    for (const auto& person : document_.mentions) {
      if (!is(person, EntityType::Person) || person.kind != MentionKind::Name) continue;
      const auto here = text_.sentence_of(person.first);
      if (!is_credit_line(text_, here) || !is_writer(person, text_.sentence(here).first)) continue;
      for (const auto& body : document_.mentions) {
        if (!is(body, EntityType::Organization) || body.kind != MentionKind::Name ||
            text_.sentence_of(body.first) != here)
          continue;
        add(person, body.entity);
        credited_.insert(person.entity);
        break;
      }
    }
  }

  /// Behind "by", the second of two behind it, or what the line begins with.
  [[nodiscard]] bool is_writer(const Mention& person, std::uint32_t first) const {
    if (person.first == first) return word(person.last) == ",";
    const auto& before = text_.folded(person.first - 1);
    if (before != "and") return before == "by";
    for (auto i = first; i < person.first; ++i) {
      if (text_.folded(i) == "by") return true;
    }
    return false;
  }

  /// "QUESTION (Layla Haddad, Levant Press):"
  void read_brackets() {
    for (const auto& person : document_.mentions) {
      if (!is(person, EntityType::Person) || person.kind != MentionKind::Name || before(person) != "(" ||
          word(person.last) != ",")
        continue;
      for (const auto& body : document_.mentions) {
        if (body.first == person.last + 1 && is(body, EntityType::Organization) && word(body.last) == ")")
          add(person, body.entity);
      }
    }
  }

  const TextView& text_;
  const ResolvedDocument& document_;
  std::vector<AffiliationStatement>& affiliations_;
  std::unordered_set<std::uint32_t> credited_;  // writers whose line names the outlet
};

}  // namespace

void read_bylines(const TextView& text, const ResolvedDocument& document,
                  std::vector<AffiliationStatement>& affiliations) {
  if (!text.annotation().sentences.empty()) BylineReader(text, document, affiliations).read();
}

}  // namespace entente::ingest
