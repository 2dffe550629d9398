#pragma once

// The names that a page may print: divisions, heads, and the words that names of offices are made
// of. Filled by the caller; scan/ has no rule files of its own.

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace gouji::scan {

/// Text as names are compared: without blanks, signs in half width.
std::u32string FoldName(std::string_view text);

class Vocabulary {
 public:
  struct Place {
    std::u32string name;
    int parent = -1;  ///< Index of the division that it lies in; -1 for none.
  };

  /// Parents before what lies in them. Its index.
  int AddPlace(std::string_view name, int parent);
  /// What fills a cell: a head, 合计.
  void AddWord(std::string_view word);
  /// What stands beside others in the name of an office: 财政, 局.
  void AddPart(std::string_view part);

  /// One character, and those that it is mistaken for.
  void AddAlike(std::string_view character, std::string_view alike);

  /// One that the models do not have: they always answer another.
  void AddUnread(std::string_view character);

  const std::vector<Place>& places() const { return places_; }
  const std::unordered_set<std::u32string>& words() const { return words_; }
  const std::unordered_set<std::u32string>& parts() const { return parts_; }
  bool AreAlike(char32_t a, char32_t b) const;
  bool IsUnread(char32_t character) const { return unread_.contains(character); }
  /// "sha256:..." over all that was added: equal ones correct names equally.
  std::string Hash() const;
  /// Indices of the places with that name.
  const std::vector<int>& PlacesNamed(const std::u32string& name) const;

 private:
  std::vector<Place> places_;
  std::unordered_map<std::u32string, std::vector<int>> by_name_;
  std::unordered_set<std::u32string> words_, parts_;
  std::unordered_map<char32_t, std::u32string> alike_;
  std::set<char32_t> unread_;
};

}  // namespace gouji::scan
