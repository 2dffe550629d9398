#include <algorithm>
#include <map>
#include <optional>

#include "base/utf8.h"
#include "layout/marks.h"
#include "table/cell_text.h"
#include "table/markup.h"

namespace gouji::table {
namespace {

using document::Page;

constexpr std::size_t kLongestUsualCell =
    24;                         ///< Characters; prose that is indented by a TAB is longer.
constexpr int kLargestGap = 4;  ///< Lines between two rows.

/// The cell of a line that is indented by TABs and holds no other; blank cells are cells too.
std::optional<Field> IndentedCell(const Page& page, const TextRow& row) {
  if (row.glyphs.empty()) return std::nullopt;
  if (page.glyphs[static_cast<std::size_t>(row.glyphs.front())].text != "\t") return std::nullopt;
  const std::vector<Field> fields = Split(page, row, '\t');
  const auto filled = [](const Field& f) { return !f.text.empty(); };
  if (std::count_if(fields.begin(), fields.end(), filled) > 1) return std::nullopt;
  const auto found = std::find_if(fields.begin(), fields.end(), filled);
  return found == fields.end() ? fields.back() : *found;
}

/// Cells on successive lines: one row of the table.
struct Group {
  std::vector<Field> cells;
  int first_line = 0, last_line = 0;
};

std::vector<Group> FindGroups(const Page& page, const std::vector<TextRow>& rows) {
  std::vector<Group> groups;
  for (const TextRow& row : rows) {
    std::optional<Field> cell = IndentedCell(page, row);
    if (!cell) continue;
    if (groups.empty() || row.number != groups.back().last_line + 1) {
      groups.push_back({.cells = {}, .first_line = row.number, .last_line = row.number});
    }
    groups.back().cells.push_back(std::move(*cell));
    groups.back().last_line = row.number;
  }
  return groups;
}

bool ReadsLikeProse(const std::vector<Group>& groups) {
  std::size_t cells = 0, characters = 0, sentences = 0;
  for (const Group& group : groups) {
    for (const Field& cell : group.cells) {
      ++cells;
      characters += CountCodePoints(cell.text);
      sentences += layout::EndsSentence(cell.text) ? 1 : 0;
    }
  }
  return characters > kLongestUsualCell * cells || sentences * 10 > cells;
}

Table ToDumpTable(const Page& page, const std::vector<Group>& groups, std::size_t columns) {
  std::vector<FieldRow> rows;
  for (const Group& group : groups) rows.push_back(group.cells);
  return ToTable(page, rows, static_cast<int>(columns));
}

bool OnlyBlankBetween(const std::vector<TextRow>& rows, int after, int before) {
  auto row = std::upper_bound(rows.begin(), rows.end(), after,
                              [](int number, const TextRow& r) { return number < r.number; });
  for (; row != rows.end() && row->number < before; ++row) {
    if (!row->blank) return false;
  }
  return true;
}

}  // namespace

std::vector<Table> FindCellDumps(const Page& page, const std::vector<TextRow>& rows, Trace* trace) {
  const std::vector<Group> groups = FindGroups(page, rows);
  std::vector<Table> tables;
  std::size_t i = 0;
  while (i < groups.size()) {
    const std::size_t columns = groups[i].cells.size();
    std::vector<Group> table_groups = {groups[i++]};
    while (columns >= 2 && i < groups.size()) {
      const Group& last = table_groups.back();
      const bool near = groups[i].first_line - last.last_line <= kLargestGap;
      const bool label = groups[i].cells.size() == 1;
      if (!near || (groups[i].cells.size() != columns && !label)) break;
      if (groups[i].first_line - last.last_line > 2 &&
          !OnlyBlankBetween(rows, last.last_line, groups[i].first_line)) {
        break;
      }
      table_groups.push_back(groups[i++]);
    }
    while (table_groups.size() > 1 && table_groups.back().cells.size() == 1)
      table_groups.pop_back();
    if (columns < 2 || table_groups.size() < 2) continue;
    Table table = ToDumpTable(page, table_groups, columns);
    const Verdict verdict = ReadsLikeProse(table_groups) ? Verdict::kProse : Judge(table);
    Record(trace, page.number, Kind::kMarkup, verdict, table.box);
    if (verdict == Verdict::kTaken) tables.push_back(std::move(table));
  }
  return tables;
}

std::vector<Table> FindMarkup(const Page& page, Trace* trace) {
  const std::vector<TextRow> rows = ToTextRows(page);
  std::vector<Table> tables = FindPipeTables(page, rows, trace);
  for (Table& table : FindTabTables(page, rows, trace)) tables.push_back(std::move(table));
  for (Table& table : FindCellDumps(page, rows, trace)) tables.push_back(std::move(table));
  std::stable_sort(tables.begin(), tables.end(),
                   [](const Table& a, const Table& b) { return a.box.top < b.box.top; });
  return tables;
}

}  // namespace gouji::table
