#include <cmath>
#include <map>
#include <set>
#include <string>

#include "app/commands.h"
#include "app/documents.h"
#include "app/inputs.h"
#include "app/message.h"
#include "app/output.h"
#include "app/progress.h"
#include "report/chinese_messages.h"
#include "report/display_width.h"
#include "report/phrases.h"

namespace gouji::app {

namespace {

using report::Language;

std::string KindName(const document::Page& page, Language language) {
  const bool chinese = language == Language::kChinese;
  switch (page.kind) {
    case document::PageKind::kText:
      return chinese ? "文字" : "text";
    case document::PageKind::kScan:
      if (!IsUnread(page)) return chinese ? "扫描" : "scan";
      return chinese ? "扫描（未读）" : "scan (not read)";
    case document::PageKind::kMixed:
      return chinese ? "文字和图像" : "text and images";
    case document::PageKind::kBlank:
      return chinese ? "空白" : "blank";
  }
  return "";
}

std::string TrustName(document::Trust trust, Language language) {
  const bool chinese = language == Language::kChinese;
  switch (trust) {
    case document::Trust::kTrusted:
      return chinese ? "可信" : "trusted";
    case document::Trust::kRecovered:
      return chinese ? "编码已恢复" : "encoding recovered";
    case document::Trust::kUntrusted:
      return chinese ? "不可信（未读）" : "untrusted (not read)";
  }
  return "";
}

/// In English: "1 ruling", "2 rulings".
std::string Counted(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

/// "2 个表（有线、对齐）", and what was looked at and is none: "；3
/// 处没有当作表：只有一列（2）、…".
std::string CandidatesText(const table::Trace& trace, int page, Language language) {
  const bool chinese = language == Language::kChinese;
  std::set<std::string> kinds;
  std::map<std::string, int> reasons;
  std::size_t taken = 0, rejected = 0;
  for (const table::Candidate& candidate : trace) {
    if (candidate.page != page) continue;
    if (candidate.verdict == table::Verdict::kTaken) {
      ++taken;
      kinds.insert(report::KindName(candidate.kind, language));
    } else {
      ++rejected;
      ++reasons[report::VerdictName(candidate.verdict, language)];
    }
  }
  const std::string comma = chinese ? "、" : ", ";
  std::string text = chinese ? std::to_string(taken) + " 个表" : Counted(taken, "table");
  std::string names;
  for (const std::string& kind : kinds) names += (names.empty() ? "" : comma) + kind;
  if (taken > 0) text += chinese ? "（" + names + "）" : " (" + names + ")";
  if (rejected == 0) return text;
  std::string why;
  for (const auto& [reason, times] : reasons) {
    why += (why.empty() ? "" : comma) + reason;
    if (reasons.size() == 1) break;
    why += (chinese ? "（" : " (") + std::to_string(times) + (chinese ? "）" : ")");
  }
  text += (chinese ? "；" : "; ") + std::to_string(rejected);
  return text + (chinese ? " 处没有当作表：" : " not taken for a table: ") + why;
}

/// "300 dpi, 120 pieces read with a confidence of 97 %, 5 of them doubtful, ".
std::string RecognitionText(const document::Page& page, const PageCounts& counts,
                            Language language) {
  const bool chinese = language == Language::kChinese;
  std::string text;
  const bool has_pixels =
      page.kind == document::PageKind::kScan || page.kind == document::PageKind::kMixed;
  if (has_pixels && counts.resolution > 0) {
    text += std::to_string(std::lround(counts.resolution)) + (chinese ? " dpi，" : " dpi, ");
  }
  if (!page.recognition) return text;
  const document::Recognition& recognition = *page.recognition;
  const std::string confidence = std::to_string(std::lround(recognition.confidence * 100)) + " %";
  const std::string pieces = std::to_string(recognition.pieces);
  const std::string doubtful = std::to_string(recognition.doubtful);
  return text + (chinese ? "识别 " + pieces + " 处，平均置信度 " + confidence + "，存疑 " +
                               doubtful + " 处，"
                         : pieces + " pieces read with a mean confidence of " + confidence + ", " +
                               doubtful + " of them doubtful, ");
}

std::string PageLine(const document::Page& page, const PageCounts& counts,
                     const table::Trace& trace, Language language) {
  const bool chinese = language == Language::kChinese;
  const std::string size = std::to_string(std::lround(page.width)) + "×" +
                           std::to_string(std::lround(page.height)) + " pt";
  std::string line = chinese ? "  第" + std::to_string(page.number) + "页"
                             : "  page " + std::to_string(page.number);
  line = report::Padded(line, 12) + report::Padded(size, 14) +
         report::Padded(KindName(page, language), 16);
  // Of a scan that nobody has read there is no text that could be trusted.
  const bool has_text =
      page.kind != document::PageKind::kScan || page.recognition || counts.glyphs > 0;
  const bool has_nothing = IsUnread(page) || page.kind == document::PageKind::kBlank;
  const bool says_trust = has_text && (page.trust != document::Trust::kTrusted || !has_nothing);
  line += report::Padded(says_trust ? TrustName(page.trust, language) : "", 16);
  if (has_text) {
    line +=
        chinese
            ? std::to_string(counts.glyphs) + " 字，" + std::to_string(counts.rulings) + " 条线，"
            : Counted(counts.glyphs, "glyph") + ", " + Counted(counts.rulings, "ruling") + ", ";
  }
  line += RecognitionText(page, counts, language);
  line += CandidatesText(trace, page.number, language);
  if (!page.trust_reason.empty()) {
    line += "  " + (chinese ? report::InChineseOrQuoted(page.trust_reason) : page.trust_reason);
  }
  return line + "\n";
}

std::string TableLine(const table::Table& table, std::size_t number, Language language) {
  const bool chinese = language == Language::kChinese;
  const std::string pages = table.page == table.last_page ? std::to_string(table.page)
                                                          : std::to_string(table.page) + "-" +
                                                                std::to_string(table.last_page);
  std::string line = "  ";
  if (chinese) {
    line += "附表" + std::to_string(number) + "，第" + pages + "页，" + std::to_string(table.rows) +
            " 行 " + std::to_string(table.columns) + " 列";
  } else {
    line += "table " + std::to_string(number) + ", page " + pages + ", " +
            Counted(static_cast<std::size_t>(table.rows), "row") + ", " +
            Counted(static_cast<std::size_t>(table.columns), "column");
  }
  if (!table.title.empty()) line += (chinese ? "：" : ": ") + table.title;
  return line + "\n";
}

std::string Describe(const Reading& reading, Language language) {
  const bool chinese = language == Language::kChinese;
  const document::Document& document = reading.document;
  std::string text = document.path + "\n";
  text += (chinese ? "  格式 " : "  format ") + document.format + (chinese ? "，" : ", ") +
          (chinese ? std::to_string(document.pages.size()) + " 页"
                   : Counted(document.pages.size(), "page")) +
          "\n";
  text += "  " + document.id + "\n";
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    text += PageLine(document.pages[i], reading.counts[i], reading.trace, language);
  }
  for (std::size_t i = 0; i < reading.tables.size(); ++i) {
    text += TableLine(reading.tables[i], i + 1, language);
  }
  for (const document::Note& note : reading.notes) {
    text += "  ! ";
    if (note.place.page > 0) {
      text += chinese ? "第" + std::to_string(note.place.page) + "页："
                      : "page " + std::to_string(note.place.page) + ": ";
    }
    text += (chinese ? report::InChineseOrQuoted(note.message) : note.message) + "\n";
  }
  return text;
}

}  // namespace

ExitStatus RunInfo(const CommandLine& line) {
  const Result<table::Words> words = LoadTableWords(line.rules);
  if (!words) {
    PrintError(words.error(), line.language);
    return ExitStatus::kUsage;
  }
  const Inputs inputs = FindInputs(line.paths, line.language);
  bool unread = !inputs.problems.empty();
  for (const record::Problem& problem : inputs.problems) {
    PrintLine(ProblemText(problem, line.language));
  }
  Wanted wanted;
  wanted.reader.pages = line.pages;
  wanted.ocr = line.ocr;
  Lazy<scan::Vocabulary> names([&] { return LoadNameVocabulary(line.rules); });
  wanted.names = &names;
  wanted.words = &*words;
  wanted.extra = Wanted::Extra::kTrace;
  Progress progress(inputs.files.size(), line.verbosity, line.language);
  Documents documents(inputs.files, wanted, line.workers, &progress);
  for (std::size_t i = 0; i < inputs.files.size(); ++i) {
    progress.Next(inputs.files[i]);
    const Result<Reading> reading = documents.Next();
    if (!reading) {
      PrintError(reading.error(), line.language);
      unread = true;
      continue;
    }
    unread = unread || !UnreadPages(*reading, line.language).empty();
    std::string text = Describe(*reading, line.language);
    for (char& c : text) {
      if (static_cast<unsigned char>(c) < ' ' && c != '\n') c = ' ';
    }
    if (const Result<void> written = WriteOutput(text, ""); !written) {
      PrintError(written.error(), line.language);
      return ExitStatus::kFailed;
    }
  }
  return unread ? ExitStatus::kUnread : ExitStatus::kClean;
}

}  // namespace gouji::app
