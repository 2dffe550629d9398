// What reads PDFs is a library beside the program, which is loaded when it is needed.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "program.h"
#include "reader/build_stamp.h"

namespace gouji::pipeline {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kLibrary = "lib/gouji/pdf.so";

class PdfLibraryTest : public ProgramTest {
 protected:
  /// A copy of the program, without the library.
  RunOptions Copied() const {
    RunOptions options;
    options.program = PathOf("bin/gouji");
    fs::create_directories(PathOf("bin"));
    fs::copy_file(GOUJI_PROGRAM, options.program);
    return options;
  }

  /// Beside it.
  void CopyLibrary() const {
    fs::create_directories(PathOf("lib/gouji"));
    fs::copy_file(fs::path(GOUJI_PROGRAM).parent_path().parent_path() / kLibrary, PathOf(kLibrary));
  }

  /// Standard error with what the loader of libraries does.
  std::string LoadingOf(const std::vector<std::string>& arguments) const {
    RunOptions options;
    options.environment = {"LD_DEBUG=files"};
    return Run(arguments, options).error;
  }
};

TEST_F(PdfLibraryTest, ItIsLoadedForPdfsOnly) {
  const std::string text = Write("a.md", SoundBulletin());
  EXPECT_THAT(LoadingOf({"--help"}), Not(HasSubstr("poppler")));
  EXPECT_THAT(LoadingOf({"check", text}), Not(HasSubstr("poppler")));
  EXPECT_THAT(LoadingOf({"check", text, Fixture("reader/text.pdf")}), HasSubstr("poppler"));
}

TEST_F(PdfLibraryTest, ItIsFoundBesideAProgramThatWasMoved) {
  const RunOptions options = Copied();
  CopyLibrary();
  const Outcome outcome = Run({"info", Fixture("reader/text.pdf")}, options);
  EXPECT_EQ(outcome.status, 0) << outcome.out << outcome.error;
}

TEST_F(PdfLibraryTest, WhereItIsMissingPdfsAreNamedAndOthersRead) {
  const RunOptions options = Copied();
  const std::string text = Write("a.md", BrokenBulletin()), pdf = Fixture("reader/text.pdf");
  const Outcome english = Run({"check", "--lang", "en", pdf, text}, options);
  EXPECT_EQ(english.status, 3);
  EXPECT_THAT(english.out, HasSubstr("[error]"));
  EXPECT_THAT(Unwrapped(english.out),
              HasSubstr(pdf + ": the library cannot be loaded, install gouji again: " +
                        PathOf(kLibrary) + ": cannot open"));
  EXPECT_THAT(Run({"tables", pdf}, options).error,
              HasSubstr(pdf + ": 无法加载这个库，请重新安装 gouji（原文：" + PathOf(kLibrary) +
                        ": cannot open"));
}

TEST_F(PdfLibraryTest, TheOneOfAnotherBuildIsRefused) {
  const RunOptions options = Copied();
  CopyLibrary();
  std::string library = Read(kLibrary);
  const std::size_t stamp = library.find(reader::kBuildStamp);
  ASSERT_NE(stamp, std::string::npos);
  library[stamp] = 'x';
  Write(kLibrary, library);
  const std::string pdf = Fixture("reader/text.pdf");
  const Outcome english = Run({"tables", "--lang", "en", pdf}, options);
  EXPECT_EQ(english.status, 3);
  EXPECT_THAT(english.error, HasSubstr(pdf + ": the library " + PathOf(kLibrary) +
                                       " belongs to another build: install gouji again"));
  EXPECT_THAT(Run({"tables", pdf}, options).error,
              HasSubstr("库 " + PathOf(kLibrary) + " 属于另一次构建，请重新安装 gouji"));
}

// The name does not say that it is a PDF, so that its worker has to load the library.
TEST_F(PdfLibraryTest, PdfsOfOtherNamesAreReadToo) {
  fs::copy_file(Fixture("reader/text.pdf"), PathOf("download"));
  EXPECT_EQ(Run({"info", PathOf("download")}).status, 0);
  RunOptions options;
  fs::copy_file(Fixture("reader/scans/strips.pdf"), PathOf("scan"));
  options.input = Read("scan");
  EXPECT_THAT(Run({"tables", "-"}, options).error, Not(HasSubstr("SIGSYS")));
}

}  // namespace
}  // namespace gouji::pipeline
