#include "app/exit_status.h"

#include <gtest/gtest.h>

namespace gouji::app {
namespace {

using record::Severity;
using record::Verdict;

record::RunSummary RunWith(Verdict verdict, Severity severity) {
  record::RunSummary run;
  run.documents.resize(1);
  run.documents[0].findings.resize(1);
  run.documents[0].findings[0].verdict = verdict;
  run.documents[0].findings[0].severity = severity;
  return run;
}

TEST(ExitStatusTest, FindingsFailFromTheChosenSeverityOn) {
  const struct {
    Verdict verdict;
    Severity severity;
    FailOn fail_on;
    ExitStatus status;
  } cases[] = {
      {Verdict::kContradicted, Severity::kError, FailOn::kError, ExitStatus::kFindings},
      {Verdict::kContradicted, Severity::kCritical, FailOn::kError, ExitStatus::kFindings},
      {Verdict::kContradicted, Severity::kWarning, FailOn::kError, ExitStatus::kClean},
      {Verdict::kSuspect, Severity::kWarning, FailOn::kWarning, ExitStatus::kFindings},
      {Verdict::kExplained, Severity::kNote, FailOn::kNote, ExitStatus::kFindings},
      {Verdict::kExplained, Severity::kNote, FailOn::kWarning, ExitStatus::kClean},
      {Verdict::kContradicted, Severity::kError, FailOn::kCritical, ExitStatus::kClean},
      {Verdict::kContradicted, Severity::kCritical, FailOn::kCritical, ExitStatus::kFindings},
      {Verdict::kContradicted, Severity::kCritical, FailOn::kNever, ExitStatus::kClean},
      {Verdict::kHolds, Severity::kNote, FailOn::kNote, ExitStatus::kClean},
      {Verdict::kUnchecked, Severity::kNote, FailOn::kNote, ExitStatus::kClean},
  };
  for (const auto& c : cases)
    EXPECT_EQ(StatusOf(RunWith(c.verdict, c.severity), c.fail_on), c.status);
}

TEST(ExitStatusTest, UnreadInputOutweighsFindings) {
  record::RunSummary run = RunWith(Verdict::kContradicted, Severity::kError);
  run.problems = {{"a.pdf", 0, "empty", true}};
  EXPECT_EQ(StatusOf(run, FailOn::kError), ExitStatus::kUnread);
  EXPECT_EQ(StatusOf(run, FailOn::kNever), ExitStatus::kUnread);
}

}  // namespace
}  // namespace gouji::app
