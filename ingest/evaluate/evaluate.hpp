// Extraction against gold: precision, recall and F1 of entities and facts by type, how many of the matched
// facts carry the right date, place, status and role, and whether all evidence is really in the text.
//
// Entities match one to one by type and by name or alias, titles and articles stripped; facts by type and
// both matched ends, either way round for symmetric types. Optional gold counts neither way.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.hpp"
#include "ingest/evaluate/gold.hpp"

namespace entente::ingest {

struct Counts {
  int right = 0;   ///< found and in the gold
  int wrong = 0;   ///< found, not in the gold
  int missed = 0;  ///< in the gold, not found
  [[nodiscard]] double precision() const {
    return right + wrong == 0 ? 0.0 : static_cast<double>(right) / (right + wrong);
  }
  [[nodiscard]] double recall() const {
    return right + missed == 0 ? 0.0 : static_cast<double>(right) / (right + missed);
  }
  [[nodiscard]] double f1() const {
    const double sum = precision() + recall();
    return sum == 0.0 ? 0.0 : 2.0 * precision() * recall() / sum;
  }
};

struct Share {
  int right = 0;
  int all = 0;
  [[nodiscard]] double rate() const { return all == 0 ? 0.0 : static_cast<double>(right) / all; }
};

enum class MistakeKind : std::uint8_t { WrongEntity, MissedEntity, WrongFact, MissedFact };

struct Mistake {
  MistakeKind kind = MistakeKind::WrongFact;
  std::string document;
  std::string type;
  std::string what;  ///< "Xi Jinping", or "Xi Jinping -> Kazakhstan"
  std::string date;
  std::string sentence;
};

/// A found fact's confidence and whether it was right, for reliability.
struct RatedFact {
  double confidence = 0.0;
  bool right = false;
};

struct EvaluationReport {
  int documents = 0;
  int missing = 0;                         ///< gold documents that nothing was extracted for
  std::map<std::string, Counts> entities;  ///< by type
  std::map<std::string, Counts> facts;
  Share names;                              ///< matched entities that carry the gold's own name
  Share evidence;                           ///< facts whose evidence is in the text
  std::map<std::string, Share> attributes;  ///< date, place, status, office, award, amount
  std::vector<Mistake> mistakes;
  std::vector<RatedFact> rated;  ///< facts that count one way or the other
};

/// The sum over types.
Counts total(const std::map<std::string, Counts>& by_type);

/// Adds one document. `extraction` is null where there is none; `text` is the document's text.
void evaluate_document(const GoldDocument& gold, const Extraction* extraction, std::string_view text,
                       std::string_view name, EvaluationReport& report);

/// How names are compared: case, accents and punctuation folded, titles and articles at the front left out.
std::string comparable_name(std::string_view name);

/// The report as text for people, or as one JSON object.
std::string print_report(const EvaluationReport& report, bool mistakes);
/// Of facts given a confidence, how many were right: one line for each tenth.
std::string print_reliability(const EvaluationReport& report);
std::string print_report_json(const EvaluationReport& report);

}  // namespace entente::ingest
