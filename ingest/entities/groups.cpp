// "the two leaders", "both countries", "the two men": the last pair of the kind. A group is one mention for
// each member.
#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/references.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;
using Pair = std::array<std::uint32_t, 2>;
constexpr Pair kNoPair = {kNoEntity, kNoEntity};

class GroupResolver {
 public:
  explicit GroupResolver(ReferenceContext& context)
      : context_(context), text_(context.text), document_(context.document) {
    for (const auto& office : document_.offices) {
      if (office.holder != kNoEntity && is_leading_office(office.office)) leaders_.insert(office.holder);
    }
    for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
      const auto& terms = context_.persons[e].terms;
      if (std::any_of(terms.begin(), terms.end(),
                      [](const OfficeHolder* term) { return is_leading_office(std::string(term->office)); }))
        leaders_.insert(e);
    }
    by_sentence_.resize(document_.annotation.sentences.size());
    for (std::uint32_t m = 0; m < document_.mentions.size(); ++m)
      by_sentence_[text_.sentence_of(document_.mentions[m].first)].push_back(m);
  }

  void resolve() {
    for (std::uint32_t i = 0; i + 1 < text_.size(); ++i) {
      const auto kind = text_.block_kind(i);
      if (kind != BlockKind::Body && kind != BlockKind::Headline) continue;
      group(i);
      plain_group(i);
      they(i);
    }
    for (const auto& found : found_) {
      for (const auto entity : found.members)
        context_.add(found.range, found.head, entity,
                     found.pronoun ? MentionKind::Pronoun : MentionKind::Description, found.certainty);
    }
    context_.order();
  }

 private:
  struct Found {
    TokenRange range;
    std::uint32_t head;
    Pair members;
    float certainty;
    bool pronoun = false;
  };

  static bool is_leader_noun(const std::string& word) {
    static const Words kWords = {"leaders",  "presidents", "premiers",  "chancellors",
                                 "monarchs", "heads",      "statesmen", "ministers"};
    return kWords.contains(word);
  }
  static bool is_person_noun(const std::string& word) {
    static const Words kWords = {"men",         "women",  "ministers", "officials", "diplomats",
                                 "politicians", "envoys", "pair",      "duo",       "candidates"};
    return kWords.contains(word);
  }
  static bool is_country_noun(const std::string& word) {
    static const Words kWords = {"countries",   "nations",    "states",    "sides",   "parties",
                                 "governments", "neighbours", "neighbors", "peoples", "powers",
                                 "allies",      "capitals",   "economies"};
    return kWords.contains(word);
  }

  /// "the two ... leaders", "both sides", "leaders of the two countries" (the inner group).
  void group(std::uint32_t i) {
    const auto& word = text_.folded(i);
    const bool both = word == "both" || word == "two";
    if (!both || text_.sentence_of(i) != text_.sentence_of(i + 1)) return;
    const bool definite =
        word == "both" || (i > 0 && (text_.folded(i - 1) == "the" || text_.folded(i - 1) == "these" ||
                                     text_.folded(i - 1) == "our" || text_.folded(i - 1) == "their"));
    if (!definite) return;
    const auto last = std::min(text_.sentence(text_.sentence_of(i)).last, i + 5);
    for (auto noun = i + 1; noun < last; ++noun) {
      const auto& candidate = text_.folded(noun);
      const bool modifier = text_.token(noun).pos == "ADJ" || candidate == "prime" ||
                            candidate == "foreign" || candidate == "neighbouring" ||
                            candidate == "neighboring" || candidate == "the";
      Pair pair = kNoPair;
      float certainty = 0.8F;
      if (is_country_noun(candidate))
        pair = last_countries(i);
      else if (const auto told = pair_of_office(i, noun); told != kNoPair)
        pair = told;
      else if (is_leader_noun(candidate))
        pair = last_persons(i, candidate != "ministers" || text_.folded(noun - 1) == "prime", certainty);
      else if (is_person_noun(candidate))
        pair = last_persons(i, false, certainty, gender_of(candidate));
      else if (modifier)
        continue;
      else if (text_.token(noun).pos == "NOUN")
        return;
      if (pair == kNoPair) return;
      const auto first = word == "two" && i > 0 ? i - 1 : i;
      found_.push_back({{first, noun + 1}, noun, pair, certainty});
      return;
    }
  }

  /// "The leaders agreed", "the ministers met" where the text has just two.
  void plain_group(std::uint32_t i) {
    if (text_.folded(i) != "the" || text_.sentence_of(i) != text_.sentence_of(i + 1)) return;
    auto noun = i + 1;
    if ((text_.folded(noun) == "prime" || text_.folded(noun) == "foreign") && noun + 1 < text_.size()) ++noun;
    if (!is_leader_noun(text_.folded(noun)) || text_.token(noun).role == "compound") return;
    if (noun + 1 < text_.size() && (text_.folded(noun + 1) == "of" || text_.folded(noun + 1) == "from"))
      return;
    auto pair = kNoPair;
    if (text_.folded(noun) == "leaders" || text_.folded(noun) == "heads") {
      if (leaders_.size() != 2) return;
      float certainty = 0;
      pair = last_persons(i, true, certainty);
    } else {
      const auto holders = holders_of(office_of(noun));
      if (holders.size() == 2) pair = pair_of_office(i, noun);
    }
    if (pair != kNoPair) found_.push_back({{i, noun + 1}, noun, pair, 0.75F});
  }

  [[nodiscard]] std::unordered_set<std::uint32_t> holders_of(const std::string& office) const {
    std::unordered_set<std::uint32_t> holders;
    for (const auto& statement : document_.offices) {
      const bool same =
          statement.office == office || (office == "minister" && statement.office.ends_with("minister"));
      if (same && !statement.former && statement.holder != kNoEntity) holders.insert(statement.holder);
    }
    return holders;
  }

  /// "The two presidents", "the two foreign ministers": those of the office whom one sentence told of
  /// together last, else the only two.
  Pair pair_of_office(std::uint32_t i, std::uint32_t noun) const {
    const auto office = office_of(noun);
    if (office.empty()) return kNoPair;
    const auto holders = holders_of(office);
    if (holders.size() < 2) return kNoPair;
    for (auto s = text_.sentence_of(i) + 1; s-- > 0;) {
      std::vector<std::uint32_t> here;
      for (const auto m : by_sentence_[s]) {
        const auto& mention = document_.mentions[m];
        if (mention.first >= i || !holders.contains(mention.entity) || mention.kind == MentionKind::Pronoun)
          continue;
        if (std::find(here.begin(), here.end(), mention.entity) == here.end()) here.push_back(mention.entity);
      }
      if (here.size() == 2) return {here[0], here[1]};
    }
    return kNoPair;
  }

  /// "president" of "presidents", "prime minister" of "prime ministers".
  [[nodiscard]] std::string office_of(std::uint32_t noun) const {
    const auto& word = text_.folded(noun);
    if (word == "presidents" || word == "chancellors") return word.substr(0, word.size() - 1);
    if (word == "premiers") return "prime minister";
    if (word != "ministers") return {};
    const auto& before = text_.folded(noun - 1);
    if (before == "prime" || before == "foreign") return before + " minister";
    return "minister";
  }

  /// The last two persons named before; both leaders where `leading`. Certain where the text has just these
  /// two.
  static Gender gender_of(const std::string& noun) {
    return noun == "men" ? Gender::Male : noun == "women" ? Gender::Female : Gender::Unknown;
  }

  /// Whether the person may be one of the group: a leader, a man, where that is said.
  [[nodiscard]] bool may_belong(std::uint32_t person, bool leading, Gender gender) const {
    const auto known = context_.persons[person].gender;
    if (gender != Gender::Unknown && known != Gender::Unknown && known != gender) return false;
    return !leading || leaders_.contains(person);
  }

  /// The two whom one sentence told of together last.
  Pair told_together(std::uint32_t i, bool leading, Gender gender) const {
    const auto here = text_.sentence_of(i);
    for (auto s = here + 1; s-- > (here >= 8 ? here - 8 : 0);) {
      std::vector<std::uint32_t> persons;
      bool all_before = true;
      for (const auto m : by_sentence_[s]) {
        const auto& mention = document_.mentions[m];
        if (context_.type(mention.entity) != EntityType::Person || mention.certainty < 0.6F ||
            !may_belong(mention.entity, leading, gender))
          continue;
        if (mention.first >= i) continue;
        all_before = all_before && text_.sentence_of(mention.first) != here;
        if (std::find(persons.begin(), persons.end(), mention.entity) == persons.end())
          persons.push_back(mention.entity);
      }
      if (persons.size() == 2 && all_before) return {persons[0], persons[1]};
    }
    return kNoPair;
  }

  Pair last_persons(std::uint32_t i, bool leading, float& certainty, Gender gender = Gender::Unknown) const {
    if (const auto pair = told_together(i, leading, gender); pair != kNoPair) {
      certainty = leading && leaders_.size() == 2 ? 0.9F : 0.75F;
      return pair;
    }
    std::vector<std::uint32_t> persons;
    const auto here = text_.sentence_of(i);
    const auto start = here >= 8 ? here - 8 : 0;
    for (auto s = here + 1; s-- > start && persons.size() < 2;) {
      for (auto at = by_sentence_[s].rbegin(); at != by_sentence_[s].rend() && persons.size() < 2; ++at) {
        const auto& mention = document_.mentions[*at];
        if (mention.first >= i || context_.type(mention.entity) != EntityType::Person ||
            mention.certainty < 0.6F)
          continue;
        if (!may_belong(mention.entity, leading, gender)) continue;
        if (std::find(persons.begin(), persons.end(), mention.entity) == persons.end())
          persons.push_back(mention.entity);
      }
    }
    if (persons.size() < 2 && leading && leaders_.size() == 2) {
      // The text has two leaders in all; it may name them only later.
      persons.clear();
      for (const auto& mention : document_.mentions) {
        if (leaders_.contains(mention.entity) &&
            std::find(persons.begin(), persons.end(), mention.entity) == persons.end())
          persons.push_back(mention.entity);
      }
      certainty = 0.75F;
    }
    if (persons.size() < 2) return kNoPair;
    certainty = leading ? (leaders_.size() == 2 ? 0.9F : 0.75F) : 0.7F;
    return {persons[1], persons[0]};
  }

  /// The last two countries that stand together ("China and Kazakhstan", "US-Vietnam"), else those of the
  /// last two leaders.
  Pair last_countries(std::uint32_t i) const {
    const auto here = text_.sentence_of(i);
    const auto start = here >= 12 ? here - 12 : 0;
    for (auto s = here + 1; s-- > start;) {
      const auto& mentions = by_sentence_[s];
      for (std::size_t k = mentions.size(); k-- > 1;) {
        const auto& right = document_.mentions[mentions[k]];
        const auto& left = document_.mentions[mentions[k - 1]];
        if (right.first >= i || right.entity == left.entity) continue;
        if (context_.type(right.entity) != EntityType::Country ||
            context_.type(left.entity) != EntityType::Country)
          continue;
        if (right.first <= left.last + 1 && right.first > left.last &&
            (text_.folded(left.last) == "and" || text_.is_hyphen(left.last)))
          return {left.entity, right.entity};
      }
    }
    // Countries of the text by how often they are named, where two stand out.
    std::vector<std::uint32_t> count(document_.entities.size(), 0);
    for (const auto& mention : document_.mentions) {
      if (mention.first < i && context_.type(mention.entity) == EntityType::Country) ++count[mention.entity];
    }
    std::vector<std::uint32_t> order;
    for (std::uint32_t e = 0; e < count.size(); ++e) {
      if (count[e] > 0) order.push_back(e);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return count[a] > count[b]; });
    if (order.size() < 2 || (order.size() > 2 && count[order[1]] < 2 * count[order[2]])) return kNoPair;
    return {order[0], order[1]};
  }

  /// "They" as a subject, where the sentence before is of two persons or of two countries joined by "and".
  void they(std::uint32_t i) {
    if (text_.folded(i) != "they" || text_.token(i).role != "nsubj") return;
    const auto s = text_.sentence_of(i);
    for (auto from = s + 1; from-- > (s >= 1 ? s - 1 : 0);) {
      Pair pair = kNoPair;
      for (std::size_t k = 0; k + 1 < by_sentence_[from].size(); ++k) {
        const auto& left = document_.mentions[by_sentence_[from][k]];
        std::size_t next = k + 1;  // a nationality may stand between: "the President and the Soviet leader"
        while (next + 1 < by_sentence_[from].size() &&
               context_.type(document_.mentions[by_sentence_[from][next]].entity) !=
                   context_.type(left.entity))
          ++next;
        const auto& right = document_.mentions[by_sentence_[from][next]];
        if (right.first >= i || left.entity == right.entity ||
            context_.type(left.entity) != context_.type(right.entity))
          continue;
        const auto type = context_.type(left.entity);
        if (type != EntityType::Person && type != EntityType::Country) continue;
        const bool subjects =
            text_.token(left.head).role.starts_with("nsubj") && text_.token(right.head).role == "conj";
        if (subjects && right.first - left.last <= 6) pair = {left.entity, right.entity};
      }
      // A group in the sentence before: "The two Prime Ministers held talks. They agreed ...".
      for (const auto& found : found_) {
        if (!found.pronoun && text_.sentence_of(found.head) == from && found.head < i &&
            text_.token(found.head).role.starts_with("nsubj"))
          pair = found.members;
      }
      if (pair == kNoPair) continue;
      found_.push_back({{i, i + 1}, i, pair, 0.75F, true});
      return;
    }
  }

  ReferenceContext& context_;
  const TextView& text_;
  const ResolvedDocument& document_;
  std::unordered_set<std::uint32_t> leaders_;
  std::vector<std::vector<std::uint32_t>> by_sentence_;
  std::vector<Found> found_;
};

}  // namespace

void resolve_groups(ReferenceContext& context) { GroupResolver(context).resolve(); }

}  // namespace entente::ingest
