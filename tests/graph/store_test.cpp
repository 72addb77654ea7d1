// The store: what was committed comes back, what was not does not, and what is no store is refused.
#include "graph/store.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>

#include "tests/graph/same_graph.hpp"
#include "tests/graph/scratch.hpp"

using namespace entente;

namespace {

Store open(const std::string& path, OpenMode mode) {
  auto store = Store::open(path, mode);
  INFO((store ? std::string() : store.error().message));
  REQUIRE(store);
  return std::move(*store);
}

template <class T>
T value(Result<T> result) {
  INFO((result ? std::string() : result.error().message));
  REQUIRE(result);
  return std::move(*result);
}
void done(const Result<void>& result) {
  INFO((result ? std::string() : result.error().message));
  REQUIRE(result);
}

/// Two persons who met, said in one document.
struct Meeting {
  NodeId xi, tokayev;
  EdgeId met;
};
Meeting write_meeting(Store& store, const std::string& document) {
  Graph& graph = store.graph();
  Meeting m;
  m.xi = graph.add_node(std::array{graph.label("Person")});
  m.tokayev = graph.add_node(std::array{graph.label("Person")});
  graph.set_property(m.xi, graph.key("name"), "Xi Jinping");
  graph.set_property(m.tokayev, graph.key("name"), "Kassym-Jomart Tokayev");
  m.met = graph.add_edge(graph.type("MET"), m.xi, m.tokayev, true);
  graph.set_property(m.met, graph.key("date"), Date{19906, DatePrecision::Day});
  const std::string text = "Astana. Xi met Tokayev. They talked.";
  done(store.put_document(
      {.id = document, .title = "Talks", .date = Date{19906, DatePrecision::Day}, .content_hash = "h1"},
      text));
  done(store.add_evidence(
      {.edge = m.met, .document = document, .start = 8, .end = 23, .content = {{"confidence", 0.9}}}));
  done(store.add_mention({.document = document, .node = m.xi, .content = {{"names", List{Value("Xi")}}}}));
  return m;
}

}  // namespace

TEST_CASE("a store gives back what was committed", "[store]") {
  const Scratch scratch;
  Meeting m;
  {
    Store store = open(scratch.file("news.kg"), OpenMode::Create);
    done(store.begin());
    m = write_meeting(store, "astana");
    done(store.set_meta("language", "en"));
    done(store.commit());
    CHECK(value(store.check()).empty());
  }
  const Store store = open(scratch.file("news.kg"), OpenMode::Read);
  const Graph& graph = store.graph();
  CHECK(graph.find_by_name("Xi Jinping") == std::vector{m.xi});
  CHECK(graph.node_count() == 2);
  CHECK(identical(graph.property(m.met, *graph.keys().find("date")), Date{19906, DatePrecision::Day}));
  const auto evidence = value(store.evidence(m.met));
  REQUIRE(evidence.size() == 1);
  CHECK(evidence[0].document == "astana");
  CHECK(evidence[0].sentence == "Xi met Tokayev.");
  CHECK(evidence[0].date == Date{19906, DatePrecision::Day});
  const auto statements = value(store.statements_in("astana"));
  REQUIRE(statements.size() == 1);
  CHECK(identical(Value(statements[0].content), Value(Map{{"confidence", 0.9}})));
  const auto mentions = value(store.mentions_of(m.xi));
  REQUIRE(mentions.size() == 1);
  CHECK(mentions[0].document == "astana");
  CHECK(value(store.meta("language")) == "en");
  CHECK_FALSE(value(store.meta("nothing")));
  CHECK(value(store.document("astana"))->title == "Talks");
  CHECK(value(store.document("astana"))->text_bytes == 36);
  CHECK_FALSE(value(store.document("nowhere")));
  CHECK(value(store.documents_with_hash("h1")) == std::vector<std::string>{"astana"});
  CHECK(value(store.text("astana")) == "Astana. Xi met Tokayev. They talked.");
  CHECK(store.text("nowhere").error().kind == ErrorKind::NotFound);
  CHECK(value(store.check()).empty());
}

TEST_CASE("only one file is left when a store is closed", "[store]") {
  const Scratch scratch;
  {
    Store store = open(scratch.file("news.kg"), OpenMode::Create);
    done(store.begin());
    write_meeting(store, "d");
    done(store.commit());
  }
  { const Store reader = open(scratch.file("news.kg"), OpenMode::Read); }
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& file : std::filesystem::directory_iterator(scratch.path())) ++files;
  CHECK(files == 1);
}

TEST_CASE("a rollback leaves store and graph as they were", "[store]") {
  const Scratch scratch;
  Store store = open(scratch.file("news.kg"), OpenMode::Create);
  done(store.begin());
  const Meeting m = write_meeting(store, "first");
  done(store.commit());
  done(store.begin());
  write_meeting(store, "second");
  store.graph().remove_edge(m.met);
  CHECK(value(store.document_count()) == 2);
  done(store.rollback());
  CHECK(value(store.document_count()) == 1);
  CHECK(store.graph().node_count() == 2);
  CHECK(store.graph().contains(m.met));
  CHECK(value(store.evidence(m.met)).size() == 1);
  { const Graph before = store.graph(); }
  store.graph().add_node();  // outside of a transaction: does not last
  done(store.begin());
  CHECK(store.graph().node_count() == 2);
  done(store.commit());
}

TEST_CASE("what is said goes with the edge, the node or the document", "[store]") {
  const Scratch scratch;
  Store store = open(scratch.file("news.kg"), OpenMode::Create);
  done(store.begin());
  const Meeting m = write_meeting(store, "d");
  done(store.commit());
  done(store.begin());
  SECTION("the document is removed") {
    CHECK(value(store.remove_document("d")));
    CHECK_FALSE(value(store.remove_document("d")));
    done(store.commit());
    CHECK(value(store.evidence(m.met)).empty());
    CHECK(value(store.mentions_of(m.xi)).empty());
    CHECK_FALSE(value(store.document("d")));
  }
  SECTION("the edge and then the node are removed") {
    store.graph().remove_edge(m.met);
    done(store.graph().remove_node(m.xi));
    done(store.commit());
    CHECK(value(store.statements_in("d")).empty());
    CHECK(value(store.mentions_in("d")).empty());
  }
  SECTION("statements move to another edge") {
    const EdgeId other = store.graph().add_edge(store.graph().type("MET"), m.xi, m.tokayev, true);
    done(store.move_evidence(m.met, other));
    done(store.move_mentions(m.xi, m.tokayev));
    store.graph().remove_edge(m.met);
    done(store.commit());
    CHECK(value(store.evidence(other)).size() == 1);
    CHECK(value(store.mentions_of(m.tokayev)).size() == 1);
  }
  CHECK(value(store.check()).empty());
}

TEST_CASE("a document is replaced under its id", "[store]") {
  const Scratch scratch;
  Store store = open(scratch.file("news.kg"), OpenMode::Create);
  done(store.begin());
  done(store.put_document({.id = "a"}, "first"));
  done(store.put_document({.id = "a", .title = "T"}, "second text"));
  done(store.put_document({.id = "B", .date = Date{0, DatePrecision::Year}}, ""));
  done(store.commit());
  CHECK(value(store.text("a")) == "second text");
  CHECK(value(store.text("B")).empty());
  const auto documents = value(store.documents());
  REQUIRE(documents.size() == 2);
  CHECK(documents[0].id == "B");
  CHECK(documents[0].date->precision == DatePrecision::Year);
  CHECK(documents[1].title == "T");
}

TEST_CASE("wrong use is refused and changes nothing", "[store]") {
  const Scratch scratch;
  Store store = open(scratch.file("news.kg"), OpenMode::Create);
  CHECK_FALSE(store.commit());
  CHECK_FALSE(store.put_document({.id = "x"}, "text"));
  done(store.begin());
  CHECK_FALSE(store.begin());
  const Meeting m = write_meeting(store, "d");
  CHECK_FALSE(store.put_document({}, "a document without id"));
  CHECK_FALSE(store.add_evidence({.edge = m.met, .document = "nowhere"}));
  CHECK_FALSE(store.add_evidence({.edge = m.met, .document = "d", .start = 0, .end = 1000}));
  CHECK_FALSE(store.add_evidence({.edge = m.met, .document = "d", .start = 5, .end = 4}));
  CHECK_FALSE(store.add_evidence({.edge = EdgeId(99), .document = "d"}));
  CHECK_FALSE(store.add_mention({.document = "d", .node = NodeId(99)}));
  CHECK_FALSE(store.put_graph(Graph()));
  done(store.commit());
  CHECK(value(store.check()).empty());
  Store reader = open(scratch.file("news.kg"), OpenMode::Read);
  const auto refused = reader.begin();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("reading only") != std::string::npos);
}

TEST_CASE("random changes survive commit, folding and reopening", "[store][model]") {
  for (std::uint32_t seed = 1; seed <= 4; ++seed) {
    INFO("seed " << seed);
    const Scratch scratch;
    std::mt19937 random(seed);
    Store store = open(scratch.file("news.kg"), OpenMode::Create);
    for (int round = 0; round < 12; ++round) {
      done(store.begin());
      change_randomly(store.graph(), random, 60);
      if (round % 4 == 3) {
        done(store.rollback());
        continue;
      }
      done(store.commit());
      if (round % 5 == 1) done(store.compact());
      if (round % 3 == 0) {
        const Graph expected = store.graph();
        const Store reader = open(scratch.file("news.kg"), OpenMode::Read);
        CHECK(same_graph(reader.graph(), expected));
        CHECK(value(reader.check()).empty());
      }
      if (round % 4 == 1) store = open(scratch.file("news.kg"), OpenMode::Write);
    }
  }
}

TEST_CASE("a whole graph can be put in", "[store]") {
  const Scratch scratch;
  std::mt19937 random(7);
  Graph graph;
  change_randomly(graph, random, 300);
  Store store = open(scratch.file("news.kg"), OpenMode::Create);
  done(store.begin());
  store.graph().add_node();
  done(store.put_graph(graph));
  done(store.rollback());
  CHECK(store.graph().node_count() == 0);
  done(store.begin());
  done(store.put_graph(graph));
  done(store.commit());
  CHECK(same_graph(store.graph(), graph));
  done(store.begin());
  change_randomly(store.graph(), random, 30);
  done(store.commit());
  const Store reader = open(scratch.file("news.kg"), OpenMode::Read);
  CHECK(same_graph(reader.graph(), store.graph()));
}

TEST_CASE("a reader keeps its snapshot until it refreshes", "[store]") {
  const Scratch scratch;
  Store writer = open(scratch.file("news.kg"), OpenMode::Create);
  done(writer.begin());
  const Meeting m = write_meeting(writer, "first");
  done(writer.commit());
  Store reader = open(scratch.file("news.kg"), OpenMode::Read);
  Store other = open(scratch.file("news.kg"), OpenMode::Write);
  CHECK_FALSE(value(reader.refresh()));
  done(writer.begin());
  write_meeting(writer, "second");
  writer.graph().set_property(m.xi, writer.graph().key("seen"), true);
  done(writer.commit());
  CHECK(value(reader.document_count()) == 1);
  CHECK(reader.graph().node_count() == 2);
  CHECK(value(reader.refresh()));
  CHECK(value(reader.document_count()) == 2);
  CHECK(reader.graph().node_count() == 4);
  CHECK(reader.graph().property(m.xi, *reader.graph().keys().find("seen")).is(ValueKind::Boolean));

  done(writer.compact());
  CHECK(value(reader.refresh()));
  CHECK(reader.graph().node_count() == 4);
  other.graph().key("a key of its own");
  done(other.begin());  // another writer sees what was committed before it began
  CHECK(other.graph().node_count() == 4);
  CHECK(value(other.document_count()) == 2);
  other.graph().add_node();
  done(other.commit());
  done(writer.begin());
  CHECK(writer.graph().node_count() == 5);
  done(writer.rollback());
}

TEST_CASE("a second writer is told who is writing", "[store]") {
  const Scratch scratch;
  Store first = open(scratch.file("news.kg"), OpenMode::Create);
  Store second = open(scratch.file("news.kg"), OpenMode::Write);
  second.set_busy_wait(10);
  done(first.begin());
  const auto refused = second.begin();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::BusyError);
  CHECK(refused.error().message.find("being written by") != std::string::npos);
  CHECK(refused.error().message.find(std::to_string(getpid())) != std::string::npos);
  done(first.commit());
  done(second.begin());
}

TEST_CASE("what is no store is refused with a clear error", "[store]") {
  const Scratch scratch;
  const std::string path = scratch.file("news.kg");
  const auto kind = [&](OpenMode mode) {
    const auto store = Store::open(path, mode);
    REQUIRE_FALSE(store);
    CHECK(store.error().file == path);
    return store.error().kind;
  };
  SECTION("nothing there") {
    CHECK(kind(OpenMode::Read) == ErrorKind::NotFound);
    CHECK(kind(OpenMode::Write) == ErrorKind::NotFound);
  }
  SECTION("a text file") {
    std::ofstream(path) << std::string(5000, 'x');
    CHECK(kind(OpenMode::Read) == ErrorKind::FormatError);
    CHECK(kind(OpenMode::Create) == ErrorKind::FormatError);
  }
  SECTION("a short file") {
    std::ofstream(path) << "SQLite format 3";
    CHECK(kind(OpenMode::Create) == ErrorKind::FormatError);
  }
  SECTION("an empty file is none yet, but may become one") {
    std::ofstream(path) << "";
    CHECK(kind(OpenMode::Read) == ErrorKind::FormatError);
    Store store = open(path, OpenMode::Create);
    CHECK(store.graph().node_count() == 0);
  }
  SECTION("a folder") {
    std::filesystem::create_directory(path);
    CHECK(kind(OpenMode::Read) == ErrorKind::FormatError);
  }
  SECTION("a path into nowhere") {
    const auto store = Store::open(scratch.file("no/such/news.kg"), OpenMode::Create);
    REQUIRE_FALSE(store);
    CHECK(store.error().kind == ErrorKind::IoError);
  }
  SECTION("a newer version") {
    { open(path, OpenMode::Create); }
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(60);
    file.write("\0\0\0\x09", 4);
    file.close();
    CHECK(kind(OpenMode::Read) == ErrorKind::FormatError);
    CHECK(Store::open(path, OpenMode::Write).error().message.find("version 9") != std::string::npos);
  }
  SECTION("a store cut short") {
    {
      Store store = open(path, OpenMode::Create);
      done(store.begin());
      write_meeting(store, "d");
      done(store.commit());
    }
    std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
    CHECK(kind(OpenMode::Read) == ErrorKind::FormatError);
    CHECK(kind(OpenMode::Create) == ErrorKind::FormatError);
  }
}

TEST_CASE("a store in a folder that may not be written can be read", "[store]") {
  const Scratch scratch;
  const std::string path = scratch.file("a #? %20 name.kg");
  {
    Store store = open(path, OpenMode::Create);
    done(store.begin());
    write_meeting(store, "d");
    done(store.commit());
  }
  chmod(path.c_str(), 0444);
  chmod(scratch.path().c_str(), 0555);
  {
    const Store store = open(path, OpenMode::Read);
    CHECK(store.graph().node_count() == 2);
  }
  chmod(scratch.path().c_str(), 0755);
}
