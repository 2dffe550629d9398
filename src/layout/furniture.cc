#include "layout/furniture.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "layout/marks.h"

namespace gouji::layout {
namespace {

using document::Page;

/// Page marks and running heads stand within this share of the page's height from its edge: a
/// margin of 2.5 to 3.7 cm on A4 (GB/T 9704 sets 37 mm above the text), and a line or two.
constexpr double kMarginShare = 0.125;
constexpr std::size_t kLongestPageMark = 40;  ///< Bytes.
/// Of a page number in a running head; years have 4.
constexpr std::ptrdiff_t kMostPageDigits = 3;

bool IsPlainText(const Page& page) {
  return !page.glyphs.empty() && page.glyphs.front().source == document::GlyphSource::kPlainText;
}

/// How far below the head of the page a line begins and ends, and how high the page is, as whoever
/// turns it to read the line sees it: the page mark of a page whose table was turned is not.
struct Height {
  double top = 0, bottom = 0, page = 0;
};

Height HeightOf(const Page& page, const Line& line) {
  const document::Rect& box = line.box;
  switch (line.direction) {
    case document::Direction::kRight:
      break;
    case document::Direction::kDown:
      return {page.width - box.right, page.width - box.left, page.width};
    case document::Direction::kLeft:
      return {page.height - box.bottom, page.height - box.top, page.height};
    case document::Direction::kUp:
      return {box.left, box.right, page.width};
  }
  return {box.top, box.bottom, page.height};
}

MarkPlace PlaceOnPage(const Page& page, const Line& line) {
  if (IsPlainText(page)) return MarkPlace::kAnywhere;
  const Height height = HeightOf(page, line);
  const double middle = (height.top + height.bottom) / 2;
  const bool margin =
      middle < kMarginShare * height.page || middle > (1 - kMarginShare) * height.page;
  return margin ? MarkPlace::kMargin : MarkPlace::kAnywhere;
}

std::string WithoutWords(std::string text, const std::vector<std::string>& words, bool* found) {
  for (const std::string& word : words) {
    if (word.empty()) continue;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
      text.replace(at, word.size(), " ");
      *found = true;
    }
  }
  return text;
}

constexpr std::u32string_view kDashes = U"-—–－―─·•~*";
constexpr std::u32string_view kSeparators = U"/,，、|";

bool IsOneOf(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

/// The text without blanks, and with the number of a page that may begin or end it as "0": titles
/// on successive pages differ in their numbers too ("表1 2024年1月受理量").
std::string Shape(const std::string& text, const ParagraphOptions& options) {
  bool marked = false;
  const std::u32string points = ToUtf32(WithoutWords(text, options.page_words, &marked));
  const auto is_mark = [](char32_t c) {
    return IsAsciiDigit(c) || IsSpace(c) || IsOneOf(c, kDashes) || IsOneOf(c, kSeparators);
  };
  const auto first = std::find_if_not(points.begin(), points.end(), is_mark);
  const auto last = std::find_if_not(points.rbegin(), points.rend(), is_mark).base();
  // A number that a blank parts from the words is one of a page; that of "1月受理量" is none.
  const bool begins = first == points.begin() || IsSpace(*(first - 1)) || first == points.end();
  std::u32string shape;
  for (auto at = points.begin(); at != points.end();) {
    const auto end = std::find_if_not(at, points.end(), IsAsciiDigit);
    const bool is_page = (at < first && begins) || at >= last;
    if (at != end) {
      shape += is_page && end - at <= kMostPageDigits ? U"0" : std::u32string(at, end);
      at = end;
    } else {
      if (!IsSpace(*at)) shape += *at;
      ++at;
    }
  }
  return ToUtf8(shape);
}

using HeadKey = std::pair<std::string, int>;

HeadKey KeyOf(const Page& page, const Line& line, const ParagraphOptions& options) {
  return {Shape(line.Text(), options), static_cast<int>(std::lround(HeightOf(page, line).top / 4))};
}

/// How many pages carry a line of this shape at this height in a margin.
std::map<HeadKey, std::set<int>> CountHeads(const document::Document& document,
                                            const std::vector<std::vector<Line>>& lines,
                                            const ParagraphOptions& options) {
  std::map<HeadKey, std::set<int>> pages_of;
  for (std::size_t p = 0; p < document.pages.size() && p < lines.size(); ++p) {
    const Page& page = document.pages[p];
    if (IsPlainText(page)) continue;
    for (const Line& line : lines[p]) {
      if (PlaceOnPage(page, line) != MarkPlace::kMargin) continue;
      pages_of[KeyOf(page, line, options)].insert(page.number);
    }
  }
  return pages_of;
}

}  // namespace

bool IsPageMark(std::string_view text, MarkPlace place, const ParagraphOptions& options) {
  if (text.size() > kLongestPageMark) return false;
  bool marked = false;
  const std::string rest = WithoutWords(std::string(text), options.page_words, &marked);
  std::size_t digits = 0;
  std::size_t dashes = 0;
  std::size_t offset = 0;
  while (offset < rest.size()) {
    const char32_t c = NextCodePoint(rest, &offset);
    if (IsAsciiDigit(c) || (c >= U'０' && c <= U'９')) {
      ++digits;
    } else if (IsOneOf(c, kDashes) || (c == U'一' && place == MarkPlace::kMargin)) {
      ++dashes;  // 一 is what a dash is read as on scanned pages.
    } else if (!IsSpace(c) && !IsOneOf(c, kSeparators)) {
      return false;
    }
  }
  if (digits == 0 || digits > 8) return false;
  const std::string_view trimmed = Trim(rest);
  const bool framed = dashes >= 2 && !IsAsciiDigit(static_cast<unsigned char>(trimmed.front())) &&
                      !IsAsciiDigit(static_cast<unsigned char>(trimmed.back()));
  if (marked || framed) return true;
  return place == MarkPlace::kMargin && digits <= 4;
}

std::vector<std::vector<bool>> FindFurniture(const document::Document& document,
                                             const std::vector<std::vector<Line>>& lines,
                                             const ParagraphOptions& options) {
  const std::map<HeadKey, std::set<int>> heads = CountHeads(document, lines, options);
  const double pages = static_cast<double>(document.pages.size());
  const double least = std::max(3.0, options.running_head_share * pages);
  std::vector<std::vector<bool>> furniture(lines.size());
  for (std::size_t p = 0; p < lines.size() && p < document.pages.size(); ++p) {
    const Page& page = document.pages[p];
    furniture[p].resize(lines[p].size());
    for (std::size_t i = 0; i < lines[p].size(); ++i) {
      const Line& line = lines[p][i];
      bool is_furniture = IsPageMark(line.Text(), PlaceOnPage(page, line), options);
      if (!is_furniture && !IsPlainText(page)) {
        const auto head = heads.find(KeyOf(page, line, options));
        is_furniture = head != heads.end() && static_cast<double>(head->second.size()) >= least;
      }
      furniture[p][i] = is_furniture;
    }
  }
  return furniture;
}

}  // namespace gouji::layout
