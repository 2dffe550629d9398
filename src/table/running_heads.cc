#include "table/running_heads.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "table/caption.h"
#include "table/cell_text.h"
#include "table/middles.h"

namespace gouji::table {
namespace {

using layout::Line;

// Chosen on fixtures/layouts.
/// A running head is one of the first lines of its page.
constexpr std::size_t kMostHeadLines = 3;
/// Points by which it stands apart on two pages.
constexpr double kSamePlace = 2;

bool IsSameHead(const Line& a, const Line& b) {
  return std::abs(a.box.top - b.box.top) < kSamePlace &&
         std::abs(a.box.left - b.box.left) < kSamePlace && a.Text() == b.Text();
}

bool BelongsToTable(const Line& line, int page, const std::vector<Piece>& pieces) {
  for (auto piece = pieces.rbegin(); piece != pieces.rend() && piece->table.page == page; ++piece) {
    const double y = MiddleY(line.box);
    if (y > piece->caption.box.top && y < piece->caption.box.bottom) return true;
  }
  return false;
}

}  // namespace

void UnmarkCaptions(const std::vector<Line>& lines, const Words& words,
                    std::vector<bool>* furniture) {
  for (std::size_t i = 0; i < lines.size() && i < furniture->size(); ++i) {
    if (!(*furniture)[i]) continue;
    const std::string text = WithoutMarks(lines[i].Text());
    const bool is_caption = !MeasureOf(lines[i], words).empty() ||
                            BeginsWithWord(text, words.continued) ||
                            EndsWithWord(text, words.continued) || IsNumberedCaption(text, words);
    if (is_caption) (*furniture)[i] = false;
  }
}

void MarkRepeatedHeads(const std::vector<Line>& before, int page_before,
                       const std::vector<Piece>& pieces, const std::vector<Line>& lines,
                       std::vector<bool>* furniture) {
  const std::size_t count = std::min({kMostHeadLines, before.size(), lines.size()});
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t k = 0; k < count; ++k) {
      if (!IsSameHead(before[k], lines[i])) continue;
      if (!BelongsToTable(before[k], page_before, pieces)) (*furniture)[i] = true;
    }
  }
}

}  // namespace gouji::table
