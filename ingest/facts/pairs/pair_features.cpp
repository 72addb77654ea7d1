#include "ingest/facts/pairs/pair_features.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "ingest/entities/mention_name.hpp"

namespace entente::ingest {

namespace {

constexpr std::array<std::string_view, 40> kCommon = {
    "the",   "a",   "an", ",",    "of",    "and", ".",    "\"",   "-",  "'s", "in",   "on", "to",   "for",
    "his",   "her", "he", "she",  "it",    "be",  "have", "with", "at", "by", "from", "as", "that", "who",
    "which", "--",  "—",  "they", "their", "(",   ")",    ":",    ";",  "’s", "“",    "”"};

std::string_view type_word(NodeLabel label) {
  switch (label) {
    case NodeLabel::Person:
      return "PERSON";
    case NodeLabel::Country:
      return "COUNTRY";
    case NodeLabel::Organization:
      return "ORGANIZATION";
    case NodeLabel::Place:
      return "PLACE";
    case NodeLabel::Event:
      return "EVENT";
    default:
      return "NAME";
  }
}

std::string_view bucket(std::size_t size) {
  constexpr std::array<std::string_view, 4> kFew = {"0", "1", "2", "3"};
  if (size < kFew.size()) return kFew[size];
  return size < 7 ? "4-6" : size < 11 ? "7-10" : size < 17 ? "11-16" : size < 31 ? "17-30" : "31+";
}

bool is_common(std::string_view word) {
  return std::find(kCommon.begin(), kCommon.end(), word) != kCommon.end();
}

/// How a noun hangs on its verb: "nsubj", "p:with", "poss"; of a joined or apposed one, as the first of them.
struct Anchor {
  std::string role;
  std::uint32_t governor = 0;
  std::uint32_t self = 0;
};

class PairReader {
 public:
  PairReader(const FactContext& context, const SentenceNames& names, const SentencePair& pair)
      : context_(context),
        graph_(context.graph()),
        names_(names),
        pair_(pair),
        x_(context.document().mentions[pair.from_mention]),
        y_(context.document().mentions[pair.to_mention]) {
    const Sentence& own = context.document().annotation.sentences[pair.sentence];
    first_ = own.first;
    last_ = own.last;
    label_tokens();
  }

  PairFeatures read() {
    add_ends();
    add_path();
    add_verbs();
    add_between();
    add_around(x_, "x");
    add_around(y_, "y");
    add_sentence();
    std::sort(out_.names.begin(), out_.names.end());
    out_.names.erase(std::unique(out_.names.begin(), out_.names.end()), out_.names.end());
    return std::move(out_);
  }

 private:
  template <class... Parts>
  void add(const Parts&... parts) {
    std::string name;
    (name.append(parts), ...);
    out_.names.push_back(std::move(name));
  }
  [[nodiscard]] const std::string& lemma(std::uint32_t i) const { return graph_.lemma(i); }
  [[nodiscard]] const Token& token(std::uint32_t i) const { return graph_.token(i); }
  /// The word, or the type of the entity that it names.
  [[nodiscard]] std::string_view word(std::uint32_t i) const {
    return named(i) ? types_[i - first_] : std::string_view(lemma(i));
  }
  [[nodiscard]] bool named(std::uint32_t i) const {
    return i >= first_ && i < last_ && !types_[i - first_].empty();
  }

  void label_tokens() {
    types_.assign(last_ - first_, {});
    for (const auto& one : names_.all)
      for (const std::uint32_t m : one.mentions) {
        const Mention& mention = context_.document().mentions[m];
        for (std::uint32_t i = std::max(mention.first, first_); i < std::min(mention.last, last_); ++i)
          types_[i - first_] = type_word(context_.label(one.entity));
      }
  }

  [[nodiscard]] std::vector<std::uint32_t> way_up(std::uint32_t from) const {
    std::vector<std::uint32_t> way{from};
    while (!graph_.is_root(way.back()) && way.size() < 40) way.push_back(token(way.back()).head);
    return way;
  }
  [[nodiscard]] std::uint32_t first_of_row(std::uint32_t i) const {
    for (int n = 0; n < 20 && !graph_.is_root(i) && (token(i).role == "conj" || token(i).role == "appos");
         ++n)
      i = token(i).head;
    return i;
  }
  [[nodiscard]] Anchor anchor(std::uint32_t i) const {
    const std::uint32_t self = first_of_row(i);
    const std::uint32_t head = token(self).head;
    const std::string& role = token(self).role;
    if (role == "pobj" || role == "pcomp") return {"p:" + lemma(head), token(first_of_row(head)).head, self};
    return {role, head, self};
  }
  [[nodiscard]] std::uint32_t verb_of(std::uint32_t i) const {
    for (int n = 0; n < 30 && !graph_.is_verb(i) && !graph_.is_root(i); ++n) i = token(i).head;
    return token(i).role == "aux" || token(i).role == "auxpass" ? token(i).head : i;
  }
  /// Calls `see` with the edge types that the fact lexicon knows for a verb, those of its idioms marked.
  template <class See>
  void each_sense(std::uint32_t i, bool verb, const See& see) const {
    const auto rules =
        verb ? context_.lexicon().verb_rules(lemma(i)) : context_.lexicon().noun_rules(lemma(i));
    for (const FrameRule& known : rules) {
      if (known.has(RuleFlag::Never)) continue;
      std::string sense = known.what == RuleKind::Edge    ? std::string(entente::rule(known.kind).name)
                          : known.what == RuleKind::Spoke ? "SPOKE"
                                                          : "ACCOMPANIED";
      if (!known.particle.empty() || !known.object.empty()) sense += '~';
      see(sense);
    }
  }
  template <class See>
  void each_class(std::uint32_t i, const See& see) const {
    for (int c = 0; c <= static_cast<int>(WordClass::Bonds); ++c)
      if (context_.lexicon().is(static_cast<WordClass>(c), lemma(i))) see(std::to_string(c));
  }

  void add_ends();
  void add_path();
  void add_path_words(const std::vector<std::uint32_t>& words);
  void add_verbs();
  void add_verb(std::uint32_t verb);
  void add_between();
  void add_around(const Mention& mention, std::string_view side);
  void add_sentence();

  const FactContext& context_;
  const RoleGraph& graph_;
  const SentenceNames& names_;
  const SentencePair& pair_;
  const Mention& x_;
  const Mention& y_;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
  std::uint32_t top_ = kNoToken;         // the lowest token above both
  std::vector<std::string_view> types_;  // by token of the sentence; empty where no name
  PairFeatures out_;
};

void PairReader::add_ends() {
  add(x_.first <= y_.first ? "first=x" : "first=y");
  add("kind x=", mention_name(x_.kind));
  add("kind y=", mention_name(y_.kind));
  add("kinds=", mention_name(x_.kind), "|", mention_name(y_.kind));
  if (std::min(x_.certainty, y_.certainty) < 0.8F) add("unsure");
}

/// Roles with rows told once: "nsubj^conj^conj" is "nsubj^conj".
std::string joined_roles(const RoleGraph& graph, const std::vector<std::uint32_t>& way, bool down) {
  std::vector<std::string_view> roles;
  for (const std::uint32_t i : way) {
    const std::string& role = graph.token(i).role;
    if (roles.empty() || role != "conj" || roles.back() != "conj") roles.emplace_back(role);
  }
  if (down) std::reverse(roles.begin(), roles.end());
  std::string out;
  for (const std::string_view role : roles) {
    if (!out.empty()) out += down ? 'v' : '^';
    out += role;
  }
  return out;
}

void PairReader::add_path() {
  const std::vector<std::uint32_t> from = way_up(x_.head), to = way_up(y_.head);
  const auto meet = std::find_if(to.begin(), to.end(), [&](std::uint32_t i) {
    return std::find(from.begin(), from.end(), i) != from.end();
  });
  if (meet == to.end()) return add("no path");
  top_ = *meet;
  const std::vector<std::uint32_t> up(from.begin(), std::find(from.begin(), from.end(), top_)),
      down(to.begin(), meet);
  add("path=", joined_roles(graph_, up, false), "*", joined_roles(graph_, down, true));
  std::string lx = up.empty() ? "" : token(up[0]).role, ly;
  for (std::size_t i = 1; i < up.size(); ++i) lx += "^" + token(up[i]).role + ":" + lemma(up[i]);
  for (std::size_t i = down.size(); i > 1; --i)
    ly += "v" + token(down[i - 1]).role + ":" + lemma(down[i - 1]);
  if (!down.empty()) ly += "v" + token(down[0]).role;
  add("words=", lx, "*", lemma(top_), "*", ly);
  add("half x=", lx);
  add("half y=", ly);
  add("steps=", std::to_string(std::min<std::size_t>(up.size() + down.size(), 9)));
  add("up down=", std::to_string(std::min<std::size_t>(up.size(), 5)), "|",
      std::to_string(std::min<std::size_t>(down.size(), 5)));
  const bool inner = top_ != x_.head && top_ != y_.head;
  if (inner) add("top=", lemma(top_)), add("top pos=", token(top_).pos);
  if (!inner) add("top is ", x_.head == y_.head ? "both" : top_ == x_.head ? "x" : "y");
  std::vector<std::uint32_t> words;
  for (std::size_t i = 1; i < up.size(); ++i) {
    if (named(up[i])) continue;
    words.push_back(up[i]);
    add("up=", lemma(up[i])), add("up role=", token(up[i]).role, ":", lemma(up[i]));
  }
  for (std::size_t i = 1; i < down.size(); ++i) {
    if (named(down[i])) continue;
    words.push_back(down[i]);
    add("down=", lemma(down[i])), add("down role=", token(down[i]).role, ":", lemma(down[i]));
  }
  if (inner && !named(top_)) words.push_back(top_);
  add_path_words(words);
}

void PairReader::add_path_words(const std::vector<std::uint32_t>& words) {
  for (const std::uint32_t i : words) {
    add("on path=", lemma(i));
    if (graph_.is_verb(i)) each_sense(i, true, [&](const std::string& sense) { add("path verb=", sense); });
    if (graph_.is_noun(i)) each_sense(i, false, [&](const std::string& sense) { add("path noun=", sense); });
    each_class(i, [&](const std::string& number) { add("path class=", number); });
  }
}

void PairReader::add_verbs() {
  const Anchor x = anchor(x_.head), y = anchor(y_.head);
  add("hangs x=", x.role), add("hangs y=", y.role), add("hang=", x.role, "|", y.role);
  if (x.self == y.self) add("row=", x.role), add("row=", x.role, "|", lemma(x.governor));
  if (x.governor == y.governor) add("same governor");
  add("under x=", lemma(x.governor), "|", x.role), add("under y=", lemma(y.governor), "|", y.role);
  const std::uint32_t verb_x = verb_of(x.governor), verb_y = verb_of(y.governor);
  add(verb_x == verb_y ? "same verb" : "two verbs");
  const std::uint32_t verb =
      x.self == y.self || verb_x == verb_y || top_ == kNoToken ? verb_x : verb_of(top_);
  out_.trigger = verb;
  add("verb=", lemma(verb));
  add("verb hang=", lemma(verb), "|", x.role, "|", y.role);
  add("verb x=", lemma(verb), "|", x.role), add("verb y=", lemma(verb), "|", y.role);
  each_sense(verb, true,
             [&](const std::string& sense) { add("sense hang=", sense, "|", x.role, "|", y.role); });
  add_verb(verb);
  if (verb_x == verb_y) return;
  add("verb of x=", lemma(verb_x)), add("verb of y=", lemma(verb_y));
  each_sense(verb_x, true, [&](const std::string& sense) { add("sense of x=", sense); });
  each_sense(verb_y, true, [&](const std::string& sense) { add("sense of y=", sense); });
  add("role of verb x=", token(verb_x).role), add("role of verb y=", token(verb_y).role);
}

void PairReader::add_verb(std::uint32_t verb) {
  constexpr std::array<std::string_view, 10> kTold = {"prt",  "prep",  "agent", "advmod", "dobj",
                                                      "attr", "acomp", "obj",   "oprd",   "dative"};
  for (const std::uint32_t child : graph_.children(verb)) {
    const std::string& role = token(child).role;
    if (role == "neg") add("not");
    if (role == "aux" || role == "auxpass" || role == "mark") add(role, "=", lemma(child));
    if (std::find(kTold.begin(), kTold.end(), role) != kTold.end()) add("has ", role, "=", word(child));
    if (role == "dobj" || role == "attr") {
      each_sense(child, false, [&](const std::string& sense) { add("object sense=", sense); });
      add("verb object=", lemma(verb), "+", word(child));
    }
    if (role == "prep") add("verb prep=", lemma(verb), "+", lemma(child));
  }
  add("verb role=", token(verb).role), add("verb tag=", token(verb).tag);
  if (!graph_.is_root(verb)) {
    add("above verb=", lemma(token(verb).head));
    each_class(token(verb).head, [&](const std::string& number) { add("above class=", number); });
  }
  each_class(verb, [&](const std::string& number) { add("verb class=", number); });
  each_sense(verb, true, [&](const std::string& sense) { add("sense=", sense); });
}

void PairReader::add_between() {
  const Mention& left = x_.first <= y_.first ? x_ : y_;
  const Mention& right = x_.first <= y_.first ? y_ : x_;
  const std::string_view side = x_.first <= y_.first ? ">" : "<";
  const std::uint32_t begin = std::clamp(left.last, first_, last_),
                      end = std::clamp(right.first, begin, last_);
  add("apart=", bucket(end - begin));
  std::size_t others = 0;
  for (const auto& one : names_.all) {
    if (one.entity == pair_.from || one.entity == pair_.to) continue;
    const auto count = std::count_if(one.mentions.begin(), one.mentions.end(), [&](std::uint32_t m) {
      const std::uint32_t at = context_.document().mentions[m].first;
      return at >= begin && at < end;
    });
    others += static_cast<std::size_t>(count);
    if (count != 0 && context_.label(one.entity) == NodeLabel::Person) add("person between");
  }
  add("names between=", std::to_string(std::min<std::size_t>(others, 4)));
  std::vector<std::string_view> words;
  for (std::uint32_t i = begin; i < end; ++i)
    if (words.empty() || !named(i) || words.back() != word(i)) words.push_back(word(i));
  if (words.size() <= 4) {
    std::string all;
    for (const std::string_view w : words) all.append(" ").append(w);
    add("between", side, "=", all);
  }
  if (words.size() > 14) {
    for (const std::string_view w : words)
      if (!is_common(w)) add("far word=", w);
  } else {
    std::string_view before = "^";
    for (const std::string_view w : words) {
      add("word=", w), add("two", side, "=", before, "_", w);
      before = w;
    }
    add("two", side, "=", before, "_$");
  }
  for (std::uint32_t i = std::max(first_ + 2, left.first) - 2; i < left.first; ++i) add("before=", word(i));
  for (std::uint32_t i = right.last; i < std::min(last_, right.last + 2); ++i) add("after=", word(i));
}

void PairReader::add_around(const Mention& mention, std::string_view side) {
  constexpr std::array<std::string_view, 9> kTold = {"compound", "amod", "appos", "poss", "nmod",
                                                     "relcl",    "acl",  "prep",  "det"};
  for (const std::uint32_t child : graph_.children(mention.head)) {
    if (child >= mention.first && child < mention.last) continue;
    const std::string& role = token(child).role;
    if (std::find(kTold.begin(), kTold.end(), role) != kTold.end())
      add("of ", side, ":", role, "=", word(child));
    if (context_.in_title(child)) add("title at ", side, "=", role);
  }
  const Token& head = token(mention.head);
  if (head.role == "appos") add("apposed ", side, "=", word(head.head));
  if (!graph_.is_root(mention.head) && context_.in_title(head.head))
    add("under title ", side, "=", head.role);
  if (context_.lexicon().kin(lemma(head.head)) != nullptr) add("under kin ", side);
  if (context_.lexicon().kin(lemma(mention.head)) != nullptr) add("kin ", side);
  if (mention.kind == MentionKind::Description)
    for (std::uint32_t i = mention.first; i < mention.last; ++i) add("told ", side, "=", lemma(i));
}

void PairReader::add_sentence() {
  std::size_t people = 0, areas = 0;
  for (const auto& one : names_.all) {
    const NodeLabel label = context_.label(one.entity);
    people += label == NodeLabel::Person ? 1 : 0;
    areas += label == NodeLabel::Place || label == NodeLabel::Country ? 1 : 0;
  }
  add("people=", std::to_string(std::min<std::size_t>(people, 5)));
  add("areas=", std::to_string(std::min<std::size_t>(areas, 4)));
  if (context_.is_headline(pair_.sentence)) add("headline");
  for (std::uint32_t i = first_; i < last_; ++i)
    if (context_.words(i) == "\"" || context_.words(i) == "“" || context_.words(i) == "”")
      return add("quoted");
}

}  // namespace

PairFeatures pair_features(const FactContext& context, const SentenceNames& names, const SentencePair& pair) {
  return PairReader(context, names, pair).read();
}

}  // namespace entente::ingest
