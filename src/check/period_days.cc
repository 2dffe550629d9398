#include "check/period_days.h"

#include <chrono>
#include <utility>

namespace gouji::check {

namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::last;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::year_month_day_last;

/// The digits of text[begin, begin + count); -1 if they are not all digits.
int Digits(const std::string& text, std::size_t begin, std::size_t count) {
  if (begin + count > text.size()) return -1;
  int value = 0;
  for (std::size_t i = begin; i < begin + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

DaySpan Months(int y, int first, int final) {
  return {sys_days(year(y) / static_cast<int>(first) / 1),
          sys_days(year_month_day_last(year(y) / static_cast<int>(final) / last))};
}

/// One point of the calendar: a year, a part of it, or a day.
std::optional<DaySpan> PointOf(const std::string& text) {
  const int y = Digits(text, 0, 4);
  if (y < 1) return std::nullopt;
  if (text.size() == 4) return Months(y, 1, 12);
  if (text[4] != '-') return std::nullopt;
  if (text.size() == 7 && text[5] == 'Q') {
    const int quarter = Digits(text, 6, 1);
    if (quarter < 1 || quarter > 4) return std::nullopt;
    return Months(y, quarter * 3 - 2, quarter * 3);
  }
  if (text.size() == 7 && text[5] == 'H') {
    const int half = Digits(text, 6, 1);
    if (half < 1 || half > 2) return std::nullopt;
    return Months(y, half * 6 - 5, half * 6);
  }
  const int m = Digits(text, 5, 2);
  if (m < 1 || m > 12) return std::nullopt;
  if (text.size() == 7) return Months(y, m, m);
  const int d = text.size() == 10 && text[7] == '-' ? Digits(text, 8, 2) : -1;
  if (d < 1) return std::nullopt;
  const year_month_day date = year(y) / m / d;
  if (!date.ok()) return std::nullopt;
  return DaySpan{sys_days(date), sys_days(date)};
}

}  // namespace

std::optional<DaySpan> SpanOf(const std::string& period) {
  const std::size_t slash = period.find('/');
  const std::optional<DaySpan> first = PointOf(period.substr(0, slash));
  const std::optional<DaySpan> final =
      slash == std::string::npos ? first : PointOf(period.substr(slash + 1));
  if (!first || !final || final->last < first->first) return std::nullopt;
  return DaySpan{first->first, final->last};
}

std::optional<PeriodDays> DaysOf(const std::string& period) {
  constexpr int kMostDays = 36600;
  constexpr std::size_t kWeekMark = 5;  // Of "2021-W43".
  if (period.size() == 8 && period[kWeekMark] == 'W') return PeriodDays{7, 5};
  const std::optional<DaySpan> span = SpanOf(period);
  if (!span) return std::nullopt;
  const auto length = (span->last - span->first).count() + 1;
  if (length > kMostDays) return std::nullopt;
  PeriodDays result;
  result.calendar = static_cast<int>(length);
  for (sys_days d = span->first; d <= span->last; d += days(1)) {
    const unsigned weekday = std::chrono::weekday(d).iso_encoding();
    if (weekday <= 5) ++result.weekdays;
  }
  return result;
}

}  // namespace gouji::check
