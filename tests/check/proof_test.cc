#include "check/proof.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/check.h"
#include "scanned_table.h"

namespace gouji::check {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ProofTest : public ScannedTableTest {
 protected:
  /// The texts of the figures that are proved.
  std::vector<std::string> Proved(const std::vector<std::vector<std::string>>& rows) {
    Table(rows);
    SettleAndCheck(facts_.facts, lexicon_);
    std::vector<std::string> texts;
    for (const record::Observation& figure : facts_.facts.observations) {
      if (figure.recognised->proved) texts.push_back(figure.printed);
    }
    return texts;
  }
};

TEST_F(ProofTest, ARateProvesItsFiguresAndItself) {
  EXPECT_THAT(Proved({{"甲", "120", "113", "94.17%"}, {"乙", "83", "71", "92.77%"}}),
              ElementsAre("120", "113", "94.17%"));
}

TEST_F(ProofTest, ARateDoesNotProveCountsOfWhichItWouldNotSeeOneMore) {
  EXPECT_THAT(Proved({{"甲", "71184", "70012", "98.35%"}}), ElementsAre("98.35%"));
}

TEST_F(ProofTest, TheSameMisreadingOfAllIsNotProved) {
  EXPECT_THAT(Proved({{"甲", "5", "5", "100.00%"}, {"乙", "7", "0", "0.00%"}}), IsEmpty());
}

TEST_F(ProofTest, OnAPageOfKnownDigitsNoneIsAlwaysMisread) {
  const std::vector<std::vector<std::string>> rows = {
      {"甲", "120", "113", "94.17%"}, {"乙", "83", "77", "92.77%"}, {"丙", "65", "58", "89.23%"}};
  auto more = rows;
  more.push_back({"丁", "5", "5", "100.00%"});
  const std::vector<std::string> proved = Proved(more);
  EXPECT_THAT(std::vector<std::string>(proved.end() - 3, proved.end()),
              ElementsAre("5", "5", "100.00%"));
  facts_ = SmallFacts();
  more[2] = {"丙", "64", "63", "98.44%"};  // Still each digit but 5.
  EXPECT_EQ(Proved(more).size(), 9U);
}

TEST_F(ProofTest, ARelationThatOnlyTheRowsShowProvesThem) {
  lexicon_.checks.list = {SmallRule("relation", "column_relation")};
  facts_.Table({"a", "b", "c", "d"}, {{"甲", "512", "407", "79.49%", "919"},
                                      {"乙", "316", "259", "81.96%", "575"},
                                      {"丙", "207", "112", "54.11%", "319"},
                                      {"丁", "129", "128", "99.22%", "257"}});
  for (record::Observation& figure : facts_.facts.observations) figure.recognised.emplace();
  SettleAndCheck(facts_.facts, lexicon_);
  for (const record::Observation& figure : facts_.facts.observations) {
    EXPECT_TRUE(figure.recognised->proved) << figure.printed;
  }
}

TEST_F(ProofTest, ASumOfOnePartIsNotProved) {
  EXPECT_THAT(Proved({{"甲", "5", "", ""}, {"乙", "0", "", ""}, {"合计", "5", "", ""}}), IsEmpty());
}

TEST_F(ProofTest, ATotalProvesThePartsAndThenWhatFollowsFromThem) {
  EXPECT_THAT(Proved({{"甲", "5", "5", "100.00%"},
                      {"乙", "7", "6", "85.71%"},
                      {"合计", "12", "11", "91.67%"}}),
              ElementsAre("5", "5", "100.00%", "7", "6", "85.71%", "12", "11", "91.67%"));
}

TEST_F(ProofTest, AValueDoesNotProveALostSign) {
  facts_.Table(
      {"received", "handled", "rate_handled"},
      {{"甲", "120", "113", "94.17%"}, {"乙", "83", "77", "92.77%"}, {"丙", "57", "40", "70.18%"}});
  for (record::Observation& figure : facts_.facts.observations) figure.recognised.emplace();
  facts_.facts.observations.back().printed = "70.18";
  SettleAndCheck(facts_.facts, lexicon_);
  EXPECT_FALSE(facts_.facts.observations.back().recognised->proved);
  EXPECT_TRUE(facts_.facts.observations[5].recognised->proved);
}

}  // namespace
}  // namespace gouji::check
