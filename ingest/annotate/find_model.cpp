// Looks for a model's file beside the program.
#include "ingest/annotate/find_model.hpp"

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace entente::ingest::model {

Result<std::string> find_beside_program(const char* variable, const char* place, const char* what) {
  namespace fs = std::filesystem;
  if (const char* named = std::getenv(variable); named != nullptr && *named != '\0')
    return std::string(named);
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  // Beside the program, or above its folder: bin/ of an installation, a folder of tests in a build.
  fs::path folder = program.parent_path();
  for (int up = 0; up < 4 && !folder.empty(); ++up, folder = folder.parent_path()) {
    const fs::path candidate = folder / place;
    if (fs::is_regular_file(candidate, error)) return candidate.string();
  }
  return fail(ErrorKind::NotFound, std::string(what) + " (" + place + ") is not there",
              std::string("`make build` fetches it; or set ") + variable + " to its path");
}

}  // namespace entente::ingest::model
