#include "ingest/entities/offices/leaning_posts.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/entities/offices/office_syntax.hpp"
#include "ingest/entities/offices/office_words.hpp"
#include "ingest/lexicon/lexicon.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

bool is_name(const MentionIndex& mentions, const Mention* mention) {
  return mentions.is(mention, EntityType::Person) && mention->kind == MentionKind::Name;
}

/// A post as told before: by a statement, or by a phrase that nobody's name stands beside.
struct Told {
  std::string office;
  std::uint32_t body = kNoEntity;
  std::uint32_t holder = kNoEntity;
  std::uint32_t at = 0;
  bool open = false;
};

class SamePosts {
 public:
  SamePosts(const TextView& text, const MentionIndex& mentions, const StatedOffices& stated)
      : text_(text), mentions_(mentions), stated_(stated) {}

  std::vector<OfficeStatement> read() {
    for (std::uint32_t i = 1; i + 1 < text_.size(); ++i) {
      const auto kind = text_.block_kind(i);
      if ((kind != BlockKind::Body && kind != BlockKind::Headline) || mentions_.at(i) != nullptr) continue;
      read_post(i);
      read_current(i);
    }
    return std::move(found_);
  }

 private:
  /// The post told last before `i` in the sentence, or in the one before it; not that of `holder`.
  [[nodiscard]] Told told_before(std::uint32_t i, std::uint32_t holder, bool here_only) const {
    Told best;
    const auto here = text_.sentence_of(i);
    const auto near = [&](std::uint32_t at) {
      const auto there = text_.sentence_of(at);
      return at < i && (there == here || (!here_only && there + 1 == here));
    };
    for (const auto& one : stated_.offices) {
      if (one.holder != holder && near(one.first) && one.first >= best.at)
        best = {one.office, one.body, one.holder, one.first, false};
    }
    for (const auto& phrase : stated_.open) {
      if (phrase.plural || phrase.role || phrase.counterpart || phrase.body == kNoEntity ||
          !near(phrase.title.first) || phrase.title.first < best.at)
        continue;
      best = {phrase.office, phrase.body, kNoEntity, phrase.title.first, true};
    }
    return best;
  }

  /// "in Liechtenstein", "for Kenya": the body that the stand-in names; kNoEntity where it names none.
  [[nodiscard]] std::uint32_t body_behind(std::uint32_t i) const {
    static const Words kLinks = {"in", "of", "at", "for"};
    const auto last = text_.sentence(text_.sentence_of(i)).last;
    auto next = i + 1;
    if (next + 1 >= last || !kLinks.contains(text_.folded(next))) return kNoEntity;
    ++next;
    if (text_.folded(next) == "the" && next + 1 < last) ++next;
    const auto* body = mentions_.starting_at(next);
    return mentions_.is_body(body) && body->kind == MentionKind::Name ? body->entity : kNoEntity;
  }

  /// "holds the same office in Y", "has held the post since 2016", "took the job over"
  void read_post(std::uint32_t i) {
    static const Words kPosts = {"post", "job", "office", "position", "role", "portfolio", "title"};
    if (!kPosts.contains(text_.folded(i))) return;
    const bool same = text_.folded(i - 1) == "same";
    const bool plain = text_.folded(i - 1) == "the" || text_.folded(i - 1) == "that";
    const bool sure = text_.folded(i) == "post" || text_.folded(i) == "job";
    if (!same && (!plain || !sure || text_.folded(i + 1) == "of")) return;
    static const Words kHolding = {"hold",   "have",  "occupy", "fill", "take",    "assume", "keep",
                                   "retain", "leave", "vacate", "quit", "inherit", "do"};
    auto verb = text_.token(i).head;
    if (text_.token(i).role == "pobj" && text_.folded(verb) == "in") verb = text_.token(verb).head;
    const auto& lemma = text_.token(verb).lemma;
    const bool in_it = text_.token(i).role == "pobj" && (lemma == "be" || lemma == "serve");
    if (!in_it && (text_.token(i).role != "dobj" || !kHolding.contains(lemma))) return;
    const auto* holder = subject_person(text_, mentions_, verb);
    if (holder == nullptr) return;
    const auto told = told_before(i, holder->entity, same);
    // "the post" alone: of one who is followed in it, told by who follows or by an office without a name
    if (told.office.empty() || (!same && !told.open && !is_followed(holder->entity, i))) return;
    const auto body = body_behind(i);
    if (same && body == kNoEntity && told.body == kNoEntity) return;
    add(i, holder->entity, told.office, body == kNoEntity ? told.body : body, body != kNoEntity,
        lemma == "leave" || lemma == "quit" || lemma == "vacate");
  }

  /// "takes over from X, who has held the post": X stands behind "from", "succeed" or "replace".
  [[nodiscard]] bool is_followed(std::uint32_t holder, std::uint32_t i) const {
    static const Words kFollowing = {"from",      "succeed",  "replace",   "follow",   "succeeding",
                                     "replacing", "succeeds", "succeeded", "replaces", "replaced"};
    const auto first = text_.sentence(text_.sentence_of(i)).first;
    for (auto k = first + 1; k < i; ++k) {
      const auto* mention = mentions_.starting_at(k);
      if (mention == nullptr || mention->entity != holder) continue;
      for (auto before = k; before > first && before + 5 > k; --before) {
        if (kFollowing.contains(text_.folded(before - 1))) return true;
      }
    }
    return false;
  }

  /// "the former president and the father of the current one, X"
  void read_current(std::uint32_t i) {
    static const Words kNow = {"current", "present", "new", "last", "previous", "incumbent"};
    const bool one = text_.folded(i) == "one" && kNow.contains(text_.folded(i - 1));
    if (!one && text_.folded(i) != "incumbent") return;
    if (i + 2 >= text_.size() || text_.folded(i + 1) != ",") return;
    const auto* holder = mentions_.starting_at(i + 2);
    if (!is_name(mentions_, holder)) return;
    const auto told = told_before(i, holder->entity, true);
    if (!told.office.empty())
      add(i, holder->entity, told.office, told.body, false,
          text_.folded(i - 1) == "last" || text_.folded(i - 1) == "previous");
  }

  void add(std::uint32_t i, std::uint32_t holder, const std::string& office, std::uint32_t body, bool stated,
           bool former) {
    OfficeStatement statement;
    statement.holder = holder;
    statement.body = body;
    statement.body_stated = stated;
    statement.office = office;
    statement.first = i;
    statement.last = i + 1;
    statement.sentence = text_.sentence_of(i);
    statement.former = former;
    statement.certainty = 0.85F;
    found_.push_back(std::move(statement));
  }

  const TextView& text_;
  const MentionIndex& mentions_;
  const StatedOffices& stated_;
  std::vector<OfficeStatement> found_;
};

/// "since Harold Wilson", "since Prime Minister Holt in 1966": the name behind; null where a clause follows
/// ("since X took office").
const Mention* named_behind(const TextView& text, const MentionIndex& mentions, std::uint32_t since,
                            std::uint32_t last) {
  auto at = since + 1;
  for (int step = 0; step < 2 && at < last; ++step) {
    if (const auto title = office_end(text, at, last); title > at) at = title;
    while (at < last && lexicon().honorific(text.folded(at)) != nullptr && mentions.at(at) == nullptr) ++at;
  }
  const auto* name = at < last ? mentions.starting_at(at) : nullptr;
  if (!is_name(mentions, name)) return nullptr;
  auto next = name->last;
  if (next < last && (text.folded(next) == "'s" || text.folded(next) == "’s")) ++next;
  if (next >= last) return name;
  static const Words kClosing = {",", ".", ";", "in", ")", "had", "and", "more", "almost", "nearly", "\""};
  const auto& word = text.folded(next);
  const bool year = text.token(next).tag == "CD";
  return kClosing.contains(word) || year ? name : nullptr;
}

}  // namespace

std::vector<OfficeStatement> read_same_posts(const TextView& text, const MentionIndex& mentions,
                                             const StatedOffices& stated) {
  return SamePosts(text, mentions, stated).read();
}

const Mention* earlier_holder(const TextView& text, const MentionIndex& mentions,
                              const OfficePhrase& phrase) {
  if (phrase.role || phrase.counterpart || phrase.body == kNoEntity) return nullptr;
  if (phrase.kind != OfficeKind::Head && phrase.kind != OfficeKind::Minister &&
      phrase.kind != OfficeKind::Royal)
    return nullptr;
  static const Words kCounting = {"no",   "first", "second", "third",  "fourth",
                                  "only", "last",  "not",    "another"};
  const auto& sentence = text.sentence(text.sentence_of(phrase.noun));
  bool counted = false;
  for (auto i = sentence.first; i < sentence.last; ++i) {
    const auto& word = text.folded(i);
    counted = counted || kCounting.contains(word);
    if (!counted) continue;
    const bool since = word == "since" && (i >= phrase.whole.last || text.folded(sentence.first) == "not");
    // "the second Danish minister, after X in 2003, to speak there"
    const bool after = word == "after" && i >= phrase.whole.last && i <= phrase.whole.last + 1;
    if (!since && !after) continue;
    const auto* name = named_behind(text, mentions, i, sentence.last);
    if (name != nullptr && (name->last <= phrase.whole.first || name->first >= phrase.whole.last))
      return name;
  }
  return nullptr;
}

bool counts_holders(const TextView& text, const MentionIndex& mentions, const OfficePhrase& phrase) {
  static const Words kCounting = {"no", "second", "third", "fourth", "every", "each", "any"};
  const auto from = phrase.whole.first > 0 ? phrase.whole.first - 1 : 0;
  for (auto i = from; i < phrase.title.first; ++i) {
    if (kCounting.contains(text.folded(i))) return true;
    if (text.folded(i) == "first") return earlier_holder(text, mentions, phrase) != nullptr;
  }
  return false;
}

const Mention* gapped_holder(const TextView& text, const MentionIndex& mentions, const OfficePhrase& phrase,
                             std::uint32_t told) {
  if (phrase.plural || phrase.role || phrase.counterpart || phrase.definite || phrase.indefinite)
    return nullptr;
  auto at = phrase.whole.first;
  if (at < told + 3 || text.sentence_of(told - 1) != text.sentence_of(at)) return nullptr;
  if (text.folded(at - 1) == "as" || text.folded(at - 1) == ",") --at;
  const auto* name = mentions.ending_at(at);
  if (!is_name(mentions, name) || name->first <= told || name->first > told + 3) return nullptr;
  static const Words kBetween = {",", ";", "and", "while"};
  for (auto i = told; i < name->first; ++i) {
    if (!kBetween.contains(text.folded(i))) return nullptr;
  }
  const auto next = phrase.whole.last;
  static const Words kClosing = {",", ".", ";", "and", "while", "\""};
  const bool closed = next >= text.size() || text.sentence_of(next) != text.sentence_of(at) ||
                      kClosing.contains(text.folded(next));
  return closed ? name : nullptr;
}

}  // namespace entente::ingest
