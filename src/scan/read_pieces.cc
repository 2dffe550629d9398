#include "scan/read_pieces.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "scan/figure_columns.h"
#include "scan/figures.h"
#include "scan/ink.h"
#include "scan/marks.h"
#include "scan/prose.h"
#include "scan/repeats.h"
#include "scan/signs.h"
#include "scan/strip.h"
#include "scan/word_or_figure.h"
#include "scan/words.h"

namespace gouji::scan {

namespace {

/// Read well enough that no other reader has to be asked.
bool IsGood(const Reading& reading) {
  return reading.confidence > (IsFigure(reading.Text()) ? 0.7 : 0.85);
}

/// A line of prose: -123,456,789.01% has 16 characters.
bool IsTooLong(const Piece& piece) { return piece.characters.size() > 20; }

/// Pieces as high as the figures of the page, whose characters touch.
std::vector<bool> FindFigures(const std::vector<Piece>& pieces) {
  std::map<int, int> heights;  // Of those that surely look like figures.
  for (const Piece& piece : pieces) {
    if (piece.characters.size() > 1 && LooksLikeFigure(piece)) ++heights[piece.box.height()];
  }
  std::vector<bool> are_figures;
  for (const Piece& piece : pieces) {
    const int height = piece.box.height();
    int alike = 0;
    for (auto at = heights.lower_bound(height - 1); at != heights.end() && at->first <= height + 1;
         ++at) {
      alike += at->second;
    }
    constexpr int kFewest = 8;
    are_figures.push_back(!IsTooLong(piece) && (LooksLikeFigure(piece) || alike >= kFewest));
  }
  return are_figures;
}

/// One character, of any kind: a grade, a mark. 1月 is hardly wider than 一 with its white.
bool IsShort(const Piece& piece) {
  const double most = piece.characters.size() > 1 ? 1.2 : 1.4;
  return piece.box.width() < most * piece.box.height();
}

/// A character that stands alone is often overlooked; three in a row are not. What most of the row
/// was read as.
Reading ReadShort(const Grey& text, const std::vector<const Piece*>& alike, Tesseract& tesseract) {
  constexpr std::size_t kRow = 3;
  std::vector<const Piece*> row;
  for (std::size_t i = 0; i < kRow; ++i) row.push_back(alike[i * alike.size() / kRow]);
  const auto ask = [&](Model model) {
    std::map<std::string, std::pair<int, double>> votes;
    for (const Reading& reading : ReadStrip(text, row, model, "", tesseract)) {
      for (const ReadCharacter& c : reading.characters) {
        ++votes[c.text].first;
        votes[c.text].second += c.confidence;
      }
    }
    Reading best;
    best.reader = Name(model);
    if (votes.empty()) return best;
    const auto most =
        std::max_element(votes.begin(), votes.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    const auto [count, sum] = most->second;
    best.confidence = sum / count * std::min(1.0, static_cast<double>(count) / kRow);
    best.characters.push_back({most->first, alike.front()->box, best.confidence});
    return best;
  };
  Reading chinese = ask(Model::kChinese);
  if (IsGood(chinese) && chinese.Text().size() > 1) return chinese;
  // Letters are what the Latin model knows better.
  Reading latin = ask(Model::kLatin);
  // Alone, with nothing to compare its height to, C looks like c; grades are capitals.
  for (ReadCharacter& c : latin.characters) {
    if (c.text.size() == 1)
      c.text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(c.text[0])));
  }
  const bool letter = latin.Text().size() == 1 && IsGood(latin);
  return letter || latin.confidence > chinese.confidence ? latin : chinese;
}

/// The same word a few times: the reading that is surest among those that most agree on. `figures`
/// are what the readers of figures made of them.
Reading ReadWord(const Grey& text, const std::vector<const Piece*>& alike,
                 const std::vector<const Reading*>& figures, Tesseract& tesseract) {
  const bool is_number = std::any_of(figures.begin(), figures.end(), [](const Reading* figure) {
    return figure->characters.size() > 1 && IsFigure(figure->Text());
  });
  if (IsShort(*alike.front()) && !is_number) {
    Reading reading = ReadShort(text, alike, tesseract);
    if (IsGood(reading)) return reading;
  }
  constexpr std::size_t kMost = 3;
  std::vector<Reading> readings;
  for (std::size_t i = 0; i < std::min(kMost, alike.size()); ++i) {
    readings.push_back(
        ReadWords(text, *alike[i * alike.size() / std::min(kMost, alike.size())], tesseract));
  }
  std::map<std::string, double> votes;
  for (const Reading& reading : readings) votes[reading.Text()] += 0.1 + reading.confidence;
  return *std::max_element(
      readings.begin(), readings.end(), [&](const Reading& a, const Reading& b) {
        return std::pair(votes[a.Text()], a.confidence) < std::pair(votes[b.Text()], b.confidence);
      });
}

/// Grades stand in a column of their own, and a model that may only answer with digits reads A
/// as 4. Of columns in which single characters stand below each other a few are read as what they
/// are.
std::vector<bool> FindLetters(const Grey& text, const std::vector<Piece>& pieces,
                              const std::vector<bool>& are_figures, Tesseract& tesseract) {
  constexpr int kOff = 10;
  constexpr std::size_t kFewest = 4, kAsked = 8;
  std::vector<bool> are_letters(pieces.size(), false);
  std::vector<bool> seen(pieces.size(), false);
  const auto is_single = [&](std::size_t i) {
    return are_figures[i] && pieces[i].characters.size() == 1 && !LooksLikeDash(pieces[i]);
  };
  const auto middle = [&](std::size_t i) { return pieces[i].box.left + pieces[i].box.right; };
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (seen[i] || !is_single(i)) continue;
    std::vector<std::size_t> column;
    for (std::size_t k = i; k < pieces.size(); ++k) {
      if (!is_single(k) || std::abs(middle(k) - middle(i)) > 2 * kOff) continue;
      seen[k] = true;
      column.push_back(k);
    }
    if (column.size() < kFewest) continue;
    std::vector<const Piece*> asked;
    const std::size_t count = std::min(kAsked, column.size());
    for (std::size_t k = 0; k < count; ++k)
      asked.push_back(&pieces[column[k * column.size() / count]]);
    int letters = 0, digits = 0;
    for (const Reading& reading : ReadStrip(text, asked, Model::kLatin, "", tesseract)) {
      for (const ReadCharacter& c : reading.characters) {
        (c.text.size() == 1 && std::isdigit(static_cast<unsigned char>(c.text[0])) != 0
             ? digits
             : letters) += 1;
      }
    }
    if (letters <= digits) continue;
    for (const std::size_t k : column) are_letters[k] = true;
  }
  return are_letters;
}

/// The form of the pieces that were read as a figure of the form that all others of their column
/// have.
std::vector<std::optional<FigureForm>> SharedForms(const std::vector<Piece>& pieces,
                                                   const std::vector<Reading>& readings) {
  std::vector<const Piece*> pointers;
  for (const Piece& piece : pieces) pointers.push_back(&piece);
  std::vector<std::optional<FigureForm>> forms = FormsOfColumns(pointers, readings);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::string text = readings[i].Text();
    if (forms[i] && !(IsFigure(text) && FormOf(text) == *forms[i])) forms[i].reset();
  }
  return forms;
}

/// Whether a word is not what stands in a column of figures of that form, however sure its model
/// is: 站 for 0.34% among shares, 4.507 among whole numbers. That these are no words does not
/// follow: readers of figures take any word for a whole number.
bool IsOutOfForm(const std::string& word, const FigureForm& form) {
  return IsFigure(word) ? FormOf(word) != form : form != FigureForm();
}

/// A reading of one piece, at the place of another that looks the same.
Reading MovedTo(const Piece& piece, const Reading& reading, const PixelBox& from) {
  Reading moved = reading;
  for (ReadCharacter& c : moved.characters) {
    const int dx = piece.box.left - from.left;
    c.box = {c.box.left + dx, piece.box.top, c.box.right + dx, piece.box.bottom};
  }
  return moved;
}

/// Readers of figures see what the model of words read as one, if they were not asked: in type so
/// coarse that all of 40% touches no digit looks like one, and that model makes 96 of %.
void AskReadersOfFigures(const Grey& text, const std::vector<Piece>& pieces,
                         const std::vector<bool>& were_asked, Tesseract& tesseract,
                         std::vector<Reading>* readings) {
  std::vector<const Piece*> asked;
  std::vector<std::size_t> at;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (were_asked[i] || IsTooLong(pieces[i]) || !BeginsLikeFigure((*readings)[i].Text())) continue;
    asked.push_back(&pieces[i]);
    at.push_back(i);
  }
  std::vector<Reading> figures = ReadFigures(text, asked, tesseract);
  for (std::size_t k = 0; k < at.size(); ++k) {
    Reading& words = (*readings)[at[k]];
    if (!IsFigure(figures[k].Text()) || IsWordBetter(words, figures[k], *asked[k])) {
      words.AddAlternative({figures[k].Text(), figures[k].reader, figures[k].confidence});
      continue;
    }
    const Reading word = std::exchange(words, std::move(figures[k]));
    words.AddAlternative({word.Text(), word.reader, word.confidence});
  }
}

}  // namespace

std::vector<Reading> ReadPieces(const Grey& text, const std::vector<Piece>& pieces,
                                Tesseract& tesseract) {
  std::vector<Reading> readings(pieces.size());
  std::vector<const Piece*> figures;
  std::vector<std::size_t> at;
  const std::vector<bool> are_figures = FindFigures(pieces);
  const std::vector<bool> are_letters = FindLetters(text, pieces, are_figures, tesseract);
  std::vector<bool> were_asked(pieces.size(), false);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (LooksLikeDash(pieces[i])) {
      constexpr double kByOutline = 0.9;
      readings[i] = {{{"-", pieces[i].box, kByOutline}}, kByOutline, "outline", {}, {}, false};
      were_asked[i] = true;
      continue;
    }
    if (!are_figures[i] || are_letters[i]) continue;
    were_asked[i] = true;
    figures.push_back(&pieces[i]);
    at.push_back(i);
  }
  std::vector<Reading> read = ReadFigures(text, figures, tesseract);
  for (std::size_t i = 0; i < at.size(); ++i) readings[at[i]] = std::move(read[i]);
  const std::vector<std::optional<FigureForm>> forms = SharedForms(pieces, readings);
  std::vector<const Piece*> words;
  at.clear();
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (IsGood(readings[i])) continue;
    words.push_back(&pieces[i]);
    at.push_back(i);
  }
  for (const std::vector<std::size_t>& group : FindRepeats(text, words)) {
    std::vector<const Piece*> alike;
    std::vector<const Reading*> as_figures;
    for (const std::size_t i : group) {
      alike.push_back(words[i]);
      as_figures.push_back(&readings[at[i]]);
    }
    const Reading word_of_all = ReadWord(text, alike, as_figures, tesseract);
    const PixelBox from = word_of_all.characters.empty()
                              ? alike.front()->box
                              : PixelBox{word_of_all.characters.front().box.left, 0, 0, 0};
    for (const std::size_t i : group) {
      Reading& present = readings[at[i]];
      const Reading reading = WithoutRingOfPercent(word_of_all, present);
      if (forms[at[i]] && IsOutOfForm(reading.Text(), *forms[at[i]])) {
        present.AddAlternative({reading.Text(), reading.reader, reading.confidence});
        continue;
      }
      if (!IsWordBetter(reading, present, *words[i])) continue;
      const Reading figure = std::exchange(present, MovedTo(*words[i], reading, from));
      // 1 for 11: what is not there may be anything.
      const std::string word = present.Text();
      if (IsFigure(word) &&
          (word.size() < CharactersAs(word, *words[i]).size() || IsTooWide(word, *words[i]))) {
        present.confidence *= 0.5;
      }
      // Without a ring of % it is nobody's reading unless another has the same.
      const bool is_mended = reading.characters.size() < word_of_all.characters.size();
      const bool is_seen = std::any_of(figure.alternatives.begin(), figure.alternatives.end(),
                                       [&](const auto& other) { return other.text == word; });
      if (is_mended && !is_seen && figure.Text() != word) present.confidence *= 0.6;
      present.AddAlternative({figure.Text(), figure.reader, figure.confidence});
      for (const document::Alternative& other : figure.alternatives) present.AddAlternative(other);
    }
  }
  AskReadersOfFigures(text, pieces, were_asked, tesseract, &readings);
  const int threshold = InkThreshold(text);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    JudgeMisplacedMarks(&readings[i]);
    JudgeSign(text, threshold, pieces[i], &readings[i]);
    const bool is_prose = pieces[i].cell < 0 && readings[i].reader == Name(Model::kChinese);
    if (is_prose && HasFigureAmongWords(readings[i])) {
      ReadFiguresAgain(text, pieces[i], tesseract, &readings[i]);
    }
  }
  return readings;
}

}  // namespace gouji::scan
