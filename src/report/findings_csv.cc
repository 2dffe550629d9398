#include "report/findings_csv.h"

#include "report/csv_fields.h"
#include "report/outline.h"
#include "report/phrases.h"

namespace gouji::report {

namespace {

/// "22件 农林水利类（第1页）；162件 受理量（第1页）"
std::string OperandsText(const record::Finding& finding, Language language) {
  std::string text;
  for (const record::Operand& operand : finding.operands) {
    if (!text.empty()) text += language == Language::kChinese ? "；" : "; ";
    text += operand.text.empty() ? operand.value : operand.text;
    text += " " + LabelText(operand, language);
    const std::string place = PlaceName(operand, language);
    if (!place.empty()) text += " [" + place + "]";
  }
  return text;
}

std::string FirstPlace(const record::Finding& finding, Language language) {
  for (const record::Operand& operand : finding.operands) {
    const std::string place = PlaceName(operand, language);
    if (!place.empty()) return place;
  }
  return "";
}

}  // namespace

void WriteFindingsCsv(const record::RunSummary& run, const Options& options, std::ostream& out) {
  WriteByteOrderMark(options.byte_order_mark, out);
  WriteCsvRow({"path", "title", "issuer", "period_from", "period_to", "id", "root", "rule",
               "verdict", "severity", "unit", "indicator", "stated", "computed", "explanation",
               "explanation_value", "place", "message", "operands"},
              out);
  const Include include = options.show_checked ? Include::kEverything : Include::kAttention;
  for (const record::DocumentResult& document : run.documents) {
    const record::DocumentInfo& info = document.facts.info;
    const auto write = [&](const record::Finding& finding) {
      WriteCsvRow({info.path, info.title, info.issuer, info.period_from, info.period_to, finding.id,
                   finding.root, finding.rule, record::Name(finding.verdict),
                   record::Name(finding.severity), finding.subject.unit, finding.subject.indicator,
                   finding.stated, finding.computed, finding.explanation.kind,
                   finding.explanation.value, FirstPlace(finding, options.language),
                   In(finding.message, options.language), OperandsText(finding, options.language)},
                  out);
    };
    for (const Group& group : GroupFindings(document.findings, include)) {
      write(*group.root);
      for (const record::Finding* dependent : group.dependents) write(*dependent);
    }
  }
}

}  // namespace gouji::report
