// What the writing operators share: taking all input first, checking values, applying SET and REMOVE items.
#pragma once

#include "query/execute/builder.hpp"

namespace entente::query {

/// A writing operator: takes all its input, then changes the graph row by row, and only then gives rows.
class WriteCursor : public Cursor {
 public:
  WriteCursor(const Operator& op, CursorPtr input, ExecContext& context);
  void open(Row row) override;
  bool next(Row row) override;

 protected:
  /// Makes one row's changes. Rows to give are pushed to given_. False: an error.
  virtual bool write(Row row) = 0;
  /// Called once after the last row, before any row is given.
  virtual bool finish() { return true; }

  CursorPtr input_;
  ExecContext& context_;
  RowBuffer taken_, given_;

 private:
  bool run(Row row);
  std::size_t at_ = 0;
  bool done_ = false;
};

/// Whether a value can be stored as a property: no map, node, edge or path, also not inside a list. Else an
/// error is set.
bool check_property(std::string_view key, const Value& value, ExecContext& context);

/// Sets properties of a new or known element from a map value (null: none). Null entries remove, or set
/// nothing.
template <class IdType>
bool set_all(IdType id, const Value& map, ExecContext& context);
extern template bool set_all(NodeId, const Value&, ExecContext&);
extern template bool set_all(EdgeId, const Value&, ExecContext&);

/// SET and REMOVE items, compiled.
class Updates {
 public:
  Updates(const std::vector<BoundUpdateItem>& items, Builder& builder);
  bool apply(Row row, ExecContext& context) const;

 private:
  struct Item {
    const BoundUpdateItem* item;
    EvaluatorPtr target, value;
  };
  std::vector<Item> items_;
};

/// CREATE of nodes, edges and paths, compiled.
class Creation {
 public:
  Creation(const BoundCreate& create, Builder& builder);
  bool create(Row row, ExecContext& context) const;
  /// For MERGE: a null property could never be found again. False: the error is set.
  bool check_no_nulls(Row row, ExecContext& context) const;

 private:
  const BoundCreate& create_;
  std::vector<EvaluatorPtr> node_properties_, edge_properties_;
};

}  // namespace entente::query
