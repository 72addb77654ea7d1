// Cards of people that lost their layout: where a page shows a name again, turned round, with the post under
// it, text taken from it runs "... Boris Titov Titov BorisCommissioner for Rights: Mr President, ...".
#pragma once

#include <string_view>
#include <vector>

#include "ingest/document.hpp"

namespace entente::ingest {

/// The cards in `text`, in order: each from the second "Titov" to the colon after the post, that included, or
/// to the end of the glued word where no colon is near. Offsets are into `text`.
std::vector<Span> find_name_cards(std::string_view text);

}  // namespace entente::ingest
