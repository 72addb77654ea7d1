// Common nouns that tell the type of the name beside them.
#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/names/type_evidence.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

}  // namespace

bool follows_post(const TextView& text, TokenRange range) {
  const auto first = text.sentence(text.sentence_of(range.first)).first;
  for (auto i = range.first - 1; i > first && i + 8 > range.first; --i) {
    const auto& word = text.folded(i - 1);
    if (lexicon().office(word) != nullptr) return true;
    static const Words kLinks = {"of", "the", "and", "for", "in", "to", "at", "from"};
    // "the governor of the central bank, X"
    const bool noun = text.token(i - 1).tag == "NN" || text.token(i - 1).tag == "JJ";
    if (!text.is_capital(i - 1) && !kLinks.contains(word) && !noun) return false;
  }
  return false;
}

bool is_camel_case(std::string_view word) {
  bool lower = false;
  if (!starts_upper(word)) return false;  // "eThekwini"
  for (std::size_t at = 0; at < word.size();) {
    const auto c = decode_character(word, at);
    if (lower && is_upper(c.code))
      return !word.starts_with("Mc") && !word.starts_with("Mac") && !word.starts_with("De") &&
             !word.starts_with("O'");
    lower = is_letter(c.code) && !is_upper(c.code);
    at += c.size;
  }
  return false;
}

bool ends_as_firm(const std::string& word) {
  static constexpr std::array<std::string_view, 25> kEndings = {
      "bank",   "gaz",    "prom",  "neft",    "nefte", "energo", "telecom", "telekom", "stroy",
      "avia",   "pharma", "corp",  "tech",    "soft",  "export", "import",  "petrol",  "atom",
      "invest", "oil",    "trans", "airways", "media", "mobile", "press"};
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) {
    return word.size() >= ending.size() + 3 && word.ends_with(ending);
  });
}

bool is_firm_noun(const std::string& word) {
  static const Words kWords = {
      "lines",       "holdings",      "holding",       "industries",  "group",        "bank",
      "airlines",    "airways",       "energy",        "steel",       "technologies", "technology",
      "corp",        "corp.",         "corporation",   "company",     "ltd",          "ltd.",
      "inc",         "inc.",          "plc",           "motors",      "systems",      "mining",
      "resources",   "logistics",     "shipping",      "aerospace",   "aviation",     "telecom",
      "electronics", "semiconductor", "pharma",        "engineering", "petroleum",    "oil",
      "gas",         "minerals",      "metals",        "cement",      "capital",      "ventures",
      "partners",    "investments",   "solutions",     "networks",    "software",     "foods",
      "insurance",   "securities",    "shipbuilding",  "heavy",       "electric",     "automotive",
      "chemicals",   "laboratories",  "railways",      "ports",       "properties",   "textiles",
      "breweries",   "brewery",       "cobalt",        "lithium",     "nickel",       "copper",
      "gold",        "uranium",       "media",         "mobile",      "robotics",     "dynamics",
      "defence",     "defense",       "space",         "satellite",   "marine",       "maritime",
      "tankers",     "trading",       "international", "services",    "enterprises",  "gmbh"};
  return kWords.contains(word);
}

bool leads_place(const std::string& word) {
  static const Words kWords = {
      "ras",      "jebel",   "jabal",   "wadi",    "tel",    "kafr",     "beit",     "deir",    "bandar",
      "khor",     "oued",    "puerto",  "porto",   "rio",    "isla",     "villa",    "nova",    "novo",
      "kampung",  "koh",     "san",     "santa",   "sao",    "saint",    "palacio",  "palazzo", "plaza",
      "praca",    "casa",    "salar",   "cerro",   "monte",  "lago",     "laguna",   "estadio", "teatro",
      "parque",   "barrio",  "schloss", "chateau", "piazza", "campo",    "catedral", "museo",   "palais",
      "hotel",    "jalan",   "rue",     "avenida", "calle",  "mont",     "pulau",    "gunung",  "ilha",
      "ain",      "bir",     "umm",     "tell",    "birnin", "gulf",     "lac",      "punta",   "costa",
      "qasr",     "kasr",    "istana",  "wisma",   "quinta", "hacienda", "estancia", "finca",   "kasteel",
      "castello", "castelo", "domaine", "salon",   "kuala",  "tanjung",  "muang",    "phu",     "nong",
      "schloss"};
  return kWords.contains(word);
}

bool leads_body(const std::string& word) {
  static const Words kWords = {
      "universidad", "universidade", "universite", "universitat", "banco",    "banque",      "banca",
      "partido",     "parti",        "partito",    "frente",      "front",    "ministerio",  "ministere",
      "instituto",   "institut",     "fundacion",  "fondation",   "comision", "consejo",     "conseil",
      "federacion",  "union",        "agencia",    "diario",      "empresa",  "corporacion", "grupo",
      "groupe",      "compania",     "compagnie",  "societe",     "alianza",  "movimiento",  "mouvement",
      "asociacion",  "association",  "asamblea",   "assemblee",   "congreso", "sindicato",   "gazeta"};
  return kWords.contains(word);
}

bool is_place_noun(const std::string& lemma) {
  static const Words kWords = {
      "city",       "town",      "village",  "province",      "region",       "district", "port",
      "capital",    "headland",  "island",   "peninsula",     "resort",       "suburb",   "area",
      "river",      "lake",      "mountain", "valley",        "palace",       "building", "airport",
      "strait",     "territory", "enclave",  "neighbourhood", "neighborhood", "county",   "municipality",
      "settlement", "hamlet",    "oblast",   "state",         "coast",        "bay",      "gulf",
      "camp",       "site",      "lodge",    "manor",         "villa",        "estate",   "residence",
      "castle",     "hotel",     "mansion",  "guesthouse",    "retreat",      "farm",     "ranch",
      "fort",       "monastery", "atoll",    "islet",         "crossing",     "temple",   "oasis"};
  return kWords.contains(lemma);
}

bool is_organization_noun(const std::string& lemma) {
  static const Words kWords = {
      "company",      "firm",        "group",       "party",        "agency",       "bank",
      "fund",         "newspaper",   "daily",       "magazine",     "broadcaster",  "channel",
      "network",      "website",     "developer",   "maker",        "manufacturer", "carrier",
      "airline",      "operator",    "producer",    "giant",        "conglomerate", "bloc",
      "alliance",     "militia",     "movement",    "organization", "organisation", "association",
      "union",        "university",  "institute",   "think-tank",   "ministry",     "faction",
      "startup",      "retailer",    "charity",     "nonprofit",    "watchdog",     "coalition",
      "utility",      "miner",       "lender",      "insurer",      "brokerage",    "consultancy",
      "contractor",   "subsidiary",  "shipbuilder", "automaker",    "carmaker",     "steelmaker",
      "chipmaker",    "gang",        "cartel",      "militia",      "junta",        "clan",
      "website",      "portal",      "yard",        "builder",      "operator",     "airline",
      "conglomerate", "broadcaster", "cooperative", "orchestra",    "caucus",       "outlet",
      "tabloid",      "weekly",      "weblog",      "blog",         "monthly",      "wire"};
  return kWords.contains(lemma);
}

bool is_person_noun(const std::string& lemma) {
  static const Words kWords = {
      "spouse",      "fiance",     "fiancee",     "twin",      "stepson",     "stepdaughter",
      "partner",     "aide",       "protege",     "mentor",    "grandfather", "grandmother",
      "man",         "woman",      "brother",     "sister",    "son",         "daughter",
      "wife",        "husband",    "father",      "mother",    "widow",       "widower",
      "uncle",       "nephew",     "niece",       "cousin",    "grandson",    "granddaughter",
      "predecessor", "successor",  "counterpart", "colleague", "runner",      "deputy",
      "girl",        "boy",        "fisherman",   "farmer",    "businessman", "businesswoman",
      "billionaire", "politician", "diplomat",    "candidate", "runner-up",   "winner",
      "veteran",     "resident",   "lawyer",      "oligarch",  "tycoon",      "singer",
      "actor",       "actress",    "poet",        "artist",    "host",        "owner",
      "worker",      "witness",    "guest",       "premier",   "monarch",     "ruler",
      "dictator",    "statesman",  "rival",       "ally",      "friend",      "physicist",
      "scientist",   "chair",      "graduate"};
  static const Words kLists = {"shortlist", "blacklist", "checklist", "playlist", "wishlist", "watchlist"};
  const auto ends = [&](std::string_view ending) {
    return lemma.size() >= ending.size() + 4 && lemma.ends_with(ending);
  };
  if (ends("master") || ends("woman") || ends("keeper") || (ends("ist") && !kLists.contains(lemma)))
    return true;
  return kWords.contains(lemma);
}

bool is_post_of_town(const TextView& text, std::uint32_t i) {
  static const Words kPosts = {"governor",      "mayor",      "prefect",    "bishop",
                               "archbishop",    "akim",       "councillor", "voivode",
                               "sub-prefect",   "subprefect", "alderman",   "councillors",
                               "administrator", "mayoress",   "mufti",      "regent"};
  static const std::unordered_set<std::string> kPairs = {
      "chief minister",  "town clerk",       "police chief",  "deputy mayor",  "deputy governor",
      "county governor", "first minister",   "vice governor", "lord mayor",    "governor general",
      "vice mayor",      "county president", "port captain",  "harbour master"};
  if (i >= text.size()) return false;
  return kPosts.contains(text.folded(i)) ||
         (i + 1 < text.size() && kPairs.contains(text.folded(i) + " " + text.folded(i + 1)));
}

bool is_craft(const std::string& lemma) {
  static const Words kWords = {"frigate",  "destroyer", "corvette",   "submarine", "warship",    "yacht",
                               "fighter",  "jet",       "missile",    "rocket",    "drone",      "tank",
                               "howitzer", "rifle",     "helicopter", "tanker",    "icebreaker", "cutter",
                               "warplane", "airliner",  "satellite",  "torpedo",   "ferry",      "trawler"};
  return kWords.contains(lemma);
}

bool is_post_at(const std::string& lemma) {
  static const Words kWords = {"professor", "researcher", "fellow",     "analyst",  "work",      "study",
                               "teach",     "lecturer",   "economist",  "director", "student",   "expert",
                               "employee",  "executive",  "lecture",    "editor",   "reporter",  "partner",
                               "chair",     "official",   "strategist", "staff",    "scholar",   "chief",
                               "head",      "manager",    "engineer",   "anger",    "president", "spokesman",
                               "investor",  "adviser",    "consultant", "trader",   "intern",    "scientist",
                               "look",      "aim",        "fellowship", "graduate"};
  return kWords.contains(lemma);
}

bool is_aimed(const std::string& lemma) {
  static const Words kWords = {"shout", "wave",   "smile", "laugh",  "point", "throw", "glance", "stare",
                               "yell",  "dig",    "jab",   "jibe",   "swipe", "hurl",  "fire",   "shoot",
                               "nod",   "scream", "lash",  "attack", "snap",  "rage",  "fury",   "strike",
                               "level", "direct", "grin",  "swing",  "glare", "swear", "furious"};
  return kWords.contains(lemma);
}

bool is_human_deed(const std::string& lemma) {
  static const Words kWords = {
      "sleep",   "smile", "laugh",     "nod",    "think",     "recall",  "arrive", "fly",       "travel",
      "marry",   "die",   "retire",    "resign", "greet",     "embrace", "dine",   "sit",       "walk",
      "wave",    "weep",  "study",     "speak",  "meet",      "whisper", "joke",   "shrug",     "telephone",
      "phone",   "bow",   "hug",       "kiss",   "grin",      "lunch",   "smoke",  "remember",  "drive",
      "tell",    "eat",   "drink",     "listen", "stare",     "promise", "wear",   "graduate",  "campaign",
      "confide", "quip",  "apologise", "wait",   "accompany", "flee",    "escape", "apologize", "preside"};
  return kWords.contains(lemma);
}

bool takes_people(const std::string& lemma) {
  static const Words kWords = {"meet",     "greet",        "welcome", "succeed",     "telephone", "embrace",
                               "marry",    "appoint",      "elect",   "inaugurate",  "receive",   "phone",
                               "thank",    "congratulate", "hug",     "accompany",   "summon",    "interview",
                               "befriend", "oust",         "depose",  "assassinate", "nominate",  "behead",
                               "arrest",   "jail",         "brief",   "swear",       "invite",    "detain",
                               "decorate", "sentence",     "convict", "extradite",   "exile",     "reelect"};
  return kWords.contains(lemma);
}

bool is_programme_noun(const std::string& lemma) {
  static const Words kWords = {"programme", "program", "project", "scheme", "initiative", "campaign"};
  return kWords.contains(lemma);
}

std::optional<EntityType> told_behind(const TextView& text, TokenRange name) {
  const auto comma = name.last;
  const auto stop = std::min(text.sentence(text.sentence_of(name.first)).last, comma + 8);
  if (comma + 2 >= stop || text.folded(comma) != ",") return std::nullopt;
  const auto& article = text.folded(comma + 1);
  if (article != "a" && article != "an" && article != "the") return std::nullopt;
  for (auto i = comma + 2; i < stop; ++i) {
    const auto& tag = text.token(i).tag;
    const bool more = i + 1 < stop && (text.token(i + 1).tag == "NN" || text.is_hyphen(i + 1));
    if (tag == "NN" && !more) {
      const auto& noun = text.token(i).lemma;
      if (is_organization_noun(noun) || (noun == "site" && text.folded(i - 1) == "news"))
        return EntityType::Organization;
      if (is_place_noun(noun)) return EntityType::Place;
      return std::nullopt;
    }
    if (tag != "NN" && tag != "CD" && tag != "VBN" && tag != "POS" && !tag.starts_with("JJ") &&
        !tag.starts_with("NNP") && !text.is_hyphen(i))
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace entente::ingest
