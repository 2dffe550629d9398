#include "pdf/trust.h"

#include <gtest/gtest.h>

#include "../reader/fixture.h"
#include "pdf/duplicates.h"
#include "pdf/gb_recovery.h"
#include "pdf/glyph_name.h"

namespace gouji::pdf {
namespace {

using document::Glyph;
using document::Page;
using document::PageKind;
using document::Trust;
using reader::IsBox;
using reader::TextOf;

Page PageOf(std::u32string_view text, const document::Font& font) {
  Page page;
  page.width = 600;
  page.height = 800;
  page.fonts = {font};
  double left = 50;
  for (const char32_t c : text) {
    Glyph glyph;
    std::u32string one(1, c);
    for (const char32_t unit : one) {
      // The tests' own UTF-8, for code points below U+10000.
      if (unit < 0x80) {
        glyph.text = {static_cast<char>(unit)};
      } else if (unit < 0x800) {
        glyph.text = {static_cast<char>(0xC0 | unit >> 6), static_cast<char>(0x80 | (unit & 0x3F))};
      } else {
        glyph.text = {static_cast<char>(0xE0 | unit >> 12),
                      static_cast<char>(0x80 | (unit >> 6 & 0x3F)),
                      static_cast<char>(0x80 | (unit & 0x3F))};
      }
    }
    glyph.box = {left, 100, left + 5, 110};
    left += 5;
    glyph.font_size = 10;
    glyph.font = 0;
    page.glyphs.push_back(glyph);
  }
  return page;
}

constexpr bool kEmbedded = true;
const document::Font kMapped = {"Song", kEmbedded, true};
const document::Font kUnmapped = {"Song", kEmbedded, false};

struct TrustCase {
  const char* what;
  std::u32string_view text;
  const document::Font& font;
  Trust trust;
};

TEST(TrustTest, APageIsTrustedUnlessManyCharactersSayNothing) {
  const TrustCase cases[] = {
      {"Chinese", U"受理诉求一百六十二件", kMapped, Trust::kTrusted},
      {"private use", U"\uE001\uE002\uE003\uE004受理诉求", kMapped, Trust::kUntrusted},
      {"controls", U"\u0001\u0002\u0003\u0004受理诉求", kMapped, Trust::kUntrusted},
      {"replaced", U"\uFFFD\uFFFD\uFFFD受理诉求", kMapped, Trust::kUntrusted},
      {"two bullets on a nearly empty page", U"\uF0B7甲\uF0B7乙", kMapped, Trust::kTrusted},
      {"three bullets among much text",
       U"\uF0B7受理诉求一百六十二件\uF0B7办结率百分之百\uF0B7按期办结率百分之百受理来信四件",
       kMapped, Trust::kTrusted},
      {"codes of a subset that look like ASCII", U"!\"#$%&'()*+,-./0123456789:;<=>?@ABC", kUnmapped,
       Trust::kUntrusted},
      {"English from a font without a map",
       U"The number of orders that were handled in time rose to ninety five percent in May",
       kUnmapped, Trust::kTrusted},
      {"letters without vowels from a font without a map",
       U"bcdfghjklmnpqrstvwxzbcdfghjklmnpqrstvwxzbcdfghjk", kUnmapped, Trust::kUntrusted},
      {"figures from a font without a map", U"1234567890123456789012345678901234567890", kUnmapped,
       Trust::kUntrusted},
  };
  for (const TrustCase& c : cases) {
    SCOPED_TRACE(c.what);
    Page page = PageOf(c.text, c.font);
    JudgePage({{false}, 0, ""}, &page);
    EXPECT_EQ(page.trust, c.trust) << page.trust_reason;
    EXPECT_EQ(page.trust_reason.empty(), c.trust == Trust::kTrusted);
  }
}

TEST(TrustTest, AnImageBehindMuchTextIsABackground) {
  struct Case {
    std::size_t glyphs;
    double image_height;
    PageKind kind;
  };
  const Case cases[] = {
      {0, 800, PageKind::kScan},   {29, 700, PageKind::kScan},   {30, 800, PageKind::kMixed},
      {300, 800, PageKind::kText}, {300, 400, PageKind::kMixed}, {300, 200, PageKind::kText},
      {0, 200, PageKind::kBlank},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(std::to_string(c.glyphs) + " glyphs, image of " + std::to_string(c.image_height));
    Page page = PageOf(std::u32string(c.glyphs, U'件'), kMapped);
    page.images = {{{0, 0, 600, c.image_height}, 100, 100}};
    JudgePage({{false}, 0, ""}, &page);
    EXPECT_EQ(page.kind, c.kind);
  }
}

Page PageOfBytes(std::string_view bytes) {
  Page page = PageOf(std::u32string(bytes.size(), U'?'), {"Times", !kEmbedded, true});
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    page.glyphs[i].code = static_cast<unsigned char>(bytes[i]);
    page.glyphs[i].text = page.glyphs[i].code < 0x80 ? bytes.substr(i, 1) : "?";
  }
  return page;
}

struct RecoveryCase {
  const char* what;
  std::string_view bytes;
  std::string_view text;  ///< "" if it must be left alone.
};

TEST(GbRecoveryTest, OnlyBytesThatReadAsCommonChineseAreDecoded) {
  const RecoveryCase cases[] = {
      {"目录", "\xC4\xBF\xC2\xBC", "目录"},
      {"with ASCII between", "\xC4\xBF 1\xC2\xBC", "目 1录"},
      {"a trail byte in ASCII (镕 is 0xE946)",
       "\xC4\xBF\xC2\xBC\xB9\xA4\xB5\xA5\xC0\xED\xC7\xF3\xE9\x46", "目录工单理求镕"},
      {"Russian in windows-1251", "\xCF\xF0\xE8\xE2\xE5\xF2 \xEC\xE8\xF0\xF3 \xE2\xF1\xE5\xEC", ""},
      {"Russian with capitals, whose pairs are common characters",
       "\xCF\xF0\xE8\xE2\xE5\xF2 \xCC\xEE\xF1\xEA\xE2\xE0", ""},
      {"two pairs among lone accents", "\xC4\xBF\xC2\xBC \xF6 \xFC \xE4", ""},
      {"full-width figures with few words",
       "\xC4\xBF\xC2\xBC\xA3\xB1\xA3\xB2\xA3\xB3\xA3\xB4\xA3\xB5", "目录１２３４５"},
      {"one pair is chance", "\xC4\xBF", ""},
      {"German",
       "Gr\xF6\xDF"
       "e \xFC"
       "ber M\xFCnchen",
       ""},
  };
  for (const RecoveryCase& c : cases) {
    SCOPED_TRACE(c.what);
    Page page = PageOfBytes(c.bytes);
    EXPECT_EQ(RecoverGb18030({true}, &page), !c.text.empty());
    if (c.text.empty()) {
      EXPECT_EQ(page.glyphs.size(), c.bytes.size());
    } else {
      EXPECT_EQ(TextOf(page), c.text);
    }
  }
}

TEST(GbRecoveryTest, TwoBytesBecomeOneGlyphWithTheBoxOfBoth) {
  Page page = PageOfBytes("\xC4\xBF\xC2\xBC");
  ASSERT_TRUE(RecoverGb18030({true}, &page));
  ASSERT_EQ(TextOf(page), "目录");
  EXPECT_THAT(page.glyphs[1].box, IsBox(60, 100, 70, 110));
  EXPECT_EQ(page.glyphs[1].code, 0xC2u);
}

TEST(GbRecoveryTest, EmbeddedAndMultiByteFontsAreLeftAlone) {
  Page embedded = PageOfBytes("\xC4\xBF\xC2\xBC");
  embedded.fonts[0].embedded = true;
  EXPECT_FALSE(RecoverGb18030({true}, &embedded));
  Page multi_byte = PageOfBytes("\xC4\xBF\xC2\xBC");
  EXPECT_FALSE(RecoverGb18030({false}, &multi_byte));
}

TEST(DuplicatesTest, OnlyTheSameCharacterAtNearlyTheSamePlaceIsADuplicate) {
  struct Case {
    const char* what;
    double shift;
    const char* text;
    double size;
    bool invisible;
    std::size_t left;
  };
  const Case cases[] = {
      {"0.1 em apart", 1.0, "8", 10, false, 1},    {"0.2 em apart", 2.0, "8", 10, false, 2},
      {"another character", 0, "9", 10, false, 2}, {"larger", 0, "8", 14, false, 2},
      {"invisible", 0, "8", 10, true, 2},          {"to the left", -1.0, "8", 10, false, 1},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.what);
    // The edges of the cells of the search grid, 4 pt apart, run beside the glyphs and between
    // them.
    for (const double left : {98.0, 99.5, 100.0, 100.5}) {
      SCOPED_TRACE(left);
      Glyph first, second;
      first.text = "8";
      first.box = {left, left, left + 5, left + 10};
      first.font_size = 10;
      second = first;
      second.text = c.text;
      second.box.left += c.shift;
      second.box.top += c.shift;
      second.font_size = c.size;
      second.invisible = c.invisible;
      std::vector<Glyph> glyphs = {first, second};
      EXPECT_EQ(TakeWithoutDuplicates(&glyphs).size(), c.left);
    }
  }
}

TEST(GlyphNameTest, NamesThatOnlyCountGlyphsAreNotUnicode) {
  const auto listed = [](const std::string& name) { return name == "one" || name == "f"; };
  for (const char* name :
       {"one", "one.tab", "uni4E2D", "u20000", "f_f", "uni4E2D4E2D", ".notdef"}) {
    EXPECT_TRUE(IsUnicodeGlyphName(name, listed)) << name;
  }
  for (const char* name : {"g34", "C0041", "cid_7", "uni12", "uniXYZA", "", ".x", "f_g3", "_"}) {
    EXPECT_FALSE(IsUnicodeGlyphName(name, listed)) << name;
  }
}

}  // namespace
}  // namespace gouji::pdf
