#include "ingest/entities/offices/office_rows.hpp"

#include <algorithm>
#include <string_view>

namespace entente::ingest {

namespace {

class RowReader {
 public:
  RowReader(const TextView& text, const MentionIndex& mentions) : text_(text), mentions_(mentions) {}

  [[nodiscard]] OfficeRow read(const OfficePhrase& phrase) const {
    OfficeRow row;
    row.bodies = bodies_before(phrase);
    auto end = phrase.whole.last;
    if (row.bodies.size() < 2) row.bodies = bodies_behind(phrase, end);
    std::vector<std::uint32_t> origins;
    row.holders = row_from(end, origins);
    if (!row.holders.empty() && !origins.empty()) row.bodies = std::move(origins);
    if (row.holders.size() < 2) row.holders = row_before(phrase.whole.first);
    if (row.holders.size() < 2) row.holders = row_of_subject(phrase);
    if (row.holders.size() < 2 || shares_owners(phrase)) return {};
    if (row.bodies.size() < 2) {
      row.bodies.clear();
    } else if (row.bodies.size() != row.holders.size()) {
      return {};
    }
    return row;
  }

 private:
  [[nodiscard]] bool is_person(const Mention* mention) const {
    return mentions_.is(mention, EntityType::Person) && mention->kind == MentionKind::Name;
  }
  [[nodiscard]] std::uint32_t first_of(std::uint32_t i) const {
    return text_.sentence(text_.sentence_of(i)).first;
  }

  /// "their foreign ministers", "the presidents of the two countries": of one each, who knows which.
  [[nodiscard]] bool shares_owners(const OfficePhrase& phrase) const {
    if (phrase.body != kNoEntity || phrase.counterpart) return false;
    const auto first = first_of(phrase.noun);
    for (auto i = phrase.whole.first; i < phrase.title.first; ++i) {
      if (text_.folded(i) == "their") return true;
    }
    if (phrase.whole.first > first && text_.folded(phrase.whole.first - 1) == "their") return true;
    const auto next = phrase.whole.last;
    return next + 1 < text_.size() && text_.folded(next) == "of" &&
           (text_.folded(next + 1) == "both" || text_.folded(next + 1) == "the");
  }

  /// "the Polish, Czech and Slovak premiers", "Chad's and Niger's army chiefs": in the order of the text.
  [[nodiscard]] std::vector<std::uint32_t> bodies_before(const OfficePhrase& phrase) const {
    std::vector<std::uint32_t> found;
    if (phrase.body == kNoEntity) return found;
    const auto first = first_of(phrase.noun);
    auto at = phrase.whole.first;
    if (text_.folded(at) == "the") ++at;
    const auto* last = mentions_.starting_at(at);
    if (last == nullptr || last->entity != phrase.body || last->last > phrase.noun) return found;
    found.push_back(phrase.body);
    while (at > first + 1) {
      auto end = at;
      if (text_.folded(end - 1) == "the") --end;
      if (end <= first + 1 || (text_.folded(end - 1) != "and" && text_.folded(end - 1) != ",")) break;
      --end;
      if (end > first + 1 && text_.folded(end - 1) == ",") --end;
      if (end > first + 1 && (text_.folded(end - 1) == "'s" || text_.folded(end - 1) == "’s")) --end;
      const auto* body = mentions_.ending_at(end);
      if (!mentions_.is_body(body) || mentions_.type(*body) != mentions_.type(*last)) break;
      found.push_back(body->entity);
      at = body->first;
    }
    std::reverse(found.begin(), found.end());
    return found;
  }

  /// "the chief executives of Orion and Vega"; `end` moves behind them.
  [[nodiscard]] std::vector<std::uint32_t> bodies_behind(const OfficePhrase& phrase,
                                                         std::uint32_t& end) const {
    std::vector<std::uint32_t> found;
    if (phrase.body == kNoEntity || end == 0) return found;
    const auto* own = mentions_.ending_at(end);
    if (own == nullptr || own->entity != phrase.body || own->first < phrase.noun) return found;
    found.push_back(phrase.body);
    const auto last = text_.sentence(text_.sentence_of(phrase.noun)).last;
    bool closed = false;
    auto at = end;
    while (!closed && at + 1 < last) {
      if (text_.folded(at) == ",") ++at;
      closed = at < last && text_.folded(at) == "and";
      if (closed) ++at;
      if (at < last && text_.folded(at) == "of") ++at;
      if (at < last && text_.folded(at) == "the") ++at;
      const auto* body = at < last ? mentions_.starting_at(at) : nullptr;
      if (!mentions_.is_body(body) || mentions_.type(*body) != mentions_.type(*own)) return {};
      found.push_back(body->entity);
      at = body->last;
    }
    if (!closed) return {};
    end = at;
    return found;
  }

  /// "A and B", "A of Algeria and B of Morocco", whose countries go to `origins`.
  [[nodiscard]] std::vector<const Mention*> row_from(std::uint32_t i,
                                                     std::vector<std::uint32_t>& origins) const {
    std::vector<const Mention*> row;
    const auto last = i < text_.size() ? text_.sentence(text_.sentence_of(i > 0 ? i - 1 : 0)).last : 0;
    if (i < last && (text_.folded(i) == "," || text_.folded(i) == ":" || text_.folded(i) == "-")) ++i;
    bool closed = false;
    while (i < last) {
      while (i < last && lexicon().honorific(text_.folded(i)) != nullptr && mentions_.at(i) == nullptr) ++i;
      const auto* name = i < last ? mentions_.starting_at(i) : nullptr;
      if (!is_person(name)) return {};  // "Presidents A and his wife"
      row.push_back(name);
      i = name->last;
      if (i < last && text_.folded(i) == "of") {
        const auto next = i + 1 < last && text_.folded(i + 1) == "the" ? i + 2 : i + 1;
        const auto* country = next < last ? mentions_.starting_at(next) : nullptr;
        if (!mentions_.is(country, EntityType::Country)) return {};
        origins.push_back(country->entity);
        i = country->last;
      }
      if (closed || i >= last) break;
      closed = text_.folded(i) == "and";
      if (!closed && text_.folded(i) != ",") break;
      if (text_.folded(i) == "," && i + 1 < last && text_.folded(i + 1) == "and") closed = (++i, true);
      ++i;
    }
    const bool each = origins.empty() || origins.size() == row.size();
    return closed && each ? row : std::vector<const Mention*>{};
  }

  /// "A and B, both former prime ministers of Haiti,"
  [[nodiscard]] std::vector<const Mention*> row_before(std::uint32_t i) const {
    const auto first = first_of(i);
    const auto counts = [&](std::uint32_t k) {
      return text_.folded(k) == "both" || text_.folded(k) == "two" || text_.folded(k) == "the";
    };
    while (i > first + 1 && counts(i - 1)) --i;
    while (i > first && i + 1 < text_.size() && counts(i) && text_.folded(i - 1) != ",") ++i;
    if (i < first + 4 || text_.folded(i - 1) != ",") return {};
    return row_ending(i - 1);
  }

  /// "A and B" whose last token is before `i`.
  [[nodiscard]] std::vector<const Mention*> row_ending(std::uint32_t i) const {
    const auto first = first_of(i);
    const auto* second = mentions_.ending_at(i);
    if (!is_person(second) || second->first < first + 2 || text_.folded(second->first - 1) != "and")
      return {};
    const auto* before = mentions_.ending_at(second->first - 1);
    if (!is_person(before)) return {};
    return {before, second};
  }

  [[nodiscard]] std::uint32_t child(std::uint32_t head, std::string_view role) const {
    const auto& here = text_.sentence(text_.sentence_of(head));
    for (auto i = here.first; i < here.last; ++i) {
      if (text_.token(i).head == head && text_.token(i).role == role && i != head) return i;
    }
    return kNoEntity;
  }

  /// "A and her father, B, were prime ministers", "A and B, who have both been ministers"
  [[nodiscard]] std::vector<const Mention*> row_of_subject(const OfficePhrase& phrase) const {
    auto noun = phrase.noun;
    while (text_.token(noun).head != noun && text_.token(noun).head >= phrase.title.first &&
           text_.token(noun).head < phrase.title.last)
      noun = text_.token(noun).head;
    const auto verb = text_.token(noun).head;
    const auto& lemma = text_.token(verb).lemma;
    if (text_.token(noun).role != "attr" || (lemma != "be" && lemma != "become" && lemma != "remain"))
      return {};
    if (child(verb, "neg") != kNoEntity) return {};
    auto subject = child(verb, "nsubj");
    if (subject == kNoEntity) return {};
    if (text_.folded(subject) == "who") {
      const bool comma = subject > 0 && text_.folded(subject - 1) == ",";
      return row_ending(comma ? subject - 1 : subject);
    }
    std::vector<const Mention*> row;
    while (subject != kNoEntity && row.size() < 6) {
      const auto* named = mentions_.at(subject);
      const auto appositive = child(subject, "appos");
      if (!is_person(named)) named = appositive == kNoEntity ? nullptr : mentions_.at(appositive);
      if (!is_person(named)) return {};
      row.push_back(named);
      const auto next = child(subject, "conj");
      subject = next == kNoEntity && appositive != kNoEntity ? child(appositive, "conj") : next;
    }
    return row;
  }

  const TextView& text_;
  const MentionIndex& mentions_;
};

}  // namespace

OfficeRow read_office_row(const TextView& text, const MentionIndex& mentions, const OfficePhrase& phrase) {
  return RowReader(text, mentions).read(phrase);
}

}  // namespace entente::ingest
