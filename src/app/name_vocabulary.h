#pragma once

// What the reader of scanned pages knows of names, from the rule files.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "scan/vocabulary.h"

namespace gouji::app {

/// `more`: the folders of --rules. Errors carry the file, line and column.
Result<scan::Vocabulary> LoadNameVocabulary(const std::vector<std::string>& more);

/// Loaded when the first scanned page asks for it.
class LazyVocabulary {
 public:
  explicit LazyVocabulary(std::vector<std::string> more) : more_(std::move(more)) {}
  const Result<scan::Vocabulary>& Get() {
    if (!vocabulary_) vocabulary_.emplace(LoadNameVocabulary(more_));
    return *vocabulary_;
  }

 private:
  std::vector<std::string> more_;
  std::optional<Result<scan::Vocabulary>> vocabulary_;
};

}  // namespace gouji::app
