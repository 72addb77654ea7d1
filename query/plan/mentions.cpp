// One walk over bound queries and expressions, and the questions that are answered by it.
#include "query/plan/mentions.hpp"

#include "query/plan/overload.hpp"

namespace entente::query {
namespace {

/// Told of everything in a query. All three are called before what is inside.
struct Listener {
  std::function<void(Slot)> slot = [](Slot) {};
  std::function<void(const BoundExpression&)> expression = [](const BoundExpression&) {};
  std::function<void(const BoundClause&)> clause = [](const BoundClause&) {};
};

class Walk {
 public:
  explicit Walk(const Listener& listener) : tell_(listener) {}

  void expression(const BoundExpressionPtr& e) {
    if (e != nullptr) expression(*e);
  }
  void expressions(const std::vector<BoundExpressionPtr>& list) {
    for (const auto& e : list) expression(e);
  }
  void expression(const BoundExpression& e) {
    tell_.expression(e);
    std::visit(Overload{
                   [](const BoundConstant&) {},
                   [](const BoundParameter&) {},
                   [&](const BoundSlot& s) { tell_.slot(s.slot); },
                   [&](const BoundProperty& p) { expression(p.object); },
                   [&](const BoundIndex& i) { expression(i.object), expression(i.index); },
                   [&](const BoundSlice& s) { expression(s.object), expression(s.from), expression(s.to); },
                   [&](const BoundUnary& u) { expression(u.operand); },
                   [&](const BoundBinary& b) { expression(b.left), expression(b.right); },
                   [&](const BoundLogical& l) { expressions(l.operands); },
                   [&](const BoundComparison& c) { expression(c.left), expression(c.right); },
                   [&](const BoundLabelTest& t) { expression(t.object); },
                   [&](const BoundList& l) { expressions(l.items); },
                   [&](const BoundMap& m) {
                     for (const auto& [key, value] : m.entries) expression(value);
                   },
                   [&](const BoundMapProjection& m) {
                     expression(m.object);
                     for (const auto& item : m.items) expression(item.value);
                   },
                   [&](const BoundFunction& f) { expressions(f.arguments); },
                   [&](const BoundCase& c) {
                     expression(c.subject);
                     for (const auto& branch : c.branches) expression(branch.when), expression(branch.then);
                     expression(c.otherwise);
                   },
                   [&](const BoundListComprehension& c) {
                     tell_.slot(c.slot);
                     expression(c.list), expression(c.where), expression(c.map);
                   },
                   [&](const BoundQuantifier& q) {
                     tell_.slot(q.slot);
                     expression(q.list), expression(q.where);
                   },
                   [&](const BoundReduce& r) {
                     tell_.slot(r.accumulator), tell_.slot(r.slot);
                     expression(r.initial), expression(r.list), expression(r.step);
                   },
                   [&](const BoundSubquery& s) { query(*s.query); },
               },
               e.node);
  }

  void query(const BoundQuery& q) {
    for (const BoundArm& arm : q.arms) {
      clauses(arm.clauses);
      for (const Slot slot : arm.outputs) tell_.slot(slot);
    }
  }
  void clauses(const std::vector<BoundClause>& list) {
    for (const BoundClause& c : list) clause(c);
  }
  void clause(const BoundClause& c) {
    tell_.clause(c);
    std::visit(Overload{
                   [&](const BoundMatch& m) { match(m); },
                   [&](const BoundUnwind& u) { expression(u.list), tell_.slot(u.slot); },
                   [&](const BoundProjection& p) { projection(p); },
                   [&](const BoundCreate& n) { create(n); },
                   [&](const BoundUpdate& u) { updates(u.items); },
                   [&](const BoundMerge& m) {
                     match(m.match), create(m.create), updates(m.on_create), updates(m.on_match);
                   },
                   [&](const BoundDelete& d) { expressions(d.targets); },
                   [&](const BoundProcedureCall& p) {
                     expressions(p.arguments);
                     for (const auto& yield : p.yields) tell_.slot(yield.slot);
                     expressions(p.where);
                   },
                   [&](const BoundSubqueryCall& s) {
                     query(*s.query);
                     for (const Slot slot : s.slots) tell_.slot(slot);
                   },
                   [&](const BoundForeach& f) { expression(f.list), tell_.slot(f.slot), clauses(f.clauses); },
               },
               c.node);
  }
  void match(const BoundMatch& m) {
    for (const BoundPath& p : m.paths) path(p);
    expressions(m.conjuncts);
    if (m.time) expression(m.time->from), expression(m.time->to);
  }
  void path(const BoundPath& p) {
    for (const BoundNode& n : p.nodes) tell_.slot(n.slot);
    for (const BoundStep& step : p.steps) {
      if (const auto* edge = std::get_if<BoundEdge>(&step)) {
        tell_.slot(edge->slot);
      } else {
        repeat(std::get<BoundRepeat>(step));
      }
    }
    if (p.slot) tell_.slot(*p.slot);
    expression(p.selector.count), expression(p.selector.weight);
    expressions(p.conjuncts);
  }
  void repeat(const BoundRepeat& r) {
    for (const BoundNode& n : r.nodes) tell_.slot(n.slot);
    for (const BoundEdge& e : r.edges) tell_.slot(e.slot);
    for (const auto& group : r.groups) tell_.slot(group.single), tell_.slot(group.list);
    if (r.bound_list) tell_.slot(*r.bound_list);
    expressions(r.conjuncts);
  }

 private:
  void items(const std::vector<BoundItem>& list) {
    for (const BoundItem& item : list) expression(item.expression), tell_.slot(item.slot);
  }
  void projection(const BoundProjection& p) {
    items(p.keys);
    for (const BoundAggregate& a : p.aggregates) expressions(a.arguments), tell_.slot(a.slot);
    items(p.items);
    for (const BoundSort& s : p.order) expression(s.expression);
    expression(p.skip), expression(p.limit);
    expressions(p.where);
  }
  void create(const BoundCreate& c) {
    for (const BoundNewNode& n : c.nodes) tell_.slot(n.slot), expression(n.properties);
    for (const BoundNewEdge& e : c.edges)
      tell_.slot(e.slot), tell_.slot(e.from), tell_.slot(e.to), expression(e.properties);
    for (const BoundNewPath& p : c.paths) {
      tell_.slot(p.slot);
      for (const Slot slot : p.elements) tell_.slot(slot);
    }
  }
  void updates(const std::vector<BoundUpdateItem>& list) {
    for (const BoundUpdateItem& item : list) expression(item.target), expression(item.value);
  }

  const Listener& tell_;
};

Listener slot_listener(SlotSet& slots) {
  Listener listener;
  listener.slot = [&slots](Slot slot) { slots.insert(slot); };
  return listener;
}

void add_written(const std::vector<BoundUpdateItem>& items, MentionedNames& names) {
  for (const BoundUpdateItem& item : items) {
    names.labels.insert(item.labels.begin(), item.labels.end());
    if (!item.key.empty()) names.keys.insert(item.key);
  }
}

void add_written(const BoundCreate& create, MentionedNames& names) {
  for (const BoundNewNode& node : create.nodes) names.labels.insert(node.labels.begin(), node.labels.end());
  for (const BoundNewEdge& edge : create.edges) names.types.insert(edge.type);
}

}  // namespace

void for_each_part(const BoundExpression& expression,
                   const std::function<void(const BoundExpression&)>& visit) {
  Listener listener;
  listener.expression = visit;
  Walk(listener).expression(expression);
}

void add_mentioned(const BoundExpressionPtr& expression, SlotSet& slots) {
  const Listener listener = slot_listener(slots);
  Walk(listener).expression(expression);
}
void add_mentioned(const Conjuncts& conjuncts, SlotSet& slots) {
  for (const auto& conjunct : conjuncts) add_mentioned(conjunct, slots);
}
void add_mentioned(const BoundQuery& query, SlotSet& slots) {
  const Listener listener = slot_listener(slots);
  Walk(listener).query(query);
}
void add_mentioned(const BoundPath& path, SlotSet& slots) {
  const Listener listener = slot_listener(slots);
  Walk(listener).path(path);
}

bool calls_functions(const BoundQuery& query) {
  bool calls = false;
  Listener listener;
  listener.expression = [&calls](const BoundExpression& e) {
    calls = calls || std::holds_alternative<BoundFunction>(e.node);
  };
  Walk(listener).query(query);
  return calls;
}

void add_names(const BoundQuery& query, MentionedNames& names) {
  Listener listener;
  listener.expression = [&names](const BoundExpression& e) {
    if (const auto* property = std::get_if<BoundProperty>(&e.node)) names.keys.insert(property->key);
    if (const auto* map = std::get_if<BoundMap>(&e.node)) {
      for (const auto& [key, value] : map->entries) names.keys.insert(key);
    }
    if (const auto* map = std::get_if<BoundMapProjection>(&e.node)) {
      for (const auto& item : map->items) names.keys.insert(item.key);
    }
  };
  listener.clause = [&names](const BoundClause& clause) {
    if (const auto* create = std::get_if<BoundCreate>(&clause.node)) add_written(*create, names);
    if (const auto* update = std::get_if<BoundUpdate>(&clause.node)) add_written(update->items, names);
    if (const auto* merge = std::get_if<BoundMerge>(&clause.node)) {
      add_written(merge->create, names);
      add_written(merge->on_create, names);
      add_written(merge->on_match, names);
    }
  };
  Walk(listener).query(query);
}

}  // namespace entente::query
