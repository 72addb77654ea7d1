// What a store keeps of who is whom across documents: names that are one entity, and what the user has
// decided. Both are small facts of the store (Store::meta), so that they are dumped, restored and copied with
// it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/result.hpp"
#include "graph/store.hpp"

namespace entente::ingest {

/// A name in one of its labels; `folded` as by fold_name.
struct LabelledName {
  std::string label;
  std::string folded;
  friend auto operator<=>(const LabelledName&, const LabelledName&) = default;
};

enum class Verdict : std::uint8_t { Undecided, Same, NotSame };

/// What the user said of a name and another one of the same label.
struct Decision {
  std::string other;  ///< folded
  Verdict verdict = Verdict::Undecided;
};

/// Reads and writes within the store; writing needs an open transaction.
class Identities {
 public:
  explicit Identities(Store& store) : store_(store) {}

  /// The names that are one entity with this one, itself among them, folded, in order.
  [[nodiscard]] Result<std::vector<std::string>> group_of(const LabelledName& name) const;
  /// Makes these names, and only these, one entity; a single name stands for itself.
  Result<void> set_group(std::string_view label, const std::vector<std::string>& members);

  /// By the other name.
  [[nodiscard]] Result<std::vector<Decision>> decisions_on(const LabelledName& name) const;
  /// Undecided takes a decision back.
  Result<void> decide(const LabelledName& name, std::string_view other, Verdict verdict);

 private:
  Result<void> put_decision(const LabelledName& name, std::string_view other, Verdict verdict);
  Result<void> put(const std::string& key, const std::vector<std::string>& lines);

  Store& store_;
};

}  // namespace entente::ingest
