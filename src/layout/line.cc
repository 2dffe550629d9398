#include "layout/line.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <numeric>

#include "base/utf8.h"
#include "layout/scripts.h"

namespace gouji::layout {
namespace {

using document::Direction;
using document::Glyph;
using document::GlyphSource;
using document::Page;
using document::Rect;

/// Glyphs of lines whose middles differ by less than this share of the font size share a line; two
/// wrapped lines beside a centred cell differ by half a line, which is more.
constexpr double kSameLineEm = 0.35;
/// Small print, raised or lowered or not, stands at the line whose middle is this close, in em of
/// the larger. Raised characters are up to 0.36 away; two wrapped lines of 9 pt beside a centred
/// cell of 10.5 pt 0.5 and more.
constexpr double kSmallPrintEm = 0.45;
/// Two equal glyphs closer than this are one, drawn twice for boldness.
constexpr double kDuplicateEm = 0.12;
/// Raised or lowered characters are smaller than the character that they stand at: word processors
/// set them at 0.58 to 0.7 of its size, browsers at 0.83. What is larger is no small print.
constexpr double kScriptSize = 0.86;
/// How far their baseline lies above or below its, in em: 0.33 and more above; below it is 0.08 in
/// one word processor and more in the others. Text of two sizes set on one middle line differs by
/// less than 0.2 upwards and never downwards.
constexpr double kScriptRise = 0.2;
constexpr double kScriptDrop = 0.07;
/// How far away they stand, in em.
constexpr double kScriptReach = 0.6;
/// A longer run of small print is no mark.
constexpr std::size_t kLongestScript = 8;
/// Small print sorts between its own line and its neighbours, hence a look at so many of them.
constexpr std::size_t kNearLines = 3;
/// The Latin blank of Chinese fonts is half an em wide; U+3000, one em, parts words.
constexpr double kWidestBlankEm = 0.7;

/// A glyph in the frame of its reading direction: `begin` to `end` along the line, `low` to `high`
/// from the line above to the line below.
struct Item {
  int glyph = 0;
  double begin = 0, end = 0, low = 0, high = 0, size = 0;
  double baseline = 0;
  bool blank = false;
  double middle() const { return (low + high) / 2; }
};

bool IsBlank(const std::string& text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    if (!IsSpace(NextCodePoint(text, &offset))) return false;
  }
  return true;
}

Item ToItem(const Glyph& glyph, int index) {
  const Rect& box = glyph.box;
  Item item{.glyph = index, .blank = IsBlank(glyph.text)};
  switch (glyph.direction) {
    case Direction::kRight:
      item.begin = box.left, item.end = box.right, item.low = box.top, item.high = box.bottom;
      break;
    case Direction::kDown:
      item.begin = box.top, item.end = box.bottom, item.low = -box.right, item.high = -box.left;
      break;
    case Direction::kLeft:
      item.begin = -box.right, item.end = -box.left, item.low = -box.bottom, item.high = -box.top;
      break;
    case Direction::kUp:
      item.begin = -box.bottom, item.end = -box.top, item.low = box.left, item.high = box.right;
      break;
  }
  item.baseline = item.high - static_cast<double>(glyph.descent);
  item.size = glyph.font_size > 0 ? glyph.font_size : std::max(item.high - item.low, 1.0);
  return item;
}

struct OpenLine {
  Item core;  ///< The largest item so far: it tells where the line is.
  std::vector<Item> items;
};

bool BelongsTo(const OpenLine& line, const Item& item) {
  const double smaller = std::min(line.core.size, item.size);
  const double larger = std::max(line.core.size, item.size);
  const bool is_small_print = smaller <= kScriptSize * larger;
  const double reach = is_small_print ? kSmallPrintEm * larger : kSameLineEm * smaller;
  return std::abs(line.core.middle() - item.middle()) <= reach;
}

bool BeginsBefore(const Item& a, const Item& b) { return a.begin < b.begin; }

void SortItems(std::vector<OpenLine>* lines) {
  for (OpenLine& line : *lines) {
    std::stable_sort(line.items.begin(), line.items.end(), BeginsBefore);
  }
}

/// Items -> lines, by position only: the order of a content stream says nothing about lines.
std::vector<OpenLine> GroupByPosition(std::vector<Item> items) {
  std::stable_sort(items.begin(), items.end(),
                   [](const Item& a, const Item& b) { return a.middle() < b.middle(); });
  std::vector<OpenLine> lines;
  for (const Item& item : items) {
    OpenLine* home = nullptr;
    for (std::size_t back = 1; back <= kNearLines && back <= lines.size() && home == nullptr;
         ++back) {
      OpenLine& line = lines[lines.size() - back];
      if (BelongsTo(line, item)) home = &line;
    }
    if (home == nullptr) {
      lines.push_back({item, {item}});
      continue;
    }
    home->items.push_back(item);
    if (item.size > home->core.size && !item.blank) home->core = item;
  }
  return lines;
}

std::vector<OpenLine> GroupByNumber(const Page& page, const std::vector<Item>& items) {
  std::vector<OpenLine> lines;
  std::map<int, std::size_t> line_of;
  for (const Item& item : items) {
    const int number = page.glyphs[static_cast<std::size_t>(item.glyph)].line;
    const auto [found, is_new] = line_of.try_emplace(number, lines.size());
    if (is_new) lines.push_back({item, {}});
    lines[found->second].items.push_back(item);
  }
  return lines;
}

bool IsDuplicate(const Page& page, const std::vector<Item>& kept, const Item& item) {
  const Glyph& glyph = page.glyphs[static_cast<std::size_t>(item.glyph)];
  const double near = kDuplicateEm * item.size;
  for (auto other = kept.rbegin(); other != kept.rend() && other - kept.rbegin() < 4; ++other) {
    const Glyph& before = page.glyphs[static_cast<std::size_t>(other->glyph)];
    // What is recognised is one, however dark; of the 11 of a bad copy the boxes may be one too.
    if (glyph.source == document::GlyphSource::kOcr && before.source == glyph.source) continue;
    if (std::abs(other->begin - item.begin) <= near && std::abs(other->low - item.low) <= near &&
        before.text == glyph.text) {
      return true;
    }
  }
  return false;
}

/// What `item` is beside `full`.
Script ScriptBeside(const Item& full, const Item& item) {
  if (item.size > kScriptSize * full.size) return Script::kNone;
  const double rise = full.baseline - item.baseline;
  if (rise >= kScriptRise * full.size) return Script::kSuper;
  return -rise >= kScriptDrop * full.size ? Script::kSub : Script::kNone;
}

/// Past the run of raised or of lowered characters beside `full` that begins at `first`, blanks
/// between them included; `first` if there is none, or one too long.
std::size_t ScriptEnd(const std::vector<Item>& items, std::size_t first, const Item& full,
                      std::size_t limit) {
  const Script script = ScriptBeside(full, items[first]);
  if (script == Script::kNone) return first;
  std::size_t last = first;
  for (std::size_t i = first + 1; i < limit; ++i) {
    if (items[i].blank) continue;
    const double gap = items[i].begin - items[last].end;
    if (ScriptBeside(full, items[i]) != script || gap > kScriptReach * full.size) break;
    last = i;
    if (last - first >= kLongestScript) return first;
  }
  return last + 1;
}

/// Whether it can hold raised characters at all: hardly any line does.
bool HasTwoSizes(const Page& page, const std::vector<Item>& items) {
  double smallest = items.front().size, largest = smallest;
  for (const Item& item : items) {
    if (item.blank) continue;
    smallest = std::min(smallest, item.size);
    largest = std::max(largest, item.size);
  }
  if (smallest > kScriptSize * largest) return false;
  const Glyph& glyph = page.glyphs[static_cast<std::size_t>(items.front().glyph)];
  return glyph.source == GlyphSource::kPdfText && !glyph.vertical;
}

/// Past the run of small print of one size that begins at `first`.
std::size_t SmallPrintEnd(const std::vector<Item>& items, std::size_t first) {
  std::size_t end = first + 1;
  while (end < items.size() && !items[end].blank && items[end].size == items[first].size &&
         items[end].begin - items[end - 1].end <= kScriptReach * items[first].size) {
    ++end;
  }
  return end;
}

/// Whether a run of small print from `first` to `last` is raised or lowered beside text of the
/// line.
bool IsScriptIn(const OpenLine& line, const Item& first, const Item& last) {
  const double middle = (first.begin + last.end) / 2;
  const auto is_beside = [&](const Item& full) {
    const double gap = full.begin >= middle ? full.begin - last.end : first.begin - full.end;
    const bool overlaps = full.begin < middle && full.end > middle;
    return !full.blank && !overlaps && gap <= kScriptReach * full.size &&
           ScriptBeside(full, first) != Script::kNone;
  };
  const auto at = std::lower_bound(line.items.begin(), line.items.end(), first, BeginsBefore);
  // Blanks and other small print may be between.
  const auto most = static_cast<std::ptrdiff_t>(2 * kLongestScript);
  return std::any_of(at - std::min(most, at - line.items.begin()),
                     at + std::min(most, line.items.end() - at), is_beside);
}

/// The line where a run of small print of line `l` belongs: another one that is as near, if it
/// stands beside text there and only there.
std::size_t HomeOfScript(const std::vector<OpenLine>& lines, std::size_t l, const Item& first,
                         const Item& last) {
  if (IsScriptIn(lines[l], first, last)) return l;
  const std::size_t end = std::min(l + kNearLines + 1, lines.size());
  for (std::size_t k = l - std::min(l, kNearLines); k < end; ++k) {
    if (k != l && BelongsTo(lines[k], first) && IsScriptIn(lines[k], first, last)) return k;
  }
  return l;
}

/// Labels beside each other may lie half a line apart. The raised 3 of "(m³/day)" is then as near
/// to the line above as to its own. `lines` are of one direction, their items ascending.
void PlaceScripts(const Page& page, std::vector<OpenLine>* lines) {
  std::vector<std::vector<Item>> kept(lines->size()), arrived(lines->size());
  for (std::size_t l = 0; l < lines->size(); ++l) {
    const OpenLine& line = (*lines)[l];
    if (!HasTwoSizes(page, line.items)) continue;
    std::size_t end = 0;
    for (std::size_t i = 0; i < line.items.size(); i = end) {
      const Item& first = line.items[i];
      end = SmallPrintEnd(line.items, i);
      const bool small =
          !first.blank && first.size <= kScriptSize * line.core.size && end - i <= kLongestScript;
      const std::size_t home = small ? HomeOfScript(*lines, l, first, line.items[end - 1]) : l;
      std::vector<Item>& items = home == l ? kept[l] : arrived[home];
      items.insert(items.end(), line.items.begin() + static_cast<std::ptrdiff_t>(i),
                   line.items.begin() + static_cast<std::ptrdiff_t>(end));
    }
  }
  for (std::size_t l = 0; l < lines->size(); ++l) {
    std::vector<Item>& items = (*lines)[l].items;
    if (!kept[l].empty()) items = std::move(kept[l]);
    if (arrived[l].empty()) continue;
    items.insert(items.end(), arrived[l].begin(), arrived[l].end());
    std::stable_sort(items.begin(), items.end(), BeginsBefore);
  }
}

/// How an item is set.
struct Setting {
  Script script = Script::kNone;
  bool joined = false;  ///< To the item before it, whatever gap or blank is between.
};

/// Past the run of small print in front of a full-sized item that it belongs to; `first` if there
/// is none.
std::size_t LeadingScriptEnd(const std::vector<Item>& items, std::size_t first) {
  std::size_t end = first + 1;
  while (end < items.size() && end - first <= kLongestScript && !items[end].blank &&
         items[end].size <= items[first].size / kScriptSize) {
    ++end;
  }
  if (end == items.size() || items[end].blank) return first;
  const Item& full = items[end];
  if (full.begin - items[end - 1].end > kScriptReach * full.size) return first;
  return ScriptEnd(items, first, full, end) == end ? end : first;
}

/// How each item is set: raised or lowered beside the full-sized one before it, or else the one
/// behind it. Empty if all are plain. `items` are ascending.
std::vector<Setting> FindSettings(const Page& page, const std::vector<Item>& items) {
  if (!HasTwoSizes(page, items)) return {};
  std::vector<Setting> settings(items.size());
  const Item* full = nullptr;  // The last item that is plain.
  const Item* last = nullptr;
  for (std::size_t i = 0; i < items.size();) {
    if (items[i].blank) {
      ++i;
      continue;
    }
    std::size_t end = i;
    if (full != nullptr && items[i].begin - last->end <= kScriptReach * full->size) {
      end = ScriptEnd(items, i, *full, items.size());
    }
    if (end > i) {
      const Script script = ScriptBeside(*full, items[i]);
      last = &items[end - 1];
      settings[i++] = {script, true};
      while (i < end) settings[i++].script = script;
      continue;
    }
    end = LeadingScriptEnd(items, i);
    if (end > i) {
      const Script script = ScriptBeside(items[end], items[i]);
      while (i < end) settings[i++].script = script;
      settings[i].joined = true;
    }
    full = last = &items[i++];
  }
  return settings;
}

enum class Gap { kNone, kBlank, kWord };

char32_t FirstCodePoint(const std::string& text) {
  std::size_t offset = 0;
  return text.empty() ? 0 : NextCodePoint(text, &offset);
}

char32_t LastCodePoint(const std::string& text) {
  std::size_t offset = 0;
  char32_t last = 0;
  while (offset < text.size()) last = NextCodePoint(text, &offset);
  return last;
}

/// What stood between two glyphs.
struct Between {
  int blanks = 0;
  double width = 0;  ///< Of the blanks together.
  bool tab = false;
};

Gap Judge(const Page& page, const Item& last, const Item& next, const Between& between,
          const LineOptions& options) {
  const Glyph& before = page.glyphs[static_cast<std::size_t>(last.glyph)];
  const Glyph& after = page.glyphs[static_cast<std::size_t>(next.glyph)];
  const double gap = next.begin - last.end;
  if (after.source == GlyphSource::kPlainText) {
    if (between.tab || gap > 1.5 * document::kTextColumnPt) return Gap::kWord;
    return between.blanks > 0 ? Gap::kBlank : Gap::kNone;
  }
  const double em = std::max(last.size, next.size);
  const bool one_blank = between.blanks == 1 && between.width < kWidestBlankEm * em;
  if (one_blank && gap - between.width <= options.blank_gap_em * em) return Gap::kBlank;
  if (gap > options.word_gap_em * em) return Gap::kWord;
  if (between.blanks > 0) return Gap::kBlank;
  if (gap > options.blank_gap_em * em && !IsWide(LastCodePoint(before.text)) &&
      !IsWide(FirstCodePoint(after.text))) {
    return Gap::kBlank;
  }
  return Gap::kNone;
}

double UsualSize(const std::map<int, int>& count_by_tenth) {
  const auto most =
      std::max_element(count_by_tenth.begin(), count_by_tenth.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == count_by_tenth.end() ? 0 : most->first / 10.0;
}

int Tenths(double size) { return static_cast<int>(std::lround(std::clamp(size, 0.0, 1e6) * 10)); }

Line ToLine(const Page& page, OpenLine open, const LineOptions& options) {
  const std::vector<Setting> settings = FindSettings(page, open.items);
  Line line;
  std::map<int, int> line_sizes;
  std::map<int, int> word_sizes;
  std::vector<Item> kept;
  Between between;
  int blank_glyph = -1;
  for (std::size_t i = 0; i < open.items.size(); ++i) {
    const Item& item = open.items[i];
    const Glyph& glyph = page.glyphs[static_cast<std::size_t>(item.glyph)];
    if (item.blank) {
      ++between.blanks;
      between.width += item.end - item.begin;
      between.tab = between.tab || glyph.text == "\t";
      if (blank_glyph < 0) blank_glyph = item.glyph;
      continue;
    }
    if (IsDuplicate(page, kept, item)) continue;
    const Setting setting = settings.empty() ? Setting{} : settings[i];
    Gap gap = Gap::kWord;
    if (!kept.empty()) {
      gap = setting.joined ? Gap::kNone : Judge(page, kept.back(), item, between, options);
    }
    if (gap == Gap::kWord) {
      if (!line.words.empty()) line.words.back().font_size = UsualSize(word_sizes);
      word_sizes.clear();
      line.words.push_back(
          {.text = "", .box = glyph.box, .font_size = 0, .glyphs = {}, .offsets = {}});
    }
    Word& word = line.words.back();
    if (gap == Gap::kBlank) {
      if (blank_glyph >= 0) {
        word.glyphs.push_back(blank_glyph);
        word.offsets.push_back(word.text.size());
      }
      word.text += ' ';
    }
    word.glyphs.push_back(item.glyph);
    word.offsets.push_back(word.text.size());
    word.text +=
        setting.script == Script::kNone ? glyph.text : InScript(glyph.text, setting.script);
    word.box = Union(word.box, glyph.box);
    line.box = kept.empty() ? glyph.box : Union(line.box, glyph.box);
    ++word_sizes[Tenths(item.size)];
    ++line_sizes[Tenths(item.size)];
    kept.push_back(item);
    between = {};
    blank_glyph = -1;
  }
  if (line.words.empty()) return line;
  line.words.back().font_size = UsualSize(word_sizes);
  line.font_size = UsualSize(line_sizes);
  const Glyph& first = page.glyphs[static_cast<std::size_t>(line.words.front().glyphs.front())];
  line.number = first.line;
  line.direction = first.direction;
  return line;
}

}  // namespace

std::string Line::Text() const {
  std::string text;
  for (const Word& word : words) {
    if (!text.empty()) text += ' ';
    text += word.text;
  }
  return text;
}

Line WordsBetween(const Line& line, double left, double right) {
  Line part;
  part.font_size = line.font_size;
  part.number = line.number;
  part.direction = line.direction;
  for (const Word& word : line.words) {
    const double middle = (word.box.left + word.box.right) / 2;
    if (middle < left || middle >= right) continue;
    part.box = part.words.empty() ? word.box : Union(part.box, word.box);
    part.words.push_back(word);
  }
  return part;
}

std::vector<Line> FindLines(const Page& page, const LineOptions& options) {
  if (page.trust == document::Trust::kUntrusted) return {};
  std::vector<int> all(page.glyphs.size());
  std::iota(all.begin(), all.end(), 0);
  return FindLinesAmong(page, all, options);
}

std::vector<Line> FindLinesAmong(const Page& page, std::span<const int> glyphs,
                                 const LineOptions& options) {
  std::array<std::vector<Item>, 4> by_direction;
  std::vector<Item> numbered;
  for (const int index : glyphs) {
    const Glyph& glyph = page.glyphs[static_cast<std::size_t>(index)];
    if (glyph.invisible) continue;
    if (glyph.source == GlyphSource::kPlainText) {
      numbered.push_back(ToItem(glyph, index));
    } else {
      by_direction[static_cast<std::size_t>(glyph.direction)].push_back(ToItem(glyph, index));
    }
  }
  std::vector<OpenLine> open = GroupByNumber(page, numbered);
  SortItems(&open);
  for (std::vector<Item>& items : by_direction) {
    std::vector<OpenLine> placed = GroupByPosition(std::move(items));
    SortItems(&placed);
    PlaceScripts(page, &placed);
    std::move(placed.begin(), placed.end(), std::back_inserter(open));
  }
  std::vector<Line> lines;
  for (OpenLine& items : open) {
    Line line = ToLine(page, std::move(items), options);
    if (!line.words.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace gouji::layout
