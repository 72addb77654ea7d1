// The stages as text, sentence by sentence.
#include <fmt/format.h>

#include <algorithm>

#include "ingest/entities/mention_name.hpp"
#include "ingest/inspect/inspect.hpp"

namespace entente::ingest {

namespace {

std::string_view block_name(BlockKind kind) {
  switch (kind) {
    case BlockKind::Headline:
      return "headline";
    case BlockKind::Body:
      return "body";
    case BlockKind::Dateline:
      return "dateline";
    case BlockKind::Byline:
      return "byline";
    case BlockKind::Boilerplate:
      return "boilerplate";
  }
  return "";
}

class Printer {
 public:
  Printer(const DocumentStages& stages, const InspectOptions& options)
      : stages_(stages), options_(options), document_(stages.resolved) {}

  std::string print() {
    out_ = fmt::format("document {}, date {}\n", document_.document.id,
                       document_.document.date ? to_string(*document_.document.date) : "unknown");
    for (std::uint32_t s = 0; s < document_.annotation.sentences.size(); ++s) print_sentence(s);
    print_entities();
    print_facts();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string quote(const Span& span) const {
    std::string text = document_.document.text.substr(span.start, span.size());
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
  }
  [[nodiscard]] std::string name(std::uint32_t entity) const {
    return entity == kNoEntity ? "?" : document_.entities[entity].name;
  }

  void print_sentence(std::uint32_t index) {
    const Sentence& sentence = document_.annotation.sentences[index];
    const Span span = sentence_span(document_.annotation, sentence);
    const BlockKind kind =
        sentence.block < document_.blocks.size() ? document_.blocks[sentence.block].kind : BlockKind::Body;
    out_ += fmt::format("\n[{}] {} {}-{}: {}\n", index, block_name(kind), span.start, span.end, quote(span));
    if (options_.tokens) print_tokens(sentence);
    for (const Mention& mention : document_.mentions) {
      if (mention.first < sentence.first || mention.first >= sentence.last) continue;
      const Entity& entity = document_.entities[mention.entity];
      out_ += fmt::format("  mention    {} = {} ({}, {}, {:.2f})\n", quote(mention.span), entity.name,
                          entity_type_name(entity.type), mention_name(mention.kind), mention.certainty);
    }
    for (const TimeExpression& time : stages_.times) {
      if (time.first < sentence.first || time.first >= sentence.last) continue;
      out_ += fmt::format("  time       {} = {}{}\n", quote(time.span),
                          time.date ? to_string(*time.date) : "unresolved",
                          time.start_of_state ? ", a start" : "");
    }
    for (const OfficeStatement& office : document_.offices) {
      if (office.sentence == index)
        out_ +=
            fmt::format("  office     {}, {} of {}\n", name(office.holder), office.office, name(office.body));
    }
    if (!options_.candidates) return;
    for (const Candidate& candidate : stages_.candidates) {
      if (candidate.sentence == index) print_candidate(candidate);
    }
  }

  void print_tokens(const Sentence& sentence) {
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      const Token& token = document_.annotation.tokens[i];
      const std::string head = token.head == i ? "-" : quote(document_.annotation.tokens[token.head].span);
      out_ += fmt::format("  {:>4} {:<18} {:<16} {:<5} {:<6} {:<10} {}\n", i, quote(token.span), token.lemma,
                          token.tag, token.pos, token.role, head);
    }
  }

  void print_candidate(const Candidate& candidate) {
    out_ += fmt::format("  candidate  {} {} -> {} by \"{}\" ({})", entente::rule(candidate.kind).name,
                        name(candidate.from), name(candidate.to),
                        quote(document_.annotation.tokens[candidate.trigger].span),
                        origin_name(candidate.origin));
    for (const auto& [key, value] : candidate.properties) out_ += fmt::format(", {} {}", key, value);
    if (candidate.date) out_ += ", " + to_string(*candidate.date);
    if (!candidate.place.empty()) out_ += ", in " + candidate.place;
    if (candidate.status == FactStatus::Planned) out_ += ", planned";
    out_ += fmt::format(", {:.3f}: {}\n", candidate.confidence, verdict_name(candidate.verdict));
  }

  void print_entities() {
    out_ += "\nentities\n";
    for (const Entity& entity : document_.entities) {
      out_ += fmt::format("  {} ({})", entity.name, entity_type_name(entity.type));
      for (const std::string& alias : entity.aliases) out_ += fmt::format(" | {}", alias);
      out_ += '\n';
    }
  }

  void print_facts() {
    out_ += "\nfacts\n";
    for (const Fact& fact : stages_.facts) {
      out_ += fmt::format("  {} {} -> {}", fact.type, name(fact.from), name(fact.to));
      for (const auto& [key, value] : fact.properties) out_ += fmt::format(", {} {}", key, value);
      if (fact.date) out_ += ", " + to_string(*fact.date);
      if (!fact.place.empty()) out_ += ", in " + fact.place;
      out_ += fmt::format(", {}, {:.3f}\n", fact.status == FactStatus::Planned ? "planned" : "actual",
                          fact.confidence);
    }
  }

  const DocumentStages& stages_;
  const InspectOptions& options_;
  const ResolvedDocument& document_;
  std::string out_;
};

}  // namespace

std::string inspect_text(const DocumentStages& stages, const InspectOptions& options) {
  return Printer(stages, options).print();
}

}  // namespace entente::ingest
