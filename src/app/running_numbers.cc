#include "app/running_numbers.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <system_error>

#include "app/recognised_tables.h"

namespace gouji::app {

namespace {

using ColumnKind = record::TableFacts::ColumnKind;

std::optional<int> NumberOf(const std::string& text) {
  int number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end || number < 0) return std::nullopt;
  return number;
}

bool WasReadAs(const table::Cell& cell, const std::string& text) {
  return std::any_of(cell.alternatives.begin(), cell.alternatives.end(),
                     [&](const document::Alternative& other) { return other.text == text; });
}

/// The body's cells of a column that hold text, from above.
std::vector<table::Cell*> FilledCells(table::Table& table, int first_row, int column) {
  std::vector<table::Cell*> cells;
  for (table::Cell& cell : table.cells) {
    if (cell.column == column && cell.row >= first_row && !cell.text.empty()) {
      cells.push_back(&cell);
    }
  }
  return cells;
}

/// What the cells above and below leave for a cell.
std::optional<int> NumberBetween(const std::vector<table::Cell*>& cells, std::size_t i) {
  if (i == 0 || i + 1 >= cells.size()) return std::nullopt;
  const auto above = NumberOf(cells[i - 1]->text), below = NumberOf(cells[i + 1]->text);
  if (!above || !below || *below - *above != 2) return std::nullopt;
  return *above + 1;
}

void PutMissing(const std::vector<table::Cell*>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::optional<int> number = NumberBetween(cells, i);
    table::Cell& cell = *cells[i];
    if (!number || NumberOf(cell.text) == number) continue;
    const std::string text = std::to_string(*number);
    if (!WasReadAs(cell, text)) continue;
    if (cell.read.empty()) cell.read = cell.text;
    cell.text = text;
    cell.lines.clear();
  }
}

void MarkRuns(const std::vector<table::Cell*>& cells, const std::set<int>& bad_pages) {
  constexpr std::size_t kShortest = 3;
  for (std::size_t begin = 0, end = 0; begin < cells.size(); begin = end) {
    const auto follows = [&](std::size_t i) {
      const auto above = NumberOf(cells[i - 1]->text), own = NumberOf(cells[i]->text);
      return above && own && *own - *above == 1;
    };
    for (end = begin + 1; end < cells.size() && follows(end);) ++end;
    if (end - begin < kShortest) continue;
    for (std::size_t i = begin; i < end; ++i)
      cells[i]->proved = !bad_pages.contains(cells[i]->page);
  }
}

}  // namespace

void SettleRunningNumbers(const document::Document& document, const record::Facts& facts,
                          std::vector<table::Table>* tables) {
  const std::set<int> bad_pages = PagesReadBadly(document);
  for (std::size_t t = 0; t < facts.tables.size(); ++t) {
    const record::TableFacts& table = facts.tables[t];
    if ((*tables)[t].kind != table::Kind::kScanned) continue;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (table.columns[c].kind != ColumnKind::kOrdinal) continue;
      const std::vector<table::Cell*> cells =
          FilledCells((*tables)[t], table.first_body_row, static_cast<int>(c));
      PutMissing(cells);
      MarkRuns(cells, bad_pages);
    }
  }
}

}  // namespace gouji::app
