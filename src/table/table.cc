#include "table/table.h"

#include <algorithm>
#include <utility>

namespace gouji::table {

const Cell* Table::At(int row, int column) const {
  const auto found = std::lower_bound(
      cells.begin(), cells.end(), std::pair(row, column),
      [](const Cell& c, std::pair<int, int> at) { return std::pair(c.row, c.column) < at; });
  if (found == cells.end() || found->row != row || found->column != column) return nullptr;
  return &*found;
}

std::vector<std::vector<std::string>> ToGrid(const Table& table) {
  std::vector<std::vector<std::string>> grid(
      static_cast<std::size_t>(std::max(table.rows, 0)),
      std::vector<std::string>(static_cast<std::size_t>(std::max(table.columns, 0))));
  for (const Cell& cell : table.cells) {
    if (cell.row < 0 || cell.row >= table.rows) continue;
    if (cell.column < 0 || cell.column >= table.columns) continue;
    grid[static_cast<std::size_t>(cell.row)][static_cast<std::size_t>(cell.column)] = cell.text;
  }
  return grid;
}

const char* Name(Kind kind) {
  switch (kind) {
    case Kind::kRuled:
      return "ruled";
    case Kind::kAligned:
      return "aligned";
    case Kind::kMarkup:
      return "markup";
    case Kind::kScanned:
      return "scanned";
  }
  return "";
}

const char* Name(Role role) {
  switch (role) {
    case Role::kHeader:
      return "header";
    case Role::kStub:
      return "stub";
    case Role::kGroup:
      return "group";
    case Role::kTotal:
      return "total";
    case Role::kData:
      return "data";
    case Role::kNote:
      return "note";
  }
  return "";
}

}  // namespace gouji::table
