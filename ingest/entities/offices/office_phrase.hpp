// Noun phrases of office and role: "South African President", "its prime minister", "the spokeswoman of the
// Russian Foreign Ministry", "a researcher at the Institute of ...".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/entities/mention_index.hpp"
#include "ingest/entities/text_view.hpp"
#include "ingest/lexicon/lexicon.hpp"

namespace entente::ingest {

struct OfficePhrase {
  TokenRange whole;        ///< with determiner, body and what "of" adds
  TokenRange title;        ///< the words of the office alone
  TokenRange skipped;      ///< of these, a body's: "head of [Iceland's] central bank"
  std::uint32_t noun = 0;  ///< the office noun
  OfficeKind kind = OfficeKind::Head;
  bool role = false;  ///< a role ("researcher"), no office
  bool plural = false;
  std::string office;   ///< lower case, without country: "foreign minister", "ambassador to russia"
  std::string wording;  ///< the text's own, where `office` is another: "minister of foreign affairs"
  std::uint32_t body = kNoEntity;
  std::uint32_t owner = kNoEntity;  ///< the Person of "Zelensky's spokesman", "his foreign minister"
  bool former = false;
  bool definite = false;     ///< "the", a possessive or a nationality before it
  bool indefinite = false;   ///< "a"
  bool unread_body = false;  ///< "the leader of X", where X is no known name
  bool counterpart = false;  ///< "his Kazakh counterpart": the office is another's
  bool spoken_to = false;    ///< "Dear Mr. Prime Minister": a salutation states nothing
};

/// All of a document, by noun. Mentions of pronouns, where there are some already, tell whose "his prime
/// minister" is.
std::vector<OfficePhrase> find_office_phrases(const TextView& text, const MentionIndex& mentions);

/// What the phrase states of `holder`. Whose it is (`owner`) is left to the caller.
OfficeStatement statement_of(const TextView& text, const OfficePhrase& phrase, std::uint32_t holder,
                             float certainty);

/// "prime minister" for "PM", "foreign minister" for "minister of foreign affairs".
std::string normal_office(std::string office);

/// `office` in the text's own words where these name the post in full: "minister of foreign affairs", not
/// "PM". Empty where they say no other than the normal one.
std::string own_wording(const std::string& office);

}  // namespace entente::ingest
