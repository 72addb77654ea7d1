// Whom a pronoun most likely stands for: a log-linear model that ranks the people told of and "nobody who is
// named" (Denis and Baldridge, "Specialized Models and Ranking for Coreference Resolution", EMNLP 2008). Its
// weights are the table antecedents.tsv of the lexicon.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/document.hpp"

namespace entente::ingest {

/// What speaks for or against a mention, or a person, as what a pronoun stands for. The names in the table
/// are those of antecedent_feature_name().
enum class AntecedentFeature : std::uint8_t {
  // where the mention stands
  SameSentence,
  OneBack,
  TwoBack,
  OtherParagraph,
  OtherQuotation,
  Distance,  // hundreds of tokens, within the sentence
  // its role
  MainSubject,
  ClauseSubject,
  RelativeSubject,
  Object,
  Prepositional,
  Owner,
  Aside,  // apposed, joined
  Joined,
  // mention and pronoun
  Continued,      // the mention is a pronoun itself
  ContinuedHere,  // of the same sentence
  ClauseBefore,
  BothSubjects,  // of the same sentence
  BothObjects,
  Controller,
  Beside,
  Speaks,
  NearestSubjectOfOwner,    // the mention acts in the pronoun's own clause, the pronoun is "his"
  NearestSubjectOfSubject,  // the mention acts in the clause above, the pronoun is "he"
  NearestSubjectOfObject,
  NearestInside,    // it is not the main subject
  DoneTo,           // "thanked A for his help"
  MainThenSubject,  // the mention is the main subject of the sentence before
  MainThenOwner,
  MainThenObject,
  ObjectThenSubject,
  ObjectThenOwner,
  Headline,
  // the person
  Again,       // mentions beside the best one, of the window
  Newest,      // told of last before the pronoun
  OftenNamed,  // log2 of the names in the text
  KnownMan,
  KnownWoman,
  MaybeWoman,
  // evidence that is no mention before the pronoun
  SubjectToCome,
  OwnerToCome,
  NamedBehind,
  OnlyWoman,
  LifeFloor,  // the person whose life is told
  LifeOpens,
  LifeObject,
  LifeWithin,
  TopicOpens,
  TopicWithin,
  OpenerAbove,
  // nobody who is named
  Nobody,
  Nameless,         // "a spokesman": with the features of a mention
  NamelessOther,    // "a resident"
  NamelessPronoun,  // "he", who was found to be nobody named
  Last
};

inline constexpr std::size_t kAntecedentFeatures = static_cast<std::size_t>(AntecedentFeature::Last);

std::string_view antecedent_feature_name(AntecedentFeature feature);

/// Values of all features; those that do not apply are 0.
struct AntecedentFeatures {
  std::array<float, kAntecedentFeatures> values{};

  void set(AntecedentFeature feature, float value = 1.0F) {
    values[static_cast<std::size_t>(feature)] = value;
  }
  void add(AntecedentFeature feature, float value) { values[static_cast<std::size_t>(feature)] += value; }
  [[nodiscard]] float get(AntecedentFeature feature) const {
    return values[static_cast<std::size_t>(feature)];
  }
  /// The sum of weights times values.
  [[nodiscard]] float score() const;
  /// Those that are not 0.
  [[nodiscard]] std::vector<std::pair<AntecedentFeature, float>> stated() const;
};

/// The people that one pronoun may stand for, and nobody.
class AntecedentChoice {
 public:
  struct One {
    std::uint32_t entity = 0;  ///< kNoEntity: nobody who is named
    AntecedentFeatures features;
    float score = 0;
  };

  /// Keeps the better of the person's mentions; each more that counts makes the person a little more
  /// prominent.
  void raise(std::uint32_t entity, const AntecedentFeatures& features, bool counts = true);
  [[nodiscard]] One* find(std::uint32_t entity);
  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] std::vector<One>& all() { return all_; }
  [[nodiscard]] const std::vector<One>& all() const { return all_; }
  /// The best first; equals stay in the order of the text.
  void sort();
  /// How far the best is before the second; of a sorted choice that is not empty.
  [[nodiscard]] float margin() const;
  /// The model's probability of the best; of a sorted choice that is not empty.
  [[nodiscard]] float probability() const;

 private:
  std::vector<One> all_;
};

}  // namespace entente::ingest
