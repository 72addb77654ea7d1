#include "cli/parameters.hpp"

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <cctype>

namespace entente::cli {

namespace {

// Builds a value from the reader's events.
class ValueBuilder {
 public:
  // The names that the reader calls. NOLINTBEGIN(readability-identifier-naming)
  bool Null() { return add(Value()); }
  bool Bool(bool b) { return add(b); }
  bool Int(int i) { return add(std::int64_t{i}); }
  bool Uint(unsigned u) { return add(std::int64_t{u}); }
  bool Int64(std::int64_t i) { return add(i); }
  bool Uint64(std::uint64_t u) {
    return add(static_cast<double>(u));
  }  // beyond 64-bit signed, as openCypher's floats
  bool Double(double d) { return add(d); }
  bool RawNumber(const char*, rapidjson::SizeType, bool) { return false; }
  bool String(const char* s, rapidjson::SizeType n, bool) { return add(std::string(s, n)); }
  bool StartObject() { return open(true); }
  bool Key(const char* s, rapidjson::SizeType n, bool) {
    open_.back().key.assign(s, n);
    return true;
  }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool StartArray() { return open(false); }
  bool EndArray(rapidjson::SizeType) { return close(); }
  // NOLINTEND(readability-identifier-naming)

  Value take() { return std::move(result_); }
  [[nodiscard]] bool too_deep() const { return too_deep_; }

 private:
  struct Level {
    bool is_map = false;
    std::string key;
    List list;
    Map map;
  };

  bool open(bool is_map) {
    too_deep_ = open_.size() >= Value::kMaxDepth;
    if (too_deep_) return false;
    open_.emplace_back().is_map = is_map;
    return true;
  }
  bool close() {
    Level level = std::move(open_.back());
    open_.pop_back();
    return add(level.is_map ? Value(std::move(level.map)) : Value(std::move(level.list)));
  }
  bool add(Value value) {
    if (open_.empty()) {
      result_ = std::move(value);
    } else if (open_.back().is_map) {
      open_.back().map.insert_or_assign(open_.back().key, std::move(value));
    } else {
      open_.back().list.push_back(std::move(value));
    }
    return true;
  }

  std::vector<Level> open_;
  Value result_;
  bool too_deep_ = false;
};

bool is_name(std::string_view name) {
  if (name.empty() || std::isdigit(static_cast<unsigned char>(name[0])) != 0) return false;
  for (const char c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '_' && static_cast<unsigned char>(c) < 0x80)
      return false;
  }
  return true;
}

}  // namespace

Result<Value> value_from_json(std::string_view json) {
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag |
                              rapidjson::kParseValidateEncodingFlag;
  rapidjson::MemoryStream bytes(json.data(), json.size());
  rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> stream(bytes);
  rapidjson::Reader reader;
  ValueBuilder builder;
  const auto parsed = reader.Parse<kFlags>(stream, builder);
  if (!parsed.IsError()) return builder.take();
  if (builder.too_deep()) return fail(ErrorKind::ArgumentError, "the JSON is nested too deeply");
  return fail(ErrorKind::ArgumentError, "not JSON at byte " + std::to_string(parsed.Offset() + 1) + ": " +
                                            rapidjson::GetParseError_En(parsed.Code()));
}

Result<std::pair<std::string, Value>> parse_parameter(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) {
    return fail(ErrorKind::ArgumentError, "the parameter '" + std::string(text) + "' has no '='",
                "write name=JSON, as in --param year=2024 or --param 'name=\"Xi Jinping\"'");
  }
  const std::string name(text.substr(0, equals));
  const std::string_view json = text.substr(equals + 1);
  if (!is_name(name)) {
    return fail(ErrorKind::ArgumentError, "'" + name + "' is not a parameter's name",
                "letters, digits and _, not starting with a digit; without the $");
  }
  auto value = value_from_json(json);
  if (!value) {
    const std::string quoted = "--param '" + name + "=\"" + std::string(json) + "\"'";
    return fail(ErrorKind::ArgumentError, "the value of parameter '" + name + "' is " + value.error().message,
                "a text needs quotes: " + quoted);
  }
  return std::pair(name, std::move(*value));
}

Result<query::Parameters> parse_parameters(const std::vector<std::string>& texts) {
  query::Parameters parameters;
  for (const auto& text : texts) {
    auto parameter = parse_parameter(text);
    if (!parameter) return fail(parameter.error());
    parameters.insert_or_assign(parameter->first, std::move(parameter->second));
  }
  return parameters;
}

}  // namespace entente::cli
