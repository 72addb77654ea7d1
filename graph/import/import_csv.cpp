#include "graph/import/import_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

#include "graph/graph_builder.hpp"
#include "graph/import/csv_header.hpp"
#include "graph/import/id_map.hpp"
#include "graph/import/record_reader.hpp"
#include "graph/schema.hpp"

namespace entente {
namespace {

constexpr std::size_t kReported = 1000;

/// A column of a file, with where its values go.
struct Target {
  HeaderColumn column;
  KeyId key;             // of a property, or of an id that is kept
  IdMap* ids = nullptr;  // of an id
};

class Importer {
 public:
  Importer(const CsvImport& what, ImportReport& report) : what_(what), report_(report) {}

  Result<Graph> run() {
    for (const bool of_nodes : {true, false})
      for (const CsvFile& file : of_nodes ? what_.nodes : what_.edges)
        if (auto done = read_file(file, of_nodes); !done) return fail(done.error());
    report_.nodes = builder_.node_count();
    report_.edges = builder_.edge_count();
    return builder_.finish();
  }

 private:
  Result<void> read_file(const CsvFile& file, bool of_nodes) {
    auto reader = RecordReader::open(file.path, what_.delimiter);
    if (!reader) return fail(reader.error());
    const auto any = reader->next();
    if (!any) return fail(any.error());
    if (!*any)
      return fail(Error{.kind = ErrorKind::InputError,
                        .message = "the file is empty",
                        .hint = "its first line must be a header",
                        .file = file.path});
    if (auto done = take_header(*reader, of_nodes); !done) return done;
    take_names(file, of_nodes);
    while (true) {
      const auto row = reader->next();
      if (!row) return fail(row.error());  // an unclosed quote leaves no way to go on
      if (!*row) return {};
      if (++records_ % 4096 == 0 && what_.progress && !what_.progress(records_))
        return fail(ErrorKind::Interrupted, "the import was stopped");
      why_.clear();
      if (reader->fields().size() > targets_.size())
        why_ =
            fmt::format("the record has {} fields, the header {}", reader->fields().size(), targets_.size());
      const bool taken = why_.empty() && (of_nodes ? take_node(*reader) : take_edge(*reader));
      if (taken) continue;
      if (auto done = skip(*reader); !done) return done;
    }
  }

  Result<void> take_header(const RecordReader& reader, bool of_nodes) {
    auto columns = read_header(reader, of_nodes);
    if (!columns) return fail(columns.error());
    targets_.clear();
    for (HeaderColumn& column : *columns) {
      Target target{.column = std::move(column), .key = {}};
      const ColumnRole role = target.column.role;
      if (role == ColumnRole::Id || role == ColumnRole::StartId || role == ColumnRole::EndId) {
        auto& ids = spaces_[target.column.space];
        if (ids == nullptr) ids = std::make_unique<IdMap>();
        target.ids = ids.get();
      }
      const bool kept = role == ColumnRole::Property || role == ColumnRole::Id;
      if (kept && !target.column.name.empty()) target.key = builder_.key(target.column.name);
      targets_.push_back(std::move(target));
    }
    return {};
  }

  void take_names(const CsvFile& file, bool of_nodes) {
    file_labels_.clear();
    file_type_.clear();
    if (of_nodes)
      for (const std::string& name : file.names) file_labels_.push_back(builder_.label(name));
    else if (!file.names.empty())
      file_type_ = file.names.front();
  }

  bool take_node(const RecordReader& reader) {
    labels_ = file_labels_;
    std::string_view id;
    IdMap* ids = nullptr;
    for (std::size_t i = 0; i < reader.fields().size(); ++i) {
      if (targets_[i].column.role == ColumnRole::Label) add_labels(reader.fields()[i]);
      if (targets_[i].column.role == ColumnRole::Id) {
        id = reader.fields()[i];
        ids = targets_[i].ids;
      }
    }
    if (ids == nullptr || id.empty()) return why_ = "the node has no id", false;
    if (!read_values(reader)) return false;
    const NodeId node(static_cast<std::uint32_t>(builder_.node_count()));
    if (!ids->add(id, node)) return why_ = fmt::format("the id `{}` stands on an earlier node", id), false;
    std::sort(labels_.begin(), labels_.end());
    labels_.erase(std::unique(labels_.begin(), labels_.end()), labels_.end());
    builder_.add_node(labels_);
    for (const auto& [target, value] : values_) add(builder_.node_column(target->key), node.number, value);
    return true;
  }

  bool take_edge(const RecordReader& reader) {
    std::string_view type = file_type_;
    NodeId from;
    NodeId to;
    for (std::size_t i = 0; i < reader.fields().size(); ++i) {
      const Target& target = targets_[i];
      const std::string_view field = reader.fields()[i];
      if (target.column.role == ColumnRole::Type && !field.empty()) type = field;
      if (target.ids == nullptr) continue;
      const NodeId node = target.ids->find(field);
      if (!node.valid()) return why_ = fmt::format("there is no node with the id `{}`", field), false;
      (target.column.role == ColumnRole::StartId ? from : to) = node;
    }
    if (!from.valid() || !to.valid()) return why_ = "the record ends before both of its ids", false;
    if (type.empty()) return why_ = "the relationship has no type", false;
    if (!read_values(reader)) return false;
    const EdgeType& known = edge_type(type);
    const EdgeId edge = builder_.add_edge(known.type, from, to, known.undirected);
    for (const auto& [target, value] : values_) add(builder_.edge_column(target->key), edge.number, value);
    return true;
  }

  void add_labels(std::string_view field) {
    while (!field.empty()) {
      const std::size_t end = std::min(field.find(what_.array_delimiter), field.size());
      if (end != 0) labels_.push_back(builder_.label(field.substr(0, end)));
      field.remove_prefix(std::min(end + 1, field.size()));
    }
  }

  struct EdgeType {
    TypeId type;
    bool undirected = false;
  };
  const EdgeType& edge_type(std::string_view name) {
    const auto found = types_.find(name);
    if (found != types_.end()) return found->second;
    const auto kind = edge_kind(name);
    const bool undirected =
        (kind && rule(*kind).symmetric) ||
        std::find(what_.undirected.begin(), what_.undirected.end(), name) != what_.undirected.end();
    return types_.emplace(std::string(name), EdgeType{builder_.type(name), undirected}).first->second;
  }

  /// Reads the record's properties into values_; nothing is added yet, so that a bad record leaves no trace.
  bool read_values(const RecordReader& reader) {
    values_.clear();
    for (std::size_t i = 0; i < reader.fields().size(); ++i) {
      const Target& target = targets_[i];
      if (!target.key.valid()) continue;
      const std::string_view field = reader.fields()[i];
      if (field.empty() && !reader.quoted(i)) continue;
      Value value;
      if (!(target.column.list ? list_value(field, target.column.type, value)
                               : field_value(field, target.column.type, value, why_))) {
        std::string why = why_.empty() ? std::string() : ": " + why_;
        why_ = fmt::format("`{}` is no {}, in column `{}`{}", field.substr(0, 80),
                           field_type_name(target.column.type), target.column.name, why);
        return false;
      }
      values_.emplace_back(&target, std::move(value));
    }
    return true;
  }

  bool list_value(std::string_view field, FieldType type, Value& value) {
    List list;
    while (true) {
      const std::size_t end = std::min(field.find(what_.array_delimiter), field.size());
      Value item;
      if (!field_value(field.substr(0, end), type, item, why_)) return false;
      list.push_back(std::move(item));
      if (end == field.size()) break;
      field.remove_prefix(end + 1);
    }
    value = Value(std::move(list));
    return true;
  }

  static void add(ColumnBuilder& column, std::uint32_t row, const Value& value) { column.add(row, value); }

  Result<void> skip(const RecordReader& reader) {
    Error error{.kind = ErrorKind::InputError, .message = why_};
    error.place = TextPlace{.line = static_cast<std::uint32_t>(reader.line())};
    error.file = reader.path();
    if (!what_.skip_bad) {
      error.hint = "correct the file, or pass over such records with --skip-bad";
      return fail(std::move(error));
    }
    ++report_.skipped;
    if (report_.bad.size() < kReported) report_.bad.push_back(std::move(error));
    return {};
  }

  const CsvImport& what_;
  ImportReport& report_;
  GraphBuilder builder_;
  std::map<std::string, std::unique_ptr<IdMap>> spaces_;
  std::map<std::string, EdgeType, std::less<>> types_;
  std::uint64_t records_ = 0;
  // Of the file at hand.
  std::vector<Target> targets_;
  std::vector<LabelId> file_labels_;
  std::string file_type_;
  // Of the record at hand.
  std::vector<LabelId> labels_;
  std::vector<std::pair<const Target*, Value>> values_;
  std::string why_;
};

}  // namespace

Result<Graph> import_csv(const CsvImport& what, ImportReport& report) {
  report = {};
  return Importer(what, report).run();
}

}  // namespace entente
