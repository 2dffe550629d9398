#include "table/text_rows.h"

#include <algorithm>

#include "base/utf8.h"
#include "table/cell_text.h"

namespace gouji::table {

using document::Glyph;
using document::Page;
using document::Rect;

namespace {

const Glyph& GlyphAt(const Page& page, int index) {
  return page.glyphs[static_cast<std::size_t>(index)];
}

bool IsBlank(const Glyph& glyph) { return Trim(glyph.text).empty(); }

Rect Union(const Rect& a, const Rect& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

/// The widest published tables have some 60 columns; a line of thousands of marks is no row.
constexpr int kMostColumns = 300;

/// Box and text of the glyphs [begin, end) without the blanks at both ends. An empty field keeps
/// the box of its blanks, or a box without width where it would stand.
Field ToField(const Page& page, const TextRow& row, std::size_t begin, std::size_t end) {
  Field field;
  field.line = row.number;
  const std::size_t size = row.glyphs.size();
  if (begin < end) {
    field.box = GlyphAt(page, row.glyphs[begin]).box;
  } else if (begin < size) {
    field.box = GlyphAt(page, row.glyphs[begin]).box;
    field.box.right = field.box.left;
  } else if (size > 0) {
    field.box = GlyphAt(page, row.glyphs[size - 1]).box;
    field.box.left = field.box.right;
  }
  while (begin < end && IsBlank(GlyphAt(page, row.glyphs[begin]))) ++begin;
  while (end > begin && IsBlank(GlyphAt(page, row.glyphs[end - 1]))) --end;
  std::string text;
  for (std::size_t i = begin; i < end; ++i) {
    const Glyph& glyph = GlyphAt(page, row.glyphs[i]);
    text += IsBlank(glyph) ? " " : glyph.text;
    field.box = i == begin ? glyph.box : Union(field.box, glyph.box);
  }
  field.text = WithoutMarks(text);
  return field;
}

}  // namespace

std::vector<TextRow> ToTextRows(const Page& page) {
  std::vector<TextRow> rows;
  for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
    const Glyph& glyph = page.glyphs[i];
    if (glyph.source != document::GlyphSource::kPlainText) return {};
    if (rows.empty() || rows.back().number != glyph.line) {
      rows.push_back({.number = glyph.line, .glyphs = {}, .blank = true});
    }
    rows.back().glyphs.push_back(static_cast<int>(i));
    rows.back().blank = rows.back().blank && IsBlank(glyph);
  }
  return rows;
}

std::vector<Field> Split(const Page& page, const TextRow& row, char separator) {
  std::vector<Field> fields;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= row.glyphs.size(); ++i) {
    if (i < row.glyphs.size()) {
      const std::string& text = GlyphAt(page, row.glyphs[i]).text;
      if (text.size() != 1 || text[0] != separator) continue;
      if (separator == '|' && i > 0 && GlyphAt(page, row.glyphs[i - 1]).text == "\\") continue;
    }
    fields.push_back(ToField(page, row, begin, i));
    begin = i + 1;
  }
  return fields;
}

Table ToTable(const Page& page, const std::vector<FieldRow>& rows, int columns) {
  Table table;
  table.columns = columns;
  if (columns < 2 || columns > kMostColumns) return table;
  table.kind = Kind::kMarkup;
  table.page = table.last_page = page.number;
  table.rows = static_cast<int>(rows.size());
  for (int r = 0; r < table.rows; ++r) {
    const FieldRow& row = rows[static_cast<std::size_t>(r)];
    Rect at;
    for (int c = 0; c < columns; ++c) {
      Cell cell;
      cell.row = r;
      cell.column = c;
      cell.page = page.number;
      cell.line = row.empty() ? 0 : row.front().line;
      if (static_cast<std::size_t>(c) < row.size()) {
        const Field& field = row[static_cast<std::size_t>(c)];
        cell.text = field.text;
        cell.box = field.box;
        cell.line = field.line;
        at = {field.box.right, field.box.top, field.box.right, field.box.bottom};
      } else {
        cell.box = at;
      }
      if (c + 1 == columns) {
        for (std::size_t i = static_cast<std::size_t>(columns); i < row.size(); ++i) {
          if (!row[i].text.empty()) cell.text = JoinLines(cell.text, row[i].text);
        }
      }
      table.box = table.cells.empty() ? cell.box : Union(table.box, cell.box);
      table.cells.push_back(std::move(cell));
    }
  }
  table.areas = {{page.number, table.box}};
  return table;
}

Verdict Judge(const Table& table) {
  if (table.columns < 2) return Verdict::kOneColumn;
  if (table.columns > kMostColumns) return Verdict::kTooWide;
  if (table.rows < 2) return Verdict::kOneRow;
  if (table.rows >= 3) return Verdict::kTaken;
  const bool figures = std::any_of(table.cells.begin(), table.cells.end(), [](const Cell& c) {
    return c.row > 0 && (IsNumber(c.text) || IsNullMark(c.text));
  });
  return figures ? Verdict::kTaken : Verdict::kNoFigures;
}

}  // namespace gouji::table
