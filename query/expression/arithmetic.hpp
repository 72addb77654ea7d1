// The arithmetic operators on values. Null in, null out. Whole numbers that leave 64 bits are an
// ArithmeticError, wrong kinds a TypeError; floats follow IEEE 754.
#pragma once

#include "graph/result.hpp"
#include "graph/value.hpp"

namespace entente::query {

/// Numbers, text (a number beside it becomes text), lists (with lists or elements), temporal values with
/// durations.
Result<Value> add(const Value& a, const Value& b);
Result<Value> subtract(const Value& a, const Value& b);
Result<Value> multiply(const Value& a, const Value& b);
/// Of two integers the quotient towards zero; a zero divisor is an ArithmeticError there, infinity or NaN of
/// floats.
Result<Value> divide(const Value& a, const Value& b);
Result<Value> modulo(const Value& a, const Value& b);
/// Always a float.
Result<Value> power(const Value& a, const Value& b);
/// `||`: text with text, list with list.
Result<Value> concatenate(const Value& a, const Value& b);
Result<Value> negate(const Value& a);

}  // namespace entente::query
