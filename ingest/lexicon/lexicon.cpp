#include "ingest/lexicon/lexicon.hpp"

#include <algorithm>

namespace entente::ingest {

namespace {

template <class Map, class Key>
auto find_in(const Map& map, const Key& key) -> const typename Map::mapped_type* {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

}  // namespace

const std::vector<KnownName>* Lexicon::find(const std::string& folded) const {
  return find_in(names_, folded);
}

std::uint32_t Lexicon::longest_from(const std::string& first) const {
  const auto* longest = find_in(longest_, first);
  return longest == nullptr ? 0 : *longest;
}

const HeadWord* Lexicon::head_word(const std::string& folded) const { return find_in(heads_, folded); }
const OfficeKind* Lexicon::office(const std::string& folded) const { return find_in(offices_, folded); }
const Calling* Lexicon::calling(const std::string& folded) const { return find_in(callings_, folded); }
const Gender* Lexicon::honorific(const std::string& folded) const { return find_in(honorifics_, folded); }
const Gender* Lexicon::given_name(const std::string& folded) const { return find_in(given_names_, folded); }

const Country* Lexicon::country(std::string_view code_or_name) const {
  const auto* number = find_in(country_numbers_, code_or_name);
  return number == nullptr ? nullptr : &countries_[*number];
}

const std::vector<OfficeHolder>* Lexicon::holders_named(const std::string& folded_family) const {
  return find_in(by_family_, folded_family);
}

std::string_view first_word(std::string_view folded) { return folded.substr(0, folded.find_first_of(" -")); }

std::uint32_t count_words(std::string_view folded) {
  return 1 + static_cast<std::uint32_t>(
                 std::count_if(folded.begin(), folded.end(), [](char c) { return c == ' ' || c == '-'; }));
}

}  // namespace entente::ingest
