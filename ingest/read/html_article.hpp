// HTML to the text of its article: what a reader would read, without scripts, menus, forms, asides and
// footers.
#pragma once

#include <string>
#include <string_view>

namespace entente::ingest {

struct HtmlArticle {
  std::string
      text;  ///< paragraphs separated by blank lines, the headline first; empty where the page has none
  std::string title;
  std::string date;    ///< as the page states it (meta data, <time>), or empty
  std::string source;  ///< name of the site, or empty
  std::string url;     ///< canonical address, or empty
};

/// Takes any valid UTF-8, however broken the mark-up. The article is <article> or <main> where there is one,
/// else the element whose paragraphs hold most text that is not links.
HtmlArticle read_html_article(std::string_view html);

/// `&amp;`, `&#8212;`, `&#x2014;`, `&eacute;` decoded; what is no entity stays as it is.
std::string decode_html_entities(std::string_view text);

}  // namespace entente::ingest
