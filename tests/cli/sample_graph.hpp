// A small graph out of documents in the shape that `entente extract` prints, with the sentences behind its
// edges.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "graph/evidence.hpp"
#include "graph/graph.hpp"

namespace entente::test {

class SampleGraph : public EvidenceSource {
 public:
  /// One JSON object a line; fails the test where the file cannot be read as that.
  explicit SampleGraph(const std::string& path);

  Graph graph;
  [[nodiscard]] Result<std::vector<Evidence>> evidence(EdgeId edge) const override;

 private:
  void add_document(const Map& document);
  NodeId add_entity(const Map& entity);
  void add_fact(const Map& fact, const Map& document, const std::map<std::string, NodeId>& named);

  std::map<std::pair<std::string, std::string>, NodeId> nodes_;  // by name and label
  std::map<EdgeId, std::vector<Evidence>> evidence_;
};

}  // namespace entente::test
