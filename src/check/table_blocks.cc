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

}  // namespace

std::vector<Block> BlocksOf(const Context& context, int table) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  std::vector<Block> above = Arrange(facts, Side::kAbove);
  std::vector<Block> below = Arrange(facts, Side::kBelow);
  const Borne of_above = BorneOut(context, table, above),
              of_below = BorneOut(context, table, below);
  const bool take_above = below.empty() || (!above.empty() && of_above.sums >= of_below.sums);
  std::vector<Block>& blocks = take_above ? above : below;
  const Borne& borne = take_above ? of_above : of_below;
  for (Block& block : blocks) block.certain = borne.sums > 0 && 2 * borne.sums >= borne.figures;
  return std::move(blocks);
}

std::optional<Rational> SumByBlocks(const Context& context, int table, int column,
                                    const std::vector<Block>& blocks) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  std::vector<int> rows;
  for (int r = 0; r < static_cast<int>(facts.rows.size()); ++r) {
    const TableFacts::Row& row = facts.rows[static_cast<std::size_t>(r)];
    const bool inside = std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
      return std::find(block.rows.begin(), block.rows.end(), r) != block.rows.end();
    });
    const bool is_row = row.kind == RowKind::kData && row.repeats < 0 && !inside;
    if (is_row || row.kind == RowKind::kSubtotal) rows.push_back(r);
  }
  const ColumnSum sum = SumRows(context, table, column, rows);
  if (sum.missing > 0) return std::nullopt;
  return sum.sum;
}

}  // namespace gouji::check
