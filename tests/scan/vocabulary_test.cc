#include "scan/vocabulary.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

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

Vocabulary SomeNames(const std::vector<const char*>& words) {
  Vocabulary names;
  names.AddPlace("朝阳区", names.AddPlace("北京市", -1));
  for (const char* word : words) names.AddWord(word);
  names.AddPart("财政");
  names.AddAlike("汨", "泪");
  return names;
}

TEST(VocabularyTest, NamesThatDifferHaveAnotherHash) {
  const std::string hash = SomeNames({"合计", "受理量"}).Hash();
  EXPECT_EQ(SomeNames({"受理量", "合计", "合计"}).Hash(), hash);
  EXPECT_NE(SomeNames({"合计"}).Hash(), hash);
  EXPECT_NE(SomeNames({"合计受理量"}).Hash(), SomeNames({"合计受", "理量"}).Hash());
  Vocabulary names = SomeNames({"合计", "受理量"});
  names.AddPart("合计");
  EXPECT_NE(names.Hash(), hash);
  names = SomeNames({"合计", "受理量"});
  names.AddAlike("泪", "汨");
  EXPECT_NE(names.Hash(), hash);
  names = SomeNames({"合计", "受理量"});
  names.AddPlace("朝阳区", -1);
  const std::string of_no_parent = names.Hash();
  EXPECT_NE(of_no_parent, hash);
  names = SomeNames({"合计", "受理量"});
  names.AddPlace("朝阳区", 0);
  EXPECT_NE(names.Hash(), of_no_parent);
}

TEST(VocabularyTest, CharactersThatNoReaderKnowsAreItsOwn) {
  Vocabulary names;
  const std::string before = names.Hash();
  names.AddUnread("涞");
  EXPECT_TRUE(names.IsUnread(U'涞'));
  EXPECT_FALSE(names.IsUnread(U'梁'));
  EXPECT_NE(names.Hash(), before);
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
