// Finds and opens the model.
#include "ingest/annotate/load_annotator.hpp"

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "ingest/annotate/model_file.hpp"
#include "ingest/annotate/pipeline.hpp"

namespace entente::ingest {

Result<std::string> find_model() {
  constexpr const char* kPlace = "share/entente/en_core_web_sm.model";
  namespace fs = std::filesystem;
  if (const char* named = std::getenv("ENTENTE_MODEL"); named != nullptr && *named != '\0')
    return std::string(named);
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  // Beside the program, or above its folder: bin/ of an installation, a folder of tests in a build.
  fs::path folder = program.parent_path();
  for (int up = 0; up < 4 && !folder.empty(); ++up, folder = folder.parent_path()) {
    const fs::path candidate = folder / kPlace;
    if (fs::is_regular_file(candidate, error)) return candidate.string();
  }
  return fail(ErrorKind::NotFound, std::string("the language model (") + kPlace + ") is not there",
              "`make build` fetches it; or set ENTENTE_MODEL to its path");
}

Result<std::unique_ptr<Annotator>> load_annotator(const std::string& path) {
  auto file = model::ModelFile::open(path);
  if (!file) return fail(file.error());
  return model::Pipeline::load(std::move(*file));
}

}  // namespace entente::ingest
