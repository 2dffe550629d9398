// Every kind of bad input: a clear message, the right exit status, and the other files go on.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "program.h"

namespace gouji::pipeline {
namespace {

using ::testing::HasSubstr;

class BadInputTest : public ProgramTest {
 protected:
  /// Runs a check over the path and a bulletin with a wrong total, which must be reported all the
  /// same. The report comes unwrapped.
  Outcome CheckBeside(const std::string& path, const RunOptions& options = {}) const {
    Outcome outcome =
        Run({"check", "--lang", "en", path, Write("neighbour.md", BrokenBulletin())}, options);
    outcome.out = Unwrapped(outcome.out);
    EXPECT_EQ(outcome.status, 3) << outcome.out << outcome.error;
    EXPECT_THAT(outcome.out, HasSubstr("[error]"));
    EXPECT_THAT(outcome.out, HasSubstr("Not read"));
    EXPECT_THAT(outcome.out, HasSubstr(path.substr(0, 40)));
    return outcome;
  }
};

TEST_F(BadInputTest, AMissingFile) {
  EXPECT_THAT(CheckBeside(PathOf("no.pdf")).out, HasSubstr("no such file"));
}

TEST_F(BadInputTest, AnEmptyFile) {
  EXPECT_THAT(CheckBeside(Write("empty.pdf", "")).out, HasSubstr("the file is empty"));
}

TEST_F(BadInputTest, AFileThatIsNoPdf) {
  CheckBeside(Write("really.pdf", std::string("\x7f"
                                              "ELF\0\0\1\2\3",
                                              9) +
                                      std::string(500, '\xfe')));
}

TEST_F(BadInputTest, BinaryGarbageAsText) {
  std::string garbage;
  unsigned state = 1;
  for (int i = 0; i < 5000; ++i) {
    state = state * 1103515245u + 12345u;
    garbage += static_cast<char>(state >> 16);
  }
  CheckBeside(Write("garbage.txt", garbage));
}

TEST_F(BadInputTest, ATruncatedPdf) {
  EXPECT_THAT(CheckBeside(Fixture("reader/truncated.pdf")).out, HasSubstr("damaged or cut off"));
}

TEST_F(BadInputTest, AGarbledPdf) { CheckBeside(Fixture("reader/garbage.pdf")); }

TEST_F(BadInputTest, AnEncryptedPdf) {
  EXPECT_THAT(CheckBeside(Fixture("reader/needs_password.pdf")).out, HasSubstr("password"));
}

TEST_F(BadInputTest, APdfWithoutPages) { CheckBeside(Fixture("reader/no_pages.pdf")); }

TEST_F(BadInputTest, AScannedPageIsReportedAsNotRead) {
  const Outcome outcome = CheckBeside(Fixture("reader/scan.pdf"));
  EXPECT_THAT(outcome.out, HasSubstr("a scanned image, which is not read"));
}

TEST_F(BadInputTest, ADamagedPageIsReportedAsNotRead) {
  EXPECT_THAT(CheckBeside(Fixture("reader/missing_page.pdf")).out,
              HasSubstr("not read: the page is damaged"));
}

TEST_F(BadInputTest, AFileWithoutPermission) {
  const std::string path = Write("secret.md", SoundBulletin());
  std::filesystem::permissions(path, std::filesystem::perms::none);
  RunOptions options;
  options.permissions_count = true;
  EXPECT_THAT(CheckBeside(path, options).out, HasSubstr("no permission to read"));
}

TEST_F(BadInputTest, AFolderWithoutPermission) {
  Write("secret/a.md", SoundBulletin());
  std::filesystem::permissions(PathOf("secret"), std::filesystem::perms::none);
  RunOptions options;
  options.permissions_count = true;
  EXPECT_THAT(CheckBeside(PathOf("secret"), options).out,
              HasSubstr("no permission to list the folder"));
}

TEST_F(BadInputTest, AnEmptyFolder) {
  std::filesystem::create_directory(PathOf("nothing"));
  EXPECT_THAT(CheckBeside(PathOf("nothing")).out, HasSubstr("no file that is read"));
}

TEST_F(BadInputTest, APageRangeBeyondTheFile) {
  const Outcome outcome = Run({"check", Fixture("reader/two_pages.pdf"), "--pages", "7-9"});
  EXPECT_EQ(outcome.status, 3) << outcome.out;
}

TEST_F(BadInputTest, TerminalControlsInAFileNameAreNotPrinted) {
  const Outcome outcome = Run({"check", Write("a\033[2J.pdf", "")});
  EXPECT_EQ((outcome.out + outcome.error).find('\033'), std::string::npos);
}

TEST_F(BadInputTest, TablesAndInfoNameTheFileOnStandardError) {
  for (const char* command : {"tables", "info"}) {
    const Outcome outcome = Run({command, PathOf("no.pdf"), Write("a.md", SoundBulletin())});
    EXPECT_EQ(outcome.status, 3);
    EXPECT_THAT(outcome.error, HasSubstr("no.pdf"));
    EXPECT_FALSE(outcome.out.empty());
  }
}

TEST_F(BadInputTest, TablesAndInfoEndAlikeForAScanThatIsCutOff) {
  std::ifstream whole(Fixture("reader/scans/grey.png"), std::ios::binary);
  std::string head(200, '\0');
  ASSERT_TRUE(whole.read(head.data(), 200));
  const std::string scan = Write("cut.png", head);
  for (const char* command : {"tables", "info"}) {
    const Outcome outcome = Run({command, "--lang", "en", scan});
    EXPECT_EQ(outcome.status, 3) << command;
    EXPECT_THAT(outcome.out + outcome.error, HasSubstr("damaged or cut off"));
  }
}

TEST_F(BadInputTest, AnImageOfAnotherFormat) {
  const Outcome outcome = Run({"tables", Write("photo.gif", std::string("GIF89a\1\0\1\0", 10))});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(outcome.error, HasSubstr("不能读取 GIF 格式的图像，请另存为 PNG、JPEG 或 TIFF"));
}

TEST_F(BadInputTest, AMistakeOnTheCommandLineRunsNothing) {
  const Outcome outcome = Run({"check", "--frobnicate", Write("a.md", BrokenBulletin())});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.error, HasSubstr("--frobnicate"));
  EXPECT_THAT(outcome.error, HasSubstr("gouji check --help"));
  EXPECT_TRUE(outcome.out.empty());
}

}  // namespace
}  // namespace gouji::pipeline
