#include "reader/image_file.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <memory>
#include <utility>

#include "reader/orientation.h"
#include "reader/page_notes.h"
#include "reader/page_pixels.h"
#include "reader/page_range.h"
#include "reader/tiff_fields.h"

namespace gouji::reader {
namespace {

using document::Raster;

/// Each page is found by going through those before it.
constexpr int kMaxPages = 2000;

struct PixDeleter {
  void operator()(PIX* pix) const { pixDestroy(&pix); }
};
using Pix = std::unique_ptr<PIX, PixDeleter>;

struct FileCloser {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, FileCloser>;

enum class Format { kPng, kJpeg, kTiff, kNone };

Format FormatOf(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return Format::kPng;
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return Format::kJpeg;
  if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv)) return Format::kTiff;
  return Format::kNone;
}

const l_uint8* Data(std::string_view bytes) {
  return reinterpret_cast<const l_uint8*>(bytes.data());
}

/// The head of an image.
struct Head {
  int width = 0, height = 0;  ///< As displayed.
  int across = 0, down = 0;   ///< Pixels per inch; 0: the file does not say.
  int orientation = 1;        ///< See orientation.h.
};

Error Damaged() {
  return {ErrorCode::kInvalid, "not a readable image, it is damaged or cut off", ""};
}

int CountPages(std::string_view bytes) {
  if (FormatOf(bytes) != Format::kTiff) return 1;
  const File file(fopenReadFromMemory(Data(bytes), bytes.size()));
  int count = 0;
  if (file == nullptr || tiffGetCount(file.get(), &count) != 0) return 0;
  return count;
}

/// Of faxes rows are sparser than columns: 204 x 98 pixels per inch.
int ResolutionDown(std::string_view tiff, int page, int across) {
  constexpr std::uint32_t kAcross = 282, kDown = 283;
  constexpr double kMost = 65535;
  const double x = FractionOfTiff(tiff, page, kAcross).value_or(0);
  const double y = FractionOfTiff(tiff, page, kDown).value_or(0);
  if (x <= 0 || y <= 0) return across;
  return static_cast<int>(std::lround(std::min(across * y / x, kMost)));
}

Result<Head> ReadHead(std::string_view bytes, int page) {
  Head head;
  int failed = 0;
  if (FormatOf(bytes) == Format::kTiff) {
    failed = readHeaderMemTiff(Data(bytes), bytes.size(), page - 1, &head.width, &head.height,
                               nullptr, nullptr, &head.across, nullptr, nullptr);
    head.down = ResolutionDown(bytes, page, head.across);
  } else {
    failed = pixReadHeaderMem(Data(bytes), bytes.size(), nullptr, &head.width, &head.height,
                              nullptr, nullptr, nullptr);
    if (const File file(fopenReadFromMemory(Data(bytes), bytes.size())); file != nullptr) {
      const auto read = FormatOf(bytes) == Format::kPng ? fgetPngResolution : fgetJpegResolution;
      if (read(file.get(), &head.across, &head.down) != 0) head.across = head.down = 0;
    }
  }
  if (FormatOf(bytes) == Format::kTiff) head.orientation = OrientationOfTiff(bytes, page);
  if (FormatOf(bytes) == Format::kJpeg) head.orientation = OrientationOfJpeg(bytes);
  if (TurnsSideways(head.orientation)) {
    std::swap(head.width, head.height);
    std::swap(head.across, head.down);
  }
  if (failed != 0 || head.width <= 0 || head.height <= 0) return Damaged();
  if (std::int64_t{head.width} * head.height > kMaxPixels) {
    return Error{ErrorCode::kLimit, "the image has more than 100,000,000 pixels", ""};
  }
  return head;
}

/// What the image measures.
struct Size {
  document::Rect box;  ///< In points.
  bool is_guessed = false;
};

Size SizeOf(const Head& head) {
  constexpr double kShortSidePt = 595, kLongSidePt = 842;  // Of A4.
  // Cameras write 72 whatever they took a picture of, which would be a poster.
  constexpr double kLongestPt = 2 * kLongSidePt;
  constexpr double kScreenResolution = 96;
  double width = head.across > 0 ? head.width * 72.0 / head.across : 0;
  double height = head.down > 0 ? head.height * 72.0 / head.down : 0;
  // The coarsest that scan/ink.cc reads: what says less is looked at, not refused.
  constexpr int kLeastBelieved = 60;
  const bool is_absurd = head.across < kLeastBelieved || head.down < kLeastBelieved ||
                         std::max(width, height) > kLongestPt;
  if (is_absurd) {
    // A page; of a cutting from a screen, one of that screen.
    const double page = head.width <= head.height ? kShortSidePt : kLongSidePt;
    width = std::min(page, head.width * 72.0 / kScreenResolution);
    height = width * head.height / head.width;
  }
  return {{0, 0, width, height}, is_absurd};
}

Pix Decode(std::string_view bytes, int page) {
  Pix pix(FormatOf(bytes) == Format::kTiff ? pixReadMemTiff(Data(bytes), bytes.size(), page - 1)
                                           : pixReadMem(Data(bytes), bytes.size()));
  if (pix != nullptr && pixGetColormap(pix.get()) != nullptr) {
    pix.reset(pixRemoveColormap(pix.get(), REMOVE_CMAP_BASED_ON_SRC));
  }
  constexpr int kWithOpacity = 4;
  constexpr l_uint32 kWhite = 0xFFFFFF00;
  if (pix != nullptr && pixGetSpp(pix.get()) == kWithOpacity) {
    pix.reset(pixAlphaBlendUniform(pix.get(), kWhite));
  }
  if (pix != nullptr && pixGetDepth(pix.get()) < 32) pix.reset(pixConvertTo8(pix.get(), 0));
  return pix;
}

Raster ToRaster(PIX* pix) {
  Raster raster;
  raster.width = pixGetWidth(pix);
  raster.height = pixGetHeight(pix);
  raster.channels = pixGetDepth(pix) == 8 ? 1 : 3;
  raster.samples.reserve(static_cast<std::size_t>(raster.width) *
                         static_cast<std::size_t>(raster.height) *
                         static_cast<std::size_t>(raster.channels));
  for (int y = 0; y < raster.height; ++y) {
    const l_uint32* line = pixGetData(pix) + std::ptrdiff_t{y} * pixGetWpl(pix);
    for (int x = 0; x < raster.width; ++x) {
      if (raster.channels == 1) {
        raster.samples.push_back(static_cast<std::uint8_t>(GET_DATA_BYTE(line, x)));
      } else {
        for (const int shift : {L_RED_SHIFT, L_GREEN_SHIFT, L_BLUE_SHIFT}) {
          raster.samples.push_back(static_cast<std::uint8_t>(line[x] >> shift));
        }
      }
    }
  }
  return raster;
}

/// Leptonica turns TIFF images itself.
Raster AsDisplayed(Raster raster, const Head& head, Format format) {
  if (format != Format::kJpeg) return raster;
  static constexpr std::array<Turning, 9> kTurnings = {{{false, false, false},
                                                        {false, false, false},
                                                        {false, true, false},
                                                        {false, true, true},
                                                        {false, false, true},
                                                        {true, false, false},
                                                        {true, true, false},
                                                        {true, true, true},
                                                        {true, false, true}}};
  return Turned(std::move(raster), kTurnings[static_cast<std::size_t>(head.orientation)]);
}

/// What it has to say goes to standard error.
void Silence() {
  static const int before = setMsgSeverity(L_SEVERITY_NONE);
  static_cast<void>(before);
}

}  // namespace

bool IsImage(std::string_view bytes, const std::string&) {
  return FormatOf(bytes) != Format::kNone;
}

std::string_view NameOfOtherImage(std::string_view bytes) {
  using namespace std::string_view_literals;
  const auto has = [&](std::size_t at, std::string_view part) {
    return bytes.size() > at && bytes.substr(at).starts_with(part);
  };
  if (has(0, "GIF87a"sv) || has(0, "GIF89a"sv)) return "GIF";
  if (has(0, "RIFF"sv) && has(8, "WEBP"sv)) return "WebP";
  if (has(0, "BM"sv) && has(6, "\0\0\0\0"sv)) return "BMP";
  // What telephones take photographs in.
  if (has(4, "ftyphei"sv) || has(4, "ftypmif1"sv)) return "HEIC";
  return {};
}

Result<document::Document> ReadImage(std::string_view bytes, const ReaderOptions& options,
                                     document::Notes& notes) {
  Silence();
  document::Document document;
  document.format = "image";
  const int count = CountPages(bytes);
  if (count <= 0) return Damaged();
  TRY_ASSIGN(const auto range, PagesToRead(count, kMaxPages, options.pages));
  for (int number = range.first; number <= range.second; ++number) {
    const Result<Head> head = ReadHead(bytes, number);
    if (!head) return head.error().In("page " + std::to_string(number));
    document::Page page;
    page.number = number;
    page.kind = document::PageKind::kScan;
    const document::Rect box = SizeOf(*head).box;
    page.width = box.width();
    page.height = box.height();
    page.images.push_back({box, head->width, head->height});
    NoteVerdict(page, &notes);
    document.pages.push_back(std::move(page));
  }
  return document;
}

Result<std::vector<Raster>> ReadImagePixels(std::string_view bytes, int page) {
  Silence();
  TRY_ASSIGN(const Head head, ReadHead(bytes, page));
  const Pix pix = Decode(bytes, page);
  if (pix == nullptr) return Damaged();
  Raster raster = AsDisplayed(ToRaster(pix.get()), head, FormatOf(bytes));
  const Size size = SizeOf(head);
  raster.box = size.box;
  raster.box_is_guessed = size.is_guessed;
  DropFaintColour(&raster);
  std::vector<Raster> rasters;
  rasters.push_back(WithSquarePixels(std::move(raster)));
  return rasters;
}

}  // namespace gouji::reader
