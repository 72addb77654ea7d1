// The words of hosts and guests.
#include "ingest/facts/rules/host_words.hpp"

#include "ingest/text/one_of.hpp"

namespace entente::ingest {

bool is_carrier(const std::string& noun) {
  return one_of(noun, {"plane", "jet", "aircraft", "airplane", "train", "helicopter", "ship", "boat", "car",
                       "flight", "motorcade", "airbus", "boeing", "yacht", "limousine", "convoy"});
}

bool is_arriving(const std::string& verb) {
  return one_of(verb, {"land",    "arrive", "touch",  "put",     "step",     "alight", "disembark", "come",
                       "fly",     "reach",  "travel", "proceed", "continue", "move",   "go",        "drive",
                       "head",    "walk",   "get",    "turn",    "return",   "stop",   "enter",     "roll",
                       "descend", "climb",  "ride",   "visit",   "journey",  "sail",   "emerge",    "pull"});
}

bool is_spot(const std::string& noun) {
  return one_of(
      noun, {"tarmac",    "runway",   "apron",   "step",   "foot",     "airport",   "airfield", "airbase",
             "base",      "station",  "quay",    "pier",   "jetty",    "platform",  "door",     "doorstep",
             "gate",      "entrance", "carpet",  "hangar", "terminal", "kerb",      "curb",     "doorway",
             "threshold", "porch",    "gangway", "ramp",   "stair",    "staircase", "dock",     "harbour",
             "harbor",    "lobby",    "end",     "bottom", "top",      "edge"});
}

bool is_hospitality(const std::string& verb) {
  return one_of(verb, {"take",      "drive",  "pick", "collect",  "fetch",  "hand",    "give",    "show",
                       "lead",      "treat",  "lend", "pin",      "hang",   "pour",    "offer",   "serve",
                       "usher",     "escort", "keep", "decorate", "invest", "knight",  "wait",    "rise",
                       "throw",     "cook",   "put",  "present",  "walk",   "stroll",  "lay",     "guide",
                       "open",      "hold",   "kiss", "feed",     "seat",   "confer",  "garland", "bid",
                       "accompany", "await",  "meet", "receive",  "greet",  "welcome", "host",    "join"});
}

bool is_said_to_face(const std::string& verb) {
  return one_of(verb,
                {"tell",   "promise",  "assure",  "thank",  "brief",        "urge",     "warn",   "press",
                 "remind", "pledge",   "ask",     "inform", "congratulate", "lecture",  "scold",  "offer",
                 "agree",  "complain", "explain", "hear",   "listen",       "question", "pressed"});
}

bool is_remote(const std::string& verb) {
  return one_of(
      verb, {"elect",   "succeed",  "defeat", "replace",  "criticize", "criticise", "attack",   "accuse",
             "appoint", "marry",    "name",   "oust",     "invite",    "call",      "phone",    "telephone",
             "praise",  "condemn",  "want",   "expect",   "hope",      "plan",      "support",  "oppose",
             "back",    "know",     "beat",   "sue",      "overthrow", "topple",    "jail",     "imprison",
             "ban",     "sanction", "think",  "follow",   "send",      "write",     "nominate", "endorse",
             "hate",    "love",     "like",   "need",     "blame",     "mention",   "denounce", "describe",
             "see",     "say",      "regard", "consider", "challenge", "fire",      "dismiss",  "sack",
             "arrest",  "be",       "summon", "trail",    "lose"});
}

}  // namespace entente::ingest
