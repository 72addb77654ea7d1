// Parsing of durations.
#include <array>
#include <charconv>

#include "graph/temporal/arithmetic.hpp"
#include "graph/temporal/parse.hpp"

namespace entente {
namespace {

constexpr std::int64_t kNanosPerSecond = 1'000'000'000;

/// One unit of `P1Y2M3W4DT5H6M7S`; they stand in this order.
struct Unit {
  char letter;
  bool is_time;
  void (DurationBuilder::*add)(Amount, std::int64_t);
  std::int64_t size;
};
constexpr std::array<Unit, 8> kUnits{{
    {'Y', false, &DurationBuilder::add_months, 12},
    {'Q', false, &DurationBuilder::add_months, 3},
    {'M', false, &DurationBuilder::add_months, 1},
    {'W', false, &DurationBuilder::add_days, 7},
    {'D', false, &DurationBuilder::add_days, 1},
    {'H', true, &DurationBuilder::add_nanos, 3600 * kNanosPerSecond},
    {'M', true, &DurationBuilder::add_nanos, 60 * kNanosPerSecond},
    {'S', true, &DurationBuilder::add_nanos, kNanosPerSecond},
}};

/// `-12.5`; nothing where it is no number, does not fit, or has more than 15 decimals.
std::optional<Amount> read_amount(std::string_view& text) {
  const bool negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  if (text.empty() || text[0] < '0' || text[0] > '9') return std::nullopt;
  Amount amount;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, amount.whole);
  if (error != std::errc{}) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (!text.empty() && (text[0] == '.' || text[0] == ',')) {
    text.remove_prefix(1);
    std::int64_t place = Amount::kScale;
    std::size_t digits = 0;
    for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits) {
      place /= 10;
      if (place == 0) return std::nullopt;
      amount.fraction += (text[digits] - '0') * place;
    }
    if (digits == 0) return std::nullopt;
    text.remove_prefix(digits);
  }
  if (negative) amount = {-amount.whole, -amount.fraction};
  return amount;
}

Amount times(Amount amount, int sign) { return sign < 0 ? Amount{-amount.whole, -amount.fraction} : amount; }

std::optional<Result<Duration>> read_units(std::string_view text, int sign) {
  DurationBuilder builder;
  std::size_t next_unit = 0;
  bool is_time = false;
  bool expects_more = true;
  while (!text.empty()) {
    if (text[0] == 'T' && !is_time) {
      is_time = expects_more = true;
      text.remove_prefix(1);
      continue;
    }
    const auto amount = read_amount(text);
    if (!amount || text.empty()) return std::nullopt;
    while (next_unit < kUnits.size() &&
           (kUnits[next_unit].letter != text[0] || kUnits[next_unit].is_time != is_time)) {
      ++next_unit;
    }
    if (next_unit == kUnits.size()) return std::nullopt;
    (builder.*kUnits[next_unit].add)(times(*amount, sign), kUnits[next_unit].size);
    ++next_unit;
    expects_more = false;
    text.remove_prefix(1);
  }
  if (expects_more) return std::nullopt;
  return builder.build();
}

std::optional<std::int64_t> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  std::int64_t number = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

/// `2012-02-02T14:37:21.545`: years, months (to 12), days (to 31) and a time of day.
std::optional<Result<Duration>> read_date_form(std::string_view text, int sign) {
  const std::size_t joint = text.find('T');
  const std::string_view date = text.substr(0, joint);
  const bool dashed = date.size() == 10 && date[4] == '-' && date[7] == '-';
  if (!dashed && date.size() != 8) return std::nullopt;
  const auto years = digits(date, 0, 4);
  const auto months = digits(date, dashed ? 5 : 4, 2);
  const auto days = digits(date, dashed ? 8 : 6, 2);
  if (!years || !months || !days || *months > 12 || *days > 31) return std::nullopt;
  std::int64_t nanos = 0;
  if (joint != std::string_view::npos) {
    const auto time = parse_local_time(text.substr(joint + 1));
    if (!time) return std::nullopt;
    nanos = time->nanos;
  }
  DurationBuilder builder;
  builder.add_months({sign * (*years * 12 + *months), 0}, 1);
  builder.add_days({sign * *days, 0}, 1);
  builder.add_nanos({sign * nanos, 0}, 1);
  return builder.build();
}

}  // namespace

Result<Duration> parse_duration(std::string_view text) {
  std::string_view rest = text;
  int sign = 1;
  if (!rest.empty() && (rest[0] == '-' || rest[0] == '+')) {
    sign = rest[0] == '-' ? -1 : 1;
    rest.remove_prefix(1);
  }
  if (!rest.empty() && rest[0] == 'P') {
    rest.remove_prefix(1);
    if (const auto units = read_units(rest, sign)) return *units;
    if (const auto date = read_date_form(rest, sign)) return *date;
  }
  return fail(Error{.kind = ErrorKind::ArgumentError,
                    .message = "'" + std::string(text) + "' is not a duration",
                    .hint = "write it like P1Y2M3DT4H5M6.5S",
                    .detail = "InvalidArgumentValue"});
}

}  // namespace entente
