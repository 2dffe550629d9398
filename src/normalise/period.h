#pragma once

// Period texts -> calendar days. The text of a period token is ISO with what is inherited left out:
// "2023-05", "--05", "[--10-25,--10-31]", "Q1", "2024-H2", "[Q1,Q3]", "[2016-01,2016-11]", "2012",
// "2023-W43", "rel:-1". Weeks are the publisher's own numbering and have no days here.

#include <optional>
#include <string>
#include <string_view>

#include "normalise/match_view.h"
#include "record/period.h"
#include "rules/number_words.h"

namespace gouji::normalise {

using record::Days;
using record::Period;
using record::ToIso;

/// What an incomplete text inherits, usually from the title or the date line of the document.
struct PeriodContext {
  std::optional<int> year;
  std::optional<int> month;  ///< For a bare day ("---20") and for relative months.
};

/// The days that the normal form of a period token stands for. None if the year is not known, if no
/// such day exists (2月30日), if the period is open ("[2012,)") or numbered by the publisher.
/// A range whose end lies before its start and whose years are inherited begins in the year before:
/// 12月26日至1月25日.
std::optional<Period> ResolvePeriod(std::string_view normal_form, const PeriodContext& context);

/// The first resolvable period of a printed text: "2023年5月份", "10月25日至10月31日".
std::optional<Period> FindPeriod(std::string_view printed, const PeriodContext& context,
                                 const rules::NumberWords& words);

/// The period that contains the other's like part one year before: 2024-02 for 2025-02.
Period YearBefore(const Period& period);

}  // namespace gouji::normalise
