// Networks of the lexicon, held against the plain sum over their table's rows.
#include "ingest/lexicon/small_network.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "ingest/lexicon/tables.hpp"

namespace {

using namespace entente::ingest;
using Numbers = std::vector<double>;

std::map<std::string, Numbers> rows_of(std::string_view table, std::string_view name) {
  std::map<std::string, Numbers> out;
  for_each_row(lexicon_table(table), [&](const std::vector<std::string_view>& row) {
    if (row[0] != name) return;
    std::istringstream cell{std::string(row[2])};
    for (double value = 0; cell >> value;) out[std::string(row[1])].push_back(value / 1000.0);
  });
  return out;
}

double plain_score(std::map<std::string, Numbers>& rows, const std::vector<NamedFeature>& features) {
  double sum = rows["+"].back();
  for (std::size_t unit = 0; unit < rows["="].size(); ++unit) {
    double in = rows["+"][unit];
    for (const auto& [name, value] : features)
      in += rows[std::string(name)][unit] * static_cast<double>(value);
    sum += rows["="][unit] * std::max(0.0, in);
  }
  return sum;
}

TEST_CASE("a network's score is that of its table") {
  for (const auto* const name : {"person", "set"}) {
    auto rows = rows_of("anaphors", name);
    const SmallNetwork network("anaphors", name);
    REQUIRE(rows.size() > 20);
    std::vector<NamedFeature> features;
    CHECK(static_cast<double>(network.score(features)) == Approx(plain_score(rows, features)).margin(1e-4));
    for (const auto& [feature, weights] : rows) {
      if (feature == "+" || feature == "=") continue;
      INFO(name << ": " << feature);
      CHECK(weights.size() == rows["="].size());
      features.emplace_back(feature, static_cast<float>(features.size() % 3) - 0.5F);
      CHECK(static_cast<double>(network.score(features)) == Approx(plain_score(rows, features)).margin(1e-3));
    }
  }
}

TEST_CASE("features that are 0 or unknown say nothing, and a network that is not there is silent") {
  const SmallNetwork network("anaphors", "person");
  const std::vector<NamedFeature> none;
  const std::vector<NamedFeature> odd = {{"no such feature", 3.0F}, {"barred", 0.0F}};
  CHECK(network.score(odd) == network.score(none));
  const std::vector<NamedFeature> barred = {{"barred", 1.0F}};
  CHECK(network.score(barred) != network.score(none));
  CHECK(SmallNetwork("anaphors", "nobody").score(barred) == 0.0F);
  CHECK(SmallNetwork("no such table", "person").score(barred) == 0.0F);
}

}  // namespace
