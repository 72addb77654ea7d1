// Where a text is written: the town of its datelines, else of the lines above the story.
#include <algorithm>
#include <string>

#include "graph/fold_name.hpp"
#include "ingest/facts/setting/buildings.hpp"
#include "ingest/facts/setting/place_fit.hpp"
#include "ingest/facts/setting/scene_places.hpp"
#include "ingest/lexicon/lexicon.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

/// "Singapore", "Monaco": where a dateline names the state, it names the city.
bool is_city_state(const std::string& name) {
  const Country* country = lexicon().country(name);
  return country != nullptr && country->capital == name;
}

bool names_town(const FactContext& context, std::uint32_t entity) {
  return context.label(entity) == NodeLabel::Place ||
         (context.label(entity) == NodeLabel::Country &&
          is_city_state(context.document().entities[entity].name));
}

/// "Northern Evening Paper, 2 June", "KELLY: The envoy came": what the line opens with is no place but who
/// prints or speaks, where no gazetteer knows it.
bool names_source(const FactContext& context, const Mention& mention, const Block& line) {
  const auto& document = context.document();
  if (is_in_gazetteer(context, mention.entity)) return false;
  const std::string_view text = document.document.text;
  if (trim(text.substr(line.span.start, line.span.size())).ends_with(':')) return true;
  return std::none_of(document.blocks.begin(), document.blocks.end(), [&](const Block& story) {
    return story.kind == BlockKind::Body && story.paragraph == line.paragraph;
  });
}

const Block* block_of(const FactContext& context, const Mention& mention) {
  const auto& document = context.document();
  if (mention.head >= context.graph().size()) return nullptr;
  const std::uint32_t block = document.annotation.sentences[context.graph().sentence_of(mention.head)].block;
  return block < document.blocks.size() ? &document.blocks[block] : nullptr;
}

/// "UNITED NATIONS, Oct. 30": the seat, where the text names its city.
std::uint32_t seat_of_nations(const FactContext& context) {
  const auto& document = context.document();
  for (const Block& line : document.blocks) {
    if (line.kind != BlockKind::Dateline ||
        document.document.text.compare(line.span.start, 14, "UNITED NATIONS") != 0)
      continue;
    for (std::uint32_t e = 0; e < document.entities.size(); ++e) {
      if (document.entities[e].name == "New York City") return e;
    }
  }
  return kNoEntity;
}

/// "LIVE: the Pope in Baghdad", "LIVE: ... Leaders gather in Kigali"
std::uint32_t live_place(const FactContext& context) {
  const auto& sentences = context.document().annotation.sentences;
  if (sentences.empty() || context.words(sentences.front().first) != "LIVE") return kNoEntity;
  for (std::uint32_t head = 0; head < sentences.size() && head < 6; ++head) {
    if (!context.readable(head)) continue;
    for (const PlacePhrase& phrase : places_in(context, head, LabelSet{NodeLabel::Place}))
      return phrase.entity;
  }
  return kNoEntity;
}

/// "X in Kigali", "Press conference, Beijing, August 20"; not "Minister of Bogota", "Beijing protests".
bool stands_as_place(const FactContext& context, const Mention& mention, const Block& line) {
  if (mention.first == 0) return false;
  const std::string_view before = context.words(mention.first - 1);
  if (before == "in" || before == "at") return true;
  if (line.kind == BlockKind::Headline && before != ",") return false;
  if (before != "," && before != "-" && before != "–" && before != "—" && before != "|") return false;
  if (mention.span.end >= line.span.end || mention.last >= context.graph().size()) return true;
  const std::string_view after = context.words(mention.last);
  return after == "," || after == "." || after == "-" || after == "|";
}

}  // namespace

bool is_in_gazetteer(const FactContext& context, std::uint32_t place) {
  const auto* senses = lexicon().find(fold_name(context.document().entities[place].name));
  return senses != nullptr && std::any_of(senses->begin(), senses->end(), [](const auto& known) {
           return known.sense != NameSense::Named && known.sense != NameSense::Nationality &&
                  known.sense != NameSense::Government;
         });
}

std::uint32_t dateline_place(const FactContext& context, std::uint32_t sentence) {
  const auto& document = context.document();
  const std::uint32_t block_here = document.annotation.sentences[sentence].block;
  std::uint32_t found = kNoEntity;
  for (const Mention& mention : document.mentions) {
    const Block* line = block_of(context, mention);
    if (line == nullptr || !names_town(context, mention.entity) || line > &document.blocks[block_here])
      continue;
    const bool opens = line->kind == BlockKind::Dateline && mention.span.start == line->span.start;
    const bool alone = line->kind == BlockKind::Byline && mention.span == line->span;
    if ((opens || alone) && !names_source(context, mention, *line)) found = mention.entity;
  }
  if (found == kNoEntity) found = seat_of_nations(context);
  return found != kNoEntity ? found : live_place(context);
}

std::uint32_t heading_place(const FactContext& context) {
  const auto& document = context.document();
  std::uint32_t named = kNoEntity;
  bool several = false;
  for (const Mention& mention : document.mentions) {
    const Block* line = block_of(context, mention);
    if (line == nullptr || !names_town(context, mention.entity)) continue;
    const bool above = std::all_of(document.blocks.data(), line + 1,
                                   [](const Block& block) { return block.kind != BlockKind::Body; });
    if (!above || is_wide(context, mention.entity) ||
        names_building(document.entities[mention.entity].name) ||
        (mention.span.start == line->span.start && names_source(context, mention, *line)))
      continue;
    if (stands_as_place(context, mention, *line)) return mention.entity;
    several = several || (named != kNoEntity && named != mention.entity);
    named = mention.entity;
  }
  return several ? kNoEntity : named;
}

}  // namespace entente::ingest
