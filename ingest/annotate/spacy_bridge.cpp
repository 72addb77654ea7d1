// The stand-in annotator: a child process, lengths and lines over two pipes, answers cached on disk by the
// text's hash.
#include "ingest/annotate/spacy_bridge.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <sstream>
#include <vector>

namespace entente::ingest {
namespace {

constexpr const char* kCache = "/tmp/entente-annotations";

std::uint64_t fnv(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> fields;
  std::size_t at = 0;
  for (;;) {
    const std::size_t tab = line.find('\t', at);
    fields.push_back(line.substr(at, tab - at));
    if (tab == std::string::npos) return fields;
    at = tab + 1;
  }
}

std::uint32_t number(const std::string& text) {
  return static_cast<std::uint32_t>(std::strtoul(text.c_str(), nullptr, 10));
}

AnnotatedText parse(const std::string& answer) {
  AnnotatedText result;
  std::istringstream lines(answer);
  std::string line;
  while (std::getline(lines, line)) {
    const auto f = split(line);
    if (f[0] == "T" && f.size() >= 9) {
      Token token;
      token.span = {number(f[1]), number(f[2])};
      token.head = number(f[3]);
      token.space_after = f[4] == "1";
      token.tag = f[5];
      token.pos = f[6];
      token.role = f[7];
      token.lemma = f[8];
      result.tokens.push_back(std::move(token));
    } else if (f[0] == "S" && f.size() >= 3) {
      result.sentences.push_back({number(f[1]), number(f[2]), 0});
    } else if (f[0] == "N" && f.size() >= 4) {
      result.names.push_back({number(f[1]), number(f[2]), f[3]});
    }
  }
  return result;
}

class Bridge final : public Annotator {
 public:
  explicit Bridge(std::string script) : script_(std::move(script)) { ::mkdir(kCache, 0777); }
  Bridge(const Bridge&) = delete;
  Bridge& operator=(const Bridge&) = delete;
  ~Bridge() override {
    if (to_ != nullptr) std::fclose(to_);
    if (from_ != nullptr) std::fclose(from_);
    if (child_ > 0) ::waitpid(child_, nullptr, 0);
  }

  AnnotatedText annotate(std::string_view text) const override {
    char name[64];
    std::snprintf(name, sizeof name, "%s/%016llx-%zu", kCache, static_cast<unsigned long long>(fnv(text)),
                  text.size());
    if (std::ifstream cached(name, std::ios::binary); cached) {
      std::ostringstream all;
      all << cached.rdbuf();
      return parse(all.str());
    }
    const std::string answer = ask(text);
    const std::string temporary = std::string(name) + "." + std::to_string(::getpid());
    std::ofstream(temporary, std::ios::binary) << answer;
    std::rename(temporary.c_str(), name);
    return parse(answer);
  }

 private:
  std::string ask(std::string_view text) const {
    const std::scoped_lock lock(mutex_);
    if (to_ == nullptr) start();
    if (to_ == nullptr || from_ == nullptr) return {};
    std::fprintf(to_, "%zu\n", text.size());
    std::fwrite(text.data(), 1, text.size(), to_);
    std::fflush(to_);
    char line[32];
    if (std::fgets(line, sizeof line, from_) == nullptr) return {};
    std::string answer(std::strtoul(line, nullptr, 10), '\0');
    answer.resize(std::fread(answer.data(), 1, answer.size(), from_));
    return answer;
  }

  void start() const {
    int in[2];
    int out[2];
    if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0) return;
    const char* python = std::getenv("ENTENTE_SPACY_PYTHON");
    if (python == nullptr) python = "/opt/spacyvenv/bin/python";
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(in[0], 0);
      ::dup2(out[1], 1);
      ::execl(python, python, script_.c_str(), static_cast<char*>(nullptr));
      ::_exit(127);
    }
    ::close(in[0]);
    ::close(out[1]);
    to_ = ::fdopen(in[1], "w");
    from_ = ::fdopen(out[0], "r");
  }

  std::string script_;
  mutable std::mutex mutex_;
  mutable pid_t child_ = 0;
  mutable std::FILE* to_ = nullptr;
  mutable std::FILE* from_ = nullptr;
};

}  // namespace

Result<std::unique_ptr<Annotator>> open_spacy_bridge() {
  const char* script = std::getenv("ENTENTE_SPACY_BRIDGE");
  if (script == nullptr)
    return fail(ErrorKind::NotFound, "no model", "set ENTENTE_SPACY_BRIDGE to the script of the bridge");
  return std::unique_ptr<Annotator>(new Bridge(script));
}

}  // namespace entente::ingest
