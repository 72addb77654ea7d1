// A plan as text: one operator a line, what runs first at the bottom.
#include "query/plan/print_plan.hpp"

#include <fmt/format.h>

#include "query/plan/overload.hpp"

namespace entente::query {
namespace {

class Printer {
 public:
  Printer(const std::vector<SlotInfo>& slots, const PlanNotes& notes) : slots_(slots), notes_(notes) {}

  void print(const Operator& op, int depth) {
    std::string line = std::string(static_cast<std::size_t>(depth) * 2, ' ') + describe(op);
    const std::string note = notes_ ? notes_(op) : std::string();
    text_ += note.empty() ? line : fmt::format("{:<56} {}", line, note);
    text_ += '\n';
    // The inner plan is shown indented, the input below at the same depth: a long chain stays narrow.
    for (std::size_t i = op.children.size(); i-- > 1;) print(*op.children[i], depth + 1);
    if (!op.children.empty())
      print(*op.children[0], std::holds_alternative<Union>(op.node) ? depth + 1 : depth);
  }
  std::string take() { return std::move(text_); }

 private:
  [[nodiscard]] std::string name(Slot slot) const {
    return slot < slots_.size() && !slots_[slot].name.empty() ? slots_[slot].name : fmt::format("_{}", slot);
  }
  [[nodiscard]] std::string names(const std::vector<Slot>& list) const {
    std::string text;
    for (const Slot slot : list) text += (text.empty() ? "" : ", ") + name(slot);
    return text;
  }
  static std::string labels(const BoundLabels& l) {
    const auto join = [&](const char* separator) {
      std::string text;
      for (const auto& operand : l.operands) text += (text.empty() ? "" : separator) + labels(*operand);
      return "(" + text + ")";
    };
    switch (l.op) {
      case syntax::LabelOperator::Name:
        return l.name;
      case syntax::LabelOperator::Any:
        return "%";
      case syntax::LabelOperator::Not:
        return "!" + labels(*l.operands.front());
      case syntax::LabelOperator::And:
        return join("&");
      case syntax::LabelOperator::Or:
        return join("|");
    }
    return {};
  }
  [[nodiscard]] std::string arrow(const BoundEdge& edge, std::string_view inside) const {
    const std::string middle = fmt::format("[{}{}{}]", name(edge.slot),
                                           edge.types != nullptr ? ":" + labels(*edge.types) : "", inside);
    switch (edge.direction) {
      case EdgeDirection::Out:
        return "-" + middle + "->";
      case EdgeDirection::In:
        return "<-" + middle + "-";
      case EdgeDirection::Any:
        return "-" + middle + "-";
      case EdgeDirection::Undirected:
        return "~" + middle + "~";
    }
    return {};
  }
  static std::string bounds(const BoundRepeat& repeat) {
    return fmt::format("*{}..{}", repeat.minimum, repeat.maximum ? std::to_string(*repeat.maximum) : "");
  }

  [[nodiscard]] std::string describe(const Operator& op) const {
    return std::visit(
        Overload{
            [](const Argument&) -> std::string { return "Argument"; },
            [&](const ScanNodes& n) { return "ScanNodes " + name(n.slot); },
            [&](const ScanLabel& n) { return fmt::format("ScanLabel {}:{}", name(n.slot), n.label); },
            [&](const SeekNodes& n) { return fmt::format("SeekNodes {} by {}", name(n.slot), n.key); },
            [&](const Expand& e) {
              return fmt::format("{} ({}){}({})", e.into ? "ExpandInto" : "Expand", name(e.from),
                                 arrow(e.edge, ""), name(e.to));
            },
            [&](const Intersect& i) {
              return fmt::format("Intersect ({}){}({}), ({}){}({}){}", name(i.left.from),
                                 arrow(i.left.edge, ""), name(i.left.to), name(i.right.from),
                                 arrow(i.right.edge, ""), name(i.right.to),
                                 i.conjuncts.empty() ? "" : " with conditions");
            },
            [&](const ExpandRepeat& e) {
              return fmt::format("{} ({}){}({}){}", e.ends_only ? "Reach" : "ExpandRepeat", name(e.from),
                                 e.repeat.edges.size() == 1 ? arrow(e.repeat.edges[0], bounds(e.repeat))
                                                            : "(…)" + bounds(e.repeat),
                                 name(e.to), e.edge_conjuncts.empty() ? "" : " with edge conditions");
            },
            [&](const SearchPath& s) {
              return fmt::format("{} ({})…({})", s.count_slot ? "CountPaths" : "SearchPath",
                                 name(s.path.nodes.front().slot), name(s.path.nodes.back().slot));
            },
            [&](const FilterTime& f) { return "FilterTime " + names(f.edges); },
            [&](const BuildPath& b) { return "BuildPath " + name(b.slot); },
            [](const Filter& f) { return fmt::format("Filter ({} conditions)", f.conjuncts.size()); },
            [&](const Optional& o) { return "Optional " + names(o.slots); },
            [&](const Project& p) {
              std::string text;
              for (const auto& item : p.items) text += (text.empty() ? "" : ", ") + item.name;
              return "Project " + text;
            },
            [&](const Aggregate& a) {
              std::string text;
              for (const auto& key : a.keys) text += (text.empty() ? "" : ", ") + key.name;
              for (const auto& one : a.aggregates)
                text += (text.empty() ? "" : ", ") + one.function + (one.distinct ? "(DISTINCT)" : "()");
              return (a.cycle ? "CountCycles " : "Aggregate ") + text;
            },
            [&](const Distinct& d) { return "Distinct " + names(d.slots); },
            [](const Sort& s) -> std::string { return s.limit != nullptr ? "TopK" : "Sort"; },
            [](const Slice& s) -> std::string {
              return s.skip != nullptr && s.limit != nullptr ? "SkipLimit"
                     : s.skip != nullptr                     ? "Skip"
                                                             : "Limit";
            },
            [&](const Unwind& u) { return "Unwind " + name(u.slot); },
            [](const Union&) -> std::string { return "Union"; },
            [](const CallQuery&) -> std::string { return "CallQuery"; },
            [](const CallTable& c) { return "CallProcedure " + c.call.name; },
            [](const CreateElements&) -> std::string { return "Create"; },
            [](const MergePattern&) -> std::string { return "Merge"; },
            [](const UpdateElements&) -> std::string { return "Update"; },
            [](const DeleteElements& d) -> std::string { return d.detach ? "DetachDelete" : "Delete"; },
            [&](const ForeachElement& f) { return "Foreach " + name(f.slot); },
            [](const Drain&) -> std::string { return "Drain"; },
        },
        op.node);
  }

  const std::vector<SlotInfo>& slots_;
  const PlanNotes& notes_;
  std::string text_;
};

}  // namespace

std::string print_plan(const Operator& plan, const std::vector<SlotInfo>& slots, const PlanNotes& notes) {
  Printer printer(slots, notes);
  printer.print(plan, 0);
  return printer.take();
}

}  // namespace entente::query
