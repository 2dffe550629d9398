#include "table/shared_edges.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

namespace gouji::table {
namespace {

// Chosen on fixtures/layouts: a word of Latin text is a quarter of the font size from the next.
constexpr double kLeastGapEm = 0.4;
constexpr double kSameBegin = 1.5;      ///< Points.
constexpr double kBeginningRows = 0.5;  ///< Of the rows.

/// [row]: where its chunks begin, ascending.
using Begins = std::vector<std::vector<double>>;

Begins BeginsOf(const std::vector<ChunkRow>& rows) {
  Begins begins;
  for (const ChunkRow& row : rows) {
    std::vector<double>& of_row = begins.emplace_back();
    for (const Chunk& chunk : row.chunks) of_row.push_back(chunk.box.left);
    std::sort(of_row.begin(), of_row.end());
  }
  return begins;
}

bool BeginsAt(const std::vector<double>& begins, double x) {
  const auto at = std::upper_bound(begins.begin(), begins.end(), x - kSameBegin);
  return at != begins.end() && *at < x + kSameBegin;
}

/// Whether the gap before a word may part two columns, as far as the rows tell.
bool IsSharedEdge(const std::vector<ChunkRow>& rows, const Begins& begins, double left,
                  double right) {
  const auto beginning =
      std::count_if(begins.begin(), begins.end(),
                    [&](const std::vector<double>& of_row) { return BeginsAt(of_row, right); });
  if (static_cast<double>(beginning) < kBeginningRows * static_cast<double>(rows.size())) {
    return false;
  }
  return std::none_of(rows.begin(), rows.end(), [&](const ChunkRow& row) {
    return std::any_of(row.chunks.begin(), row.chunks.end(), [&](const Chunk& chunk) {
      return std::any_of(chunk.words.begin(), chunk.words.end(), [&](const layout::Word& w) {
        return w.box.left < right - kSameBegin && w.box.right > left + kSameBegin;
      });
    });
  });
}

/// The words from `begin` to before `end`, standing alone.
Chunk ChunkOf(const Chunk& whole, std::size_t begin, std::size_t end) {
  const layout::Word& first = whole.words[begin];
  Chunk part = {first.text, first.box, whole.line, {first}};
  for (std::size_t i = begin + 1; i < end; ++i) AppendWord(whole.words[i], &part);
  return part;
}

/// Of the gaps of one column what they have in common.
void AddGap(const Gutter& gap, std::vector<Gutter>* gaps) {
  const auto known = std::find_if(gaps->begin(), gaps->end(), [&](const Gutter& g) {
    return g.left < gap.right && g.right > gap.left;
  });
  if (known == gaps->end()) {
    gaps->push_back(gap);
  } else {
    *known = {std::max(known->left, gap.left), std::min(known->right, gap.right)};
  }
}

}  // namespace

std::vector<Gutter> PartAtSharedEdges(std::vector<ChunkRow>* rows) {
  std::vector<Gutter> gaps;
  const std::vector<ChunkRow> whole = *rows;
  const Begins begins = BeginsOf(*rows);
  // A place that many rows share is looked at once.
  std::map<std::pair<double, double>, bool> known_edges;
  const auto is_shared = [&](double left, double right) {
    const auto [at, is_new] = known_edges.try_emplace({left, right});
    if (is_new) at->second = IsSharedEdge(whole, begins, left, right);
    return at->second;
  };
  for (ChunkRow& row : *rows) {
    std::vector<Chunk> chunks;
    for (const Chunk& chunk : row.chunks) {
      std::size_t begin = 0;
      for (std::size_t i = 1; i < chunk.words.size(); ++i) {
        const double left = chunk.words[i - 1].box.right, right = chunk.words[i].box.left;
        if (right - left < kLeastGapEm * row.font_size || !is_shared(left, right)) continue;
        chunks.push_back(ChunkOf(chunk, begin, i));
        begin = i;
        AddGap({left, right}, &gaps);
      }
      chunks.push_back(begin == 0 ? chunk : ChunkOf(chunk, begin, chunk.words.size()));
    }
    row.chunks = std::move(chunks);
  }
  std::sort(gaps.begin(), gaps.end(),
            [](const Gutter& a, const Gutter& b) { return a.left < b.left; });
  return gaps;
}

}  // namespace gouji::table
