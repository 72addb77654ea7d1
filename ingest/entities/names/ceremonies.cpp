// Events that are called after a person: "the inauguration of Maria Keller as president", "Keller's
// coronation".
#include <map>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

namespace {

class CeremonyFinder {
 public:
  explicit CeremonyFinder(ReferenceContext& context)
      : context_(context), text_(context.text), document_(context.document), index_(context.document) {}

  void find() {
    for (std::uint32_t i = 0; i < text_.size(); ++i) {
      static const std::unordered_set<std::string_view> kNouns = {"inauguration", "coronation",
                                                                  "enthronement"};
      if (!kNouns.contains(text_.folded(i)) || text_.block_kind(i) == BlockKind::Boilerplate) continue;
      if (const auto* taken = index_.at(i); taken != nullptr) continue;
      if (const auto* person = of_person(i); person != nullptr) {
        found_.push_back({{i, person->last}, i, person->entity});
      } else if (const auto* owner = owned_by(i); owner != nullptr) {
        found_.push_back({{owner->first, i + 1}, i, owner->entity});
      }
    }
    for (const auto& ceremony : found_) {
      context_.add(ceremony.range, ceremony.noun, event(ceremony), MentionKind::Name, 0.9F);
    }
  }

 private:
  struct Found {
    TokenRange range;
    std::uint32_t noun;
    std::uint32_t person;
  };

  [[nodiscard]] const Mention* named_person(const Mention* mention) const {
    return index_.is(mention, EntityType::Person) && mention->kind == MentionKind::Name ? mention : nullptr;
  }

  /// "inauguration of", a title or none, and the name.
  [[nodiscard]] const Mention* of_person(std::uint32_t noun) const {
    const auto last = text_.sentence(text_.sentence_of(noun)).last;
    if (noun + 2 >= last || text_.folded(noun + 1) != "of") return nullptr;
    auto i = noun + 2;
    if (const auto title = office_end(text_, i, last); title > i) i = title;
    return i < last ? named_person(index_.starting_at(i)) : nullptr;
  }

  /// "Keller's inauguration".
  [[nodiscard]] const Mention* owned_by(std::uint32_t noun) const {
    if (noun < 2 || text_.folded(noun - 1) != "'s") return nullptr;
    return named_person(index_.ending_at(noun - 1));
  }

  std::uint32_t event(const Found& ceremony) {
    auto noun = text_.folded(ceremony.noun);
    noun[0] = static_cast<char>(noun[0] - 'a' + 'A');
    const auto name = noun + " of " + document_.entities[ceremony.person].name;
    const auto [at, fresh] = events_.emplace(name, static_cast<std::uint32_t>(document_.entities.size()));
    if (fresh) {
      Entity entity;
      entity.name = name;
      entity.type = EntityType::Event;
      document_.entities.push_back(std::move(entity));
    }
    return at->second;
  }

  ReferenceContext& context_;
  const TextView& text_;
  ResolvedDocument& document_;
  MentionIndex index_;
  std::vector<Found> found_;
  std::map<std::string, std::uint32_t> events_;
};

}  // namespace

void find_ceremonies(ReferenceContext& context) {
  CeremonyFinder(context).find();
  context.order();
}

}  // namespace entente::ingest
