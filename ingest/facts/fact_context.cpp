// Mentions by token, and who a noun phrase stands for.
#include "ingest/facts/fact_context.hpp"

#include <algorithm>
#include <array>

#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr int kMaximalDepth = 12;

void add(std::vector<Filler>& out, Filler filler) {
  const auto same = [&](const Filler& f) { return f.entity == filler.entity; };
  if (std::none_of(out.begin(), out.end(), same)) out.push_back(filler);
}

/// "A, who stood in for B, and C": C is joined to A, not to B.
bool is_in_aside(const RoleGraph& graph, const Mention& left, const Mention& right) {
  if (left.head >= graph.size() || right.head >= graph.size() || graph.token(right.head).role != "conj")
    return false;
  std::uint32_t at = left.head;
  for (int step = 0; step < 6 && !graph.is_root(at); ++step) {
    if (graph.token(at).role == "relcl") return graph.token(at).head == graph.token(right.head).head;
    at = graph.token(at).head;
  }
  return false;
}

}  // namespace

std::string_view verdict_name(Verdict verdict) {
  static constexpr std::array<std::string_view, 9> kNames = {"kept",        "negated",        "undone",
                                                             "possible",    "wished",         "asked",
                                                             "conditional", "low confidence", "duplicate"};
  return kNames[static_cast<std::size_t>(verdict)];
}

std::string_view origin_name(Origin origin) {
  static constexpr std::array<std::string_view, kOriginCount> kNames = {
      "verb", "noun", "office", "affiliation", "apposition", "phrase", "scene", "companion", "reader"};
  return kNames[static_cast<std::size_t>(origin)];
}

FactContext::FactContext(const ResolvedDocument& document, const std::vector<TimeExpression>& times)
    : document_(&document), times_(&times), graph_(document.annotation) {
  const std::uint32_t count = graph_.size();
  first_mention_.assign(count + 1, 0);
  covering_.resize(count);
  for (const Mention& mention : document.mentions) {
    if (mention.head < count) ++first_mention_[mention.head + 1];
  }
  for (std::uint32_t i = 0; i < count; ++i) first_mention_[i + 1] += first_mention_[i];
  mention_.resize(first_mention_[count]);
  std::vector<std::uint32_t> next(first_mention_.begin(), first_mention_.end() - 1);
  for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
    const Mention& mention = document.mentions[m];
    if (mention.head < count) mention_[next[mention.head]++] = m;
    for (std::uint32_t i = mention.first; i < std::min(mention.last, count); ++i) covering_[i].push_back(m);
  }
  time_.assign(count, false);
  for (const TimeExpression& time : times) {
    for (std::uint32_t i = time.first; i < std::min(time.last, count); ++i) time_[i] = true;
  }
  title_.assign(count, kNoEntity);
  for (std::uint32_t o = 0; o < document.offices.size(); ++o) {
    const OfficeStatement& office = document.offices[o];
    for (std::uint32_t i = office.first; i < std::min(office.last, count); ++i) title_[i] = o;
  }
  find_rows();
  read_titled_subjects(*this, graph_);
}

std::string_view FactContext::words(std::uint32_t token) const {
  const Span span = graph_.token(token).span;
  return std::string_view(document_->document.text).substr(span.start, span.size());
}

std::span<const std::uint32_t> FactContext::mentions_headed(std::uint32_t token) const {
  return std::span(mention_).subspan(first_mention_[token],
                                     first_mention_[token + 1] - first_mention_[token]);
}

std::vector<std::uint32_t> FactContext::mentions_covering(std::uint32_t token) const {
  return covering_[token];
}

bool FactContext::inside_name(std::uint32_t token, EntityType type) const {
  return std::any_of(covering_[token].begin(), covering_[token].end(), [&](std::uint32_t m) {
    const Mention& mention = document_->mentions[m];
    return mention.kind == MentionKind::Name && document_->entities[mention.entity].type == type;
  });
}

bool FactContext::readable(std::uint32_t sentence) const {
  const std::uint32_t block = document_->annotation.sentences[sentence].block;
  if (block >= document_->blocks.size()) return true;
  const BlockKind kind = document_->blocks[block].kind;
  return kind == BlockKind::Headline || kind == BlockKind::Body;
}

bool FactContext::is_headline(std::uint32_t sentence) const {
  const std::uint32_t block = document_->annotation.sentences[sentence].block;
  return block < document_->blocks.size() && document_->blocks[block].kind == BlockKind::Headline;
}

std::uint32_t FactContext::paragraph(std::uint32_t sentence) const {
  const std::uint32_t block = document_->annotation.sentences[sentence].block;
  return block < document_->blocks.size() ? document_->blocks[block].paragraph : 0;
}

std::vector<Filler> FactContext::fill(std::uint32_t token, LabelSet allowed) const {
  std::vector<Filler> out;
  if (token != kNoToken) fill_into(token, allowed, true, 0, out);
  return out;
}

std::vector<Filler> FactContext::fill_one(std::uint32_t token, LabelSet allowed) const {
  std::vector<Filler> out;
  if (token != kNoToken) fill_into(token, allowed, false, 0, out);
  return out;
}

/// "A, the adviser of Prime Minister B, and C": B is whom A serves, and no part of the row.
bool FactContext::is_served(const Mention& mention) const {
  if (mention.head >= graph_.size() || label(mention.entity) != NodeLabel::Person ||
      graph_.token(mention.head).role != "pobj")
    return false;
  const std::uint32_t of = graph_.token(mention.head).head;
  const std::uint32_t noun = graph_.token(of).head;
  return graph_.lemma(of) == "of" && graph_.token(noun).pos == "NOUN" && graph_.token(noun).role == "appos";
}

/// Between the names of a row stand only commas, "and", titles and "of" with a country: "Bola Tinubu of
/// Nigeria, French President Emmanuel Macron and King Abdullah". The parser often loses such rows, their
/// surface does not.
bool FactContext::joins_row(const Mention& left, const Mention& right, bool& with_and) const {
  if (right.first < left.last || right.first - left.last > 9 || right.first >= graph_.size()) return false;
  if (graph_.sentence_of(left.first) != graph_.sentence_of(right.first)) return false;
  bool separated = false;
  if (is_served(right) || is_in_aside(graph_, left, right)) return false;
  for (std::uint32_t i = left.last; i < right.first; ++i) {
    const std::string_view word = words(i);
    if (word == "," || word == ";") {
      separated = true;
    } else if (word == "and" || word == "&") {
      separated = with_and = true;
    } else if (title_[i] != kNoEntity || word == "'s" || word == "’s" || word == "the" || word == "The" ||
               word == "Mr." || word == "Mr" || word == "his" || word == "her" || word == "its" ||
               word == "counterpart") {
      continue;
    } else if (word == "of" && i + 1 < right.first &&
               (!covering_[i + 1].empty() || (i + 2 < right.first && !covering_[i + 2].empty()))) {
      continue;
    } else if (!covering_[i].empty()) {
      const NodeLabel between = label(document_->mentions[covering_[i].front()].entity);
      if (between != NodeLabel::Country && between != NodeLabel::Organization && between != NodeLabel::Place)
        return false;
    } else if (graph_.token(i).tag.starts_with("NNP") || word == "afterwards" || word == "then" ||
               word == "former") {
      continue;
    } else {
      return false;
    }
  }
  // "B, C's son": whose son B is
  const bool owned = right.last < graph_.size() && words(right.last).ends_with("s") &&
                     (words(right.last).starts_with("'") || words(right.last).starts_with("’"));
  return separated && (with_and || !owned || label(right.entity) != NodeLabel::Person);
}

void FactContext::find_rows() {
  const auto& mentions = document_->mentions;
  row_of_.assign(mentions.size(), kNoEntity);
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    if (row_of_[m] != kNoEntity || mentions[m].kind != MentionKind::Name) continue;
    if (is_served(mentions[m])) continue;
    const NodeLabel kind = label(mentions[m].entity);
    std::vector<std::uint32_t> row = {m};
    bool with_and = false;
    for (std::uint32_t n = m + 1; n < mentions.size() && mentions[n].first < mentions[row.back()].last + 10;
         ++n) {
      if (mentions[n].kind != MentionKind::Name || label(mentions[n].entity) != kind ||
          mentions[n].first < mentions[row.back()].last)
        continue;
      bool here = false;
      if (!joins_row(mentions[row.back()], mentions[n], here)) continue;
      row.push_back(n);
      with_and = with_and || here;
    }
    // Three people with commas alone are a row whose end was not read; two may be name and apposition.
    if (row.size() < 2 || (!with_and && (row.size() < 3 || kind != NodeLabel::Person))) continue;
    for (const std::uint32_t member : row) row_of_[member] = static_cast<std::uint32_t>(rows_.size());
    rows_.push_back(std::move(row));
  }
}

/// "A and B, whom X received": the clause hangs on the last name and speaks of all.
bool FactContext::has_relative(std::uint32_t token) const {
  const std::uint32_t clause = graph_.child(token, "relcl");
  return clause != kNoToken && token + 1 < graph_.size() && words(token + 1) == ",";
}

/// The other members of the row that a name at `token` opens or belongs to. A member that is subject of a
/// clause of its own is none ("A met B and C left").
void FactContext::fill_row(std::uint32_t token, LabelSet allowed, std::vector<Filler>& out) const {
  for (const std::uint32_t m : covering_[token]) {
    const std::uint32_t row = row_of_[m];
    if (row == kNoEntity) continue;
    const std::string& role = graph_.token(token).role;
    const bool subject = role.starts_with("nsubj");
    const bool inside = role == "conj" || role == "appos";
    for (const std::uint32_t other : rows_[row]) {
      const Mention& mention = document_->mentions[other];
      const bool below =
          graph_.governs(token, mention.head);  // the parser may hang the first name on the last
      const bool both = rows_[row].size() == 2 && has_relative(token);
      if (mention.first < document_->mentions[m].first && !inside && !below && !both) continue;
      const Token& head = graph_.token(mention.head);
      // "talks with A, and B's followers shouted"
      if (head.role == "poss" && role == "pobj" && mention.head > token) continue;
      if (head.role.starts_with("nsubj") && (!subject || head.head != graph_.token(token).head)) continue;
      if (allowed.contains(label(mention.entity)))
        add(out, {mention.entity, mention.head, 0.95F * mention.certainty});
    }
  }
}

/// A noun that is no name but leads to one: "the Transformers party", "the concept of the Silk Road", "a
/// company based in X" said of a name.
void FactContext::fill_through(std::uint32_t token, LabelSet allowed, int depth,
                               std::vector<Filler>& out) const {
  const std::string& lemma = graph_.lemma(token);
  LabelSet things = allowed;
  things.bits = static_cast<std::uint8_t>(
      things.bits & ~LabelSet{NodeLabel::Person, NodeLabel::Country, NodeLabel::Place}.bits);
  for (const std::uint32_t c : graph_.children(token)) {
    const std::string& role = graph_.token(c).role;
    const bool area = lexicon().is(WordClass::PlaceKind, lemma);  // "in the X district"
    if ((role == "compound" || role == "nmod") && (area || lexicon().is(WordClass::Generic, lemma))) {
      for (const std::uint32_t m : covering_[c]) {
        const Mention& mention = document_->mentions[m];
        const bool place = area && label(mention.entity) == NodeLabel::Place && mention.last == token;
        if (place ? allowed.contains(NodeLabel::Place) : things.contains(label(mention.entity)))
          add(out, {mention.entity, c, 0.95F * mention.certainty});
      }
    }
    const std::string& tag = graph_.token(token).tag;
    if (one_of(lemma, {"neither", "none"})) break;  // "met neither of the two"
    const bool quantity = tag == "DT" || tag == "CD" || tag == "PDT" || lemma == "both" || lemma == "each";
    const bool kind_of_place = lexicon().is(WordClass::PlaceKind, lemma);
    if (role == "prep" && graph_.lemma(c) == "of" &&
        (quantity || kind_of_place)) {  // "all six of them", "the city of X"
      const std::uint32_t object = graph_.object_of(c);
      if (object != kNoToken) fill_into(object, allowed, true, depth + 1, out);
    } else if (role == "prep" && graph_.lemma(c) == "of" && lexicon().is(WordClass::Through, lemma)) {
      const std::uint32_t object = graph_.object_of(c);
      if (object != kNoToken) fill_into(object, things, true, depth + 1, out);
    }
  }
  if (out.empty()) fill_called(token, allowed, depth, out);
  if (!out.empty() || graph_.is_root(token) || !graph_.is_noun(token)) return;
  const std::string& role = graph_.token(token).role;
  const std::uint32_t head = graph_.token(token).head;
  if (role == "appos") fill_mentions(head, things, out);
  // "Kofi Annan, the Ghanaian who led the United Nations": the one it is said of
  if (role == "appos" && out.empty() && allowed.contains(NodeLabel::Person) &&
      graph_.child(token, "relcl") != kNoToken)
    fill_mentions(head, LabelSet{NodeLabel::Person}, out);
  if (role == "attr") {
    for (const std::uint32_t subject : graph_.subjects(head)) fill_mentions(subject, things, out);
  }
}

/// The mentions that carry the token's role. True if there is any, of whatever label.
bool FactContext::fill_mentions(std::uint32_t token, LabelSet allowed, std::vector<Filler>& out) const {
  bool any = false;
  for (const std::uint32_t m : mentions_headed(token)) {
    const Mention& mention = document_->mentions[m];
    any = true;
    if (is_countryman(mention, token)) continue;
    const Mention& meant = body_owned(mention, token);
    if (allowed.contains(label(meant.entity))) add(out, {meant.entity, token, mention.certainty});
  }
  if (any) return true;
  // The parser may take another word of a name for its head.
  for (const std::uint32_t m : covering_[token]) {
    const Mention& mention = document_->mentions[m];
    any = true;
    if (allowed.contains(label(mention.entity))) add(out, {mention.entity, token, mention.certainty});
  }
  return any;
}

/// "Chinese troops", "a delegation from Japan", "five leaders: A, B and C", "the presidents of Chad, A, and
/// of Mali, B"
void FactContext::fill_group(std::uint32_t token, LabelSet allowed, int depth,
                             std::vector<Filler>& out) const {
  const std::string& lemma = graph_.lemma(token);
  const bool stands_for_country =
      lexicon().is(WordClass::Troops, lemma) || lexicon().is(WordClass::Delegation, lemma);
  // "Eritrea's envoy, X": X, who is named, not the state
  const bool one = graph_.token(token).tag == "NN" &&
                   (lemma == "envoy" || lemma == "ambassador" || lemma == "representative" ||
                    lemma == "diplomat" || lemma == "official" || lemma == "lawmaker");
  const std::uint32_t named = one ? graph_.child(token, "appos") : kNoToken;
  const bool person =
      named != kNoToken && allowed.contains(NodeLabel::Person) && inside_name(named, EntityType::Person);
  for (const std::uint32_t c : graph_.children(token)) {
    const std::string& role = graph_.token(c).role;
    if (role == "appos" && !names_area(token)) fill_into(c, allowed, true, depth + 1, out);
    // "seven officials, including A and B"
    if (role == "prep" && graph_.lemma(c) == "include" && graph_.token(token).tag == "NNS" &&
        graph_.object_of(c) != kNoToken)
      fill_into(graph_.object_of(c), allowed, true, depth + 1, out);
    if (!stands_for_country || person) continue;
    LabelSet bodies;
    for (const NodeLabel label : {NodeLabel::Country, NodeLabel::Organization}) {
      if (allowed.contains(label)) bodies = bodies | LabelSet{label};
    }
    if (role == "amod" || role == "compound" || role == "nmod" || role == "poss") {
      for (const std::uint32_t m : covering_[graph_.antecedent(c)]) {
        const Mention& mention = document_->mentions[m];
        if (label(mention.entity) == NodeLabel::Person && bodies.contains(NodeLabel::Country) &&
            lexicon().is(WordClass::Rule, lemma)) {
          const std::uint32_t country = country_led_by(mention.entity);  // "Noboa's government"
          if (country != kNoEntity) add(out, {country, c, 0.8F * mention.certainty});
        }
        if (bodies.contains(label(mention.entity))) add(out, {mention.entity, c, 0.85F * mention.certainty});
      }
    } else if (role == "prep" && (graph_.lemma(c) == "of" || graph_.lemma(c) == "from")) {
      const std::uint32_t object = graph_.object_of(c);
      if (object == kNoToken) continue;
      std::vector<Filler> inner;
      fill_into(object, bodies, true, depth + 1, inner);
      for (Filler filler : inner) {
        filler.certainty *= 0.85F;
        add(out, filler);
      }
    }
  }
}

/// "met A, though not B"
bool FactContext::is_excepted(std::uint32_t token) const {
  std::uint32_t first = token;
  for (const std::uint32_t m : covering_[token]) first = std::min(first, document_->mentions[m].first);
  return first > 0 && graph_.lemma(first - 1) == "not";
}

void FactContext::fill_into(std::uint32_t token, LabelSet allowed, bool conjuncts, int depth,
                            std::vector<Filler>& out) const {
  if (depth > kMaximalDepth) return;
  const std::size_t before = out.size();
  const bool named = fill_mentions(token, allowed, out);
  if (out.size() == before) fill_title(token, allowed, out);
  if (out.size() == before && !named) fill_row_behind(token, allowed, out);
  if (out.size() == before && !named) fill_unnamed_group(token, allowed, out);
  if (!named || (out.size() == before && graph_.is_noun(token))) {
    fill_group(token, allowed, depth, out);
    if (out.size() == before && depth < 4) fill_said_of(token, allowed, depth, out);
    if (out.size() == before && depth < 4) {
      std::vector<Filler> found;
      fill_through(token, allowed, depth, found);
      for (const Filler& filler : found) add(out, filler);
    }
  }
  if (!conjuncts) return;
  fill_row(token, allowed, out);
  for (const std::uint32_t c : graph_.children(token)) {
    const std::string& role = graph_.token(c).role;
    if (role == "conj" && !graph_.is_verb(c) && !is_excepted(c)) fill_into(c, allowed, true, depth + 1, out);
    // "A, his wife, and B, his partner": the tree may hang B on the description
    if (role == "appos" && named && graph_.token(c).tag == "NN") {
      for (const std::uint32_t inner : graph_.children(c)) {
        if (graph_.token(inner).role == "conj" && inside_name(inner, EntityType::Person) && inner > 0 &&
            allowed.contains(NodeLabel::Person))
          fill_mentions(inner, LabelSet{NodeLabel::Person}, out);
      }
    }
    // A long list often parses as names in apposition to one another.
    if (role == "appos" && named && graph_.token(c).tag.starts_with("NNP")) {
      bool names_of_same_kind = false;
      for (const std::uint32_t m : mentions_headed(c)) {
        const Mention& mention = document_->mentions[m];
        names_of_same_kind |= mention.kind == MentionKind::Name && allowed.contains(label(mention.entity)) &&
                              label(mention.entity) == NodeLabel::Person;
      }
      if (names_of_same_kind && out.size() > before && label(out[before].entity) == NodeLabel::Person) {
        fill_into(c, allowed, true, depth + 1, out);
      }
    }
  }
}

}  // namespace entente::ingest
