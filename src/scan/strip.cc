#include "scan/strip.h"

#include <array>
#include <cmath>

namespace gouji::scan {

namespace {

constexpr int kGap = 36;     ///< 0.12 inch: measured best of 0.05 to 0.3.
constexpr int kMargin = 12;  ///< White around the line.

/// Figures stand on the base line, except a dash.
int TopOn(const PixelBox& box, int height) {
  return box.height() < height / 2 && box.width() > box.height() ? (height - box.height()) / 2
                                                                 : height - box.height();
}

}  // namespace

Grey Cutout(const Grey& text, const PixelBox& box, int margin) {
  Grey part =
      Crop(text, {box.left - margin, box.top - margin, box.right + margin, box.bottom + margin});
  std::array<int, 256> histogram = {};
  for (const std::uint8_t sample : part.samples) ++histogram[sample];
  int black = 0;
  const int few = static_cast<int>(part.samples.size() / 50);
  for (int seen = 0; black < 160 && (seen += histogram[static_cast<std::size_t>(black)]) <= few;)
    ++black;
  // Paper that is nearly white is white.
  constexpr int kWhite = 235;
  for (std::uint8_t& sample : part.samples) {
    sample =
        static_cast<std::uint8_t>(std::clamp((sample - black) * 255 / (kWhite - black), 0, 255));
  }
  return part;
}

std::vector<Reading> ReadStrip(const Grey& text, const std::vector<const Piece*>& pieces,
                               Model model, const std::string& allowed, Tesseract& tesseract) {
  int width = kMargin, height = 0;
  for (const Piece* piece : pieces) {
    width += piece->box.width() + kGap;
    height = std::max(height, piece->box.height());
  }
  Grey strip = Grey::Blank(width - kGap + kMargin, height + 2 * kMargin);
  constexpr int kEdge = 4;  // Smoothed strokes end softly.
  std::vector<int> lefts;
  int left = kMargin;
  for (const Piece* piece : pieces) {
    lefts.push_back(left);
    Paint(Cutout(text, piece->box, kEdge), left - kEdge,
          kMargin + TopOn(piece->box, height) - kEdge, &strip);
    left += piece->box.width() + kGap;
  }
  std::vector<Reading> readings(pieces.size());
  for (Symbol& symbol : tesseract.ReadLine(model, strip, allowed)) {
    const double x = (symbol.box.left + symbol.box.right) / 2.0;
    std::size_t at = 0;
    while (at + 1 < lefts.size() && x > lefts[at + 1] - kGap / 2.0) ++at;
    const PixelBox& box = pieces[at]->box;
    const int shift_x = box.left - lefts[at];
    readings[at].characters.push_back(
        {std::move(symbol.text),
         {std::clamp(symbol.box.left + shift_x, box.left, box.right), box.top,
          std::clamp(symbol.box.right + shift_x, box.left, box.right), box.bottom},
         symbol.confidence});
  }
  for (Reading& reading : readings) {
    reading.reader = Name(model);
    reading.confidence = reading.characters.empty() ? 0 : 1;
    for (const ReadCharacter& c : reading.characters) {
      reading.confidence = std::min(reading.confidence, c.confidence);
    }
  }
  return readings;
}

}  // namespace gouji::scan
