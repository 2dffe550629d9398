#pragma once

// The days of a period.

#include <chrono>
#include <optional>
#include <string>

namespace gouji::check {

struct PeriodDays {
  int calendar = 0;
  int weekdays = 0;  ///< Monday to Friday; public holidays are not known.
};

struct DaySpan {
  std::chrono::sys_days first, last;  ///< Both included.
};

/// Of a period as below; weeks of the publisher's own numbering ("2021-W43") have none.
std::optional<DaySpan> SpanOf(const std::string& period);

/// Of an ISO period as record::Observation::period: "2023-05", "2021-W43", "2023-Q2", "2023-H1",
/// "2023", "2021-10-25", "2021-10-25/2021-10-31". Nothing for other texts and for more than 100
/// years.
std::optional<PeriodDays> DaysOf(const std::string& period);

}  // namespace gouji::check
