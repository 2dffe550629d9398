#include "table/caption.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "base/utf8.h"
#include "layout/marks.h"
#include "table/cell_text.h"
#include "table/middles.h"

namespace gouji::table {
namespace {

using document::Page;
using document::Rect;
using layout::Line;

constexpr std::size_t kLongestTitle = 60;  ///< Characters of one line of a title.
constexpr double kLongestLabelEm = 12;  ///< A group label: 公共服务企业, 开发区（园区）.
constexpr std::size_t kMostCaptionLines = 8;
/// In units of the line's height: caption lines are not further apart; text files set blank lines.
constexpr double kLargestGap = 3.5;
constexpr double kLargestTextGap = 5;
constexpr double kLargestNoteGap = 2.5;
constexpr double kNotePitch = 0.75;  ///< Lines and items of one note are closer than this.
/// Lines of one title are closer than this.
constexpr double kTitlePitch = 0.9;
/// The captions of tables beside each other are further apart, the words of one are not. Chosen on
/// the tables side by side of fixtures/layouts.
constexpr double kCaptionGapEm = 2;

bool IsTextPage(const Page& page) {
  return !page.glyphs.empty() && page.glyphs.front().source == document::GlyphSource::kPlainText;
}

bool IsInParentheses(std::string_view text) {
  const std::u32string points = ToUtf32(text);
  return points.size() > 2 && (points.front() == U'(' || points.front() == U'（') &&
         (points.back() == U')' || points.back() == U'）');
}

bool HasDigits(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// An item of a list: its kind of mark (layout::Mark) and number; level 0 if the text is none.
struct Item {
  int level = 0, number = 0;
};

Item ItemOf(std::string_view text) {
  const layout::Mark mark = layout::FindMark(text);
  Item item{mark.level, 0};
  for (const char32_t c : ToUtf32(text.substr(0, mark.length))) {
    const std::size_t numeral = std::u32string_view(U"一二三四五六七八九十").find(c);
    if (IsAsciiDigit(c)) item.number = 10 * item.number + static_cast<int>(c - U'0');
    if (c >= U'①' && c <= U'⑳') item.number = static_cast<int>(c - U'①') + 1;
    if (numeral != std::u32string_view::npos) item.number = static_cast<int>(numeral) + 1;
  }
  return item;
}

/// A subtitle in parentheses may hold a sentence.
std::string WithoutParentheses(const std::string& text) {
  const std::size_t open = std::min(text.find("（"), text.find('('));
  return text.substr(0, open);
}

bool ReadsAsTitle(const std::string& text) {
  if (text.empty() || CountCodePoints(text) > kLongestTitle) return false;
  return !layout::EndsSentence(text) && text.find("。") == std::string::npos &&
         !layout::HasClauses(WithoutParentheses(text)) && !layout::IsDrawnRule(text) &&
         HasWordCharacters(text);
}

/// Figures side by side, as in a row of a table. Between the numbers of a title stand words.
bool IsRowOfFigures(const Line& line) {
  const auto pair = std::adjacent_find(line.words.begin(), line.words.end(),
                                       [](const layout::Word& left, const layout::Word& right) {
                                         return IsNumber(left.text) && IsNumber(right.text);
                                       });
  return pair != line.words.end();
}

bool IsGroupLabel(const Line& line, const std::string& text, const Words& words) {
  return line.box.width() <= kLongestLabelEm * line.font_size && !HasDigits(text) &&
         !IsInParentheses(text) && !EndsWithWord(text, words.title_ends) &&
         !IsNumberedCaption(text, words) && !BeginsWithWord(text, words.continued);
}

/// The middle of the widest gap of the line that lies between `left` and `right`; nothing if none
/// is as wide as between the captions of two tables.
std::optional<double> WidestGap(const Line& line, double left, double right) {
  double widest = kCaptionGapEm * line.font_size;
  std::optional<double> at;
  for (std::size_t i = 1; i < line.words.size(); ++i) {
    const double begin = line.words[i - 1].box.right, end = line.words[i].box.left;
    const double middle = (begin + end) / 2;
    if (end - begin < widest || middle < left || middle > right) continue;
    widest = end - begin;
    at = middle;
  }
  return at;
}

class CaptionFinder {
 public:
  CaptionFinder(const Page& page, const std::vector<Line>& lines,
                const std::vector<bool>& furniture, const layout::AreaIndex& others,
                const Table& table, const Words& words)
      : page_(page),
        lines_(lines),
        furniture_(furniture),
        others_(others),
        table_(table),
        words_(words),
        text_page_(IsTextPage(page)) {
    if (!text_page_) beside_ = others.Beside(table.box);
  }

  Caption Find() {
    caption_.box = table_.box;
    LookUp();
    LookDown();
    return std::move(caption_);
  }

 private:
  enum class Step { kTaken, kStop };

  bool IsOtherTable(const Line& line) const { return others_.HoldsMiddleOf(line.box); }

  /// Tables that stand beside each other have their captions in the same lines.
  Line WithoutCaptionsBeside(const Line& line) const {
    double left = std::numeric_limits<double>::lowest();
    double right = std::numeric_limits<double>::max();
    for (const Rect& other : beside_) {
      const bool is_right = other.left >= table_.box.right;
      const auto cut = is_right ? WidestGap(line, MiddleX(table_.box), MiddleX(other))
                                : WidestGap(line, MiddleX(other), MiddleX(table_.box));
      if (!cut) continue;
      if (is_right) right = std::min(right, *cut);
      if (!is_right) left = std::max(left, *cut);
    }
    return layout::WordsBetween(line, left, right);
  }

  bool IsBeside(const Line& line) const {
    if (text_page_) return false;
    const double middle = (line.box.left + line.box.right) / 2;
    if (std::abs(middle - page_.width / 2) < 0.06 * page_.width) return false;
    return line.box.right < table_.box.left - page_.width / 8 ||
           line.box.left > table_.box.right + page_.width / 8;
  }

  /// A title is centred over its table or begins where the table begins; the last line of a
  /// paragraph does so too, but it follows a line that is close and full.
  bool IsPlacedAsTitle(std::size_t index, const Line& line) const {
    if (text_page_) return true;
    const double middle = (line.box.left + line.box.right) / 2;
    const double table_middle = (table_.box.left + table_.box.right) / 2;
    if (std::abs(middle - table_middle) < 0.06 * page_.width) return true;
    if (index == 0) return true;
    const Line& above = lines_[index - 1];
    const bool close = line.box.top - above.box.bottom < kTitlePitch * line.box.height();
    return !close || furniture_[index - 1] || IsOtherTable(above);
  }

  Step TakeTitle(const Line& line, const std::string& text, double gap) {
    const bool subtitle = IsInParentheses(text);
    if (!has_title_ && caption_.label.empty() && !subtitle && IsGroupLabel(line, text, words_)) {
      caption_.label = text;
      caption_.label_box = line.box;
      caption_.label_line = line.number;
      return Step::kTaken;
    }
    if (has_title_ && (subtitle || gap > kTitlePitch * line.box.height())) return Step::kStop;
    if (has_title_ && EndsWithWord(text, words_.title_ends)) return Step::kStop;
    caption_.titles.insert(caption_.titles.begin(), text);
    has_title_ = !subtitle;
    return Step::kTaken;
  }

  Step Take(std::size_t index, const Line& line, double gap) {
    const std::string text = WithoutMarks(line.Text());
    if (layout::IsDrawnRule(text) || IsRowOfFigures(line)) return Step::kStop;
    if (!AfterLabel(text, words_.notes).empty()) return Step::kStop;
    if (BeginsWithWord(text, words_.attachments)) {
      const std::size_t colon = std::min(text.find("："), text.find(':'));
      std::string rest;
      if (colon != std::string::npos) {
        rest = Trim(text.substr(colon + (text[colon] == ':' ? 1 : std::string("：").size())));
      } else {
        rest = TitleAfterNumber(text, words_.attachments);
      }
      if (!rest.empty() && has_title_)
        return Step::kStop;  // A list of attachments, above them all.
      if (!rest.empty()) caption_.titles.insert(caption_.titles.begin(), rest);
      caption_.box = Union(caption_.box, line.box);
      return Step::kStop;
    }
    const bool above_title = has_title_ || !caption_.label.empty();
    const std::string measure = MeasureOf(line, words_);
    if (!measure.empty() && !above_title && caption_.measure.empty()) {
      caption_.measure = measure;
      return Step::kTaken;
    }
    const bool numbered = layout::FindMark(text).level > 0 || layout::IsBracketedHeading(text);
    if (!measure.empty() || numbered || !ReadsAsTitle(text) || !IsPlacedAsTitle(index, line)) {
      return Step::kStop;
    }
    return TakeTitle(line, text, gap);
  }

  /// The lines of a text page lie in order, and there may be very many of them.
  std::size_t FirstBelow(double y) const {
    if (!text_page_) return lines_.size();
    const auto line = std::lower_bound(
        lines_.begin(), lines_.end(), y,
        [](const Line& l, double at) { return (l.box.top + l.box.bottom) / 2 < at; });
    return static_cast<std::size_t>(line - lines_.begin());
  }

  void LookUp() {
    double edge = table_.box.top;
    std::size_t taken = 0;
    for (std::size_t i = FirstBelow(table_.box.top); i-- > 0;) {
      if (MiddleY(lines_[i].box) >= table_.box.top || furniture_[i]) continue;
      const Line line = WithoutCaptionsBeside(lines_[i]);
      if (line.words.empty() || IsBeside(line)) continue;
      if (IsOtherTable(line)) {
        caption_.touches_previous = true;
        return;
      }
      const double gap = edge - line.box.bottom;
      const double most = (text_page_ ? kLargestTextGap : kLargestGap) * line.box.height();
      if (gap > most || taken == kMostCaptionLines) return;
      if (Take(i, line, gap) == Step::kStop) return;
      caption_.box = Union(caption_.box, line.box);
      edge = line.box.top;
      ++taken;
    }
    caption_.touches_previous = true;
  }

  void LookDown() {
    double edge = table_.box.bottom;
    bool in_note = false;
    Item item;  // The last of a numbered note.
    for (std::size_t i = text_page_ ? FirstBelow(table_.box.bottom) : 0; i < lines_.size(); ++i) {
      if (MiddleY(lines_[i].box) <= table_.box.bottom || furniture_[i]) continue;
      const Line line = WithoutCaptionsBeside(lines_[i]);
      if (line.words.empty() || IsBeside(line)) continue;
      if (IsOtherTable(line)) return;
      const double gap = line.box.top - edge;
      const std::string text = WithoutMarks(line.Text());
      const std::string note = AfterLabel(text, words_.notes);
      const bool is_next_item = in_note && gap < kNotePitch * line.box.height() && item.level > 0 &&
                                ItemOf(text).level == item.level &&
                                ItemOf(text).number == item.number + 1;
      if (is_next_item || (!note.empty() && gap <= kLargestNoteGap * line.box.height())) {
        caption_.notes.push_back(text);
        item = ItemOf(note.empty() ? text : note);
        in_note = true;
      } else if (in_note && gap < kNotePitch * line.box.height() &&
                 !layout::EndsSentence(caption_.notes.back())) {
        caption_.notes.back() = JoinLines(caption_.notes.back(), text);
      } else {
        return;
      }
      caption_.box = Union(caption_.box, line.box);
      edge = line.box.bottom;
    }
    caption_.touches_next = true;
  }

  const Page& page_;
  const std::vector<Line>& lines_;
  const std::vector<bool>& furniture_;
  const layout::AreaIndex& others_;
  const Table& table_;
  const Words& words_;
  const bool text_page_;
  std::vector<Rect> beside_;  ///< Tables at the sides of this one.
  bool has_title_ = false;
  Caption caption_;
};

}  // namespace

std::string MeasureOf(const Line& line, const Words& words) {
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    std::string rest;
    for (std::size_t k = i; k < line.words.size(); ++k) {
      rest += (k > i ? " " : "") + line.words[k].text;
    }
    std::string measure = MeasureIn(WithoutMarks(rest), words.measures);
    if (!measure.empty()) return measure;
  }
  return "";
}

Caption FindCaption(const Page& page, const std::vector<Line>& lines,
                    const std::vector<bool>& furniture, const layout::AreaIndex& others,
                    const Table& table, const Words& words) {
  return CaptionFinder(page, lines, furniture, others, table, words).Find();
}

}  // namespace gouji::table
