#pragma once

// What the words for a period mean in one bulletin: 4月份, 上月, 去年同期, 今年以来.

#include <optional>
#include <string>
#include <string_view>

#include "normalise/number.h"
#include "normalise/period.h"
#include "record/observation.h"
#include "rules/lexicon.h"

namespace gouji::normalise {

/// The period that the bulletin reports on.
std::optional<Period> PeriodOf(const record::DocumentInfo& info);

/// Whether a token says when something was counted. 截至5月底 says up to when, which is no period;
/// 第43周 is the publisher's own number for the week that the bulletin is about.
bool NamesPeriod(const NumberToken& token);

/// True for 上月, 去年同期: periods that are named by their distance before the bulletin's own.
bool IsPastRelative(const NumberToken& token);

/// The days that a token stands for in a bulletin on `document`. A month, quarter or day without a
/// year is the latest one that does not lie a season or more after the bulletin's end: 12月 in a
/// bulletin on January is that of the year before. 今年 and 今年以来 end with the bulletin's
/// period. `year`: a year that stands directly before the token and is its (去年5月, 今年一季度).
std::optional<Period> ResolveNamed(const NumberToken& token, const std::optional<Period>& document,
                                   const NumberToken* year = nullptr);

/// Whether `year` is a year and `token` a part of one that names none itself: together they stand
/// for one period. REQUIRES: nothing stands between them.
bool IsYearOf(const NumberToken& year, const NumberToken& token);

/// That period as observations name it. Where the words do not resolve (no year is known, 近三年)
/// it is their normal form, "--04", "rel:-1": no period of any other figure.
std::string NamedPeriod(const NumberToken& token, const std::optional<Period>& document,
                        const NumberToken* year = nullptr);

/// What the header of a column, the label of a row or the title of a table says of the period of
/// the figures under it.
struct LabelPeriod {
  std::string period;  ///< As observations name it; "" if the label names none.
  std::string rest;    ///< The label without the words for the period.
};
LabelPeriod ReadLabelPeriod(std::string_view label, const std::optional<Period>& document,
                            const rules::Lexicon& lexicon);

}  // namespace gouji::normalise
