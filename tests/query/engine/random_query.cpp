// The grammar of random queries: patterns with bounds and directions, conditions, optional parts, subqueries,
// aggregates, DISTINCT, ORDER BY over all columns with LIMIT, selectors.
#include "query/engine/random_query.hpp"

#include <fmt/format.h>

namespace entente::query::test {
namespace {

class Grammar {
 public:
  explicit Grammar(Random& random) : r_(random) {}

  std::string query() {
    std::string text = match();
    if (r_.chance(20)) text += optional_match();
    if (r_.chance(15)) text += with();
    return text + " " + returned();
  }

 private:
  std::string node_name() {
    if (!nodes_.empty() && r_.chance(30)) return r_.pick(nodes_);
    nodes_.push_back(fmt::format("n{}", nodes_.size()));
    return nodes_.back();
  }
  std::string node() {
    const std::size_t before = nodes_.size();
    std::string text = "(" + node_name();
    if (nodes_.size() != before || r_.chance(20)) text += label();
    if (nodes_.size() != before && r_.chance(15)) text += fmt::format(" {{x: {}}}", r_.below(4));
    return text + ")";
  }
  std::string label() {
    static const std::vector<std::string> kLabels{"", "", "", ":A", ":B", ":A|B", ":!A", ":A&B"};
    return r_.pick(kLabels);
  }
  std::string type() {
    static const std::vector<std::string> kTypes{"", ":T", ":T", ":U", ":T|U"};
    return r_.pick(kTypes);
  }
  std::string arrow(const std::string& inside) {
    switch (r_.below(4)) {
      case 0:
        return "<-[" + inside + "]-";
      case 1:
        return "-[" + inside + "]->";
      default:
        return "-[" + inside + "]-";
    }
  }
  std::string edge() {
    if (r_.chance(35)) {
      static const std::vector<std::string> kBounds{"*1..2", "*1..3", "*0..2", "*2", "*0..1", "*2..3"};
      std::string name;
      if (r_.chance(30)) lists_.push_back(name = fmt::format("l{}", lists_.size()));
      return arrow(name + type() + r_.pick(kBounds));
    }
    std::string name;
    if (r_.chance(40)) edges_.push_back(name = fmt::format("e{}", edges_.size()));
    return arrow(name + type());
  }
  std::string path() {
    std::string text = node();
    const std::uint64_t steps = r_.below(3) + (r_.chance(50) ? 1 : 0);
    for (std::uint64_t i = 0; i < std::min<std::uint64_t>(steps, 2); ++i) text += edge() + node();
    if (r_.chance(15)) {
      paths_.push_back(fmt::format("p{}", paths_.size()));
      text = paths_.back() + " = " + text;
    }
    return text;
  }
  /// A step or two between nodes that are named already: cycles, and nodes where two paths meet.
  std::string closing_path() {
    std::string text = "(" + r_.pick(nodes_) + ")" + arrow(type());
    if (r_.chance(60)) text += node() + arrow(type());
    return text + "(" + r_.pick(nodes_) + ")";
  }
  std::string search() {
    static const std::vector<std::string> kSelectors{"ALL SHORTEST ", "SHORTEST 2 GROUPS ", "ALL SHORTEST "};
    const std::string a = node_name(), b = node_name();
    if (a == b) return fmt::format("({})", a);
    paths_.push_back(fmt::format("p{}", paths_.size()));
    return fmt::format("{} = {}({})-[{}]-{{1,3}}({})", paths_.back(), r_.pick(kSelectors), a, type(), b);
  }

  std::string match() {
    std::string text = "MATCH " + path();
    if (r_.chance(20)) text += ", " + path();
    if (r_.chance(25)) text += ", " + closing_path();
    text += where();
    if (r_.chance(10)) text += " MATCH " + search();
    return text;
  }
  std::string optional_match() { return " OPTIONAL MATCH " + path() + where(); }
  std::string where() {
    if (!r_.chance(50)) return "";
    std::string text = " WHERE " + condition();
    if (r_.chance(30)) text += (r_.chance(70) ? " AND " : " OR ") + condition();
    return text;
  }
  std::string condition() {
    static const std::vector<std::string> kOperators{"=", "<>", "<", ">="};
    const std::string n = r_.pick(nodes_);
    switch (r_.below(11)) {
      case 0:
        return fmt::format("{}.x {} {}.x", n, r_.pick(kOperators), r_.pick(nodes_));
      case 8:
        return fmt::format("{}.id {} {}.id", n, r_.pick(kOperators), r_.pick(nodes_));
      case 9:
        return fmt::format("{}({}){}({})", r_.chance(60) ? "NOT " : "", n, arrow(type()), r_.pick(nodes_));
      case 10:
        return fmt::format("{}.id {} {}", n, r_.pick(kOperators), r_.below(6));
      case 1:
        return fmt::format("{} <> {}", n, r_.pick(nodes_));
      case 2:
        return fmt::format("({})-[:T]-()", n);
      case 3:
        return fmt::format("NOT ({})-[:U*1..2]->()", n);
      case 4:
        if (!paths_.empty())
          return fmt::format("all(r IN relationships({}) WHERE r.w >= {})", r_.pick(paths_), r_.below(4));
        return fmt::format("{}.x IS NOT NULL", n);
      case 5:
        if (!lists_.empty()) return fmt::format("none(r IN {} WHERE r.w < {})", r_.pick(lists_), r_.below(4));
        return fmt::format("EXISTS {{ ({})-[:T*1..2]-(m) WHERE m.x > {} }}", n, r_.below(4));
      case 6:
        return fmt::format("COUNT {{ ({})--() }} > {}", n, r_.below(4));
      default:
        return fmt::format("{}.x {} {}", n, r_.pick(kOperators), r_.below(4));
    }
  }
  std::string with() {
    const std::string kept = r_.pick(nodes_);
    nodes_.assign(1, kept);
    edges_.clear();
    lists_.clear();
    paths_.clear();
    return r_.chance(50) ? fmt::format(" WITH DISTINCT {}", kept)
                         : fmt::format(" WITH {}, count(*) AS c0 WHERE c0 > 1", kept);
  }

  std::string value() {
    switch (r_.below(5)) {
      case 0:
        return edges_.empty() ? r_.pick(nodes_) : r_.pick(edges_) + ".w";
      case 1:
        return lists_.empty() ? r_.pick(nodes_) + ".x" : "size(" + r_.pick(lists_) + ")";
      case 2:
        return paths_.empty() ? r_.pick(nodes_) + ".x" : "length(" + r_.pick(paths_) + ")";
      case 3:
        return r_.pick(nodes_) + ".id";
      default:
        return r_.pick(nodes_) + ".x";
    }
  }
  std::string returned() {
    switch (r_.below(9)) {
      case 0:
      case 6:
        return "RETURN count(*) AS c";
      case 7:
        return fmt::format("RETURN count({0}) AS c, sum({1}.id) AS s, sum({0}.x) AS t", r_.pick(nodes_),
                           r_.pick(nodes_));
      case 8:
        return fmt::format("RETURN {0} AS k, count(*) AS c, count(DISTINCT {1}) AS d, sum({1}.id) AS s",
                           r_.chance(50) ? r_.pick(nodes_) : number(), r_.pick(nodes_));
      case 1:
        return fmt::format("RETURN count(DISTINCT {}) AS c", r_.pick(nodes_));
      case 2:
        return fmt::format("RETURN {} AS k, count(*) AS c, min({}) AS m", value(), value());
      case 3:
        return fmt::format("RETURN DISTINCT {} AS k", value());
      case 4:
        return fmt::format("RETURN {} AS k, {} AS l ORDER BY k, l LIMIT {}", number(), number(), r_.below(6));
      default:
        return fmt::format("RETURN {} AS k, {} AS l", value(), value());
    }
  }
  std::string number() { return r_.pick(nodes_) + (r_.chance(50) ? ".x" : ".id"); }

  Random& r_;
  std::vector<std::string> nodes_, edges_, lists_, paths_;
};

}  // namespace

std::vector<std::string> random_graph(Random& random) {
  static const std::vector<std::string> kLabels{"", ":A", ":B", ":A:B"};
  std::vector<std::string> statements;
  // Some are dense, so that neighbours are looked at again and again.
  const std::uint64_t nodes = 2 + random.below(6),
                      edges = random.below((random.chance(30) ? 5 : 2) * nodes + 1);
  for (std::uint64_t i = 0; i < nodes; ++i) {
    const std::string x = random.chance(80) ? fmt::format(", x: {}", random.below(4)) : "";
    statements.push_back(fmt::format("CREATE ({} {{id: {}{}}})", random.pick(kLabels), i, x));
  }
  for (std::uint64_t i = 0; i < edges; ++i) {
    const std::string w = random.chance(80) ? fmt::format(" {{w: {}}}", random.below(4)) : "";
    const std::string inside = fmt::format("[:{}{}]", random.chance(65) ? "T" : "U", w);
    statements.push_back(fmt::format("MATCH (a {{id: {}}}), (b {{id: {}}}) CREATE (a){}(b)",
                                     random.below(nodes), random.below(nodes),
                                     random.chance(15) ? "~" + inside + "~" : "-" + inside + "->"));
  }
  return statements;
}

std::string random_query(Random& random) { return Grammar(random).query(); }

}  // namespace entente::query::test
