#pragma once

// Periods as observations name them, in ISO 8601, and the days that they stand for.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace gouji::record {

struct Period {
  std::chrono::year_month_day from, to;  ///< Both included.
  friend bool operator==(const Period&, const Period&) = default;
};

/// Calendar days, both ends counted; 0 or less if the period ends before it starts.
int Days(const Period& period);

/// "2023-05" for a whole month, "2023" for a whole year, else "2021-10-25/2021-10-31" or one day.
std::string ToIso(const Period& period);

/// The days of what ToIso() writes, and of "2023-Q2", "2023-H1" and two points with "/" between.
/// None for other texts, for days that do not exist and for an end before its start; "2021-W43"
/// counts weeks as its publisher does and has no days here.
std::optional<Period> ParsePeriod(std::string_view iso);

/// Whole months of a year, from the first to the last, from 1 to 12.
std::optional<Period> WholeMonths(int year, int first, int last);

}  // namespace gouji::record
