// The aggregating functions.
#include "query/functions/aggregates.hpp"

#include <cmath>
#include <unordered_set>
#include <vector>

#include "query/expression/arithmetic.hpp"
#include "query/expression/compare.hpp"
#include "query/functions/percentiles.hpp"
#include "query/functions/registry.hpp"

namespace entente::query {
namespace {

using Arguments = std::span<const Value>;

/// count(*) and count(x).
class Count final : public Accumulator {
 public:
  void add(Arguments arguments, EvalContext&) override {
    if (arguments.empty() || !arguments[0].is_null()) ++count_;
  }
  Value finish(EvalContext&) const override { return Value(count_); }

 private:
  std::int64_t count_ = 0;
};

bool can_sum(const Value& value, std::string_view function, EvalContext& context) {
  if (value.is_number() || value.is(ValueKind::Duration)) return true;
  context.fail(Error{.kind = ErrorKind::TypeError,
                     .message = std::string(function) + "() needs numbers or durations, found " +
                                std::string(value_kind_name(value.kind())),
                     .detail = "InvalidArgumentType"});
  return false;
}

Value keep(Result<Value> result, EvalContext& context) {
  return result ? std::move(*result) : context.fail(std::move(result.error()));
}

/// Floats are summed with a running correction (Neumaier 1974), so that the order of rows matters little.
class Sum final : public Accumulator {
 public:
  void add(Arguments arguments, EvalContext& context) override {
    const Value& value = arguments[0];
    if (value.is_null() || !can_sum(value, "sum", context)) return;
    if (value.is(ValueKind::Float)) {
      add_float(value.floating());
      return;
    }
    exact_ = keep(query::add(exact_, value), context);
  }
  Value finish(EvalContext& context) const override {
    if (!has_floats_) return exact_;
    return keep(query::add(exact_, Value(float_sum_ + (std::isfinite(correction_) ? correction_ : 0.0))),
                context);
  }

 private:
  void add_float(double x) {
    has_floats_ = true;
    const double next = float_sum_ + x;
    correction_ += std::abs(float_sum_) >= std::abs(x) ? (float_sum_ - next) + x : (x - next) + float_sum_;
    float_sum_ = next;
  }
  Value exact_ = Value(0);
  double float_sum_ = 0;
  double correction_ = 0;
  bool has_floats_ = false;
};

/// sum() of durations starts without a number.
class AnySum final : public Accumulator {
 public:
  void add(Arguments arguments, EvalContext& context) override {
    const Value& value = arguments[0];
    if (value.is(ValueKind::Duration)) {
      duration_ = duration_.is_null() ? value : keep(query::add(duration_, value), context);
      has_numbers_ = has_numbers_ || false;
    } else {
      has_numbers_ = has_numbers_ || !value.is_null();
      numbers_.add(arguments, context);
    }
    if (has_numbers_ && !duration_.is_null()) {
      context.fail(Error{.kind = ErrorKind::TypeError,
                         .message = "sum() cannot add numbers and durations",
                         .detail = "InvalidArgumentType"});
    }
  }
  Value finish(EvalContext& context) const override {
    return duration_.is_null() ? numbers_.finish(context) : duration_;
  }

 private:
  Sum numbers_;
  Value duration_;
  bool has_numbers_ = false;
};

class Average final : public Accumulator {
 public:
  void add(Arguments arguments, EvalContext& context) override {
    const Value& value = arguments[0];
    if (value.is_null() || !can_sum(value, "avg", context)) return;
    ++count_;
    // As floats: the average of integers is a float, and their sum may not fit.
    const Value addend = value.is(ValueKind::Integer) ? Value(value.number()) : value;
    sum_.add({&addend, 1}, context);
  }
  Value finish(EvalContext& context) const override {
    if (count_ == 0) return {};
    return keep(divide(sum_.finish(context), Value(count_)), context);
  }

 private:
  AnySum sum_;
  std::int64_t count_ = 0;
};

/// min() and max(), in the order of ORDER BY.
class Extreme final : public Accumulator {
 public:
  explicit Extreme(bool greatest) : greatest_(greatest) {}
  void add(Arguments arguments, EvalContext&) override {
    const Value& value = arguments[0];
    if (value.is_null()) return;
    if (best_.is_null() || (greatest_ ? order(value, best_) > 0 : order(value, best_) < 0)) best_ = value;
  }
  Value finish(EvalContext&) const override { return best_; }

 private:
  bool greatest_;
  Value best_;
};

class Collect final : public Accumulator {
 public:
  void add(Arguments arguments, EvalContext&) override {
    if (!arguments[0].is_null()) list_.push_back(arguments[0]);
  }
  Value finish(EvalContext& context) const override {
    Value list(list_);
    if (list.depth() <= Value::kMaxDepth) return list;
    return refuse_value(context, "lists stand too deep in each other", "NumberOutOfRange");
  }
  std::size_t memory() const override { return list_.capacity() * sizeof(Value); }

 private:
  List list_;
};

/// Standard deviation, of a sample or of the whole. B. P. Welford, Technometrics 4 (1962).
class Deviation final : public Accumulator {
 public:
  explicit Deviation(bool of_sample) : of_sample_(of_sample) {}
  void add(Arguments arguments, EvalContext& context) override {
    const Value& value = arguments[0];
    if (value.is_null()) return;
    if (!value.is_number()) {
      refuse_type(context, "stDev", "numbers", value);
      return;
    }
    ++count_;
    const double away = value.number() - mean_;
    mean_ += away / static_cast<double>(count_);
    squares_ += away * (value.number() - mean_);
  }
  Value finish(EvalContext&) const override {
    const std::int64_t divisor = of_sample_ ? count_ - 1 : count_;
    return Value(divisor <= 0 ? 0.0 : std::sqrt(squares_ / static_cast<double>(divisor)));
  }

 private:
  bool of_sample_;
  std::int64_t count_ = 0;
  double mean_ = 0;
  double squares_ = 0;
};

struct HashValue {
  std::size_t operator()(const Value& value) const { return hash_equivalent(value); }
};
struct SameValue {
  bool operator()(const Value& a, const Value& b) const { return equivalent(a, b); }
};

/// Lets each value of the first argument through once.
class Distinct final : public Accumulator {
 public:
  explicit Distinct(std::unique_ptr<Accumulator> inner) : inner_(std::move(inner)) {}
  void add(Arguments arguments, EvalContext& context) override {
    if (arguments.empty() || seen_.insert(arguments[0]).second) inner_->add(arguments, context);
  }
  Value finish(EvalContext& context) const override { return inner_->finish(context); }
  std::size_t memory() const override {
    constexpr std::size_t kNodeBytes = 48;
    return inner_->memory() + seen_.size() * kNodeBytes + seen_.bucket_count() * sizeof(void*);
  }

 private:
  std::unique_ptr<Accumulator> inner_;
  std::unordered_set<Value, HashValue, SameValue> seen_;
};

std::unique_ptr<Accumulator> make_plain(std::string_view function) {
  if (function == "count") return std::make_unique<Count>();
  if (function == "sum") return std::make_unique<AnySum>();
  if (function == "avg") return std::make_unique<Average>();
  if (function == "min") return std::make_unique<Extreme>(false);
  if (function == "max") return std::make_unique<Extreme>(true);
  if (function == "collect") return std::make_unique<Collect>();
  if (function == "stdev") return std::make_unique<Deviation>(true);
  if (function == "stdevp") return std::make_unique<Deviation>(false);
  if (function == "percentilecont") return make_percentile(true);
  if (function == "percentiledisc") return make_percentile(false);
  return nullptr;
}

}  // namespace

std::unique_ptr<Accumulator> make_accumulator(std::string_view function, bool distinct) {
  auto plain = make_plain(function);
  if (!plain || !distinct) return plain;
  return std::make_unique<Distinct>(std::move(plain));
}

}  // namespace entente::query
