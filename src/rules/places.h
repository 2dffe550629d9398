#pragma once

// What is known of names on scanned pages: administrative divisions in rules/places.tsv, characters
// that look alike in alike.tsv, those that no reader knows in unread.tsv. Each file explains its
// columns.

#include <string>
#include <vector>

#include "base/result.h"

namespace gouji::rules {

struct Place {
  std::string name;
  int parent = -1;  ///< Index of the division that it lies in, which stands before it; -1: none.
};

/// A character and those that readers mistake for it, from rules/alike.tsv.
struct Alike {
  std::string character, alike;
};

/// Later folders add rows. Errors: see rules/tsv_file.h; also a row that is not of one character
/// and others.
Result<std::vector<Alike>> LoadAlike(const std::vector<std::string>& folders);

/// Characters that the models for scanned pages do not have, from rules/unread.tsv. Later folders
/// add some. Errors: see rules/tsv_file.h; also a row that is not one character.
Result<std::vector<std::string>> LoadUnread(const std::vector<std::string>& folders);

/// Reads the file from each of `folders`: later ones add divisions, and to a division of the same
/// code what lies in it. Errors: see rules/tsv_file.h; also a code that is not six digits, a
/// division without a name or with another one, and one that lies in none that was named before.
Result<std::vector<Place>> LoadPlaces(const std::vector<std::string>& folders);

}  // namespace gouji::rules
