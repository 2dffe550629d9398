#include "scan/names.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "scan/page_names.h"
#include "scan/strip.h"

namespace gouji::scan {

namespace {

/// Longer text is prose.
constexpr std::size_t kLongest = 20;

/// A name may stand on several lines.
struct PrintedName {
  std::vector<std::size_t> pieces;
  ReadName read;
  std::vector<std::pair<std::size_t, std::size_t>> origins;  ///< Piece and character of each.
};

void AddCharacters(const std::string& text, double confidence, ReadName* name) {
  for (const char32_t c : FoldName(text)) name->push_back({c, confidence});
}

std::vector<PrintedName> FindNames(const std::vector<Piece>& pieces,
                                   const std::vector<Reading>& readings) {
  std::map<int, PrintedName> of_cells;
  std::vector<PrintedName> names;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    PrintedName alone;
    PrintedName& name = pieces[i].cell < 0 ? alone : of_cells[pieces[i].cell];
    name.pieces.push_back(i);
    for (std::size_t k = 0; k < readings[i].characters.size(); ++k) {
      AddCharacters(readings[i].characters[k].text, readings[i].characters[k].confidence,
                    &name.read);
      name.origins.resize(name.read.size(), {i, k});
    }
    if (pieces[i].cell < 0) names.push_back(std::move(alone));
  }
  for (auto& [cell, name] : of_cells) names.push_back(std::move(name));
  std::erase_if(names, [&](const PrintedName& name) {
    const bool read_here = std::all_of(name.pieces.begin(), name.pieces.end(), [&](std::size_t i) {
      return readings[i].reader == Name(Model::kChinese);
    });
    return !read_here || name.read.size() < 2 || name.read.size() > kLongest ||
           std::none_of(name.read.begin(), name.read.end(),
                        [](const NameCharacter& c) { return IsHan(c.character); });
  });
  return names;
}

Grey Scaled(const Grey& grey, double scale) {
  if (scale == 1) return grey;
  const auto by = static_cast<float>(scale);
  return FromPix(Own(pixScale(ToPix(grey).get(), by, by)).get());
}

ReadName ReadAgain(const Grey& text, const std::vector<Piece>& pieces, const PrintedName& name,
                   const Look& look, Tesseract& tesseract) {
  constexpr int kMargin = 12;
  ReadName read;
  for (const std::size_t i : name.pieces) {
    const Grey line = Scaled(Cutout(text, pieces[i].box, kMargin), look.scale);
    for (const Symbol& symbol : tesseract.ReadLine(look.model, line, look.allowed)) {
      AddCharacters(symbol.text, symbol.confidence, &read);
    }
  }
  return read;
}

/// What became of characters of readings: piece and character -> text.
using NewTexts = std::map<std::pair<std::size_t, std::size_t>, std::u32string>;

/// The reading of a piece with its new texts; as it was if none differs.
Reading WithTexts(const Reading& reading, std::size_t piece, const NewTexts& texts,
                  double confidence) {
  Reading changed = reading;
  changed.characters.clear();
  for (std::size_t k = 0; k < reading.characters.size(); ++k) {
    const ReadCharacter& old = reading.characters[k];
    const auto now = texts.find({piece, k});
    if (now == texts.end() || FoldName(old.text) == now->second) {
      changed.characters.push_back(old);
      continue;
    }
    const int count = static_cast<int>(now->second.size());
    for (int n = 0; n < count; ++n) {
      ReadCharacter character = old;
      character.text = ToUtf8(std::u32string(1, now->second[static_cast<std::size_t>(n)]));
      character.box.left = old.box.left + old.box.width() * n / count;
      character.box.right = old.box.left + old.box.width() * (n + 1) / count;
      character.confidence = confidence;
      changed.characters.push_back(std::move(character));
    }
  }
  const std::string text = changed.Text(), raw = reading.Text();
  if (text == raw) return reading;
  std::erase_if(changed.alternatives, [&](const auto& other) { return other.text == text; });
  changed.alternatives.insert(changed.alternatives.begin(),
                              {raw, reading.reader, reading.confidence});
  changed.reader = kNamesReader;
  changed.figures.clear();
  changed.confidence = confidence;
  return changed;
}

/// Gives the pieces of a name its true characters. A piece that would have none left vanishes from
/// the page, and with it what was read there: then all stay as they are.
void Put(const Vocabulary& vocabulary, const PrintedName& name, const Correction& correction,
         std::vector<Reading>* readings) {
  const std::vector<Replacement> replacements = Align(vocabulary, name.read, correction.text);
  NewTexts texts;
  for (std::size_t i = 0; i < replacements.size(); ++i) {
    texts[name.origins[i]] += replacements[i].text;
  }
  constexpr double kMost = 0.97, kPerCost = 0.4;
  const double confidence = kMost - kPerCost * correction.cost;
  std::vector<Reading> changed;
  for (const std::size_t piece : name.pieces) {
    const Reading& reading = (*readings)[piece];
    changed.push_back(WithTexts(reading, piece, texts, confidence));
    if (changed.back().characters.empty() && !reading.characters.empty()) return;
  }
  for (std::size_t i = 0; i < name.pieces.size(); ++i) {
    (*readings)[name.pieces[i]] = std::move(changed[i]);
  }
}

}  // namespace

void CorrectNames(const Grey& text, const std::vector<Piece>& pieces, const Vocabulary& vocabulary,
                  Tesseract& tesseract, std::vector<Reading>* readings) {
  const std::vector<PrintedName> names = FindNames(pieces, *readings);
  std::vector<ReadName> read;
  for (const PrintedName& name : names) read.push_back(name.read);
  const auto read_again = [&](std::size_t i, const Look& look) {
    return ReadAgain(text, pieces, names[i], look, tesseract);
  };
  for (const auto& [i, correction] : CorrectTogether(vocabulary, read, read_again)) {
    Put(vocabulary, names[i], correction, readings);
  }
}

}  // namespace gouji::scan
