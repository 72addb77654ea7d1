// Tests of text: STARTS WITH, ENDS WITH, CONTAINS and regular expressions.
#include <unicode/regex.h>

#include "query/expression/nodes.hpp"

namespace entente::query {
namespace {

/// Unknown where either side is no text, as openCypher has it.
class TextTest final : public Evaluator {
 public:
  TextTest(BinaryOperator op, EvaluatorPtr left, EvaluatorPtr right)
      : op_(op), left_(std::move(left)), right_(std::move(right)) {}
  Value evaluate(Row row, EvalContext& context) const override { return to_value(test(row, context)); }
  Truth test(Row row, EvalContext& context) const override {
    Value left_scratch;
    Value right_scratch;
    const Value& left = left_->look(row, context, left_scratch);
    const Value& right = right_->look(row, context, right_scratch);
    if (!left.is(ValueKind::String) || !right.is(ValueKind::String)) return Truth::Unknown;
    switch (op_) {
      case BinaryOperator::StartsWith:
        return truth(left.string().starts_with(right.string()));
      case BinaryOperator::EndsWith:
        return truth(left.string().ends_with(right.string()));
      default:
        return truth(left.string().find(right.string()) != std::string::npos);
    }
  }

 private:
  BinaryOperator op_;
  EvaluatorPtr left_;
  EvaluatorPtr right_;
};

using Pattern = std::unique_ptr<icu::RegexPattern>;

Pattern compile_pattern(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  Pattern pattern(icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(text), 0, where, status));
  return U_SUCCESS(status) ? std::move(pattern) : nullptr;
}

/// `=~`: the whole text must match. The pattern's steps are limited, for some patterns take exponential time.
class MatchTest final : public Evaluator {
 public:
  MatchTest(EvaluatorPtr text, EvaluatorPtr pattern, Span span)
      : text_(std::move(text)), pattern_(std::move(pattern)), span_(span) {
    const Value* constant = pattern_->constant();
    if (constant != nullptr && constant->is(ValueKind::String)) known_ = compile_pattern(constant->string());
  }
  Value evaluate(Row row, EvalContext& context) const override { return to_value(test(row, context)); }
  Truth test(Row row, EvalContext& context) const override {
    Value text_scratch;
    Value pattern_scratch;
    const Value& text = text_->look(row, context, text_scratch);
    const Value& pattern = pattern_->look(row, context, pattern_scratch);
    if (!text.is(ValueKind::String) || !pattern.is(ValueKind::String)) return Truth::Unknown;
    Pattern made;
    if (!known_) made = compile_pattern(pattern.string());
    const icu::RegexPattern* compiled = known_ ? known_.get() : made.get();
    if (compiled == nullptr) return refuse(context, "'" + pattern.string() + "' is not a regular expression");
    return match(*compiled, text.string(), context);
  }

 private:
  Truth match(const icu::RegexPattern& pattern, const std::string& text, EvalContext& context) const {
    constexpr std::int32_t kMostSteps = 1000;  // ICU's unit is about a millisecond
    constexpr std::int32_t kMostStackBytes = 8 << 20;
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString subject = icu::UnicodeString::fromUTF8(text);
    const std::unique_ptr<icu::RegexMatcher> matcher(pattern.matcher(subject, status));
    if (U_FAILURE(status)) return refuse(context, "the regular expression cannot be used");
    matcher->setTimeLimit(kMostSteps, status);
    matcher->setStackLimit(kMostStackBytes, status);
    const bool matched = matcher->matches(status) != 0;
    if (U_FAILURE(status)) return refuse(context, "matching this regular expression takes too long");
    return truth(matched);
  }
  Truth refuse(EvalContext& context, std::string message) const {
    fail_at(context, span_, ErrorKind::ArgumentError, std::move(message), "InvalidArgumentValue");
    return Truth::Unknown;
  }

  EvaluatorPtr text_;
  EvaluatorPtr pattern_;
  Span span_;
  Pattern known_;
};

}  // namespace

EvaluatorPtr make_text_test(BinaryOperator op, EvaluatorPtr left, EvaluatorPtr right) {
  return std::make_unique<TextTest>(op, std::move(left), std::move(right));
}

EvaluatorPtr make_matches(EvaluatorPtr text, EvaluatorPtr pattern, Span span) {
  return std::make_unique<MatchTest>(std::move(text), std::move(pattern), span);
}

}  // namespace entente::query
