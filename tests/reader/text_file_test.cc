#include "reader/text_file.h"

#include <gtest/gtest.h>

#include "fixture.h"

namespace gouji::reader {
namespace {

using document::Glyph;
using document::GlyphSource;
using document::PageKind;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Reading ReadString(std::string_view bytes, const std::string& path = "a.txt",
                   const ReaderOptions& options = {}) {
  Reading reading;
  Result<document::Document> result = ReadBytes(bytes, path, options, reading.notes);
  EXPECT_TRUE(result) << (result ? "" : result.error().ToString());
  if (result) reading.document = std::move(result).value();
  return reading;
}

TEST(TextFileTest, CharactersStandOnAGridOfLinesAndColumns) {
  const Reading reading = ReadString("热线 5\n\n件\tA|\n");
  EXPECT_EQ(reading.document.format, "text");
  const document::Page& page = reading.page();
  ASSERT_EQ(TextOf(page), "热线 5件\tA|");
  EXPECT_THAT(page.glyphs[0].box, IsBox(0, 0, 12, 12));
  EXPECT_THAT(page.glyphs[2].box, IsBox(24, 0, 30, 12));
  EXPECT_THAT(page.glyphs[3].box, IsBox(30, 0, 36, 12));
  EXPECT_THAT(page.glyphs[4].box, IsBox(0, 24, 12, 36));
  EXPECT_THAT(page.glyphs[5].box, IsBox(12, 24, 18, 36));
  EXPECT_THAT(page.glyphs[6].box, IsBox(18, 24, 24, 36));
  EXPECT_EQ(page.glyphs[3].line, 1);
  EXPECT_EQ(page.glyphs[4].line, 3);
  EXPECT_EQ(page.glyphs[0].source, GlyphSource::kPlainText);
  EXPECT_EQ(page.glyphs[0].font_size, 12);
  EXPECT_EQ(page.width, 36);
  EXPECT_EQ(page.height, 36);
  EXPECT_EQ(page.kind, PageKind::kText);
}

TEST(TextFileTest, AFormFeedStartsAPageAndLinesAreCountedOn) {
  const Reading reading = ReadString("one\n\ftwo\nthree\n\f");
  ASSERT_THAT(reading.document.pages, SizeIs(2));
  EXPECT_EQ(TextOf(reading.page(2)), "twothree");
  EXPECT_EQ(reading.page(2).number, 2);
  EXPECT_EQ(reading.page(2).glyphs[0].line, 2);
  EXPECT_THAT(reading.page(2).glyphs[0].box, IsBox(0, 0, 6, 12));
  EXPECT_EQ(reading.page(2).glyphs[3].line, 3);
}

TEST(TextFileTest, OnlyTheWantedPagesAreRead) {
  ReaderOptions options;
  options.pages = {2, 2};
  const Reading reading = ReadString("one\f\ntwo\fthree", "a.txt", options);
  ASSERT_THAT(reading.document.pages, SizeIs(1));
  EXPECT_EQ(reading.page().number, 2);
  EXPECT_EQ(reading.page().glyphs[0].line, 2);

  options.pages = {4, 4};
  document::Notes notes;
  const auto beyond = ReadBytes("one\ftwo", "a.txt", options, notes);
  ASSERT_FALSE(beyond);
  EXPECT_EQ(beyond.error().message, "page 4 does not exist: the number of pages is 2");
}

TEST(TextFileTest, AllEndingsOfLinesCount) {
  const document::Page page = ReadString("a\r\nb\rc\nd").page();
  ASSERT_EQ(TextOf(page), "abcd");
  for (int i = 0; i < 4; ++i) EXPECT_EQ(page.glyphs[static_cast<std::size_t>(i)].line, i + 1);
}

TEST(TextFileTest, CombiningMarksJoinTheCharacterBeforeThem) {
  const document::Page page = ReadString("e\u0301x\u200b").page();
  ASSERT_THAT(page.glyphs, SizeIs(2));
  EXPECT_EQ(page.glyphs[0].text, "e\u0301");
  EXPECT_THAT(page.glyphs[1].box, IsBox(6, 0, 12, 12));
}

TEST(TextFileTest, TheNameDecidesWhetherItIsMarkdown) {
  EXPECT_EQ(ReadString("# a", "A.MD").document.format, "markdown");
  EXPECT_EQ(ReadString("# a", "a.markdown").document.format, "markdown");
  EXPECT_EQ(ReadString("# a", "a.txt").document.format, "text");
  EXPECT_EQ(ReadString("| a |", "-").document.format, "text");
}

TEST(TextFileTest, Gb18030IsReadLikeUtf8) {
  EXPECT_EQ(TextOf(ReadString("\xC8\xC8\xCF\xDF 12345\n").page()), "热线 12345");
}

TEST(TextFileTest, BlankTextIsABlankPage) {
  const Reading reading = ReadString(" \n\u3000\n");
  ASSERT_THAT(reading.document.pages, SizeIs(1));
  EXPECT_EQ(reading.page().kind, PageKind::kBlank);
}

TEST(TextFileTest, FewControlCharactersAreReplacedAndNoted) {
  const std::string text = std::string(100, 'x') + "\x01" + "\x1A";
  const Reading reading = ReadString(text);
  EXPECT_EQ(TextOf(reading.page()), std::string(100, 'x') + "\uFFFD");
  ASSERT_THAT(reading.notes, SizeIs(1));
  EXPECT_EQ(reading.notes[0].message, "control characters in the text: 1");
}

struct RefusedCase {
  const char* what;
  std::string bytes;
  const char* path;
  ErrorCode code;
  const char* message;
};

TEST(TextFileTest, WhatIsNotTextIsRefused) {
  using namespace std::string_literals;
  const RefusedCase cases[] = {
      {"a NUL", std::string(200, 'x') + "\0"s, "a.txt", ErrorCode::kInvalid,
       "not text: neither UTF-8, UTF-16 nor GB18030"},
      {"controls", "\x01\x02\x03 abc", "a.md", ErrorCode::kInvalid,
       "not text: neither UTF-8, UTF-16 nor GB18030"},
      {"neither encoding", "\xFF\xFF\xFF\xFF", "a.txt", ErrorCode::kInvalid,
       "not text: neither UTF-8, UTF-16 nor GB18030"},
      {"binary without a name", "PK\x03\x04\0\0"s, "-", ErrorCode::kUnsupported,
       "neither PDF nor image nor text"},
      {"nothing", "", "a.txt", ErrorCode::kInvalid, "the file is empty"},
      {"a line without end", std::string(100'001, 'x'), "a.txt", ErrorCode::kLimit,
       "line 1 has more than 100,000 characters"},
  };
  for (const RefusedCase& c : cases) {
    SCOPED_TRACE(c.what);
    document::Notes notes;
    const Result<document::Document> result = ReadBytes(c.bytes, c.path, {}, notes);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, c.code);
    EXPECT_EQ(result.error().message, c.message);
    EXPECT_EQ(result.error().where, c.path);
  }
}

TEST(TextFileTest, ATextOfMoreThanTwoMillionCharactersIsRefused) {
  std::string text;
  for (int i = 0; i < 20'001; ++i) text += std::string(100, 'x') + "\n";
  document::Notes notes;
  const auto result = ReadBytes(text, "a.txt", {}, notes);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "the text has more than 2,000,000 characters");
}

}  // namespace
}  // namespace gouji::reader
