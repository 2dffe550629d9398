#include "reader/text_file.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "reader/encoding.h"

namespace gouji::reader {
namespace {

using document::Document;
using document::Glyph;
using document::kTextColumnPt;
using document::kTextLinePt;
using document::Page;

/// A bulletin has some 10,000 characters; a glyph takes about 120 bytes.
constexpr std::size_t kMaxCharacters = 2'000'000;
/// A table of a thousand columns fits; a file without line breaks is no text to lay out.
constexpr std::size_t kMaxLineCharacters = 100'000;
/// Above this share of control characters a file is not text.
constexpr std::size_t kMaxControlPercent = 2;
/// How much of an unnamed file decides whether it is text.
constexpr std::size_t kSampleBytes = 4096;

bool HasExtension(const std::string& path, std::string_view extension) {
  if (path.size() < extension.size()) return false;
  return std::equal(extension.rbegin(), extension.rend(), path.rbegin(), [](char a, char b) {
    return a == std::tolower(static_cast<unsigned char>(b));
  });
}

bool HasUtf16Mark(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

bool IsControl(char32_t c) {
  if (c == U'\t' || c == U'\n' || c == U'\r' || c == U'\f') return false;
  return c < 0x20 || (c >= 0x7F && c < 0xA0 && c != 0x85);
}

bool HasNoWidth(char32_t c) {
  if (c < 0x300) return false;
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR;
}

class Grid {
 public:
  explicit Grid(std::pair<int, int> pages) : pages_(pages) {}

  Result<void> Lay(std::string_view text) {
    StartPage();
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t start = i;
      const char32_t c = NextCodePoint(text, &i);
      if (c == U'\r' && i < text.size() && text[i] == '\n') continue;
      if (c == U'\n' || c == U'\r') {
        EndLine();
      } else if (c == U'\f') {
        // The form feed stands at the end of its line or on a line of its own; what follows it
        // counts as a new line only if a line break does.
        EndPage();
        StartPage();
      } else {
        TRY(AddCharacter(c, text.substr(start, i - start)));
      }
    }
    // Programs that end every page with a form feed mean no further page by the last one.
    if (row_ > 0 || line_characters_ > 0 || page_count_ == 1) {
      EndPage();
    } else {
      --page_count_;
    }
    return {};
  }

  std::vector<Page> TakePages() { return std::move(pages_read_); }
  int page_count() const { return page_count_; }
  std::size_t controls() const { return controls_; }

 private:
  void StartPage() {
    page_ = Page();
    page_.number = ++page_count_;
    row_ = 0;
    line_characters_ = 0;
    column_ = 0;
  }

  void EndLine() {
    ++row_;
    ++line_;
    column_ = 0;
    line_characters_ = 0;
  }

  void EndPage() {
    page_.height = (row_ + (column_ > 0 ? 1 : 0)) * kTextLinePt;
    const bool blank = std::all_of(page_.glyphs.begin(), page_.glyphs.end(),
                                   [](const Glyph& glyph) { return Trim(glyph.text).empty(); });
    page_.kind = blank ? document::PageKind::kBlank : document::PageKind::kText;
    if (IsWanted(page_.number)) pages_read_.push_back(std::move(page_));
  }

  bool IsWanted(int number) const {
    return number >= pages_.first && (pages_.second == 0 || number <= pages_.second);
  }

  Result<void> AddCharacter(char32_t c, std::string_view bytes) {
    if (++line_characters_ > kMaxLineCharacters) {
      return Error{ErrorCode::kLimit,
                   "line " + std::to_string(line_) + " has more than 100,000 characters", ""};
    }
    if (!IsWanted(page_.number)) return {};
    if (HasNoWidth(c) && !page_.glyphs.empty() && page_.glyphs.back().line == line_) {
      page_.glyphs.back().text += bytes;
      return {};
    }
    Glyph glyph;
    if (IsControl(c)) {
      ++controls_;
      glyph.text = "\uFFFD";
    } else {
      glyph.text = bytes;
    }
    const double left = column_ * kTextColumnPt, top = row_ * kTextLinePt;
    column_ += IsWide(c) ? 2 : 1;
    glyph.box = {left, top, column_ * kTextColumnPt, top + kTextLinePt};
    glyph.font_size = kTextLinePt;
    glyph.line = line_;
    glyph.source = document::GlyphSource::kPlainText;
    page_.width = std::max(page_.width, glyph.box.right);
    page_.glyphs.push_back(std::move(glyph));
    return {};
  }

  std::pair<int, int> pages_;
  std::vector<Page> pages_read_;
  Page page_;
  int page_count_ = 0;  ///< The page being filled included.
  int line_ = 1;
  int row_ = 0, column_ = 0;
  std::size_t line_characters_ = 0, controls_ = 0;
};

std::optional<std::string> DecodePlausibleText(std::string_view bytes) {
  // ^Z ended text files under DOS and still does in some exports.
  if (!HasUtf16Mark(bytes) && bytes.ends_with('\x1A')) bytes.remove_suffix(1);
  std::optional<std::string> text = DecodeText(bytes);
  if (!text || text->find('\0') != std::string::npos) return std::nullopt;
  std::size_t controls = 0, characters = 0;
  for (std::size_t i = 0; i < text->size(); ++characters) {
    if (IsControl(NextCodePoint(*text, &i))) ++controls;
  }
  if (controls * 100 > characters * kMaxControlPercent) return std::nullopt;
  return text;
}

Result<Document> ReadAs(const char* format, std::string_view bytes, const ReaderOptions& options,
                        document::Notes& notes) {
  const std::optional<std::string> text = DecodePlausibleText(bytes);
  if (!text) {
    return Error{ErrorCode::kInvalid, "not text: neither UTF-8, UTF-16 nor GB18030", ""};
  }
  if (CountCodePoints(*text) > kMaxCharacters) {
    return Error{ErrorCode::kLimit, "the text has more than 2,000,000 characters", ""};
  }
  Grid grid(options.pages);
  TRY(grid.Lay(*text));
  Document document;
  document.format = format;
  document.pages = grid.TakePages();
  if (document.pages.empty()) {
    return Error{ErrorCode::kInvalid,
                 "page " + std::to_string(options.pages.first) +
                     " does not exist: the number of pages is " + std::to_string(grid.page_count()),
                 ""};
  }
  if (grid.controls() > 0) {
    notes.push_back({document::NoteSeverity::kWarning,
                     "control characters in the text: " + std::to_string(grid.controls()),
                     {},
                     "text.controls"});
  }
  return document;
}

}  // namespace

bool IsMarkdown(std::string_view, const std::string& path) {
  return HasExtension(path, ".md") || HasExtension(path, ".markdown");
}

bool IsText(std::string_view bytes, const std::string& path) {
  if (HasExtension(path, ".txt") || HasExtension(path, ".text")) return true;
  const std::string_view sample = bytes.substr(0, kSampleBytes);
  if (HasUtf16Mark(sample)) return true;
  const auto controls =
      static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), [](char byte) {
        const auto value = static_cast<unsigned char>(byte);
        return value < 0x20 && IsControl(value);
      }));
  return sample.find('\0') == std::string_view::npos &&
         controls * 100 <= sample.size() * kMaxControlPercent;
}

Result<Document> ReadText(std::string_view bytes, const ReaderOptions& options,
                          document::Notes& notes) {
  return ReadAs("text", bytes, options, notes);
}

Result<Document> ReadMarkdown(std::string_view bytes, const ReaderOptions& options,
                              document::Notes& notes) {
  return ReadAs("markdown", bytes, options, notes);
}

}  // namespace gouji::reader
