// What has happened so far, kept so that "when and how often did s and o do b" is one look.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "graph/recommend/temporal_facts.hpp"

namespace entente::recommend {

/// A sum that loses a fixed share each step.
struct Decayed {
  double value = 0;
  std::int32_t time = 0;
  void add(std::int32_t now, double keep);
  [[nodiscard]] double at(std::int32_t now, double keep) const;
};

/// One relation between one pair.
struct Recurrence {
  std::uint32_t relation = 0;
  std::int32_t last = 0;
  std::uint32_t count = 0;  ///< steps at which it happened
  Decayed recent;
  Decayed lasting;
  std::vector<std::int32_t> times;  ///< ascending
};

struct Partner {
  std::uint32_t entity = 0;
  std::vector<Recurrence> relations;  ///< in order of first occurrence
};

/// One object of one relation, whoever the subject.
struct ObjectUse {
  std::uint32_t entity = 0;
  std::uint32_t count = 0;
  std::int32_t last = 0;
  Decayed recent;
};

class TemporalHistory {
 public:
  /// `relations` with the inverses.
  TemporalHistory(std::uint32_t entities, std::uint32_t relations);

  /// Facts must come in order of time.
  void add(const TemporalFact& fact);

  [[nodiscard]] std::span<const Partner> partners(std::uint32_t subject) const { return partners_[subject]; }
  [[nodiscard]] const Partner* partner(std::uint32_t subject, std::uint32_t object) const;
  [[nodiscard]] std::span<const ObjectUse> objects(std::uint32_t relation) const {
    return objects_[relation];
  }
  [[nodiscard]] const ObjectUse* object(std::uint32_t relation, std::uint32_t entity) const;
  [[nodiscard]] std::uint64_t relation_count(std::uint32_t relation) const {
    return relation_counts_[relation];
  }
  [[nodiscard]] const Decayed& activity(std::uint32_t entity) const { return activity_[entity]; }
  /// The objects most used by a relation of late, at most `most`, best first, ties by number.
  [[nodiscard]] std::vector<std::uint32_t> frequent_objects(std::uint32_t relation, std::int32_t now,
                                                            std::size_t most) const;

  // Shares kept a step; half-lives of about 23, 99, 34 and 14 steps.
  static constexpr double kPairKeep = 0.97;
  static constexpr double kPairKeepLong = 0.993;
  static constexpr double kObjectKeep = 0.98;
  static constexpr double kActivityKeep = 0.95;

 private:
  std::vector<std::vector<Partner>> partners_;
  std::vector<std::unordered_map<std::uint32_t, std::uint32_t>> partner_at_;
  std::vector<std::vector<ObjectUse>> objects_;
  std::vector<std::unordered_map<std::uint32_t, std::uint32_t>> object_at_;
  std::vector<std::uint64_t> relation_counts_;
  std::vector<Decayed> activity_;
};

}  // namespace entente::recommend
