#pragma once

// The period that a bulletin reports on, from the dates and periods that its title and head name.

#include <optional>
#include <string>
#include <string_view>

#include "normalise/period.h"
#include "rules/number_words.h"

namespace gouji::normalise {

/// The first year that the text names, as in a date of issue.
std::optional<int> FindYear(std::string_view text, const rules::NumberWords& words);

/// The first month, quarter, half-year, year or range of days that the text names; a part of the
/// year before a year alone. The text's own year stands for missing ones, else `year`. Single days
/// are dates of issue and no periods.
std::optional<Period> FindReportPeriod(std::string_view text, std::optional<int> year,
                                       const rules::NumberWords& words);

/// ISO date of a day.
std::string ToIsoDate(const std::chrono::year_month_day& day);

}  // namespace gouji::normalise
