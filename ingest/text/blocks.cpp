// Lines to blocks. What a line is, is judged from the line itself and its neighbours; the wordings of
// boilerplate are in boilerplate.cpp, dates and datelines in dateline.cpp.
#include "ingest/text/blocks.hpp"

#include <algorithm>

#include "ingest/text/boilerplate.hpp"
#include "ingest/text/characters.hpp"
#include "ingest/text/dateline.hpp"
#include "ingest/text/name_card.hpp"

namespace entente::ingest {

namespace {

struct Line {
  Span span;  // without the white space around it
  bool after_blank = false;
  bool item = false;  // of a list: a line for each
};

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  bool blank = true;
  for (std::size_t at = 0; at < text.size();) {
    const auto newline = std::min(text.find('\n', at), text.size());
    const auto body = trim(text.substr(at, newline - at));
    if (body.empty()) {
      blank = true;
    } else {
      const auto start = static_cast<std::uint32_t>(body.data() - text.data());
      lines.push_back({{start, start + static_cast<std::uint32_t>(body.size())}, blank});
      blank = false;
    }
    at = newline + 1;
  }
  return lines;
}

std::string_view bytes_of(std::string_view text, Span span) { return text.substr(span.start, span.size()); }

bool ends_sentence(std::string_view line) {
  static constexpr std::string_view kClosers = "\"')]";
  while (!line.empty()) {
    if (kClosers.find(line.back()) != std::string_view::npos) {
      line.remove_suffix(1);
    } else if (line.ends_with("”") || line.ends_with("’") || line.ends_with("»")) {
      line.remove_suffix(line.ends_with("»") ? 2 : 3);
    } else {
      break;
    }
  }
  if (line.empty()) return false;
  const char last = line.back();
  return last == '.' || last == '!' || last == '?' || last == ':' || last == ';' || line.ends_with("…") ||
         line.ends_with("。");
}

/// A text wrapped at a column: lines of like length that break off within sentences.
bool continues(std::string_view line, std::string_view next) {
  if (line.size() < 45 || line.size() > 120 || ends_sentence(line)) return false;
  const auto first = decode_character(next, 0).code;
  return !is_digit(first) || line.size() > 60;
}

/// Four lines and more below each other that each begin with a capital and end no sentence are a list
/// ("President X of A", "Prime Minister Y of B"): wrapped text hardly ever breaks so.
void mark_items(std::string_view text, std::vector<Line>& lines) {
  constexpr std::size_t kItems = 4;
  std::size_t first = 0;
  for (std::size_t i = 0; i <= lines.size(); ++i) {
    const auto line = i < lines.size() ? bytes_of(text, lines[i].span) : std::string_view();
    const bool fits = !line.empty() && is_upper(decode_character(line, 0).code) && !ends_sentence(line) &&
                      line.back() != ',' && line.size() <= 120;
    if (fits && (i == first || !lines[i].after_blank)) continue;
    if (i - first >= kItems)
      for (auto k = first; k < i; ++k) lines[k].item = true;
    first = fits ? i : i + 1;
  }
}

/// "WHO WAS THERE. South African President ...": length of a run-in heading in capitals, its blank included,
/// or 0.
std::uint32_t run_in_heading(std::string_view line) {
  const auto stop = line.substr(0, 60).find(". ");
  if (stop == std::string_view::npos || stop < 4) return 0;
  const auto heading = line.substr(0, stop);
  if (!is_all_upper(heading) || heading.find('.') != std::string_view::npos) return 0;
  return stop >= 4 && line.size() > stop + 20 ? static_cast<std::uint32_t>(stop + 2) : 0;
}

/// The mark of an item of a list with the blank after it, or 0: no word of its sentence.
std::uint32_t bullet_size(std::string_view line) {
  for (const std::string_view mark : {"•", "·", "▪", "►", "»", "*", "-", "–", "—", "●", "‣"}) {
    if (line.size() > mark.size() + 2 && line.starts_with(mark) && line[mark.size()] == ' ')
      return static_cast<std::uint32_t>(mark.size() + 1);
  }
  return 0;
}

bool looks_like_heading(std::string_view line, bool first) {
  return line.size() <= (first ? 250U : 110U) && !ends_sentence(line);
}

class BlockBuilder {
 public:
  BlockBuilder(std::string_view text, std::string_view title) : text_(text), title_(trim(title)) {}

  std::vector<Block> build() {
    auto lines = split_lines(text_);
    mark_items(text_, lines);
    for (std::size_t i = 0; i < lines.size();) i = add(lines, i);
    return std::move(blocks_);
  }

 private:
  std::size_t add(const std::vector<Line>& lines, std::size_t i) {
    const auto line = bytes_of(text_, lines[i].span);
    const bool last = i + 1 == lines.size();
    ++paragraph_;
    if (is_boilerplate(line)) {
      emit(lines[i].span, BlockKind::Boilerplate);
      return i + 1;
    }
    if (is_dated_row(line)) {
      emit_row(lines[i].span);
      return i + 1;
    }
    if (is_date_line(line)) {
      emit(lines[i].span, is_byline(line, false, last) ? BlockKind::Byline : BlockKind::Dateline);
      return i + 1;
    }
    const bool dated_next = !last && is_date_line(bytes_of(text_, lines[i + 1].span));
    if (is_byline(line, dated_next && seen_any_, last)) {
      emit(lines[i].span, BlockKind::Byline);
      return i + 1;
    }
    return add_text(lines, i, line, dated_next);
  }

  std::size_t add_text(const std::vector<Line>& lines, std::size_t i, std::string_view line,
                       bool dated_next) {
    Span span = lines[i].span;
    if (const auto bullet = bullet_size(line); bullet > 0) {
      span.start += bullet;
      line.remove_prefix(bullet);
    }
    if (const auto size = dateline_size(line); size > 0) {
      emit({span.start, span.start + size}, BlockKind::Dateline);
      span.start += size;
    } else if (!title_.empty() && line == title_) {
      emit(span, BlockKind::Headline);
      return i + 1;
    } else if (dated_next && seen_any_ && looks_like_heading(line, false)) {
      emit(span, BlockKind::Dateline);  // "Ministry of External Affairs, New Delhi" above the date
      return i + 1;
    } else if (const auto heading = run_in_heading(line); heading > 0) {
      emit({span.start, span.start + heading - 1}, BlockKind::Headline);
      span.start += heading;
    }
    std::size_t next = i + 1;
    while (next < lines.size() && !lines[next].after_blank && !lines[next].item &&
           continues(bytes_of(text_, lines[next - 1].span), bytes_of(text_, lines[next].span)) &&
           !is_boilerplate(bytes_of(text_, lines[next].span)) &&
           !is_date_line(bytes_of(text_, lines[next].span)) &&
           !is_byline(bytes_of(text_, lines[next].span), false, false)) {
      span.end = lines[next].span.end;
      ++next;
    }
    while (span.start < span.end && is_space(decode_character(text_, span.start).code)) {
      span.start += decode_character(text_, span.start).size;
    }
    const bool heading = next == i + 1 && looks_like_heading(line, !seen_any_) &&
                         bytes_of(text_, span).data() == line.data() && (next < lines.size() || !seen_body_);
    emit_text(span, heading ? BlockKind::Headline : BlockKind::Body);
    return next;
  }

  /// "Published on June 15, 2025 | 4 min read | Share on X": the date, and what pages set beside it.
  void emit_row(Span span) {
    for (auto start = span.start; start < span.end;) {
      const auto rest = text_.substr(start, span.end - start);
      const auto part = rest.substr(0, row_part_size(rest));
      const auto kind = !is_date_line(trim(part))             ? BlockKind::Boilerplate
                        : is_byline(trim(part), false, false) ? BlockKind::Byline
                                                              : BlockKind::Dateline;
      emit(trimmed({start, start + static_cast<std::uint32_t>(part.size())}), kind);
      start += static_cast<std::uint32_t>(part.size());
    }
  }

  /// A text without the cards of people in it.
  void emit_text(Span span, BlockKind kind) {
    const auto start = span.start;
    for (const auto& card : find_name_cards(bytes_of(text_, span))) {
      emit(trimmed({span.start, start + card.start}), kind);
      emit({start + card.start, start + card.end}, BlockKind::Boilerplate);
      span.start = start + card.end;
    }
    emit(trimmed(span), kind);
  }

  [[nodiscard]] Span trimmed(Span span) const {
    const auto body = trim(bytes_of(text_, span));
    if (body.empty()) return {span.start, span.start};
    const auto start = static_cast<std::uint32_t>(body.data() - text_.data());
    return {start, start + static_cast<std::uint32_t>(body.size())};
  }

  void emit(Span span, BlockKind kind) {
    if (span.start >= span.end) return;
    blocks_.push_back({span, kind, paragraph_ - 1});
    if (kind != BlockKind::Boilerplate) seen_any_ = true;
    if (kind == BlockKind::Body) seen_body_ = true;
  }

  std::string_view text_;
  std::string_view title_;
  std::vector<Block> blocks_;
  std::uint32_t paragraph_ = 0;
  bool seen_any_ = false;
  bool seen_body_ = false;
};

}  // namespace

std::vector<Block> find_blocks(std::string_view text, std::string_view title) {
  return BlockBuilder(text, title).build();
}

}  // namespace entente::ingest
