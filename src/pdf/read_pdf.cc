#include "pdf/read_pdf.h"

#include <Error.h>
#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>

#include <algorithm>
#include <exception>
#include <functional>
#include <memory>
#include <new>
#include <optional>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "pdf/error_log.h"
#include "pdf/page_device.h"
#include "pdf/page_display.h"
#include "pdf/pixel_device.h"
#include "pdf/trust.h"
#include "reader/page_notes.h"
#include "reader/page_pixels.h"
#include "reader/page_range.h"

namespace gouji::pdf {
namespace {

using document::Document;
using document::Notes;
using document::NoteSeverity;
using document::PageKind;
using document::Raster;
using document::Trust;
using reader::AddNote;
using reader::ReaderOptions;

/// A glyph takes about 120 bytes.
constexpr std::size_t kMaxDocumentGlyphs = 4'000'000;
constexpr int kMaxPages = 20'000;

void ReportError(ErrorCategory category, Goffset, const char* message) {
  if (message == nullptr) return;
  const bool harmless = category == errSyntaxWarning || category == errConfig;
  Report(harmless ? Complaint::kHarmless : Complaint::kDamage, message);
}

document::Page UnreadablePage(int number) {
  document::Page page;
  page.number = number;
  page.kind = PageKind::kBlank;
  page.trust = Trust::kUntrusted;
  page.trust_reason = "the page is damaged";
  return page;
}

/// Beyond it all that stands on the page is too far away to be taken.
bool HasSaneSize(const Page& page) {
  return page.getCropWidth() < kMaxCoordinatePt && page.getCropHeight() < kMaxCoordinatePt;
}

bool IsQuiet(const ErrorLog& log) { return log.count == 0 && log.missing_collection.empty(); }

/// A page that may have found fonts of earlier pages, in place of some that it lacks or that are
/// damaged, is displayed once more without those: what is read of a page depends on no other.
void DisplayAlone(Page* page, PageDisplay* display, PageDevice* device, ErrorLog* log) {
  const auto show = [&] {
    device->Begin(page->getNum(), ((page->getRotate() % 360) + 360) % 360);
    display->Display(page);
  };
  show();
  const bool may_differ = !IsQuiet(*log) || device->UsesAnyOf(display->not_listed());
  if (display->has_borrowed() && may_differ) {
    // Of damage that Poppler has repaired it does not speak again.
    const ErrorLog first = std::exchange(*log, {});
    display->Forget();
    show();
    if (IsQuiet(*log)) *log = first;
  }
  if (!IsQuiet(*log)) display->Forget();
}

document::Page ReadPage(PDFDoc* pdf, PageDisplay* display, PageDevice* device, int number,
                        Notes* notes) {
  ErrorLog log;
  const LogScope scope(&log);
  Page* source = pdf->getPage(number);
  if (source == nullptr || !source->isOk() || !HasSaneSize(*source)) {
    AddNote(NoteSeverity::kError, "page.damaged", "the page is damaged and was not read", number,
            notes);
    return UnreadablePage(number);
  }
  DisplayAlone(source, display, device, &log);
  Outcome outcome;
  document::Page page = device->Finish(&outcome);
  outcome.evidence.missing_collection = log.missing_collection;
  JudgePage(outcome.evidence, &page);
  if (!outcome.cut_off.empty()) {
    AddNote(NoteSeverity::kError, "page.cut_off",
            "the page was not read to its end: " + outcome.cut_off, number, notes);
  }
  if (!log.missing_collection.empty()) {
    // What else Poppler says about the fonts, and the verdict, only repeat this.
    AddNote(NoteSeverity::kError, "page.missing_tables",
            reader::MissingTablesText(log.missing_collection), number, notes);
    return page;
  }
  if (log.count > 0)
    AddNote(NoteSeverity::kWarning, "page.repaired", DamageText(log), number, notes);
  reader::NoteVerdict(page, notes);
  if (outcome.hidden > 0) {
    AddNote(NoteSeverity::kInfo, "page.hidden_text",
            std::to_string(outcome.hidden) +
                " characters are not seen on the page and were left out: they are white on white, "
                "painted "
                "over, or not painted at all",
            number, notes);
  }
  return page;
}

Error OpenError(const PDFDoc& pdf, const ErrorLog& log) {
  if (pdf.getErrorCode() == errEncrypted) {
    return {ErrorCode::kUnsupported, "the file is encrypted: reading it needs a password", ""};
  }
  std::string message = "not a readable PDF file, it is damaged or cut off";
  if (!log.first.empty()) message += ": " + log.first;
  return {ErrorCode::kInvalid, message, ""};
}

Result<Document> ReadOpenPdf(PDFDoc* pdf, const ReaderOptions& options, Notes* notes) {
  TRY_ASSIGN(const auto range, reader::PagesToRead(pdf->getNumPages(), kMaxPages, options.pages));
  Document document;
  document.format = "pdf";
  if (const std::unique_ptr<GooString> title = pdf->getDocInfoTitle()) {
    document.title = MetadataText(title->toStr());
  }
  PageDevice device;
  PageDisplay display(pdf, &device, &PageDevice::ShallStop, &device);
  std::size_t glyphs = 0;
  for (int number = range.first; number <= range.second; ++number) {
    document.pages.push_back(ReadPage(pdf, &display, &device, number, notes));
    glyphs += document.pages.back().glyphs.size();
    if (glyphs > kMaxDocumentGlyphs) {
      return Error{ErrorCode::kLimit,
                   "the file has more than 4,000,000 characters: read it in parts, by page numbers",
                   "page " + std::to_string(number)};
    }
  }
  const bool nothing = std::all_of(document.pages.begin(), document.pages.end(),
                                   [](const document::Page& page) { return page.width <= 0; });
  if (nothing) return Error{ErrorCode::kInvalid, "all pages of the file are damaged", ""};
  return document;
}

Result<Document> OpenAndRead(std::string_view bytes, const ReaderOptions& options, Notes* notes) {
  ErrorLog log;
  const LogScope scope(&log);
  PDFDoc pdf(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));
  if (!pdf.isOk()) return OpenError(pdf, log);
  Result<Document> document = ReadOpenPdf(&pdf, options, notes);
  if (document && log.count > 0)
    AddNote(NoteSeverity::kWarning, "file.repaired", DamageText(log), 0, notes);
  return document;
}

/// Of the page. A smaller picture is a logo or a signature and holds no table.
constexpr double kLeastPart = 0.02;

bool IsLarge(const Rect& box, double page_area) {
  return box.width() * box.height() >= kLeastPart * page_area;
}

/// Whether a large image and another one, or a large one without pixels of its own, make up what is
/// seen.
bool AreComposed(const std::vector<Raster>& rasters, const std::vector<Rect>& others, double area) {
  for (std::size_t i = 0; i < rasters.size(); ++i) {
    for (std::size_t k = 0; k < rasters.size(); ++k) {
      if (i != k && IsLarge(rasters[i].box, area) &&
          reader::Touch(rasters[i].box, rasters[k].box)) {
        return true;
      }
    }
  }
  return std::any_of(others.begin(), others.end(), [&](const Rect& other) {
    return IsLarge(other, area) ||
           std::any_of(rasters.begin(), rasters.end(), [&](const Raster& r) {
             return IsLarge(r.box, area) && reader::Touch(r.box, other);
           });
  });
}

Error TooManyPixels() {
  return {ErrorCode::kLimit, "the page has more than 100,000,000 pixels", ""};
}

Result<std::vector<Raster>> PixelsOf(PDFDoc* pdf, int number) {
  Page* page = pdf->getPage(number);
  if (page == nullptr || !page->isOk() || !HasSaneSize(*page)) {
    return Error{ErrorCode::kInvalid, "the page is damaged", ""};
  }
  PixelDevice device;
  pdf->displayPage(&device, number, 72, 72, /*rotate=*/0, /*useMediaBox=*/false, /*crop=*/true,
                   /*printing=*/false);
  if (device.is_over_limit()) return TooManyPixels();
  std::vector<Raster> rasters = reader::StackStrips(device.TakeRasters());
  std::erase_if(rasters, [](const Raster& r) { return r.resolution() < reader::kLeastResolution; });
  const double area = device.page().width() * device.page().height();
  if (AreComposed(rasters, device.boxes(), area)) {
    std::optional<Raster> whole =
        ComposeImages(pdf, number, device.page().width(), device.page().height());
    if (!whole) return TooManyPixels();
    rasters.clear();
    rasters.push_back(std::move(*whole));
  }
  std::erase_if(rasters, [&](const Raster& r) { return !IsLarge(r.box, area); });
  for (Raster& raster : rasters) raster = reader::WithSquarePixels(std::move(raster));
  return rasters;
}

/// Third-party failures become errors.
template <typename T>
Result<T> Guarded(const std::function<Result<T>()>& work) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& exception) {
    return Error{ErrorCode::kInvalid, "Poppler gave up: " + Printable(exception.what()), ""};
  }
}

}  // namespace

void Prepare() {
  globalParams = std::make_unique<GlobalParams>();
  setErrorCallback(&ReportError);
}

Result<Document> Read(std::string_view bytes, const ReaderOptions& options, Notes& notes) {
  return Guarded<Document>([&] { return OpenAndRead(bytes, options, &notes); });
}

Result<std::vector<Raster>> ReadPixels(std::string_view bytes, int page) {
  return Guarded<std::vector<Raster>>([&]() -> Result<std::vector<Raster>> {
    ErrorLog log;
    const LogScope scope(&log);
    PDFDoc pdf(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));
    if (!pdf.isOk()) return OpenError(pdf, log);
    return PixelsOf(&pdf, page);
  });
}

}  // namespace gouji::pdf
