// Properties of elements, maps and temporal values, and tests of labels and types.
#include "query/expression/nodes.hpp"
#include "query/functions/temporal_fields.hpp"

namespace entente::query {
namespace {

constexpr const char* kDeleted = "DeletedEntityAccess";

/// A name's number: known at compile time, or looked up each time, because a write may bring it into use.
template <class IdType>
class KnownName {
 public:
  KnownName(std::string text, std::optional<IdType> id)
      : text_(std::move(text)), id_(id.value_or(IdType())) {}
  [[nodiscard]] IdType resolve(const Symbols<IdType>& symbols) const {
    if (id_.valid()) return id_;
    return symbols.find(text_).value_or(IdType());
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
  IdType id_;
};

class PropertyOf final : public Evaluator {
 public:
  PropertyOf(EvaluatorPtr object, KnownName<KeyId> key, Span span)
      : object_(std::move(object)), key_(std::move(key)), span_(span) {}

  Value evaluate(Row row, EvalContext& context) const override {
    Value scratch;
    const Value& object = object_->look(row, context, scratch);
    switch (object.kind()) {
      case ValueKind::Null:
        return {};
      case ValueKind::Node:
        return of_element(object.node(), context);
      case ValueKind::Edge:
        return of_element(object.edge(), context);
      case ValueKind::Map: {
        const auto found = object.map().find(key_.text());
        return found == object.map().end() ? Value() : found->second;
      }
      default:
        break;
    }
    if (is_temporal(object)) {
      if (auto field = temporal_field(object, key_.text())) return *field;
      return fail_at(context, span_, ErrorKind::TypeError,
                     std::string(value_kind_name(object.kind())) + " has no component " + key_.text(),
                     "InvalidArgumentValue");
    }
    return fail_at(context, span_, ErrorKind::TypeError,
                   std::string(value_kind_name(object.kind())) + " has no properties: ." + key_.text() +
                       " needs a node, an edge, a map or a temporal value",
                   "InvalidArgumentType");
  }

 private:
  template <class Element>
  Value of_element(Element element, EvalContext& context) const {
    if (context.view == nullptr || !check_alive(element, context, span_)) return {};
    const KeyId key = key_.resolve(context.view->keys());
    return key.valid() ? context.view->property(element, key) : Value();
  }

  EvaluatorPtr object_;
  KnownName<KeyId> key_;
  Span span_;
};

/// A label expression with its names resolved as far as they can be.
template <class IdType>
class NameTest {
 public:
  NameTest(const BoundLabels& labels, const Symbols<IdType>* symbols)
      : op_(labels.op), name_(labels.name, symbols ? symbols->find(labels.name) : std::nullopt) {
    for (const BoundLabelsPtr& operand : labels.operands) operands_.emplace_back(*operand, symbols);
  }
  template <class Has>
  [[nodiscard]] bool holds(const Symbols<IdType>& symbols, bool has_any, const Has& has) const {
    using Op = syntax::LabelOperator;
    const auto one = [&](const NameTest& operand) { return operand.holds(symbols, has_any, has); };
    switch (op_) {
      case Op::Name: {
        const IdType id = name_.resolve(symbols);
        return id.valid() && has(id);
      }
      case Op::Any:
        return has_any;
      case Op::Not:
        return !one(operands_.front());
      case Op::And:
        return std::all_of(operands_.begin(), operands_.end(), one);
      case Op::Or:
        return std::any_of(operands_.begin(), operands_.end(), one);
    }
    return false;
  }

 private:
  syntax::LabelOperator op_;
  KnownName<IdType> name_;
  std::vector<NameTest> operands_;
};

class LabelTestOf final : public Evaluator {
 public:
  LabelTestOf(EvaluatorPtr object, const BoundLabels& labels, const GraphView* view, Span span)
      : object_(std::move(object)),
        labels_(labels, view ? &view->labels() : nullptr),
        types_(labels, view ? &view->types() : nullptr),
        span_(span) {}

  Value evaluate(Row row, EvalContext& context) const override { return to_value(test(row, context)); }
  Truth test(Row row, EvalContext& context) const override {
    Value scratch;
    const Value& object = object_->look(row, context, scratch);
    if (object.is_null() || context.view == nullptr) return Truth::Unknown;
    const GraphView& view = *context.view;
    if (object.is(ValueKind::Node)) {
      const NodeId node = object.node();
      if (!check_alive(node, context, span_)) return Truth::Unknown;
      return truth(labels_.holds(view.labels(), !view.labels_of(node).empty(),
                                 [&](LabelId label) { return view.has_label(node, label); }));
    }
    if (object.is(ValueKind::Edge)) {
      const EdgeId edge = object.edge();
      if (!check_alive(edge, context, span_)) return Truth::Unknown;
      return truth(
          types_.holds(view.types(), true, [&](TypeId type) { return view.ends(edge).type == type; }));
    }
    fail_at(context, span_, ErrorKind::TypeError,
            std::string(value_kind_name(object.kind())) +
                " has no labels: only nodes and edges can be tested for them",
            "InvalidArgumentType");
    return Truth::Unknown;
  }

 private:
  EvaluatorPtr object_;
  NameTest<LabelId> labels_;
  NameTest<TypeId> types_;
  Span span_;
};

template <class Element>
Map element_properties(Element element, const GraphView& view) {
  Map map;
  for (auto& [key, value] : view.properties(element)) map.emplace(view.keys().text(key), std::move(value));
  return map;
}

template <class Element>
bool alive(Element element, EvalContext& context, Span span, const char* what) {
  if (!context.deletes || context.view == nullptr || context.view->contains(element)) return true;
  fail_at(context, span, ErrorKind::EntityNotFound,
          std::string("this ") + what + " has been deleted in this statement", kDeleted);
  return false;
}

}  // namespace

bool check_alive(NodeId node, EvalContext& context, Span span) { return alive(node, context, span, "node"); }
bool check_alive(EdgeId edge, EvalContext& context, Span span) { return alive(edge, context, span, "edge"); }

Map properties_of(const Value& value, EvalContext& context) {
  if (value.is(ValueKind::Map)) return value.map();
  if (context.view == nullptr) return {};
  if (value.is(ValueKind::Node) && check_alive(value.node(), context, {})) {
    return element_properties(value.node(), *context.view);
  }
  if (value.is(ValueKind::Edge) && check_alive(value.edge(), context, {})) {
    return element_properties(value.edge(), *context.view);
  }
  return {};
}

EvaluatorPtr make_property(EvaluatorPtr object, std::string key, const GraphView* view, Span span) {
  const auto id = view ? view->keys().find(key) : std::nullopt;
  return std::make_unique<PropertyOf>(std::move(object), KnownName<KeyId>(std::move(key), id), span);
}

EvaluatorPtr make_label_test(EvaluatorPtr object, const BoundLabelsPtr& labels, const GraphView* view,
                             Span span) {
  return std::make_unique<LabelTestOf>(std::move(object), *labels, view, span);
}

}  // namespace entente::query
