#include "table/rule_frames.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/marks.h"
#include "table/head_rows.h"
#include "table/middles.h"

namespace gouji::table {
namespace {

using document::Rect;

// Chosen on fixtures/layouts and the European half of ICDAR-2013.
constexpr double kSameExtent = 5;     ///< Points by which the rules of one table differ.
constexpr double kShortestRule = 60;  ///< Points.
constexpr double kNearLines = 1.5;    ///< Line heights from a rule to a row of the same table.
constexpr std::size_t kMostFrames = 64;

bool IsTaken(const Segment& rule, const std::vector<Rect>& occupied) {
  return std::any_of(occupied.begin(), occupied.end(), [&](const Rect& area) {
    return rule.position >= area.top - 1 && rule.position <= area.bottom + 1 &&
           rule.begin < area.right && rule.end > area.left;
  });
}

/// Where a chunk stands as seen from a frame.
enum class Side { kInside, kOutside, kAcross };

Side SideOf(const Chunk& chunk, const RuleFrame& frame) {
  if (chunk.box.right < frame.left + kSameExtent || chunk.box.left > frame.right - kSameExtent) {
    return Side::kOutside;
  }
  const bool inside =
      chunk.box.left > frame.left - kSameExtent && chunk.box.right < frame.right + kSameExtent;
  return inside ? Side::kInside : Side::kAcross;
}

/// The lines between two rules.
struct Band {
  int rows = 0, wide_rows = 0;  ///< Wide: of two and more chunks.
  bool has_value = false;       ///< In a wide row.
  int lone_figures = 0;         ///< Rows of one figure and nothing else.
  bool has_sentence = false;
};

std::vector<Band> FindBands(const RuleFrame& frame, const std::vector<ChunkRow>& rows) {
  std::vector<Band> bands(frame.rules.size() - 1);
  for (const ChunkRow& row : rows) {
    const double y = MiddleY(row.box);
    if (y <= frame.rules.front() || y >= frame.rules.back()) continue;
    const auto inside = std::count_if(row.chunks.begin(), row.chunks.end(), [&](const Chunk& c) {
      return SideOf(c, frame) != Side::kOutside;
    });
    if (inside == 0) continue;
    const auto above = std::upper_bound(frame.rules.begin(), frame.rules.end(), y);
    Band& band = bands[static_cast<std::size_t>(above - frame.rules.begin()) - 1];
    ++band.rows;
    band.wide_rows += inside >= 2 ? 1 : 0;
    band.has_value = band.has_value || (inside >= 2 && row.has_value);
    band.lone_figures += inside == 1 && IsBodyRow(row) ? 1 : 0;
    band.has_sentence = band.has_sentence || layout::EndsSentence(row.chunks.back().text);
  }
  return bands;
}

/// True if the band lies between two tables: a caption, or prose.
bool PartsTables(const std::vector<Band>& bands, std::size_t b) {
  if (bands[b].rows == 0 || bands[b].wide_rows > 0) return false;
  // The row of a name that wraps around its only figure.
  if (bands[b].lone_figures == 1 && bands[b].rows > 1) return false;
  if (bands[b].rows > 2 || bands[b].has_sentence) return true;
  const bool values_above =
      std::any_of(bands.begin(), bands.begin() + static_cast<std::ptrdiff_t>(b),
                  [](const Band& band) { return band.has_value; });
  return values_above && b + 1 < bands.size() && bands[b + 1].wide_rows > 0 &&
         !bands[b + 1].has_value;
}

std::vector<RuleFrame> SplitBetweenTables(const RuleFrame& frame,
                                          const std::vector<ChunkRow>& rows) {
  const std::vector<Band> bands = FindBands(frame, rows);
  std::vector<RuleFrame> parts = {{frame.left, frame.right, {frame.rules.front()}}};
  for (std::size_t b = 0; b < bands.size(); ++b) {
    if (PartsTables(bands, b)) parts.push_back({frame.left, frame.right, {}});
    parts.back().rules.push_back(frame.rules[b + 1]);
  }
  std::erase_if(parts, [](const RuleFrame& part) { return part.rules.size() < 2; });
  return parts;
}

}  // namespace

std::vector<RuleFrame> FindRuleFrames(const Segments& segments, const std::vector<Rect>& occupied,
                                      const std::vector<ChunkRow>& rows) {
  std::vector<RuleFrame> wholes;
  for (const Segment& rule : segments.horizontal) {
    if (rule.end - rule.begin < kShortestRule || IsTaken(rule, occupied)) continue;
    const auto frame = std::find_if(wholes.begin(), wholes.end(), [&](const RuleFrame& f) {
      return std::abs(f.left - rule.begin) < kSameExtent &&
             std::abs(f.right - rule.end) < kSameExtent;
    });
    if (frame != wholes.end()) {
      frame->rules.push_back(rule.position);
    } else if (wholes.size() < kMostFrames) {
      wholes.push_back({rule.begin, rule.end, {rule.position}});
    }
  }
  std::vector<RuleFrame> frames;
  for (RuleFrame& whole : wholes) {
    if (whole.rules.size() < 2) continue;
    std::sort(whole.rules.begin(), whole.rules.end());
    for (RuleFrame& part : SplitBetweenTables(whole, rows)) frames.push_back(std::move(part));
  }
  return frames;
}

bool GoesOnOutside(const RuleFrame& frame, const std::vector<ChunkRow>& rows) {
  const ChunkRow* above = nullptr;
  const ChunkRow* first = nullptr;
  const ChunkRow* below = nullptr;
  for (const ChunkRow& row : rows) {
    const bool wide = row.chunks.size() > 1 && row.box.left > frame.left - kSameExtent &&
                      row.box.right < frame.right + kSameExtent;
    const double y = MiddleY(row.box);
    if (y < frame.rules.front()) above = wide ? &row : nullptr;
    if (y > frame.rules.front() && first == nullptr) first = &row;
    if (y > frame.rules.back() && below == nullptr) below = wide ? &row : first;
  }
  const auto near = [](const ChunkRow& row, double rule) {
    return std::abs(MiddleY(row.box) - rule) < kNearLines * row.box.height();
  };
  const bool head_above = above != nullptr && first != nullptr && !above->has_value &&
                          IsBodyRow(*first) && !IsNumberedTitle(*first) &&
                          near(*above, frame.rules.front());
  const bool total_below =
      below != nullptr && below != first && below->has_value && near(*below, frame.rules.back());
  return head_above || total_below;
}

std::vector<ChunkRow> TakeRows(const RuleFrame& frame, std::vector<ChunkRow>* rows) {
  std::vector<ChunkRow> taken, rest;
  for (ChunkRow& row : *rows) {
    const double y = MiddleY(row.box);
    const bool across = std::any_of(row.chunks.begin(), row.chunks.end(), [&](const Chunk& chunk) {
      return SideOf(chunk, frame) == Side::kAcross;
    });
    if (y <= frame.rules.front() || y >= frame.rules.back() || across) {
      rest.push_back(std::move(row));
      continue;
    }
    std::vector<Chunk> inside, outside;
    for (Chunk& chunk : row.chunks) {
      (SideOf(chunk, frame) == Side::kInside ? inside : outside).push_back(std::move(chunk));
    }
    if (!inside.empty()) {
      taken.push_back(ToRow(std::move(inside), row.font_size));
      taken.back().measure = std::move(row.measure);
    }
    if (!outside.empty()) rest.push_back(ToRow(std::move(outside), row.font_size));
  }
  *rows = std::move(rest);
  return taken;
}

}  // namespace gouji::table
