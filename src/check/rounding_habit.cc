#include "check/rounding_habit.h"

#include <algorithm>

namespace gouji::check {

namespace {

enum class Way { kUp, kDown };

/// True if some other figure was rounded that way, so that the opposite is not this publisher's
/// habit.
bool OtherGoes(Way way, const std::vector<RoundedFigure>& figures, std::size_t index) {
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const RoundedFigure& other = figures[i];
    if (i == index || other.computed == Rational(other.stated)) continue;
    const Fit fit = FitOf(other.computed, other.stated);
    const bool up = other.computed < Rational(other.stated);
    if (fit == (way == Way::kUp ? Fit::kCeiling : Fit::kTruncated)) return true;
    if (fit == Fit::kRounded && up == (way == Way::kUp)) return true;
  }
  return false;
}

}  // namespace

Habit HabitOf(const std::vector<RoundedFigure>& figures, std::size_t index, Fit fit, bool closes,
              std::vector<std::string>* tried) {
  const RoundedFigure& figure = figures[index];
  if (fit == Fit::kTruncated && !OtherGoes(Way::kUp, figures, index)) return Habit::kTruncated;
  tried->push_back("truncation");
  if (fit != Fit::kOff && closes) return Habit::kBalanced;
  tried->push_back("balanced");
  if (fit == Fit::kTruncated) return Habit::kTruncatedAlone;
  const int places = std::max(0, -figure.stated.exponent());
  const Result<Decimal> once = Decimal::Parse(figure.computed.ToString(places + 1));
  if (fit != Fit::kOff && once && FitOf(Rational(*once), figure.stated) == Fit::kRounded) {
    return Habit::kFromRounded;
  }
  tried->push_back("from_rounded");
  if (fit == Fit::kCeiling && !OtherGoes(Way::kDown, figures, index)) return Habit::kCeiling;
  return Habit::kNone;
}

}  // namespace gouji::check
