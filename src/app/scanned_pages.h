#pragma once

// Pages whose pixels are to be recognised: which they are, one of them recognised, and all of them
// put in place of what the reader had of them.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/page.h"
#include "report/options.h"
#include "scan/pictures.h"
#include "scan/tesseract.h"
#include "scan/vocabulary.h"

namespace gouji::app {

/// Whether the pixels of pages are recognised.
enum class Ocr {
  kAutomatic,  ///< Of scanned pages and of large images.
  kNever,
};

/// A page whose pixels were not recognised, and why.
struct UnreadPage {
  int number = 0;
  Error error;
};

/// What recognition saw of a page, an element for each of its images.
struct ScanPictures {
  int page = 0;
  std::vector<scan::Pictures> images;
};

/// A file as its reader delivers it.
struct FileContent {
  document::Document document;
  document::Notes notes;
  std::vector<UnreadPage> unread;
  std::vector<ScanPictures> pictures;
};

struct RecognisedPage {
  document::Page page;           ///< As it was, if there is a failure.
  std::optional<Error> failure;  ///< Does not name the file.
  std::vector<scan::Pictures> pictures;
};

/// Positions in document.pages. Pages whose images are too small for a character are none of them.
std::vector<std::size_t> PagesToRecognise(const document::Document& document);

/// Says of those why they are not read.
void NoteSmallImages(FileContent* content);

/// Whether pictures of how a page was recognised are made.
enum class Draw { kNothing, kPictures };

/// Where the models are: $TESSDATA_PREFIX, as for Tesseract's own program; "" for Debian's.
std::string ModelsFolder();

/// With these models. Errors: as Tesseract::Load.
Result<scan::Tesseract> LoadTesseract();

/// `page` of a file of this format, with what its pixels show. `vocabulary`: see scan/read_page.h.
RecognisedPage Recognise(std::string_view bytes, const std::string& format, document::Page page,
                         scan::Tesseract& tesseract, const scan::Vocabulary* vocabulary = nullptr,
                         Draw draw = Draw::kNothing);

/// Pages that the document has no page of that number for are dropped. Notes say what became of
/// each.
void PutInPlace(std::vector<RecognisedPage> pages, FileContent* content);

/// Of what was recognised badly nothing may be concluded: such pages lose their text.
void DropDoubtfulPages(document::Document* document);

/// Whether what stands on the page is not known, in whole or for the most part.
bool IsUnread(const document::Page& page);

/// Why, for an unread page.
std::string ReasonUnread(const document::Page& page, const std::vector<UnreadPage>& unread,
                         report::Language language);

}  // namespace gouji::app
