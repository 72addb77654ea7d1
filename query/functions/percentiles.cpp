// Percentiles of a group's numbers.
#include "query/functions/percentiles.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "query/expression/compare.hpp"
#include "query/functions/registry.hpp"

namespace entente::query {
namespace {

class Percentile final : public Accumulator {
 public:
  explicit Percentile(bool interpolate) : interpolate_(interpolate) {}

  void add(std::span<const Value> arguments, EvalContext& context) override {
    const Value& value = arguments[0];
    const Value& share = arguments[1];
    if (!read_share(share, context)) return;
    if (value.is_null()) return;
    if (!value.is_number()) {
      refuse_type(context, "percentile", "numbers", value);
      return;
    }
    values_.push_back(value);
  }

  Value finish(EvalContext&) const override {
    if (values_.empty() || !share_) return {};
    std::vector<Value> sorted = values_;
    std::sort(sorted.begin(), sorted.end(), [](const Value& a, const Value& b) { return order(a, b) < 0; });
    const auto count = static_cast<double>(sorted.size());
    if (!interpolate_) {
      const double rank = std::ceil(*share_ * count);
      return sorted[rank < 1 ? 0 : static_cast<std::size_t>(rank) - 1];
    }
    const double place = *share_ * (count - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double part = place - static_cast<double>(below);
    if (part == 0.0) return Value(sorted[below].number());
    return Value(sorted[below].number() * (1.0 - part) + sorted[above].number() * part);
  }
  std::size_t memory() const override { return values_.capacity() * sizeof(Value); }

 private:
  /// The percentile asked for: the first row's, and between 0 and 1.
  bool read_share(const Value& share, EvalContext& context) {
    if (share.is_null()) return true;
    if (!share.is_number()) {
      refuse_type(context, "percentile", "a number from 0 to 1", share);
      return false;
    }
    if (!(share.number() >= 0.0 && share.number() <= 1.0)) {
      refuse_value(context, "a percentile is asked for by a number from 0 to 1", "NumberOutOfRange");
      return false;
    }
    if (!share_) share_ = share.number();
    return true;
  }

  bool interpolate_;
  std::optional<double> share_;
  std::vector<Value> values_;
};

}  // namespace

std::unique_ptr<Accumulator> make_percentile(bool interpolate) {
  return std::make_unique<Percentile>(interpolate);
}

}  // namespace entente::query
