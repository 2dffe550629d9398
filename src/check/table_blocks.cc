#include "check/table_blocks.h"

#include <algorithm>
#include <utility>

#include "check/table_sums.h"

namespace gouji::check {

namespace {

using record::TableFacts;
using RowKind = record::TableFacts::RowKind;

enum class Side { kAbove, kBelow };  // Where a subtotal's rows stand.

/// Empty if some subtotal has no rows on that side.
std::vector<Block> Arrange(const TableFacts& table, Side side) {
  std::vector<Block> blocks;
  std::vector<int> open;
  const int rows = static_cast<int>(table.rows.size());
  int last = -1;  // The block that rows below its subtotal go into.
  for (int r = 0; r < rows; ++r) {
    const TableFacts::Row& row = table.rows[static_cast<std::size_t>(r)];
    const bool is_boundary = row.kind == RowKind::kGroup || row.kind == RowKind::kTotal;
    if (is_boundary) {
      open.clear();
      // A group's head may stand between a subtotal and its rows.
      if (row.kind == RowKind::kTotal ||
          (last >= 0 && !blocks[static_cast<std::size_t>(last)].rows.empty()))
        last = -1;
    } else if (row.kind == RowKind::kSubtotal) {
      blocks.push_back(
          {r, side == Side::kAbove ? std::exchange(open, {}) : std::vector<int>(), true});
      last = static_cast<int>(blocks.size()) - 1;
    } else if (row.kind == RowKind::kData && row.repeats < 0) {
      if (side == Side::kAbove) open.push_back(r);
      if (side == Side::kBelow && last >= 0) {
        blocks[static_cast<std::size_t>(last)].rows.push_back(r);
      }
    }
  }
  const bool complete = std::all_of(blocks.begin(), blocks.end(),
                                    [](const Block& block) { return !block.rows.empty(); });
  return complete ? blocks : std::vector<Block>();
}

struct Borne {
  int sums = 0, figures = 0;
};

/// How many figures of the subtotals are the sums of their blocks.
Borne BorneOut(const Context& context, int table, const std::vector<Block>& blocks) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  Borne borne;
  for (const Block& block : blocks) {
    for (std::size_t c = 0; c < facts.columns.size(); ++c) {
      const int id = facts.cells[static_cast<std::size_t>(block.subtotal)][c];
      if (facts.columns[c].kind != TableFacts::ColumnKind::kFigure || id < 0) continue;
      if (!IsExactCount(context, context.At(id))) continue;
      const ColumnSum sum = SumRows(context, table, static_cast<int>(c), block.rows);
      if (sum.missing > 0 || !sum.exact) continue;
      ++borne.figures;
      borne.sums += sum.sum == Rational(context.At(id).quantity->value);
    }
  }
  return borne;
}

/// The figure of a row in a column, if it is a count that sums can be held against.
const record::Observation* CountAt(const Context& context, const TableFacts& facts, int row,
                                   std::size_t column) {
  const int id = facts.cells[static_cast<std::size_t>(row)][column];
  if (facts.columns[column].kind != TableFacts::ColumnKind::kFigure || id < 0) return nullptr;
  return IsExactCount(context, context.At(id)) ? &context.At(id) : nullptr;
}

/// What the figures say of which rows a subtotal adds.
struct Reach {
  bool whole = true;    ///< All rows beside it, in all columns.
  bool partly = false;  ///< In some column, the rows nearest to it alone.
  std::size_t kept =
      0;  ///< How many of the nearest rows it adds in all columns; 0: no number does.
};

Reach ReachOf(const Context& context, const TableFacts& facts, const Block& block, Side side) {
  Reach reach;
  std::vector<std::size_t> fits(block.rows.size() + 1, 0);  // [rows kept] -> columns.
  std::size_t columns = 0;
  for (std::size_t c = 0; c < facts.columns.size(); ++c) {
    const record::Observation* subtotal = CountAt(context, facts, block.subtotal, c);
    if (subtotal == nullptr) continue;
    const Rational printed(subtotal->quantity->value);
    std::vector<std::size_t> fitting;
    Rational sum;
    std::size_t kept = 0;
    while (kept < block.rows.size()) {
      const int row = block.rows[side == Side::kAbove ? block.rows.size() - 1 - kept : kept];
      const record::Observation* part = CountAt(context, facts, row, c);
      if (part == nullptr) break;
      sum = sum + Rational(part->quantity->value);
      ++kept;
      if (sum == printed) fitting.push_back(kept);
    }
    if (kept < block.rows.size()) continue;  // A figure is missing.
    ++columns;
    const bool fits_whole = sum == printed;
    reach.whole = reach.whole && fits_whole;
    reach.partly = reach.partly || (!fits_whole && !fitting.empty());
    for (const std::size_t k : fitting) ++fits[k];
  }
  for (std::size_t k = 1; k <= block.rows.size() && columns > 0; ++k) {
    if (fits[k] == columns) reach.kept = k;
  }
  return reach;
}

/// True if every printed total is the sum of the subtotals and of the rows outside, and there is
/// one.
bool TotalsAgree(const Context& context, int table, const std::vector<Block>& blocks) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  int total = -1;
  for (std::size_t r = 0; r < facts.rows.size(); ++r) {
    if (facts.rows[r].kind == RowKind::kTotal) total = static_cast<int>(r);
  }
  bool any = false;
  for (std::size_t c = 0; c < facts.columns.size() && total >= 0; ++c) {
    const record::Observation* printed = CountAt(context, facts, total, c);
    if (printed == nullptr) continue;
    const auto sum = SumByBlocks(context, table, static_cast<int>(c), blocks);
    if (!sum) continue;
    if (*sum != Rational(printed->quantity->value)) return false;
    any = true;
  }
  return any;
}

/// Leaves rows outside any group out of the blocks that they stand beside.
void LeaveOutOthers(const Context& context, int table, Side side, std::vector<Block>& blocks) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  std::vector<Block> smaller = blocks;
  bool any = false;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Reach reach = ReachOf(context, facts, blocks[i], side);
    if (reach.whole || !reach.partly) continue;
    blocks[i].certain = false;
    if (reach.kept == 0) continue;
    std::vector<int>& rows = smaller[i].rows;
    const auto others = static_cast<std::ptrdiff_t>(rows.size() - reach.kept);
    if (side == Side::kAbove) rows.erase(rows.begin(), rows.begin() + others);
    if (side == Side::kBelow) rows.erase(rows.end() - others, rows.end());
    any = true;
  }
  if (any && TotalsAgree(context, table, smaller)) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (smaller[i].rows.size() < blocks[i].rows.size()) blocks[i] = std::move(smaller[i]);
    }
  }
}

}  // namespace

std::vector<Block> BlocksOf(const Context& context, int table) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  std::vector<Block> above = Arrange(facts, Side::kAbove);
  std::vector<Block> below = Arrange(facts, Side::kBelow);
  const Borne of_above = BorneOut(context, table, above),
              of_below = BorneOut(context, table, below);
  const bool take_above = below.empty() || (!above.empty() && of_above.sums >= of_below.sums);
  std::vector<Block>& blocks = take_above ? above : below;
  LeaveOutOthers(context, table, take_above ? Side::kAbove : Side::kBelow, blocks);
  const Borne borne = BorneOut(context, table, blocks);
  const bool borne_out = borne.sums > 0 && 2 * borne.sums >= borne.figures;
  for (Block& block : blocks) block.certain = block.certain && borne_out;
  return std::move(blocks);
}

std::optional<Rational> SumByBlocks(const Context& context, int table, int column,
                                    const std::vector<Block>& blocks) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  std::vector<bool> inside(facts.rows.size(), false);
  for (const Block& block : blocks) {
    for (const int row : block.rows) inside[static_cast<std::size_t>(row)] = true;
  }
  std::vector<int> rows;
  for (int r = 0; r < static_cast<int>(facts.rows.size()); ++r) {
    const TableFacts::Row& row = facts.rows[static_cast<std::size_t>(r)];
    const bool is_row =
        row.kind == RowKind::kData && row.repeats < 0 && !inside[static_cast<std::size_t>(r)];
    if (is_row || row.kind == RowKind::kSubtotal) rows.push_back(r);
  }
  const ColumnSum sum = SumRows(context, table, column, rows);
  if (sum.missing > 0) return std::nullopt;
  return sum.sum;
}

}  // namespace gouji::check
