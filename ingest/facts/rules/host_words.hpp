// Words that tell of guests and their hosts: how one comes, where hosts stand, what is done and said to a
// guest.
#pragma once

#include <string>

namespace entente::ingest {

/// What one comes in: "his plane", "the president's motorcade".
bool is_carrier(const std::string& noun);
/// Coming to a place or getting out of what one came in.
bool is_arriving(const std::string& verb);
/// Where hosts stand when their guests come.
bool is_spot(const std::string& noun);
/// Done to a guest by the one at whose place he is.
bool is_hospitality(const std::string& verb);
/// Said to a guest; at the other's own place it is said face to face.
bool is_said_to_face(const std::string& verb);
/// Of somebody who is far away, or at another time.
bool is_remote(const std::string& verb);

}  // namespace entente::ingest
