#pragma once

// The one place that knows every stage: bytes -> tables and paragraphs -> facts -> findings.
//
// Runs in the worker of a document (documents.h), so all that it delivers is plain data.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/name_vocabulary.h"
#include "app/rule_set.h"
#include "app/scanned_pages.h"
#include "base/lazy.h"
#include "base/result.h"
#include "check/check.h"
#include "document/page.h"
#include "layout/paragraph.h"
#include "reader/reader.h"
#include "record/finding.h"
#include "report/formats.h"
#include "report/options.h"
#include "store/database.h"
#include "table/table.h"
#include "table/trace.h"

namespace gouji::app {

/// What a run wants to know of each document. Borrowed parts outlive it.
struct Wanted {
  enum class Parts {
    kTables,    ///< Pages and tables.
    kFindings,  ///< Pages, facts and findings.
    kAll,       ///< What a database keeps: those, and paragraphs.
  };
  Parts parts = Parts::kTables;
  enum class Extra {
    kNothing,
    kTrace,     ///< What the table finders looked at.
    kPictures,  ///< Of the pages (report/page_svg.h).
  };
  Extra extra = Extra::kNothing;
  report::Language language = report::Language::kChinese;  ///< Of pictures and the report.
  /// If it has parts, that of the document is written and its tables are not delivered.
  const report::TablesFormat* format = nullptr;
  reader::ReaderOptions reader;
  Ocr ocr = Ocr::kAutomatic;
  const table::Words* words = nullptr;
  Lazy<scan::Vocabulary>* names = nullptr;  ///< Of scanned pages; null: they stay as they are read.
  const RuleSet* rules = nullptr;           ///< Not for kTables.
  /// For kTables: the figures of scanned pages are settled by the checks; null: they are not.
  Lazy<RuleSet>* scan_rules = nullptr;
  check::MessagesOfHolds messages = check::MessagesOfHolds::kWrite;
  const store::DocumentStates* current = nullptr;  ///< What need not be checked; null: nothing.
};

/// What was drawn on a page.
struct PageCounts {
  std::size_t glyphs = 0, rulings = 0;
  double resolution = 0;  ///< Of its largest image, in pixels per inch; 0 without one.
};

/// What Wanted::current knows of a document.
enum class Stored {
  kNot,
  kWhole,      ///< All of it was read then. Nothing was recognised now, and need not be checked.
  kAlike,      ///< What was not read then was not read now.
  kOtherwise,  ///< More was read now, or less.
};

struct Reading {
  document::Document document;     ///< Of its pages only what they are: nothing that is drawn.
  std::vector<PageCounts> counts;  ///< Of each page.
  std::size_t table_count = 0;
  std::vector<table::Table> tables;
  std::vector<layout::Paragraph> paragraphs;
  document::Notes notes;
  std::vector<UnreadPage> unread;  ///< Pages that were to be recognised.
  Stored stored = Stored::kNot;
  table::Trace trace;                 ///< With Extra::kTrace.
  std::vector<std::string> pictures;  ///< Of each page, with Extra::kPictures.
  std::vector<ScanPictures> scans;    ///< Of recognised pages, with Extra::kPictures.
  std::string report_part;            ///< With a format that has parts.
  /// None if no findings are wanted, if the document is current, or if `failure` says why.
  std::optional<record::DocumentResult> result;
  std::optional<Error> failure;
};

/// `path` is a label and a hint. Errors: those of reader::ReadBytes, and exceptions of libraries.
/// Throws std::bad_alloc.
Result<FileContent> ReadFile(std::string_view bytes, const std::string& path, const Wanted& wanted);

/// Whether pixels are recognised for what is wanted of the document.
bool IsToRecognise(const document::Document& document, const Wanted& wanted);

/// All that follows from what was read. Errors: exceptions of libraries. Throws std::bad_alloc, and
/// rules::BrokenExpression, which is no document's fault.
Result<Reading> FinishReading(FileContent content, const Wanted& wanted);

/// Both, for a file without scanned pages.
Result<Reading> ReadDocument(std::string_view bytes, const std::string& path, const Wanted& wanted);

/// Pages that could not be read, a problem each.
std::vector<record::Problem> UnreadPages(const Reading& reading, report::Language language);

}  // namespace gouji::app
