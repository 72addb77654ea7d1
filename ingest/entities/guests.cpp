// "His guest", "her host", "the visitor", "his counterpart": the other one of two people who are told of
// together.
#include <algorithm>
#include <unordered_set>

#include "ingest/entities/references.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

constexpr std::uint32_t kWindow = 3;  // sentences looked back

class GuestResolver {
 public:
  explicit GuestResolver(ReferenceContext& context)
      : context_(context), text_(context.text), document_(context.document), index_(context.document) {}

  void resolve() {
    static const Words kWords = {"guest", "visitor", "host", "hostess", "interlocutor", "counterpart"};
    for (std::uint32_t i = 1; i < text_.size(); ++i) {
      if (!kWords.contains(text_.folded(i)) || text_.token(i).tag != "NN" || index_.at(i) != nullptr)
        continue;
      const auto kind = text_.block_kind(i);
      if (kind == BlockKind::Body || kind == BlockKind::Headline) resolve_noun(i);
    }
    for (const auto& found : found_)
      context_.add(found.range, found.range.last - 1, found.entity, MentionKind::Description, 0.75F);
    context_.order();
  }

 private:
  struct Found {
    TokenRange range;
    std::uint32_t entity;
  };

  [[nodiscard]] bool is_person(const Mention* mention) const {
    return index_.is(mention, EntityType::Person);
  }

  void resolve_noun(std::uint32_t i) {
    const auto& word = text_.folded(i);
    const auto& before = text_.folded(i - 1);
    std::uint32_t owner = kNoEntity;
    if (before == "his" || before == "her" || before == "'s") {
      const auto* mention = before == "'s" ? index_.ending_at(i - 1) : index_.at(i - 1);
      if (!is_person(mention)) return;
      owner = mention->entity;
    } else if (before != "the" || word == "counterpart") {
      return;
    }
    const auto& role = text_.token(i).role;
    if (role == "compound" || role == "amod" || role == "appos" || role == "attr" || is_named(i)) return;
    const auto entity = other_person(i, owner, word == "host" || word == "hostess");
    if (entity != kNoEntity) found_.push_back({{i - 1, i + 1}, entity});
  }

  /// "His host, X", "his counterpart X": the name stands beside it.
  [[nodiscard]] bool is_named(std::uint32_t i) const {
    for (auto next = i + 1; next < std::min(text_.size(), i + 3); ++next) {
      if (is_person(index_.starting_at(next))) return true;
      if (text_.folded(next) != ",") break;
    }
    return i + 1 < text_.size() && (text_.folded(i + 1) == "of" || text_.folded(i + 1) == "from");
  }

  [[nodiscard]] std::uint32_t other_person(std::uint32_t i, std::uint32_t owner, bool host) const {
    static const Words kTravel = {"arrive", "fly",  "land",  "come", "visit", "travel", "pay",
                                  "go",     "step", "touch", "jet",  "tour",  "begin",  "journey"};
    static const Words kHosting = {"receive", "host", "welcome", "greet", "invite", "entertain", "fete"};
    const auto here = text_.sentence_of(i);
    const auto verb = text_.token(i).head;
    std::uint32_t best = kNoEntity;
    float best_score = -1.0e6F;
    for (const auto& mention : document_.mentions) {
      if (mention.first >= i) break;
      const auto there = text_.sentence_of(mention.first);
      if ((owner != kNoEntity && there + kWindow <= here) ||
          context_.type(mention.entity) != EntityType::Person)
        continue;
      if (mention.entity == owner || mention.certainty < 0.6F) continue;
      const auto& head = text_.token(mention.head);
      const auto& lemma = text_.token(head.head).lemma;
      // A second subject behind the verb is its object, whatever the parser says.
      const bool behind = head.role == "nsubj" && head.head < mention.first;
      const bool subject = head.role.starts_with("nsubj") && !behind;
      if (subject && head.head == verb) continue;  // who acts on his guest is not the guest
      const bool received = head.role == "nsubjpass"
                                ? kHosting.contains(lemma)
                                : (head.role == "dobj" || behind) && kHosting.contains(lemma);
      if (host && received && owner == kNoEntity) continue;
      // "the visitor" is who came, wherever the text told of it.
      const bool came =
          host ? subject && kHosting.contains(lemma) : (subject && kTravel.contains(lemma)) || received;
      if (owner == kNoEntity && !came) continue;
      float score = -2.0F * static_cast<float>(here - there);
      if (subject) score += 1.0F;
      if (came) score += 3.0F;
      if (!received && subject && (host ? kTravel : kHosting).contains(lemma)) score -= 3.0F;
      if (score >= best_score) {
        best_score = score;
        best = mention.entity;
      }
    }
    return best;
  }

  ReferenceContext& context_;
  const TextView& text_;
  const ResolvedDocument& document_;
  MentionIndex index_;
  std::vector<Found> found_;
};

}  // namespace

void resolve_guests(ReferenceContext& context) { GuestResolver(context).resolve(); }

}  // namespace entente::ingest
