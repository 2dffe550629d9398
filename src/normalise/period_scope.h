#pragma once

// Which period a figure of a sentence belongs to.
//
// The period that a sentence opens with holds for its figures (5月份，受理…，办结…) and for the
// sentences after it that open with none. What is named further on is an aside: in a clause
// (，去年同期11000件，) for its figure, from a semicolon on (；上月受理…，办结…) up to the next
// one, in brackets up to their end. With what stands after 较 or before 相比 something is compared:
// it holds up to the verb of change. After an aside a reader cannot tell for sure where it ends, so
// the figures there have no known period.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "normalise/named_period.h"
#include "normalise/prose_text.h"
#include "rules/lexicon.h"

namespace gouji::normalise {

class PeriodScope {
 public:
  /// REQUIRES: `lexicon` outlives this. `document`: the period of the bulletin.
  PeriodScope(const std::optional<Period>& document, const rules::Lexicon& lexicon);

  /// What a heading names holds for the paragraphs under it.
  void EnterHeading(int level, std::string_view text);
  void EnterParagraph();
  void EnterSentence(const ProseText& text, const Sentence& sentence);

  /// The period of a figure at a byte of the view, as observations name it; "" if it is unknown.
  std::string At(std::size_t position) const;
  /// The period that the sentence opens with, or that holds from before.
  const std::string& main() const { return main_; }

 private:
  struct Heading {
    int level = 0;
    std::string period;  // "" if it names none.
  };

  const rules::Lexicon& lexicon_;
  std::optional<Period> document_;
  std::string default_;
  std::vector<Heading> headings_;
  std::string carried_;                                       // Of the sentences before.
  std::string main_;                                          // Of the sentence.
  std::vector<std::pair<std::size_t, std::string>> changes_;  // From which byte on, ascending.
};

}  // namespace gouji::normalise
