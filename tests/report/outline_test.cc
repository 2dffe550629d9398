#include "report/outline.h"

#include <gtest/gtest.h>

#include "sample_run.h"

namespace gouji::report {
namespace {

TEST(OutlineTest, TheWorstComesFirstAndDependentsStandUnderTheirRoot) {
  const record::RunSummary run = SampleRun();
  const std::vector<Group> groups = GroupFindings(run.documents[0].findings, Include::kAttention);
  ASSERT_EQ(groups.size(), 4u);
  EXPECT_EQ(groups[0].root->id, "2b");
  EXPECT_EQ(groups[1].root->id, "1a");
  ASSERT_EQ(groups[1].dependents.size(), 1u);
  EXPECT_EQ(groups[1].dependents[0]->id, "1b");
  EXPECT_EQ(groups[2].root->id, "4d");
  EXPECT_EQ(groups[3].root->id, "3c");
}

TEST(OutlineTest, WhatHoldsAndWhatIsUncheckedComeLastAndOnlyIfAskedFor) {
  const record::RunSummary run = SampleRun();
  const std::vector<Group> groups = GroupFindings(run.documents[0].findings, Include::kEverything);
  ASSERT_EQ(groups.size(), 6u);
  EXPECT_EQ(groups[4].root->id, "5e");
  EXPECT_EQ(groups[5].root->id, "6f");
}

TEST(OutlineTest, ADependentIsNotCounted) {
  const record::RunSummary run = SampleRun();
  const Counts counts = CountFindings(run.documents[0].findings);
  EXPECT_EQ(counts.contradicted, 2);
  EXPECT_EQ(counts.error, 1);
  EXPECT_EQ(counts.critical, 1);
  EXPECT_EQ(counts.Checked(), 5);
  EXPECT_EQ(counts.unchecked, 1);
}

TEST(OutlineTest, ADependentWhoseRootIsNotListedIsNotLost) {
  record::RunSummary run = SampleRun();
  std::vector<record::Finding>& findings = run.documents[0].findings;
  findings.erase(findings.begin());
  const std::vector<Group> groups = GroupFindings(findings, Include::kAttention);
  EXPECT_EQ(groups[1].root->id, "1b");
}

}  // namespace
}  // namespace gouji::report
