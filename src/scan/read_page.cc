#include "scan/read_page.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <vector>

#include "base/utf8.h"
#include "scan/figures.h"
#include "scan/ink.h"
#include "scan/names.h"
#include "scan/pieces.h"
#include "scan/repeats.h"
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
  return reading.confidence > (IsFigure(reading.Text()) ? 0.7 : 0.85);
}

/// Pieces as high as the figures of the page, whose characters touch.
std::vector<bool> FindFigures(const std::vector<Piece>& pieces) {
  std::map<int, int> heights;  // Of those that surely look like figures.
  for (const Piece& piece : pieces) {
    if (piece.characters.size() > 1 && LooksLikeFigure(piece)) ++heights[piece.box.height()];
  }
  std::vector<bool> are_figures;
  for (const Piece& piece : pieces) {
    const int height = piece.box.height();
    int alike = 0;
    for (auto at = heights.lower_bound(height - 1); at != heights.end() && at->first <= height + 1; ++at) {
      alike += at->second;
    }
    constexpr int kFewest = 8;
    are_figures.push_back(LooksLikeFigure(piece) || alike >= kFewest);
  }
  return are_figures;
}

/// One character, of any kind: a grade, a mark.
bool IsShort(const Piece& piece) { return piece.box.width() < 1.4 * piece.box.height(); }

/// A character that stands alone is often overlooked; three in a row are not. What most of the row
/// was read as.
Reading ReadShort(const Grey& text, const std::vector<const Piece*>& alike, Tesseract& tesseract) {
  constexpr std::size_t kRow = 3;
  std::vector<const Piece*> row;
  for (std::size_t i = 0; i < kRow; ++i) row.push_back(alike[i * alike.size() / kRow]);
  std::map<std::string, std::pair<int, double>> votes;
  for (const Reading& reading : ReadStrip(text, row, Model::kHan, "", tesseract)) {
    for (const ReadCharacter& c : reading.characters) {
      ++votes[c.text].first;
      votes[c.text].second += c.confidence;
    }
  }
  Reading best;
  best.reader = Name(Model::kHan);
  if (votes.empty()) return best;
  const auto most = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) {
    return a.second < b.second;
  });
  const auto [count, sum] = most->second;
  best.confidence = sum / count * std::min(1.0, static_cast<double>(count) / kRow);
  best.characters.push_back({most->first, alike.front()->box, best.confidence});
  return best;
}

/// The same word a few times: the reading that is surest among those that most agree on.
Reading ReadWord(const Grey& text, const std::vector<const Piece*>& alike, Tesseract& tesseract) {
  if (IsShort(*alike.front())) {
    Reading reading = ReadShort(text, alike, tesseract);
    if (IsGood(reading)) return reading;
  }
  constexpr std::size_t kMost = 3;
  std::vector<Reading> readings;
  for (std::size_t i = 0; i < std::min(kMost, alike.size()); ++i) {
    readings.push_back(ReadWords(text, *alike[i * alike.size() / std::min(kMost, alike.size())], tesseract));
  }
  std::map<std::string, double> votes;
  for (const Reading& reading : readings) votes[reading.Text()] += 0.1 + reading.confidence;
  return *std::max_element(readings.begin(), readings.end(), [&](const Reading& a, const Reading& b) {
    return std::pair(votes[a.Text()], a.confidence) < std::pair(votes[b.Text()], b.confidence);
  });
}

/// A reading of one piece, at the place of another that looks the same.
Reading MovedTo(const Piece& piece, const Reading& reading, const PixelBox& from) {
  Reading moved = reading;
  for (ReadCharacter& c : moved.characters) {
    const int dx = piece.box.left - from.left;
    c.box = {c.box.left + dx, piece.box.top, c.box.right + dx, piece.box.bottom};
  }
  return moved;
}

std::vector<Reading> ReadPieces(const Grey& text, const std::vector<Piece>& pieces,
                                Tesseract& tesseract) {
  std::vector<Reading> readings(pieces.size());
  std::vector<const Piece*> figures;
  std::vector<std::size_t> at;
  const std::vector<bool> are_figures = FindFigures(pieces);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!are_figures[i]) continue;
    figures.push_back(&pieces[i]);
    at.push_back(i);
  }
  std::vector<Reading> read = ReadFigures(text, figures, tesseract);
  for (std::size_t i = 0; i < at.size(); ++i) readings[at[i]] = std::move(read[i]);
  std::vector<const Piece*> words;
  at.clear();
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (IsGood(readings[i])) continue;
    words.push_back(&pieces[i]);
    at.push_back(i);
  }
  for (const std::vector<std::size_t>& group : FindRepeats(text, words)) {
    std::vector<const Piece*> alike;
    for (const std::size_t i : group) alike.push_back(words[i]);
    const Reading reading = ReadWord(text, alike, tesseract);
    const PixelBox from = reading.characters.empty() ? alike.front()->box
                                                     : PixelBox{reading.characters.front().box.left, 0, 0, 0};
    for (const std::size_t i : group) {
      Reading& present = readings[at[i]];
      if (reading.confidence <= present.confidence && !present.characters.empty()) continue;
      present = MovedTo(*words[i], reading, from);
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
  if (reading.reader == kNamesReader) recognised.read = reading.alternatives.front().text;
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
  std::vector<Reading> readings = ReadPieces(text, pieces, tesseract);
  if (options.vocabulary != nullptr) {
    CorrectNames(text, pieces, *options.vocabulary, tesseract, &readings);
  }
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
