// Lists and maps: literals, projection of maps, indexing, slices.
#include <algorithm>

#include "query/expression/nodes.hpp"

namespace entente::query {
namespace {

class ListOf final : public Evaluator {
 public:
  ListOf(Evaluators items, Span span) : items_(std::move(items)), span_(span) {}
  Value evaluate(Row row, EvalContext& context) const override {
    List list;
    list.reserve(items_.size());
    for (const EvaluatorPtr& item : items_) list.push_back(item->evaluate(row, context));
    return nested(Value(std::move(list)), context, span_);
  }

 private:
  Evaluators items_;
  Span span_;
};

using Entries = std::vector<std::pair<std::string, EvaluatorPtr>>;

class MapOf final : public Evaluator {
 public:
  MapOf(Entries entries, Span span) : entries_(std::move(entries)), span_(span) {}
  Value evaluate(Row row, EvalContext& context) const override {
    Map map;
    for (const auto& [key, value] : entries_) map.insert_or_assign(key, value->evaluate(row, context));
    return nested(Value(std::move(map)), context, span_);
  }

 private:
  Entries entries_;
  Span span_;
};

class MapProjectionOf final : public Evaluator {
 public:
  MapProjectionOf(EvaluatorPtr object, Entries entries, Span span)
      : object_(std::move(object)), entries_(std::move(entries)), span_(span) {}
  Value evaluate(Row row, EvalContext& context) const override {
    const Value object = object_->evaluate(row, context);
    if (object.is_null()) return {};
    if (!object.is(ValueKind::Node) && !object.is(ValueKind::Edge) && !object.is(ValueKind::Map)) {
      return fail_at(context, span_, ErrorKind::TypeError,
                     "a map can be made of a node, an edge or a map, not of " +
                         std::string(value_kind_name(object.kind())),
                     "InvalidArgumentType");
    }
    Map map;
    for (const auto& [key, value] : entries_) {
      if (value) {
        map.insert_or_assign(key, value->evaluate(row, context));
      } else {
        for (auto& [name, content] : properties_of(object, context)) map.insert_or_assign(name, content);
      }
    }
    return nested(Value(std::move(map)), context, span_);
  }

 private:
  EvaluatorPtr object_;
  Entries entries_;
  Span span_;
};

/// `list[i]`, `map[key]`, `element[key]`.
class IndexOf final : public Evaluator {
 public:
  IndexOf(EvaluatorPtr object, EvaluatorPtr index, Span span)
      : object_(std::move(object)), index_(std::move(index)), span_(span) {}
  Value evaluate(Row row, EvalContext& context) const override {
    Value object_scratch;
    Value index_scratch;
    const Value& object = object_->look(row, context, object_scratch);
    const Value& index = index_->look(row, context, index_scratch);
    if (object.is_null() || index.is_null()) return {};
    switch (object.kind()) {
      case ValueKind::List:
        return of_list(object.list(), index, context);
      case ValueKind::Map:
      case ValueKind::Node:
      case ValueKind::Edge:
        return of_keyed(object, index, context);
      default:
        break;
    }
    return fail_at(context, span_, ErrorKind::TypeError,
                   std::string(value_kind_name(object.kind())) +
                       " has no elements: [ ] needs a list, a map, a node or an edge",
                   "InvalidArgumentType");
  }

 private:
  Value of_list(const List& list, const Value& index, EvalContext& context) const {
    if (!index.is(ValueKind::Integer)) {
      return fail_at(context, span_, ErrorKind::TypeError,
                     "a list is indexed by an integer, not by " + std::string(value_kind_name(index.kind())),
                     "InvalidArgumentType");
    }
    const auto size = static_cast<std::int64_t>(list.size());
    const std::int64_t at = index.integer() < 0 ? index.integer() + size : index.integer();
    return at < 0 || at >= size ? Value() : list[static_cast<std::size_t>(at)];
  }
  Value of_keyed(const Value& object, const Value& index, EvalContext& context) const {
    if (!index.is(ValueKind::String)) {
      return fail_at(context, span_, ErrorKind::TypeError,
                     std::string(value_kind_name(object.kind())) + " is indexed by a key, a string, not by " +
                         std::string(value_kind_name(index.kind())),
                     "MapElementAccessByNonString");
    }
    if (object.is(ValueKind::Map)) {
      const auto found = object.map().find(index.string());
      return found == object.map().end() ? Value() : found->second;
    }
    const auto key = context.view ? context.view->keys().find(index.string()) : std::nullopt;
    if (object.is(ValueKind::Node)) {
      if (!check_alive(object.node(), context, span_) || !key) return {};
      return context.view->property(object.node(), *key);
    }
    if (!check_alive(object.edge(), context, span_) || !key) return {};
    return context.view->property(object.edge(), *key);
  }

  EvaluatorPtr object_;
  EvaluatorPtr index_;
  Span span_;
};

class SliceOf final : public Evaluator {
 public:
  SliceOf(EvaluatorPtr object, EvaluatorPtr from, EvaluatorPtr to, Span span)
      : object_(std::move(object)), from_(std::move(from)), to_(std::move(to)), span_(span) {}
  Value evaluate(Row row, EvalContext& context) const override {
    Value scratch;
    const Value object = object_->look(row, context, scratch);
    const Value from = from_ ? from_->evaluate(row, context) : Value(0);
    const Value to = to_ ? to_->evaluate(row, context) : Value(INT64_MAX);
    if (object.is_null() || from.is_null() || to.is_null()) return {};
    if (!object.is(ValueKind::List)) return refuse(context, "a slice needs a list", object);
    if (!from.is(ValueKind::Integer)) return refuse(context, "a slice starts at an integer", from);
    if (!to.is(ValueKind::Integer)) return refuse(context, "a slice ends at an integer", to);
    const List& list = object.list();
    const std::int64_t first = place(from.integer(), list.size());
    const std::int64_t last = place(to.integer(), list.size());
    if (first >= last) return Value(List{});
    return Value(List(list.begin() + first, list.begin() + last));
  }

 private:
  /// Negative places count from the end; then cut to the list.
  static std::int64_t place(std::int64_t index, std::size_t length) {
    const auto size = static_cast<std::int64_t>(length);
    if (index < 0) index = index < -size ? 0 : index + size;
    return std::min(index, size);
  }
  Value refuse(EvalContext& context, const char* need, const Value& found) const {
    return fail_at(context, span_, ErrorKind::TypeError,
                   std::string(need) + ", found " + std::string(value_kind_name(found.kind())),
                   "InvalidArgumentType");
  }

  EvaluatorPtr object_;
  EvaluatorPtr from_;
  EvaluatorPtr to_;
  Span span_;
};

}  // namespace

EvaluatorPtr make_list(Evaluators items, Span span) {
  return std::make_unique<ListOf>(std::move(items), span);
}
EvaluatorPtr make_map(Entries entries, Span span) {
  return std::make_unique<MapOf>(std::move(entries), span);
}
EvaluatorPtr make_map_projection(EvaluatorPtr object, Entries entries, Span span) {
  return std::make_unique<MapProjectionOf>(std::move(object), std::move(entries), span);
}
EvaluatorPtr make_index(EvaluatorPtr object, EvaluatorPtr index, Span span) {
  return std::make_unique<IndexOf>(std::move(object), std::move(index), span);
}
EvaluatorPtr make_slice(EvaluatorPtr object, EvaluatorPtr from, EvaluatorPtr to, Span span) {
  return std::make_unique<SliceOf>(std::move(object), std::move(from), std::move(to), span);
}

}  // namespace entente::query
