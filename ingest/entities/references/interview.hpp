// Interviews in print: short questions and answers in turn, with no names before them.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

enum class InterviewTurn : std::uint8_t { None, Question, Answer };

struct Interview {
  std::uint32_t person = kNoEntity;  ///< who answers; kNoEntity where the text is no interview
  std::vector<InterviewTurn> turns;  ///< by paragraph
};

/// The one who answers is whom the opening says to talk, or the only person whom it names; three questions at
/// least must be put. Refers to nothing of the context afterwards.
Interview find_interview(const ReferenceContext& context);

}  // namespace entente::ingest
