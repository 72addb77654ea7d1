#include "ingest/entities/offices/office_statements.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/names/bylines.hpp"
#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/entities/offices/holder_before.hpp"
#include "ingest/entities/offices/leaning_posts.hpp"
#include "ingest/entities/offices/office_bodies.hpp"
#include "ingest/entities/offices/office_right.hpp"
#include "ingest/entities/offices/office_rows.hpp"
#include "ingest/entities/offices/office_syntax.hpp"
#include "ingest/entities/offices/post_nouns.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

class StatementReader {
 public:
  StatementReader(const TextView& text, const ResolvedDocument& document, const MentionIndex& mentions)
      : text_(text), document_(document), mentions_(mentions) {}

  StatedOffices read() {
    auto phrases = find_office_phrases(text_, mentions_);
    for (std::size_t k = 0; k < phrases.size(); ++k) {
      auto& phrase = phrases[k];
      state_earlier(phrase);
      auto holder = phrase.plural ? nullptr : beside(phrase);
      if (holder == nullptr && k + 1 < phrases.size()) holder = of_both_titles(phrase, phrases[k + 1]);
      // "A becomes finance minister, B defence minister"
      const auto* gapped =
          holder == nullptr && by_verb_ ? gapped_holder(text_, mentions_, phrase, last_end_) : nullptr;
      by_verb_ = gapped != nullptr;
      if (gapped != nullptr) {
        holder = gapped;
        if (phrase.body == kNoEntity) phrase.body = last_body_;
      }
      if (holder == nullptr && !phrase.plural) {
        holder = holder_by_syntax(text_, mentions_, phrase);
        by_verb_ = holder != nullptr;
      }
      if (holder != nullptr && is_subject_behind(phrase, *holder)) holder = nullptr;
      const bool continues = holder == nullptr && continues_last(phrase);
      if (continues) holder = last_holder_;
      if (holder == nullptr) {
        if (phrase.plural) state_row(phrase);
        stated_.open.push_back(std::move(phrase));
        continue;
      }
      last_holder_ = holder;
      last_end_ = phrase.whole.last;
      if (continues && phrase.unread_body && phrase.body == kNoEntity) phrase.body = last_body_;
      read_body_behind_name(text_, mentions_, *holder, phrase);
      if (const auto* giver = giving_person(text_, mentions_, phrase); giver != nullptr)
        phrase.owner = giver->entity;
      state(phrase, *holder);
      state_second_body(phrase, *holder);
      last_body_ = phrase.body;
    }
    auto others = read_post_nouns(text_, mentions_);
    for (auto& statement : read_same_posts(text_, mentions_, stated_)) others.push_back(std::move(statement));
    for (auto& statement : others) {
      const bool told = std::any_of(stated_.offices.begin(), stated_.offices.end(), [&](const auto& other) {
        return other.holder == statement.holder && other.sentence == statement.sentence &&
               other.office == statement.office;
      });
      if (!told) stated_.offices.push_back(std::move(statement));
    }
    read_bylines(text_, document_, stated_.affiliations);
    return std::move(stated_);
  }

 private:
  [[nodiscard]] bool is_person(const Mention* mention) const {
    return mentions_.is(mention, EntityType::Person) && mention->kind == MentionKind::Name;
  }
  [[nodiscard]] const Sentence& sentence(std::uint32_t i) const {
    return text_.sentence(text_.sentence_of(i));
  }

  /// "During talks with A, the president of B thanked": a subject after what opens the sentence, no
  /// apposition.
  bool is_subject_behind(const OfficePhrase& phrase, const Mention& holder) const {
    const auto first = sentence(phrase.noun).first;
    if (holder.last > phrase.whole.first || phrase.whole.last >= sentence(phrase.noun).last) return false;
    const auto& tag = text_.token(phrase.whole.last).tag;
    const bool comma = phrase.whole.first > 0 && text_.folded(phrase.whole.first - 1) == ",";
    return comma && text_.token(first).pos == "ADP" && (tag == "VBD" || tag == "VBZ" || tag == "MD");
  }

  const Mention* beside(const OfficePhrase& phrase) const {
    const auto last = sentence(phrase.noun).last;
    auto next = phrase.whole.last;
    while (next < last && lexicon().honorific(text_.folded(next)) != nullptr && mentions_.at(next) == nullptr)
      ++next;
    // "President Xi", "the president of Ukraine Volodymyr Zelensky"
    if (const auto* mention = mentions_.starting_at(next); next < last && is_person(mention)) return mention;
    // "its prime minister, Manasseh Sogavare, visited"
    const bool titled = phrase.definite || phrase.indefinite || text_.is_capital(phrase.title.first);
    if (titled && next + 1 < last && text_.folded(next) == ",") {
      auto name = next + 1;
      while (name < last && lexicon().honorific(text_.folded(name)) != nullptr &&
             mentions_.at(name) == nullptr)
        ++name;
      const auto* mention = mentions_.starting_at(name);
      // "of A, premier of P, B, president of Q,": each post stands behind its name
      const auto* owner = holder_before(text_, mentions_, phrase);
      if (owner != nullptr && has_post_behind(text_, mentions_, mention)) return owner;
      if (is_person(mention) && closes(behind_origin(text_, mentions_, *mention), last)) return mention;
      // "the head of the Command, Admiral X, was delayed"
      if (const auto title = office_end(text_, next + 1, last);
          title > next + 1 && is_rank({next + 1, title})) {
        mention = mentions_.starting_at(title);
        if (is_person(mention) && closes(behind_origin(text_, mentions_, *mention), last)) return mention;
      }
    }
    // "whose managing director is Kristalina Georgieva"
    if (next + 1 < last && (text_.folded(next) == "is" || text_.folded(next) == "was") && phrase.definite) {
      if (const auto* mention = mentions_.starting_at(next + 1); is_person(mention)) return mention;
    }
    return holder_before(text_, mentions_, phrase);
  }

  /// "Admiral", "Sheikh": a second title that no post is; "Secretary of State Y" behind a comma is another
  /// one.
  [[nodiscard]] bool is_rank(TokenRange title) const {
    const auto* kind = lexicon().office(fold(text_.slice(title)));
    return kind != nullptr &&
           (*kind == OfficeKind::Military || *kind == OfficeKind::Title || *kind == OfficeKind::Royal);
  }

  bool closes(std::uint32_t i, std::uint32_t last) const {
    static const Words kEnds = {",", ".", ";", ")", "-", "and", ":", "?", "!", "\"", "'s"};
    return i >= last || kEnds.contains(text_.folded(i));
  }

  /// "... special representative and a former ambassador to Russia", "..., and later its envoy to France": a
  /// second post of the same person.
  bool continues_last(const OfficePhrase& phrase) const {
    if (last_holder_ == nullptr || phrase.plural || phrase.whole.first <= last_end_ ||
        phrase.whole.last >= text_.size() || phrase.whole.first - last_end_ > 4 ||
        text_.sentence_of(phrase.noun) != text_.sentence_of(last_holder_->first))
      return false;
    static const Words kJoining = {"and", "also", "later", "then", "subsequently", "before"};
    static const Words kBetween = {",",         "still", "now", "formerly", "previously", "a",
                                   "currently", "who",   "was", "is",       "the",        "an"};
    bool joined = false;
    for (auto i = last_end_; i < phrase.whole.first; ++i) {
      const auto& word = text_.folded(i);
      if (!kJoining.contains(word) && !kBetween.contains(word)) return false;
      joined = joined || word == "and" || word == "also" || word == "later";
    }
    return joined && !is_person(mentions_.starting_at(phrase.whole.last));
  }

  void state(const OfficePhrase& phrase, const Mention& holder) {
    if (phrase.counterpart) {
      OfficePhrase copy = phrase;
      copy.office = abroad(counterpart_office(phrase));
      if (!copy.office.empty() && copy.body != kNoEntity) add_office(copy, holder.entity, 0.85F);
      return;
    }
    if (phrase.office == "deputy" && phrase.body == kNoEntity &&
        (phrase.definite || phrase.owner != kNoEntity))
      return state_deputy(phrase, holder);
    const bool affiliation = phrase.role || phrase.kind == OfficeKind::Member;
    if (affiliation) {
      if (phrase.body != kNoEntity && document_.entities[phrase.body].type == EntityType::Organization) {
        stated_.affiliations.push_back(
            {holder.entity, phrase.body, text_.sentence_of(phrase.noun), phrase.office});
      }
      return;
    }
    if (phrase.kind == OfficeKind::Province) stated_.local.push_back(stated_by(phrase, holder.entity, 1.0F));
    if (phrase.kind == OfficeKind::Province || phrase.kind == OfficeKind::Family ||
        phrase.kind == OfficeKind::Title)
      return;
    if (phrase.office == "prince" || phrase.office == "princess" || phrase.office.starts_with("founder") ||
        phrase.office == "co-founder" || phrase.office == "aide")
      return;
    if (phrase.kind == OfficeKind::Military && phrase.body == kNoEntity) return;
    // Ranks of a church, and "his boss", "her patron": a post only in a body that stands beside
    static const Words kRanks = {"cardinal", "archbishop", "bishop", "boss", "patron"};
    const bool bound = phrase.office.ends_with("moderator") || phrase.office.ends_with("observer");
    if ((bound || kRanks.contains(phrase.office)) && phrase.body == kNoEntity) return;
    if (phrase.unread_body && phrase.body == kNoEntity) return;
    if (phrase.office.ends_with("manager") && !of_organization(phrase)) return;  // "the Canadians' manager"
    // "Society President Ash Soni": of a body that the text does not name here
    static const Words kUnnamedBodies = {"society", "club",  "company", "group", "board",
                                         "team",    "union", "bank",    "party", "association"};
    if (kUnnamedBodies.contains(phrase.office.substr(0, phrase.office.find(' '))) && phrase.body == kNoEntity)
      return;
    add_office(phrase, holder.entity, 1.0F);
  }

  /// "Deputy Prime Minister and Foreign Minister X", "the president and chief executive of Y, X": who holds
  /// the second post, where both stand before the name.
  const Mention* of_both_titles(OfficePhrase& phrase, const OfficePhrase& next) const {
    const bool couple = next.kind == OfficeKind::Family || next.kind == OfficeKind::Royal ||
                        next.kind == OfficeKind::Title;  // "the President and First Lady X"
    if (couple || phrase.plural || next.plural || phrase.role || next.role || next.definite ||
        next.indefinite || phrase.whole.last + 1 != next.title.first ||
        text_.folded(phrase.whole.last) != "and" ||
        text_.is_capital(phrase.title.first) != text_.is_capital(next.title.first) ||
        (!text_.is_capital(next.title.first) && next.kind != OfficeKind::Organization))
      return nullptr;
    const auto* holder = beside(next);
    if (holder == nullptr || holder->first < next.title.last) return nullptr;
    if (phrase.body == kNoEntity) phrase.body = next.body;
    return holder;
  }

  /// "the first British premier to come here since X": X was one too.
  void state_earlier(OfficePhrase& phrase) {
    phrase.indefinite = phrase.indefinite || counts_holders(text_, mentions_, phrase);
    const auto* name = earlier_holder(text_, mentions_, phrase);
    if (name == nullptr) return;
    auto statement = stated_by(phrase, name->entity, 0.85F);
    statement.former = true;
    statement.first = statement.last = name->first;  // "no premier since X" denies the premier, not X
    if (phrase.plural) statement.office = singular(phrase);
    stated_.offices.push_back(std::move(statement));
  }

  /// "X, leader of the party, and his deputy, Y": the post below the owner's.
  void state_deputy(const OfficePhrase& phrase, const Mention& holder) {
    const auto here = text_.sentence_of(phrase.noun);
    for (auto above = stated_.offices.rbegin(); above != stated_.offices.rend(); ++above) {
      const bool owners = phrase.owner != kNoEntity ? above->holder == phrase.owner : above->sentence == here;
      if (!owners || above->holder == holder.entity || above->office.starts_with("deputy") ||
          above->office.starts_with("vice"))
        continue;
      auto statement = stated_by(phrase, holder.entity, 0.9F);
      statement.body = above->body;
      statement.body_stated = above->body_stated;
      statement.owner = above->body == kNoEntity ? above->holder : kNoEntity;
      statement.office = above->office == "president" ? "vice president" : "deputy " + above->office;
      stated_.offices.push_back(std::move(statement));
      return;
    }
  }

  [[nodiscard]] bool of_organization(const OfficePhrase& phrase) const {
    return phrase.body != kNoEntity && document_.entities[phrase.body].type == EntityType::Organization;
  }

  /// "Presidents A and B", "two former prime ministers, A and B", "the five heads of the Front: A, B and C":
  /// each of the row.
  void state_row(const OfficePhrase& phrase) {
    const bool posts = phrase.kind == OfficeKind::Head || phrase.kind == OfficeKind::Minister ||
                       phrase.kind == OfficeKind::Royal || phrase.body != kNoEntity || phrase.counterpart;
    if (!posts || phrase.role || phrase.kind == OfficeKind::Member) return;
    const auto row = read_office_row(text_, mentions_, phrase);
    const auto offices = phrase.counterpart ? offices_before(phrase, row.holders.size())
                                            : std::vector<std::string>(row.holders.size(), singular(phrase));
    for (std::size_t k = 0; k < row.holders.size(); ++k) {
      OfficePhrase one = phrase;
      one.plural = false;
      one.counterpart = false;
      one.office = offices[k];
      if (!row.bodies.empty()) one.body = row.bodies[k];
      if (!one.office.empty() && (!phrase.counterpart || one.body != kNoEntity)) state(one, *row.holders[k]);
    }
  }

  /// "foreign ministers": what each of them is.
  [[nodiscard]] std::string singular(const OfficePhrase& phrase) const {
    auto office = phrase.office;
    const auto& many = text_.folded(phrase.noun);
    if (const auto at = office.find(many); at != std::string::npos && many.ends_with("s"))
      office.replace(
          at, many.size(),
          many.ends_with("ies") ? many.substr(0, many.size() - 3) + "y" : many.substr(0, many.size() - 1));
    return office;
  }

  /// "Foreign minister A and defence minister B met their counterparts, C and D": one office for each, in the
  /// order of those whose counterparts they are.
  [[nodiscard]] std::vector<std::string> offices_before(const OfficePhrase& phrase,
                                                        std::size_t number) const {
    std::vector<std::string> found;
    const auto nearest = counterpart_office(phrase);
    for (const auto& stated : stated_.offices) {
      if (stated.sentence == text_.sentence_of(phrase.noun) && stated.first < phrase.title.first &&
          !stated.former)
        found.push_back(abroad(stated.office));
    }
    if (found.size() != number) return std::vector<std::string>(number, abroad(nearest));
    return found;
  }

  /// Abroad a secretary of state is a foreign minister.
  static std::string abroad(const std::string& office) {
    const bool foreign = office == "secretary of state" || office == "foreign secretary" ||
                         office == "external affairs minister";
    return foreign ? "foreign minister" : office;
  }

  /// "the president of Mauritania and of the African Union"
  void state_second_body(const OfficePhrase& phrase, const Mention& holder) {
    auto at = phrase.whole.last;
    if (phrase.body == kNoEntity || phrase.counterpart || at + 2 >= sentence(phrase.noun).last ||
        text_.folded(at) != "and" || text_.folded(at + 1) != "of")
      return;
    at += text_.folded(at + 2) == "the" ? 3 : 2;
    const auto* body = mentions_.starting_at(at);
    if (!mentions_.is_body(body) || body->entity == phrase.body) return;
    OfficePhrase second = phrase;
    second.body = body->entity;
    state(second, holder);
  }

  /// The office of the one whose counterpart is meant: the statement nearest before in the sentence, of the
  /// owner where one is named.
  std::string counterpart_office(const OfficePhrase& phrase) const {
    std::string nearest;
    for (auto at = stated_.offices.rbegin(); at != stated_.offices.rend(); ++at) {
      if (text_.sentence_of(phrase.noun) > at->sentence + 3) break;
      if (nearest.empty()) nearest = at->office;
      if (phrase.owner == kNoEntity || at->holder == phrase.owner ||
          text_.sentence_of(phrase.noun) == at->sentence)
        return at->office;
    }
    return nearest;
  }

  void add_office(const OfficePhrase& phrase, std::uint32_t holder, float certainty) {
    stated_.offices.push_back(stated_by(phrase, holder, certainty));
  }

  OfficeStatement stated_by(const OfficePhrase& phrase, std::uint32_t holder, float certainty) const {
    OfficeStatement statement = statement_of(text_, phrase, holder, certainty);
    statement.owner = phrase.owner;
    return statement;
  }

  const TextView& text_;
  const ResolvedDocument& document_;
  const MentionIndex& mentions_;
  StatedOffices stated_;
  const Mention* last_holder_ = nullptr;
  std::uint32_t last_end_ = 0;
  std::uint32_t last_body_ = kNoEntity;
  bool by_verb_ = false;  ///< the post told last has its holder by a verb
};

}  // namespace

OfficeStatement statement_of(const TextView& text, const OfficePhrase& phrase, std::uint32_t holder,
                             float certainty) {
  OfficeStatement statement;
  statement.holder = holder;
  statement.body = phrase.body;
  statement.office = phrase.office;
  statement.wording = phrase.wording;
  statement.first = phrase.title.first;
  statement.last = phrase.title.last;
  statement.sentence = text.sentence_of(phrase.noun);
  statement.former = phrase.former;
  statement.body_stated = phrase.body != kNoEntity;
  statement.certainty = certainty;
  return statement;
}

StatedOffices state_offices(const TextView& text, const ResolvedDocument& document,
                            const MentionIndex& mentions) {
  return StatementReader(text, document, mentions).read();
}

}  // namespace entente::ingest
