#pragma once

// What was recognised in the pixels of a page: text that may be wrong, and says how sure it is.

#include <string>
#include <vector>

namespace gouji::document {

/// How much of a scanned page was read, and how well. A piece is a cell, or a line of prose.
struct Recognition {
  int pieces = 0;         ///< With text.
  int doubtful = 0;       ///< Read with a confidence below the floor of the reader.
  double confidence = 0;  ///< Mean of the pieces' means, 0 to 1.
  bool enough = false;    ///< False: nothing may be concluded from what it says.
};

/// Another way to read the pixels of a piece.
struct Alternative {
  std::string text;
  std::string reader;     ///< Who read it so: "eng", "HanS", "shapes" ...
  double confidence = 0;  ///< 0 to 1.
};

/// A cell as it was read; of prose, a figure of a line, or the words between figures.
struct RecognisedPiece {
  int first_glyph = 0, glyph_count = 0;  ///< In Page::glyphs; successive.
  std::string text;
  std::string read;  ///< As its reader read it, if `text` was put right; "" otherwise.
  double confidence = 0;
  std::vector<Alternative> alternatives;  ///< Best first; other texts than `text`.
};

}  // namespace gouji::document
