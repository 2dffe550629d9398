#include "table/structure.h"

#include <gtest/gtest.h>

#include "show.h"

namespace gouji::table {
namespace {

Cell At(int row, int column, const std::string& text, int row_span = 1) {
  Cell cell;
  cell.row = row;
  cell.column = column;
  cell.row_span = row_span;
  cell.text = text;
  return cell;
}

TEST(StructureTest, ACellThatBeganInARemovedRowStandsInItsColumnOfTheNext) {
  Table table;
  table.rows = 3;
  table.columns = 2;
  table.cells = {At(0, 0, "甲"), At(0, 1, "12", 3), At(1, 0, "乙"), At(2, 0, "丙")};
  RemoveRows({0}, &table);
  EXPECT_EQ(Show(table), (Rows{"D:乙 | D:12{2x1}", "D:丙"}));
}

TEST(StructureTest, ALabelBesideABlankCellOfSeveralRowsStaysAboveTheHeader) {
  Table table;
  table.rows = 4;
  table.columns = 3;
  table.cells = {At(0, 0, "县市区"), At(0, 1, ""),   At(0, 2, "", 2), At(1, 0, "名称"),
                 At(1, 1, "受理"),   At(2, 0, "甲"), At(2, 1, "3"),   At(2, 2, "5"),
                 At(3, 0, "乙"),     At(3, 1, "4"),  At(3, 2, "6")};
  FindStructure(TestWords(), &table);
  EXPECT_EQ(Show(table), (Rows{"H:县市区 | H: | H:{2x1}", "H:名称 | H:受理", "S:甲 | D:3 | D:5",
                               "S:乙 | D:4 | D:6"}));
}

TEST(StructureTest, ALabelBesideANameOverSeveralRowsIsNoGroup) {
  Table table;
  table.rows = 4;
  table.columns = 3;
  table.cells = {At(0, 0, "场所"),     At(0, 1, "问题"),     At(0, 2, "备注"),
                 At(1, 0, "码头", 2),  At(1, 1, "浮桥松动"), At(1, 2, "已加固"),
                 At(2, 1, "缆绳磨损"), At(2, 2, ""),         At(3, 0, ""),
                 At(3, 1, "岸上设施"), At(3, 2, "")};
  FindStructure(TestWords(), &table);
  EXPECT_EQ(Show(table), (Rows{"H:场所 | H:问题 | H:备注", "S:码头{2x1} | D:浮桥松动 | D:已加固",
                               "D:缆绳磨损 | D:", "G: | G:岸上设施 | G:"}));
}

TEST(StructureTest, ABlankCornerIsOfTheHeaderIfItsNeighbourSpansColumns) {
  Table table;
  table.rows = 3;
  table.columns = 3;
  table.cells = {At(0, 0, "", 2),  At(0, 1, "巡查"),     At(1, 1, "问题"), At(1, 2, "措施"),
                 At(2, 0, "码头"), At(2, 1, "浮桥松动"), At(2, 2, "加固")};
  table.cells[1].column_span = 2;
  FindStructure(TestWords(), &table);
  EXPECT_EQ(table.header_rows, 2);
}

TEST(StructureTest, AWordThatIsSpreadOverItsCellHasNoBlank) {
  Table table;
  table.rows = 3;
  table.columns = 2;
  table.cells = {At(0, 0, "单 位"), At(0, 1, "受理"),  At(1, 0, "甲局"),
                 At(1, 1, "3"),     At(2, 0, "总 计"), At(2, 1, "3")};
  FindStructure(TestWords(), &table);
  EXPECT_EQ(Show(table), (Rows{"H:单位 | H:受理", "S:甲局 | D:3", "T:总计 | T:3"}));
}

}  // namespace
}  // namespace gouji::table
