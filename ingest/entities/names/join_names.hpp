// Names to entities: one entity for all the strings of a document that name the same thing, with one type and
// one standard name.
#pragma once

#include <vector>

#include "ingest/entities/names/name_candidate.hpp"

namespace entente::ingest {

/// An entity while it is being put together.
struct NameCluster {
  EntityType type = EntityType::Person;
  std::string name;
  std::vector<std::uint32_t> candidates;  ///< by place in the text
  std::string_view country;               ///< ISO code (or name, for a historic state) of a Country
  Gender gender = Gender::Unknown;
  bool from_lexicon = false;
};

struct JoinedNames {
  std::vector<NameCandidate> candidates;
  std::vector<std::uint32_t> cluster_of;  ///< by candidate; kNoCluster for those that are dropped
  std::vector<NameCluster> clusters;      ///< by first candidate
};
inline constexpr std::uint32_t kNoCluster = 0xFFFFFFFFU;

/// `candidates` of the whole document by place. Decides types by a vote over the document, joins, names.
JoinedNames join_names(const TextView& text, std::vector<NameCandidate> candidates);

/// Whether `part` can be the short form of the full person's name: "Tokayev", "Xi", "el-Sisi", "Lula". Both
/// folded.
bool is_short_name_of(const std::string& part, const std::string& full);

/// "A. Keller" or "Sh. Keller" for "Anna Keller", "Sharif Keller". Both folded.
bool is_initialed_name_of(const std::string& part, const std::string& full);

/// The standard name of an organization, agreement or event from the way the text writes it: "UN ..." ->
/// "United Nations ...", "Russian Foreign Ministry" -> "Ministry of Foreign Affairs of Russia".
std::string standard_name(const std::string& written, EntityType type);

}  // namespace entente::ingest
