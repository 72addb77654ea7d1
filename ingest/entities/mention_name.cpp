#include "ingest/entities/mention_name.hpp"

namespace entente::ingest {

std::string_view mention_name(MentionKind kind) {
  switch (kind) {
    case MentionKind::Name:
      return "name";
    case MentionKind::Nationality:
      return "nationality";
    case MentionKind::Metonym:
      return "metonym";
    case MentionKind::Description:
      return "description";
    case MentionKind::Pronoun:
      return "pronoun";
  }
  return "";
}

}  // namespace entente::ingest
