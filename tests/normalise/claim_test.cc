#include "normalise/claim.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "claims_of.h"

namespace gouji::normalise {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<std::string> ClaimsOf(const std::vector<std::string>& texts) {
  return ShowClaims(ReadTexts(texts));
}

TEST(ClaimTest, ATotalNamesItsIndicatorByItsVerb) {
  EXPECT_THAT(ClaimsOf({"3月份，12345热线共接听来电520通，受理诉求480件。"}),
              ElementsAre("total hotline | value=接听来电{answered_calls} 520通",
                          "total hotline | value=受理诉求{received} 480件"));
}

TEST(ClaimTest, WhatNarrowsATotalDownIsKeptForTheFiguresAfterIt) {
  EXPECT_THAT(ClaimsOf({"# 二、12345热线运行情况",
                        "本月受理诉求900件。受理涉企诉求40件，满意率95%。共受理市民诉求900件，"
                        "办结率99%。"}),
              ElementsAre("total hotline | value=受理诉求{received} 900件",
                          "total enterprise/涉企 | value=受理涉企诉求{received} 40件",
                          "rate enterprise/涉企 | rate=满意率{rate_sat} 95%",
                          "total hotline | value=受理市民诉求{received} 900件",
                          "rate hotline | rate=办结率{rate_handled} 99%"));
}

TEST(ClaimTest, WhatNarrowsAPartDownDoesNotHoldForTheNextOne) {
  EXPECT_THAT(ClaimsOf({"热线受理诉求70件，其中，网上答复30件，转办40件，办结率95%。"}),
              Contains("rate hotline | rate=办结率{rate_handled} 95%"));
}

TEST(ClaimTest, PartsGoWithTheTotalBeforeThemEvenAcrossASentence) {
  EXPECT_THAT(ClaimsOf({"热线受理诉求60件，日均2件。其中，咨询类10件，投诉类50件。"}),
              ElementsAre("total hotline | value=受理诉求{received} 60件",
                          "daily_average hotline | average=日均{daily_average} 2件 | "
                          "of=受理诉求{received} 60件",
                          "parts hotline | part=咨询类 10件 | part=投诉类 50件 | "
                          "whole=受理诉求{received} 60件"));
}

TEST(ClaimTest, AListOfPartsEndsWhereTheCountsEnd) {
  EXPECT_THAT(ClaimsOf({"热线受理来电70件，其中，直接答复30件，承办工单40件，办结率95%。"}),
              Contains("parts hotline | part=直接答复{direct} 30件 | part=承办工单{assigned} 40件 "
                       "| whole=受理来电{received} 70件"));
}

TEST(ClaimTest, ASplitWithoutTheWordAmongFindsItsTotal) {
  EXPECT_THAT(ClaimsOf({"热线受理诉求100件。当场答复70件、在线办结率70%，形成转办工单30件。"}),
              ElementsAre("total hotline | value=受理诉求{received} 100件",
                          "total hotline | value=当场答复{direct} 70件",
                          "total hotline | value=形成转办工单{dispatched} 30件",
                          "split hotline | part=当场答复{direct} 70件 | "
                          "part=形成转办工单{dispatched} 30件 | whole=受理诉求{received} 100件",
                          "rate hotline | count=当场答复{direct} 70件 | "
                          "rate=在线办结率{rate_direct} 70%"));
}

TEST(ClaimTest, SharesHaveTheirCountAndTheBaseThatIsNamed) {
  EXPECT_THAT(
      ClaimsOf(
          {"诉求集中在农业类22件占13.41%，环保类20件，占比12.2%；交通问题9件，占受理量的5.49%。"}),
      ElementsAre("share | count=农业类 22件 | share=农业类 13.41%",
                  "share | count=环保类 20件 | share=环保类 12.2%",
                  "share | count=交通问题 9件 | base=受理量{received} | share=交通问题 5.49%"));
}

TEST(ClaimTest, AShareOfWhatIsOverdueNamesBothIndicators) {
  EXPECT_THAT(ClaimsOf({"热线正在办理50件，其中超期30天以上20件。超期30天以上未回复的共20件，"
                        "占正在办理的40%。"}),
              ElementsAre("overdue hotline | whole=正在办理{in_progress} 50件 | threshold=30天以上 "
                          "| part=超期{in_progress_overdue} 20件",
                          "share hotline | threshold=30天以上 | count=超期{overdue} 20件 | "
                          "base=正在办理{in_progress} | share= 40%"));
}

TEST(ClaimTest, ABadCountAndItsRateNameTheUnits) {
  EXPECT_THAT(ClaimsOf({"返工数3件（东河镇、西山乡）返工率2.5%，比2月份下降1.2%。"}),
              ElementsAre("rate | count=返工数{rework} 3件 | item=东河镇@东河镇 | "
                          "item=西山乡@西山乡 | rate=返工率{rate_rework} 2.5%",
                          "change | reference=比2月份 | direction=down | change= 1.2% | "
                          "of=返工率{rate_rework} 2.5%"));
}

TEST(ClaimTest, AChangeIsThatOfTheTotalAndNotOfTheAverageBesideIt) {
  EXPECT_THAT(ClaimsOf({"热线受理诉求310件，日均10件，较上周增加17.4%。"}),
              Contains("change hotline | reference=较上周 | direction=up | change= 17.4% | "
                       "of=受理诉求{received} 310件"));
}

TEST(ClaimTest, ParallelValuesGoWithTheNamesAndFiguresAtTheirPositions) {
  EXPECT_THAT(
      ClaimsOf({"办结率、满意率分别为98.1%和92.3%，较上月分别提高0.5个和1.2个百分点。"}),
      ElementsAre("rate | rate=办结率{rate_handled} 98.1%", "rate | rate=满意率{rate_sat} 92.3%",
                  "change | reference=较上月 | direction=up | change= 0.5百分点 | "
                  "of=办结率{rate_handled} 98.1%",
                  "change | reference=较上月 | direction=up | change= 1.2百分点 | "
                  "of=满意率{rate_sat} 92.3%"));
}

TEST(ClaimTest, AChangeFromOneValueToAnotherNamesBoth) {
  EXPECT_THAT(ClaimsOf({"热线受理量由上月的90件增加到99件，增长10%。"}),
              ElementsAre("change hotline | reference=上月 | from= 90件 | direction=up | "
                          "of=热线受理量{received} 99件",
                          "change hotline | direction=up | change= 10% | "
                          "of=热线受理量{received} 99件"));
}

TEST(ClaimTest, ALabelThatIsAnIndicatorIsNoUnit) {
  EXPECT_THAT(ClaimsOf({"热线受理诉求70件，其中直接答复30件，转办40件。"}),
              Contains("parts hotline | part=直接答复{direct} 30件 | part=转办{dispatched} 40件 | "
                       "whole=受理诉求{received} 70件"));
}

TEST(ClaimTest, AListOfSubjectsHasNoUnitsByAccident) {
  const record::Facts facts =
      ReadTexts({"三大热点问题：社会保险30件、物业管理20件、消费维权10件。"});
  ASSERT_EQ(facts.observations.size(), 3u);
  for (const record::Observation& figure : facts.observations) EXPECT_EQ(figure.entity, "");
}

TEST(ClaimTest, AListAfterACountOfItsUnitsIsASet) {
  EXPECT_THAT(ClaimsOf({"办结率低于90%的单位有2个：市水利局和市教育局。"}),
              Contains(::testing::StartsWith("equal_set | indicator=办结率{rate_handled} | "
                                             "value=办结率{rate_handled} 90% | item=市水利局")));
}

TEST(ClaimTest, AnAbsoluteAndARelativeChangeAreOneClaim) {
  EXPECT_THAT(ClaimsOf({"热线受理诉求90件，较上期减少10件，环比下降10%。"}),
              ElementsAre("total hotline | value=受理诉求{received} 90件",
                          "change hotline | reference=较上期 | direction=down | delta= 10件 | "
                          "change= 10% | of=受理诉求{received} 90件"));
}

TEST(ClaimTest, GradesAreCountedWithThoseThatHadNothingToDo) {
  EXPECT_THAT(ClaimsOf({"全县31家承办单位中评价为A类的有20家，B类2家，无工单9家。"}),
              ElementsAre("grade_count | whole=承办单位{units} 31家 | grade=A 20家 | grade=B 2家 | "
                          "zero=无工单 9家"));
}

TEST(ClaimTest, ARankingOfNamesHasItsLengthItsFigureAndItsShare) {
  EXPECT_THAT(
      ClaimsOf({"承办量排名前三位的镇街分别是东河镇、西山乡和南关街道，占诉求总量的35.67%。"}),
      ElementsAre("ranking | by=承办量{assigned} | n=3 | group=镇街 | item=东河镇@东河镇 | "
                  "item=西山乡@西山乡 | item=南关街道@南关街道 | "
                  "base=诉求总量{received} | share= 35.67%"));
}

TEST(ClaimTest, ARankingOfScoresKeepsItsFilter) {
  const record::Facts facts = ReadTexts(
      {"工单量50件以上的乡镇综合指标分值排名前两位的分别是：东河镇（97.9分）和西山乡（95.2分）。"});
  EXPECT_THAT(ShowClaims(facts),
              ElementsAre("ranking | threshold=工单量{assigned} 50件 | group=乡镇 | "
                          "by=综合指标分值{composite} | n=2 | item=东河镇{composite}@东河镇 97.9分 "
                          "| item=西山乡{composite}@西山乡 95.2分"));
  EXPECT_EQ(facts.observations[0].indicator, "") << "a limit is no figure of the whole";
  EXPECT_EQ(facts.observations[0].quantity->bound, record::Bound::kAtLeast);
}

TEST(ClaimTest, SubjectsWithCountsAreARankingToo) {
  EXPECT_THAT(
      ClaimsOf({"三大热点问题：噪音扰民30件、物业管理20件、消费维权10件。"}),
      ElementsAre("ranking | n=3 | group=热点问题 | item=噪音扰民 30件 | item=物业管理 20件 "
                  "| item=消费维权 10件"));
}

TEST(ClaimTest, TheLengthOfARankingIsInDigitsHoweverItIsPrinted) {
  const auto length = [](const std::string& text) {
    const record::Facts facts = ReadTexts({text});
    const record::Term* n = facts.claims.empty() ? nullptr : facts.claims[0].First("n");
    return n == nullptr ? "" : n->text;
  };
  EXPECT_EQ(length("十大热点事项：噪音扰民30件、物业管理20件。"), "10");
  EXPECT_EQ(length("承办量排名前十二位的镇街分别是东河镇、西山乡。"), "12");
  EXPECT_EQ(length("承办量排名前3名的镇街分别是东河镇、西山乡。"), "3");
}

TEST(ClaimTest, AShareOfTheListBeforeHasItsItems) {
  EXPECT_THAT(
      ClaimsOf({"热线转办工单80件，其中，东河镇40件、西山乡30件。以上2家单位工单承办量占转办工单"
                "总量的87.5%。"}),
      Contains("list_share hotline | n=2 | group=单位 | by=工单承办量{assigned} | "
               "base=转办工单总量{dispatched} | share= 87.5% | "
               "item=东河镇{dispatched}@东河镇 40件 | item=西山乡{dispatched}@西山乡 30件"));
}

TEST(ClaimTest, AShareOfSubjectsListsThem) {
  EXPECT_THAT(ClaimsOf({"居民生活、卫生、住房与房地产三个方面诉求量较大，占诉求总量的50.03%。"}),
              ElementsAre("list_share | item=居民生活 | item=卫生 | item=住房与房地产 | n=3 | "
                          "group=方面 | base=诉求总量{received} | share= 50.03%"));
}

TEST(ClaimTest, AListOfUnitsMayCountTheFigureThatItNamesOrTheLastTotal) {
  const record::Facts facts =
      ReadTexts({"热线核实不满意工单共60件，督办整改7件，3件经整改被群众评价为满意。"
                 "承办量大且满意率偏低的单位是东河镇30件、西山乡20件。"});
  EXPECT_THAT(
      ShowClaims(facts),
      ElementsAre("chain hotline | step=不满意工单{callback_unsat} 60件 | "
                  "step=督办整改{rectified} 7件 | step=经整改被群众评价为满意{callback_sat} 3件",
                  "unit_list hotline | by=承办量{assigned} | group=单位 | "
                  "item=东河镇{assigned}@东河镇 30件 | item=西山乡{assigned}@西山乡 20件"));
  EXPECT_THAT(facts.observations.back().candidates, ElementsAre("assigned", "callback_unsat"));
}

TEST(ClaimTest, ASetOfUnitsWithAValueHasNoFigureOfTheWhole) {
  const record::Facts facts = ReadTexts(
      {"县(市)"
       "区综合指标分值100分的有：东河县、西山县和南关区。在行政事业单位中，综合指标分值100分的"
       "单位有28个。"});
  EXPECT_THAT(
      ShowClaims(facts),
      ElementsAre("equal_set | group=县(市)区 | indicator=综合指标分值{composite} | "
                  "value=综合指标分值{composite} 100分 | item=东河县@东河县 | item=西山县@西山县 | "
                  "item=南关区@南关区",
                  "count_where | group=行政事业单位 | indicator=综合指标分值{composite} | "
                  "value=综合指标分值{composite} 100分 | count= 28个"));
  for (const record::Observation& figure : facts.observations) EXPECT_EQ(figure.indicator, "");
}

TEST(ClaimTest, ARateThatSeveralIndicatorsShareIsAFigureOfEach) {
  const record::Facts facts = ReadTexts({"按期办结率和人工回访率均为100%。"});
  EXPECT_THAT(ShowClaims(facts), ElementsAre("all_equal | rate=按期办结率{rate_on_time} 100% | "
                                             "rate=人工回访率{rate_callback} 100% | "
                                             "value={rate_on_time} 100%"));
  ASSERT_EQ(facts.observations.size(), 2u);
  EXPECT_EQ(facts.observations[1].indicator, "rate_callback");
}

TEST(ClaimTest, AGradeBelongsToTheUnitThatOpensTheParagraph) {
  const record::Facts facts = ReadTexts({"1、东河镇：办理不及时，考核等级为B类。", "评价A类。"});
  EXPECT_THAT(ShowClaims(facts),
              ElementsAre("grade | value=考核等级{grade}@东河镇 B", "grade | value=评价{grade} A"));
}

TEST(ClaimTest, OneFigureIsOneObservationHoweverManyClaimsUseIt) {
  const record::Facts facts =
      ReadTexts({"热线受理诉求60件，其中受理咨询10件，占16.67%，受理投诉50件。"});
  EXPECT_EQ(facts.observations.size(), 4u);
  for (std::size_t i = 0; i < facts.observations.size(); ++i) {
    EXPECT_EQ(facts.observations[i].id, static_cast<int>(i));
  }
}

TEST(ClaimTest, WhatOughtToBeIsNoFact) {
  const record::Facts facts =
      ReadTexts({"各单位要确保响应率100%，每件扣1分，3个工作日之内回复，给群众一个满意的答复。"});
  EXPECT_THAT(facts.claims, IsEmpty());
  EXPECT_THAT(facts.observations, IsEmpty());
  for (const record::ProseNumber& number : facts.numbers) {
    EXPECT_EQ(number.fate, record::ProseNumber::Fate::kTyped) << number.text;
  }
}

TEST(ClaimTest, EveryNumberIsAccountedFor) {
  const record::Facts facts =
      ReadTexts({"2022年3月，12345热线受理诉求60件，办结率95%。配备2名工作人员。"});
  std::vector<std::string> unclaimed;
  for (const record::ProseNumber& number : facts.numbers) {
    if (number.fate == record::ProseNumber::Fate::kUnclaimed) unclaimed.push_back(number.text);
  }
  EXPECT_EQ(facts.numbers.size(), 5u);
  EXPECT_THAT(unclaimed, ElementsAre("2名"));
}

TEST(ClaimTest, TheTopicIsThatOfTheHeadingUnlessTheWordsNarrowIt) {
  EXPECT_THAT(ClaimsOf({"# 一、12345热线办理情况", "受理诉求9件。", "# 二、市长信箱办理情况",
                        "12345热线服务中心共受理来信4件。", "办结率100%。"}),
              ElementsAre("total hotline | value=受理诉求{received} 9件",
                          "total letters | value=受理来信{letters} 4件",
                          "rate letters | rate=办结率{rate_handled} 100%"));
}

TEST(ClaimTest, TheSentenceSaysThePeriodOfItsParagraphAndTheDocumentTheRest) {
  const record::Facts facts =
      ReadTexts({"2月份，热线受理诉求9件，比1月份下降5%。满意率90%。", "满意率91%。"});
  ASSERT_EQ(facts.observations.size(), 4u);
  EXPECT_EQ(facts.observations[0].period, "2022-02");
  EXPECT_EQ(facts.observations[2].period, "2022-02");
  EXPECT_EQ(facts.observations[3].period, "2022-03");
  EXPECT_EQ(facts.claims[0].period, "2022-02");
}

TEST(ClaimTest, AFigureIsPrintedAndPlacedInTheRawText) {
  const std::string raw = "１２３４５ 热 线共受理诉求 １６２ 件。";
  const record::Facts facts = ReadTexts({raw});
  ASSERT_EQ(facts.observations.size(), 1u);
  EXPECT_EQ(facts.observations[0].printed, "１６２ 件");
  EXPECT_EQ(raw.substr(facts.observations[0].begin,
                       facts.observations[0].end - facts.observations[0].begin),
            "１６２ 件");
  EXPECT_EQ(facts.claims[0].sentence, "１２３４５ 热 线共受理诉求 １６２ 件");
}

TEST(ClaimTest, WordsThatLookLikeTotalsAreNone) {
  EXPECT_THAT(
      ClaimsOf({"第43期热线周报。要把办理工作作为一项重要工作。信件办理量在10件以上的单位。"}),
      Not(Contains(::testing::StartsWith("total"))));
}

TEST(ClaimTest, ALongRunOfFiguresIsReadInBoundedTime) {
  std::string text = "其中";
  for (int i = 0; i < 3000; ++i) text += "，东镇" + std::to_string(i) + "件";
  const record::Facts facts = ReadTexts({text});
  EXPECT_LT(facts.claims.size(), 20000u);
}

/// 受理诉求162件 on a scanned page, its digits read with this confidence and as `other` too.
record::Observation ReadFrom(double confidence, const std::string& other) {
  layout::Paragraph paragraph = ParagraphOf("3月份，12345热线受理诉求162件。");
  const std::size_t begin = paragraph.text.find("162");
  paragraph.recognised = {{0, begin, 0.4, {}},
                          {begin, begin + 3, confidence, {{other, "HanS", 0.8}}},
                          {begin + 3, paragraph.text.size(), 0.3, {}}};
  record::Facts facts;
  ReadProse({paragraph}, {}, TestLexicon(), facts);
  return facts.observations.at(0);
}

TEST(ClaimTest, AFigureOfAScannedPageKeepsItsOtherReadings) {
  const record::Observation figure = ReadFrom(0.5, "182");
  ASSERT_TRUE(figure.recognised);
  ASSERT_EQ(figure.recognised->others.size(), 1u);
  EXPECT_EQ(figure.recognised->others[0].text, "182件");
  EXPECT_EQ(figure.recognised->others[0].quantity.value, Decimal(182, 0));
  EXPECT_EQ(figure.recognised->others[0].quantity.measure, figure.quantity->measure);
}

TEST(ClaimTest, OnlyTheDigitsOfAScannedFigureSayHowSureItIs) {
  EXPECT_EQ(ReadFrom(0.5, "182").recognised->confidence, 0.5);
  EXPECT_EQ(ReadFrom(0.95, "182").recognised->confidence, 0.95);
}

TEST(ClaimTest, WhatIsNoFigureIsNoOtherReading) {
  EXPECT_THAT(ReadFrom(0.5, "1b2").recognised->others, IsEmpty());
  EXPECT_THAT(ReadFrom(0.5, "162").recognised->others, IsEmpty());
}

}  // namespace
}  // namespace gouji::normalise
