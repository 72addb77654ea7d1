// Import of files with neo4j-admin headers: what a header may say, what a record may hold, and what is
// refused where.
#include <catch2/catch.hpp>
#include <fstream>

#include "graph/import/import_csv.hpp"
#include "tests/graph/scratch.hpp"

using namespace entente;

namespace {

struct Files {
  Scratch scratch;
  CsvImport what;
  ImportReport report;

  void nodes(const std::string& text, std::vector<std::string> names = {}) {
    add(what.nodes, text, std::move(names));
  }
  void edges(const std::string& text, std::vector<std::string> names = {}) {
    add(what.edges, text, std::move(names));
  }
  Graph read() {
    auto graph = import_csv(what, report);
    INFO((graph ? std::string() : graph.error().file + ": " + graph.error().message));
    REQUIRE(graph);
    return std::move(*graph);
  }
  Error refused() {
    auto graph = import_csv(what, report);
    REQUIRE_FALSE(graph);
    return graph.error();
  }

 private:
  void add(std::vector<CsvFile>& files, const std::string& text, std::vector<std::string> names) {
    const std::string path = scratch.file(std::to_string(++count_) + ".csv");
    std::ofstream(path, std::ios::binary) << text;
    files.push_back({path, std::move(names)});
  }
  int count_ = 0;
};

Value get(const Graph& graph, NodeId node, const char* key) {
  const auto id = graph.keys().find(key);
  return id ? graph.property(node, *id) : Value();
}

}  // namespace

TEST_CASE("nodes and edges are imported with labels, types and typed properties", "[import]") {
  Files files;
  files.nodes(
      "\xEF\xBB\xBFid:ID{id-type:int},:LABEL,name,born:int,height:double,alive:boolean,seen:date,tags:string["
      "],x:IGNORE\r\n"
      "1,Person;Leader,\"Xi \"\"X\"\" Jinping\",1953,1.8,true,2024-07-02,a;b,zzz\r\n"
      "2,Person,\"two\nlines, one name\",,,FALSE,2023-05,,\r\n"
      "\r\n"
      "3,,\"\"\r\n");
  files.edges(":START_ID,:END_ID,:TYPE,date:date\n1,2,MET,2024-07-02\n1,3,KNOWS,2022\n3,3,KNOWS,\n");
  const Graph graph = files.read();
  CHECK(files.report.nodes == 3);
  CHECK(files.report.edges == 3);
  CHECK(graph.node_count() == 3);
  CHECK(get(graph, NodeId(0), "name").string() == "Xi \"X\" Jinping");
  CHECK(get(graph, NodeId(0), "id").integer() == 1);
  CHECK(get(graph, NodeId(0), "born").integer() == 1953);
  CHECK(get(graph, NodeId(0), "height").floating() == 1.8);
  CHECK(get(graph, NodeId(0), "alive").boolean());
  CHECK(get(graph, NodeId(0), "seen").date() == *parse_partial_date("2024-07-02"));
  CHECK(get(graph, NodeId(0), "tags").list().size() == 2);
  CHECK(get(graph, NodeId(0), "x").is_null());
  CHECK(get(graph, NodeId(1), "name").string() == "two\nlines, one name");
  CHECK(get(graph, NodeId(1), "born").is_null());
  CHECK(get(graph, NodeId(1), "seen").date() == *parse_partial_date("2023-05"));
  CHECK(get(graph, NodeId(2), "name").string().empty());
  CHECK(graph.labels_of(NodeId(0)).size() == 2);
  CHECK(graph.labels_of(NodeId(2)).empty());
  CHECK(graph.ends(EdgeId(0)).undirected);  // MET is symmetric in the ontology
  CHECK_FALSE(graph.ends(EdgeId(1)).undirected);
  CHECK(graph.degree(NodeId(2), Direction::Any) == 2);
  CHECK(graph.find_by_alias("xi \"x\" jinping") == std::vector{NodeId(0)});
}

TEST_CASE("ids are apart by id space, and may be any text", "[import]") {
  Files files;
  files.nodes("code:ID(Country),name\nKZ,Kazakhstan\n7,Seven\n", {"Country"});
  files.nodes(":ID(Person)|name\n7|Somebody\nid with spaces|Other\n", {"Person", "Human"});
  files.edges(":START_ID(Person)|:END_ID(Country)\n7|KZ\nid with spaces|7\n", {"VISITED"});
  SECTION("with one delimiter for all files") {
    files.what.nodes.pop_back();
    files.what.edges.clear();
    files.nodes(":ID(Person),name\n7,Somebody\nid with spaces,Other\n", {"Person", "Human"});
    files.edges(":START_ID(Person),:END_ID(Country)\n7,KZ\nid with spaces,7\n", {"VISITED"});
    const Graph graph = files.read();
    CHECK(graph.node_count() == 4);
    CHECK(get(graph, NodeId(0), "code").string() == "KZ");
    CHECK(graph.labels_of(NodeId(2)).size() == 2);
    CHECK(graph.ends(EdgeId(0)).from == NodeId(2));
    CHECK(graph.ends(EdgeId(0)).to == NodeId(0));
    CHECK(graph.ends(EdgeId(1)).to == NodeId(1));
    CHECK(graph.types().text(graph.ends(EdgeId(0)).type) == "VISITED");
  }
  SECTION("a file in another delimiter is refused by its header") {
    const Error error = files.refused();
    CHECK(error.place->line == 1);
  }
}

TEST_CASE("a bad record is refused with file and line, or skipped and reported", "[import]") {
  Files files;
  files.nodes(
      "id:ID,n:int,d:date\na,1,2024-01-01\nb,one,\nc,2,2024-02-31\na,3,\n,4,\nd,5,,,\ne,\xff,\nf,"
      "9999999999999999999,\n");
  files.edges(":START_ID,:END_ID,:TYPE\na,c,T\na,zz,T\na\na,c,\n");
  SECTION("refused") {
    const Error error = files.refused();
    CHECK(error.kind == ErrorKind::InputError);
    CHECK(error.file == files.what.nodes[0].path);
    CHECK(error.place->line == 3);
    CHECK(error.message.find("`one`") != std::string::npos);
    CHECK(error.message.find("`n`") != std::string::npos);
  }
  SECTION("skipped") {
    files.what.skip_bad = true;
    files.nodes("id:ID\nc\n");
    const Graph graph = files.read();
    CHECK(graph.node_count() == 2);
    CHECK(graph.edge_count() == 1);
    CHECK(files.report.skipped == 7 + 3);
    REQUIRE(files.report.bad.size() == 10);
    CHECK(files.report.bad[1].place->line == 4);
    CHECK(files.report.bad[8].message.find("ends before") != std::string::npos);
  }
}

TEST_CASE("wrong headers and files are refused", "[import]") {
  Files files;
  const auto message = [&](const std::string& text) {
    files.nodes(text);
    return files.refused().message;
  };
  CHECK(message("").find("empty") != std::string::npos);
  files.what.nodes.clear();
  CHECK(message("name\nx\n").find(":ID") != std::string::npos);
  files.what.nodes.clear();
  CHECK(message("a:ID,b:ID\n").find(":ID") != std::string::npos);
  files.what.nodes.clear();
  CHECK(message(":ID,p:point\n").find("`point`") != std::string::npos);
  files.what.nodes.clear();
  CHECK(message(":ID,x,x\n").find("twice") != std::string::npos);
  files.what.nodes.clear();
  CHECK(message(":ID,:TYPE\n").find("no place") != std::string::npos);
  files.what.nodes.clear();
  CHECK(message(":ID,name\n1,\"never closed\n2,x\n").find("not closed") != std::string::npos);
  files.what.nodes.clear();
  CHECK(message(":ID,name\n1,\"a\"b\n").find("closing quote") != std::string::npos);
  files.what.nodes = {{files.scratch.file("absent.csv")}};
  CHECK(files.refused().kind == ErrorKind::NotFound);
}

TEST_CASE("records longer than the reader's chunk are whole", "[import]") {
  Files files;
  std::string text = "id:ID,name\n";
  for (int i = 0; i < 5; ++i)
    text += std::to_string(i) + ",\"" + std::string(700'000, static_cast<char>('a' + i)) + "\n\"\n";
  files.nodes(text);
  const Graph graph = files.read();
  CHECK(graph.node_count() == 5);
  CHECK(get(graph, NodeId(3), "name").string() == std::string(700'000, 'd') + "\n");
}

TEST_CASE("a file of many blocks is the same with and without quotes", "[import]") {
  // Rows of some megabytes; quoted, line ends stand within fields and blocks end anywhere.
  constexpr int kNodes = 500, kEdges = 60'000;
  const auto rows = [](bool quoted) {
    std::string text = ":START_ID,:END_ID,:TYPE,note,at:int\n";
    for (int i = 0; i < kEdges; ++i) {
      const std::string note = "note " + std::to_string(i % 977) + std::string(i % 61, 'x');
      text += std::to_string(i % kNodes) + "," + std::to_string(i * 7 % kNodes) + ",T" +
              std::to_string(i % 3) + ",";
      text += quoted ? "\"" + note + "\n,\"\"end\"\"\"" : note;
      text += "," + std::to_string(i) + "\n";
    }
    return text;
  };
  std::string nodes = "id:ID{id-type:int}\n";
  for (int i = 0; i < kNodes; ++i) nodes += std::to_string(i) + "\n";
  for (const bool quoted : {false, true}) {
    Files files;
    files.nodes(nodes);
    files.edges(rows(quoted));
    const Graph graph = files.read();
    REQUIRE(graph.edge_count() == kEdges);
    const KeyId note = *graph.keys().find("note"), at = *graph.keys().find("at");
    int wrong = 0;
    for (std::uint32_t e = 0; e < kEdges; ++e) {
      const int i = static_cast<int>(e);
      std::string expected = "note " + std::to_string(i % 977) + std::string(i % 61, 'x');
      if (quoted) expected += "\n,\"end\"";
      const EdgeEnds ends = graph.ends(EdgeId(e));
      const bool same = ends.from.number == e % kNodes && ends.to.number == e * 7 % kNodes &&
                        graph.types().text(ends.type) == "T" + std::to_string(i % 3) &&
                        graph.property(EdgeId(e), note).string() == expected &&
                        graph.property(EdgeId(e), at).integer() == i;
      wrong += same ? 0 : 1;
    }
    CHECK(wrong == 0);
  }
}

TEST_CASE("a bad record far into a file is refused with its line", "[import]") {
  Files files;
  files.nodes("id:ID\n1\n2\n");
  std::string text = ":START_ID,:END_ID,note\n";
  for (int i = 0; i < 80'000; ++i) text += "1,2,\"two\nlines\"\n";
  files.edges(text + "1,3,\n", {"MET"});
  const Error error = files.refused();
  REQUIRE(error.place);
  CHECK(error.place->line == 160'002);
}

TEST_CASE("an import can be stopped", "[import]") {
  Files files;
  std::string text = "id:ID\n";
  for (int i = 0; i < 10'000; ++i) text += std::to_string(i) + "\n";
  files.nodes(text);
  files.what.progress = [](std::uint64_t) { return false; };
  CHECK(files.refused().kind == ErrorKind::Interrupted);
}
