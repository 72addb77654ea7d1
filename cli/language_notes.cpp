// Notes on documents that are not English: the first few by name, the rest as a number.
#include "cli/language_notes.hpp"

#include "cli/print/print_error.hpp"
#include "ingest/text/language.hpp"

namespace entente::cli {

namespace {
constexpr std::size_t kNamed = 10;
}  // namespace

void LanguageNotes::look_at(const ingest::Document& document) {
  const auto unread = ingest::unread_language(document.text);
  if (!unread) return;
  const std::scoped_lock lock(mutex_);
  notes_.emplace(document.id, *unread);
}

void LanguageNotes::print() {
  const std::scoped_lock lock(mutex_);
  std::size_t named = 0;
  for (const auto& [id, unread] : notes_) {
    if (named == kNamed) break;
    ++named;
    print_error({.kind = ErrorKind::InputError, .message = "note: " + unread, .file = id});
  }
  if (notes_.size() > kNamed)
    print_error(
        {.kind = ErrorKind::InputError,
         .message = "note: " + std::to_string(notes_.size() - kNamed) + " more documents are not English"});
}

}  // namespace entente::cli
