#include "ingest/identity/identities.hpp"

#include <algorithm>

namespace entente::ingest {

namespace {

std::string group_key(std::string_view label, std::string_view name) {
  return "same name/" + std::string(label) + "/" + std::string(name);
}

std::string decision_key(const LabelledName& name) { return "decided/" + name.label + "/" + name.folded; }

// Folded names hold neither line breaks nor tabs: fold_name makes every run of white space one space.
std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

constexpr std::string_view kSame = "same\t";
constexpr std::string_view kNotSame = "not same\t";

}  // namespace

Result<std::vector<std::string>> Identities::group_of(const LabelledName& name) const {
  const auto kept = store_.meta(group_key(name.label, name.folded));
  if (!kept) return fail(kept.error());
  if (!*kept) return std::vector<std::string>{name.folded};
  return lines_of(**kept);
}

Result<void> Identities::set_group(std::string_view label, const std::vector<std::string>& members) {
  const std::vector<std::string> nobody;
  for (const std::string& member : members) {
    auto done = put(group_key(label, member), members.size() > 1 ? members : nobody);
    if (!done) return done;
  }
  return {};
}

Result<std::vector<Decision>> Identities::decisions_on(const LabelledName& name) const {
  const auto kept = store_.meta(decision_key(name));
  if (!kept) return fail(kept.error());
  std::vector<Decision> decisions;
  if (!*kept) return decisions;
  for (const std::string& line : lines_of(**kept)) {
    if (line.starts_with(kSame))
      decisions.push_back({line.substr(kSame.size()), Verdict::Same});
    else if (line.starts_with(kNotSame))
      decisions.push_back({line.substr(kNotSame.size()), Verdict::NotSame});
  }
  return decisions;
}

Result<void> Identities::decide(const LabelledName& name, std::string_view other, Verdict verdict) {
  if (auto done = put_decision(name, other, verdict); !done) return done;
  return put_decision({name.label, std::string(other)}, name.folded, verdict);
}

Result<void> Identities::put_decision(const LabelledName& name, std::string_view other, Verdict verdict) {
  auto decisions = decisions_on(name);
  if (!decisions) return fail(decisions.error());
  std::erase_if(*decisions, [&](const Decision& decision) { return decision.other == other; });
  if (verdict != Verdict::Undecided) decisions->push_back({std::string(other), verdict});
  std::sort(decisions->begin(), decisions->end(),
            [](const Decision& a, const Decision& b) { return a.other < b.other; });
  std::vector<std::string> lines;
  for (const Decision& decision : *decisions)
    lines.push_back(std::string(decision.verdict == Verdict::Same ? kSame : kNotSame) + decision.other);
  return put(decision_key(name), lines);
}

Result<void> Identities::put(const std::string& key, const std::vector<std::string>& lines) {
  if (lines.empty()) return store_.remove_meta(key);
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  return store_.set_meta(key, text);
}

}  // namespace entente::ingest
