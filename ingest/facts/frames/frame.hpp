// Frame: who stands in which slot of a verb or of a noun that names an act. Slots are subj, obj, iobj, poss,
// mod and the prepositions by their lemma; passives, relative clauses, control and light verbs are already
// undone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

struct Slot {
  std::string name;
  std::uint32_t token = 0;
  bool shared = false;  ///< taken from the clause around ("arrived for talks with X"): less sure
};

struct Frame {
  std::uint32_t trigger = 0;
  std::uint32_t clause = 0;  ///< the verb that carries tense, negation and mood
  bool passive = false;
  std::vector<Slot> slots;
  [[nodiscard]] bool has(std::string_view name) const;
};

Frame verb_frame(const FactContext& context, std::uint32_t verb);
Frame noun_frame(const FactContext& context, std::uint32_t noun);

}  // namespace entente::ingest
