// What the text calls somebody after it has named him without a title: "A was not invited. The chairman of
// the Liberation Front protested"; "A won the vote. The president-elect flew to Lima".
#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/references/person_ties.hpp"
#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

constexpr float kLeast = 2.0F;  // an election won or the office held
constexpr float kClear = 0.5F;  // by how much the best is before the second

class NextTitles {
 public:
  NextTitles(ReferenceContext& context, const StatedOffices& stated)
      : context_(context),
        text_(context.text),
        document_(context.document),
        index_(context.document),
        stated_(stated),
        ties_(context) {}

  void resolve() {
    for (const auto& phrase : stated_.open) head_of_body(phrase);
    for (std::uint32_t i = 2; i < text_.size(); ++i) elected(i);
    for (const auto& found : found_)
      context_.add(found.range, found.head, found.entity, MentionKind::Description, 0.8F);
    context_.order();
  }

 private:
  struct Found {
    TokenRange range;
    std::uint32_t head;
    std::uint32_t entity;
  };

  [[nodiscard]] bool is_body_text(std::uint32_t i) const { return text_.block_kind(i) == BlockKind::Body; }

  /// "The chairman of the Liberation Front", which opens the sentence behind the one that names its holder.
  void head_of_body(const OfficePhrase& phrase) {
    if (phrase.plural || phrase.role || phrase.indefinite || phrase.counterpart || !phrase.definite ||
        phrase.former || phrase.owner != kNoEntity || phrase.body == kNoEntity ||
        context_.type(phrase.body) != EntityType::Organization || index_.at(phrase.noun) != nullptr)
      return;
    if (phrase.kind == OfficeKind::Military || phrase.kind == OfficeKind::Member) return;
    const auto s = text_.sentence_of(phrase.noun);
    const auto head = text_.head_of(phrase.title);
    if (s == 0 || !is_body_text(phrase.noun) || phrase.whole.first != text_.sentence(s).first ||
        !text_.token(head).role.starts_with("nsubj") || text_.token(head).head == head)
      return;
    const auto person = lone_subject(s - 1, phrase.noun);
    if (person == kNoEntity || is_told(person, phrase.body) || is_named_again(person, s)) return;
    found_.push_back({{phrase.whole.first, std::max(phrase.whole.last, phrase.noun + 1)}, head, person});
    document_.offices.push_back(statement_of(text_, phrase, person, 0.8F));
  }

  /// The one person of the sentence, where he is its subject; the dead and those who leave rather have others
  /// speak of them.
  [[nodiscard]] std::uint32_t lone_subject(std::uint32_t s, std::uint32_t token) const {
    static const Words kGone = {"die", "kill", "murder", "bury", "resign", "retire"};
    const auto& sentence = text_.sentence(s);
    if (sentence.first >= sentence.last || text_.paragraph_of(sentence.first) != text_.paragraph_of(token))
      return kNoEntity;
    std::uint32_t person = kNoEntity;
    bool subject = false;
    for (const auto& mention : document_.mentions) {
      if (mention.first < sentence.first || context_.type(mention.entity) != EntityType::Person) continue;
      if (mention.first >= sentence.last) break;
      if (person != kNoEntity && mention.entity != person) return kNoEntity;
      person = mention.entity;
      const auto& head = text_.token(mention.head);
      subject = subject || (mention.kind == MentionKind::Name && head.role.starts_with("nsubj") &&
                            !kGone.contains(text_.token(head.head).lemma));
    }
    return subject ? person : kNoEntity;
  }

  /// Whether the text gives the person a post, or the table one of another country than the body's name
  /// tells.
  [[nodiscard]] bool is_told(std::uint32_t person, std::uint32_t body) const {
    const auto& name = document_.entities[body].name;
    const auto& terms = context_.persons[person].terms;
    const bool abroad = std::any_of(terms.begin(), terms.end(), [&](const OfficeHolder* term) {
      const auto* country = lexicon().country(term->country);
      return country == nullptr || name.find(country->name) == std::string::npos;
    });
    return abroad || std::any_of(document_.offices.begin(), document_.offices.end(),
                                 [&](const OfficeStatement& office) { return office.holder == person; });
  }

  /// "The head of the council praised him": somebody else's words, unless another person is told of before.
  [[nodiscard]] bool is_named_again(std::uint32_t person, std::uint32_t s) const {
    static const Words kPronouns = {"him", "her", "his", "he", "she"};
    const auto& sentence = text_.sentence(s);
    bool other = false;
    for (auto i = sentence.first; i < sentence.last; ++i) {
      const auto* mention = index_.starting_at(i);
      if (mention != nullptr && context_.type(mention->entity) == EntityType::Person &&
          mention->kind == MentionKind::Name) {
        if (mention->entity == person) return true;
        other = true;
      }
      if (!other && kPronouns.contains(text_.folded(i))) return true;
    }
    return false;
  }

  /// "the president-elect", "the Chilean president-elect", "the prime minister-designate".
  void elected(std::uint32_t i) {
    const auto& word = text_.folded(i);
    if ((word != "elect" && word != "designate") || !text_.is_hyphen(i - 1) || index_.at(i) != nullptr)
      return;
    const auto& noun = text_.folded(i - 2);
    const bool premier = noun == "minister" && i >= 3 && text_.folded(i - 3) == "prime";
    if (noun != "president" && noun != "chancellor" && noun != "premier" && !premier) return;
    auto opens = i - (premier ? 3 : 2);
    const auto first = text_.sentence(text_.sentence_of(i)).first;
    std::uint32_t country = kNoEntity;
    if (const auto* of = opens > first ? index_.ending_at(opens) : nullptr;
        of != nullptr && context_.type(of->entity) == EntityType::Country) {
      country = of->entity;
      opens = of->first;
    }
    if (opens == first || text_.folded(opens - 1) != "the") return;
    if (i + 1 < text_.size() && index_.is(index_.starting_at(i + 1), EntityType::Person)) return;
    const std::string office = premier || noun == "premier" ? "prime minister" : noun;
    const auto person = winner(opens, office, country);
    if (person != kNoEntity) found_.push_back({{opens - 1, i + 1}, i, person});
  }

  /// Who has won or holds the office, the nearest one told of before the token.
  [[nodiscard]] std::uint32_t winner(std::uint32_t token, const std::string& office,
                                     std::uint32_t country) const {
    static const Words kWinning = {"win",     "beat",    "defeat",    "elect",
                                   "triumph", "prevail", "designate", "ask"};
    std::vector<float> scores(document_.entities.size(), -1.0e6F);
    const auto here = text_.sentence_of(token);
    for (const auto& mention : document_.mentions) {
      if (mention.first >= token) break;
      if (context_.type(mention.entity) != EntityType::Person ||
          (country != kNoEntity && ties_.of_country(mention.entity, country) == Tie::No))
        continue;
      const auto& head = text_.token(mention.head);
      const auto& verb = text_.token(head.head);
      const bool passive = head.role == "nsubjpass" && (verb.lemma == "elect" || verb.lemma == "designate");
      const bool wins = head.role == "nsubj" && kWinning.contains(verb.lemma);
      const bool holds = std::any_of(document_.offices.begin(), document_.offices.end(), [&](const auto& o) {
        return o.holder == mention.entity && !o.former && o.office == office;
      });
      const auto away = static_cast<float>(std::min(here - text_.sentence_of(mention.first), 10U));
      auto& score = scores[mention.entity];
      score = std::max(score, (passive || wins ? 3.0F : 0.0F) + (holds ? 3.0F : 0.0F) +
                                  (head.role.starts_with("nsubj") ? 0.6F : 0.0F) - 0.1F * away);
    }
    std::uint32_t best = kNoEntity;
    float second = -1.0e6F;
    for (std::uint32_t e = 0; e < scores.size(); ++e) {
      if (best == kNoEntity || scores[e] > scores[best]) {
        if (best != kNoEntity) second = std::max(second, scores[best]);
        best = e;
      } else {
        second = std::max(second, scores[e]);
      }
    }
    return best == kNoEntity || scores[best] < kLeast || scores[best] - second < kClear ? kNoEntity : best;
  }

  ReferenceContext& context_;
  const TextView& text_;
  ResolvedDocument& document_;
  MentionIndex index_;
  const StatedOffices& stated_;
  PersonTies ties_;
  std::vector<Found> found_;
};

}  // namespace

void resolve_next_titles(ReferenceContext& context, const StatedOffices& stated) {
  NextTitles(context, stated).resolve();
}

}  // namespace entente::ingest
