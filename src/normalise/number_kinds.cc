#include <array>
#include <utility>

#include "normalise/number.h"

namespace gouji::normalise {

namespace {

/// In the order of the enumeration; a test goes over all of them.
constexpr std::array kNames = {"int",
                               "decimal",
                               "percent",
                               "permille",
                               "permyriad",
                               "pp",
                               "permille_point",
                               "bp",
                               "points",
                               "fraction",
                               "multiple",
                               "growth_multiple",
                               "doubling",
                               "range",
                               "lower_bound",
                               "upper_bound",
                               "approx",
                               "vague",
                               "rate",
                               "money",
                               "score",
                               "score_delta",
                               "ratio",
                               "composition",
                               "measure",
                               "change",
                               "duration",
                               "ambiguous",
                               "ocr_repair",
                               "ocr_broken",
                               "lost_number",
                               "missing",
                               "semantic_error",
                               "normative",
                               "phone",
                               "docno",
                               "caseid",
                               "postcode",
                               "route",
                               "address",
                               "page",
                               "label",
                               "listmark",
                               "grade",
                               "symbol",
                               "placename",
                               "lexical",
                               "idiom",
                               "ordinal",
                               "rank",
                               "topn",
                               "date",
                               "month",
                               "quarter",
                               "half_year",
                               "year",
                               "week",
                               "period",
                               "asof",
                               "time",
                               "vague_date",
                               "date_broken",
                               "duration_pattern"};
static_assert(kNames.size() == static_cast<std::size_t>(NumberKind::kDurationPattern) + 1);

}  // namespace

const char* Name(NumberKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

std::optional<NumberKind> FindNumberKind(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (name == kNames[i]) return static_cast<NumberKind>(i);
  }
  return std::nullopt;
}

bool IsQuantity(NumberKind kind) {
  switch (kind) {
    case NumberKind::kVague:
    case NumberKind::kOcrBroken:
    case NumberKind::kLostNumber:
    case NumberKind::kMissing:
    case NumberKind::kSemanticError:
    case NumberKind::kNormative:
      return false;
    default:
      return kind < NumberKind::kNormative;
  }
}

}  // namespace gouji::normalise
