#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/share_causes.h"
#include "claim_facts.h"

namespace gouji::check {

std::vector<record::Finding> CheckShares(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckShareBases(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckShareSums(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckShareTotals(const Context&, const rules::CheckRule&);

namespace {

using record::Severity;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class ShareTest : public testing::Test {
 protected:
  Context Given() { return {facts_.facts, lexicon_}; }
  std::vector<record::Finding> Shares() { return CheckShares(Given(), ClaimRule("share")); }
  std::vector<record::Finding> Bases() { return CheckShareBases(Given(), ClaimRule("share_base")); }
  void Total(std::string_view text, const std::string& indicator = "received") {
    facts_.Claim("total", {facts_.Figure("value", text, "", indicator)});
  }
  rules::Lexicon lexicon_ = ClaimLexicon();
  ClaimFacts facts_;
};

TEST_F(ShareTest, SharesOfTheStatedTotalHoldAndSayWhatTheyCannotSee) {
  Total("30044件");
  facts_.Share("咨询", "12447件", "41.43%");
  facts_.Share("求助", "11450件", "38.11%");
  const auto findings = Shares();
  EXPECT_THAT(Summaries(findings), ElementsAre("holds 41.43% 41.4292%", "holds 38.11% 38.1108%"));
  // 12446 to 12448 of 30044 print as 41.43 %.
  EXPECT_EQ(findings[0].power, "2件");
  EXPECT_THAT(Bases(), IsEmpty());
}

TEST_F(ShareTest, SharesThatFitAnotherBaseTogetherAreOneFinding) {
  Total("162件");
  facts_.Share("农林水利类", "22件", "13.41%");
  facts_.Share("人社类", "21件", "12.8%");
  facts_.Share("环保类", "20件", "12.2%");
  facts_.Share("住建类", "18件", "10.98%");
  EXPECT_THAT(Shares(), IsEmpty());
  const auto findings = Bases();
  ASSERT_THAT(Summaries(findings), ElementsAre("contradicted 13.41% 13.5802% implied_denominator"));
  EXPECT_EQ(findings[0].explanation.low, "164");
  EXPECT_EQ(findings[0].explanation.high, "164");
  EXPECT_THAT(findings[0].explanation.matches, IsEmpty());
  EXPECT_THAT(findings[0].operands, SizeIs(9));  // The base, and each count with its share.
}

TEST_F(ShareTest, ABaseThatTheListedPartsAddUpToIsExplained) {
  Total("300件");
  facts_.Share("甲类", "60件", "40.0%");
  facts_.Share("乙类", "50件", "33.3%");
  facts_.Share("丙类", "40件", "26.7%");
  const auto findings = Bases();
  ASSERT_THAT(Summaries(findings), ElementsAre("explained 40.0% 20% other_base"));
  EXPECT_EQ(findings[0].explanation.value, "150");
  EXPECT_EQ(findings[0].severity, Severity::kWarning);
}

TEST_F(ShareTest, ANamedBaseThatTheSharesAreNotOfIsContradictedEvenIfAnotherFits) {
  facts_.Claim("total", {facts_.Figure("value", "150件", "", "dispatched")});
  Total("300件");
  const record::Term named = Named("base", "受理量", "received");
  facts_.Share("甲类", "60件", "40.0%", {named});
  facts_.Share("乙类", "50件", "33.3%", {named});
  const auto findings = Bases();
  ASSERT_THAT(Summaries(findings), ElementsAre("contradicted 40.0% 20% implied_denominator"));
  EXPECT_EQ(findings[0].explanation.value, "150");
}

TEST_F(ShareTest, WhereHalfOfTheSharesFitTheBaseIsNotInDoubt) {
  Total("300件");
  facts_.Share("甲类", "60件", "20.0%");
  facts_.Share("乙类", "51件", "17.0%");
  facts_.Share("丙类", "40件", "26.7%");  // Of 150.
  facts_.Share("丁类", "50件", "33.3%");
  EXPECT_THAT(Bases(), IsEmpty());
  EXPECT_THAT(Summaries(Shares()), ElementsAre("holds 20.0% 20%", "holds 17.0% 17%",
                                               "contradicted 26.7% 13.333% implied_denominator",
                                               "contradicted 33.3% 16.667% implied_denominator"));
}

TEST_F(ShareTest, OneShareWhoseSiblingsFitTheBaseIsWrongItself) {
  Total("1250件");
  facts_.Share("咨询类", "500件", "40.00%");
  facts_.Share("投诉类", "375件", "32.50%");
  facts_.Share("求助类", "375件", "30.00%");
  const auto findings = Shares();
  ASSERT_THAT(findings, SizeIs(3));
  EXPECT_EQ(Summary(findings[2]), "contradicted 32.50% 30% wrong_figure");
  EXPECT_EQ(findings[2].explanation.value, "30.00%");
  EXPECT_THAT(findings[2].tried, Contains("other_base"));
  EXPECT_THAT(findings[2].tried, Not(Contains("typing_error")));
}

TEST_F(ShareTest, APrintedFigureThatOneShareIsOfIsNamed) {
  Total("1250件");
  facts_.Claim("total", {facts_.Figure("value", "1154件", "", "handled")});
  facts_.Share("咨询类", "500件", "40.00%");
  facts_.Share("投诉类", "375件", "32.50%");
  facts_.Share("求助类", "375件", "30.00%");
  const auto findings = Shares();
  ASSERT_THAT(findings, SizeIs(3));
  EXPECT_EQ(Summary(findings[2]), "explained 32.50% 30% other_base");
  EXPECT_EQ(findings[2].explanation.value, "1154");
}

TEST_F(ShareTest, SharesThatFitNothingTogetherAreJudgedOneByOne) {
  Total("200件");
  facts_.Share("甲类", "60件", "40.0%");  // Of 150.
  facts_.Share("乙类", "50件", "33.0%");  // Of no whole number.
  EXPECT_THAT(Bases(), IsEmpty());
  EXPECT_THAT(Summaries(Shares()),
              ElementsAre("contradicted 40.0% 30% wrong_figure", "contradicted 33.0% 25%"));
}

TEST_F(ShareTest, OneWrongShareAmongFourDoesNotHideTheCommonBase) {
  Total("162件");
  facts_.Share("农林水利类", "22件", "13.41%");
  facts_.Share("人社类", "21件", "12.8%");
  facts_.Share("环保类", "20件", "12.2%");
  facts_.Share("住建类", "18件", "19.98%");
  EXPECT_THAT(Summaries(Bases()), ElementsAre("contradicted 13.41% 13.5802% implied_denominator"));
  EXPECT_THAT(Shares(), SizeIs(1));
}

TEST_F(ShareTest, AShareAdjustedSoThatTheListClosesToAHundredIsANote) {
  Total("30044件");
  facts_.Share("咨询", "12447件", "41.43%");
  facts_.Share("求助", "11450件", "38.11%");
  facts_.Share("投诉", "5813件", "19.35%");
  facts_.Share("其他", "227件", "0.75%");
  facts_.Share("建议", "107件", "0.36%");
  const auto findings = Shares();
  ASSERT_THAT(findings, SizeIs(5));
  EXPECT_EQ(Summary(findings[4]), "explained 0.75% 0.7556% balanced");
  EXPECT_EQ(findings[4].severity, Severity::kNote);
}

TEST_F(ShareTest, AMissThatDoesNotCloseToAHundredIsNoAdjustment) {
  Total("30044件");
  facts_.Share("咨询", "12447件", "41.43%");
  facts_.Share("求助", "11450件", "38.11%");
  facts_.Share("投诉", "5813件", "19.35%");
  facts_.Share("其他", "227件", "0.77%");  // 0.7556
  facts_.Share("建议", "107件", "0.36%");
  const auto findings = Shares();
  ASSERT_THAT(findings, SizeIs(5));
  EXPECT_EQ(Summary(findings[4]), "contradicted 0.77% 0.7556% wrong_figure");
  EXPECT_EQ(findings[4].severity, Severity::kWarning);
}

TEST_F(ShareTest, CuttingOffIsNamedWhereNoSiblingWasRoundedUp) {
  Total("3000件");
  facts_.Share("咨询", "2000件", "66.66%");
  facts_.Share("求助", "999件", "33.30%");
  const auto findings = Shares();
  EXPECT_THAT(Summaries(findings),
              ElementsAre("holds 33.30% 33.3%", "explained 66.66% 66.6667% truncation"));
  EXPECT_EQ(findings[1].severity, Severity::kNote);
}

TEST_F(ShareTest, AFigureRoundedTwiceIsNamed) {
  Total("100000件");
  facts_.Share("咨询", "12345件", "12.4%");  // 12.345 -> 12.35 -> 12.4
  facts_.Share("求助", "20000件", "20.0%");
  EXPECT_THAT(Summaries(Shares()),
              ElementsAre("holds 20.0% 20%", "explained 12.4% 12.345% from_rounded"));
}

TEST_F(ShareTest, ANamedBaseIsTakenAtItsWordAndItsRivalIsNamed) {
  facts_.Table({"assigned"}, {{"甲局", "100"}, {"乙局", "108"}, {"合计", "206"}});
  Total("574件");
  facts_.Claim("total", {facts_.Figure("value", "208件", "", "in_progress")});
  facts_.Share("超期", "80件", "38.8%", {Named("base", "正在办理", "in_progress")});
  const auto findings = Shares();
  ASSERT_THAT(Summaries(findings), ElementsAre("contradicted 38.8% 38.462% implied_denominator"));
  EXPECT_EQ(findings[0].explanation.value, "206");
  ASSERT_THAT(findings[0].explanation.matches, SizeIs(1));
  EXPECT_EQ(findings[0].explanation.matches[0].label, "合计 assigned");
}

TEST_F(ShareTest, ABaseMayBeACategoryOfTheProse) {
  facts_.Claim("category", {facts_.Figure("count", "50件", "投诉类")});
  facts_.Share("物业", "10件", "20%", {Words("base", "投诉")});
  EXPECT_THAT(Summaries(Shares()), ElementsAre("holds 20% 20%"));
}

TEST_F(ShareTest, PartsAreNotTakenForTheirTotal) {
  const record::Term whole = facts_.Figure("whole", "1000件", "", "received");
  const record::Term part = facts_.Figure("part", "600件", "", "dispatched");
  facts_.Claim("parts", {whole, part});
  facts_.Claim("total",
               {ClaimFacts::As("value", part)});  // A sentence may state it as a total too.
  facts_.Share("咨询", "250件", "25%");
  EXPECT_THAT(Summaries(Shares()), ElementsAre("holds 25% 25%"));
}

TEST_F(ShareTest, AnotherPartOfTheWorkGivesNoBase) {
  facts_.topic = "letters";
  Total("1000件");
  facts_.topic = "hotline";
  facts_.Share("咨询", "250件", "25%");
  EXPECT_THAT(Summaries(Shares()), ElementsAre("unchecked missing"));
}

TEST_F(ShareTest, AListWithoutATotalMayBeItsOwn) {
  facts_.Share("甲类", "60件", "40.0%");
  facts_.Share("乙类", "90件", "60.0%");
  EXPECT_THAT(Summaries(Shares()), ElementsAre("holds 40.0% 40%", "holds 60.0% 60%"));
}

TEST_F(ShareTest, ABaseOfZeroCannotBeChecked) {
  Total("0件");
  facts_.Share("甲类", "0件", "0%");
  EXPECT_THAT(Summaries(Shares()), ElementsAre("unchecked zero_denominator"));
}

TEST_F(ShareTest, SharesWithoutCountsTakePartInTheSumOnly) {
  Total("1000件");
  facts_.Claim("share", {Words("label", "甲类"), facts_.Figure("share", "40.0%")});
  facts_.Claim("share", {Words("label", "乙类"), facts_.Figure("share", "60.1%")});
  EXPECT_THAT(Shares(), IsEmpty());
  // Two figures rounded to 0.1 may exceed 100 by 0.1.
  EXPECT_THAT(Summaries(CheckShareSums(Given(), ClaimRule("share_sum"))),
              ElementsAre("holds 100% 100.1%"));
  facts_.Claim("share", {Words("label", "丙类"), facts_.Figure("share", "0.2%")});
  EXPECT_THAT(Summaries(CheckShareSums(Given(), ClaimRule("share_sum"))),
              ElementsAre("suspect 100% 100.3%"));
}

TEST_F(ShareTest, AShareOffByOneUnitIsAWarning) {
  Total("574件");
  facts_.Share("重新办理", "39件", "6.78%");
  const auto findings = Shares();
  ASSERT_THAT(Summaries(findings), ElementsAre("contradicted 6.78% 6.7944% wrong_figure"));
  EXPECT_EQ(findings[0].explanation.low, "575");
  EXPECT_EQ(findings[0].severity, Severity::kWarning);
  EXPECT_THAT(findings[0].tried, Contains("other_base"));
}

TEST_F(ShareTest, TheShareOfTheLineBesideItIsNamed) {
  Total("32376件");
  facts_.Share("停车", "1200件", "3.71%");
  facts_.Share("违建", "489件", "1.43%");
  facts_.Share("绿化", "463件", "1.43%");
  const auto findings = Shares();
  ASSERT_THAT(findings, SizeIs(3));
  EXPECT_EQ(Summary(findings[2]), "contradicted 1.43% 1.5104% neighbouring_row");
  EXPECT_THAT(findings[2].explanation.detail.zh, testing::HasSubstr("绿化"));
}

TEST_F(ShareTest, ADigitTooManyInTheCountIsNamed) {
  Total("1310件");
  facts_.Share("人社", "103件", "7.86%");
  facts_.Share("医疗", "147件", "3.59%");
  const auto findings = Shares();
  ASSERT_THAT(findings, SizeIs(2));
  EXPECT_EQ(Summary(findings[1]), "contradicted 3.59% 11.2214% typing_error");
  EXPECT_EQ(findings[1].explanation.value, "47");
}

TEST_F(ShareTest, ACountThatTheShareAndTheTotalAskForIsLikelierThanAnyOther) {
  Total("1250件");
  facts_.Share("咨询类", "500件", "40.00%");
  facts_.Share("投诉类", "375件", "30.00%");
  facts_.Share("求助类", "357件", "30.00%");  // Also the share of the line before.
  const auto findings = Shares();
  ASSERT_THAT(findings, SizeIs(3));
  EXPECT_EQ(Summary(findings[2]), "contradicted 30.00% 28.56% typing_error");
  EXPECT_EQ(findings[2].explanation.value, "375");
  EXPECT_THAT(findings[2].explanation.detail.zh, testing::HasSubstr("颠倒"));
}

TEST_F(ShareTest, ACountNeedNotBeASlipAwayFromTheOneThatClosesTheList) {
  Total("1250件");
  facts_.Share("咨询类", "500件", "40.00%");
  facts_.Share("投诉类", "375件", "30.00%");
  facts_.Share("求助类", "412件", "30.00%");
  const auto findings = Shares();
  ASSERT_THAT(findings, SizeIs(3));
  EXPECT_EQ(Summary(findings[2]), "contradicted 30.00% 32.96% wrong_figure");
  EXPECT_EQ(findings[2].explanation.value, "375");
}

TEST_F(ShareTest, CountsThatAddUpToTheTotalAreNotMistyped) {
  Total("1310件");
  facts_.Share("人社", "1163件", "88.78%");
  facts_.Share("医疗", "147件", "3.59%");  // Of 47.
  const auto findings = Shares();
  ASSERT_THAT(findings, SizeIs(2));
  EXPECT_EQ(Summary(findings[1]), "contradicted 3.59% 11.2214% wrong_figure");
  EXPECT_EQ(findings[1].explanation.value, "11.22%");
}

TEST_F(ShareTest, ADigitOfTheShareIsNamed) {
  Total("30044件");
  facts_.Share("咨询", "12447件", "41.43%");
  facts_.Share("求助", "11450件", "48.11%");
  const auto findings = Shares();
  ASSERT_THAT(findings, SizeIs(2));
  EXPECT_EQ(Summary(findings[1]), "contradicted 48.11% 38.1108% typing_error");
  EXPECT_EQ(findings[1].explanation.value, "38.11%");
}

TEST(ShareCausesTest, OneSlipIsOneCharacterOrTwoThatChangePlaces) {
  EXPECT_TRUE(IsOneSlip("147", "47"));
  EXPECT_TRUE(IsOneSlip("147", "14"));
  EXPECT_TRUE(IsOneSlip("147", "107"));
  EXPECT_TRUE(IsOneSlip("147", "174"));
  EXPECT_TRUE(IsOneSlip("147", "1247"));
  EXPECT_FALSE(IsOneSlip("147", "147"));
  EXPECT_FALSE(IsOneSlip("147", "741"));
  EXPECT_FALSE(IsOneSlip("147", "7"));
  EXPECT_FALSE(IsOneSlip("147", "158"));
}

class ShareTotalTest : public ShareTest {
 protected:
  std::vector<std::string> Totals(std::string_view last_label, std::string_view last_count,
                                  std::string_view last_share) {
    facts_ = ClaimFacts();
    Total("400件");
    facts_.Share("咨询", "200件", "50%");
    facts_.Share("求助", "120件", "30%");
    facts_.Share(std::string(last_label), last_count, last_share);
    return Summaries(CheckShareTotals(Given(), ClaimRule("share_total")));
  }
};

TEST_F(ShareTotalTest, CategoriesCloseOrLeaveARestUnlessTheyNameIt) {
  EXPECT_THAT(Totals("其他类", "80件", "20%"), ElementsAre("holds 400件 400件"));
  EXPECT_THAT(Totals("投诉类", "60件", "15%"), ElementsAre("holds 400件 380件"));
  EXPECT_THAT(Totals("其他类", "60件", "15%"), ElementsAre("suspect 400件 380件 omitted_row"));
  EXPECT_THAT(Totals("投诉类", "90件", "22.5%"), ElementsAre("suspect 400件 410件"));
}

TEST_F(ShareTotalTest, SharesOfAnotherBaseSayNothingOfThisOne) {
  Total("162件");
  facts_.Share("农林水利类", "22件", "13.41%");
  facts_.Share("其他类", "21件", "12.8%");
  EXPECT_THAT(CheckShareTotals(Given(), ClaimRule("share_total")), IsEmpty());
}

TEST_F(ShareTotalTest, AListOfPartsThatHasTheSameCountsIsReportedThere) {
  Totals("其他类", "80件", "20%");
  std::vector<record::Term> terms = {ClaimFacts::As("whole", facts_.facts.claims[0].terms[0])};
  for (const record::Claim& claim : facts_.facts.claims) {
    if (claim.kind == "share") terms.push_back(ClaimFacts::As("part", *claim.First("count")));
  }
  facts_.Claim("parts", std::move(terms));
  EXPECT_THAT(CheckShareTotals(Given(), ClaimRule("share_total")), IsEmpty());
}

}  // namespace
}  // namespace gouji::check
