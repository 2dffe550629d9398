#pragma once

// The shapes of a page's own figures.
//
// The figures of a table are set in one font and went through one scanner, so that hundreds of
// equal shapes stand on a page, each with noise of its own. The mean of those that Tesseract read
// alike is nearly without noise; held against each figure of the page it tells 3 from 5 and finds
// the points where a recogniser that has never seen this font guesses. A line is explained from
// left to right as a row of shapes with white between them, the row that leaves least ink
// unexplained (Kopec and Chou: document image decoding).

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "scan/pieces.h"
#include "scan/reading.h"

namespace gouji::scan {

/// A piece that somebody read, to learn from.
struct Lesson {
  const Piece* piece = nullptr;
  std::string text;  ///< ASCII.
};

class Shapes {
 public:
  /// `height`: of the figures, in pixels.
  Shapes(const Grey& text, int height) : text_(&text), height_(height) {}

  /// Learns from all lessons anew. Those whose text has another number of characters than the piece
  /// has spots teach nothing.
  void Learn(const std::vector<Lesson>& lessons);

  /// Whether a text has a character that is not known.
  bool lacks(const std::string& text) const;

  /// Whether each of 0 to 9 has been seen often enough to be told from the others.
  bool knows_all_digits() const;

  /// What each piece says in these shapes; nothing for a piece without ink. Confidences compare the
  /// reading with the next best, and what it leaves unexplained with what is usual among `pieces`:
  /// near 0 for what is no line of these shapes.
  std::vector<std::optional<Reading>> Read(const std::vector<const Piece*>& pieces) const;

 private:
  /// Ink of a stretch of a line, column by column: 0 is white, 1 black.
  struct Strip {
    int width = 0, height = 0;
    std::vector<float> ink;
    const float* Column(int x) const {
      return ink.data() + static_cast<std::ptrdiff_t>(x) * height;
    }
    float* Column(int x) { return ink.data() + static_cast<std::ptrdiff_t>(x) * height; }
  };
  struct Shape {
    char character = 0;
    int samples = 0;
    Strip mean;
    double energy = 0;  ///< Sum of squares.
  };

  Strip CutStrip(const PixelBox& box, int base_line) const;
  static double Distance(const Strip& a, const Strip& b);

  /// The best row of shapes, and how much worse the next is.
  struct Decoded {
    struct Placed {
      std::size_t shape = 0;
      int left = 0;
      double margin = 1;  ///< By how much the next best is worse, as a share of what parts them.
      double unexplained = 0;  ///< Share of its ink, and a little: points are small.
      char other = 0;          ///< The next best here; 0: none at all.
    };
    std::vector<Placed> placed;
    double cost = std::numeric_limits<double>::infinity();
    double ink = 0;           ///< Sum of squares of all the line.
    double left_white = 0;    ///< Of it, what no shape explains.
    double point_margin = 1;  ///< By how much one more point would be worse, in its own ink.
  };
  Decoded Decode(const Strip& strip) const;
  Decoded DecodePiece(const Piece& piece) const;

  /// Medians of a shape over all pieces.
  struct Usual {
    double margin = 1, unexplained = 1;
  };
  Reading ToReading(const Piece& piece, const Decoded& decoded,
                    const std::vector<Usual>& usual) const;
  static double ConfidenceOf(const Decoded::Placed& placed, const Usual& usual);

  const Grey* text_;
  int height_;
  std::vector<Shape> shapes_;
  double greatest_energy_ = 1e-6;
  std::vector<double> apart_;  ///< [a × shapes + b]: how far two shapes are apart without noise.
};

}  // namespace gouji::scan
