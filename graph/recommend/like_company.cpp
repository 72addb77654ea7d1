#include "graph/recommend/like_company.hpp"

#include <algorithm>
#include <cmath>

namespace entente::recommend {

namespace {

constexpr double kBehind = 1e-6;  // of common neighbours where no way of length three leads

/// How active a node is now; by the standard of its last years, so that who has come into office lately
/// stands before who has been in it for long.
double activity(const std::vector<Tie>& ties, TypeId type) {
  double now = 0;
  double years = 0;
  for (const Tie& tie : ties) {
    if (tie.type != type) continue;
    now += tie.lately;
    years += tie.weight;
  }
  return years > 0 ? now / std::pow(years, 0.25) : kBehind;
}

bool alike(const GraphView& view, NodeId a, NodeId b) {
  const auto labels = view.labels_of(a);
  return std::any_of(labels.begin(), labels.end(), [&](LabelId label) { return view.has_label(b, label); });
}

}  // namespace

LikeCompany::LikeCompany(NodeId subject, TypeId type, const std::set<LabelId>& labels, const GraphView& view,
                         TieCache& cache)
    : subject_(subject), type_(type), labels_(labels), view_(view), cache_(cache), linked_{subject} {
  for (const Tie& first : cache_.at(subject)) {
    if (first.type == type) linked_.insert(first.neighbour);
    const NodeId middle = first.neighbour;
    if (middle == subject) continue;
    const auto& onward = cache_.at(middle);
    double strength = 0;  // what the middle has is shared among all its ties
    for (const Tie& tie : onward) strength += tie.weight;
    for (const Tie& second : onward) {
      if (second.neighbour == subject || second.neighbour == middle) continue;
      const double weight = std::sqrt(first.weight * second.weight) / strength;
      Likeness& like = like_[second.neighbour];
      like.sum += weight;
      if (weight <= like.strongest) continue;
      like.strongest = weight;
      like.middle = middle;
      like.first = first.edges.front();
      like.second = second.edges.front();
    }
  }
  for (const auto& [other, like] : like_) {
    if (!alike(view_, subject, other)) continue;
    for (const Tie& third : cache_.at(other)) {
      if (is_step(third) && is_candidate(third.neighbour))
        company_[third.neighbour] += like.sum * third.weight;
    }
  }
  for (const auto& [other, like] : like_) {
    if (is_candidate(other)) company_.emplace(other, like.sum * kBehind);
  }
}

bool LikeCompany::is_candidate(NodeId node) const {
  return !linked_.contains(node) && has_any(view_, node, labels_);
}

const Tie* LikeCompany::tie_with(NodeId node) const {
  const Tie* found = nullptr;
  for (const Tie& tie : cache_.at(subject_)) {
    if (tie.neighbour == node && (found == nullptr || tie.type == type_)) found = &tie;
  }
  return found;
}

std::vector<Recommendation> LikeCompany::candidates() const {
  std::vector<Recommendation> list;
  list.reserve(company_.size());
  for (const auto& [node, company] : company_) {
    list.push_back({.subject = subject_,
                    .node = node,
                    .score = std::sqrt(company) * activity(cache_.at(node), type_),
                    .reasons = {},
                    .popularity = 0});
  }
  return list;
}

std::vector<Reason> LikeCompany::reasons(NodeId candidate, std::size_t most) const {
  std::vector<Reason> found;
  for (const Tie& third : cache_.at(candidate)) {
    const auto other = like_.find(third.neighbour);
    if (third.type != type_ || other == like_.end() || !alike(view_, subject_, third.neighbour)) continue;
    const Likeness& like = other->second;
    const double weight = like.sum * third.weight;
    // Whom the subject knows needs no third to be told of.
    if (const Tie* tie = tie_with(third.neighbour)) {
      found.push_back({.nodes = {subject_, third.neighbour, candidate},
                       .edges = {tie->edges.front(), third.edges.front()},
                       .weight = weight});
      continue;
    }
    if (like.middle == candidate) continue;  // a way that turns back on itself explains nothing
    found.push_back({.nodes = {subject_, like.middle, third.neighbour, candidate},
                     .edges = {like.first, like.second, third.edges.front()},
                     .weight = weight});
  }
  if (const auto direct = like_.find(candidate); found.empty() && direct != like_.end()) {
    found.push_back({.nodes = {subject_, direct->second.middle, candidate},
                     .edges = {direct->second.first, direct->second.second},
                     .weight = direct->second.sum * kBehind});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Reason& a, const Reason& b) { return a.weight > b.weight; });
  if (found.size() > most) found.resize(most);
  return found;
}

}  // namespace entente::recommend
