#include "app/inputs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "scan/pictures.h"

namespace gouji::app {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class InputsTest : public ::testing::Test {
 protected:
  InputsTest() {
    folder_ = fs::temp_directory_path() /
              ("gouji-inputs-" + std::to_string(::getpid()) + "-" +
               ::testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~InputsTest() override { fs::remove_all(folder_); }

  std::string Make(const std::string& name) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path) << "x";
    return path.string();
  }

  Inputs Find(const std::vector<std::string>& paths) const {
    return FindInputs(paths, report::Language::kEnglish);
  }

  fs::path folder_;
};

TEST_F(InputsTest, AFolderStandsForItsReadableFilesInOrder) {
  const std::string c = Make("c.TXT"), a = Make("b/a.pdf"), m = Make("b/z/m.md");
  Make("b/notes.doc");
  Make(".hidden/x.pdf");
  Make("b/.x.pdf");
  const Inputs inputs = Find({folder_.string()});
  EXPECT_THAT(inputs.files, ElementsAre(a, m, c));
  EXPECT_THAT(inputs.problems, IsEmpty());
}

TEST_F(InputsTest, PicturesOfEarlierRunsAreNoInput) {
  const std::string scan = Make("a.png"), drawn = Make("debug/a-1-ink.png");
  std::ofstream(drawn) << "\x89PNG " << scan::kPictureText;
  const std::string text = Make("t.md");
  std::ofstream(text) << scan::kPictureText;
  EXPECT_THAT(Find({folder_.string()}).files, ElementsAre(scan, text));
  EXPECT_THAT(Find({drawn}).files, ElementsAre(drawn));
}

TEST_F(InputsTest, ANamedFileIsTakenWhateverItsName) {
  const std::string odd = Make("odd.dat");
  EXPECT_THAT(Find({odd, "missing.pdf", "-"}).files, ElementsAre(odd, "missing.pdf", "-"));
}

TEST_F(InputsTest, AFileThatIsNamedTwiceIsReadOnce) {
  const std::string a = Make("a.pdf");
  EXPECT_THAT(Find({a, folder_.string(), a}).files, ElementsAre(a));
  const std::string other_way = (folder_ / "." / "a.pdf").string();
  EXPECT_THAT(Find({other_way, a}).files, ElementsAre(other_way));
  fs::create_symlink(a, folder_ / "link.pdf");
  EXPECT_THAT(Find({a, (folder_ / "link.pdf").string()}).files, ElementsAre(a));
  // A missing one is named in an error of its own.
  EXPECT_THAT(Find({"missing.pdf", "missing.pdf"}).files, ElementsAre("missing.pdf"));
}

TEST_F(InputsTest, WhatIsWrittenIntoAFolderThatIsReadWouldBeFound) {
  const std::string file = Make("in/a.pdf"), in = (folder_ / "in").string();
  const auto would = [&](const char* name, const std::vector<std::string>& paths) {
    return !StaysOutput((folder_ / name).string(), paths);
  };
  EXPECT_TRUE(would("in/new/t.md", {in}));
  EXPECT_TRUE(would("in/t.md", {"-", in + "/"}));
  EXPECT_TRUE(would("out/../in/t.md", {in}));
  EXPECT_FALSE(would("in/t.csv", {in})) << "no reader knows it";
  EXPECT_FALSE(would("in/.new/t.md", {in}));
  EXPECT_FALSE(would("in2/t.md", {in}));
  EXPECT_FALSE(would("t.md", {in}));
  EXPECT_FALSE(would("in/t.md", {file}));
  fs::create_directory_symlink(folder_ / "out", folder_ / "in/link");
  fs::create_directory(folder_ / "out");
  EXPECT_FALSE(would("in/link/t.md", {in})) << "links to folders are not followed";
}

TEST_F(InputsTest, APipeInAFolderIsNotOpened) {
  const std::string a = Make("a.pdf");
  ASSERT_EQ(::mkfifo((folder_ / "b.pdf").c_str(), 0600), 0);
  fs::create_symlink("nowhere.pdf", folder_ / "c.pdf");  // An error of its own.
  EXPECT_THAT(Find({folder_.string()}).files, ElementsAre(a, (folder_ / "c.pdf").string()));
}

TEST_F(InputsTest, AFolderWithNothingToReadIsAProblem) {
  Make("notes.doc");
  const Inputs inputs = Find({folder_.string()});
  EXPECT_THAT(inputs.files, IsEmpty());
  ASSERT_EQ(inputs.problems.size(), 1u);
  EXPECT_EQ(inputs.problems[0].message,
            "the folder holds no file that is read (.pdf, .txt, .md, .markdown, .png, .jpg, .jpeg, "
            ".tif, .tiff)");
}

TEST_F(InputsTest, ALinkToAFolderAboveDoesNotLoop) {
  const std::string a = Make("a.pdf");
  fs::create_directory_symlink(folder_, folder_ / "loop");
  EXPECT_THAT(Find({folder_.string()}).files, ElementsAre(a));
}

}  // namespace
}  // namespace gouji::app
