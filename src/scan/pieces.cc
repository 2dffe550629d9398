#include "scan/pieces.h"

#include <cmath>
#include <map>
#include <utility>

namespace gouji::scan {

namespace {

constexpr int kSpeck = 3;        ///< A decimal point of 9 pt is 4 pixels wide, dust is less.
constexpr int kFaint = 12;       ///< What is hardly ink at its darkest is a shadow of a seal.
constexpr int kLargest = 260;    ///< Larger than characters of a title: a picture, a seal.
constexpr int kEdge = 7;         ///< Rests of rules lie on the edges of their cells.
constexpr double kUsualEm = 42;  ///< 10 pt.

int Darkest(const Grey& text, const PixelBox& box) {
  int darkest = 255;
  for (int y = box.top; y < box.bottom; ++y) {
    for (int x = box.left; x < box.right; ++x) darkest = std::min<int>(darkest, text.Row(y)[x]);
  }
  return darkest;
}

/// The height of a line of text on this page.
double FindEm(const std::vector<PixelBox>& spots) {
  std::vector<int> heights;
  for (const PixelBox& spot : spots) {
    if (spot.height() >= 12 && spot.height() <= 90) heights.push_back(spot.height());
  }
  if (heights.size() < 20) return kUsualEm;
  // Figures are three quarters of an em high, whole Chinese characters nine tenths.
  const auto at = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() * 8 / 10);
  std::nth_element(heights.begin(), at, heights.end());
  return std::clamp(*at * 1.15, 24.0, 90.0);
}

bool OverlapX(const PixelBox& a, const PixelBox& b) {
  const int shared = std::min(a.right, b.right) - std::max(a.left, b.left);
  return 3 * shared > std::min(a.width(), b.width());
}

double OverlapY(const PixelBox& a, const PixelBox& b) {
  const double shared = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return shared / std::min(a.height(), b.height());
}

std::vector<PixelBox> Characters(std::vector<PixelBox> spots) {
  std::sort(spots.begin(), spots.end(),
            [](const PixelBox& a, const PixelBox& b) { return a.left < b.left; });
  std::vector<PixelBox> characters;
  for (const PixelBox& spot : spots) {
    if (!characters.empty() && OverlapX(characters.back(), spot)) {
      characters.back() = Union(characters.back(), spot);
    } else {
      characters.push_back(spot);
    }
  }
  return characters;
}

/// Specks that float above the foot of the line, where no mark of a figure stands: dust. Marks of
/// Chinese characters that are as small belong to a spot beside them.
void DropDust(const PixelBox& line, std::vector<PixelBox>* characters) {
  const double small = line.height() / 4.0;
  std::erase_if(*characters, [&](const PixelBox& c) {
    return c.width() < small && c.height() < small && c.bottom < line.bottom - small;
  });
}

Piece ToPiece(std::vector<PixelBox> spots, int cell, int line) {
  Piece piece;
  piece.box = spots.front();
  for (const PixelBox& spot : spots) piece.box = Union(piece.box, spot);
  piece.characters = Characters(std::move(spots));
  const PixelBox first = piece.characters.front();
  DropDust(piece.box, &piece.characters);
  if (piece.characters.empty()) piece.characters = {first};
  piece.cell = cell;
  piece.line = line;
  return piece;
}

struct Band {
  int top = 0, bottom = 0;
  std::vector<PixelBox> spots;
};

/// One flat stroke of a character.
bool IsStroke(const Band& band, double em) {
  return band.spots.size() == 1 && band.bottom - band.top < 0.3 * em &&
         band.spots[0].width() > 0.4 * em;
}

/// The lines of one cell: rows of ink with white between them.
void AddLinesOfCell(std::vector<PixelBox> spots, int cell, double em, std::vector<Piece>* pieces) {
  std::sort(spots.begin(), spots.end(),
            [](const PixelBox& a, const PixelBox& b) { return a.top < b.top; });
  std::vector<Band> bands;
  for (const PixelBox& spot : spots) {
    if (bands.empty() || spot.top >= bands.back().bottom) {
      bands.push_back({spot.top, spot.bottom, {spot}});
    } else {
      bands.back().bottom = std::max(bands.back().bottom, spot.bottom);
      bands.back().spots.push_back(spot);
    }
  }
  // Strokes of 二 and 三, the dot of i: parts of one line.
  for (std::size_t i = 0; i + 1 < bands.size();) {
    const Band& a = bands[i];
    const Band& b = bands[i + 1];
    const bool low = std::min(a.bottom - a.top, b.bottom - b.top) < 0.6 * em;
    // Alone in its cell 二 has nothing between its strokes. Lines are set further apart.
    const double widest = IsStroke(a, em) && IsStroke(b, em) ? 0.75 * em : 0.35 * em;
    const bool close = b.top - a.bottom < widest && b.bottom - a.top < 1.25 * em;
    if (!low || !close) {
      ++i;
      continue;
    }
    bands[i].bottom = std::max(bands[i].bottom, b.bottom);
    bands[i].spots.insert(bands[i].spots.end(), b.spots.begin(), b.spots.end());
    bands.erase(bands.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
  // Specks of noise alone are no line.
  std::erase_if(bands, [&](const Band& band) {
    return band.bottom - band.top < 0.2 * em &&
           std::all_of(band.spots.begin(), band.spots.end(),
                       [&](const PixelBox& s) { return s.width() < 0.25 * em; });
  });
  int line = 0;
  for (Band& band : bands) pieces->push_back(ToPiece(std::move(band.spots), cell, line++));
}

/// Spots outside of cells, from left to right into lines of their own.
void AddLinesOfPage(std::vector<PixelBox> spots, double em, std::vector<Piece>* pieces) {
  struct Chain {
    std::vector<PixelBox> spots;
    PixelBox recent;  ///< The last em of it: lines may still rise and fall.
  };
  std::sort(spots.begin(), spots.end(),
            [](const PixelBox& a, const PixelBox& b) { return a.left < b.left; });
  std::vector<Chain> chains;
  std::vector<std::size_t> open;  // Indices of chains that may go on.
  for (const PixelBox& spot : spots) {
    std::erase_if(open,
                  [&](std::size_t i) { return spot.left - chains[i].recent.right > 1.2 * em; });
    std::size_t best = chains.size();
    double most = 0.45;
    for (const std::size_t i : open) {
      const double overlap = OverlapY(chains[i].recent, spot);
      const double height =
          std::max(chains[i].recent.bottom, spot.bottom) - std::min(chains[i].recent.top, spot.top);
      if (overlap <= most ||
          height > 1.6 * std::max({em, 1.0 * spot.height(), 1.0 * chains[i].recent.height()}))
        continue;
      best = i;
      most = overlap;
    }
    if (best == chains.size()) {
      open.push_back(best);
      chains.push_back({{spot}, spot});
      continue;
    }
    Chain& chain = chains[best];
    chain.spots.push_back(spot);
    PixelBox recent = spot;
    for (auto s = chain.spots.rbegin(); s != chain.spots.rend() && spot.left - s->left < 3 * em;
         ++s) {
      recent = Union(recent, *s);
    }
    chain.recent = recent;
  }
  // What began as two strokes of one character.
  std::vector<Piece> lines;
  for (Chain& chain : chains) lines.push_back(ToPiece(std::move(chain.spots), -1, 0));
  std::sort(lines.begin(), lines.end(),
            [](const Piece& a, const Piece& b) { return a.box.width() > b.box.width(); });
  std::vector<Piece> merged;
  for (Piece& line : lines) {
    const auto host = std::find_if(merged.begin(), merged.end(), [&](const Piece& m) {
      const int gap_y = std::max(m.box.top, line.box.top) - std::min(m.box.bottom, line.box.bottom);
      const int gap_x = std::max(m.box.left, line.box.left) - std::min(m.box.right, line.box.right);
      const int height =
          std::max(m.box.bottom, line.box.bottom) - std::min(m.box.top, line.box.top);
      return gap_y < 0.3 * em && gap_x < 0.5 * em &&
             height < 1.3 * std::max<double>(em, m.box.height());
    });
    if (host == merged.end()) {
      merged.push_back(std::move(line));
      continue;
    }
    std::vector<PixelBox> all = host->characters;
    all.insert(all.end(), line.characters.begin(), line.characters.end());
    *host = ToPiece(std::move(all), -1, 0);
  }
  std::erase_if(merged, [&](const Piece& m) {
    return m.box.height() < 0.2 * em && m.box.width() < 0.4 * em;
  });
  for (Piece& line : merged) pieces->push_back(std::move(line));
}

/// Whether other lines show that columns part at `x`: on several one piece ends and the next one
/// begins near it, and hardly a character lies across.
bool ColumnsPartAt(double x, double em, const std::vector<Piece>& pieces, const Piece& but) {
  constexpr int kSeveral = 4;
  constexpr double kNear = 1.5;
  std::vector<const Piece*> ending, beginning;
  int across = 0;
  for (const Piece& piece : pieces) {
    if (&piece == &but || piece.cell >= 0) continue;
    if (piece.box.right <= x && x - piece.box.right < kNear * em) ending.push_back(&piece);
    if (piece.box.left >= x && piece.box.left - x < kNear * em) beginning.push_back(&piece);
    if (piece.box.right <= x || piece.box.left >= x) continue;
    across += std::any_of(piece.characters.begin(), piece.characters.end(),
                          [&](const PixelBox& c) { return c.left < x && x < c.right; });
  }
  const auto lines = std::count_if(ending.begin(), ending.end(), [&](const Piece* left) {
    return std::any_of(beginning.begin(), beginning.end(),
                       [&](const Piece* right) { return OverlapY(left->box, right->box) > 0.5; });
  });
  return lines >= kSeveral && 4 * across <= lines;
}

/// Columns may stand no farther apart than the characters of a spaced head (类　别): 10 and the
/// name beside it are two pieces if 1 to 9 and theirs are.
void PartColumns(double em, std::vector<Piece>* pieces) {
  constexpr double kLeast = 0.6;
  std::vector<Piece> parted;
  for (const Piece& piece : *pieces) {
    std::vector<PixelBox> part;
    for (const PixelBox& c : piece.characters) {
      const double gap = part.empty() || piece.cell >= 0 ? 0 : c.left - part.back().right;
      if (gap > kLeast * em &&
          ColumnsPartAt((c.left + part.back().right) / 2.0, em, *pieces, piece)) {
        parted.push_back(ToPiece(std::exchange(part, {}), piece.cell, piece.line));
      }
      part.push_back(c);
    }
    const bool is_whole = part.size() == piece.characters.size();
    parted.push_back(is_whole ? piece : ToPiece(std::move(part), piece.cell, piece.line));
  }
  *pieces = std::move(parted);
}

bool OnEdge(const PixelBox& spot, const PixelBox& cell) {
  const double x = (spot.left + spot.right) / 2.0, y = spot.middle();
  return x < cell.left + kEdge || x > cell.right - kEdge || y < cell.top + kEdge ||
         y > cell.bottom - kEdge;
}

}  // namespace

std::vector<PixelBox> FindSpots(const Grey& text, int threshold) {
  const PixPtr bits = Darker(text, threshold);
  std::vector<PixelBox> spots;
  const BoxaPtr boxes(pixConnCompBB(bits.get(), 8));
  if (boxes == nullptr) return spots;
  for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
    l_int32 left = 0, top = 0, width = 0, height = 0;
    boxaGetBoxGeometry(boxes.get(), i, &left, &top, &width, &height);
    if ((width < kSpeck && height < kSpeck) || width > kLargest || height > kLargest) continue;
    const PixelBox box = {left, top, left + width, top + height};
    if (Darkest(text, box) > threshold - kFaint) continue;
    spots.push_back(box);
  }
  return spots;
}

std::vector<Piece> FindPieces(const Grey& text, int threshold, const std::vector<PixelBox>& cells) {
  const std::vector<PixelBox> spots = FindSpots(text, threshold);
  const double em = FindEm(spots);
  std::vector<std::vector<PixelBox>> inside(cells.size());
  std::vector<PixelBox> outside;
  // Cells by bands of the page, so that each spot looks at few.
  constexpr int kBand = 64;
  std::map<int, std::vector<std::size_t>> near;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    for (int band = cells[i].top / kBand; band <= cells[i].bottom / kBand; ++band)
      near[band].push_back(i);
  }
  for (const PixelBox& spot : spots) {
    const double x = (spot.left + spot.right) / 2.0, y = spot.middle();
    const auto band = near.find(static_cast<int>(y) / kBand);
    std::size_t cell = cells.size();
    if (band != near.end()) {
      for (const std::size_t i : band->second) {
        if (x >= cells[i].left && x < cells[i].right && y >= cells[i].top && y < cells[i].bottom)
          cell = i;
      }
    }
    if (cell == cells.size()) {
      outside.push_back(spot);
    } else if (!OnEdge(spot, cells[cell])) {
      inside[cell].push_back(spot);
    }
  }
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!inside[i].empty()) AddLinesOfCell(std::move(inside[i]), static_cast<int>(i), em, &pieces);
  }
  AddLinesOfPage(std::move(outside), em, &pieces);
  PartColumns(em, &pieces);
  return pieces;
}

DigitLine DigitLineOf(const Piece& piece) {
  std::vector<int> heights, feet;
  for (const PixelBox& c : piece.characters) {
    if (4 * c.height() < 3 * piece.box.height()) continue;
    heights.push_back(c.height());
    feet.push_back(c.bottom);
  }
  if (feet.empty()) return {piece.box.height(), piece.box.bottom};
  const auto middle = [](std::vector<int>& values) {
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), at, values.end());
    return *at;
  };
  return {middle(heights), middle(feet)};
}

std::vector<PixelBox> CharactersAs(const std::string& text, const Piece& piece) {
  if (!text.ends_with('%')) return piece.characters;
  // It is 0.7 (half-width) to 1.3 times as wide as digits are high, and the middle of its first
  // ring lies up to 0.97 times that from its end; the middle of the digit before it at least 1.1
  // times.
  constexpr double kWide = 1.03;
  const double begin = piece.box.right - kWide * DigitLineOf(piece).height;
  std::vector<PixelBox> characters = piece.characters;
  while (characters.size() > 1) {
    const PixelBox& previous = characters[characters.size() - 2];
    if (previous.left + previous.right < 2 * begin) break;
    characters[characters.size() - 2] = Union(previous, characters.back());
    characters.pop_back();
  }
  return characters;
}

bool LooksLikeDust(const Piece& piece) {
  constexpr std::size_t kAFew = 5;  // More are dots that lead somewhere.
  constexpr int kSpeck = 12;
  return piece.characters.size() <= kAFew &&
         std::all_of(piece.characters.begin(), piece.characters.end(), [](const PixelBox& spot) {
           const bool is_flat = spot.width() >= 2 * spot.height();
           return !is_flat && std::max(spot.width(), spot.height()) <= kSpeck;
         });
}

bool LooksLikeDash(const Piece& piece) {
  constexpr int kLongest = 36, kHighest = 9;  // Of 9 to 12 pt.
  return piece.characters.size() == 1 && piece.box.height() <= kHighest &&
         piece.box.width() >= 2 * piece.box.height() && piece.box.width() <= kLongest;
}

bool LooksLikeFigure(const Piece& piece) {
  // Digits are half as wide as high, 0.65 in the widest fonts; Chinese characters are square. Two
  // digits that touch are as wide.
  const double height = piece.box.height();
  int square = 0;
  for (std::size_t i = 0; i < piece.characters.size(); ++i) {
    const PixelBox& character = piece.characters[i];
    const bool last = i + 1 == piece.characters.size();
    const double widest = last && i > 0 ? 1.6 : 0.85;
    square += character.width() > widest * height && character.height() > 0.4 * height;
  }
  return square == 0 || 3 * square <= static_cast<int>(piece.characters.size());
}

}  // namespace gouji::scan
