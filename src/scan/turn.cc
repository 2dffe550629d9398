#include "scan/turn.h"

#include <algorithm>
#include <vector>

#include "scan/pieces.h"
#include "scan/words.h"

namespace gouji::scan {

Grey Turned(const Grey& grey, int quarter_turns) {
  if (quarter_turns == 0) return grey;
  const PixPtr pix = ToPix(grey);
  const PixPtr turned = Own(pixRotateOrth(pix.get(), quarter_turns));
  return FromPix(turned.get());
}

PixelBox TurnedBack(const PixelBox& box, int quarter_turns, int width, int height) {
  switch (quarter_turns) {
    case 1:
      return {box.top, height - box.right, box.bottom, height - box.left};
    case 2:
      return {width - box.right, height - box.bottom, width - box.left, height - box.top};
    case 3:
      return {width - box.bottom, box.left, width - box.top, box.right};
    default:
      return box;
  }
}

document::Direction DirectionBefore(int quarter_turns) {
  switch (quarter_turns) {
    case 1:
      return document::Direction::kUp;
    case 2:
      return document::Direction::kLeft;
    case 3:
      return document::Direction::kDown;
    default:
      return document::Direction::kRight;
  }
}

namespace {

/// The mean confidence of some pieces of a few characters; 0 if there are none.
double Legibility(const Grey& ink, int threshold, Tesseract& tesseract) {
  constexpr std::size_t kFewest = 3, kMost = 12, kAsked = 10;  // Characters; pieces.
  std::vector<Piece> pieces = FindPieces(ink, threshold, {});
  std::erase_if(pieces, [](const Piece& piece) {
    return piece.characters.size() < kFewest || piece.characters.size() > kMost ||
           piece.box.width() < 2 * piece.box.height();
  });
  const std::size_t count = std::min(kAsked, pieces.size());
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) {
    sum += ReadWords(ink, pieces[i * pieces.size() / count], tesseract).confidence;
  }
  return count == 0 ? 0 : sum / static_cast<double>(count);
}

}  // namespace

bool RunsDownThePage(const Grey& ink, int threshold) {
  constexpr int kSmallest = 12, kLargest = 90;  // Pixels: no points, no titles.
  std::vector<PixelBox> spots = FindSpots(ink, threshold);
  std::erase_if(spots, [](const PixelBox& spot) {
    return std::max(spot.width(), spot.height()) < kSmallest ||
           std::max(spot.width(), spot.height()) > kLargest;
  });
  // A few hundred are enough.
  constexpr std::size_t kMost = 600;
  const std::size_t step = spots.size() / kMost + 1;
  int across = 0, down = 0;
  for (std::size_t i = 0; i < spots.size(); i += step) {
    double nearest = 1e9;
    bool is_down = false;
    for (std::size_t k = 0; k < spots.size(); ++k) {
      if (k == i) continue;
      // Between the boxes, not their middles: a wide character is no farther.
      const PixelBox &a = spots[i], &b = spots[k];
      const double dx = std::max({0, b.left - a.right, a.left - b.right});
      const double dy = std::max({0, b.top - a.bottom, a.top - b.bottom});
      if ((dx > 0) == (dy > 0) || dx + dy >= nearest) continue;
      nearest = dx + dy;
      is_down = dy > 0;
    }
    if (nearest < 1e9) (is_down ? down : across) += 1;
  }
  constexpr int kFewest = 40;
  return down + across >= kFewest && 2 * down > 3 * across;
}

int FindTurn(const Grey& ink, int threshold, Tesseract& tesseract) {
  int best = 0;
  double most = 0.4;  // Guesses at text upside down have a mean of 0.1 to 0.3.
  const bool is_down = RunsDownThePage(ink, threshold);
  for (const int quarter_turns : is_down ? std::vector{1, 3} : std::vector{0, 2}) {
    const double legibility = Legibility(Turned(ink, quarter_turns), threshold, tesseract);
    if (legibility <= most) continue;
    most = legibility;
    best = quarter_turns;
  }
  return best;
}

}  // namespace gouji::scan
