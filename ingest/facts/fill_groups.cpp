// Who a title, a number or a plural pronoun stands for, where no mention says it.
#include <algorithm>
#include <array>

#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

namespace {

void add(std::vector<Filler>& out, Filler filler) {
  const auto same = [&](const Filler& f) { return f.entity == filler.entity; };
  if (std::none_of(out.begin(), out.end(), same)) out.push_back(filler);
}

}  // namespace

/// The people that a sentence names before a token, in order; subjects of the verb `not_under` are left out.
std::vector<std::uint32_t> FactContext::people_told(std::uint32_t sentence, std::uint32_t before,
                                                    std::uint32_t not_under) const {
  std::vector<std::uint32_t> people;
  for (const Mention& mention : document_->mentions) {
    if (mention.head >= graph_.size() || mention.first >= before ||
        graph_.sentence_of(mention.head) != sentence)
      continue;
    if (mention.kind != MentionKind::Name || label(mention.entity) != NodeLabel::Person) continue;
    const Token& head = graph_.token(mention.head);
    if (head.role.starts_with("nsubj") && head.head == not_under) continue;
    if (std::find(people.begin(), people.end(), mention.entity) == people.end())
      people.push_back(mention.entity);
  }
  return people;
}

/// "the Jamaican", "a Malaysian" as subject or object: one person of that country.
bool FactContext::is_countryman(const Mention& mention, std::uint32_t token) const {
  if (label(mention.entity) != NodeLabel::Country || mention.last - mention.first != 1) return false;
  const Token& at = graph_.token(token);
  const std::string_view word = words(token);
  if (!word.ends_with("an") || at.pos == "ADJ" || token == 0) return false;
  if (!at.role.starts_with("nsubj") && at.role != "dobj") return false;
  const std::string& determiner = graph_.lemma(token - 1);
  return determiner == "the" || determiner == "a" || determiner == "an";
}

/// "the Department of the Treasury's Office of Foreign Assets Control": the tree may head the phrase by the
/// owner, the body it owns is meant.
const Mention& FactContext::body_owned(const Mention& owner, std::uint32_t token) const {
  if (graph_.token(token).role == "poss" || label(owner.entity) != NodeLabel::Organization ||
      owner.last + 1 >= graph_.size() || graph_.token(owner.last).tag != "POS")
    return owner;
  for (const std::uint32_t m : covering_[owner.last + 1]) {
    const Mention& owned = document_->mentions[m];
    if (owned.first == owner.last + 1 && owned.kind == MentionKind::Name &&
        label(owned.entity) == NodeLabel::Organization && graph_.governs(token, owned.head))
      return owned;
  }
  return owner;
}

/// As many countries as the sentence and the two before it in the paragraph name, if they name just so many.
std::vector<std::uint32_t> FactContext::countries_told(std::uint32_t before, std::size_t number) const {
  const std::uint32_t sentence = graph_.sentence_of(before);
  for (std::uint32_t back = 0; back < 3 && back <= sentence; ++back) {
    if (paragraph(sentence - back) != paragraph(sentence)) break;
    std::vector<std::uint32_t> found;
    for (const Mention& mention : document_->mentions) {
      if (mention.first >= before) break;
      if (mention.head >= graph_.size() || label(mention.entity) != NodeLabel::Country ||
          graph_.sentence_of(mention.head) + back < sentence)
        continue;
      if (std::find(found.begin(), found.end(), mention.entity) == found.end())
        found.push_back(mention.entity);
    }
    if (found.size() == number) return found;
    if (found.size() > number) break;
  }
  return {};
}

/// "Rights groups accused the army, and A condemned them": them are the groups.
bool FactContext::plural_subject_before(std::uint32_t token) const {
  for (std::uint32_t i = token; i-- > 0 && graph_.sentence_of(i) == graph_.sentence_of(token);) {
    if (graph_.token(i).tag == "NNS" && graph_.token(i).role.starts_with("nsubj") && covering_[i].empty())
      return true;
  }
  return false;
}

/// "all six of them", "them both", "the two": those just told, where their number fits.
void FactContext::fill_unnamed_group(std::uint32_t token, LabelSet allowed, std::vector<Filler>& out) const {
  static constexpr std::array<std::string_view, 9> kNumbers = {"two",   "three", "four", "five", "six",
                                                               "seven", "eight", "nine", "ten"};
  const std::string& lemma = graph_.lemma(token);
  std::size_t number = 0;
  const auto read_number = [&](std::uint32_t i) {
    const auto* found = std::find(kNumbers.begin(), kNumbers.end(), graph_.lemma(i));
    if (found != kNumbers.end()) number = 2 + static_cast<std::size_t>(found - kNumbers.begin());
    if (graph_.lemma(i) == "both" || graph_.lemma(i) == "pair" || graph_.lemma(i) == "duo") number = 2;
  };
  const bool they = lemma == "they" || lemma == "them" || lemma == "their";
  if (!they) {
    const bool bare =
        graph_.token(token).tag == "CD" || graph_.token(token).tag == "DT" || graph_.token(token).tag == "NN";
    read_number(token);
    const std::uint32_t of = graph_.child(token, "prep");  // "two of the children" are others
    const std::uint32_t others =
        of != kNoToken && graph_.lemma(of) == "of" ? graph_.child(of, "pobj") : kNoToken;
    if (number == 0 || !bare || (others != kNoToken && graph_.is_noun(others))) return;
  } else {
    for (std::uint32_t i = token > 3 ? token - 3 : 0; i < std::min(token + 2, graph_.size()); ++i)
      read_number(i);
    if (number == 0 && (graph_.token(token).role == "pobj" || plural_subject_before(token))) return;
  }
  std::uint32_t verb = token;
  for (int step = 0; step < 6 && !graph_.is_root(verb) && !graph_.is_verb(verb); ++step)
    verb = graph_.token(verb).head;
  const std::uint32_t sentence = graph_.sentence_of(token);
  if (!allowed.contains(NodeLabel::Person) && allowed.contains(NodeLabel::Country)) {
    if (lemma == "their" || lemma == "them" || (they && graph_.token(token).role != "nsubj")) return;
    for (const std::uint32_t country : countries_told(token, std::max<std::size_t>(number, 2)))
      add(out, {country, token, 0.8F});
    return;
  }
  std::vector<std::uint32_t> people;
  const std::uint32_t subject_of = lemma == "their" ? kNoToken : verb;  // "A and B spoke of their meeting"
  for (std::uint32_t back = 0; back < 3 && back <= sentence; ++back) {
    if (paragraph(sentence - back) != paragraph(sentence)) break;
    if (!allowed.contains(NodeLabel::Person)) break;
    const auto here = people_told(sentence - back, back == 0 ? token : graph_.size(), subject_of);
    // "X spoke. Y spoke. The two met."
    const bool alone =
        number == 2 && people.size() == 1 && here.size() == 1 && here.front() != people.front();
    if (!alone) people.clear();
    people.insert(people.end(), here.begin(), here.end());
    // Of a larger group one name may have been missed.
    const bool fits = number == 0 ? people.size() == 2
                                  : people.size() == number || (number > 3 && people.size() + 1 == number);
    if (!fits) continue;
    for (const std::uint32_t person : people) add(out, {person, token, 0.8F});
    return;
  }
  if (number < 3) return;
  // "the five": the last row of as many
  for (std::size_t r = rows_.size(); r-- > 0;) {
    const Mention& first = document_->mentions[rows_[r].front()];
    if (first.first >= token || rows_[r].size() != number || !allowed.contains(label(first.entity))) continue;
    for (const std::uint32_t m : rows_[r]) add(out, {document_->mentions[m].entity, token, 0.75F});
    return;
  }
}

/// "a delegation led by A", "a delegation of the House led by A", where the tree hangs it on the House
bool FactContext::is_said_of_group(std::uint32_t led, const std::string& group) const {
  std::uint32_t at = graph_.token(led).head;
  for (int step = 0; step < 4; ++step) {
    if (graph_.lemma(at) == group) return true;
    const Token& token = graph_.token(at);
    if (token.role != "pobj" && !(token.role == "prep" && graph_.lemma(at) == "of")) return false;
    at = token.head;
  }
  return false;
}

/// "the mission had talks with B": its leader, whom the text has told before ("a mission led by A", "its
/// leader, A").
void FactContext::fill_leader_told(std::uint32_t token, int depth, std::vector<Filler>& out) const {
  static constexpr std::array<std::string_view, 4> kGroups = {"mission", "delegation", "team", "panel"};
  const std::string& lemma = graph_.lemma(token);
  const std::uint32_t det = graph_.child(token, "det");
  if (std::find(kGroups.begin(), kGroups.end(), lemma) == kGroups.end() || graph_.token(token).tag != "NN" ||
      det == kNoToken || (words(det) != "the" && words(det) != "The") ||
      (!graph_.token(token).role.starts_with("nsubj") && graph_.token(token).role != "dobj"))
    return;
  const LabelSet person{NodeLabel::Person};
  for (std::uint32_t i = token; i-- > 0;) {
    std::vector<Filler> found;
    const bool leads = graph_.lemma(i) == "lead" || graph_.lemma(i) == "head";
    const std::uint32_t agent = graph_.child(i, "agent");
    if (leads && graph_.token(i).role == "acl" && agent != kNoToken && is_said_of_group(i, lemma))
      fill_into(graph_.object_of(agent), person, false, depth + 1, found);
    const std::uint32_t owner = graph_.child(i, "poss");
    const std::uint32_t named = graph_.child(i, "appos");
    if ((graph_.lemma(i) == "leader" || graph_.lemma(i) == "head") && owner != kNoToken &&
        named != kNoToken && graph_.lemma(owner) == "its")
      fill_into(named, person, false, depth + 1, found);
    if (found.empty()) continue;
    add(out, {found.front().entity, token, 0.85F * found.front().certainty});
    return;
  }
}

/// "a team, led by A and including B and C", "a delegation made up of B and C": those named up to its verb.
void FactContext::fill_members(std::uint32_t token, LabelSet allowed, std::vector<Filler>& out) const {
  if (graph_.is_root(token) || !allowed.contains(NodeLabel::Person)) return;
  const std::uint32_t verb = graph_.token(token).head;
  const std::uint32_t last = verb > token ? verb : std::min(graph_.size(), token + 40);
  std::uint32_t at = token + 1;
  const auto opens = [&](std::uint32_t i) {
    const std::string_view word = words(i);
    return word == "including" || word == "comprising" || word == "included" ||
           (word == "of" &&
            (words(i - 1) == "up" || words(i - 1) == "consisting" || words(i - 1) == "composed"));
  };
  while (at < last && graph_.sentence_of(at) == graph_.sentence_of(token) && !opens(at)) ++at;
  if (at >= last || graph_.sentence_of(at) != graph_.sentence_of(token)) return;
  std::uint32_t name_end = at;
  for (std::uint32_t i = at + 1; i < last && graph_.sentence_of(i) == graph_.sentence_of(token); ++i) {
    if (graph_.token(i).tag == "VBD" || graph_.token(i).tag == "VBZ" || graph_.token(i).tag == "WP") return;
    for (const std::uint32_t m : covering_[i]) {
      const Mention& mention = document_->mentions[m];
      if (mention.first != i || i < name_end || mention.kind != MentionKind::Name ||
          label(mention.entity) != NodeLabel::Person || is_served(mention))
        continue;
      name_end = mention.last;
      add(out, {mention.entity, token, 0.9F * mention.certainty});
    }
  }
}

/// "A and B are among the eleven presidents who signed", "A was the first leader to sign", "a delegation led
/// by A": the one it is said of.
void FactContext::fill_said_of(std::uint32_t token, LabelSet allowed, int depth,
                               std::vector<Filler>& out) const {
  if (graph_.is_root(token)) return;
  for (const std::uint32_t c : graph_.children(token)) {
    if (graph_.token(c).role != "acl" || (graph_.lemma(c) != "lead" && graph_.lemma(c) != "head")) continue;
    const std::uint32_t agent = graph_.child(c, "agent");
    if (agent == kNoToken || !lexicon().is(WordClass::Group, graph_.lemma(token))) continue;
    fill_into(graph_.object_of(agent), allowed, true, depth + 1, out);
  }
  if (out.empty() && allowed.bits == LabelSet{NodeLabel::Person}.bits) fill_leader_told(token, depth, out);
  if (!out.empty()) fill_members(token, allowed, out);
  if (!out.empty()) return;
  const bool clause = graph_.child(token, "relcl") != kNoToken || graph_.child(token, "acl") != kNoToken;
  if (clause && lexicon().is(WordClass::Group, graph_.lemma(token))) fill_members(token, allowed, out);
  if (!clause || !out.empty()) return;
  std::uint32_t at = token;
  for (int step = 0; step < 2 && graph_.token(at).role == "pobj"; ++step) {
    const std::uint32_t preposition = graph_.token(at).head;
    const std::uint32_t above = graph_.token(preposition).head;
    if (graph_.lemma(preposition) == "among" && graph_.lemma(above) == "be") {
      for (const std::uint32_t subject : graph_.subjects(above))
        if (subject != token) fill_into(subject, allowed, true, depth + 1, out);
      return;
    }
    if (graph_.lemma(preposition) != "of" || graph_.lemma(above) != "one") return;
    at = above;  // "is one of those who signed"
  }
  if (graph_.token(at).role != "attr" || graph_.lemma(graph_.token(at).head) != "be") return;
  for (const std::uint32_t subject : graph_.subjects(graph_.token(at).head))
    if (subject != token) fill_into(subject, allowed, true, depth + 1, out);
}

/// "the pact, known as the Treaty of X", "a group called Y"
void FactContext::fill_called(std::uint32_t token, LabelSet allowed, int depth,
                              std::vector<Filler>& out) const {
  static constexpr std::array<std::string_view, 6> kCalling = {"know",  "call",    "dub",
                                                               "title", "entitle", "name"};
  for (const std::uint32_t c : graph_.children(token)) {
    if (graph_.token(c).role != "acl" ||
        std::find(kCalling.begin(), kCalling.end(), graph_.lemma(c)) == kCalling.end())
      continue;
    for (const std::uint32_t inner : graph_.children(c)) {
      const std::string& role = graph_.token(inner).role;
      const std::uint32_t name = role == "prep" && graph_.lemma(inner) == "as" ? graph_.object_of(inner)
                                 : role == "oprd" || role == "dobj"            ? inner
                                                                               : kNoToken;
      if (name != kNoToken) fill_into(name, allowed, false, depth + 1, out);
    }
  }
}

/// "The leaders of Mali and Chad, A and B, met", "five presidents, among them A and B": the row after the
/// comma.
void FactContext::fill_row_behind(std::uint32_t token, LabelSet allowed, std::vector<Filler>& out) const {
  if (graph_.token(token).tag != "NNS" || !lexicon().is(WordClass::Group, graph_.lemma(token)) ||
      !allowed.contains(NodeLabel::Person))
    return;
  const std::uint32_t last = std::min(graph_.size(), token + 18);
  for (std::uint32_t i = token + 1; i + 1 < last; ++i) {
    if (graph_.sentence_of(i + 1) != graph_.sentence_of(token) || graph_.is_verb(i)) return;
    // "the guests one by one at the door: A, B and C"
    if (words(i) != ":" && (words(i) != "," || i > token + 10)) continue;
    if (i + 3 < last && (words(i + 1) == "among" || words(i + 1) == "including"))
      i += words(i + 1) == "among" ? 2 : 1;
    for (const std::uint32_t m : covering_[i + 1]) {
      if (row_of_[m] == kNoEntity || label(document_->mentions[m].entity) != NodeLabel::Person) continue;
      for (const std::uint32_t other : rows_[row_of_[m]])
        add(out, {document_->mentions[other].entity, token, 0.9F});
      return;
    }
  }
}

/// "held talks with President of the Republic of Azerbaijan Ilham Aliyev": the parser may head the phrase by
/// the title.
void FactContext::fill_title(std::uint32_t token, LabelSet allowed, std::vector<Filler>& out) const {
  if (title_[token] == kNoEntity || !allowed.contains(NodeLabel::Person)) return;
  const OfficeStatement& office = document_->offices[title_[token]];
  // "his Georgian and Azerbaijani counterparts, A and B": one title of several
  if (graph_.token(token).tag == "NNS") {
    for (const OfficeStatement& other : document_->offices) {
      if (other.first == office.first && other.last == office.last && other.holder != kNoEntity)
        add(out, {other.holder, token, 0.9F * other.certainty});
    }
  }
  if (office.holder == kNoEntity) return;
  std::uint32_t carrier = token;  // the name itself, where it stands after the title: it may open a row
  for (std::uint32_t i = token; i < std::min<std::uint32_t>(graph_.size(), token + 16) &&
                                graph_.sentence_of(i) == graph_.sentence_of(token);
       ++i) {
    const auto names_holder = [&](std::uint32_t m) {
      return document_->mentions[m].entity == office.holder &&
             document_->mentions[m].kind == MentionKind::Name;
    };
    if (std::any_of(covering_[i].begin(), covering_[i].end(), names_holder)) {
      carrier = i;
      break;
    }
  }
  add(out, {office.holder, token, 0.95F * office.certainty});
  if (carrier != token) fill_row(carrier, allowed, out);
}

/// The country of which a person holds an office now, by what the text states.
std::uint32_t FactContext::country_led_by(std::uint32_t person) const {
  for (const OfficeStatement& office : document_->offices) {
    if (office.holder == person && office.body != kNoEntity && !office.former &&
        label(office.body) == NodeLabel::Country)
      return office.body;
  }
  return kNoEntity;
}

/// A place or country by its name: what stands beside it in commas is none of it ("to Brasilia, an aide, X,
/// said").
bool FactContext::names_area(std::uint32_t token) const {
  return inside_name(token, EntityType::Place) || inside_name(token, EntityType::Country);
}

}  // namespace entente::ingest
