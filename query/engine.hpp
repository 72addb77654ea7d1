// The public face of the query engine: openCypher text in, a table out. The five stages (parse, bind, plan,
// optimise, execute) are listed on one page in engine.cpp.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/evidence.hpp"
#include "graph/graph.hpp"
#include "graph/result.hpp"
#include "graph/value.hpp"

namespace entente::query {

using Parameters = std::map<std::string, Value, std::less<>>;

/// Limits of one query; obeyed inside every operator.
struct Limits {
  std::optional<std::chrono::milliseconds> time{};
  std::optional<std::uint64_t> memory_bytes{};
  std::optional<std::uint64_t> rows{};
  std::optional<std::uint64_t> hops{};  ///< edges looked at
  bool partial = false;                 ///< answer what was found when a limit is met, marked `partial`
  const std::atomic<bool>* interrupt = nullptr;  ///< set to true from outside to stop the query
};

/// What a statement changed, counted by comparing before and after (the TCK's "side effects").
struct SideEffects {
  std::int64_t nodes_created = 0, nodes_deleted = 0;
  std::int64_t edges_created = 0, edges_deleted = 0;
  std::int64_t properties_set = 0, properties_removed = 0;
  std::int64_t labels_added = 0, labels_removed = 0;
};

struct ResultTable {
  std::vector<std::string> columns;  ///< empty where the statement returns nothing
  std::vector<std::vector<Value>> rows;
  SideEffects effects;
  bool wrote = false;  ///< the statement could change the graph
  bool partial = false;
  std::string plan{};  ///< text of the plan, for EXPLAIN and PROFILE
  std::chrono::nanoseconds compile_time{};
  std::chrono::nanoseconds run_time{};
};

/// A table-valued procedure of the host, for CALL (the TCK registers some). Built-in ones need no
/// registration.
struct Procedure {
  struct Field {
    std::string name;
    std::string type;
  };  ///< type as written: "STRING?", "INTEGER?", ...
  std::string name;
  std::vector<Field> inputs;
  std::vector<Field> outputs;
  using Rows = std::vector<std::vector<Value>>;
  std::function<Result<Rows>(const std::vector<Value>&)> call;
  /// All rows end to end, for long tables; each as wide as `outputs`.
  using FlatRows = std::vector<Value>;
  /// Used instead of `call` where set: asks `stop` every few milliseconds and returns anything after it said
  /// true.
  std::function<Result<FlatRows>(const std::vector<Value>&, const std::function<bool()>& stop)>
      call_stoppable{};
};

struct Optimisations {
  bool enabled = true;  ///< false: the plain plan, as written, for differential tests
};

/// An engine over one graph. Not thread-safe; several engines may read one graph at once.
/// A statement is all or nothing: on an error the graph is as before.
class Engine {
 public:
  /// Both must outlive the engine; `evidence` may be null (then evidence(r) is an error).
  explicit Engine(Graph& graph, const EvidenceSource* evidence = nullptr);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  Result<ResultTable> run(std::string_view text, const Parameters& parameters = {},
                          const Limits& limits = {});
  /// As run; the table's storage is used again, so that a short query that is run often allocates nothing;
  /// `run_time` is not measured. After an error the table is as it was, or empty.
  Result<void> run_into(ResultTable& table, std::string_view text, const Parameters& parameters = {},
                        const Limits& limits = {});
  void register_procedure(Procedure procedure);
  void set_optimisations(Optimisations optimisations);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace entente::query
