#include "check/period_days.h"

#include <chrono>

#include "record/period.h"

namespace gouji::check {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::weekday;

constexpr int kMostDays = 36600;
/// By its day in the week as ISO counts.
constexpr unsigned kFriday = 5;

bool IsWeek(const std::string& period) { return period.size() == 8 && period[5] == 'W'; }

}  // namespace

std::optional<PeriodDays> DaysOf(const std::string& period) {
  if (IsWeek(period)) return PeriodDays{7, 5};
  const std::optional<record::Period> span = record::ParsePeriod(period);
  if (!span || record::Days(*span) > kMostDays) return std::nullopt;
  PeriodDays result;
  result.calendar = record::Days(*span);
  for (sys_days day = span->from; day <= sys_days(span->to); day += days(1)) {
    if (weekday(day).iso_encoding() <= kFriday) ++result.weekdays;
  }
  return result;
}

}  // namespace gouji::check
