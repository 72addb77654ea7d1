#include "ingest/text/boilerplate.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using namespace std::string_view_literals;

/// Openings that make any line of up to 300 bytes boilerplate.
constexpr std::array kOpenings = {
    "read also"sv,
    "also read"sv,
    "read more"sv,
    "read next"sv,
    "see also"sv,
    "related:"sv,
    "related :"sv,
    "related stories"sv,
    "related articles"sv,
    "related news"sv,
    "recommended:"sv,
    "more on this"sv,
    "more from"sv,
    "you may also like"sv,
    "don't miss"sv,
    "also on "sv,
    "join telegram"sv,
    "join our"sv,
    "join us on"sv,
    "join whatsapp"sv,
    "follow us"sv,
    "subscribe"sv,
    "sign up"sv,
    "share this"sv,
    "share on"sv,
    "share via"sv,
    "share:"sv,
    "leave a reply"sv,
    "leave a comment"sv,
    "post a comment"sv,
    "your email address"sv,
    "required fields"sv,
    "back to top"sv,
    "click here"sv,
    "tap here"sv,
    "download our"sv,
    "download the app"sv,
    "get the app"sv,
    "copyright"sv,
    "(c) 20"sv,
    "©"sv,
    "all rights reserved"sv,
    "photo:"sv,
    "photo by"sv,
    "photos:"sv,
    "photo credit"sv,
    "image:"sv,
    "image credit"sv,
    "image by"sv,
    "picture:"sv,
    "(photo"sv,
    "[photo"sv,
    "file photo"sv,
    "credit:"sv,
    "tags:"sv,
    "filed under"sv,
    "posted in"sv,
    "categories:"sv,
    "category:"sv,
    "topics:"sv,
    "the post "sv,
    "watch:"sv,
    "watch also"sv,
    "listen:"sv,
    "print this"sv,
    "email this"sv,
    "most read"sv,
    "trending"sv,
    "latest news"sv,
    "breaking news:"sv,
    "newsletter"sv,
    "cookie"sv,
    "we use cookies"sv,
    "this article was originally published"sv,
    "this story was originally published"sv,
    "opinions expressed"sv,
    "the views expressed"sv,
    "disclaimer"sv,
    "for more information"sv,
    "media contact"sv,
    "press contact"sv,
    "source link"sv,
    "view original content"sv,
    "contact us"sv,
    "terms of use"sv,
    "privacy policy"sv,
    "previous article"sv,
    "next article"sv,
    "skip to"sv,
    "home >"sv,
    "text size"sv,
    "listen to this"sv,
    "support our journalism"sv,
    "donate"sv,
    "enable javascript"sv,
    "please enable"sv,
};

/// Lines that are wholly one of these.
constexpr std::array kWhole = {
    "advertisement"sv,
    "advertisment"sv,
    "advertising"sv,
    "ad"sv,
    "sponsored"sv,
    "sponsored content"sv,
    "promoted"sv,
    "share"sv,
    "tweet"sv,
    "email"sv,
    "print"sv,
    "comments"sv,
    "comment"sv,
    "menu"sv,
    "search"sv,
    "home"sv,
    "close"sv,
    "login"sv,
    "log in"sv,
    "facebook"sv,
    "twitter"sv,
    "whatsapp"sv,
    "telegram"sv,
    "linkedin"sv,
    "loading"sv,
    "loading..."sv,
    "reply"sv,
    "cancel reply"sv,
    "advertisement - scroll to continue"sv,
    "story continues below advertisement"sv,
    "article continues below"sv,
    "*"sv,
    "***"sv,
    "* * *"sv,
    "---"sv,
    "###"sv,
    "#"sv,
    "ends"sv,
    "-ends-"sv,
    "- ends -"sv,
};

/// "Join Telegram channel", "Join our WhatsApp group": an order followed by a channel.
bool is_invitation(std::string_view folded) {
  if (!folded.starts_with("join ") && !folded.starts_with("follow ") && !folded.starts_with("like "))
    return false;
  for (const auto word : {"channel"sv, "group"sv, "newsletter"sv, "facebook"sv, "twitter"sv, "instagram"sv,
                          "telegram"sv, "whatsapp"sv, "youtube"sv}) {
    if (folded.find(word) != std::string_view::npos) return true;
  }
  return false;
}

/// A file name or address shown as a line: "China_and_Central_Asia_Forge_Pact", "https://...".
bool is_slug(std::string_view line) {
  if (line.find(' ') != std::string_view::npos) return false;
  return std::count(line.begin(), line.end(), '_') >= 2 || line.starts_with("http://") ||
         line.starts_with("https://") || line.starts_with("www.") || line.starts_with('#') ||
         line.starts_with('@');
}

}  // namespace

bool is_boilerplate(std::string_view line) {
  if (line.size() > 300) return false;
  if (is_slug(line)) return true;
  const auto folded = fold(line);
  if (std::find(kWhole.begin(), kWhole.end(), folded) != kWhole.end()) return true;
  if (line.size() <= 140 && is_invitation(folded)) return true;
  return std::any_of(kOpenings.begin(), kOpenings.end(), [&](std::string_view opening) {
    if (!folded.starts_with(opening)) return false;
    // "Subscribers fled", "Donated ..." are words of their own; a full sentence of prose may open so too.
    const auto next = folded.size() > opening.size() ? folded[opening.size()] : ' ';
    const bool whole_word = !(next >= 'a' && next <= 'z') || opening.back() == ' ' || opening == "cookie";
    const bool prose = line.size() > 160 && line.back() == '.' && opening.find(':') == std::string_view::npos;
    return whole_word && !prose;
  });
}

}  // namespace entente::ingest
