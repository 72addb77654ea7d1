// Finds and opens the model.
#include "ingest/annotate/load_annotator.hpp"

#include "ingest/annotate/find_model.hpp"
#include "ingest/annotate/model_file.hpp"
#include "ingest/annotate/pipeline.hpp"

namespace entente::ingest {

Result<std::string> find_model() {
  return model::find_beside_program("ENTENTE_MODEL", "share/entente/en_core_web_sm.model",
                                    "the language model");
}

Result<std::unique_ptr<Annotator>> load_annotator(const std::string& path) {
  auto file = model::ModelFile::open(path);
  if (!file) return fail(file.error());
  return model::Pipeline::load(std::move(*file));
}

}  // namespace entente::ingest
