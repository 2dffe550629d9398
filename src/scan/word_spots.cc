#include "scan/word_spots.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "base/utf8.h"

namespace gouji::scan {

namespace {

// Of the height of the line's ink, which is a little less than the size of the type. Widths as type
// has them, tried on the third set of scans.
constexpr double kHanWidth = 0.95, kLatinWidth = 0.5, kMarkWidth = 0.3;
/// Wider than any character: two that touch, or one that was not read.
constexpr double kWidest = 1.35;
/// By which the width of a character may differ from the usual, on the mean.
constexpr double kMostOff = 0.3;
constexpr std::size_t kMostSpots = 6;  ///< Of one character, 州 and 川 among them.

/// How wide its ink is.
double WidthOf(const ReadCharacter& character) {
  std::size_t offset = 0;
  const char32_t c = NextCodePoint(character.text, &offset);
  if (IsHan(c)) return kHanWidth;
  return IsWide(c) ? kMarkWidth : kLatinWidth;
}

bool HasHan(const Reading& reading) {
  return std::any_of(reading.characters.begin(), reading.characters.end(),
                     [](const ReadCharacter& c) {
                       std::size_t offset = 0;
                       return IsHan(NextCodePoint(c.text, &offset));
                     });
}

}  // namespace

void PlaceOnSpots(const Piece& piece, Reading* reading) {
  const std::vector<PixelBox>& spots = piece.characters;
  const std::size_t characters = reading->characters.size();
  if (characters == 0 || spots.size() < characters || !HasHan(*reading)) return;
  constexpr double kNotYet = std::numeric_limits<double>::max();
  const double height = piece.box.height();
  // [spots taken]: the least that the characters so far are off.
  std::vector<double> least(spots.size() + 1, kNotYet);
  least[0] = 0;
  // [character][spots taken]: how many the characters before it take.
  std::vector<std::vector<std::size_t>> taken_before;
  for (const ReadCharacter& character : reading->characters) {
    std::vector<double> next(spots.size() + 1, kNotYet);
    std::vector<std::size_t> before(spots.size() + 1);
    const double usual = WidthOf(character);
    for (std::size_t from = 0; from < spots.size(); ++from) {
      if (least[from] == kNotYet) continue;
      const std::size_t last = std::min(spots.size(), from + kMostSpots);
      for (std::size_t to = from + 1; to <= last; ++to) {
        const double width = (spots[to - 1].right - spots[from].left) / height;
        if (width > kWidest) break;
        const double off = least[from] + std::abs(width - usual);
        if (off >= next[to]) continue;
        next[to] = off;
        before[to] = from;
      }
    }
    least = std::move(next);
    taken_before.push_back(std::move(before));
  }
  std::size_t end = spots.size();
  if (least[end] > kMostOff * static_cast<double>(characters)) return;
  for (std::size_t i = characters; i-- > 0;) {
    const std::size_t begin = taken_before[i][end];
    PixelBox& box = reading->characters[i].box;
    box.left = spots[begin].left;
    box.right = spots[end - 1].right;
    end = begin;
  }
}

}  // namespace gouji::scan
