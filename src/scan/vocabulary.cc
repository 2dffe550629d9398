#include "scan/vocabulary.h"

#include <algorithm>
#include <cstdint>

#include "base/sha256.h"
#include "base/utf8.h"

namespace gouji::scan {

namespace {

void AddNumber(std::uint32_t number, std::string* bytes) {
  for (int i = 0; i < 4; ++i) *bytes += static_cast<char>(number >> (8 * i));
}

/// With its length before it: no two lists of texts have the same bytes.
void AddText(const std::u32string& text, std::string* bytes) {
  AddNumber(static_cast<std::uint32_t>(text.size()), bytes);
  for (const char32_t c : text) AddNumber(c, bytes);
}

void AddSorted(const std::unordered_set<std::u32string>& words, std::string* bytes) {
  std::vector<const std::u32string*> sorted;
  for (const std::u32string& word : words) sorted.push_back(&word);
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return *a < *b; });
  AddNumber(static_cast<std::uint32_t>(sorted.size()), bytes);
  for (const std::u32string* word : sorted) AddText(*word, bytes);
}

}  // namespace

std::u32string FoldName(std::string_view text) {
  std::u32string folded;
  for (char32_t c : ToUtf32(text)) {
    constexpr char32_t kFirstWide = 0xFF01, kLastWide = 0xFF5E, kToHalf = 0xFEE0;
    if (c >= kFirstWide && c <= kLastWide) c -= kToHalf;
    if (c != ' ' && c != 0x3000) folded += c;
  }
  return folded;
}

int Vocabulary::AddPlace(std::string_view name, int parent) {
  const int index = static_cast<int>(places_.size());
  places_.push_back({FoldName(name), parent});
  by_name_[places_.back().name].push_back(index);
  return index;
}

void Vocabulary::AddWord(std::string_view word) {
  if (std::u32string folded = FoldName(word); folded.size() > 1) words_.insert(std::move(folded));
}

void Vocabulary::AddPart(std::string_view part) {
  if (std::u32string folded = FoldName(part); !folded.empty()) parts_.insert(std::move(folded));
}

void Vocabulary::AddAlike(std::string_view character, std::string_view alike) {
  const std::u32string one = ToUtf32(character);
  if (one.size() == 1) alike_[one.front()] += ToUtf32(alike);
}

void Vocabulary::AddUnread(std::string_view character) {
  const std::u32string one = ToUtf32(character);
  if (one.size() == 1) unread_.insert(one.front());
}

bool Vocabulary::AreAlike(char32_t a, char32_t b) const {
  const auto has = [&](char32_t one, char32_t other) {
    const auto found = alike_.find(one);
    return found != alike_.end() && found->second.find(other) != std::u32string::npos;
  };
  return has(a, b) || has(b, a);
}

std::string Vocabulary::Hash() const {
  std::string bytes;
  AddNumber(static_cast<std::uint32_t>(places_.size()), &bytes);
  for (const Place& place : places_) {
    AddText(place.name, &bytes);
    AddNumber(static_cast<std::uint32_t>(place.parent), &bytes);
  }
  AddSorted(words_, &bytes);
  AddSorted(parts_, &bytes);
  std::vector<char32_t> characters;
  for (const auto& [character, alike] : alike_) characters.push_back(character);
  std::sort(characters.begin(), characters.end());
  for (const char32_t character : characters) {
    AddNumber(character, &bytes);
    AddText(alike_.at(character), &bytes);
  }
  AddText(std::u32string(unread_.begin(), unread_.end()), &bytes);
  return "sha256:" + Sha256Hex(bytes);
}

const std::vector<int>& Vocabulary::PlacesNamed(const std::u32string& name) const {
  static const std::vector<int> none;
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? none : found->second;
}

}  // namespace gouji::scan
