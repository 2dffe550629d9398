#pragma once

// The columns of an unruled table: what lies between its gutters, and which of them a text lies in.

#include <optional>
#include <vector>

#include "document/page.h"
#include "table/chunk_rows.h"

namespace gouji::table {

/// Points by which the edges of what stands in one column differ. Chosen on fixtures/layouts and
/// the European half of ICDAR-2013.
inline constexpr double kSameEdge = 6;

struct ColumnRange {
  int first = 0, last = 0;  ///< Both included.
  int count() const { return last - first + 1; }
  bool Holds(int column) const { return first <= column && column <= last; }
  friend bool operator==(const ColumnRange&, const ColumnRange&) = default;
};

/// From `left` to `right` across the page.
struct Extent {
  double left = 0, right = 0;
  double middle() const { return (left + right) / 2; }
};

class Columns {
 public:
  /// `rows` say what the columns take up; they are those that the gutters were found in.
  Columns(std::vector<Gutter> gutters, const std::vector<ChunkRow>& rows);

  int count() const { return static_cast<int>(gutters_.size()) + 1; }
  const std::vector<Gutter>& gutters() const { return gutters_; }

  /// The column at a point; gutters are shared out in their middles.
  int At(double x) const;
  /// The columns that a box lies in; reaching less than half a character into the next one is none,
  /// nor is reaching into a gutter only.
  ColumnRange Of(const document::Rect& box) const;
  /// What the chunks of these columns take up.
  Extent ExtentOf(const ColumnRange& range) const;
  /// The same with half of the gutters beside them; at the ends of the table without.
  Extent BoundsOf(const ColumnRange& range) const;
  /// The length of `box` that lies in the column, half of the gutters beside it included.
  double Overlap(const document::Rect& box, int column) const;

 private:
  std::vector<Gutter> gutters_;
  std::vector<Extent> extents_;  ///< [column]
};

/// The columns of these rows; nothing without a gutter.
std::optional<Columns> FindColumns(const std::vector<ChunkRow>& rows, const ChunkOptions& options);

}  // namespace gouji::table
