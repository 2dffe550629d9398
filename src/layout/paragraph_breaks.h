#pragma once

// Where one paragraph ends and the next begins: the decision between two successive lines.

#include <map>
#include <string>
#include <vector>

#include "document/page.h"
#include "layout/paragraph.h"
#include "layout/placed_text.h"

namespace gouji::layout {

/// A line of prose, without the words of tables and without Markdown marks.
struct ProseLine {
  PlacedText placed;
  document::Rect box;
  double font_size = 0;
  int page = 0;
  int number = 0;  ///< Of a text file, from 1; 0 elsewhere.
  int hashes = 0;  ///< Level of a Markdown heading.
  bool bullet = false;
  bool after_rule = false;  ///< A drawn rule (---) stood before it.
  bool upright = true;      ///< It runs to the right.
  double page_width = 0;
};

/// What is usual in the document; taken from all its lines of prose.
struct ProseShape {
  double left = 0, right = 0;  ///< The margins of the text, on pages of one width.
  double pitch = 0;            ///< Between the middles of two lines of a paragraph; 0: unknown.
  double font_size = 0;
  double wrap_columns = 0;  ///< Of plain text: the width at which it was wrapped; 0: it was not.
};
/// [page width, to the point]
using ProseShapes = std::map<int, ProseShape>;
ProseShapes FindProseShapes(const std::vector<ProseLine>& lines);
/// REQUIRES: `line` is one of those that `shapes` were found in.
const ProseShape& ShapeFor(const ProseLine& line, const ProseShapes& shapes);

/// True if `next` begins a new paragraph. `last` is the last line of the paragraph `so_far`.
bool BreaksText(const std::string& so_far, const ProseLine& last, const ProseLine& next,
                const ProseShape& shape, const ParagraphOptions& options);
bool BreaksPage(const std::string& so_far, int lines_so_far, const ProseLine& last,
                const ProseLine& next, const ProseShape& shape, const ParagraphOptions& options);

/// True for a short text with a heading's mark and no sentence in it.
bool LooksLikeHeading(const std::string& text);

}  // namespace gouji::layout
