#include "cli/limits.hpp"

#include <algorithm>
#include <charconv>

#include "cli/interrupt.hpp"

namespace entente::cli {

void add_limit_options(Command& command, LimitOptions& options) {
  command.option("--timeout", "SECONDS", options.timeout, "Stop a statement that runs longer")
      .option("--max-memory", "SIZE", options.memory,
              "Stop a statement that needs more memory, as 512MB or 2GB")
      .option("--max-rows", "N", options.rows, "Stop a statement that gives more rows");
}

Result<std::uint64_t> parse_size(const std::string& text) {
  std::uint64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  const std::string_view unit(rest, static_cast<std::size_t>(end - rest));
  unsigned shift = 0;
  bool known = error == std::errc();
  if (unit == "K" || unit == "KB" || unit == "kB" || unit == "k" || unit == "KiB") {
    shift = 10;
  } else if (unit == "M" || unit == "MB" || unit == "MiB") {
    shift = 20;
  } else if (unit == "G" || unit == "GB" || unit == "GiB") {
    shift = 30;
  } else if (!unit.empty() && unit != "B") {
    known = false;
  }
  if (!known || (number << shift) >> shift != number) {
    return fail(ErrorKind::ArgumentError, "'" + text + "' is not a size",
                "write a number with KB, MB or GB, as in 512MB");
  }
  return number << shift;
}

Result<query::Limits> limits_from(const LimitOptions& options) {
  query::Limits limits;
  limits.interrupt = &interrupted();
  if (options.timeout && !(*options.timeout >= 0)) {
    return fail(ErrorKind::ArgumentError, "the time limit is not a number of seconds", "as in --timeout 2.5");
  }
  if (options.timeout) {
    constexpr double kLongest = 1e9;  // seconds; more would overflow the clock
    limits.time =
        std::chrono::milliseconds(static_cast<std::int64_t>(std::min(*options.timeout, kLongest) * 1000));
  }
  limits.rows = options.rows;
  if (!options.memory.empty()) {
    auto size = parse_size(options.memory);
    if (!size) return fail(size.error());
    limits.memory_bytes = *size;
  }
  return limits;
}

}  // namespace entente::cli
