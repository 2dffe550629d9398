#pragma once

// What the text of one cell is, as far as the structure of a table depends on it: number, null
// mark, or words. Values are read elsewhere (normalise/).

#include <string>
#include <string_view>
#include <vector>

#include "table/words.h"

namespace gouji::table {

std::string WithoutBlanks(std::string_view text);

/// "1,349", "98. 72%", "+1.5", "△3", "(1,234)", "$12", "14.1p", "250⁹": one number with its sign,
/// currency, percent sign and note mark, blanks inside allowed.
bool IsNumber(std::string_view text);

/// "$", "¥": one sign, which may stand apart from its number.
bool IsCurrencySign(std::string_view text);

/// "-", "—", "/", "…": printed where there is no value.
bool IsNullMark(std::string_view text);

/// A number, or the mark that stands where there is none.
inline bool IsValue(std::string_view text) { return IsNumber(text) || IsNullMark(text); }

/// A whole number from 1900 to 2099, as in a header of years; a note mark may stand behind it.
bool IsYear(std::string_view text);

/// True if there is a letter, ideograph or digit.
bool HasWordCharacters(std::string_view text);

/// True if the text without blanks and opening brackets begins with one of the words.
bool BeginsWithWord(std::string_view text, const std::vector<std::string>& words);

/// True if the text without blanks ends with one of the words; closing brackets and the numbers of
/// a series of tables ("表一", "表 2") are passed over.
bool EndsWithWord(std::string_view text, const std::vector<std::string>& words);

/// "表5 各镇来电", "表二": what the tables of a document are counted by, and a title behind it.
bool IsNumberedCaption(std::string_view text, const Words& words);

/// What follows one of the words and a number: 各镇来电 of "附表3 各镇来电"; "" if nothing does.
std::string TitleAfterNumber(std::string_view text, const std::vector<std::string>& words);

/// What follows "WORD：" at the head of the text, brackets around it removed; "" if it is not so.
std::string AfterLabel(std::string_view text, const std::vector<std::string>& words);

/// "件" of "单位：件", the unit of a whole table; "" if the text is anything else, or names
/// something longer than a unit.
std::string MeasureIn(std::string_view text, const std::vector<std::string>& words);

/// 合计, "合计 (31)", "总  计": a word of totals with nothing but blanks and a bracketed count; or
/// a label that ends as totals do: 镇街小计, 负债合计.
bool IsTotalLabel(std::string_view text, const Words& words);

/// 总计 for "总　计": a word whose ideographs blanks spread over the cell is one word. Any other
/// text stays as it is.
std::string WithoutSpread(std::string text);

/// Without the Markdown marks around a cell or caption: "**", leading "#".
std::string WithoutMarks(std::string_view text);

}  // namespace gouji::table
