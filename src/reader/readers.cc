#include <algorithm>

#include "base/sha256.h"
#include "reader/image_file.h"
#include "reader/input_file.h"
#include "reader/pdf_file.h"
#include "reader/reader.h"
#include "reader/text_file.h"

namespace gouji::reader {

namespace {

/// Null if none recognises it.
const Reader* ReaderOf(std::string_view bytes, const std::string& path) {
  const auto found = std::find_if(Readers().begin(), Readers().end(), [&](const Reader& reader) {
    return reader.recognises(bytes, path);
  });
  return found == Readers().end() ? nullptr : &*found;
}

}  // namespace

const std::vector<Reader>& Readers() {
  static const std::vector<Reader> readers = {
      {"pdf", &IsPdf, &ReadPdf, &ReadPdfPixels, &PreparePdf},
      {"image", &IsImage, &ReadImage, &ReadImagePixels},
      {"markdown", &IsMarkdown, &ReadMarkdown},
      {"text", &IsText, &ReadText},
  };
  return readers;
}

void Prepare(std::string_view bytes, const std::string& path) {
  const Reader* const reader = ReaderOf(bytes, path);
  if (reader != nullptr && reader->prepare != nullptr) reader->prepare();
}

Result<document::Document> ReadBytes(std::string_view bytes, const std::string& path,
                                     const ReaderOptions& options, document::Notes& notes) {
  if (bytes.empty()) return Error{ErrorCode::kInvalid, "the file is empty", path};
  const std::size_t first_note = notes.size();
  const Reader* const reader = ReaderOf(bytes, path);
  if (reader == nullptr) {
    if (const std::string other(NameOfOtherImage(bytes)); !other.empty()) {
      return Error{ErrorCode::kUnsupported,
                   "images of the format " + other + " are not read; save it as PNG, JPEG or TIFF",
                   path};
    }
    return Error{ErrorCode::kUnsupported, "neither PDF nor image nor text", path};
  }
  Result<document::Document> document = reader->read(bytes, options, notes);
  const std::string id = "sha256:" + Sha256Hex(bytes);
  for (std::size_t i = first_note; i < notes.size(); ++i) notes[i].place.document_id = id;
  if (!document) return document.error().In(path);
  document.value().id = id;
  document.value().path = path;
  return document;
}

Result<document::Document> Read(const std::string& path, const ReaderOptions& options,
                                document::Notes& notes) {
  const Result<InputFile> file = InputFile::Open(path, options.max_bytes);
  if (!file) return file.error().In(path);
  return ReadBytes(file->bytes(), path, options, notes);
}

Result<std::vector<document::Raster>> ReadPixels(std::string_view bytes, const std::string& format,
                                                 int page) {
  for (const Reader& reader : Readers()) {
    if (reader.name == format && reader.pixels != nullptr) return reader.pixels(bytes, page);
  }
  return Error{ErrorCode::kUnsupported, "files of this format have no pixels", format};
}

}  // namespace gouji::reader
