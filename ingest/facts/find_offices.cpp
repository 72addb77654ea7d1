// Offices and ties as stated beside names become candidates; posts that a verb gives are read here too.
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frame.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr LabelSet kBody{NodeLabel::Country, NodeLabel::Organization};

void propose_office(const FactContext& context, Candidates& out, const Filler& holder, const Filler& body, std::uint32_t trigger,
                    std::string office) {
  const std::size_t before = out.size();
  propose(context, out, EdgeKind::HoldsOffice, holder, body, trigger, Origin::Office);
  for (std::size_t i = before; i < out.size(); ++i) {
    out[i].state = true;
    out[i].properties["office"] = office;
  }
}

/// "Dilma Rousseff leads the bank", "ADQ is chaired by X", "led by": a post without a title
struct LeadingVerb {
  std::string_view lemma;
  std::string_view office;
};
constexpr std::array kLeadingVerbs = {LeadingVerb{"chair", "chair"}, LeadingVerb{"lead", "head"}, LeadingVerb{"head", "head"},
                                      LeadingVerb{"govern", "head"}, LeadingVerb{"rule", "head"}};

void find_leading_verbs(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (graph.token(i).pos != "VERB" || !context.readable(graph.sentence_of(i))) continue;
    const auto* verb = std::find_if(kLeadingVerbs.begin(), kLeadingVerbs.end(), [&](const LeadingVerb& v) { return v.lemma == graph.lemma(i); });
    if (verb == kLeadingVerbs.end()) continue;
    const Frame frame = verb_frame(context, i);
    for (const Slot& subject : frame.slots) {
      if (subject.name != "subj") continue;
      for (const Slot& object : frame.slots) {
        if (object.name != "obj") continue;
        for (const Filler& holder : context.fill_one(subject.token, kPerson)) {
          for (const Filler& body : context.fill_one(object.token, kBody)) {
            if (verb->lemma == "lead" && context.label(body.entity) == NodeLabel::Country && !frame.passive) continue;
            propose_office(context, out, holder, body, i, std::string(verb->office));
          }
        }
      }
    }
  }
}

}  // namespace

void find_offices(const FactContext& context, Candidates& out) {
  for (const OfficeStatement& stated : context.document().offices) {
    if (stated.holder == kNoEntity || stated.body == kNoEntity || stated.first >= context.graph().size()) continue;
    if (!context.readable(stated.sentence)) continue;
    const std::size_t before = out.size();
    const std::uint32_t trigger = stated.last > stated.first ? stated.last - 1 : stated.first;
    propose_office(context, out, {stated.holder, trigger, stated.certainty}, {stated.body, trigger, 1.0F}, trigger, stated.office);
    for (std::size_t i = before; i < out.size(); ++i) {
      out[i].sentence = stated.sentence;
      out[i].inferred = !stated.body_stated;
      out[i].path = 1;
    }
  }
  find_leading_verbs(context, out);
}

void find_affiliations(const FactContext& context, Candidates& out) {
  const auto& sentences = context.document().annotation.sentences;
  for (const AffiliationStatement& stated : context.document().affiliations) {
    if (stated.person == kNoEntity || stated.body == kNoEntity || stated.sentence >= sentences.size()) continue;
    const std::uint32_t trigger = sentences[stated.sentence].first;
    if (trigger >= context.graph().size()) continue;
    const std::size_t before = out.size();
    propose(context, out, EdgeKind::AffiliatedWith, {stated.person, trigger, 1.0F}, {stated.body, trigger, 1.0F}, trigger,
            Origin::Affiliation);
    for (std::size_t i = before; i < out.size(); ++i) {
      out[i].sentence = stated.sentence;
      out[i].state = true;
      out[i].path = 1;
    }
  }
}

}  // namespace entente::ingest
