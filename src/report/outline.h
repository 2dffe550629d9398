#pragma once

// The findings of one document as reports list them: each root with the findings that follow from
// it, and how many checks ended in which verdict.

#include <vector>

#include "record/finding.h"

namespace gouji::report {

struct Group {
  const record::Finding* root = nullptr;
  std::vector<const record::Finding*> dependents;
};

/// How many checks ended how. A dependent finding is not counted on its own.
struct Counts {
  int holds = 0, explained = 0, suspect = 0, contradicted = 0, unchecked = 0;
  /// Of those that need attention (contradicted, suspect, explained), by severity.
  int critical = 0, error = 0, warning = 0, note = 0;
  int Checked() const { return holds + explained + suspect + contradicted; }
  Counts& operator+=(const Counts& other);
};

/// Contradicted, suspect or explained: what is reported without being asked for.
bool NeedsAttention(const record::Finding& finding);

/// Groups in the order of severity, the worst first, then in the findings' own order; those that
/// hold and those that could not be checked come last, and only if asked for.
enum class Include { kAttention, kEverything };
std::vector<Group> GroupFindings(const std::vector<record::Finding>& findings, Include include);

Counts CountFindings(const std::vector<record::Finding>& findings);

}  // namespace gouji::report
