#include "table/leaders.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "base/utf8.h"

namespace gouji::table {
namespace {

using document::Rect;
using layout::Word;

// Chosen on fixtures/layouts and the European half of ICDAR-2013.
constexpr std::size_t kLeastDots = 4;

bool IsDot(char32_t c) {
  return c == U'.' || c == U'·' || c == U'…' || c == U'‥' || c == U'．' || c == U'・' || c == U'∙';
}

/// Where the text begins and ends without the dots around it, in bytes, and how many those are.
struct Core {
  std::size_t begin = 0, end = 0;
  std::size_t dots_before = 0, dots_behind = 0;
  bool empty() const { return begin == end; }
};

Core CoreOf(const std::string& text) {
  Core core;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char32_t c = NextCodePoint(text, &offset);
    if (IsDot(c)) {
      ++core.dots_behind;
      continue;
    }
    if (IsSpace(c)) continue;
    if (core.empty()) {
      std::size_t begin = offset;
      do --begin;
      while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80);
      core.begin = begin;
      core.dots_before = core.dots_behind;
    }
    core.dots_behind = 0;
    core.end = offset;
  }
  if (core.empty()) core.dots_before = core.dots_behind;
  return core;
}

/// The word from `begin` to `end`, with the box of its glyphs.
Word Cut(const document::Page& page, const Word& word, std::size_t begin, std::size_t end) {
  Word cut;
  cut.font_size = word.font_size;
  cut.text = word.text.substr(begin, end - begin);
  cut.box = word.box;
  for (std::size_t i = 0; i < word.glyphs.size(); ++i) {
    if (word.offsets[i] < begin || word.offsets[i] >= end) continue;
    const auto glyph = static_cast<std::size_t>(word.glyphs[i]);
    if (glyph < page.glyphs.size()) {
      const Rect& box = page.glyphs[glyph].box;
      cut.box = cut.glyphs.empty() ? box : Union(cut.box, box);
    }
    cut.glyphs.push_back(word.glyphs[i]);
    cut.offsets.push_back(word.offsets[i] - begin);
  }
  return cut;
}

}  // namespace

LedWords WithoutLeaders(const document::Page& page, const std::vector<Word>& words) {
  LedWords result;
  const auto take = [&](const Word& word, bool led) {
    result.words.push_back(word);
    result.led_to.push_back(led);
  };
  std::vector<Word> dots;  // Words of nothing but dots since the last word.
  std::size_t run = 0;     // Dots since the last text.
  const auto end_run = [&] {
    if (run < kLeastDots) {
      for (const Word& word : dots) take(word, false);
      dots.clear();
      return false;
    }
    if (!result.words.empty()) {
      Word& last = result.words.back();
      const Core core = CoreOf(last.text);
      if (!core.empty()) last = Cut(page, last, 0, core.end);
    }
    dots.clear();
    result.has_leader = true;
    return true;
  };
  for (const Word& word : words) {
    const Core core = CoreOf(word.text);
    run += core.dots_before;
    if (core.empty() && core.dots_before > 0) {
      dots.push_back(word);
      continue;
    }
    const bool led = end_run();
    take(led ? Cut(page, word, core.begin, word.text.size()) : word, led);
    run = core.dots_behind;
  }
  end_run();
  return result;
}

void RemoveLeaders(const document::Page& page, std::vector<layout::Line>* lines) {
  for (layout::Line& line : *lines) {
    LedWords led = WithoutLeaders(page, line.words);
    if (led.has_leader) line.words = std::move(led.words);
  }
  std::erase_if(*lines, [](const layout::Line& line) { return line.words.empty(); });
}

}  // namespace gouji::table
