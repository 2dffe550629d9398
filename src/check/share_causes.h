#pragma once

// Why a printed share is not that of its base: a habit of rounding, or a slip of the pen.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/share_group.h"
#include "record/finding.h"

namespace gouji::check {

struct Cause {
  std::string kind;   ///< Of record::Explanation.
  std::string value;  ///< What would have been right; "" if that says nothing.
  record::Text detail;
};

/// The habits that leave a share off by about one unit, the likeliest first: truncation, balanced,
/// from_rounded. Those that do not fit are appended to `tried`. REQUIRES: the group has a base and
/// the item a count.
std::optional<Cause> FindConvention(const Context& context, const ShareGroup& group,
                                    const ShareItem& item, Fit fit,
                                    std::vector<std::string>* tried);

/// The count with which the share holds and the list adds up to its base, which it does not as
/// printed: of all that may be wrong the likeliest, since two relations ask for it. REQUIRES: as
/// above.
std::optional<Cause> FindClosingCount(const Context& context, const ShareGroup& group,
                                      const ShareItem& item);

/// What was probably written wrong: the share of the next or the previous line, one digit of the
/// count or of the share, or else the share as a whole, if others of its list fit the base. It
/// stays wrong, but is found sooner. A miss by one unit is always one digit away from the right
/// share, so that digits say nothing of it. REQUIRES: as above.
std::optional<Cause> FindSlip(const Context& context, const ShareGroup& group,
                              const ShareItem& item, Fit fit, std::vector<std::string>* tried);

/// True if one text becomes the other by one character put in, left out or replaced, or by two
/// neighbours changing places. Equal texts are none.
bool IsOneSlip(std::string_view a, std::string_view b);

}  // namespace gouji::check
