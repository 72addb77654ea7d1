// The body of an office that the text names without one: "President Tokayev", "Foreign Minister Ayman Safadi
// told ...".
#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "ingest/entities/references.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

class OfficeCompleter {
 public:
  explicit OfficeCompleter(ReferenceContext& context)
      : context_(context), text_(context.text), document_(context.document) {}

  void complete() {
    for (auto& statement : document_.offices) take_longer_title(statement);
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
      } else if (const auto chief = of_chief(statement); chief != kNoEntity) {
        give(statement, chief, 0.85F);
      } else if (const auto near = belongs_elsewhere(statement) ? kNoEntity : of_passage(statement);
                 near != kNoEntity && !is_elsewhere(statement, near)) {
        give(statement, near, 0.65F);
      }
    }
    std::stable_sort(document_.offices.begin(), document_.offices.end(),
                     [](const OfficeStatement& a, const OfficeStatement& b) { return a.first < b.first; });
  }

 private:
  static void give(OfficeStatement& statement, std::uint32_t body, float certainty) {
    statement.body = body;
    statement.certainty *= certainty;
  }

  /// "Minister Reti", "Secretary Rubio" beside "Shane Reti, Minister for Pacific Peoples": the same post.
  void take_longer_title(OfficeStatement& asked) const {
    static const std::unordered_set<std::string_view> kShort = {
        "minister", "secretary", "commissioner", "representative", "envoy",     "general",       "director",
        "chief",    "head",      "spokesman",    "leader",         "president", "head of state", "premier"};
    if (!kShort.contains(asked.office)) return;
    const auto longer = [&](const OfficeStatement& other) {
      if (other.holder != asked.holder || other.former != asked.former || other.body == kNoEntity)
        return false;
      if (asked.body != kNoEntity && asked.body != other.body) return false;
      if (asked.office == "head of state" || asked.office == "leader")
        return is_leading_office(other.office) && other.office != asked.office &&
               other.office != "head of state" && other.office != "leader";
      if (asked.office == "premier") return other.office == "prime minister";
      return other.office.size() > asked.office.size() &&
             (other.office.ends_with(" " + asked.office) || other.office.starts_with(asked.office + " ")) &&
             !other.office.starts_with("vice") && !other.office.starts_with("deputy");
    };
    const auto found = std::find_if(document_.offices.begin(), document_.offices.end(), longer);
    if (found == document_.offices.end()) return;
    if (asked.office == "president" && asked.body == kNoEntity) return;  // "vice president" apart
    asked.office = found->office;
    if (asked.body == kNoEntity) {
      asked.body = found->body;
      asked.body_stated = found->body_stated;
    }
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
    }
    return other;
  }

  /// "Macron spoke. His foreign minister, X, ...": the country of the one whose minister it is.
  [[nodiscard]] std::uint32_t of_owner(const OfficeStatement& asked) const {
    if (asked.owner == kNoEntity) return kNoEntity;
    const auto* kind = lexicon().office(asked.office);
    const bool voice = kind != nullptr && *kind == OfficeKind::Voice;
    for (const auto& statement : document_.offices) {
      if (statement.holder == asked.owner && statement.body != kNoEntity &&
          (voice || context_.type(statement.body) == EntityType::Country))
        return statement.body;
    }
    return kNoEntity;
  }

  /// The one country of the document where, by the table, the person holds the office.
  [[nodiscard]] std::uint32_t of_table(const OfficeStatement& asked) const {
    std::uint32_t found = kNoEntity;
    for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
      if (context_.type(e) != EntityType::Country) continue;
      const auto* country = lexicon().country(document_.entities[e].name);
      if (country == nullptr || country->code.empty() ||
          !held_office(context_.persons[asked.holder], country->code, asked.office, document_.document.date))
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
    if (held_office(person, here->code, asked.office, day)) return false;
    return std::any_of(person.terms.begin(), person.terms.end(), [&](const OfficeHolder* term) {
      return term->country != here->code && held_office(person, term->country, asked.office, day);
    });
  }

  /// "Secretary of State A and climate envoy B": one row, one government, where the first has a body.
  [[nodiscard]] std::uint32_t of_row(const OfficeStatement& asked) const {
    // Presidents and foreign ministers in a row may face each other.
    if (is_leading_office(asked.office) || asked.office == "foreign minister") return kNoEntity;
    const auto row_opens = [&](std::uint32_t end) {
      if (end > asked.first || asked.first - end > 3) return false;
      bool joined = false;
      for (auto i = end; i < asked.first; ++i) {
        const auto& word = text_.folded(i);
        if (word != "and" && word != "," && word != "the") return false;
        joined = joined || word != "the";
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
    return kNoEntity;
  }

  /// Titles that one government uses: "Secretary of State X", "External Affairs Minister Y"; where the text
  /// names the country.
  [[nodiscard]] std::uint32_t of_title(const OfficeStatement& asked) const {
    struct Title {
      std::string_view office;
      std::string_view country;
    };
    static constexpr std::array kTitles = {Title{"secretary of state", "US"},
                                           Title{"defense secretary", "US"},
                                           Title{"treasury secretary", "US"},
                                           Title{"secretary of defense", "US"},
                                           Title{"deputy secretary of state", "US"},
                                           Title{"assistant secretary of state", "US"},
                                           Title{"commerce secretary", "US"},
                                           Title{"home secretary", "GB"},
                                           Title{"chancellor of the exchequer", "GB"},
                                           Title{"defence secretary", "GB"},
                                           Title{"foreign secretary", "GB"},
                                           Title{"external affairs minister", "IN"},
                                           Title{"taoiseach", "IE"},
                                           Title{"state councilor", "CN"},
                                           Title{"state councillor", "CN"}};
    const auto* title = std::find_if(kTitles.begin(), kTitles.end(),
                                     [&](const Title& t) { return t.office == asked.office; });
    if (title == kTitles.end()) return kNoEntity;
    const auto* country = lexicon().country(title->country);
    if (country == nullptr) return kNoEntity;
    for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
      if (context_.type(e) == EntityType::Country && document_.entities[e].name == country->name) return e;
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
      if (!token.role.starts_with("nsubj") || !kVerbs.contains(text_.token(token.head).lemma)) continue;
      for (const auto& statement : document_.offices) {
        if (statement.holder == mention.entity && statement.body != kNoEntity &&
            context_.type(statement.body) == EntityType::Country)
          return statement.body;
      }
    }
    return kNoEntity;
  }

  /// Posts that organizations have and countries have not: "secretary-general", "chief executive".
  static bool of_organization(const std::string& office) {
    const auto* kind = lexicon().office(office);
    if (const auto space = office.rfind(' '); kind == nullptr && space != std::string::npos)
      kind = lexicon().office(office.substr(space + 1));  // "enlargement commissioner"
    return kind != nullptr && *kind == OfficeKind::Organization;
  }

  /// Posts that one person at a time holds in a country, under the table's name for them; empty for others.
  static std::string sole_post(const std::string& office) {
    static const std::unordered_map<std::string_view, std::string_view> kPosts = {
        {"president", "president"},
        {"prime minister", "prime minister"},
        {"premier", "prime minister"},
        {"foreign minister", "foreign minister"},
        {"foreign secretary", "foreign minister"},
        {"minister of foreign affairs", "foreign minister"},
        {"external affairs minister", "foreign minister"},
        {"secretary of state", "foreign minister"},
        {"defence minister", "defence minister"},
        {"defense minister", "defence minister"},
        {"minister of defence", "defence minister"},
        {"minister of defense", "defence minister"},
        {"finance minister", "finance minister"},
        {"minister of finance", "finance minister"},
        {"interior minister", "interior minister"}};
    const auto found = kPosts.find(office);
    return found == kPosts.end() ? std::string() : std::string(found->second);
  }

  /// "Foreign Secretary A raised it with Foreign Minister B": they are of two countries.
  [[nodiscard]] bool faces_its_holder(const OfficeStatement& asked, std::uint32_t country) const {
    static const std::unordered_set<std::string_view> kChanges = {
        "succeed", "replace", "appoint", "name", "take", "hand", "follow", "dismiss", "sack", "resign"};
    const auto post = sole_post(asked.office);
    if (post.empty()) return false;
    const auto& sentence = text_.sentence(asked.sentence);
    for (auto i = sentence.first; i < sentence.last; ++i) {
      if (kChanges.contains(text_.token(i).lemma)) return false;
    }
    return std::any_of(document_.offices.begin(), document_.offices.end(), [&](const OfficeStatement& other) {
      return other.sentence == asked.sentence && other.body == country && other.holder != asked.holder &&
             !other.former && !asked.former && sole_post(other.office) == post;
    });
  }

  /// "The elder took over in 1990 after toppling President X": the table of the day says nothing of it.
  [[nodiscard]] bool tells_of_past(std::uint32_t s) const {
    const auto& sentence = text_.sentence(s);
    for (auto i = sentence.first; i < sentence.last; ++i) {
      const auto word = text_.word(i);
      if (word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
          text_.token(i).pos == "NUM")
        return true;
    }
    return false;
  }

  /// "Boluarte's premier X", "the head of the embassy's section": whose it is stands beside it, though the
  /// country of that is not known.
  [[nodiscard]] bool belongs_elsewhere(const OfficeStatement& asked) const {
    if (asked.owner != kNoEntity || asked.office.ends_with("bishop")) return true;
    if (asked.last < text_.size() && text_.folded(asked.last) == "of") return true;
    auto before = asked.first;
    if (before > 0 && text_.folded(before - 1) == "own") --before;
    if (before < 2 || (text_.folded(before - 1) != "'s" && text_.folded(before - 1) != "’s")) return false;
    return std::any_of(document_.mentions.begin(), document_.mentions.end(), [&](const Mention& mention) {
      return (mention.last == before - 1 || mention.last == before) &&
             context_.type(mention.entity) == EntityType::Person;
    });
  }

  /// The table names somebody else for the post in that country at the time.
  [[nodiscard]] bool is_held_by_other(const OfficeStatement& asked, std::uint32_t body) const {
    static const std::unordered_set<std::string_view> kRoyal = {"king", "queen", "crown prince", "emperor"};
    const auto* country = lexicon().country(document_.entities[body].name);
    const auto& day = document_.document.date;
    if (kRoyal.contains(asked.office) && country != nullptr && day)  // no republic has one
      return lexicon().holder_on(country->code, "president", *day) != nullptr;
    const auto post = sole_post(asked.office);
    if (post.empty() || asked.former || country == nullptr || !day || tells_of_past(asked.sentence))
      return false;
    const auto* holder = lexicon().holder_on(country->code, post, *day);
    if (holder == nullptr) return false;
    // Beyond the last sight somebody else may have come.
    const auto last = parse_partial_date(holder->last_seen);
    if (!last || last_day(*last).days < day->days) return false;
    const auto name = " " + fold(document_.entities[asked.holder].name) + " ";
    const auto known = fold(std::string(holder->name) + " " + std::string(holder->other_names));
    std::string word;
    for (const char c : known + " ") {
      if (c != ' ' && c != '|' && c != '-') {
        word += c;
        continue;
      }
      if (word.size() > 2 && name.find(word) != std::string::npos) return false;
      word.clear();
    }
    return true;
  }

  [[nodiscard]] std::vector<std::uint32_t> count_bodies(EntityType type) const {
    std::vector<std::uint32_t> count(document_.entities.size(), 0);
    for (const auto& mention : document_.mentions) {
      if (context_.type(mention.entity) == type) ++count[mention.entity];
    }
    return count;
  }

  /// The country that the passage is about: named before in the sentence, else the subject or the most named
  /// one of the paragraph so far; a text's own country more than others.
  [[nodiscard]] std::uint32_t of_passage(const OfficeStatement& asked) const {
    const auto paragraph = text_.paragraph_of(asked.first);
    const auto wanted = of_organization(asked.office) ? EntityType::Organization : EntityType::Country;
    const auto count = count_bodies(wanted);
    const auto most = std::max_element(count.begin(), count.end());
    const auto barred = [&](std::uint32_t body) {
      return wanted == EntityType::Country &&
             (faces_its_holder(asked, body) || is_held_by_other(asked, body));
    };
    std::uint32_t near = kNoEntity;
    float best = 0;
    for (const auto& mention : document_.mentions) {
      if (mention.first >= asked.first) break;
      if (context_.type(mention.entity) != wanted) continue;
      const auto there = text_.paragraph_of(mention.first);
      if (there + 1 < paragraph) continue;
      float score = there == paragraph ? 3.0F : 1.0F;
      const auto sentences = asked.sentence - text_.sentence_of(mention.first);
      score -= 0.5F * static_cast<float>(std::min<std::uint32_t>(sentences, 4));
      if (text_.token(mention.head).role.starts_with("nsubj")) score += 1.0F;
      if (sentences == 0) score += 2.0F;
      if (mention.kind == MentionKind::Pronoun) score -= 1.0F;
      if (score <= 0) continue;
      if (*most > 3) score += 2.0F * static_cast<float>(count[mention.entity]) / static_cast<float>(*most);
      if (score > best && !barred(mention.entity)) {
        best = score;
        near = mention.entity;
      }
    }
    if (near == kNoEntity &&
        asked.office == "secretary-general") {  // of the United Nations, where they are named
      for (std::uint32_t e = 0; e < document_.entities.size(); ++e)
        if (document_.entities[e].name == "United Nations") return e;
    }
    if (near != kNoEntity || wanted == EntityType::Organization) return near;
    // A release of one government: the country that it names most.
    if (most == count.end() || *most < 2) return kNoEntity;
    const auto home = static_cast<std::uint32_t>(most - count.begin());
    return barred(home) ? kNoEntity : home;
  }

  ReferenceContext& context_;
  const TextView& text_;
  ResolvedDocument& document_;
};

}  // namespace

void complete_offices(ReferenceContext& context) { OfficeCompleter(context).complete(); }

}  // namespace entente::ingest
