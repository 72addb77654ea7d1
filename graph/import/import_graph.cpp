#include "graph/import/import_graph.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "graph/import/graph_taker.hpp"

namespace entente {
namespace {

template <std::size_t N>
bool ends_in(const std::string& path, const std::array<std::string_view, N>& endings) {
  std::string lower = path;
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return lower.ends_with(ending); });
}

}  // namespace

Result<Graph> import_graph(const GraphImport& what, ImportReport& report) {
  report = {};
  GraphTaker taker(what, report);
  for (const std::string& file : what.files) {
    Result<void> done;
    if (ends_in(file, std::array<std::string_view, 2>{".graphml", ".xml"}))
      done = read_graphml(file, taker);
    else if (ends_in(file, std::array<std::string_view, 2>{".jsonl", ".ndjson"}))
      done = read_jsonl(file, taker);
    else
      return fail(Error{.kind = ErrorKind::InputError,
                        .message = "the file's ending says no kind of graph that is read",
                        .hint =
                            "give a .graphml or .xml (GraphML), or a .jsonl or .ndjson (a node or an edge a "
                            "line); tables come with --nodes and --edges",
                        .file = file});
    if (!done) return fail(done.error());
  }
  return taker.finish();
}

}  // namespace entente
