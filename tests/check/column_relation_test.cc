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
