#pragma once

// What a piece of text was read as.

#include <string>
#include <vector>

#include "document/recognition.h"
#include "scan/grey.h"

namespace gouji::scan {

struct ReadCharacter {
  std::string text;  ///< UTF-8, one character.
  PixelBox box;      ///< On the straight page.
  double confidence = 0;
};

struct Reading {
  std::vector<ReadCharacter> characters;
  double confidence = 0;  ///< Of the least sure character.
  std::string reader;     ///< As document::Alternative.
  std::vector<document::Alternative> alternatives;

  std::string Text() const {
    std::string text;
    for (const ReadCharacter& character : characters) text += character.text;
    return text;
  }
};

}  // namespace gouji::scan
