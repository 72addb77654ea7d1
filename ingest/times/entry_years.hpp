// The years of a timeline's entries, of which only the first may state one: "June 13, 1956", "July 19",
// "January 9". Internal to times/.
#pragma once

#include <cstdint>
#include <optional>

#include "graph/temporal/temporal.hpp"
#include "ingest/times/stated_time.hpp"

namespace entente::ingest {

class EntryYears {
 public:
  /// The year nearest to the entry before, none after `today`; where the entries go forward, of the next such
  /// day. Nothing where no entry before tells.
  [[nodiscard]] std::optional<std::int64_t> year_of(const StatedTime& time,
                                                    const std::optional<Date>& today) const;
  /// The date that heads the entry just read; that of the document is its date line and no entry.
  void follow(const std::optional<Date>& date, const std::optional<Date>& today);

 private:
  std::optional<Date> entry_{};
  bool rise_ = false;
};

}  // namespace entente::ingest
