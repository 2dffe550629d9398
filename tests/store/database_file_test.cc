// The file of a database: versions and their migration, several processes at it, files that are
// none.

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <functional>
#include <vector>

#include "sample_database.h"
#include "store/database.h"

namespace gouji::store {
namespace {

using DatabaseFileTest = DatabaseTest;

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

TEST_F(DatabaseFileTest, ANewerVersionIsRefusedAndNotTouched) {
  const std::string path = PathOf("a.db");
  StoreSample(path, MakeSample("sha256:one", "98.72"));
  Ask(path, "PRAGMA user_version = 99");
  Ask(path, "PRAGMA wal_checkpoint(TRUNCATE)");
  const auto before = fs::last_write_time(path);
  const Result<Database> database = Database::Open(path);
  ASSERT_FALSE(database);
  EXPECT_EQ(database.error().code, ErrorCode::kUnsupported);
  EXPECT_EQ(database.error().message,
            "written by a newer gouji (version 99 of the database, this one knows 4)");
  EXPECT_EQ(database.error().where, path);
  EXPECT_EQ(fs::last_write_time(path), before);
}

TEST_F(DatabaseFileTest, AnOlderVersionIsMigratedAfterABackupCopy) {
  const std::string path = PathOf("a.db");
  StoreSample(path, MakeSample("sha256:one", "98.72"));
  Schema newer = CurrentSchema();
  newer.migrations.push_back("ALTER TABLE document ADD COLUMN remark TEXT DEFAULT 'none'");
  {
    const Result<Database> database = Database::Open(path, newer);
    ASSERT_TRUE(database) << database.error().ToString();
  }
  EXPECT_EQ(Ask(path, "SELECT remark FROM document"), "none");
  EXPECT_EQ(Ask(path, "PRAGMA user_version"), "5");
  const std::string backup = path + ".version-4.bak";
  EXPECT_EQ(Ask(backup, "PRAGMA user_version"), "4");
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

TEST_F(DatabaseFileTest, Version1BecomesTheDatabaseOfToday) {
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

TEST_F(DatabaseFileTest, Version2BecomesTheDatabaseOfToday) {
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

TEST_F(DatabaseFileTest, Version3BecomesTheDatabaseOfToday) {
  const std::string path = PathOf("a.db");
  MakeOlder(path, 3,
            "INSERT INTO run VALUES (1, '2024-01-01T00:00:00Z', '0.1.0', 'sha256:rules', NULL);"
            "INSERT INTO document(id, run_id, added_at, added_order, path, format, pages, status) "
            "VALUES ('sha256:a', 1, '2024-01-01', 1, 'a.pdf', 'pdf', 1, 'read');");
  StoreSample(path, MakeSample("sha256:c", "98.72"));
  EXPECT_EQ(Ask(path, "SELECT count(*) FROM document"), "2");
  EXPECT_EQ(Ask(path, "SELECT count(*) FROM recognised_page"), "0");
  ExpectLikeNew(path);
}

TEST_F(DatabaseFileTest, AMigrationThatFailsLeavesTheOldVersion) {
  const std::string path = PathOf("a.db");
  StoreSample(path, MakeSample("sha256:one", "98.72"));
  Schema newer = CurrentSchema();
  newer.migrations.push_back("ALTER TABLE document ADD COLUMN remark TEXT; SELECT * FROM nowhere");
  EXPECT_FALSE(Database::Open(path, newer));
  EXPECT_EQ(Ask(path, "PRAGMA user_version"), "4");
  EXPECT_EQ(Ask(path, "SELECT count(*) FROM pragma_table_info('document') WHERE name = 'remark'"),
            "0");
}

TEST_F(DatabaseFileTest, ProcessesThatCreateADatabaseTogetherKeepTheWorkOfEach) {
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

TEST_F(DatabaseFileTest, ProcessesThatMigrateADatabaseTogetherDoSoOnce) {
  Schema newer = CurrentSchema();
  newer.migrations.push_back("ALTER TABLE document ADD COLUMN remark TEXT DEFAULT 'none'");
  for (int round = 0; round < 10; ++round) {
    const std::string path = PathOf(std::to_string(round) + ".db");
    StoreSample(path, MakeSample("sha256:one", "98.72"));
    EXPECT_EQ(SucceededOf(4, [&](int) { return bool(Database::Open(path, newer)); }), 4);
    EXPECT_EQ(Ask(path, "SELECT remark FROM document"), "none");
    EXPECT_TRUE(fs::exists(path + ".version-4.bak"));
    EXPECT_FALSE(fs::exists(path + ".version-4.bak2"));
  }
}

TEST_F(DatabaseFileTest, AnSqliteFileOfAnotherProgramIsRefused) {
  const std::string path = PathOf("other.db");
  Ask(path, "CREATE TABLE song (title TEXT)");
  const Result<Database> database = Database::Open(path);
  ASSERT_FALSE(database);
  EXPECT_EQ(database.error().message, "an SQLite file, but not a gouji database");
  EXPECT_EQ(Ask(path, "SELECT count(*) FROM sqlite_schema"), "1");
}

TEST_F(DatabaseFileTest, AFileThatIsNoDatabaseIsRefusedAndKept) {
  const std::string path = PathOf("a.txt");
  const std::string text(2000, 'x');
  std::ofstream(path) << text;
  const Result<Database> database = Database::Open(path);
  ASSERT_FALSE(database);
  EXPECT_EQ(database.error().code, ErrorCode::kInvalid);
  EXPECT_EQ(fs::file_size(path), text.size());
}

TEST_F(DatabaseFileTest, AMissingFolderIsAnErrorWithThePath) {
  const std::string path = PathOf("nowhere/a.db");
  const Result<Database> database = Database::Open(path);
  ASSERT_FALSE(database);
  EXPECT_EQ(database.error().where, path);
}

TEST_F(DatabaseFileTest, MemoryKeepsNothingOnDisk) {
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
