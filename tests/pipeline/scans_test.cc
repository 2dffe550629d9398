// Scanned pages: recognised, checked and stored as printed ones are, and each lost alone.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <thread>

#include "program.h"

namespace gouji::pipeline {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class ScansTest : public ProgramTest {
 protected:
  static std::string FixtureText(const std::string& name) {
    std::ifstream file(Fixture(name), std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }

  const std::string good_ = Fixture("scans/hotline.pdf");
  /// Its first page is that of `good_`; nobody could read the second.
  const std::string partly_ = Fixture("scans/second_page_noisy.pdf");
};

TEST_F(ScansTest, TheTableOfAScanComesOutAsItWasPrinted) {
  const std::string truth = FixtureText("scans/hotline.csv");
  EXPECT_EQ(Run({"tables", good_}).out, truth);
  EXPECT_EQ(Run({"tables", Fixture("scans/hotline.png")}).out, truth);
}

TEST_F(ScansTest, AnImageOfAPixelIsTooSmallWhateverModelsThereAre) {
  const std::string pixel(
      "\x89PNG\r\n\x1A\n"
      "\0\0\0\x0DIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0\x3A\x7E\x9B\x55"
      "\0\0\0\x0AIDAT\x78\x9C\x63\xF8\x0F\0\1\1\1\0\xB1\x38\xF6\x14"
      "\0\0\0\0IEND\xAE\x42\x60\x82",
      67);
  RunOptions options;
  options.environment = {"TESSDATA_PREFIX=" + PathOf("none")};
  const Outcome outcome = Run({"check", "--lang", "en", Write("pixel.png", pixel)}, options);
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(Unwrapped(outcome.out + outcome.error),
              HasSubstr("its images are too small for a character"));
}

TEST_F(ScansTest, InfoSaysHowWellAScanWasRead) {
  const Outcome outcome = Run({"info", "--lang", "en", good_});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.out, HasSubstr("300 dpi, 46 pieces read with a mean confidence of "));
  EXPECT_THAT(outcome.out, Not(HasSubstr("not read")));
}

TEST_F(ScansTest, AWrongTotalIsFoundInAScanToo) {
  const Outcome outcome = Run({"check", good_, "--format", "json"});
  EXPECT_EQ(outcome.status, 1);
  const nlohmann::json report = nlohmann::json::parse(outcome.out);
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("2836"), HasSubstr("2826")));
  EXPECT_FALSE(report.empty());
  const Outcome text = Run({"check", good_});
  EXPECT_THAT(text.out, HasSubstr("3 成立 · 0 可解释 · 0 存疑 · 1 矛盾 · 0 未核对"));
  EXPECT_THAT(text.out, HasSubstr("附表1“已办结”列合计为 2836，7 行相加得 2826，相差 10"));
}

TEST_F(ScansTest, OfAPageThatIsNotReadWellEnoughNothingIsConcluded) {
  const Outcome chinese = Run({"check", partly_});
  EXPECT_EQ(chinese.status, 3);
  EXPECT_THAT(chinese.out, HasSubstr("3 成立 · 0 可解释 · 0 存疑 · 1 矛盾 · 0 未核对"));
  EXPECT_THAT(Unwrapped(chinese.out), HasSubstr("第2页：识别得不够好：只有"));
  const Outcome english = Run({"check", "--lang", "en", "--pages", "2", partly_});
  EXPECT_EQ(english.status, 3);
  EXPECT_THAT(Unwrapped(english.out), HasSubstr("page 2: not read well enough: "));
  EXPECT_THAT(english.out, HasSubstr("0 checks"));
}

TEST_F(ScansTest, HowScansWereReadCanBeLookedAt) {
  const std::vector<std::string> arguments = {"tables", "--debug", PathOf("pages"), partly_};
  Run(arguments);
  for (const char* page : {"1", "2"}) {
    const std::string stem = std::string("pages/second_page_noisy-") + page;
    EXPECT_THAT(Read(stem + "-ink.png"), StartsWith("\x89PNG"));
    EXPECT_THAT(Read(stem + "-straight.png"), StartsWith("\x89PNG"));
    EXPECT_THAT(Read(stem + ".svg"), HasSubstr("</svg>"));
  }
  EXPECT_THAT(Read("pages/second_page_noisy-1.svg"), HasSubstr("住建局"));
  // A second run replaces them, but no picture of somebody else's.
  const std::vector<std::string> again = {"tables",  "--debug", PathOf("pages"),
                                          "--pages", "1",       partly_};
  EXPECT_THAT(Run(again).error, Not(HasSubstr("is there already")));
  Write("pages/second_page_noisy-1-ink.png", "\x89PNG, and mine");
  const Outcome outcome = Run(again);
  EXPECT_EQ(outcome.status, 4);
  EXPECT_EQ(Read("pages/second_page_noisy-1-ink.png"), "\x89PNG, and mine");
}

TEST_F(ScansTest, PixelsStayUnreadWhereTheyAreNotToBeRecognised) {
  const Outcome outcome = Run({"tables", "--lang", "en", "--ocr", "never", good_});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.error, HasSubstr("page 1: a scanned image, which is not read\n"));
}

TEST_F(ScansTest, WhatIsReadLaterTakesThePlaceOfWhatWasStored) {
  const auto ingest = [&](const std::string& path, const std::string& ocr) {
    return Run({"ingest", "--db", PathOf("b.db"), "--lang", "en", "--ocr", ocr, path});
  };
  EXPECT_EQ(ingest(partly_, "never").out, "1 stored, 0 unchanged, 2 problem(s)\n");
  EXPECT_EQ(ingest(partly_, "never").out, "0 stored, 1 unchanged, 2 problem(s)\n");
  const Outcome partly = ingest(partly_, "auto");
  EXPECT_EQ(partly.out, "1 stored, 0 unchanged, 1 problem(s)\n");
  EXPECT_EQ(partly.status, 3);
  // Once more in vain.
  EXPECT_EQ(ingest(partly_, "auto").out, "0 stored, 1 unchanged, 1 problem(s)\n");
  // All of it was read: no pixel is looked at again, and nothing is lost.
  EXPECT_EQ(ingest(good_, "auto").out, "1 stored, 0 unchanged, 0 problem(s)\n");
  EXPECT_EQ(ingest(good_, "never").out, "0 stored, 1 unchanged, 0 problem(s)\n");
}

TEST_F(ScansTest, WithoutModelsAScanSaysWhatIsMissing) {
  RunOptions options;
  options.environment = {"TESSDATA_PREFIX=" + PathOf("none")};
  const Outcome english = Run({"tables", "--lang", "en", good_}, options);
  EXPECT_EQ(english.status, 3);
  EXPECT_THAT(english.error,
              HasSubstr("page 1: a scanned image, which is not read: Tesseract's model 'eng' is "
                        "missing: install the packages tesseract-ocr-eng"));
  EXPECT_THAT(Run({"tables", good_}, options).error,
              HasSubstr("第1页：是扫描图像，没有读取：缺少 Tesseract 的识别模型“eng”"));
}

/// A page that is one white image of 88 megapixels, some hundred kilobytes as they are stored.
std::string HugePage() {
  constexpr int kWidth = 8000, kHeight = 11000, kRun = 128;
  std::string pixels;
  for (int bytes = 0; bytes < kWidth / 8 * kHeight; bytes += kRun) pixels += "\x81\xff";
  pixels += '\x80';
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
         "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
         "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
         "/Resources<</XObject<</I 5 0 R>>>>>>endobj\n"
         "4 0 obj<</Length 24>>stream\n595 0 0 842 0 0 cm /I Do\nendstream endobj\n"
         "5 0 obj<</Type/XObject/Subtype/Image/Width " +
         std::to_string(kWidth) + "/Height " + std::to_string(kHeight) +
         "/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/RunLengthDecode/Length " +
         std::to_string(pixels.size()) + ">>stream\n" + pixels +
         "\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
}

TEST_F(ScansTest, AMistakeInAListOfNamesIsNamedWhereAPageAsksForIt) {
  Write("mine/places.tsv", "code\tname\n4306\t洞庭新区\n");
  const std::string mistake = "mine/places.tsv:2:1: \"4306\" is not a code of six digits";
  const Outcome scan = Run({"check", "--lang", "en", "--rules", PathOf("mine"), good_});
  EXPECT_EQ(scan.status, 3);
  EXPECT_THAT(Unwrapped(scan.out), HasSubstr(mistake));
  // No page of text is compared with it.
  EXPECT_EQ(Run({"check", "--rules", PathOf("mine"), Write("sound.md", SoundBulletin())}).status,
            0);
  const Outcome test = Run({"rules", "test", "--lang", "en", "--rules", PathOf("mine")});
  EXPECT_EQ(test.status, 2);
  EXPECT_THAT(test.error, HasSubstr(mistake));
}

TEST_F(ScansTest, APageThatTakesTooMuchMemoryIsLostAlone) {
  const Outcome outcome =
      Run({"check", "--lang", "en", "--page-memory", "40", Write("huge.pdf", HugePage()),
           Write("neighbour.md", BrokenBulletin())});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(outcome.out, HasSubstr("[error]"));
  EXPECT_THAT(Unwrapped(outcome.out),
              HasSubstr("huge.pdf page 1: a scanned image, which is not read: needed more memory "
                        "than 40 MB"));
}

/// The worker of the first page: the second that the program starts.
pid_t WaitForPageWorker() {
  pid_t first = 0;
  for (int i = 0; i < 3000; ++i) {
    const pid_t program = ChildOf(getpid());
    const pid_t worker = program == 0 ? 0 : ChildOf(program);
    if (first == 0) first = worker;
    if (worker != 0 && worker != first) return worker;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return 0;
}

TEST_F(ScansTest, APageWhoseWorkerCrashesIsLostAlone) {
  std::thread killer([] {
    const pid_t worker = WaitForPageWorker();
    if (worker != 0) kill(worker, SIGKILL);
  });
  const Outcome outcome = Run({"tables", "--jobs", "1", "--lang", "en", partly_});
  killer.join();
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(outcome.error, HasSubstr("page 1: a scanned image, which is not read: the worker "
                                       "ended by signal 9 (SIGKILL)"));
  // The other page was looked at nevertheless.
  EXPECT_THAT(outcome.error, HasSubstr("page 2: not read well enough"));
}

}  // namespace
}  // namespace gouji::pipeline
