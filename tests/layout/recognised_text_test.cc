#include "layout/recognised_text.h"

#include <gtest/gtest.h>

#include "drawn_page.h"

namespace gouji::layout {
namespace {

TEST(RecognisedTextTest, PiecesBecomeStretchesOfTheParagraph) {
  DrawnPage drawn(1);
  drawn.Text(70, 100, "受理162件。");
  document::Document document;
  document.pages = {drawn.page()};
  document::Page& page = document.pages[0];
  page.pieces = {{0, 2, "受理", "", 0.7, {}},
                 {2, 3, "162", "", 0.5, {{"182", "HanS", 0.8}}},
                 {5, 2, "件。", "", 0.9, {}}};
  const std::vector<std::vector<Line>> lines = {FindLines(page)};
  const std::vector<Paragraph> paragraphs = FindParagraphs(document, lines, {});
  ASSERT_EQ(paragraphs.size(), 1u);
  const std::vector<RecognisedText>& recognised = paragraphs[0].recognised;
  ASSERT_EQ(recognised.size(), 3u);
  EXPECT_EQ(recognised[1].begin, 6u);
  EXPECT_EQ(recognised[1].end, 9u);
  EXPECT_EQ(recognised[1].confidence, 0.5);
  ASSERT_EQ(recognised[1].alternatives.size(), 1u);
  EXPECT_EQ(recognised[1].alternatives[0].text, "182");
  EXPECT_EQ(recognised[2].end, paragraphs[0].text.size());
}

TEST(RecognisedTextTest, PrintedTextIsNotRecognised) {
  DrawnPage drawn(1);
  drawn.Text(70, 100, "受理162件。");
  document::Document document;
  document.pages = {drawn.page()};
  const std::vector<Paragraph> paragraphs =
      FindParagraphs(document, {FindLines(document.pages[0])}, {});
  ASSERT_EQ(paragraphs.size(), 1u);
  EXPECT_TRUE(paragraphs[0].recognised.empty());
}

}  // namespace
}  // namespace gouji::layout
