#include "table/leaders.h"

#include <gtest/gtest.h>

#include <string>

#include "../layout/drawn_page.h"

namespace gouji::table {
namespace {

/// The words of the one line of a page, a bar between them; ">" stands before a word that was led
/// to.
std::string Words(const layout::DrawnPage& drawn) {
  const document::Page& page = const_cast<layout::DrawnPage&>(drawn).page();
  const std::vector<layout::Line> lines = layout::FindLines(page);
  const LedWords led = WithoutLeaders(page, lines.at(0).words);
  std::string text;
  for (std::size_t i = 0; i < led.words.size(); ++i) {
    if (i > 0) text += "|";
    text += (led.led_to[i] ? ">" : "") + led.words[i].text;
  }
  return text;
}

TEST(LeadersTest, DotsBetweenANameAndAFigureAreNoText) {
  layout::DrawnPage joined;
  joined.Text(50, 100, "Letters............");
  joined.Text(250, 100, "48,120");
  EXPECT_EQ(Words(joined), "Letters|>48,120");

  layout::DrawnPage apart;
  double x = apart.Text(50, 100, "信件");
  for (int i = 0; i < 8; ++i) x = apart.Text(x + 6, 100, ".");
  apart.Text(x + 20, 100, "12");
  EXPECT_EQ(Words(apart), "信件|>12");

  layout::DrawnPage at_the_figure;
  at_the_figure.Text(50, 100, "目录");
  at_the_figure.Text(150, 100, "…………7");
  EXPECT_EQ(Words(at_the_figure), "目录|>7");
}

TEST(LeadersTest, FewDotsAreText) {
  layout::DrawnPage ellipsis;
  ellipsis.Text(50, 100, "等...");
  ellipsis.Text(150, 100, "12.5");
  EXPECT_EQ(Words(ellipsis), "等...|12.5");

  layout::DrawnPage missing;
  missing.Text(50, 100, "甲局");
  missing.Text(150, 100, "…");
  missing.Text(250, 100, "3");
  EXPECT_EQ(Words(missing), "甲局|…|3");
}

TEST(LeadersTest, TheBoxOfANameEndsBeforeItsLeader) {
  layout::DrawnPage page;
  page.Text(50, 100, "Letters....................");
  page.Text(250, 100, "48,120");
  const std::vector<layout::Line> lines = layout::FindLines(page.page());
  const LedWords led = WithoutLeaders(page.page(), lines.at(0).words);
  ASSERT_EQ(led.words.size(), 2u);
  EXPECT_DOUBLE_EQ(led.words[0].box.right, 50 + 7 * 5);
}

}  // namespace
}  // namespace gouji::table
