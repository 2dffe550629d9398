#pragma once

// Where text stands on a straight page: pieces, each one line of a cell or of prose.

#include <string>
#include <vector>

#include "scan/grey.h"

namespace gouji::scan {

/// Boxes of connected ink, from specks of dust up to characters of a title.
std::vector<PixelBox> FindSpots(const Grey& text, int threshold);

struct Piece {
  PixelBox box;                      ///< Of its ink.
  std::vector<PixelBox> characters;  ///< Spots that overlap from above are one. Left to right.
  int cell = -1;                     ///< Index into the areas; -1 outside of all.
  int line = 0;                      ///< Within its cell, from the top.
};

/// The ink of `text` (without rules), as pieces. `cells` are the areas between the rules; what lies
/// on their edges is a rest of a rule.
std::vector<Piece> FindPieces(const Grey& text, int threshold, const std::vector<PixelBox>& cells);

/// Where the digits of a figure stand, in pixels: the middle ones of its high characters, because a
/// comma hangs below them and % is higher in some fonts. Of a piece without high ones, its box.
struct DigitLine {
  int height = 0;
  int foot = 0;  ///< On the page.
};
DigitLine DigitLineOf(const Piece& piece);

/// The characters of a piece that reads `text`: in coarse print the rings of a closing % stand
/// apart from its stroke, here they are one.
std::vector<PixelBox> CharactersAs(const std::string& text, const Piece& piece);

/// A flat stroke alone in its cell, shorter than 一: nothing to report, or not measured.
bool LooksLikeDash(const Piece& piece);

/// A few specks, all smaller than a digit of 4 pt, and no dash: read, they are letters of any
/// script.
bool LooksLikeDust(const Piece& piece);

/// Whether all its characters are as narrow as digits are; a % may end it.
bool LooksLikeFigure(const Piece& piece);

}  // namespace gouji::scan
