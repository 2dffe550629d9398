#include "table/trace.h"

#include <gtest/gtest.h>

#include "../layout/drawn_page.h"
#include "show.h"
#include "table/turned_page.h"

namespace gouji::table {
namespace {

using layout::DrawnPage;

Trace TraceOf(document::Document document) {
  ContentOptions options;
  options.tables.words = TestWords();
  document::Notes notes;
  Trace trace;
  FindContent(document, options, notes, &trace);
  return trace;
}

Trace TraceOf(DrawnPage page) {
  document::Document document;
  document.format = "pdf";
  document.pages.push_back(std::move(page.page()));
  return TraceOf(std::move(document));
}

Trace TraceOfText(std::string_view text) { return TraceOf(layout::GridDocument(text)); }

void Grid(DrawnPage* page, int rows, int columns) {
  for (int r = 0; r <= rows; ++r) page->Horizontal(200 + 20 * r, 100, 100 + 80 * columns);
  for (int c = 0; c <= columns; ++c) page->Vertical(100 + 80 * c, 200, 200 + 20 * rows);
}

/// Lines of text with blanks between their cells, at 100 and every 130 points further right.
DrawnPage Aligned(const std::vector<std::vector<std::string>>& rows) {
  DrawnPage page;
  double top = 100;
  for (const std::vector<std::string>& row : rows) {
    double left = 100;
    for (const std::string& cell : row) {
      if (!cell.empty()) page.Text(left, top, cell);
      left += 130;
    }
    top += 18;
  }
  return page;
}

TEST(TraceTest, ATakenGridIsRecordedWithItsEdges) {
  DrawnPage page;
  Grid(&page, 2, 2);
  for (const double y : {205.0, 225.0}) {
    page.Text(110, y, "甲");
    page.Text(190, y, "3");
  }
  const Trace trace = TraceOf(std::move(page));
  ASSERT_EQ(trace.size(), 1u);
  EXPECT_EQ(trace[0].kind, Kind::kRuled);
  EXPECT_EQ(trace[0].verdict, Verdict::kTaken);
  EXPECT_EQ(trace[0].page, 1);
  EXPECT_EQ(trace[0].box, (document::Rect{100, 200, 260, 240}));
  ASSERT_EQ(trace[0].edges.size(), 6u);
  EXPECT_EQ(trace[0].edges[1], (document::Rect{180, 200, 180, 240}));
  EXPECT_EQ(trace[0].edges[4], (document::Rect{100, 220, 260, 220}));
}

TEST(TraceTest, AGridThatIsNoTableSaysWhichGateItFailed) {
  DrawnPage empty;
  Grid(&empty, 3, 3);
  empty.Text(300, 600, "文字");

  DrawnPage frame;
  Grid(&frame, 1, 2);
  frame.Text(110, 205, "甲");

  DrawnPage column;
  Grid(&column, 4, 1);
  column.Text(110, 205, "甲");

  DrawnPage prose;
  Grid(&prose, 2, 2);
  std::string sentence;
  for (int i = 0; i < 250; ++i) sentence += "文";
  prose.Text(110, 205, sentence, 0.3);
  prose.Text(190, 205, "二");
  prose.Text(110, 225, "三");

  DrawnPage row;
  Grid(&row, 1, 4);
  row.Text(110, 205, "甲");
  row.Text(190, 205, "乙");

  struct Case {
    DrawnPage* page;
    Verdict verdict;
  };
  const Case cases[] = {{&empty, Verdict::kEmptyCells},
                        {&frame, Verdict::kFrame},
                        {&column, Verdict::kOneColumn},
                        {&prose, Verdict::kProseBox},
                        {&row, Verdict::kOneRow}};
  for (const Case& c : cases) {
    SCOPED_TRACE(static_cast<int>(c.verdict));
    const Trace trace = TraceOf(std::move(*c.page));
    ASSERT_GE(trace.size(), 1u);
    EXPECT_EQ(trace[0].verdict, c.verdict);
  }
}

TEST(TraceTest, ATableOfWhichTooLittleIsLeftIsRejectedLate) {
  const Trace trace = TraceOfText("| 甲 | 乙 |\n| | |\n| | |\n");
  ASSERT_EQ(trace.size(), 1u);
  EXPECT_EQ(trace[0].verdict, Verdict::kOneRow);
}

TEST(TraceTest, AlignedTextThatIsNoTableSaysWhichGateItFailed) {
  struct Case {
    std::vector<std::vector<std::string>> rows;
    Verdict verdict;
  };
  const Case cases[] = {
      {{{"单位", "受理"}, {"甲局", "3"}, {"乙局", "4"}, {"丙局", "5"}}, Verdict::kTaken},
      {{{"单位", "受理"}, {"甲局", "三"}, {"乙局", "四"}, {"丙局", "五"}}, Verdict::kNoFigures},
      {{{"单位", "受理"}, {"甲局", "3"}, {"乙局", "4"}}, Verdict::kFewRows},
      {{{"1", "10"}, {"2", "20"}, {"3", "30"}, {"4", "40"}}, Verdict::kAxes},
      {{{"甲局", "今天没有收到来件。"}, {"乙局", "今天也没有收到。"}, {"丙局", "都没有。"}},
       Verdict::kProse},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.rows[1][1]);
    const Trace trace = TraceOf(Aligned(c.rows));
    ASSERT_EQ(trace.size(), 1u);
    EXPECT_EQ(trace[0].kind, Kind::kAligned);
    EXPECT_EQ(trace[0].verdict, c.verdict);
    EXPECT_EQ(trace[0].gutters.size(), 1u);
    EXPECT_EQ(trace[0].gutters[0].top, trace[0].box.top);
  }
}

TEST(TraceTest, MarkupThatIsNoTableSaysWhichGateItFailed) {
  struct Case {
    const char* text;
    Verdict verdict;
  };
  const Case cases[] = {
      {"| 甲 | 乙 |\n| a | 1 |\n", Verdict::kTaken},
      {"| 甲 | 乙 |\n| a | b |\n", Verdict::kNoFigures},
      {"| 甲 | 乙 |\n", Verdict::kOneRow},
      {"| 甲\n| 乙 |\n| 丙 |\n", Verdict::kOneColumn},
      {"a\tb\nc\td\te\nf\tg\th\ti\n", Verdict::kUneven},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    const Trace trace = TraceOfText(c.text);
    ASSERT_GE(trace.size(), 1u);
    EXPECT_EQ(trace[0].kind, Kind::kMarkup);
    EXPECT_EQ(trace[0].verdict, c.verdict);
  }
}

TEST(TraceTest, APageOfVeryManyLinesIsADrawing) {
  DrawnPage page;
  for (int i = 0; i < 12000; ++i) {
    page.Horizontal(4.0 * i, 0, 500);
    page.Vertical(4.0 * i, 0, 500);
  }
  page.Text(100, 100, "图");
  const Trace trace = TraceOf(std::move(page));
  ASSERT_EQ(trace.size(), 1u);
  EXPECT_EQ(trace[0].verdict, Verdict::kDrawing);
}

TEST(TraceTest, CandidatesOfATurnedPageAreWhereThePageShowsThem) {
  DrawnPage upright(1, 800, 600);
  Grid(&upright, 2, 3);
  for (const double y : {205.0, 225.0}) {
    upright.Text(110, y, "甲");
    upright.Text(190, y, "3");
  }
  document::Document document;
  document.format = "pdf";
  document.pages.push_back(TurnPage(upright.page(), Turn::kQuarterRight));
  const Trace trace = TraceOf(std::move(document));
  ASSERT_EQ(trace.size(), 1u);
  EXPECT_EQ(trace[0].box, (document::Rect{360, 100, 400, 340}));
  EXPECT_EQ(trace[0].edges[1], (document::Rect{360, 180, 400, 180}));
}

}  // namespace
}  // namespace gouji::table
