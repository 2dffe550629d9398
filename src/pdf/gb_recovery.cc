#include "pdf/gb_recovery.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "reader/encoding.h"

namespace gouji::pdf {
namespace {

using document::Glyph;
using document::Page;
using document::Rect;

/// `count` glyphs from `first` are the bytes of one character.
struct Character {
  std::size_t first = 0, count = 0;
  std::string text;
};

struct FontReading {
  std::vector<Character> characters;
  std::size_t unpaired = 0;  ///< High bytes that begin no character.
  std::size_t hanzi = 0, common = 0;
};

bool IsHigh(std::uint32_t code) { return code >= 0x81 && code <= 0xFE; }
bool IsDigit(std::uint32_t code) { return code >= '0' && code <= '9'; }

class Recovery {
 public:
  Recovery(const std::vector<bool>& byte_codes, Page* page)
      : byte_codes_(byte_codes), page_(page) {}

  bool Run() {
    std::vector<FontReading> readings = ReadFonts();
    std::vector<Character> accepted;
    for (FontReading& reading : readings) {
      if (!IsChinese(reading)) continue;
      std::move(reading.characters.begin(), reading.characters.end(), std::back_inserter(accepted));
    }
    if (accepted.empty()) return false;
    std::sort(accepted.begin(), accepted.end(),
              [](const Character& a, const Character& b) { return a.first < b.first; });
    Apply(accepted);
    return true;
  }

 private:
  bool MayBeChinese(int font) const {
    if (font < 0) return false;
    const auto index = static_cast<std::size_t>(font);
    return byte_codes_[index] && !page_->fonts[index].embedded;
  }

  std::vector<FontReading> ReadFonts() const {
    std::vector<FontReading> readings(page_->fonts.size());
    const std::vector<Glyph>& glyphs = page_->glyphs;
    for (std::size_t i = 0; i < glyphs.size();) {
      if (!MayBeChinese(glyphs[i].font) || glyphs[i].code < 0x80) {
        ++i;
        continue;
      }
      FontReading& reading = readings[static_cast<std::size_t>(glyphs[i].font)];
      std::optional<Character> character = ReadCharacter(i);
      if (!character) {
        ++reading.unpaired;
        ++i;
        continue;
      }
      const std::uint32_t lead = glyphs[i].code, trail = glyphs[i + 1].code;
      if (lead >= 0xB0) ++reading.hanzi;
      if (lead >= 0xB0 && lead <= 0xD7 && trail >= 0xA1) ++reading.common;
      i += character->count;
      reading.characters.push_back(std::move(*character));
    }
    return readings;
  }

  std::optional<Character> ReadCharacter(std::size_t first) const {
    const std::vector<Glyph>& glyphs = page_->glyphs;
    std::string bytes;
    const auto take = [&](std::size_t i) {
      if (i >= glyphs.size() || glyphs[i].font != glyphs[first].font) return false;
      bytes += static_cast<char>(glyphs[i].code);
      return true;
    };
    if (!IsHigh(glyphs[first].code) || !take(first) || !take(first + 1)) return std::nullopt;
    if (IsDigit(glyphs[first + 1].code) && (!take(first + 2) || !take(first + 3))) {
      return std::nullopt;
    }
    std::optional<std::string> text = reader::DecodeGb18030(bytes);
    if (!text) return std::nullopt;
    return Character{first, bytes.size(), std::move(*text)};
  }

  static bool IsChinese(const FontReading& reading) {
    // At least two hanzi, or chance decides. Of the hanzi of real text 95 % and more are of
    // level 1.
    return reading.common >= 2 && reading.unpaired * 20 <= reading.characters.size() &&
           reading.common * 100 >= reading.hanzi * 85;
  }

  void Apply(const std::vector<Character>& characters) {
    std::vector<Glyph> result;
    result.reserve(page_->glyphs.size());
    auto next = characters.begin();
    for (std::size_t i = 0; i < page_->glyphs.size();) {
      Glyph& glyph = page_->glyphs[i];
      std::size_t count = 1;
      if (next != characters.end() && next->first == i) {
        count = next->count;
        glyph.text = next->text;
        for (std::size_t k = 1; k < count; ++k) {
          const Rect& box = page_->glyphs[i + k].box;
          glyph.box = {std::min(glyph.box.left, box.left), std::min(glyph.box.top, box.top),
                       std::max(glyph.box.right, box.right),
                       std::max(glyph.box.bottom, box.bottom)};
        }
        ++next;
      }
      result.push_back(std::move(glyph));
      i += count;
    }
    page_->glyphs = std::move(result);
  }

  const std::vector<bool>& byte_codes_;
  Page* page_;
};

}  // namespace

bool RecoverGb18030(const std::vector<bool>& byte_codes, Page* page) {
  return Recovery(byte_codes, page).Run();
}

}  // namespace gouji::pdf
