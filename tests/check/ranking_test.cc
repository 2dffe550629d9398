#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "claim_facts.h"

namespace gouji::check {

std::vector<record::Finding> CheckRankingOrders(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckRankingTops(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckRankingLengths(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckListShares(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckListScopes(const Context&, const rules::CheckRule&);

namespace {

using record::Severity;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class RankingTest : public testing::Test {
 protected:
  Context Given() { return {facts_.facts, lexicon_}; }
  void Ranking(const std::vector<std::string>& units, const std::string& n, const std::string& by,
               std::vector<record::Term> more = {}) {
    std::vector<record::Term> terms;
    for (const std::string& unit : units) terms.push_back(Unit("item", unit));
    terms.push_back(Words("n", n));
    terms.push_back(Named("by", by, by));
    for (record::Term& term : more) terms.push_back(std::move(term));
    facts_.Claim("ranking", std::move(terms));
  }
  std::vector<record::Finding> Tops() {
    return CheckRankingTops(Given(), ClaimRule("ranking_top"));
  }
  rules::Lexicon lexicon_ = ClaimLexicon();
  ClaimFacts facts_;
};

TEST_F(RankingTest, PrintedFiguresMustNotGrowAlongTheList) {
  const auto list = [&](const std::vector<std::string>& figures) {
    facts_ = ClaimFacts();
    std::vector<record::Term> terms;
    for (const std::string& figure : figures)
      terms.push_back(facts_.Figure("item", figure, figure));
    facts_.Claim("ranking", std::move(terms));
    return Summaries(CheckRankingOrders(Given(), ClaimRule("ranking_order")));
  };
  EXPECT_THAT(list({"99件", "77件", "77件"}), ElementsAre("holds"));
  EXPECT_THAT(list({"99件", "68件", "77件"}), ElementsAre("contradicted 77件"));
  EXPECT_THAT(list({"1件", "2件", "3件"}), ElementsAre("holds"));  // 后三位
  EXPECT_THAT(list({"99件"}), IsEmpty());
}

TEST_F(RankingTest, AListHasAsManyNamesAsItSays) {
  const auto length = [&](std::size_t names, const std::string& n) {
    facts_ = ClaimFacts();
    Ranking(std::vector<std::string>(names, "甲局"), n, "assigned");
    return Summaries(CheckRankingLengths(Given(), ClaimRule("ranking_length")));
  };
  EXPECT_THAT(length(3, "3"), ElementsAre("holds 3 3"));
  EXPECT_THAT(length(10, "10"), ElementsAre("holds 10 10"));
  EXPECT_THAT(length(12, "12"), ElementsAre("holds 12 12"));
  EXPECT_THAT(length(2, "3"), ElementsAre("contradicted 3 2"));
  EXPECT_THAT(length(4, "3"), ElementsAre("suspect 3 4"));  // A tie at the last place.
  EXPECT_THAT(length(4, "几"), IsEmpty());
}

TEST_F(RankingTest, ListedUnitsAreTheFirstRowsTiesAllowed) {
  facts_.Table({"assigned"}, {{"甲局", "324"}, {"乙局", "92"}, {"丙局", "92"}, {"丁局", "90"}});
  Ranking({"甲局", "丙局"}, "2", "assigned");
  const auto findings = Tops();
  EXPECT_THAT(Summaries(findings), ElementsAre("holds"));
  EXPECT_THAT(findings[0].message.zh, HasSubstr("乙局（92） 并列"));
}

TEST_F(RankingTest, ARowThatRepeatsAnotherIsLeftOut) {
  const int table = facts_.Table(
      {"assigned"}, {{"甲局", "324"}, {"甲局", "324"}, {"乙局", "92"}, {"丙局", "90"}});
  facts_.facts.tables[static_cast<std::size_t>(table)].rows[1].repeats = 0;
  Ranking({"甲局", "乙局"}, "2", "assigned");
  EXPECT_THAT(Summaries(Tops()), ElementsAre("holds"));
}

TEST_F(RankingTest, AUnitThatStandsHigherIsNamed) {
  facts_.Table({"assigned"}, {{"甲局", "324"}, {"乙局", "92"}, {"丙局", "91"}});
  Ranking({"甲局", "丙局"}, "2", "assigned");
  const auto findings = Tops();
  EXPECT_THAT(Summaries(findings), ElementsAre("contradicted"));
  EXPECT_THAT(findings[0].message.zh, HasSubstr("乙局（92） 更高"));
}

TEST_F(RankingTest, AnOrderThatIsAnotherColumnsNamesItAndTheTieAtTheCut) {
  facts_.Table(
      {"received", "handled"},
      {{"甲乡", "22", "21"}, {"乙镇", "14", "14"}, {"丙局", "13", "17"}, {"丁局", "13", "13"}});
  Ranking({"甲乡", "乙镇", "丙局"}, "3", "handled");
  const auto findings = Tops();
  ASSERT_THAT(Summaries(findings), ElementsAre("explained other_base"));
  EXPECT_EQ(findings[0].explanation.value, "received");
  ASSERT_THAT(findings[0].explanation.matches, SizeIs(1));
  EXPECT_EQ(findings[0].explanation.matches[0].label, "丁局 received");
  EXPECT_EQ(findings[0].severity, Severity::kNote);  // The right units, in another order.
  EXPECT_THAT(findings[0].message.zh, HasSubstr("依次为 甲乡（21）、丙局（17）、乙镇（14）"));
}

TEST_F(RankingTest, GroupsAndThresholdsLeaveRowsOut) {
  const int table = facts_.Table({"due", "composite"}, {{"甲县", "60", "95.4分"},
                                                        {"乙区", "40", "95.1分"},
                                                        {"甲局", "20", "98分"},
                                                        {"乙局", "75", "97分"},
                                                        {"丙局", "80", "96分"}});
  for (int row : {0, 1}) facts_.Group(table, row, "县市区");
  for (int row : {2, 3, 4}) facts_.Group(table, row, "行政事业单位");
  Ranking({"甲县", "乙区"}, "2", "composite", {Words("group", "县(市)市区")});
  // 工单量 is no column of the table; the number of orders is called 应办理数 there.
  Ranking({"乙局", "丙局"}, "2", "composite",
          {Words("group", "行政事业单位"), facts_.AtLeast("threshold", "50件", "received")});
  EXPECT_THAT(Summaries(Tops()), ElementsAre("holds", "holds"));
  Ranking({"乙局", "丙局"}, "2", "composite", {Words("group", "行政事业单位")});
  EXPECT_EQ(Summary(Tops()[2]), "contradicted");
  Ranking({"乙局", "丙局"}, "2", "composite", {Words("group", "公共服务企业")});
  EXPECT_EQ(Summary(Tops()[3]), "unchecked ambiguous");
}

TEST_F(RankingTest, UnitsThatNoTableHasAreUnchecked) {
  facts_.Table({"assigned"}, {{"甲局", "324"}, {"乙局", "92"}});
  Ranking({"甲局", "丙局"}, "2", "assigned");
  Ranking({"甲局", "乙局"}, "2", "composite");
  EXPECT_THAT(Summaries(Tops()), ElementsAre("unchecked ambiguous", "unchecked missing"));
}

class ListShareTest : public RankingTest {
 protected:
  std::vector<record::Finding> Shares() {
    return CheckListShares(Given(), ClaimRule("list_share"));
  }
  std::vector<record::Finding> Scopes() {
    return CheckListScopes(Given(), ClaimRule("list_scope"));
  }
  void TopOfTable(std::string_view share) {
    facts_.Table({"assigned"}, {{"甲镇", "324"}, {"乙镇", "92"}, {"丙镇", "84"}});
    facts_.Table({"assigned"}, {{"甲局", "121"}, {"乙局", "79"}});
    facts_.Claim("total", {facts_.Figure("value", "600件", "", "received")});
    Ranking({"甲镇", "乙镇"}, "2", "assigned",
            {facts_.Figure("share", share), Named("base", "诉求总量", "received")});
  }
};

TEST_F(ListShareTest, RowsOfATableAddUpToTheShare) {
  TopOfTable("69.33%");
  EXPECT_THAT(Summaries(Shares()), ElementsAre("holds 69.33% 69.3333%"));
}

TEST_F(ListShareTest, AnotherShareContradictsAndSaysWhatItsBaseWouldBeIfThatIsPrinted) {
  TopOfTable("59.43%");  // 416 / 700
  const auto alone = Shares();
  ASSERT_THAT(Summaries(alone), ElementsAre("contradicted 59.43% 69.3333% wrong_figure"));
  EXPECT_THAT(alone[0].explanation.detail.en, testing::HasSubstr("69.33%"));
  EXPECT_THAT(alone[0].tried, testing::Contains("other_base"));
  facts_.Claim("total", {facts_.Figure("value", "700件", "", "dispatched")});
  const auto findings = Shares();
  ASSERT_THAT(Summaries(findings), ElementsAre("contradicted 59.43% 69.3333% implied_denominator"));
  EXPECT_EQ(findings[0].explanation.value, "700");
}

TEST_F(ListShareTest, ABaseThatCountsSomethingElseIsAQuestionOfScopeOnce) {
  TopOfTable("69.33%");
  Ranking({"甲局"}, "1", "assigned",
          {facts_.Figure("share", "20.17%"), Named("base", "诉求总量", "received")});
  const auto findings = Scopes();
  ASSERT_THAT(Summaries(findings), ElementsAre("suspect 600件 700件 scope"));
  EXPECT_EQ(findings[0].severity, Severity::kWarning);
}

TEST_F(ListShareTest, NoQuestionOfScopeWhereTheTotalsAgree) {
  facts_.Table({"assigned"}, {{"甲镇", "324"}, {"乙镇", "92"}, {"丙镇", "84"}});
  facts_.Claim("total", {facts_.Figure("value", "500件", "", "received")});
  Ranking({"甲镇"}, "1", "assigned",
          {facts_.Figure("share", "64.8%"), Named("base", "诉求总量", "received")});
  EXPECT_THAT(Scopes(), IsEmpty());
}

TEST_F(ListShareTest, CategoriesAreLookedUpAmongTheCountsOfTheProse) {
  facts_.Claim("total", {facts_.Figure("value", "1000件", "", "received")});
  const record::Term base = Named("base", "诉求总量", "received");
  facts_.Claim("list_share", {Words("item", "居民生活"), Words("item", "城市管理"),
                              facts_.Figure("share", "50%"), base});
  facts_.Claim("list_share", {Words("item", "居民生活"), Words("item", "教育"),
                              facts_.Figure("share", "50%"), base});
  facts_.Claim("category", {facts_.Figure("count", "300件", "居民生活问题")});
  facts_.Claim("category", {facts_.Figure("count", "200件", "城市管理类")});
  EXPECT_THAT(Summaries(Shares()), ElementsAre("holds 50% 50%", "unchecked missing"));
}

TEST_F(ListShareTest, TheListBeforeIsMeantIfThereIsNoOther) {
  const record::Term whole = facts_.Figure("whole", "9368件", "", "dispatched");
  facts_.Claim("parts", {whole, facts_.Figure("part", "1537件", "甲区"),
                         facts_.Figure("part", "1489件", "乙区")});
  facts_.paragraph = 1;  // A line of its own below the list.
  facts_.Claim("list_share", {Words("n", "2"), facts_.Figure("share", "32.30%"),
                              Named("base", "转办工单总量", "dispatched")});
  facts_.Claim("list_share", {Words("n", "3"), facts_.Figure("share", "32.30%"),
                              Named("base", "转办工单总量", "dispatched")});
  EXPECT_THAT(Summaries(Shares()), ElementsAre("holds 32.30% 32.3015%", "unchecked missing"));
}

}  // namespace
}  // namespace gouji::check
