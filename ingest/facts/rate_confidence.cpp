// Confidence: a logistic model over features of the candidate; its weights are the table weights.tsv.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <string>
#include <unordered_map>

#include "ingest/facts/fact_tables.hpp"
#include "ingest/facts/judge_facts.hpp"

namespace entente::ingest {

namespace {

struct Weights {
  std::unordered_map<std::string, double> by_feature;
  double cut = 0.5;
  std::array<double, kEdgeKindCount> cuts{};  ///< of the types that have their own; 0: none
};

const Weights& weights() {
  static const Weights read = [] {
    Weights out;
    std::string_view table = weights_table();
    while (!table.empty()) {
      const std::size_t end = std::min(table.find('\n'), table.size());
      const std::string_view line = table.substr(0, end);
      table.remove_prefix(std::min(end + 1, table.size()));
      const std::size_t tab = line.find('\t');
      if (line.empty() || line.front() == '#' || tab == std::string_view::npos) continue;
      double value = 0.0;
      std::from_chars(line.data() + tab + 1, line.data() + line.size(), value);
      const std::string name(line.substr(0, tab));
      if (name == "cut") {
        out.cut = value;
      } else if (name.starts_with("cut of ")) {
        if (const auto kind = edge_kind(name.substr(7))) out.cuts[static_cast<std::size_t>(*kind)] = value;
      } else {
        out.by_feature[name] = value;
      }
    }
    return out;
  }();
  return read;
}

/// How an end is told: by its name, or through a pronoun or description.
void add_reference(const FactContext& context, std::uint32_t entity, std::uint32_t token, double& pronouns,
                   double& descriptions) {
  if (token >= context.graph().size()) return;
  for (const std::uint32_t m : context.mentions_covering(token)) {
    const Mention& mention = context.document().mentions[m];
    if (mention.entity != entity) continue;
    if (mention.kind == MentionKind::Pronoun) pronouns += 1.0;
    if (mention.kind == MentionKind::Description) descriptions += 1.0;
    return;
  }
}

}  // namespace

std::vector<std::pair<std::string, double>> candidate_features(const FactContext& context,
                                                               const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  std::vector<std::pair<std::string, double>> out;
  const std::string kind(entente::rule(candidate.kind).name);
  const std::string origin(origin_name(candidate.origin));
  out.emplace_back("bias", 1.0);
  out.emplace_back("kind=" + kind, 1.0);
  out.emplace_back("origin=" + origin, 1.0);
  out.emplace_back("kind+origin=" + kind + "+" + origin, 1.0);
  if (candidate.weak) out.emplace_back("weak", 1.0);
  if (candidate.inferred) out.emplace_back("inferred", 1.0);
  double pronouns = 0.0;
  double descriptions = 0.0;
  add_reference(context, candidate.from, candidate.from_token, pronouns, descriptions);
  add_reference(context, candidate.to, candidate.to_token, pronouns, descriptions);
  if (pronouns > 0.0) out.emplace_back("pronoun", pronouns);
  if (descriptions > 0.0) out.emplace_back("description", descriptions);
  out.emplace_back("doubt", 1.0 - static_cast<double>(candidate.certainty));
  out.emplace_back("path", std::min(candidate.path, 12) / 4.0);
  if (candidate.told) {
    const double told = std::clamp(*candidate.told, -4.0, 4.0) / 4.0;
    out.emplace_back("told", told);
    out.emplace_back("told+kind=" + kind, told);
  } else {
    out.emplace_back("not asked", 1.0);
  }
  if (candidate.status == FactStatus::Planned) out.emplace_back("planned", 1.0);
  if (context.is_headline(candidate.sentence)) out.emplace_back("headline", 1.0);
  const auto reach =
      std::max(std::abs(static_cast<int>(candidate.from_token) - static_cast<int>(candidate.trigger)),
               std::abs(static_cast<int>(candidate.to_token) - static_cast<int>(candidate.trigger)));
  out.emplace_back("reach", std::min(reach, 40) / 10.0);
  const Sentence& sentence = context.document().annotation.sentences[graph.sentence_of(candidate.trigger)];
  out.emplace_back("length", std::min<std::uint32_t>(sentence.last - sentence.first, 80) / 20.0);
  return out;
}

double confidence_cut(EdgeKind kind) {
  const double own = weights().cuts[static_cast<std::size_t>(kind)];
  return own > 0.0 ? own : weights().cut;
}

void rate_confidence(const FactContext& context, std::vector<Candidate>& candidates) {
  const Weights& model = weights();
  for (Candidate& candidate : candidates) {
    double sum = 0.0;
    for (const auto& [name, value] : candidate_features(context, candidate)) {
      const auto found = model.by_feature.find(name);
      if (found != model.by_feature.end()) sum += found->second * value;
    }
    // Three decimals, so that no processor's last bit shows.
    candidate.confidence = candidate.origin == Origin::Reader
                               ? candidate.read_with
                               : std::round(1000.0 / (1.0 + std::exp(-sum))) / 1000.0;
  }
}

}  // namespace entente::ingest
