#include "normalise/document_info.h"

#include <gtest/gtest.h>

#include "made_table.h"

namespace gouji::normalise {
namespace {

struct Read {
  record::DocumentInfo info;
  UnitContext context;
};

Read ReadLines(const std::vector<std::string>& lines,
               const std::vector<table::Table>& tables = {}) {
  std::vector<layout::Paragraph> paragraphs;
  for (const std::string& line : lines) {
    layout::Paragraph paragraph;
    paragraph.text = line;
    paragraph.order = static_cast<int>(paragraphs.size());
    paragraphs.push_back(std::move(paragraph));
  }
  Read read;
  read.context = ReadDocumentInfo(paragraphs, tables, TableLexicon(), read.info);
  return read;
}

TEST(DocumentInfoTest, AMonthlyBulletinHasMastheadAndTitle) {
  const Read read =
      ReadLines({"12345 热线工作简报", "2023 年第 5 期", "望山管理区 12345 热线管理办公室",
                 "2023 年 6 月 20 日", "2023 年 5 月热线工作情况通报", "一、总体情况",
                 "5 月份，受理来电 162 件。"});
  EXPECT_EQ(read.info.title, "2023 年 5 月热线工作情况通报");
  EXPECT_EQ(read.info.issuer, "望山管理区12345热线管理办公室");
  EXPECT_EQ(read.info.level, "county");
  EXPECT_EQ(read.info.period_from, "2023-05-01");
  EXPECT_EQ(read.info.period_to, "2023-05-31");
  EXPECT_EQ(read.context.divisions, (std::vector<std::string>{"望山管理区"}));
  EXPECT_EQ(read.context.date, "2023-05-31");
}

TEST(DocumentInfoTest, ATitleThatIsTheCaptionOfTheFirstTableIsTheDocumentsTitleToo) {
  table::Table table = MakeTable({{"单位", "受理量"}, {"望山镇", "3"}});
  table.title = "望山县2023年5月12345热线办件情况";
  table.order = 0;
  const Read alone = ReadLines({}, {table});
  EXPECT_EQ(alone.info.title, table.title);
  EXPECT_EQ(alone.info.level, "county");
  EXPECT_EQ(alone.info.period_to, "2023-05-31");
  // A table below the head is not the document.
  table.order = 1;
  const Read below = ReadLines({"望山县2023年5月热线工作通报"}, {table});
  EXPECT_EQ(below.info.title, "望山县2023年5月热线工作通报");
}

TEST(DocumentInfoTest, ASignatureNamesTheIssuer) {
  std::vector<std::string> lines = {"关于政务服务热线工作情况的通报",
                                    "各乡镇人民政府，县政府各部门：",
                                    "县热线办自2017年10月27日至12月31日共转办群众来电574件。"};
  lines.insert(lines.end(), 30, "各单位要提高认识，认真办理群众诉求，按期回复。");
  lines.push_back("望山县人民政府办公室");
  const Read read = ReadLines(lines);
  EXPECT_EQ(read.info.title, "关于政务服务热线工作情况的通报");
  EXPECT_EQ(read.info.issuer, "望山县人民政府办公室");
  EXPECT_EQ(read.context.divisions, (std::vector<std::string>{"望山县"}));
  EXPECT_EQ(read.info.period_from, "2017-10-27");
  EXPECT_EQ(read.info.period_to, "2017-12-31");
}

TEST(DocumentInfoTest, AWeekIsKnownByItsDays) {
  const Read read = ReadLines({"热线周报", "第 43 期", "2021 年 11 月 5 日",
                               "2021 年第 43 周（10 月 25 日至 10 月 31 日），受理诉求 1909 件。"});
  EXPECT_EQ(read.info.title, "热线周报");
  EXPECT_EQ(read.info.period_from, "2021-10-25");
  EXPECT_EQ(read.info.period_to, "2021-10-31");
  EXPECT_EQ(read.info.issuer, "");
}

TEST(DocumentInfoTest, TheTitleMayNameTheDivision) {
  const Read read = ReadLines({"关于2024年11月份临江市12345热线运行情况的通报"});
  EXPECT_EQ(read.context.divisions, (std::vector<std::string>{"临江市"}));
  EXPECT_EQ(read.info.level, "city");
}

TEST(DocumentInfoTest, TheCityAboveIsTakenFromTheText) {
  const Read read =
      ReadLines({"望山管理区热线办公室", "2023年5月热线情况通报"},
                {MakeTable({{"单位", "受理量"}, {"临江市望山管理区管理委员会", "4"}})});
  EXPECT_EQ(read.context.divisions, (std::vector<std::string>{"临江市", "望山管理区"}));
  EXPECT_EQ(read.info.level, "county");
}

TEST(DocumentInfoTest, AYearIsAPeriodOnlyInATitle) {
  EXPECT_EQ(ReadLines({"2024年第2期", "热线工作简报", "受理来电162件。"}).info.period_from, "");
  EXPECT_EQ(ReadLines({"2023年政府信息公开工作年度报告"}).info.period_to, "2023-12-31");
}

TEST(DocumentInfoTest, NothingIsInvented) {
  const Read read = ReadLines({"各位同事：", "请于周五前报送材料。"});
  EXPECT_EQ(read.info.title, "");
  EXPECT_EQ(read.info.issuer, "");
  EXPECT_EQ(read.info.level, "");
  EXPECT_EQ(read.info.period_from, "");
  EXPECT_TRUE(read.context.divisions.empty());
}

}  // namespace
}  // namespace gouji::normalise
