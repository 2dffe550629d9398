#pragma once

// Raised and lowered small print: the 9 of a footnote mark behind 250, the 2 of m² and of CO₂.
// Such characters are part of no number and are written as what they are, "250⁹", "CO₂".

#include <string>
#include <string_view>

namespace gouji::layout {

enum class Script : char { kNone, kSuper, kSub };

/// `text` with each character in its raised or lowered form; those of which Unicode has none (①, *,
/// †, ideographs, most lowered letters, the point) stay as they are.
std::string InScript(std::string_view text, Script script);

}  // namespace gouji::layout
