#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "table/cell_text.h"
#include "table/markup.h"

namespace gouji::table {
namespace {

using document::Page;

/// A pipe that is text is written as \|.
void UnescapePipes(std::string* text) {
  constexpr std::string_view kEscaped = "\\|";
  for (std::size_t at = text->find(kEscaped); at != std::string::npos;
       at = text->find(kEscaped, at + 1)) {
    text->erase(at, 1);
  }
}

/// Outer pipes make an empty first and last field.
std::vector<Field> CellsBetweenPipes(const Page& page, const TextRow& row) {
  std::vector<Field> fields = Split(page, row, '|');
  for (Field& field : fields) UnescapePipes(&field.text);
  if (fields.size() > 1 && fields.front().text.empty()) fields.erase(fields.begin());
  if (fields.size() > 1 && fields.back().text.empty()) fields.pop_back();
  return fields;
}

/// A line that begins or ends with a pipe, or has two of them.
bool IsPipeRow(const Page& page, const TextRow& row) {
  if (row.blank) return false;
  std::size_t pipes = 0;
  const std::string* first = nullptr;
  for (const int index : row.glyphs) {
    const std::string& text = page.glyphs[static_cast<std::size_t>(index)].text;
    if (first == nullptr && !Trim(text).empty()) first = &text;
    pipes += text == "|" ? 1 : 0;
  }
  return pipes >= 2 && first != nullptr && *first == "|";
}

/// "|---|:--:|"
bool IsRuleRow(const std::vector<Field>& fields) {
  return !fields.empty() && std::all_of(fields.begin(), fields.end(), [](const Field& field) {
    return !field.text.empty() && field.text.find('-') != std::string::npos &&
           field.text.find_first_not_of(":-") == std::string::npos;
  });
}

/// What is left of a row when a page was cut through it: no letters, no digits.
bool IsDebris(const std::vector<Field>& fields) {
  return std::none_of(fields.begin(), fields.end(),
                      [](const Field& field) { return HasWordCharacters(field.text); }) &&
         std::count_if(fields.begin(), fields.end(),
                       [](const Field& field) { return !field.text.empty(); }) <= 1;
}

int UsualWidth(const std::vector<FieldRow>& rows) {
  std::map<std::size_t, int> count;
  for (const FieldRow& row : rows) ++count[row.size()];
  const auto usual = std::max_element(
      count.begin(), count.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return usual == count.end() ? 0 : static_cast<int>(usual->first);
}

document::Rect BoxOf(const Page& page, const TextRow& row) {
  return page.glyphs[static_cast<std::size_t>(row.glyphs.front())].box;
}

}  // namespace

std::vector<Table> FindPipeTables(const Page& page, const std::vector<TextRow>& rows,
                                  Trace* trace) {
  std::vector<Table> tables;
  std::size_t i = 0;
  while (i < rows.size()) {
    if (!IsPipeRow(page, rows[i])) {
      ++i;
      continue;
    }
    std::vector<FieldRow> block;
    const document::Rect first = BoxOf(page, rows[i]);
    document::Rect last = first;
    int last_line = rows[i].number - 1;
    int rule_columns = 0;
    for (; i < rows.size() && rows[i].number == last_line + 1 && IsPipeRow(page, rows[i]); ++i) {
      last_line = rows[i].number;
      last = BoxOf(page, rows[i]);
      std::vector<Field> fields = CellsBetweenPipes(page, rows[i]);
      if (IsRuleRow(fields)) {
        rule_columns = std::max(rule_columns, static_cast<int>(fields.size()));
      } else if (!IsDebris(fields)) {
        block.push_back(std::move(fields));
      }
    }
    Table table = ToTable(page, block, rule_columns > 0 ? rule_columns : UsualWidth(block));
    // Rule rows and debris belong to the area, though no cell stands there.
    table.box.top = first.top;
    table.box.bottom = last.bottom;
    table.areas = {{page.number, table.box}};
    const Verdict verdict = Judge(table);
    Record(trace, page.number, Kind::kMarkup, verdict, table.box);
    if (verdict != Verdict::kTaken) continue;
    tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace gouji::table
