// The openCypher that a question stands for.
#pragma once

#include "query/ask/ask.hpp"
#include "query/ask/question.hpp"

namespace entente::query {

AskedQuery compose_query(const Question& question);

}  // namespace entente::query
