#pragma once

// Claim patterns: rules/patterns.yaml. The file's head documents kinds, roles and macros.

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "rules/file_position.h"

namespace gouji::rules {

struct Pattern {
  std::string id;     ///< "P04"
  std::string name;   ///< For people.
  std::string kind;   ///< Claim::kind.
  std::string regex;  ///< RE2 syntax, macros expanded; named groups are roles.
  std::vector<std::string> examples, counter_examples;
  FilePosition position;
};

struct Patterns {
  std::vector<Pattern> list;  ///< In file order, which is the order of trust.
};

/// Errors: see rules/yaml_file.h; also a regex that does not compile, an unknown kind or role, an
/// example that does not match or a counter-example that does.
Result<Patterns> LoadPatterns(const std::vector<std::string>& folders);

}  // namespace gouji::rules
