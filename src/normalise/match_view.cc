#include "normalise/match_view.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/script_forms.h"
#include "base/utf8.h"

namespace gouji::normalise {

namespace {

/// A character of the view and the raw bytes it stands for.
struct Mapped {
  char32_t c = 0;
  std::uint32_t begin = 0, end = 0;
};

bool IsRadical(char32_t c) { return c >= 0x2E80 && c <= 0x2FDF; }

/// Ideographs and the Chinese punctuation, beside which no blank means anything.
bool IsTight(char32_t c) {
  if (c >= 0x4E00 && c <= 0x9FFF) return true;
  if (c < 0x80) {
    constexpr std::string_view kPunctuation = ",;:!?()[]%\"'<>";
    return kPunctuation.find(static_cast<char>(c)) != std::string_view::npos;
  }
  constexpr std::u32string_view kMarks = U"‰‱℃“”‘’…·〔〕";
  return IsWide(c) || IsHan(c) || kMarks.find(c) != std::u32string_view::npos;
}

bool EndsNumber(char32_t c) { return IsAsciiDigit(c) || c == U'%' || c == U'‰'; }
bool StartsNumber(char32_t c) { return IsAsciiDigit(c) || c == U'-' || c == U'+'; }

/// Whether the blanks between two characters carry nothing.
bool BlankIsVoid(const std::vector<Mapped>& view, char32_t next) {
  if (view.empty()) return true;
  const char32_t last = view.back().c;
  if (EndsNumber(last) && StartsNumber(next)) return false;
  if (IsAsciiDigit(next) && view.size() > 1 && IsAsciiDigit(view[view.size() - 2].c) &&
      (last == U',' || last == U'.')) {
    return false;
  }
  return IsTight(last) || IsTight(next);
}

/// Appends the NFC form of characters `first` up to the end of `view`, in place. Only characters
/// that can take part in a composition come here, so it is rare and short.
void Compose(const icu::Normalizer2& nfc, std::vector<Mapped>& view, std::size_t first) {
  icu::UnicodeString text;
  for (std::size_t i = first; i < view.size(); ++i) text.append(static_cast<UChar32>(view[i].c));
  UErrorCode error = U_ZERO_ERROR;
  const icu::UnicodeString composed = nfc.normalize(text, error);
  if (U_FAILURE(error) || composed == text) return;
  const std::uint32_t begin = view[first].begin, end = view.back().end;
  view.resize(first);
  for (std::int32_t i = 0; i < composed.length(); i = composed.moveIndex32(i, 1)) {
    view.push_back({static_cast<char32_t>(composed.char32At(i)), begin, end});
  }
}

class ViewMaker {
 public:
  ViewMaker(std::string_view raw, const rules::NumberWords& words) : raw_(raw), words_(words) {
    UErrorCode error = U_ZERO_ERROR;
    nfc_ = icu::Normalizer2::getNFCInstance(error);
    nfkc_ = icu::Normalizer2::getNFKCInstance(error);
    view_.reserve(raw.size() / 2);
  }

  MatchView Make() {
    // A limit on how many combining marks are composed as one: longer runs are hostile.
    constexpr std::size_t kMaxComposition = 32;
    std::size_t composition = 0;  // Where the last character that may compose starts in view_.
    bool composing = false;
    for (std::size_t i = 0; i < raw_.size();) {
      const std::size_t begin = i;
      char32_t c = NextCodePoint(raw_, &i);
      const bool plain = c < 0x300 || (c >= 0x4E00 && c <= 0x9FFF);
      if (!plain && nfc_ != nullptr && !nfc_->hasBoundaryBefore(static_cast<UChar32>(c))) {
        if (!composing && !view_.empty()) composition = view_.size() - 1;
        composing = !view_.empty();
      } else if (composing) {
        Compose(*nfc_, view_, composition);
        composing = false;
      }
      Append(c, plain, begin, i);
      if (composing && view_.size() - composition > kMaxComposition) {
        Compose(*nfc_, view_, composition);
        composing = false;
      }
    }
    if (composing) Compose(*nfc_, view_, composition);
    return Render();
  }

 private:
  void Append(char32_t c, bool plain, std::size_t begin, std::size_t end) {
    if (IsRaised(c)) {
      raised_stays_ = raised_stays_ || IsExponent(c);
      if (!raised_stays_) {
        has_notes_ = true;
        return;
      }
    } else {
      raised_stays_ = false;
    }
    const bool lowered = DigitOfLowered(c) != 0 && IsPartOfName();
    if (lowered) {
      c = DigitOfLowered(c);
    } else if (!plain || c >= 0x80) {
      c = Folded(c, plain, end);
    }
    after_lowered_ = lowered || (after_lowered_ && c == U'.');
    if (c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\v' || c == U'\f') {
      if (!blank_) blank_begin_ = begin;
      blank_ = true;
      return;
    }
    if (blank_) {
      if (!BlankIsVoid(view_, c)) {
        view_.push_back(
            {U' ', static_cast<std::uint32_t>(blank_begin_), static_cast<std::uint32_t>(begin)});
      }
      blank_ = false;
    }
    view_.push_back({c, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  /// Whether a raised character belongs to a unit or a power: m², 百米², 10³. A ten with the note 1
  /// is the power of ten that is ten.
  bool IsExponent(char32_t c) const {
    if (view_.empty() || blank_) return false;
    const char32_t last = view_.back().c;
    if (last < 0x80 && (last | 0x20) >= U'a' && (last | 0x20) <= U'z') return true;
    if (c == U'¹') return false;
    if (last == U'米' || last == U'里') return true;
    const std::size_t size = view_.size();
    if (last != U'0' || size < 2 || view_[size - 2].c != U'1') return false;
    if (size == 2) return true;
    const char32_t before = view_[size - 3].c;
    return !IsAsciiDigit(before) && before != U'.' && before != U',';
  }

  /// The 2 of CO₂ and the 5 of PM₂.₅, and not that of 120₅.
  bool IsPartOfName() const {
    if (view_.empty() || blank_) return false;
    const char32_t last = view_.back().c;
    return after_lowered_ || (last < 0x80 && (last | 0x20) >= U'a' && (last | 0x20) <= U'z');
  }

  char32_t Folded(char32_t c, bool plain, std::size_t end) const {
    if (c >= 0x4E00 && c <= 0x9FFF) return c;
    const auto fold = words_.folds.find(c);
    if (fold != words_.folds.end()) {
      if (fold->second.when == rules::Fold::When::kAlways) return fold->second.to;
      return IsValueStart(end) ? fold->second.to : c;
    }
    if (!plain) c = Canonical(c);
    return IsSpace(c) ? U' ' : c;
  }

  /// A digit follows, and what stands before is no value from which could be subtracted.
  bool IsValueStart(std::size_t end) const {
    std::size_t i = end;
    char32_t next = 0;
    while (i < raw_.size()) {
      next = NextCodePoint(raw_, &i);
      if (!IsSpace(next)) break;
    }
    const bool digit = IsAsciiDigit(next) || (next >= U'０' && next <= U'９');
    if (!digit) return false;
    if (view_.empty() || blank_) return true;
    const char32_t last = view_.back().c;
    const bool value = IsAsciiDigit(last) || last == U'%' || last == U'‰' ||
                       (last < 0x80 && ((last | 0x20) >= U'a' && (last | 0x20) <= U'z'));
    return !value;
  }

  /// Characters that have a canonical singleton (compatibility ideographs), and radicals.
  char32_t Canonical(char32_t c) const {
    const icu::Normalizer2* form = IsRadical(c) ? nfkc_ : nfc_;
    const bool candidate = IsRadical(c) || (c >= 0xF900 && c <= 0xFAFF) ||
                           (c >= 0x2F800 && c <= 0x2FA1F) || c == 0x212A || c == 0x2126;
    if (!candidate || form == nullptr) return c;
    UErrorCode error = U_ZERO_ERROR;
    const icu::UnicodeString text =
        form->normalize(icu::UnicodeString(static_cast<UChar32>(c)), error);
    if (U_FAILURE(error) || text.countChar32() != 1) return c;
    return static_cast<char32_t>(text.char32At(0));
  }

  MatchView Render() const {
    MatchView result;
    result.has_notes = has_notes_;
    result.text.reserve(raw_.size());
    result.offsets.reserve(raw_.size() + 1);
    result.ends.reserve(raw_.size());
    for (const Mapped& mapped : view_) {
      if (mapped.c < 0x80) {
        result.text += static_cast<char>(mapped.c);
      } else {
        AppendUtf8(mapped.c, &result.text);
      }
      result.offsets.resize(result.text.size(), mapped.begin);
      result.ends.resize(result.text.size(), mapped.end);
    }
    result.offsets.push_back(static_cast<std::uint32_t>(raw_.size()));
    return result;
  }

  std::string_view raw_;
  const rules::NumberWords& words_;
  const icu::Normalizer2* nfc_ = nullptr;
  const icu::Normalizer2* nfkc_ = nullptr;
  std::vector<Mapped> view_;
  bool blank_ = false;
  bool raised_stays_ = false;   ///< The last character was raised and was kept.
  bool after_lowered_ = false;  ///< The last one was a lowered digit, or a point behind one.
  bool has_notes_ = false;
  std::size_t blank_begin_ = 0;
};

}  // namespace

MatchView MakeMatchView(std::string_view raw, const rules::NumberWords& words) {
  return ViewMaker(raw, words).Make();
}

}  // namespace gouji::normalise
