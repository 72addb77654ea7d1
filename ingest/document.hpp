// The plain structures that the stages of ingest fill, one after the other. Every Span is a byte range
// [start, end) of Document::text, the original UTF-8 text: no stage rewrites it, so an offset found anywhere
// can be quoted from it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/temporal/temporal.hpp"

namespace entente::ingest {

struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;  ///< exclusive
  [[nodiscard]] std::uint32_t size() const { return end - start; }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// What was read: text as it was given (HTML already reduced to its article), with what the source says about
/// it.
struct Document {
  std::string id;
  std::string text;            ///< valid UTF-8
  std::optional<Date> date{};  ///< of publication, from the source or from the text's own dateline
  std::string title{};
  std::string source{};
  std::string url{};
};

/// What a piece of the text is. Only Headline and Body are read for facts; Byline and Dateline tell of
/// author, place, date.
enum class BlockKind : std::uint8_t { Headline, Body, Dateline, Byline, Boilerplate };
struct Block {
  Span span;
  BlockKind kind = BlockKind::Body;
  std::uint32_t paragraph = 0;  ///< running number; a dateline and the body after it share one
};

/// Syntactic roles: spaCy's (ClearNLP) dependency labels, as the model gives them: nsubj, nsubjpass, dobj,
/// dative, pobj, prep, agent, poss, compound, amod, appos, conj, cc, aux, auxpass, neg, mark, relcl, acl,
/// advcl, ccomp, xcomp, ROOT, ... Tags: Penn Treebank (NNP, VBD, ...). Parts of speech: Universal
/// Dependencies (PROPN, VERB, ...).
struct Token {
  Span span;
  std::string lemma;       ///< lower case but for proper nouns
  std::string tag;         ///< Penn Treebank
  std::string pos;         ///< UD
  std::string role;        ///< dependency label to the head
  std::uint32_t head = 0;  ///< index into AnnotatedText::tokens; itself at a root
  bool space_after = false;
  bool unheard = false;  ///< begins with a capital, and no form of it is a word of the dictionary: likely a
                         ///< name from far away
};

/// A name as the recogniser sees it: tokens [first, last) and an OntoNotes type (PERSON, GPE, ORG, NORP, LOC,
/// FAC, EVENT, LAW, DATE, MONEY, ...).
struct NameSpan {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::string type;
};

/// A sentence: tokens [first, last).
struct Sentence {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t block = 0;  ///< index into the document's blocks
};

/// What the annotator gives: for a text, or for a whole document, block after block.
struct AnnotatedText {
  std::vector<Token> tokens;  ///< in text order; spaces between words are not tokens
  std::vector<Sentence> sentences;
  std::vector<NameSpan> names;  ///< in order, not overlapping
};

/// Node labels of the ontology, in its order.
enum class EntityType : std::uint8_t {
  Person,
  Country,
  Organization,
  Place,
  Event,
  Agreement,
  Initiative,
  Award
};

enum class MentionKind : std::uint8_t {
  Name,         ///< a name or a part of one ("Xi Jinping", "Xi", "SCO")
  Nationality,  ///< "Chinese", "Kazakhs"
  Metonym,      ///< a capital or government for its state ("Beijing condemned", "the Kremlin")
  Description,  ///< "the Chinese president", "his counterpart", "the summit"
  Pronoun,      ///< "he", "their"
};

/// Words of the text that stand for an entity; a group ("the two leaders") is one mention for each member.
struct Mention {
  Span span;
  std::uint32_t first = 0;  ///< tokens [first, last)
  std::uint32_t last = 0;
  std::uint32_t head = 0;    ///< the token that carries the mention's role in the sentence
  std::uint32_t entity = 0;  ///< index into Extraction::entities
  MentionKind kind = MentionKind::Name;
  float certainty = 1.0F;  ///< of the link to the entity, 0 to 1
};

struct Entity {
  std::string name;  ///< fullest standard English name
  EntityType type = EntityType::Person;
  std::vector<std::string>
      aliases;             ///< other strings of the text that name it, sorted, without the name itself
  std::string wikidata{};  ///< empty where not known
};

/// A date or span of dates that the text states, resolved.
struct TimeExpression {
  Span span;
  std::uint32_t first = 0;  ///< tokens [first, last)
  std::uint32_t last = 0;
  std::optional<Date> date{};   ///< absent where it could not be resolved
  bool start_of_state = false;  ///< "since 2019", "from May"
};

enum class FactStatus : std::uint8_t { Actual, Planned };

struct FactEvidence {
  Span span;  ///< a whole sentence
};

struct Fact {
  std::string type;        ///< edge type of the ontology
  std::uint32_t from = 0;  ///< index into Extraction::entities
  std::uint32_t to = 0;
  std::optional<Date> date{};
  std::string place{};  ///< name of the place or country where it happened, or empty
  FactStatus status = FactStatus::Actual;
  double confidence = 1.0;
  /// office, award, amount, currency, year, relation: as the ontology names them. Numbers are plain decimal
  /// text.
  std::map<std::string, std::string> properties{};
  std::vector<FactEvidence> evidence;  ///< at least one, by start
};

/// All that one document gave; `entities` holds only those that a mention or a fact needs.
struct Extraction {
  std::string document;  ///< its id
  std::optional<Date> date{};
  std::vector<Entity> entities;
  std::vector<Fact> facts;
};

std::string_view entity_type_name(EntityType type);
std::optional<EntityType> entity_type_named(std::string_view name);

}  // namespace entente::ingest
