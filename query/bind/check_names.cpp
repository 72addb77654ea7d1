#include "query/bind/check_names.hpp"

#include <algorithm>
#include <set>

#include "query/bind/bind.hpp"
#include "query/bind/bind_walk.hpp"
#include "query/syntax/near_miss.hpp"
#include "query/syntax/parse_query.hpp"

namespace entente::query {
namespace {

template <class IdType>
std::vector<std::string> texts_of(const Symbols<IdType>& symbols) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    texts.emplace_back(symbols.text(IdType(static_cast<typename IdType::Number>(i))));
  }
  return texts;
}

class NameCheck {
 public:
  NameCheck(const BoundStatement& statement, std::string_view text, const GraphView& graph)
      : statement_(statement), text_(text), graph_(graph) {}

  std::vector<Notice> run() {
    query(statement_.query);
    std::stable_sort(notices_.begin(), notices_.end(),
                     [](const Notice& a, const Notice& b) { return a.place.offset < b.place.offset; });
    return std::move(notices_);
  }

 private:
  template <class Symbols>
  void look_up(const Symbols& symbols, const std::string& name, Span span, const char* word) {
    if (symbols.find(name) || !seen_.emplace(word, name).second) return;
    notices_.push_back({"no " + std::string(word) + " " + name + " in the graph",
                        syntax::near_miss(name, texts_of(symbols)), syntax::place_of(text_, span)});
  }
  void labels(const BoundLabelsPtr& labels, bool edge) {
    if (!labels) return;
    if (labels->op == syntax::LabelOperator::Name) {
      if (edge) look_up(graph_.types(), labels->name, labels->span, "edge type");
      if (!edge) look_up(graph_.labels(), labels->name, labels->span, "label");
    }
    for (const BoundLabelsPtr& operand : labels->operands) this->labels(operand, edge);
  }
  void path(const BoundPath& path) {
    for (const BoundNode& node : path.nodes) labels(node.labels, false);
    for (const BoundStep& step : path.steps) {
      if (const auto* edge = std::get_if<BoundEdge>(&step)) {
        labels(edge->types, true);
        continue;
      }
      const auto& repeat = std::get<BoundRepeat>(step);
      for (const BoundNode& node : repeat.nodes) labels(node.labels, false);
      for (const BoundEdge& edge : repeat.edges) labels(edge.types, true);
    }
  }
  void query(const BoundQuery& query) {
    for (const BoundArm& arm : query.arms) {
      for (const BoundClause& clause : arm.clauses) {
        if (const auto* match = std::get_if<BoundMatch>(&clause.node)) {
          for (const BoundPath& one : match->paths) path(one);
        } else if (const auto* call = std::get_if<BoundSubqueryCall>(&clause.node)) {
          this->query(*call->query);
        }
      }
    }
    for_each_expression(query, [&](const BoundExpressionPtr& one) { expression(*one); });
  }
  void expression(const BoundExpression& one) {
    if (const auto* test = std::get_if<BoundLabelTest>(&one.node)) {
      labels(test->labels, test->object->type.is(TypeKind::Edge));
    } else if (const auto* subquery = std::get_if<BoundSubquery>(&one.node)) {
      query(*subquery->query);
    } else if (const auto* property = std::get_if<BoundProperty>(&one.node)) {
      const Type& type = property->object->type;
      if (type.is(TypeKind::Node) || type.is(TypeKind::Edge)) {
        look_up(graph_.keys(), property->key, one.span, "property");
      }
    }
    for_each_child(one, [&](const BoundExpressionPtr& child) { expression(*child); });
  }

  const BoundStatement& statement_;
  std::string_view text_;
  const GraphView& graph_;
  std::vector<Notice> notices_;
  std::set<std::pair<std::string, std::string>> seen_;
};

}  // namespace

std::vector<Notice> check_names(const BoundStatement& statement, std::string_view text,
                                const GraphView& graph) {
  if (graph.node_count() == 0) return {};
  return NameCheck(statement, text, graph).run();
}

std::vector<Notice> check_names(std::string_view text, const GraphView& graph) {
  const auto parsed = syntax::parse_query(text);
  if (!parsed) return {};
  const auto bound = bind_statement(*parsed, text);
  return bound ? check_names(*bound, text, graph) : std::vector<Notice>();
}

}  // namespace entente::query
