// Reading and filling, operator by operator; and from it what a copied row must keep (Operator::filled).
#include "query/plan/slots_of.hpp"

#include <algorithm>
#include <iterator>

#include "query/plan/overload.hpp"
#include "query/plan/plan_query.hpp"

namespace entente::query {
namespace {

void add_all(const std::vector<Slot>& from, SlotSet& slots) { slots.insert(from.begin(), from.end()); }

void add_created(const BoundCreate& create, SlotSet& slots) {
  for (const auto& node : create.nodes) slots.insert(node.slot);
  for (const auto& edge : create.edges) slots.insert(edge.slot);
  for (const auto& path : create.paths) slots.insert(path.slot);
}
void read_created(const BoundCreate& create, SlotSet& slots) {
  for (const auto& node : create.nodes) add_mentioned(node.properties, slots);
  for (const auto& edge : create.edges) {
    slots.insert({edge.from, edge.to});
    add_mentioned(edge.properties, slots);
  }
  for (const auto& path : create.paths) add_all(path.elements, slots);
}
void read_updates(const std::vector<BoundUpdateItem>& items, SlotSet& slots) {
  for (const auto& item : items) add_mentioned(item.target, slots), add_mentioned(item.value, slots);
}
void read_window(const std::optional<BoundTimeWindow>& time, SlotSet& slots) {
  if (time) add_mentioned(time->from, slots), add_mentioned(time->to, slots);
}

}  // namespace

void add_filled_by(const Operator& op, SlotSet& slots) {
  std::visit(Overload{
                 [&](const ScanNodes& n) { slots.insert(n.slot); },
                 [&](const ScanLabel& n) { slots.insert(n.slot); },
                 [&](const SeekNodes& n) { slots.insert(n.slot); },
                 [&](const Expand& e) {
                   slots.insert({e.from, e.to, e.edge.slot});
                 },
                 [&](const Intersect& i) {
                   slots.insert({i.left.to, i.left.edge.slot, i.right.edge.slot});
                 },
                 [&](const ExpandRepeat& e) {
                   slots.insert(e.to);
                   if (e.walk) slots.insert(*e.walk);
                   for (const auto& group : e.repeat.groups) slots.insert(group.list);
                 },
                 [&](const SearchPath& s) {
                   add_mentioned(s.path, slots);
                   if (s.count_slot) slots.insert(*s.count_slot);
                 },
                 [&](const BuildPath& b) { slots.insert(b.slot); },
                 [&](const Project& p) {
                   for (const auto& item : p.items) slots.insert(item.slot);
                 },
                 [&](const Aggregate& a) {
                   for (const auto& key : a.keys) slots.insert(key.slot);
                   for (const auto& aggregate : a.aggregates) slots.insert(aggregate.slot);
                 },
                 [&](const Unwind& u) { slots.insert(u.slot); },
                 [&](const Union& u) { add_all(u.slots, slots); },
                 [&](const CallQuery& c) { add_all(c.slots, slots); },
                 [&](const CallTable& c) {
                   for (const auto& yield : c.call.yields) slots.insert(yield.slot);
                 },
                 [&](const CreateElements& c) { add_created(c.create, slots); },
                 [&](const MergePattern& m) { add_created(m.create, slots), add_all(m.slots, slots); },
                 [&](const Optional& o) { add_all(o.slots, slots); },
                 [](const auto&) {},
             },
             op.node);
}

void add_read_by(const Operator& op, SlotSet& slots) {
  std::visit(Overload{
                 [](const Argument&) {},
                 [](const ScanNodes&) {},
                 [](const ScanLabel&) {},
                 [&](const SeekNodes& n) { add_mentioned(n.value, slots); },
                 [&](const Expand& e) {
                   slots.insert({e.from, e.to});
                   if (e.edge.bound) slots.insert(e.edge.slot);
                   add_all(e.unlike, slots);
                 },
                 [&](const Intersect& i) {
                   slots.insert({i.left.from, i.right.from});
                   add_all(i.left.unlike, slots), add_all(i.right.unlike, slots);
                   add_mentioned(i.conjuncts, slots);
                 },
                 [&](const ExpandRepeat& e) {
                   slots.insert({e.from, e.to});
                   add_mentioned(e.repeat.conjuncts, slots), add_mentioned(e.edge_conjuncts, slots);
                   add_mentioned(e.end_conjuncts, slots);
                   if (e.repeat.bound_list) slots.insert(*e.repeat.bound_list);
                   for (const BoundNode& node : e.repeat.nodes) slots.insert(node.slot);
                   add_all(e.unlike, slots);
                   read_window(e.time, slots);
                 },
                 [&](const SearchPath& s) {
                   add_mentioned(s.path, slots), add_mentioned(s.edge_conjuncts, slots);
                   add_all(s.unlike, slots);
                   read_window(s.time, slots);
                 },
                 [&](const FilterTime& f) {
                   add_all(f.edges, slots);
                   read_window(f.window, slots);
                 },
                 [&](const BuildPath& b) {
                   for (const auto& element : b.elements) slots.insert(element.slot);
                 },
                 [&](const Filter& f) { add_mentioned(f.conjuncts, slots); },
                 [](const Optional&) {},
                 [&](const Project& p) {
                   for (const auto& item : p.items) add_mentioned(item.expression, slots);
                 },
                 [&](const Aggregate& a) {
                   for (const auto& key : a.keys) add_mentioned(key.expression, slots);
                   for (const auto& aggregate : a.aggregates) add_mentioned(aggregate.arguments, slots);
                 },
                 [&](const Distinct& d) { add_all(d.slots, slots); },
                 [&](const Sort& s) {
                   for (const auto& item : s.order) add_mentioned(item.expression, slots);
                 },
                 [&](const Slice& s) { add_mentioned(s.skip, slots), add_mentioned(s.limit, slots); },
                 [&](const Unwind& u) { add_mentioned(u.list, slots); },
                 [&](const Union& u) {
                   for (const auto& outputs : u.outputs) add_all(outputs, slots);
                 },
                 [&](const CallQuery& c) { add_all(c.outputs, slots); },
                 [&](const CallTable& c) { add_mentioned(c.call.arguments, slots); },
                 [&](const CreateElements& c) { read_created(c.create, slots); },
                 [&](const MergePattern& m) {
                   read_created(m.create, slots), read_updates(m.on_create, slots),
                       read_updates(m.on_match, slots);
                 },
                 [&](const UpdateElements& u) { read_updates(u.items, slots); },
                 [&](const DeleteElements& d) { add_mentioned(d.targets, slots); },
                 [&](const ForeachElement& f) { add_mentioned(f.list, slots); },
                 [](const Drain&) {},
             },
             op.node);
}

namespace {

/// Slots filled by the operator and those below it.
SlotSet fill_in(Operator& op, const SlotSet& needed_above) {
  SlotSet needed = needed_above;
  add_read_by(op, needed);
  SlotSet filled;
  for (std::size_t i = 0; i < op.children.size(); ++i) {
    SlotSet needed_by_child = needed;
    // What an inner plan reads of the row must be kept by the input that gives the row.
    if (i == 0 && op.children.size() > 1) {
      for (std::size_t j = 1; j < op.children.size(); ++j) {
        const std::function<void(const Operator&)> read = [&](const Operator& inner) {
          add_read_by(inner, needed_by_child);
          for (const auto& child : inner.children) read(*child);
        };
        read(*op.children[j]);
      }
    }
    const SlotSet below = fill_in(*op.children[i], needed_by_child);
    if (i == 0 || !std::holds_alternative<ForeachElement>(op.node)) filled.insert(below.begin(), below.end());
  }
  add_filled_by(op, filled);
  op.filled.clear();
  std::set_intersection(filled.begin(), filled.end(), needed_above.begin(), needed_above.end(),
                        std::back_inserter(op.filled));
  return filled;
}

}  // namespace

void fill_in_slots(Operator& plan, const std::vector<Slot>& outputs) {
  fill_in(plan, SlotSet(outputs.begin(), outputs.end()));
}

}  // namespace entente::query
