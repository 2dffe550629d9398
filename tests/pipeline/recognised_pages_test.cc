// Scanned pages that an earlier run recognised are not recognised again.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "base/sha256.h"
#include "program.h"
#include "store/sqlite.h"

namespace gouji::pipeline {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// Of a page that a worker was to recognise and that had no memory for it.
constexpr const char* kRecognisedAgain = "a scanned image, which is not read: ";

class RecognisedPagesTest : public ProgramTest {
 protected:
  std::string Ask(const std::string& sql, const std::string& database = "a.db") const {
    Result<store::Connection> connection = store::Connection::Open(PathOf(database));
    if (!connection) return connection.error().ToString();
    const Result<std::optional<std::string>> text = connection->QueryText(sql);
    return text ? text->value_or("NULL") : text.error().ToString();
  }

  /// All rows but those that say which run wrote them.
  std::string Rows() const {
    const std::string tables =
        "SELECT group_concat(name) FROM (SELECT name FROM sqlite_schema WHERE type = 'table' AND "
        "name NOT IN ('run', 'recognised_page', 'location') ORDER BY 1)";
    std::istringstream names(Ask(tables));
    std::string rows;
    for (std::string table; std::getline(names, table, ',');) {
      const std::string columns =
          Ask("SELECT group_concat('quote(\"' || name || '\")', '||\"|\"||') FROM "
              "pragma_table_info('" +
              table + "') WHERE name <> 'run_id'");
      rows += table + ":" + Ask("SELECT group_concat(" + columns + ", char(10)) FROM " + table);
    }
    return rows;
  }

  /// English, as JSON: the report has no times.
  Outcome Check(std::vector<std::string> arguments, const RunOptions& options = {}) const {
    arguments.insert(arguments.begin(),
                     {"check", "--lang", "en", "--format", "json", "--db", PathOf("a.db")});
    return Run(arguments, options);
  }

  /// Where a page that is recognised fails at once and says so.
  Outcome CheckWithoutRecognising(std::vector<std::string> arguments,
                                  const RunOptions& options = {}) const {
    arguments.insert(arguments.begin(), {"--page-memory", "1"});
    return Check(arguments, options);
  }

  const std::string good_ = Fixture("scans/hotline.pdf");
  /// Its first page is that of `good_`; nobody could read the second.
  const std::string partly_ = Fixture("scans/second_page_noisy.pdf");
};

TEST_F(RecognisedPagesTest, ASecondRunSaysAndStoresTheSameWithoutRecognising) {
  const Outcome first = Check({good_});
  EXPECT_EQ(first.status, 1);
  const std::string rows = Rows();
  EXPECT_THAT(rows, HasSubstr("2836"));
  const Outcome second = CheckWithoutRecognising({good_});
  EXPECT_EQ(second.status, 1);
  EXPECT_EQ(second.out, first.out);
  EXPECT_EQ(Rows(), rows);
  // The database of today has it, also if its rules are others.
  Write("rules/checks/mine.yaml",
        "rules:\n- id: rate.mine\n  kind: equation\n  title: {zh: 率, en: rate}\n"
        "  message: {zh: '{stated}', en: '{stated}'}\n  severity: note\n  basis: 测试\n"
        "  assert: 'rate_returned ~ 100 * returned / assigned'\n");
  EXPECT_EQ(CheckWithoutRecognising({"--rules", PathOf("rules"), good_}).status, 1);
  const std::string copy = PathOf("elsewhere/copy.pdf");
  fs::create_directories(PathOf("elsewhere"));
  fs::copy_file(good_, copy);
  EXPECT_EQ(CheckWithoutRecognising({copy}).status, 1);
  // Of another file nothing is known, nor without a database or where pixels are not asked for.
  EXPECT_THAT(CheckWithoutRecognising({Fixture("scans/hotline.png")}).out,
              HasSubstr(kRecognisedAgain));
  EXPECT_THAT(Run({"check", "--lang", "en", "--page-memory", "1", good_}).out,
              HasSubstr(kRecognisedAgain));
  EXPECT_THAT(CheckWithoutRecognising({"--ocr", "never", good_}).out,
              AllOf(HasSubstr("which is not read\""), Not(HasSubstr("2836"))));
  EXPECT_EQ(Ask("SELECT count(*) FROM recognised_page"), "1");
}

TEST_F(RecognisedPagesTest, WhatRecognisingWouldSayOtherwiseTodayIsRecognisedAgain) {
  Check({good_});
  const auto is_recognised = [&](const std::vector<std::string>& arguments,
                                 const RunOptions& options = {}) {
    const Outcome outcome = CheckWithoutRecognising(arguments, options);
    EXPECT_EQ(outcome.status == 3, outcome.out.find(kRecognisedAgain) != std::string::npos);
    return outcome.status == 3;
  };
  Write("names/places.tsv", "code\tname\n430699\t洞庭新区\n");
  EXPECT_TRUE(is_recognised({"--rules", PathOf("names"), good_}));
  const char* const prefix = getenv("TESSDATA_PREFIX");
  const fs::path models = prefix == nullptr ? "/usr/share/tesseract-ocr/5/tessdata" : prefix;
  fs::create_directories(PathOf("models"));
  for (const char* model : {"eng", "HanS", "chi_sim"}) {
    const std::string name = std::string(model) + ".traineddata";
    fs::copy_file(models / name, PathOf("models/" + name));
  }
  RunOptions other_folder;
  other_folder.environment = {"TESSDATA_PREFIX=" + PathOf("models")};
  EXPECT_FALSE(is_recognised({good_}, other_folder));
  std::ofstream(PathOf("models/eng.traineddata"), std::ios::app) << '\0';
  EXPECT_TRUE(is_recognised({good_}, other_folder));
  // None of these failures took the place of what had been recognised.
  EXPECT_FALSE(is_recognised({good_}));

  Ask("UPDATE recognised_page SET reader = 'sha256:another'");
  EXPECT_TRUE(is_recognised({good_}));
}

TEST_F(RecognisedPagesTest, WhatIsDamagedIsRecognisedAgainAndKeptAnew) {
  Check({good_});
  const std::string kept = Ask("SELECT hex(content) FROM recognised_page");
  Ask("UPDATE recognised_page SET content = CAST(substr(content, 2) AS BLOB)");
  EXPECT_THAT(CheckWithoutRecognising({good_}).out, HasSubstr(kRecognisedAgain));
  // By somebody who keeps the sums.
  Ask("UPDATE recognised_page SET content = x'00', content_hash = 'sha256:" +
      Sha256Hex(std::string(1, '\0')) + "'");
  const Outcome outcome = Check({good_});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.error, "");
  EXPECT_EQ(Ask("SELECT hex(content) FROM recognised_page"), kept);
}

TEST_F(RecognisedPagesTest, ARunThatIsKilledKeepsThePagesThatWereDone) {
  std::atomic<bool> has_ended = false;
  std::thread killer([&] {
    while (!has_ended) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
      if (!fs::exists(PathOf("a.db")) || Ask("SELECT count(*) FROM recognised_page") != "1") {
        continue;
      }
      if (const pid_t program = ChildOf(getpid()); program != 0) kill(program, SIGKILL);
      return;
    }
  });
  const Outcome killed = Check({"--jobs", "1", partly_});
  has_ended = true;
  killer.join();
  EXPECT_EQ(killed.status, 128 + SIGKILL);
  EXPECT_EQ(Ask("SELECT count(*) FROM document"), "0");
  EXPECT_EQ(Ask("SELECT number FROM recognised_page"), "1");
  const Outcome next = CheckWithoutRecognising({partly_});
  EXPECT_THAT(next.out, AllOf(HasSubstr("2836"), HasSubstr(kRecognisedAgain)));
  EXPECT_EQ(
      Ask("SELECT group_concat(number || status) FROM page JOIN document ON document_id = id"),
      "1partly,2partly");
}

}  // namespace
}  // namespace gouji::pipeline
