// What a name's place in its clause says of its type: people smile, are greeted and succeeded; one travels to
// a place and stays at it; a country's own, without a title, is a company more often than not.
#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/names/personal_shape.hpp"
#include "ingest/entities/names/type_evidence.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

bool is_motion(const std::string& lemma) {
  static const Words kWords = {
      "go",      "travel",  "fly",    "head",    "return",  "leave",  "drive",    "arrive",  "sail",
      "proceed", "depart",  "come",   "move",    "journey", "flee",   "march",    "escape",  "visit",
      "trip",    "tour",    "flight", "voyage",  "walk",    "ride",   "relocate", "deport",  "bind",
      "set",     "hop",     "jet",    "descend", "land",    "convoy", "retreat",  "cross",   "pop",
      "nip",     "shuttle", "race",   "rush",    "slip",    "motor",  "commute",  "migrate", "stroll"};
  return kWords.contains(lemma);
}

/// "confidence in X", "a stake in X": no place.
bool is_trust(const std::string& lemma) {
  static const Words kWords = {"believe",      "trust",   "confidence", "faith",      "invest",
                               "stake",        "share",   "interest",   "investment", "believer",
                               "shareholding", "holding", "publish",    "report",     "write"};
  return kWords.contains(lemma);
}

class DeedReader {
 public:
  DeedReader(const TextView& text, NameCandidate& candidate, std::uint32_t head, bool silent)
      : text_(text),
        candidate_(candidate),
        head_(head),
        silent_(silent),
        single_(candidate.text.find(' ') == std::string::npos) {}

  void read() {
    if (candidate_.known == nullptr) {
      from_press();
      from_leader();
      if (const auto told = told_behind(text_, candidate_.range); told && candidate_.title.size() == 0)
        add(*told, *told == EntityType::Organization ? 2.5F : 2.0F);
    }
    if (ends_in_head() || is_plain()) return;
    if (candidate_.known != nullptr && candidate_.known->type != EntityType::Place) return;
    anchor_ = head_;
    for (int step = 0; step < 6 && text_.token(anchor_).role == "conj"; ++step)
      anchor_ = text_.token(anchor_).head;
    from_preposition();
    from_conquest();
    from_belongings();
    if (candidate_.known != nullptr) {
      if (single_ && candidate_.known->weight > 500) add(EntityType::Place, 0.8F);
      return;
    }
    from_agency();
    if (candidate_.known == nullptr) from_business();
    if (!silent_ || !is_proper()) return;
    from_clause();
    if (!single_) from_company();
    from_owner();
  }

 private:
  void add(EntityType type, float score) { candidate_.score_of(type) += score; }

  [[nodiscard]] bool ends_in_head() const {
    return lexicon().head_word(text_.folded(candidate_.range.last - 1)) != nullptr;
  }
  /// A proper noun that does not shout.
  [[nodiscard]] bool is_proper() const {
    return text_.token(head_).tag.starts_with("NNP") && !is_all_upper(candidate_.text) &&
           !(determined() && text_.folded(candidate_.range.first - 1) != "'s");
  }
  [[nodiscard]] bool determined() const {
    const auto first = candidate_.range.first;
    static const Words kDeterminers = {"the", "a",   "an",    "'s",  "'", "his",
                                       "her", "its", "their", "our", "my"};
    return first > 0 && kDeterminers.contains(text_.folded(first - 1));
  }
  /// "Innovation", "A320": a word or a mark, no name.
  [[nodiscard]] bool is_plain() const {
    const auto& key = candidate_.key;
    return key.find_first_of("0123456789") != std::string::npos || key.ends_with("tion") ||
           key.ends_with("ment") || key.ends_with("ness") || key.ends_with("ship") || key.ends_with("ism") ||
           key.ends_with("phobia") || lexicon().office(key) != nullptr || lexicon().is_role(key) ||
           is_person_noun(key);
  }

  void person(float score) {
    add(EntityType::Person, score);
    if (!text_.is_title_case(text_.sentence_of(head_))) candidate_.weak = false;
  }

  /// "told the Island Sun", "the Solomon Star reported": the press, where the words are not plain.
  void from_press() {
    static const Words kSpeech = {"tell", "report", "write", "quote", "cite", "publish", "reveal"};
    static const Words kTitles = {"star",    "sun",    "mail",   "nation",   "standard", "mirror", "globe",
                                  "voice",   "echo",   "argus",  "citizen",  "guardian", "review", "today",
                                  "digest",  "record", "leader", "reporter", "mercury",  "age",    "world",
                                  "insider", "packet", "argosy", "brief",    "note"};
    const auto first = candidate_.range.first;
    const auto& token = text_.token(head_);
    if (first == 0 || text_.folded(first - 1) != "the") return;
    if ((token.role != "dobj" && token.role != "nsubj" && token.role != "dative") ||
        !kSpeech.contains(text_.token(token.head).lemma))
      return;
    const bool titled = !single_ && kTitles.contains(text_.folded(candidate_.range.last - 1));
    add(EntityType::Organization, titled ? 3.5F : 2.0F);
  }

  /// "Srpska Lista leader Goran Rakić": a post, and who has it, behind the name.
  void from_leader() {
    static const Words kPosts = {
        "leader",    "spokesman", "spokeswoman", "spokesperson",  "chief",     "boss",   "lawmaker",
        "candidate", "chairman",  "chairwoman",  "commander",     "executive", "ceo",    "fighter",
        "founder",   "columnist", "journalist",  "correspondent", "reporter",  "editor", "anchor"};
    const auto post = candidate_.range.last;
    if (post + 1 >= text_.size() || !kPosts.contains(text_.folded(post)) || !text_.is_capital(post + 1))
      return;
    const auto& role = text_.token(head_).role;
    if (role != "compound" && role != "nmod") return;
    if (single_ && text_.folded(post).starts_with("spokes")) return;  // "Putin spokesman Dmitry Peskov"
    add(EntityType::Organization, 2.5F);
    add(EntityType::Person, -2.5F);
  }

  void from_clause() {
    const auto& token = text_.token(anchor_);
    const auto& governor = text_.token(token.head);
    const float weight = single_ ? 2.0F : 1.0F;
    static const Words kVisits = {"tour", "visit", "attend", "chair", "head", "lead", "bring", "stroll"};
    if (!single_ && token.role == "nsubj" && kVisits.contains(governor.lemma)) person(0.6F);
    if (token.role == "nsubj" && is_human_deed(governor.lemma)) person(weight);
    if (!single_ && token.role == "nsubj" && governor.role == "relcl" && governor.lemma == "found")
      person(1.2F);  // "a firm which X founded"
    if ((token.role == "dobj" || token.role == "nsubjpass") && takes_people(governor.lemma)) person(weight);
    if (token.role != "pobj") return;
    const auto& verb = text_.token(governor.head);
    static const Words kTalks = {"meet", "talk",   "meeting",   "handshake", "lunch",        "dinner",
                                 "chat", "confer", "encounter", "speak",     "conversation", "breakfast"};
    if (governor.lemma == "with" && kTalks.contains(verb.lemma)) person(single_ ? 1.8F : 0.6F);
    static const Words kOfHeads = {"lead",     "head",  "chair", "found", "run",
                                   "moderate", "write", "edit",  "govern"};
    if (governor.lemma == "by" && governor.role == "agent" && kOfHeads.contains(verb.lemma))
      person(1.8F);
    else if (governor.lemma == "by" && governor.role == "agent" && takes_people(verb.lemma))
      person(single_ ? 1.8F : 1.0F);
  }

  /// "Petronor will invest", "a stake in Rompet", "bought Rompet of Romania".
  void from_business() {
    if (is_all_upper(candidate_.text) || candidate_.title.size() > 0 ||
        !text_.token(head_).tag.starts_with("NNP"))
      return;
    static const Words kVerbs = {"invest",  "acquire", "supply", "manufacture", "produce",
                                 "operate", "export",  "employ", "refinance",   "lend",
                                 "drill",   "mine",    "market", "import"};
    static const Words kAffairs = {"invest", "buy",     "acquire", "own",      "hold",     "sell",
                                   "supply", "build",   "agree",   "operate",  "produce",  "make",
                                   "launch", "plan",    "win",     "export",   "run",      "deliver",
                                   "expand", "publish", "report",  "announce", "complete", "develop"};
    static const Words kTaken = {"acquire",   "nationalise", "nationalize",
                                 "privatise", "privatize",   "bankroll"};
    static const Words kShares = {"stake",   "share", "shareholder", "shareholding", "holding",
                                  "percent", "%",     "takeover",    "acquisition",  "subsidiary",
                                  "cent",    "half",  "shares"};
    const auto& token = text_.token(anchor_);
    const auto& governor = text_.token(token.head);
    const auto* seen = text_.name_at(head_);
    const bool body = seen != nullptr && seen->type == "ORG";
    if (single_ && body && text_.token(head_).unheard && !text_.is_title_case(text_.sentence_of(head_)) &&
        token.role == "nsubj" && kAffairs.contains(governor.lemma))
      add(EntityType::Organization, 0.4F);
    if (token.role == "nsubj" && kVerbs.contains(governor.lemma)) firm(single_ && !body ? 1.6F : 0.6F);
    if (token.role == "dobj" &&
        (kTaken.contains(governor.lemma) || (governor.lemma == "buy" && text_.token(head_).unheard)))
      firm(1.6F);
    if (token.role == "pobj" && (governor.lemma == "in" || governor.lemma == "of") &&
        kShares.contains(text_.token(governor.head).lemma))
      firm(2.0F);
  }

  void firm(float score) {
    const auto* seen = text_.name_at(head_);
    if (seen != nullptr && seen->type == "PERSON" && !single_) return;
    if (seen != nullptr && seen->type == "GPE" && score < 2) return;
    add(EntityType::Organization, score);
    if (!text_.is_title_case(text_.sentence_of(head_))) candidate_.weak = false;
  }

  /// "Nkrumah carried the letter": a word of which nothing is known but that the recogniser takes it for a
  /// town, and which does what towns do not. Also "Ganbaatar of the Democratic Party".
  void from_agency() {
    if (!single_ || !is_proper() || candidate_.range.size() != 1) return;
    const auto next = candidate_.range.last;
    if (next + 2 < text_.size() && text_.folded(next) == "of" && text_.folded(next + 1) == "the") {
      for (auto i = next + 2; i < text_.size() && text_.is_capital(i); ++i) {
        if (text_.folded(i) == "party" && text_.token(head_).unheard) person(2.0F);
      }
    }
    static const Words kOfTowns = {"fall",   "lie",  "host", "vote",    "suffer", "burn", "belong",
                                   "have",   "get",  "be",   "grow",    "need",   "want", "become",
                                   "remain", "see",  "go",   "turn",    "lose",   "win",  "rise",
                                   "look",   "seem", "draw", "receive", "say"};
    const auto& token = text_.token(anchor_);
    const auto& verb = text_.token(token.head);
    const auto* seen = text_.name_at(head_);
    if (seen != nullptr && seen->type == "GPE" && token.role == "nsubj" && verb.pos == "VERB" &&
        !kOfTowns.contains(verb.lemma) && !ends_as_firm(candidate_.key)) {
      add(EntityType::Place, -1.0F);
      person(1.2F);
    }
  }

  void from_preposition() {
    const auto& token = text_.token(anchor_);
    if (token.role != "pobj" || candidate_.title.size() > 0 || determined() || candidate_.range.size() > 4)
      return;
    if (is_all_upper(candidate_.text)) return;
    const auto& word = text_.folded(token.head);
    auto above = text_.token(token.head).head;
    static const Words kWays = {"up", "over", "down", "back", "across", "out", "on", "off", "along", "in"};
    const auto& link = text_.token(above).role;
    const bool way = link == "advmod" || link == "prt" || link == "prep";
    if (word == "to" && way && kWays.contains(text_.token(above).lemma)) above = text_.token(above).head;
    // "crossed the Ruvuma to Masasi"
    if (word == "to" && text_.token(above).role == "dobj" && text_.token(above).tag.starts_with("NNP"))
      above = text_.token(above).head;
    const auto& governor = text_.token(above).lemma;
    static const Words kDwelling = {"sleep", "live",  "dance", "stay",  "holiday",  "bear",    "strand",
                                    "camp",  "raise", "grow",  "dwell", "vacation", "station", "maroon"};
    if (word == "on" && single_ && kDwelling.contains(governor)) add(EntityType::Place, 2.2F);
    if (word == "at" && !is_post_at(governor)) add(EntityType::Place, single_ ? 1.8F : 1.2F);
    // "lunched at Qaram Serai": one is at a house of such a name, and never at a person
    if (word == "at" && !single_ && !is_aimed(governor) && !is_post_at(governor) &&
        candidate_.known == nullptr && is_unheard(text_, candidate_.range))
      add(EntityType::Place, 2.4F);
    if ((word == "to" || word == "for" || word == "into" || word == "towards" || word == "toward") &&
        is_motion(governor) && (word != "for" || governor != "come")) {
      if (word == "to" && goes_to_winner(above))
        add(EntityType::Person, 1.0F);
      else
        add(EntityType::Place, 2.2F);
    }
    if (word == "from" && is_motion(governor)) add(EntityType::Place, 1.5F);
    if (word == "to" && starts_elsewhere(token.head)) add(EntityType::Place, 2.2F);
    static const Words kOfTowns = {"mayor",  "governor", "town",       "city",   "port",     "village",
                                   "bishop", "prefect",  "archbishop", "sultan", "akim",     "councillor",
                                   "river",  "voivode",  "subprefect", "suburb", "outskirt", "resident"};
    if (word == "of" && kOfTowns.contains(governor)) add(EntityType::Place, 2.5F);
    static const Words kOfFirms = {"executive",   "ceo",        "founder",   "boss",
                                   "shareholder", "subsidiary", "co-founder"};
    if (word == "of" && kOfFirms.contains(governor)) firm_of(governor);
    if ((word == "through" || word == "across" || word == "around") && single_ && is_motion(governor))
      add(EntityType::Place, 2.0F);
    if (word == "near" || word == "outside") add(EntityType::Place, 1.5F);
    if (word == "in" && single_ && !is_trust(governor)) add(EntityType::Place, 1.0F);
    if (word == "in" && single_ && is_motion(governor)) add(EntityType::Place, 1.0F);
  }

  /// "chief executive of Qantara", "founder of Vale Verde": no person has such.
  void firm_of(const std::string& post) {
    if (lexicon().find(candidate_.key) != nullptr || text_.folded(candidate_.range.first - 1) != "of") return;
    add(EntityType::Organization, post == "executive" || post == "ceo" ? 2.5F : 2.0F);
    add(EntityType::Person, -1.5F);
  }

  /// "X (Fiji)", "X and his wife", "according to X", "the delegation included X", "Fiji's X": what stands
  /// beside people.
  void from_company() {
    const auto next = candidate_.range.last;
    const auto folded = [&](std::uint32_t i) { return i < text_.size() ? text_.folded(i) : std::string(); };
    const auto is_state = [&](const std::string& word) {
      const auto* senses = lexicon().find(word);
      return senses != nullptr && senses->front().type == EntityType::Country;
    };
    if (folded(next) == "(" && folded(next + 2) == ")" && is_state(folded(next + 1))) person(0.8F);
    if (folded(next) == "and" && (folded(next + 1) == "his" || folded(next + 1) == "her")) person(1.2F);
    const auto& token = text_.token(anchor_);
    const auto& governor = text_.token(token.head);
    const auto& above = text_.token(governor.head);
    if (token.role == "pobj" && governor.lemma == "to" && above.lemma == "accord") person(0.8F);
    static const Words kRule = {"party",    "government", "cabinet",     "death", "arrest",
                                "election", "ouster",     "rule",        "wife",  "widow",
                                "husband",  "son",        "resignation", "team"};
    if (token.role == "pobj" && governor.lemma == "of" && kRule.contains(above.lemma)) person(0.7F);
    static const Words kGroups = {"delegation", "team",  "guest",   "group",
                                  "party",      "panel", "cabinet", "mediator"};
    if (token.role == "dobj" && governor.lemma == "include") {
      for (std::uint32_t i = token.head; i-- > 0 && i + 8 > token.head;) {
        if (text_.token(i).role == "nsubj" && text_.token(i).head == token.head &&
            kGroups.contains(text_.token(i).lemma))
          person(1.0F);
      }
    }
    const auto first = candidate_.range.first;
    if (first >= 2 && text_.folded(first - 1) == "'s" && is_state(text_.folded(first - 2)) &&
        (token.role == "nsubj" ||
         (candidate_.range.size() < 4 && has_personal_shape(text_, candidate_.range) &&
          (is_unheard(text_, candidate_.range) || lexicon().given_name(text_.folded(head_)) != nullptr))))
      person(1.2F);
  }

  /// "The prize went to X"
  [[nodiscard]] bool goes_to_winner(std::uint32_t verb) const {
    static const Words kPrizes = {"prize", "award", "medal", "order",     "honour",     "honor",
                                  "vote",  "post",  "job",   "portfolio", "nomination", "contract"};
    for (auto i = verb; i-- > 0 && i + 8 > verb;) {
      if (text_.token(i).role == "nsubj" && text_.token(i).head == verb)
        return kPrizes.contains(text_.token(i).lemma);
    }
    return false;
  }

  /// "from Dar es Salaam | to | Kapiri Mposhi"
  [[nodiscard]] bool starts_elsewhere(std::uint32_t to) const {
    if (to < 2) return false;
    const auto* seen = text_.name_at(to - 1);
    return seen != nullptr && seen->last == to && (seen->type == "GPE" || seen->type == "LOC") &&
           seen->first > 0 && text_.folded(seen->first - 1) == "from";
  }

  /// "Rebels took Goma and Bukavu", "visited Irpin and Borodyanka"
  void from_conquest() {
    static const Words kVerbs = {"capture", "seize",    "retake", "besiege",  "shell",
                                 "overrun", "occupy",   "raze",   "liberate", "recapture",
                                 "bomb",    "evacuate", "pound",  "storm"};
    const auto& token = text_.token(anchor_);
    if (token.role != "dobj" || candidate_.title.size() > 0 || determined()) return;
    const auto& verb = text_.token(token.head).lemma;
    if (kVerbs.contains(verb)) add(EntityType::Place, 2.2F);
    // "visited Avdiivka": a name alone and without a title, no holder of an office; less than what makes a
    // place of a person named in full
    const bool holder = lexicon().holders_named(candidate_.key) != nullptr;
    if ((verb == "visit" || verb == "tour") && !holder) add(EntityType::Place, single_ ? 2.8F : 1.8F);
    const auto* first = lexicon().find(text_.folded(anchor_));
    if (verb == "take" && first != nullptr && first->front().type == EntityType::Place)
      add(EntityType::Place, 1.8F);
  }

  /// "Hansol's chairman", "Orvik's shares".
  void from_belongings() {
    static const Words kOfFirms = {"chairman",     "chairwoman", "ceo",        "shareholder", "share",
                                   "factory",      "plant",      "subsidiary", "revenue",     "board",
                                   "headquarters", "profit",     "executive",  "customer",    "unit",
                                   "stock",        "turnover",   "workforce"};
    const auto& token = text_.token(head_);
    if (token.role == "poss" && candidate_.known == nullptr && single_ &&
        kOfFirms.contains(text_.token(token.head).lemma))
      add(EntityType::Organization, 2.5F);
  }

  /// "Japan's Mitsui".
  void from_owner() {
    const auto first = candidate_.range.first;
    if (!single_ || first < 2 || text_.folded(first - 1) != "'s") return;
    const auto* owner = lexicon().find(text_.folded(first - 2));
    if (owner == nullptr || owner->front().type != EntityType::Country) return;
    const auto* holders = lexicon().holders_named(candidate_.key);
    if (holders != nullptr && std::any_of(holders->begin(), holders->end(), [&](const OfficeHolder& holder) {
          return holder.country == owner->front().country;
        })) {
      person(3.0F);  // "Brazil's Lula"
      return;
    }
    if (candidate_.score_of(EntityType::Person) < 1) add(EntityType::Organization, 1.6F);
  }

  const TextView& text_;
  NameCandidate& candidate_;
  std::uint32_t head_;
  std::uint32_t anchor_ = 0;
  bool silent_;
  bool single_;
};

}  // namespace

void add_deed_evidence(const TextView& text, NameCandidate& candidate, std::uint32_t head, bool silent) {
  DeedReader(text, candidate, head, silent).read();
}

}  // namespace entente::ingest
