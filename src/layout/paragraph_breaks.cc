#include "layout/paragraph_breaks.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/utf8.h"
#include "layout/marks.h"

namespace gouji::layout {
namespace {

using document::Rect;

constexpr std::size_t kLongestHeading = 50;   ///< Characters; headings of bulletins stay below 40.
constexpr std::size_t kShortestCutLine = 10;  ///< A line cut in mid-sentence is longer than this.
/// A sentence has its first comma within this; the whole of a growing paragraph is not searched
/// again.
constexpr std::size_t kClauseBytes = 600;
constexpr std::size_t kLongestHeadingBytes = 400;
/// A margin counts if this share of the lines keeps it.
constexpr double kMarginShare = 0.08;
/// Lines further apart than this multiple of the usual pitch belong to two paragraphs.
constexpr double kWidePitch = 1.5;
/// Font sizes that differ by more than this share are two.
constexpr double kSameSize = 0.08;

bool OpensParagraph(const std::string& text, const ParagraphOptions& options) {
  if (FindMark(text).level > 0 || IsBracketedHeading(text) || OpensWithLabel(text)) return true;
  const std::string_view trimmed = Trim(text);
  return std::any_of(options.opening_words.begin(), options.opening_words.end(),
                     [&](const std::string& word) { return trimmed.starts_with(word); });
}

bool EndsInMidSentence(const std::string& so_far) {
  const std::string_view body =
      std::string_view(so_far).substr(FindMark(so_far).length, kClauseBytes);
  return !EndsSentence(so_far) && CountCodePoints(body) >= kShortestCutLine &&
         (HasClauses(body) || body.find("、") != std::string_view::npos);
}

double UsualPitch(const std::vector<ProseLine>& lines) {
  std::vector<double> pitches;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].page != lines[i - 1].page) continue;
    const double pitch = lines[i].box.bottom - lines[i - 1].box.bottom;
    if (pitch > 0 && pitch < 4 * lines[i].font_size) pitches.push_back(pitch);
  }
  if (pitches.empty()) return 0;
  const auto middle = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2);
  std::nth_element(pitches.begin(), middle, pitches.end());
  return *middle;
}

/// The outermost value that enough others share within `tolerance`. `values` are sorted from the
/// outermost inwards, as distances.
double Outermost(const std::vector<double>& values, double tolerance) {
  const auto least = static_cast<std::size_t>(
      std::max(2.0, std::ceil(kMarginShare * static_cast<double>(values.size()))));
  for (std::size_t i = 0; i + least <= values.size(); ++i) {
    if (values[i + least - 1] - values[i] <= tolerance) return values[i];
  }
  return values.empty() ? 0 : values.front();
}

struct Margins {
  std::vector<double> lefts, rights;  ///< Of lines; distances grow inwards.
};

/// In hundreds of points: scans of one paper differ by a few, upright and landscape by hundreds.
int PageWidth(const ProseLine& line) {
  constexpr double kAlike = 100;
  return static_cast<int>(std::lround(std::clamp(line.page_width, 0.0, 1e6) / kAlike));
}

/// Width of the first piece of a line that may not be broken: one wide character or one word.
double FirstPieceWidth(const ProseLine& line) {
  const std::vector<Anchor>& anchors = line.placed.anchors;
  if (anchors.empty()) return 0;
  double right = anchors.front().box.right;
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    std::size_t offset = anchors[i].offset;
    const char32_t c = NextCodePoint(line.placed.text, &offset);
    if (IsSpace(c)) break;
    right = anchors[i].box.right;
    if (IsWide(c)) break;
  }
  return right - anchors.front().box.left;
}

bool IsCentred(const ProseLine& line, const ProseShape& shape) {
  const double em = line.font_size;
  const double left = line.box.left - shape.left;
  const double right = shape.right - line.box.right;
  return left > 1.8 * em && right > 1.8 * em && std::abs(left - right) < 2 * em;
}

bool SameSize(const ProseLine& a, const ProseLine& b) {
  return std::abs(a.font_size - b.font_size) <= kSameSize * std::max(a.font_size, b.font_size);
}

/// Lines of one title stand close together, are centred and larger than the text.
bool AreOneTitle(const ProseLine& last, const ProseLine& next, const ProseShape& shape) {
  return IsCentred(last, shape) && IsCentred(next, shape) &&
         last.font_size > (1 + kSameSize) * shape.font_size;
}

double TextColumns(const ProseLine& line) { return line.box.right / document::kTextColumnPt; }

double FindWrapColumns(const std::vector<ProseLine>& lines) {
  std::map<int, int> count_by_width;
  for (const ProseLine& line : lines) ++count_by_width[static_cast<int>(TextColumns(line)) / 4];
  int longest = 0;
  for (const auto& [width, count] : count_by_width) longest = std::max(longest, width);
  // Wrapped text has many lines just as wide as the widest; text with a line for each paragraph
  // not.
  int full = 0;
  for (const auto& [width, count] : count_by_width) full += width >= longest - 1 ? count : 0;
  const bool wrapped = longest * 4 >= 30 && full >= 3 && full * 4 >= static_cast<int>(lines.size());
  return wrapped ? longest * 4 : 0;
}

}  // namespace

ProseShapes FindProseShapes(const std::vector<ProseLine>& lines) {
  ProseShape shape;
  std::map<int, Margins> margins_by_width;
  std::map<int, std::size_t> characters_by_size;
  for (const ProseLine& line : lines) {
    Margins& margins = margins_by_width[PageWidth(line)];
    if (!line.upright) continue;
    margins.lefts.push_back(line.box.left);
    margins.rights.push_back(-line.box.right);
    characters_by_size[static_cast<int>(std::lround(std::clamp(line.font_size, 0.0, 1e6) * 10))] +=
        line.placed.anchors.size();
  }
  if (!characters_by_size.empty()) {
    const auto usual =
        std::max_element(characters_by_size.begin(), characters_by_size.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    shape.font_size = usual->first / 10.0;
    shape.pitch = UsualPitch(lines);
    shape.wrap_columns = FindWrapColumns(lines);
  }
  ProseShapes shapes;
  for (auto& [width, margins] : margins_by_width) {
    std::sort(margins.lefts.begin(), margins.lefts.end());
    std::sort(margins.rights.begin(), margins.rights.end());
    shape.left = Outermost(margins.lefts, 3);
    shape.right = -Outermost(margins.rights, shape.font_size);
    shapes[width] = shape;
  }
  return shapes;
}

const ProseShape& ShapeFor(const ProseLine& line, const ProseShapes& shapes) {
  return shapes.at(PageWidth(line));
}

bool LooksLikeHeading(const std::string& text) {
  if (text.size() > kLongestHeadingBytes) return false;
  const Mark mark = FindMark(text);
  if (mark.level == 0 && !IsBracketedHeading(text)) return false;
  const std::string_view body = std::string_view(text).substr(mark.length);
  if (CountCodePoints(body) > kLongestHeading || EndsSentence(text)) return false;
  if (body.find("。") != std::string_view::npos) return false;
  return mark.level <= 2 || !(HasClauses(body) || body.find("、") != std::string_view::npos);
}

bool BreaksText(const std::string& so_far, const ProseLine& last, const ProseLine& next,
                const ProseShape& shape, const ParagraphOptions& options) {
  if (next.hashes > 0 || last.hashes > 0 || next.bullet || next.after_rule) return true;
  if (OpensParagraph(next.placed.text, options) || LooksLikeHeading(so_far)) return true;
  const bool goes_on = EndsInMidSentence(so_far);
  if (next.page != last.page || next.number > last.number + 1) return !goes_on;
  const bool indented = next.box.left >= last.box.left + 3 * document::kTextColumnPt;
  if (indented && !goes_on) return true;
  const bool full = shape.wrap_columns > 0 && TextColumns(last) >= shape.wrap_columns - 6;
  return !full && !goes_on;
}

bool BreaksPage(const std::string& so_far, int lines_so_far, const ProseLine& last,
                const ProseLine& next, const ProseShape& shape, const ParagraphOptions& options) {
  if (!last.upright || !next.upright || !SameSize(last, next)) return true;
  if (PageWidth(next) != PageWidth(last)) return !EndsInMidSentence(so_far);
  const double em = next.font_size;
  if (next.page == last.page) {
    const double pitch = next.box.bottom - last.box.bottom;
    if (pitch <= 0.3 * em) return true;
    if (shape.pitch > 0 && pitch > kWidePitch * std::max(shape.pitch, 1.2 * em)) return true;
  }
  if (AreOneTitle(last, next, shape)) return next.page != last.page;
  const bool opens = OpensParagraph(next.placed.text, options);
  if (opens && (EndsSentence(so_far) || LooksLikeHeading(so_far))) return true;
  const bool has_room = shape.right - last.box.right > FirstPieceWidth(next) + 0.7 * em;
  if (has_room) return true;
  // The right margin is reached: only an indent can begin a paragraph.
  const bool indented = next.box.left > shape.left + 1.2 * em;
  if (!indented) return false;
  // A hanging indent (附件：1. ...) goes on with a sentence that the full line did not end.
  if (next.box.left > last.box.left + 0.8 * em) return opens || EndsSentence(so_far);
  const bool after_first_line = lines_so_far == 1 && next.box.left > last.box.left - 0.8 * em;
  return after_first_line && (opens || !EndsInMidSentence(so_far));
}

}  // namespace gouji::layout
