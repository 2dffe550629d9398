#include "scan/marks.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "scan/figures.h"

namespace gouji::scan {

namespace {

/// By how much a mark looks more like a comma than like a point, in pixels of figures of 10 pt: a
/// comma hangs below the digits and is longer than wide. On seven pages at L1 to L3 nearly all
/// points have at most 2, nearly all commas 6 and more.
double HangOf(const PixelBox& mark, int foot, int height) {
  constexpr double kUsual = 30;
  return kUsual / height * (mark.bottom - foot + mark.height() - mark.width());
}

}  // namespace

void JudgeMarks(const Piece& piece, Reading* reading) {
  constexpr double kPoint = 2.5, kComma = 3.5, kUndecided = 0.5;
  const int foot = DigitLineOf(piece).foot;
  if (reading->characters.size() != piece.characters.size()) return;
  for (std::size_t i = 0; i < piece.characters.size(); ++i) {
    const std::string mark = reading->characters[i].text;
    const PixelBox& box = piece.characters[i];
    if ((mark != "." && mark != ",") || 2 * box.height() > piece.box.height()) continue;
    Reading other = *reading;
    other.characters[i].text = mark == "." ? "," : ".";
    if (!IsFigure(other.Text())) continue;
    const double hang = HangOf(box, foot, piece.box.height());
    const bool as_read = mark == "." ? hang <= kPoint : hang >= kComma;
    if (as_read) continue;
    const bool otherwise = mark == "." ? hang >= kComma : hang <= kPoint;
    if (otherwise) {
      other.alternatives.insert(other.alternatives.begin(),
                                {reading->Text(), reading->reader, kUndecided});
      *reading = std::move(other);
    } else {
      reading->alternatives.insert(reading->alternatives.begin(),
                                   {other.Text(), "outline", kUndecided});
      reading->confidence = std::min(reading->confidence, kUndecided);
    }
  }
}

void JudgeMisplacedMarks(Reading* reading) {
  constexpr double kDoubted = 0.7;
  if (IsFigure(reading->Text())) return;
  Reading other = *reading;
  ReadCharacter* last = nullptr;
  for (ReadCharacter& c : other.characters) {
    if (c.text != "." && c.text != ",") continue;
    if (last != nullptr) last->text = ",";
    last = &c;
  }
  if (last == nullptr) return;
  // 12,15 may be a list of two.
  if (!IsFigure(other.Text()) && other.Text().ends_with('%')) last->text = ".";
  if (!IsFigure(other.Text())) return;
  other.confidence = std::min(other.confidence, kDoubted);
  other.AddAlternative({reading->Text(), reading->reader, reading->confidence});
  *reading = std::move(other);
}

}  // namespace gouji::scan
