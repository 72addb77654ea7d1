#include "graph/import/parse_block.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace entente {
namespace {

class BlockParser {
 public:
  BlockParser(ParsedBlock& block, const FileShape& shape) : block_(block), shape_(shape) {}

  void run() {
    while (true) {
      const auto row = block_.reader.next();
      if (!row) block_.end = row.error();  // an unclosed quote leaves no way to go on
      if (!row || !*row) return;
      why_.clear();
      record_ = &block_.records.emplace_back();
      record_->line = block_.reader.line();
      const std::size_t had_values = block_.values.size();
      const std::size_t had_labels = block_.labels.size();
      if (!take()) {
        block_.values.resize(had_values);
        block_.labels.resize(had_labels);
        record_->bad = static_cast<std::uint32_t>(block_.why.size());
        block_.why.push_back(std::move(why_));
      }
      record_->labels_end = static_cast<std::uint32_t>(block_.labels.size());
      record_->values_end = static_cast<std::uint32_t>(block_.values.size());
    }
  }

  /// Looks the ends of all edges up. After all of them are read, since one look-up waits for memory that the
  /// next need not wait for.
  void find_ends() {
    constexpr std::size_t kAhead = 12;
    const std::vector<NamedEnds>& ends = block_.ends;
    for (std::size_t i = 0; i < ends.size(); ++i) {
      if (i + kAhead < ends.size() && !block_.records[i + kAhead].bad) {
        ends[i + kAhead].from_ids->prefetch(ends[i + kAhead].from);
        ends[i + kAhead].to_ids->prefetch(ends[i + kAhead].to);
      }
      const NamedEnds& named = ends[i];
      ParsedRecord& record = block_.records[i];
      if (record.bad) continue;
      record.from = named.from_ids->find(named.from);
      record.to = named.to_ids->find(named.to);
      if (record.from.valid() && record.to.valid()) continue;
      record.bad = static_cast<std::uint32_t>(block_.why.size());
      block_.why.push_back(fmt::format("there is no node with the id `{}`",
                                       record.from.valid() ? named.to.text : named.from.text));
    }
  }

 private:
  bool take() {
    const std::size_t fields = block_.reader.fields().size();
    if (!shape_.of_nodes) block_.ends.emplace_back();
    if (fields > shape_.targets.size())
      return why_ = fmt::format("the record has {} fields, the header {}", fields, shape_.targets.size()),
             false;
    return (shape_.of_nodes ? take_node() : take_edge()) && read_values();
  }

  bool take_node() {
    const auto& fields = block_.reader.fields();
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const Target& target = shape_.targets[i];
      if (target.column.role == ColumnRole::Label) block_.labels.push_back(fields[i]);
      if (target.column.role != ColumnRole::Id) continue;
      record_->id = fields[i];
      record_->ids = target.ids;
    }
    if (record_->ids == nullptr || record_->id.empty()) return why_ = "the node has no id", false;
    return true;
  }

  bool take_edge() {
    const auto& fields = block_.reader.fields();
    std::string_view type = shape_.type;
    NamedEnds& named = block_.ends.back();
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const Target& target = shape_.targets[i];
      if (target.column.role == ColumnRole::Type && !fields[i].empty()) type = fields[i];
      if (target.ids == nullptr) continue;
      const bool start = target.column.role == ColumnRole::StartId;
      (start ? named.from : named.to) = IdMap::Id(fields[i]);
      (start ? named.from_ids : named.to_ids) = target.ids;
    }
    if (named.from_ids == nullptr || named.to_ids == nullptr)
      return why_ = "the record ends before both of its ids", false;
    if (type.empty()) return why_ = "the relationship has no type", false;
    const auto [known, added] = types_.try_emplace(type, static_cast<std::uint32_t>(block_.types.size()));
    if (added) block_.types.push_back(type);
    record_->type = known->second;
    return true;
  }

  bool read_values() {
    const auto& fields = block_.reader.fields();
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const Target& target = shape_.targets[i];
      if (!target.key.valid()) continue;
      const std::string_view field = fields[i];
      if (field.empty() && !block_.reader.quoted(i)) continue;
      Value value;
      if (!(target.column.list ? list_value(field, target.column.type, value)
                               : field_value(field, target.column.type, value, why_))) {
        std::string why = why_.empty() ? std::string() : ": " + why_;
        why_ = fmt::format("`{}` is no {}, in column `{}`{}", field.substr(0, 80),
                           field_type_name(target.column.type), target.column.name, why);
        return false;
      }
      block_.values.emplace_back(target.key, std::move(value));
    }
    return true;
  }

  bool list_value(std::string_view field, FieldType type, Value& value) {
    List list;
    while (true) {
      const std::size_t end = std::min(field.find(shape_.array_delimiter), field.size());
      Value item;
      if (!field_value(field.substr(0, end), type, item, why_)) return false;
      list.push_back(std::move(item));
      if (end == field.size()) break;
      field.remove_prefix(end + 1);
    }
    value = Value(std::move(list));
    return true;
  }

  ParsedBlock& block_;
  const FileShape& shape_;
  ParsedRecord* record_ = nullptr;                             // the one at hand
  std::unordered_map<std::string_view, std::uint32_t> types_;  // in the block's list
  std::string why_;
};

}  // namespace

void parse_block(ParsedBlock& block, const FileShape& shape) {
  block.records.clear();
  block.labels.clear();
  block.types.clear();
  block.values.clear();
  block.why.clear();
  block.end.reset();
  block.ends.clear();
  BlockParser parser(block, shape);
  parser.run();
  parser.find_ends();
}

}  // namespace entente
