#pragma once

// The view of a text that patterns are matched on, with the way back to the raw bytes.
//
// The raw text is never changed; the view folds what people print in many ways and means alike:
// NFC; full-width ASCII forms to ASCII (not 、 and 。, which stay); blanks of every kind to one
// kind; blanks dropped beside Chinese characters and around punctuation and %, but never between
// two digits ("9 8.63%" must stay doubtful) nor where digits would grow together ("2. 12月", "1,
// 234"); raised marks that refer to a note (250⁹件 is 250件; m² and 10³ stay); lowered digits to
// digits (PM₂.₅ is PM2.5); U+2212 and U+FF0D to '-' at the start of a number; compatibility
// radicals to the characters they stand for. The characters are rows of rules/fold.tsv.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/number_words.h"

namespace gouji::normalise {

struct MatchView {
  std::string text;
  /// offsets[i] is the raw byte where view byte i comes from; offsets[text.size()] is the raw size.
  std::vector<std::uint32_t> offsets;
  /// ends[i] is past the last raw byte of the character that view byte i belongs to.
  std::vector<std::uint32_t> ends;
  bool has_notes = false;  ///< Raised marks were dropped.

  std::size_t RawBegin(std::size_t begin) const { return offsets[begin]; }
  /// Past the last raw byte of view byte end - 1; dropped blanks after it are not included.
  std::size_t RawEnd(std::size_t end) const { return end == 0 ? offsets[0] : ends[end - 1]; }
};

MatchView MakeMatchView(std::string_view raw, const rules::NumberWords& words);

}  // namespace gouji::normalise
