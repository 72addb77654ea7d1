// The report as text and as JSON.
#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <array>

#include "ingest/evaluate/evaluate.hpp"

namespace entente::ingest {

namespace {

constexpr std::array<const char*, 6> kAttributes = {"date", "place", "status", "office", "award", "amount"};

std::string line(const std::string& label, const Counts& counts) {
  return fmt::format("{:<18} P {:.3f}  R {:.3f}  F1 {:.3f}  (tp {}, fp {}, fn {})\n", label,
                     counts.precision(), counts.recall(), counts.f1(), counts.right, counts.wrong,
                     counts.missed);
}

Counts met(const EvaluationReport& report) {
  const auto found = report.facts.find("MET");
  return found == report.facts.end() ? Counts{} : found->second;
}

std::string mistake_line(const Mistake& mistake) {
  static constexpr std::array<const char*, 4> kNames = {"+entity", "-entity", "+fact", "-fact"};
  const std::string head =
      fmt::format("{}\t{}\t{}\t{}", mistake.document, kNames[static_cast<std::size_t>(mistake.kind)],
                  mistake.type, mistake.what);
  if (mistake.kind == MistakeKind::WrongEntity || mistake.kind == MistakeKind::MissedEntity)
    return head + "\n";
  std::string sentence = mistake.sentence;
  for (char& c : sentence) {
    if (c == '\n' || c == '\t') c = ' ';
  }
  return fmt::format("{}\t{}\t{}\n", head, mistake.date.empty() ? "None" : mistake.date, sentence);
}

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void write_counts(Writer& writer, const Counts& counts) {
  writer.StartObject();
  const std::array<std::pair<const char*, double>, 3> rates = {
      {{"precision", counts.precision()}, {"recall", counts.recall()}, {"f1", counts.f1()}}};
  for (const auto& [key, value] : rates) {
    writer.Key(key);
    writer.Double(value);
  }
  const std::array<std::pair<const char*, int>, 3> numbers = {
      {{"tp", counts.right}, {"fp", counts.wrong}, {"fn", counts.missed}}};
  for (const auto& [key, value] : numbers) {
    writer.Key(key);
    writer.Int(value);
  }
  writer.EndObject();
}

void write_types(Writer& writer, const char* key, const std::map<std::string, Counts>& by_type) {
  writer.Key(key);
  writer.StartObject();
  for (const auto& [type, counts] : by_type) {
    writer.Key(type.c_str());
    write_counts(writer, counts);
  }
  writer.EndObject();
}

}  // namespace

std::string print_report(const EvaluationReport& report, bool mistakes) {
  std::string out;
  if (mistakes) {
    for (const Mistake& mistake : report.mistakes) out += mistake_line(mistake);
  }
  out += fmt::format("documents {}, missing {}\n", report.documents, report.missing);
  for (const auto& [type, counts] : report.entities) out += line("  " + type, counts);
  out += line("ENTITIES", total(report.entities));
  for (const auto& [type, counts] : report.facts) out += line("  " + type, counts);
  out += line("FACTS", total(report.facts));
  out += line("WHO MET WHOM", met(report));
  out += fmt::format("{:<18} {:.3f}\n{:<18} {:.3f}\n", "name_accuracy", report.names.rate(), "evidence_valid",
                     report.evidence.rate());
  for (const char* key : kAttributes) {
    const auto share = report.attributes.find(key);
    if (share != report.attributes.end())
      out += fmt::format("{:<18} {:.3f}\n", std::string(key) + "_accuracy", share->second.rate());
  }
  return out;
}

std::string print_reliability(const EvaluationReport& report) {
  std::array<Share, 10> bins{};
  std::array<double, 10> sums{};
  for (const RatedFact& fact : report.rated) {
    const auto bin = static_cast<std::size_t>(std::min(9.0, fact.confidence * 10.0));
    ++bins[bin].all;
    bins[bin].right += fact.right ? 1 : 0;
    sums[bin] += fact.confidence;
  }
  std::string out = "confidence  facts  mean   right\n";
  for (std::size_t i = 0; i < bins.size(); ++i) {
    if (bins[i].all == 0) continue;
    out += fmt::format("{:.1f} - {:.1f}  {:>6}  {:.3f}  {:.3f}\n", static_cast<double>(i) / 10.0,
                       static_cast<double>(i + 1) / 10.0, bins[i].all, sums[i] / bins[i].all, bins[i].rate());
  }
  return out;
}

std::string print_report_json(const EvaluationReport& report) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  writer.Key("documents");
  writer.Int(report.documents);
  writer.Key("documents_missing");
  writer.Int(report.missing);
  writer.Key("entities");
  write_counts(writer, total(report.entities));
  writer.Key("facts");
  write_counts(writer, total(report.facts));
  writer.Key("met");
  write_counts(writer, met(report));
  writer.Key("name_accuracy");
  writer.Double(report.names.rate());
  writer.Key("evidence_valid");
  writer.Double(report.evidence.rate());
  for (const char* key : kAttributes) {
    const auto share = report.attributes.find(key);
    if (share == report.attributes.end()) continue;
    writer.Key((std::string(key) + "_accuracy").c_str());
    writer.Double(share->second.rate());
  }
  write_types(writer, "entities_by_type", report.entities);
  write_types(writer, "facts_by_type", report.facts);
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace entente::ingest
