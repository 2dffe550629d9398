#include "normalise/document_period.h"

#include <array>
#include <charconv>
#include <cstdio>

#include "normalise/match_view.h"
#include "normalise/number.h"

namespace gouji::normalise {

namespace {

int DaysInMonth(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

std::optional<int> Integer(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string Iso(int year, int month, int day) {
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", year, month, day);
  return buffer.data();
}

std::optional<DatePeriod> Months(int year, int first, int last) {
  if (first < 1 || last > 12 || first > last) return std::nullopt;
  return DatePeriod{Iso(year, first, 1), Iso(year, last, DaysInMonth(year, last))};
}

/// "2023", "2023-05", "2023-05-31", "2023-Q1", "2023-H2", "--05", "--05-31", "05", "Q1".
std::optional<DatePeriod> Simple(std::string_view form, const std::string& year) {
  std::string text(form);
  const bool lacks_year =
      text.starts_with("--") || text.starts_with('Q') || text.starts_with('H') || text.size() == 2;
  if (lacks_year) {
    if (year.empty()) return std::nullopt;
    text = year + "-" + text.substr(text.starts_with("--") ? 2 : 0);
  }
  if (text.size() < 4) return std::nullopt;
  const std::optional<int> number = Integer(text.substr(0, 4));
  if (!number) return std::nullopt;
  if (text.size() == 4) return Months(*number, 1, 12);
  if (text.size() == 7 && text[5] == 'Q') {
    const int quarter = text[6] - '0';
    return Months(*number, 3 * quarter - 2, 3 * quarter);
  }
  if (text.size() == 7 && text[5] == 'H') {
    return text[6] == '1' ? Months(*number, 1, 6) : Months(*number, 7, 12);
  }
  if (text.size() != 7 && text.size() != 10) return std::nullopt;
  const std::optional<int> month = Integer(std::string_view(text).substr(5, 2));
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  if (text.size() == 7) return Months(*number, *month, *month);
  const std::optional<int> day = Integer(std::string_view(text).substr(8, 2));
  if (!day || *day < 1 || *day > DaysInMonth(*number, *month)) return std::nullopt;
  return DatePeriod{text, text};
}

bool NamesPeriod(NumberKind kind) {
  switch (kind) {
    case NumberKind::kMonth:
    case NumberKind::kQuarter:
    case NumberKind::kHalfYear:
    case NumberKind::kYear:
    case NumberKind::kPeriod:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::optional<DatePeriod> PeriodOf(std::string_view form, const std::string& year) {
  if (!form.starts_with('[') || !form.ends_with(']')) return Simple(form, year);
  const std::size_t comma = form.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto first = Simple(form.substr(1, comma - 1), year);
  if (!first) return std::nullopt;
  const auto last =
      Simple(form.substr(comma + 1, form.size() - comma - 2), first->from.substr(0, 4));
  if (!last || last->to < first->from) return std::nullopt;
  return DatePeriod{first->from, last->to};
}

std::string FindYear(std::string_view text, const rules::NumberWords& words) {
  for (const NumberToken& token : FindNumbers(MakeMatchView(text, words), words)) {
    const bool dated = NamesPeriod(token.kind) || token.kind == NumberKind::kDate ||
                       token.kind == NumberKind::kWeek;
    const std::size_t begin = token.text.starts_with('[') ? 1 : 0;
    if (!dated || token.text.size() < begin + 4) continue;
    const std::string year = token.text.substr(begin, 4);
    if (Integer(year).value_or(0) >= 1900) return year;
  }
  return "";
}

std::optional<DatePeriod> FindPeriod(std::string_view text, const rules::NumberWords& words) {
  const std::string year = FindYear(text, words);
  std::optional<DatePeriod> found;
  bool is_year = false;
  for (const NumberToken& token : FindNumbers(MakeMatchView(text, words), words)) {
    if (!NamesPeriod(token.kind)) continue;
    const auto period = PeriodOf(token.text, year);
    if (!period) continue;
    // A part of the year says more than the year before it: 2021年第43周(10月25日至10月31日).
    if (!found || is_year) {
      found = period;
      is_year = token.kind == NumberKind::kYear;
    }
    if (!is_year) break;
  }
  return found;
}

}  // namespace gouji::normalise
