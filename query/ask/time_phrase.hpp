// Times in questions: `in 2013`, `since May 2020`, `between 2019 and 2021`, `before 2 July 2024`, `on
// 2024-07-02`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/ask/words.hpp"

namespace entente::query {

/// Days (since 1970-01-01), both inclusive; one of them may be open.
struct TimeRange {
  std::optional<std::int64_t> first;
  std::optional<std::int64_t> last;
};

struct TimePhrase {
  TimeRange range;
  std::uint32_t next = 0;  ///< the word after the phrase
};

/// The time phrase that starts at word `at`; nothing where none does. An error where a phrase has begun that
/// cannot be one: no such day, an end before its start, a month without a year, a relative time ("last
/// year").
Result<std::optional<TimePhrase>> time_phrase(const std::vector<Word>& words, std::uint32_t at,
                                              std::string_view question);

/// Conditions on `edge.date`, joined by AND; a partial date ("2013") satisfies a range that holds its first
/// day.
std::string time_condition(const TimeRange& range, const std::string& edge);

}  // namespace entente::query
