#include "ingest/read/json_documents.hpp"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>
#include <string>

#include "ingest/read/encoding.hpp"
#include "ingest/text/dateline.hpp"

namespace entente::ingest {

namespace {

// Iterative, so that deep nesting cannot exhaust the stack.
constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;

TextPlace place_of(std::string_view text, std::size_t offset, std::uint32_t first_line) {
  offset = std::min(offset, text.size());
  const auto before = text.substr(0, offset);
  const auto newline = before.rfind('\n');
  TextPlace place;
  place.offset = static_cast<std::uint32_t>(offset);
  place.line = first_line + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  place.column =
      1 + static_cast<std::uint32_t>(offset - (newline == std::string_view::npos ? 0 : newline + 1));
  return place;
}

Error input_error(std::string_view name, std::string message, std::string hint, TextPlace place) {
  return Error{.kind = ErrorKind::InputError,
               .message = std::move(message),
               .hint = std::move(hint),
               .place = place,
               .file = std::string(name)};
}

Error parse_error(std::string_view name, std::string_view json, const rapidjson::Document& parsed,
                  std::uint32_t line) {
  const auto place = place_of(json, parsed.GetErrorOffset(), line);
  return input_error(name, std::string("broken JSON: ") + rapidjson::GetParseError_En(parsed.GetParseError()),
                     "each document is an object with the fields doc and text", place);
}

const char* kind_of(const rapidjson::Value& value) {
  switch (value.GetType()) {
    case rapidjson::kNullType:
      return "null";
    case rapidjson::kFalseType:
    case rapidjson::kTrueType:
      return "a boolean";
    case rapidjson::kObjectType:
      return "an object";
    case rapidjson::kArrayType:
      return "an array";
    case rapidjson::kStringType:
      return "a string";
    case rapidjson::kNumberType:
      return "a number";
  }
  return "";
}

/// Fields of one object; the first thing wrong is kept.
class FieldReader {
 public:
  FieldReader(std::string_view name, const rapidjson::Value& object, std::uint32_t line)
      : name_(name), object_(object), place_{.line = line} {}

  Result<Document> read(std::string_view default_id) {
    if (!object_.IsObject())
      return fail(error(std::string("expected an object, found ") + kind_of(object_),
                        "each document is an object with the fields doc and text"));
    Document document;
    document.id = field("doc", "id");
    document.text = field("text", "body");
    document.title = field("title");
    document.source = field("source");
    document.url = field("url");
    const auto date = field("date");
    if (error_) return fail(std::move(*error_));
    if (!object_.HasMember("text") && !object_.HasMember("body"))
      return fail(error("no field `text`", "each document is an object with the fields doc and text"));
    if (auto checked = decode_text(document.text); !checked)
      return fail(error("field `text`: " + checked.error().message, checked.error().hint));
    if (document.id.empty()) document.id = default_id;
    if (!date.empty()) {
      document.date = parse_partial_date(std::string_view(date).substr(0, 10));
      if (!document.date) document.date = first_date(date);
      if (!document.date) document.date = parse_partial_date(date);
      if (!document.date)
        return fail(error("field `date`: `" + date.substr(0, 40) + "` is no date",
                          "write it as 2024-07-02, 2024-07 or 2024"));
    }
    return document;
  }

 private:
  Error error(std::string message, std::string hint) const {
    return input_error(name_, std::move(message), std::move(hint), place_);
  }

  std::string field(const char* key, const char* other = nullptr) {
    auto member = object_.FindMember(key);
    if (member == object_.MemberEnd() && other != nullptr) member = object_.FindMember(other);
    if (member == object_.MemberEnd() || member->value.IsNull()) return {};
    if (member->value.IsString()) return {member->value.GetString(), member->value.GetStringLength()};
    const bool id = std::string_view(key) == "doc";
    if (id && member->value.IsInt64()) return std::to_string(member->value.GetInt64());
    if (!error_)
      error_ = error(std::string("field `") + key + "` is " + kind_of(member->value) + ", not a string",
                     "put it in quotation marks");
    return {};
  }

  std::string_view name_;
  const rapidjson::Value& object_;
  TextPlace place_;
  std::optional<Error> error_;
};

/// The lines of an array's elements are not kept by the parser, so messages of an array count elements.
std::string numbered(std::string_view name, std::size_t index) {
  return std::string(name) + "#" + std::to_string(index + 1);
}

std::string_view without_mark(std::string_view json) {
  return json.starts_with("\xEF\xBB\xBF") ? json.substr(3) : json;
}

}  // namespace

bool read_json_documents(std::string_view name, std::string_view json, const DocumentSink& sink) {
  json = without_mark(json);
  rapidjson::Document parsed;
  parsed.Parse<kFlags>(json.data(), json.size());
  if (parsed.HasParseError()) return sink(fail(parse_error(name, json, parsed, 1)));
  if (!parsed.IsArray()) return sink(FieldReader(name, parsed, 1).read(name));
  for (rapidjson::SizeType i = 0; i < parsed.Size(); ++i) {
    auto document = FieldReader(name, parsed[i], 1).read(numbered(name, i));
    if (!document)
      document.error().message =
          "element " + std::to_string(i + 1) + " of the array: " + document.error().message;
    if (!sink(std::move(document))) return false;
  }
  return true;
}

Result<Document> read_json_line(std::string_view name, std::string_view json, std::uint32_t line) {
  json = without_mark(json);
  rapidjson::Document parsed;
  parsed.Parse<kFlags>(json.data(), json.size());
  if (parsed.HasParseError()) return fail(parse_error(name, json, parsed, line));
  return FieldReader(name, parsed, line).read(numbered(name, line - 1));
}

}  // namespace entente::ingest
