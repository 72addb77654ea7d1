// CREATE, MERGE, SET, REMOVE and DELETE.
#include <fmt/format.h>

#include <algorithm>

#include "query/execute/write_support.hpp"

namespace entente::query {
namespace {

class CreateCursor final : public WriteCursor {
 public:
  CreateCursor(const Operator& op, CursorPtr input, Builder& builder)
      : WriteCursor(op, std::move(input), builder.context()),
        creation_(std::get<CreateElements>(op.node).create, builder) {}

 private:
  bool write(Row row) override { return creation_.create(row, context_) && given_.push(row); }
  Creation creation_;
};

/// Row by row: what an earlier row created is found by a later one.
class MergeCursor final : public WriteCursor {
 public:
  MergeCursor(const Operator& op, CursorPtr input, CursorPtr inner, Builder& builder)
      : WriteCursor(op, std::move(input), builder.context()),
        op_(std::get<MergePattern>(op.node)),
        inner_(std::move(inner)),
        creation_(op_.create, builder),
        on_create_(op_.on_create, builder),
        on_match_(op_.on_match, builder),
        matches_(op_.slots, context_) {}

 private:
  bool write(Row row) override {
    if (!creation_.check_no_nulls(row, context_)) return false;
    matches_.clear();
    ++context_.epoch;
    inner_->open(row);
    bool matched = false;
    while (inner_->next(row)) {
      matched = true;
      if (!matches_.push(row)) return false;
    }
    if (context_.failed()) return false;
    if (!matched)
      return creation_.create(row, context_) && on_create_.apply(row, context_) && given_.push(row);
    for (std::size_t i = 0; i < matches_.size(); ++i) {
      matches_.restore(i, row);
      if (!on_match_.apply(row, context_) || !given_.push(row)) return false;
    }
    return true;
  }
  const MergePattern& op_;
  CursorPtr inner_;
  Creation creation_;
  Updates on_create_, on_match_;
  RowBuffer matches_;
};

class UpdateCursor final : public WriteCursor {
 public:
  UpdateCursor(const Operator& op, CursorPtr input, Builder& builder)
      : WriteCursor(op, std::move(input), builder.context()),
        updates_(std::get<UpdateElements>(op.node).items, builder) {}

 private:
  bool write(Row row) override { return updates_.apply(row, context_) && given_.push(row); }
  Updates updates_;
};

/// Edges of all rows go first, so that the order of rows and targets does not matter.
class DeleteCursor final : public WriteCursor {
 public:
  DeleteCursor(const Operator& op, CursorPtr input, Builder& builder)
      : WriteCursor(op, std::move(input), builder.context()),
        op_(std::get<DeleteElements>(op.node)),
        targets_(builder.compile_all(op_.targets)) {}
  void open(Row row) override {
    WriteCursor::open(row);
    nodes_.clear();
    edges_.clear();
  }

 private:
  bool write(Row row) override {
    for (const auto& target : targets_) {
      const Value value = target->evaluate(row, context_.eval);
      if (context_.failed() || !add(value)) return false;
    }
    return given_.push(row);
  }
  bool add(const Value& value) {
    switch (value.kind()) {
      case ValueKind::Null:
        return true;
      case ValueKind::Node:
        nodes_.push_back(value.node());
        return true;
      case ValueKind::Edge:
        edges_.push_back(value.edge());
        return true;
      case ValueKind::Path:
        nodes_.insert(nodes_.end(), value.path().nodes.begin(), value.path().nodes.end());
        edges_.insert(edges_.end(), value.path().edges.begin(), value.path().edges.end());
        return true;
      case ValueKind::List:
        return std::all_of(value.list().begin(), value.list().end(),
                           [&](const Value& item) { return add(item); });
      default:
        break;
    }
    context_.fail({.kind = ErrorKind::TypeError,
                   .message = fmt::format("cannot delete a {}", value_kind_name(value.kind())),
                   .hint = "DELETE takes nodes, edges and paths",
                   .detail = "InvalidArgumentType"});
    return false;
  }
  bool finish() override {
    for (const EdgeId edge : edges_) {
      if (context_.meter.stop()) return false;
      context_.changes.delete_edge(edge);
    }
    for (const NodeId node : nodes_) {
      if (context_.meter.stop()) return false;
      context_.changes.delete_node(node, op_.detach);
    }
    return true;
  }
  const DeleteElements& op_;
  std::vector<EvaluatorPtr> targets_;
  std::vector<NodeId> nodes_;
  std::vector<EdgeId> edges_;
};

}  // namespace

CursorPtr make_create_cursor(const Operator& op, CursorPtr input, Builder& builder) {
  return std::make_unique<CreateCursor>(op, std::move(input), builder);
}
CursorPtr make_merge_cursor(const Operator& op, CursorPtr input, CursorPtr inner, Builder& builder) {
  return std::make_unique<MergeCursor>(op, std::move(input), std::move(inner), builder);
}
CursorPtr make_update_cursor(const Operator& op, CursorPtr input, Builder& builder) {
  return std::make_unique<UpdateCursor>(op, std::move(input), builder);
}
CursorPtr make_delete_cursor(const Operator& op, CursorPtr input, Builder& builder) {
  return std::make_unique<DeleteCursor>(op, std::move(input), builder);
}

}  // namespace entente::query
