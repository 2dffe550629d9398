#pragma once

// Where in a rule file something stands, for errors that a person can act on.

#include <string>

#include "base/result.h"

namespace gouji::rules {

struct FilePosition {
  std::string file;
  int line = 0, column = 0;  ///< From 1; 0: unknown.
  std::string ToString() const {
    std::string text = file;
    if (line > 0) text += ":" + std::to_string(line);
    if (line > 0 && column > 0) text += ":" + std::to_string(column);
    return text;
  }
};

/// An entry of a further folder that takes the place of an earlier folder's.
struct Replacement {
  FilePosition entry, replaced;
};

/// "rules/units.tsv:12:3: unknown suffix class "x"; expected one of ..."
inline Error RuleError(const FilePosition& at, std::string message) {
  return {ErrorCode::kInvalid, std::move(message), at.ToString()};
}

}  // namespace gouji::rules
