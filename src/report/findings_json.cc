#include "report/findings_json.h"

#include <cstdlib>

#include "report/json_values.h"
#include "report/outline.h"
#include "report/phrases.h"

namespace gouji::report {

namespace {

Json DocumentJson(const record::DocumentResult& document) {
  const record::DocumentInfo& info = document.facts.info;
  const Counts counts = CountFindings(document.findings);
  Json json;
  json["id"] = info.id;
  json["path"] = info.path;
  json["title"] = info.title;
  json["issuer"] = TextOrNull(info.issuer);
  json["level"] = TextOrNull(info.level);
  json["period"] = {{"from", TextOrNull(info.period_from)}, {"to", TextOrNull(info.period_to)}};
  json["format"] = info.format;
  json["pages"] = info.pages;
  json["status"] = info.status;
  json["tables"] = document.facts.tables.size();
  json["observations"] = info.observations;
  json["claims"] = info.claims;
  json["checks"] = {{"holds", counts.holds},
                    {"explained", counts.explained},
                    {"suspect", counts.suspect},
                    {"contradicted", counts.contradicted},
                    {"unchecked", counts.unchecked}};
  return json;
}

/// A doubt of the reading that changed nothing: a page that is not read, a name that no unit has.
Json NoteJson(const document::Note& note, const std::string& document_id) {
  static constexpr const char* kSeverities[] = {"info", "warning", "error"};
  Json json;
  json["document"] = document_id;
  json["kind"] = note.kind;
  json["severity"] = kSeverities[static_cast<int>(note.severity)];
  json["page"] = note.place.page > 0 ? Json(note.place.page) : Json(nullptr);
  json["line"] = note.place.line > 0 ? Json(note.place.line) : Json(nullptr);
  json["message"] = note.message;
  return json;
}

/// What a finding refers to: its document, and where the document's repairs begin in the list of
/// all.
struct Referred {
  const record::Facts& facts;
  int first_repair = 0;
};

/// The row in the grid that `gouji tables` prints, which begins with the header.
Json GridRow(const record::Operand& operand, const record::Facts& facts) {
  const auto table = static_cast<std::size_t>(operand.table);
  if (operand.table < 0 || operand.row < 0 || table >= facts.tables.size()) return nullptr;
  return operand.row + facts.tables[table].first_body_row;
}

Json OperandJson(const record::Operand& operand, const Referred& referred) {
  Json json;
  json["role"] = operand.role;
  json["label"] = operand.label;
  json["indicator"] = TextOrNull(operand.indicator);
  json["text"] = operand.text;
  json["value"] = operand.value;
  json["unit"] = TextOrNull(operand.measure);
  json["document"] =
      operand.place.document_id.empty() ? referred.facts.info.id : operand.place.document_id;
  json["page"] = operand.place.page > 0 ? Json(operand.place.page) : Json(nullptr);
  json["line"] = operand.place.line > 0 ? Json(operand.place.line) : Json(nullptr);
  json["box"] = operand.place.page > 0 ? BoxJson(operand.place.box) : Json(nullptr);
  json["source"] = operand.source;
  json["table"] = NumberOrNull(operand.table, 1);
  json["row"] = GridRow(operand, referred.facts);
  json["column"] = NumberOrNull(operand.column);
  json["repair"] = NumberOrNull(operand.repair, referred.first_repair);
  return json;
}

Json FindingJson(const record::Finding& finding, const Referred& referred, Language language) {
  const auto operands = [&](const std::vector<record::Operand>& list) {
    Json json = Json::array();
    for (const record::Operand& operand : list) {
      json.push_back(OperandJson(operand, referred));
    }
    return json;
  };
  const record::Explanation& explanation = finding.explanation;
  Json json;
  json["id"] = finding.id;
  json["document"] = finding.document_id;
  json["rule"] = finding.rule;
  json["verdict"] = record::Name(finding.verdict);
  json["severity"] = record::Name(finding.severity);
  json["subject"] = {{"unit", TextOrNull(finding.subject.unit)},
                     {"indicator", TextOrNull(finding.subject.indicator)},
                     {"period", TextOrNull(finding.subject.period)},
                     {"table", NumberOrNull(finding.subject.table, 1)}};
  json["stated"] = TextOrNull(finding.stated);
  json["computed"] = TextOrNull(finding.computed);
  json["interval"] =
      finding.interval_low.empty() && finding.interval_high.empty()
          ? Json(nullptr)
          : Json::array({TextOrNull(finding.interval_low), TextOrNull(finding.interval_high)});
  json["explanation"] = {
      {"kind", explanation.kind},
      {"value", TextOrNull(explanation.value)},
      {"range", explanation.low.empty() && explanation.high.empty()
                    ? Json(nullptr)
                    : Json::array({TextOrNull(explanation.low), TextOrNull(explanation.high)})},
      {"matches", operands(explanation.matches)},
      {"detail", TextOrNull(In(explanation.detail, language))}};
  json["tried"] = finding.tried;
  json["root"] = TextOrNull(finding.root);
  json["operands"] = operands(finding.operands);
  json["power"] = TextOrNull(finding.power);
  json["reason"] = TextOrNull(finding.reason);
  json["message"] = In(finding.message, language);
  return json;
}

Json RepairJson(const record::Repair& repair, const std::string& document_id) {
  Json json;
  json["document"] = document_id;
  json["page"] = repair.place.page;
  json["line"] = repair.place.line > 0 ? Json(repair.place.line) : Json(nullptr);
  json["box"] = BoxJson(repair.place.box);
  json["raw"] = repair.raw;
  json["text"] = repair.text;
  json["rule"] = repair.rule;
  json["confidence"] = std::strtod(repair.confidence.c_str(), nullptr);
  if (!repair.reader.empty()) {
    json["reader"] = repair.reader;
    json["satisfies"] = repair.satisfies;
  }
  return json;
}

const char* FateName(record::ProseNumber::Fate fate) {
  switch (fate) {
    case record::ProseNumber::Fate::kClaimed:
      return "claimed";
    case record::ProseNumber::Fate::kTyped:
      return "typed";
    case record::ProseNumber::Fate::kUnclaimed:
      return "unclaimed";
  }
  return "";
}

Json NumberJson(const record::ProseNumber& number, const std::string& document_id) {
  Json json;
  json["document"] = document_id;
  json["page"] = number.place.page;
  json["line"] = number.place.line > 0 ? Json(number.place.line) : Json(nullptr);
  json["box"] = BoxJson(number.place.box);
  json["text"] = number.text;
  json["fate"] = FateName(number.fate);
  json["kind"] = number.kind;
  json["context"] = number.context;
  return json;
}

}  // namespace

void WriteFindingsJson(const record::RunSummary& run, const Options& options, std::ostream& out) {
  Json documents = Json::array(), findings = Json::array(), repairs = Json::array(),
       notes = Json::array(), numbers = Json::array(), problems = Json::array();
  for (const record::DocumentResult& document : run.documents) {
    documents.push_back(DocumentJson(document));
    const Referred referred = {document.facts, static_cast<int>(repairs.size())};
    for (const record::Finding& finding : document.findings) {
      if (!options.show_checked && !NeedsAttention(finding)) continue;
      findings.push_back(FindingJson(finding, referred, options.language));
    }
    for (const record::Repair& repair : document.facts.repairs) {
      repairs.push_back(RepairJson(repair, document.facts.info.id));
    }
    for (const document::Note& note : document.facts.notes) {
      notes.push_back(NoteJson(note, document.facts.info.id));
    }
    for (const record::ProseNumber& number : document.facts.numbers) {
      numbers.push_back(NumberJson(number, document.facts.info.id));
    }
  }
  for (const record::Problem& problem : run.problems) {
    problems.push_back(
        {{"path", problem.path}, {"page", problem.page}, {"message", problem.message}});
  }
  Json json;
  json["gouji"] = run.version;
  json["rules"] = run.rules_hash;
  json["documents"] = std::move(documents);
  json["findings"] = std::move(findings);
  json["repairs"] = std::move(repairs);
  json["notes"] = std::move(notes);
  if (options.show_numbers) json["numbers"] = std::move(numbers);
  json["problems"] = std::move(problems);
  WriteJson(json, out);
}

}  // namespace gouji::report
