#pragma once

// Who or what a clause speaks of: 公安局 in 公安局共受理90件, 咨询类 in 咨询类受理12件, 微信 in
// 微信受理 25件. A figure with such a subject is a part of the whole that a table's total is of.

#include <string>
#include <string_view>

#include "normalise/prose_text.h"
#include "rules/lexicon.h"

namespace gouji::normalise {

struct ClauseSubject {
  std::string printed;  ///< The words directly before a figure's own in its clause.
  /// The same without periods, words that lead to a figure and words that narrow nothing down
  /// (全市, 群众, 热线办); "" if nothing remains.
  std::string name;
  /// What follows the last word that leads to a name, 公安局 in 最多的是公安局, here or at the end
  /// of the clause before, if this one begins with the figure.
  std::string last;
};

/// Of the figure whose own words begin at `position`; a bracket that opens there belongs to what
/// stands before it: 公安局(受理90件).
ClauseSubject SubjectBefore(const ProseText& text, std::size_t position,
                            const rules::Lexicon& lexicon);

}  // namespace gouji::normalise
