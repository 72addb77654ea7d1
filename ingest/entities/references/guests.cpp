// "His guest", "her host", "the visitor", "his counterpart": the other one of two people who are told of
// together.
#include <algorithm>
#include <unordered_set>

#include "ingest/entities/references/group_members.hpp"
#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

constexpr std::uint32_t kWindow = 3;  // sentences looked back

class GuestResolver {
 public:
  explicit GuestResolver(ReferenceContext& context)
      : context_(context), text_(context.text), document_(context.document), index_(context.document) {}

  void resolve() {
    static const Words kWords = {"guest", "visitor", "host", "hostess", "interlocutor", "counterpart"};
    for (std::uint32_t i = 1; i < text_.size(); ++i) {
      if (!kWords.contains(text_.folded(i)) || text_.token(i).tag != "NN" || index_.at(i) != nullptr)
        continue;
      const auto kind = text_.block_kind(i);
      if (kind == BlockKind::Body || kind == BlockKind::Headline) resolve_noun(i);
    }
    for (std::uint32_t i = 1; i < text_.size(); ++i) {
      if (text_.block_kind(i) != BlockKind::Body) continue;
      if (text_.folded(i) == "successor" || text_.folded(i) == "predecessor") in_office(i);
      majesty(i);
    }
    for (const auto& found : found_)
      context_.add(found.range, found.range.last - 1, found.entity, MentionKind::Description, 0.75F);
    context_.order();
  }

 private:
  struct Found {
    TokenRange range;
    std::uint32_t entity;
  };

  [[nodiscard]] bool is_person(const Mention* mention) const {
    return index_.is(mention, EntityType::Person);
  }

  void resolve_noun(std::uint32_t i) {
    const auto& word = text_.folded(i);
    const bool honoured = i > 1 && (text_.folded(i - 1) == "distinguished" ||
                                    text_.folded(i - 1) == "honoured" || text_.folded(i - 1) == "honored");
    const auto opens = honoured ? i - 2 : i - 1;
    const auto& before = text_.folded(opens);
    std::uint32_t owner = kNoEntity;
    if (before == "his" || before == "her" || before == "'s") {
      const auto* mention = before == "'s" ? index_.ending_at(opens) : index_.at(opens);
      if (!is_person(mention)) return;
      owner = mention->entity;
    } else if (before != "the" || word == "counterpart") {
      return;
    }
    const auto& role = text_.token(i).role;
    if (role == "compound" || role == "amod" || role == "appos" || role == "attr" || is_named(i)) return;
    const auto entity = other_person(i, owner, word == "host" || word == "hostess");
    if (entity != kNoEntity) found_.push_back({{opens, i + 1}, entity});
  }

  /// "His host, X", "his counterpart X": the name stands beside it.
  [[nodiscard]] bool is_named(std::uint32_t i) const {
    for (auto next = i + 1; next < std::min(text_.size(), i + 3); ++next) {
      if (is_person(index_.starting_at(next))) return true;
      if (text_.folded(next) != ",") break;
    }
    return i + 1 < text_.size() && (text_.folded(i + 1) == "of" || text_.folded(i + 1) == "from");
  }

  /// "His successor": the other one whom the text gives the same post, where there is just one.
  void in_office(std::uint32_t i) {
    const auto* owner = index_.at(i - 1);
    const auto& role = text_.token(i).role;
    // "his successor, Lord Cameron"
    const bool named = i + 2 < text_.size() && text_.folded(i + 1) == "," && text_.is_capital(i + 2);
    if (!is_person(owner) || index_.at(i) != nullptr || is_named(i) || named || role == "attr" ||
        role == "appos")
      return;
    std::uint32_t found = kNoEntity;
    for (const auto& own : document_.offices) {
      if (own.holder != owner->entity || own.office.empty()) continue;
      for (const auto& other : document_.offices) {
        if (other.holder == own.holder || other.office != own.office) continue;
        if (own.body != kNoEntity && other.body != kNoEntity && own.body != other.body) continue;
        if (found != kNoEntity && found != other.holder) return;
        found = other.holder;
      }
    }
    if (found != kNoEntity) found_.push_back({{i - 1, i + 1}, found});
  }

  /// "His Royal Highness Prince X": the name follows the title, perhaps behind an office.
  [[nodiscard]] bool is_behind(const Mention& mention, const std::string& title) const {
    for (std::uint32_t k = 1; k <= 3 && k <= mention.first; ++k)
      if (text_.folded(mention.first - k) == title) return true;
    return mention.kind == MentionKind::Name && text_.folded(mention.first) == title;
  }

  /// "His Majesty", "Her Royal Highness", "His Holiness" with no name after it: who was named so last, else
  /// the royal person told of last.
  void majesty(std::uint32_t i) {
    static const Words kTitles = {"majesty", "highness", "holiness"};
    const auto* over = index_.at(i);
    if (!kTitles.contains(text_.folded(i)) || !text_.is_capital(i) ||
        (over != nullptr && over->last - over->first > 1))
      return;
    auto first = i - 1;
    while (first > 0 && (text_.folded(first) == "royal" || text_.folded(first) == "imperial")) --first;
    const auto& word = text_.folded(first);
    if ((word != "his" && word != "her") || is_person(index_.at(i + 1 < text_.size() ? i + 1 : i))) return;
    const auto gender = word == "his" ? Gender::Male : Gender::Female;
    if (royal_.empty()) find_royals();
    std::uint32_t best = kNoEntity;
    bool named_so = false;
    for (const auto& mention : document_.mentions) {
      if (mention.first >= first) break;
      if (!is_person(&mention) || mention.kind == MentionKind::Pronoun) continue;
      const bool so = is_behind(mention, text_.folded(i));
      if ((royal_[mention.entity] == 0 && !so) || (named_so && !so)) continue;
      const auto known = context_.persons[mention.entity].gender;
      if (known != Gender::Unknown && known != gender) continue;
      best = mention.entity;
      named_so = so;
    }
    if (best != kNoEntity) found_.push_back({{first, i + 1}, best});
  }

  /// Who holds a throne, by an office, a title before the name or the name itself.
  void find_royals() {
    static const Words kOffices = {"king",         "queen",  "emir",     "amir", "sultan",    "emperor",
                                   "crown prince", "prince", "princess", "pope", "grand duke"};
    royal_.assign(document_.entities.size(), 0);
    for (const auto& office : document_.offices) {
      if (office.holder != kNoEntity && kOffices.contains(office.office)) royal_[office.holder] = 1;
    }
    for (const auto& mention : document_.mentions) {
      if (is_person(&mention) && mention.first > 0 && kOffices.contains(text_.folded(mention.first - 1)))
        royal_[mention.entity] = 1;
    }
    for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
      if (document_.entities[e].type != EntityType::Person) continue;
      const auto& name = document_.entities[e].name;
      for (const std::string_view title :
           {"King ", "Queen ", "Prince ", "Princess ", "Pope ", "Sultan ", "Emir "}) {
        if (name.starts_with(title) || name.find(", " + std::string(title)) != std::string::npos)
          royal_[e] = 1;
      }
    }
  }

  /// "The president of X, Y, has landed": the title is the subject, not the name behind its country.
  [[nodiscard]] std::uint32_t acting(const Mention& mention) const {
    for (const auto& office : document_.offices) {
      if (office.holder != mention.entity || office.sentence != text_.sentence_of(mention.first)) continue;
      for (auto i = office.first; i < office.last; ++i)
        if (text_.token(i).role.starts_with("nsubj")) return i;
    }
    return mention.head;
  }

  /// "his wife, X": she is with him, no host and no guest of his.
  [[nodiscard]] bool is_kin(const Mention& mention) const {
    static const Words kKin = {"wife", "husband", "son", "daughter", "brother", "sister", "spouse"};
    const auto first = text_.sentence(text_.sentence_of(mention.first)).first;
    for (auto i = mention.first; i > first && i + 3 > mention.first; --i) {
      if (kKin.contains(text_.folded(i - 1))) return true;
    }
    return false;
  }

  /// "A, who arrived on Monday".
  [[nodiscard]] bool came_in_clause(const Mention& mention, const Words& verbs) const {
    const auto& sentence = text_.sentence(text_.sentence_of(mention.first));
    for (auto i = mention.last; i < sentence.last; ++i) {
      if (text_.token(i).role == "relcl" && text_.token(i).head == mention.head &&
          verbs.contains(text_.token(i).lemma))
        return true;
    }
    return false;
  }

  /// Who is the subject of the verb that the noun hangs on, where the noun is not.
  [[nodiscard]] std::uint32_t actor_at(std::uint32_t verb, std::uint32_t i) const {
    const auto& sentence = text_.sentence(text_.sentence_of(i));
    for (auto k = sentence.first; k < sentence.last; ++k) {
      if (k == i || text_.token(k).head != verb || !text_.token(k).role.starts_with("nsubj")) continue;
      const auto* mention = index_.at(k);
      return is_person(mention) ? mention->entity : kNoEntity;
    }
    return kNoEntity;
  }

  /// The one whom the text opens with beside the owner: "Kim flew to Pyongyang ... his host".
  [[nodiscard]] std::uint32_t partner_in_lead(std::uint32_t owner, std::uint32_t i) const {
    const auto lead = GroupMembers(context_).lead_members({i, 2});
    if (lead.size() != 2 || (lead[0] != owner && lead[1] != owner)) return kNoEntity;
    return lead[0] == owner ? lead[1] : lead[0];
  }

  [[nodiscard]] std::uint32_t other_person(std::uint32_t i, std::uint32_t owner, bool host) const {
    static const Words kTravel = {"arrive", "fly",  "land",  "come", "visit", "travel", "pay",
                                  "go",     "step", "touch", "jet",  "tour",  "begin",  "journey"};
    static const Words kHosting = {"receive", "host", "welcome", "greet", "invite", "entertain", "fete"};
    const auto here = text_.sentence_of(i);
    const auto verb = text_.token(i).head;
    const auto actor = actor_at(verb, i);
    std::uint32_t best = kNoEntity;
    float best_score = -1.0e6F;
    for (const auto& mention : document_.mentions) {
      if (mention.first >= i) break;
      if (mention.entity == actor) continue;  // who acts on his guest is not the guest
      const auto there = text_.sentence_of(mention.first);
      if ((owner != kNoEntity && there + kWindow <= here) ||
          context_.type(mention.entity) != EntityType::Person)
        continue;
      if (mention.entity == owner || mention.certainty < 0.6F || is_kin(mention)) continue;
      const auto& head = text_.token(acting(mention));
      const auto& lemma = text_.token(head.head).lemma;
      // A second subject behind the verb is its object, whatever the parser says.
      const bool behind = head.role == "nsubj" && head.head < mention.first;
      const bool subject = head.role.starts_with("nsubj") && !behind;
      const bool received = head.role == "nsubjpass"
                                ? kHosting.contains(lemma)
                                : (head.role == "dobj" || behind) && kHosting.contains(lemma);
      if (host && received && owner == kNoEntity) continue;
      // "the visitor" is who came, wherever the text told of it.
      const bool came =
          (!host && came_in_clause(mention, kTravel)) ||
          (host ? subject && kHosting.contains(lemma) : (subject && kTravel.contains(lemma)) || received);
      if (owner == kNoEntity && !came) continue;
      float score = -2.0F * static_cast<float>(here - there);
      if (subject) score += 1.0F;
      if (came) score += 3.0F;
      if (!received && subject && (host ? kTravel : kHosting).contains(lemma)) score -= 3.0F;
      if (score >= best_score) {
        best_score = score;
        best = mention.entity;
      }
    }
    return best == kNoEntity && owner != kNoEntity ? partner_in_lead(owner, i) : best;
  }

  ReferenceContext& context_;
  const TextView& text_;
  const ResolvedDocument& document_;
  MentionIndex index_;
  std::vector<char> royal_;  // by entity; empty until asked for
  std::vector<Found> found_;
};

}  // namespace

void resolve_guests(ReferenceContext& context) { GuestResolver(context).resolve(); }

}  // namespace entente::ingest
