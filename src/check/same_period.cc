#include "check/same_period.h"

#include <algorithm>

#include "record/period.h"

namespace gouji::check {

namespace {

using record::TableFacts;

/// A month may be counted from another day than the first: the two are as long as months are, and
/// overlap for the most part. Longer periods are not excused so: 上半年 is not 2-7月.
bool IsShiftedByDays(const record::Period& a, const record::Period& b) {
  constexpr int kMonthsDiffer = 3;
  constexpr int kShortestMonth = 28, kLongestMonth = 31;
  const int first = record::Days(a), second = record::Days(b);
  if (std::min(first, second) < kShortestMonth) return false;
  if (std::max(first, second) > kLongestMonth) return false;
  if (std::max(first, second) - std::min(first, second) > kMonthsDiffer) return false;
  // None or less if they do not overlap.
  const int common = record::Days({std::max(a.from, b.from), std::min(a.to, b.to)});
  return 3 * common >= 2 * std::max(first, second);
}

}  // namespace

bool SamePeriod(const Context& context, const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return a == b && context.facts.info.period_from.empty();
  if (a == b) return true;
  const auto first = record::ParsePeriod(a), second = record::ParsePeriod(b);
  return first && second && (*first == *second || IsShiftedByDays(*first, *second));
}

std::optional<std::string> PeriodOfColumn(const Context& context, int table, int column) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  std::optional<std::string> period;
  bool mixed = false;
  for (std::size_t r = 0; r < facts.rows.size(); ++r) {
    const int id = facts.cells[r][static_cast<std::size_t>(column)];
    if (id < 0) continue;
    const std::string& own = context.At(id).period;
    if (facts.rows[r].kind == TableFacts::RowKind::kTotal && !own.empty()) return own;
    mixed = mixed || (period && *period != own);
    period = own;
  }
  return mixed ? std::nullopt : period;
}

}  // namespace gouji::check
