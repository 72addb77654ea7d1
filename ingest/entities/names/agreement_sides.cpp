// The sides that an agreement is between, as far as they stand in its name: "between the State Service for
// Geodesy, Cartography and Cadastre and the Ministry of Economy".
#include "ingest/entities/names/agreement_sides.hpp"

#include <algorithm>

#include "ingest/entities/names/name_reach.hpp"

namespace entente::ingest {

namespace {

class SidesReader {
 public:
  SidesReader(const TextView& text, const Sentence& sentence, const std::vector<NameCandidate>& known)
      : text_(text), sentence_(sentence), known_(known) {}

  /// "between Ukraine and the European Union": the end of its sides, or `i`.
  [[nodiscard]] std::uint32_t end(std::uint32_t i) const {
    if (i + 3 >= sentence_.last || text_.folded(i) != "between") return i;
    auto at = i + 1;
    bool last_side = false;
    bool listed = false;
    for (int names = 0; names < 6 && at < sentence_.last; ++names) {
      if (is_article(at)) ++at;
      const auto stop = side_end(at);
      if (stop == at) return i;
      if (last_side) {
        // "the State Service for Geodesy, Cartography and Cadastre and the Ministry of X"
        const bool more =
            stop + 2 < sentence_.last && text_.folded(stop) == "and" && (listed || is_article(stop + 1));
        const auto next = more && is_article(stop + 1) ? stop + 2 : stop + 1;
        const auto end = more ? side_end(next) : next;
        return over_initials(more && end > next ? end : stop);
      }
      listed = listed || text_.folded(stop) == ",";
      if (stop + 1 >= sentence_.last) return i;
      const bool comma = text_.folded(stop) == ",";
      at = comma ? stop + 1 : stop;
      last_side = text_.folded(at) == "and";
      if (last_side)
        ++at;
      else if (!comma)
        return i;
    }
    return i;
  }

 private:
  /// "the Institute of Standards and Technology (IST)": what initials close belongs to the name before them.
  [[nodiscard]] std::uint32_t over_initials(std::uint32_t stop) const {
    if (stop + 2 >= sentence_.last || text_.folded(stop) != "and") return stop;
    const auto end = side_end(stop + 1);
    return end > stop + 1 && end <= stop + 6 && text_.folded(end - 1) == ")" ? end : stop;
  }

  [[nodiscard]] const NameCandidate* known_at(std::uint32_t i) const { return ingest::known_at(known_, i); }
  [[nodiscard]] bool is_known_side(std::uint32_t i) const { return ingest::is_known_side(known_, i); }
  [[nodiscard]] bool is_article(std::uint32_t i) const {
    const auto& word = text_.folded(i);
    return word == "the" || word == "a" || word == "an";
  }

  [[nodiscard]] bool names_portfolio(TokenRange side) const {
    auto i = side.first;
    while (i < side.last && text_.folded(i) != "ministry" && text_.folded(i) != "department") ++i;
    return i < side.last;
  }

  /// Behind the name in quotation marks that opens here, or `i`.
  [[nodiscard]] std::uint32_t quote_end(std::uint32_t i) const {
    const auto is_mark = [&](std::uint32_t k) {
      const auto& word = text_.folded(k);
      return word == "\"" || word == "``" || word == "''" || word == "“" || word == "”";
    };
    if (!is_mark(i) || i + 2 >= sentence_.last || !text_.is_capital(i + 1)) return i;
    for (auto k = i + 2; k < std::min(sentence_.last, i + 18); ++k)
      if (is_mark(k)) return k + 1;
    return i;
  }

  [[nodiscard]] std::uint32_t side_end(std::uint32_t i) const {
    const auto start = i;
    auto end = i;
    while (i < sentence_.last) {
      const bool link = (text_.folded(i) == "of" || text_.folded(i) == "for" || text_.folded(i) == "the" ||
                         text_.is_hyphen(i)) &&
                        end > 0 && i + 1 < sentence_.last;
      const bool portfolio = text_.folded(i) == "and" && i + 1 < sentence_.last &&
                             is_name_word(text_, i + 1) && names_portfolio({start, i}) &&
                             !is_known_side(i - 1) && !is_known_side(i + 1);
      // "the Institute of Science (IS)", 'the Enterprise "Centre for Quality"'
      if (text_.folded(i) == "(" && i + 2 < sentence_.last && text_.folded(i + 2) == ")" && end == i) {
        i = end = i + 3;
        continue;
      }
      if (const auto quoted = quote_end(i); quoted > i && end == i) {
        i = end = quoted;
        continue;
      }
      const auto* name = known_at(i);
      const bool within = (name != nullptr && name->range.first < i) ||
                          (text_.folded(i) == "'s" && i + 1 < sentence_.last && is_name_word(text_, i + 1));
      if (is_name_word(text_, i) || within)
        end = i + 1;
      else if (!link && !portfolio)
        break;
      ++i;
    }
    return end;
  }

  const TextView& text_;
  const Sentence& sentence_;
  const std::vector<NameCandidate>& known_;
};

}  // namespace

bool is_known_side(const std::vector<NameCandidate>& known, std::uint32_t token) {
  const auto* name = known_at(known, token);
  return name != nullptr && name->certain && name->kind != MentionKind::Nationality &&
         name->known->type != EntityType::Initiative && name->known->type != EntityType::Agreement;
}

std::uint32_t sides_end(const TextView& text, const Sentence& sentence,
                        const std::vector<NameCandidate>& known, std::uint32_t i) {
  return SidesReader(text, sentence, known).end(i);
}

}  // namespace entente::ingest
