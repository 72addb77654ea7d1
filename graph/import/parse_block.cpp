#include "graph/import/parse_block.hpp"

#include <fmt/format.h>

#include <algorithm>

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
      record_ = {.line = block_.reader.line()};
      const std::size_t had_values = block_.values.size();
      const std::size_t had_labels = block_.labels.size();
      if (!take()) {
        block_.values.resize(had_values);
        block_.labels.resize(had_labels);
        record_.bad = static_cast<std::uint32_t>(block_.why.size());
        block_.why.push_back(std::move(why_));
      }
      record_.labels_end = block_.labels.size();
      record_.values_end = block_.values.size();
      block_.records.push_back(record_);
      if (!shape_.of_nodes) ends_.push_back(record_.bad ? Ends{} : named_);
    }
  }

  /// Looks the ends of all edges up. After all of them are read, since one look-up waits for memory that the
  /// next need not wait for.
  void find_ends() {
    constexpr std::size_t kAhead = 12;
    for (std::size_t i = 0; i < ends_.size(); ++i) {
      if (i + kAhead < ends_.size() && ends_[i + kAhead].to_ids != nullptr) {
        ends_[i + kAhead].from_ids->prefetch(ends_[i + kAhead].from);
        ends_[i + kAhead].to_ids->prefetch(ends_[i + kAhead].to);
      }
      const Ends& named = ends_[i];
      ParsedRecord& record = block_.records[i];
      if (record.bad) continue;
      record.from = named.from_ids->find(named.from);
      record.to = named.to_ids->find(named.to);
      if (record.from.valid() && record.to.valid()) continue;
      record.bad = static_cast<std::uint32_t>(block_.why.size());
      block_.why.push_back(
          fmt::format("there is no node with the id `{}`", record.from.valid() ? named.to : named.from));
    }
  }

 private:
  bool take() {
    const std::size_t fields = block_.reader.fields().size();
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
      record_.id = fields[i];
      record_.ids = target.ids;
    }
    if (record_.ids == nullptr || record_.id.empty()) return why_ = "the node has no id", false;
    return true;
  }

  bool take_edge() {
    const auto& fields = block_.reader.fields();
    record_.type = shape_.type;
    named_ = {};
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const Target& target = shape_.targets[i];
      if (target.column.role == ColumnRole::Type && !fields[i].empty()) record_.type = fields[i];
      if (target.ids == nullptr) continue;
      const bool start = target.column.role == ColumnRole::StartId;
      (start ? named_.from : named_.to) = fields[i];
      (start ? named_.from_ids : named_.to_ids) = target.ids;
    }
    if (named_.from_ids == nullptr || named_.to_ids == nullptr)
      return why_ = "the record ends before both of its ids", false;
    if (record_.type.empty()) return why_ = "the relationship has no type", false;
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

  /// The ids of an edge, as they stand in the file.
  struct Ends {
    std::string_view from{};
    std::string_view to{};
    const IdMap* from_ids = nullptr;
    const IdMap* to_ids = nullptr;
  };

  ParsedBlock& block_;
  const FileShape& shape_;
  Ends named_;              // of the record at hand
  std::vector<Ends> ends_;  // of all records
  ParsedRecord record_;
  std::string why_;
};

}  // namespace

ParsedBlock parse_block(RecordReader reader, const FileShape& shape) {
  ParsedBlock block{.reader = std::move(reader)};
  BlockParser parser(block, shape);
  parser.run();
  parser.find_ends();
  return block;
}

}  // namespace entente
