#include "report/text_finding.h"

#include <algorithm>

#include "report/colour.h"
#include "report/display_width.h"
#include "report/phrases.h"

namespace gouji::report {

namespace {

constexpr int kIndent = 5;
/// More figures than this (the rows of a long column) are counted and not listed.
constexpr std::size_t kMaxOperands = 12;
/// Dependents are one line each; past this the reader wants the list, not the summary.
constexpr std::size_t kMaxDependents = 20;

struct Words {
  const char *stated, *computed, *may_be, *figures, *why, *tried, *rule, *power, *reason;
};

const Words& WordsIn(Language language) {
  static const Words chinese = {"公布",   "算得", "可能的值", "依据", "说明",
                                "已排除", "规则", "可发现",   "原因"};
  static const Words english = {"stated",    "computed", "may be", "figures", "why",
                                "ruled out", "rule",     "sees",   "reason"};
  return language == Language::kChinese ? chinese : english;
}

int LabelWidth(Language language) { return language == Language::kChinese ? 8 : 11; }

void WriteField(const std::string& label, const std::string& text, const Options& options,
                std::ostream& out) {
  const int width = kIndent + LabelWidth(options.language);
  const std::string first =
      std::string(kIndent, ' ') +
      Styled(Padded(label, LabelWidth(options.language)), Style::kDim, options.colour);
  WriteWrapped(first, width, text, options, out);
}

std::string ValueText(const record::Operand& operand) {
  std::string text = operand.text.empty() ? operand.value + operand.measure : operand.text;
  // "22" of a cell says no measure; "22 件" of the prose says it already.
  if (!operand.measure.empty() && text.find(operand.measure) == std::string::npos) {
    text += operand.measure;
  }
  if (operand.repair >= 0 && !operand.value.empty() && text.find(operand.value) != 0) {
    text += " → " + operand.value;
  }
  return Printable(text);
}

std::string SourceText(const record::Operand& operand, Language language) {
  const std::string place = PlaceName(operand, language);
  if (operand.source == "computed") {
    const std::string computed = language == Language::kChinese ? "计算得出" : "computed";
    return place.empty() ? computed
                         : place + (language == Language::kChinese ? "，" : ", ") + computed;
  }
  if (operand.source == "prose") {
    return place + (language == Language::kChinese ? "，正文" : ", prose");
  }
  return place;
}

void WriteOperands(const std::vector<record::Operand>& operands, const Options& options,
                   std::ostream& out) {
  const std::size_t shown =
      options.show_checked ? operands.size() : std::min(operands.size(), kMaxOperands);
  int value_width = 0, label_width = 0;
  for (std::size_t i = 0; i < shown; ++i) {
    value_width = std::max(value_width, DisplayWidth(ValueText(operands[i])));
    label_width =
        std::max(label_width, DisplayWidth(Printable(LabelText(operands[i], options.language))));
  }
  value_width = std::min(value_width, 16);
  label_width = std::min(label_width, 44);
  const int label_room = LabelWidth(options.language);
  for (std::size_t i = 0; i < shown; ++i) {
    const std::string label = i == 0 ? WordsIn(options.language).figures : "";
    const std::string source = SourceText(operands[i], options.language);
    out << std::string(kIndent, ' ')
        << Styled(Padded(label, label_room), Style::kDim, options.colour)
        << Padded(ValueText(operands[i]), value_width) << "  ";
    const std::string name =
        Shortened(Printable(LabelText(operands[i], options.language)), label_width);
    out << (source.empty() ? name : Padded(name, label_width) + "  ")
        << Styled(source, Style::kDim, options.colour) << "\n";
  }
  if (shown < operands.size()) {
    const std::string rest = std::to_string(operands.size() - shown);
    WriteField("",
               options.language == Language::kChinese
                   ? "另有 " + rest + " 个数（--show all 全部列出）"
                   : rest + " more (--show all lists them)",
               options, out);
  }
}

void WriteValues(const record::Finding& finding, const Options& options, std::ostream& out) {
  const Words& words = WordsIn(options.language);
  if (!finding.stated.empty()) WriteField(words.stated, Printable(finding.stated), options, out);
  if (!finding.computed.empty()) {
    WriteField(words.computed, Printable(finding.computed), options, out);
  }
}

/// The figures that explain a finding. Of one that the explanation names already only the place is
/// said, and once if several stand there.
std::string MatchesText(const record::Explanation& explanation, Language language) {
  const bool chinese = language == Language::kChinese;
  const std::string& detail = In(explanation.detail, language);
  std::string text, last_place;
  for (const record::Operand& match : explanation.matches) {
    const std::string place = PlaceName(match, language);
    const std::string label = LabelText(match, language);
    const bool named =
        detail.find(label) != std::string::npos || match.role == "tied" || match.role == "omitted";
    if (!named) text += chinese ? "；与“" + label + "”相同" : "; it equals “" + label + "”";
    if (place.empty() || (named && place == last_place)) continue;
    text += chinese ? "（" + place + "）" : " (" + place + ")";
    last_place = place;
  }
  return text;
}

void WriteExplanation(const record::Finding& finding, const Options& options, std::ostream& out) {
  const Words& words = WordsIn(options.language);
  const record::Explanation& explanation = finding.explanation;
  const bool chinese = options.language == Language::kChinese;
  if (explanation.kind != "none") {
    std::string text = ExplanationName(explanation.kind, options.language);
    const std::string& detail = In(explanation.detail, options.language);
    if (!detail.empty()) text += (chinese ? "：" : ": ") + detail;
    text += MatchesText(explanation, options.language);
    WriteField(words.why, Printable(text), options, out);
  }
  if (!finding.tried.empty()) {
    std::string text;
    for (const std::string& kind : finding.tried) {
      if (!text.empty()) text += chinese ? "、" : "; ";
      text += ExplanationName(kind, options.language);
    }
    WriteField(words.tried, text, options, out);
  }
}

std::string Mark(const record::Finding& finding, const Options& options) {
  if (NeedsAttention(finding)) {
    return Styled("[" + SeverityName(finding.severity, options.language) + "]",
                  StyleOf(finding.severity), options.colour);
  }
  const bool holds = finding.verdict == record::Verdict::kHolds;
  return Styled("[" + VerdictName(finding.verdict, options.language) + "]",
                holds ? Style::kGood : Style::kDim, options.colour);
}

int MarkWidth(const record::Finding& finding, Language language) {
  return 2 + DisplayWidth(NeedsAttention(finding) ? SeverityName(finding.severity, language)
                                                  : VerdictName(finding.verdict, language));
}

std::string Sentence(const record::Finding& finding, Language language) {
  const std::string& message = In(finding.message, language);
  return Printable(message.empty() ? finding.rule : message);
}

void WriteDependents(const Group& group, const Options& options, std::ostream& out) {
  if (group.dependents.empty()) return;
  const std::string count = std::to_string(group.dependents.size());
  const bool chinese = options.language == Language::kChinese;
  out << std::string(kIndent, ' ')
      << Styled(chinese ? "由此引起的 " + count + " 处：" : "what follows from it (" + count + "):",
                Style::kDim, options.colour)
      << "\n";
  const std::size_t shown = options.show_checked
                                ? group.dependents.size()
                                : std::min(group.dependents.size(), kMaxDependents);
  for (std::size_t i = 0; i < shown; ++i) {
    const record::Finding& dependent = *group.dependents[i];
    std::string text = Sentence(dependent, options.language);
    const record::Operand* placed = nullptr;
    for (const record::Operand& operand : dependent.operands) {
      if (placed == nullptr && operand.source != "computed") placed = &operand;
    }
    if (placed != nullptr) {
      const std::string place = PlaceName(*placed, options.language);
      if (!place.empty()) text += chinese ? "（" + place + "）" : " (" + place + ")";
    }
    WriteWrapped(std::string(kIndent + 2, ' ') + "· ", kIndent + 4, text, options, out);
  }
  if (shown < group.dependents.size()) {
    const std::string rest = std::to_string(group.dependents.size() - shown);
    out << std::string(kIndent + 2, ' ')
        << (chinese ? "另有 " + rest + " 处（--show all 全部列出）"
                    : rest + " more (--show all lists them)")
        << "\n";
  }
}

}  // namespace

void WriteWrapped(const std::string& first, int first_width, const std::string& text,
                  const Options& options, std::ostream& out) {
  const std::vector<std::string> lines = WrapText(text, std::max(20, options.width - first_width));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out << (i == 0 ? first : std::string(static_cast<std::size_t>(first_width), ' ')) << lines[i]
        << "\n";
  }
}

void WriteGroup(const Group& group, int number, const Options& options, std::ostream& out) {
  const record::Finding& root = *group.root;
  const Words& words = WordsIn(options.language);
  const std::string position = Padded(std::to_string(number) + ".", 4);
  const std::string first = " " + position + Mark(root, options) + " ";
  WriteWrapped(first, kIndent + MarkWidth(root, options.language) + 1,
               Sentence(root, options.language), options, out);
  if (NeedsAttention(root)) {
    WriteValues(root, options, out);
    WriteOperands(root.operands, options, out);
    WriteExplanation(root, options, out);
  }
  if (!root.reason.empty()) {
    WriteField(words.reason, ReasonName(root.reason, options.language), options, out);
  }
  if (!root.power.empty()) {
    WriteField(words.power,
               (options.language == Language::kChinese ? "不小于 " : "from ") + root.power, options,
               out);
  }
  if (NeedsAttention(root)) {
    out << std::string(kIndent, ' ')
        << Styled(Padded(words.rule, LabelWidth(options.language)) + root.rule + "  #" + root.id,
                  Style::kDim, options.colour)
        << "\n";
  }
  WriteDependents(group, options, out);
}

}  // namespace gouji::report
