#include "normalise/named_period.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <vector>

#include "normalise/document_period.h"
#include "normalise/match_view.h"
#include "normalise/name_key.h"

namespace gouji::normalise {

namespace {

using std::chrono::days;
using std::chrono::last;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::string_view kRelative = "rel:";
// A period that starts later than this after the bulletin's end is that of the year before.
constexpr days kSeason{100};
constexpr std::size_t kYearDigits = 4;  // Of "2024"; 今年 is "rel:0".

std::optional<int> ReadInt(std::string_view text) {
  int value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (text.empty() || error != std::errc() || stop != end) return std::nullopt;
  return value;
}

Period MonthOf(const year_month_day& day) {
  return {day.year() / day.month() / 1, year_month_day(day.year() / day.month() / last)};
}

Period QuarterOf(const year_month_day& day) {
  const unsigned first = (static_cast<unsigned>(day.month()) - 1) / 3 * 3 + 1;
  return {day.year() / static_cast<int>(first) / 1,
          year_month_day(day.year() / static_cast<int>(first + 2) / last)};
}

Period YearOf(const year_month_day& day) { return {day.year() / 1 / 1, day.year() / 12 / 31}; }

bool IsWithin(const Period& inner, const Period& outer) {
  return outer.from <= inner.from && inner.to <= outer.to;
}

year_month_day MoveMonths(const year_month_day& day, int by) {
  const year_month_day moved = day + months(by);
  return moved.ok() ? moved : year_month_day(moved.year() / moved.month() / last);
}

/// A period of the same kind so many months earlier or later; whole months stay whole.
Period MoveMonths(const Period& period, int by) {
  const bool ends_month = period.to == MonthOf(period.to).to;
  Period moved = {MoveMonths(period.from, by), MoveMonths(period.to, by)};
  if (ends_month) moved.to = MonthOf(moved.to).to;
  return moved;
}

Period MoveDays(const Period& period, int by) {
  return {sys_days(period.from) + days(by), sys_days(period.to) + days(by)};
}

/// The period of the bulletin if it is one such unit, counted from the first or from any other day;
/// else the calendar's that its last day is in.
std::optional<Period> Current(NumberKind kind, const Period& document) {
  const int length = Days(document);
  switch (kind) {
    case NumberKind::kYear:
      return Period{YearOf(document.to).from, document.to};
    case NumberKind::kQuarter:
      return length >= 89 && length <= 92 ? document : QuarterOf(document.to);
    case NumberKind::kMonth:
      return length >= 28 && length <= 31 ? document : MonthOf(document.to);
    case NumberKind::kWeek:
      return length <= 8 ? std::optional(document) : std::nullopt;
    default:
      return document;
  }
}

std::optional<Period> Shifted(NumberKind kind, int by, const Period& document) {
  const std::optional<Period> current = Current(kind, document);
  if (!current || by == 0) return current;
  switch (kind) {
    case NumberKind::kYear:
      return YearOf(MoveMonths(document.to, 12 * by));
    case NumberKind::kQuarter:
      return MoveMonths(*current, 3 * by);
    case NumberKind::kMonth:
      return MoveMonths(*current, by);
    case NumberKind::kWeek:
      return MoveDays(*current, 7 * by);
    default: {
      // 上期: the issue before this one.
      if (IsWithin(document, MonthOf(document.to)) && Days(document) >= 28) {
        return MoveMonths(document, by);
      }
      const int length = Days(document);
      if (length <= 31) return MoveDays(document, by * length);
      const int spanned = (length + 15) / 30;
      return MoveMonths(document, by * spanned);
    }
  }
}

/// "0", "-1", "-1y", "-1m", "-1y-05".
std::optional<Period> ResolveRelative(std::string_view text, NumberKind kind,
                                      const Period& document) {
  if (const auto by = ReadInt(text)) return Shifted(kind, *by, document);
  if (text == "-1y") return YearBefore(document);
  if (text == "-1m") return MoveMonths(document, -1);
  if (text.starts_with("-1y-")) {
    const auto month = ReadInt(text.substr(4));
    if (!month || *month < 1 || *month > 12) return std::nullopt;
    return MonthOf((document.to.year() - std::chrono::years(1)) / *month / 1);
  }
  return std::nullopt;
}

bool StartsWithYear(std::string_view text) {
  if (text.starts_with('[')) text.remove_prefix(1);
  return text.size() >= 4 && ReadInt(text.substr(0, 4)).has_value();
}

/// "[2024,)", "[2024-03,)": up to the end of what the bulletin covers.
std::optional<Period> ResolveOpen(std::string_view text, const PeriodContext& context,
                                  const Period& document) {
  const auto first = ResolvePeriod(text.substr(1, text.size() - 3), context);
  if (!first || document.to < first->from) return std::nullopt;
  return Period{first->from, document.to};
}

}  // namespace

std::optional<Period> PeriodOf(const record::DocumentInfo& info) {
  return ResolvePeriod("[" + info.period_from + "," + info.period_to + "]", {});
}

bool NamesPeriod(const NumberToken& token) {
  switch (token.kind) {
    case NumberKind::kDate:
    case NumberKind::kMonth:
    case NumberKind::kQuarter:
    case NumberKind::kHalfYear:
    case NumberKind::kYear:
    case NumberKind::kPeriod:
      return !token.text.empty();
    case NumberKind::kWeek:
      return token.text.starts_with(kRelative);
    default:
      return false;
  }
}

bool IsPastRelative(const NumberToken& token) { return token.text.starts_with("rel:-"); }

bool IsYearOf(const NumberToken& year, const NumberToken& token) {
  return year.kind == NumberKind::kYear && token.kind != NumberKind::kYear &&
         !token.text.starts_with(kRelative) && !StartsWithYear(token.text);
}

std::optional<Period> ResolveNamed(const NumberToken& token, const std::optional<Period>& document,
                                   const NumberToken* year) {
  const std::string_view text = token.text;
  if (year != nullptr) {
    const std::optional<Period> of = ResolveNamed(*year, document);
    if (!of) return std::nullopt;
    return ResolvePeriod(text, {static_cast<int>(of->from.year()), std::nullopt});
  }
  if (text.starts_with(kRelative)) {
    if (!document) return std::nullopt;
    return ResolveRelative(text.substr(kRelative.size()), token.kind, *document);
  }
  PeriodContext context;
  if (document) {
    context.year = static_cast<int>(document->to.year());
    context.month = static_cast<int>(static_cast<unsigned>(document->to.month()));
  }
  if (text.starts_with('[') && text.ends_with(",)")) {
    return document ? ResolveOpen(text, context, *document) : std::nullopt;
  }
  std::optional<Period> period = ResolvePeriod(text, context);
  if (period && document && !StartsWithYear(text) &&
      sys_days(period->from) > sys_days(document->to) + kSeason) {
    period = YearBefore(*period);
  }
  return period;
}

std::string NamedPeriod(const NumberToken& token, const std::optional<Period>& document,
                        const NumberToken* year) {
  const std::optional<Period> period = ResolveNamed(token, document, year);
  return period ? ToIso(*period) : (year == nullptr ? "" : year->text) + token.text;
}

LabelPeriod ReadLabelPeriod(std::string_view label, const std::optional<Period>& document,
                            const rules::Lexicon& lexicon) {
  LabelPeriod result;
  const MatchView view = MakeMatchView(NameKey(label), lexicon.numbers);
  result.rest = view.text;
  const auto compared = [&](const NumberToken& token) {
    const std::string_view before = std::string_view(view.text).substr(0, token.begin);
    return std::any_of(lexicon.periods.before.begin(), lexicon.periods.before.end(),
                       [&](const std::string& word) { return before.ends_with(word); });
  };
  const std::vector<NumberToken> tokens = FindNumbers(view, lexicon.numbers);
  for (auto token = tokens.rbegin(); token != tokens.rend(); ++token) {
    if (!NamesPeriod(*token)) continue;
    // A day in a title is that of issue; a header that is nothing else names a day.
    const bool whole = token->end - token->begin == view.text.size();
    if (token->kind == NumberKind::kDate && !whole) continue;
    if (compared(*token)) return {"", view.text};
    const auto before = std::next(token);
    const bool has_year =
        before != tokens.rend() && before->end == token->begin && IsYearOf(*before, *token);
    if (result.period.empty() && has_year) {
      result.period = NamedPeriod(*token, document, &*before);
    } else if (result.period.empty()) {
      // 2024年 above a table of one month of 2024 dates the table; it does not widen it.
      const auto named = ResolveNamed(*token, document);
      const bool widens = token->kind == NumberKind::kYear && named && document &&
                          token->text.size() == kYearDigits && IsWithin(*document, *named);
      result.period = widens ? ToIso(*document) : NamedPeriod(*token, document);
    }
    result.rest.erase(token->begin, token->end - token->begin);
  }
  if (!result.period.empty() || !document) return result;
  for (const std::string& word : lexicon.periods.to_date) {
    const std::size_t at = result.rest.find(word);
    if (at == std::string::npos) continue;
    result.period = ToIso({YearOf(document->to).from, document->to});
    result.rest.erase(at, word.size());
    break;
  }
  return result;
}

}  // namespace gouji::normalise
