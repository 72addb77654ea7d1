// The Boost graph behind the base. Private to graph/, and heavy: only for the files that build it or run
// algorithms on it.
#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstdint>

namespace entente {

using CsrGraph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                    boost::no_property, std::uint32_t, std::uint32_t>;

/// The Boost graph by a name that headers can declare.
struct Csr {
  CsrGraph graph;
};

}  // namespace entente
