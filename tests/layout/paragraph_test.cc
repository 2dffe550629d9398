#include "layout/paragraph.h"

#include <gtest/gtest.h>

#include "drawn_page.h"
#include "grid_page.h"

namespace gouji::layout {
namespace {

using Kind = Paragraph::Kind;

ParagraphOptions Options() {
  return {.page_words = {"第", "页", "共"}, .opening_words = {"附件", "备注"}};
}

std::vector<Paragraph> Find(const document::Document& document,
                            const std::vector<Occupied>& occupied = {}) {
  std::vector<std::vector<Line>> lines;
  for (const document::Page& page : document.pages) lines.push_back(FindLines(page));
  return FindParagraphs(document, lines, occupied, Options());
}

std::vector<std::string> Texts(const std::vector<Paragraph>& paragraphs) {
  std::vector<std::string> texts;
  for (const Paragraph& paragraph : paragraphs) texts.push_back(paragraph.text);
  return texts;
}

struct TextCase {
  std::string_view what, text;
  std::vector<std::string> paragraphs;
};

TEST(ParagraphTest, TextIsDividedWhereASentenceEnds) {
  const TextCase cases[] = {
      {"blank lines part paragraphs", "甲项完成。\n\n乙项完成。", {"甲项完成。", "乙项完成。"}},
      {"a sentence cut in mid-word goes on after a blank line",
       "本月来电较多的有河西镇、河东镇、公\n\n安局和医保局。",
       {"本月来电较多的有河西镇、河东镇、公安局和医保局。"}},
      {"a page mark does not end a sentence",
       "各单位须在限期内办结，并由专人核\n\n— 4 —\n\n对结果。",
       {"各单位须在限期内办结，并由专人核对结果。", "— 4 —"}},
      {"title lines stay apart",
       "热线月报\n\n第 3 期\n\n某市热线中心",
       {"热线月报", "第 3 期", "某市热线中心"}},
      {"a line for each paragraph",
       "各科室：\n本月共受理十件。\n一、概况\n全部办结。",
       {"各科室：", "本月共受理十件。", "一、概况", "全部办结。"}},
      {"labels open paragraphs",
       "报: 甲局、乙局、丙局、丁局的负责同志\n\n送: 各科室",
       {"报: 甲局、乙局、丙局、丁局的负责同志", "送: 各科室"}},
      {"Markdown marks are taken off",
       "## 二、办理\n- 1.甲事**已办**。\n- 2.乙事未办。\n\n---\n\n完",
       {"二、办理", "1.甲事已办。", "2.乙事未办。", "完"}},
      {"hard-wrapped lines join",
       "　　本周热线共接到来电三千件比上周\n增加一成其中咨询二千件投诉一千件全\n部按时转办没有超期"
       "的单子也没有退回\n重办"
       "的单子各科室继续保持。\n",
       {"本周热线共接到来电三千件比上周增加一成其中咨询二千件投诉一千件全部按时转办没有超期的单子也"
        "没有退回重办的单子各科室继续保持。"}},
  };
  for (const TextCase& c : cases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(Texts(Find(GridDocument(c.text))), c.paragraphs);
  }
}

struct KindCase {
  std::string_view text;
  Kind kind;
  int level;
};

TEST(ParagraphTest, HeadingsAreKnownByTheirMarks) {
  const KindCase cases[] = {
      {"一、总体情况", Kind::kHeading, 1}, {"（二）信箱办理", Kind::kHeading, 2},
      {"(三) 回访", Kind::kHeading, 2},    {"1.文明创建", Kind::kHeading, 3},
      {"# 某市数据局", Kind::kHeading, 1}, {"### （一）诉求类别", Kind::kHeading, 2},
      {"【每周要闻】", Kind::kHeading, 1}, {"（一）压实责任。各单位要逐件核对。", Kind::kProse, 0},
      {"1.5 倍", Kind::kProse, 0},         {"11月受理 20 件。", Kind::kProse, 0},
      {"- 12 -", Kind::kFurniture, 0},     {"第 3 页，共 9 页", Kind::kFurniture, 0},
  };
  for (const KindCase& c : cases) {
    SCOPED_TRACE(c.text);
    const std::vector<Paragraph> paragraphs = Find(GridDocument(c.text));
    ASSERT_EQ(paragraphs.size(), 1u);
    EXPECT_EQ(paragraphs[0].kind, c.kind);
    EXPECT_EQ(paragraphs[0].heading_level, c.level);
  }
}

TEST(ParagraphTest, AnchorsHoldAfterMarksWereTakenOff) {
  const std::vector<Paragraph> paragraphs = Find(GridDocument("序\n\n- **办结** 12 件。"));
  ASSERT_EQ(paragraphs.size(), 2u);
  const std::string& text = paragraphs[1].text;
  ASSERT_EQ(text, "办结 12 件。");
  const document::Place place = paragraphs[1].PlaceOf(text.find("12"), text.find("12") + 2, "id");
  EXPECT_EQ(place.line, 3);
  EXPECT_EQ(place.document_id, "id");
  // "- **" is four columns, "办结" four, "** " three.
  EXPECT_EQ(place.box, (document::Rect{66, 24, 78, 36}));
}

TEST(ParagraphTest, TheWordsOfATableAreNoProse) {
  const std::vector<Paragraph> paragraphs =
      Find(GridDocument("前文。\n甲\t12\n乙\t13\n后文。"), {{1, {0, 12, 100, 36}}});
  EXPECT_EQ(Texts(paragraphs), (std::vector<std::string>{"前文。", "后文。"}));
}

constexpr double kLeft = 80;
constexpr std::string_view kFull =
    "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九，";  // 30 em

document::Document OnePage(DrawnPage page) {
  document::Document document;
  document.format = "pdf";
  document.pages.push_back(std::move(page.page()));
  return document;
}

TEST(ParagraphTest, AnIndentAtTheFullMarginBeginsAParagraph) {
  DrawnPage page;
  page.Text(kLeft + 20, 100, kFull.substr(0, 28 * 3));
  page.Text(kLeft, 118, kFull);
  page.Text(kLeft, 136, kFull.substr(0, 29 * 3));
  page.Text(kLeft + 290, 136, "。");
  page.Text(kLeft + 20, 154, kFull.substr(0, 28 * 3));
  page.Text(kLeft, 172, "完。");
  const std::vector<Paragraph> paragraphs = Find(OnePage(std::move(page)));
  ASSERT_EQ(paragraphs.size(), 2u);
  EXPECT_TRUE(paragraphs[1].text.ends_with("完。"));
}

TEST(ParagraphTest, AHangingIndentGoesOnWithItsList) {
  DrawnPage page;
  for (int i = 0; i < 4; ++i) page.Text(kLeft, 100 + 18 * i, kFull);
  page.Text(kLeft + 20, 190, "附件：1.甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙");
  page.Text(kLeft + 70, 208, "情况表");
  page.Text(kLeft + 70, 226, "2.评价表");
  const std::vector<Paragraph> paragraphs = Find(OnePage(std::move(page)));
  ASSERT_EQ(paragraphs.size(), 3u);
  EXPECT_TRUE(paragraphs[1].text.ends_with("甲乙丙情况表"));
  EXPECT_EQ(paragraphs[2].text, "2.评价表");
}

TEST(ParagraphTest, AShortLineEndsItsParagraph) {
  DrawnPage page;
  page.Text(kLeft, 100, kFull);
  page.Text(kLeft, 118, "到此为止。");
  page.Text(kLeft, 136, kFull);
  page.Text(kLeft, 154, kFull);
  EXPECT_EQ(Find(OnePage(std::move(page))).size(), 2u);
}

TEST(ParagraphTest, AWideGapPartsParagraphs) {
  DrawnPage page;
  for (const int y : {100, 118, 136, 180, 198}) page.Text(kLeft, y, kFull);
  EXPECT_EQ(Find(OnePage(std::move(page))).size(), 2u);
}

TEST(ParagraphTest, ATitleOverTwoCentredLinesIsOneHeading) {
  DrawnPage page;
  page.Centred(kLeft + 150, 80, "某市热线", 18);
  page.Centred(kLeft + 150, 104, "工作情况的通报", 18);
  for (int i = 0; i < 6; ++i) page.Text(kLeft, 150 + 18 * i, kFull);
  const std::vector<Paragraph> paragraphs = Find(OnePage(std::move(page)));
  ASSERT_EQ(paragraphs.size(), 2u);
  EXPECT_EQ(paragraphs[0].text, "某市热线工作情况的通报");
  EXPECT_EQ(paragraphs[0].kind, Kind::kHeading);
}

TEST(ParagraphTest, APageMarkMayHaveBeenReadWithTheNumberOneForItsDashes) {
  DrawnPage page(1);
  page.Text(kLeft, 700, "一 3 一");
  page.Centred(kLeft + 150, 800, "一 2 一");
  const std::vector<Paragraph> paragraphs = Find(OnePage(std::move(page)));
  ASSERT_EQ(paragraphs.size(), 2u);
  EXPECT_EQ(paragraphs[0].kind, Kind::kProse);
  EXPECT_EQ(paragraphs[1].kind, Kind::kFurniture);
}

TEST(ParagraphTest, AParagraphRunsOverAPageBreakPastThePageMark) {
  document::Document document;
  document.format = "pdf";
  DrawnPage first(1);
  first.Text(kLeft, 700, kFull);
  first.Text(kLeft, 718, kFull);
  first.Centred(kLeft + 150, 800, "- 1 -");
  DrawnPage second(2);
  second.Text(kLeft, 90, kFull.substr(0, 20 * 3));
  second.Centred(kLeft + 150, 800, "2");
  document.pages = {std::move(first.page()), std::move(second.page())};
  const std::vector<Paragraph> paragraphs = Find(document);
  ASSERT_EQ(paragraphs.size(), 3u);
  EXPECT_EQ(CountCodePoints(paragraphs[0].text), 80u);
  EXPECT_EQ(paragraphs[1].kind, Kind::kFurniture);
  EXPECT_EQ(paragraphs[2].kind, Kind::kFurniture);
  // The place of a character of the second page is on the second page.
  EXPECT_EQ(paragraphs[0].PlaceOf(70 * 3, 71 * 3, "").page, 2);
}

TEST(ParagraphTest, AWidePageHasMarginsOfItsOwn) {
  document::Document document;
  document.format = "pdf";
  DrawnPage upright(1);
  for (int i = 0; i < 3; ++i) upright.Text(kLeft, 100 + 18 * i, kFull);
  upright.Text(kLeft, 154, "完。");
  DrawnPage wide(2, 842, 595);
  const std::string full = std::string(kFull) + std::string(kFull);
  for (int i = 0; i < 3; ++i) wide.Text(kLeft, 100 + 18 * i, full);
  document.pages = {std::move(upright.page()), std::move(wide.page())};
  const std::vector<Paragraph> paragraphs = Find(document);
  ASSERT_EQ(paragraphs.size(), 2u);
  EXPECT_EQ(CountCodePoints(paragraphs[0].text), 92u);
  EXPECT_EQ(CountCodePoints(paragraphs[1].text), 180u);
}

TEST(ParagraphTest, RunningHeadsAreFurniture) {
  document::Document document;
  document.format = "pdf";
  for (int i = 1; i <= 3; ++i) {
    DrawnPage page(i);
    page.Text(kLeft, 40, "热线月报 " + std::to_string(i));
    page.Text(kLeft, 120, "第" + std::string(static_cast<std::size_t>(i), 'x') + "段。");
    document.pages.push_back(std::move(page.page()));
  }
  int furniture = 0;
  for (const Paragraph& p : Find(document)) furniture += p.kind == Kind::kFurniture ? 1 : 0;
  EXPECT_EQ(furniture, 3);
}

TEST(ParagraphTest, ARunningHeadDiffersInTheNumberOfThePageOnly) {
  const auto count = [](const auto& text_of) {
    document::Document document;
    document.format = "pdf";
    for (int i = 1; i <= 3; ++i) {
      DrawnPage page(i);
      page.Text(kLeft, 40, text_of(std::to_string(i)));
      document.pages.push_back(std::move(page.page()));
    }
    int furniture = 0;
    for (const Paragraph& p : Find(document)) furniture += p.kind == Kind::kFurniture ? 1 : 0;
    return furniture;
  };
  EXPECT_EQ(count([](const std::string& i) { return "热线月报第" + i + "页"; }), 3);
  EXPECT_EQ(count([](const std::string& i) { return "— 1" + i + " — 热线月报2024"; }), 3);
  EXPECT_EQ(count([](const std::string& i) { return "2024年" + i + "月各镇来电"; }), 0);
  EXPECT_EQ(count([](const std::string& i) { return i + "月各镇来电"; }), 0);
  EXPECT_EQ(count([](const std::string& i) { return "各镇来电 202" + i; }), 0);
}

TEST(ParagraphTest, APageThatIsAFewPointsWiderHasTheSameMargins) {
  document::Document document;
  document.format = "pdf";
  DrawnPage first(1, 595, 842), second(2, 597, 842);
  for (int i = 0; i < 3; ++i) first.Text(kLeft, 100 + 18 * i, kFull);
  for (int i = 0; i < 3; ++i) second.Text(kLeft, 100 + 18 * i, "东城区受理二百件");
  document.pages = {std::move(first.page()), std::move(second.page())};
  // Against the margins of both the first short line ends the sentence before, and each other is a
  // paragraph.
  EXPECT_EQ(Find(document).size(), 3u);
}

TEST(ParagraphTest, APageMarkThatRunsAcrossTheTextIsFurniture) {
  document::Document document;
  document.format = "pdf";
  DrawnPage page(1, 842, 595);
  for (int i = 0; i < 3; ++i) page.Text(kLeft, 100 + 18 * i, kFull);
  document::Glyph mark;
  mark.text = "7";
  mark.direction = document::Direction::kUp;
  mark.box = {800, 290, 810, 295};
  mark.font_size = 10;
  page.page().glyphs.push_back(mark);
  document.pages = {std::move(page.page())};
  const std::vector<Paragraph> paragraphs = Find(document);
  ASSERT_EQ(paragraphs.size(), 2u);
  EXPECT_EQ(paragraphs[1].text, "7");
  EXPECT_EQ(paragraphs[1].kind, Kind::kFurniture);
}

}  // namespace
}  // namespace gouji::layout
