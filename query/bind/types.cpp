#include "query/bind/types.hpp"

#include <algorithm>

namespace entente::query {
namespace {

const char* kind_name(TypeKind kind) {
  switch (kind) {
    case TypeKind::Any:
      return "ANY";
    case TypeKind::Null:
      return "NULL";
    case TypeKind::Boolean:
      return "BOOLEAN";
    case TypeKind::Integer:
      return "INTEGER";
    case TypeKind::Float:
      return "FLOAT";
    case TypeKind::Number:
      return "NUMBER";
    case TypeKind::String:
      return "STRING";
    case TypeKind::List:
      return "LIST";
    case TypeKind::Map:
      return "MAP";
    case TypeKind::Date:
      return "DATE";
    case TypeKind::LocalTime:
      return "LOCAL TIME";
    case TypeKind::Time:
      return "TIME";
    case TypeKind::LocalDateTime:
      return "LOCAL DATETIME";
    case TypeKind::DateTime:
      return "DATETIME";
    case TypeKind::Duration:
      return "DURATION";
    case TypeKind::Node:
      return "NODE";
    case TypeKind::Edge:
      return "EDGE";
    case TypeKind::Path:
      return "PATH";
  }
  return "ANY";
}

bool is_number(TypeKind kind) {
  return kind == TypeKind::Integer || kind == TypeKind::Float || kind == TypeKind::Number;
}

}  // namespace

std::string type_name(const Type& type) {
  std::string name = kind_name(type.kind);
  if (type.is(TypeKind::List) && type.element) name += "<" + type_name(*type.element) + ">";
  return name;
}

Type type_of(const Value& value) {
  switch (value.kind()) {
    case ValueKind::Null:
      return TypeKind::Null;
    case ValueKind::Boolean:
      return TypeKind::Boolean;
    case ValueKind::Integer:
      return TypeKind::Integer;
    case ValueKind::Float:
      return TypeKind::Float;
    case ValueKind::String:
      return TypeKind::String;
    case ValueKind::List:
      return TypeKind::List;
    case ValueKind::Map:
      return TypeKind::Map;
    default:
      return TypeKind::Any;  // the parser makes no other constants
  }
}

Type join(const Type& a, const Type& b) {
  if (a.is(TypeKind::Null)) return b;
  if (b.is(TypeKind::Null)) return a;
  if (a.kind == b.kind) {
    if (!a.is(TypeKind::List) || !a.element || !b.element) return a.kind;
    return Type::list_of(join(*a.element, *b.element));
  }
  if (is_number(a.kind) && is_number(b.kind)) return TypeKind::Number;
  return TypeKind::Any;
}

bool may_be(const Type& type, std::span<const TypeKind> kinds) {
  if (kinds.empty() || type.is(TypeKind::Any) || type.is(TypeKind::Null)) return true;
  return std::any_of(kinds.begin(), kinds.end(), [&](TypeKind kind) {
    if (kind == TypeKind::Any || kind == type.kind) return true;
    return (kind == TypeKind::Number && is_number(type.kind)) ||
           (type.is(TypeKind::Number) && is_number(kind));
  });
}

bool may_be(const Type& type, std::initializer_list<TypeKind> kinds) {
  return may_be(type, std::span(kinds.begin(), kinds.size()));
}

Type element_of(const Type& type) {
  return type.is(TypeKind::List) && type.element ? *type.element : Type(TypeKind::Any);
}

std::string kinds_in_words(std::span<const TypeKind> kinds) {
  std::string words;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (i > 0) words += i + 1 == kinds.size() ? " or " : ", ";
    words += kind_name(kinds[i]);
  }
  return words;
}

}  // namespace entente::query
