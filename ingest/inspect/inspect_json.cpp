// The stages as one JSON object.
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "ingest/entities/mention_name.hpp"
#include "ingest/facts/fact_context.hpp"
#include "ingest/facts/judge_facts.hpp"
#include "ingest/inspect/inspect.hpp"
#include "ingest/write_extraction.hpp"

namespace entente::ingest {

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void text_field(Writer& writer, const char* key, std::string_view value) {
  writer.Key(key);
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void number_field(Writer& writer, const char* key, std::uint32_t value) {
  writer.Key(key);
  writer.Uint(value);
}

void span_fields(Writer& writer, const Span& span) {
  number_field(writer, "start", span.start);
  number_field(writer, "end", span.end);
}

void write_tokens(Writer& writer, const AnnotatedText& text) {
  writer.Key("tokens");
  writer.StartArray();
  for (const Token& token : text.tokens) {
    writer.StartObject();
    span_fields(writer, token.span);
    text_field(writer, "lemma", token.lemma);
    text_field(writer, "tag", token.tag);
    text_field(writer, "pos", token.pos);
    text_field(writer, "role", token.role);
    number_field(writer, "head", token.head);
    writer.EndObject();
  }
  writer.EndArray();
  writer.Key("sentences");
  writer.StartArray();
  for (const Sentence& sentence : text.sentences) {
    writer.StartObject();
    number_field(writer, "first", sentence.first);
    number_field(writer, "last", sentence.last);
    number_field(writer, "block", sentence.block);
    writer.EndObject();
  }
  writer.EndArray();
}

void write_mentions(Writer& writer, const ResolvedDocument& document) {
  writer.Key("mentions");
  writer.StartArray();
  for (const Mention& mention : document.mentions) {
    writer.StartObject();
    span_fields(writer, mention.span);
    text_field(writer, "entity", document.entities[mention.entity].name);
    text_field(writer, "type", entity_type_name(document.entities[mention.entity].type));
    text_field(writer, "kind", mention_name(mention.kind));
    number_field(writer, "head", mention.head);
    writer.Key("certainty");
    writer.Double(static_cast<double>(mention.certainty));
    writer.EndObject();
  }
  writer.EndArray();
}

void write_features(Writer& writer, const std::vector<NamedFeature>& features) {
  writer.Key("features");
  writer.StartObject();
  for (const auto& [name, value] : features) {
    writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
    writer.Double(static_cast<double>(value));
  }
  writer.EndObject();
}

void write_choices(Writer& writer, const ResolvedDocument& document) {
  writer.Key("pronouns");
  writer.StartArray();
  for (const PronounChoice& choice : document.choices) {
    writer.StartObject();
    span_fields(writer, document.annotation.tokens[choice.token].span);
    writer.Key("choice");
    writer.StartArray();
    for (const PronounCandidate& candidate : choice.candidates) {
      writer.StartObject();
      text_field(
          writer, "entity",
          candidate.entity == kNoEntity ? "" : std::string_view(document.entities[candidate.entity].name));
      writer.Key("score");
      writer.Double(static_cast<double>(candidate.score));
      write_features(writer, candidate.features);
      writer.EndObject();
    }
    writer.EndArray();
    writer.EndObject();
  }
  writer.EndArray();
}

void write_times(Writer& writer, const std::vector<TimeExpression>& times) {
  writer.Key("times");
  writer.StartArray();
  for (const TimeExpression& time : times) {
    writer.StartObject();
    span_fields(writer, time.span);
    if (time.date) text_field(writer, "date", to_string(*time.date));
    writer.EndObject();
  }
  writer.EndArray();
}

void write_candidates(Writer& writer, const DocumentStages& stages) {
  const FactContext context(stages.resolved, stages.times);
  writer.Key("candidates");
  writer.StartArray();
  for (const Candidate& candidate : stages.candidates) {
    writer.StartObject();
    text_field(writer, "type", entente::rule(candidate.kind).name);
    text_field(writer, "from", stages.resolved.entities[candidate.from].name);
    text_field(writer, "to", stages.resolved.entities[candidate.to].name);
    number_field(writer, "trigger", candidate.trigger);
    number_field(writer, "sentence", candidate.sentence);
    text_field(writer, "origin", origin_name(candidate.origin));
    if (candidate.date) text_field(writer, "date", to_string(*candidate.date));
    if (!candidate.place.empty()) text_field(writer, "place", candidate.place);
    text_field(writer, "status", candidate.status == FactStatus::Planned ? "planned" : "actual");
    for (const auto& [key, value] : candidate.properties) text_field(writer, key.c_str(), value);
    writer.Key("confidence");
    writer.Double(candidate.confidence);
    text_field(writer, "verdict", verdict_name(candidate.verdict));
    writer.Key("features");
    writer.StartObject();
    for (const auto& [name, value] : candidate_features(context, candidate)) {
      writer.Key(name.c_str());
      writer.Double(value);
    }
    writer.EndObject();
    writer.EndObject();
  }
  writer.EndArray();
}

void write_ends(Writer& writer, const DocumentStages& stages, const SentencePair& pair) {
  text_field(writer, "from", stages.resolved.entities[pair.from].name);
  text_field(writer, "to", stages.resolved.entities[pair.to].name);
  number_field(writer, "sentence", pair.sentence);
}

void write_sets(Writer& writer, const ResolvedDocument& resolved, const WeighedAnaphor& anaphor) {
  writer.Key("sets");
  writer.StartArray();
  for (const auto& set : anaphor.sets) {
    writer.StartObject();
    writer.Key("entities");
    writer.StartArray();
    for (const auto member : set.members) {
      const auto& name = resolved.entities[member].name;
      writer.String(name.data(), static_cast<rapidjson::SizeType>(name.size()));
    }
    writer.EndArray();
    writer.Key("score");
    writer.Double(static_cast<double>(set.score));
    write_features(writer, set.features);
    writer.EndObject();
  }
  writer.EndArray();
}

void write_anaphors(Writer& writer, const ResolvedDocument& resolved) {
  writer.Key("anaphors");
  writer.StartArray();
  for (const WeighedAnaphor& one : resolved.anaphors) {
    writer.StartObject();
    number_field(writer, "start", resolved.annotation.tokens[one.first].span.start);
    number_field(writer, "end", resolved.annotation.tokens[one.last - 1].span.end);
    text_field(writer, "kind", one.pronoun ? "pronoun" : "description");
    writer.Key("plural");
    writer.Bool(one.plural);
    writer.Key("persons");
    writer.StartArray();
    for (const auto& person : one.persons) {
      writer.StartObject();
      text_field(writer, "entity", resolved.entities[person.entity].name);
      writer.Key("score");
      writer.Double(static_cast<double>(person.score));
      write_features(writer, person.features);
      writer.EndObject();
    }
    writer.EndArray();
    write_sets(writer, resolved, one);
    writer.EndObject();
  }
  writer.EndArray();
}

void write_pairs(Writer& writer, const DocumentStages& stages) {
  writer.Key("pairs");
  writer.StartArray();
  for (const WordedPair& one : stages.pairs.worded) {
    writer.StartObject();
    write_ends(writer, stages, one.pair);
    writer.Key("words");
    writer.Double(static_cast<double>(one.log_odds) / 1000.0);
    writer.Key("features");
    writer.StartArray();
    for (const std::string& name : one.features.names)
      writer.String(name.data(), static_cast<rapidjson::SizeType>(name.size()));
    writer.EndArray();
    writer.EndObject();
  }
  writer.EndArray();
}

void write_readings(Writer& writer, const DocumentStages& stages) {
  writer.Key("readings");
  writer.StartArray();
  for (const PairReading& one : stages.pairs.readings) {
    writer.StartObject();
    text_field(writer, "type", entente::rule(one.kind).name);
    write_ends(writer, stages, one.pair);
    writer.Key("read");
    writer.Bool(one.read);
    writer.Key("probability");
    writer.Double(one.probability);
    writer.Key("numbers");
    writer.StartObject();
    for (const PairNumber& number : one.numbers) {
      writer.Key(number.name.data(), static_cast<rapidjson::SizeType>(number.name.size()));
      writer.Double(number.value);
    }
    writer.EndObject();
    writer.EndObject();
  }
  writer.EndArray();
}

}  // namespace

std::string inspect_json(const DocumentStages& stages) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.SetMaxDecimalPlaces(3);
  writer.StartObject();
  write_tokens(writer, stages.resolved.annotation);
  write_mentions(writer, stages.resolved);
  write_choices(writer, stages.resolved);
  write_times(writer, stages.times);
  write_candidates(writer, stages);
  write_anaphors(writer, stages.resolved);
  write_pairs(writer, stages);
  write_readings(writer, stages);
  const Extraction result{stages.resolved.document.id, stages.resolved.document.date,
                          stages.resolved.entities, stages.facts};
  const std::string extraction = write_extraction(result, stages.resolved.document.text);
  writer.Key("extraction");
  writer.RawValue(extraction.data(), extraction.size(), rapidjson::kObjectType);
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace entente::ingest
