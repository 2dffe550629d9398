#include "store/database.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <vector>

#include "store/sqlite.h"

namespace gouji::store {
namespace {

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

const RunInfo kRun = {"2024-01-02T03:04:05Z", "0.1.0", "sha256:rules", ""};

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

record::Observation Figure(int id, const std::string& entity, const std::string& printed) {
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

Sample MakeSample(const std::string& id, const std::string& value) {
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
  paragraph.anchors = {{0, 1, {72, 100, 84, 112}, 0}};
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

std::string Ask(const std::string& path, const std::string& sql) {
  Result<Connection> connection = Connection::Open(path);
  if (!connection) return connection.error().ToString();
  const Result<std::optional<std::string>> text = connection->QueryText(sql);
  if (!text) return text.error().ToString();
  return text->value_or("NULL");
}

/// Stores the sample in a new database at `path`.
void StoreSample(const std::string& path, const Sample& sample) {
  Result<Database> database = Database::Open(path);
  ASSERT_TRUE(database) << database.error().ToString();
  ASSERT_TRUE(database->BeginRun(kRun, {{"received", "受理量", "received", "件"}}));
  const Result<Saved> saved = database->Save(sample.Borrow());
  ASSERT_TRUE(saved) << saved.error().ToString();
}

/// Runs `work` in as many processes, which all begin at once; how many of them said true.
int SucceededOf(int processes, const std::function<bool(int)>& work) {
  int gate[2] = {};
  if (pipe(gate) != 0) return -1;
  std::vector<pid_t> children;
  for (int i = 0; i < processes; ++i) {
    const pid_t child = fork();
    if (child == 0) {
      close(gate[1]);
      char ignored = 0;
      const bool began = read(gate[0], &ignored, 1) == 0;
      _exit(began && work(i) ? 0 : 1);
    }
    children.push_back(child);
  }
  close(gate[0]);
  close(gate[1]);  // The end of the pipe is the sign to begin.
  int succeeded = 0;
  for (const pid_t child : children) {
    int state = 0;
    waitpid(child, &state, 0);
    succeeded += WIFEXITED(state) && WEXITSTATUS(state) == 0 ? 1 : 0;
  }
  return succeeded;
}

TEST_F(DatabaseTest, EveryPartOfADocumentIsThereAndRefersToTheOthers) {
  const std::string path = PathOf("a.db");
  StoreSample(path, MakeSample("sha256:one", "98.72"));
  const struct {
    const char *sql, *answer;
  } cases[] = {
      {"SELECT title IS NULL AND issuer = '南山区' FROM document", "1"},
      {"SELECT added_at FROM document", "2024-01-02T03:04:05Z"},
      {"SELECT width FROM page", "595.0"},
      {"SELECT count(*) FROM region", "2"},
      {"SELECT topic FROM region WHERE kind = 'table'", "hotline"},
      {"SELECT group_concat(text, ' ') FROM cell", "单位 公安局"},
      {"SELECT name FROM unit", "公安局"},
      {"SELECT alias FROM unit_alias", "公安局（全称）"},
      {"SELECT value FROM observation WHERE position = 1", "98.72"},
      {"SELECT \"row\" FROM observation WHERE position = 1", "1"},
      {"SELECT value IS NULL AND missing_reason = '-' FROM observation WHERE position = 2", "1"},
      {"SELECT r.text FROM observation o JOIN repair r ON r.id = o.repair_id", "98.72"},
      {"SELECT r.text FROM observation o JOIN region r ON r.id = o.region_id WHERE o.position = 0",
       "共受理162件"},
      {"SELECT o.printed FROM claim_term t JOIN observation o ON o.id = t.observation_id", "162件"},
      {"SELECT fate FROM prose_number", "claimed"},
      {"SELECT kind || ' ' || message FROM note", "page.damaged damaged"},
      {"SELECT r.key FROM finding f JOIN finding r ON r.id = f.root_id", "1a"},
      {"SELECT count(DISTINCT observation_id) FROM finding_operand", "1"},
      {"PRAGMA user_version", "3"},
      {"PRAGMA journal_mode", "wal"},
      {"SELECT count(*) FROM pragma_foreign_key_check", "0"},
  };
  for (const auto& c : cases) EXPECT_EQ(Ask(path, c.sql), c.answer) << c.sql;
}

TEST_F(DatabaseTest, SavingADocumentAgainReplacesItsRowsAndKeepsTheDayItWasAdded) {
  const std::string path = PathOf("a.db");
  StoreSample(path, MakeSample("sha256:one", "98.72"));
  Result<Database> database = Database::Open(path);
  ASSERT_TRUE(database);
  RunInfo later = kRun;
  later.started_at = "2025-01-01T00:00:00Z";
  ASSERT_TRUE(database->BeginRun(later, {}));
  Sample changed = MakeSample("sha256:one", "97.5");
  changed.result.findings.clear();
  ASSERT_TRUE(database->Save(changed.Borrow()));
  EXPECT_EQ(Ask(path, "SELECT value FROM observation WHERE position = 1"), "97.5");
  EXPECT_EQ(Ask(path, "SELECT count(*) FROM observation"), "3");
  EXPECT_EQ(Ask(path, "SELECT count(*) FROM finding"), "0");
  EXPECT_EQ(Ask(path, "SELECT count(*) FROM finding_operand"), "0");
  EXPECT_EQ(Ask(path, "SELECT added_at FROM document"), "2024-01-02T03:04:05Z");
}

TEST_F(DatabaseTest, TwoDocumentsWithTheSameFindingKeepBoth) {
  const std::string path = PathOf("a.db");
  StoreSample(path, MakeSample("sha256:one", "98.72"));
  StoreSample(path, MakeSample("sha256:two", "98.72"));
  EXPECT_EQ(Ask(path, "SELECT count(*) FROM finding WHERE key = '1a'"), "2");
  EXPECT_EQ(Ask(path, "SELECT count(*) FROM unit"), "1");
}

TEST_F(DatabaseTest, TheTidyViewHasARowForEachObservationAndNumbersToReckonWith) {
  const std::string path = PathOf("a.db");
  StoreSample(path, MakeSample("sha256:one", "98.72"));
  EXPECT_EQ(Ask(path, "SELECT count(*) FROM tidy"), "3");
  EXPECT_EQ(Ask(path, "SELECT typeof(value) FROM tidy WHERE unit = '公安局' AND value IS NOT NULL"),
            "real");
  EXPECT_EQ(Ask(path, "SELECT indicator || period FROM tidy WHERE unit IS NULL"), "受理量2023-05");
}

TEST_F(DatabaseTest, TheLatestViewTakesTheNewestVintage) {
  const std::string path = PathOf("a.db");
  StoreSample(path, MakeSample("sha256:one", "98.72"));
  Sample restated = MakeSample("sha256:two", "98.80");
  restated.result.facts.info.period_to = "2023-06-30";
  StoreSample(path, restated);
  EXPECT_EQ(Ask(path, "SELECT value FROM latest WHERE indicator_id = 'rate_handled'"), "98.8");
  EXPECT_EQ(Ask(path, "SELECT count(*) FROM latest WHERE indicator_id = 'rate_handled'"), "1");
}

// Two counties whose issuer nobody recognised are two, not one county twice.
TEST_F(DatabaseTest, DocumentsOfUnknownIssuersAreNoVintagesOfOneAnother) {
  const std::string path = PathOf("a.db");
  for (const char* id : {"sha256:one", "sha256:two"}) {
    Sample sample = MakeSample(id, "98.72");
    sample.result.facts.info.issuer.clear();
    StoreSample(path, sample);
  }
  EXPECT_EQ(Ask(path, "SELECT count(*) FROM latest WHERE indicator_id = 'rate_handled'"), "2");
}

// Both within one second: the one that was stored last is the newer one, whatever their ids.
TEST_F(DatabaseTest, OfTwoDocumentsOfOneSecondTheLatestViewTakesTheOneStoredLast) {
  for (const bool ascending : {true, false}) {
    const std::string path = PathOf(ascending ? "a.db" : "b.db");
    StoreSample(path, MakeSample(ascending ? "sha256:1" : "sha256:2", "98.72"));
    StoreSample(path, MakeSample(ascending ? "sha256:2" : "sha256:1", "98.80"));
    EXPECT_EQ(Ask(path, "SELECT value FROM latest WHERE indicator_id = 'rate_handled'"), "98.8");
    // Storing the older one again, say with other rules, does not make it the newer one.
    StoreSample(path, MakeSample(ascending ? "sha256:1" : "sha256:2", "98.72"));
    EXPECT_EQ(Ask(path, "SELECT value FROM latest WHERE indicator_id = 'rate_handled'"), "98.8");
  }
}

TEST_F(DatabaseTest, AnEditedFileReplacesWhatItHeldBefore) {
  const std::string path = PathOf("a.db");
  Sample sample = MakeSample("sha256:one", "98.72");
  sample.location = "/bulletins/a.pdf";
  StoreSample(path, sample);
  Sample elsewhere = MakeSample("sha256:two", "97.1");
  elsewhere.location = "/bulletins/b.pdf";
  StoreSample(path, elsewhere);
  Sample edited = MakeSample("sha256:three", "98.80");
  edited.location = "/bulletins/a.pdf";
  StoreSample(path, edited);
  EXPECT_EQ(Ask(path, "SELECT group_concat(id) FROM (SELECT id FROM document ORDER BY id)"),
            "sha256:three,sha256:two");
  EXPECT_EQ(Ask(path, "SELECT count(*) FROM observation"), "6");
}

TEST_F(DatabaseTest, AnotherPeriodUnderTheSameFileNameIsAnotherBulletin) {
  const std::string path = PathOf("a.db");
  Sample may = MakeSample("sha256:one", "98.72");
  may.location = "/bulletins/newest.pdf";
  StoreSample(path, may);
  Sample june = MakeSample("sha256:two", "98.80");
  june.location = "/bulletins/newest.pdf";
  june.result.facts.info.period_from = "2023-06-01";
  june.result.facts.info.period_to = "2023-06-30";
  StoreSample(path, june);
  EXPECT_EQ(Ask(path, "SELECT count(*) FROM document"), "2");
}

// Of two texts without a title nothing says that one became the other.
TEST_F(DatabaseTest, AnEditedFileReplacesOnlyWhatIsKnownToBeTheSameBulletin) {
  const struct {
    const char* what;
    void (*change)(record::DocumentInfo& before, record::DocumentInfo& after);
    const char* documents;
  } cases[] = {
      {"same", [](auto&, auto&) {}, "1"},
      {"same title", [](auto& before, auto& after) { before.title = after.title = "通报"; }, "1"},
      {"other title", [](auto& before, auto&) { before.title = "通报"; }, "2"},
      {"no issuer", [](auto& before, auto& after) { before.issuer = after.issuer = ""; }, "2"},
      {"no first day",
       [](auto& before, auto& after) { before.period_from = after.period_from = ""; }, "2"},
      {"no last day", [](auto& before, auto& after) { before.period_to = after.period_to = ""; },
       "2"},
  };
  for (const auto& c : cases) {
    const std::string path = PathOf(std::string(c.what) + ".db");
    Sample before = MakeSample("sha256:one", "98.72"), after = MakeSample("sha256:two", "98.80");
    before.location = after.location = "/bulletins/a.pdf";
    c.change(before.result.facts.info, after.result.facts.info);
    StoreSample(path, before);
    StoreSample(path, after);
    EXPECT_EQ(Ask(path, "SELECT count(*) FROM document"), c.documents) << c.what;
    EXPECT_EQ(Ask(path, "SELECT document_id FROM location"), "sha256:two") << c.what;
  }
}

TEST_F(DatabaseTest, ADocumentStaysWhileACopyOfItsFileIsLeft) {
  const std::string path = PathOf("a.db"), copy = PathOf("copy.pdf"), moved = PathOf("moved.pdf");
  std::ofstream{copy}, std::ofstream{moved};
  Sample first = MakeSample("sha256:one", "98.72");
  first.location = "/bulletins/a.pdf";
  StoreSample(path, first);
  Result<Database> database = Database::Open(path);
  ASSERT_TRUE(database);
  ASSERT_TRUE(database->BeginRun(kRun, {}));
  EXPECT_FALSE(*database->AddLocation("sha256:one", copy));
  ASSERT_TRUE(database->Save(first.Borrow()));  // Again: the copy is still known.
  Sample edited = MakeSample("sha256:two", "98.80");
  edited.location = "/bulletins/a.pdf";
  EXPECT_EQ(*database->Save(edited.Borrow()), Saved::kNew);
  EXPECT_EQ(Ask(path, "SELECT group_concat(id) FROM document"), "sha256:one,sha256:two");
  // The copy moves, is stored there, and is edited: no file is left.
  fs::rename(copy, moved);
  EXPECT_FALSE(*database->AddLocation("sha256:one", moved));
  EXPECT_TRUE(*database->AddLocation("sha256:two", moved));
  EXPECT_EQ(Ask(path, "SELECT group_concat(id) FROM document"), "sha256:two");
  EXPECT_EQ(Ask(path, "SELECT group_concat(path) FROM location WHERE document_id = 'sha256:two'"),
            "/bulletins/a.pdf," + moved);
  EXPECT_EQ(Ask(path, "SELECT count(*) FROM location"), "2");
}

TEST_F(DatabaseTest, WhatNoFileHoldsReplacesNothing) {
  const std::string path = PathOf("a.db");
  StoreSample(path, MakeSample("sha256:one", "98.72"));
  StoreSample(path, MakeSample("sha256:two", "98.80"));
  EXPECT_EQ(Ask(path, "SELECT count(*) FROM document"), "2");
}

TEST_F(DatabaseTest, ADocumentThatCannotBeSavedLeavesNothingBehind) {
  const std::string path = PathOf("a.db");
  Result<Database> database = Database::Open(path);
  ASSERT_TRUE(database);
  ASSERT_TRUE(database->BeginRun(kRun, {}));
  Sample broken = MakeSample("sha256:one", "98.72");
  broken.tables[0].cells[1] = broken.tables[0].cells[0];  // Two cells in one position.
  EXPECT_FALSE(database->Save(broken.Borrow()));
  EXPECT_EQ(Ask(path, "SELECT count(*) FROM document"), "0");
  ASSERT_TRUE(database->Save(MakeSample("sha256:one", "98.72").Borrow()));
  EXPECT_EQ(Ask(path, "SELECT count(*) FROM document"), "1");
}

TEST_F(DatabaseTest, ADocumentIsCurrentOnlyForWhatDeterminesItsRows) {
  const std::string path = PathOf("a.db");
  StoreSample(path, MakeSample("sha256:one", "98.72"));
  Result<Database> database = Database::Open(path);
  ASSERT_TRUE(database);
  EXPECT_TRUE(*database->IsCurrent("sha256:one", "pdf", kRun));
  EXPECT_FALSE(*database->IsCurrent("sha256:two", "pdf", kRun));
  EXPECT_FALSE(*database->IsCurrent("sha256:one", "text", kRun));
  RunInfo other = kRun;
  other.rules = "sha256:other";
  EXPECT_FALSE(*database->IsCurrent("sha256:one", "pdf", other));
  other = kRun;
  other.program = "0.2.0";
  EXPECT_FALSE(*database->IsCurrent("sha256:one", "pdf", other));
  other = kRun;
  other.pages = "1-1";
  EXPECT_FALSE(*database->IsCurrent("sha256:one", "pdf", other));
  ASSERT_TRUE(database->BeginRun(other, {}));
  ASSERT_TRUE(database->Save(MakeSample("sha256:one", "98.72").Borrow()));
  EXPECT_TRUE(*database->IsCurrent("sha256:one", "pdf", other));
  EXPECT_FALSE(*database->IsCurrent("sha256:one", "pdf", kRun));
}

TEST_F(DatabaseTest, TheCurrentDocumentsAreThoseOfWhichIsCurrentHolds) {
  const std::string path = PathOf("a.db");
  Result<Database> database = Database::Open(path);
  ASSERT_TRUE(database);
  EXPECT_TRUE(database->CurrentDocuments(kRun)->empty());
  RunInfo other = kRun;
  other.rules = "sha256:other";
  ASSERT_TRUE(database->BeginRun(other, {}));
  ASSERT_TRUE(database->Save(MakeSample("sha256:of-other-rules", "98.72").Borrow()));
  ASSERT_TRUE(database->BeginRun(kRun, {}));
  ASSERT_TRUE(database->Save(MakeSample("sha256:one", "98.72").Borrow()));
  ASSERT_TRUE(database->Save(MakeSample("sha256:two", "98.72").Borrow()));
  const DocumentStates expected = {{{"sha256:one", "pdf"}, "read"},
                                   {{"sha256:two", "pdf"}, "read"}};
  EXPECT_EQ(*database->CurrentDocuments(kRun), expected);
}

TEST_F(DatabaseTest, ANewerVersionIsRefusedAndNotTouched) {
  const std::string path = PathOf("a.db");
  StoreSample(path, MakeSample("sha256:one", "98.72"));
  Ask(path, "PRAGMA user_version = 99");
  Ask(path, "PRAGMA wal_checkpoint(TRUNCATE)");
  const auto before = fs::last_write_time(path);
  const Result<Database> database = Database::Open(path);
  ASSERT_FALSE(database);
  EXPECT_EQ(database.error().code, ErrorCode::kUnsupported);
  EXPECT_EQ(database.error().message,
            "written by a newer gouji (version 99 of the database, this one knows 3)");
  EXPECT_EQ(database.error().where, path);
  EXPECT_EQ(fs::last_write_time(path), before);
}

TEST_F(DatabaseTest, AnOlderVersionIsMigratedAfterABackupCopy) {
  const std::string path = PathOf("a.db");
  StoreSample(path, MakeSample("sha256:one", "98.72"));
  Schema newer = CurrentSchema();
  newer.migrations.push_back("ALTER TABLE document ADD COLUMN remark TEXT DEFAULT 'none'");
  {
    const Result<Database> database = Database::Open(path, newer);
    ASSERT_TRUE(database) << database.error().ToString();
  }
  EXPECT_EQ(Ask(path, "SELECT remark FROM document"), "none");
  EXPECT_EQ(Ask(path, "PRAGMA user_version"), "4");
  const std::string backup = path + ".version-3.bak";
  EXPECT_EQ(Ask(backup, "PRAGMA user_version"), "3");
  EXPECT_EQ(Ask(backup, "SELECT count(*) FROM observation"), "3");
}

/// A database of an older version, with what the statements put into it.
void MakeOlder(const std::string& path, int version, const std::string& content) {
  const std::string number = std::to_string(version);
  std::ifstream schema(std::string(GOUJI_FIXTURES) + "/store/version-" + number + ".sql");
  const std::string sql((std::istreambuf_iterator<char>(schema)), std::istreambuf_iterator<char>());
  ASSERT_FALSE(sql.empty());
  Result<Connection> connection = Connection::Open(path);
  ASSERT_TRUE(connection);
  ASSERT_TRUE(connection->Execute(sql));
  ASSERT_TRUE(connection->Execute(
      "PRAGMA application_id = 0x676F756A; PRAGMA user_version = " + number + ";" + content));
}

/// Nothing of a new database is missing in one that grew.
void ExpectLikeNew(const std::string& path) {
  const std::string fresh = path + ".fresh";
  StoreSample(fresh, MakeSample("sha256:c", "98.72"));
  for (const std::string sql :
       {"SELECT group_concat(name) FROM (SELECT m.name || '.' || c.name AS name FROM "
        "sqlite_schema m, pragma_table_info(m.name) c WHERE m.type IN ('table', 'view') "
        "ORDER BY 1)",
        "SELECT group_concat(name) FROM (SELECT name FROM sqlite_schema WHERE type = 'index' "
        "ORDER BY name)",
        "SELECT group_concat(sql) FROM (SELECT sql FROM sqlite_schema WHERE type = 'view' "
        "ORDER BY name)"}) {
    EXPECT_EQ(Ask(path, sql), Ask(fresh, sql)) << sql;
  }
}

TEST_F(DatabaseTest, Version1BecomesTheDatabaseOfToday) {
  const std::string path = PathOf("a.db");
  MakeOlder(path, 1,
            "INSERT INTO run VALUES (1, '2024-01-01T00:00:00Z', '0.1.0', 'sha256:rules');"
            "INSERT INTO document(id, run_id, added_at, path, format, pages, status) VALUES "
            "('sha256:b', 1, '2024-01-02T00:00:00Z', 'b.pdf', 'pdf', 1, 'read'),"
            "('sha256:a', 1, '2024-01-01T00:00:00Z', 'a.pdf', 'pdf', 1, 'read');");
  StoreSample(path, MakeSample("sha256:c", "98.72"));
  EXPECT_EQ(
      Ask(path, "SELECT group_concat(id) FROM (SELECT id FROM document ORDER BY added_order)"),
      "sha256:a,sha256:b,sha256:c");
  EXPECT_EQ(Ask(path, "SELECT count(*) FROM location"), "0");
  ExpectLikeNew(path);
}

TEST_F(DatabaseTest, Version2BecomesTheDatabaseOfToday) {
  const std::string path = PathOf("a.db");
  MakeOlder(path, 2,
            "INSERT INTO run VALUES (1, '2024-01-01T00:00:00Z', '0.1.0', 'sha256:rules', NULL);"
            "INSERT INTO document(id, run_id, added_at, added_order, path, location, format, "
            "pages, status) VALUES "
            "('sha256:june', 1, '2024-01-01', 2, 'n.pdf', '/n.pdf', 'pdf', 1, 'read'),"
            "('sha256:may', 1, '2024-01-01', 1, 'n.pdf', '/n.pdf', 'pdf', 1, 'read'),"
            "('sha256:pipe', 1, '2024-01-01', 3, '-', NULL, 'pdf', 1, 'read');");
  StoreSample(path, MakeSample("sha256:c", "98.72"));
  EXPECT_EQ(Ask(path, "SELECT count(*) FROM document"), "4");
  EXPECT_EQ(Ask(path, "SELECT group_concat(path || document_id) FROM location"),
            "/n.pdfsha256:june");
  ExpectLikeNew(path);
}

TEST_F(DatabaseTest, AMigrationThatFailsLeavesTheOldVersion) {
  const std::string path = PathOf("a.db");
  StoreSample(path, MakeSample("sha256:one", "98.72"));
  Schema newer = CurrentSchema();
  newer.migrations.push_back("ALTER TABLE document ADD COLUMN remark TEXT; SELECT * FROM nowhere");
  EXPECT_FALSE(Database::Open(path, newer));
  EXPECT_EQ(Ask(path, "PRAGMA user_version"), "3");
  EXPECT_EQ(Ask(path, "SELECT count(*) FROM pragma_table_info('document') WHERE name = 'remark'"),
            "0");
}

TEST_F(DatabaseTest, ProcessesThatCreateADatabaseTogetherKeepTheWorkOfEach) {
  for (int round = 0; round < 10; ++round) {
    const std::string path = PathOf(std::to_string(round) + ".db");
    const int stored = SucceededOf(4, [&](int process) {
      Result<Database> database = Database::Open(path);
      return database && database->BeginRun(kRun, {}) &&
             database->Save(MakeSample("sha256:" + std::to_string(process), "98.72").Borrow());
    });
    EXPECT_EQ(stored, 4);
    EXPECT_EQ(Ask(path, "SELECT count(*) FROM document"), "4");
    EXPECT_EQ(Ask(path, "PRAGMA journal_mode"), "wal");
  }
}

TEST_F(DatabaseTest, ProcessesThatMigrateADatabaseTogetherDoSoOnce) {
  Schema newer = CurrentSchema();
  newer.migrations.push_back("ALTER TABLE document ADD COLUMN remark TEXT DEFAULT 'none'");
  for (int round = 0; round < 10; ++round) {
    const std::string path = PathOf(std::to_string(round) + ".db");
    StoreSample(path, MakeSample("sha256:one", "98.72"));
    EXPECT_EQ(SucceededOf(4, [&](int) { return bool(Database::Open(path, newer)); }), 4);
    EXPECT_EQ(Ask(path, "SELECT remark FROM document"), "none");
    EXPECT_TRUE(fs::exists(path + ".version-3.bak"));
    EXPECT_FALSE(fs::exists(path + ".version-3.bak2"));
  }
}

TEST_F(DatabaseTest, AnSqliteFileOfAnotherProgramIsRefused) {
  const std::string path = PathOf("other.db");
  Ask(path, "CREATE TABLE song (title TEXT)");
  const Result<Database> database = Database::Open(path);
  ASSERT_FALSE(database);
  EXPECT_EQ(database.error().message, "an SQLite file, but not a gouji database");
  EXPECT_EQ(Ask(path, "SELECT count(*) FROM sqlite_schema"), "1");
}

TEST_F(DatabaseTest, AFileThatIsNoDatabaseIsRefusedAndKept) {
  const std::string path = PathOf("a.txt");
  const std::string text(2000, 'x');
  std::ofstream(path) << text;
  const Result<Database> database = Database::Open(path);
  ASSERT_FALSE(database);
  EXPECT_EQ(database.error().code, ErrorCode::kInvalid);
  EXPECT_EQ(fs::file_size(path), text.size());
}

TEST_F(DatabaseTest, AMissingFolderIsAnErrorWithThePath) {
  const std::string path = PathOf("nowhere/a.db");
  const Result<Database> database = Database::Open(path);
  ASSERT_FALSE(database);
  EXPECT_EQ(database.error().where, path);
}

TEST_F(DatabaseTest, MemoryKeepsNothingOnDisk) {
  const fs::path before = fs::current_path();
  fs::current_path(folder_);
  {
    Result<Database> database = Database::Open(":memory:");
    ASSERT_TRUE(database);
    ASSERT_TRUE(database->BeginRun(kRun, {}));
    ASSERT_TRUE(database->Save(MakeSample("sha256:one", "98.72").Borrow()));
    EXPECT_TRUE(*database->IsCurrent("sha256:one", "pdf", kRun));
  }
  fs::current_path(before);
  EXPECT_TRUE(fs::is_empty(folder_));
}

}  // namespace
}  // namespace gouji::store
