#include "report/text.h"

#include <algorithm>
#include <iomanip>
#include <map>
#include <sstream>
#include <string>

#include "report/chinese_messages.h"
#include "report/colour.h"
#include "report/display_width.h"
#include "report/outline.h"
#include "report/phrases.h"
#include "report/text_finding.h"

namespace gouji::report {

namespace {

bool IsChinese(const Options& options) { return options.language == Language::kChinese; }

std::string Joined(const std::vector<std::string>& parts, const std::string& separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

std::string Count(int count, const char* chinese, const char* english, const Options& options) {
  return IsChinese(options) ? std::to_string(count) + " " + chinese
                            : english + std::string(": ") + std::to_string(count);
}

void WriteHead(const record::DocumentInfo& info, int tables, const Options& options,
               std::ostream& out) {
  const std::string title = Printable(info.title.empty() ? info.path : info.title);
  const std::string rule = IsChinese(options) ? "━━ " : "== ";
  for (const std::string& line : WrapText(title, options.width - 4)) {
    out << Styled(rule + line, Style::kTitle, options.colour) << "\n";
  }
  const std::string facts = Joined(
      {Printable(info.issuer), PeriodName(info.period_from, info.period_to, options.language),
       info.pages > 1 || info.format == "pdf" ? Count(info.pages, "页", "pages", options) : "",
       tables > 0 ? Count(tables, "个表", "tables", options) : ""},
      " · ");
  if (!facts.empty()) WriteWrapped("   ", 3, facts, options, out);
  if (!info.title.empty()) {
    out << "   " << Styled(Printable(info.path), Style::kDim, options.colour) << "\n";
  }
  if (info.status != "read" && !info.status.empty()) {
    const bool partly = info.status == "partly";
    const std::string warning =
        IsChinese(options) ? (partly ? "只读了一部分，见下面“未能读取”。" : "没有能读的内容。")
                           : (partly ? "Read in part only, see below." : "Nothing could be read.");
    out << "   " << Styled(warning, Style::kWarning, options.colour) << "\n";
  }
  out << "\n";
}

void WriteNoFindings(const Counts& counts, const Options& options, std::ostream& out) {
  const std::string checked = std::to_string(counts.Checked());
  if (counts.Checked() == 0) {
    out << "   "
        << (IsChinese(options) ? "没有找到可以互相核对的数。" : "No figures that could be checked.")
        << "\n";
    return;
  }
  out << "   "
      << Styled(IsChinese(options) ? "核对 " + checked + " 项，没有发现不一致。"
                                   : "Nothing that does not agree (checks: " + checked + ").",
                Style::kGood, options.colour)
      << "\n";
}

/// Repairs of one kind stand together: the reason is said once, not a hundred times.
void WriteRepairs(const record::Facts& facts, const Options& options, std::ostream& out) {
  if (facts.repairs.empty() || !options.show_repairs) return;
  std::vector<std::string> rules;
  std::map<std::string, std::vector<const record::Repair*>> repairs_of;
  for (const record::Repair& repair : facts.repairs) {
    std::vector<const record::Repair*>& repairs = repairs_of[repair.rule];
    if (repairs.empty()) rules.push_back(repair.rule);
    repairs.push_back(&repair);
  }
  const bool chinese = IsChinese(options);
  out << "\n   "
      << (chinese ? "修复的读数（原文 → 读作）：" : "Repaired readings (printed → read as):")
      << "\n";
  for (const std::string& rule : rules) {
    const std::vector<const record::Repair*>& repairs = repairs_of[rule];
    const std::string count = std::to_string(repairs.size());
    // Those of a rule have one reason, unless each says what speaks for it.
    const bool alike = std::all_of(repairs.begin(), repairs.end(), [&](const record::Repair* r) {
      return r->reason.zh == repairs.front()->reason.zh;
    });
    std::string head = alike ? In(repairs.front()->reason, options.language) : "";
    head += (head.empty() ? "" : " ") + ("(" + rule + ")") +
            (chinese ? "，" + count + " 处" : ": " + count);
    WriteWrapped("     ", 5, Printable(head), options, out);
    for (const record::Repair* repair : repairs) {
      std::string text = "“" + repair->raw + "” → “" + repair->text + "”";
      const std::string place = PlaceName(repair->place, -1, options.language);
      if (!place.empty()) text += chinese ? "（" + place + "）" : " (" + place + ")";
      if (!alike) text += (chinese ? "：" : ": ") + In(repair->reason, options.language);
      WriteWrapped("       · ", 9, Printable(text), options, out);
    }
  }
}

struct NumberCounts {
  int claimed = 0, typed = 0, unclaimed = 0;
  int All() const { return claimed + typed + unclaimed; }
};

NumberCounts CountNumbers(const record::Facts& facts) {
  NumberCounts counts;
  for (const record::ProseNumber& number : facts.numbers) {
    switch (number.fate) {
      case record::ProseNumber::Fate::kClaimed:
        ++counts.claimed;
        break;
      case record::ProseNumber::Fate::kTyped:
        ++counts.typed;
        break;
      case record::ProseNumber::Fate::kUnclaimed:
        ++counts.unclaimed;
        break;
    }
  }
  return counts;
}

void WriteNumbers(const record::Facts& facts, const Options& options, std::ostream& out) {
  if (!options.show_numbers || CountNumbers(facts).unclaimed == 0) return;
  out << "\n   "
      << (IsChinese(options) ? "正文中没有归入任何说法的数：" : "Numbers of the prose in no claim:")
      << "\n";
  for (const record::ProseNumber& number : facts.numbers) {
    if (number.fate != record::ProseNumber::Fate::kUnclaimed) continue;
    const std::string place = PlaceName(number.place, -1, options.language);
    WriteWrapped("     · ", 7, Printable(number.text + "  " + place + "  …" + number.context + "…"),
                 options, out);
  }
}

void WriteNotes(const record::Facts& facts, const Options& options, std::ostream& out) {
  for (const document::Note& note : facts.notes) {
    if (note.severity == document::NoteSeverity::kInfo && !options.show_repairs) continue;
    const std::string place = PlaceName(note.place, -1, options.language);
    std::string text = IsChinese(options) ? "读取时：" : "reading: ";
    if (!place.empty()) text += place + (IsChinese(options) ? "，" : ", ");
    WriteWrapped(
        "   ! ", 5,
        Printable(text + (IsChinese(options) ? InChineseOrQuoted(note.message) : note.message)),
        options, out);
  }
}

void WriteTally(const record::Facts& facts, const Counts& counts, const Options& options,
                std::ostream& out) {
  const bool chinese = IsChinese(options);
  const auto number = [](int n) { return std::to_string(n); };
  const std::string checks =
      chinese ? "核对：" + number(counts.holds) + " 成立 · " + number(counts.explained) +
                    " 可解释 · " + number(counts.suspect) + " 存疑 · " +
                    number(counts.contradicted) + " 矛盾 · " + number(counts.unchecked) + " 未核对"
              : "checks: " + number(counts.holds) + " hold · " + number(counts.explained) +
                    " explained · " + number(counts.suspect) + " suspect · " +
                    number(counts.contradicted) + " contradicted · " + number(counts.unchecked) +
                    " unchecked";
  WriteWrapped("   ", 3, checks, options, out);
  const NumberCounts numbers = CountNumbers(facts);
  std::vector<std::string> parts;
  if (numbers.All() > 0) {
    parts.push_back(
        chinese
            ? "正文的数 " + number(numbers.All()) + " 个：" + number(numbers.claimed) +
                  " 归入说法 · " + number(numbers.typed) + " 是日期、文号等 · " +
                  number(numbers.unclaimed) + " 未归入" +
                  (options.show_numbers || numbers.unclaimed == 0 ? "" : "（--show numbers 列出）")
            : "numbers in the prose: " + number(numbers.All()) + ", of them " +
                  number(numbers.claimed) + " in claims · " + number(numbers.typed) +
                  " dates, document numbers and the like · " + number(numbers.unclaimed) +
                  " in no claim" +
                  (options.show_numbers || numbers.unclaimed == 0 ? "" : " (--show numbers)"));
  }
  if (!facts.repairs.empty() && !options.show_repairs) {
    const std::string count = std::to_string(facts.repairs.size());
    parts.push_back(chinese ? "修复的读数 " + count + " 处（--show repairs 列出）"
                            : "repaired readings: " + count + " (--show repairs)");
  }
  for (const std::string& part : parts) WriteWrapped("   ", 3, part, options, out);
}

void WriteDocument(const record::DocumentResult& document, const Options& options,
                   std::ostream& out) {
  const Counts counts = CountFindings(document.findings);
  WriteHead(document.facts.info, static_cast<int>(document.facts.tables.size()), options, out);
  if (document.facts.info.status == "not_read") return;
  const std::vector<Group> groups = GroupFindings(
      document.findings, options.show_checked ? Include::kEverything : Include::kAttention);
  int number = 0;
  for (const Group& group : groups) {
    WriteGroup(group, ++number, options, out);
    if (NeedsAttention(*group.root)) out << "\n";
  }
  if (counts.contradicted + counts.suspect + counts.explained == 0) {
    WriteNoFindings(counts, options, out);
    out << "\n";
  }
  WriteNotes(document.facts, options, out);
  WriteRepairs(document.facts, options, out);
  WriteNumbers(document.facts, options, out);
  WriteTally(document.facts, counts, options, out);
  out << "\n";
}

void WriteProblems(const std::vector<record::Problem>& problems, const Options& options,
                   std::ostream& out) {
  if (problems.empty()) return;
  out << Styled(IsChinese(options) ? "未能读取" : "Not read", Style::kTitle, options.colour)
      << "\n";
  for (const record::Problem& problem : problems) {
    std::string text = problem.path;
    if (problem.page > 0) {
      text += IsChinese(options) ? " 第" + std::to_string(problem.page) + "页"
                                 : " page " + std::to_string(problem.page);
    }
    text += (IsChinese(options) ? "：" : ": ") + problem.message;
    WriteWrapped(Styled(" ! ", Style::kWarning, options.colour), 3, Printable(text), options, out);
  }
  out << "\n";
}

void WriteSummary(const record::RunSummary& run, const Options& options, std::ostream& out) {
  Counts counts;
  for (const record::DocumentResult& document : run.documents) {
    counts += CountFindings(document.findings);
  }
  const auto number = [](int n) { return std::to_string(n); };
  const std::string documents = std::to_string(run.documents.size());
  std::ostringstream seconds;
  seconds << std::fixed << std::setprecision(2) << run.seconds;
  const std::string text =
      IsChinese(options)
          ? "共 " + documents + " 份材料，" + number(counts.Checked()) + " 项核对：严重 " +
                number(counts.critical) + " · 错误 " + number(counts.error) + " · 警告 " +
                number(counts.warning) + " · 提示 " + number(counts.note) + "（" + seconds.str() +
                " 秒）"
          : documents + " document(s), " + number(counts.Checked()) +
                " checks: " + number(counts.critical) + " critical · " + number(counts.error) +
                " error · " + number(counts.warning) + " warning · " + number(counts.note) +
                " note (" + seconds.str() + " s)";
  out << Styled(text, Style::kTitle, options.colour) << "\n";
}

}  // namespace

void WriteText(const record::RunSummary& run, const Options& options, std::ostream& out) {
  for (const record::DocumentResult& document : run.documents) {
    WriteDocument(document, options, out);
  }
  WriteProblems(run.problems, options, out);
  WriteSummary(run, options, out);
}

}  // namespace gouji::report
