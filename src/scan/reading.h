#pragma once

// What a piece of text was read as.

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "document/recognition.h"
#include "scan/grey.h"

namespace gouji::scan {

struct ReadCharacter {
  std::string text;  ///< UTF-8, one character.
  PixelBox box;      ///< On the straight page.
  double confidence = 0;
};

/// A stretch of a line with a confidence of its own: a figure, or the words beside one.
struct LinePart {
  std::size_t first = 0, count = 0;  ///< Characters of the line.
  double confidence = 0;
  std::vector<document::Alternative> alternatives;
};

struct Reading {
  std::vector<ReadCharacter> characters;
  double confidence = 0;  ///< Of the least sure character.
  std::string reader;     ///< As document::Alternative.
  std::vector<document::Alternative> alternatives;
  std::vector<LinePart> figures;  ///< Among words, where they were read again (prose.h); ascending.
  bool is_agreed = false;         ///< Two readers of figures or more say so,
                                  ///< or one and the column.

  std::string Text() const {
    std::string text;
    for (const ReadCharacter& character : characters) text += character.text;
    return text;
  }

  /// As the last, if it is another text than those there are.
  void AddAlternative(document::Alternative other) {
    const bool known = other.text.empty() || other.text == Text() ||
                       std::any_of(alternatives.begin(), alternatives.end(),
                                   [&](const auto& a) { return a.text == other.text; });
    if (!known) alternatives.push_back(std::move(other));
  }
};

}  // namespace gouji::scan
