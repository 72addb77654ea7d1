#include "ingest/entities/clause_view.hpp"

namespace entente::ingest {

ClauseView::ClauseView(const TextView& text)
    : text_(text), subject_of_(text.size(), kNoSubject), agent_of_(text.size(), kNoSubject) {
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const auto& token = text.token(i);
    if (token.role.starts_with("nsubj") && token.head != i && subject_of_[token.head] == kNoSubject)
      subject_of_[token.head] = i;
    if (token.role == "pobj" && text.token(token.head).role == "agent")
      agent_of_[text.token(token.head).head] = i;
  }
}

bool ClauseView::is_verb(std::uint32_t token) const {
  return text_.token(token).pos == "VERB" || text_.token(token).pos == "AUX";
}

std::uint32_t ClauseView::actor_of(std::uint32_t verb) const {
  const auto& role = text_.token(verb).role;
  const auto subject = subject_of_[verb];
  if (subject != kNoSubject) {
    const auto& tag = text_.token(subject).tag;
    return role == "relcl" && (tag == "WP" || tag == "WDT") ? text_.token(verb).head : subject;
  }
  if (agent_of_[verb] != kNoSubject) return agent_of_[verb];
  const bool participle = text_.token(verb).tag == "VBG" || text_.token(verb).tag == "VBN";
  return role == "acl" && participle ? text_.token(verb).head : kNoSubject;
}

std::uint32_t ClauseView::nearest_actor(std::uint32_t token) const {
  auto verb = token;
  for (int step = 0; step < 12 && text_.token(verb).head != verb; ++step) {
    verb = text_.token(verb).head;
    if (!is_verb(verb)) continue;
    const auto actor = actor_of(verb);
    if (actor != kNoSubject && actor != token) return actor;
  }
  return kNoSubject;
}

std::uint32_t ClauseView::verb_above(std::uint32_t token) const {
  auto verb = text_.token(token).head;
  for (int step = 0; step < 3 && text_.token(verb).pos != "VERB" && text_.token(verb).pos != "AUX"; ++step)
    verb = text_.token(verb).head;
  return verb;
}

std::uint32_t ClauseView::subject_around(std::uint32_t token) const {
  auto verb = verb_above(token);
  for (int step = 0; step < 4; ++step) {
    const auto subject = subject_of_[verb];
    const auto& role = text_.token(verb).role;
    if (subject != kNoSubject) {
      const auto& tag = text_.token(subject).tag;
      const bool relative = tag == "WP" || tag == "WDT";
      return relative && role == "relcl" ? text_.token(verb).head : subject;
    }
    if (role == "relcl" || role == "acl") return text_.token(verb).head;
    if ((role != "conj" && role != "xcomp" && role != "advcl") || text_.token(verb).head == verb) break;
    verb = text_.token(verb).head;
  }
  return kNoSubject;
}

bool ClauseView::is_subject_beside(std::uint32_t subject, std::uint32_t token) const {
  const auto& role = text_.token(token).role;
  if (role == "poss" || role.starts_with("nsubj")) return false;
  return text_.token(subject).head == verb_above(token) && text_.token(subject).role.starts_with("nsubj");
}

}  // namespace entente::ingest
