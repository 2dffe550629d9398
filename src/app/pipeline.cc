#include "app/pipeline.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <functional>
#include <new>
#include <set>
#include <utility>

#include "app/recognised_tables.h"
#include "app/running_numbers.h"
#include "check/check.h"
#include "layout/line.h"
#include "normalise/normalise.h"
#include "report/outline.h"
#include "report/page_svg.h"
#include "table/content.h"

namespace gouji::app {

namespace {

/// The net under every document: an exception is an Error about this file.
template <typename T>
Result<T> Guarded(const std::string& path, const std::function<Result<T>()>& work) {
  try {
    return work();
  } catch (const rules::BrokenExpression&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& exception) {
    return Error{ErrorCode::kSystem, std::string("internal failure: ") + exception.what(), path};
  }
}

/// A page that was not read is a problem of its own; its notes would say so again.
document::Notes NotesOfReadPages(const Reading& reading) {
  std::set<int> unread;
  for (const document::Page& page : reading.document.pages) {
    if (IsUnread(page)) unread.insert(page.number);
  }
  document::Notes notes;
  for (const document::Note& note : reading.notes) {
    if (!unread.contains(note.place.page)) notes.push_back(note);
  }
  return notes;
}

constexpr const char* kRead = "read";

std::string StatusOf(const document::Document& document) {
  const auto unread = std::count_if(document.pages.begin(), document.pages.end(), IsUnread);
  if (unread == 0) return kRead;
  return static_cast<std::size_t>(unread) == document.pages.size() ? "not_read" : "partly";
}

std::vector<report::GlyphUse> UsesOfGlyphs(const document::Page& page,
                                           const std::vector<layout::Paragraph>& paragraphs) {
  std::vector<report::GlyphUse> uses(page.glyphs.size(), report::GlyphUse::kLeftOut);
  for (const layout::Line& line : layout::FindLines(page)) {
    for (const layout::Word& word : line.words) {
      for (const int glyph : word.glyphs) {
        uses[static_cast<std::size_t>(glyph)] = report::GlyphUse::kText;
      }
    }
  }
  for (const layout::Paragraph& paragraph : paragraphs) {
    if (paragraph.kind != layout::Paragraph::Kind::kFurniture) continue;
    for (const layout::Anchor& anchor : paragraph.anchors) {
      if (anchor.page != page.number || anchor.glyph < 0) continue;
      uses[static_cast<std::size_t>(anchor.glyph)] = report::GlyphUse::kFurniture;
    }
  }
  return uses;
}

/// REQUIRES: the glyphs are still there.
std::vector<std::string> DrawPages(const Reading& reading, report::Language language) {
  std::vector<std::string> pictures;
  for (const document::Page& page : reading.document.pages) {
    pictures.push_back(report::PageSvg(
        {page, UsesOfGlyphs(page, reading.paragraphs), reading.tables, reading.trace}, language));
  }
  return pictures;
}

/// How much of the document was read when it was stored; "" if it is not, or not up to date.
std::string StatusStored(const document::Document& document, const Wanted& wanted) {
  if (wanted.current == nullptr) return "";
  const auto found = wanted.current->find({document.id, document.format});
  return found == wanted.current->end() ? "" : found->second;
}

Stored StoredAs(const document::Document& document, const Wanted& wanted) {
  const std::string status = StatusStored(document, wanted);
  if (status.empty()) return Stored::kNot;
  // Then no pixels were recognised now, and what they say is stored.
  if (status == kRead) return Stored::kWhole;
  return status == StatusOf(document) ? Stored::kAlike : Stored::kOtherwise;
}

bool IsToCheck(const Reading& reading, const Wanted& wanted) {
  const bool is_current = reading.stored == Stored::kWhole || reading.stored == Stored::kAlike;
  return wanted.parts != Wanted::Parts::kTables && !is_current;
}

Result<Reading> ReadParts(FileContent content, const Wanted& wanted) {
  Reading reading;
  reading.document = std::move(content.document);
  reading.notes = std::move(content.notes);
  reading.unread = std::move(content.unread);
  reading.scans = std::move(content.pictures);
  reading.stored = StoredAs(reading.document, wanted);
  if (wanted.parts != Wanted::Parts::kTables) DropDoubtfulPages(&reading.document);
  table::ContentOptions options;
  options.tables.words = *wanted.words;
  table::Trace* const trace = wanted.extra == Wanted::Extra::kNothing ? nullptr : &reading.trace;
  table::Content parts = table::FindContent(reading.document, options, reading.notes, trace);
  reading.tables = std::move(parts.tables);
  reading.table_count = reading.tables.size();
  reading.paragraphs = std::move(parts.paragraphs);
  if (wanted.extra == Wanted::Extra::kPictures) {
    reading.pictures = DrawPages(reading, wanted.language);
  }
  return reading;
}

Result<record::DocumentResult> Check(Reading& reading, const Wanted& wanted) {
  record::DocumentResult result;
  const rules::Lexicon& lexicon = wanted.rules->lexicon;
  result.facts =
      normalise::Normalise(reading.document, reading.tables, reading.paragraphs, lexicon);
  result.facts.info.status = StatusOf(reading.document);
  result.facts.info.observations = result.facts.observations.size();
  result.facts.info.claims = result.facts.claims.size();
  const document::Notes notes = NotesOfReadPages(reading);
  result.facts.notes.insert(result.facts.notes.begin(), notes.begin(), notes.end());
  result.findings = check::SettleAndCheck(result.facts, lexicon, wanted.messages);
  PutReadings(reading.document, result.facts, &reading.tables);
  SettleRunningNumbers(reading.document, result.facts, &reading.tables);
  return result;
}

bool HasRecognised(const document::Document& document) {
  return std::any_of(document.pages.begin(), document.pages.end(),
                     [](const document::Page& page) { return page.recognition.has_value(); });
}

/// Errors: those of the rules.
Result<void> SettleTables(Reading& reading, const Wanted& wanted) {
  const Result<RuleSet>& rules = wanted.scan_rules->Get();
  if (!rules) return rules.error();
  record::Facts facts =
      normalise::Normalise(reading.document, reading.tables, reading.paragraphs, rules->lexicon);
  check::SettleAndCheck(facts, rules->lexicon, check::MessagesOfHolds::kSkip);
  PutReadings(reading.document, facts, &reading.tables);
  SettleRunningNumbers(reading.document, facts, &reading.tables);
  return {};
}

/// Of what is only counted: findings that hold or could not be checked are nine of ten.
void KeepCounts(record::DocumentResult& result) {
  result.facts.observations.clear();
  result.facts.claims.clear();
  for (record::TableFacts& table : result.facts.tables) {
    record::TableFacts counted;
    counted.first_body_row = table.first_body_row;
    table = std::move(counted);
  }
  for (record::Finding& finding : result.findings) {
    if (report::NeedsAttention(finding)) continue;
    record::Finding counted;
    counted.rule = std::move(finding.rule);
    counted.verdict = finding.verdict;
    counted.severity = finding.severity;
    counted.root = std::move(finding.root);
    finding = std::move(counted);
  }
}

/// REQUIRES: `wanted` has a format with parts.
void WriteReportPart(Reading& reading, const std::string& path, const Wanted& wanted) {
  report::Options options;
  options.language = wanted.language;
  const report::FileTables file = {path, std::move(reading.tables)};
  reading.report_part = wanted.format->part(file, options);
  reading.tables.clear();
}

/// Of the image that covers most of the page.
double ResolutionOf(const document::Page& page) {
  double largest = 0, resolution = 0;
  for (const document::Image& image : page.images) {
    const double area = image.box.width() * image.box.height();
    if (!(area > largest)) continue;
    largest = area;
    resolution = 72 * std::sqrt(static_cast<double>(image.pixel_width) * image.pixel_height / area);
  }
  return resolution;
}

/// What nobody will look at is not worth its way to the parent.
void DropRest(Reading& reading, const Wanted& wanted) {
  for (document::Page& page : reading.document.pages) {
    reading.counts.push_back({page.glyphs.size(), page.rulings.size(), ResolutionOf(page)});
    page.glyphs.clear();
    page.rulings.clear();
    page.shades.clear();
    page.images.clear();
    page.fonts.clear();
    page.pieces.clear();
  }
  if (wanted.parts != Wanted::Parts::kAll) reading.paragraphs.clear();
  if (wanted.parts == Wanted::Parts::kFindings) reading.tables.clear();
  if (reading.result && wanted.messages == check::MessagesOfHolds::kSkip) {
    KeepCounts(*reading.result);
  }
}

}  // namespace

Result<FileContent> ReadFile(std::string_view bytes, const std::string& path,
                             const Wanted& wanted) {
  return Guarded<FileContent>(path, [&]() -> Result<FileContent> {
    FileContent content;
    TRY_ASSIGN(content.document, reader::ReadBytes(bytes, path, wanted.reader, content.notes));
    NoteSmallImages(&content);
    return content;
  });
}

bool IsToRecognise(const document::Document& document, const Wanted& wanted) {
  return wanted.ocr != Ocr::kNever && StatusStored(document, wanted) != kRead;
}

Result<Reading> FinishReading(FileContent content, const Wanted& wanted) {
  const std::string path = content.document.path;
  Result<Reading> reading =
      Guarded<Reading>(path, [&] { return ReadParts(std::move(content), wanted); });
  if (!reading) return reading;
  if (IsToCheck(*reading, wanted)) {
    Result<record::DocumentResult> result =
        Guarded<record::DocumentResult>(path, [&] { return Check(*reading, wanted); });
    if (result) {
      reading->result = std::move(result).value();
    } else {
      reading->failure = result.error();
    }
  } else if (wanted.scan_rules != nullptr && HasRecognised(reading->document)) {
    TRY(Guarded<void>(path, [&] { return SettleTables(*reading, wanted); }));
  }
  if (wanted.format != nullptr && wanted.format->part != nullptr) {
    WriteReportPart(*reading, path, wanted);
  }
  DropRest(*reading, wanted);
  return reading;
}

Result<Reading> ReadDocument(std::string_view bytes, const std::string& path,
                             const Wanted& wanted) {
  TRY_ASSIGN(FileContent content, ReadFile(bytes, path, wanted));
  return FinishReading(std::move(content), wanted);
}

std::vector<record::Problem> UnreadPages(const Reading& reading, report::Language language) {
  std::vector<record::Problem> problems;
  for (const document::Page& page : reading.document.pages) {
    if (!IsUnread(page)) continue;
    // What its scanned pages say was recognised when it was stored.
    if (reading.stored == Stored::kWhole && page.trust != document::Trust::kUntrusted) continue;
    problems.push_back(
        {reading.document.path, page.number, ReasonUnread(page, reading.unread, language), false});
  }
  return problems;
}

}  // namespace gouji::app
