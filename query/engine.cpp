// The whole road of a query on one page: parse, bind, plan, optimise, execute. The first four happen once for
// each text and are kept (see Prepared); the fifth each time.
#include "query/engine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "query/bind/bind.hpp"
#include "query/execute/builder.hpp"
#include "query/optimize/optimize.hpp"
#include "query/plan/print_plan.hpp"
#include "query/procedures/builtin.hpp"
#include "query/syntax/parse_query.hpp"

namespace entente::query {
namespace {

using Clock = std::chrono::steady_clock;
using Procedures = std::map<std::string, Procedure, std::less<>>;

/// What the names and numbers of a plan depend on.
struct GraphShape {
  std::size_t labels = 0, types = 0, keys = 0, size_class = 0;
  explicit GraphShape(const GraphView& view)
      : labels(view.labels().size()),
        types(view.types().size()),
        keys(view.keys().size()),
        // Estimates are looked at again when the graph has doubled.
        size_class(std::bit_width(view.node_count()) * 64 + std::bit_width(view.edge_count())) {}
  friend bool operator==(const GraphShape&, const GraphShape&) = default;
};

/// A statement after the first four stages, with its cursors.
struct Prepared {
  BoundStatement bound;
  Plan plan;
  std::vector<OperatorPtr> inner_plans;
  CursorPtr cursor;
  std::vector<Value> slots;
  std::vector<Value> parameters;
  std::map<const Operator*, OperatorProfile> profile;
  GraphShape shape;
  std::uint64_t version = 0;  ///< of the graph, when its shape was last looked at
  bool writes = false, deletes = false, may_read_clock = false;
  std::chrono::nanoseconds compile_time{};
  explicit Prepared(const GraphView& view) : shape(view) {}
};

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

ProcedureSignature signature_of(const Procedure& procedure) {
  ProcedureSignature signature{.name = procedure.name, .inputs = {}, .outputs = {}};
  for (const auto& field : procedure.inputs) signature.inputs.push_back({field.name, field.type});
  for (const auto& field : procedure.outputs) signature.outputs.push_back({field.name, field.type});
  return signature;
}

bool has_delete(const Operator& op) {
  return std::holds_alternative<DeleteElements>(op.node) ||
         std::any_of(op.children.begin(), op.children.end(),
                     [](const OperatorPtr& child) { return has_delete(*child); });
}

bool is_limit(const Error& error) {
  return error.kind == ErrorKind::TimeLimit || error.kind == ErrorKind::MemoryLimit ||
         error.kind == ErrorKind::RowLimit || error.kind == ErrorKind::HopLimit ||
         error.kind == ErrorKind::Interrupted;
}

}  // namespace

struct Engine::Impl {
  Impl(Graph& g, const EvidenceSource* evidence) : graph(g), context(g) {
    context.eval.evidence = evidence;
    for (BuiltinProcedure& builtin : builtin_procedures(g))
      add(std::move(builtin.procedure), builtin.optional_inputs);
  }

  void add(Procedure procedure, std::size_t optional_inputs) {
    ProcedureSignature signature = signature_of(procedure);
    signature.optional_inputs = optional_inputs;
    signatures.insert_or_assign(procedure.name, std::move(signature));
    procedures.insert_or_assign(procedure.name, std::move(procedure));
  }

  Result<std::unique_ptr<Prepared>> prepare(std::string_view text);
  Result<Prepared*> find_or_prepare(std::string_view text);
  Result<void> set_parameters(Prepared& prepared, const Parameters& parameters) const;
  Result<void> execute(Prepared& prepared, const Parameters& parameters, const Limits& limits,
                       ResultTable& table);
  void pull_rows(Prepared& prepared, const Limits& limits, ResultTable& table);
  void intern_names(const BoundQuery& query);
  std::string explain(const Prepared& prepared) const;

  Graph& graph;
  ExecContext context;
  Optimisations optimisations{};
  Procedures procedures;
  std::map<std::string, ProcedureSignature, std::less<>> signatures;
  using Cache = std::unordered_map<std::string, std::unique_ptr<Prepared>, TextHash, std::equal_to<>>;
  Cache cache;
  const Cache::value_type* last = nullptr;  ///< the entry that was used last
  static constexpr std::size_t kMostCached = 512;
  void forget_statements() {
    last = nullptr;
    cache.clear();
  }
};

// --- The first four stages

Result<std::unique_ptr<Prepared>> Engine::Impl::prepare(std::string_view text) {
  const auto start = Clock::now();

  auto parsed = syntax::parse_query(text);  // 1. parse: text to a tree
  if (!parsed) return fail(std::move(parsed.error()));

  const BindOptions options{.find_procedure = [this](std::string_view name) -> const ProcedureSignature* {
                              const auto found = signatures.find(name);
                              return found == signatures.end() ? nullptr : &found->second;
                            },
                            .procedure_names =
                                [this] {
                                  std::vector<std::string> names;
                                  for (const auto& [name, signature] : signatures) names.push_back(name);
                                  return names;
                                }};
  auto bound = bind_statement(*parsed, text, options);  // 2. bind: names to slots and types
  if (!bound) return fail(std::move(bound.error()));

  if (bound->query.writes) intern_names(bound->query);
  auto prepared = std::make_unique<Prepared>(graph);
  prepared->bound = std::move(*bound);
  const BoundQuery& query = prepared->bound.query;
  Planner planner(graph, prepared->bound.slots, optimisations);
  auto planned = planner.plan_query(query, {});  // 3. plan: a tree of operators
  if (!planned) return fail(std::move(planned.error()));
  Plan& plan = prepared->plan;
  plan.root = std::move(*planned);
  plan.columns = query.columns;
  plan.outputs = Planner::outputs_of(query);

  optimize(plan.root, {plan.outputs, RowsAsked::All, planner});  // 4. optimise: plan to plan
  fill_in_slots(*plan.root, plan.outputs);
  prepared->writes = plan.root->writes;
  prepared->deletes = has_delete(*plan.root);
  prepared->may_read_clock = calls_functions(query);

  const bool profile = prepared->bound.mode == StatementMode::Profile;
  Builder builder(context, planner, procedures, profile ? &prepared->profile : nullptr);
  prepared->cursor = builder.build(*plan.root);
  if (builder.error()) return fail(*builder.error());
  prepared->inner_plans = builder.take_inner_plans();
  plan.slots = planner.slots();
  prepared->slots.resize(plan.slots.size());
  prepared->compile_time = Clock::now() - start;
  return prepared;
}

Result<Prepared*> Engine::Impl::find_or_prepare(std::string_view text) {
  if (last == nullptr || last->first != text) {
    const auto found = cache.find(text);
    last = found != cache.end() ? &*found : nullptr;
  }
  if (last != nullptr) {
    Prepared& known = *last->second;
    if (known.version == graph.version()) return &known;
    if (known.shape == GraphShape(graph)) {
      known.version = graph.version();
      return &known;
    }
    last = nullptr;
    cache.erase(cache.find(text));
  }
  auto prepared = prepare(text);
  if (!prepared) return fail(std::move(prepared.error()));
  if (cache.size() >= kMostCached) forget_statements();
  last = &*cache.insert_or_assign(std::string(text), std::move(*prepared)).first;
  return last->second.get();
}

/// A writing statement's own names are known before it is compiled, so that its reads find what its writes
/// made.
void Engine::Impl::intern_names(const BoundQuery& query) {
  MentionedNames names;
  add_names(query, names);
  for (const auto& name : names.labels) graph.label(name);
  for (const auto& name : names.types) graph.type(name);
  for (const auto& name : names.keys) graph.key(name);
}

// --- The fifth stage

Result<void> Engine::Impl::execute(Prepared& prepared, const Parameters& parameters, const Limits& limits,
                                   ResultTable& table) {
  if (auto set = set_parameters(prepared, parameters); !set) return fail(std::move(set.error()));
  ++context.epoch;
  context.eval.error.reset();
  context.eval.parameters = prepared.parameters;
  context.eval.deletes = prepared.deletes;
  if (prepared.may_read_clock) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now);
    context.eval.now_seconds = seconds.count();
    context.eval.now_nanos = static_cast<std::int32_t>(std::chrono::nanoseconds(now - seconds).count());
  }
  context.meter.start(limits);

  if (table.columns != prepared.plan.columns) table.columns = prepared.plan.columns;
  table.effects = {};
  table.wrote = prepared.writes;
  table.partial = false;
  if (prepared.writes) context.changes.begin();
  for (auto& [op, profile] : prepared.profile) profile = {};  // the cursors keep their places
  pull_rows(prepared, limits, table);                         // 5. execute: pull rows from the root
  if (prepared.writes && !context.failed()) {
    if (auto finished = context.changes.finish(); !finished) context.fail(std::move(finished.error()));
  }
  if (context.failed()) {
    if (prepared.writes) context.changes.roll_back();
    table.partial = limits.partial && !prepared.writes && is_limit(*context.eval.error);
    if (!table.partial) {
      table.rows.clear();
      return fail(std::move(*context.eval.error));
    }
  } else if (prepared.writes) {
    table.effects = context.changes.effects();
    graph.forget_undo();
  }
  return {};
}

void Engine::Impl::pull_rows(Prepared& prepared, const Limits& limits, ResultTable& table) {
  const Row row{prepared.slots.data()};
  const std::uint64_t most = limits.rows.value_or(UINT64_MAX);
  std::size_t count = 0;
  prepared.cursor->open(row);
  while (prepared.cursor->next(row)) {
    if (count == most) {
      context.fail({.kind = ErrorKind::RowLimit,
                    .message = fmt::format("the query gives more than its limit of {} rows", most),
                    .hint = "raise the row limit, or add a LIMIT"});
      break;
    }
    std::vector<Value>& out = count < table.rows.size() ? table.rows[count] : table.rows.emplace_back();
    ++count;
    out.resize(prepared.plan.outputs.size());
    std::size_t bytes = sizeof(std::vector<Value>);
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i] = row[prepared.plan.outputs[i]];
      bytes += sizeof(Value) + held_bytes(out[i]);
    }
    if (context.meter.grow(static_cast<std::int64_t>(bytes))) break;
  }
  table.rows.resize(count);
}

Result<void> Engine::Impl::set_parameters(Prepared& prepared, const Parameters& parameters) const {
  prepared.parameters.resize(prepared.bound.parameters.size());
  for (std::size_t i = 0; i < prepared.parameters.size(); ++i) {
    const std::string& name = prepared.bound.parameters[i];
    const auto given = parameters.find(name);
    if (given == parameters.end()) {
      return fail(Error{.kind = ErrorKind::ParameterMissing,
                        .message = fmt::format("parameter ${} is missing", name),
                        .hint = fmt::format("give a value for {}", name),
                        .detail = "MissingParameter",
                        .phase = ErrorPhase::CompileTime});
    }
    prepared.parameters[i] = given->second;
  }
  return {};
}

std::string Engine::Impl::explain(const Prepared& prepared) const {
  const bool profile = prepared.bound.mode == StatementMode::Profile;
  return print_plan(*prepared.plan.root, prepared.plan.slots, [&](const Operator& op) {
    std::string note = fmt::format("estimated {:.0f}", op.estimated_rows);
    const auto real = prepared.profile.find(&op);
    if (profile && real != prepared.profile.end()) {
      note += fmt::format("  rows {}  {:.3f} ms", real->second.rows,
                          std::chrono::duration<double, std::milli>(real->second.time).count());
    }
    return note;
  });
}

// --- The face

Engine::Engine(Graph& graph, const EvidenceSource* evidence)
    : impl_(std::make_unique<Impl>(graph, evidence)) {}
Engine::~Engine() = default;

Result<ResultTable> Engine::run(std::string_view text, const Parameters& parameters, const Limits& limits) {
  const auto start = Clock::now();
  ResultTable table;
  if (auto ran = run_into(table, text, parameters, limits); !ran) return fail(std::move(ran.error()));
  table.run_time = Clock::now() - start - table.compile_time;
  return table;
}

Result<void> Engine::run_into(ResultTable& table, std::string_view text, const Parameters& parameters,
                              const Limits& limits) {
  auto prepared = impl_->find_or_prepare(text);
  if (!prepared) return fail(std::move(prepared.error()));
  Prepared& statement = **prepared;
  if (!table.plan.empty()) table.plan.clear();
  if (statement.bound.mode == StatementMode::Explain) {
    table = {};
    table.plan = impl_->explain(statement);
    table.compile_time = statement.compile_time;
    return {};
  }
  if (auto ran = impl_->execute(statement, parameters, limits, table); !ran) {
    // Evaluators know offset and length alone.
    if (auto& place = ran.error().place) place = syntax::place_of(text, {place->offset, place->length});
    return ran;
  }
  table.compile_time = std::exchange(statement.compile_time, {});
  if (statement.bound.mode == StatementMode::Profile) table.plan = impl_->explain(statement);
  return {};
}

void Engine::register_procedure(Procedure procedure) {
  impl_->forget_statements();
  impl_->add(std::move(procedure), 0);
}

void Engine::set_optimisations(Optimisations optimisations) {
  impl_->forget_statements();
  impl_->optimisations = optimisations;
}

}  // namespace entente::query
