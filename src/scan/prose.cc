#include "scan/prose.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "scan/figures.h"
#include "scan/strip.h"
#include "scan/words.h"

namespace gouji::scan {

namespace {

bool IsDigit(const ReadCharacter& c) {
  return c.text.size() == 1 && c.text[0] >= '0' && c.text[0] <= '9';
}

bool IsMark(const ReadCharacter& c) { return c.text == "." || c.text == ","; }

/// Characters [first, end) of a line.
struct Run {
  std::size_t first = 0, end = 0;
};

/// Digits, the marks between them and the % behind them.
std::vector<Run> FindRuns(const std::vector<ReadCharacter>& line) {
  std::vector<Run> runs;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!IsDigit(line[i])) continue;
    std::size_t end = i + 1;
    const auto goes_on = [&] {
      if (end == line.size()) return false;
      return IsDigit(line[end]) ||
             (IsMark(line[end]) && end + 1 < line.size() && IsDigit(line[end + 1]));
    };
    while (goes_on()) ++end;
    if (end < line.size() && line[end].text == "%") ++end;
    runs.push_back({i, end});
    i = end - 1;
  }
  return runs;
}

std::vector<ReadCharacter> Part(const std::vector<ReadCharacter>& line, Run run) {
  return {line.begin() + static_cast<std::ptrdiff_t>(run.first),
          line.begin() + static_cast<std::ptrdiff_t>(run.end)};
}

std::string TextOf(const std::vector<ReadCharacter>& characters) {
  std::string text;
  for (const ReadCharacter& c : characters) text += c.text;
  return text;
}

double LeastOf(const std::vector<ReadCharacter>& characters) {
  double least = 1;
  for (const ReadCharacter& c : characters) least = std::min(least, c.confidence);
  return least;
}

/// For the place before each character of `one`, and for its end, the same place in `other`: at the
/// fewest characters replaced, dropped and added.
std::vector<std::size_t> AlignLines(const std::vector<ReadCharacter>& one,
                                    const std::vector<ReadCharacter>& other) {
  std::vector<std::vector<int>> costs(one.size() + 1, std::vector<int>(other.size() + 1));
  const auto step = [&](std::size_t i, std::size_t j) {
    return costs[i - 1][j - 1] + (one[i - 1].text == other[j - 1].text ? 0 : 1);
  };
  for (std::size_t i = 0; i <= one.size(); ++i) {
    for (std::size_t j = 0; j <= other.size(); ++j) {
      if (i == 0 || j == 0) {
        costs[i][j] = static_cast<int>(i + j);
      } else {
        costs[i][j] = std::min({step(i, j), costs[i - 1][j] + 1, costs[i][j - 1] + 1});
      }
    }
  }
  std::vector<std::size_t> places(one.size() + 1, 0);
  std::size_t i = one.size(), j = other.size();
  places[i] = j;
  while (i > 0) {
    if (j > 0 && costs[i][j] == step(i, j)) {
      --i, --j;
    } else if (costs[i][j] == costs[i - 1][j] + 1) {
      --i;
    } else {
      --j;
      continue;
    }
    places[i] = j;
  }
  return places;
}

/// What stands between two places of a line, by the third model.
std::string ReadAlone(const Grey& text, const Piece& line, const PixelBox& box,
                      Tesseract& tesseract) {
  Piece figure;
  figure.box = {line.box.right, line.box.bottom, line.box.left, line.box.top};
  for (const PixelBox& ink : line.characters) {
    const int middle = (ink.left + ink.right) / 2;
    if (middle < box.left || middle >= box.right) continue;
    figure.characters.push_back(ink);
    figure.box = figure.characters.size() == 1 ? ink : Union(figure.box, ink);
  }
  if (figure.characters.empty()) return "";
  return ReadStrip(text, {&figure}, Model::kLatin, "0123456789.,%", tesseract).front().Text();
}

PixelBox BoxOf(const std::vector<ReadCharacter>& characters) {
  PixelBox box = characters.front().box;
  for (const ReadCharacter& c : characters) box = Union(box, c.box);
  return box;
}

/// The model of Chinese takes ( for 〈, and the list that it is in is none any more.
void TakeBracket(const std::vector<ReadCharacter>& by_second, ReadCharacter* before_figure) {
  const bool is_bracket =
      by_second.size() == 1 && (by_second[0].text == "(" || by_second[0].text == "（");
  if (is_bracket && before_figure->text == "〈") before_figure->text = by_second[0].text;
}

/// What is left of a figure that is read in two ways.
struct Decision {
  std::vector<ReadCharacter> characters;
  double confidence = 0;
  std::vector<document::Alternative> alternatives;
};

/// `third`: asks the third model.
template <typename Third>
Decision Decide(std::vector<ReadCharacter> first, std::vector<ReadCharacter> second,
                const Third& third) {
  constexpr double kAgreed = 0.9, kDoubted = 0.5;
  const std::string a = TextOf(first), b = TextOf(second);
  if (a == b) return {std::move(first), std::max({LeastOf(first), LeastOf(second), kAgreed}), {}};
  const document::Alternative by_first = {a, Name(Model::kChinese), LeastOf(first)};
  const std::string c = third(second.empty() ? first : second);
  if (!IsFigure(b)) return {std::move(first), c == a ? kAgreed : kDoubted, {}};
  const document::Alternative by_second = {b, Name(Model::kHan), LeastOf(second)};
  if (c == a) return {std::move(first), kAgreed, {by_second}};
  Decision decision = {std::move(second), c == b ? kAgreed : kDoubted, {by_first}};
  if (c != b && IsFigure(c)) decision.alternatives.push_back({c, Name(Model::kLatin), kDoubted});
  return decision;
}

}  // namespace

bool HasFigureAmongWords(const Reading& reading) {
  const auto is_han = [](const ReadCharacter& c) {
    const std::u32string text = ToUtf32(c.text);
    return text.size() == 1 && IsHan(text.front());
  };
  return std::any_of(reading.characters.begin(), reading.characters.end(), IsDigit) &&
         std::any_of(reading.characters.begin(), reading.characters.end(), is_han);
}

void ReadFiguresAgain(const Grey& text, const Piece& piece, Tesseract& tesseract,
                      Reading* reading) {
  const std::vector<ReadCharacter> first = std::exchange(reading->characters, {});
  const std::vector<ReadCharacter> second =
      ReadWords(text, piece, tesseract, Model::kHan).characters;
  const std::vector<std::size_t> places = AlignLines(first, second);
  std::size_t next = 0;
  const auto copy_until = [&](std::size_t end) {
    for (; next < end; ++next) reading->characters.push_back(first[next]);
  };
  for (const Run run : FindRuns(first)) {
    copy_until(run.first);
    if (run.first > 0) {
      TakeBracket(Part(second, {places[run.first - 1], places[run.first]}),
                  &reading->characters.back());
    }
    next = run.end;
    Decision decision = Decide(Part(first, run), Part(second, {places[run.first], places[run.end]}),
                               [&](const std::vector<ReadCharacter>& characters) {
                                 return ReadAlone(text, piece, BoxOf(characters), tesseract);
                               });
    reading->figures.push_back({reading->characters.size(), decision.characters.size(),
                                decision.confidence, std::move(decision.alternatives)});
    for (ReadCharacter& c : decision.characters) reading->characters.push_back(std::move(c));
  }
  copy_until(first.size());
}

}  // namespace gouji::scan
