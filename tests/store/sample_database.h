#pragma once

// A document with a little of everything, and a folder to store it in.

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/sqlite.h"

namespace gouji::store {

namespace fs = std::filesystem;

/// A folder of the test's own, empty at its beginning and gone at its end.
class DatabaseTest : public ::testing::Test {
 protected:
  DatabaseTest() {
    folder_ = fs::temp_directory_path() /
              ("gouji-store-" + std::to_string(::getpid()) + "-" +
               ::testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~DatabaseTest() override { fs::remove_all(folder_); }

  std::string PathOf(const std::string& name) const { return (folder_ / name).string(); }

  fs::path folder_;
};

inline const RunInfo kRun = {"2024-01-02T03:04:05Z", "0.1.0", "sha256:rules", ""};

/// One table of two cells, one paragraph, three observations (one missing), a claim, a repair, and
/// a root finding with one dependent.
struct Sample {
  std::vector<document::Page> pages;
  std::vector<table::Table> tables;
  std::vector<layout::Paragraph> paragraphs;
  record::DocumentResult result;
  std::string location;
  StoredDocument Borrow() const { return {pages, tables, paragraphs, result, location}; }
};

inline record::Observation Figure(int id, const std::string& entity, const std::string& printed) {
  record::Observation observation;
  observation.id = id;
  observation.source = record::Source::kTable;
  observation.entity = entity;
  observation.entity_printed = entity.empty() ? "" : entity + "（全称）";
  observation.indicator = "received";
  observation.period = "2023-05";
  observation.printed = printed;
  observation.table = 0;
  observation.row = 0;
  observation.column = 1;
  observation.place = {"sha256:one", 2, {10, 20, 30, 40}, 0};
  return observation;
}

inline Sample MakeSample(const std::string& id, const std::string& value) {
  Sample sample;
  document::Page page;
  page.number = 1;
  page.width = 595;
  page.height = 842;
  sample.pages = {page};

  table::Table table;
  table.page = table.last_page = 2;
  table.rows = 2;
  table.columns = 2;
  table.header_rows = 1;
  table.cells.resize(2);
  table.cells[0].text = "单位";
  table.cells[0].page = 2;
  table.cells[1].row = 1;
  table.cells[1].text = "公安局";
  table.cells[1].page = 2;
  sample.tables = {table};

  layout::Paragraph paragraph;
  paragraph.text = "共受理162件";
  paragraph.anchors = {{0, 1, {72, 100, 84, 112}, 0, -1}};
  sample.paragraphs = {paragraph};

  record::Facts& facts = sample.result.facts;
  facts.info.id = id;
  facts.info.path = "a.pdf";
  facts.info.format = "pdf";
  facts.info.issuer = "南山区";
  facts.info.period_from = "2023-05-01";
  facts.info.period_to = "2023-05-31";
  facts.info.pages = 1;
  facts.info.status = "read";
  facts.tables.resize(1);
  facts.tables[0].first_body_row = 1;
  facts.tables[0].topic = "hotline";
  facts.repairs.push_back({.rule = "ocr.inner_space",
                           .raw = "98. 72",
                           .text = "98.72",
                           .confidence = "0.99",
                           .reason = {"空格", "blank"},
                           .place = {id, 2, {1, 2, 3, 4}, 0},
                           .reader = {},
                           .satisfies = {}});

  record::Observation whole = Figure(0, "", "162件");
  whole.source = record::Source::kProse;
  whole.table = whole.row = whole.column = -1;
  whole.paragraph = 0;
  whole.quantity = record::Quantity{Decimal::Parse("162").value(), 0, "件", record::Bound::kExactly,
                                    std::nullopt};
  record::Observation row = Figure(1, "公安局", "98. 72");
  row.indicator = "rate_handled";
  row.quantity = record::Quantity{Decimal::Parse(value).value(), 2, "%", record::Bound::kExactly,
                                  std::nullopt};
  row.repair = 0;
  record::Observation missing = Figure(2, "公安局", "-");
  missing.missing_reason = "-";
  facts.observations = {whole, row, missing};

  record::Claim claim;
  claim.pattern = "P01";
  claim.kind = "total";
  claim.sentence = "共受理162件";
  claim.paragraph = 0;
  claim.terms = {{"total", "162件", 0, "", "received"}};
  facts.claims = {claim};
  facts.numbers = {
      {record::ProseNumber::Fate::kClaimed, "int", "162", "共受理162件", {id, 1, {}, 0}}};
  facts.notes = {{document::NoteSeverity::kWarning, "damaged", {id, 0, {}, 0}, "page.damaged"}};

  record::Finding root;
  root.id = "1a";
  root.document_id = id;
  root.rule = "share.base";
  root.verdict = record::Verdict::kContradicted;
  root.severity = record::Severity::kError;
  root.stated = "98.72%";
  record::Operand operand;
  operand.role = "stated";
  operand.observation = 1;
  operand.text = "98. 72";
  root.operands = {operand};
  record::Finding dependent = root;
  dependent.id = "1b";
  dependent.root = "1a";
  sample.result.findings = {root, dependent};
  return sample;
}

inline std::string Ask(const std::string& path, const std::string& sql) {
  Result<Connection> connection = Connection::Open(path);
  if (!connection) return connection.error().ToString();
  const Result<std::optional<std::string>> text = connection->QueryText(sql);
  if (!text) return text.error().ToString();
  return text->value_or("NULL");
}

/// Stores the sample in a new database at `path`.
inline void StoreSample(const std::string& path, const Sample& sample) {
  Result<Database> database = Database::Open(path);
  ASSERT_TRUE(database) << database.error().ToString();
  ASSERT_TRUE(database->BeginRun(kRun, {{"received", "受理量", "received", "件"}}));
  const Result<Saved> saved = database->Save(sample.Borrow());
  ASSERT_TRUE(saved) << saved.error().ToString();
}

}  // namespace gouji::store
