// What a store of the size of a news archive costs, each phase in a process of its own, as JSON lines:
//   store_bench import STORE NODES.csv EDGES.csv   files in neo4j-admin's form into a store that is not there
//   yet store_bench look STORE NAME                    open, find a person by name, take one step store_bench
//   whole STORE                        open and read everything
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "bench/measure.hpp"
#include "graph/import/import_csv.hpp"
#include "graph/store.hpp"

namespace {

using entente::Direction;
using entente::Loading;
using entente::NodeId;
using entente::OpenMode;
using entente::Store;
using entente::bench::Clock;
using entente::bench::must;
using entente::bench::seconds_since;

/// Processor seconds and the largest memory of this process so far.
std::string costs() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return fmt::format("\"cpu_s\":{:.3f},\"peak_mib\":{:.0f}",
                     seconds(usage.ru_utime) + seconds(usage.ru_stime),
                     static_cast<double>(usage.ru_maxrss) / 1024);
}

void import_files(const std::string& path, const std::string& nodes, const std::string& edges) {
  const auto start = Clock::now();
  Store store = must(Store::open(path, OpenMode::Create));
  entente::CsvImport what;
  what.nodes.push_back({nodes});
  what.edges.push_back({edges});
  entente::ImportReport report;
  auto graph = must(entente::import_csv(what, report));
  const double read = seconds_since(start);
  must(store.begin());
  must(store.put_graph(std::move(graph)));
  must(store.commit());
  const double all = seconds_since(start);
  struct stat file {};
  stat(path.c_str(), &file);
  fmt::print(
      "{{\"phase\":\"import\",\"nodes\":{},\"edges\":{},\"read_s\":{:.3f},\"all_s\":{:.3f},"
      "\"edges_per_s\":{:.0f},\"file_mib\":{:.1f},{}}}\n",
      report.nodes, report.edges, read, all, static_cast<double>(report.edges) / all,
      static_cast<double>(file.st_size) / (1 << 20), costs());
}

void look(const std::string& path, const std::string& name) {
  const auto start = Clock::now();
  const Store store = must(Store::open(path, OpenMode::Read, Loading::OnTouch));
  const double opened = seconds_since(start);
  const entente::GraphView& view = store.graph();
  std::size_t reached = 0;
  for (const NodeId node : view.find_by_name(name))
    for (const entente::TypeId type : view.types_at(node, Direction::Any))
      for (const NodeId other : view.expand(node, type, Direction::Any).first.nodes)
        reached += view.property(other, *view.keys().find("name")).is_null() ? 0 : 1;
  if (view.fault()) std::exit(1);
  fmt::print("{{\"phase\":\"look\",\"reached\":{},\"open_ms\":{:.2f},\"all_ms\":{:.2f},{}}}\n", reached,
             opened * 1e3, seconds_since(start) * 1e3, costs());
}

void whole(const std::string& path) {
  const auto start = Clock::now();
  const Store store = must(Store::open(path, OpenMode::Read, Loading::Whole));
  fmt::print("{{\"phase\":\"whole\",\"nodes\":{},\"edges\":{},\"all_ms\":{:.1f},{}}}\n",
             store.graph().node_count(), store.graph().edge_count(), seconds_since(start) * 1e3, costs());
}

}  // namespace

int main(int count, char** arguments) {
  const std::string phase = count > 2 ? arguments[1] : "";
  if (phase == "import" && count == 5) return import_files(arguments[2], arguments[3], arguments[4]), 0;
  if (phase == "look" && count == 4) return look(arguments[2], arguments[3]), 0;
  if (phase == "whole" && count == 3) return whole(arguments[2]), 0;
  std::fputs("usage: store_bench import STORE NODES EDGES | look STORE NAME | whole STORE\n", stderr);
  return 2;
}
