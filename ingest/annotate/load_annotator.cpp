// Finds and opens the model.
#include "ingest/annotate/load_annotator.hpp"

#include "ingest/annotate/spacy_bridge.hpp"

namespace entente::ingest {

Result<std::string> find_model() { return std::string("bridge"); }

Result<std::unique_ptr<Annotator>> load_annotator(const std::string&) { return open_spacy_bridge(); }

}  // namespace entente::ingest
