#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "claim_facts.h"

namespace gouji::check {

std::vector<record::Finding> CheckParts(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckSplits(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckChains(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckOverdue(const Context&, const rules::CheckRule&);

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class PartsTest : public testing::Test {
 protected:
  Context Given() { return {facts_.facts, lexicon_}; }
  void Parts(std::string_view whole, const std::vector<std::string>& parts) {
    std::vector<record::Term> terms = {facts_.Figure("whole", whole, "", "received")};
    int n = 0;
    for (const std::string& part : parts) {
      terms.push_back(facts_.Figure("part", part, "第" + std::to_string(++n) + "类"));
    }
    facts_.Claim("parts", std::move(terms));
  }
  std::vector<record::Finding> Run() { return CheckParts(Given(), ClaimRule("parts")); }
  rules::Lexicon lexicon_ = ClaimLexicon();
  ClaimFacts facts_;
};

TEST_F(PartsTest, PartsThatCloseSeeAnErrorOfOne) {
  Parts("574件", {"3件", "2件", "569件"});
  const auto findings = Run();
  EXPECT_THAT(Summaries(findings), ElementsAre("holds 574件 574件"));
  EXPECT_EQ(findings[0].power, "1件");
}

TEST_F(PartsTest, PartsThatLeaveARestAreABound) {
  Parts("957件", {"317件", "8件", "75件"});
  const auto findings = Run();
  EXPECT_THAT(Summaries(findings), ElementsAre("holds 957件 400件"));
  EXPECT_EQ(findings[0].power, "558件");
}

TEST_F(PartsTest, AListWithALineForTheRestMustClose) {
  facts_.Claim("parts",
               {facts_.Figure("whole", "100件", "", "received"),
                facts_.Figure("part", "60件", "咨询类"), facts_.Figure("part", "34件", "其他类")});
  EXPECT_THAT(Summaries(Run()), ElementsAre("suspect 100件 94件 omitted_row"));
}

TEST_F(PartsTest, PartsAboveTheWholeContradict) {
  Parts("574件", {"3件", "3件", "569件"});
  EXPECT_THAT(Summaries(Run()), ElementsAre("contradicted 574件 575件"));
}

TEST_F(PartsTest, APartThatMayLieWithinAnotherIsADoubt) {
  Parts("574件", {"5件", "569件", "40件"});
  EXPECT_THAT(Summaries(Run()), ElementsAre("suspect 574件 614件 scope"));
}

TEST_F(PartsTest, OneOfTwoPartsLiesWithinNoOther) {
  Parts("574件", {"574件", "40件"});
  EXPECT_THAT(Summaries(Run()), ElementsAre("contradicted 574件 614件"));
}

TEST_F(PartsTest, RoundedPartsAreComparedAsIntervals) {
  const auto parts = [&](const Decimal& second) {
    facts_ = ClaimFacts();
    Parts("3件", {"1件", "1件"});
    const Decimal values[] = {Decimal(967, 2), Decimal(725, 2),
                              second};  // 9.67万 = 7.25万 + 2.42万
    for (std::size_t i = 0; i < 3; ++i) facts_.facts.observations[i].quantity->value = values[i];
    return Summaries(Run());
  };
  EXPECT_THAT(parts(Decimal(243, 2)), ElementsAre("holds 96700件 96800件"));
  EXPECT_THAT(parts(Decimal(244, 2)), ElementsAre("contradicted 96700件 96900件"));
}

TEST_F(PartsTest, AMissingFigureOrAnotherMeasureIsUnchecked) {
  Parts("574件", {"3件", "-"});
  Parts("574件", {"3件", "2%"});
  EXPECT_THAT(Summaries(Run()), ElementsAre("unchecked ambiguous", "unchecked ambiguous"));
}

TEST_F(PartsTest, ASplitIsComparedWithTheTotalThatItCloses) {
  facts_.Claim("total", {facts_.Figure("value", "30044件", "", "received")});
  facts_.Claim("total", {facts_.Figure("value", "29847件", "", "assigned")});
  facts_.Claim("split", {facts_.Figure("part", "20676件"), facts_.Figure("part", "9368件")});
  EXPECT_THAT(Summaries(CheckSplits(Given(), ClaimRule("split"))),
              ElementsAre("holds 30044件 30044件"));
  facts_.Claim("split", {facts_.Figure("part", "20676件"), facts_.Figure("part", "9369件")});
  EXPECT_EQ(Summary(CheckSplits(Given(), ClaimRule("split"))[1]), "unchecked ambiguous");
}

TEST_F(PartsTest, ASplitOfAStatedWholeMustClose) {
  const record::Term whole = facts_.Figure("whole", "100件", "", "received");
  facts_.Claim("split", {whole, facts_.Figure("part", "60件"), facts_.Figure("part", "30件")});
  EXPECT_THAT(Summaries(CheckSplits(Given(), ClaimRule("split"))),
              ElementsAre("contradicted 100件 90件"));
}

TEST_F(PartsTest, ASplitThatIsAlsoAListOfPartsIsReportedOnce) {
  Parts("100件", {"60件", "41件"});
  facts_.Claim("split", {ClaimFacts::As("part", facts_.facts.claims[0].terms[1]),
                         ClaimFacts::As("part", facts_.facts.claims[0].terms[2])});
  EXPECT_THAT(CheckSplits(Given(), ClaimRule("split")), IsEmpty());
}

TEST_F(PartsTest, AChainMustNotGrow) {
  facts_.Claim("chain", {facts_.Figure("step", "6480件"), facts_.Figure("step", "704件"),
                         facts_.Figure("step", "348件")});
  facts_.Claim("chain", {facts_.Figure("step", "6480件"), facts_.Figure("step", "704件"),
                         facts_.Figure("step", "705件")});
  facts_.Claim("chain", {facts_.Figure("step", "704件"), facts_.Figure("step", "704件")});
  const auto findings = CheckChains(Given(), ClaimRule("chain"));
  EXPECT_THAT(Summaries(findings),
              ElementsAre("holds 348件", "contradicted 705件 impossible", "holds 704件"));
  EXPECT_EQ(findings[0].power, "357件");
}

TEST_F(PartsTest, WhatIsOverdueIsAtMostWhatIsInProgress) {
  facts_.Claim("overdue", {facts_.Figure("whole", "208件"), facts_.Figure("part", "80件")});
  facts_.Claim("overdue", {facts_.Figure("whole", "80件"), facts_.Figure("part", "208件")});
  facts_.Claim("overdue", {facts_.Figure("whole", "80件"), facts_.Figure("part", "-")});
  EXPECT_THAT(Summaries(CheckOverdue(Given(), ClaimRule("overdue"))),
              ElementsAre("holds 80件", "contradicted 208件 impossible", "unchecked missing"));
}

}  // namespace
}  // namespace gouji::check
