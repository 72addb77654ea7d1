// "His successor", "her predecessor": the other one whom the text gives the same post, or calls so. "The
// elder Marcos", "the younger Bolsonaro": of two people of one family name, the parent and the child.
#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/references/references.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

class SuccessorResolver {
 public:
  explicit SuccessorResolver(ReferenceContext& context)
      : context_(context), text_(context.text), document_(context.document), index_(context.document) {}

  void resolve() {
    find_pairs();
    for (std::uint32_t i = 1; i + 1 < text_.size(); ++i) {
      if (text_.block_kind(i) != BlockKind::Body) continue;
      if (text_.folded(i) == "successor" || text_.folded(i) == "predecessor") in_office(i);
      of_family(i);
    }
    for (const auto& found : found_)
      context_.add(found.range, found.range.last - 1, found.entity, MentionKind::Description, 0.78F);
    context_.order();
  }

 private:
  struct Found {
    TokenRange range;
    std::uint32_t entity;
  };
  struct Pair {
    std::uint32_t before;  ///< predecessor, parent
    std::uint32_t after;
  };

  [[nodiscard]] bool is_person(const Mention* mention) const {
    return index_.is(mention, EntityType::Person);
  }

  /// "his successor, X", "her father, Y": whose, and who.
  void find_pairs() {
    for (std::uint32_t i = 1; i + 2 < text_.size(); ++i) {
      const auto& word = text_.folded(i);
      static const Words kAfter = {"successor", "son", "daughter", "nephew", "grandson"};
      static const Words kBefore = {"predecessor", "father", "mother", "uncle", "grandfather"};
      const bool after = kAfter.contains(word);
      if (!after && !kBefore.contains(word)) continue;
      const auto* owner = text_.folded(i - 1) == "'s" ? index_.ending_at(i - 1) : index_.at(i - 1);
      const auto* named = index_.starting_at(text_.folded(i + 1) == "," ? i + 2 : i + 1);
      if (!is_person(owner) || !is_person(named) || named->kind != MentionKind::Name ||
          owner->entity == named->entity)
        continue;
      (word.ends_with("cessor") ? posts_ : families_)
          .push_back(after ? Pair{owner->entity, named->entity} : Pair{named->entity, owner->entity});
    }
  }

  [[nodiscard]] bool is_named(std::uint32_t i) const {
    const bool named = i + 2 < text_.size() && text_.folded(i + 1) == "," && text_.is_capital(i + 2);
    return named || is_person(index_.starting_at(i + 1)) || text_.folded(i + 1) == "of" ||
           text_.folded(i + 1) == "as";
  }

  void in_office(std::uint32_t i) {
    const auto* owner = index_.at(i - 1);
    const auto& role = text_.token(i).role;
    if (!is_person(owner) || index_.at(i) != nullptr || is_named(i) || role == "attr" || role == "appos")
      return;
    auto found = called(owner->entity, text_.folded(i) == "successor");
    if (found == kNoEntity) found = of_same_post(owner->entity);
    if (found != kNoEntity) found_.push_back({{i - 1, i + 1}, found});
  }

  [[nodiscard]] std::uint32_t called(std::uint32_t owner, bool successor) const {
    for (const auto& pair : posts_) {
      if ((successor ? pair.before : pair.after) == owner) return successor ? pair.after : pair.before;
    }
    return kNoEntity;
  }

  /// The other one whom the text gives the same post, where there is just one.
  [[nodiscard]] std::uint32_t of_same_post(std::uint32_t owner) const {
    std::uint32_t found = kNoEntity;
    for (const auto& own : document_.offices) {
      if (own.holder != owner || own.office.empty()) continue;
      for (const auto& other : document_.offices) {
        if (other.holder == own.holder || other.office != own.office) continue;
        if (own.body != kNoEntity && other.body != kNoEntity && own.body != other.body) continue;
        if (found != kNoEntity && found != other.holder) return kNoEntity;
        found = other.holder;
      }
    }
    return found;
  }

  [[nodiscard]] bool bears(std::uint32_t person, const std::string& family) const {
    const auto name = " " + fold(document_.entities[person].name) + " ";
    return name.find(" " + family + " ") != std::string::npos;
  }

  /// "the elder Marcos", "the younger Bush", "the senior Kim".
  void of_family(std::uint32_t i) {
    static const Words kOld = {"elder", "older", "senior"};
    static const Words kYoung = {"younger", "junior"};
    const auto& word = text_.folded(i);
    const bool old = kOld.contains(word);
    if ((!old && !kYoung.contains(word)) || text_.folded(i - 1) != "the" || !text_.is_capital(i + 1)) return;
    const auto* over = index_.at(i + 1);
    if (over != nullptr && (over->first != i + 1 || !is_person(over))) return;
    const auto last = over == nullptr ? i + 2 : over->last;
    const auto family = fold(text_.slice({i + 1, last}));
    std::uint32_t found = kNoEntity;
    for (const auto& pair : families_) {
      if (!bears(pair.before, family) || !bears(pair.after, family)) continue;
      const auto person = old ? pair.before : pair.after;
      if (found != kNoEntity && found != person) return;
      found = person;
    }
    if (found == kNoEntity) return;
    if (over == nullptr) {
      found_.push_back({{i - 1, last}, found});
      return;
    }
    for (auto& mention : document_.mentions) {
      if (mention.first == i + 1 && mention.last == last) mention.entity = found;
    }
  }

  ReferenceContext& context_;
  const TextView& text_;
  ResolvedDocument& document_;
  MentionIndex index_;
  std::vector<Pair> posts_;
  std::vector<Pair> families_;
  std::vector<Found> found_;
};

}  // namespace

void resolve_successors(ReferenceContext& context) { SuccessorResolver(context).resolve(); }

}  // namespace entente::ingest
