// Joins lambdas into one visitor for std::visit.
#pragma once

namespace entente::query {

template <class... Handlers>
struct Overload : Handlers... {
  using Handlers::operator()...;
};
template <class... Handlers>
Overload(Handlers...) -> Overload<Handlers...>;

}  // namespace entente::query
