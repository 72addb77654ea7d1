// Entity resolution: which names of different documents are one entity. A function of the documents and of
// the user's decisions alone, whatever the order in which they came.
//
// Two names of a Person are taken for one where they are alike (why_alike), documents give both the same
// office in the same country or organization, no document uses both for two people, and neither could as well
// be somebody else. The user's decisions outrank all this, and are the only way to join names of other
// labels.
//
// Blocking: only names whose bearers share an office are compared (Christen 2012, Data Matching, chapter 4).
#pragma once

#include <set>
#include <string>
#include <vector>

#include "graph/result.hpp"
#include "graph/store.hpp"
#include "ingest/identity/identities.hpp"

namespace entente::ingest {

/// What is thought of two names, and why, in words for people.
struct NamePair {
  std::string label;
  std::string a;  ///< as spelled; the smaller one when folded
  std::string b;
  Verdict verdict = Verdict::Undecided;
  bool by_user = false;
  std::string reason;
};

/// A group that is not as the store keeps it: names that are now one entity, folded, in order.
struct NameGroup {
  std::string label;
  std::vector<std::string> members;
  std::set<std::string> documents;  ///< that use any of them
};

/// The groups that must change now that documents with these names came, changed or went, or something was
/// decided on them.
Result<std::vector<NameGroup>> groups_to_change(Store& store, const std::set<LabelledName>& names);

/// Every pair of names in the store of which something is thought: decided, taken for one, or alike and
/// undecided. By label, then a, then b.
Result<std::vector<NamePair>> explain_names(Store& store);

}  // namespace entente::ingest
