#pragma once

// Figures drawn one below the other, as the pieces that FindPieces makes of them.

#include <deque>
#include <string>
#include <vector>

#include "drawn_ink.h"
#include "scan/pieces.h"

namespace gouji::scan {

struct DrawnFigures {
  Grey page;
  std::vector<std::string> texts;
  std::vector<Piece> pieces;  ///< One for each text.

  std::vector<const Piece*> Pointers() const {
    std::vector<const Piece*> pointers;
    for (const Piece& piece : pieces) pointers.push_back(&piece);
    return pointers;
  }
};

/// `noise`: as AddNoise.
inline DrawnFigures DrawFigures(const std::vector<std::string>& texts, int noise,
                                std::uint32_t seed = 1) {
  constexpr int kColumns = 4, kWide = 220, kHigh = 70;
  DrawnFigures figures;
  figures.texts = texts;
  const int count = static_cast<int>(texts.size());
  figures.page = Grey::Blank(kColumns * kWide, (count / kColumns + 1) * kHigh);
  std::vector<PixelBox> cells;
  for (int i = 0; i < count; ++i) {
    const int left = i % kColumns * kWide, top = i / kColumns * kHigh;
    cells.push_back({left, top, left + kWide, top + kHigh});
    const PixPtr pix = ToPix(Crop(figures.page, cells.back()));
    Grey cell = FromPix(pix.get());
    DrawText(texts[static_cast<std::size_t>(i)], 20, 15, &cell);
    Paint(cell, left, top, &figures.page);
  }
  if (noise > 0) AddNoise(noise, seed, &figures.page);
  figures.page = Smoothed(figures.page, 1);
  figures.pieces = FindPieces(figures.page, kThreshold, cells);
  return figures;
}

/// Figures with all digits, 40 of them.
inline std::vector<std::string> ManyFigures() {
  std::vector<std::string> texts;
  for (int i = 0; i < 40; ++i) texts.push_back(std::to_string(1023 + 8641 * i % 9000));
  return texts;
}

inline std::vector<std::string> ManyShares() {
  std::vector<std::string> texts;
  for (int i = 0; i < 40; ++i) {
    texts.push_back(std::to_string(10 + 37 * i % 90) + "." + std::to_string(10 + 71 * i % 90));
  }
  return texts;
}

}  // namespace gouji::scan
