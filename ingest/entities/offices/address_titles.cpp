#include "ingest/entities/offices/address_titles.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

/// A bare title whose body only the passage suggests, of one who holds another post.
bool is_address(const ReferenceContext& context, const OfficeStatement& asked) {
  static const Words kTitles = {"ambassador", "director", "secretary", "commissioner", "representative"};
  if (asked.body_stated || asked.former || asked.last != asked.first + 1 || !kTitles.contains(asked.office))
    return false;
  // Not "who serves there as ambassador".
  const bool before_name = std::any_of(
      context.document.mentions.begin(), context.document.mentions.end(), [&](const Mention& name) {
        return name.entity == asked.holder && name.kind == MentionKind::Name && name.first == asked.last;
      });
  if (!before_name) return false;
  const bool state = asked.body != kNoEntity && context.type(asked.body) == EntityType::Country;
  if (asked.office == "director" && state) return true;
  const auto& offices = context.document.offices;
  return std::any_of(offices.begin(), offices.end(), [&](const OfficeStatement& other) {
    return other.holder == asked.holder && !other.former && other.body != kNoEntity &&
           other.office != asked.office;
  });
}

}  // namespace

bool only_refers(const ReferenceContext& context, const OfficeStatement& asked) {
  if (is_address(context, asked)) return true;
  if (asked.office != "head of state") return false;
  const auto& offices = context.document.offices;
  const bool told = std::any_of(offices.begin(), offices.end(), [&](const OfficeStatement& other) {
    return other.holder == asked.holder && other.body == asked.body && other.office != asked.office;
  });
  const auto& mentions = context.document.mentions;
  return told || std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
           return mention.kind == MentionKind::Description && mention.first <= asked.first &&
                  asked.first < mention.last && mention.entity == asked.holder;
         });
}

}  // namespace entente::ingest
