#pragma once

// What reports call things, in both languages. Only the words of the reports themselves: the
// vocabulary of bulletins is data in rules/.

#include <string>

#include "record/finding.h"
#include "report/options.h"
#include "table/trace.h"

namespace gouji::report {

/// The text in the language of the report; the other one if it is missing.
const std::string& In(const record::Text& text, Language language);

std::string VerdictName(record::Verdict verdict, Language language);
std::string SeverityName(record::Severity severity, Language language);
/// "其他分母", "截断"; an unknown kind as it is.
std::string ExplanationName(const std::string& kind, Language language);
/// Why something was not checked: "缺数据"; an unknown reason as it is.
std::string ReasonName(const std::string& reason, Language language);

/// How a table was found: "有线", "对齐".
std::string KindName(table::Kind kind, Language language);
/// Why something that was looked at is no table: "框内是成段文字"; "是表" for kTaken.
std::string VerdictName(table::Verdict verdict, Language language);

/// "2023年5月", "2021年10月25日至10月31日"; "" if unknown. REQUIRES: ISO dates or "".
std::string PeriodName(const std::string& from, const std::string& to, Language language);

/// What the figure is. Words of the bulletin stay in its language.
std::string LabelText(const record::Operand& operand, Language language);

/// "第3页", "第57行", "第3页，附表2"; "" for a value that has no place. Tables count from 1.
std::string PlaceName(const document::Place& place, int table, Language language);
std::string PlaceName(const record::Operand& operand, Language language);

}  // namespace gouji::report
