#include <algorithm>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "normalise/number.h"
#include "normalise/quantity_parser.h"
#include "normalise/text_scan.h"

namespace gouji::normalise {

namespace {

NumberToken Typed(NumberKind kind, std::string text) {
  NumberToken token;
  token.kind = kind;
  token.text = std::move(text);
  return token;
}

/// The reason why a cell holds no value; none if it is no null marker.
std::optional<std::string> FindNull(std::string_view trimmed, const rules::NumberWords& words) {
  if (trimmed.empty()) return "";
  const auto exact = words.nulls.find(std::string(trimmed));
  if (exact != words.nulls.end()) return exact->second;
  std::optional<std::string> reason;
  for (std::size_t i = 0; i < trimmed.size();) {
    const char32_t c = NextCodePoint(trimmed, &i);
    if (IsSpace(c)) continue;
    const auto ruler = words.rulers.find(c);
    if (ruler == words.rulers.end()) return std::nullopt;
    reason = ruler->second;
  }
  return reason;
}

/// The quantity that is the whole of `text`, masks left aside: 12345 in a cell is a count.
std::optional<NumberToken> ReadWhole(const std::string& text, const rules::NumberWords& words) {
  const TextScan scan(text);
  if (scan.chars.empty()) return std::nullopt;
  // A bound word may stand before the number: 约50.
  constexpr std::size_t kMaxLead = 4;
  for (std::size_t i = 0; i < std::min(scan.chars.size(), kMaxLead); ++i) {
    auto token = ParseQuantity(scan, i, 0, words);
    if (!token) continue;
    const bool whole = token->begin == 0 && token->end == text.size();
    if (whole && token->kind != NumberKind::kLexical) return token;
    if (i == 0) break;
  }
  return std::nullopt;
}

/// A number without measure takes that of its column.
void ApplyType(CellType type, NumberToken& token) {
  const bool bare = token.quantity.measure.empty() &&
                    (token.kind == NumberKind::kInt || token.kind == NumberKind::kDecimal ||
                     token.kind == NumberKind::kScoreDelta);
  const bool has_sign = token.number_begin > token.begin;
  if (!bare) return;
  if (type == CellType::kRate) {
    token.kind = NumberKind::kPercent;
    token.quantity.measure = "%";
  } else if (type == CellType::kScore) {
    token.kind = has_sign ? NumberKind::kScoreDelta : NumberKind::kScore;
    if (!has_sign) token.quantity.measure = "分";
  }
}

/// The text with the repairs that rules/fold.tsv allows in numeric cells, and the first one's name.
/// Blanks inside are dropped only beside a point or a letter that was repaired.
struct Repaired {
  std::string text, rule;
};

Repaired RepairCharacters(std::string_view text, const rules::NumberWords& words) {
  Repaired repaired;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = NextCodePoint(text, &i);
    const auto fold = words.cell_folds.find(c);
    if (fold == words.cell_folds.end()) {
      repaired.text += text.substr(begin, i - begin);
      continue;
    }
    AppendUtf8(fold->second.to, &repaired.text);
    if (repaired.rule.empty()) repaired.rule = fold->second.repair;
  }
  return repaired;
}

/// "98. 72" and "98 .72": blanks beside the point.
std::string WithoutPointBlanks(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool beside = text[i] == ' ' && ((i > 0 && text[i - 1] == '.') ||
                                           (i + 1 < text.size() && text[i + 1] == '.'));
    if (!beside) result += text[i];
  }
  return result;
}

/// Digits, one point, signs, separators and a rate sign: what a repair must lead to.
bool LooksNumeric(const std::string& text) {
  const bool has_digit = text.find_first_of("0123456789") != std::string::npos;
  std::string rest = text;
  for (const std::string_view sign : {"%", "‰"}) {
    if (rest.ends_with(sign)) rest.resize(rest.size() - sign.size());
  }
  return has_digit && rest.find_first_not_of("0123456789.,+-") == std::string::npos;
}

std::optional<NumberToken> ReadRepaired(const std::string& view, const rules::NumberWords& words) {
  std::string text = WithoutPointBlanks(view);
  std::string rule = text == view ? "" : "ocr.inner_space";
  if (!LooksNumeric(text)) {
    Repaired repaired = RepairCharacters(text, words);
    text = WithoutPointBlanks(repaired.text);
    rule = std::move(repaired.rule);
  }
  if (rule.empty() || !LooksNumeric(text)) return std::nullopt;
  auto token = ReadWhole(text, words);
  if (!token || !IsQuantity(token->kind)) return std::nullopt;
  token->repair = std::move(rule);
  return token;
}

/// A sign before the number, and where the number begins behind it.
struct LeadingSign {
  std::size_t length = 0;
  bool negative = false;
  std::string repair;
};

std::optional<LeadingSign> FindSign(std::u32string_view text, const CellSigns& signs,
                                    const rules::NumberWords& words) {
  using Meaning = rules::CellMark::Meaning;
  using Triangle = CellSigns::Triangle;
  const auto mark = words.cell_marks.find(text.front());
  if (mark == words.cell_marks.end() || mark->second.meaning == Meaning::kNote) return std::nullopt;
  LeadingSign sign{1, true, mark->second.repair};
  while (sign.length < text.size() && text[sign.length] == U' ') ++sign.length;
  if (mark->second.meaning == Meaning::kUp) sign.negative = false;
  if (mark->second.meaning == Meaning::kTriangle) {
    if (signs.triangle == Triangle::kOpen) return std::nullopt;
    if (signs.triangle == Triangle::kUp) {
      sign.negative = false;
      sign.repair = "sign.direction";
    }
  }
  return sign;
}

/// Past the number, before the marks at the end of the text that refer to a note.
std::size_t NotesBegin(std::u32string_view text, const rules::NumberWords& words) {
  std::size_t begin = text.size();
  while (begin > 0) {
    const auto mark = words.cell_marks.find(text[begin - 1]);
    const bool note =
        mark != words.cell_marks.end() && mark->second.meaning == rules::CellMark::Meaning::kNote;
    if (!note && text[begin - 1] != U' ') break;
    --begin;
  }
  return begin;
}

/// △12.3, –12.3, (1,234), 250①: the number between the marks. `view` is not empty.
std::optional<NumberToken> ReadMarked(const std::string& view, bool has_notes,
                                      const CellSigns& signs, const rules::NumberWords& words) {
  const std::u32string all = ToUtf32(view);
  std::u32string_view text = all;
  text = text.substr(0, NotesBegin(text, words));
  if (text.empty()) return std::nullopt;
  std::string rule = has_notes || text.size() < all.size() ? "note.mark" : "";
  bool negative = false;
  if (const auto sign = FindSign(text, signs, words)) {
    text.remove_prefix(sign->length);
    negative = sign->negative;
    rule = sign->repair;
  } else if (signs.brackets_are_negative && text.size() > 2 && text.front() == U'(' &&
             text.back() == U')') {
    text = text.substr(1, text.size() - 2);
    negative = true;
    rule = "sign.brackets";
  }
  if (rule.empty() || text.empty() || (negative && !IsAsciiDigit(text.front()))) {
    return std::nullopt;
  }
  auto token = ReadWhole((negative ? "-" : "") + ToUtf8(text), words);
  if (!token || !IsQuantity(token->kind) || token->kind == NumberKind::kAmbiguous ||
      token->quantity.high) {
    return std::nullopt;
  }
  token->repair = std::move(rule);
  return token;
}

}  // namespace

NumberToken ReadCell(std::string_view raw, CellType type, const rules::NumberWords& words,
                     const CellSigns& signs) {
  const std::string_view trimmed = Trim(raw);
  if (const auto reason = FindNull(trimmed, words)) return Typed(NumberKind::kMissing, *reason);
  const MatchView view = MakeMatchView(trimmed, words);
  if (const auto reason = FindNull(view.text, words)) return Typed(NumberKind::kMissing, *reason);
  if (auto token = ReadWhole(view.text, words)) {
    if (view.has_notes && token->repair.empty()) token->repair = "note.mark";
    ApplyType(type, *token);
    return *std::move(token);
  }
  if (auto token = ReadMarked(view.text, view.has_notes, signs, words)) {
    ApplyType(type, *token);
    return *std::move(token);
  }
  if (type != CellType::kAny) {
    if (auto token = ReadRepaired(view.text, words)) {
      ApplyType(type, *token);
      return *std::move(token);
    }
  }
  std::vector<NumberToken> tokens = FindNumbers(view, words);
  if (tokens.size() == 1 && tokens[0].begin == 0 && tokens[0].end == view.text.size()) {
    return std::move(tokens[0]);
  }
  return Typed(NumberKind::kLexical, std::string(trimmed));
}

}  // namespace gouji::normalise
