#include "graph/recommend/temporal_facts.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <numeric>
#include <string_view>

namespace entente::recommend {

namespace {

bool read_number(std::string_view& line, std::int64_t& number) {
  while (!line.empty() && (line.front() == '\t' || line.front() == ' ')) line.remove_prefix(1);
  const auto read = std::from_chars(line.data(), line.data() + line.size(), number);
  if (read.ec != std::errc()) return false;
  line.remove_prefix(static_cast<std::size_t>(read.ptr - line.data()));
  return true;
}

Result<std::vector<TemporalFact>> read_facts(const std::string& path) {
  std::ifstream file(path);
  if (!file)
    return fail(Error{.kind = ErrorKind::IoError,
                      .message = "cannot be read",
                      .hint = "give a folder with train.txt, valid.txt and test.txt, or a store",
                      .file = path});
  std::vector<TemporalFact> facts;
  std::string line;
  for (std::uint32_t number = 1; std::getline(file, line); ++number) {
    std::string_view rest = line;
    std::array<std::int64_t, 4> fields{};
    bool good = true;
    for (std::int64_t& field : fields)
      good = good && read_number(rest, field) && field >= 0 && field <= INT32_MAX;
    if (!good) {
      return fail(Error{.kind = ErrorKind::InputError,
                        .message = "not four whole numbers (subject, relation, object, time)",
                        .place = TextPlace{.line = number},
                        .file = path});
    }
    facts.push_back({static_cast<std::uint32_t>(fields[0]), static_cast<std::uint32_t>(fields[1]),
                     static_cast<std::uint32_t>(fields[2]), static_cast<std::int32_t>(fields[3])});
  }
  if (facts.empty())
    return fail(Error{.kind = ErrorKind::InputError, .message = "holds no facts", .file = path});
  return facts;
}

/// `name <tab> number` a line; a missing file gives no names.
std::vector<std::string> read_names(const std::string& path, std::size_t count) {
  std::vector<std::string> names;
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line)) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    std::int64_t number = 0;
    std::string_view rest = std::string_view(line).substr(tab);
    if (!read_number(rest, number) || number < 0 || static_cast<std::size_t>(number) >= count) continue;
    names.resize(count);
    names[static_cast<std::size_t>(number)] = line.substr(0, tab);
  }
  return names;
}

}  // namespace

void complete_facts(std::vector<TemporalFact>& facts, std::uint32_t relations) {
  const std::size_t count = facts.size();
  facts.reserve(2 * count);
  for (std::size_t i = 0; i < count; ++i) {
    const TemporalFact f = facts[i];
    facts.push_back({f.object, f.relation + relations, f.subject, f.time});
  }
  std::sort(facts.begin(), facts.end(), [](const TemporalFact& a, const TemporalFact& b) {
    return std::tie(a.time, a.subject, a.relation, a.object) <
           std::tie(b.time, b.subject, b.relation, b.object);
  });
  facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
}

Result<TemporalDataset> read_temporal_dataset(const std::string& directory) {
  TemporalDataset data;
  std::int64_t step = 0;
  for (auto [name, facts] : {std::pair{"train", &data.train}, {"valid", &data.valid}, {"test", &data.test}}) {
    auto read = read_facts(directory + "/" + name + ".txt");
    if (!read) return fail(read.error());
    *facts = std::move(*read);
  }
  for (const auto* facts : {&data.train, &data.valid, &data.test}) {
    for (const TemporalFact& f : *facts) {
      data.entities = std::max({data.entities, f.subject + 1, f.object + 1});
      data.relations = std::max(data.relations, f.relation + 1);
      step = std::gcd(step, std::int64_t{f.time} - data.train.front().time);
    }
  }
  for (auto* facts : {&data.train, &data.valid, &data.test}) {
    if (step > 1) {
      for (TemporalFact& f : *facts) f.time = static_cast<std::int32_t>(f.time / step);
    }
    complete_facts(*facts, data.relations);
  }
  data.relation_names = read_names(directory + "/relation2id.txt", data.relations);
  return data;
}

}  // namespace entente::recommend
