#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/rule_kinds.h"
#include "small_facts.h"

namespace gouji::check {

std::vector<record::Finding> CheckColumnShares(const Context&, const rules::CheckRule&);

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using RowKind = record::TableFacts::RowKind;

class ColumnShareTest : public testing::Test {
 protected:
  std::vector<record::Finding> Findings() {
    rules::CheckRule rule = SmallRule("t", "column_share", "", {{"columns", {"share"}}});
    rule.message = {"{formula}", "{formula}"};
    return CheckColumnShares({facts_.facts, lexicon_}, rule);
  }
  std::vector<std::string> Run() { return Summaries(Findings()); }
  const rules::Lexicon lexicon_ = SmallLexicon();
  SmallFacts facts_;
};

TEST_F(ColumnShareTest, ARowIsHeldAgainstTheFormulaOfTheOthers) {
  facts_.Table(
      {"received", "share"},
      {{"甲", "500", "50%"}, {"乙", "300", "35%"}, {"丙", "200", "20%"}, {"合计", "1000", "100%"}});
  EXPECT_THAT(Run(), ElementsAre("holds 50% 50%", "contradicted 35% 30%", "holds 20% 20%",
                                 "holds 100% 100%"));
}

TEST_F(ColumnShareTest, HalfAUnitIsRoundingAndMoreIsNot) {
  facts_.Table({"received", "share"}, {{"甲", "5000", "50%"},
                                       {"乙", "3050", "31%"},
                                       {"丙", "1550", "15%"},
                                       {"丁", "344", "4%"},
                                       {"戊", "51", "0.5%"},
                                       {"合计", "10000", "100%"}});
  EXPECT_THAT(Run(), ElementsAre("holds 50% 50%", "holds 31% 30.5%", "holds 15% 15.5%",
                                 "contradicted 4% 3.44%", "holds 0.5% 0.51%", "holds 100% 100%"));
}

TEST_F(ColumnShareTest, NoMajorityAndNoCountCannotBeChecked) {
  facts_.Table({"received", "share"},
               {{"甲", "500", "35%"}, {"乙", "300", "17%"}, {"丙", "-", "48%"}});
  EXPECT_THAT(Run(), ElementsAre()) << "without a total the sum of the rows is not known";
  facts_.Table(
      {"received", "share"},
      {{"甲", "500", "35%"}, {"乙", "300", "17%"}, {"丙", "-", "48%"}, {"合计", "900", "100%"}});
  EXPECT_THAT(Run(),
              ElementsAre("unchecked base_unknown 35% 55.56%", "unchecked base_unknown 17% 33.33%",
                          "unchecked missing 48%", "unchecked base_unknown 100% 100%"));
}

TEST_F(ColumnShareTest, AColumnThatIsCutOffIsExplained) {
  facts_.Table({"received", "share"}, {{"甲", "500", "50%"},
                                       {"乙", "257", "25%"},
                                       {"丙", "200", "20%"},
                                       {"丁", "43", "4%"},
                                       {"合计", "1000", "100%"}});
  EXPECT_THAT(Run(), ElementsAre("holds 50% 50%", "explained 25% 25.7% truncation", "holds 20% 20%",
                                 "holds 4% 4.3%", "holds 100% 100%"));
}

TEST_F(ColumnShareTest, OneShareMayBeAdjustedSoThatAllAddUp) {
  facts_.Table({"received", "share"}, {{"甲", "334", "33.4%"},
                                       {"乙", "3333", "33.3%"},
                                       {"丙", "6333", "63.3%"},
                                       {"合计", "10000", "100%"}});
  EXPECT_THAT(Run(), ElementsAre("contradicted 33.4% 3.34%", "holds 33.3% 33.33%",
                                 "holds 63.3% 63.33%", "holds 100% 100%"));
  facts_.facts = {};
  facts_.Table({"received", "share"}, {{"甲", "3334", "33.4%"},
                                       {"乙", "3333", "33.3%"},
                                       {"丙", "3333", "33.3%"},
                                       {"合计", "10000", "100%"}});
  EXPECT_THAT(Run(), ElementsAre("explained 33.4% 33.34% balanced", "holds 33.3% 33.33%",
                                 "holds 33.3% 33.33%", "holds 100% 100%"));
}

TEST_F(ColumnShareTest, WhatAddsUpWithoutItIsNoBalancing) {
  facts_.Table({"received", "share"}, {{"甲", "400", "40%"},
                                       {"乙", "300", "30%"},
                                       {"丙", "200", "20%"},
                                       {"丁", "52", "6%"},
                                       {"戊", "48", "4%"},
                                       {"合计", "1000", "100%"}});
  EXPECT_THAT(Run(),
              ElementsAre("holds 40% 40%", "holds 30% 30%", "holds 20% 20%", "contradicted 6% 5.2%",
                          "explained 4% 4.8% truncation", "holds 100% 100%"));
}

TEST_F(ColumnShareTest, PartsAreNoSharesOfTheTotal) {
  const int table = facts_.Table({"received", "share"}, {{"城建", "400", "40%"},
                                                         {"其中：供水", "100", "25%"},
                                                         {"供热", "300", "75%"},
                                                         {"社保", "600", "60%"},
                                                         {"合计", "1000", "100%"}});
  facts_.facts.tables[static_cast<std::size_t>(table)].rows[1].kind = RowKind::kPart;
  EXPECT_THAT(Run(), ElementsAre("holds 40% 40%", "unchecked nested_rows 75% 30%", "holds 60% 60%",
                                 "holds 100% 100%"));
}

TEST_F(ColumnShareTest, TheFormulaNamesATotalOnlyIfOneIsPrinted) {
  facts_.Table({"received", "share"}, {{"甲", "500", "50%"}, {"乙", "500", "50%"}});
  std::vector<record::Finding> findings = Findings();
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].message.zh, "received ÷ 各行之和");
  EXPECT_EQ(findings[0].message.en, "received ÷ the sum of the rows");
  facts_.facts = {};
  facts_.Table({"received", "share"},
               {{"甲", "500", "50%"}, {"乙", "500", "50%"}, {"合计", "1000", "100%"}});
  findings = Findings();
  ASSERT_EQ(findings.size(), 3u);
  EXPECT_EQ(findings[0].message.zh, "received ÷ 合计");
  EXPECT_EQ(findings[0].message.en, "received ÷ its total");
}

}  // namespace
}  // namespace gouji::check
