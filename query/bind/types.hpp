// What the binder knows of static types: joining them, and which may stand where.
#pragma once

#include <initializer_list>
#include <span>

#include "query/bind/bound_expression.hpp"

namespace entente::query {

Type type_of(const Value& value);
/// The narrowest type that holds both.
Type join(const Type& a, const Type& b);
/// Whether a value of `type` can be one of `kinds` at run time: Any and Null can be all, Number is Integer or
/// Float.
bool may_be(const Type& type, std::span<const TypeKind> kinds);
bool may_be(const Type& type, std::initializer_list<TypeKind> kinds);
/// The elements of a list type; Any where they are not known.
Type element_of(const Type& type);
/// "a list or a string"
std::string kinds_in_words(std::span<const TypeKind> kinds);

}  // namespace entente::query
