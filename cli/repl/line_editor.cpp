// The only file that includes libedit.
#include "cli/repl/line_editor.hpp"

#include <histedit.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cwchar>

#include "cli/interrupt.hpp"
#include "cli/print/display_width.hpp"
#include "cli/repl/paint.hpp"
#include "cli/terminal.hpp"

namespace entente::cli {

namespace {

constexpr wchar_t kControlC = 3;
constexpr const char* kEndInput = "\034";  // bound to ed-newline; a terminal sends a signal in its place
constexpr int kHistorySize = 2000;

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// The longest start that all have, cut at a whole character.
std::string common_start(const std::vector<std::string>& texts) {
  std::string common = texts.front();
  for (const auto& text : texts) {
    const auto ends = std::mismatch(common.begin(), common.end(), text.begin(), text.end());
    common.erase(ends.first, common.end());
  }
  while (!common.empty() && characters(common) == characters(common.substr(0, common.size() - 1)) &&
         (static_cast<unsigned char>(common.back()) & 0xC0U) == 0xC0U) {
    common.pop_back();
  }
  return common;
}

}  // namespace

struct LineEditor::Impl {
  explicit Impl(Settings given) : settings(std::move(given)) {
    edit = el_init("entente", stdin, stdout, stderr);
    history = history_init();
    HistEvent event;
    ::history(history, &event, H_SETSIZE, kHistorySize);
    ::history(history, &event, H_SETUNIQUE, 1);
    if (!settings.history_file.empty()) ::history(history, &event, H_LOAD, settings.history_file.c_str());
    el_set(edit, EL_CLIENTDATA, this);
    el_set(edit, EL_PROMPT, &Impl::show_prompt);
    el_set(edit, EL_EDITOR, "emacs");
    el_set(edit, EL_HIST, ::history, history);
    el_set(edit, EL_GETCFN, &Impl::read_character);
    el_set(edit, EL_ADDFN, "entente-complete", "Complete what stands before the cursor", &Impl::on_tab);
    el_set(edit, EL_ADDFN, "entente-enter", "End the input, or begin a new line of it", &Impl::on_enter);
    el_set(edit, EL_ADDFN, "entente-cancel", "Forget the input", &Impl::on_cancel);
    el_set(edit, EL_BIND, "\t", "entente-complete", nullptr);
    el_set(edit, EL_BIND, "\r", "entente-enter", nullptr);
    el_set(edit, EL_BIND, "\n", "entente-enter", nullptr);
    el_set(edit, EL_BIND, "\003", "entente-cancel", nullptr);
    el_set(edit, EL_BIND, kEndInput, "ed-newline", nullptr);
    el_set(edit, EL_BIND, "^R", "em-inc-search-prev", nullptr);
    el_set(edit, EL_BIND, "\033[1;5C", "em-next-word", nullptr);
    el_set(edit, EL_BIND, "\033[1;5D", "ed-prev-word", nullptr);
  }
  ~Impl() {
    history_end(history);
    el_end(edit);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  static Impl& of(EditLine* edit) {
    Impl* self = nullptr;
    el_get(edit, EL_CLIENTDATA, &self);
    return *self;
  }
  static char* show_prompt(EditLine* edit) { return of(edit).prompt.data(); }

  // libedit knows no colours. What it has drawn is written again, in colours, at the same place: the cells
  // hold the same characters, so what it draws next still fits.
  void paint() {
    pollfd waiting{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
    if (!settings.highlight || ::poll(&waiting, 1, 0) > 0) return;  // within what is pasted: once, at its end
    const LineInfo* line = el_line(edit);
    const std::string_view text = whole(*line);
    const Terminal screen = terminal();
    const std::string colored =
        paint_over({prompt, text, static_cast<std::size_t>(line->cursor - line->buffer)},
                   settings.highlight(text), screen.width, screen.height);
    std::fwrite(colored.data(), 1, colored.size(), stdout);
    std::fflush(stdout);
  }

  // One character, or Ctrl-C where a signal came while waiting.
  static int read_character(EditLine* edit, wchar_t* into) {
    of(edit).paint();
    std::mbstate_t state{};
    while (true) {
      if (interrupted()) {
        clear_interrupt();
        *into = kControlC;
        return 1;
      }
      char byte = 0;
      const auto got = ::read(STDIN_FILENO, &byte, 1);
      if (got < 0 && errno == EINTR) {
        if (!interrupted()) el_resize(edit);
        continue;
      }
      if (got <= 0) return static_cast<int>(got);
      const std::size_t used = std::mbrtowc(into, &byte, 1, &state);
      if (used == static_cast<std::size_t>(-1)) {
        *into = L'\uFFFD';
        return 1;
      }
      if (used != static_cast<std::size_t>(-2)) return 1;
    }
  }

  static std::string_view whole(const LineInfo& line) {
    return {line.buffer, static_cast<std::size_t>(line.lastchar - line.buffer)};
  }

  static unsigned char on_enter(EditLine* edit, int) {
    Impl& self = of(edit);
    const std::string_view text = whole(*el_line(edit));
    if (self.settings.is_complete(text)) return end_input(edit);
    el_insertstr(edit, "\n");
    return CC_REFRESH;
  }

  static unsigned char on_cancel(EditLine* edit, int) {
    of(edit).cancelled = true;
    return end_input(edit);
  }

  // As if ed-newline had been typed next: only that moves below the last row of the input, wherever in it the
  // cursor is.
  static unsigned char end_input(EditLine* edit) {
    el_push(edit, kEndInput);
    return CC_REFRESH;
  }

  static unsigned char on_tab(EditLine* edit, int) {
    Impl& self = of(edit);
    const LineInfo* line = el_line(edit);
    const std::string before(line->buffer, static_cast<std::size_t>(line->cursor - line->buffer));
    const Completions found = self.settings.complete(before);
    if (found.candidates.empty()) return CC_REFRESH_BEEP;
    const std::string typed = before.substr(found.start);
    std::string insert =
        found.candidates.size() == 1 ? found.candidates.front() : common_start(found.candidates);
    const bool longer = characters(insert) > characters(typed) || found.candidates.size() == 1;
    if (longer && insert != typed) {
      el_deletestr(edit, static_cast<int>(characters(typed)));
      el_insertstr(edit, insert.c_str());
      return CC_REFRESH;
    }
    if (found.candidates.size() == 1) return CC_REFRESH;
    list(found.candidates);
    return CC_REDISPLAY;
  }

  // In columns below the line.
  static void list(const std::vector<std::string>& candidates) {
    constexpr std::size_t kMost = 60;
    std::size_t widest = 0;
    const std::size_t shown = std::min(kMost, candidates.size());
    for (std::size_t i = 0; i < shown; ++i) widest = std::max(widest, display_width(candidates[i]));
    const std::size_t columns = std::max<std::size_t>(1, terminal().width / (widest + 2));
    std::fputc('\n', stdout);
    for (std::size_t i = 0; i < shown; ++i) {
      const bool last = (i + 1) % columns == 0 || i + 1 == shown;
      std::fputs((last ? candidates[i] : padded(candidates[i], widest + 2)).c_str(), stdout);
      if (last) std::fputc('\n', stdout);
    }
    if (shown < candidates.size()) std::fprintf(stdout, "and %zu more\n", candidates.size() - shown);
    std::fflush(stdout);
  }

  Settings settings;
  EditLine* edit = nullptr;
  History* history = nullptr;
  std::string prompt;
  bool cancelled = false;
};

LineEditor::LineEditor(Settings settings) : impl_(std::make_unique<Impl>(std::move(settings))) {}
LineEditor::~LineEditor() = default;

LineEditor::Input LineEditor::read(const std::string& prompt) {
  impl_->prompt = prompt;
  impl_->cancelled = false;
  int count = 0;
  const char* line = el_gets(impl_->edit, &count);
  if (impl_->cancelled) return {Outcome::Cancelled, {}};
  if (line == nullptr || count <= 0) return {Outcome::End, {}};
  std::string text(line, static_cast<std::size_t>(count));
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return {Outcome::Text, std::move(text)};
}

void LineEditor::remember(const std::string& text) {
  HistEvent event;
  history(impl_->history, &event, H_ENTER, text.c_str());
  if (!impl_->settings.history_file.empty()) {
    history(impl_->history, &event, H_SAVE, impl_->settings.history_file.c_str());
    ::chmod(impl_->settings.history_file.c_str(),
            S_IRUSR | S_IWUSR);  // what one asked is nobody else's affair
  }
}

std::string default_history_file() {
  std::string folder;
  if (const char* state = std::getenv("XDG_STATE_HOME"); state != nullptr && *state == '/') {
    folder = state;
  } else if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0') {
    folder = std::string(home) + "/.local/state";
  } else {
    return {};
  }
  std::string path;
  folder += "/entente";
  for (std::size_t at = 0; at != std::string::npos;) {
    at = folder.find('/', at + 1);
    path = folder.substr(0, at);
    if (::mkdir(path.c_str(), S_IRWXU) != 0 && errno != EEXIST) return {};
  }
  return folder + "/history";
}

}  // namespace entente::cli
