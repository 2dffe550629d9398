#include "reader/pdf_file.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "fixture.h"

namespace gouji::reader {
namespace {

using document::Direction;
using document::Glyph;
using document::NoteSeverity;
using document::PageKind;
using document::Ruling;
using document::Trust;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// The glyphs with baselines of one fixture line, by the top of their boxes.
std::vector<Glyph> GlyphsAt(const document::Page& page, double top) {
  std::vector<Glyph> glyphs;
  for (const Glyph& glyph : page.glyphs) {
    if (std::abs(glyph.box.top - top) <= 0.1) glyphs.push_back(glyph);
  }
  return glyphs;
}

std::string Join(const std::vector<Glyph>& glyphs) {
  std::string text;
  for (const Glyph& glyph : glyphs) text += glyph.text;
  return text;
}

TEST(PdfTest, GlyphsHaveTextBoxSizeCodeAndFont) {
  const Reading reading = ReadFixture("text.pdf");
  EXPECT_EQ(reading.document.format, "pdf");
  EXPECT_EQ(reading.document.title, "热线通报");
  EXPECT_EQ(reading.page().width, 600);
  EXPECT_EQ(reading.page().height, 800);
  const std::vector<Glyph> line = GlyphsAt(reading.page(), 92);
  ASSERT_EQ(Join(line), "Ab 1");
  EXPECT_THAT(line[0].box, IsBox(100, 92, 105, 102));
  EXPECT_THAT(line[3].box, IsBox(115, 92, 120, 102));
  EXPECT_DOUBLE_EQ(line[0].font_size, 10);
  EXPECT_EQ(line[0].code, 0x41u);
  EXPECT_EQ(line[0].direction, Direction::kRight);
  EXPECT_FALSE(line[0].invisible);
  EXPECT_EQ(reading.page().fonts.at(static_cast<std::size_t>(line[0].font)).name, "Plain");
  EXPECT_FALSE(reading.page().fonts[0].embedded);
  EXPECT_TRUE(reading.page().fonts[0].has_unicode);
}

TEST(PdfTest, SpacingIsNoPartOfABox) {
  const std::vector<Glyph> line = GlyphsAt(ReadFixture("text.pdf").page(), 142);
  ASSERT_EQ(Join(line), "C D");
  EXPECT_THAT(line[0].box, IsBox(100, 142, 105, 152));
  EXPECT_THAT(line[1].box, IsBox(108, 142, 113, 152));
  EXPECT_THAT(line[2].box, IsBox(123, 142, 128, 152));
}

TEST(PdfTest, TurnedTextRunsUpwards) {
  const document::Page page = ReadFixture("text.pdf").page();
  const auto found = std::find_if(page.glyphs.begin(), page.glyphs.end(),
                                  [](const Glyph& glyph) { return glyph.text == "U"; });
  ASSERT_NE(found, page.glyphs.end());
  EXPECT_EQ(found->direction, Direction::kUp);
  EXPECT_THAT(found->box, IsBox(292, 195, 302, 200));
}

TEST(PdfTest, TextThatIsNotPaintedIsInvisible) {
  const document::Page page = ReadFixture("text.pdf").page();
  for (const double top : {242.0, 292.0}) {
    SCOPED_TRACE(top);
    const std::vector<Glyph> line = GlyphsAt(page, top);
    ASSERT_THAT(line, Not(IsEmpty()));
    for (const Glyph& glyph : line) EXPECT_TRUE(glyph.invisible) << glyph.text;
  }
}

TEST(PdfTest, AFileWhoseObjectsAreNotWhereItSaysIsReadAndNoted) {
  const Reading reading = ReadFixture("broken_xref.pdf");
  ASSERT_THAT(reading.document.pages, SizeIs(2));
  EXPECT_EQ(TextOf(reading.page(2)), "Second");
  EXPECT_THAT(reading.notes, Contains(Field(&document::Note::kind, "file.repaired")));
}

/// The characters of the fixture that are seen, by the tops of their lines.
std::string SeenAt(const document::Page& page, double top) {
  std::string text;
  for (const Glyph& glyph : GlyphsAt(page, top)) {
    if (!glyph.invisible) text += glyph.text;
  }
  return text;
}

TEST(PdfTest, TextThatNobodySeesIsInvisible) {
  const Reading reading = ReadFixture("hidden_text.pdf");
  const document::Page& page = reading.page();
  EXPECT_EQ(SeenAt(page, 92), "Seen");
  EXPECT_EQ(SeenAt(page, 112), "");      // White on white.
  EXPECT_EQ(SeenAt(page, 132), "Glow");  // The white glow of black text.
  EXPECT_EQ(SeenAt(page, 232), "Over");  // What was under the white area is not seen.
  EXPECT_EQ(SeenAt(page, 252), "");      // Under a picture.
  EXPECT_EQ(SeenAt(page, 412), "");      // Set in size 0.
  EXPECT_THAT(reading.notes, Contains(Field(&document::Note::message,
                                            HasSubstr("29 characters are not seen on the page"))));
}

TEST(PdfTest, APageFindsNoFontOfAnotherPage) {
  const Reading reading = ReadFixture("borrowed_font.pdf");
  EXPECT_EQ(TextOf(reading.page(1)), "Text");
  EXPECT_EQ(TextOf(reading.page(2)), "");
  EXPECT_EQ(TextOf(reading.page(3)), "Other");
  EXPECT_EQ(TextOf(reading.page(4)), "Text");
  EXPECT_EQ(TextOf(reading.page(5)), "");
  for (const int page : {2, 3, 5}) {
    EXPECT_THAT(
        reading.notes,
        Contains(AllOf(Field(&document::Note::kind, "page.repaired"),
                       Field(&document::Note::place, Field(&document::Place::page, page)))));
  }
}

TEST(PdfTest, OutlinedTextIsSeenWhereAnyColourIs) {
  const document::Page page = ReadFixture("hidden_text.pdf").page();
  EXPECT_EQ(SeenAt(page, 432), "");        // White within a white outline.
  EXPECT_EQ(SeenAt(page, 452), "Line");    // White within a black one.
  EXPECT_EQ(SeenAt(page, 472), "Hollow");  // Nothing within a black one.
}

TEST(PdfTest, TextThatOnlyClipsIsSeenWhereSomethingIsPaintedThroughIt) {
  const document::Page page = ReadFixture("hidden_text.pdf").page();
  EXPECT_EQ(SeenAt(page, 492), "");
  EXPECT_EQ(SeenAt(page, 512), "Through");
}

TEST(PdfTest, GlyphsOfAType3FontAreAsWhiteAsTheTextUnlessTheyBringColours) {
  const document::Page page = ReadFixture("hidden_text.pdf").page();
  EXPECT_EQ(SeenAt(page, 532), "");
  EXPECT_EQ(SeenAt(page, 552), "b");
  EXPECT_EQ(SeenAt(page, 572), "a");  // A clipping mode does nothing to it.
}

TEST(PdfTest, WhiteTextOnADarkGroundIsSeen) {
  const document::Page page = ReadFixture("hidden_text.pdf").page();
  EXPECT_EQ(SeenAt(page, 152), "Header");   // On a dark row.
  EXPECT_EQ(SeenAt(page, 172), "Round");    // On a shape that is no rectangle.
  EXPECT_EQ(SeenAt(page, 192), "Picture");  // On a picture.
}

TEST(PdfTest, TextUnderWhatDoesNotHideItIsSeen) {
  const document::Page page = ReadFixture("hidden_text.pdf").page();
  EXPECT_EQ(SeenAt(page, 293.5), "Half");  // Not covered as a whole.
  EXPECT_EQ(SeenAt(page, 312), "Marked");  // Under a marker's colour.
  EXPECT_EQ(SeenAt(page, 332), "Thin");    // Under a thin veil.
  EXPECT_EQ(SeenAt(page, 352), "Stamp");   // Under a picture with a mask.
  EXPECT_EQ(SeenAt(page, 372), "Clip");    // Beside a clipped area whose box holds it.
  EXPECT_EQ(SeenAt(page, 392), "Ring");    // Under a round shape, which is not looked into.
}

TEST(PdfTest, AGlyphTellsWhereItsBaselineIs) {
  const document::Page page = ReadFixture("scripts.pdf").page();
  const std::vector<Glyph> line = GlyphsAt(page, 212);
  ASSERT_EQ(Join(line), "PM 35");
  EXPECT_NEAR(line[0].box.bottom - line[0].descent, 220, 0.01);
  const std::vector<Glyph> turned = {page.glyphs.end() - 3, page.glyphs.end()};
  ASSERT_EQ(Join(turned), "402");
  EXPECT_NEAR(turned[0].box.right - turned[0].descent, 300, 0.01);
  EXPECT_NEAR(turned[2].box.right - turned[2].descent, 296.7, 0.01);
}

TEST(PdfTest, FakeBoldIsReadOnce) {
  EXPECT_EQ(Join(GlyphsAt(ReadFixture("text.pdf").page(), 342)), "Bold");
}

TEST(PdfTest, TextOutsideOfTheClipPathIsLeftOut) {
  EXPECT_EQ(Join(GlyphsAt(ReadFixture("text.pdf").page(), 392)), "Se");
}

TEST(PdfTest, WhatIsPaintedIntoASoftMaskIsNotOnThePage) {
  const document::Page page = ReadFixture("text.pdf").page();
  EXPECT_THAT(TextOf(page), Not(HasSubstr("Mask")));
  EXPECT_THAT(page.rulings, IsEmpty());
}

TEST(PdfTest, EveryWayOfDrawingARuleGivesARuling) {
  const std::vector<Ruling> rulings = ReadFixture("rulings.pdf").page().rulings;
  struct Case {
    const char* what;
    Ruling::Kind kind;
    document::Rect box;
  };
  using Kind = Ruling::Kind;
  const Case cases[] = {
      {"a stroke", Kind::kStroke, {100, 99.5, 300, 100.5}},
      {"a stroke slightly askew", Kind::kStroke, {100, 109.3, 300, 110.3}},
      {"a thin rectangle", Kind::kFill, {400, 100, 400.5, 200}},
      {"the top of a stroked rectangle", Kind::kStroke, {100, 159, 150, 161}},
      {"its bottom", Kind::kStroke, {100, 179, 150, 181}},
      {"its left side", Kind::kStroke, {99, 160, 101, 180}},
      {"its right side", Kind::kStroke, {149, 160, 151, 180}},
      {"the top of a frame", Kind::kFill, {200, 160, 250, 161}},
      {"its bottom", Kind::kFill, {200, 179, 250, 180}},
      {"its left side", Kind::kFill, {200, 160, 201, 180}},
      {"its right side", Kind::kFill, {249, 160, 250, 180}},
      {"a row of dots", Kind::kDashed, {100, 199, 199, 200}},
      {"a row of dashes", Kind::kDashed, {100, 219.5, 187, 220.5}},
      {"a dash pattern", Kind::kDashed, {100, 239.5, 300, 240.5}},
      {"a stroke that is clipped", Kind::kStroke, {100, 279.5, 200, 280.5}},
      {"an image one pixel high", Kind::kFill, {100, 549, 300, 550}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.what);
    EXPECT_THAT(rulings, Contains(AllOf(Field(&Ruling::kind, c.kind),
                                        Field(&Ruling::box, IsBox(c.box.left, c.box.top,
                                                                  c.box.right, c.box.bottom)))));
  }
  EXPECT_THAT(rulings, SizeIs(std::size(cases)));
}

TEST(PdfTest, FilledAreasAreShadesUnlessTheyAreWhite) {
  const std::vector<document::Shade> shades = ReadFixture("rulings.pdf").page().shades;
  const auto box = [](double left, double top, double right, double bottom) {
    return Field(&document::Shade::box, IsBox(left, top, right, bottom));
  };
  EXPECT_THAT(shades, ElementsAre(box(100, 480, 300, 500), box(100, 514, 300, 526),
                                  box(350, 480, 400, 500), box(351, 481, 399, 499)));
}

TEST(PdfTest, CoordinatesAreThoseOfTheTurnedAndCroppedPage) {
  const Reading reading = ReadFixture("rotate_90.pdf");
  const document::Page& page = reading.page();
  EXPECT_EQ(page.rotation, 90);
  EXPECT_EQ(page.width, 600);
  EXPECT_EQ(page.height, 400);
  ASSERT_EQ(TextOf(page), "Rt");
  EXPECT_EQ(page.glyphs[0].direction, Direction::kRight);
  EXPECT_THAT(page.glyphs[0].box, IsBox(50, 192, 55, 202));
  ASSERT_THAT(page.rulings, SizeIs(1));
  EXPECT_THAT(page.rulings[0].box, IsBox(100, 199.5, 500, 200.5));
  EXPECT_TRUE(page.rulings[0].horizontal());
}

TEST(PdfTest, Type3GlyphsAreAsLargeAsTheyLookWhateverTheFontSays) {
  struct Case {
    const char* file;
    double top;
  };
  const Case cases[] = {
      {"type3.pdf", 82},
      {"type3_em_in_glyphs.pdf", 82},
      {"type3_without_box.pdf", 82.4},  // 0.88 em above the baseline, for lack of better knowledge.
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.file);
    const document::Page page = ReadFixture(c.file).page();
    ASSERT_EQ(TextOf(page), "丁丂七丄丅");
    EXPECT_DOUBLE_EQ(page.glyphs[0].font_size, 20);
    EXPECT_THAT(page.glyphs[1].box, IsBox(112, c.top, 124, c.top + 20));
    EXPECT_EQ(page.trust, Trust::kTrusted);
  }
}

TEST(PdfTest, ALigatureIsOneGlyphOfSeveralLetters) {
  constexpr std::string_view kFile = R"(%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R
  /Resources<</Font<</F 5 0 R>>>>>> endobj
4 0 obj <</Length 36>> stream
BT /F 12 Tf 20 100 Td (pro\001t) Tj ET
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica
  /ToUnicode 6 0 R>> endobj
6 0 obj <</Length 93>> stream
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfchar <01> <FB01> endbfchar
endstream endobj
trailer <</Root 1 0 R>>
)";
  document::Notes notes;
  const Result<document::Document> document = ReadBytes(kFile, "-", ReaderOptions{}, notes);
  ASSERT_TRUE(document) << document.error().message;
  const std::vector<Glyph>& glyphs = document->pages.at(0).glyphs;
  ASSERT_EQ(glyphs.size(), 5u);
  EXPECT_EQ(glyphs[3].text, "fi");
  EXPECT_EQ(TextOf(document->pages[0]), "profit");
}

TEST(PdfTest, UnembeddedChineseFontsAreReadThroughTheirCharacterMap) {
  const document::Page page = ReadFixture("gbk_euc_h.pdf").page();
  EXPECT_EQ(TextOf(page), "热线１２");  // The map sends ASCII to its full-width forms.
  EXPECT_THAT(page.glyphs[1].box, IsBox(110, 92, 120, 102));
  EXPECT_EQ(page.trust, Trust::kTrusted);
}

TEST(PdfTest, VerticalTextHangsFromTheMiddleOfItsUpperEdge) {
  const document::Page page = ReadFixture("gbk_euc_v.pdf").page();
  ASSERT_EQ(TextOf(page), "热线");
  EXPECT_TRUE(page.glyphs[0].vertical);
  EXPECT_EQ(page.glyphs[0].direction, Direction::kDown);
  EXPECT_THAT(page.glyphs[0].box, IsBox(95, 100, 105, 110));
  EXPECT_THAT(page.glyphs[1].box, IsBox(95, 110, 105, 120));
}

TEST(PdfTest, MissingMappingTablesAreAnErrorThatNamesThePackage) {
  const Reading reading = ReadFixture("unknown_collection.pdf");
  ASSERT_THAT(reading.notes, SizeIs(1));
  EXPECT_EQ(reading.notes[0].severity, NoteSeverity::kError);
  EXPECT_EQ(reading.notes[0].message,
            "text is lost because the mapping tables of 'Adobe-GB99' were not found: install the "
            "package poppler-data");
  EXPECT_EQ(reading.notes[0].place.page, 1);
  EXPECT_EQ(reading.page().trust, Trust::kUntrusted);
}

struct VerdictCase {
  const char* file;
  PageKind kind;
  Trust trust;
  const char* note;
};

TEST(PdfTest, PagesAreJudgedByWhatTheyPaint) {
  const VerdictCase cases[] = {
      {"text.pdf", PageKind::kText, Trust::kTrusted, ""},
      {"accents_in_winansi.pdf", PageKind::kText, Trust::kTrusted, ""},
      {"blank.pdf", PageKind::kBlank, Trust::kTrusted, ""},
      {"scan.pdf", PageKind::kScan, Trust::kTrusted, "the page is a scan and was not read"},
      {"mixed.pdf", PageKind::kMixed, Trust::kTrusted, "a large image of the page was not read"},
      {"outlines.pdf", PageKind::kText, Trust::kUntrusted,
       "the text cannot be trusted: the text is drawn as outlines"},
      {"identity_without_map.pdf", PageKind::kText, Trust::kUntrusted,
       "the text cannot be trusted: 100 % of the characters have no map from their font to "
       "Unicode"},
      {"type3_without_map.pdf", PageKind::kText, Trust::kUntrusted,
       "the text cannot be trusted: 100 % of the characters have no map from their font to "
       "Unicode"},
      {"type3_counted_names.pdf", PageKind::kText, Trust::kUntrusted,
       "the text cannot be trusted: 100 % of the characters have no map from their font to "
       "Unicode"},
      {"gbk_bytes_in_winansi.pdf", PageKind::kText, Trust::kRecovered,
       "GB18030 bytes behind a Western font were decoded again"},
  };
  for (const VerdictCase& c : cases) {
    SCOPED_TRACE(c.file);
    const Reading reading = ReadFixture(c.file);
    EXPECT_EQ(reading.page().kind, c.kind);
    EXPECT_EQ(reading.page().trust, c.trust);
    if (*c.note == '\0') {
      EXPECT_THAT(reading.notes, IsEmpty());
    } else {
      ASSERT_THAT(reading.notes, SizeIs(1));
      EXPECT_EQ(reading.notes[0].message, c.note);
      EXPECT_EQ(reading.notes[0].place.page, 1);
      EXPECT_EQ(reading.notes[0].place.document_id, reading.document.id);
    }
  }
}

TEST(PdfTest, GbkBytesBehindAWesternFontAreReadAsChinese) {
  const document::Page page = ReadFixture("gbk_bytes_in_winansi.pdf").page();
  EXPECT_EQ(TextOf(page), "办结率 98.5%，受理工单。");
  EXPECT_THAT(page.glyphs[0].box, IsBox(100, 92, 110, 102));
  EXPECT_THAT(page.glyphs[3].box, IsBox(130, 92, 135, 102));
  EXPECT_EQ(page.glyphs[0].code, 0xB0u);
}

TEST(PdfTest, AccentsInAWesternFontStayWhatTheyAre) {
  EXPECT_EQ(TextOf(ReadFixture("accents_in_winansi.pdf").page()),
            "Été, très élevé à Orléans: «déjà» vu.");
}

struct ErrorCase {
  const char* file;
  ErrorCode code;
  const char* message;
};

TEST(PdfTest, FilesThatCannotBeReadSayWhy) {
  const ErrorCase cases[] = {
      {"needs_password.pdf", ErrorCode::kUnsupported,
       "the file is encrypted: reading it needs a password"},
      {"no_pages.pdf", ErrorCode::kInvalid, "the file has no pages"},
      {"truncated.pdf", ErrorCode::kInvalid,
       "not a readable PDF file, it is damaged or cut off: Couldn't find trailer dictionary"},
      {"garbage.pdf", ErrorCode::kInvalid,
       "not a readable PDF file, it is damaged or cut off: Illegal character '{'"},
  };
  for (const ErrorCase& c : cases) {
    SCOPED_TRACE(c.file);
    document::Notes notes;
    const Result<document::Document> result = Read(FixturePath(c.file), ReaderOptions{}, notes);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, c.code);
    EXPECT_EQ(result.error().message, c.message);
    EXPECT_EQ(result.error().where, FixturePath(c.file));
  }
}

TEST(PdfTest, AnOwnerPasswordDoesNotKeepAnyoneFromReading) {
  EXPECT_EQ(TextOf(ReadFixture("owner_password_only.pdf").page()),
            TextOf(ReadFixture("text.pdf").page()));
}

TEST(PdfTest, ADamagedPageIsNotedAndTheOthersAreRead) {
  const Reading reading = ReadFixture("missing_page.pdf");
  ASSERT_THAT(reading.document.pages, SizeIs(2));
  EXPECT_EQ(TextOf(reading.page(1)), "First");
  EXPECT_EQ(reading.page(2).number, 2);
  EXPECT_EQ(reading.page(2).trust, Trust::kUntrusted);
  ASSERT_THAT(reading.notes, SizeIs(1));
  EXPECT_EQ(reading.notes[0].message, "the page is damaged and was not read");
  EXPECT_EQ(reading.notes[0].kind, "page.damaged");
  EXPECT_EQ(reading.notes[0].severity, NoteSeverity::kError);
  EXPECT_EQ(reading.notes[0].place.page, 2);
}

TEST(PdfTest, APageLargerThanCanBeComputedWithIsDamagedAndNotBlank) {
  const Reading reading = ReadFixture("boundless_page.pdf");
  ASSERT_THAT(reading.document.pages, SizeIs(2));
  EXPECT_EQ(TextOf(reading.page(1)), "First");
  EXPECT_EQ(reading.page(2).trust, Trust::kUntrusted);
  EXPECT_EQ(reading.page(2).height, 0);
  ASSERT_THAT(reading.notes, SizeIs(1));
  EXPECT_EQ(reading.notes[0].message, "the page is damaged and was not read");
  EXPECT_EQ(reading.notes[0].place.page, 2);
}

TEST(PdfTest, DamageInAPageIsNotedWithThePage) {
  const Reading reading = ReadFixture("damaged_content.pdf");
  EXPECT_EQ(TextOf(reading.page()), "Good");
  ASSERT_THAT(reading.notes, SizeIs(1));
  EXPECT_THAT(reading.notes[0].message, HasSubstr("damage was worked around: Illegal character"));
  EXPECT_EQ(reading.notes[0].kind, "page.repaired");
  EXPECT_EQ(reading.notes[0].severity, NoteSeverity::kWarning);
  EXPECT_EQ(reading.notes[0].place.page, 1);
}

// Fonts are read once a document: a name must still mean what each page says.
TEST(PdfTest, EachPageHasItsOwnFontsStateAndSize) {
  const Reading reading = ReadFixture("fonts_by_page.pdf");
  std::vector<std::string> texts;
  for (const document::Page& page : reading.document.pages) texts.push_back(TextOf(page));
  EXPECT_THAT(texts, ElementsAre("AB", "XB", "AB", "XB", "YB", "XBC", "AB"));
  const std::vector<document::Page>& pages = reading.document.pages;
  for (const std::size_t i : {0u, 1u, 2u, 4u, 5u, 6u}) {
    SCOPED_TRACE(i);
    EXPECT_EQ(pages[i].number, static_cast<int>(i) + 1);
    EXPECT_EQ(pages[i].width, 600);
    ASSERT_FALSE(pages[i].glyphs.empty());
    EXPECT_THAT(pages[i].glyphs[0].box, IsBox(100, 92, 105, 102));
    EXPECT_FALSE(pages[i].glyphs[0].invisible);
    EXPECT_THAT(pages[i].fonts, SizeIs(i == 5 ? 2u : 1u));
  }
  EXPECT_EQ(pages[3].width, 800);
  EXPECT_EQ(pages[3].height, 750);
  EXPECT_THAT(pages[3].glyphs[0].box, IsBox(100, 42, 105, 52));
}

TEST(PdfTest, OnlyTheWantedPagesAreRead) {
  ReaderOptions options;
  options.pages = {2, 5};
  const Reading reading = ReadFixture("two_pages.pdf", options);
  ASSERT_THAT(reading.document.pages, SizeIs(1));
  EXPECT_EQ(reading.page().number, 2);
  EXPECT_EQ(TextOf(reading.page()), "Second");

  options.pages = {3, 3};
  document::Notes notes;
  const Result<document::Document> beyond = Read(FixturePath("two_pages.pdf"), options, notes);
  ASSERT_FALSE(beyond);
  EXPECT_EQ(beyond.error().message, "page 3 does not exist: the number of pages is 2");
}

TEST(PdfTest, AHeaderAfterForeignLinesIsRecognised) {
  EXPECT_TRUE(IsPdf("%PDF-1.4\n", "-"));
  EXPECT_TRUE(IsPdf("HTTP/1.1 200 OK\n\n%PDF-1.4\n", "download"));
  EXPECT_TRUE(IsPdf("no header at all", "a.pdf"));
  EXPECT_FALSE(IsPdf("A file begins with %PDF-1.4.\n", "notes.txt"));
  EXPECT_FALSE(IsPdf("plain", "-"));
}

TEST(PdfTest, ThreadsReadAtTheSameTimeAndKeepTheirNotesApart) {
  const std::string good = FixtureBytes("text.pdf");
  const std::string damaged = FixtureBytes("damaged_content.pdf");
  std::vector<std::size_t> note_counts(4);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < note_counts.size(); ++i) {
    threads.emplace_back([&, i] {
      for (int round = 0; round < 20; ++round) {
        document::Notes notes;
        const auto result = ReadBytes(i % 2 == 0 ? good : damaged, "a.pdf", ReaderOptions{}, notes);
        note_counts[i] += notes.size();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(note_counts, ElementsAre(0, 20, 0, 20));
}

}  // namespace
}  // namespace gouji::reader
