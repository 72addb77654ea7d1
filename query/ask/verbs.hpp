// The verbs of questions: which words stand for which edge type.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/schema.hpp"

namespace entente::query {

struct Verb {
  EdgeKind type;
  std::vector<std::string_view> base;          ///< "did X meet Y": meet
  std::vector<std::string_view> past;          ///< "who met X", "who has met X", "who meets X"
  std::vector<std::string_view> joint_base{};  ///< "did X and Y meet"; for symmetric types
  std::vector<std::string_view> joint_past{};
};

/// Words may be several ("hold talks with"), separated by one space; folded.
std::span<const Verb> verbs();

}  // namespace entente::query
