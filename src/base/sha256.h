#pragma once

// The SHA-256 of bytes, in lower-case hex: the name of a document and the stable id of a finding.

#include <string>
#include <string_view>

namespace gouji {

std::string Sha256Hex(std::string_view bytes);

}  // namespace gouji
