#include "scan/signs.h"

#include <algorithm>
#include <utility>

#include "scan/figures.h"

namespace gouji::scan {

bool BeginsWithTouchingMinus(const Grey& text, int threshold, const Piece& piece) {
  // Shares of the height of the digits. A hyphen is 0.35 long in narrow fonts; the corner of 4
  // goes up at once, and so do the bows of 0, 6, 8 and 9.
  constexpr double kLeastLength = 0.25, kThickest = 0.22, kUneven = 0.08;
  constexpr double kHighest = 0.35, kLowest = 0.75, kDigit = 0.3;
  const DigitLine line = DigitLineOf(piece);
  const PixelBox& first = piece.characters.front();
  const double height = line.height;
  if (first.height() < 0.75 * height) return false;  // It stands apart: that is seen.
  const int head = line.foot - line.height;
  int length = 0, top = 0, bottom = 0;
  for (int x = first.left; x < first.right; ++x, ++length) {
    int begin = first.bottom, end = first.top;
    for (int y = first.top; y < first.bottom; ++y) {
      if (text.Row(y)[x] >= threshold) continue;
      begin = std::min(begin, y);
      end = y + 1;
    }
    if (begin >= end) break;
    // Ends are round: the first columns say nothing of how thick it is.
    if (length <= 2) {
      top = begin;
      bottom = end;
    }
    const double uneven = std::max(2.0, kUneven * height);
    if (std::abs(begin - top) > uneven || std::abs(end - bottom) > uneven) break;
    if (end - begin > kThickest * height) break;
  }
  const double middle = ((top + bottom) / 2.0 - head) / height;
  return length >= kLeastLength * height && middle >= kHighest && middle <= kLowest &&
         first.width() - length >= kDigit * height;
}

void JudgeSign(const Grey& text, int threshold, const Piece& piece, Reading* reading) {
  constexpr double kDoubted = 0.5;
  const std::string seen = reading->Text();
  if (!IsFigure(seen) || seen.front() < '0' || seen.front() > '9') return;
  if (!BeginsWithTouchingMinus(text, threshold, piece)) return;
  document::Alternative without = {seen, reading->reader, reading->confidence};
  const PixelBox& first = piece.characters.front();
  const PixelBox sign = {first.left, first.top, reading->characters.front().box.left, first.bottom};
  reading->characters.insert(
      reading->characters.begin(),
      {"-", {sign.left, sign.top, std::max(sign.left, sign.right), sign.bottom}, kDoubted});
  reading->confidence = std::min(reading->confidence, kDoubted);
  reading->reader = "outline";
  reading->alternatives.insert(reading->alternatives.begin(), std::move(without));
}

}  // namespace gouji::scan
