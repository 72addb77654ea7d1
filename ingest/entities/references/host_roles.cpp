#include "ingest/entities/references/host_roles.hpp"

#include <algorithm>
#include <string_view>

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

constexpr float kSure = 3.0F;    // "received", "flew to"
constexpr float kLikely = 1.5F;  // "showed him round"

bool is_travel(const std::string& lemma) {
  static const Words kWords = {"arrive", "fly",  "land",  "come", "visit", "travel", "pay",
                               "go",     "step", "touch", "jet",  "tour",  "begin",  "journey"};
  return kWords.contains(lemma);
}

bool is_hosting(const std::string& lemma) {
  static const Words kWords = {"receive", "host", "welcome", "greet", "invite", "entertain", "fete"};
  return kWords.contains(lemma);
}

/// What hosts do with their guests; a person is the object.
bool is_attention(const std::string& lemma) {
  static const Words kWords = {"show",  "take", "drive", "walk", "escort",
                               "fetch", "lead", "await", "hail", "have"};
  return kWords.contains(lemma);
}

}  // namespace

HostRoles::HostRoles(const ReferenceContext& context) : context_(context), text_(context.text) {
  by_sentence_.resize(context.document.annotation.sentences.size());
  for (std::uint32_t m = 0; m < context.document.mentions.size(); ++m) {
    const auto& mention = context.document.mentions[m];
    if (context.type(mention.entity) == EntityType::Person && mention.certainty >= 0.6F &&
        text_.block_kind(mention.first) == BlockKind::Body)
      by_sentence_[text_.sentence_of(mention.first)].push_back(m);
  }
}

/// "The president of X, Y, has landed": the title is the subject, not the name behind its country.
std::uint32_t HostRoles::acting(const Mention& mention) const {
  for (const auto& office : context_.document.offices) {
    if (office.holder != mention.entity || office.sentence != text_.sentence_of(mention.first)) continue;
    const bool beside = text_.token(mention.head).role == "appos";
    for (auto i = office.first; i < office.last; ++i) {
      const auto& role = text_.token(i).role;
      if (role.starts_with("nsubj") || (beside && (role == "dobj" || role == "dative"))) return i;
    }
  }
  return mention.head;
}

/// "his wife, X": she is with him, no host and no guest of his.
bool HostRoles::is_kin(const Mention& mention) const {
  static const Words kKin = {"wife", "husband", "son", "daughter", "brother", "sister", "spouse"};
  const auto first = text_.sentence(text_.sentence_of(mention.first)).first;
  for (auto i = mention.first; i > first && i + 3 > mention.first; --i) {
    if (kKin.contains(text_.folded(i - 1))) return true;
  }
  return false;
}

/// "his host, X", "X, his host", "his guest X".
float HostRoles::role_called(const Mention& mention) const {
  const auto called = [&](std::uint32_t i) {
    const auto& word = text_.folded(i);
    return word == "host" || word == "hostess" ? 5.0F : word == "guest" || word == "visitor" ? -5.0F : 0.0F;
  };
  const auto& sentence = text_.sentence(text_.sentence_of(mention.first));
  for (auto i = mention.first; i > sentence.first && i + 2 > mention.first; --i) {
    if (const auto role = called(i - 1); role != 0.0F) return role;
    if (text_.folded(i - 1) != ",") break;
  }
  if (mention.last + 2 < sentence.last && text_.folded(mention.last) == ",") return called(mention.last + 2);
  return 0;
}

bool HostRoles::is_in_place(std::uint32_t verb) const {
  if (text_.token(verb).lemma != "be" && text_.token(verb).lemma != "stay") return false;
  const auto& sentence = text_.sentence(text_.sentence_of(verb));
  for (auto i = verb + 1; i < sentence.last; ++i) {
    const auto& token = text_.token(i);
    if (token.role == "pobj" && token.pos == "PROPN" && text_.token(token.head).head == verb &&
        (text_.folded(token.head) == "in" || text_.folded(token.head) == "at"))
      return true;
  }
  return false;
}

bool HostRoles::has_object(std::uint32_t verb, std::uint32_t but) const {
  const auto& sentence = text_.sentence(text_.sentence_of(verb));
  for (auto i = sentence.first; i < sentence.last; ++i) {
    const auto& token = text_.token(i);
    if (i == but || token.head != verb || token.role != "dobj") continue;
    const auto& word = text_.folded(i);
    if (token.tag == "PRP" || token.pos == "PROPN" || word == "guest" || word == "visitor") return true;
  }
  return false;
}

float HostRoles::role_in_clause(const Mention& mention) const {
  const auto at = acting(mention);
  const auto& head = text_.token(at);
  const auto verb = head.head;
  const auto& lemma = text_.token(verb).lemma;
  // A second subject behind the verb is its object, whatever the parser says.
  const bool behind = head.role == "nsubj" && verb < mention.first;
  const bool subject = head.role.starts_with("nsubj") && !behind;
  const bool object = head.role == "dobj" || head.role == "dative" || behind;
  const bool agent = head.role == "pobj" && text_.folded(verb) == "by" &&
                     is_hosting(text_.token(text_.token(verb).head).lemma);
  if (agent) return kSure;
  if (head.role == "nsubjpass") return is_hosting(lemma) ? -kSure : 0.0F;
  if (subject) {
    if (is_hosting(lemma)) return kSure;
    if (is_travel(lemma)) return -kSure;
    if (is_in_place(verb)) return -kLikely;
    return is_attention(lemma) && has_object(verb, at) ? kLikely : 0.0F;
  }
  if (!object) return 0;
  return is_hosting(lemma) ? -kSure : is_attention(lemma) ? -kLikely : 0.0F;
}

float HostRoles::role_of(const Mention& mention) const {
  if (const auto called = role_called(mention); called != 0.0F) return called;
  // "A, who arrived on Monday".
  const auto& sentence = text_.sentence(text_.sentence_of(mention.first));
  for (auto i = mention.last; i < sentence.last; ++i) {
    const auto& token = text_.token(i);
    if (token.role != "relcl" || token.head != mention.head) continue;
    if (is_travel(token.lemma)) return -kSure;
  }
  return role_in_clause(mention);
}

std::vector<HostRoles::Told> HostRoles::before(std::uint32_t token, std::uint32_t sentences) const {
  std::vector<Told> told;
  const auto here = text_.sentence_of(token);
  for (auto s = here >= sentences - 1 ? here - (sentences - 1) : 0; s <= here; ++s) {
    for (const auto m : by_sentence_[s]) {
      const auto& mention = context_.document.mentions[m];
      if (mention.first >= token) break;
      if (is_kin(mention)) continue;
      const bool subject = text_.token(acting(mention)).role.starts_with("nsubj");
      const auto near = -2.0F * static_cast<float>(here - s) + (subject ? 1.0F : 0.0F);
      const auto role = role_of(mention);
      const auto known = std::find_if(told.begin(), told.end(),
                                      [&](const Told& one) { return one.person == mention.entity; });
      if (known == told.end()) {
        told.push_back({mention.entity, role, near});
      } else {
        known->host += role;
        known->near = std::max(known->near, near);
      }
    }
  }
  return told;
}

bool is_host(const ReferenceContext& context, std::uint32_t person, std::uint32_t token) {
  constexpr std::uint32_t kLately = 4;  // sentences
  const auto told = HostRoles(context).before(token, kLately);
  return std::any_of(told.begin(), told.end(),
                     [&](const HostRoles::Told& one) { return one.person == person && one.host > 0.0F; });
}

}  // namespace entente::ingest
