// Whom "he", "his guest", "the two ministers" mean: a model weighs what rules have found and whom else they
// may mean.
#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "ingest/entities/anaphors/anaphor_evidence.hpp"
#include "ingest/entities/references/references.hpp"
#include "ingest/lexicon/small_network.hpp"

namespace entente::ingest {

namespace {

/// Of a person; and of a set of persons, to be added to the mean of its members' own.
float score_of_person(const AnaphorEvidence::Features& features) {
  static const SmallNetwork network("anaphors", "person");
  return network.score(features);
}
float score_of_set(const AnaphorEvidence::Features& features) {
  static const SmallNetwork network("anaphors", "set");
  return network.score(features);
}

constexpr std::size_t kFew = 3;
constexpr float kSureOfMany = 0.6F;

class AnaphorSettler {
 public:
  explicit AnaphorSettler(ReferenceContext& context)
      : context_(context), document_(context.document), evidence_(context) {}

  void settle() {
    for (const auto& anaphor : find_anaphors(context_.text, document_)) settle(anaphor);
    // What the sieves have found is evidence until the last is settled.
    std::unordered_set<std::uint32_t> heads;
    for (const auto& found : found_) heads.insert(found.anaphor.head);
    std::erase_if(document_.mentions, [&](const Mention& mention) {
      return mention.kind != MentionKind::Name && heads.contains(mention.head) &&
             context_.type(mention.entity) == EntityType::Person;
    });
    drop_renamed();
    for (const auto& found : found_)
      for (const auto person : is_sure(found) ? found.persons : std::vector<std::uint32_t>())
        context_.add(found.anaphor.range, found.anaphor.head, person,
                     found.anaphor.pronoun ? MentionKind::Pronoun : MentionKind::Description,
                     found.certainty);
    context_.order();
  }

 private:
  struct Found {
    Anaphor anaphor;
    std::vector<std::uint32_t> persons;
    float certainty = 0;
  };

  /// "Their deputies, A and B", "his host, C": no others than those named right behind.
  void drop_renamed() {
    std::vector<std::uint32_t> apposed(context_.text.size(), kNoEntity);
    for (const auto& mention : document_.mentions) {
      const auto& token = context_.text.token(mention.head);
      if (mention.kind == MentionKind::Name && context_.type(mention.entity) == EntityType::Person &&
          token.role == "appos" && token.head < mention.first)
        apposed[token.head] = mention.entity;
    }
    std::vector<Mention> kept;
    for (const auto& mention : document_.mentions) {
      const auto named = apposed[mention.head];
      const bool renamed = mention.kind == MentionKind::Description && named != kNoEntity &&
                           named != mention.entity && context_.type(mention.entity) == EntityType::Person &&
                           !is_named_behind(mention.entity, mention.head);
      if (!renamed) kept.push_back(mention);
    }
    document_.mentions = std::move(kept);
  }

  /// In the same sentence.
  [[nodiscard]] bool is_named_behind(std::uint32_t entity, std::uint32_t head) const {
    const auto sentence = context_.text.sentence_of(head);
    return std::any_of(document_.mentions.begin(), document_.mentions.end(), [&](const Mention& mention) {
      return mention.kind == MentionKind::Name && mention.entity == entity && mention.head > head &&
             context_.text.sentence_of(mention.head) == sentence;
    });
  }

  /// A large group that is wrong makes many wrong facts.
  static bool is_sure(const Found& found) {
    return found.persons.size() <= kFew || found.certainty >= kSureOfMany;
  }

  void settle(const Anaphor& anaphor) {
    WeighedAnaphor weighed{anaphor.range.first, anaphor.range.last, anaphor.pronoun, anaphor.plural, {}, {}};
    for (auto& candidate : evidence_.candidates(anaphor)) {
      const float score = score_of_person(candidate.features);
      weighed.persons.push_back({candidate.entity, score, std::move(candidate.features)});
    }
    std::vector<float> scores;
    if (anaphor.plural) {
      for (auto& set : evidence_.sets(anaphor, weighed.persons)) {
        const float score = score_of_set(set.features) + mean(weighed, set.members);
        weighed.sets.push_back({std::move(set.members), score, std::move(set.features)});
        scores.push_back(score);
      }
    } else {
      for (const auto& person : weighed.persons) scores.push_back(person.score);
    }
    Found found{anaphor, {}, 1.0F};
    if (const auto best = std::max_element(scores.begin(), scores.end()); best != scores.end() && *best > 0) {
      const auto index = static_cast<std::size_t>(best - scores.begin());
      found.persons =
          anaphor.plural ? weighed.sets[index].members : std::vector{weighed.persons[index].entity};
      found.certainty = share(scores, *best);
    }
    evidence_.settle(anaphor, found.persons);
    // Where the sieves say the same, their mention stands: it has the whole phrase.
    std::sort(found.persons.begin(), found.persons.end());
    const bool agreed = !anaphor.pronoun && !found.persons.empty() && found.persons == by_sieves(weighed);
    if (!weighed.persons.empty() && !agreed) found_.push_back(std::move(found));
    document_.anaphors.push_back(std::move(weighed));
  }

  /// Whom the sieves found, sorted.
  static std::vector<std::uint32_t> by_sieves(const WeighedAnaphor& weighed) {
    std::vector<std::uint32_t> out;
    for (const auto& person : weighed.persons)
      if (std::any_of(person.features.begin(), person.features.end(),
                      [](const auto& feature) { return feature.first == "by rules"; }))
        out.push_back(person.entity);
    std::sort(out.begin(), out.end());
    return out;
  }

  static float mean(const WeighedAnaphor& weighed, const std::vector<std::uint32_t>& members) {
    float sum = 0;
    for (const auto& person : weighed.persons)
      if (std::find(members.begin(), members.end(), person.entity) != members.end()) sum += person.score;
    return sum / static_cast<float>(members.size());
  }

  /// The model's probability of the best, to three decimals, so that no processor's last bit shows.
  static float share(const std::vector<float>& scores, float best) {
    double sum = std::exp(static_cast<double>(-best));
    for (const float score : scores) sum += std::exp(static_cast<double>(score - best));
    return static_cast<float>(std::round(1000.0 / sum) / 1000.0);
  }

  ReferenceContext& context_;
  ResolvedDocument& document_;
  AnaphorEvidence evidence_;
  std::vector<Found> found_;
};

}  // namespace

void settle_anaphors(ReferenceContext& context) { AnaphorSettler(context).settle(); }

}  // namespace entente::ingest
