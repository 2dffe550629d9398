#pragma once

// Whether figures speak of the same stretch of time. Everything that looks a figure up by its
// indicator asks this: April's 受理量 is no evidence against May's.

#include <optional>
#include <string>

#include "check/context.h"

namespace gouji::check {

/// Two periods as record::Observation::period. A month that is counted from the 26th of the month
/// before is that month; else they must be equal. A period that is not known ("") is the same as
/// no other, unless the bulletin does not say its own: then it is the bulletin's, whatever that is.
bool SamePeriod(const Context& context, const std::string& a, const std::string& b);

inline bool SamePeriod(const Context& context, const record::Observation& a,
                       const record::Observation& b) {
  return SamePeriod(context, a.period, b.period);
}

/// The period of the figures of a column: its total's if that is known, else that of all its rows.
/// Nothing if the rows are of different periods (4月, 5月) or there are none.
std::optional<std::string> PeriodOfColumn(const Context& context, int table, int column);

}  // namespace gouji::check
