#include "ingest/load/read_extraction.hpp"

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "graph/schema.hpp"
#include "graph/temporal/temporal.hpp"
#include "ingest/load/load_document.hpp"

namespace entente::ingest {

namespace {

// Iterative, so that deep nesting cannot exhaust the stack; numbers as they are written, so that none is
// rounded.
constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
                            rapidjson::kParseNumbersAsStringsFlag;

using Json = rapidjson::Value;

tl::unexpected<Error> bad(std::string message) {
  return fail(ErrorKind::InputError, std::move(message),
              "each line is a document as `entente extract` prints it");
}

const Json* member(const Json& object, const char* key) {
  const auto found = object.FindMember(key);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

/// A text or a number as it is written; nothing where it is absent or something else.
std::optional<std::string> text_of(const Json& object, const char* key) {
  const Json* value = member(object, key);
  if (value == nullptr || !value->IsString()) return std::nullopt;
  return std::string(value->GetString(), value->GetStringLength());
}

template <class Number>
std::optional<Number> number_of(const Json& object, const char* key) {
  const auto text = text_of(object, key);
  if (!text) return std::nullopt;
  Number number{};
  const char* end = text->data() + text->size();
  const auto read = std::from_chars(text->data(), end, number);
  return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

/// Calls `take(item)` for each object of a list that must be there.
template <class Take>
Result<void> each_of(const Json& object, const char* key, const Take& take) {
  const Json* list = member(object, key);
  if (list == nullptr || !list->IsArray()) return bad(fmt::format("`{}` must be a list", key));
  for (const Json& item : list->GetArray()) {
    if (!item.IsObject()) return bad(fmt::format("`{}` must be a list of objects", key));
    if (auto done = take(item); !done) return done;
  }
  return {};
}

class ExtractionReader {
 public:
  Result<ExtractedDocument> read(const Json& json) {
    if (auto done = read_document(json); !done) return fail(done.error());
    auto done = each_of(json, "entities", [this](const Json& item) { return read_entity(item); });
    if (done) done = each_of(json, "facts", [this](const Json& item) { return read_fact(item); });
    if (!done) return fail(done.error());
    return std::move(out_);
  }

 private:
  Result<void> read_document(const Json& json) {
    Document& document = out_.document;
    const auto id = text_of(json, "doc");
    if (!id || id->empty()) return bad("`doc` is missing");
    document.id = *id;
    const auto text = text_of(json, "text");
    const auto hash = text_of(json, "hash");
    if (!text || !hash)
      return fail(ErrorKind::InputError, fmt::format("document `{}` comes without its text", *id),
                  "extract it again, without --no-text");
    document.text = *text;
    document.title = text_of(json, "title").value_or("");
    document.source = text_of(json, "source").value_or("");
    document.url = text_of(json, "url").value_or("");
    out_.extraction.document = *id;
    if (const auto date = text_of(json, "date")) {
      out_.extraction.date = parse_partial_date(*date);
      if (!out_.extraction.date) return bad(fmt::format("`{}` is no date", *date));
    }
    // The date may be the source's own, which the hash covers, or read from the text.
    document.date = out_.extraction.date;
    if (content_hash(document) == *hash) return {};
    document.date.reset();
    if (content_hash(document) == *hash) return {};
    return fail(ErrorKind::InputError,
                fmt::format("document `{}` does not fit its hash: it was changed after the extraction, or "
                            "read by another version of Entente",
                            *id),
                "extract it again");
  }

  Result<void> read_entity(const Json& json) {
    Entity entity;
    const auto name = text_of(json, "name");
    const auto type = text_of(json, "type");
    if (!name || !type) return bad("an entity needs `name` and `type`");
    const auto kind = entity_type_named(*type);
    if (!kind) return bad(fmt::format("`{}` is no type of entity", *type));
    entity.name = *name;
    entity.type = *kind;
    entity.wikidata = text_of(json, "wikidata").value_or("");
    if (const Json* aliases = member(json, "aliases")) {
      if (!aliases->IsArray()) return bad("`aliases` must be a list");
      for (const Json& alias : aliases->GetArray()) {
        if (!alias.IsString()) return bad("`aliases` must be a list of texts");
        entity.aliases.emplace_back(alias.GetString(), alias.GetStringLength());
      }
    }
    out_.extraction.entities.push_back(std::move(entity));
    return {};
  }

  /// `type_key` says which one is meant where several have the name.
  Result<std::uint32_t> find_entity(const Json& json, const char* key, const char* type_key) const {
    const auto name = text_of(json, key);
    if (!name) return bad(fmt::format("a fact needs `{}`", key));
    const auto type = text_of(json, type_key);
    const auto& entities = out_.extraction.entities;
    for (std::uint32_t i = 0; i < entities.size(); ++i)
      if (entities[i].name == *name && (!type || entity_type_name(entities[i].type) == *type)) return i;
    return bad(fmt::format("a fact is about `{}`, which is not among the entities", *name));
  }

  Result<void> read_fact(const Json& json) {
    Fact fact;
    const auto type = text_of(json, "type");
    if (!type || !edge_kind(*type))
      return bad(fmt::format("`{}` is no type of fact", type.value_or(std::string())));
    fact.type = *type;
    const auto from = find_entity(json, "from", "from_type");
    if (!from) return fail(from.error());
    const auto to = find_entity(json, "to", "to_type");
    if (!to) return fail(to.error());
    fact.from = *from;
    fact.to = *to;
    if (const auto date = text_of(json, "date")) {
      fact.date = parse_partial_date(*date);
      if (!fact.date) return bad(fmt::format("`{}` is no date", *date));
    }
    fact.place = text_of(json, "place").value_or("");
    const std::string status = text_of(json, "status").value_or("actual");
    if (status != "actual" && status != "planned") return bad(fmt::format("`{}` is no status", status));
    fact.status = status == "planned" ? FactStatus::Planned : FactStatus::Actual;
    const auto confidence = number_of<double>(json, "confidence");
    if (!confidence || !(*confidence >= 0 && *confidence <= 1))
      return bad("a fact needs `confidence` between 0 and 1");
    fact.confidence = *confidence;
    take_properties(json, fact);
    auto done =
        each_of(json, "evidence", [&](const Json& item) { return read_evidence(item, fact.evidence); });
    if (!done) return done;
    if (fact.evidence.empty()) return bad("a fact needs evidence");
    out_.extraction.facts.push_back(std::move(fact));
    return {};
  }

  /// What is neither of the fixed fields is a property: office, amount, ...
  static void take_properties(const Json& json, Fact& fact) {
    constexpr std::array<std::string_view, 9> kFixed{"type", "from",  "to",     "from_type", "to_type",
                                                     "date", "place", "status", "confidence"};
    for (const auto& field : json.GetObject()) {
      const std::string_view key(field.name.GetString(), field.name.GetStringLength());
      if (!field.value.IsString() || std::find(kFixed.begin(), kFixed.end(), key) != kFixed.end()) continue;
      fact.properties.emplace(key, std::string(field.value.GetString(), field.value.GetStringLength()));
    }
  }

  Result<void> read_evidence(const Json& json, std::vector<FactEvidence>& evidence) const {
    const auto start = number_of<std::uint32_t>(json, "start");
    const auto end = number_of<std::uint32_t>(json, "end");
    if (!start || !end || *start > *end || *end > out_.document.text.size())
      return bad("evidence lies outside of the text");
    const auto quoted = text_of(json, "text");
    if (quoted && std::string_view(out_.document.text).substr(*start, *end - *start) != *quoted)
      return bad("the text of an evidence is not that of its bytes");
    evidence.push_back({.span = {*start, *end}});
    return {};
  }

  ExtractedDocument out_;
};

}  // namespace

Result<ExtractedDocument> read_extraction(std::string_view line) {
  rapidjson::Document json;
  json.Parse<kFlags>(line.data(), line.size());
  if (json.HasParseError())
    return bad(std::string("broken JSON: ") + rapidjson::GetParseError_En(json.GetParseError()));
  if (!json.IsObject()) return bad("the line is no object");
  return ExtractionReader().read(json);
}

}  // namespace entente::ingest
