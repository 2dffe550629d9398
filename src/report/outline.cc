#include "report/outline.h"

#include <algorithm>
#include <map>
#include <string>

namespace gouji::report {

namespace {

/// Sort key of a group, the least first.
int RankOf(const record::Finding& finding) {
  switch (finding.verdict) {
    case record::Verdict::kHolds:
      return 10;
    case record::Verdict::kUnchecked:
      return 11;
    default:
      return 4 - static_cast<int>(finding.severity);
  }
}

}  // namespace

Counts& Counts::operator+=(const Counts& other) {
  holds += other.holds;
  explained += other.explained;
  suspect += other.suspect;
  contradicted += other.contradicted;
  unchecked += other.unchecked;
  critical += other.critical;
  error += other.error;
  warning += other.warning;
  note += other.note;
  return *this;
}

bool NeedsAttention(const record::Finding& finding) {
  return finding.verdict == record::Verdict::kContradicted ||
         finding.verdict == record::Verdict::kSuspect ||
         finding.verdict == record::Verdict::kExplained;
}

std::vector<Group> GroupFindings(const std::vector<record::Finding>& findings, Include include) {
  std::vector<Group> groups;
  std::map<std::string, std::size_t> group_of;
  const auto is_listed = [&](const record::Finding& finding) {
    return include == Include::kEverything || NeedsAttention(finding);
  };
  for (const record::Finding& finding : findings) {
    if (!finding.root.empty() || !is_listed(finding)) continue;
    group_of.emplace(finding.id, groups.size());
    groups.push_back({&finding, {}});
  }
  for (const record::Finding& finding : findings) {
    if (finding.root.empty() || !is_listed(finding)) continue;
    const auto group = group_of.find(finding.root);
    // A root that is not listed must not hide what follows from it.
    if (group == group_of.end()) {
      groups.push_back({&finding, {}});
    } else {
      groups[group->second].dependents.push_back(&finding);
    }
  }
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    return RankOf(*a.root) < RankOf(*b.root);
  });
  return groups;
}

Counts CountFindings(const std::vector<record::Finding>& findings) {
  Counts counts;
  for (const record::Finding& finding : findings) {
    if (!finding.root.empty()) continue;
    switch (finding.verdict) {
      case record::Verdict::kHolds:
        ++counts.holds;
        break;
      case record::Verdict::kExplained:
        ++counts.explained;
        break;
      case record::Verdict::kSuspect:
        ++counts.suspect;
        break;
      case record::Verdict::kContradicted:
        ++counts.contradicted;
        break;
      case record::Verdict::kUnchecked:
        ++counts.unchecked;
        break;
    }
    if (!NeedsAttention(finding)) continue;
    switch (finding.severity) {
      case record::Severity::kCritical:
        ++counts.critical;
        break;
      case record::Severity::kError:
        ++counts.error;
        break;
      case record::Severity::kWarning:
        ++counts.warning;
        break;
      case record::Severity::kNote:
        ++counts.note;
        break;
    }
  }
  return counts;
}

}  // namespace gouji::report
