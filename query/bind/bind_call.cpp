// CALL of a procedure: its arguments against its signature, its columns into slots.
#include <algorithm>
#include <utility>

#include "query/bind/binder.hpp"
#include "query/bind/types.hpp"
#include "query/syntax/near_miss.hpp"

namespace entente::query {
namespace {

/// "INTEGER?" as written in a signature; ANY where it is not one of these.
Type declared_type(std::string_view written) {
  if (written.ends_with('?')) written.remove_suffix(1);
  if (written == "BOOLEAN") return TypeKind::Boolean;
  if (written == "STRING") return TypeKind::String;
  if (written == "INTEGER") return TypeKind::Integer;
  if (written == "FLOAT") return TypeKind::Float;
  if (written == "NUMBER") return TypeKind::Number;
  if (written == "MAP") return TypeKind::Map;
  if (written == "NODE") return TypeKind::Node;
  if (written == "EDGE" || written == "RELATIONSHIP") return TypeKind::Edge;
  if (written == "PATH") return TypeKind::Path;
  if (written == "DATE") return TypeKind::Date;
  if (written == "LIST<EDGE>") return Type::list_of(TypeKind::Edge);
  if (written == "LIST<NODE>") return Type::list_of(TypeKind::Node);
  if (written == "LIST<STRING>") return Type::list_of(TypeKind::String);
  if (written.starts_with("LIST")) return TypeKind::List;
  return TypeKind::Any;
}

}  // namespace

const ProcedureSignature& Binder::find_procedure(const syntax::CallProcedure& call) const {
  const ProcedureSignature* signature =
      options_.find_procedure ? options_.find_procedure(call.name.text) : nullptr;
  if (signature != nullptr) return *signature;
  std::string hint;
  if (options_.procedure_names) hint = syntax::near_miss(call.name.text, options_.procedure_names());
  fail_at(call.name.span, "ProcedureNotFound", "there is no procedure " + call.name.text, std::move(hint),
          ErrorKind::ProcedureError);
}

BoundProcedureCall Binder::bind_procedure(const syntax::CallProcedure& call, bool alone,
                                          std::vector<std::string>& columns, std::vector<Slot>& outputs) {
  const ProcedureSignature& signature = find_procedure(call);
  BoundProcedureCall bound;
  bound.name = signature.name;
  bound.returns_nothing = signature.outputs.empty();
  bind_arguments(call, signature, alone, bound);
  bind_yields(call, signature, alone, columns, bound);
  if (call.where) bind_conjuncts(*call.where, bound.where);
  if (alone) {
    for (const BoundProcedureCall::Yield& yield : bound.yields) outputs.push_back(yield.slot);
  }
  return bound;
}

void Binder::bind_arguments(const syntax::CallProcedure& call, const ProcedureSignature& signature,
                            bool alone, BoundProcedureCall& bound) {
  if (!call.explicit_arguments) {
    if (!alone && !signature.inputs.empty()) {
      fail_at(call.name.span, "InvalidArgumentPassingMode",
              "inside of a query the arguments of " + signature.name + " must be written",
              "write " + signature.name + "(…)");
    }
    for (const ProcedureSignature::Field& field : signature.inputs) {
      bound.arguments.push_back(
          make_bound(call.name.span, TypeKind::Any, BoundParameter{field.name, parameter_index(field.name)}));
    }
    return;
  }
  const std::size_t given = call.arguments.size();
  if (given > signature.inputs.size() || given + signature.optional_inputs < signature.inputs.size()) {
    fail_at(call.name.span, "InvalidNumberOfArguments",
            signature.name + " takes " + std::to_string(signature.inputs.size()) + " arguments, not " +
                std::to_string(given));
  }
  for (std::size_t i = 0; i < given; ++i) {
    BoundExpressionPtr argument = bind_expression(*call.arguments[i]);
    Type type = declared_type(signature.inputs[i].type);
    // A whole number is taken where a float is asked.
    if (type.is(TypeKind::Float)) type = TypeKind::Number;
    need(argument, {type.kind}, "argument " + signature.inputs[i].name);
    bound.arguments.push_back(std::move(argument));
  }
}

void Binder::bind_yields(const syntax::CallProcedure& call, const ProcedureSignature& signature, bool alone,
                         std::vector<std::string>& columns, BoundProcedureCall& bound) {
  const auto add = [&](std::size_t column, const std::string& name, Span span) {
    if (scope_.find(name)) {
      fail_at(span, "VariableAlreadyBound", "the variable '" + name + "' is in use already",
              "give the column another name with AS");
    }
    const Slot slot = add_slot(name, declared_type(signature.outputs[column].type));
    scope_.add(name, slot);
    bound.yields.push_back({static_cast<std::uint32_t>(column), slot});
    if (alone) columns.push_back(name);
  };
  if (call.yield_star && !alone) {
    fail_at(call.name.span, "UnexpectedSyntax", "YIELD * only stands where the call is the whole query",
            "name the columns: YIELD " + (signature.outputs.empty() ? "-" : signature.outputs.front().name));
  }
  if ((!call.has_yield && alone) || call.yield_star) {
    for (std::size_t i = 0; i < signature.outputs.size(); ++i)
      add(i, signature.outputs[i].name, call.name.span);
  }
  std::vector<std::string> names;
  for (const ProcedureSignature::Field& field : signature.outputs) names.push_back(field.name);
  for (const syntax::YieldItem& item : call.yields) {
    const auto found = std::find(names.begin(), names.end(), item.column.text);
    if (found == names.end()) {
      fail_at(item.column.span, "UndefinedVariable",
              signature.name + " has no column '" + item.column.text + "'",
              syntax::near_miss(item.column.text, names));
    }
    const syntax::Name& name = item.alias ? *item.alias : item.column;
    add(static_cast<std::size_t>(found - names.begin()), name.text, name.span);
  }
}

}  // namespace entente::query
