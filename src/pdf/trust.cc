#include "pdf/trust.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "pdf/gb_recovery.h"

namespace gouji::pdf {
namespace {

using document::Glyph;
using document::Page;
using document::PageKind;
using document::Trust;

/// Controls, the private use areas, non-characters and U+FFFD say nothing to a reader.
bool IsUnreadable(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFD) return true;
  return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000 || (c & 0xFFFE) == 0xFFFE;
}

struct LetterCounts {
  std::size_t letters = 0, vowels = 0, digits = 0, others = 0, blanks = 0;

  void Add(char32_t c) {
    const char32_t lower = c | 0x20;
    if (c < 0x80 && lower >= U'a' && lower <= U'z') {
      ++letters;
      if (std::u32string_view(U"aeiouy").find(lower) != std::u32string_view::npos) ++vowels;
    } else if (IsAsciiDigit(c)) {
      ++digits;
    } else if (IsSpace(c)) {
      ++blanks;
    } else {
      ++others;
    }
  }

  /// Codes that were handed out to glyphs in the order of their first use show as punctuation and
  /// as letters with hardly a vowel. In English, French, German and pinyin 35 to 50 % of the
  /// letters are vowels.
  bool ReadsLikeLatinText() const {
    return letters >= 40 && vowels * 100 >= letters * 30 && vowels * 100 <= letters * 55 &&
           others * 100 <= (letters + digits) * 15;
  }
};

struct Counts {
  std::size_t characters = 0;  ///< Without blanks.
  std::size_t visible = 0;
  std::size_t unreadable = 0;
  std::vector<LetterCounts> of_font;  ///< For fonts without a map to Unicode.
};

Counts Count(const Page& page) {
  Counts counts;
  counts.of_font.resize(page.fonts.size());
  for (const Glyph& glyph : page.glyphs) {
    if (glyph.text.empty()) continue;
    std::size_t offset = 0;
    const char32_t c = NextCodePoint(glyph.text, &offset);
    const bool unreadable = IsUnreadable(c);
    const bool blank = !unreadable && IsSpace(c);
    if (!blank) {
      ++counts.characters;
      if (!glyph.invisible) ++counts.visible;
    }
    if (unreadable) {
      ++counts.unreadable;
    } else if (glyph.font >= 0 && !page.fonts[static_cast<std::size_t>(glyph.font)].has_unicode) {
      counts.of_font[static_cast<std::size_t>(glyph.font)].Add(c);
    }
  }
  return counts;
}

double ImageCover(const Page& page) {
  const double area = page.width * page.height;
  if (!(area > 0)) return 0;
  double cover = 0;
  for (const document::Image& image : page.images) {
    cover += image.box.width() * image.box.height() / area;
  }
  return std::min(cover, 1.0);
}

PageKind KindOf(const Counts& counts, double cover, bool painted, const TrustOptions& options) {
  if (cover >= options.min_scan_cover) {
    if (counts.visible < options.max_scan_glyphs) return PageKind::kScan;
    return counts.visible < options.min_background_glyphs ? PageKind::kMixed : PageKind::kText;
  }
  if (cover >= options.min_mixed_cover) return PageKind::kMixed;
  return counts.characters == 0 && !painted ? PageKind::kBlank : PageKind::kText;
}

std::string ShareText(std::size_t part, std::size_t whole) {
  return std::to_string((part * 100 + whole / 2) / whole) + " %";
}

}  // namespace

void JudgePage(const PageEvidence& evidence, Page* page, const TrustOptions& options) {
  const bool recovered = RecoverGb18030(evidence.byte_codes, page);
  const Counts counts = Count(*page);
  const bool outlined =
      counts.visible < options.max_scan_glyphs && evidence.outlines >= options.min_outlines;
  page->kind =
      KindOf(counts, ImageCover(*page), outlined || !evidence.missing_collection.empty(), options);

  std::size_t unmapped = 0;
  for (const LetterCounts& font : counts.of_font) {
    if (!font.ReadsLikeLatinText()) unmapped += font.letters + font.digits + font.others;
  }
  const std::size_t doubtful = counts.unreadable + unmapped;
  if (!evidence.missing_collection.empty()) {
    page->trust = Trust::kUntrusted;
    page->trust_reason =
        "text is missing, for lack of the mapping tables of '" + evidence.missing_collection + "'";
  } else if (doubtful >= options.min_unreadable &&
             static_cast<double>(doubtful) >
                 options.max_unreadable_share * static_cast<double>(counts.characters)) {
    page->trust = Trust::kUntrusted;
    page->trust_reason = ShareText(doubtful, counts.characters) +
                         " of the characters have no map from their font to Unicode";
  } else if (outlined) {
    page->trust = Trust::kUntrusted;
    page->trust_reason = "the text is drawn as outlines";
  } else if (recovered) {
    page->trust = Trust::kRecovered;
    page->trust_reason = "GB18030 bytes behind a Western font were decoded again";
  }
}

}  // namespace gouji::pdf
