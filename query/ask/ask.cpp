// The road from a question to its query, on one page: words, readings (forms), names, Cypher.
#include "query/ask/ask.hpp"

#include "query/ask/compose_query.hpp"
#include "query/ask/follow_up.hpp"
#include "query/ask/question.hpp"
#include "query/ask/refuse.hpp"

namespace entente::query {

struct Asker::Impl {
  explicit Impl(const GraphView& graph) : view(graph), names(graph) {}

  const GraphView& view;
  Names names;
  std::optional<Question> last;
};

Asker::Asker(const GraphView& graph) : impl_(std::make_unique<Impl>(graph)) {}
Asker::~Asker() = default;

Result<AskedQuery> Asker::ask(std::string_view question) {
  constexpr std::size_t kMostWords =
      40;  // readings grow with the square of the words; no question needs more
  auto words = split_words(question);
  if (!words) return fail(words.error());
  if (words->empty()) return fail(refuse_empty());
  if (words->size() > kMostWords) return fail(refuse_long(kMostWords));
  if (is_follow_up(*words)) {
    auto followed = follow_up(*words, question, impl_->last, impl_->view, impl_->names);
    if (!followed) return fail(followed.error());
    impl_->last = std::move(*followed);
    return compose_query(*impl_->last);
  }
  const MatchResult matched = match_question(*words, question);
  if (matched.matches.empty()) return fail(refuse(matched, *words, question));
  auto resolved = resolve_question(matched, *words, question, impl_->view, impl_->names);
  if (!resolved) return fail(resolved.error());
  impl_->last = std::move(*resolved);
  return compose_query(*impl_->last);
}

}  // namespace entente::query
