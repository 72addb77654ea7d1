// Datelines, bylines and lines that are dates: who wrote where and when.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "graph/temporal/temporal.hpp"

namespace entente::ingest {

/// Bytes of the dateline that opens a paragraph, its dash included ("ASTANA, Kazakhstan, July 2, 2024
/// /PRNewswire/ — "), or 0.
std::uint32_t dateline_size(std::string_view paragraph);

/// A line that holds a full date and little else: "April 26, 2023", "Johannesburg, 24 August 2023", "5
/// September 2024 | 10:00".
bool is_date_line(std::string_view line);

/// "Published on June 15, 2025 | 4 min read | Share on X": one part is a date line, the rest what pages set
/// beside it. Such a row is a date line too.
bool is_dated_row(std::string_view line);
/// Bytes of the first part of such a row, with the mark behind it.
std::size_t row_part_size(std::string_view row);

/// "By Xu Wei and Ren Qi", "(Reporting by A. B.; editing by C. D.)", a person's name alone above a date
/// (`above_date`). `last`: the line ends the text.
bool is_byline(std::string_view line, bool above_date, bool last);

/// The day that closes a heading behind a mark: "Palace press briefing, Manila, 16 November 2023", "A diary,
/// 3-9 March 2025" (its last day); not "The accident of 5 May 2010".
std::optional<Date> closing_date(std::string_view heading);

/// The first absolute date with a year in the text: "July 2, 2024", "2 July 2024", "2024-07-02", "Feb. 4,
/// 2025".
std::optional<Date> first_date(std::string_view text);

}  // namespace entente::ingest
