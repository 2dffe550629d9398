#include "report/tables_markdown.h"

#include <algorithm>
#include <sstream>

#include "report/markdown_text.h"

namespace gouji::report {

namespace {

void WriteRow(const std::vector<std::string>& texts, std::ostream& out) {
  out << "|";
  for (const std::string& text : texts) out << " " << MarkdownText(text) << " |";
  out << "\n";
}

/// One header line: for each column the texts of the header cells over it, from the top down.
std::vector<std::string> ColumnNames(const table::Table& found) {
  std::vector<std::string> names(static_cast<std::size_t>(found.columns));
  for (const table::Cell& cell : found.cells) {
    if (cell.row >= found.header_rows) break;
    const int end = std::min(cell.column + cell.column_span, found.columns);
    for (int column = cell.column; column < end; ++column) {
      std::string& name = names[static_cast<std::size_t>(column)];
      if (!name.empty() && !cell.text.empty()) name += " / ";
      name += cell.text;
    }
  }
  return names;
}

void WriteTable(const table::Table& found, std::ostream& out) {
  if (!found.title.empty()) out << "**" << MarkdownText(found.title) << "**\n\n";
  if (!found.measure.empty()) out << "(" << MarkdownText(found.measure) << ")\n\n";
  WriteRow(ColumnNames(found), out);
  out << "|";
  for (int column = 0; column < found.columns; ++column) out << " --- |";
  out << "\n";
  const std::vector<std::vector<std::string>> grid = table::ToGrid(found);
  for (std::size_t row = static_cast<std::size_t>(found.header_rows); row < grid.size(); ++row) {
    WriteRow(grid[row], out);
  }
  for (const std::string& note : found.notes) out << "\n" << MarkdownText(note) << "\n";
  out << "\n";
}

}  // namespace

std::string TablesAsMarkdown(const FileTables& file, const Options&) {
  std::ostringstream out;
  out << "## " << MarkdownText(file.path) << "\n\n";
  for (const table::Table& found : file.tables) {
    if (found.columns > 0) WriteTable(found, out);
  }
  return out.str();
}

}  // namespace gouji::report
