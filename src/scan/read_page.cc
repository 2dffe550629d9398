#include "scan/read_page.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "scan/erase_rules.h"
#include "scan/figures.h"
#include "scan/ink.h"
#include "scan/names.h"
#include "scan/pieces.h"
#include "scan/read_pieces.h"
#include "scan/rules.h"
#include "scan/straighten.h"
#include "scan/tesseract.h"
#include "scan/turn.h"
#include "scan/type_size.h"
#include "table/ruling_grid.h"

namespace gouji::scan {

namespace {

using document::Glyph;
using document::Page;
using document::Rect;

/// A pixel in points, of a page that is as large as it says.
constexpr double kPoint = 72 / kResolution;

/// Pixels of the straight picture -> points of the page.
struct Placement {
  double left = 0, top = 0;   ///< Of the picture on the page.
  double point = kPoint;      ///< A pixel, in points of the page.
  int quarter_turns = 0;      ///< That made it upright.
  int width = 0, height = 0;  ///< Before.

  Rect ToPage(const PixelBox& upright) const {
    const PixelBox box = TurnedBack(upright, quarter_turns, width, height);
    return {left + box.left * point, top + box.top * point, left + box.right * point,
            top + box.bottom * point};
  }
};

/// The areas between rules, by the code that finds the tables of pages.
std::vector<PixelBox> CellsOf(const std::vector<Rule>& rules) {
  std::vector<document::Ruling> rulings;
  for (const Rule& rule : rules) {
    const PixelBox& b = rule.box;
    rulings.push_back({{b.left * kPoint, b.top * kPoint, b.right * kPoint, b.bottom * kPoint}});
  }
  const table::GridOptions options;
  const auto pixel = [](double points) { return static_cast<int>(std::lround(points / kPoint)); };
  std::vector<PixelBox> cells;
  for (const table::Grid& grid : table::FindGrids(table::ToSegments(rulings, options), options)) {
    for (const table::GridCell& cell : grid.cells) {
      const Rect box = grid.BoxOf(cell);
      cells.push_back({pixel(box.left), pixel(box.top), pixel(box.right), pixel(box.bottom)});
    }
  }
  return cells;
}

/// Height of figures of 10 pt.
constexpr int kUsualFigure = 29;

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
  const auto [height, bottom] = DigitLineOf(piece);
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

/// A reading as it goes onto the page: whole, or in words and figures of which each has its own
/// confidence.
std::vector<LinePart> PartsOf(const Reading& reading) {
  const std::size_t count = reading.characters.size();
  if (reading.figures.empty()) return {{0, count, reading.confidence, reading.alternatives}};
  std::vector<LinePart> parts;
  std::size_t next = 0;
  const auto add_words_until = [&](std::size_t end) {
    if (end == next) return;
    LinePart words = {next, end - next, 1, {}};
    for (; next < end; ++next) {
      words.confidence = std::min(words.confidence, reading.characters[next].confidence);
    }
    parts.push_back(std::move(words));
  };
  for (const LinePart& figure : reading.figures) {
    add_words_until(figure.first);
    parts.push_back(figure);
    next = figure.first + figure.count;
  }
  add_words_until(count);
  return parts;
}

void AddReading(const Reading& reading, const Piece& piece, const Placement& placement,
                Page* page) {
  const auto first = static_cast<int>(page->glyphs.size());
  const std::vector<PixelBox> boxes = WithoutGaps(reading, piece);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const ReadCharacter& character = reading.characters[i];
    Glyph glyph;
    glyph.text = character.text;
    glyph.box = placement.ToPage(boxes[i]);
    glyph.font_size = LineBox(reading, piece).height() * placement.point;
    glyph.direction = DirectionBefore(placement.quarter_turns);
    glyph.source = document::GlyphSource::kOcr;
    glyph.confidence = static_cast<float>(character.confidence);
    page->glyphs.push_back(std::move(glyph));
  }
  for (LinePart& part : PartsOf(reading)) {
    if (part.count == 0) continue;
    document::RecognisedPiece recognised;
    recognised.first_glyph = first + static_cast<int>(part.first);
    recognised.glyph_count = static_cast<int>(part.count);
    for (std::size_t i = 0; i < part.count; ++i) {
      recognised.text += reading.characters[part.first + i].text;
    }
    recognised.confidence = part.confidence;
    recognised.alternatives = std::move(part.alternatives);
    if (reading.reader == kNamesReader) recognised.read = reading.alternatives.front().text;
    page->pieces.push_back(std::move(recognised));
  }
}

/// Below it a piece counts as doubtful.
constexpr double kDoubtful = 0.6;
/// A page of which a larger share is doubtful was not read well enough.
constexpr double kMostDoubtful = 0.25;
/// Tesseract answers noise with 0.75 to 0.92 a character; pages down to L3 have 0.96 and more.
constexpr double kLeastMean = 0.94;

bool IsEnough(const document::Recognition& recognition) {
  return recognition.doubtful <= kMostDoubtful * recognition.pieces &&
         (recognition.pieces == 0 || recognition.confidence >= kLeastMean);
}

/// What an upright picture of ink says.
struct InkReading {
  std::vector<Rule> rules;
  Grey text;  ///< Without the rules.
  std::vector<Piece> pieces;
  std::vector<Reading> readings;  ///< Of each piece.
};

InkReading ReadInk(const Grey& ink, int threshold, Tesseract& tesseract, Pictures* pictures) {
  const Grey straight = Straightened(ink, FindWarp(ink, threshold));
  InkReading read;
  read.rules = FindRules(straight, threshold);
  read.text = WithoutRules(straight, read.rules, threshold);
  read.pieces = FindPieces(read.text, threshold, CellsOf(read.rules));
  std::erase_if(read.pieces, [&](const Piece& piece) {
    return IsRestOfRule(piece.box, read.rules) || LooksLikeDust(piece);
  });
  if (pictures != nullptr) pictures->straight = DrawStraight(straight, read.rules, read.pieces);
  read.readings = ReadPieces(read.text, read.pieces, tesseract);
  return read;
}

document::Recognition Judge(const std::vector<Reading>& readings) {
  document::Recognition recognition;
  double sum = 0;
  for (const Reading& reading : readings) {
    if (reading.characters.empty()) continue;
    ++recognition.pieces;
    recognition.doubtful += reading.confidence < kDoubtful;
    double of_characters = 0;
    for (const ReadCharacter& c : reading.characters) of_characters += c.confidence;
    sum += of_characters / static_cast<double>(reading.characters.size());
  }
  if (recognition.pieces > 0) recognition.confidence = sum / recognition.pieces;
  recognition.enough = IsEnough(recognition);
  return recognition;
}

/// Of several images of a page.
document::Recognition Together(const document::Recognition& a, const document::Recognition& b) {
  document::Recognition both;
  both.pieces = a.pieces + b.pieces;
  both.doubtful = a.doubtful + b.doubtful;
  if (both.pieces > 0) {
    both.confidence = (a.confidence * a.pieces + b.confidence * b.pieces) / both.pieces;
  }
  both.enough = IsEnough(both);
  return both;
}

/// Of the size that type tells, what the file does not say.
void SetSize(const document::Raster& raster, double resolution, Page* page) {
  page->width = raster.width * 72 / resolution;
  page->height = raster.height * 72 / resolution;
  for (document::Image& image : page->images) image.box = {0, 0, page->width, page->height};
}

}  // namespace

Result<void> ReadPage(const document::Raster& raster, Tesseract& tesseract, Page* page,
                      const Vocabulary* vocabulary, Pictures* pictures) {
  setMsgSeverity(L_SEVERITY_NONE);
  TRY_ASSIGN(const SizedInk sized, FindSizedInk(raster));
  const Grey& ink = sized.ink;
  if (pictures != nullptr) pictures->ink = DrawInk(ink);
  const int threshold = InkThreshold(ink);
  Placement placement = {raster.box.left, raster.box.top, kPoint, 0, ink.width, ink.height};
  if (raster.box_is_guessed) {
    SetSize(raster, sized.resolution, page);
  } else {
    placement.point *= sized.resolution / raster.resolution();
  }
  const auto read_turned = [&](int quarter_turns) {
    placement.quarter_turns = quarter_turns;
    return ReadInk(Turned(ink, quarter_turns), threshold, tesseract, pictures);
  };
  const bool is_down = RunsDownThePage(ink, threshold);
  InkReading read = read_turned(is_down ? FindTurn(ink, threshold, tesseract) : 0);
  document::Recognition recognition = Judge(read.readings);
  if (!recognition.enough && !is_down) {
    const int turn = FindTurn(ink, threshold, tesseract);
    if (turn != 0) {
      read = read_turned(turn);
      recognition = Judge(read.readings);
    }
  }
  if (vocabulary != nullptr) {
    CorrectNames(read.text, read.pieces, *vocabulary, tesseract, &read.readings);
    // Whether the page was read well enough is not for the vocabulary to say.
    recognition.doubtful = Judge(read.readings).doubtful;
  }
  for (std::size_t i = 0; i < read.pieces.size(); ++i) {
    AddReading(read.readings[i], read.pieces[i], placement, page);
  }
  for (const Rule& rule : read.rules) page->rulings.push_back({placement.ToPage(rule.box)});
  page->recognition = page->recognition ? Together(*page->recognition, recognition) : recognition;
  return {};
}

}  // namespace gouji::scan
