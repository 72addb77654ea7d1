// A line of progress on a terminal: done of all, rate, and the time that is left. Silent elsewhere.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace entente::cli {

class Progress {
 public:
  /// `what` in the plural ("documents"); prints to standard error where that is a terminal.
  explicit Progress(std::string what);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `all` is 0 while it is not known. Draws at most ten times a second.
  void update(std::uint64_t done, std::uint64_t all);
  /// Takes the line away.
  void finish();

 private:
  std::string what_;
  bool shown_ = false;
  bool active_ = false;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point last_;
};

/// "12 s", "3 min 20 s", "2 h 5 min".
std::string duration_text(std::uint64_t seconds);
/// "512 bytes", "4.2 kB", "1.3 MB" (powers of 1,000).
std::string size_text(std::uint64_t bytes);
/// 12345678 as "12,345,678".
std::string grouped(std::uint64_t number);

}  // namespace entente::cli
