#pragma once

// One paragraph as the claim patterns see it: match view, numbers, sentences.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "layout/paragraph.h"
#include "normalise/match_view.h"
#include "normalise/number.h"
#include "rules/number_words.h"
#include "rules/patterns.h"

namespace gouji::normalise {

/// A stretch of the view that patterns are matched on; without the mark that ends it.
struct Sentence {
  std::size_t begin = 0, end = 0;  ///< Bytes of the view.
  bool starts_item = false;        ///< A list mark stands before it.
  /// It holds a number or a capital letter (a grade): claims are made of those, and most sentences
  /// of a bulletin have neither.
  bool may_hold_claims = false;
};

struct ProseText {
  const layout::Paragraph* paragraph = nullptr;
  int index = 0;  ///< Of the paragraph.
  MatchView view;
  std::vector<NumberToken> tokens;
  std::string covered;  ///< The view as patterns see it (normalise/pattern_view.h).
  std::vector<Sentence> sentences;

  std::string_view View(std::size_t begin, std::size_t end) const {
    return std::string_view(view.text).substr(begin, end - begin);
  }
  /// Index of the first token whose digits end after `position`; tokens.size() if none does.
  std::size_t FirstTokenAfter(std::size_t position) const;
  /// The first token that is a quantity and whose digits lie in [begin, end); -1 for none.
  int QuantityIn(std::size_t begin, std::size_t end) const;
  /// The same for any token.
  int TokenIn(std::size_t begin, std::size_t end) const;
};

ProseText ReadProseText(const layout::Paragraph& paragraph, int index,
                        const rules::NumberWords& words, const rules::Patterns& patterns);

}  // namespace gouji::normalise
