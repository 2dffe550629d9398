#include "app/exit_status.h"

#include "report/outline.h"

namespace gouji::app {

namespace {

bool Fails(record::Severity severity, FailOn fail_on) {
  switch (fail_on) {
    case FailOn::kNote:
      return true;
    case FailOn::kWarning:
      return severity >= record::Severity::kWarning;
    case FailOn::kError:
      return severity >= record::Severity::kError;
    case FailOn::kCritical:
      return severity >= record::Severity::kCritical;
    case FailOn::kNever:
      return false;
  }
  return false;
}

}  // namespace

ExitStatus StatusOf(const record::RunSummary& run, FailOn fail_on) {
  if (!run.problems.empty()) return ExitStatus::kUnread;
  for (const record::DocumentResult& document : run.documents) {
    for (const record::Finding& finding : document.findings) {
      if (report::NeedsAttention(finding) && Fails(finding.severity, fail_on)) {
        return ExitStatus::kFindings;
      }
    }
  }
  return ExitStatus::kClean;
}

}  // namespace gouji::app
