#pragma once

// The names of a page that are put right, each in the light of the others.

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "scan/name_correction.h"

namespace gouji::scan {

/// What is right instead, for the `names` (by index) of which that is known. `read_again` asks the
/// second reader for one of them, once and only where the first is in doubt.
std::map<std::size_t, Correction> CorrectTogether(
    const Vocabulary& vocabulary, const std::vector<ReadName>& names,
    const std::function<ReadName(std::size_t)>& read_again);

}  // namespace gouji::scan
