#include "scan/vocabulary.h"

#include <gmock/gmock.h>

namespace gouji::scan {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST(VocabularyTest, NamesAreComparedWithoutBlanksAndInHalfWidth) {
  EXPECT_EQ(FoldName("县 （市、区）"), U"县(市、区)");
  EXPECT_EQ(FoldName("办结率　１％"), U"办结率1%");
}

TEST(VocabularyTest, PlacesOfOneNameAreAllFound) {
  Vocabulary names;
  const int beijing = names.AddPlace("北京市", -1);
  const int first = names.AddPlace("朝阳区", beijing);
  const int jilin = names.AddPlace("吉林省", -1);
  const int second = names.AddPlace("朝阳 区", jilin);
  EXPECT_THAT(names.PlacesNamed(U"朝阳区"), ElementsAre(first, second));
  EXPECT_THAT(names.PlacesNamed(U"朝阳"), IsEmpty());
  EXPECT_EQ(names.places()[static_cast<std::size_t>(second)].parent, jilin);
}

TEST(VocabularyTest, AWordOfOneCharacterWouldBeLikeAnything) {
  Vocabulary names;
  names.AddWord("件");
  names.AddWord("合 计");
  names.AddPart("局");
  names.AddPart("");
  EXPECT_THAT(names.words(), UnorderedElementsAre(U"合计"));
  EXPECT_THAT(names.parts(), UnorderedElementsAre(U"局"));
}

TEST(VocabularyTest, CharactersAreAlikeBothWays) {
  Vocabulary names;
  names.AddAlike("汨", "泪");
  names.AddAlike("汨", "汩");
  EXPECT_TRUE(names.AreAlike(U'汨', U'泪'));
  EXPECT_TRUE(names.AreAlike(U'汩', U'汨'));
  EXPECT_FALSE(names.AreAlike(U'泪', U'汩'));
}

}  // namespace
}  // namespace gouji::scan
