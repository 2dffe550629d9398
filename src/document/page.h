#pragma once

// What a reader delivers: pages of positioned text and lines, whatever the file format was.
//
// Lengths are points (1/72 inch); the origin is the top left corner of the page as displayed (after
// /Rotate), y grows downwards; pages count from 1, as people quote them.
//
// Plain text has no layout of its own. Its reader sets it on a grid so that every later stage sees
// the same kind of page: line n has its top at (n - 1) × kTextLinePt, a character is kTextColumnPt
// wide (twice that if it is wide), and `Glyph::line` keeps the line number that people quote.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "document/recognition.h"

namespace gouji::document {

inline constexpr double kTextLinePt = 12;
inline constexpr double kTextColumnPt = 6;

struct Rect {
  double left = 0, top = 0, right = 0, bottom = 0;
  double width() const { return right - left; }
  double height() const { return bottom - top; }
  friend bool operator==(const Rect&, const Rect&) = default;
};

/// The smallest box around both.
inline Rect Union(const Rect& a, const Rect& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

/// Where a value was seen. Every value that reaches a report carries one.
struct Place {
  std::string document_id;  ///< "sha256:" and the hash of the file, in hex.
  int page = 0;             ///< 0: the document as a whole.
  Rect box;
  int line = 0;  ///< Of a text file, from 1; 0 where the format has no lines.
};

/// Damage that was worked around, or a doubt: shown in reports, never fatal.
enum class NoteSeverity { kInfo, kWarning, kError };
struct Note {
  NoteSeverity severity = NoteSeverity::kWarning;
  std::string message;  ///< One lower-case sentence, as in Error.
  Place place;
  /// What it is about, for programs; does not change with the wording: "page.scan",
  /// "page.large_image", "page.untrusted", "page.recovered", "page.damaged", "page.cut_off",
  /// "page.missing_tables", "page.hidden_text", "page.doubtful", "file.repaired", "page.repaired",
  /// "page.many_lines", "text.controls", "row.no_name", "row.unknown_name".
  std::string kind = {};
};
using Notes = std::vector<Note>;

enum class GlyphSource : std::uint8_t { kPdfText, kOcr, kPlainText };
/// The way in which the text runs on the displayed page.
enum class Direction : std::uint8_t { kRight, kDown, kLeft, kUp };

struct Glyph {
  std::string text;  ///< UTF-8; more than one code point for a ligature; blanks are glyphs too.
  Rect box;
  double font_size = 0;
  std::uint32_t code = 0;  ///< The raw character code in its font; 0 where there is none.
  int font = -1;           ///< Index into Page::fonts; -1 where there is none.
  int line = 0;            ///< Of a text file, from 1; 0 elsewhere.
  Direction direction = Direction::kRight;
  GlyphSource source = GlyphSource::kPdfText;
  /// Nobody sees it: the hidden layer of a scan (render mode 3), no size or opacity, white on the
  /// white page, painted over.
  bool invisible = false;
  bool vertical = false;  ///< Set in vertical writing mode.
  float descent = 0;      ///< How far the box reaches below the baseline, seen as the text runs.
  float confidence = 1;   ///< 0 to 1; 1 for text that was read and not recognised.
};

struct Font {
  std::string name;  ///< Without the subset tag; "" if the file does not say.
  bool embedded = false;
  bool has_unicode = false;  ///< It has a ToUnicode map or a known encoding.
};

/// An axis-parallel drawn line: a stroke, a thin rectangle, or dashes and dots joined into one.
struct Ruling {
  enum class Kind : std::uint8_t { kStroke, kFill, kDashed };
  Rect box;  ///< The short side is the stroke's width.
  Kind kind = Kind::kStroke;
  bool horizontal() const { return box.width() >= box.height(); }
};

/// A filled area that is no ruling: a zebra stripe, a header's background.
struct Shade {
  Rect box;
};

struct Image {
  Rect box;  ///< As clipped.
  int pixel_width = 0, pixel_height = 0;
};

enum class PageKind : std::uint8_t {
  kText,
  kScan,   ///< An image covers the page and hardly any text is visible.
  kMixed,  ///< Text, and an image large enough to hold more.
  kBlank,
};

/// Whether the characters are what a person sees on the page.
enum class Trust : std::uint8_t {
  kTrusted,
  kRecovered,  ///< GB18030 bytes behind a Western font, decoded again.
  kUntrusted,  ///< A font without a map to Unicode, or text drawn as outlines: not read.
};

struct Page {
  int number = 0;
  double width = 0, height = 0;  ///< As displayed.
  int rotation = 0;              ///< The /Rotate that was applied: 0, 90, 180 or 270.
  PageKind kind = PageKind::kText;
  Trust trust = Trust::kTrusted;
  std::string trust_reason;   ///< One sentence; "" when trusted.
  std::vector<Glyph> glyphs;  ///< In the order of the content stream.
  std::vector<Ruling> rulings;
  std::vector<Shade> shades;
  std::vector<Image> images;
  std::vector<Font> fonts;
  /// Of a page with pixels that were read (scan/). Glyphs and rulings then are those of the page
  /// made straight.
  std::optional<Recognition> recognition;
  std::vector<RecognisedPiece> pieces;  ///< Ascending by first glyph.
};

struct Document {
  std::string id;      ///< "sha256:" and the hash of the file, in hex.
  std::string path;    ///< As given on the command line; "-" for standard input.
  std::string format;  ///< "pdf", "text" or "markdown": the reader's name.
  std::string title;   ///< From the file's own metadata; "" if it has none.
  std::vector<Page> pages;
};

}  // namespace gouji::document
