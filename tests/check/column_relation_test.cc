#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/row_formulas.h"
#include "check/rule_kinds.h"
#include "small_facts.h"

namespace gouji::check {

std::vector<record::Finding> CheckColumnRelations(const Context&, const rules::CheckRule&);

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;
using Rows = std::vector<std::vector<std::string>>;

class ColumnRelationTest : public testing::Test {
 protected:
  /// The columns "a", "b" ... have no indicator that the vocabulary knows.
  std::vector<std::string> Run(const std::vector<std::string>& columns, const Rows& rows) {
    facts_.Table(columns, rows);
    return Again();
  }
  std::vector<std::string> Again() {
    return Summaries(
        CheckColumnRelations({facts_.facts, lexicon_}, SmallRule("t", "column_relation")));
  }

  /// Eleven units and their quotients.
  static Rows Quotients() {
    return {{"甲", "512", "407", "79.49%"}, {"乙", "316", "259", "81.96%"},
            {"丙", "207", "112", "54.11%"}, {"丁", "129", "128", "99.22%"},
            {"戊", "98", "61", "62.24%"},   {"己", "143", "97", "67.83%"},
            {"庚", "88", "53", "60.23%"},   {"辛", "72", "41", "56.94%"},
            {"壬", "331", "290", "87.61%"}, {"癸", "254", "201", "79.13%"},
            {"子", "640", "455", "71.09%"}};
  }

  rules::Lexicon lexicon_ = SmallLexicon();
  SmallFacts facts_;
};

TEST_F(ColumnRelationTest, RowsShowThatAColumnIsAQuotient) {
  const std::vector<std::string> found = Run({"a", "b", "c"}, Quotients());
  EXPECT_EQ(found.size(), 11U);
  EXPECT_THAT(found, Not(Contains(Not(StartsWith("holds")))));
}

TEST_F(ColumnRelationTest, OfPercentagesWithoutTheSignTheFormulaSaysSo) {
  facts_.Table({"a", "b", "c"}, {{"甲", "891", "443", "49.72"}});
  const Context context{facts_.facts, lexicon_};
  EXPECT_EQ(RatiosOf(context, 0, 3)[1].cell(0).formula, "443 ÷ 891 × 100");
  EXPECT_EQ(ChangesOf(context, 0, 3)[1].name.zh, "(b - a) ÷ a × 100");
  facts_.facts.tables[0].columns[3].measure = "%";
  EXPECT_EQ(RatiosOf(context, 0, 3)[1].cell(0).formula, "443 ÷ 891");
}

TEST_F(ColumnRelationTest, OneRowOfElevenThatIsNotIsSuspect) {
  Rows rows = Quotients();
  rows[10][3] = "71.90%";
  const std::vector<std::string> found = Run({"a", "b", "c"}, rows);
  ASSERT_EQ(found.size(), 11U);
  EXPECT_EQ(found[10], "suspect 71.90% 71.0938%");
}

TEST_F(ColumnRelationTest, TwoRowsOfElevenThatAreNotAreNoRelation) {
  Rows rows = Quotients();
  rows[10][3] = "71.90%";
  rows[3][3] = "92.92%";
  EXPECT_THAT(Run({"a", "b", "c"}, rows), IsEmpty());
}

TEST_F(ColumnRelationTest, MisreadRowsDoNotSpeakAgainstIt) {
  Rows rows = Quotients();
  rows[10][3] = "71.90%";
  rows[3][3] = "92.92%";
  facts_.Table({"a", "b", "c"}, rows);
  for (record::Observation& figure : facts_.facts.observations) {
    figure.recognised.emplace().confidence =
        figure.printed == "92.92%" || figure.printed == "71.90%" ? 0.4 : 1;
  }
  EXPECT_EQ(Again().size(), 11U);
}

TEST_F(ColumnRelationTest, EqualFiguresSayItOnce) {
  EXPECT_THAT(Run({"a", "b", "c"}, {{"甲", "2", "1", "50.00%"},
                                    {"乙", "4", "2", "50.00%"},
                                    {"丙", "6", "3", "50.00%"},
                                    {"丁", "3", "1", "33.33%"},
                                    {"戊", "6", "2", "33.33%"}}),
              IsEmpty());
}

TEST_F(ColumnRelationTest, AColumnIsTheSumOfOthers) {
  EXPECT_THAT(Run({"a", "b", "c"}, {{"甲", "512", "407", "919"},
                                    {"乙", "316", "259", "575"},
                                    {"丙", "207", "112", "319"},
                                    {"丁", "129", "128", "257"}}),
              ElementsAre("holds 919件 919件", "holds 575件 575件", "holds 319件 319件",
                          "holds 257件 257件"));
}

/// Points, of which one row has a deduction; `none` is what the others print.
Rows Points(const std::string& deduction, const std::string& none) {
  return {{"甲", "72.1", "8.6", none, "80.7"}, {"乙", "87.8", "2.7", none, "90.5"},
          {"丙", "78.9", "8.8", none, "87.7"}, {"丁", "84.2", "9.1", none, "93.3"},
          {"戊", "89.7", "1.9", none, "91.6"}, {"己", "91.0", "1.2", deduction, "90.7"},
          {"庚", "84.0", "4.4", none, "88.4"}, {"辛", "88.2", "4.0", none, "92.2"},
          {"壬", "69.8", "7.1", none, "76.9"}, {"癸", "87.6", "8.1", none, "95.7"},
          {"子", "84.3", "6.1", none, "90.4"}, {"丑", "92.7", "3.0", none, "95.7"}};
}

TEST_F(ColumnRelationTest, AColumnThatIsZeroInAllRowsButOneExplainsThatOne) {
  for (const char* const none : {"0", "", "0.0"}) {
    facts_ = SmallFacts();
    const std::vector<std::string> found = Run({"a", "b", "c", "d"}, Points("1.5", none));
    EXPECT_EQ(found.size(), 12U) << none;
    EXPECT_THAT(found, Not(Contains(Not(StartsWith("holds"))))) << none;
    facts_ = SmallFacts();
    EXPECT_THAT(Run({"a", "b", "c", "d"}, Points("-1.5", none)), Not(Contains(StartsWith("susp"))));
  }
}

TEST_F(ColumnRelationTest, TheFormulaNamesTheFurtherColumnOfTheRowThatHasIt) {
  facts_.Table({"a", "b", "c", "d"}, Points("1.5", "0"));
  const std::vector<record::Finding> found =
      CheckColumnRelations({facts_.facts, lexicon_}, SmallRule("t", "column_relation"));
  ASSERT_EQ(found.size(), 12U);
  EXPECT_EQ(found[5].operands.size(), 4U);
  EXPECT_EQ(found[5].operands.back().role, "subtracted");
  EXPECT_EQ(found[6].operands.size(), 3U);
}

TEST_F(ColumnRelationTest, WhatNoColumnExplainsIsStillSuspect) {
  EXPECT_THAT(Run({"a", "b", "c", "d"}, Points("1.4", "0")), Contains("suspect 90.7件 92.2件"))
      << "off by 1.5";
  facts_ = SmallFacts();
  EXPECT_THAT(Run({"a", "b", "c", "d"}, Points("1.5", "1.5")), Contains("suspect 90.7件 92.2件"))
      << "the others have it too and do not lose it";
  facts_ = SmallFacts();
  Rows two = Points("1.5", "0");
  two.insert(two.end(), {{"寅", "61.3", "5.5", "0", "66.8"},
                         {"卯", "77.7", "6.6", "0", "84.3"},
                         {"辰", "64.9", "5.8", "0", "70.7"},
                         {"巳", "93.3", "1.7", "0", "95.0"},
                         {"午", "58.2", "3.7", "0", "61.9"},
                         {"未", "81.6", "2.9", "0", "84.5"},
                         {"申", "66.4", "2.3", "0", "68.7"},
                         {"酉", "71.5", "7.3", "0", "78.8"},
                         {"戌", "80.8", "9.5", "0", "90.3"},
                         {"亥", "70.9", "9.2", "0", "81.0"}});
  EXPECT_THAT(Run({"a", "b", "c", "d"}, two), Contains("suspect 81.0件 80.1件"));
}

TEST_F(ColumnRelationTest, APercentageWithDeductionsIsNoMistakeEither) {
  Rows rows = Quotients();
  for (std::vector<std::string>& row : rows) row.push_back("0");
  rows[10][3] = "69.09%";
  EXPECT_THAT(Run({"a", "b", "c", "d"}, rows), Contains("suspect 69.09% 71.0938%"));
  facts_ = SmallFacts();
  rows[10][4] = "2";
  EXPECT_THAT(Run({"a", "b", "c", "d"}, rows), Not(Contains(StartsWith("suspect"))));
}

TEST_F(ColumnRelationTest, WithNothingToAddTwoEqualColumnsAreNoSum) {
  EXPECT_THAT(Run({"a", "b", "c"}, {{"甲", "512", "0", "512"},
                                    {"乙", "316", "0", "316"},
                                    {"丙", "207", "0", "207"},
                                    {"丁", "129", "0", "129"}}),
              IsEmpty());
}

TEST_F(ColumnRelationTest, AmountsWithPlacesAreDividedAndAddedToo) {
  const std::vector<std::string> found =
      Run({"a", "b", "c", "d"}, {{"甲", "5065.6", "4100.3", "80.9", "9165.9"},
                                 {"乙", "152.4", "153.0", "100.4", "305.4"},
                                 {"丙", "4405.2", "2551.5", "57.9", "6956.7"},
                                 {"丁", "731.5", "600.8", "82.1", "1332.3"},
                                 {"戊", "88.2", "30.7", "34.8", "118.9"}});
  EXPECT_EQ(found.size(), 10U) << "the quotient and the sum of each row";
  EXPECT_THAT(found, Not(Contains(Not(StartsWith("holds")))));
}

TEST_F(ColumnRelationTest, WhatRoundingOfTheAmountsExplainsHolds) {
  // 0.1 ÷ 0.3 is 33.3, but 0.14 ÷ 0.26 is 53.8 and 0.05 ÷ 0.34 is 14.7.
  const std::vector<std::string> found = Run({"a", "b", "c"}, {{"甲", "506.6", "410.3", "81.0"},
                                                               {"乙", "152.4", "153.0", "100.4"},
                                                               {"丙", "440.2", "255.5", "58.0"},
                                                               {"丁", "731.5", "600.8", "82.1"},
                                                               {"戊", "0.3", "0.1", "40.2"}});
  ASSERT_EQ(found.size(), 5U);
  EXPECT_EQ(found[4], "holds 40.2件 33.333件");
}

TEST_F(ColumnRelationTest, APartOfThePrintedTotal) {
  EXPECT_THAT(
      Run({"a", "b"}, {{"甲", "11.63", "4.18"},
                       {"乙", "38.53", "13.83"},
                       {"丙", "56.18", "20.17"},
                       {"丁", "172.22", "61.82"},
                       {"合计", "278.56", "100.00"}}),
      ElementsAre("holds 4.18件 4.1750件", "holds 13.83件 13.8318件", "holds 20.17件 20.1680件",
                  "holds 61.82件 61.8251件", "holds 100.00件 100件"));
}

TEST_F(ColumnRelationTest, SmallNumbersFitByChance) {
  EXPECT_THAT(Run({"a", "b", "c"}, {{"甲", "1", "2", "3"},
                                    {"乙", "2", "2", "4"},
                                    {"丙", "3", "2", "5"},
                                    {"丁", "1", "5", "6"}}),
              IsEmpty());
}

TEST_F(ColumnRelationTest, OfAWideTableTheNearestColumnsAreTried) {
  const std::vector<std::string> columns(40, "a");
  facts_.Table(columns, {std::vector<std::string>(41, "7")});
  EXPECT_EQ(RatiosOf({facts_.facts, lexicon_}, 0, 20).size(), 12U * 11U);
  EXPECT_EQ(SumsOf({facts_.facts, lexicon_}, 0, 20).size(), 66U + 220U);
}

TEST_F(ColumnRelationTest, AMeanBelowTheRowsIsNoMistake) {
  Rows rows = Quotients();
  rows.push_back({"合计", "2290", "2104", "72.71%"});
  EXPECT_EQ(Run({"a", "b", "c"}, rows).size(), 11U);
}

TEST_F(ColumnRelationTest, ColumnsThatARuleKnowsAreLeftToIt) {
  lexicon_.checks.list = {SmallRule("rate", "equation", "rate_handled ~ 100 * handled / received")};
  EXPECT_THAT(Run({"received", "handled", "rate_handled"}, Quotients()), IsEmpty());
  facts_ = SmallFacts();
  EXPECT_EQ(Run({"due", "handled", "rate_handled"}, Quotients()).size(), 11U)
      << "the rule knows no figure to divide by";
}

}  // namespace
}  // namespace gouji::check
