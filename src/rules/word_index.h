#pragma once

// Many words, looked for in a text in one pass over it.

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace gouji::rules {

class WordIndex {
 public:
  /// Words are numbered from 0 as they come. REQUIRES: valid UTF-8, not empty.
  void Add(std::string_view word) {
    std::size_t first = 0;
    by_first_[NextCodePoint(word, &first)].emplace_back(word, size_);
    ++size_;
  }
  std::size_t size() const { return size_; }
  /// The number of a word, which is added if it is new.
  std::size_t NumberOf(std::string_view word) {
    std::size_t first = 0;
    for (const auto& [known, number] : by_first_[NextCodePoint(word, &first)]) {
      if (known == word) return number;
    }
    Add(word);
    return size_ - 1;
  }

  /// Calls visit(number, size of the word) for each word that starts at byte `position`, by number.
  template <typename Visit>
  void ForEachAt(std::string_view text, std::size_t position, Visit visit) const {
    std::size_t next = position;
    const auto found = by_first_.find(NextCodePoint(text, &next));
    if (found == by_first_.end()) return;
    for (const auto& [word, number] : found->second) {
      if (text.substr(position).starts_with(word)) visit(number, word.size());
    }
  }

  /// By number: whether the text holds the word.
  std::vector<bool> In(std::string_view text) const {
    std::vector<bool> held(size_, false);
    for (std::size_t at = 0; at < text.size(); NextCodePoint(text, &at)) {
      ForEachAt(text, at, [&](std::size_t number, std::size_t) { held[number] = true; });
    }
    return held;
  }

 private:
  std::unordered_map<char32_t, std::vector<std::pair<std::string, std::size_t>>> by_first_;
  std::size_t size_ = 0;
};

/// Of each list one word, by its number.
using Needs = std::vector<std::vector<std::size_t>>;

/// `held` is WordIndex::In of a text.
inline bool AreMet(const Needs& needs, const std::vector<bool>& held) {
  for (const std::vector<std::size_t>& words : needs) {
    bool one = false;
    for (const std::size_t word : words) one = one || held[word];
    if (!one) return false;
  }
  return true;
}

}  // namespace gouji::rules
