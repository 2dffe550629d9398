#pragma once

// What if one printed figure were another number? Which findings that settles is not derived from
// the findings: the document is checked again with the other value.

#include <compare>
#include <cstddef>
#include <vector>

#include "base/decimal.h"
#include "check/context.h"
#include "record/finding.h"

namespace gouji::check {

/// Another value of a printed figure (an observation).
struct Replacement {
  int figure = -1;
  Decimal value;
  friend auto operator<=>(const Replacement&, const Replacement&) = default;
};

struct Settled {
  std::size_t finding = 0;  ///< Index.
  bool asked = true;        ///< Its own difference asks for this value, by itself.
  bool wholly = true;       ///< False if it speaks of other figures too, which still differ.
};

/// A replacement and what it does.
struct Remedy {
  Replacement replacement;
  /// The findings that hold with it, or are explained where they were contradicted.
  std::vector<Settled> settled;
};

/// The replacements that settle several of `findings` (of all verdicts) and contradict nothing that
/// held before.
std::vector<Remedy> TryReplacements(const Context& context,
                                    const std::vector<record::Finding>& findings);

}  // namespace gouji::check
