#include "graph/recommend/dated_facts.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "graph/recommend/ties.hpp"

namespace entente::recommend {

DatedFacts dated_facts_of(const GraphView& view, const std::optional<Date>& as_of) {
  DatedFacts out;
  out.relations = static_cast<std::uint32_t>(view.types().size());
  const auto date_key = view.keys().find("date");
  if (!date_key) return out;
  std::map<NodeId, std::uint32_t> numbers;
  const auto number = [&](NodeId node) {
    const auto [at, fresh] = numbers.emplace(node, static_cast<std::uint32_t>(out.nodes.size()));
    if (fresh) out.nodes.push_back(node);
    return at->second;
  };
  std::array<EdgeId, 1024> batch{};
  auto scan = view.scan_edges();
  while (const std::size_t n = scan.next(batch)) {
    for (std::size_t i = 0; i < n; ++i) {
      const Value date = view.property(batch[i], *date_key);
      if (!date.is(ValueKind::Date) || date.date().precision != DatePrecision::Day) continue;
      if (!visible(view, batch[i], as_of)) continue;
      const EdgeEnds ends = view.ends(batch[i]);
      const auto days = static_cast<std::int32_t>(date.date().days);
      out.facts.push_back({number(ends.from), ends.type.number, number(ends.to), days});
      if (ends.undirected) out.facts.push_back({number(ends.to), ends.type.number, number(ends.from), days});
    }
  }
  complete_facts(out.facts, out.relations);
  return out;
}

Result<TemporalDataset> split_dated_facts(const GraphView& view, const Date& as_of, std::int32_t step_days) {
  DatedFacts graph = dated_facts_of(view, std::nullopt);
  const auto from = [&](std::int64_t day) {
    return std::lower_bound(graph.facts.begin(), graph.facts.end(), day,
                            [](const TemporalFact& f, std::int64_t time) { return f.time < time; });
  };
  const auto test = from(as_of.days + 1);
  const auto before = test - graph.facts.begin();
  const auto held_out = std::max<std::ptrdiff_t>(before / 10, 1);
  const auto valid = before == 0 ? test : from(graph.facts[static_cast<std::size_t>(before - held_out)].time);
  if (valid == graph.facts.begin() || valid == test || test == graph.facts.end()) {
    return fail(ErrorKind::InputError,
                "the graph holds too few edges with a whole date before or after the date asked for",
                "choose an --as-of between the first and the last of them");
  }
  TemporalDataset data;
  data.entities = static_cast<std::uint32_t>(graph.nodes.size());
  data.relations = graph.relations;
  data.train.assign(graph.facts.begin(), valid);
  data.valid.assign(valid, test);
  data.test.assign(test, graph.facts.end());
  const std::int32_t first = graph.facts.front().time;
  for (auto* span : {&data.train, &data.valid, &data.test}) {
    for (TemporalFact& fact : *span) fact.time = (fact.time - first) / step_days;
    // Within a step there is no order, and no repeat.
    std::sort(span->begin(), span->end(), [](const TemporalFact& a, const TemporalFact& b) {
      return std::tie(a.time, a.subject, a.relation, a.object) <
             std::tie(b.time, b.subject, b.relation, b.object);
    });
    span->erase(std::unique(span->begin(), span->end()), span->end());
  }
  for (std::uint32_t i = 0; i < graph.relations; ++i)
    data.relation_names.emplace_back(view.types().text(TypeId{i}));
  return data;
}

}  // namespace entente::recommend
