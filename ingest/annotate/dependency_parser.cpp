// The parser's state, its moves and the greedy loop.
#include "ingest/annotate/dependency_parser.hpp"

#include "ingest/annotate/tree.hpp"

namespace entente::ingest::model {
namespace {

enum class Action : std::uint8_t { Shift, Reduce, Left, Right, Break };
constexpr std::size_t number(Action action) { return static_cast<std::size_t>(action); }
constexpr std::size_t kFeatures = 8;
constexpr std::int32_t kNone = -1;

/// Stack, buffer and arcs. A word that was put back stands in front of the buffer, which else is all words
/// from next_ on.
class State {
 public:
  explicit State(std::size_t length)
      : length_(static_cast<std::int32_t>(length)),
        heads_(length, kNone),
        labels_(length),
        left_(length, kNone),
        right_(length, kNone),
        sibling_(length, kNone),
        put_back_(length, false),
        break_before_(length, false) {}

  [[nodiscard]] bool is_final() const { return stack_.empty() && buffer_length() == 0; }

  void features(std::int32_t (&words)[kFeatures]) const {
    words[0] = buffer(0);
    words[1] = buffer(1);
    words[2] = stack(0);
    words[3] = stack(1);
    words[4] = stack(2);
    words[5] = words[0] == kNone ? kNone : left_[index(words[0])];
    words[6] = words[2] == kNone ? kNone : left_[index(words[2])];
    words[7] = words[2] == kNone ? kNone : right_[index(words[2])];
  }

  void valid_actions(bool (&valid)[5]) const {
    const bool has_stack = !stack_.empty();
    const std::int32_t waiting = buffer_length();
    const bool at_break = waiting > 0 && break_before_[index(buffer(0))];
    valid[number(Action::Shift)] = !has_stack || (waiting >= 2 && !at_break && !put_back_[index(buffer(0))]);
    valid[number(Action::Reduce)] = has_stack;
    valid[number(Action::Left)] = valid[number(Action::Right)] = has_stack && waiting > 0 && !at_break;
    valid[number(Action::Break)] =
        waiting >= 2 && buffer(1) == buffer(0) + 1 && !break_before_[index(buffer(1))];
  }

  void apply(const Move& move) {
    switch (static_cast<Action>(move.action)) {
      case Action::Shift:
        push();
        break;
      case Action::Reduce:
        reduce();
        break;
      case Action::Left:
        add_arc(buffer(0), stack(0), move.label);
        put_back_[index(buffer(0))] = false;
        stack_.pop_back();
        break;
      case Action::Right:
        add_arc(stack(0), buffer(0), move.label);
        push();
        break;
      case Action::Break:
        break_before_[index(buffer(1))] = true;
        break;
    }
  }

  [[nodiscard]] Tree tree() const {
    Tree tree;
    tree.labels = labels_;
    for (std::int32_t i = 0; i < length_; ++i) {
      const std::int32_t head = heads_[index(i)];
      tree.heads.push_back(static_cast<std::uint32_t>(head == kNone ? i : head));
    }
    return tree;
  }

 private:
  static std::size_t index(std::int32_t i) { return static_cast<std::size_t>(i); }
  [[nodiscard]] std::int32_t stack(std::size_t i) const {
    return i < stack_.size() ? stack_[stack_.size() - 1 - i] : kNone;
  }
  [[nodiscard]] std::int32_t buffer(std::size_t i) const {
    if (i < returned_.size()) return returned_[returned_.size() - 1 - i];
    const std::int32_t word = next_ + static_cast<std::int32_t>(i - returned_.size());
    return word < length_ ? word : kNone;
  }
  [[nodiscard]] std::int32_t buffer_length() const {
    return length_ - next_ + static_cast<std::int32_t>(returned_.size());
  }

  void push() {
    if (returned_.empty()) {
      stack_.push_back(next_++);
    } else {
      stack_.push_back(returned_.back());
      returned_.pop_back();
    }
  }

  /// A word without a head goes back to the buffer, once, unless it stands alone.
  void reduce() {
    const std::int32_t word = stack_.back();
    stack_.pop_back();
    if (heads_[index(word)] != kNone || stack_.empty()) return;
    put_back_[index(word)] = true;
    returned_.push_back(word);
  }

  void add_arc(std::int32_t head, std::int32_t child, std::string_view label) {
    const std::int32_t old = heads_[index(child)];
    // Only the newest right arc of the old head can be taken back: the child has stood above it on the stack
    // since.
    if (old != kNone && right_[index(old)] == child) right_[index(old)] = sibling_[index(child)];
    std::int32_t& newest = head > child ? left_[index(head)] : right_[index(head)];
    sibling_[index(child)] = newest;
    newest = child;
    heads_[index(child)] = head;
    labels_[index(child)] = label;
  }

  std::int32_t length_;
  std::int32_t next_ = 0;
  std::vector<std::int32_t> stack_;
  std::vector<std::int32_t> returned_;
  std::vector<std::int32_t> heads_;
  std::vector<std::string_view> labels_;
  std::vector<std::int32_t> left_;     ///< newest left child
  std::vector<std::int32_t> right_;    ///< newest right child
  std::vector<std::int32_t> sibling_;  ///< the child of the same head and side before it
  std::vector<bool> put_back_;
  std::vector<bool> break_before_;
};

}  // namespace

DependencyParser::DependencyParser(ModelReader& reader)
    : model_(reader, "parser", kFeatures, static_cast<std::uint8_t>(Action::Break)) {}

const Move* DependencyParser::best_move(const float* scores, const bool (&valid)[5]) const {
  const Move* best = nullptr;
  float best_score = 0;
  for (std::size_t i = 0; i < model_.moves().size(); ++i) {
    const Move& move = model_.moves()[i];
    if (valid[move.action] && (best == nullptr || scores[i] > best_score)) {
      best = &move;
      best_score = scores[i];
    }
  }
  return best;
}

Parse DependencyParser::parse(std::span<const Word> words, const float* vectors,
                              TransitionBuffers& buffers) const {
  model_.prepare(vectors, words.size(), buffers);
  State state(words.size());
  std::int32_t features[kFeatures];
  bool valid[5] = {};
  while (!state.is_final()) {
    state.features(features);
    state.valid_actions(valid);
    const Move* move = best_move(model_.score(features, buffers), valid);
    if (move == nullptr) break;
    state.apply(*move);
  }
  return finish_tree(state.tree(), words);
}

}  // namespace entente::ingest::model
