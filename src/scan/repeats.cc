#include "scan/repeats.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gouji::scan {

namespace {

constexpr int kSizeOff = 3;       ///< Pixels by which outlines of one word differ.
constexpr int kShift = 2;         ///< ... and by which one lies beside the other.
constexpr double kMostOff = 0.2;  ///< Share of its ink that noise moves, character by character.

struct Word {
  int width = 0, height = 0;
  std::vector<float> ink;  ///< Rows; 0 is white.
};

Word CutOut(const Grey& text, const PixelBox& box) {
  const Grey part = Crop(text, box);
  Word word = {part.width, part.height, {}};
  for (const std::uint8_t sample : part.samples) {
    word.ink.push_back(static_cast<float>(std::max(0, 240 - sample)) / 240.0F);
  }
  return word;
}

/// Whether of each part that both are cut into, as wide as a digit, little enough ink differs.
bool IsSameAt(const Word& a, const Word& b, int dx, int dy) {
  const int side = std::max(a.height / 2, 1);
  for (int left = 0; left < a.width; left += side) {
    double off = 0, ink = 0;
    const int right = std::min(a.width, left + side);
    for (int y = 0; y < a.height; ++y) {
      const int by = y + dy;
      for (int x = left; x < right; ++x) {
        const int bx = x + dx;
        const bool inside = bx >= 0 && bx < b.width && by >= 0 && by < b.height;
        const float mine = a.ink[static_cast<std::size_t>(y * a.width + x)];
        const float other = inside ? b.ink[static_cast<std::size_t>(by * b.width + bx)] : 0.0F;
        off += static_cast<double>((mine - other) * (mine - other));
        ink += static_cast<double>(mine * mine + other * other) / 2;
      }
    }
    if (ink > 1 && off >= kMostOff * ink) return false;
  }
  return true;
}

bool IsSame(const Word& a, const Word& b) {
  if (std::abs(a.width - b.width) > kSizeOff || std::abs(a.height - b.height) > kSizeOff)
    return false;
  for (int dy = -kShift; dy <= kShift; ++dy) {
    for (int dx = -kShift; dx <= kShift; ++dx) {
      if (IsSameAt(a, b, dx, dy)) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<std::vector<std::size_t>> FindRepeats(const Grey& text,
                                                  const std::vector<const Piece*>& pieces) {
  std::vector<std::vector<std::size_t>> groups;
  std::vector<Word> firsts;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    Word word = CutOut(text, pieces[i]->box);
    std::size_t group = 0;
    while (group < groups.size() && !IsSame(firsts[group], word)) ++group;
    if (group == groups.size()) {
      groups.emplace_back();
      firsts.push_back(std::move(word));
    }
    groups[group].push_back(i);
  }
  return groups;
}

std::vector<std::size_t> FindDifferent(const Grey& text, const std::vector<const Piece*>& pieces,
                                       std::size_t most) {
  std::vector<std::size_t> different;
  std::vector<Word> words;
  for (std::size_t i = 0; i < pieces.size() && different.size() < most; ++i) {
    Word word = CutOut(text, pieces[i]->box);
    const bool known =
        std::any_of(words.begin(), words.end(), [&](const Word& w) { return IsSame(w, word); });
    if (known) continue;
    different.push_back(i);
    words.push_back(std::move(word));
  }
  return different;
}

}  // namespace gouji::scan
