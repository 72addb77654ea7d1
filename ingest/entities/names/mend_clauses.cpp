#include "ingest/entities/names/mend_clauses.hpp"

#include <algorithm>
#include <string_view>

#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFU;

class ClauseMender {
 public:
  explicit ClauseMender(ResolvedDocument& document)
      : document_(document), tokens_(document.annotation.tokens), over_(tokens_.size(), nullptr) {
    for (const auto& mention : document.mentions) {
      for (auto i = mention.first; i < mention.last && mention.kind == MentionKind::Name; ++i)
        over_[i] = &mention;
    }
  }

  void mend() {
    for (const auto& sentence : document_.annotation.sentences) {
      sentence_ = sentence;
      for (auto i = sentence.first; i < sentence.last; ++i) {
        mend_relative(i);
        mend_participle(i);
        mend_led(i);
        mend_way(i);
        mend_statement(i);
      }
    }
  }

 private:
  void hang(std::uint32_t token, std::uint32_t head, std::string_view role) {
    tokens_[token].head = head;
    tokens_[token].role = role;
  }

  [[nodiscard]] bool names(std::uint32_t i, EntityType type) const {
    return over_[i] != nullptr && document_.entities[over_[i]->entity].type == type;
  }

  [[nodiscard]] std::uint32_t child(std::uint32_t head, std::string_view role) const {
    for (auto i = sentence_.first; i < sentence_.last; ++i)
      if (i != head && tokens_[i].head == head && tokens_[i].role == role) return i;
    return kNone;
  }

  /// "Leads the party that X founded": a clause taken for what the verb before says.
  void mend_relative(std::uint32_t i) {
    if (i <= sentence_.first || tokens_[i].tag != "WDT" || tokens_[i].role != "dobj") return;
    const auto verb = tokens_[i].head;
    const auto noun = over_[i - 1] != nullptr ? over_[i - 1]->head : i - 1;
    if (verb <= i || tokens_[verb].role != "ccomp" || tokens_[verb].head >= noun ||
        (tokens_[noun].pos != "NOUN" && tokens_[noun].pos != "PROPN"))
      return;
    hang(verb, noun, "relcl");
  }

  /// "Left without a word and telephoned President X": the second verb taken for a word of the name's.
  void mend_participle(std::uint32_t i) {
    const auto name = tokens_[i].head;
    if (i <= sentence_.first || tokens_[i].tag != "VBN" || tokens_[i].role != "amod" || name <= i ||
        !names(name, EntityType::Person) || tokens_[name].role != "conj" || tokens_[i - 1].lemma != "and")
      return;
    const auto verb = tokens_[name].head;
    if (verb >= i || tokens_[verb].tag != "VBD") return;
    hang(i, verb, "conj");
    tokens_[i].tag = "VBD";
    tokens_[i].pos = "VERB";
    for (auto k = name + 1; k < sentence_.last; ++k)
      if (tokens_[k].head == name && tokens_[k].role == "prep" && tokens_[k].lemma != "of")
        tokens_[k].head = i;
    hang(name, i, "dobj");
  }

  /// "A delegation of the Workers' Party led by X": the delegation is led.
  void mend_led(std::uint32_t i) {
    const auto body = tokens_[i].head;
    if (!one_of(tokens_[i].lemma, {"lead", "head"}) || tokens_[i].role != "acl" || body >= i ||
        over_[body] == nullptr || tokens_[body].role != "pobj")
      return;
    const auto way = tokens_[body].head;
    if (!one_of(tokens_[way].lemma, {"of", "from"}) || tokens_[way].role != "prep") return;
    const auto group = tokens_[way].head;
    if (group < way && one_of(tokens_[group].lemma, {"delegation", "team", "mission", "group", "party"}))
      tokens_[i].head = group;
  }

  /// "A plane took X to Y": nobody's name goes on with "to".
  void mend_way(std::uint32_t i) {
    const auto name = tokens_[i].head;
    if (tokens_[i].role != "prep" || !one_of(tokens_[i].lemma, {"to", "into", "onto", "toward", "towards"}) ||
        name >= i || !names(name, EntityType::Person) || tokens_[name].role != "dobj" ||
        over_[name]->last != i)
      return;
    const auto verb = tokens_[name].head;
    if (verb < name && tokens_[verb].pos == "VERB") tokens_[i].head = verb;
  }

  /// "X, the company's head, called on Y": the verb taken for what is said of the name.
  void mend_statement(std::uint32_t i) {
    const auto name = tokens_[i].head;
    if (i <= sentence_.first + 1 || tokens_[i].tag != "VBN" || tokens_[i].role != "acl" || name >= i ||
        tokens_[name].head != name || !names(name, EntityType::Person) || tokens_[i - 1].tag != "," ||
        child(i, "agent") != kNone || child(i, "auxpass") != kNone)
      return;
    const bool has_object = child(i, "dobj") != kNone;
    bool on = false;
    for (auto k = i + 1; k < sentence_.last; ++k)
      on = on ||
           (tokens_[k].head == i && tokens_[k].role == "prep" && one_of(tokens_[k].lemma, {"on", "with"}));
    if (!has_object && !on) return;
    hang(i, i, "ROOT");
    hang(name, i, "nsubj");
    tokens_[i].tag = "VBD";
    for (auto k = i + 1; k < sentence_.last; ++k)
      if (tokens_[k].head == name) tokens_[k].head = i;
  }

  ResolvedDocument& document_;
  std::vector<Token>& tokens_;
  std::vector<const Mention*> over_;  // the name that each token is in
  Sentence sentence_;
};

}  // namespace

void mend_clauses(ResolvedDocument& document) { ClauseMender(document).mend(); }

}  // namespace entente::ingest
