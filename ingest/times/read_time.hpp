// Reads times off tokens by patterns, without resolving them. The longest pattern at a token wins.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ingest/document.hpp"
#include "ingest/times/stated_time.hpp"

namespace entente::ingest {

/// The tokens of a text in lower case; "" beyond either end.
class TimeReader {
 public:
  TimeReader(const AnnotatedText& text, std::string_view bytes);
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }
  [[nodiscard]] const std::string& word(std::int64_t i) const;
  [[nodiscard]] const Token& token(std::uint32_t i) const { return text_->tokens[i]; }

  /// A date of the calendar that starts at token `i`: "Tuesday, July 2, 2024", "4 and 5 September", "May
  /// 2023", "2022".
  [[nodiscard]] std::optional<StatedTime> read_calendar(std::uint32_t i) const;
  /// A relative one: "yesterday", "last Tuesday", "two years ago", "the same day", "a month later".
  [[nodiscard]] std::optional<StatedTime> read_relative(std::uint32_t i) const;

 private:
  [[nodiscard]] std::optional<StatedTime> read_iso(std::uint32_t i) const;
  [[nodiscard]] std::optional<StatedTime> read_points(std::uint32_t i) const;
  [[nodiscard]] std::optional<StatedTime> read_day_month(std::uint32_t i) const;
  [[nodiscard]] std::optional<StatedTime> read_month_day(std::uint32_t i) const;
  [[nodiscard]] std::optional<StatedTime> read_year(std::uint32_t i) const;
  [[nodiscard]] std::optional<int> month_at(std::uint32_t i) const;
  /// Takes ", 2024", "2024" or "of 2024" after a date and moves its end.
  void take_year(StatedTime& time) const;

  [[nodiscard]] std::optional<StatedTime> read_holiday(std::uint32_t i) const;
  [[nodiscard]] std::optional<StatedTime> read_moving_feast(std::uint32_t i) const;
  [[nodiscard]] std::optional<StatedTime> read_fraction(std::uint32_t i) const;
  [[nodiscard]] std::optional<StatedTime> read_uncounted(std::uint32_t i) const;
  [[nodiscard]] bool names_event(std::uint32_t i) const;
  [[nodiscard]] StatedTime after_event(std::uint32_t first, std::uint32_t i, TimeUnit unit,
                                       std::int64_t amount) const;
  [[nodiscard]] bool belongs(std::uint32_t i) const;
  [[nodiscard]] bool stands_before_name(std::uint32_t i) const;
  [[nodiscard]] std::optional<StatedTime> read_day_of_span(std::uint32_t i) const;
  [[nodiscard]] std::optional<StatedTime> read_choice(std::uint32_t i) const;
  [[nodiscard]] std::optional<StatedTime> read_count(std::uint32_t i) const;
  [[nodiscard]] std::optional<StatedTime> read_same(std::uint32_t i) const;

  const AnnotatedText* text_;
  std::vector<std::string> words_;
  std::vector<bool> in_person_;  ///< by token: part of a person's name of several words
};

}  // namespace entente::ingest
