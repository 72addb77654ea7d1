// Events that people come together for, by their names; wars, elections and cups are none.
#pragma once

#include <string>

namespace entente::ingest {

/// "24th Summit of ...", "COP28", "Shangri-La Dialogue".
bool is_gathering_name(const std::string& name);

}  // namespace entente::ingest
