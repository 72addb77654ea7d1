#include "ingest/entities/references/metonyms.hpp"

#include <string_view>
#include <unordered_set>

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

bool is_place_preposition(const std::string& word) {
  static const Words kWords = {"in",   "at",  "near",       "outside", "around", "through",
                               "into", "via", "throughout", "across",  "inside", "within"};
  return kWords.contains(word);
}

/// Verbs whose object is a place gone to or struck.
bool is_place_verb(const std::string& lemma) {
  static const Words kWords = {"visit", "leave",    "reach",    "tour",    "enter",  "depart",
                               "bomb",  "shell",    "capture",  "hit",     "occupy", "surround",
                               "flee",  "approach", "storm",    "seize",   "strike", "bombard",
                               "pound", "raid",     "overrun",  "besiege", "retake", "recapture",
                               "shake", "liberate", "encircle", "evacuate"};
  return kWords.contains(lemma);
}

/// Verbs of going: "to" and "from" with them are of places.
bool is_motion(const std::string& lemma) {
  static const Words kWords = {
      "go",      "come",   "fly",    "travel",   "arrive",  "return", "head",       "move",  "drive",
      "visit",   "trip",   "flight", "journey",  "rush",    "send",   "invite",     "bring", "take",
      "arrival", "return", "tour",   "way",      "depart",  "embark", "invitation", "train", "road",
      "call",    "route",  "sail",   "transfer", "welcome", "close",  "begin",      "reach", "extend"};
  return kWords.contains(lemma);
}

/// Acts of persons and states that a city cannot do.
bool is_act_of_state(const std::string& lemma) {
  static const Words kOfPlaces = {"be",      "host",   "lie",   "see",        "have",      "become",
                                  "witness", "remain", "boast", "wake",       "celebrate", "stand",
                                  "serve",   "grow",   "sit",   "experience", "suffer"};
  return !kOfPlaces.contains(lemma);
}

/// "N'Djamena - The governor crossed ..."
bool is_open_dash(const TextView& text, std::uint32_t i) {
  static const Words kDashes = {"-", "--", "\xE2\x80\x93", "\xE2\x80\x94"};
  return kDashes.contains(text.word(i)) && !text.is_joined(i) && i + 1 < text.size() &&
         !text.is_joined(i + 1) && text.is_capital(i + 1);
}

/// "Beijing is ready": said of a state; "Beijing is the capital" of a city.
bool has_adjective(const TextView& text, std::uint32_t verb) {
  for (auto i = verb; i < text.size() && i < verb + 4; ++i) {
    if (text.token(i).head == verb && text.token(i).role == "acomp") return true;
    // "were at odds", "is under pressure"
    static const Words kStates = {"odds",    "odd",        "odd",         "war",      "peace", "talk",
                                  "talks",   "loggerhead", "loggerheads", "pressure", "term",  "touch",
                                  "contact", "favour",     "favor",       "hurry"};
    if (text.token(i).role == "pobj" && kStates.contains(text.token(i).lemma) &&
        text.token(text.token(i).head).head == verb)
      return true;
  }
  return false;
}

}  // namespace

bool is_metonym(const TextView& text, const NameCandidate& capital) {
  const auto kind = text.block_kind(capital.range.first);
  if (kind == BlockKind::Dateline || kind == BlockKind::Byline) return false;
  // "* Quito: the president flew ..." heads an entry.
  if (text.is_opening(capital.range.first) && capital.range.last < text.size() &&
      (text.folded(capital.range.last) == ":" || is_open_dash(text, capital.range.last)))
    return false;
  auto at = text.head_of(capital.range);
  // In a list each has the role of the first.
  for (int step = 0; step < 8 && text.token(at).role == "conj"; ++step) at = text.token(at).head;
  const auto& token = text.token(at);
  const auto& governor = text.token(token.head);
  const auto& role = token.role;
  const bool followed_by_country = capital.range.last + 1 < text.size() &&
                                   text.folded(capital.range.last) == "," &&
                                   text.is_capital(capital.range.last + 1);
  if (role == "nsubj") {
    if (governor.lemma == "be") return has_adjective(text, token.head);
    return governor.pos == "VERB" ? is_act_of_state(governor.lemma) : governor.pos == "AUX";
  }
  if (role == "ROOT") {  // "And Washington?"
    const auto& sentence = text.sentence(text.sentence_of(at));
    return sentence.last - sentence.first <= 4 && kind == BlockKind::Body &&
           text.folded(sentence.last - 1) == "?";
  }
  if (role == "nsubjpass")
    return governor.lemma == "accuse" || governor.lemma == "invite" || governor.lemma == "ask" ||
           governor.lemma == "tell" || governor.lemma == "expect" || governor.lemma == "prepare" ||
           governor.lemma == "amuse" || governor.lemma == "alarm" || governor.lemma == "please" ||
           governor.lemma == "annoy" || governor.lemma == "convince" || governor.lemma == "irritate";
  if (role == "dobj" || role == "dative") return !is_place_verb(governor.lemma) && !followed_by_country;
  if (role == "poss") {
    static const Words kOfCities = {"airport", "street",     "mayor",    "population", "hotel",    "outskirt",
                                    "suburb",  "square",     "centre",   "center",     "downtown", "palace",
                                    "hall",    "university", "resident", "station",    "port",     "skyline",
                                    "stadium", "museum",     "tsinghua"};
    return !kOfCities.contains(governor.lemma) && governor.pos != "PROPN";
  }
  if (role == "compound" || role == "amod" || role == "nmod") {
    static const Words kOfStates = {"official", "government", "regime",     "authority",     "diplomat",
                                    "policy",   "leader",     "delegation", "administration"};
    return kOfStates.contains(governor.lemma) ||
           (capital.range.last < text.size() && text.is_hyphen(capital.range.last) &&
            text.is_joined(capital.range.last));
  }
  if (role != "pobj") return role == "agent";
  const auto& preposition = text.folded(token.head);
  if (is_place_preposition(preposition) || followed_by_country) return false;
  const auto& above = text.token(governor.head);
  if (preposition == "to" || preposition == "from" || preposition == "for" || preposition == "toward" ||
      preposition == "towards") {
    if (governor.head == token.head || is_motion(above.lemma)) return false;
    static const Words kOfStates = {
        "tie",      "aid",        "support",    "loan",       "delivery", "relation", "message", "threat",
        "warning",  "ambassador", "envoy",      "weapon",     "sale",     "export",   "offer",   "apology",
        "close",    "blow",       "challenge",  "concession", "signal",   "sell",     "give",    "pressure",
        "response", "demand",     "assistance", "pledge",     "embassy",  "owe",      "lend",    "belong",
        "listen",   "important",  "drop",       "switch"};
    return kOfStates.contains(above.lemma);
  }
  if (preposition == "by" || preposition == "with" || preposition == "against" || preposition == "between" ||
      preposition == "about" || preposition == "under")
    return above.lemma != "begin";
  if (preposition == "of") {
    static const Words kOfStates = {"accuse",  "government", "policy",     "critic",    "ally",
                                    "part",    "criticism",  "behalf",     "intention", "goal",
                                    "support", "side",       "accusation", "position",  "rejection"};
    return kOfStates.contains(above.lemma);
  }
  return preposition == "on" &&
         (above.lemma == "sanction" || above.lemma == "tariff" || above.lemma == "pressure" ||
          above.lemma == "call" || above.lemma == "impose");
}

bool is_house(const TextView& text, const NameCandidate& seat) {
  const auto kind = text.block_kind(seat.range.first);
  if (kind == BlockKind::Dateline || kind == BlockKind::Byline) return true;
  if (seat.range.last < text.size() && text.folded(seat.range.last) == "'s") return false;
  const auto start = text.sentence(text.sentence_of(seat.range.first)).first;
  auto at = seat.range.first;
  if (at > start && text.folded(at - 1) == "the") --at;
  static const Words kInside = {"at",     "in",     "inside", "outside", "near",  "round", "around",
                                "within", "across", "into",   "through", "on",    "past",  "behind",
                                "beside", "before", "facing", "off",     "beyond"};
  if (at > start && kInside.contains(text.folded(at - 1))) {
    if (at - 1 == start) return true;
    // "officials in the Kremlin", "power in the White House", "sanctions on the Kremlin"
    static const Words kOfThose = {"official",  "source",  "adviser",  "advisor", "aide",   "insider",
                                   "ally",      "mood",    "anger",    "fear",    "people", "concern",
                                   "hope",      "staff",   "power",    "change",  "term",   "occupant",
                                   "year",      "someone", "sanction", "focus",   "man",    "friend",
                                   "influence", "access",  "pressure", "faith",   "trust",  "attack"};
    return !kOfThose.contains(text.token(at - 2).lemma) && text.token(at - 2).lemma != "depend" &&
           text.token(at - 2).lemma != "rely";
  }
  const auto head = text.head_of(seat.range);
  const auto& token = text.token(head);
  const auto& governor = text.token(token.head);
  if (token.role == "dobj")
    return is_place_verb(governor.lemma) && governor.lemma != "hit" && governor.lemma != "shake";
  if (token.role != "pobj") return false;
  auto above = governor.head;
  if (text.token(above).role == "advmod") above = text.token(above).head;  // "up to Capitol Hill"
  const auto& verb = text.token(above).lemma;
  const auto& preposition = text.folded(token.head);
  if (preposition == "to" || preposition == "from" || preposition == "towards")
    return is_motion(verb) && verb != "call" && verb != "send" && verb != "take" && verb != "close";
  static const Words kParts = {"lawn",     "garden",  "step",    "gate",     "room",   "hall",  "balcony",
                               "ground",   "wall",    "corner",  "corridor", "window", "door",  "courtyard",
                               "entrance", "terrace", "portico", "driveway", "roof",   "tower", "driveway"};
  return preposition == "of" && kParts.contains(verb);
}

/// "speaks Chinese", "in French": the language, not the nation.
bool is_language(const TextView& text, const NameCandidate& candidate) {
  const auto i = candidate.range.first;
  const auto& token = text.token(i);
  if (token.role == "pobj" && text.folded(token.head) == "in") return true;
  const auto& governor = text.token(token.head);
  return token.role == "dobj" &&
         (governor.lemma == "speak" || governor.lemma == "learn" || governor.lemma == "study");
}

/// "African leaders": a mention of Africa only where the text names Africa itself.
bool is_place_adjective(const TextView& text, const NameCandidate& candidate) {
  if (candidate.known->sense != NameSense::Place || candidate.known->form == candidate.known->name)
    return false;
  const auto& tag = text.token(candidate.range.last - 1).tag;
  const auto* seen = text.name_at(candidate.range.last - 1);
  const auto& word = candidate.key;
  const bool shape = word.ends_with("an") || word.ends_with("ans") || word.ends_with("ern") ||
                     word.ends_with("ese") || word.ends_with("ian") || word == "balkan" ||
                     word == "kashmiri" || word == "chechen" || word == "chechens" || word == "sub-saharan";
  return shape && (tag.starts_with("JJ") || tag == "NNPS" || tag == "NNS" ||
                   (seen != nullptr && seen->type == "NORP") ||
                   text.token(candidate.range.last - 1).role == "amod" || word == "western");
}

}  // namespace entente::ingest
