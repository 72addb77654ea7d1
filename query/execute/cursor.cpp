// Copies of rows, and how much memory they are reckoned to take.
#include "query/execute/cursor.hpp"

namespace entente::query {

bool Cursor::next_batch(Row, NodeBatch&) { return false; }  // of cursors without batch_slots

std::size_t held_bytes(const Value& value) {
  switch (value.kind()) {
    case ValueKind::String:
      return 48 + value.string().size();
    case ValueKind::List: {
      std::size_t bytes = 48;
      for (const Value& item : value.list()) bytes += sizeof(Value) + held_bytes(item);
      return bytes;
    }
    case ValueKind::Map: {
      std::size_t bytes = 48;
      for (const auto& [key, item] : value.map()) bytes += 64 + key.size() + sizeof(Value) + held_bytes(item);
      return bytes;
    }
    case ValueKind::Path:
      return 80 + 4 * (value.path().nodes.size() + value.path().edges.size());
    default:
      return 0;
  }
}

bool RowBuffer::push(Row row) {
  std::size_t bytes = 0;
  for (const Slot slot : slots_) {
    values_.push_back(row[slot]);
    // Shared values are counted with every holder: an upper bound that needs no bookkeeping.
    bytes += sizeof(Value) + held_bytes(row[slot]);
  }
  ++count_;
  return charge_.add(static_cast<std::int64_t>(bytes)) && !context_.meter.stop();
}

void RowBuffer::restore(std::size_t index, Row row) const {
  const Value* from = values_.data() + index * slots_.size();
  for (const Slot slot : slots_) row[slot] = *from++;
}

void RowBuffer::clear() {
  charge_.release();
  values_.clear();
  count_ = 0;
}

}  // namespace entente::query
