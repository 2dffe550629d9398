#pragma once

// File -> Document. A reader is one entry in the list of readers.cc; nothing past this folder knows
// which one read a file. Third-party failures become Errors here; damage that could be worked
// around becomes Notes.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "document/page.h"
#include "document/raster.h"

namespace gouji::reader {

struct ReaderOptions {
  /// First and last page to read, from 1; {0, 0} reads all.
  std::pair<int, int> pages = {0, 0};
  /// Files above this size are refused (kLimit).
  std::size_t max_bytes = 512u << 20;
};

struct Reader {
  const char* name;  ///< Document::format.
  /// True if the bytes (with the path's extension as a hint) are of this reader's format.
  bool (*recognises)(std::string_view bytes, const std::string& path);
  Result<document::Document> (*read)(std::string_view bytes, const ReaderOptions& options,
                                     document::Notes& notes);
  /// What `page` of the file shows as pixels, at their own resolution; null if its pages never do.
  /// Errors: kInvalid, kLimit.
  Result<std::vector<document::Raster>> (*pixels)(std::string_view bytes, int page) = nullptr;
  /// Loads what it does not have before; null: nothing. May be called again.
  void (*prepare)() = nullptr;
};

/// In the order in which they are asked.
const std::vector<Reader>& Readers();

/// Loads what reading this file takes, which a worker under limits may not do. Without bytes the
/// name decides: what is loaded before a process forks its workers is loaded once for all of them.
void Prepare(std::string_view bytes, const std::string& path);

/// Reads a file ("-": standard input). Fills id and path. Errors name the path: kNotFound,
/// kPermission, kUnsupported (no reader recognises it, encrypted), kInvalid (damaged, empty),
/// kLimit.
Result<document::Document> Read(const std::string& path, const ReaderOptions& options,
                                document::Notes& notes);

/// The same for bytes at hand; `path` is a label and a hint.
Result<document::Document> ReadBytes(std::string_view bytes, const std::string& path,
                                     const ReaderOptions& options, document::Notes& notes);

/// The pixels of a page of a file that `format` (Document::format) read, from the top of the page
/// as displayed; each raster says which part of the page it covers. Text, rulings and small
/// pictures are in none. Errors: kInvalid, kLimit, kUnsupported (no such format).
Result<std::vector<document::Raster>> ReadPixels(std::string_view bytes, const std::string& format,
                                                 int page);

}  // namespace gouji::reader
