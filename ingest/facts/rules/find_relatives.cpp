// Family ("his father, X", "X, a brother of Y", "X's son Y") and followers in office told by a noun ("his
// predecessor, X").
#include <algorithm>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};

/// "X is survived by his wife, A, and three children": X, whatever hangs where in the row.
std::vector<Filler> survivor_owners(const FactContext& context, std::uint32_t noun) {
  const RoleGraph& graph = context.graph();
  std::uint32_t at = noun;
  for (int step = 0; step < 8 && !graph.is_root(at); ++step) {
    at = graph.token(at).head;
    const std::string& lemma = graph.lemma(at);
    if (!graph.is_verb(at)) continue;
    const bool survived = lemma == "survive" && graph.is_passive(at);
    const bool has = lemma == "have" || lemma == "leave";
    if (!survived && !has) return {};
    std::vector<Filler> out;
    for (const std::uint32_t subject : graph.subjects(at)) {
      for (const Filler& filler : context.fill_one(subject, kPerson)) out.push_back(filler);
    }
    return out;
  }
  return {};
}

/// Whose brother, whose predecessor: the possessor or the object of "of" or "to".
std::vector<Filler> owners(const FactContext& context, std::uint32_t noun) {
  const RoleGraph& graph = context.graph();
  std::vector<Filler> out;
  for (const std::uint32_t c : graph.children(noun)) {
    const std::string& role = graph.token(c).role;
    std::uint32_t token = kNoToken;
    if (role == "poss") token = graph.antecedent(c);
    if (role == "prep" && (graph.lemma(c) == "of" || graph.lemma(c) == "to")) token = graph.object_of(c);
    if (token == kNoToken) continue;
    for (const Filler& filler : context.fill_one(token, kPerson)) out.push_back(filler);
  }
  // "his wife Jill Biden" may be headed by the name; "survived by a son, Jack" has its owner in the clause
  const std::string& role = graph.token(noun).role;
  if (out.empty() && !graph.is_root(noun) && (role == "compound" || role == "nmod")) {
    const std::uint32_t owner = graph.child(graph.token(noun).head, "poss");
    if (owner != kNoToken) out = context.fill_one(graph.antecedent(owner), kPerson);
  }
  // "Kagame and his wife, X": the one joined before, whoever the pronoun was taken for
  const std::uint32_t poss = graph.child(noun, "poss");
  if (poss != kNoToken && role == "conj" && out.empty() &&
      (graph.lemma(poss) == "his" || graph.lemma(poss) == "her"))
    out = context.fill_one(graph.token(noun).head, kPerson);
  // "Y's son and successor": of the same one
  const std::uint32_t before = role == "conj" ? graph.token(noun).head : noun;
  if (out.empty() && before != noun && before + 2 == noun && graph.child(before, "poss") != kNoToken)
    out = context.fill_one(graph.antecedent(graph.child(before, "poss")), kPerson);
  if (out.empty()) out = survivor_owners(context, noun);
  return out;
}

bool is_pronoun_of_one(const std::string& lemma) { return lemma == "his" || lemma == "her"; }

/// "his son A and his daughter B": both of the same one, whoever the second pronoun was taken for.
std::uint32_t first_of_row(const FactContext& context, std::uint32_t noun) {
  const RoleGraph& graph = context.graph();
  std::uint32_t poss = graph.child(noun, "poss");
  std::uint32_t at = noun;
  if (poss == kNoToken && !graph.is_root(noun)) {  // "his daughter Musata" may be headed by the name
    at = graph.token(noun).head;
    poss = graph.child(at, "poss");
  }
  if (poss == kNoToken || !is_pronoun_of_one(graph.lemma(poss)) || graph.token(at).role != "conj")
    return noun;
  const std::uint32_t before = graph.token(at).head;
  const std::uint32_t same = graph.child(before, "poss");
  if (same == kNoToken || graph.lemma(same) != graph.lemma(poss)) return noun;
  if (context.lexicon().kin(graph.lemma(before)) != nullptr) return before;
  for (const std::uint32_t c : graph.children(before)) {
    if (context.lexicon().kin(graph.lemma(c)) != nullptr) return c;
  }
  return noun;
}

std::string_view family_name(const FactContext& context, std::uint32_t person) {
  const std::string_view name = context.document().entities[person].name;
  const auto cut = name.rfind(' ');
  return cut == std::string_view::npos ? std::string_view() : name.substr(cut + 1);
}

/// "took X to see Fidel Castro before a dinner with his brother Raul Castro": of the one who bears his family
/// name, where the pronoun was taken for another.
void settle_by_name(const FactContext& context, std::uint32_t noun, std::vector<Filler>& owners_found,
                    const std::vector<Filler>& bearers_found) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t poss = graph.child(noun, "poss");
  if (poss == kNoToken || !is_pronoun_of_one(graph.lemma(poss)) || owners_found.size() != 1 ||
      bearers_found.size() != 1)
    return;
  const auto family = family_name(context, bearers_found.front().entity);
  if (family.empty() || family_name(context, owners_found.front().entity) == family) return;
  for (const Mention& mention : context.document().mentions) {
    if (mention.kind != MentionKind::Name || context.label(mention.entity) != NodeLabel::Person ||
        mention.first >= noun || graph.sentence_of(mention.first) != graph.sentence_of(noun) ||
        mention.entity == bearers_found.front().entity || family_name(context, mention.entity) != family)
      continue;
    owners_found.front() = {mention.entity, mention.head, mention.certainty};
  }
}

void add_people(std::vector<Filler>& out, const FactContext& context, std::uint32_t token,
                const std::vector<Filler>& not_these, bool several = false) {
  for (const Filler& filler : several ? context.fill(token, kPerson) : context.fill_one(token, kPerson)) {
    const auto same = [&](const Filler& f) { return f.entity == filler.entity; };
    if (std::none_of(not_these.begin(), not_these.end(), same) && std::none_of(out.begin(), out.end(), same))
      out.push_back(filler);
  }
}

/// "..., among them A and the former minister B"
void add_among(std::vector<Filler>& out, const FactContext& context, std::uint32_t noun,
               const std::vector<Filler>& owners_found) {
  const RoleGraph& graph = context.graph();
  std::uint32_t at = noun + 1;
  if (at < graph.size() && context.words(at) == ",") ++at;
  if (at + 2 >= graph.size()) return;
  const bool among = context.words(at) == "among" && context.words(at + 1) == "them";
  if (!among && context.words(at) != "including") return;
  for (at += among ? 2 : 1; at < graph.size() && graph.sentence_of(at) == graph.sentence_of(noun); ++at) {
    if (graph.is_verb(at) || context.words(at) == ";") return;
    for (const std::uint32_t m : context.mentions_covering(at)) {
      const Mention& mention = context.document().mentions[m];
      if (mention.first != at || mention.kind != MentionKind::Name ||
          context.label(mention.entity) != NodeLabel::Person)
        continue;
      const auto same = [&](const Filler& f) { return f.entity == mention.entity; };
      if (std::any_of(owners_found.begin(), owners_found.end(), same)) return;
      if (std::none_of(out.begin(), out.end(), same))
        out.push_back({mention.entity, mention.head, mention.certainty});
    }
  }
}

/// "by X, Y's son and successor,": X, whom the tree takes for another of a row.
std::vector<Filler> named_before_comma(const FactContext& context, std::uint32_t noun,
                                       const std::vector<Filler>& owners_found) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t owner = graph.child(noun, "poss");
  if (graph.token(noun).role != "conj" || owner == kNoToken || noun + 1 >= graph.size()) return {};
  std::uint32_t first = owner;
  for (const std::uint32_t m : context.mentions_covering(owner))
    first = std::min(first, context.document().mentions[m].first);
  std::uint32_t next = noun + 1;
  if (context.words(next) == "and" && next + 1 < graph.size() && graph.token(next + 1).pos == "NOUN")
    next += 2;
  const bool closed = next >= graph.size() || context.words(next) == "," || context.words(next) == "." ||
                      context.words(next) == ";" || context.words(next) == ")";
  if (!closed || first < 2 || context.words(first - 1) != ",") return {};
  for (const std::uint32_t m : context.mentions_covering(first - 2)) {
    const Mention& mention = context.document().mentions[m];
    const auto same = [&](const Filler& f) { return f.entity == mention.entity; };
    if (mention.last != first - 1 || mention.kind != MentionKind::Name ||
        context.label(mention.entity) != NodeLabel::Person ||
        std::any_of(owners_found.begin(), owners_found.end(), same))
      continue;
    return {{mention.entity, mention.head, 0.9F * mention.certainty}};
  }
  return {};
}

/// Who the brother is: the noun itself, its apposition or the name it is put before, or what a copula says it
/// is.
std::vector<Filler> bearers(const FactContext& context, std::uint32_t noun,
                            const std::vector<Filler>& owners_found) {
  const RoleGraph& graph = context.graph();
  std::vector<Filler> out;
  for (const std::uint32_t m : context.mentions_headed(noun)) {
    const Mention& mention = context.document().mentions[m];
    if (context.label(mention.entity) == NodeLabel::Person) add_people(out, context, noun, owners_found);
  }
  if (!out.empty()) return out;
  for (const std::uint32_t c : graph.children(noun)) {
    const std::string& role = graph.token(c).role;
    // "his sons A, B and C": the row belongs to the plural
    if (role != "appos") continue;
    add_people(out, context, c, owners_found, graph.token(noun).tag == "NNS");
    if (!out.empty() && graph.token(noun).tag != "NNS") break;  // "his wife, A; Malaysia's B"
  }
  // "three children, among them A and B", "her sons, including C": the tree hangs the names anywhere
  if (out.empty() && graph.token(noun).tag == "NNS") add_among(out, context, noun, owners_found);
  // "A cousin of hers, X": the tree may hang the name on the pronoun
  for (const std::uint32_t c : graph.children(noun)) {
    const std::uint32_t of =
        graph.token(c).role == "prep" && graph.lemma(c) == "of" ? graph.object_of(c) : kNoToken;
    if (!out.empty() || of == kNoToken) continue;
    const std::string_view word = context.words(of);
    if (word != "his" && word != "hers" && word != "theirs") continue;
    const std::uint32_t named = graph.child(of, "appos");
    if (named != kNoToken) add_people(out, context, named, owners_found);
  }
  // "the grandson of A and the son of B": the row hangs on one name
  while (!graph.is_root(noun) && graph.token(noun).role == "conj" && out.empty() &&
         graph.token(graph.token(noun).head).pos == "NOUN")
    noun = graph.token(noun).head;
  if (graph.token(noun).role == "conj" && out.empty()) {  // the tree may join "the son" to the name before it
    const std::uint32_t of = graph.token(graph.token(noun).head).head;
    if (graph.token(graph.token(noun).head).role == "pobj" && graph.lemma(of) == "of" &&
        context.lexicon().kin(graph.lemma(graph.token(of).head)) != nullptr)
      noun = graph.token(of).head;
  }
  if (graph.is_root(noun)) return out;
  if (out.empty()) out = named_before_comma(context, noun, owners_found);
  const std::string& role = graph.token(noun).role;
  const std::uint32_t head = graph.token(noun).head;
  // "received by A, his wife B at his side": the wife is named, A is none
  if (role == "appos" && !out.empty() && graph.child(noun, "poss") != kNoToken) return out;
  if (role == "appos" || role == "compound" || role == "nmod")
    add_people(out, context, head, owners_found, graph.token(noun).tag == "NNS");
  // "joined the cabinet as successor to X"
  const bool fixed = graph.child(noun, "det") == kNoToken && graph.child(noun, "amod") == kNoToken;
  if (role == "pobj" && fixed && out.empty() && graph.lemma(head) == "as" && !graph.is_root(head)) {
    for (const std::uint32_t subject : graph.subjects(graph.token(head).head))
      add_people(out, context, subject, owners_found);
  }
  // "Her sister-in-law is the novelist X"
  if ((role == "nsubj" || role == "conj") && out.empty() &&
      (graph.lemma(head) == "be" || graph.lemma(head) == "become")) {
    const std::uint32_t named = graph.child(head, "attr");
    if (named != kNoToken) add_people(out, context, named, owners_found);
  }
  if (role == "attr" && out.empty()) {
    for (const std::uint32_t subject : graph.subjects(head)) add_people(out, context, subject, owners_found);
  }
  return out;
}

/// "the Deby brothers", "his sons A and B" name several
std::string singular(const FactContext& context, std::uint32_t token) {
  std::string word(context.words(token));
  for (char& c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  // "son-in-law" is five tokens
  const RoleGraph& graph = context.graph();
  std::string compound = word;
  for (std::uint32_t i = token + 1; i < std::min(token + 5, graph.size()); ++i) {
    const std::string_view part = context.words(i);
    if (part != "-" && part != "in" && part != "law") break;
    compound += part;
  }
  if (compound.ends_with("-in-law") && context.lexicon().kin(compound) != nullptr) return compound;
  if (context.lexicon().kin(word) != nullptr) return word;
  const std::string& lemma = context.graph().lemma(token);
  if (context.lexicon().kin(lemma) != nullptr) return lemma;
  // "son-in-law" may be several tokens
  return word;
}

/// "X, who is married to Y": read as an adjective
void find_married(const FactContext& context, std::uint32_t i, Candidates& out) {
  const RoleGraph& graph = context.graph();
  if (graph.token(i).role != "acomp" || graph.is_root(i)) return;
  const std::uint32_t be = graph.token(i).head;
  if (graph.child(be, "neg") != kNoToken) return;
  for (const std::uint32_t c : graph.children(i)) {
    if (graph.token(c).role != "prep" || graph.lemma(c) != "to" || graph.object_of(c) == kNoToken) continue;
    for (const std::uint32_t subject : graph.subjects(be)) {
      for (const Filler& person : context.fill_one(subject, kPerson)) {
        for (const Filler& other : context.fill_one(graph.object_of(c), kPerson)) {
          const std::size_t before = out.size();
          propose(context, out, EdgeKind::RelativeOf, person, other, i, Origin::Verb);
          for (std::size_t k = before; k < out.size(); ++k) {
            out[k].properties["relation"] = "spouse";
            out[k].state = true;
          }
        }
      }
    }
  }
}

/// "X married Y", "X was married to Y", "born to A and B"
void find_family_verbs(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const std::string& lemma = graph.lemma(i);
    const bool marry = lemma == "marry" || lemma == "wed" || lemma == "divorce" || lemma == "married";
    const bool bear = lemma == "bear" && graph.is_passive(i);
    if ((!marry && !bear) || !context.readable(graph.sentence_of(i))) continue;
    if (marry && graph.token(i).pos == "ADJ") find_married(context, i, out);
    const Frame frame = verb_frame(context, i);
    std::vector<Filler> people;
    std::vector<Filler> others;
    for (const Slot& slot : frame.slots) {
      const bool first =
          slot.name == (bear ? "obj" : "subj") || (marry && slot.name == "obj" && frame.passive);
      const bool second = slot.name == "to" || (marry && slot.name == "obj" && !frame.passive);
      if (!first && !second) continue;
      for (const Filler& filler : context.fill(slot.token, kPerson))
        (first ? people : others).push_back(filler);
    }
    if (marry && others.empty() && people.size() == 2) {  // "A and B married"
      others.push_back(people.back());
      people.pop_back();
    }
    for (const Filler& person : people) {
      for (const Filler& other : others) {
        const std::size_t before = out.size();
        propose(context, out, EdgeKind::RelativeOf, person, other, i, Origin::Verb);
        for (std::size_t k = before; k < out.size(); ++k) {
          out[k].properties["relation"] = marry ? "spouse" : "parent";
          out[k].state = true;
        }
      }
    }
  }
}

}  // namespace

void find_relatives(const FactContext& context, Candidates& out) {
  find_family_verbs(context, out);
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (!graph.is_noun(i) || !context.readable(graph.sentence_of(i))) continue;
    const std::string word = singular(context, i);
    const KinWord* kin = context.lexicon().kin(word);
    const bool predecessor = word == "predecessor";
    const bool successor = word == "successor" || word == "replacement";
    if (kin == nullptr && !predecessor && !successor) continue;
    auto owner_list = owners(context, first_of_row(context, i));
    if (owner_list.empty()) continue;
    const auto bearer_list = bearers(context, i, owner_list);
    if (bearer_list.empty() || bearer_list.size() > 6) continue;
    if (kin != nullptr) settle_by_name(context, i, owner_list, bearer_list);
    for (const Filler& owner : owner_list) {
      for (const Filler& bearer : bearer_list) {
        const std::size_t before = out.size();
        if (kin != nullptr) {
          // `relation` says what `to` is to `from`: the bearer of the word stands at `to`.
          propose(context, out, EdgeKind::RelativeOf, owner, bearer, i, Origin::Phrase);
          for (std::size_t k = before; k < out.size(); ++k) {
            out[k].properties["relation"] = kin->relation;
            out[k].state = true;
          }
        } else {
          propose(context, out, EdgeKind::Succeeded, predecessor ? owner : bearer,
                  predecessor ? bearer : owner, i, Origin::Phrase);
          for (std::size_t k = before; k < out.size(); ++k)
            out[k].state = graph.token(i).role != "pobj";  // the clause around dates something else
        }
      }
    }
  }
}

}  // namespace entente::ingest
