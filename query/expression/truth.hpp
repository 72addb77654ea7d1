// Truth: openCypher's three-valued logic.
#pragma once

#include <cstdint>

#include "graph/value.hpp"

namespace entente::query {

enum class Truth : std::uint8_t { False, True, Unknown };

constexpr Truth truth(bool b) { return b ? Truth::True : Truth::False; }
constexpr Truth operator!(Truth t) { return t == Truth::Unknown ? Truth::Unknown : truth(t == Truth::False); }
/// Unknown becomes null.
inline Value to_value(Truth t) { return t == Truth::Unknown ? Value() : Value(t == Truth::True); }

}  // namespace entente::query
