#pragma once

// Text -> typed numbers: every run of digits or Chinese numerals, as a quantity or as what it is
// instead (a date, a document number, a telephone, a list mark, part of a word).
//
// Order of work: what is not a quantity is masked first (document numbers, URLs, telephones and
// identifiers, dates and periods, words of rules/lexical_numbers.tsv, ordinals, page and list
// marks), then numbers are read by a decimal parser of our own: strict groups of three, Chinese
// numerals, scales, percent, ranges, bounds, approximations. Nothing is guessed: two readings are
// two alternatives.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalise/match_view.h"
#include "record/quantity.h"
#include "rules/number_words.h"

namespace gouji::normalise {

/// The kinds of vectors/numbers: those up to kNormative can be quantities, the others never are.
enum class NumberKind {
  kInt,
  kDecimal,
  kPercent,
  kPermille,
  kPermyriad,
  kPercentPoint,
  kPermillePoint,
  kBasisPoint,
  kPoints,  ///< "2.1个点": score points or percentage points, by the indicator.
  kFraction,
  kMultiple,
  kGrowthMultiple,
  kDoubling,
  kRange,
  kLowerBound,
  kUpperBound,
  kApprox,
  kVague,  ///< 多次, 十几万元: an amount without a value; `high` of the quantity is open if set.
  kRate,
  kMoney,
  kScore,
  kScoreDelta,
  kRatio,
  kComposition,
  kMeasure,
  kChange,
  kDuration,
  kAmbiguous,
  kOcrRepair,
  kOcrBroken,
  kLostNumber,
  kMissing,
  kSemanticError,  ///< 减少一倍: a figure that says nothing.
  kNormative,
  // Typed, but never a quantity.
  kPhone,
  kDocumentNumber,
  kCaseId,
  kPostcode,
  kRoute,
  kAddress,
  kPage,
  kLabel,
  kListMark,
  kGrade,
  kSymbol,
  kPlaceName,
  kLexical,
  kIdiom,
  kOrdinal,
  kRank,
  kTopN,
  kDate,
  kMonth,
  kQuarter,
  kHalfYear,
  kYear,
  kWeek,
  kPeriod,
  kAsOf,
  kTime,
  kVagueDate,
  kDateBroken,
  kDurationPattern,
};
const char* Name(NumberKind kind);  ///< As in the vectors: "int", "pp", "docno" ...
/// The kind of that name; none if there is none.
std::optional<NumberKind> FindNumberKind(std::string_view name);
/// Whether a token of this kind carries a value to compute with. False for dates and the like, and
/// for what has no value: vague, broken, lost, missing and meaningless figures.
bool IsQuantity(NumberKind kind);

struct NumberToken {
  std::size_t begin = 0, end = 0;  ///< Bytes of the view, measure word and bound words included.
  /// Bytes of the digits or numerals alone, scale included, measure excluded. Of a range: both
  /// ends.
  std::size_t number_begin = 0, number_end = 0;
  NumberKind kind = NumberKind::kInt;
  /// For quantities: the first reading. A fraction has its decimal value to six places (its exact
  /// form is `text`); a composition or ratio its first part. Ordinals, ranks and top-N lists have
  /// their number and measure here too, for whoever asks for them by kind.
  record::Quantity quantity;
  std::vector<record::Quantity> alternatives;  ///< Further readings of kAmbiguous.
  /// The normal form of what is no plain quantity: an ISO date ("2023-05", "--05" if the year is
  /// inherited, "[2016-01,2016-11]"; see normalise/period.h), a document number, an ordinal's
  /// number, "2/3", "25.72;26.84;47.44", "1:500".
  std::string text;
  std::string repair;  ///< The repair rule that was needed ("ocr.letter_o"); "" for none.
};

/// All tokens of a text, ascending, not overlapping.
std::vector<NumberToken> FindNumbers(const MatchView& view, const rules::NumberWords& words);

/// What a table column expects of its cells: more repairs are safe where the type is known.
enum class CellType { kAny, kCount, kRate, kScore };

/// What marks before a figure mean in its column (see cell_signs.h).
struct CellSigns {
  enum class Triangle {
    kMinus,  ///< △12.3 is -12.3.
    kUp,     ///< ▲12.3 is an increase by 12.3.
    kOpen,   ///< It may be either: not read.
  };
  Triangle triangle = Triangle::kMinus;
  bool brackets_are_negative = false;  ///< (1,234) is -1234.
};

/// The whole of a table cell: a number, a null marker (kMissing, `text` is the reason) or neither
/// (kLexical with the text). The offsets of the token are meaningless. Repairs of damaged cells
/// ("98. 72%", "1O0%", "U") are tried only here, only if `type` is not kAny, and say so in
/// `repair`; so do signs that are one by convention (△12.3, –12.3, (1,234)) and marks that refer to
/// a note (250⁹, 250①), which are read in every column.
NumberToken ReadCell(std::string_view raw, CellType type, const rules::NumberWords& words,
                     const CellSigns& signs = {});

}  // namespace gouji::normalise
