#include "app/pipeline.h"

#include <algorithm>
#include <exception>
#include <functional>
#include <new>
#include <set>
#include <utility>

#include "check/check.h"
#include "layout/line.h"
#include "normalise/normalise.h"
#include "report/chinese_messages.h"
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
    throw;  // No document's fault: the run ends.
  } catch (const std::bad_alloc&) {
    return Error{ErrorCode::kLimit, "not enough memory", path};
  } catch (const std::exception& exception) {
    return Error{ErrorCode::kSystem, std::string("internal failure: ") + exception.what(), path};
  }
}

bool IsUnread(const document::Page& page) {
  return page.kind == document::PageKind::kScan || page.trust == document::Trust::kUntrusted;
}

/// A page that was not read is a problem of its own; its notes would say so again.
document::Notes NotesOfReadPages(const Content& content) {
  std::set<int> unread;
  for (const document::Page& page : content.document.pages) {
    if (IsUnread(page)) unread.insert(page.number);
  }
  document::Notes notes;
  for (const document::Note& note : content.notes) {
    if (!unread.contains(note.place.page)) notes.push_back(note);
  }
  return notes;
}

std::string StatusOf(const document::Document& document) {
  const auto unread = std::count_if(document.pages.begin(), document.pages.end(), IsUnread);
  if (unread == 0) return "read";
  return static_cast<std::size_t>(unread) == document.pages.size() ? "not_read" : "partly";
}

Result<Content> FindParts(Result<document::Document> document, document::Notes notes,
                          const table::Words& words, table::Trace* trace) {
  if (!document) return document.error();
  Content content;
  content.document = std::move(document).value();
  content.notes = std::move(notes);
  table::ContentOptions options;
  options.tables.words = words;
  table::Content parts = table::FindContent(content.document, options, content.notes, trace);
  content.tables = std::move(parts.tables);
  content.paragraphs = std::move(parts.paragraphs);
  return content;
}

}  // namespace

Result<Content> ReadContent(const std::string& path, const reader::ReaderOptions& options,
                            const table::Words& words, table::Trace* trace) {
  return Guarded<Content>(path, [&] {
    document::Notes notes;
    Result<document::Document> document = reader::Read(path, options, notes);
    return FindParts(std::move(document), std::move(notes), words, trace);
  });
}

Result<Content> ReadContentOf(std::string_view bytes, const std::string& path,
                              const reader::ReaderOptions& options, const table::Words& words) {
  return Guarded<Content>(path, [&] {
    document::Notes notes;
    Result<document::Document> document = reader::ReadBytes(bytes, path, options, notes);
    return FindParts(std::move(document), std::move(notes), words, nullptr);
  });
}

std::vector<std::string> DrawPages(const Content& content, const table::Trace& trace,
                                   report::Language language) {
  std::vector<std::string> pictures;
  for (const document::Page& page : content.document.pages) {
    std::vector<bool> left_out(page.glyphs.size(), true);
    for (const layout::Line& line : layout::FindLines(page)) {
      for (const layout::Word& word : line.words) {
        for (const int glyph : word.glyphs) left_out[static_cast<std::size_t>(glyph)] = false;
      }
    }
    pictures.push_back(
        report::PageSvg({page, std::move(left_out), content.tables, trace}, language));
  }
  return pictures;
}

Result<record::DocumentResult> CheckContent(Content& content, const RuleSet& rules,
                                            check::MessagesOfHolds messages) {
  return Guarded<record::DocumentResult>(
      content.document.path, [&]() -> Result<record::DocumentResult> {
        record::DocumentResult result;
        result.facts = normalise::Normalise(content.document, content.tables, content.paragraphs,
                                            rules.lexicon);
        result.facts.info.status = StatusOf(content.document);
        const document::Notes notes = NotesOfReadPages(content);
        result.facts.notes.insert(result.facts.notes.begin(), notes.begin(), notes.end());
        for (document::Page& page : content.document.pages) {
          std::vector<document::Glyph>().swap(page.glyphs);
        }
        result.findings = check::Check(result.facts, rules.lexicon, messages);
        return result;
      });
}

std::vector<record::Problem> UnreadPages(const document::Document& document,
                                         report::Language language) {
  const bool chinese = language == report::Language::kChinese;
  std::vector<record::Problem> problems;
  for (const document::Page& page : document.pages) {
    if (!IsUnread(page)) continue;
    std::string message = chinese ? "是扫描图像，没有读取" : "a scanned image, which is not read";
    if (page.kind != document::PageKind::kScan) {
      message = chinese ? "没有读取：" + report::InChineseOrQuoted(page.trust_reason)
                        : "not read: " + page.trust_reason;
    }
    problems.push_back({document.path, page.number, message, false});
  }
  return problems;
}

}  // namespace gouji::app
