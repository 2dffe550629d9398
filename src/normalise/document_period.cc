#include "normalise/document_period.h"

#include <charconv>

#include "normalise/match_view.h"
#include "normalise/number.h"

namespace gouji::normalise {

namespace {

constexpr int kFirstYear = 1900;

bool NamesPeriod(NumberKind kind) {
  return kind == NumberKind::kMonth || kind == NumberKind::kQuarter ||
         kind == NumberKind::kHalfYear || kind == NumberKind::kYear || kind == NumberKind::kPeriod;
}

}  // namespace

std::optional<int> FindYear(std::string_view text, const rules::NumberWords& words) {
  for (const NumberToken& token : FindNumbers(MakeMatchView(text, words), words)) {
    const bool dated = NamesPeriod(token.kind) || token.kind == NumberKind::kDate ||
                       token.kind == NumberKind::kWeek;
    const std::size_t begin = token.text.starts_with('[') ? 1 : 0;
    if (!dated || token.text.size() < begin + 4) continue;
    int year = 0;
    const char* const digits = token.text.data() + begin;
    const auto [end, error] = std::from_chars(digits, digits + 4, year);
    if (error == std::errc() && end == digits + 4 && year >= kFirstYear) return year;
  }
  return std::nullopt;
}

std::optional<Period> FindReportPeriod(std::string_view text, std::optional<int> year,
                                       const rules::NumberWords& words) {
  const std::optional<int> own_year = FindYear(text, words);
  const PeriodContext context{own_year ? own_year : year, std::nullopt};
  std::optional<Period> whole_year;
  for (const NumberToken& token : FindNumbers(MakeMatchView(text, words), words)) {
    // A period of the whole is named before its figures: 共受理98765件,计划2025年上半年化解9件.
    if (IsQuantity(token.kind)) break;
    if (!NamesPeriod(token.kind) || token.text.starts_with("rel:")) continue;
    const std::optional<Period> period = ResolvePeriod(token.text, context);
    if (!period) continue;
    if (token.kind != NumberKind::kYear) return period;
    if (!whole_year) whole_year = period;
  }
  return whole_year;
}

std::string ToIsoDate(const std::chrono::year_month_day& day) { return ToIso({day, day}); }

}  // namespace gouji::normalise
