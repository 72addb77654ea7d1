#include "ingest/entities/offices/post_nouns.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "ingest/entities/offices/office_bodies.hpp"
#include "ingest/entities/offices/office_phrase.hpp"
#include "ingest/entities/offices/office_syntax.hpp"
#include "ingest/entities/offices/office_words.hpp"
#include "ingest/lexicon/lexicon.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

/// A noun phrase that stands for a post.
struct Post {
  TokenRange range;
  std::string office;
  std::uint32_t body = kNoEntity;
  std::uint32_t owner = kNoEntity;  ///< the Person of "her portfolio"
  bool bare = false;                ///< "defence to X": a post only where a government is spoken of
  bool ministry = false;            ///< "the interior ministry": a post where somebody takes or keeps it
};

/// What a government has ministers for, in one word or two.
bool is_field(const std::string& words) {
  static const Words kFields = {
      "finance",     "foreign affairs",  "interior",     "defence",       "defense",
      "energy",      "health",           "justice",      "trade",         "education",
      "agriculture", "economy",          "labour",       "labor",         "environment",
      "transport",   "culture",          "tourism",      "sport",         "sports",
      "oil",         "petroleum",        "home affairs", "immigration",   "infrastructure",
      "housing",     "fisheries",        "industry",     "development",   "public works",
      "mining",      "internal affairs", "commerce",     "communications"};
  return kFields.contains(words);
}

/// "presidency" and who has it.
const std::string_view* holder_of_seat(const std::string& noun) {
  static const std::unordered_map<std::string_view, std::string_view> kSeats = {
      {"presidency", "president"},
      {"premiership", "prime minister"},
      {"chairmanship", "chair"},
      {"chancellorship", "chancellor"},
      {"chair", "chair"},
      {"leadership", "leader"},
      {"helm", "head"},
      {"governorship", "governor"},
      {"vice-presidency", "vice president"},
      {"throne", "monarch"},
      {"speakership", "speaker"},
      {"mayoralty", "mayor"},
      {"secretary-generalship", "secretary-general"}};
  const auto found = kSeats.find(noun);
  return found == kSeats.end() ? nullptr : &found->second;
}

class PostReader {
 public:
  PostReader(const TextView& text, const MentionIndex& mentions) : text_(text), mentions_(mentions) {}

  std::vector<OfficeStatement> read() {
    for (std::uint32_t s = 0; s < text_.annotation().sentences.size(); ++s) {
      const auto& sentence = text_.sentence(s);
      if (sentence.first >= sentence.last) continue;
      const auto kind = text_.block_kind(sentence.first);
      if (kind != BlockKind::Body && kind != BlockKind::Headline) continue;
      going_ = false;
      for (auto i = sentence.first; i < sentence.last; ++i) {
        if (const auto post = post_at(i, sentence)) read_post(*post, sentence);
      }
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] const Mention* person(const Mention* mention) const {
    return mentions_.is(mention, EntityType::Person) ? mention : nullptr;
  }

  // --- the noun phrase ---

  /// A post whose last token (but for what "of" adds) is `i`.
  [[nodiscard]] std::optional<Post> post_at(std::uint32_t i, const Sentence& sentence) const {
    const auto& word = text_.folded(i);
    const auto& tag = text_.token(i).tag;
    if (!tag.starts_with("NN") && !tag.starts_with("JJ") && !is_field(word)) return std::nullopt;
    Post post;
    post.range = {i, i + 1};
    if (const auto* seat = holder_of_seat(word)) {
      if (mentions_.at(i) != nullptr) return std::nullopt;
      post.office = *seat;
      read_owner(post, sentence);
      return post;
    }
    static const Words kHeads = {"portfolio", "ministry", "brief"};
    if (kHeads.contains(word)) return ministry_at(i, sentence);
    if (i + 1 < sentence.last && text_.token(i + 1).tag.starts_with("NN")) return std::nullopt;
    std::string field = word;
    if (i > sentence.first && is_field(text_.folded(i - 1) + " " + word)) {
      field = text_.folded(i - 1) + " " + word;
      post.range.first = i - 1;
    }
    if (!is_field(field)) return std::nullopt;
    post.bare = true;
    post.office = normal_office(field + " minister");
    return post;
  }

  /// "the finance portfolio", "the Ministry of Public Works", "Peru's foreign ministry"
  [[nodiscard]] std::optional<Post> ministry_at(std::uint32_t i, const Sentence& sentence) const {
    Post post;
    post.range = {i, i + 1};
    post.ministry = text_.folded(i) == "ministry";
    std::string field;
    if (i + 2 < sentence.last && (text_.folded(i + 1) == "of" || text_.folded(i + 1) == "for")) {
      auto first = i + 2;
      if (text_.folded(first) == "the") ++first;
      auto last = first;
      while (last < sentence.last && last < first + 5 &&
             (is_modifier_tag(text_.token(last).tag) || text_.folded(last) == "and"))
        ++last;
      if (last > first && text_.folded(last - 1) == "and") --last;
      if (last == first) return std::nullopt;
      for (auto k = first; k < last; ++k) field += (field.empty() ? "" : " ") + text_.folded(k);
      post.range.last = last;
      read_owner(post, sentence);
    } else {
      auto first = i;
      while (first > sentence.first && i - first < 4 && is_part_of_field(first - 1, sentence)) --first;
      if (first < i && text_.folded(first) == "and") ++first;
      if (first == i) return std::nullopt;
      for (auto k = first; k < i; ++k) field += (field.empty() ? "" : " ") + text_.folded(k);
      post.range.first = first;
      read_owner(post, sentence);
    }
    post.office = normal_office(field + " minister");
    return post;
  }

  [[nodiscard]] bool is_part_of_field(std::uint32_t i, const Sentence& sentence) const {
    const auto* mention = mentions_.at(i);
    if (mention != nullptr && !mentions_.is(mention, EntityType::Organization)) return false;
    if (text_.folded(i) == "and")
      return i > sentence.first && is_modifier_tag(text_.token(i - 1).tag) && !text_.is_capital(i - 1);
    return is_modifier_tag(text_.token(i).tag) && !is_remark(text_.folded(i)) && !is_former(text_.folded(i));
  }

  /// "Peru's", "the Peruvian", "of the bank"
  void read_owner(Post& post, const Sentence& sentence) const {
    auto before = post.range.first;
    while (before > sentence.first && is_remark(text_.folded(before - 1))) --before;
    const auto* owner = mentions_.ending_at(before);
    if (owner == nullptr && before > sentence.first + 1 &&
        (text_.folded(before - 1) == "'s" || text_.folded(before - 1) == "’s"))
      owner = mentions_.ending_at(before - 1);
    if (owner == nullptr && before > sentence.first && mentions_.at(before - 1) != nullptr &&
        mentions_.at(before - 1)->kind == MentionKind::Pronoun)
      owner = mentions_.at(before - 1);
    if (mentions_.is_body(owner)) {
      post.body = owner->entity;
      return;
    }
    if (const auto* one = person(owner); one != nullptr) post.owner = one->entity;
    auto of = post.range.last;
    if (of + 1 >= sentence.last || text_.folded(of) != "of") return;
    ++of;
    if (text_.folded(of) == "the" && of + 1 < sentence.last) ++of;
    const auto* body = mentions_.starting_at(of);
    if (mentions_.is_body(body) && body->kind != MentionKind::Nationality) {
      post.body = body->entity;
      post.range.last = body->last;
    } else if (const auto generic = generic_body(text_, mentions_, of); generic != kNoEntity) {
      post.body = generic;
      post.range.last = of + 1;
    } else {
      post.office.clear();  // "the presidency of a club": of what has no name here
    }
  }

  // --- who has it ---

  void read_post(const Post& post, const Sentence& sentence) {
    if (post.office.empty()) return;
    if (const auto* holder = receiver(post, sentence)) {
      going_ = true;
      return state(post, *holder, false);
    }
    auto before = post.range.first;
    while (before > sentence.first && is_before_noun(before - 1)) --before;
    if (before == sentence.first) return;
    const auto link = before - 1;
    const auto& word = text_.folded(link);
    const bool preposition = word == "to" || word == "at" || word == "from" || word == "with" || word == "of";
    if (preposition) return read_behind(post, link, sentence);
    auto verb = link;
    if (text_.token(verb).role == "prt" && verb > sentence.first) verb = text_.token(verb).head;
    read_taken(post, verb);
  }

  /// Determiners, owners and remarks between the verb and the noun.
  [[nodiscard]] bool is_before_noun(std::uint32_t i) const {
    const auto& pos = text_.token(i).pos;
    if (pos == "VERB" || pos == "AUX" || pos == "ADP" || pos == "PUNCT" || pos == "ADV" || pos == "SCONJ" ||
        pos == "CCONJ")
      return text_.folded(i) == "'s" || text_.folded(i) == "’s";
    return text_.token(i).role != "prt" && person(mentions_.at(i)) == nullptr;
  }

  /// "goes to X", "was given to the banker X"; "defence to Y" behind one such.
  [[nodiscard]] const Mention* receiver(const Post& post, const Sentence& sentence) const {
    static const Words kGoing = {"go", "fall", "give", "hand", "entrust", "assign", "pass", "return"};
    auto i = post.range.last;
    bool goes = false;
    const auto stop = std::min(sentence.last, i + 6);
    for (; i < stop && text_.folded(i) != "to"; ++i) {
      const auto& token = text_.token(i);
      if (token.role == "neg" || text_.folded(i) == "," || token.pos == "NOUN") return nullptr;
      if (token.pos != "VERB" && token.pos != "AUX" && token.pos != "ADV") return nullptr;
      goes = goes || kGoing.contains(token.lemma);
    }
    const bool gapped = i == post.range.last && going_;
    if (i >= stop || (!goes && !gapped)) return nullptr;
    if (post.bare && !gapped && !tells_of_government(sentence)) return nullptr;
    for (++i; i < std::min(sentence.last, post.range.last + 14); ++i) {
      if (const auto* holder = person(mentions_.starting_at(i))) {
        // "to X's ally Y"
        if (holder->last < sentence.last &&
            (text_.folded(holder->last) == "'s" || text_.folded(holder->last) == "’s"))
          continue;
        return holder->kind == MentionKind::Name ? holder : nullptr;
      }
      const auto& pos = text_.token(i).pos;
      if (pos == "VERB" || pos == "AUX" || text_.folded(i) == ";" || text_.folded(i) == "and") return nullptr;
    }
    return nullptr;
  }

  /// "X keeps the post", "X lost the presidency"
  void read_taken(const Post& post, std::uint32_t verb) {
    static const Words kTaking = {"take",    "assume", "keep", "retain", "hold",    "inherit",
                                  "receive", "get",    "win",  "secure", "occupy",  "ascend",
                                  "clinch",  "resume", "add",  "gain",   "combine", "regain"};
    static const Words kLeaving = {"lose",   "leave", "relinquish", "vacate",
                                   "resign", "quit",  "surrender",  "forfeit"};
    const auto& lemma = text_.token(verb).lemma;
    const bool leaves = kLeaving.contains(lemma);
    if (!kTaking.contains(lemma) && !leaves) return;
    if (is_negated(verb)) return;
    const auto& sentence = text_.sentence(text_.sentence_of(verb));
    if ((post.bare || post.ministry) && !tells_of_government(sentence)) return;
    if (post.ministry && leaves) return;  // may have worked there in any post
    const auto* holder = subject_person(text_, mentions_, verb);
    if (holder != nullptr) state(post, *holder, leaves);
  }

  /// "returns to the interior ministry", "rose to the presidency", "stepped down from the leadership", "X
  /// with the finance portfolio", "took control of the ministry"
  void read_behind(const Post& post, std::uint32_t link, const Sentence& sentence) {
    static const Words kTo = {"return",  "move",     "switch",  "shift",   "appoint",
                              "name",    "transfer", "promote", "rise",    "ascend",
                              "succeed", "come",     "accede",  "elevate", "elect"};
    static const Words kFrom = {"step", "resign", "retire", "oust", "remove", "topple", "move", "dismiss"};
    static const Words kWith = {"entrust", "charge", "minister"};
    static const Words kOf = {"charge", "control", "helm", "head"};
    const auto& word = text_.folded(link);
    auto verb = text_.token(link).head;
    const auto& lemma = text_.token(verb).lemma;
    const bool former = word == "from";
    if (word == "of") {
      if (!kOf.contains(lemma) || !post.ministry) return;
      for (int step = 0; step < 3 && text_.token(verb).pos != "VERB"; ++step) verb = text_.token(verb).head;
      if (text_.token(verb).lemma != "take" && text_.token(verb).lemma != "put") return;
    } else if (word == "to"     ? !kTo.contains(lemma)
               : word == "from" ? !kFrom.contains(lemma)
               : word == "with" ? !kWith.contains(lemma)
                                : lemma != "stay") {
      return;
    }
    if ((post.bare || post.ministry) && !tells_of_government(sentence)) return;
    if (is_negated(verb)) return;
    const auto* holder = subject_person(text_, mentions_, verb);
    if (holder == nullptr) holder = object_person(text_, mentions_, verb);
    if (holder != nullptr) state(post, *holder, former);
  }

  [[nodiscard]] bool is_negated(std::uint32_t verb) const {
    const auto& sentence = text_.sentence(text_.sentence_of(verb));
    for (auto i = sentence.first; i < sentence.last; ++i) {
      if (text_.token(i).head == verb && text_.token(i).role == "neg") return true;
    }
    return false;
  }

  /// A cabinet is spoken of here or in the sentences before.
  [[nodiscard]] bool tells_of_government(const Sentence& sentence) const {
    static const Words kWords = {"cabinet",   "reshuffle", "portfolio", "government", "minister",  "premier",
                                 "coalition", "line-up",   "lineup",    "ministry",   "reshuffled"};
    const auto first = sentence.first > 90 ? sentence.first - 90 : 0;
    for (auto i = first; i < sentence.last; ++i) {
      if (kWords.contains(text_.token(i).lemma) || kWords.contains(text_.folded(i))) return true;
    }
    return false;
  }

  void state(const Post& post, const Mention& holder, bool former) {
    // "lost the leadership": of a party, as likely
    static const Words kOfAny = {"leader", "chair", "head", "governor", "mayor"};
    if (post.body == kNoEntity && kOfAny.contains(post.office)) return;
    OfficeStatement statement;
    statement.holder = holder.entity;
    statement.body = post.body;
    statement.body_stated = post.body != kNoEntity;
    statement.office = post.office;
    statement.first = post.range.first;
    statement.last = post.range.last;
    statement.sentence = text_.sentence_of(post.range.first);
    statement.former = former;
    statement.owner = post.owner;
    statement.certainty = 0.85F;
    found_.push_back(std::move(statement));
  }

  const TextView& text_;
  const MentionIndex& mentions_;
  std::vector<OfficeStatement> found_;
  bool going_ = false;  ///< "the interior goes to X": what follows in the sentence may leave out the verb
};

}  // namespace

std::vector<OfficeStatement> read_post_nouns(const TextView& text, const MentionIndex& mentions) {
  return PostReader(text, mentions).read();
}

}  // namespace entente::ingest
