#pragma once

// Texts as Excel holds them: what its cells and the names of its sheets allow.

#include <cstddef>
#include <string>
#include <string_view>

namespace gouji::report {

/// As ECMA-376 part 1, 22.9.2.19 (ST_Xstring) writes what XML cannot hold: "_x001B_"; a text that
/// looks like such an escape gets its first character escaped.
std::string EscapedForExcel(std::string_view text);

/// As much of an escaped text as a cell holds, an escape not cut in two.
std::string FittingCell(std::string_view text);

/// Excel takes what is typed into a cell behind one of these for a formula.
bool LooksLikeFormula(std::string_view text);

/// Lines of a text that is wrapped into a cell so many characters wide. A row holds 409 points:
/// 17 lines of a title.
int LinesIn(const std::string& text, int width);

/// "3 各单位办理情况": what Excel allows as the name of a sheet, different for each number.
std::string SheetName(std::size_t number, std::string_view title);

}  // namespace gouji::report
