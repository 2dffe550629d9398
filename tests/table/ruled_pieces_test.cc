// Drawn tables in pieces: over page breaks, and under one another with labels between them.

#include <gtest/gtest.h>

#include "drawn_grids.h"
#include "table/continuation.h"

namespace gouji::table {
namespace {

using layout::DrawnPage;

TEST(RuledPiecesTest, ATableGoesOnOverAPageBreakWithAndWithoutARepeatedHeader) {
  for (const bool repeats : {true, false}) {
    SCOPED_TRACE(repeats);
    std::vector<DrawnPage> pages;
    pages.emplace_back(1);
    RowRules(&pages[0], 2, 3);
    ColumnRules(&pages[0], 2, 3);
    Fill(&pages[0], {{"序号", "单位", "受理"}, {"1", "湿地公园", "5"}});
    pages[0].Centred(300, 800, "- 1 -");
    pages.emplace_back(2);
    const int rows = repeats ? 3 : 2;
    RowRules(&pages[1], rows, 3, 80);
    ColumnRules(&pages[1], rows, 3, 80);
    std::vector<std::vector<std::string>> grid = {{"", "管理中心", ""}, {"2", "乙局", "4"}};
    if (repeats) grid.insert(grid.begin(), {"序号", "单位", "受理"});
    Fill(&pages[1], grid, 80);
    const Content content = FindOn(std::move(pages));
    ASSERT_EQ(content.tables.size(), 1u);
    EXPECT_EQ(
        Show(content.tables[0]),
        (Rows{"H:序号 | H:单位 | H:受理", "S:1 | S:湿地公园管理中心 | D:5", "S:2 | S:乙局 | D:4"}));
    EXPECT_EQ(content.tables[0].last_page, 2);
    EXPECT_EQ(content.tables[0].areas.size(), 2u);
  }
}

/// Rows between rules at the foot of a page, and more of them at the head of the next one.
Content GridsOnTwoPages(const std::vector<std::vector<std::string>>& first,
                        const std::vector<std::vector<std::string>>& second) {
  std::vector<DrawnPage> pages;
  for (const auto* grid : {&first, &second}) {
    const double top = pages.empty() ? kTop : 80;
    const int rows = static_cast<int>(grid->size());
    const int columns = static_cast<int>(grid->front().size());
    pages.emplace_back(static_cast<int>(pages.size()) + 1);
    RowRules(&pages.back(), rows, columns, top);
    ColumnRules(&pages.back(), rows, columns, top);
    Fill(&pages.back(), *grid, top);
  }
  return FindOn(std::move(pages));
}

TEST(RuledPiecesTest, TheRestOfACutRowBelowARepeatedHeaderIsNoHeader) {
  const std::vector<std::string> head = {"序号", "单位", "问题", "受理"};
  for (const std::vector<std::string>& rest :
       {std::vector<std::string>{"", "管理中心", "栈道积水", ""},
        std::vector<std::string>{"", "", "栈道积水", ""},
        std::vector<std::string>{"", "", "2024", ""}}) {
    SCOPED_TRACE(rest[2]);
    const Content content =
        GridsOnTwoPages({head, {"1", "苗圃", "缺水", "7"}, {"2", "湿地公园", "路灯不亮", "5"}},
                        {head, rest, {"3", "渔政站", "网箱破损", "4"}});
    ASSERT_EQ(content.tables.size(), 1u);
    EXPECT_EQ(Show(content.tables[0]),
              (Rows{"H:序号 | H:单位 | H:问题 | H:受理", "S:1 | S:苗圃 | S:缺水 | D:7",
                    "S:2 | S:湿地公园" + rest[1] + " | S:路灯不亮" + rest[2] + " | D:5",
                    "S:3 | S:渔政站 | S:网箱破损 | D:4"}));
  }
}

TEST(RuledPiecesTest, WordsOverTheFiguresOfTheNextPageHeadAnotherTable) {
  const std::vector<std::vector<std::string>> first = {
      {"单位", "受理", "办结"}, {"苗圃", "7", "6"}, {"渔政站", "4", "4"}};
  EXPECT_EQ(GridsOnTwoPages(first, {{"部门", "诉求", "满意"}, {"苗圃", "9", "8"}}).tables.size(),
            2u);
  EXPECT_EQ(GridsOnTwoPages(first, {{"单位", "受理", "满意"}, {"苗圃", "9", "8"}}).tables.size(),
            2u);
  // The same word over both names neither.
  const Content content = GridsOnTwoPages(first, {{"林场", "未报", "未报"}, {"水库", "9", "8"}});
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].rows, 5);
}

TEST(RuledPiecesTest, TablesBesideEachOtherGoOnEachBelowItsOwnColumns) {
  for (const bool repeats : {true, false}) {
    SCOPED_TRACE(repeats);
    std::vector<DrawnPage> pages;
    for (int p = 1; p <= 2; ++p) {
      pages.emplace_back(p);
      const double top = p == 1 ? kTop : 80;
      for (const bool is_left : {true, false}) {
        const double left = is_left ? 60 : 320;
        std::vector<std::vector<std::string>> rows;
        if (p == 1 || repeats) rows = {{"名次", "站点", is_left ? "借车" : "完好率"}};
        for (int r = 1; r <= 3; ++r) {
          const std::string rank = std::to_string(r + 3 * (p - 1));
          rows.push_back({rank, (is_left ? "东湖" : "西堤") + rank, is_left ? "40" + rank : "98%"});
        }
        for (std::size_t r = 0; r <= rows.size(); ++r) {
          pages.back().Horizontal(top + kRow * static_cast<double>(r), left, left + 210);
        }
        for (const double x : {0.0, 70.0, 140.0, 210.0}) {
          const double bottom = top + kRow * static_cast<double>(rows.size());
          pages.back().Vertical(left + x, top, bottom);
        }
        for (std::size_t r = 0; r < rows.size(); ++r) {
          for (std::size_t c = 0; c < 3; ++c) {
            pages.back().Centred(left + 35 + 70 * static_cast<double>(c),
                                 top + kRow * static_cast<double>(r) + 5, rows[r][c]);
          }
        }
      }
    }
    const Content content = FindOn(std::move(pages));
    ASSERT_EQ(content.tables.size(), 2u);
    const Rows left = Show(content.tables[0]), right = Show(content.tables[1]);
    ASSERT_EQ(left.size(), 7u);
    ASSERT_EQ(right.size(), 7u);
    EXPECT_EQ(left[0], "H:名次 | H:站点 | H:借车");
    EXPECT_EQ(left[6], "S:6 | S:东湖6 | D:406");
    EXPECT_EQ(right[0], "H:名次 | H:站点 | H:完好率");
    EXPECT_EQ(right[6], "S:6 | S:西堤6 | D:98%");
  }
}

/// A table of two rows at the foot of a page, and `row` between rules at the given edges at the
/// head of the next one, with `above` over it.
Content TwoRowsAndOne(const std::vector<std::string>& row, const std::vector<double>& edges,
                      const std::string& above = "") {
  std::vector<DrawnPage> pages;
  pages.emplace_back(1);
  RowRules(&pages[0], 2, 3);
  ColumnRules(&pages[0], 2, 3);
  Fill(&pages[0], {{"序号", "单位", "受理"}, {"1", "湿地公园", "5"}});
  pages.emplace_back(2);
  pages[1].Centred(kLeft + kColumn, 66, above);
  for (const double y : {80.0, 80 + kRow}) pages[1].Horizontal(y, edges.front(), edges.back());
  for (const double x : edges) pages[1].Vertical(x, 80, 80 + kRow);
  for (std::size_t c = 0; c < row.size(); ++c) {
    pages[1].Centred((edges[c] + edges[c + 1]) / 2, 85, row[c]);
  }
  return FindOn(std::move(pages));
}

TEST(RuledPiecesTest, ASingleRowOnTheNextPageIsTheLastOfItsTable) {
  const std::vector<double> edges = {kLeft, kLeft + kColumn, kLeft + 2 * kColumn,
                                     kLeft + 3 * kColumn};
  const Rows first = {"H:序号 | H:单位 | H:受理", "S:1 | S:湿地公园 | D:5"};
  const Content whole = TwoRowsAndOne({"2", "乙局", "4"}, edges);
  ASSERT_EQ(whole.tables.size(), 1u);
  EXPECT_EQ(Show(whole.tables[0]), (Rows{first[0], first[1], "S:2 | S:乙局 | D:4"}));
  EXPECT_EQ(whole.tables[0].last_page, 2);

  const Content spanning =
      TwoRowsAndOne({"合计", "5"}, {kLeft, kLeft + 2 * kColumn, kLeft + 3 * kColumn});
  ASSERT_EQ(spanning.tables.size(), 1u);
  EXPECT_EQ(Show(spanning.tables[0]), (Rows{first[0], first[1], "T:合计{1x2} | T:5"}));

  const Content cut = TwoRowsAndOne({"", "管理中心", ""}, edges);
  ASSERT_EQ(cut.tables.size(), 1u);
  EXPECT_EQ(Show(cut.tables[0]), (Rows{first[0], "S:1 | S:湿地公园管理中心 | D:5"}));
}

TEST(RuledPiecesTest, ASingleRowUnderOtherColumnsOrProseIsNoTable) {
  const std::vector<double> edges = {kLeft, kLeft + kColumn, kLeft + 2 * kColumn,
                                     kLeft + 3 * kColumn};
  for (const Content& content :
       {TwoRowsAndOne({"2", "乙局", "4"}, {kLeft, kLeft + 40, kLeft + 120, kLeft + 3 * kColumn}),
        TwoRowsAndOne({"2", "乙局", "4"},
                      {kLeft, kLeft + kColumn, kLeft + 2 * kColumn, kLeft + 4 * kColumn}),
        TwoRowsAndOne({"2", "乙局", "4"}, edges, "以上情况已核实。")}) {
    ASSERT_EQ(content.tables.size(), 1u);
    EXPECT_EQ(content.tables[0].rows, 2);
    EXPECT_FALSE(content.paragraphs.empty());
  }
}

TEST(RuledPiecesTest, TheHeaderStaysIfNoLaterPageRepeatsIt) {
  const std::vector<std::vector<std::string>> grid = {
      {"单位", "职务", "备注"}, {"甲局", "科长", "无"}, {"乙局", "科长", "无"},
      {"丙局", "科长", "无"},   {"丁局", "科长", "无"}, {"戊局", "科长", "无"}};
  std::vector<DrawnPage> pages;
  for (int p = 0; p < 3; ++p) {
    pages.emplace_back(p + 1);
    RowRules(&pages.back(), 2, 3, 80);
    ColumnRules(&pages.back(), 2, 3, 80);
    Fill(&pages.back(), {grid.begin() + 2 * p, grid.begin() + 2 * p + 2}, 80);
  }
  const Content content = FindOn(std::move(pages));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]),
            (Rows{"H:单位 | H:职务 | H:备注", "S:甲局 | D:科长 | D:无", "S:乙局 | D:科长 | D:无",
                  "S:丙局 | D:科长 | D:无", "S:丁局 | D:科长 | D:无", "S:戊局 | D:科长 | D:无"}));
}

TEST(RuledPiecesTest, UnitsAndTitlesAtTheHeadOfEachPageAreNoRunningHeads) {
  std::vector<DrawnPage> pages;
  for (int p = 1; p <= 4; ++p) {
    pages.emplace_back(p);
    pages.back().Text(kLeft, 30, "热线月报");
    pages.back().Centred(kLeft + 120, 60, p == 1 ? "表5 各镇受理情况" : "续表5");
    pages.back().Text(kLeft + 190, 80, "单位：件");
    RowRules(&pages.back(), 2, 3, 100);
    ColumnRules(&pages.back(), 2, 3, 100);
    Fill(&pages.back(), {{"镇街", "受理", "办结"}, {"甲" + std::to_string(p) + "镇", "3", "1"}},
         100);
  }
  const Content content = FindOn(std::move(pages));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].title, "表5 各镇受理情况");
  EXPECT_EQ(content.tables[0].measure, "件");
  EXPECT_EQ(content.tables[0].rows, 5);
  ASSERT_EQ(content.paragraphs.size(), 4u);  // The running head of each page.
}

/// A table of one row on each of three pages, its title in the margin of the page.
Content ThreePages(const std::vector<std::string>& titles) {
  std::vector<DrawnPage> pages;
  for (int p = 0; p < 3; ++p) {
    pages.emplace_back(p + 1);
    pages.back().Centred(kLeft + 120, 70, titles[static_cast<std::size_t>(p)]);
    RowRules(&pages.back(), 2, 3, 100);
    ColumnRules(&pages.back(), 2, 3, 100);
    Fill(&pages.back(), {{"镇街", "受理", "办结"}, {"河" + std::to_string(p) + "镇", "3", "1"}},
         100);
  }
  return FindOn(std::move(pages));
}

TEST(RuledPiecesTest, TitlesThatDifferInTheirFiguresAreNoRunningHead) {
  for (const std::vector<std::string>& titles :
       {std::vector<std::string>{"2023年1月各镇来电", "2023年2月各镇来电", "2023年3月各镇来电"},
        std::vector<std::string>{"表1 各镇来电", "表2 各镇来电", "表3 各镇来电"}}) {
    const Content content = ThreePages(titles);
    ASSERT_EQ(content.tables.size(), 3u);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(content.tables[i].title, titles[i]);
  }
}

TEST(RuledPiecesTest, ATitleWithItsNumberOnEachPageIsNoRunningHead) {
  for (const std::string title : {"表5 各镇来电", "表五 各镇来电"}) {
    const Content content = ThreePages({title, title, title});
    ASSERT_EQ(content.tables.size(), 1u);
    EXPECT_EQ(content.tables[0].title, title);
    EXPECT_EQ(content.tables[0].rows, 4);
  }
}

TEST(RuledPiecesTest, ANameOverSeveralRowsGoesOnOverThePageBreak) {
  document::Document document;
  for (int p = 1; p <= 2; ++p) {
    DrawnPage page(p);
    for (const int r : {0, 1, 3}) page.Horizontal(kTop + kRow * r, kLeft, kLeft + kColumn * 3);
    page.Horizontal(kTop + kRow * 2, kLeft + kColumn, kLeft + kColumn * 3);
    ColumnRules(&page, 3, 3);
    Fill(&page, {{"片区", "单位", "受理"}, {"", p == 1 ? "甲局" : "丙局", "3"}, {"", "乙局", "4"}});
    if (p == 1) page.Centred(kLeft + kColumn / 2, kTop + 2 * kRow, "城区");
    document.pages.push_back(std::move(page.page()));
  }
  const Content content = FindIn(document);
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), (Rows{"H:片区 | H:单位 | H:受理", "S:城区{4x1} | S:甲局 | D:3",
                                           "S:乙局 | D:4", "S:丙局 | D:3", "S:乙局 | D:4"}));
}

TEST(RuledPiecesTest, ANameOverSeveralRowsOfWordsGoesOnOverThePageBreak) {
  std::vector<DrawnPage> pages;
  const std::vector<std::vector<std::string>> rows[] = {
      {{"场所", "问题", "备注"}, {"", "浮桥松动", "已加固"}, {"", "缆绳磨损", ""}},
      {{"", "护栏缺失", ""}, {"", "灯塔停电", ""}, {"渔港", "航标移位", "已复位"}}};
  for (int p = 1; p <= 2; ++p) {
    pages.emplace_back(p);
    const double name = p == 1 ? kTop + kRow : kTop;  // Its two rows have no rule between them.
    for (const int r : {0, 1, 2, 3}) {
      const bool is_within = kTop + kRow * r == name + kRow;
      pages.back().Horizontal(kTop + kRow * r, is_within ? kLeft + kColumn : kLeft,
                              kLeft + kColumn * 3);
    }
    ColumnRules(&pages.back(), 3, 3);
    Fill(&pages.back(), rows[p - 1]);
    if (p == 1) pages.back().Centred(kLeft + kColumn / 2, name + kRow - 5, "码头");
  }
  const Content content = FindOn(std::move(pages));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(
      Show(content.tables[0]),
      (Rows{"H:场所 | H:问题 | H:备注", "S:码头{4x1} | D:浮桥松动 | D:已加固", "D:缆绳磨损 | D:",
            "D:护栏缺失 | D:", "D:灯塔停电 | D:", "S:渔港 | D:航标移位 | D:已复位"}));
}

/// Two tables of one header on a page; the words stand in the middle above each.
std::vector<Table> TwoGrids(const std::string& title, const std::string& first,
                            const std::string& second) {
  DrawnPage page;
  page.Centred(220, kTop - 40, title);
  double top = kTop;
  for (const std::string& label : {first, second}) {
    page.Centred(220, top - 18, label);
    RowRules(&page, 3, 3, top);
    ColumnRules(&page, 3, 3, top);
    Fill(&page, kSimple, top);
    top += 100;
  }
  document::Document document;
  document.pages.push_back(std::move(page.page()));
  return FindIn(document).tables;
}

TEST(RuledPiecesTest, TablesOfOneHeaderAreOneOnlyIfATitleStandsOverTheirLabels) {
  EXPECT_EQ(TwoGrids("某县情况表", "县市区", "企业").size(), 1u);
  const std::vector<Table> own_titles = TwoGrids("", "Heavy metals", "Other gases");
  ASSERT_EQ(own_titles.size(), 2u);
  EXPECT_EQ(own_titles[1].title, "Other gases");
  EXPECT_EQ(TwoGrids("某县情况表", "", "").size(), 2u);
}

}  // namespace
}  // namespace gouji::table
