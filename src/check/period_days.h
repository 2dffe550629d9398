#pragma once

// How many days a period has, and how many of them are working days.

#include <optional>
#include <string>

namespace gouji::check {

struct PeriodDays {
  int calendar = 0;
  int weekdays = 0;  ///< Monday to Friday; public holidays are not known.
};

/// Of a period as record::Observation::period (record/period.h) and of a week ("2021-W43"). Nothing
/// for other texts and for more than 100 years.
std::optional<PeriodDays> DaysOf(const std::string& period);

}  // namespace gouji::check
