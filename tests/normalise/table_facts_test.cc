#include "normalise/table_facts.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "made_table.h"

namespace gouji::normalise {
namespace {

using record::Facts;
using record::Observation;
using record::TableFacts;
using ColumnKind = TableFacts::ColumnKind;
using RowKind = TableFacts::RowKind;

const UnitContext kCity = {{"江南省", "临江市"}, "2024-02-29", ""};

Facts Read(const std::vector<table::Table>& tables) {
  Facts facts;
  facts.info.id = "sha256:test";
  facts.info.title = "2024年2月12345热线运行情况通报";
  facts.info.period_from = "2024-02-01";
  facts.info.period_to = "2024-02-29";
  ReadTables(tables, kCity, TableLexicon(), facts);
  return facts;
}

const Observation& At(const Facts& facts, std::size_t table, std::size_t row, std::size_t column) {
  const int id = facts.tables.at(table).cells.at(row).at(column);
  EXPECT_GE(id, 0);
  return facts.observations.at(static_cast<std::size_t>(id));
}

std::string Value(const Observation& observation) {
  return observation.quantity
             ? observation.quantity->value.ToString() + observation.quantity->measure
             : "!" + observation.missing_reason;
}

std::vector<std::string> Rules(const Facts& facts) {
  std::vector<std::string> rules;
  for (const record::Repair& repair : facts.repairs) rules.push_back(repair.rule);
  return rules;
}

/// A table of the usual columns with `rows` below them.
table::Table Evaluation(std::vector<std::vector<std::string>> rows) {
  rows.insert(rows.begin(),
              {"部门名称", "应办理数", "办理数", "办结率", "返工数", "综合指标值", "等级评价"});
  return MakeTable(rows);
}

TEST(TableFactsTest, HeadersSayWhatColumnsAre) {
  const Facts facts = Read({MakeTable(
      {{"序号", "承办单位", "承办量(件)", "办结率（%）", "等级 评价", "备注", "金额(万元)"},
       {"1", "市公安局", "12", "91.67", "A", "按时上报", "1.5"}})});
  const std::vector<TableFacts::Column>& columns = facts.tables.at(0).columns;
  ASSERT_EQ(columns.size(), 7u);
  EXPECT_EQ(columns[0].kind, ColumnKind::kOrdinal);
  EXPECT_EQ(columns[1].kind, ColumnKind::kName);
  EXPECT_EQ(columns[2].indicator, "assigned");
  EXPECT_EQ(columns[2].measure, "件");
  EXPECT_EQ(columns[3].indicator, "rate_handled");
  EXPECT_EQ(columns[4].kind, ColumnKind::kGrade);
  EXPECT_EQ(columns[5].kind, ColumnKind::kText);
  EXPECT_EQ(columns[6].kind, ColumnKind::kFigure);
  EXPECT_EQ(columns[6].measure, "元");
  EXPECT_EQ(Value(At(facts, 0, 0, 3)), "91.67%");
  EXPECT_EQ(Value(At(facts, 0, 0, 6)), "15000元");
  EXPECT_EQ(At(facts, 0, 0, 4).grade, "A");
}

TEST(TableFactsTest, AnObservationSaysWhatItSpeaksOf) {
  table::Table table = Evaluation({{"市公安局", "20", "19", "95%", "1", "93.5", "A"}});
  table.title = "2024年2月市长信箱办理情况表";
  const Facts facts = Read({table});
  const Observation& observation = At(facts, 0, 0, 1);
  EXPECT_EQ(observation.entity, "临江市公安局");
  EXPECT_EQ(observation.entity_printed, "市公安局");
  EXPECT_EQ(observation.indicator, "due");
  EXPECT_EQ(observation.label, "应办理数");
  EXPECT_EQ(observation.topic, "letters");
  EXPECT_EQ(observation.period, "2024-02");
  EXPECT_EQ(observation.printed, "20");
  EXPECT_EQ(observation.source, record::Source::kTable);
  EXPECT_EQ(observation.place.document_id, "sha256:test");
  EXPECT_EQ(observation.place.box, (document::Rect{60, 20, 120, 40}));
}

TEST(TableFactsTest, AHeaderOverSeveralColumnsIsPartOfTheirLabels) {
  const Facts facts = Read({MakeTable({{"单位", "热线", "<", "信箱", "<"},
                                       {"^", "受理量", "办结率", "受理量", "办结率"},
                                       {"市公安局", "20", "95%", "3", "100%"}},
                                      2)});
  EXPECT_EQ(facts.tables.at(0).first_body_row, 2);
  EXPECT_EQ(facts.tables.at(0).columns.at(1).label, "热线受理量");
  EXPECT_EQ(At(facts, 0, 0, 1).indicator, "received");
  EXPECT_EQ(At(facts, 0, 0, 1).topic, "hotline");
  EXPECT_EQ(At(facts, 0, 0, 3).indicator, "letters");
  EXPECT_EQ(At(facts, 0, 0, 3).topic, "letters");
}

TEST(TableFactsTest, WhatAHeaderNarrowsDownIsTheQualifier) {
  const Facts facts =
      Read({MakeTable({{"单位", "承办量", "超期30天以上工单数"}, {"市公安局", "20", "3"}})});
  EXPECT_EQ(At(facts, 0, 0, 2).indicator, "overdue");
  EXPECT_EQ(At(facts, 0, 0, 2).qualifier, "30天以上");
}

TEST(TableFactsTest, RowsAreDataTotalsAndGroups) {
  const Facts facts = Read({Evaluation({{"县市区"},
                                        {"江岸区", "20", "20", "100%", "0", "98", "A"},
                                        {"小计", "20", "20", "100%", "0", "98", "A"},
                                        {"行政事业单位"},
                                        {"市公安局", "10", "9", "90%", "1", "92", "A"},
                                        {"其他", "1", "1", "100%", "0", "98", "A"},
                                        {"合计 (2)", "31", "30", "96.77%", "1", "95", "A"}})});
  const std::vector<TableFacts::Row>& rows = facts.tables.at(0).rows;
  ASSERT_EQ(rows.size(), 7u);
  EXPECT_EQ(rows[0].kind, RowKind::kGroup);
  EXPECT_EQ(rows[1].kind, RowKind::kData);
  EXPECT_EQ(rows[1].group, "县市区");
  EXPECT_EQ(rows[2].kind, RowKind::kSubtotal);
  EXPECT_EQ(rows[2].group, "县市区");
  EXPECT_EQ(rows[4].group, "行政事业单位");
  EXPECT_EQ(rows[5].kind, RowKind::kData);
  EXPECT_EQ(rows[5].entity, "");
  EXPECT_EQ(rows[6].kind, RowKind::kTotal);
  EXPECT_EQ(rows[6].count, 2);
  EXPECT_EQ(rows[6].group, "");
  EXPECT_EQ(At(facts, 0, 6, 1).entity, "");
  for (const int id : facts.tables.at(0).cells.at(0)) EXPECT_EQ(id, -1);
}

TEST(TableFactsTest, ATotalMayStandInTheColumnOfNumbers) {
  const Facts facts =
      Read({MakeTable({{"序号", "单位", "承办量"}, {"合计", "", "20"}, {"1", "市公安局", "20"}})});
  EXPECT_EQ(facts.tables.at(0).rows.at(0).kind, RowKind::kTotal);
  EXPECT_EQ(facts.tables.at(0).rows.at(0).label, "合计");
}

TEST(TableFactsTest, RowsOfCategoriesAreQualifiersAndNoUnits) {
  const Facts facts = Read({MakeTable(
      {{"诉求类别", "受理量", "占比"}, {"咨询类", "30", "75%"}, {"投诉问题", "10", "25%"}})});
  EXPECT_EQ(At(facts, 0, 0, 1).qualifier, "咨询");
  EXPECT_EQ(At(facts, 0, 1, 1).qualifier, "投诉");
  EXPECT_EQ(At(facts, 0, 0, 1).entity, "");
  EXPECT_EQ(At(facts, 0, 0, 2).indicator, "share");
  EXPECT_TRUE(facts.notes.empty());
}

TEST(TableFactsTest, AMissingFigureSaysWhy) {
  table::Table table =
      MakeTable({{"单位", "办结量", "满意率"}, {"市公安局", "", "-"}, {"市财政局", "/", "未测评"}});
  table.notes = {"备注：数据截止10月31日；“-”为本月未对该单位回访。"};
  const Facts facts = Read({table});
  EXPECT_EQ(Value(At(facts, 0, 0, 1)), "!empty cell");
  EXPECT_EQ(Value(At(facts, 0, 0, 2)), "!本月未对该单位回访");
  EXPECT_EQ(Value(At(facts, 0, 1, 1)), "!does not apply");
  EXPECT_EQ(Value(At(facts, 0, 1, 2)), "!未测评");
}

TEST(TableFactsTest, DamagedCellsAreRepairedAndListed) {
  const Facts facts = Read({Evaluation({{"市公安局", "20", "U", "98. 72%", "1", "93.5", "В"},
                                        {"市财政局", "1O", "10", "100%", "0", "97", "A"}})});
  EXPECT_EQ(Value(At(facts, 0, 0, 2)), "0件");
  EXPECT_EQ(Value(At(facts, 0, 0, 3)), "98.72%");
  EXPECT_EQ(At(facts, 0, 0, 3).printed, "98. 72%");
  EXPECT_EQ(At(facts, 0, 0, 6).grade, "B");
  EXPECT_EQ(Value(At(facts, 0, 1, 1)), "10件");
  EXPECT_EQ(Rules(facts), (std::vector<std::string>{"ocr.letter_u", "ocr.inner_space",
                                                    "ocr.cyrillic_grade", "ocr.letter_o"}));
  const record::Repair& repair = facts.repairs.at(1);
  EXPECT_EQ(repair.raw, "98. 72%");
  EXPECT_EQ(repair.text, "98.72%");
  EXPECT_EQ(repair.confidence, "0.99");
  EXPECT_FALSE(repair.reason.zh.empty() || repair.reason.en.empty());
  EXPECT_EQ(At(facts, 0, 0, 3).repair, 1);
}

/// The values of one column of changes, and the rules of the repairs.
std::string Changes(const std::string& header, const std::vector<std::string>& cells) {
  std::vector<std::vector<std::string>> rows = {{"部门名称", "受理量", header}};
  const char* const names[] = {"市公安局", "市教育局", "市民政局", "市司法局"};
  for (std::size_t i = 0; i < cells.size(); ++i) rows.push_back({names[i], "50", cells[i]});
  const Facts facts = Read({MakeTable(rows)});
  std::string values;
  for (std::size_t i = 0; i < cells.size(); ++i) values += Value(At(facts, 0, i, 2)) + " ";
  for (const std::string& rule : Rules(facts)) values += rule + " ";
  return values;
}

TEST(TableFactsTest, ATriangleIsAMinusSignUnlessTheTableMarksDecreases) {
  EXPECT_EQ(Changes("同比", {"3.1%", "△2.5%"}), "3.1% -2.5% sign.triangle ");
  EXPECT_EQ(Changes("同比", {"▲3.1%", "▼2.5%"}), "3.1% -2.5% sign.direction sign.direction ");
  EXPECT_EQ(Changes("同比", {"▲3.1%", "-2.5%"}), "!▲3.1% -2.5% ");  // It may be either.
}

TEST(TableFactsTest, BracketsAreNegativeAmongFiguresWithoutThem) {
  EXPECT_EQ(Changes("金额(元)", {"1,200", "(1,234)"}), "1200元 -1234元 sign.brackets ");
  EXPECT_EQ(Changes("金额(元)", {"-1,200", "1", "(1,234)"}), "-1200元 1元 !(1,234) ");
  EXPECT_EQ(Changes("其他", {"1200", "(1234)"}), "1200 !(1234) ");
  EXPECT_EQ(Changes("退回件数(件)", {"1200", "(1234)"}),
            "1200件 !(1234) ");  // No count is negative.
}

TEST(TableFactsTest, ANoteMarkIsKeptInThePrintedTextAndListed) {
  const Facts facts = Read({MakeTable({{"部门名称", "受理量¹"}, {"市公安局", "250⁹"}})});
  EXPECT_EQ(facts.tables.at(0).columns.at(1).indicator, "received");
  EXPECT_EQ(Value(At(facts, 0, 0, 1)), "250件");
  EXPECT_EQ(At(facts, 0, 0, 1).printed, "250⁹");
  ASSERT_EQ(Rules(facts), (std::vector<std::string>{"note.mark"}));
  EXPECT_EQ(facts.repairs[0].raw, "250⁹");
  EXPECT_EQ(facts.repairs[0].text, "250");
  EXPECT_EQ(facts.repairs[0].confidence, "0.99");
}

TEST(TableFactsTest, ANumberThatWasWrappedIsListedAndStackedFiguresAreNotRead) {
  table::Table table =
      MakeTable({{"部门名称", "受理量", "金额(元)"}, {"市公安局", "12 34", "234753.24"}});
  table.cells[4].lines = {"12", "34"};
  table.cells[5].lines = {"234753.2", "4"};
  const Facts facts = Read({table});
  EXPECT_EQ(Value(At(facts, 0, 0, 1)), "!12 34");
  EXPECT_EQ(Value(At(facts, 0, 0, 2)), "234753.24元");
  ASSERT_EQ(Rules(facts), (std::vector<std::string>{"number.wrapped"}));
  EXPECT_EQ(facts.repairs[0].raw, "234753.2 / 4");
  EXPECT_EQ(facts.repairs[0].text, "234753.24");
}

TEST(TableFactsTest, AGarbledHeaderIsReadFromTheSisterTable) {
  table::Table sister = Evaluation({{"市公安局", "20", "19", "95%", "1", "93.5", "A"}});
  table::Table garbled = sister;
  garbled.cells[3].text = "分纪卒";
  const Facts facts = Read({sister, garbled});
  EXPECT_EQ(facts.tables.at(1).columns.at(3).indicator, "rate_handled");
  EXPECT_EQ(Value(At(facts, 1, 0, 3)), "95%");
  ASSERT_EQ(Rules(facts), (std::vector<std::string>{"header.by_sister"}));
  EXPECT_EQ(facts.repairs[0].raw, "分纪卒");
  EXPECT_EQ(facts.repairs[0].text, "办结率");
}

TEST(TableFactsTest, AGarbledHeaderAloneStaysUnknown) {
  table::Table garbled = Evaluation({{"市公安局", "20", "19", "95%", "1", "93.5", "A"}});
  garbled.cells[3].text = "分纪卒";
  const Facts facts = Read({garbled});
  EXPECT_EQ(facts.tables.at(0).columns.at(3).indicator, "");
  EXPECT_EQ(Value(At(facts, 0, 0, 3)), "95%");
  EXPECT_TRUE(facts.repairs.empty());
}

TEST(TableFactsTest, ADamagedHeaderOfALaterPieceIsListed) {
  table::Table table = Evaluation({{"市公安局", "20", "19", "95%", "1", "93.5", "A"}});
  table::Cell damaged;
  damaged.column = 3;
  damaged.text = "办结率 分纪卒";
  table.other_headers.push_back(damaged);
  damaged.column = 4;
  damaged.text = "及工剱";
  table.other_headers.push_back(damaged);
  const Facts facts = Read({table});
  ASSERT_EQ(Rules(facts), (std::vector<std::string>{"header.by_part", "header.by_sister"}));
  EXPECT_EQ(facts.repairs[0].text, "办结率");
  EXPECT_EQ(facts.repairs[1].text, "返工数");
}

TEST(TableFactsTest, ALostNameIsTheOnlyOneThatIsMissing) {
  const std::vector<std::vector<std::string>> all = {
      {"县市区"},
      {"江岸区", "20", "20", "100%", "0", "98", "A"},
      {"望山县", "30", "30", "100%", "0", "98", "A"},
      {"清河市", "40", "40", "100%", "0", "98", "A"},
      {"临江经开区", "10", "9", "90%", "1", "92", "A"}};
  std::vector<std::vector<std::string>> lost = all;
  lost[3][0] = "————————";
  const Facts facts = Read({Evaluation(all), Evaluation(lost)});
  EXPECT_EQ(facts.tables.at(1).rows.at(3).entity, "清河市");
  EXPECT_EQ(At(facts, 1, 3, 1).entity, "清河市");
  ASSERT_EQ(Rules(facts), (std::vector<std::string>{"name.elimination"}));
  EXPECT_EQ(facts.repairs[0].raw, "————————");
  EXPECT_EQ(facts.repairs[0].text, "清河市");

  std::vector<std::vector<std::string>> two_lost = lost;
  two_lost[2][0] = "————————";
  const Facts doubtful = Read({Evaluation(all), Evaluation(two_lost)});
  EXPECT_EQ(doubtful.tables.at(1).rows.at(3).entity, "");
  EXPECT_TRUE(doubtful.repairs.empty());

  std::vector<std::vector<std::string>> one_too_many = lost;
  one_too_many.push_back({"————————", "50", "50", "100%", "0", "98", "A"});
  EXPECT_TRUE(Read({Evaluation(all), Evaluation(one_too_many)}).repairs.empty());
}

TEST(TableFactsTest, AUnitPrintedOverTwoRowsIsOneUnit) {
  const Facts facts = Read({Evaluation({{"国家金融监督管理总局", "4", "4", "100%", "0", "98", "A"},
                                        {"临江监管分局", "4", "4", "100%", "0", "98", "A"},
                                        {"市邮政局", "4", "4", "100%", "0", "98", "A"}})});
  const std::vector<TableFacts::Row>& rows = facts.tables.at(0).rows;
  EXPECT_EQ(rows[0].repeats, -1);
  EXPECT_EQ(rows[1].repeats, 0);
  EXPECT_EQ(rows[2].repeats, -1);
  EXPECT_EQ(rows[0].label, "国家金融监督管理总局临江监管分局");
  EXPECT_EQ(rows[0].entity, rows[1].entity);
  ASSERT_EQ(Rules(facts), (std::vector<std::string>{"row.split"}));
}

TEST(TableFactsTest, RowsOfZerosDoNotTellThatTheyAreOneUnit) {
  const Facts facts = Read({MakeTable({{"单位", "承办量", "办结量"},
                                       {"国家金融监督管理总局", "0", "0"},
                                       {"临江监管分局", "0", "0"}})});
  EXPECT_TRUE(facts.repairs.empty());
}

TEST(TableFactsTest, TwoUnitsWithTheSameFiguresStayTwo) {
  const Facts facts = Read({Evaluation({{"市公安局", "4", "4", "100%", "0", "98", "A"},
                                        {"交警支队", "4", "4", "100%", "0", "98", "A"},
                                        {"市财政局", "0", "0", "0%", "0", "40", "E"},
                                        {"市审计局", "0", "0", "0%", "0", "40", "E"}})});
  for (const TableFacts::Row& row : facts.tables.at(0).rows) EXPECT_EQ(row.repeats, -1);
  EXPECT_TRUE(facts.repairs.empty());
}

TEST(TableFactsTest, AGarbageNameStaysUnresolvedWithANote) {
  const Facts facts = Read({Evaluation({{"山田弘川", "4", "4", "100%", "0", "98", "A"},
                                        {"市公安局", "4", "3", "75%", "0", "98", "A"}})});
  EXPECT_EQ(facts.tables.at(0).rows.at(0).entity, "");
  ASSERT_EQ(facts.notes.size(), 1u);
  EXPECT_EQ(facts.notes[0].severity, document::NoteSeverity::kInfo);
  EXPECT_EQ(facts.notes[0].kind, "row.unknown_name");
  EXPECT_EQ(facts.notes[0].message, "no unit is known by the name \"山田弘川\"");
}

TEST(TableFactsTest, ATableWithoutATitleOfItsOwnGoesOnWithTheTopic) {
  table::Table first = Evaluation({{"市公安局", "4", "4", "100%", "0", "98", "A"}});
  first.title = "市长信箱办理情况表";
  table::Table second = first;
  second.title = "行政事业单位";
  table::Table both = first;
  both.title = "热线和信箱考核扣分表";
  const Facts facts = Read({first, second, both});
  EXPECT_EQ(facts.tables.at(1).topic, "letters");
  EXPECT_EQ(facts.tables.at(2).topic, "");
  EXPECT_EQ(Read({second}).tables.at(0).topic, "hotline");
}

TEST(TableFactsTest, TheUnitNoteScalesCountsOnly) {
  table::Table table =
      MakeTable({{"单位", "受理量", "督办次数", "办结率"}, {"市公安局", "1.2", "3", "95"}});
  table.measure = "万件";
  const Facts facts = Read({table});
  EXPECT_EQ(Value(At(facts, 0, 0, 1)), "12000件");
  EXPECT_EQ(Value(At(facts, 0, 0, 2)), "3次");
  EXPECT_EQ(Value(At(facts, 0, 0, 3)), "95%");
}

TEST(TableFactsTest, AnEmptyTableIsReadAsOne) {
  const Facts facts = Read({table::Table()});
  ASSERT_EQ(facts.tables.size(), 1u);
  EXPECT_TRUE(facts.tables[0].rows.empty());
}

std::string PeriodOfRow(const Facts& facts, std::size_t row) { return At(facts, 0, row, 1).period; }

TEST(TableFactsTest, ATotalOfMonthsIsOfAllOfThem) {
  const Facts facts = Read({MakeTable(
      {{"月份", "受理量"}, {"1月", "100"}, {"2月", "90"}, {"3月", "110"}, {"合计", "300"}})});
  EXPECT_EQ(PeriodOfRow(facts, 1), "2024-02");
  EXPECT_EQ(PeriodOfRow(facts, 3), "2024-01-01/2024-03-31");
}

TEST(TableFactsTest, ATotalOfMonthsWithGapsIsOfNoKnownPeriod) {
  const Facts gap =
      Read({MakeTable({{"月份", "受理量"}, {"1月", "100"}, {"3月", "110"}, {"合计", "210"}})});
  EXPECT_EQ(PeriodOfRow(gap, 2), "");
  const Facts other = Read({MakeTable(
      {{"月份", "受理量"}, {"1月", "100"}, {"2月", "90"}, {"不详", "1"}, {"合计", "191"}})});
  EXPECT_EQ(PeriodOfRow(other, 3), "");
}

TEST(TableFactsTest, ASubtotalOfMonthsIsOfThoseBesideIt) {
  const Facts below = Read({MakeTable({{"月份", "受理量"},
                                       {"2023年12月", "80"},
                                       {"小计", "80"},
                                       {"2024年1月", "100"},
                                       {"2024年2月", "90"},
                                       {"小计", "190"},
                                       {"合计", "270"}})});
  EXPECT_EQ(PeriodOfRow(below, 1), "2023-12");
  EXPECT_EQ(PeriodOfRow(below, 4), "2024-01-01/2024-02-29");
  EXPECT_EQ(PeriodOfRow(below, 5), "2023-12-01/2024-02-29");
  const Facts above = Read({MakeTable({{"月份", "受理量"},
                                       {"小计", "80"},
                                       {"2023年12月", "80"},
                                       {"小计", "190"},
                                       {"2024年1月", "100"},
                                       {"2024年2月", "90"}})});
  EXPECT_EQ(PeriodOfRow(above, 0), "2023-12");
  EXPECT_EQ(PeriodOfRow(above, 2), "2024-01-01/2024-02-29");
}

TEST(TableFactsTest, ATotalOfOtherRowsHasThePeriodOfTheTable) {
  const Facts facts =
      Read({MakeTable({{"类别", "受理量"}, {"咨询", "100"}, {"投诉", "90"}, {"合计", "190"}})});
  EXPECT_EQ(PeriodOfRow(facts, 2), "2024-02");
}

TEST(TableFactsTest, OtherReadingsOfACellAreReadLikeTheCell) {
  table::Table table = Evaluation({{"市公安局", "20", "1900%", "95%", "1", "93.5", "A"}});
  table.kind = table::Kind::kScanned;
  table::Cell& rate = *std::find_if(table.cells.begin(), table.cells.end(),
                                    [](const auto& cell) { return cell.text == "95%"; });
  rate.confidence = 0.55;
  rate.alternatives = {{"9S%", "eng", 0.9},
                       {"95.00%", "eng", 0.8},
                       {"98%", "HanS", 0.7},
                       {"98", "eng", 0.6},
                       {"9.5%", "shapes", 0.2}};
  const Facts facts = Read({table});
  const Observation& figure = At(facts, 0, 0, 3);
  ASSERT_TRUE(figure.recognised);
  EXPECT_EQ(figure.recognised->confidence, 0.55);
  std::vector<std::string> others;
  for (const record::OtherReading& other : figure.recognised->others) {
    others.push_back(other.text + " " + other.reader + " " + other.quantity.value.ToString() +
                     other.quantity.measure);
  }
  // What is no number, the same value, and a value a second time are left out.
  EXPECT_EQ(others, (std::vector<std::string>{"98% HanS 98%", "9.5% shapes 9.5%"}));
  EXPECT_TRUE(At(facts, 0, 0, 1).recognised);
}

TEST(TableFactsTest, PrintedTextIsNotRecognised) {
  const Facts facts = Read({Evaluation({{"市公安局", "20", "19", "95%", "1", "93.5", "A"}})});
  EXPECT_FALSE(At(facts, 0, 0, 3).recognised);
}

}  // namespace
}  // namespace gouji::normalise
