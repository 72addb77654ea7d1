// Whom somebody may meet next, seen from a date: those who are active now and met the like of the one asked
// for.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "graph/recommend/recommend.hpp"
#include "graph/recommend/ties.hpp"

namespace entente::recommend {

/// Candidates for edges of a type from `subject`. A candidate's company is the sum, over those v who are like
/// the subject, of how like they are times how often v has the edge with the candidate: ways of length three,
/// which say more of new links between two kinds of nodes (leaders and ministers, hosts and guests) than
/// common neighbours do (Kovacs and others 2019, "Network-based prediction of protein interactions").
/// Likeness is resource allocation over what both have ties with (Zhou, Lu, Zhang 2009). The score is the
/// root of the company times how active the candidate is now, by the standard of its last years. Exponents
/// and half-lives were chosen on dates before those that docs/recommendation.md reports on. Where no way of
/// length three leads, common neighbours count, behind all others.
class LikeCompany {
 public:
  /// `labels`: what a candidate may be. The cache is of the date.
  LikeCompany(NodeId subject, TypeId type, const std::set<LabelId>& labels, const GraphView& view,
              TieCache& cache);

  /// By node; without reasons.
  [[nodiscard]] std::vector<Recommendation> candidates() const;
  /// The ways to the candidate, the strongest first, one through each of those who are like the subject; whom
  /// the subject knows is reached at once, in two edges, others by way of what both have in common.
  [[nodiscard]] std::vector<Reason> reasons(NodeId candidate, std::size_t most) const;

 private:
  // How like the subject a node is, and the strongest way to it.
  struct Likeness {
    double sum = 0;
    double strongest = 0;
    NodeId middle;
    EdgeId first;
    EdgeId second;
  };
  [[nodiscard]] bool is_candidate(NodeId node) const;
  /// The subject's own tie, of the type where there is one.
  [[nodiscard]] const Tie* tie_with(NodeId node) const;
  [[nodiscard]] bool is_step(const Tie& tie) const { return tie.type == type_ && tie.outward; }

  NodeId subject_;
  TypeId type_;
  const std::set<LabelId>& labels_;
  const GraphView& view_;
  TieCache& cache_;
  std::set<NodeId> linked_;
  std::map<NodeId, Likeness> like_;
  std::map<NodeId, double> company_;
};

}  // namespace entente::recommend
