#pragma once

// The period that a bulletin reports on, from the dates and periods that FindNumbers types.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/number_words.h"

namespace gouji::normalise {

struct DatePeriod {
  std::string from, to;  ///< ISO dates, both ends included.
};

/// The days of a period in the normal form of rules/periods.tsv: "2023-05", "2023-Q1", "2023-H2",
/// "2023", "[2017-10-27,2017-12-31]", "--05" with `year` ("" if unknown). None for single days,
/// weeks without days, relative periods, and what does not name a real date.
std::optional<DatePeriod> PeriodOf(std::string_view form, const std::string& year);

/// The first period that the text names; the year of the text stands for missing ones.
std::optional<DatePeriod> FindPeriod(std::string_view text, const rules::NumberWords& words);

/// The first year that the text names, as in a date of issue; "" if none.
std::string FindYear(std::string_view text, const rules::NumberWords& words);

}  // namespace gouji::normalise
