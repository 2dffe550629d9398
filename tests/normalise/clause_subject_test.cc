#include "normalise/clause_subject.h"

#include <gtest/gtest.h>

#include <string>

#include "claims_of.h"

namespace gouji::normalise {
namespace {

/// "printed|name|last" of what stands before the first 受理 of a sentence.
std::string Subject(const std::string& sentence) {
  const layout::Paragraph paragraph = ParagraphOf(sentence);
  const rules::Lexicon& lexicon = TestLexicon();
  const ProseText text = ReadProseText(paragraph, 0, lexicon.numbers, lexicon.patterns);
  const ClauseSubject subject = SubjectBefore(text, text.view.text.find("受理"), lexicon);
  return subject.printed + "|" + subject.name + "|" + subject.last;
}

TEST(ClauseSubjectTest, AUnitOrAPartStandsBeforeItsFigure) {
  EXPECT_EQ(Subject("9月,公安局共受理90件。"), "公安局共|公安局|公安局");
  EXPECT_EQ(Subject("9月咨询类受理12件。"), "咨询类|咨询类|咨询类");
  EXPECT_EQ(Subject("其中教育局受理40件。"), "其中教育局|教育局|教育局");
}

TEST(ClauseSubjectTest, ABracketBelongsToWhatStandsBeforeIt) {
  EXPECT_EQ(Subject("办得最快的是公安局(受理90件)。"),
            "办得最快的是公安局|办得最快的是公安局|公安局");
}

TEST(ClauseSubjectTest, AClauseThatBeginsWithItsFigureMayGoOnWithAUnit) {
  EXPECT_EQ(Subject("量最大的是公安局,共受理90件。"), "共||公安局");
}

TEST(ClauseSubjectTest, WhoCountsIsNoPartOfWhatIsCounted) {
  EXPECT_EQ(Subject("5月份,全县共受理130件。"), "全县共||");
  EXPECT_EQ(Subject("县热线办共受理130件。"), "县热线办共||");
  EXPECT_EQ(Subject("12345热线服务中心受理130件。"), "热线服务中心||");
  EXPECT_EQ(Subject("受理130件。"), "||");
}

}  // namespace
}  // namespace gouji::normalise
