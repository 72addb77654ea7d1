#include "ingest/write_extraction.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>

namespace entente::ingest {

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void write_string(Writer& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void write_field(Writer& writer, const char* key, std::string_view value) {
  writer.Key(key);
  write_string(writer, value);
}

/// Which of several entities of one name is meant.
void write_type(Writer& writer, const char* key, const Extraction& extraction, std::uint32_t entity) {
  const Entity& meant = extraction.entities[entity];
  const bool several =
      std::any_of(extraction.entities.begin(), extraction.entities.end(),
                  [&](const Entity& other) { return other.name == meant.name && other.type != meant.type; });
  if (several) write_field(writer, key, entity_type_name(meant.type));
}

bool is_numeric(std::string_view key) { return key == "amount" || key == "year"; }

void write_entity(Writer& writer, const Entity& entity) {
  writer.StartObject();
  write_field(writer, "name", entity.name);
  write_field(writer, "type", entity_type_name(entity.type));
  writer.Key("aliases");
  writer.StartArray();
  for (const std::string& alias : entity.aliases) write_string(writer, alias);
  writer.EndArray();
  if (!entity.wikidata.empty()) write_field(writer, "wikidata", entity.wikidata);
  writer.EndObject();
}

void write_fact(Writer& writer, const Extraction& extraction, const Fact& fact, std::string_view text) {
  writer.StartObject();
  write_field(writer, "type", fact.type);
  write_field(writer, "from", extraction.entities[fact.from].name);
  write_field(writer, "to", extraction.entities[fact.to].name);
  write_type(writer, "from_type", extraction, fact.from);
  write_type(writer, "to_type", extraction, fact.to);
  if (fact.date) write_field(writer, "date", to_string(*fact.date));
  if (!fact.place.empty()) write_field(writer, "place", fact.place);
  write_field(writer, "status", fact.status == FactStatus::Planned ? "planned" : "actual");
  writer.Key("confidence");
  writer.Double(fact.confidence);
  for (const auto& [key, value] : fact.properties) {
    if (is_numeric(key)) {
      writer.Key(key.c_str());
      writer.RawValue(value.data(), value.size(), rapidjson::kNumberType);
    } else {
      write_field(writer, key.c_str(), value);
    }
  }
  writer.Key("evidence");
  writer.StartArray();
  for (const FactEvidence& evidence : fact.evidence) {
    writer.StartObject();
    writer.Key("start");
    writer.Uint(evidence.span.start);
    writer.Key("end");
    writer.Uint(evidence.span.end);
    write_field(writer, "text", text.substr(evidence.span.start, evidence.span.size()));
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
}

/// All but the closing brace.
void write_fields(Writer& writer, const Extraction& extraction, std::string_view text) {
  writer.SetMaxDecimalPlaces(3);
  writer.StartObject();
  write_field(writer, "doc", extraction.document);
  if (extraction.date) write_field(writer, "date", to_string(*extraction.date));
  writer.Key("entities");
  writer.StartArray();
  for (const Entity& entity : extraction.entities) write_entity(writer, entity);
  writer.EndArray();
  writer.Key("facts");
  writer.StartArray();
  for (const Fact& fact : extraction.facts) write_fact(writer, extraction, fact, text);
  writer.EndArray();
}

}  // namespace

std::string write_extraction(const Extraction& extraction, std::string_view text) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  write_fields(writer, extraction, text);
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

std::string write_document_extraction(const Extraction& extraction, const Document& document,
                                      std::string_view hash) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  write_fields(writer, extraction, document.text);
  if (!document.title.empty()) write_field(writer, "title", document.title);
  if (!document.source.empty()) write_field(writer, "source", document.source);
  if (!document.url.empty()) write_field(writer, "url", document.url);
  write_field(writer, "hash", hash);
  write_field(writer, "text", document.text);
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace entente::ingest
