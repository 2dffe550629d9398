#include "record/period.h"

#include <cstdio>

namespace gouji::record {

namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::size_t kYearDigits = 4;

/// The number that the whole text is; -1 if it has other characters than `count` digits.
int Digits(std::string_view text, std::size_t count) {
  if (text.size() != count) return -1;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// One point of the calendar: a year, a part of it, or a day.
std::optional<Period> ParsePoint(std::string_view text) {
  const int y = Digits(text.substr(0, kYearDigits), kYearDigits);
  if (y < 1) return std::nullopt;
  if (text.size() == kYearDigits) return WholeMonths(y, 1, 12);
  if (text[kYearDigits] != '-') return std::nullopt;
  text.remove_prefix(kYearDigits + 1);
  if (text.size() == 2 && (text[0] == 'Q' || text[0] == 'H')) {
    const int number = Digits(text.substr(1), 1), months = text[0] == 'Q' ? 3 : 6;
    return WholeMonths(y, number * months - months + 1, number * months);
  }
  const int m = Digits(text.substr(0, 2), 2);
  if (text.size() == 2) return WholeMonths(y, m, m);
  const int d = text.size() == 5 && text[2] == '-' ? Digits(text.substr(3), 2) : -1;
  if (m < 1 || d < 1) return std::nullopt;
  const year_month_day date = year(y) / m / d;
  if (!date.ok()) return std::nullopt;
  return Period{date, date};
}

}  // namespace

int Days(const Period& period) {
  return static_cast<int>((sys_days(period.to) - sys_days(period.from)).count()) + 1;
}

std::string ToIso(const Period& period) {
  const auto write = [](const char* format, const year_month_day& date) {
    char buffer[48];
    std::snprintf(buffer, sizeof buffer, format, static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return std::string(buffer);
  };
  const bool starts = period.from.day() == day(1);
  const bool ends =
      period.to == year_month_day(period.to.year() / period.to.month() / std::chrono::last);
  const bool one_year = period.from.year() == period.to.year();
  if (starts && ends && one_year) {
    if (period.from.month() == period.to.month()) return write("%04d-%02u", period.from);
    if (period.from.month() == month(1) && period.to.month() == month(12)) {
      return write("%04d", period.from);
    }
  }
  const std::string from = write("%04d-%02u-%02u", period.from);
  return period.from == period.to ? from : from + "/" + write("%04d-%02u-%02u", period.to);
}

std::optional<Period> ParsePeriod(std::string_view iso) {
  const std::size_t slash = iso.find('/');
  const std::optional<Period> first = ParsePoint(iso.substr(0, slash));
  if (!first || slash == std::string_view::npos) return first;
  const std::optional<Period> last = ParsePoint(iso.substr(slash + 1));
  if (!last || last->to < first->from) return std::nullopt;
  return Period{first->from, last->to};
}

std::optional<Period> WholeMonths(int y, int first, int last) {
  if (first < 1 || last > 12 || first > last) return std::nullopt;
  return Period{year(y) / first / 1, year_month_day(year(y) / last / std::chrono::last)};
}

}  // namespace gouji::record
