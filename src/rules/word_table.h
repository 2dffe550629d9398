#pragma once

// Words of a table, looked up at a position of a text: the longest one wins.

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace gouji::rules {

template <typename T>
class WordTable {
 public:
  struct Entry {
    std::u32string word;
    T value;
  };

  /// Several entries may have the same word.
  void Add(std::string_view word, T value) {
    Entry entry{ToUtf32(word), std::move(value)};
    if (entry.word.empty()) return;
    const std::size_t index = entries_.size();
    entries_.push_back(std::move(entry));
    Insert(by_first_[entries_.back().word.front()], index);
    Insert(by_last_[entries_.back().word.back()], index);
  }
  void Remove(std::string_view word) {
    const std::u32string key = ToUtf32(word);
    if (key.empty()) return;
    const auto same = [&](std::size_t index) { return entries_[index].word == key; };
    std::erase_if(by_first_[key.front()], same);
    std::erase_if(by_last_[key.back()], same);
  }

  /// The longest word that starts at `position` and that `accept(entry, end)` allows; null if none.
  template <typename Accept>
  const Entry* LongestAt(std::u32string_view text, std::size_t position, Accept accept) const {
    if (position >= text.size()) return nullptr;
    const auto found = by_first_.find(text[position]);
    if (found == by_first_.end()) return nullptr;
    for (const std::size_t index : found->second) {
      const Entry& entry = entries_[index];
      if (text.substr(position).starts_with(entry.word) &&
          accept(entry, position + entry.word.size())) {
        return &entry;
      }
    }
    return nullptr;
  }
  const Entry* LongestAt(std::u32string_view text, std::size_t position) const {
    return LongestAt(text, position, [](const Entry&, std::size_t) { return true; });
  }
  /// The longest word that ends at `end`, does not start before `floor`, and that
  /// `accept(entry, begin)` allows; null if none.
  template <typename Accept>
  const Entry* LongestBefore(std::u32string_view text, std::size_t end, std::size_t floor,
                             Accept accept) const {
    if (end <= floor) return nullptr;
    const auto found = by_last_.find(text[end - 1]);
    if (found == by_last_.end()) return nullptr;
    for (const std::size_t index : found->second) {
      const Entry& entry = entries_[index];
      if (entry.word.size() <= end - floor && text.substr(0, end).ends_with(entry.word) &&
          accept(entry, end - entry.word.size())) {
        return &entry;
      }
    }
    return nullptr;
  }
  const Entry* LongestBefore(std::u32string_view text, std::size_t end, std::size_t floor) const {
    return LongestBefore(text, end, floor, [](const Entry&, std::size_t) { return true; });
  }

 private:
  using Bucket = std::vector<std::size_t>;  // Indices of entries, the longest word first.
  void Insert(Bucket& bucket, std::size_t index) {
    const auto place = std::find_if(bucket.begin(), bucket.end(), [&](std::size_t other) {
      return entries_[other].word.size() < entries_[index].word.size();
    });
    bucket.insert(place, index);
  }

  std::vector<Entry> entries_;
  std::unordered_map<char32_t, Bucket> by_first_, by_last_;
};

}  // namespace gouji::rules
