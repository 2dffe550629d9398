#include "record/finding.h"

namespace gouji::record {

const char* Name(Verdict verdict) {
  switch (verdict) {
    case Verdict::kHolds:
      return "holds";
    case Verdict::kExplained:
      return "explained";
    case Verdict::kSuspect:
      return "suspect";
    case Verdict::kContradicted:
      return "contradicted";
    case Verdict::kUnchecked:
      return "unchecked";
  }
  return "";
}

const char* Name(Severity severity) {
  switch (severity) {
    case Severity::kNote:
      return "note";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
    case Severity::kCritical:
      return "critical";
  }
  return "";
}

}  // namespace gouji::record
