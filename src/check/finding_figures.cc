#include "check/finding_figures.h"

#include <algorithm>

namespace gouji::check {

using record::Finding;
using record::Operand;
using record::Verdict;

bool IsContradiction(const Finding& finding) {
  return finding.verdict == Verdict::kContradicted || finding.verdict == Verdict::kSuspect;
}

bool IsReported(const Finding& finding) {
  return IsContradiction(finding) || finding.verdict == Verdict::kExplained;
}

bool UsesFigure(const Finding& finding, int observation) {
  return std::any_of(finding.operands.begin(), finding.operands.end(),
                     [&](const Operand& o) { return o.observation == observation; });
}

std::vector<int> FiguresOf(const Finding& finding) {
  std::vector<int> figures;
  for (const Operand& operand : finding.operands) {
    if (operand.observation >= 0) figures.push_back(operand.observation);
  }
  std::sort(figures.begin(), figures.end());
  figures.erase(std::unique(figures.begin(), figures.end()), figures.end());
  return figures;
}

const Operand* StatedFigure(const Finding& finding) {
  const auto stated =
      std::find_if(finding.operands.begin(), finding.operands.end(), [&](const Operand& o) {
        return o.observation >= 0 && !o.value.empty() && o.value + o.measure == finding.stated;
      });
  return stated == finding.operands.end() ? nullptr : &*stated;
}

}  // namespace gouji::check
