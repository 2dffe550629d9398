#include "report/page_svg.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace gouji::report {
namespace {

using document::Page;
using table::Candidate;
using table::Kind;
using table::Verdict;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

Page PageOf(const std::vector<std::string>& glyphs) {
  Page page;
  page.number = 2;
  page.width = 595;
  page.height = 842;
  double left = 100;
  for (const std::string& text : glyphs) {
    document::Glyph glyph;
    glyph.text = text;
    glyph.box = {left, 200, left + 10, 210};
    glyph.font_size = 10;
    page.glyphs.push_back(glyph);
    left += 10;
  }
  return page;
}

std::string Drawn(const Page& page, const std::vector<table::Table>& tables = {},
                  const table::Trace& trace = {}, std::vector<GlyphUse> uses = {},
                  Language language = Language::kChinese) {
  return PageSvg({page, std::move(uses), tables, trace}, language);
}

std::size_t Count(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

TEST(PageSvgTest, GlyphsAreTextInTheirBoxes) {
  Page page = PageOf({"甲", " ", "乙", "丙", "4", "丁"});
  page.glyphs[2].invisible = true;
  using enum GlyphUse;
  const std::string svg = Drawn(page, {}, {}, {kText, kText, kText, kLeftOut, kFurniture});
  EXPECT_THAT(svg, StartsWith(kPageSvgHead));
  EXPECT_THAT(svg, HasSubstr("class=\"glyph\" x=\"100.00\" y=\"200.00\" width=\"10.00\" "
                             "height=\"10.00\"/><text x=\"100.00\" y=\"210.00\" "
                             "font-size=\"10.0\" dy=\"-.2em\">甲</text>"));
  EXPECT_THAT(svg, HasSubstr("class=\"invisible\" x=\"120.00\""));
  EXPECT_THAT(svg, HasSubstr("class=\"left-out\" x=\"130.00\""));
  EXPECT_THAT(svg, HasSubstr("class=\"furniture\" x=\"140.00\""));
  EXPECT_THAT(svg, HasSubstr("class=\"glyph\" x=\"150.00\""));
  EXPECT_THAT(svg, HasSubstr(">页码、页眉（不算正文）</text>"));
  EXPECT_THAT(svg, Not(HasSubstr("x=\"110.00\"")));
}

TEST(PageSvgTest, TextThatRunsDownIsTurned) {
  Page page = PageOf({"甲"});
  page.glyphs[0].direction = document::Direction::kDown;
  EXPECT_THAT(Drawn(page), HasSubstr("transform=\"rotate(90 100.00 200.00)\""));
}

TEST(PageSvgTest, RejectedCandidatesSayWhyAndTakenOnesDoNot) {
  table::Trace trace(2);
  trace[0] = {2, Kind::kRuled, Verdict::kProseBox, {50, 60, 150, 90}, {{50, 60, 50, 90}}, {}};
  trace[1] = {2, Kind::kAligned, Verdict::kTaken, {50, 300, 150, 390}, {}, {{80, 300, 90, 390}}};
  const std::string svg = Drawn(PageOf({}), {}, trace);
  EXPECT_THAT(svg, HasSubstr(">有线：框内是成段文字</text>"));
  EXPECT_THAT(svg, HasSubstr("class=\"rejected\" d=\"M50.00 60.00L50.00 90.00\""));
  EXPECT_THAT(svg, HasSubstr("class=\"rejected\" x=\"50.00\" y=\"60.00\""));
  EXPECT_THAT(svg, HasSubstr("class=\"taken-gutter\" x=\"80.00\" y=\"300.00\" width=\"10.00\""));
  EXPECT_EQ(Count(svg, "class=\"why\""), 1u);
  EXPECT_THAT(Drawn(PageOf({}), {}, trace, {}, Language::kEnglish),
              HasSubstr(">ruled: a box of prose</text>"));
}

TEST(PageSvgTest, CellsHaveTheirRoleAndPlace) {
  table::Table found;
  found.page = 1;
  found.last_page = 2;
  found.title = "办理情况";
  table::Cell header;
  header.row = 0, header.column = 1, header.column_span = 2;
  header.role = table::Role::kHeader;
  header.text = "受理";
  header.page = 2;
  header.box = {100, 100, 200, 120};
  table::Cell elsewhere = header;
  elsewhere.page = 1;
  found.cells = {elsewhere, header};
  found.areas = {{1, {0, 0, 1, 1}}, {2, {90, 80, 300, 200}}};
  const std::string svg = Drawn(PageOf({}), {found});
  EXPECT_THAT(svg, HasSubstr("<rect class=\"header\" x=\"100.00\" y=\"100.00\" width=\"100.00\" "
                             "height=\"20.00\"><title>0,1 1×2 header: 受理</title></rect>"));
  EXPECT_EQ(Count(svg, "<title>"), 1u);
  EXPECT_THAT(svg, HasSubstr("class=\"area\" x=\"90.00\" y=\"80.00\""));
  EXPECT_THAT(svg, HasSubstr(">附表1：办理情况</text>"));
}

TEST(PageSvgTest, OtherPagesAreNotDrawn) {
  table::Table found;
  found.page = found.last_page = 3;
  found.areas = {{3, {0, 0, 1, 1}}};
  const table::Trace trace = {{1, Kind::kRuled, Verdict::kFrame, {1, 1, 2, 2}, {}, {}}};
  EXPECT_EQ(Drawn(PageOf({"甲"}), {found}, trace), Drawn(PageOf({"甲"})));
}

TEST(PageSvgTest, HostileTextStaysText) {
  Page page = PageOf({"</text><script>", "\x1b", "&", "\xff"});
  table::Table found;
  found.page = found.last_page = 2;
  found.title = "<b>";
  found.areas = {{2, {0, 0, 1, 1}}};
  const std::string svg = Drawn(page, {found});
  EXPECT_THAT(svg, Not(HasSubstr("<script>")));
  EXPECT_THAT(svg, HasSubstr(">␛</text>"));
  EXPECT_THAT(svg, HasSubstr(">&amp;</text>"));
  EXPECT_THAT(svg, HasSubstr(">\xEF\xBF\xBD</text>"));
  EXPECT_THAT(svg, HasSubstr("&lt;b&gt;"));
}

TEST(PageSvgTest, LengthsThatAreNoNumbersAreZero) {
  Page page = PageOf({"甲"});
  page.glyphs[0].box = {std::numeric_limits<double>::quiet_NaN(), 1e300,
                        std::numeric_limits<double>::infinity(), -1e300};
  const std::string svg = Drawn(page);
  EXPECT_THAT(svg, Not(HasSubstr("nan")));
  EXPECT_THAT(svg, Not(HasSubstr("inf\"")));
  EXPECT_THAT(svg, HasSubstr("x=\"0.00\" y=\"100000.00\" width=\"0.00\" height=\"0.00\""));
}

TEST(PageSvgTest, AVeryFullPageIsCutAndSaysSo) {
  table::Table found;
  found.page = found.last_page = 2;
  found.cells.resize(50001);
  for (table::Cell& cell : found.cells) cell.page = 2;
  EXPECT_EQ(Count(Drawn(PageOf({}), {found}), "<title>"), 50000u);

  const std::string svg = Drawn(PageOf(std::vector<std::string>(50001, "甲")));
  EXPECT_EQ(Count(svg, ">甲</text>"), 50000u);
  EXPECT_THAT(svg, HasSubstr("内容太多，没有画全"));
  EXPECT_THAT(Drawn(PageOf({"甲"})), Not(HasSubstr("没有画全")));
}

}  // namespace
}  // namespace gouji::report
