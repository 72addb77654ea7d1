// DISTINCT, as rows stream by. One column of nodes is a set of bits; anything else goes through the key
// table.
#include "query/execute/builder.hpp"
#include "query/execute/key_table.hpp"
#include "query/execute/visited.hpp"

namespace entente::query {
namespace {

class DistinctCursor final : public Cursor {
 public:
  DistinctCursor(std::vector<Slot> slots, CursorPtr input, ExecContext& context)
      : slots_(std::move(slots)),
        input_(std::move(input)),
        context_(context),
        seen_(slots_.size(), context),
        key_(slots_.size()) {}
  void open(Row row) override {
    input_->open(row);
    seen_.clear();
    bits_.clear_touched(nodes_);
    nodes_.clear();
  }
  bool next(Row row) override {
    while (input_->next(row)) {
      if (slots_.size() == 1 && row[slots_[0]].is(ValueKind::Node)) {
        const NodeId node = row[slots_[0]].node();
        bits_.reserve(context_.view.node_bound());
        if (!bits_.insert(node)) continue;
        nodes_.push_back(node);
        return true;
      }
      for (std::size_t i = 0; i < slots_.size(); ++i) key_[i] = row[slots_[i]];
      if (seen_.insert(key_).second) return !context_.failed();
    }
    return false;
  }

 private:
  std::vector<Slot> slots_;
  CursorPtr input_;
  ExecContext& context_;
  KeyTable seen_;
  std::vector<Value> key_;
  NodeBits bits_;
  std::vector<NodeId> nodes_;
};

}  // namespace

CursorPtr make_distinct_cursor(const Operator& op, CursorPtr input, Builder& builder) {
  return std::make_unique<DistinctCursor>(std::get<Distinct>(op.node).slots, std::move(input),
                                          builder.context());
}

}  // namespace entente::query
