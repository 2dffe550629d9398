#pragma once

// Part of read_pdf.cc, the one translation unit that sees Poppler: the images of a page with their
// pixels, at their own resolution.

#include <GfxState.h>
#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <Stream.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "document/clip.h"
#include "document/raster.h"
#include "pdf/collecting_device.h"
#include "pdf/graphics_state.h"
#include "reader/page_pixels.h"

namespace gouji::pdf {

/// What cannot be taken from its pixels alone (a soft mask, an image that stands askew) is kept as
/// a box.
class PixelDevice : public CollectingDevice {
 public:
  void startPage(int, GfxState* state, XRef*) override {
    page_ = {0, 0, state->getPageWidth(), state->getPageHeight()};
  }

  void drawImage(GfxState* state, Object* id, Stream* stream, int width, int height,
                 GfxImageColorMap* colors, bool smooth, const int* transparent,
                 bool is_inline) override {
    if (transparent == nullptr && colors != nullptr && Takes(state, width, height)) {
      return Add(state, ReadImage(stream, width, height, colors));
    }
    if (transparent != nullptr) KeepBox(state);
    // Steps over the data of an inline image.
    OutputDev::drawImage(state, id, stream, width, height, colors, smooth, transparent, is_inline);
  }
  void drawImageMask(GfxState* state, Object* id, Stream* stream, int width, int height,
                     bool invert, bool smooth, bool is_inline) override {
    if (Takes(state, width, height)) {
      return Add(state, ReadMask(state, stream, width, height, invert));
    }
    OutputDev::drawImageMask(state, id, stream, width, height, invert, smooth, is_inline);
  }
  void setSoftMaskFromImageMask(GfxState* state, Object*, Stream*, int, int, bool, bool,
                                double*) override {
    KeepBox(state);
  }
  void drawMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool,
                       Stream*, int, int, bool, bool) override {
    KeepBox(state);
  }
  void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool,
                           Stream*, int, int, GfxImageColorMap*, bool) override {
    KeepBox(state);
  }

  const Rect& page() const { return page_; }
  bool is_over_limit() const { return is_over_limit_; }
  std::vector<document::Raster> TakeRasters() { return std::move(rasters_); }
  const std::vector<Rect>& boxes() const { return boxes_; }

 private:
  bool Takes(GfxState* state, int width, int height) {
    if (IsInSoftMask() || width <= 0 || height <= 0 || state->getFillOpacity() <= 0) return false;
    const std::int64_t pixels = std::int64_t{width} * height;
    is_over_limit_ = is_over_limit_ || pixels > reader::kMaxPixels - pixels_;
    if (is_over_limit_) return false;
    pixels_ += pixels;
    return true;
  }

  void KeepBox(GfxState* state) {
    const Rect box = BoxOf(state, {0, 0}, {1, 0}, {0, 1});
    if (!IsInSoftMask() && IsSane(box)) boxes_.push_back(box);
  }

  void Add(GfxState* state, document::Raster raster) {
    const Rect box = BoxOf(state, {0, 0}, {1, 0}, {0, 1});
    if (!IsSane(box)) return;
    if (!IsUpright(state->getCTM()) || state->getFillOpacity() < 1) return KeepBox(state);
    reader::PlacedImage image;
    image.raster = std::move(raster);
    std::copy_n(state->getCTM(), image.matrix.size(), image.matrix.begin());
    image.clip = Intersection(ClipOf(state), page_);
    if (std::optional<document::Raster> displayed = reader::ToDisplayed(std::move(image))) {
      rasters_.push_back(std::move(*displayed));
    }
  }

  static document::Raster Blank(int width, int height, int channels) {
    document::Raster raster;
    raster.width = width;
    raster.height = height;
    raster.channels = channels;
    // White: where the data end early, nothing is printed.
    raster.samples.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
                              static_cast<std::size_t>(channels),
                          255);
    return raster;
  }

  static bool IsGrey(GfxColorSpace* space) {
    const GfxColorSpaceMode mode = space->getMode();
    return mode == csDeviceGray || mode == csCalGray ||
           (mode == csICCBased && space->getNComps() == 1);
  }

  static document::Raster ReadImage(Stream* stream, int width, int height,
                                    GfxImageColorMap* colors) {
    document::Raster raster = Blank(width, height, IsGrey(colors->getColorSpace()) ? 1 : 3);
    ImageStream lines(stream, width, colors->getNumPixelComps(), colors->getBits());
    lines.reset();
    std::uint8_t* out = raster.samples.data();
    for (int y = 0; y < height; ++y, out += width * raster.channels) {
      unsigned char* line = lines.getLine();
      if (line == nullptr) break;
      if (raster.channels == 1) {
        colors->getGrayLine(line, out, width);
      } else {
        colors->getRGBLine(line, out, width);
      }
    }
    lines.close();
    reader::DropFaintColour(&raster);
    return raster;
  }

  /// A stencil: its ink where the bit is 0, or 1 if `invert`; paper elsewhere.
  static document::Raster ReadMask(GfxState* state, Stream* stream, int width, int height,
                                   bool invert) {
    GfxGray ink = 0;
    if (state->getFillColorSpace()->getMode() != csPattern) state->getFillGray(&ink);
    document::Raster raster = Blank(width, height, 1);
    ImageStream lines(stream, width, 1, 1);
    lines.reset();
    std::uint8_t* out = raster.samples.data();
    for (int y = 0; y < height; ++y) {
      const unsigned char* line = lines.getLine();
      if (line == nullptr) break;
      for (int x = 0; x < width; ++x, ++out) {
        if ((line[x] != 0) == invert) *out = colToByte(ink);
      }
    }
    lines.close();
    return raster;
  }

  Rect page_;
  std::vector<document::Raster> rasters_;
  std::vector<Rect> boxes_;
  std::int64_t pixels_ = 0;
  bool is_over_limit_ = false;
};

/// The images of a page put together, without what is read as text and rulings anyway.
class ImageComposer : public SplashOutputDev {
 public:
  ImageComposer() : SplashOutputDev(splashModeRGB8, 1, false, White()) {}
  void drawChar(GfxState*, double, double, double, double, double, double, CharCode, int,
                const Unicode*, int) override {}
  bool beginType3Char(GfxState*, double, double, double, double, CharCode, const Unicode*,
                      int) override {
    return true;
  }
  void stroke(GfxState*) override {}
  void fill(GfxState*) override {}
  void eoFill(GfxState*) override {}

 private:
  static SplashColorPtr White() {
    static SplashColor white = {255, 255, 255};
    return white;
  }
};

inline std::optional<document::Raster> ComposeImages(PDFDoc* pdf, int page, double width,
                                                     double height) {
  // What most scanners are set to; a finer grid than that of its images shows nothing more.
  constexpr double kDpi = 300;
  if (!(width * height * (kDpi / 72) * (kDpi / 72) <= static_cast<double>(reader::kMaxPixels))) {
    return std::nullopt;
  }
  ImageComposer device;
  device.startDoc(pdf);
  pdf->displayPage(&device, page, kDpi, kDpi, /*rotate=*/0, /*useMediaBox=*/false, /*crop=*/true,
                   /*printing=*/false);
  SplashBitmap* bitmap = device.getBitmap();
  if (bitmap == nullptr || bitmap->getDataPtr() == nullptr) return std::nullopt;
  document::Raster raster;
  raster.width = bitmap->getWidth();
  raster.height = bitmap->getHeight();
  raster.channels = 3;
  raster.box = {0, 0, width, height};
  const auto row = static_cast<std::size_t>(raster.width) * 3;
  for (int y = 0; y < raster.height; ++y) {
    const SplashColorPtr line =
        bitmap->getDataPtr() + static_cast<std::ptrdiff_t>(y) * bitmap->getRowSize();
    raster.samples.insert(raster.samples.end(), line, line + row);
  }
  reader::DropFaintColour(&raster);
  return raster;
}

}  // namespace gouji::pdf
