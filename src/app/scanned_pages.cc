#include "app/scanned_pages.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "app/message.h"
#include "reader/reader.h"
#include "report/chinese_messages.h"
#include "scan/read_page.h"

namespace gouji::app {

namespace {

using document::Note;
using document::NoteSeverity;
using document::Page;
using document::PageKind;
using document::Recognition;

/// What the reader said of the page before its pixels were looked at.
bool SaysUnread(const Note& note) {
  return note.kind == "page.scan" || note.kind == "page.large_image";
}

void AddNote(NoteSeverity severity, const char* kind, std::string message, const Page& page,
             FileContent* content) {
  Note note;
  note.severity = severity;
  note.kind = kind;
  note.message = std::move(message);
  note.place.document_id = content->document.id;
  note.place.page = page.number;
  content->notes.push_back(std::move(note));
}

/// "62 % of 120 pieces".
int SureShare(const Recognition& recognition) {
  if (recognition.pieces <= 0) return 0;
  const double sure = recognition.pieces - recognition.doubtful;
  return static_cast<int>(std::floor(100 * std::clamp(sure / recognition.pieces, 0.0, 1.0)));
}

std::string NotWellEnough(const Recognition& recognition) {
  // Noise is read as something everywhere, and hardly any of it with certainty.
  constexpr int kMostlySure = 75;
  if (SureShare(recognition) >= kMostlySure) {
    const int mean =
        static_cast<int>(std::floor(100 * std::clamp(recognition.confidence, 0.0, 1.0)));
    return "not read well enough: the mean confidence of its characters is " +
           std::to_string(mean) + " %";
  }
  return "not read well enough: " + std::to_string(SureShare(recognition)) + " % of " +
         std::to_string(recognition.pieces) + " pieces are certain";
}

/// `vocabulary`, `pictures`: null for none.
Result<void> AddPixels(std::string_view bytes, const std::string& format,
                       scan::Tesseract& tesseract, const scan::Vocabulary* vocabulary, Page* page,
                       std::vector<scan::Pictures>* pictures) {
  TRY_ASSIGN(const std::vector<document::Raster> rasters,
             reader::ReadPixels(bytes, format, page->number));
  if (rasters.empty() && page->kind == PageKind::kScan) {
    return Error{ErrorCode::kInvalid, "its images are too coarse for text", ""};
  }
  for (const document::Raster& raster : rasters) {
    scan::Pictures* const drawn = pictures == nullptr ? nullptr : &pictures->emplace_back();
    TRY(scan::ReadPage(raster, tesseract, page, vocabulary, drawn));
  }
  return {};
}

/// Beside text, a picture that cannot be read is a picture.
bool IsWorthIt(const Page& page) {
  return page.kind == PageKind::kScan || (page.recognition && page.recognition->enough);
}

/// A digit that can be read is 7 pixels wide and 10 high.
bool CanHoldText(const Page& page) {
  constexpr double kLeastSide = 10, kLeastArea = 24 * 24;
  double area = 0;
  for (const document::Image& image : page.images) {
    // Some scanners cut pages into strips, which may be a pixel high.
    if (page.images.size() == 1 && std::min(image.pixel_width, image.pixel_height) < kLeastSide) {
      return false;
    }
    area += 1.0 * image.pixel_width * image.pixel_height;
  }
  return page.images.empty() || area >= kLeastArea;
}

bool HasPixels(const Page& page) {
  const bool has_pixels = page.kind == PageKind::kScan || page.kind == PageKind::kMixed;
  return has_pixels && page.trust != document::Trust::kUntrusted;
}

}  // namespace

std::vector<std::size_t> PagesToRecognise(const document::Document& document) {
  std::vector<std::size_t> positions;
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    const Page& page = document.pages[i];
    if (HasPixels(page) && CanHoldText(page)) positions.push_back(i);
  }
  return positions;
}

void NoteSmallImages(FileContent* content) {
  std::vector<RecognisedPage> pages;
  for (const Page& page : content->document.pages) {
    if (!HasPixels(page) || CanHoldText(page)) continue;
    RecognisedPage& unread = pages.emplace_back();
    unread.page.number = page.number;
    unread.failure = Error{ErrorCode::kInvalid, "its images are too small for a character", ""};
  }
  PutInPlace(std::move(pages), content);
}

std::string ModelsFolder() {
  const char* const models = std::getenv("TESSDATA_PREFIX");
  return models == nullptr ? "" : models;
}

Result<scan::Tesseract> LoadTesseract() { return scan::Tesseract::Load(ModelsFolder()); }

RecognisedPage Recognise(std::string_view bytes, const std::string& format, Page page,
                         scan::Tesseract& tesseract, const scan::Vocabulary* vocabulary,
                         Draw draw) {
  RecognisedPage result;
  result.page = page;
  const Result<void> added = AddPixels(bytes, format, tesseract, vocabulary, &page,
                                       draw == Draw::kPictures ? &result.pictures : nullptr);
  if (!added) {
    result.failure = added.error();
  } else if (IsWorthIt(page)) {
    result.page = std::move(page);
  }
  return result;
}

void PutInPlace(std::vector<RecognisedPage> pages, FileContent* content) {
  for (RecognisedPage& recognised : pages) {
    const auto place =
        std::find_if(content->document.pages.begin(), content->document.pages.end(),
                     [&](const Page& page) { return page.number == recognised.page.number; });
    if (place == content->document.pages.end()) continue;
    if (!recognised.pictures.empty()) {
      content->pictures.push_back({place->number, std::move(recognised.pictures)});
    }
    if (recognised.failure) {
      // What the reader said is true, and this is why.
      for (Note& note : content->notes) {
        if (note.place.page == place->number && SaysUnread(note)) {
          note.message += ": " + recognised.failure->message;
        }
      }
      content->unread.push_back({place->number, *recognised.failure});
      continue;
    }
    if (!recognised.page.recognition) continue;
    std::erase_if(content->notes, [&](const Note& note) {
      return note.place.page == place->number && SaysUnread(note);
    });
    *place = std::move(recognised.page);
    const Recognition& recognition = *place->recognition;
    if (recognition.enough && recognition.doubtful > 0) {
      AddNote(NoteSeverity::kInfo, "page.doubtful",
              "of " + std::to_string(recognition.pieces) + " pieces that were recognised " +
                  std::to_string(recognition.doubtful) + " are doubtful",
              *place, content);
    }
  }
}

void DropDoubtfulPages(document::Document* document) {
  for (Page& page : document->pages) {
    if (!page.recognition || page.recognition->enough) continue;
    page.glyphs.clear();
    page.rulings.clear();
    page.pieces.clear();
  }
}

bool IsUnread(const Page& page) {
  if (page.trust == document::Trust::kUntrusted) return true;
  return page.kind == PageKind::kScan && !(page.recognition && page.recognition->enough);
}

std::string ReasonUnread(const Page& page, const std::vector<UnreadPage>& unread,
                         report::Language language) {
  const bool chinese = language == report::Language::kChinese;
  if (page.kind != PageKind::kScan) {
    return chinese ? "没有读取：" + report::InChineseOrQuoted(page.trust_reason)
                   : "not read: " + page.trust_reason;
  }
  if (page.recognition) {
    const std::string reason = NotWellEnough(*page.recognition);
    return chinese ? report::InChineseOrQuoted(reason) : reason;
  }
  const auto found = std::find_if(unread.begin(), unread.end(),
                                  [&](const UnreadPage& u) { return u.number == page.number; });
  if (found == unread.end()) {
    return chinese ? "是扫描图像，没有读取" : "a scanned image, which is not read";
  }
  return (chinese ? "是扫描图像，没有读取：" : "a scanned image, which is not read: ") +
         Explain(found->error, language);
}

}  // namespace gouji::app
