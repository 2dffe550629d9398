#pragma once

// Part of read_pdf.cc, the one translation unit that sees Poppler: displays the pages of a document
// and reads each of its fonts once.
//
// Poppler's own PDFDoc::displayPage reads the fonts of a page anew for every page, which takes half
// of its time: widths, encodings and character maps of the same fonts again and again. Here one Gfx
// stays for successive pages, and the fonts that a page is the first to name are pushed as one more
// layer of its resources; lookups go from the newest layer to the oldest, so a name that means
// another font on a later page means that from there on.

#include <Gfx.h>
#include <OptionalContent.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>

#include <map>
#include <memory>
#include <string>
#include <utility>

namespace gouji::pdf {

class PageDisplay {
 public:
  /// `stop` is asked with `out` whether to stop a page. REQUIRES: the arguments outlive the
  /// display.
  PageDisplay(PDFDoc* pdf, OutputDev* out, bool (*stop)(void*), void* data)
      : pdf_(pdf), out_(out), stop_(stop), data_(data) {}

  void Display(Page* page) {
    if (!IsPlain(page)) {
      Forget();
      pdf_->displayPage(out_, page->getNum(), kDpi, kDpi, /*rotate=*/0, /*useMediaBox=*/false,
                        /*crop=*/true, /*printing=*/false, stop_, data_);
      return;
    }
    const Frame frame = FrameOf(page);
    if (gfx_ == nullptr || !(frame == frame_) || pushed_ > kMostFonts) {
      Open(page, frame);
    } else {
      out_->startPage(page->getNum(), gfx_->getState(), gfx_->getXRef());
    }
    PushNewFonts(page->getResourceDict());
    // The rest of the resources are the page's own.
    const Object own(page->getResourceDict()->copy(gfx_->getXRef()));
    own.getDict()->remove("Font");
    gfx_->pushResources(own.getDict());
    page->display(gfx_.get());
    gfx_->popResources();
  }

  /// The next page reads its fonts itself: what Poppler had to say about them it says again.
  void Forget() {
    gfx_.reset();
    fonts_.clear();
    pushed_ = 0;
  }

 private:
  static constexpr double kDpi = 72;  // Coordinates in points.
  /// A bulletin has some tens of fonts. The bound keeps a file with new ones on every page from
  /// holding all of them.
  static constexpr std::size_t kMostFonts = 500;

  struct Frame {
    PDFRectangle box, crop;
    int rotate = 0;
    bool operator==(const Frame& other) const {
      return Same(box, other.box) && Same(crop, other.crop) && rotate == other.rotate;
    }
    static bool Same(const PDFRectangle& a, const PDFRectangle& b) {
      return a.x1 == b.x1 && a.y1 == b.y1 && a.x2 == b.x2 && a.y2 == b.y2;
    }
  };

  /// Annotations are drawn by displayPage alone. Marks of optional content that a page leaves open
  /// would hide the pages after it.
  bool IsPlain(Page* page) const {
    const OCGs* layers = pdf_->getOptContentConfig();
    if (layers != nullptr && layers->hasOCGs()) return false;
    return page->getResourceDict() != nullptr && page->getAnnots()->getAnnots().empty();
  }

  /// As Page::createGfx.
  static Frame FrameOf(Page* page) {
    Frame frame;
    frame.rotate = ((page->getRotate() % 360) + 360) % 360;
    bool crop = true;
    page->makeBox(kDpi, kDpi, frame.rotate, /*useMediaBox=*/false, /*upsideDown=*/true, -1, -1, -1,
                  -1, &frame.box, &crop);
    frame.crop = *page->getCropBox();
    return frame;
  }

  void Open(Page* page, const Frame& frame) {
    Forget();
    frame_ = frame;
    const Object nothing(new Dict(pdf_->getXRef()));
    gfx_ = std::make_unique<Gfx>(pdf_, out_, page->getNum(), nothing.getDict(), kDpi, kDpi,
                                 &frame_.box, &frame_.crop, frame_.rotate, stop_, data_);
  }

  /// Pushes those fonts of the page that the newest layer of their name does not hold.
  void PushNewFonts(Dict* resources) {
    const Object listed = resources->lookup("Font");
    if (!listed.isDict()) return;
    Object added(new Dict(gfx_->getXRef()));
    for (int i = 0; i < listed.dictGetLength(); ++i) {
      const std::string name = listed.dictGetKey(i);
      const Object& font = listed.dictGetValNF(i);
      const Ref id = font.isRef() ? font.getRef() : Ref::INVALID();
      const auto known = fonts_.find(name);
      if (known != fonts_.end() && id != Ref::INVALID() && known->second == id) continue;
      fonts_[name] = id;
      added.dictAdd(name.c_str(), font.copy());
      ++pushed_;
    }
    if (added.dictGetLength() == 0) return;
    const Object layer(new Dict(gfx_->getXRef()));
    layer.getDict()->add("Font", std::move(added));
    gfx_->pushResources(layer.getDict());
  }

  PDFDoc* pdf_;
  OutputDev* out_;
  bool (*stop_)(void*);
  void* data_;
  std::unique_ptr<Gfx> gfx_;
  Frame frame_;
  std::map<std::string, Ref> fonts_;  ///< Of each name, the font of its newest layer.
  std::size_t pushed_ = 0;            ///< Fonts of all layers.
};

}  // namespace gouji::pdf
