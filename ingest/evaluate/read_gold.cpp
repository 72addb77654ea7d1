// JSON to gold.
#include <fmt/format.h>
#include <rapidjson/document.h>

#include "ingest/evaluate/gold.hpp"

namespace entente::ingest {

namespace {

using Json = rapidjson::Value;

std::string text_of(const Json& object, const char* key) {
  const auto found = object.FindMember(key);
  if (found == object.MemberEnd()) return {};
  if (found->value.IsString()) return {found->value.GetString(), found->value.GetStringLength()};
  if (found->value.IsInt64()) return std::to_string(found->value.GetInt64());
  if (found->value.IsDouble()) return fmt::format("{}", found->value.GetDouble());
  return {};
}

bool flag_of(const Json& object, const char* key) {
  const auto found = object.FindMember(key);
  return found != object.MemberEnd() && found->value.IsBool() && found->value.GetBool();
}

GoldEntity entity_of(const Json& json) {
  GoldEntity entity{text_of(json, "name"), text_of(json, "type"), {}, flag_of(json, "optional")};
  const auto aliases = json.FindMember("aliases");
  if (aliases != json.MemberEnd() && aliases->value.IsArray()) {
    for (const Json& alias : aliases->value.GetArray()) {
      if (alias.IsString()) entity.aliases.emplace_back(alias.GetString(), alias.GetStringLength());
    }
  }
  return entity;
}

GoldFact fact_of(const Json& json) {
  GoldFact fact;
  fact.type = text_of(json, "type");
  fact.from = text_of(json, "from");
  fact.to = text_of(json, "to");
  fact.date = text_of(json, "date");
  fact.place = text_of(json, "place");
  if (const std::string status = text_of(json, "status"); !status.empty()) fact.status = status;
  fact.optional = flag_of(json, "optional");
  for (const char* key : {"office", "award", "amount", "currency", "year", "relation"}) {
    if (std::string value = text_of(json, key); !value.empty()) fact.properties[key] = std::move(value);
  }
  const auto evidence = json.FindMember("evidence");
  if (evidence != json.MemberEnd() && evidence->value.IsArray() && !evidence->value.Empty() &&
      evidence->value[0].IsObject()) {
    fact.evidence = text_of(evidence->value[0], "text");
  }
  return fact;
}

}  // namespace

Result<GoldDocument> read_gold(std::string_view json, std::string_view name) {
  rapidjson::Document parsed;
  parsed.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
  const auto broken = [&](const std::string& what) {
    return fail(Error{.kind = ErrorKind::FormatError,
                      .message = what,
                      .hint = "gold has entities and facts, as `entente extract` prints them",
                      .file = std::string(name)});
  };
  if (parsed.HasParseError()) return broken("not JSON, at byte " + std::to_string(parsed.GetErrorOffset()));
  if (!parsed.IsObject()) return broken("not a JSON object");
  GoldDocument out;
  out.document = text_of(parsed, "doc");
  for (const char* key : {"entities", "facts"}) {
    const auto list = parsed.FindMember(key);
    if (list == parsed.MemberEnd() || !list->value.IsArray()) return broken(std::string("no list ") + key);
    for (const Json& item : list->value.GetArray()) {
      if (!item.IsObject()) return broken(std::string("an item of ") + key + " is no object");
      if (key == std::string_view("entities")) {
        out.entities.push_back(entity_of(item));
      } else {
        out.facts.push_back(fact_of(item));
      }
    }
  }
  return out;
}

}  // namespace entente::ingest
