#pragma once

// Part of read_pdf.cc, the one translation unit that sees Poppler: collects what the pages of a
// document paint.

#include <GfxFont.h>
#include <GfxState.h>
#include <GlobalParams.h>
#include <Page.h>
#include <Stream.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "document/clip.h"
#include "document/page.h"
#include "pdf/collecting_device.h"
#include "pdf/drawing.h"
#include "pdf/duplicates.h"
#include "pdf/glyph_name.h"
#include "pdf/glyph_procedure.h"
#include "pdf/graphics_state.h"
#include "pdf/hidden_text.h"
#include "pdf/ligatures.h"
#include "pdf/radicals.h"
#include "pdf/trust.h"
#include "reader/encoding.h"

namespace gouji::pdf {

using document::Glyph;

/// The densest page that was seen holds 12,000 glyphs; an A4 page of 4 pt text 30,000.
constexpr std::size_t kMaxPageGlyphs = 200'000;
/// A page takes some milliseconds, the slowest that was seen one second.
constexpr double kMaxPageSeconds = 20;
/// Smaller text is no text for a reader: words that a generator hides in size 0.
constexpr double kLeastSizePt = 0.5;
/// The text rendering mode of text behind a scan.
constexpr int kInvisibleMode = 3;

inline double ThreadSeconds() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Strings of the file's own metadata: UTF-16 with a mark by the standard, but office programs
/// write whatever their system's code page was.
inline std::string MetadataText(std::string_view bytes) {
  std::string text = reader::DecodeText(bytes).value_or("");
  std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < ' '; });
  return std::string(Trim(text));
}

/// A font of the page, and how its 8-bit codes got their Unicode.
struct FontState {
  bool by_glyph_names = false;  ///< Without ToUnicode: only the names of its glyphs say.
  std::array<char, 256> name_checked = {};
  int names_known = 0, names_unknown = 0;
  std::unordered_map<CharCode, bool> takes_colour;  ///< Of a Type 3 font, as far as asked.
};

/// What of the graphics state the device has to remember itself. Saved and restored with it.
struct Painting {
  bool masked = false;     ///< A soft mask holds.
  bool irregular = false;  ///< The clip path is no rectangle: more is clipped than its box says.
};

/// What the device knows of the page that is being read.
struct PageState {
  document::Page page;
  Drawing drawing;
  std::vector<FontState> fonts;                         ///< Parallel to page.fonts.
  std::unordered_map<std::uint64_t, int> font_numbers;  ///< By object number and generation.
  std::vector<Painting> saved;
  Painting painting;
  bool text_clips = false;  ///< A glyph of this text object becomes part of the clip path.
  double start_seconds = ThreadSeconds();
  int calls = 0;        ///< Of ShallStop.
  std::string cut_off;  ///< Why the page was not read to its end; "" if it was.
};

/// What is known of a page that was displayed, besides the page.
struct Outcome {
  PageEvidence evidence;
  std::string cut_off;     ///< As in PageState.
  std::size_t hidden = 0;  ///< Characters that are painted and not seen.
};

/// Collects what pages paint. One object per document: Poppler caches colour profiles with it, and
/// building those takes half of the time on pages that have some.
class PageDevice : public CollectingDevice {
 public:
  void startPage(int, GfxState* state, XRef*) override {
    now_.page.width = state->getPageWidth();
    now_.page.height = state->getPageHeight();
    hidden_.Reset(now_.page.width, now_.page.height);
  }

  void updateFont(GfxState*) override { font_ = nullptr; }
  void saveState(GfxState*) override { now_.saved.push_back(now_.painting); }
  void restoreState(GfxState*) override {
    font_ = nullptr;
    fill_ = FillColour::kUnknown;
    if (now_.saved.empty()) return;
    now_.painting = now_.saved.back();
    now_.saved.pop_back();
  }
  void updateFillColorSpace(GfxState*) override { fill_ = FillColour::kUnknown; }
  void updateFillColor(GfxState*) override { fill_ = FillColour::kUnknown; }
  void clip(GfxState* state) override { AddClip(state); }
  void eoClip(GfxState* state) override { AddClip(state); }
  void clipToStrokePath(GfxState*) override { now_.painting.irregular = true; }
  void endTextObject(GfxState*) override {
    if (now_.text_clips) now_.painting.irregular = true;
    now_.text_clips = false;
  }
  void setSoftMask(GfxState*, const double*, bool, Function*, GfxColor*) override {
    now_.painting.masked = true;
  }
  void clearSoftMask(GfxState*) override { now_.painting.masked = false; }

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double, double,
                CharCode code, int bytes, const Unicode* unicode, int length) override;
  void stroke(GfxState* state) override;
  void fill(GfxState* state) override { AddFill(state, FillRule::kNonZero); }
  void eoFill(GfxState* state) override { AddFill(state, FillRule::kEvenOdd); }

  void drawImage(GfxState* state, Object*, Stream* stream, int width, int height,
                 GfxImageColorMap* colors, bool, const int* transparent, bool is_inline) override {
    const Rect box = AddImage(state, width, height);
    if (transparent == nullptr && IsUpright(state->getCTM())) AddCover(state, box);
    const int bits = colors == nullptr ? 1 : colors->getNumPixelComps() * colors->getBits();
    if (is_inline) SkipInlineData(stream, width, height, bits);
  }
  void drawImageMask(GfxState* state, Object*, Stream* stream, int width, int height, bool, bool,
                     bool is_inline) override {
    AddImage(state, width, height);
    if (is_inline) SkipInlineData(stream, width, height, 1);
  }

  void drawMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*,
                       bool, Stream*, int, int, bool, bool) override {
    AddImage(state, width, height);
  }
  void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int width, int height,
                           GfxImageColorMap*, bool, Stream*, int, int, GfxImageColorMap*,
                           bool) override {
    AddImage(state, width, height);
  }

  /// For displayPage: true stops the page.
  static bool ShallStop(void* device) { return static_cast<PageDevice*>(device)->ShallStop(); }

  /// To be called before displayPage and after it.
  void Begin(int number, int rotation);
  document::Page Finish(Outcome* outcome);
  /// Whether a glyph of the page has one of these fonts. To be called before Finish.
  bool UsesAnyOf(const std::vector<Ref>& fonts) const {
    return std::any_of(fonts.begin(), fonts.end(),
                       [this](const Ref& font) { return now_.font_numbers.contains(KeyOf(font)); });
  }

 private:
  static std::uint64_t KeyOf(const Ref& font) {
    return std::uint64_t{static_cast<std::uint32_t>(font.num)} << 32 |
           static_cast<std::uint32_t>(font.gen);
  }
  bool ShallStop();
  int FontOf(const std::shared_ptr<GfxFont>& font);
  int AddFont(const GfxFont& font);
  void CheckName(const GfxFont& font, CharCode code);
  bool BuildPath(GfxState* state);
  void AddClip(GfxState* state);
  void AddFill(GfxState* state, FillRule rule);
  void AddPattern(GfxState* state) override;
  Rect AddImage(GfxState* state, int width, int height);
  void AddCover(GfxState* state, const Rect& box);
  bool FillsWhite(GfxState* state);
  bool PaintsWhite(GfxState* state, const TextPaint& paint);
  bool TakesColour(GfxFont& font, CharCode code);
  static void SkipInlineData(Stream* stream, int width, int height, int bits_per_pixel);

  PageState now_;
  std::vector<Glyph> glyphs_;  ///< Of this page; its memory is reused.
  Path path_;
  HiddenText hidden_;
  enum class FillColour { kUnknown, kWhite, kOther } fill_ = FillColour::kUnknown;
  const GfxFont* font_ = nullptr;  ///< The one that font_index_ belongs to, until updateFont.
  int font_index_ = -1;
};

inline void PageDevice::drawChar(GfxState* state, double x, double y, double dx, double dy, double,
                                 double, CharCode code, int bytes, const Unicode* unicode,
                                 int length) {
  const std::shared_ptr<GfxFont>& font = state->getFont();
  if (!font || IsInSoftMask() || glyphs_.size() >= kMaxPageGlyphs) return;
  const double size = state->getFontSize();
  const bool vertical = font->getWMode() != 0;

  // dx, dy include the character and word spacing, which is no part of the glyph.
  const double space =
      state->getCharSpace() + (bytes == 1 && code == ' ' ? state->getWordSpace() : 0);
  Vector spacing, em_right, em_up;
  state->textTransformDelta(vertical ? 0 : space * state->getHorizScaling(), vertical ? space : 0,
                            &spacing.x, &spacing.y);
  state->textTransformDelta(size * state->getHorizScaling(), 0, &em_right.x, &em_right.y);
  state->textTransformDelta(0, size, &em_up.x, &em_up.y);
  const Vector advance = {dx - spacing.x, dy - spacing.y};

  Glyph glyph;
  Extent extent;
  if (vertical) {  // The origin is the middle of the upper edge.
    glyph.box = BoxOf(state, {x - em_right.x / 2, y - em_right.y / 2}, em_right, advance);
  } else {
    extent = ExtentOf(*font);
    const double height = extent.ascent - extent.descent;
    glyph.box = BoxOf(state, {x + extent.descent * em_up.x, y + extent.descent * em_up.y}, advance,
                      {height * em_up.x, height * em_up.y});
  }
  if (!IsSane(glyph.box) || !HasCentreIn(glyph.box, ClipOf(state))) return;

  Vector up, along;
  state->transformDelta(em_up.x, em_up.y, &up.x, &up.y);
  const Vector text_axis = vertical ? Vector{-em_up.x, -em_up.y} : em_right;
  state->transformDelta(text_axis.x, text_axis.y, &along.x, &along.y);
  glyph.font_size = std::hypot(up.x, up.y) * extent.em;
  glyph.descent = static_cast<float>(-extent.descent * std::hypot(up.x, up.y));
  glyph.direction = DirectionOf(along);
  glyph.code = code;
  glyph.font = FontOf(font);
  const bool own_procedures = font->getType() == fontType3;  // Modes paint none of those.
  const int mode = own_procedures && state->getRender() != kInvisibleMode ? 0 : state->getRender();
  const TextPaint paint = TextPaintOf(mode);
  now_.text_clips |= paint.clips;
  glyph.invisible = IsInvisible(state, paint) || glyph.font_size < kLeastSizePt;
  glyph.vertical = vertical;
  for (int i = 0; i < length; ++i) {
    if (unicode[i] == 0) continue;
    const std::string_view letters = LettersOfLigature(unicode[i]);
    glyph.text += letters;
    if (letters.empty()) AppendUtf8(RadicalToIdeograph(unicode[i]), &glyph.text);
  }
  if (glyph.text.empty()) glyph.text.assign("\uFFFD");
  if (now_.fonts[static_cast<std::size_t>(font_index_)].by_glyph_names) CheckName(*font, code);
  if (!glyph.invisible) {
    hidden_.AddGlyph(glyph.box);
    const bool white = own_procedures
                           ? PaintsWhite(state, {true, true, false}) && TakesColour(*font, code)
                           : PaintsWhite(state, paint);
    if (white) hidden_.AddWhiteGlyph(glyphs_.size());
  }
  glyphs_.push_back(std::move(glyph));
}

/// Also of text that is a clip path and nothing else: what is painted through it shows.
inline bool PageDevice::PaintsWhite(GfxState* state, const TextPaint& paint) {
  if (paint.fills && state->getFillOpacity() > 0 && !FillsWhite(state)) return false;
  return !(paint.strokes && state->getStrokeOpacity() > 0) || StrokeIsWhite(state);
}

/// Whether the glyph of a Type 3 font brings no colours of its own.
inline bool PageDevice::TakesColour(GfxFont& font, CharCode code) {
  FontState& state = now_.fonts[static_cast<std::size_t>(font_index_)];
  const auto [known, is_new] = state.takes_colour.try_emplace(code, false);
  if (is_new) known->second = IsUncoloured(static_cast<Gfx8BitFont&>(font), code);
  return known->second;
}

inline bool PageDevice::FillsWhite(GfxState* state) {
  if (fill_ == FillColour::kUnknown) {
    fill_ = FillIsWhite(state) ? FillColour::kWhite : FillColour::kOther;
  }
  return fill_ == FillColour::kWhite;
}

inline int PageDevice::FontOf(const std::shared_ptr<GfxFont>& font) {
  if (font.get() == font_) return font_index_;
  font_ = font.get();
  const auto [known, is_new] = now_.font_numbers.try_emplace(KeyOf(*font->getID()), 0);
  if (is_new) known->second = AddFont(*font);
  font_index_ = known->second;
  return font_index_;
}

inline int PageDevice::AddFont(const GfxFont& font) {
  document::Font described;
  described.name = MetadataText(font.getName() ? font.getNameWithoutSubsetTag() : "");
  Ref embedded_id;
  described.embedded = font.getType() == fontType3 || font.getEmbeddedFontID(&embedded_id);
  FontState state;
  if (font.hasToUnicodeCMap()) {
    described.has_unicode = true;
  } else if (font.isCIDFont()) {
    const GooString* collection = static_cast<const GfxCIDFont&>(font).getCollection();
    described.has_unicode = collection != nullptr && collection->toStr() != "Adobe-Identity";
  } else {
    // A symbolic TrueType subset without an encoding: the codes mean what its maker liked.
    const bool arbitrary = font.getType() == fontTrueType && described.embedded &&
                           font.isSymbolic() &&
                           !static_cast<const Gfx8BitFont&>(font).getHasEncoding();
    described.has_unicode = !arbitrary;
    state.by_glyph_names = !arbitrary;
  }
  now_.fonts.push_back(state);
  now_.page.fonts.push_back(std::move(described));
  return static_cast<int>(now_.fonts.size()) - 1;
}

inline void PageDevice::CheckName(const GfxFont& font, CharCode code) {
  FontState& state = now_.fonts[static_cast<std::size_t>(font_index_)];
  if (code >= state.name_checked.size() || state.name_checked[code]) return;
  state.name_checked[code] = 1;
  const char* name = static_cast<const Gfx8BitFont&>(font).getCharName(static_cast<int>(code));
  if (name == nullptr) return;  // The glyph has no text: trust.cc counts it.
  const bool known = IsUnicodeGlyphName(name, [](const std::string& base) {
    return globalParams->mapNameToUnicodeAll(base.c_str()) != 0;
  });
  ++(known ? state.names_known : state.names_unknown);
}

inline bool PageDevice::BuildPath(GfxState* state) {
  path_.Clear();
  const GfxPath* path = state->getPath();
  if (path == nullptr || IsInSoftMask()) return false;
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath* subpath = path->getSubpath(i);
    for (int k = 0; k < subpath->getNumPoints(); ++k) {
      PathPoint point;
      state->transform(subpath->getX(k), subpath->getY(k), &point.x, &point.y);
      point.control = subpath->getCurve(k);
      path_.points.push_back(point);
    }
    path_.ends.push_back(path_.points.size());
  }
  return true;
}

inline void PageDevice::stroke(GfxState* state) {
  if (state->getStrokeOpacity() <= 0 || !BuildPath(state)) return;
  double start = 0;
  const std::vector<double>& dash = state->getLineDash(&start);
  const StrokeStyle style = {state->getTransformedLineWidth(), !dash.empty()};
  now_.drawing.AddStroke(path_, style, ClipOf(state));
  constexpr double kWideStrokePt = 2.6;  // A thinner one has no room for text.
  if (style.width > kWideStrokePt) {
    Rect box = BoxOf(path_);
    const double half = style.width / 2;
    box = {box.left - half, box.top - half, box.right + half, box.bottom + half};
    hidden_.AddPaint(Intersection(box, ClipOf(state)));
  }
}

inline void PageDevice::AddClip(GfxState* state) {
  if (!now_.painting.irregular && BuildPath(state) && !IsRectangle(path_)) {
    now_.painting.irregular = true;
  }
}

inline void PageDevice::AddCover(GfxState* state, const Rect& box) {
  const bool opaque = state->getFillOpacity() >= 1 && state->getBlendMode() == gfxBlendNormal &&
                      !IsInGroup() && !now_.painting.masked && !now_.painting.irregular;
  if (opaque) hidden_.AddCover(Intersection(box, ClipOf(state)), &glyphs_);
}

inline void PageDevice::AddFill(GfxState* state, FillRule rule) {
  if (state->getFillOpacity() <= 0 || !BuildPath(state)) return;
  const bool white = FillsWhite(state);
  const Rect clip = ClipOf(state);
  now_.drawing.AddFill(path_, {rule, white}, clip);
  const Rect box = BoxOf(path_);
  if (!white) hidden_.AddPaint(Intersection(box, clip));
  if (IsRectangle(path_)) AddCover(state, box);
}

inline void PageDevice::AddPattern(GfxState* state) {
  if (state->getFillOpacity() <= 0 || IsInSoftMask()) return;
  now_.drawing.AddArea(ClipOf(state));
  hidden_.AddPaint(ClipOf(state));
}

/// The box of the image as a whole; one without extent if it is not seen.
inline Rect PageDevice::AddImage(GfxState* state, int width, int height) {
  if (state->getFillOpacity() <= 0 || IsInSoftMask()) return {0, 0, -1, -1};
  const Rect box = BoxOf(state, {0, 0}, {1, 0}, {0, 1});
  now_.drawing.AddImage({box, width, height}, ClipOf(state));
  hidden_.AddPaint(Intersection(box, ClipOf(state)));
  return box;
}

inline void PageDevice::SkipInlineData(Stream* stream, int width, int height, int bits_per_pixel) {
  const std::int64_t row = (std::int64_t{width} * bits_per_pixel + 7) / 8;
  stream->reset();
  for (std::int64_t left = row * height; left > 0 && stream->getChar() != EOF;) --left;
  stream->close();
}

inline bool PageDevice::ShallStop() {
  constexpr int kCallsPerLook = 64;
  if (now_.drawing.full() || glyphs_.size() >= kMaxPageGlyphs) {
    now_.cut_off = "it paints more than any real page";
  } else if (++now_.calls % kCallsPerLook == 0 &&
             ThreadSeconds() - now_.start_seconds > kMaxPageSeconds) {
    now_.cut_off = "it takes too long";
  }
  return !now_.cut_off.empty();
}

inline void PageDevice::Begin(int number, int rotation) {
  now_ = PageState();
  LeaveGroups();
  glyphs_.clear();
  now_.page.number = number;
  now_.page.rotation = rotation;
  font_ = nullptr;
  fill_ = FillColour::kUnknown;
  hidden_.Reset(0, 0);
}

inline document::Page PageDevice::Finish(Outcome* outcome) {
  outcome->evidence.outlines = now_.drawing.outlines();
  now_.drawing.MoveTo(&now_.page);
  for (std::size_t i = 0; i < now_.fonts.size(); ++i) {
    const FontState& font = now_.fonts[i];
    outcome->evidence.byte_codes.push_back(font.by_glyph_names);
    if (font.names_unknown > font.names_known) now_.page.fonts[i].has_unicode = false;
  }
  outcome->hidden = hidden_.Finish(&glyphs_);
  now_.page.glyphs = TakeWithoutDuplicates(&glyphs_);
  outcome->cut_off = std::move(now_.cut_off);
  return std::move(now_.page);
}

}  // namespace gouji::pdf
