#include "store/document_rows.h"
#include "store/place_values.h"

namespace gouji::store {

namespace {

Result<void> SaveOperands(DocumentStatements& statements, std::int64_t finding,
                          std::string_view part, const std::vector<record::Operand>& operands,
                          const RowIds& rows) {
  std::int64_t position = 0;
  for (const record::Operand& operand : operands) {
    const PlaceValues at(operand.place);
    TRY(statements.finding_operand.Run(
        {finding, part, position++, std::string_view(operand.role), TextOrNull(operand.label),
         TextOrNull(operand.text), TextOrNull(operand.value), TextOrNull(operand.measure),
         TextOrNull(operand.source), RowId(rows.observations, operand.observation), at.page,
         at.left, at.top, at.right, at.bottom, at.line}));
  }
  return {};
}

}  // namespace

Result<void> SaveFindings(DocumentStatements& statements, const record::DocumentResult& result,
                          const RowIds& rows) {
  std::map<std::string, std::int64_t> row_of;  // Roots come before their dependents.
  for (const record::Finding& finding : result.findings) {
    std::string tried;
    for (const std::string& kind : finding.tried) tried += (tried.empty() ? "" : ",") + kind;
    const auto root = row_of.find(finding.root);
    const record::Explanation& explanation = finding.explanation;
    TRY_ASSIGN(const std::int64_t id,
               statements.finding.Run({std::string_view(result.facts.info.id),
                                       std::string_view(finding.id),
                                       std::string_view(finding.rule),
                                       record::Name(finding.verdict),
                                       record::Name(finding.severity),
                                       TextOrNull(finding.subject.unit),
                                       TextOrNull(finding.subject.indicator),
                                       TextOrNull(finding.subject.period),
                                       NumberOrNull(finding.subject.table, -1),
                                       TextOrNull(finding.stated),
                                       TextOrNull(finding.computed),
                                       TextOrNull(finding.interval_low),
                                       TextOrNull(finding.interval_high),
                                       std::string_view(explanation.kind),
                                       TextOrNull(explanation.value),
                                       TextOrNull(explanation.low),
                                       TextOrNull(explanation.high),
                                       TextOrNull(explanation.detail.zh),
                                       TextOrNull(explanation.detail.en),
                                       TextOrNull(tried),
                                       root == row_of.end() ? Value() : Value(root->second),
                                       TextOrNull(finding.power),
                                       TextOrNull(finding.reason),
                                       TextOrNull(finding.message.zh),
                                       TextOrNull(finding.message.en)}));
    row_of.emplace(finding.id, id);
    TRY(SaveOperands(statements, id, "operand", finding.operands, rows));
    TRY(SaveOperands(statements, id, "match", explanation.matches, rows));
  }
  return {};
}

}  // namespace gouji::store
