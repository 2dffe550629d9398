#pragma once

// The one place that knows every stage: a file -> its tables and paragraphs -> facts -> findings.
//
// Whatever a file does (damage, a limit, an exception out of a library) ends as an Error about that
// file; the caller goes on with the next.

#include <string>
#include <string_view>
#include <vector>

#include "app/rule_set.h"
#include "base/result.h"
#include "check/check.h"
#include "document/page.h"
#include "layout/paragraph.h"
#include "reader/reader.h"
#include "record/finding.h"
#include "report/options.h"
#include "table/table.h"
#include "table/trace.h"

namespace gouji::app {

/// What the reader and the table finders make of a file.
struct Content {
  document::Document document;
  std::vector<table::Table> tables;
  std::vector<layout::Paragraph> paragraphs;
  document::Notes notes;
};

/// What the table finders looked at is appended to `trace`, unless it is nullptr.
Result<Content> ReadContent(const std::string& path, const reader::ReaderOptions& options,
                            const table::Words& words, table::Trace* trace = nullptr);
/// The same for bytes at hand; `path` is a label and a hint.
Result<Content> ReadContentOf(std::string_view bytes, const std::string& path,
                              const reader::ReaderOptions& options, const table::Words& words);

/// A picture of each page (report/page_svg.h), in order. REQUIRES: the glyphs are still there.
std::vector<std::string> DrawPages(const Content& content, const table::Trace& trace,
                                   report::Language language);

/// Facts and findings of `content`. Glyphs are no longer needed afterwards and are let go.
Result<record::DocumentResult> CheckContent(
    Content& content, const RuleSet& rules,
    check::MessagesOfHolds messages = check::MessagesOfHolds::kWrite);

/// Pages that could not be read, a problem each.
std::vector<record::Problem> UnreadPages(const document::Document& document,
                                         report::Language language);

}  // namespace gouji::app
