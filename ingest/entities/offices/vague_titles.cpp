#include "ingest/entities/offices/vague_titles.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

/// Words for whoever leads a state, whatever the post is called.
bool is_any_leader(const std::string& office) {
  static const Words kWords = {"head of state", "leader", "chief", "ruler", "head", "chief of state"};
  return kWords.contains(office);
}

/// `other` is the same post told in full.
bool is_longer(const OfficeStatement& asked, const OfficeStatement& other) {
  if (other.holder != asked.holder || other.former != asked.former || other.body == kNoEntity) return false;
  if (asked.body != kNoEntity && asked.body != other.body) return false;
  if (is_any_leader(asked.office) && asked.office != "head")
    return is_leading_office(other.office) && !is_any_leader(other.office);
  if (asked.office == "premier") return other.office == "prime minister";
  if (other.office.find(" to ") != std::string::npos) return false;  // "adviser to the minister"
  return other.office.size() > asked.office.size() &&
         (other.office.ends_with(" " + asked.office) || other.office.starts_with(asked.office + " ")) &&
         !other.office.starts_with("vice") && !other.office.starts_with("deputy");
}

}  // namespace

void take_longer_titles(ResolvedDocument& document) {
  static const Words kShort = {"minister", "secretary", "commissioner",  "representative",
                               "envoy",    "general",   "director",      "chief",
                               "head",     "spokesman", "leader",        "head of state",
                               "premier",  "ruler",     "chief of state"};
  for (auto& asked : document.offices) {
    if (!kShort.contains(asked.office)) continue;
    const auto found = std::find_if(document.offices.begin(), document.offices.end(),
                                    [&](const OfficeStatement& other) { return is_longer(asked, other); });
    if (found == document.offices.end()) continue;
    asked.office = found->office;
    asked.wording = found->wording;
    if (asked.body != kNoEntity) continue;
    asked.body = found->body;
    asked.body_stated = found->body_stated;
  }
}

}  // namespace entente::ingest
