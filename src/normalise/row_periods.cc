#include "normalise/row_periods.h"

#include <algorithm>
#include <chrono>
#include <cstddef>

#include "normalise/named_period.h"
#include "record/period.h"

namespace gouji::normalise {

namespace {

using Row = record::TableFacts::Row;
using RowKind = record::TableFacts::RowKind;
using RowPeriodList = std::vector<std::optional<std::string>>;

/// The span of rows [begin, end), as far as they are data. Nothing if none is called by a period.
std::optional<std::string> SpanOf(const std::vector<Row>& rows, const RowPeriodList& periods,
                                  std::size_t begin, std::size_t end) {
  std::vector<Period> days;
  bool any = false, all = true;
  for (std::size_t i = begin; i < end; ++i) {
    if (rows[i].kind != RowKind::kData) continue;
    const std::optional<Period> own = periods[i] ? record::ParsePeriod(*periods[i]) : std::nullopt;
    any = any || periods[i];
    all = all && own;
    if (own) days.push_back(*own);
  }
  if (!any) return std::nullopt;
  if (!all) return "";
  std::sort(days.begin(), days.end(), [](const Period& a, const Period& b) {
    return a.from < b.from || (a.from == b.from && a.to < b.to);
  });
  Period span = days.front();
  for (const Period& next : days) {
    const std::chrono::sys_days after = std::chrono::sys_days(span.to) + std::chrono::days(1);
    if (std::chrono::sys_days(next.from) > after) return "";
    span.to = std::max(span.to, next.to);
  }
  return ToIso(span);
}

bool IsBoundary(const Row& row) {
  return row.kind == RowKind::kTotal || row.kind == RowKind::kSubtotal ||
         row.kind == RowKind::kGroup;
}

bool HasData(const std::vector<Row>& rows, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (rows[i].kind == RowKind::kData) return true;
  }
  return false;
}

}  // namespace

RowPeriodList RowPeriods(const std::vector<Row>& rows, const std::optional<Period>& document,
                         const rules::Lexicon& lexicon) {
  RowPeriodList periods(rows.size());
  bool any = false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].kind != RowKind::kData) continue;
    const LabelPeriod named = ReadLabelPeriod(rows[i].label, document, lexicon);
    if (!named.rest.empty() || named.period.empty()) continue;
    periods[i] = named.period;
    any = true;
  }
  if (!any) return periods;
  // Rows of a subtotal stand above it, or, if the first has none there, below.
  std::size_t begin = 0;
  bool first = true, above = true;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].kind == RowKind::kTotal) periods[i] = SpanOf(rows, periods, 0, rows.size());
    if (rows[i].kind == RowKind::kSubtotal) {
      if (first) above = HasData(rows, begin, i);
      first = false;
      std::size_t end = i + 1;
      while (!above && end < rows.size() && !IsBoundary(rows[end])) ++end;
      periods[i] = above ? SpanOf(rows, periods, begin, i) : SpanOf(rows, periods, i + 1, end);
    }
    if (IsBoundary(rows[i])) begin = i + 1;
  }
  return periods;
}

}  // namespace gouji::normalise
