#include "report/findings_markdown.h"

#include "report/markdown_text.h"
#include "report/outline.h"
#include "report/phrases.h"

namespace gouji::report {

namespace {

void WriteFinding(const record::Finding& finding, const std::string& indent, const Options& options,
                  std::ostream& out) {
  const Language language = options.language;
  const std::string mark = NeedsAttention(finding) ? SeverityName(finding.severity, language)
                                                   : VerdictName(finding.verdict, language);
  out << indent << "- **" << mark << "** " << MarkdownText(In(finding.message, language)) << " ("
      << MarkdownText(finding.rule) << ")\n";
  if (!NeedsAttention(finding)) return;
  for (const record::Operand& operand : finding.operands) {
    const std::string place = PlaceName(operand, language);
    out << indent << "  - " << MarkdownText(operand.text.empty() ? operand.value : operand.text)
        << " " << MarkdownText(LabelText(operand, language));
    if (!place.empty()) out << " — " << place;
    out << "\n";
  }
  const record::Explanation& explanation = finding.explanation;
  if (explanation.kind != "none") {
    const std::string& detail = In(explanation.detail, language);
    out << indent << "  - *" << ExplanationName(explanation.kind, language) << "*";
    if (!detail.empty()) out << " " << MarkdownText(detail);
    out << "\n";
  }
}

}  // namespace

void WriteFindingsMarkdown(const record::RunSummary& run, const Options& options,
                           std::ostream& out) {
  const bool chinese = options.language == Language::kChinese;
  const Include include = options.show_checked ? Include::kEverything : Include::kAttention;
  for (const record::DocumentResult& document : run.documents) {
    const record::DocumentInfo& info = document.facts.info;
    out << "## " << MarkdownText(info.title.empty() ? info.path : info.title) << "\n\n";
    const std::string period = PeriodName(info.period_from, info.period_to, options.language);
    out << MarkdownText(info.issuer);
    if (!info.issuer.empty() && !period.empty()) out << " · ";
    out << period;
    if (!info.issuer.empty() || !period.empty()) out << " · ";
    out << MarkdownText(info.path) << "\n\n";
    const std::vector<Group> groups = GroupFindings(document.findings, include);
    for (const Group& group : groups) {
      WriteFinding(*group.root, "", options, out);
      for (const record::Finding* dependent : group.dependents) {
        WriteFinding(*dependent, "  ", options, out);
      }
    }
    if (groups.empty()) {
      out << (chinese ? "没有发现不一致。" : "Nothing that does not agree.") << "\n";
    }
    out << "\n";
  }
  if (run.problems.empty()) return;
  out << "## " << (chinese ? "未能读取" : "Not read") << "\n\n";
  for (const record::Problem& problem : run.problems) {
    out << "- " << MarkdownText(problem.path) << ": " << MarkdownText(problem.message) << "\n";
  }
}

}  // namespace gouji::report
