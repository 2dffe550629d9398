#pragma once

// The names of a page that are put right, each in the light of the others.

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "scan/name_correction.h"
#include "scan/tesseract.h"

namespace gouji::scan {

/// How a name is read once more.
struct Look {
  Model model = Model::kHan;
  double scale = 1;     ///< Of its picture.
  std::string allowed;  ///< As Tesseract::ReadLine.
};

/// What is right instead, for the `names` (by index) of which that is known. `read_again` is asked
/// for a name that is in doubt; more often only where it is nearly one that exists.
std::map<std::size_t, Correction> CorrectTogether(
    const Vocabulary& vocabulary, const std::vector<ReadName>& names,
    const std::function<ReadName(std::size_t, const Look&)>& read_again);

}  // namespace gouji::scan
