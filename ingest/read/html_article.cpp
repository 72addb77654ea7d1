// A tolerant reader of tags builds a flat tree; the article is chosen in it by tag or by the text its
// paragraphs hold.
#include "ingest/read/html_article.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using namespace std::string_view_literals;

struct Element {
  std::string tag{};        // lower case; empty for a piece of text
  std::string_view text{};  // of a piece of text, or of a script
  std::string_view attributes{};
  std::uint32_t parent = 0;
  std::uint32_t end = 0;  // elements [self + 1, end) are inside
  double score = 0;
};

template <std::size_t N>
bool is_one_of(std::string_view tag, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), tag) != list.end();
}

constexpr std::array kVoid = {"br"sv,  "img"sv,  "hr"sv,   "meta"sv, "link"sv,  "input"sv, "source"sv,
                              "wbr"sv, "area"sv, "base"sv, "col"sv,  "embed"sv, "track"sv, "param"sv};
constexpr std::array kRaw = {"script"sv,   "style"sv, "textarea"sv, "noscript"sv,
                             "template"sv, "svg"sv,   "iframe"sv};
constexpr std::array kSkipped = {
    "script"sv,     "style"sv,  "textarea"sv, "noscript"sv, "template"sv, "svg"sv,    "iframe"sv,
    "nav"sv,        "footer"sv, "aside"sv,    "form"sv,     "button"sv,   "select"sv, "figure"sv,
    "figcaption"sv, "head"sv,   "menu"sv,     "dialog"sv,   "object"sv,   "video"sv,  "audio"sv};
constexpr std::array kBlocks = {"p"sv,  "div"sv,  "article"sv, "section"sv,    "main"sv,  "header"sv,
                                "h1"sv, "h2"sv,   "h3"sv,      "h4"sv,         "h5"sv,    "h6"sv,
                                "li"sv, "ul"sv,   "ol"sv,      "blockquote"sv, "table"sv, "tr"sv,
                                "td"sv, "th"sv,   "pre"sv,     "address"sv,    "dl"sv,    "dt"sv,
                                "dd"sv, "body"sv, "html"sv,    "time"sv,       "hr"sv};
/// Parts of class or id names that mark what is no story.
constexpr std::array kAsideNames = {"sidebar"sv,    "related"sv, "comment"sv, "share"sv,      "social"sv,
                                    "newsletter"sv, "promo"sv,   "advert"sv,  "breadcrumb"sv, "cookie"sv,
                                    "footer"sv,     "navbar"sv,  "menu"sv,    "recommend"sv,  "subscribe"sv,
                                    "popup"sv,      "caption"sv};

std::string attribute(std::string_view attributes, std::string_view name) {
  const auto folded = fold(attributes.substr(0, 4000));
  for (std::size_t at = 0; (at = attributes.find('=', at)) != std::string_view::npos; ++at) {
    std::size_t start = at;
    while (start > 0 && !is_space(static_cast<unsigned char>(attributes[start - 1])) &&
           attributes[start - 1] != '"' && attributes[start - 1] != '\'')
      --start;
    if (fold(attributes.substr(start, at - start)) != name) continue;
    std::size_t value = at + 1;
    if (value >= attributes.size()) return {};
    const char quote = attributes[value];
    if (quote == '"' || quote == '\'') {
      const auto end = attributes.find(quote, value + 1);
      return decode_html_entities(
          attributes.substr(value + 1, end == std::string_view::npos ? end : end - value - 1));
    }
    const auto end = attributes.find_first_of(" \t\n>", value);
    return decode_html_entities(attributes.substr(value, end == std::string_view::npos ? end : end - value));
  }
  return {};
}

class TreeReader {
 public:
  explicit TreeReader(std::string_view html) : html_(html) {
    elements_.push_back({.tag = "root"});
    open_.push_back(0);
  }

  std::vector<Element> read() {
    for (std::size_t at = 0; at < html_.size();) at = html_[at] == '<' ? markup(at) : words(at);
    for (const auto index : open_) elements_[index].end = size();
    return std::move(elements_);
  }

 private:
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(elements_.size()); }

  std::size_t words(std::size_t at) {
    const auto next = std::min(html_.find('<', at + 1), html_.size());
    add_text(html_.substr(at, next - at));
    return next;
  }

  void add_text(std::string_view text) {
    elements_.push_back({.text = text, .parent = open_.back(), .end = size() + 1});
  }

  std::size_t markup(std::size_t at) {
    if (html_.substr(at, 4) == "<!--") {
      const auto end = html_.find("-->", at + 4);
      return end == std::string_view::npos ? html_.size() : end + 3;
    }
    const char next = at + 1 < html_.size() ? html_[at + 1] : ' ';
    const bool closing = next == '/';
    if (next == '!' || next == '?') return skip_to_bracket(at);
    const std::size_t name = at + (closing ? 2 : 1);
    std::size_t name_end = name;
    while (name_end < html_.size() &&
           (is_letter(static_cast<unsigned char>(html_[name_end])) ||
            is_digit(static_cast<unsigned char>(html_[name_end])) || html_[name_end] == '-'))
      ++name_end;
    if (name_end == name) {
      add_text(html_.substr(at, 1));
      return at + 1;
    }
    const auto tag = fold(html_.substr(name, name_end - name));
    const auto end = tag_end(name_end);
    if (closing) {
      close(tag);
    } else {
      const auto attributes = html_.substr(name_end, end - name_end);
      open(tag, attributes);
      if (is_one_of(tag, kRaw) && !attributes.ends_with('/')) return skip_raw(tag, end + 1);
    }
    return std::min(end + 1, html_.size());
  }

  std::size_t skip_to_bracket(std::size_t at) {
    const auto end = html_.find('>', at);
    return end == std::string_view::npos ? html_.size() : end + 1;
  }

  /// The closing bracket of a tag; one within quotes does not count, unless the quote never ends.
  std::size_t tag_end(std::size_t at) {
    char quote = 0;
    for (std::size_t i = at; i < html_.size(); ++i) {
      if (quote != 0) {
        if (html_[i] == quote) quote = 0;
        if (i - at > 20000) break;
      } else if (html_[i] == '"' || html_[i] == '\'') {
        quote = html_[i];
      } else if (html_[i] == '>') {
        return i;
      }
    }
    return std::min(html_.find('>', at), html_.size());
  }

  std::size_t skip_raw(std::string_view tag, std::size_t at) {
    for (std::size_t i = at; (i = html_.find("</", i)) != std::string_view::npos; i += 2) {
      if (fold(html_.substr(i + 2, tag.size())) == tag) {
        if (tag == "script") elements_[open_.back()].text = html_.substr(at, i - at);
        return i;
      }
    }
    return html_.size();
  }

  void open(const std::string& tag, std::string_view attributes) {
    // <p> and <li> end where the next one, or a block, begins.
    if (is_one_of(std::string_view(tag), kBlocks) && elements_[open_.back()].tag == "p") close("p");
    if (tag == "li" && elements_[open_.back()].tag == "li") close("li");
    elements_.push_back({.tag = tag, .attributes = attributes, .parent = open_.back(), .end = size() + 1});
    const bool empty = is_one_of(std::string_view(tag), kVoid) || attributes.ends_with('/');
    if (!empty && open_.size() < 500) open_.push_back(size() - 1);
  }

  void close(std::string_view tag) {
    // Only what is open within reach; a stray end tag is passed over.
    for (std::size_t back = 0; back < open_.size() - 1 && back < 40; ++back) {
      if (elements_[open_[open_.size() - 1 - back]].tag != tag) continue;
      for (std::size_t i = 0; i <= back; ++i) {
        elements_[open_.back()].end = size();
        open_.pop_back();
      }
      return;
    }
  }

  std::string_view html_;
  std::vector<Element> elements_;
  std::vector<std::uint32_t> open_;
};

bool is_aside(const Element& element) {
  if (element.attributes.empty() || element.tag == "body" || element.tag == "html" ||
      element.tag == "article" || element.tag == "main")
    return false;
  const auto names = fold(attribute(element.attributes, "class") + " " + attribute(element.attributes, "id") +
                          " " + attribute(element.attributes, "role"));
  return std::any_of(kAsideNames.begin(), kAsideNames.end(),
                     [&](std::string_view part) { return names.find(part) != std::string::npos; }) ||
         attribute(element.attributes, "hidden") == "hidden";
}

bool is_skipped(const Element& element) {
  return is_one_of(std::string_view(element.tag), kSkipped) || is_aside(element);
}

std::size_t visible_size(std::string_view text) { return trim(text).size(); }

/// Text of paragraphs counts for their parent whole, for the grandparent half; link text counts against.
void score_elements(std::vector<Element>& elements) {
  std::vector<bool> skipped(elements.size(), false);
  for (std::uint32_t i = 1; i < elements.size(); ++i) {
    auto& element = elements[i];
    skipped[i] = skipped[element.parent] || (!element.tag.empty() && is_skipped(element));
    if (skipped[i] || element.tag != "p") continue;
    double size = 0;
    for (std::uint32_t k = i + 1; k < element.end; ++k) {
      if (elements[k].tag.empty())
        size += elements[elements[k].parent].tag == "a"
                    ? -0.5 * static_cast<double>(visible_size(elements[k].text))
                    : static_cast<double>(visible_size(elements[k].text));
    }
    if (size < 25) continue;
    elements[element.parent].score += size;
    elements[elements[element.parent].parent].score += size / 2;
  }
}

std::uint32_t choose_article(std::vector<Element>& elements) {
  const auto text_size = [&](std::uint32_t i) {
    std::size_t size = 0;
    for (std::uint32_t k = i + 1; k < elements[i].end; ++k) {
      if (elements[k].tag.empty()) size += visible_size(elements[k].text);
    }
    return size;
  };
  for (const auto wanted : {"article"sv, "main"sv}) {
    std::uint32_t best = 0;
    std::size_t best_size = 200;
    for (std::uint32_t i = 1; i < elements.size(); ++i) {
      if (elements[i].tag != wanted) continue;
      const auto size = text_size(i);
      if (size > best_size) {
        best = i;
        best_size = size;
      }
      i = elements[i].end > i ? elements[i].end - 1 : i;
    }
    if (best != 0) return best;
  }
  score_elements(elements);
  std::uint32_t best = 0;
  for (std::uint32_t i = 1; i < elements.size(); ++i) {
    if (elements[i].score > elements[best].score) best = i;
  }
  return best;  // 0, the whole page, where nothing scores
}

class TextWriter {
 public:
  explicit TextWriter(const std::vector<Element>& elements) : elements_(elements) {}

  void write(std::uint32_t root) {
    for (std::uint32_t i = root; i < std::max(elements_[root].end, root + 1);) {
      const auto& element = elements_[i];
      while (!ends_.empty() && i >= ends_.back()) {
        break_paragraph();
        ends_.pop_back();
      }
      if (element.tag.empty()) {
        add(element.text);
      } else if (i != root && is_skipped(element)) {
        i = element.end;
        continue;
      } else if (element.tag == "br") {
        if (!line_.empty()) line_ += '\n';
      } else if (is_one_of(std::string_view(element.tag), kBlocks)) {
        break_paragraph();
        ends_.push_back(element.end);
      }
      ++i;
    }
    break_paragraph();
  }

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  void add(std::string_view raw) {
    for (const char c : decode_html_entities(raw)) {
      const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
      if (!space) {
        line_ += c;
      } else if (!line_.empty() && line_.back() != ' ' && line_.back() != '\n') {
        line_ += ' ';
      }
    }
  }

  void break_paragraph() {
    const auto line = trim(line_);
    if (!line.empty()) {
      if (!text_.empty()) text_ += "\n\n";
      text_ += line;
    }
    line_.clear();
  }

  const std::vector<Element>& elements_;
  std::vector<std::uint32_t> ends_;
  std::string line_;
  std::string text_;
};

std::string text_of(const std::vector<Element>& elements, std::uint32_t i) {
  std::string text;
  for (std::uint32_t k = i + 1; k < elements[i].end; ++k) {
    if (elements[k].tag.empty()) text += elements[k].text;
  }
  std::string out;
  for (const char c : decode_html_entities(text)) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return std::string(trim(out));
}

/// `"datePublished": "2024-07-02T10:00:00Z"` of the page's linked data.
std::string published_date(std::string_view script) {
  const auto key = script.find("\"datePublished\"");
  if (key == std::string_view::npos) return {};
  const auto open = script.find('"', script.find(':', key));
  if (open == std::string_view::npos) return {};
  const auto close = script.find('"', open + 1);
  return close == std::string_view::npos ? std::string()
                                         : std::string(script.substr(open + 1, close - open - 1));
}

void read_page_data(const std::vector<Element>& elements, HtmlArticle& article, std::string& heading) {
  std::string title_tag;
  std::string time;
  const auto set = [](std::string& field, std::string value) {
    if (field.empty()) field = std::move(value);
  };
  for (std::uint32_t i = 1; i < elements.size(); ++i) {
    const auto& element = elements[i];
    if (element.tag == "meta") {
      const auto name =
          fold(attribute(element.attributes, "property") + attribute(element.attributes, "name") +
               attribute(element.attributes, "itemprop"));
      const auto content = attribute(element.attributes, "content");
      if (name == "og:title") set(article.title, content);
      if (name == "og:site_name") set(article.source, content);
      if (name == "og:url") set(article.url, content);
      if (name == "article:published_time" || name == "datepublished" || name == "date" ||
          name == "pubdate" || name == "dc.date" || name == "dc.date.issued" || name == "publish-date")
        set(article.date, content);
    } else if (element.tag == "link" && fold(attribute(element.attributes, "rel")) == "canonical") {
      article.url = attribute(element.attributes, "href");
    } else if (element.tag == "title") {
      set(title_tag, text_of(elements, i));
    } else if (element.tag == "h1") {
      set(heading, text_of(elements, i));
    } else if (element.tag == "time") {
      set(time, attribute(element.attributes, "datetime"));
    } else if (element.tag == "script") {
      set(article.date, published_date(element.text));
    }
  }
  set(article.date, time);
  set(article.title, heading);
  set(article.title, title_tag);
}

}  // namespace

HtmlArticle read_html_article(std::string_view html) {
  auto elements = TreeReader(html).read();
  HtmlArticle article;
  std::string heading;
  read_page_data(elements, article, heading);
  TextWriter writer(elements);
  writer.write(choose_article(elements));
  article.text = writer.take();
  if (heading.empty()) heading = article.title;
  if (!article.text.empty() && !heading.empty() &&
      article.text.substr(0, 2000).find(heading) == std::string::npos) {
    article.text = heading + "\n\n" + article.text;
  }
  return article;
}

}  // namespace entente::ingest
