#include "report/phrases.h"

#include <array>
#include <cstdlib>
#include <map>

namespace gouji::report {

namespace {

using Names = std::map<std::string, record::Text>;

const std::string& Find(const Names& names, const std::string& key, Language language) {
  const auto found = names.find(key);
  return found == names.end() ? key : In(found->second, language);
}

/// {year, month, day} of "2023-05-31"; zeros for anything else.
std::array<int, 3> ParseDate(const std::string& date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return {0, 0, 0};
  return {std::atoi(date.substr(0, 4).c_str()), std::atoi(date.substr(5, 2).c_str()),
          std::atoi(date.substr(8, 2).c_str())};
}

int LastDayOf(int year, int month) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

}  // namespace

const std::string& In(const record::Text& text, Language language) {
  if (language == Language::kEnglish && !text.en.empty()) return text.en;
  return text.zh.empty() ? text.en : text.zh;
}

std::string VerdictName(record::Verdict verdict, Language language) {
  static const Names names = {
      {"holds", {"成立", "holds"}},           {"explained", {"可解释", "explained"}},
      {"suspect", {"存疑", "suspect"}},       {"contradicted", {"矛盾", "contradicted"}},
      {"unchecked", {"未核对", "unchecked"}},
  };
  return Find(names, record::Name(verdict), language);
}

std::string SeverityName(record::Severity severity, Language language) {
  static const Names names = {
      {"critical", {"严重", "critical"}},
      {"error", {"错误", "error"}},
      {"warning", {"警告", "warning"}},
      {"note", {"提示", "note"}},
  };
  return Find(names, record::Name(severity), language);
}

std::string KindName(table::Kind kind, Language language) {
  static const Names names = {
      {"ruled", {"有线", "ruled"}},
      {"aligned", {"对齐", "aligned"}},
      {"markup", {"标记", "markup"}},
      {"scanned", {"扫描", "scanned"}},
  };
  return Find(names, table::Name(kind), language);
}

std::string VerdictName(table::Verdict verdict, Language language) {
  using table::Verdict;
  static const std::map<Verdict, record::Text> names = {
      {Verdict::kTaken, {"是表", "a table"}},
      {Verdict::kDrawing, {"线太多，是图", "a drawing of very many lines"}},
      {Verdict::kOneColumn, {"只有一列", "one column"}},
      {Verdict::kOneRow, {"只有一行", "one row"}},
      {Verdict::kFrame, {"是边框", "a frame"}},
      {Verdict::kEmptyCells, {"格子大多是空的", "cells are empty"}},
      {Verdict::kProseBox, {"框内是成段文字", "a box of prose"}},
      {Verdict::kForm, {"是几个文字框", "a few boxes of words"}},
      {Verdict::kContents, {"是目录", "a table of contents"}},
      {Verdict::kProse, {"是成段文字", "prose"}},
      {Verdict::kNoGutter, {"各行没有共同的空隙", "lines share no gap"}},
      {Verdict::kNoFigures, {"没有对齐的数", "no figures that align"}},
      {Verdict::kFewRows, {"行太少", "too few rows"}},
      {Verdict::kAxes, {"像图的坐标", "the axes of a chart"}},
      {Verdict::kUneven, {"各行格数不同", "rows of different numbers of cells"}},
      {Verdict::kTooWide, {"列太多", "too many columns"}},
  };
  return In(names.at(verdict), language);
}

std::string ExplanationName(const std::string& kind, Language language) {
  static const Names names = {
      {"implied_denominator", {"反推的分母", "implied denominator"}},
      {"other_base", {"用了另一个基数", "another base"}},
      {"truncation", {"截断而非四舍五入", "truncated, not rounded"}},
      {"balanced", {"凑成整数", "made to add up"}},
      {"from_rounded", {"由已舍入的数算出", "computed from rounded figures"}},
      {"from_unrounded", {"由未舍入的数算出", "computed from unrounded figures"}},
      {"percentage_points", {"百分点写成百分比", "percentage points"}},
      {"current_value_base", {"以本期数为基数", "divided by the current value"}},
      {"neighbouring_row", {"抄了相邻行的数", "figure of a neighbouring row"}},
      {"omitted_row", {"合计漏了一行", "a row left out of the total"}},
      {"stale", {"沿用上期的数", "figure of an earlier period"}},
      {"typing_error", {"录入错误", "typing error"}},
      {"reading_error", {"识读错误", "reading error"}},
      {"scope", {"口径不同", "another scope"}},
      {"impossible", {"不可能的值", "impossible value"}},
      {"omitted_term", {"漏算了一项", "a term left out"}},
      {"wrong_figure", {"一个数有误", "one wrong figure"}},
      {"split_row", {"一行印成两行", "one row printed as two"}},
      {"none", {"没有找到原因", "no explanation found"}},
  };
  return Find(names, kind, language);
}

std::string ReasonName(const std::string& reason, Language language) {
  static const Names names = {
      {"missing", {"缺少要用的数", "a figure is missing"}},
      {"ambiguous", {"不能确定是哪个数", "it is not clear which figure is meant"}},
      {"zero_denominator", {"分母为零", "the denominator is zero"}},
      {"no_power", {"印出的位数太少，看不出错误", "printed too coarsely to see an error"}},
      {"low_confidence", {"识读不可靠", "the reading is not reliable"}},
      {"unit_unknown", {"单位不明", "the unit is not known"}},
      {"unprinted_denominator", {"分母没有印出", "the denominator is not printed"}},
      {"nested_rows", {"各行之间有包含关系", "some rows are part of others"}},
      {"unknown_rows",
       {"不知道各行是不是合计的部分", "it is not known whether the rows are parts of the total"}},
      {"scope", {"口径不同", "of another scope"}},
      {"base_unknown", {"基数不明", "the base is not known"}},
      {"formula_unknown", {"算法不明", "the formula is not known"}},
      {"rule_not_applicable", {"规则不适用", "the rule does not apply"}},
  };
  return Find(names, reason, language);
}

std::string PeriodName(const std::string& from, const std::string& to, Language language) {
  const auto [year, month, day] = ParseDate(from);
  const auto [to_year, to_month, to_day] = ParseDate(to);
  if (year == 0 || to_year == 0) return from == to || to.empty() ? from : from + "—" + to;
  const bool whole_months = day == 1 && to_day == LastDayOf(to_year, to_month);
  if (language == Language::kEnglish) {
    if (whole_months && year == to_year && month == to_month) return from.substr(0, 7);
    if (whole_months && year == to_year && month == 1 && to_month == 12) return from.substr(0, 4);
    return from == to ? from : from + " to " + to;
  }
  const std::string first_year = std::to_string(year) + "年";
  if (whole_months && year == to_year) {
    if (month == 1 && to_month == 12) return first_year;
    if (month == to_month) return first_year + std::to_string(month) + "月";
    return first_year + std::to_string(month) + "至" + std::to_string(to_month) + "月";
  }
  std::string text = first_year + std::to_string(month) + "月" + std::to_string(day) + "日";
  if (from == to) return text;
  text += "至";
  if (year != to_year) text += std::to_string(to_year) + "年";
  return text + std::to_string(to_month) + "月" + std::to_string(to_day) + "日";
}

std::string PlaceName(const document::Place& place, int table, Language language) {
  const bool chinese = language == Language::kChinese;
  std::string text;
  const auto append = [&](const std::string& part) {
    if (!text.empty()) text += chinese ? "，" : ", ";
    text += part;
  };
  if (place.line > 0) {
    const std::string line = std::to_string(place.line);
    append(chinese ? "第" + line + "行" : "line " + line);
  } else if (place.page > 0) {
    const std::string page = std::to_string(place.page);
    append(chinese ? "第" + page + "页" : "page " + page);
  }
  if (table >= 0) {
    const std::string number = std::to_string(table + 1);
    append(chinese ? "附表" + number : "table " + number);
  }
  return text;
}

std::string LabelText(const record::Operand& operand, Language language) {
  return In({operand.label, operand.label_en}, language);
}

std::string PlaceName(const record::Operand& operand, Language language) {
  return PlaceName(operand.place, operand.table, language);
}

}  // namespace gouji::report
