#pragma once

// Part of read_pdf.cc, the one translation unit that sees Poppler: displays the pages of a document
// and reads each of its fonts once.
//
// Poppler's own PDFDoc::displayPage reads the fonts of a page anew for every page, which takes half
// of its time: widths, encodings and character maps of the same fonts again and again. Here one Gfx
// stays for successive pages, and the fonts that a page is the first to name are pushed as one more
// layer of its resources; lookups go from the newest layer to the oldest, so a name that means
// another font on a later page means that from there on. A name that a page does not list would
// find the font of an earlier page: whoever displays pages asks whether that may have happened.

#include <Gfx.h>
#include <OptionalContent.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace gouji::pdf {

class PageDisplay {
 public:
  /// `stop` is asked with `out` whether to stop a page. REQUIRES: the arguments outlive the
  /// display.
  PageDisplay(PDFDoc* pdf, OutputDev* out, bool (*stop)(void*), void* data)
      : pdf_(pdf), out_(out), stop_(stop), data_(data) {}

  void Display(Page* page) {
    borrowed_ = false;
    not_listed_.clear();
    if (!IsPlain(page)) {
      Forget();
      pdf_->displayPage(out_, page->getNum(), kDpi, kDpi, /*rotate=*/0, /*useMediaBox=*/false,
                        /*crop=*/true, /*printing=*/false, stop_, data_);
      return;
    }
    const Frame frame = FrameOf(page);
    not_listed_ = NotListedBy(page->getResourceDict());
    // A font without a number of its own cannot be told from others by who asks.
    const bool tellable =
        std::find(not_listed_.begin(), not_listed_.end(), Ref::INVALID()) == not_listed_.end();
    if (gfx_ == nullptr || !(frame == frame_) || pushed_ > kMostFonts || !tellable) {
      Open(page, frame);
      not_listed_.clear();
    } else {
      borrowed_ = true;
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

  /// Whether fonts of earlier pages were at hand.
  bool has_borrowed() const { return borrowed_; }
  /// Those that the page does not list.
  const std::vector<Ref>& not_listed() const { return not_listed_; }

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

  /// Of the fonts that are at hand.
  std::vector<Ref> NotListedBy(Dict* resources) const {
    const Object listed = resources->lookup("Font");
    std::set<Ref> own;
    for (int i = 0; listed.isDict() && i < listed.dictGetLength(); ++i) {
      const Object& font = listed.dictGetValNF(i);
      if (font.isRef()) own.insert(font.getRef());
    }
    std::vector<Ref> others;
    for (const auto& [name, id] : fonts_) {
      const bool is_named = listed.isDict() && listed.getDict()->hasKey(name.c_str());
      if (!is_named && !own.contains(id)) others.push_back(id);
    }
    return others;
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
  bool borrowed_ = false;
  std::vector<Ref> not_listed_;
};

}  // namespace gouji::pdf
