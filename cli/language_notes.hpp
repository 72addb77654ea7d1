// Tells of documents in languages that are not read, so that an empty result is no riddle.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>

#include "ingest/document.hpp"

namespace entente::cli {

/// Collects notes, from several threads if need be, and prints them to standard error in the order of ids.
class LanguageNotes {
 public:
  void look_at(const ingest::Document& document);
  void print();

 private:
  std::mutex mutex_;
  std::map<std::string, std::string> notes_;  ///< by id of the document
};

}  // namespace entente::cli
