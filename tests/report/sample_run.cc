#include "sample_run.h"

namespace gouji::report {

namespace {

using record::Finding;
using record::Operand;
using record::Severity;
using record::Verdict;

document::Place At(int page, double left, double top, int line = 0) {
  document::Place place;
  place.document_id = "sha256:aa";
  place.page = page;
  place.box = {left, top, left + 24, top + 12};
  place.line = line;
  return place;
}

Operand Prose(const std::string& role, const std::string& label, const std::string& text,
              const std::string& value, const std::string& measure, int page) {
  Operand operand;
  operand.role = role;
  operand.label = label;
  operand.text = text;
  operand.value = value;
  operand.measure = measure;
  operand.observation = 0;
  operand.place = At(page, 72, 310.5);
  operand.source = "prose";
  return operand;
}

Operand Cell(const std::string& role, const std::string& label, const std::string& text,
             const std::string& measure, int row, int column) {
  Operand operand = Prose(role, label, text, text, measure, 3);
  operand.place = At(3, 100.0 + column * 50, 200.0 + row * 20);
  operand.indicator = "assigned";
  operand.source = "table";
  operand.table = 0;
  operand.row = row;
  operand.column = column;
  return operand;
}

Finding Share(const std::string& id, const std::string& label, const std::string& part,
              const std::string& stated, const std::string& computed, const std::string& root) {
  Finding finding;
  finding.id = id;
  finding.document_id = "sha256:aa";
  finding.rule = "share.base";
  finding.verdict = Verdict::kContradicted;
  finding.severity = Severity::kError;
  finding.subject = {"南山区", "received", "2023-05", -1};
  finding.stated = stated;
  finding.computed = computed;
  finding.root = root;
  finding.operands = {
      Prose("stated", label + "占比", stated, stated.substr(0, stated.size() - 1), "%", 1),
      Prose("numerator", label, part + "件", part, "件", 1),
      Prose("denominator", "受理总量", "162件", "162", "件", 1)};
  finding.message = {label + "占 " + stated + "，按受理总量 162 件计算是 " + computed,
                     label + " is stated as " + stated + "; of 162 it is " + computed};
  return finding;
}

record::DocumentResult Contradicted() {
  record::DocumentResult result;
  record::Facts& facts = result.facts;
  facts.info = {"sha256:aa",    "通报/南山.pdf", "2023年5月政务服务热线运行情况通报",
                "南山区热线办", "county",        "2023-05-01",
                "2023-05-31",   "pdf",           6,
                "partly"};
  facts.tables.resize(1);
  facts.tables[0].first_body_row = 2;
  facts.info.observations = 5;
  facts.info.claims = 2;
  facts.repairs.push_back({.rule = "ocr.inner_space",
                           .raw = "98. 72",
                           .text = "98.72",
                           .confidence = "0.99",
                           .reason = {"数字中间的空格", "a blank inside a number"},
                           .place = At(3, 210, 300),
                           .reader = {},
                           .satisfies = {}});
  using Fate = record::ProseNumber::Fate;
  facts.numbers = {{Fate::kClaimed, "int", "162", "共受理162件", At(1, 72, 310)},
                   {Fate::kTyped, "phone", "12345", "拨打12345热线", At(1, 90, 330)},
                   {Fate::kUnclaimed, "int", "7", "接听了7位群众", At(2, 72, 100)}};
  facts.notes.push_back({document::NoteSeverity::kWarning,
                         "damage was worked around: Illegal character '>'",
                         {"sha256:aa", 0, {}, 0},
                         "file.repaired"});

  Finding root = Share("1a", "农林水利类", "22", "13.41%", "13.5802%", "");
  root.interval_low = "13.405";
  root.interval_high = "13.415";
  root.explanation.kind = "implied_denominator";
  root.explanation.value = "164";
  root.explanation.low = root.explanation.high = "164";
  root.explanation.detail = {"两类占比都按 164 件计算", "both shares divide by 164"};
  root.explanation.matches = {Prose("match", "办理总量", "164件", "164", "件", 2)};
  root.tried = {"truncation", "other_base"};

  Finding total;
  total.id = "2b";
  total.document_id = "sha256:aa";
  total.rule = "table.total";
  total.verdict = Verdict::kContradicted;
  total.severity = Severity::kCritical;
  total.subject = {"", "received", "2023-05", 0};
  total.stated = "206件";
  total.computed = "208件";
  total.operands = {Cell("total", "合计 <承办量>", "206", "件", 1, 2)};
  for (int row = 2; row < 16; ++row) {
    total.operands.push_back(
        Cell("part", "第" + std::to_string(row - 1) + "街道 承办量", "16", "件", row, 2));
  }
  total.message = {"附表1“承办量”的合计印为 206，各行相加是 208",
                   "the total of 承办量 is printed as 206; its rows add up to 208"};

  Finding explained;
  explained.id = "3c";
  explained.document_id = "sha256:aa";
  explained.rule = "share.sum";
  explained.verdict = Verdict::kExplained;
  explained.severity = Severity::kNote;
  explained.stated = "0.75%";
  explained.computed = "0.756%";
  explained.explanation.kind = "truncation";
  explained.operands = {Prose("stated", "其他", "0.75%", "0.75", "%", 2)};
  explained.message = {"“其他”占 0.75% 是截断的结果", "the share of 其他 was truncated"};

  Finding suspect;
  suspect.id = "4d";
  suspect.document_id = "sha256:aa";
  suspect.rule = "row.overdue";
  suspect.verdict = Verdict::kSuspect;
  suspect.severity = Severity::kWarning;
  suspect.operands = {Cell("row", "西街道 超期", "2", "件", 5, 4)};
  suspect.message = {"西街道承办 5 件、办结 5 件，却有 2 件超期",
                     "nothing is left that could be overdue"};

  Finding holds;
  holds.id = "5e";
  holds.document_id = "sha256:aa";
  holds.rule = "parts.sum";
  holds.verdict = Verdict::kHolds;
  holds.power = "1件";
  holds.message = {"3 + 2 + 569 = 574", "3 + 2 + 569 = 574"};

  Finding unchecked;
  unchecked.id = "6f";
  unchecked.document_id = "sha256:aa";
  unchecked.rule = "rate.dissatisfied";
  unchecked.verdict = Verdict::kUnchecked;
  unchecked.reason = "missing";
  unchecked.message = {"回访数没有印出", "the number of calls back is not printed"};

  result.findings = {root,      Share("1b", "环境保护类", "20", "12.20%", "12.3457%", "1a"),
                     explained, suspect,
                     total,     holds,
                     unchecked};
  return result;
}

record::DocumentResult Clean() {
  record::DocumentResult result;
  result.facts.info = {
      "sha256:bb", "通报/a|b \"周报\".txt", "", "", "", "2021-10-25", "2021-10-31", "text", 1,
      "read"};
  Finding holds;
  holds.id = "7a";
  holds.document_id = "sha256:bb";
  holds.rule = "parts.sum";
  holds.verdict = Verdict::kHolds;
  holds.message = {"4 = 3 + 1", "4 = 3 + 1"};
  result.findings = {holds};
  return result;
}

table::Cell TableCell(int row, int column, const std::string& text, table::Role role,
                      int row_span = 1, int column_span = 1) {
  table::Cell cell;
  cell.row = row;
  cell.column = column;
  cell.row_span = row_span;
  cell.column_span = column_span;
  cell.text = text;
  cell.role = role;
  cell.page = 2;
  cell.box = {72.0 + column * 60, 100.0 + row * 20, 132.0 + column * 60, 120.0 + row * 20};
  return cell;
}

}  // namespace

record::RunSummary SampleRun() {
  record::RunSummary run;
  run.version = "0.1.0";
  run.rules_hash = "sha256:cc";
  run.documents = {Contradicted(), Clean()};
  run.problems = {{"通报/南山.pdf", 4, "a scanned page, which is not read", false},
                  {"通报/坏.pdf", 0, "neither PDF nor image nor text", true}};
  run.seconds = 0.25;
  return run;
}

std::vector<FileTables> SampleTables() {
  using table::Role;
  table::Table spans;
  spans.page = 2;
  spans.last_page = 3;
  spans.box = {72, 100, 252, 160};
  spans.title = "各单位办理情况 <1>";
  spans.measure = "件";
  spans.notes = {"备注：不含信件"};
  spans.rows = 4;
  spans.columns = 3;
  spans.header_rows = 2;
  spans.cells = {TableCell(0, 0, "部门名称", Role::kHeader, 2, 1),
                 TableCell(0, 1, "受理", Role::kHeader, 1, 2),
                 TableCell(1, 1, "件数", Role::kHeader),
                 TableCell(1, 2, "占比|%", Role::kHeader),
                 TableCell(2, 0, "甲、\"乙\"局", Role::kStub),
                 TableCell(2, 1, "1,024", Role::kData),
                 TableCell(2, 2, "98.5", Role::kData),
                 TableCell(3, 0, "合计", Role::kTotal),
                 TableCell(3, 1, "1,024", Role::kTotal),
                 TableCell(3, 2, "-", Role::kTotal)};
  table::Table empty;
  empty.page = empty.last_page = 4;
  empty.kind = table::Kind::kAligned;
  return {{"通报/南山.pdf", {spans, empty}}, {"空.txt", {}}};
}

}  // namespace gouji::report
