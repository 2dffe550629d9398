#pragma once

// Shares that belong together: the categories of one list, each with a count and its percentage.

#include <optional>
#include <string>
#include <vector>

#include "check/context.h"
#include "check/implied.h"
#include "check/rounding.h"
#include "check/stated_base.h"

namespace gouji::check {

struct ShareItem {
  const record::Claim* claim = nullptr;
  const record::Observation* count = nullptr;  ///< nullptr: only the percentage is printed.
  const record::Observation* share = nullptr;
  std::string label;
};

struct ShareGroup {
  std::vector<ShareItem> items;
  std::optional<StatedBase> base;  ///< What all of them are said to be shares of.
  std::string base_name;           ///< As the sentence names it; "" if it does not.
};

/// The groups of all claims of the kind "share": siblings stand in one paragraph or in paragraphs
/// that follow one another, speak of the same part of the work and have the same stated base.
std::vector<ShareGroup> FindShareGroups(const Context& context,
                                        const std::vector<std::string>& totals);

/// A printed share in percent: 3.5‰ is 0.35.
Decimal PercentOf(const record::Observation& share);

/// How the printed share follows from 100 × part / whole.
Fit FitShare(const Context& context, const Interval& part, const Interval& whole,
             const record::Observation& share);

/// The share that the item's count is of the base, in the measure of the printed one. REQUIRES: the
/// item has a count, base is not 0.
Rational ComputedShare(const ShareItem& item, const Rational& base);

/// The pairs of the items that have an exact count.
std::vector<Share> PairsOf(const Context& context, const std::vector<const ShareItem*>& items);

/// No bulletin counts more than this: the bound of implied denominators.
Rational MostThings();

}  // namespace gouji::check
