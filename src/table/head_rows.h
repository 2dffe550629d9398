#pragma once

// Which of the first rows of an unruled table are its caption, its head and its body.

#include <cstddef>
#include <vector>

#include "table/chunk_rows.h"
#include "table/columns.h"
#include "table/ruling_grid.h"

namespace gouji::table {

/// True if the row holds figures below a head. Years alone head columns.
bool IsBodyRow(const ChunkRow& row);

/// True for a number before words and nothing else: 11　规模以上工业能源消费情况. Above a head it
/// is a caption, though the number could be a figure.
bool IsNumberedTitle(const ChunkRow& row);

/// Of a line above the columns' heads: it labels some of them. What begins where the table does,
/// stands over its middle, in brackets or before a colon is a caption or a note, if it is no closer
/// than rows are. `rules` are the page's row rules, `pitch` is the usual distance of the rows.
bool IsLabelOverColumns(const ChunkRow& row, const ChunkRow& below, const Columns& columns,
                        const std::vector<Segment>& rules, double pitch);

/// Removes rows above the head that are its caption: what stands above the first rule, or in the
/// middle of the table and no wider than a title. `rules` of the frame that are above go with them.
void DropCaptions(const Columns& columns, std::vector<double>* rules, std::vector<ChunkRow>* rows);

/// Removes what stands above the rule over the head, such as a running head and its year: rows of
/// one or two chunks, and the frame's `rules` above them. `segments` are the page's row rules.
void DropRunningHead(const std::vector<Segment>& segments, std::vector<double>* rules,
                     std::vector<ChunkRow>* rows);

/// How many of the rows are the head: those above the first figures, but for a label that stands
/// alone above its rows. `pitch` is the usual distance of the rows, 0 if unknown.
std::size_t CountHeadRows(const std::vector<ChunkRow>& rows, const Columns& columns,
                          const std::vector<double>& rules, double pitch);

}  // namespace gouji::table
