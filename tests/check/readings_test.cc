#include "check/readings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/check.h"
#include "scanned_table.h"

namespace gouji::check {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ReadingsTest : public ScannedTableTest {
 protected:
  record::Observation& Figure(int row, int column) {
    const int id = facts_.facts.tables[0]
                       .cells[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
    return facts_.facts.observations[static_cast<std::size_t>(id)];
  }

  /// Readings of a cell as "text reader confidence", its own with a confidence alone.
  void Doubt(int row, int column, double confidence,
             const std::vector<std::pair<std::string, double>>& others) {
    record::Observation& figure = Figure(row, column);
    figure.recognised->confidence = confidence;
    for (const auto& [text, sure] : others) {
      SmallFacts other;
      other.Add(record::Observation(), text);
      figure.recognised->others.push_back(
          {text, "HanS", sure, *other.facts.observations[0].quantity});
    }
  }

  std::vector<record::Finding> Run() { return SettleAndCheck(facts_.facts, lexicon_); }

  /// "rule verdict severity explanation" of what is reported.
  std::vector<std::string> Reported() {
    std::vector<std::string> texts;
    for (const record::Finding& finding : Run()) {
      if (finding.verdict == record::Verdict::kHolds) continue;
      texts.push_back(finding.rule + " " + record::Name(finding.verdict) + " " +
                      record::Name(finding.severity) + " " + finding.explanation.kind);
    }
    return texts;
  }

  const std::vector<record::Repair>& repairs() const { return facts_.facts.repairs; }
};

const std::vector<std::vector<std::string>> kMisread = {{"甲", "120", "113", "94.17%"},
                                                        {"乙", "83", "77", "92.77%"},
                                                        {"丙", "57", "46", "70.18%"},
                                                        {"合计", "260", "230", "88.46%"}};

TEST_F(ReadingsTest, ADoubtfulFigureIsReadAsTheChecksAsk) {
  Table(kMisread);
  Doubt(2, 2, 0.55, {{"40", 0.7}, {"48", 0.3}});
  EXPECT_THAT(Reported(), IsEmpty());
  ASSERT_EQ(repairs().size(), 1U);
  EXPECT_EQ(repairs()[0].rule, "reading");
  EXPECT_EQ(repairs()[0].raw, "46");
  EXPECT_EQ(repairs()[0].text, "40");
  EXPECT_EQ(repairs()[0].reader, "HanS");
  EXPECT_THAT(repairs()[0].satisfies, ElementsAre("rate", "total"));
  EXPECT_THAT(repairs()[0].reason.en, testing::HasSubstr("the rate"));
  EXPECT_EQ(Figure(2, 2).printed, "40");
  EXPECT_EQ(Figure(2, 2).quantity->value.ToString(), "40");
  EXPECT_EQ(Figure(2, 2).repair, 0);
}

TEST_F(ReadingsTest, AFigureThatWasReadSurelyStays) {
  Table(kMisread);
  Doubt(2, 2, 0.95, {{"40", 0.7}});
  EXPECT_THAT(Reported(),
              ElementsAre("rate contradicted error wrong_figure", "total contradicted error none"));
  EXPECT_THAT(repairs(), IsEmpty());
  EXPECT_EQ(Figure(2, 2).printed, "46");
}

TEST_F(ReadingsTest, WhatAnotherReaderWasAsSureOfIsTakenIfItFits) {
  Table(kMisread);
  Doubt(2, 2, 0.95, {{"40", 0.97}});
  EXPECT_THAT(Reported(), IsEmpty());
  EXPECT_EQ(Figure(2, 2).printed, "40");
}

TEST_F(ReadingsTest, WhatAnotherReaderWasAsSureOfIsNoDoubtIfItDoesNotFit) {
  Table(kMisread);
  Doubt(2, 2, 0.95, {{"49", 0.97}});
  EXPECT_THAT(Reported(), testing::Contains(testing::HasSubstr("contradicted error")));
  EXPECT_THAT(repairs(), IsEmpty());
}

TEST_F(ReadingsTest, WhatNoReaderSawIsNotWritten) {
  Table(kMisread);
  Doubt(2, 2, 0.55, {{"45", 0.7}, {"40", 0.02}});
  EXPECT_THAT(Reported(),
              ElementsAre("rate suspect note reading_error", "total suspect note reading_error"));
  EXPECT_THAT(repairs(), IsEmpty());
}

TEST_F(ReadingsTest, TwoReadingsThatFitAreLeftAlone) {
  Table({{"甲", "12000", "11300", "94.2%"},
         {"乙", "8300", "7700", "92.8%"},
         {"丙", "5700", "5000", "70.2%"}});
  Doubt(2, 2, 0.55, {{"4000", 0.7}, {"4001", 0.6}});
  EXPECT_THAT(Reported(), ElementsAre("rate suspect note reading_error"));
  EXPECT_THAT(repairs(), IsEmpty());
}

TEST_F(ReadingsTest, OfTwoFiguresEitherOfWhichFitsNoneIsExchanged) {
  Table(
      {{"甲", "120", "113", "94.17%"}, {"乙", "83", "77", "92.77%"}, {"丙", "57", "46", "70.18%"}});
  Doubt(2, 2, 0.55, {{"40", 0.7}});
  Doubt(2, 3, 0.55, {{"80.70%", 0.7}});
  EXPECT_THAT(Reported(), ElementsAre("rate suspect note reading_error"));
  EXPECT_THAT(repairs(), IsEmpty());
}

TEST_F(ReadingsTest, AReadingThatContradictsAnotherCheckIsNone) {
  Table({{"甲", "120", "113", "94.17%"},
         {"乙", "83", "77", "92.77%"},
         {"丙", "57", "40", "80.70%"},
         {"合计", "260", "230", "88.46%"}});
  Doubt(2, 2, 0.55, {{"46", 0.7}});
  EXPECT_THAT(Reported(), ElementsAre("rate contradicted error none"));
  EXPECT_THAT(repairs(), IsEmpty());
}

TEST_F(ReadingsTest, APublishersErrorBesideADoubtfulFigureStays) {
  // 乙's count is misprinted; that 40 was read with doubt does not matter, as its rate proves it.
  Table({{"甲", "120", "113", "94.17%"},
         {"乙", "83", "71", "92.77%"},
         {"丙", "57", "40", "70.18%"},
         {"合计", "260", "230", "88.46%"}});
  Doubt(2, 2, 0.55, {{"46", 0.7}});
  EXPECT_THAT(Reported(),
              ElementsAre("rate contradicted error wrong_figure", "total contradicted error none"));
  EXPECT_THAT(repairs(), IsEmpty());
}

TEST_F(ReadingsTest, OneRepairMakesRoomForTheNext) {
  Table({{"甲", "120", "173", "94.17%"},
         {"乙", "83", "77", "92.77%"},
         {"丙", "57", "46", "70.18%"},
         {"合计", "260", "230", "88.46%"}});
  Doubt(0, 2, 0.55, {{"113", 0.7}});
  Doubt(2, 2, 0.55, {{"40", 0.7}});
  EXPECT_THAT(Reported(), IsEmpty());
  EXPECT_EQ(repairs().size(), 2U);
}

TEST_F(ReadingsTest, WhatWasReadAsNoNumberIsFilledInIfAnEquationSeesIt) {
  Table(kMisread);
  Figure(2, 2).quantity.reset();
  Figure(2, 2).printed = Figure(2, 2).missing_reason = "4O.";
  Doubt(2, 2, 0.55, {{"40", 0.7}, {"48", 0.3}});
  EXPECT_THAT(Reported(), IsEmpty());
  ASSERT_EQ(repairs().size(), 1U);
  EXPECT_EQ(repairs()[0].raw, "4O.");
  EXPECT_EQ(Figure(2, 2).missing_reason, "");
}

}  // namespace
}  // namespace gouji::check
