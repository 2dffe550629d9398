#include "page_maker.h"

#include <fuzzer/FuzzedDataProvider.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "../../tests/layout/drawn_page.h"
#include "../../tests/layout/grid_page.h"

namespace gouji::fuzz {
namespace {

using document::Page;
using document::Rect;

/// What stands in cells, around tables and at their edges; glyphs may hold several characters.
constexpr std::array kTexts = {
    "0",  "1",    "2",  "3",    "9",    "10",   "100",    "2023", ".",    ",",      "%",
    "-",  "—",    "+",  "▲",    "·",    "…",    "....",   " ",    "　",   "\t",     "|",
    "件", "年",   "月", "合计", "小计", "单位", "：",     "备注", "注",   ":",      "（",
    "）", "(",    ")",  "。",   "；",   "表",   "情况",   "附件", "续表", "第",     "页",
    "共", "一",   "、", "甲",   "某局", "乙镇", "序号",   "名称", "受理", "办结率", "同比",
    "A",  "word", "¹",  "⁹",    "∑",    "é",    "①",      "１",   "／",   "",       "\uFFFD",
    "⿰", "\xff", "#",  "---",  "**",   "\n",   "县市区", "\n\n", "\f"};
constexpr std::array kWords = {"甲", "某局", "乙镇", "受理", "办结率", "合计", "小计", "名称", "A"};
constexpr std::array kExtremes = {0.0,  -1.0,  0.001,   1e-9,     -999'999.0, 999'999.0,
                                  -0.5, 595.0, 841.999, 14'400.0, 420.0,      1e5};

/// The reader takes no text beyond this.
bool IsTooFar(const Rect& box) {
  return std::max({-box.left, -box.top, box.right, box.bottom}) >= 1e6;
}

class PageMaker {
 public:
  explicit PageMaker(std::span<const std::uint8_t> bytes) : data_(bytes.data(), bytes.size()) {}

  document::Document Make() {
    document::Document document;
    document.id = "sha256:0";
    if (data_.ConsumeBool()) {
      document = layout::GridDocument(TextFile());
      if (document.pages.size() > 3) document.pages.resize(3);
      return document;
    }
    document.format = "pdf";
    const int pages = data_.ConsumeIntegralInRange(1, 3);
    for (int number = 1; number <= pages; ++number) {
      document.pages.push_back(
          DrawPage(number, document.pages.empty() ? nullptr : &document.pages.back()));
    }
    return document;
  }

 private:
  std::string Text() { return kTexts[data_.ConsumeIntegral<std::uint8_t>() % kTexts.size()]; }

  std::string TextFile() {
    std::string text;
    while (data_.remaining_bytes() > 0) {
      const auto value = data_.ConsumeIntegral<std::uint8_t>();
      if (value < 240) {
        text += kTexts[value % kTexts.size()];
      } else if (text.size() < 4000) {  // What goes on with the same header, or nearly.
        text += text.substr(text.size() - std::min(text.size(), std::size_t{8} * (value - 239)));
      }
    }
    return text;
  }

  std::string Run() {
    std::string text;
    for (int left = data_.ConsumeIntegralInRange(1, 12); left > 0; --left) text += Text();
    return text;
  }

  /// Mostly on a page of A4 in steps of a quarter point.
  double Coordinate() {
    const auto value = data_.ConsumeIntegral<std::uint16_t>();
    if (value >= 0xF000) return kExtremes[value % kExtremes.size()];
    return static_cast<double>(value % 3400) / 4;
  }

  double Size() {
    const auto value = data_.ConsumeIntegral<std::uint8_t>();
    constexpr std::array kSizes = {10.0, 10.5, 6.0, 7.0, 12.0, 16.0, 0.0, 0.5, 300.0, 1e10};
    return value < 128 ? 10.0 : kSizes[value % kSizes.size()];
  }

  Rect Box() {
    Rect box = {Coordinate(), Coordinate(), Coordinate(), Coordinate()};
    if (box.left > box.right) std::swap(box.left, box.right);
    if (box.top > box.bottom) std::swap(box.top, box.bottom);
    return box;
  }

  void AddGlyph(Page* page) {
    document::Glyph glyph;
    glyph.text = Text();
    glyph.box = Box();
    glyph.font_size = Size();
    glyph.descent = static_cast<float>(data_.ConsumeIntegralInRange(-4, 4));
    glyph.direction = static_cast<document::Direction>(data_.ConsumeIntegralInRange(0, 3));
    glyph.vertical = data_.ConsumeBool();
    page->glyphs.push_back(std::move(glyph));
  }

  /// A piece of a table: what its cells hold, and rules around them, before and after every row.
  void AddTable(layout::DrawnPage* page) {
    const double left = Coordinate(), top = Coordinate();
    const int rows = data_.ConsumeIntegralInRange(1, 8);
    const int columns = data_.ConsumeIntegralInRange(1, 7);
    const double width = data_.ConsumeIntegralInRange(8, 120);
    const double height = data_.ConsumeIntegralInRange(6, 40);
    const double size = Size();
    const auto rules = data_.ConsumeIntegral<std::uint8_t>();
    for (int row = 0; row < rows; ++row) {
      for (int column = 0; column < columns; ++column) {
        const auto kind = data_.ConsumeIntegral<std::uint8_t>();
        const double x = left + column * width, y = top + row * height;
        if (kind < 100) {
          page->Text(x + kind % 3, y, std::to_string(kind * 37), size);
        } else if (kind < 190) {
          page->Text(x, y, kWords[kind % kWords.size()], size);
        } else if (kind < 220) {
          page->Centred(x + width / 2, y + kind % 4, Run(), size);
        }
      }
    }
    const double right = left + columns * width, bottom = top + rows * height;
    for (int row = 0; row <= rows; ++row) {
      const bool outer = row == 0 || row == rows;
      if (outer ? (rules & 1) != 0 : (rules & 2) != 0) {
        page->Horizontal(top + row * height, left, right - ((rules & 4) != 0 ? width : 0));
      }
    }
    for (int column = 0; column <= columns; ++column) {
      const bool outer = column == 0 || column == columns;
      if (outer ? (rules & 8) != 0 : (rules & 16) != 0) {
        const bool shortened = (rules & 32) != 0 && column % 2 == 1;
        page->Vertical(left + column * width, top + (shortened ? height : 0), bottom);
      }
    }
  }

  void AddOne(layout::DrawnPage* page) {
    switch (data_.ConsumeIntegralInRange(0, 8)) {
      case 0:
      case 1:
        page->Text(Coordinate(), Coordinate(), Run(), Size());
        break;
      case 2:
        AddGlyph(&page->page());
        break;
      case 3:
        page->Horizontal(Coordinate(), Coordinate(), Coordinate());
        break;
      case 4:
        page->Vertical(Coordinate(), Coordinate(), Coordinate());
        break;
      case 5:
        page->page().rulings.push_back({Box()});
        break;
      case 6:
        page->page().shades.push_back({Box()});
        break;
      default:
        AddTable(page);
    }
  }

  /// `before` is the page before, or nullptr: tables go on there.
  Page DrawPage(int number, const Page* before) {
    const auto traits = data_.ConsumeIntegral<std::uint8_t>();
    const bool odd_size = traits % 8 == 0;
    layout::DrawnPage drawn(number, odd_size ? Coordinate() : 595, odd_size ? Coordinate() : 842);
    if (before != nullptr && traits % 2 == 1) {
      drawn.page() = *before;
      drawn.page().number = number;
    }
    for (int left = data_.ConsumeIntegralInRange(0, 60); left > 0 && data_.remaining_bytes() > 0;
         --left) {
      AddOne(&drawn);
    }
    Page& page = drawn.page();
    std::erase_if(page.glyphs, [](const document::Glyph& glyph) { return IsTooFar(glyph.box); });
    if (traits % 8 == 1) Turn(static_cast<document::Direction>(traits / 64), &page);
    if (traits % 16 == 2) page.kind = document::PageKind::kMixed;
    if (traits % 16 == 3) page.trust = document::Trust::kRecovered;
    for (document::Ruling& ruling : page.rulings) {
      Rect& box = ruling.box;
      if (box.left > box.right) std::swap(box.left, box.right);
      if (box.top > box.bottom) std::swap(box.top, box.bottom);
    }
    return std::move(page);
  }

  /// All of the page, as a drawing that was laid on its side.
  static void Turn(document::Direction direction, Page* page) {
    const auto turned = [&](const Rect& box) -> Rect {
      switch (direction) {
        case document::Direction::kDown:
          return {-box.bottom, box.left, -box.top, box.right};
        case document::Direction::kUp:
          return {box.top, -box.right, box.bottom, -box.left};
        case document::Direction::kLeft:
          return {-box.right, -box.bottom, -box.left, -box.top};
        case document::Direction::kRight:
          break;
      }
      return box;
    };
    for (document::Glyph& glyph : page->glyphs) {
      glyph.box = turned(glyph.box);
      glyph.direction = direction;
    }
    for (document::Ruling& ruling : page->rulings) ruling.box = turned(ruling.box);
  }

  FuzzedDataProvider data_;
};

}  // namespace

document::Document MakeDocument(std::span<const std::uint8_t> bytes) {
  return PageMaker(bytes).Make();
}

}  // namespace gouji::fuzz
