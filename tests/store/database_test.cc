#include "store/database.h"

#include <gtest/gtest.h>

#include <fstream>
#include <vector>

#include "sample_database.h"

namespace gouji::store {
namespace {

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
      {"PRAGMA user_version", "4"},
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

}  // namespace
}  // namespace gouji::store
