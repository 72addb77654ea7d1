#include "graph/import/import_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <span>
#include <thread>
#include <utility>

#include "graph/graph_builder.hpp"
#include "graph/import/block_workers.hpp"
#include "graph/import/csv_header.hpp"
#include "graph/import/id_map.hpp"
#include "graph/import/parse_block.hpp"
#include "graph/import/record_reader.hpp"
#include "graph/schema.hpp"

namespace entente {
namespace {

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
    auto blocks = BlockReader::open(file.path);
    if (!blocks) return fail(blocks.error());
    auto first = open_file(file, of_nodes, *blocks);
    if (!first) return fail(first.error());
    const unsigned threads = std::max(2U, std::thread::hardware_concurrency());
    BlockWorkers workers(threads, [this](ParsedBlock& block) { parse_block(block, shape_); });
    workers.put(std::make_unique<ParsedBlock>(ParsedBlock{.reader = std::move(*first)}));
    std::unique_ptr<ParsedBlock> spare;
    bool reserved = false;
    for (bool more = true; workers.held() != 0;) {
      while (more && workers.held() < 2 * threads) {
        RecordBlock block = spare != nullptr ? spare->reader.exchange({}) : RecordBlock();
        const auto any = blocks->next(block);
        if (!any) return fail(any.error());
        more = *any;
        if (!more) break;
        if (spare == nullptr)
          spare = std::make_unique<ParsedBlock>(
              ParsedBlock{.reader = RecordReader({}, file.path, what_.delimiter)});
        (void)spare->reader.exchange(std::move(block));
        workers.put(std::exchange(spare, nullptr));
      }
      std::unique_ptr<ParsedBlock> block = workers.take();
      if (auto done = take_block(*block); !done) return done;
      if (!reserved) reserve(*block, blocks->file_size());
      reserved = true;
      spare = std::move(block);
    }
    return {};
  }

  /// Room for as many records as the file should have, by its first block.
  void reserve(const ParsedBlock& first, std::uint64_t file_size) {
    const std::size_t bytes = std::max<std::size_t>(first.reader.size(), 1);
    constexpr std::size_t kShort = 16;  // no record that is worth a room is shorter
    const auto records = std::min(static_cast<double>(file_size) / kShort,
                                  1.02 * static_cast<double>(file_size) * first.records.size() / bytes);
    const auto more = static_cast<std::size_t>(records);
    if (shape_.of_nodes)
      builder_.reserve_nodes(builder_.node_count() + more);
    else
      builder_.reserve_edges(builder_.edge_count() + more);
  }

  /// Reads the header; gives the reader of what follows it in the first block.
  Result<RecordReader> open_file(const CsvFile& file, bool of_nodes, BlockReader& blocks) {
    RecordBlock block;
    while (true) {
      const auto any = blocks.next(block);
      if (!any) return fail(any.error());
      if (!*any)
        return fail(Error{.kind = ErrorKind::InputError,
                          .message = "the file is empty",
                          .hint = "its first line must be a header",
                          .file = file.path});
      RecordReader reader(std::move(block), file.path, what_.delimiter);
      const auto row = reader.next();
      if (!row) return fail(row.error());
      if (!*row) continue;  // nothing but empty lines
      if (auto done = take_header(reader, of_nodes); !done) return fail(done.error());
      take_names(file, of_nodes);
      return reader;
    }
  }

  Result<void> take_block(const ParsedBlock& block) {
    std::size_t label = 0;
    std::size_t value = 0;
    records_ += block.records.size();
    if (what_.progress && !what_.progress(records_))
      return fail(ErrorKind::Interrupted, "the import was stopped");
    block_types_.assign(block.types.size(), nullptr);
    for (const ParsedRecord& record : block.records) {
      const auto labels = std::span(block.labels).subspan(label, record.labels_end - label);
      const auto values = std::span(block.values).subspan(value, record.values_end - value);
      label = record.labels_end;
      value = record.values_end;
      std::string why = record.bad ? block.why[*record.bad] : "";
      if (!record.bad && shape_.of_nodes && !take_node(record, labels, values))
        why = fmt::format("the id `{}` stands on an earlier node", record.id);
      if (!record.bad && !shape_.of_nodes) take_edge(record, block.types, values);
      if (why.empty()) continue;
      if (auto done = skip(block.reader.path(), record.line, std::move(why)); !done) return done;
    }
    if (block.end) return fail(*block.end);
    return {};
  }

  Result<void> take_header(const RecordReader& reader, bool of_nodes) {
    auto columns = read_header(reader, of_nodes);
    if (!columns) return fail(columns.error());
    shape_ = {.targets = {}, .of_nodes = of_nodes, .type = {}, .array_delimiter = what_.array_delimiter};
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
      shape_.targets.push_back(std::move(target));
    }
    return {};
  }

  void take_names(const CsvFile& file, bool of_nodes) {
    file_labels_.clear();
    if (of_nodes)
      for (const std::string& name : file.names) file_labels_.push_back(builder_.label(name));
    else if (!file.names.empty())
      shape_.type = file.names.front();
  }

  using Values = std::span<const std::pair<KeyId, Value>>;

  /// False where the id is there already.
  bool take_node(const ParsedRecord& record, std::span<const std::string_view> labels, Values values) {
    const NodeId node(static_cast<std::uint32_t>(builder_.node_count()));
    if (!record.ids->add(record.id, node)) return false;
    labels_ = file_labels_;
    for (const std::string_view field : labels) add_labels(field);
    std::sort(labels_.begin(), labels_.end());
    labels_.erase(std::unique(labels_.begin(), labels_.end()), labels_.end());
    builder_.add_node(labels_);
    for (const auto& [key, value] : values) builder_.node_column(key).add(node.number, value);
    return true;
  }

  void take_edge(const ParsedRecord& record, const std::vector<std::string_view>& types, Values values) {
    const EdgeType*& known = block_types_[record.type];
    if (known == nullptr) known = &edge_type(types[record.type]);
    const EdgeId edge = builder_.add_edge(known->type, record.from, record.to, known->undirected);
    for (const auto& [key, value] : values) builder_.edge_column(key).add(edge.number, value);
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

  Result<void> skip(const std::string& path, std::uint64_t line, std::string why) {
    Error error{.kind = ErrorKind::InputError, .message = std::move(why)};
    error.place = TextPlace{.line = static_cast<std::uint32_t>(line)};
    error.file = path;
    if (!what_.skip_bad) {
      error.hint = "correct the file, or pass over such records with --skip-bad";
      return fail(std::move(error));
    }
    ++report_.skipped;
    if (report_.bad.size() < kReportedRecords) report_.bad.push_back(std::move(error));
    return {};
  }

  const CsvImport& what_;
  ImportReport& report_;
  GraphBuilder builder_;
  std::map<std::string, std::unique_ptr<IdMap>> spaces_;
  std::map<std::string, EdgeType, std::less<>> types_;
  std::uint64_t records_ = 0;
  // Of the file at hand.
  alignas(64) FileShape shape_;  // what the workers read stands on no cache line that is written meanwhile
  alignas(64) std::vector<LabelId> file_labels_;
  std::vector<const EdgeType*> block_types_;  // of the block at hand, once they are asked for
  std::vector<LabelId> labels_;               // of the record at hand
};

}  // namespace

Result<Graph> import_csv(const CsvImport& what, ImportReport& report) {
  report = {};
  return Importer(what, report).run();
}

}  // namespace entente
