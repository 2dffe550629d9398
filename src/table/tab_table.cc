#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "table/cell_text.h"
#include "table/markup.h"

namespace gouji::table {
namespace {

using document::Page;

constexpr std::size_t kLongestLabel = 24;  ///< Characters of a group label between two rows.
/// Rows of a table have the same number of cells; this share of them must.
constexpr double kUsualShare = 0.6;

std::size_t CountFilled(const std::vector<Field>& fields) {
  return static_cast<std::size_t>(
      std::count_if(fields.begin(), fields.end(), [](const Field& f) { return !f.text.empty(); }));
}

/// Rows lose the empty cells at their end when text is exported.
void DropEmptyEnd(std::vector<Field>* fields) {
  while (fields->size() > 1 && fields->back().text.empty()) fields->pop_back();
}

/// A table whose rows all begin with a TAB is indented: its first column is none.
void DropEmptyStart(std::vector<FieldRow>* block) {
  const bool indented = std::all_of(block->begin(), block->end(), [](const FieldRow& row) {
    return row.size() > 1 && row.front().text.empty();
  });
  if (!indented) return;
  for (FieldRow& row : *block) row.erase(row.begin());
}

/// The number of cells that most rows have, if enough of them have it.
int ColumnsOf(const std::vector<FieldRow>& block) {
  std::map<std::size_t, std::size_t> count;
  std::size_t rows = 0;
  for (const FieldRow& row : block) {
    if (row.size() < 2) continue;
    ++rows;
    ++count[row.size()];
  }
  std::size_t columns = 0, most = 0;
  for (const auto& [width, times] : count) {
    if (times >= most) columns = width, most = times;
  }
  const bool usual = static_cast<double>(most) >= kUsualShare * static_cast<double>(rows);
  return rows >= 2 && usual ? static_cast<int>(columns) : 0;
}

bool IsTabRow(const std::vector<Field>& fields) {
  return fields.size() >= 2 && CountFilled(fields) >= 2;
}

}  // namespace

std::vector<Table> FindTabTables(const Page& page, const std::vector<TextRow>& rows, Trace* trace) {
  std::vector<Table> tables;
  std::size_t i = 0;
  while (i < rows.size()) {
    std::vector<FieldRow> block;
    int last_line = rows[i].number - 1;
    for (; i < rows.size() && rows[i].number == last_line + 1 && !rows[i].blank; ++i) {
      std::vector<Field> fields = Split(page, rows[i], '\t');
      DropEmptyEnd(&fields);
      const bool label = !block.empty() && fields.size() == 1 &&
                         CountCodePoints(fields.front().text) <= kLongestLabel;
      if (!IsTabRow(fields) && !label) break;
      last_line = rows[i].number;
      block.push_back(std::move(fields));
    }
    if (block.empty()) {
      ++i;
      continue;
    }
    while (!block.empty() && block.back().size() == 1) block.pop_back();
    DropEmptyStart(&block);
    const int columns = ColumnsOf(block);
    if (columns < 2) {
      if (block.size() >= 2) {
        const document::Rect& first = block.front().front().box;
        const document::Rect& last = block.back().back().box;
        Record(trace, page.number, Kind::kMarkup, Verdict::kUneven,
               {first.left, first.top, last.right, last.bottom});
      }
      continue;
    }
    Table table = ToTable(page, block, columns);
    const Verdict verdict = Judge(table);
    Record(trace, page.number, Kind::kMarkup, verdict, table.box);
    if (verdict == Verdict::kTaken) tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace gouji::table
