// "His guest", "her host", "the visitor", "his Kazakh counterpart", "her opposite number", "his fellow
// premier", "the visiting leader": the other one of two people who are told of together.
#include <algorithm>
#include <unordered_set>

#include "ingest/entities/references/description_words.hpp"
#include "ingest/entities/references/group_members.hpp"
#include "ingest/entities/references/host_roles.hpp"
#include "ingest/entities/references/person_ties.hpp"
#include "ingest/entities/references/references.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

constexpr std::uint32_t kWindow = 3;  // sentences looked back where the text tells whose
constexpr std::uint32_t kFar = 1000;  // "the visitor" is who came, wherever the text told of it
constexpr float kClear = 0.4F;        // by how much the best is before the second

enum class Kind { Host, Guest, Peer };

/// The noun phrase of such a word.
struct Phrase {
  TokenRange range;
  std::uint32_t noun = 0;
  Kind kind = Kind::Guest;
  const Mention* owner = nullptr;     ///< of "his", "Diallo's"
  std::uint32_t country = kNoEntity;  ///< of "his Kazakh counterpart"
  bool visiting = false;              ///< "the visiting premier": an office that comes
  std::string office;                 ///< of "the visiting premier", "his fellow premier"
};

class GuestResolver {
 public:
  explicit GuestResolver(ReferenceContext& context)
      : context_(context),
        text_(context.text),
        document_(context.document),
        index_(context.document),
        roles_(context),
        ties_(context) {}

  void resolve() {
    for (std::uint32_t i = 1; i < text_.size(); ++i) {
      const auto kind = text_.block_kind(i);
      if (kind != BlockKind::Body && kind != BlockKind::Headline) continue;
      Phrase phrase;
      if (index_.at(i) != nullptr || !read(i, phrase)) continue;
      const auto entity = phrase.kind == Kind::Peer ? peer(phrase) : party(phrase);
      if (entity != kNoEntity) found_.push_back({phrase.range, entity});
    }
    for (const auto& [owner, person] : turned_) {
      for (auto& mention : document_.mentions) {
        if (mention.first == owner && mention.kind == MentionKind::Pronoun) mention.entity = person;
      }
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

  bool read(std::uint32_t i, Phrase& phrase) const {
    static const Words kHosts = {"host", "hostess"};
    static const Words kGuests = {"guest", "visitor"};
    static const Words kPeers = {"counterpart", "interlocutor", "colleague", "homologue"};
    const auto& token = text_.token(i);
    if (token.tag != "NN" && token.tag != "NNP") return false;
    const auto& word = text_.folded(i);
    phrase.noun = i;
    const bool number = word == "number" && text_.folded(i - 1) == "opposite";
    if (kHosts.contains(word)) {
      phrase.kind = Kind::Host;
    } else if (kPeers.contains(word) || number) {
      phrase.kind = Kind::Peer;
    } else if (!kGuests.contains(word) && !is_marked_office(i, phrase)) {
      return false;
    }
    auto opens = i;
    for (int step = 0; step < 4 && opens > 0; ++step) {
      --opens;
      const auto& before = text_.folded(opens);
      if (before == "his" || before == "her" || before == "the" || before == "'s") break;
      const auto* over = index_.at(opens);
      if (over != nullptr && index_.is(over, EntityType::Country))
        phrase.country = over->entity;
      else if (over != nullptr || (text_.token(opens).pos != "ADJ" && text_.token(opens).tag != "VBG" &&
                                   text_.token(opens).pos != "NOUN"))
        return false;
    }
    const auto& before = text_.folded(opens);
    if (before == "his" || before == "her" || before == "'s") {
      phrase.owner = before == "'s" ? index_.ending_at(opens) : index_.at(opens);
      if (!is_person(phrase.owner)) return false;
    } else if (before != "the" || phrase.kind == Kind::Peer) {
      return false;
    }
    phrase.range = {opens, i + 1};
    const auto& role = token.role;
    return role != "compound" && role != "amod" && role != "appos" && role != "attr" && !is_named(i, phrase);
  }

  /// "the visiting premier", "his fellow premier".
  [[nodiscard]] bool is_marked_office(std::uint32_t i, Phrase& phrase) const {
    if (i < 2 || text_.token(i).pos != "NOUN") return false;
    auto first = i;
    while (first > 1 && first + 3 > i && text_.token(first - 1).pos == "NOUN") --first;
    const auto& mark = text_.folded(first - 1);
    if (mark != "visiting" && mark != "fellow") return false;
    phrase.office = fold(text_.slice({first, i + 1}));
    if (lexicon().office(phrase.office) == nullptr && !is_public_calling(phrase.office)) return false;
    phrase.visiting = mark == "visiting";
    phrase.kind = phrase.visiting ? Kind::Guest : Kind::Peer;
    return true;
  }

  /// "His host, X", "his counterpart X": the name stands beside it.
  [[nodiscard]] bool is_named(std::uint32_t i, Phrase& phrase) const {
    for (auto next = i + 1; next < std::min(text_.size(), i + 3); ++next) {
      if (is_person(index_.starting_at(next))) return true;
      if (text_.folded(next) != ",") break;
    }
    if (i + 2 >= text_.size()) return false;
    if (text_.folded(i + 1) == "," && text_.is_capital(i + 2) && text_.token(i + 2).pos == "PROPN")
      return true;
    // "the visitor from Berlin" is one who came; "a guest of the king" is not told.
    if (text_.folded(i + 1) == "from" && phrase.kind == Kind::Guest) {
      const auto* from = index_.starting_at(i + 2);
      if (from == nullptr || is_person(from)) return true;
      phrase.range.last = from->last;
      return false;
    }
    return (text_.folded(i + 1) == "of" && phrase.owner == nullptr) || text_.folded(i + 1) == "from" ||
           text_.is_hyphen(i + 1) || text_.token(i + 1).pos == "NOUN" || text_.token(i + 1).pos == "PROPN";
  }

  /// Who is the subject of the verb that the noun hangs on, where the noun is not.
  [[nodiscard]] std::uint32_t actor_of(std::uint32_t i) const {
    auto verb = text_.token(i).head;
    if (text_.token(verb).pos == "ADP") verb = text_.token(verb).head;
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

  [[nodiscard]] bool gender_fits(std::uint32_t person, std::uint32_t token) const {
    const auto known = context_.persons[person].gender;
    const auto& word = text_.folded(token);
    return known == Gender::Unknown || (word == "his") == (known == Gender::Male);
  }

  [[nodiscard]] bool country_fits(std::uint32_t person, const Phrase& phrase) const {
    return phrase.country == kNoEntity || ties_.of_country(person, phrase.country) != Tie::No;
  }

  /// -3 for another post than the word asks, 3 for the same, 0 where none is known.
  [[nodiscard]] float office_fit(std::uint32_t person, const std::string& office) const {
    bool other = false;
    for (const auto& statement : document_.offices) {
      if (statement.holder != person || statement.office.empty() || statement.former) continue;
      if (is_office_called(office, statement.office)) return 3.0F;
      other = true;
    }
    for (const auto* term : context_.persons[person].terms) {
      if (is_office_called(office, std::string(term->office))) return 3.0F;
    }
    return other ? -3.0F : 0.0F;
  }

  /// The host or the guest of the people told of.
  std::uint32_t party(const Phrase& phrase) {
    const bool host = phrase.kind == Kind::Host;
    const auto owner = phrase.owner == nullptr ? kNoEntity : phrase.owner->entity;
    const auto actor = actor_of(phrase.noun);
    auto told = roles_.before(phrase.range.first, owner == kNoEntity ? kFar : kWindow);
    for (auto& one : told) one.host = std::clamp(host ? one.host : -one.host, -5.0F, 5.0F);
    const auto own =
        std::find_if(told.begin(), told.end(), [&](const auto& one) { return one.person == owner; });
    const auto own_role = own == told.end() ? 0.0F : own->host;
    std::uint32_t best = kNoEntity;
    float best_score = -1.0e6F;
    float second = -1.0e6F;
    float best_role = 0;
    for (const auto& one : told) {
      // Who acts on his guest is not the guest.
      if (one.person == owner || one.person == actor || !country_fits(one.person, phrase)) continue;
      if (!phrase.office.empty() && office_fit(one.person, phrase.office) < 0.0F) continue;
      if (owner == kNoEntity && one.host < 1.0F) continue;
      const auto score = one.near + one.host;
      if (score >= best_score) {
        second = best_score;
        best_score = score;
        best_role = one.host;
        best = one.person;
      } else {
        second = std::max(second, score);
      }
    }
    // "His host gave him a hat" of one who has been called a guest, told of behind the host's own deeds.
    if (own_role >= 1.4F && best_role < 0.0F && best != kNoEntity &&
        phrase.owner->kind == MentionKind::Pronoun && gender_fits(best, phrase.owner->first)) {
      turned_.push_back({phrase.owner->first, best});
      return owner;
    }
    if (best == kNoEntity) return owner == kNoEntity ? kNoEntity : partner_in_lead(owner, phrase.noun);
    return owner == kNoEntity && best_score - second < kClear ? kNoEntity : best;
  }

  /// The one of the same post, or the one whom the text has called so before.
  [[nodiscard]] std::uint32_t peer(const Phrase& phrase) const {
    const auto owner = phrase.owner->entity;
    const auto actor = actor_of(phrase.noun);
    std::uint32_t best = kNoEntity;
    float best_score = -1.0e6F;
    float second = -1.0e6F;
    for (const auto& one : roles_.before(phrase.range.first, kWindow + 1)) {
      if (one.person == owner || one.person == actor || !country_fits(one.person, phrase)) continue;
      const auto post = peer_fit(owner, one.person, phrase);
      if (post < 0.0F) continue;
      float score = one.near + post + (was_called_peer(owner, one.person) ? 4.0F : 0.0F);
      if (phrase.country != kNoEntity && ties_.of_country(one.person, phrase.country) == Tie::Yes)
        score += 3.0F;
      if (score >= best_score) {
        second = best_score;
        best_score = score;
        best = one.person;
      } else {
        second = std::max(second, score);
      }
    }
    return best_score - second < kClear ? kNoEntity : best;
  }

  /// How well the person's post agrees with the owner's; below 0 where it is another.
  [[nodiscard]] float peer_fit(std::uint32_t owner, std::uint32_t person, const Phrase& phrase) const {
    if (!phrase.office.empty()) return office_fit(person, phrase.office);
    const auto& word = text_.folded(phrase.noun);
    if (word == "interlocutor" || word == "colleague") return 0;
    float best = 0;
    for (const auto& statement : document_.offices) {
      if (statement.holder != owner || statement.office.empty() || statement.former) continue;
      const auto fit = office_fit(person, statement.office);
      best = best == 0.0F ? fit : std::max(best, fit);
    }
    return best;
  }

  /// "his Norwegian counterpart, X", told of before.
  [[nodiscard]] bool was_called_peer(std::uint32_t owner, std::uint32_t person) const {
    static const Words kWords = {"counterpart", "number", "colleague", "homologue"};
    return std::any_of(document_.mentions.begin(), document_.mentions.end(), [&](const Mention& mention) {
      if (mention.entity != person || mention.kind != MentionKind::Name) return false;
      for (auto i = mention.first; i > 1 && i + 2 > mention.first; --i) {
        if (!kWords.contains(text_.folded(i - 1))) {
          if (text_.folded(i - 1) != ",") return false;
          continue;
        }
        for (auto k = i - 1; k > 0 && k + 4 > i; --k) {
          const auto* of = index_.at(k - 1);
          if (is_person(of)) return of->entity == owner;
        }
        return false;
      }
      return false;
    });
  }

  ReferenceContext& context_;
  const TextView& text_;
  ResolvedDocument& document_;
  MentionIndex index_;
  HostRoles roles_;
  PersonTies ties_;
  std::vector<Found> found_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> turned_;  // pronouns, and who they are
};

}  // namespace

void resolve_guests(ReferenceContext& context) { GuestResolver(context).resolve(); }

}  // namespace entente::ingest
