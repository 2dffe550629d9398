#pragma once

// Administrative divisions: rules/places.tsv, which explains its columns.

#include <string>
#include <vector>

#include "base/result.h"

namespace gouji::rules {

struct Place {
  std::string name;
  int parent = -1;  ///< Index of the division that it lies in, which stands before it; -1: none.
};

/// Reads the file from each of `folders`: later ones add divisions, and to a division of the same
/// code what lies in it. Errors: see rules/tsv_file.h; also a code that is not six digits, a
/// division without a name, and one that lies in none that was named before.
Result<std::vector<Place>> LoadPlaces(const std::vector<std::string>& folders);

}  // namespace gouji::rules
