#include "normalise/period.h"

#include <charconv>
#include <chrono>
#include <cstdio>

#include "normalise/number.h"

namespace gouji::normalise {

namespace {

using std::chrono::last;
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

/// One end of a period: what is written, and whether its year was.
struct Part {
  Period period;
  bool own_year = false;
};

/// What is left out of "--05-08", "---08", "--05", "Q1", and "05" within a range of months, put in
/// front; "" if the context does not know it.
std::string Complete(std::string_view text, const PeriodContext& context) {
  if (!context.year) return "";
  char missing[32];
  if (text.starts_with("---")) {
    if (!context.month) return "";
    std::snprintf(missing, sizeof missing, "%04d-%02d-", *context.year, *context.month);
    return missing + std::string(text.substr(3));
  }
  std::snprintf(missing, sizeof missing, "%04d-", *context.year);
  return missing + std::string(text.substr(text.starts_with("--") ? 2 : 0));
}

/// One end of a range, or a whole period.
std::optional<Part> ReadPart(std::string_view text, const PeriodContext& context) {
  const bool own_year = text.size() >= 4 && ReadInt(text.substr(0, 4)) && !text.starts_with('-');
  const auto period = record::ParsePeriod(own_year ? std::string(text) : Complete(text, context));
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
  if (kind == NumberKind::kYear) return record::WholeMonths(*context.year + *shift, 1, 12);
  if (kind != NumberKind::kMonth || !context.month) return std::nullopt;
  const auto month_of = year(*context.year) / *context.month + std::chrono::months(*shift);
  const auto number = static_cast<int>(static_cast<unsigned>(month_of.month()));
  return record::WholeMonths(static_cast<int>(month_of.year()), number, number);
}

constexpr std::string_view kRelative = "rel:";

}  // namespace

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
