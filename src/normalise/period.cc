#include "normalise/period.h"

#include <charconv>
#include <cstdio>

#include "normalise/number.h"

namespace gouji::normalise {

namespace {

using std::chrono::day;
using std::chrono::last;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

std::optional<int> ReadInt(std::string_view text) {
  int value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (text.empty() || error != std::errc() || stop != end) return std::nullopt;
  return value;
}

std::optional<Period> Make(const year_month_day& from, const year_month_day& to) {
  if (!from.ok() || !to.ok() || to < from) return std::nullopt;
  return Period{from, to};
}

std::optional<Period> Months(int y, int first, int end) {
  if (first < 1 || end > 12 || first > end) return std::nullopt;
  return Make(year(y) / static_cast<int>(first) / 1, year_month_day(year(y) / end / last));
}

/// One end of a period: what is written, and whether its year was.
struct Part {
  Period period;
  bool own_year = false;
};

/// "2023-05-08", "--05-08", "---08", "2023-05", "--05", "2023", "2023-Q1", "Q1", "H2", and "05"
/// within a range of months.
std::optional<Part> ReadPart(std::string_view text, const PeriodContext& context) {
  std::optional<int> y = context.year;
  bool own_year = false;
  if (text.starts_with("---")) {
    const auto d = ReadInt(text.substr(3));
    if (!d || !y || !context.month) return std::nullopt;
    const auto date = year(*y) / *context.month / *d;
    const auto period = Make(date, date);
    return period ? std::optional<Part>({*period, false}) : std::nullopt;
  }
  if (text.starts_with("--")) {
    text.remove_prefix(2);
  } else if (text.size() >= 4 && ReadInt(text.substr(0, 4))) {
    y = ReadInt(text.substr(0, 4));
    own_year = true;
    text.remove_prefix(4);
    if (text.starts_with('-')) text.remove_prefix(1);
    if (text.empty()) {
      const auto whole = Months(*y, 1, 12);
      return whole ? std::optional<Part>({*whole, true}) : std::nullopt;
    }
  }
  if (!y) return std::nullopt;
  std::optional<Period> period;
  const auto number = ReadInt(text.substr(text.starts_with('Q') || text.starts_with('H') ? 1 : 0));
  if (text.starts_with('Q') && number) {
    period = Months(*y, *number * 3 - 2, *number * 3);
  } else if (text.starts_with('H') && number) {
    period = Months(*y, *number * 6 - 5, *number * 6);
  } else if (number) {
    period = Months(*y, *number, *number);
  } else if (text.size() == 5 && text[2] == '-') {
    const auto m = ReadInt(text.substr(0, 2)), d = ReadInt(text.substr(3));
    if (!m || !d || *m < 1 || *d < 1) return std::nullopt;
    const auto date = year(*y) / *m / *d;
    period = Make(date, date);
  }
  return period ? std::optional<Part>({*period, own_year}) : std::nullopt;
}

year_month_day ShiftYears(const year_month_day& date, int years) {
  const year_month_day shifted = date + std::chrono::years(years);
  // 29 February has no counterpart; its month's end does.
  return shifted.ok() ? shifted : year_month_day(shifted.year() / shifted.month() / last);
}

std::optional<Period> ResolveRange(std::string_view inner, const PeriodContext& context) {
  const std::size_t comma = inner.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto from = ReadPart(inner.substr(0, comma), context);
  if (!from) return std::nullopt;
  PeriodContext inherited = context;
  if (from->own_year) inherited.year = static_cast<int>(from->period.from.year());
  auto to = ReadPart(inner.substr(comma + 1), inherited);
  if (!to) return std::nullopt;
  if (to->period.to < from->period.from && !to->own_year) {
    if (from->own_year) {
      to->period.to = ShiftYears(to->period.to, 1);
      return Make(from->period.from, to->period.to);
    }
    return Make(ShiftYears(from->period.from, -1), to->period.to);
  }
  return Make(from->period.from, to->period.to);
}

/// "0", "-1": the year or month of the context, moved. Longer forms (近三年) have no stated end.
std::optional<Period> ResolveRelative(std::string_view text, NumberKind kind,
                                      const PeriodContext& context) {
  const auto shift = ReadInt(text);
  if (!shift || !context.year) return std::nullopt;
  if (kind == NumberKind::kYear) return Months(*context.year + *shift, 1, 12);
  if (kind != NumberKind::kMonth || !context.month) return std::nullopt;
  const auto month_of = year(*context.year) / *context.month + std::chrono::months(*shift);
  const auto number = static_cast<int>(static_cast<unsigned>(month_of.month()));
  return Months(static_cast<int>(month_of.year()), number, number);
}

constexpr std::string_view kRelative = "rel:";

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
  const bool ends = period.to == year_month_day(period.to.year() / period.to.month() / last);
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

std::optional<Period> ResolvePeriod(std::string_view normal_form, const PeriodContext& context) {
  if (normal_form.starts_with(kRelative)) return std::nullopt;
  if (normal_form.starts_with('[')) {
    if (!normal_form.ends_with(']')) return std::nullopt;
    return ResolveRange(normal_form.substr(1, normal_form.size() - 2), context);
  }
  const auto part = ReadPart(normal_form, context);
  return part ? std::optional(part->period) : std::nullopt;
}

std::optional<Period> FindPeriod(std::string_view printed, const PeriodContext& context,
                                 const rules::NumberWords& words) {
  for (const NumberToken& token : FindNumbers(MakeMatchView(printed, words), words)) {
    const bool dated = token.kind >= NumberKind::kDate && token.kind <= NumberKind::kAsOf;
    if (!dated) continue;
    const std::string_view text = token.text;
    const auto period = text.starts_with(kRelative)
                            ? ResolveRelative(text.substr(kRelative.size()), token.kind, context)
                            : ResolvePeriod(text, context);
    if (period) return period;
  }
  return std::nullopt;
}

Period YearBefore(const Period& period) {
  return {ShiftYears(period.from, -1), ShiftYears(period.to, -1)};
}

}  // namespace gouji::normalise
