#pragma once

// Plain text and Markdown -> Document, on the grid that document/page.h describes. Nothing of the
// text is interpreted: tables are found by later stages, TAB and '|' stay glyphs.

#include <string>
#include <string_view>

#include "base/result.h"
#include "document/page.h"
#include "reader/reader.h"

namespace gouji::reader {

/// By the name (.md, .markdown).
bool IsMarkdown(std::string_view bytes, const std::string& path);
/// By the name (.txt, .text), or by content that has no NUL and hardly any control character.
bool IsText(std::string_view bytes, const std::string& path);

/// UTF-8 (with or without byte order mark), UTF-16 with byte order mark, or GB18030. A form feed
/// starts a page. Characters without a width of their own (combining marks, variation selectors)
/// join the glyph before them. A control character becomes U+FFFD, and a Note counts them.
/// Errors: kInvalid (not text), kLimit (too many characters, or too many in one line).
Result<document::Document> ReadText(std::string_view bytes, const ReaderOptions& options,
                                    document::Notes& notes);
/// The same, with format "markdown".
Result<document::Document> ReadMarkdown(std::string_view bytes, const ReaderOptions& options,
                                        document::Notes& notes);

}  // namespace gouji::reader
