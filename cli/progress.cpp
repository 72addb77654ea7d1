#include "cli/progress.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>

#include "cli/terminal.hpp"

namespace entente::cli {

Progress::Progress(std::string what)
    : what_(std::move(what)),
      active_(terminal().error),
      start_(std::chrono::steady_clock::now()),
      last_(start_ - std::chrono::hours(1)) {}

Progress::~Progress() { finish(); }

void Progress::update(std::uint64_t done, std::uint64_t all) {
  if (!active_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
  std::string line =
      all > 0 ? fmt::format("{} of {} {} ({} %)", grouped(done), grouped(all), what_, done * 100 / all)
              : fmt::format("{} {}", grouped(done), what_);
  if (rate > 0) line += fmt::format(", {:.{}f} a second", rate, rate < 10 ? 1 : 0);
  if (rate > 0 && all > done)
    line +=
        ", " + duration_text(static_cast<std::uint64_t>(static_cast<double>(all - done) / rate)) + " left";
  std::fprintf(stderr, "\r%s\x1b[K", line.c_str());
  std::fflush(stderr);
  shown_ = true;
}

void Progress::finish() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
  shown_ = false;
}

std::string duration_text(std::uint64_t seconds) {
  if (seconds < 60) return fmt::format("{} s", seconds);
  if (seconds < 3600) return fmt::format("{} min {} s", seconds / 60, seconds % 60);
  return fmt::format("{} h {} min", seconds / 3600, seconds / 60 % 60);
}

std::string size_text(std::uint64_t bytes) {
  if (bytes < 1000) return fmt::format("{} bytes", bytes);
  constexpr std::array<const char*, 4> kUnits = {"kB", "MB", "GB", "TB"};
  double size = static_cast<double>(bytes);
  std::size_t unit = 0;
  size /= 1000;
  while (size >= 999.95 && unit + 1 < kUnits.size()) {
    size /= 1000;
    ++unit;
  }
  return fmt::format("{:.1f} {}", size, kUnits[unit]);
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

}  // namespace entente::cli
