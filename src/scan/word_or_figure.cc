#include "scan/word_or_figure.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "scan/figures.h"

namespace gouji::scan {

namespace {

bool IsAscii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

bool HasPercent(const std::string& text) { return text.ends_with('%'); }

/// Characters of few strokes that signs, digits and specks beside them were taken for.
constexpr std::string_view kStrokes[] = {"一", "二", "三", "十", "了", "丁", "工", "士",
                                         "土", "上", "下", "人", "入", "由", "才", "业",
                                         "于", "干", "千", "，", "。", "、", "：", "；"};

/// Without those characters; how many they were.
std::size_t DropStrokes(std::string* words) {
  std::size_t dropped = 0;
  for (const std::string_view strokes : kStrokes) {
    for (std::size_t at = 0; (at = words->find(strokes)) != std::string::npos; ++dropped) {
      words->erase(at, strokes.size());
    }
  }
  return dropped;
}

/// 二1.5 for +1.5, 了475 for 4475, 工业 for 14: nothing but digits, marks and such characters, for
/// a piece as narrow as figures are.
bool IsMadeOfStrokes(std::string words, const Piece& piece) {
  return LooksLikeFigure(piece) && DropStrokes(&words) > 0 &&
         words.find_first_not_of("0123456789.,%+-") == std::string::npos;
}

std::string WithoutMarks(std::string figure) {
  std::erase_if(figure, [](char c) { return c == '.' || c == ','; });
  return figure;
}

}  // namespace

bool BeginsLikeFigure(const std::string& text) {
  return !text.empty() && IsAscii(text) &&
         std::string_view("0123456789.,").find(text.front()) != std::string_view::npos;
}

Reading WithoutRingOfPercent(Reading words, const Reading& figure) {
  std::string text = words.Text();
  if (!IsFigure(text) || text.size() < 3 || !HasPercent(text)) return words;
  const std::size_t ring = text.size() - 2;
  if (text[ring] != '9' && text[ring] != '6') return words;
  const auto somebody_sees = [&](std::size_t digits) {
    const auto sees = [&](const std::string& other) {
      return IsFigure(other) && HasPercent(other) && WithoutMarks(other).size() == digits;
    };
    return sees(figure.Text()) ||
           std::any_of(figure.alternatives.begin(), figure.alternatives.end(),
                       [&](const auto& other) { return sees(other.text); });
  };
  const std::size_t as_read = WithoutMarks(text).size();
  text.erase(ring, 1);
  if (IsFigure(text) && somebody_sees(as_read - 1) && !somebody_sees(as_read)) {
    words.characters.erase(words.characters.begin() + static_cast<std::ptrdiff_t>(ring));
  }
  return words;
}

bool IsWordBetter(const Reading& words, const Reading& figure, const Piece& piece) {
  if (words.characters.empty()) return false;
  if (figure.characters.empty()) return true;
  const bool both = IsFigure(words.Text()) && IsFigure(figure.Text());
  // The model of words takes % for 96, and is sure.
  const bool others_see_percent =
      HasPercent(figure.Text()) ||
      std::any_of(figure.alternatives.begin(), figure.alternatives.end(),
                  [&](const auto& other) { return HasPercent(other.text); });
  if (IsFigure(figure.Text()) && others_see_percent && IsAscii(words.Text()) &&
      !HasPercent(words.Text())) {
    return false;
  }
  if (IsFigure(figure.Text()) && !both && BeginsLikeFigure(words.Text())) return false;
  if (IsFigure(figure.Text()) && IsMadeOfStrokes(words.Text(), piece)) return false;
  // Two readers of figures that agree overlook a point at most.
  const auto sees_a_mark_more = [&] {
    return words.Text().size() > figure.Text().size() &&
           WithoutMarks(words.Text()) == WithoutMarks(figure.Text());
  };
  // Of 3月 both see the 3, and that there is more.
  const bool sees_a_word_more = !both && words.Text().starts_with(figure.Text());
  if (figure.is_agreed && IsFigure(figure.Text()) && !(both && sees_a_mark_more()) &&
      !sees_a_word_more) {
    return false;
  }
  const auto is_whole = [&](const Reading& reading) {
    return reading.characters.size() >= CharactersAs(reading.Text(), piece).size() &&
           !IsTooWide(reading.Text(), piece);
  };
  if (both && is_whole(words) != is_whole(figure)) return is_whole(words);
  return words.confidence > figure.confidence;
}

}  // namespace gouji::scan
