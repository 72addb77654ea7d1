// Amounts: currency sign or word, digits, scale word.
#include "ingest/facts/rules/money.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace entente::ingest {

namespace {

struct Currency {
  std::string_view word;
  std::string_view code;
};
constexpr std::array kSigns = {
    Currency{"$", "USD"},   Currency{"us$", "USD"}, Currency{"€", "EUR"},   Currency{"£", "GBP"},
    Currency{"¥", "JPY"},   Currency{"₹", "INR"},   Currency{"₽", "RUB"}, Currency{"₩", "KRW"},
    Currency{"a$", "AUD"},  Currency{"c$", "CAD"},  Currency{"nz$", "NZD"}, Currency{"s$", "SGD"},
    Currency{"hk$", "HKD"}, Currency{"₺", "TRY"},   Currency{"usd", "USD"}, Currency{"eur", "EUR"},
    Currency{"gbp", "GBP"}, Currency{"₴", "UAH"},   Currency{"₦", "NGN"},   Currency{"r$", "BRL"},
    Currency{"rmb", "CNY"}, Currency{"rs", "INR"},  Currency{"cny", "CNY"}, Currency{"jpy", "JPY"},
    Currency{"rm", "MYR"},  Currency{"rp", "IDR"},  Currency{"ksh", "KES"}};
constexpr std::array kWords = {
    Currency{"dollar", "USD"},  Currency{"euro", "EUR"},     Currency{"pound", "GBP"},
    Currency{"yen", "JPY"},     Currency{"yuan", "CNY"},     Currency{"rouble", "RUB"},
    Currency{"ruble", "RUB"},   Currency{"rupee", "INR"},    Currency{"won", "KRW"},
    Currency{"lira", "TRY"},    Currency{"franc", "CHF"},    Currency{"krona", "SEK"},
    Currency{"krone", "NOK"},   Currency{"zloty", "PLN"},    Currency{"peso", "MXN"},
    Currency{"naira", "NGN"},   Currency{"rand", "ZAR"},     Currency{"shekel", "ILS"},
    Currency{"hryvnia", "UAH"}, Currency{"tenge", "KZT"},    Currency{"dirham", "AED"},
    Currency{"riyal", "SAR"},   Currency{"renminbi", "CNY"}, Currency{"baht", "THB"},
    Currency{"usd", "USD"},     Currency{"eur", "EUR"},      Currency{"real", "BRL"},
    Currency{"ringgit", "MYR"}, Currency{"kroner", "NOK"},   Currency{"kronor", "SEK"},
    Currency{"rupiah", "IDR"},  Currency{"cedi", "GHS"},     Currency{"forint", "HUF"},
    Currency{"koruna", "CZK"},  Currency{"kina", "PGK"},     Currency{"taka", "BDT"}};

template <std::size_t Size>
std::string find_currency(const std::array<Currency, Size>& table, const std::string& word) {
  const auto* found =
      std::find_if(table.begin(), table.end(), [&](const Currency& c) { return c.word == word; });
  return found == table.end() ? std::string() : std::string(found->code);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

int scale_of(const std::string& word) {
  if (word == "thousand" || word == "k") return 3;
  if (word == "million" || word == "m" || word == "mn" || word == "mln") return 6;
  if (word == "billion" || word == "bn" || word == "b" || word == "bln") return 9;
  if (word == "trillion" || word == "tn" || word == "trn") return 12;
  return 0;
}

/// "two", "a": digits; empty where the word is no number.
std::string told_number(const std::string& word) {
  static constexpr std::array<std::string_view, 11> kNumbers = {
      "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
  if (word == "a") return "1";
  const auto* found = std::find(kNumbers.begin() + 1, kNumbers.end(), word);
  return found == kNumbers.end() ? std::string() : std::to_string(found - kNumbers.begin());
}

/// "1.5", "7,400", "41bn" to digits times 10^scale, as exact decimal text.
std::optional<std::string> to_plain(const std::string& number, int scale) {
  std::string whole;
  std::string fraction;
  bool after_point = false;
  for (const char c : number) {
    if (c == ',') continue;
    if (c == '.') {
      if (after_point) return std::nullopt;
      after_point = true;
    } else if (c >= '0' && c <= '9') {
      (after_point ? fraction : whole).push_back(c);
    } else {
      return std::nullopt;
    }
  }
  if (whole.empty() && fraction.empty()) return std::nullopt;
  if (whole.size() > 15) return std::nullopt;
  while (scale > 0) {
    whole.push_back(fraction.empty() ? '0' : fraction.front());
    if (!fraction.empty()) fraction.erase(fraction.begin());
    --scale;
  }
  const std::size_t start = std::min(whole.find_first_not_of('0'), whole.size() - 1);
  whole = whole.substr(start);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  return fraction.empty() ? whole : whole + "." + fraction;
}

}  // namespace

std::optional<Amount> read_amount(const FactContext& context, std::uint32_t token) {
  const std::uint32_t size = context.graph().size();
  std::uint32_t at = token;
  std::string currency = find_currency(kSigns, lower(context.words(at)));
  std::string number;
  const std::string told = currency.empty() ? told_number(lower(context.words(at))) : std::string();
  if (!told.empty()) {  // "two million dollars"; "a million" only with its scale
    if (at + 1 >= size || scale_of(lower(context.words(at + 1))) < 3) return std::nullopt;
    number = told;
  }
  if (!currency.empty()) {
    if (++at >= size) return std::nullopt;
    number = lower(context.words(at));
  } else if (told.empty()) {
    number = lower(context.words(at));
    for (const Currency& sign : kSigns) {  // "$41bn" in one token
      if (number.size() > sign.word.size() && number.starts_with(sign.word) &&
          number[sign.word.size()] >= '0' && number[sign.word.size()] <= '9') {
        currency = sign.code;
        number.erase(0, sign.word.size());
        break;
      }
    }
  }
  if (number.empty() || number.front() < '0' || number.front() > '9') return std::nullopt;
  int scale = 0;
  const std::size_t digits_end = number.find_first_not_of("0123456789.,");
  if (digits_end != std::string::npos) {
    scale = scale_of(number.substr(digits_end));
    if (scale == 0) return std::nullopt;
    number.resize(digits_end);
  }
  ++at;
  if (at < size && context.words(at) == "-") ++at;  // "41-billion"
  if (scale == 0 && at < size) {
    scale = scale_of(lower(context.words(at)));
    if (scale != 0) ++at;
  }
  if (currency.empty()) {
    // "billion US dollars", "million Hong Kong dollars" are told by the last word only
    std::uint32_t look = at;
    while (look < size && look < at + 2 && find_currency(kWords, context.graph().lemma(look)).empty()) ++look;
    if (look >= size || look >= at + 2) return std::nullopt;
    currency = find_currency(kWords, context.graph().lemma(look));
    at = look + 1;
  }
  auto plain = to_plain(number, scale);
  if (!plain) return std::nullopt;
  return Amount{std::move(*plain), std::move(currency), token, at};
}

std::optional<std::string> plain_number(std::string_view number, std::string_view scale) {
  const int digits = scale_of(lower(scale));
  return digits == 0 ? std::nullopt : to_plain(std::string(number), digits);
}

bool is_amount(const FactContext& context, std::uint32_t token) {
  const std::uint32_t from = token > 4 ? token - 4 : 0;
  for (std::uint32_t i = from; i <= token; ++i) {
    const auto amount = read_amount(context, i);
    if (amount && amount->last > token) return true;
  }
  return false;
}

void add_amount(const FactContext& context, std::uint32_t clause, std::uint32_t trigger,
                Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  const Sentence& sentence = context.document().annotation.sentences[graph.sentence_of(trigger)];
  std::optional<Amount> best;
  int best_distance = 0;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    auto amount = read_amount(context, i);
    if (!amount) continue;
    i = amount->last - 1;
    // "the $97 million that A sent": the sum stands before the clause
    const bool before = graph.token(trigger).role == "relcl" && amount->last <= trigger &&
                        graph.token(trigger).head >= amount->first &&
                        graph.token(trigger).head <= amount->last;
    const bool inside =
        before || graph.governs(clause, amount->first) || graph.governs(trigger, amount->first);
    const int distance =
        std::abs(static_cast<int>(amount->first) - static_cast<int>(candidate.to_token)) / 4 +
        std::abs(static_cast<int>(amount->first) - static_cast<int>(trigger)) + (inside ? 0 : 100);
    if (!best || distance < best_distance) {
      best = std::move(amount);
      best_distance = distance;
    }
  }
  if (!best || best_distance >= 100) return;
  candidate.properties["amount"] = best->value;
  candidate.properties["currency"] = best->currency;
}

void drop_unsummed(const FactContext& context, std::vector<Candidate>& candidates, std::size_t first) {
  const auto begin = candidates.begin() + static_cast<std::ptrdiff_t>(first);
  candidates.erase(std::remove_if(begin, candidates.end(),
                                  [&](const Candidate& one) {
                                    const std::string& role = context.graph().token(one.from_token).role;
                                    return (role == "amod" || role == "compound") &&
                                           !one.properties.contains("amount");
                                  }),
                   candidates.end());
}

}  // namespace entente::ingest
