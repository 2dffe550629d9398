#include "app/scanned_pages.h"

#include <gmock/gmock.h>

#include "app/progress.h"
#include "app/soundness.h"

namespace gouji::app {
namespace {

using document::Page;
using document::PageKind;
using document::Recognition;
using report::Language;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Page PageOf(int number, PageKind kind) {
  Page page;
  page.number = number;
  page.kind = kind;
  return page;
}

/// Scanned pages 1 and 2 and a page 3 with a picture, as a reader delivers them.
FileContent Scanned() {
  FileContent content;
  content.document.pages = {PageOf(1, PageKind::kScan), PageOf(2, PageKind::kScan),
                            PageOf(3, PageKind::kMixed), PageOf(4, PageKind::kText)};
  for (const int page : {1, 2, 3}) {
    document::Note note;
    note.kind = page < 3 ? "page.scan" : "page.large_image";
    note.message = "was not read";
    note.place.page = page;
    content.notes.push_back(note);
  }
  return content;
}

RecognisedPage Read(int number, const Recognition& recognition) {
  RecognisedPage page;
  page.page = PageOf(number, PageKind::kScan);
  page.page.glyphs.resize(5);
  page.page.recognition = recognition;
  return page;
}

TEST(ScannedPagesTest, ScansAndLargeImagesAreRecognisedWhereTheTextCanBeTrusted) {
  document::Document document = Scanned().document;
  document.pages[1].trust = document::Trust::kUntrusted;
  EXPECT_THAT(PagesToRecognise(document), ElementsAre(0, 2));
}

TEST(ScannedPagesTest, ImagesTooSmallForACharacterAreNotRecognisedAndSaySo) {
  FileContent content = Scanned();
  content.document.pages[0].images.push_back({{0, 0, 595, 842}, 20, 20});
  content.document.pages[1].images.push_back({{0, 0, 595, 842}, 9, 2000});
  // Strips of one pixel.
  content.document.pages[2].images.assign(800, {{0, 0, 595, 1}, 600, 1});
  EXPECT_THAT(PagesToRecognise(content.document), ElementsAre(2));
  NoteSmallImages(&content);
  EXPECT_THAT(content.unread, SizeIs(2));
  EXPECT_EQ(content.notes[0].message, "was not read: its images are too small for a character");
  EXPECT_EQ(ReasonUnread(content.document.pages[1], content.unread, Language::kChinese),
            "是扫描图像，没有读取：图像太小，容不下一个字");
}

TEST(ScannedPagesTest, ARecognisedPageIsReadAndSaysWhatIsDoubtful) {
  FileContent content = Scanned();
  PutInPlace({Read(2, {10, 1, 0.9, true}), Read(7, {})}, &content);
  EXPECT_TRUE(IsUnread(content.document.pages[0]));
  EXPECT_FALSE(IsUnread(content.document.pages[1]));
  EXPECT_THAT(content.document.pages[1].glyphs, SizeIs(5));
  ASSERT_THAT(content.notes, SizeIs(3));
  EXPECT_EQ(content.notes[2].message, "of 10 pieces that were recognised 1 are doubtful");
  EXPECT_EQ(content.notes[2].place.page, 2);
}

TEST(ScannedPagesTest, APageThatFailedSaysWhy) {
  FileContent content = Scanned();
  RecognisedPage failed;
  failed.page.number = 1;
  failed.failure = Error{ErrorCode::kLimit, "took more than 1 seconds of processor time", ""};
  PutInPlace({failed}, &content);
  EXPECT_TRUE(IsUnread(content.document.pages[0]));
  EXPECT_EQ(content.notes[0].message, "was not read: took more than 1 seconds of processor time");
  EXPECT_EQ(ReasonUnread(content.document.pages[0], content.unread, Language::kEnglish),
            "a scanned image, which is not read: took more than 1 seconds of processor time");
  EXPECT_EQ(ReasonUnread(content.document.pages[1], content.unread, Language::kEnglish),
            "a scanned image, which is not read");
}

TEST(ScannedPagesTest, FromAPageThatWasReadBadlyNothingIsConcluded) {
  FileContent content = Scanned();
  PutInPlace({Read(1, {120, 46, 0.5, false}), Read(2, {9, 0, 1, true})}, &content);
  EXPECT_TRUE(IsUnread(content.document.pages[0]));
  EXPECT_EQ(ReasonUnread(content.document.pages[0], {}, Language::kEnglish),
            "not read well enough: 61 % of 120 pieces are certain");
  EXPECT_EQ(ReasonUnread(content.document.pages[0], {}, Language::kChinese),
            "识别得不够好：只有 61 % 可信，共 120 处");
  content.document.pages[0].recognition = document::Recognition{22, 0, 0.923, false};
  EXPECT_EQ(ReasonUnread(content.document.pages[0], {}, Language::kEnglish),
            "not read well enough: the mean confidence of its characters is 92 %");
  EXPECT_EQ(ReasonUnread(content.document.pages[0], {}, Language::kChinese),
            "识别得不够好：文字的平均置信度只有 92 %");
  DropDoubtfulPages(&content.document);
  EXPECT_THAT(content.document.pages[0].glyphs, IsEmpty());
  EXPECT_THAT(content.document.pages[1].glyphs, SizeIs(5));
}

TEST(ScannedPagesTest, PixelsThatCannotBeHadAreAFailure) {
  Result<scan::Tesseract> tesseract = LoadTesseract();
  ASSERT_TRUE(tesseract);
  const RecognisedPage page =
      Recognise("no image", "image", PageOf(1, PageKind::kScan), *tesseract);
  ASSERT_TRUE(page.failure);
  EXPECT_EQ(page.failure->message, "not a readable image, it is damaged or cut off");
}

TEST(ScannedPagesTest, APageWhosePiecesLieOutsideOfItsGlyphsIsNotSound) {
  Page page = Read(1, {}).page;
  document::RecognisedPiece piece;
  piece.first_glyph = 3;
  piece.glyph_count = 2;
  page.pieces = {piece};
  EXPECT_TRUE(IsSoundPage(page));
  page.pieces[0].glyph_count = 3;
  EXPECT_FALSE(IsSoundPage(page));
  page.pieces[0].first_glyph = -1;
  EXPECT_FALSE(IsSoundPage(page));
}

TEST(ScannedPagesTest, TheTimeLeftIsThatOfThePagesToCome) {
  EXPECT_EQ(TimeLeft(10, 0, 40, Language::kEnglish), "");
  EXPECT_EQ(TimeLeft(10, 10, 40, Language::kEnglish), "about 30 s left");
  EXPECT_EQ(TimeLeft(100, 10, 40, Language::kChinese), "约剩 5 分钟");
  EXPECT_EQ(TimeLeft(10, 40, 40, Language::kEnglish), "");
}

}  // namespace
}  // namespace gouji::app
