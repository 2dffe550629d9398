#include "scan/read_page.h"

#include <cmath>
#include <optional>
#include <vector>

#include "base/utf8.h"
#include "scan/figures.h"
#include "scan/ink.h"
#include "scan/pieces.h"
#include "scan/rules.h"
#include "scan/straighten.h"
#include "scan/strip.h"
#include "scan/tesseract.h"
#include "scan/words.h"
#include "table/ruling_grid.h"

namespace gouji::scan {

namespace {

using document::Glyph;
using document::Page;
using document::Rect;

/// Pixels of the straight picture -> points of the page.
struct Scale {
  double left = 0, top = 0;
  double points = 72 / kResolution;

  Rect ToPage(const PixelBox& box) const {
    return {left + box.left * points, top + box.top * points, left + box.right * points,
            top + box.bottom * points};
  }
  PixelBox ToPixels(const Rect& box) const {
    const auto pixel = [&](double point, double origin) {
      return static_cast<int>(std::lround((point - origin) / points));
    };
    return {pixel(box.left, left), pixel(box.top, top), pixel(box.right, left),
            pixel(box.bottom, top)};
  }
};

std::vector<PixelBox> CellsOf(const std::vector<document::Ruling>& rulings, const Scale& scale) {
  const table::GridOptions options;
  std::vector<PixelBox> cells;
  for (const table::Grid& grid : table::FindGrids(table::ToSegments(rulings, options), options)) {
    for (const table::GridCell& cell : grid.cells)
      cells.push_back(scale.ToPixels(grid.BoxOf(cell)));
  }
  return cells;
}

/// Height of figures of 10 pt.
constexpr int kUsualFigure = 29;

/// Read well enough that no other reader has to be asked.
bool IsGood(const Reading& reading) {
  return reading.confidence > (IsFigure(reading.Text()) ? 0.5 : 0.85);
}

/// One character, of any kind: a grade, a mark.
bool IsShort(const Piece& piece) { return piece.box.width() < 1.4 * piece.box.height(); }

/// Readings of the pieces that `is_chosen` picks, from strips of about a row's length.
void ReadShort(const Grey& text, const std::vector<Piece>& pieces, Tesseract& tesseract,
               std::vector<Reading>* readings) {
  std::vector<const Piece*> strip;
  std::vector<std::size_t> at;
  constexpr std::size_t kLongest = 20;
  const auto read = [&] {
    std::vector<Reading> read = ReadStrip(text, strip, Model::kHan, "", tesseract);
    for (std::size_t i = 0; i < at.size(); ++i) {
      if (read[i].confidence > (*readings)[at[i]].confidence)
        (*readings)[at[i]] = std::move(read[i]);
    }
    strip.clear();
    at.clear();
  };
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!IsShort(pieces[i]) || IsGood((*readings)[i])) continue;
    strip.push_back(&pieces[i]);
    at.push_back(i);
    if (at.size() == kLongest) read();
  }
  if (!at.empty()) read();
}

std::vector<Reading> ReadPieces(const Grey& text, const std::vector<Piece>& pieces,
                                Tesseract& tesseract) {
  std::vector<Reading> readings(pieces.size());
  std::vector<const Piece*> figures;
  std::vector<std::size_t> at;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!LooksLikeFigure(pieces[i])) continue;
    figures.push_back(&pieces[i]);
    at.push_back(i);
  }
  std::vector<Reading> read = ReadFigures(text, figures, tesseract);
  for (std::size_t i = 0; i < at.size(); ++i) readings[at[i]] = std::move(read[i]);
  ReadShort(text, pieces, tesseract, &readings);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (IsGood(readings[i])) continue;
    Reading words = ReadWords(text, pieces[i], tesseract);
    if (words.confidence > readings[i].confidence || readings[i].characters.empty()) {
      readings[i] = std::move(words);
    }
  }
  return readings;
}

/// The line that a piece is set on, as high as its type: figures fill three quarters of that
/// height, Chinese characters nearly all of it.
PixelBox LineBox(const Reading& reading, const Piece& piece) {
  const PixelBox& box = piece.box;
  if (!IsFigure(reading.Text())) {
    return {box.left, box.top - box.height() / 20, box.right, box.bottom + box.height() / 20};
  }
  if (2 * box.height() < kUsualFigure) {  // A dash.
    return {box.left, box.top - kUsualFigure / 2, box.right, box.bottom + kUsualFigure / 2};
  }
  // The middle of the digits: % is higher in some fonts, a comma lower.
  std::vector<int> heights, bottoms;
  for (const PixelBox& c : piece.characters) {
    if (3 * c.height() < 2 * box.height()) continue;
    heights.push_back(c.height());
    bottoms.push_back(c.bottom);
  }
  const auto middle = [](std::vector<int>& values) {
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), at, values.end());
    return *at;
  };
  const int height = heights.empty() ? box.height() : middle(heights);
  const int bottom = bottoms.empty() ? box.bottom : middle(bottoms);
  return {box.left, bottom - height - height / 5, box.right, bottom + height / 10};
}

/// Type is set with white around each character, which the boxes of its ink leave out. Those of a
/// piece fill it, so that nobody takes the white for a blank.
std::vector<PixelBox> WithoutGaps(const Reading& reading, const Piece& piece) {
  const PixelBox line = LineBox(reading, piece);
  std::vector<PixelBox> boxes;
  for (const ReadCharacter& character : reading.characters) boxes.push_back(character.box);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const int left = i == 0 ? piece.box.left : boxes[i - 1].right;
    const bool last = i + 1 == boxes.size();
    const int right = last ? piece.box.right : (boxes[i].right + boxes[i + 1].left) / 2;
    boxes[i] = {left, line.top, std::max(right, left), line.bottom};
  }
  return boxes;
}

void AddReading(const Reading& reading, const Piece& piece, const Scale& scale, Page* page) {
  if (reading.characters.empty()) return;
  document::RecognisedPiece recognised;
  recognised.first_glyph = static_cast<int>(page->glyphs.size());
  recognised.text = reading.Text();
  recognised.confidence = reading.confidence;
  recognised.alternatives = reading.alternatives;
  const std::vector<PixelBox> boxes = WithoutGaps(reading, piece);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const ReadCharacter& character = reading.characters[i];
    Glyph glyph;
    glyph.text = character.text;
    glyph.box = scale.ToPage(boxes[i]);
    glyph.font_size = LineBox(reading, piece).height() * scale.points;
    glyph.source = document::GlyphSource::kOcr;
    glyph.confidence = static_cast<float>(character.confidence);
    page->glyphs.push_back(std::move(glyph));
  }
  recognised.glyph_count = static_cast<int>(page->glyphs.size()) - recognised.first_glyph;
  page->pieces.push_back(std::move(recognised));
}

/// Below it a piece counts as doubtful.
constexpr double kDoubtful = 0.6;
/// A page of which a larger share is doubtful was not read well enough.
constexpr double kMostDoubtful = 0.25;

document::Recognition Judge(const Page& page) {
  document::Recognition recognition;
  double sum = 0;
  for (const document::RecognisedPiece& piece : page.pieces) {
    ++recognition.pieces;
    recognition.doubtful += piece.confidence < kDoubtful;
    sum += piece.confidence;
  }
  if (recognition.pieces > 0) recognition.confidence = sum / recognition.pieces;
  recognition.enough = recognition.doubtful <= kMostDoubtful * recognition.pieces;
  return recognition;
}

Result<void> Read(const document::Raster& raster, const ScanOptions& options, Page* page) {
  TRY_ASSIGN(const Grey ink, FindInk(raster));
  const int threshold = InkThreshold(ink);
  const Grey straight = Straightened(ink, FindWarp(ink, threshold));
  const std::vector<Rule> rules = FindRules(straight, threshold);
  const Scale scale = {raster.box.left, raster.box.top};
  std::vector<document::Ruling> rulings;
  for (const Rule& rule : rules) rulings.push_back({scale.ToPage(rule.box)});
  const Grey text = WithoutRules(straight, rules, threshold);
  const std::vector<Piece> pieces = FindPieces(text, threshold, CellsOf(rulings, scale));
  TRY_ASSIGN(Tesseract tesseract, Tesseract::Load(options.models));
  const std::vector<Reading> readings = ReadPieces(text, pieces, tesseract);
  for (std::size_t i = 0; i < pieces.size(); ++i) AddReading(readings[i], pieces[i], scale, page);
  page->rulings.insert(page->rulings.end(), rulings.begin(), rulings.end());
  page->recognition = Judge(*page);
  return {};
}

}  // namespace

Result<void> ReadPage(const document::Raster& raster, const ScanOptions& options, Page* page) {
  setMsgSeverity(L_SEVERITY_NONE);
  return Read(raster, options, page);
}

}  // namespace gouji::scan
