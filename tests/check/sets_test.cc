#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/claim_terms.h"
#include "check/root_cause.h"
#include "check/table_rows.h"
#include "claim_facts.h"

namespace gouji::check {

std::vector<record::Finding> CheckGradeCounts(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckGradePartitions(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckEqualSets(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckCountsWhere(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckTruncatedLists(const Context&, const rules::CheckRule&);

namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class SetsTest : public testing::Test {
 protected:
  Context Given() { return {facts_.facts, lexicon_}; }
  /// A table with a grade column; rows are name, due, grade.
  int Grades(const std::vector<std::vector<std::string>>& rows,
             const std::string& topic = "hotline") {
    const int index = facts_.Table(
        {"due"},
        [&] {
          std::vector<std::vector<std::string>> figures;
          for (const auto& row : rows) figures.push_back({row[0], row[1]});
          return figures;
        }(),
        topic);
    record::TableFacts& table = facts_.facts.tables[static_cast<std::size_t>(index)];
    record::TableFacts::Column column;
    column.kind = record::TableFacts::ColumnKind::kGrade;
    table.columns.push_back(column);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      record::Observation cell;
      cell.source = record::Source::kTable;
      cell.table = index;
      const int id = facts_.Add(cell, "-");
      facts_.facts.observations[static_cast<std::size_t>(id)].grade = rows[r][2];
      table.cells[r].push_back(id);
    }
    return index;
  }
  record::Term Grade(const std::string& letter, std::string_view count) {
    record::Term term = facts_.Figure("grade", count);
    term.text = letter;
    return term;
  }
  rules::Lexicon lexicon_ = ClaimLexicon();
  ClaimFacts facts_;
};

TEST_F(SetsTest, AWrongNumberOfUnitsOfAGradeIsTheCauseOfGradesThatDoNotMakeUpTheUnits) {
  Grades({{"甲局", "3", "A"}, {"乙局", "4", "A"}, {"丙局", "5", "B"}});
  lexicon_.checks.list = {ClaimRule("grade_count"), ClaimRule("grade_partition")};
  lexicon_.checks.list[0].id = "count";
  lexicon_.checks.list[1].id = "partition";
  facts_.Claim("grade_count",
               {facts_.Figure("whole", "3家"), Grade("A", "3家"), Grade("B", "1家")});
  std::vector<record::Finding> findings = CheckGradeCounts(Given(), lexicon_.checks.list[0]);
  for (auto& finding : CheckGradePartitions(Given(), lexicon_.checks.list[1])) {
    findings.push_back(std::move(finding));
  }
  LinkRootCauses(Given(), findings);
  ASSERT_EQ(findings.size(), 3u);
  EXPECT_EQ(findings[0].verdict, record::Verdict::kContradicted);
  EXPECT_EQ(findings[2].verdict, record::Verdict::kContradicted);
  EXPECT_EQ(findings[2].root, findings[0].id);
  facts_.facts.observations.back().quantity->value = Decimal::Parse("2").value();
  findings[2] = CheckGradePartitions(Given(), lexicon_.checks.list[1]).front();
  LinkRootCauses(Given(), findings);
  EXPECT_EQ(findings[2].root, "") << "3 + 2 of 3 is more than the one wrong number explains";
}

TEST_F(SetsTest, GradesAreCountedInTheTableOfTheTopicRepeatedRowsOnce) {
  Grades({{"甲局", "3", "A"}, {"乙局", "4", "A"}, {"丙局", "5", "B"}}, "letters");
  const int table = Grades({{"甲局", "3", "A"},
                            {"乙局", "4", "A"},
                            {"乙局", "4", "A"},
                            {"丙局", "5", "B"},
                            {"丁局", "0", "E"}});
  facts_.facts.tables[static_cast<std::size_t>(table)].rows[2].repeats = 1;
  facts_.Claim("grade_count", {Grade("A", "2家"), Grade("B", "2家"), facts_.Figure("zero", "1家")});
  EXPECT_THAT(Summaries(CheckGradeCounts(Given(), ClaimRule("grade_count"))),
              ElementsAre("holds 2家 2家", "contradicted 2家 1家", "holds 1家 1家"));
}

TEST_F(SetsTest, UnitsWithoutWorkThatTheTableLeavesOutAreNotCounted) {
  Grades({{"甲局", "3", "A"}});
  facts_.Claim("grade_count", {Grade("A", "1家"), facts_.Figure("zero", "14家")});
  EXPECT_THAT(Summaries(CheckGradeCounts(Given(), ClaimRule("grade_count"))),
              ElementsAre("holds 1家 1家"));
}

TEST_F(SetsTest, GradesWithoutATableAreUnchecked) {
  facts_.Claim("grade_count", {Grade("A", "1家")});
  EXPECT_THAT(Summaries(CheckGradeCounts(Given(), ClaimRule("grade_count"))),
              ElementsAre("unchecked missing"));
}

TEST_F(SetsTest, GradesAndUnitsWithoutWorkMakeUpTheUnits) {
  const auto partition = [&](std::string_view whole, std::string_view a, std::string_view zero) {
    facts_ = ClaimFacts();
    facts_.Claim("grade_count",
                 {facts_.Figure("whole", whole), Grade("A", a), facts_.Figure("zero", zero)});
    return Summaries(CheckGradePartitions(Given(), ClaimRule("grade_partition")));
  };
  EXPECT_THAT(partition("31家", "22家", "9家"), ElementsAre("holds 31家 31家"));
  EXPECT_THAT(partition("31家", "31家", "9家"), ElementsAre("holds 31家 31家"));
  EXPECT_THAT(partition("31家", "22家", "8家"), ElementsAre("contradicted 31家 30家"));
  EXPECT_THAT(partition("31家", "22家", "-"), ElementsAre("unchecked missing"));
}

TEST_F(SetsTest, OneGradeOfSeveralIsABound) {
  facts_.Claim("grade_count", {facts_.Figure("whole", "31家"), Grade("A", "22家")});
  const auto findings = CheckGradePartitions(Given(), ClaimRule("grade_partition"));
  EXPECT_THAT(Summaries(findings), ElementsAre("holds 31家 22家"));
  EXPECT_EQ(findings[0].power, "10家");
}

class EqualSetTest : public SetsTest {
 protected:
  void SetUp() override {
    const int table = facts_.Table({"due", "composite"}, {{"甲市", "35", "100分"},
                                                          {"乙区", "2", "100分"},
                                                          {"丙县", "41", "99.51分"},
                                                          {"甲局", "25", "100.00分"},
                                                          {"乙局", "4", "100分"},
                                                          {"丙局", "9", "-"}});
    for (int row : {0, 1, 2}) facts_.Group(table, row, "县市区");
    for (int row : {3, 4, 5}) facts_.Group(table, row, "行政事业单位");
  }
  std::vector<record::Finding> Set(const std::vector<std::string>& units,
                                   std::vector<record::Term> more) {
    std::vector<record::Term> terms = {facts_.Figure("value", "100分", "", "composite"),
                                       Named("indicator", "综合指标分值", "composite")};
    for (const std::string& unit : units) terms.push_back(Unit("item", unit));
    for (record::Term& term : more) terms.push_back(std::move(term));
    facts_.Claim("equal_set", std::move(terms));
    return CheckEqualSets(Given(), ClaimRule("equal_set"));
  }
};

TEST_F(EqualSetTest, TheListIsExactlyTheRowsWithTheValue) {
  EXPECT_THAT(Summaries(Set({"甲市", "乙区"}, {Words("group", "县(市)区")})), ElementsAre("holds"));
}

TEST_F(EqualSetTest, AThresholdNarrowsTheRows) {
  EXPECT_THAT(Summaries(Set({"甲局"}, {Words("group", "行政事业单位"),
                                       facts_.AtLeast("threshold", "10件", "received")})),
              ElementsAre("holds"));
}

TEST_F(EqualSetTest, RowsLeftOutAndRowsAddedAreNamed) {
  const auto findings = Set({"甲市", "丙县"}, {Words("group", "县(市)区")});
  EXPECT_THAT(Summaries(findings), ElementsAre("contradicted"));
  EXPECT_THAT(findings[0].message.zh, HasSubstr("漏列 乙区；丙县 在附表中不是这个数"));
}

TEST_F(EqualSetTest, ARowLeftOutIsEnoughToContradict) {
  EXPECT_THAT(Summaries(Set({"甲市"}, {Words("group", "县(市)区")})), ElementsAre("contradicted"));
}

TEST_F(EqualSetTest, AGroupThatTheTableDoesNotHaveIsUnchecked) {
  EXPECT_THAT(Summaries(Set({"甲市", "乙区"}, {Words("group", "园区")})),
              ElementsAre("unchecked ambiguous"));
}

TEST_F(EqualSetTest, RowsWithAValueAreCountedInAllGroupsThatAreNamed) {
  const auto count = [&](std::string_view stated, const std::string& group) {
    facts_.facts.claims.clear();
    facts_.Claim("count_where",
                 {facts_.Figure("value", "100分", "", "composite"), facts_.Figure("count", stated),
                  Words("group", group), Named("indicator", "综合指标分值", "composite")});
    return Summaries(CheckCountsWhere(Given(), ClaimRule("count_where")));
  };
  EXPECT_THAT(count("4家", "县市区和行政事业单位"), ElementsAre("holds 4家 4家"));
  EXPECT_THAT(count("3家", "行政事业单位"), ElementsAre("contradicted 3家 2家"));
  EXPECT_THAT(count("3家", "公共服务企业"), ElementsAre("unchecked ambiguous"));
}

TEST_F(SetsTest, AListThatStandsForMoreMayBeShorterButNotLonger) {
  const auto list = [&](const std::string& n) {
    facts_ = ClaimFacts();
    facts_.Claim("truncated_list",
                 {Words("item", "甲"), Words("item", "乙"), Words("item", "丙"), Words("n", n)});
    return Summaries(CheckTruncatedLists(Given(), ClaimRule("truncated_list")));
  };
  EXPECT_THAT(list("9"), ElementsAre("holds 9 3"));
  EXPECT_THAT(list("3"), ElementsAre("holds 3 3"));
  EXPECT_THAT(list("2"), ElementsAre("contradicted 2 3"));
  EXPECT_THAT(list("多"), ElementsAre("unchecked missing"));
}

TEST(ClaimTermsTest, ANumberTermIsAWholeNumberInDigits) {
  const auto number = [](const std::string& text) {
    const record::Term term = Words("n", text);
    return NumberOf(&term);
  };
  EXPECT_EQ(number("3"), 3);
  EXPECT_EQ(number("9999"), 9999);
  EXPECT_EQ(number("0"), std::nullopt);
  EXPECT_EQ(number(""), std::nullopt);
  EXPECT_EQ(number("多"), std::nullopt);
  EXPECT_EQ(number("99999999999"), std::nullopt);
  EXPECT_EQ(NumberOf(nullptr), std::nullopt);
}

TEST(ClaimTermsTest, CategoriesAreNamedWithoutTheirClassWord) {
  const record::Facts facts;
  const rules::Lexicon lexicon = ClaimLexicon();
  const Context context{facts, lexicon};
  EXPECT_EQ(CategoryName(context, "咨询类"), "咨询");
  EXPECT_EQ(CategoryName(context, "居民生活问题"), "居民生活");
  EXPECT_EQ(CategoryName(context, "住房类问题"), "住房");
  EXPECT_EQ(CategoryName(context, "类"), "类");
}

TEST(TableRowsTest, WordsForAGroupMeanThePrintedGroup) {
  EXPECT_TRUE(NamesGroup("县(市)市区", "县市区"));
  EXPECT_TRUE(NamesGroup("县（市、区）", "县市区"));
  EXPECT_TRUE(NamesGroup("行政事业单位和公共服务企业", "公共服务企业"));
  EXPECT_FALSE(NamesGroup("单位", "行政事业单位"));
  EXPECT_FALSE(NamesGroup("市区", "县市区"));
  EXPECT_FALSE(NamesGroup("", "县市区"));
}

}  // namespace
}  // namespace gouji::check
