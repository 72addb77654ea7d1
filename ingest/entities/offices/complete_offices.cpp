// The body of an office that the text names without one: "President Tokayev", "Foreign Minister Ayman Safadi
// told ...".
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/offices/address_titles.hpp"
#include "ingest/entities/offices/office_bodies.hpp"
#include "ingest/entities/offices/office_titles.hpp"
#include "ingest/entities/offices/office_words.hpp"
#include "ingest/entities/offices/passage_bodies.hpp"
#include "ingest/entities/offices/unnamed_bodies.hpp"
#include "ingest/entities/offices/vague_titles.hpp"
#include "ingest/entities/references/home_country.hpp"
#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

namespace {

class OfficeCompleter {
 public:
  explicit OfficeCompleter(ReferenceContext& context)
      : context_(context), text_(context.text), document_(context.document) {}

  void complete() {
    take_longer_titles(document_);
    add_unnamed_bodies(context_);
    // What the text says first, then what its passage suggests, then what hangs on either.
    for (const bool by_passage : {false, true, false}) complete_all(by_passage);
    take_longer_titles(document_);
    drop_references();
    std::stable_sort(document_.offices.begin(), document_.offices.end(),
                     [](const OfficeStatement& a, const OfficeStatement& b) { return a.first < b.first; });
  }

 private:
  void complete_all(bool by_passage) {
    const PassageBodies passage(context_);
    for (auto& statement : document_.offices) {
      if (statement.body != kNoEntity) continue;
      if (const auto body = of_same_person(statement); body != kNoEntity) {
        give(statement, body, 0.95F);
      } else if (const auto owned = of_owner(statement); owned != kNoEntity) {
        give(statement, owned, 0.95F);
      } else if (const auto listed = of_table(statement); listed != kNoEntity) {
        give(statement, listed, 0.9F);
      } else if (const auto titled = of_title(statement); titled != kNoEntity) {
        give(statement, titled, 0.9F);
      } else if (const auto row = of_row(statement); row != kNoEntity) {
        give(statement, row, 0.85F);
      } else if (const auto pair = of_pair(statement); pair != kNoEntity) {
        give(statement, pair, 0.9F);
      } else if (const auto own = of_own_country(statement); own != kNoEntity) {
        give(statement, own, 0.85F);
      } else if (const auto chief = of_chief(statement); chief != kNoEntity) {
        give(statement, chief, 0.85F);
      } else if (const auto roster = of_roster(statement); roster != kNoEntity) {
        give(statement, roster, 0.85F);
      } else if (const auto near =
                     !by_passage || belongs_elsewhere(statement) ? kNoEntity : passage.body_of(statement);
                 near != kNoEntity && !is_elsewhere(statement, near)) {
        give(statement, near, 0.65F);
      }
    }
  }

  static void give(OfficeStatement& statement, std::uint32_t body, float certainty) {
    statement.body = body;
    statement.certainty *= certainty;
  }

  /// Another statement of the person's with a body; of the same office rather than of another.
  [[nodiscard]] std::uint32_t of_same_person(const OfficeStatement& asked) const {
    std::uint32_t other = kNoEntity;
    for (const auto& statement : document_.offices) {
      if (statement.holder != asked.holder || statement.body == kNoEntity || !statement.body_stated) continue;
      if (statement.office == asked.office) return statement.body;
      if (context_.type(statement.body) == EntityType::Country && is_leading_office(statement.office) &&
          is_leading_office(asked.office))
        other = statement.body;
      // "Peru's envoy to Switzerland ... ended his career as ambassador to France"
      if (context_.type(statement.body) == EntityType::Country && is_sent(asked.office))
        other = statement.body;
    }
    return other;
  }

  /// "Turkey's spy chief, X, ... when he was an adviser": who is stated to serve one country, and no other,
  /// serves it in another post of states too.
  [[nodiscard]] std::uint32_t of_own_country(const OfficeStatement& asked) const {
    const auto* kind = lexicon().office(asked.office);
    if (kind == nullptr ? asked.office.find("minister") == std::string::npos
                        : *kind == OfficeKind::Organization)
      return kNoEntity;
    std::uint32_t country = kNoEntity;
    for (const auto& other : document_.offices) {
      if (other.holder != asked.holder || other.body == kNoEntity || !other.body_stated) continue;
      if (context_.type(other.body) != EntityType::Country) return kNoEntity;
      if (country != kNoEntity && country != other.body) return kNoEntity;
      country = other.body;
    }
    return country;
  }

  /// "Macron spoke. His foreign minister, X, ...": the country of the one whose minister it is.
  [[nodiscard]] std::uint32_t of_owner(const OfficeStatement& asked) const {
    if (asked.first > 0 && text_.folded(asked.first - 1) == "our" &&
        context_.persons[asked.holder].terms.empty())
      return speakers_country(context_, document_.offices);
    if (asked.owner == kNoEntity) return kNoEntity;
    for (const auto& statement : document_.offices) {
      if (statement.holder == asked.owner && statement.body != kNoEntity &&
          (serves_person(asked.office) || context_.type(statement.body) == EntityType::Country))
        return statement.body;
    }
    return origin_of(asked.owner);
  }

  /// "Kenya's Amina Yusuf sent her foreign minister", "Yusuf of Kenya": the country beside the name.
  [[nodiscard]] std::uint32_t origin_of(std::uint32_t person) const {
    for (std::size_t m = 0; m < document_.mentions.size(); ++m) {
      const auto& name = document_.mentions[m];
      if (name.entity != person || name.kind != MentionKind::Name) continue;
      for (const auto& country : document_.mentions) {
        if (context_.type(country.entity) != EntityType::Country ||
            text_.sentence_of(country.first) != text_.sentence_of(name.first))
          continue;
        const bool owns = country.last + 1 == name.first &&
                          (text_.folded(country.last) == "'s" || text_.folded(country.last) == "’s");
        const bool of = name.last + 1 == country.first && text_.folded(name.last) == "of";
        const bool of_the = name.last + 2 == country.first && text_.folded(name.last) == "of" &&
                            text_.folded(name.last + 1) == "the";
        if (owns || of || of_the) return country.entity;
      }
    }
    return kNoEntity;
  }

  /// "Queen Elizabeth II" in a story of Grenada: the crown of many realms.
  [[nodiscard]] bool reigns_in_britain(const OfficeStatement& asked) const {
    const auto* kind = lexicon().office(asked.office);
    const auto& terms = context_.persons[asked.holder].terms;
    return kind != nullptr && *kind == OfficeKind::Royal &&
           std::any_of(terms.begin(), terms.end(),
                       [](const OfficeHolder* term) { return term->country == "GB"; });
  }

  /// The one country of the document where, by the table, the person holds the office.
  [[nodiscard]] std::uint32_t of_table(const OfficeStatement& asked) const {
    if (reigns_in_britain(asked)) return entity_named("United Kingdom", EntityType::Country);
    std::uint32_t found = kNoEntity;
    for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
      if (context_.type(e) != EntityType::Country) continue;
      const auto* country = lexicon().country(document_.entities[e].name);
      if (country == nullptr ||
          !held_office(context_.persons[asked.holder], country->key(), asked.office, document_.document.date))
        continue;
      if (found != kNoEntity) return kNoEntity;
      found = e;
    }
    if (found != kNoEntity) return found;
    // "followed Y as president in 1982": in office at another time than the document's
    for (std::uint32_t e = 0; tells_of_year(text_, asked.sentence) && e < document_.entities.size(); ++e) {
      if (context_.type(e) != EntityType::Country) continue;
      const auto* country = lexicon().country(document_.entities[e].name);
      if (country == nullptr ||
          !held_office(context_.persons[asked.holder], country->key(), asked.office, std::nullopt))
        continue;
      if (found != kNoEntity) return kNoEntity;
      found = e;
    }
    if (found != kNoEntity) return found;
    // The table may know the person in another office of one country ("senior minister", "national security
    // adviser").
    for (const auto* term : context_.persons[asked.holder].terms) {
      const auto* country = lexicon().country(term->country);
      if (country == nullptr) continue;
      for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
        if (context_.type(e) != EntityType::Country || document_.entities[e].name != country->name) continue;
        if (found != kNoEntity && found != e) return kNoEntity;
        found = e;
      }
    }
    return found;
  }

  /// The table knows the name in this office, and in another country than the passage's: "Prime Minister
  /// Kishida" in a story of India.
  [[nodiscard]] bool is_elsewhere(const OfficeStatement& asked, std::uint32_t body) const {
    const auto* here = lexicon().country(document_.entities[body].name);
    if (here == nullptr || asked.former) return false;
    const auto& person = context_.persons[asked.holder];
    const auto& day = document_.document.date;
    if (held_office(person, here->key(), asked.office, day)) return false;
    const auto abroad = [&](const OfficeHolder* term) { return term->country != here->key(); };
    if (is_leading_office(asked.office) && !person.terms.empty() &&
        std::all_of(person.terms.begin(), person.terms.end(), abroad))
      return true;  // whom the table knows in another country's posts only
    return std::any_of(person.terms.begin(), person.terms.end(), [&](const OfficeHolder* term) {
      return abroad(term) && held_office(person, term->country, asked.office, day);
    });
  }

  /// "Secretary of State A and climate envoy B": one row, one government, where the first has a body.
  [[nodiscard]] std::uint32_t of_row(const OfficeStatement& asked) const {
    // Presidents and foreign ministers in a row may face each other.
    if (is_leading_office(asked.office) || asked.office == "foreign minister" || is_sent(asked.office))
      return kNoEntity;
    const auto row_opens = [&](std::uint32_t end) {
      if (end > asked.first || asked.first - end > 4) return false;
      bool joined = false;
      for (auto i = end; i < asked.first; ++i) {
        const auto& word = text_.folded(i);
        static const std::unordered_set<std::string_view> kBetween = {"the", "on", "by", "with", "to"};
        const bool joins = word == "and" || word == ",";
        if (!joins && !kBetween.contains(word) && !is_remark(word)) return false;
        joined = joined || joins;
      }
      return joined;
    };
    for (const auto& statement : document_.offices) {
      if (statement.first >= asked.first || statement.sentence != asked.sentence ||
          statement.body == kNoEntity || statement.holder == asked.holder ||
          context_.type(statement.body) != EntityType::Country)
        continue;
      for (const auto& mention : document_.mentions) {
        if (mention.entity == statement.holder && mention.kind == MentionKind::Name &&
            mention.first >= statement.last && row_opens(mention.last))
          return statement.body;
      }
    }
    // "X, Minister of State, and Dr. Y, UAE Ambassador"
    for (const auto& statement : document_.offices) {
      if (statement.first <= asked.last || statement.first > asked.last + 12 ||
          statement.sentence != asked.sentence || statement.body == kNoEntity || !statement.body_stated ||
          statement.holder == asked.holder || context_.type(statement.body) != EntityType::Country)
        continue;
      for (const auto& mention : document_.mentions) {
        if (mention.entity == statement.holder && mention.kind == MentionKind::Name &&
            mention.first >= asked.last && mention.first <= asked.last + 4 &&
            statement.first >= mention.last && statement.first <= mention.last + 3 &&
            text_.folded(asked.last) == ",")
          return statement.body;
      }
    }
    return kNoEntity;
  }

  /// "Taking part were Prime Minister A, Speaker B, Security Council Secretary C and Interior Minister D": a
  /// list of one government, where it names but one country.
  [[nodiscard]] std::uint32_t of_roster(const OfficeStatement& asked) const {
    constexpr int kMany = 4;
    constexpr float kTold = 0.8F;  // by the text or the table, not by the passage
    const bool of_state = asked.office.find("minister") != std::string::npos ||
                          asked.office.find("security council") != std::string::npos;
    if (!of_state || is_leading_office(asked.office)) return kNoEntity;
    int listed = 0;
    std::uint32_t country = kNoEntity;
    for (const auto& other : document_.offices) {
      if (other.sentence != asked.sentence) continue;
      ++listed;
      if (other.body == kNoEntity || other.certainty < kTold ||
          context_.type(other.body) != EntityType::Country)
        continue;
      if (country != kNoEntity && country != other.body) return kNoEntity;
      country = other.body;
    }
    return listed >= kMany ? country : kNoEntity;
  }

  /// "Prime Minister and Minister of Finance", "adviser to the president and spokesman for the Ministry of
  /// Qatar": two posts of one person, side by side, in one country.
  [[nodiscard]] std::uint32_t of_pair(const OfficeStatement& asked) const {
    for (const auto& other : document_.offices) {
      if (other.holder != asked.holder || other.sentence != asked.sentence || &other == &asked) continue;
      const auto gap = other.first >= asked.last   ? other.first - asked.last
                       : asked.first >= other.last ? asked.first - other.last
                                                   : 9;
      if (gap > 4 || other.body == kNoEntity) continue;
      if (context_.type(other.body) == EntityType::Country) return other.body;
      for (const auto& mention : document_.mentions) {  // "... for the Ministry of Foreign Affairs of Qatar"
        if (mention.first < other.last || mention.first > other.last + 8 || mention.first == 0 ||
            text_.sentence_of(mention.first) != asked.sentence ||
            context_.type(mention.entity) != EntityType::Country)
          continue;
        if (text_.folded(mention.first - 1) == "of") return mention.entity;
      }
    }
    return kNoEntity;
  }

  /// Titles that one government uses: "Secretary of State X", "External Affairs Minister Y"; where the text
  /// names the country.
  [[nodiscard]] std::uint32_t of_title(const OfficeStatement& asked) const {
    if (const auto body = organization_of_title(asked.office); !body.empty())
      return entity_named(body, EntityType::Organization);
    const auto code = country_of_title(asked.office);
    const auto* country = code.empty() ? nullptr : lexicon().country(code);
    return country == nullptr ? kNoEntity : entity_named(country->name, EntityType::Country);
  }

  [[nodiscard]] std::uint32_t entity_named(std::string_view name, EntityType type) const {
    for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
      if (context_.type(e) == type && document_.entities[e].name == name) return e;
    }
    return kNoEntity;
  }

  /// "He was accompanied by Foreign Minister ...", "appointed ... as": the country of the one whose minister
  /// it is.
  [[nodiscard]] std::uint32_t of_chief(const OfficeStatement& asked) const {
    static const std::unordered_set<std::string_view> kVerbs = {
        "accompany", "appoint", "join",  "name",    "dismiss",  "sack",     "fire", "send",
        "dispatch",  "flank",   "bring", "replace", "nominate", "instruct", "order"};
    const auto& sentence = text_.sentence(asked.sentence);
    for (const auto& mention : document_.mentions) {
      if (mention.first < sentence.first || context_.type(mention.entity) != EntityType::Person ||
          mention.entity == asked.holder)
        continue;
      if (mention.first >= asked.first) break;
      const auto& token = text_.token(mention.head);
      auto verb = token.head;
      const bool agent = token.role == "pobj" && text_.folded(verb) == "by";  // "named by X as his envoy"
      if (agent && !serves_person(asked.office)) continue;
      if (agent) verb = text_.token(verb).head;
      if ((!agent && !token.role.starts_with("nsubj")) || !kVerbs.contains(text_.token(verb).lemma)) continue;
      for (const auto& statement : document_.offices) {
        if (statement.holder == mention.entity && statement.body != kNoEntity &&
            (context_.type(statement.body) == EntityType::Country || serves_person(asked.office)))
          return statement.body;
      }
    }
    return kNoEntity;
  }

  void drop_references() {
    std::vector<OfficeStatement> kept;
    for (const auto& statement : document_.offices) {
      if (!only_refers(context_, statement)) kept.push_back(statement);
    }
    document_.offices = std::move(kept);
  }

  /// "The regional premier", "the rebel leader": no post of the state.
  [[nodiscard]] bool is_beside_state(const OfficeStatement& asked) const {
    static const std::unordered_set<std::string> kWhose = {
        "regional",  "provincial", "municipal", "rebel",     "guerrilla", "militia",
        "insurgent", "separatist", "exile",     "community", "diocesan",  "tribal"};
    const bool before = asked.first > 0 && kWhose.contains(text_.folded(asked.first - 1));
    return before || kWhose.contains(asked.office.substr(0, asked.office.find(' ')));
  }

  /// "Boluarte's premier X", "the head of the embassy's section": whose it is stands beside it, though the
  /// country of that is not known.
  [[nodiscard]] bool belongs_elsewhere(const OfficeStatement& asked) const {
    if (asked.owner != kNoEntity || asked.office.ends_with("bishop")) return true;
    if (asked.last < text_.size() && text_.folded(asked.last) == "of") return true;
    const auto title_of = country_of_title(asked.office);
    if (!title_of.empty() && asked.office.find("secretary") == std::string::npos) return true;
    if (is_beside_state(asked)) return true;
    auto before = asked.first;
    // "with X, his special representative": of one whose country is not known here
    if (serves_person(asked.office) && before > 0 &&
        (text_.folded(before - 1) == "his" || text_.folded(before - 1) == "her"))
      return true;
    if (before > 0 && text_.folded(before - 1) == "own") --before;
    if (before < 2 || (text_.folded(before - 1) != "'s" && text_.folded(before - 1) != "’s")) return false;
    return std::any_of(document_.mentions.begin(), document_.mentions.end(), [&](const Mention& mention) {
      return (mention.last == before - 1 || mention.last == before) &&
             context_.type(mention.entity) == EntityType::Person;
    });
  }

  ReferenceContext& context_;
  const TextView& text_;
  ResolvedDocument& document_;
};

}  // namespace

void complete_offices(ReferenceContext& context) { OfficeCompleter(context).complete(); }

}  // namespace entente::ingest
