#pragma once

// The marks at the head and the end of a line that say how the text is divided: "一、", "（二）",
// "1.",
// "#", "【…】", and what ends a sentence. Characters only; words are vocabulary and come from
// outside.

#include <cstddef>
#include <string_view>

namespace gouji::layout {

/// The mark of a heading or a list item at the head of a text.
struct Mark {
  int level = 0;  ///< 1 "一、", 2 "（一）", 3 "1.", 4 "（1）" or "①"; 0: there is none.
  std::size_t length = 0;  ///< In bytes, leading white space included.
};
Mark FindMark(std::string_view text);

/// True for a text that is one bracketed heading: 【…】.
bool IsBracketedHeading(std::string_view text);

/// True if a sentence or a lead-in ends with the text: 。！？；：, closing quotes and brackets
/// after them included.
bool EndsSentence(std::string_view text);

/// True if the text holds punctuation that parts clauses, as titles and labels hardly ever do.
bool HasClauses(std::string_view text);

/// True for a label of at most `longest` characters and a colon at the head: "报：", "附件 2:".
bool OpensWithLabel(std::string_view text, std::size_t longest = 6);

/// True for a text of at least three dashes, asterisks, underscores or equals signs: a drawn rule.
bool IsDrawnRule(std::string_view text);

}  // namespace gouji::layout
