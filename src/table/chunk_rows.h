#pragma once

// Lines -> rows of chunks: the text of a page as far as unruled tables are concerned. A chunk is a
// run of words without a gap that could part two columns; gutters are the gaps that successive rows
// share.
//
// After TabbyPDF (Shigarov et al., 2018): lines with two or more blocks make tables where their
// gaps overlap.

#include <string>
#include <vector>

#include "document/page.h"
#include "layout/line.h"

namespace gouji::table {

struct Chunk {
  std::string text;
  document::Rect box;
  int line = 0;  ///< Of a text file, from 1; 0 elsewhere.
  std::vector<layout::Word> words;
};

struct ChunkRow {
  std::vector<Chunk> chunks;  ///< From left to right.
  document::Rect box;
  double font_size = 0;
  bool has_value = false;   ///< One of the chunks is a number.
  std::string measure;      ///< 件 of a line that is nothing but "单位：件".
  bool has_leader = false;  ///< Dots led from one chunk to the next; they are no text.
};

/// A label, a caption or prose: nothing stands beside it.
inline bool IsSingle(const ChunkRow& row) { return row.chunks.size() < 2; }

/// A word to the right of the chunk becomes part of it.
void AppendWord(const layout::Word& word, Chunk* chunk);

/// REQUIRES: chunks is not empty.
ChunkRow ToRow(std::vector<Chunk> chunks, double font_size);

/// Defaults were chosen on fixtures and the European half of ICDAR-2013.
struct ChunkOptions {
  /// A gap wider than this share of the font size may part two columns.
  double column_gap_em = 0.9;
  /// The same beside a number, which stands close to its neighbours in narrow columns.
  double number_gap_em = 0.45;
  /// Rows further apart than this multiple of the line height are two tables.
  double largest_pitch = 2.6;
  /// This share of the rows may reach over a gutter (headers with spans do).
  double gutter_crossings = 0.12;
  /// 单位: what stands before a colon and the unit of a table.
  std::vector<std::string> measures;
};

/// Upright lines outside of `occupied`, from top to bottom.
std::vector<ChunkRow> ToChunkRows(const document::Page& page,
                                  const std::vector<layout::Line>& lines,
                                  const std::vector<document::Rect>& occupied,
                                  const ChunkOptions& options);

/// Rows part where two columns of prose stand beside each other: a table in one of them has nothing
/// to do with the other.
std::vector<ChunkRow> SplitAtPageColumns(const document::Page& page, std::vector<ChunkRow> rows);

struct Gutter {
  double left = 0, right = 0;
};

/// The gaps that the rows of two and more chunks share, from left to right. Rows with numbers
/// decide, if there are at least two: headers are often wider than their columns.
std::vector<Gutter> FindGutters(const std::vector<ChunkRow>& rows, const ChunkOptions& options);

}  // namespace gouji::table
