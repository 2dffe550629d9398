#include "normalise/number_masks.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>

#include "normalise/chinese_numeral.h"

namespace gouji::normalise {

namespace {

using rules::RegexMatch;

/// The bytes of a text that are taken, for constant-time questions.
class Taken {
 public:
  explicit Taken(std::size_t size) : bytes_(size, false) {}
  /// Past the last taken byte of [begin, end); `begin` if none is taken.
  std::size_t LastTaken(std::size_t begin, std::size_t end) const {
    for (std::size_t i = end; i > begin; --i) {
      if (bytes_[i - 1]) return i;
    }
    return begin;
  }
  bool Contains(std::size_t i) const { return bytes_[i]; }
  void Take(std::size_t begin, std::size_t end) {
    std::fill(bytes_.begin() + static_cast<std::ptrdiff_t>(begin),
              bytes_.begin() + static_cast<std::ptrdiff_t>(end), true);
  }

 private:
  std::vector<bool> bytes_;
};

std::size_t NextBoundary(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return at;
}

std::size_t PreviousBoundary(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

char32_t CharacterBefore(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  std::size_t begin = PreviousBoundary(text, at);
  return NextCodePoint(text, &begin);
}

char32_t CharacterAt(std::string_view text, std::size_t at) {
  return at < text.size() ? NextCodePoint(text, &at) : U'\0';
}

bool IsCountingNumeral(char32_t c, const rules::NumberWords& words) {
  const rules::Numeral* numeral = FindNumeral(c, words);
  return numeral != nullptr && numeral->type != rules::Numeral::Class::kHalf &&
         numeral->type != rules::Numeral::Class::kSome && c > 0x80;
}

/// Whether [begin, end) starts or ends inside a longer number. What is taken already is not part of
/// that number: 5.11月21日 after the list mark 5.
bool CutsNumber(std::string_view text, std::size_t begin, std::size_t end, const Taken& taken,
                const rules::NumberWords& words) {
  const bool free_before = begin > 0 && !taken.Contains(begin - 1);
  const bool free_after = end < text.size() && !taken.Contains(end);
  const char32_t first = CharacterAt(text, begin), last = CharacterBefore(text, end);
  const char32_t before = free_before ? CharacterBefore(text, begin) : U'\0';
  const char32_t after = free_after ? CharacterAt(text, end) : U'\0';
  if (IsAsciiDigit(first)) {
    if (IsAsciiDigit(before)) return true;
    const std::size_t previous = PreviousBoundary(text, begin);
    if (before == U'.' && IsAsciiDigit(CharacterBefore(text, previous))) return true;
  }
  if (IsAsciiDigit(last)) {
    if (IsAsciiDigit(after)) return true;
    if (after == U'.' && IsAsciiDigit(CharacterAt(text, end + 1))) return true;
  }
  if (IsCountingNumeral(first, words) && IsCountingNumeral(before, words)) return true;
  return IsCountingNumeral(last, words) && IsCountingNumeral(after, words);
}

std::optional<int> WholeNumber(std::string_view text, const rules::NumberWords& words) {
  if (text.empty()) return std::nullopt;
  std::int64_t value = 0;
  if (IsAsciiDigit(static_cast<char32_t>(text[0]))) {
    for (const char c : text) {
      if (c < '0' || c > '9' || value > 100'000'000) return std::nullopt;
      value = value * 10 + (c - '0');
    }
    return static_cast<int>(value);
  }
  std::u32string chars = ToUtf32(text);
  if (chars.size() == 1) {  // ② and ⒈ have their number as a property.
    const double number = u_getNumericValue(static_cast<UChar32>(chars[0]));
    if (!IsCountingNumeral(chars[0], words) && number != U_NO_NUMERIC_VALUE) {
      return static_cast<int>(number);
    }
  }
  const auto numeral = ParseChineseNumeral(chars, 0, words);
  if (!numeral || numeral->end != chars.size() || numeral->value.exponent() < 0)
    return std::nullopt;
  value = numeral->value.coefficient();
  for (int i = 0; i < numeral->value.exponent() && value < 100'000'000; ++i) value *= 10;
  return value < 1'000'000'000 ? std::optional<int>(static_cast<int>(value)) : std::nullopt;
}

std::string Padded(int value, int width) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%0*d", width, value);
  return buffer;
}

/// Fills the form of a pattern from the groups of a match.
class FormFiller {
 public:
  FormFiller(std::string_view text, const RegexMatch& match, std::size_t begin, std::size_t end,
             const rules::NumberWords& words)
      : text_(text), match_(match), begin_(begin), end_(end), words_(words) {}

  std::string Fill(const std::string& form) const {
    if (form.empty()) return std::string(text_.substr(begin_, end_ - begin_));
    std::string result;
    for (std::size_t i = 0; i < form.size(); ++i) {
      const std::size_t close = form[i] == '{' ? form.find('}', i) : std::string::npos;
      if (close == std::string::npos) {
        result += form[i];
        continue;
      }
      result += Field(form.substr(i + 1, close - i - 1));
      i = close;
    }
    return result;
  }

  /// The text of the first group of that name or of that name and a digit: m, m2, m3.
  std::string_view Group(std::string_view name) const {
    for (const rules::Capture& capture : match_.captures) {
      const bool numbered = capture.name.size() == name.size() + 1 &&
                            IsAsciiDigit(static_cast<char32_t>(capture.name.back()));
      if (capture.end == capture.begin || !capture.name.starts_with(name)) continue;
      if (capture.name.size() != name.size() && !numbered) continue;
      return text_.substr(capture.begin, capture.end - capture.begin);
    }
    return {};
  }

 private:
  std::string Field(std::string name) const {
    const bool dash = name.ends_with('-');
    if (dash) name.pop_back();
    std::string_view group = Group(name);
    if (group.empty() && name == "n") group = Group("m");
    if (name == "t") return std::string(text_.substr(begin_, end_ - begin_));
    if (name == "y" || name == "z") {
      const auto year = group.empty() && name == "z" ? SecondYear() : WholeNumber(group, words_);
      if (!year) return dash ? "" : "-";
      return Padded(*year, 4) + (dash ? "-" : "");
    }
    const auto number = WholeNumber(group, words_);
    if (!number) return std::string(group);
    const bool two_digits =
        name.size() == 1 && std::string_view("mndew").find(name[0]) != std::string_view::npos;
    return Padded(*number, two_digits ? 2 : 1);
  }

  /// The year of the end of a range that prints only its first: 2022年12月26日至1月25日.
  std::optional<int> SecondYear() const {
    const auto year = WholeNumber(Group("y"), words_);
    const auto month = WholeNumber(Group("m"), words_), second = WholeNumber(Group("n"), words_);
    if (!year) return std::nullopt;
    return *year + (month && second && *second < *month ? 1 : 0);
  }

  std::string_view text_;
  const RegexMatch& match_;
  std::size_t begin_, end_;
  const rules::NumberWords& words_;
};

class MaskFinder {
 public:
  MaskFinder(std::string_view text, const TextScan& scan, const rules::NumberWords& words)
      : text_(text), scan_(scan), words_(words), taken_(text.size()) {}

  std::vector<NumberToken> Find() {
    literals_ = words_.literals.In(text_);
    for (const rules::NumberPattern& pattern : words_.patterns) FindPattern(pattern);
    FindWords();
    for (const rules::NumberPattern& pattern : words_.late_patterns) FindPattern(pattern);
    std::sort(tokens_.begin(), tokens_.end(),
              [](const NumberToken& a, const NumberToken& b) { return a.begin < b.begin; });
    return std::move(tokens_);
  }

 private:
  void FindPattern(const rules::NumberPattern& pattern) {
    if (!rules::AreMet(pattern.needs, literals_)) return;
    RegexMatch match;
    std::size_t from = 0;
    while (from <= text_.size() && pattern.regex.Search(text_, from, &match)) {
      std::size_t begin = match.begin, end = match.end;
      if (const rules::Capture* target = match.Find("t")) {
        begin = target->begin;
        end = target->end;
      }
      const std::size_t last_taken = taken_.LastTaken(begin, end);
      const bool ok = last_taken == begin && Allowed(pattern, begin, end);
      if (ok) AddPattern(pattern, match, begin, end);
      // The last character taken may be the context that the next match needs before it.
      std::size_t next = begin;
      if (ok) next = end > begin ? PreviousBoundary(text_, end) : end;
      if (last_taken > begin) next = std::max(next, PreviousBoundary(text_, last_taken));
      from = next > match.begin ? next : NextBoundary(text_, match.begin);
    }
  }

  bool Allowed(const rules::NumberPattern& pattern, std::size_t begin, std::size_t end) const {
    if (CutsNumber(text_, begin, end, taken_, words_)) return false;
    if (pattern.unless_measure && MeasureAt(end)) return false;
    RegexMatch match;
    if (pattern.unless_before.exists() &&
        pattern.unless_before.Search(Window(end, end + kContext), 0, &match)) {
      return false;
    }
    const std::size_t start = begin > kContext ? begin - kContext : 0;
    return !pattern.unless_after.exists() ||
           !pattern.unless_after.Search(Window(start, begin), 0, &match);
  }

  bool MeasureAt(std::size_t offset) const {
    const auto at = std::lower_bound(scan_.offsets.begin(), scan_.offsets.end(), offset);
    const auto index = static_cast<std::size_t>(at - scan_.offsets.begin());
    return words_.measure_words.LongestAt(scan_.chars, index) != nullptr;
  }

  /// Bytes [begin, end) of the text, cut to whole characters and to the text.
  std::string_view Window(std::size_t begin, std::size_t end) const {
    end = std::min(end, text_.size());
    begin = std::min(begin, end);
    while (begin < end && (static_cast<unsigned char>(text_[begin]) & 0xC0) == 0x80) ++begin;
    while (end > begin && end < text_.size() &&
           (static_cast<unsigned char>(text_[end]) & 0xC0) == 0x80) {
      --end;
    }
    return text_.substr(begin, end - begin);
  }

  void AddPattern(const rules::NumberPattern& pattern, const RegexMatch& match, std::size_t begin,
                  std::size_t end) {
    const auto kind = FindNumberKind(pattern.kind);
    if (!kind) return;
    const FormFiller filler(text_, match, begin, end, words_);
    NumberToken token = Token(*kind, begin, end);
    token.text = filler.Fill(pattern.form);
    if (const std::string_view measure = filler.Group("u"); !measure.empty()) {
      const auto known = words_.measures.find(std::string(measure));
      token.quantity.measure =
          known == words_.measures.end() ? std::string(measure) : known->second.base;
    }
    if (const auto value = Decimal::Parse(token.text)) token.quantity.value = *value;
    Add(std::move(token));
  }

  static NumberToken Token(NumberKind kind, std::size_t begin, std::size_t end) {
    NumberToken token;
    token.kind = kind;
    token.begin = token.number_begin = begin;
    token.end = token.number_end = end;
    return token;
  }

  void Add(NumberToken token) {
    taken_.Take(token.begin, token.end);
    tokens_.push_back(std::move(token));
  }

  void FindWords() {
    for (std::size_t i = 0; i < scan_.chars.size();) {
      const auto* entry =
          words_.lexical.LongestAt(scan_.chars, i, [&](const auto& candidate, std::size_t after) {
            const std::size_t begin = scan_.offsets[i], end = scan_.offsets[after];
            const bool excluded =
                candidate.value.unless_before.find(scan_.At(after)) != std::u32string::npos &&
                after < scan_.chars.size();
            return !excluded && !ContinuesNumber(candidate.value, i) &&
                   taken_.LastTaken(begin, end) == begin &&
                   !CutsNumber(text_, begin, end, taken_, words_);
          });
      if (entry == nullptr || entry->value.kind == "fraction" || entry->value.kind == "percent") {
        i += entry == nullptr ? 1 : entry->word.size();
        continue;
      }
      std::size_t after = i + entry->word.size();
      std::string measure = entry->value.measure;
      if (entry->value.kind == "vague" && measure.empty()) {
        // 数百件: the measure word belongs to the amount.
        if (const auto* word = words_.measure_words.LongestAt(scan_.chars, after)) {
          after += word->word.size();
          measure = word->value.base;
        }
      }
      if (auto token = WordToken(entry->value, scan_.offsets[i], scan_.offsets[after])) {
        token->quantity.measure = std::move(measure);
        Add(*std::move(token));
      }
      i = after;
    }
  }

  /// 20多天 and 3千万: 多天 and 千万 are no words of their own after a number.
  bool ContinuesNumber(const rules::LexicalWord& word, std::size_t i) const {
    if (i == 0) return false;
    const char32_t before = scan_.At(i - 1);
    const rules::Numeral* first = FindNumeral(scan_.At(i), words_);
    const bool scale = first != nullptr && (first->type == rules::Numeral::Class::kUnit ||
                                            first->type == rules::Numeral::Class::kScale);
    if (IsAsciiDigit(before)) return word.kind == "vague" || scale;
    return word.kind == "vague" && IsCountingNumeral(before, words_);
  }

  std::optional<NumberToken> WordToken(const rules::LexicalWord& word, std::size_t begin,
                                       std::size_t end) const {
    NumberToken token = Token(NumberKind::kLexical, begin, end);
    token.text = word.text.empty() ? std::string(text_.substr(begin, end - begin)) : word.text;
    if (word.kind == "zero") {
      token.kind = NumberKind::kInt;
    } else if (word.kind == "unchanged") {
      const bool about = word.text == "about";
      token.text = std::string(text_.substr(begin, end - begin));
      token.kind = about ? NumberKind::kApprox : NumberKind::kChange;
      if (about) token.quantity.bound = record::Bound::kAbout;
    } else if (const auto kind = FindNumberKind(word.kind)) {
      token.kind = *kind;
    } else {
      return std::nullopt;
    }
    return token;
  }

  static constexpr std::size_t kContext = 30;  // Bytes that contexts may look at: ten characters.

  std::string_view text_;
  const TextScan& scan_;
  const rules::NumberWords& words_;
  Taken taken_;
  std::vector<bool> literals_;  ///< Which of words_.literals the text holds.
  std::vector<NumberToken> tokens_;
};

}  // namespace

std::vector<NumberToken> FindMasks(std::string_view text, const TextScan& scan,
                                   const rules::NumberWords& words) {
  return MaskFinder(text, scan, words).Find();
}

}  // namespace gouji::normalise
