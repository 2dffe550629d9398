#include "rules/places.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace gouji::rules {
namespace {

/// A folder of the test's own: two tests may run at once.
std::filesystem::path FolderNamed(const std::string& name) {
  const std::string test = ::testing::UnitTest::GetInstance()->current_test_info()->name();
  return std::filesystem::path(::testing::TempDir()) / (name + "_" + test);
}

/// A folder with this places.tsv.
std::string FolderWith(const std::string& rows) {
  const std::filesystem::path folder = FolderNamed("places");
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "places.tsv") << "code\tname\tstreets\ttowns\ttownships\tother\n" << rows;
  return folder.string();
}

std::string Show(const std::vector<Place>& places) {
  std::string shown;
  for (const Place& place : places) {
    const auto parent = static_cast<std::size_t>(std::max(place.parent, 0));
    shown += place.name + (place.parent < 0 ? "" : "<" + places[parent].name) + " ";
  }
  return shown;
}

TEST(PlacesTest, DivisionsLieInThoseWhoseCodesBeginLikeTheirs) {
  const auto places = LoadPlaces(
      {FolderWith("360000\t江西省\n360400\t九江市\n360402\t濂溪区\t十里|五里\t\t高垅\t庐山林科所\n"
                  "369001\t直管市\n")});
  ASSERT_TRUE(places) << places.error().ToString();
  EXPECT_EQ(Show(*places),
            "江西省 九江市<江西省 濂溪区<九江市 十里街道<濂溪区 五里街道<濂溪区 高垅乡<濂溪区 "
            "庐山林科所<濂溪区 直管市<江西省 ");
}

TEST(PlacesTest, MistakesAreReportedAtTheirPlace) {
  struct Case {
    const char* rows;
    const char* error;
  };
  const Case cases[] = {
      {"3604\t九江市\n", "places.tsv:2:1: \"3604\" is not a code of six digits"},
      {"360400\t九江市\n", "places.tsv:2:1: no division \"360000\" before it"},
      {"360000\t\n", "places.tsv:2:8: the name is missing"},
      {"360000\t江西省\n360000\t江苏省\n", "places.tsv:3:8: 360000 is \"江西省\" already"},
  };
  for (const Case& c : cases) {
    const auto places = LoadPlaces({FolderWith(c.rows)});
    ASSERT_FALSE(places) << c.rows;
    EXPECT_TRUE(places.error().ToString().ends_with(c.error)) << places.error().ToString();
  }
}

TEST(PlacesTest, ALaterFolderAddsToDivisionsOfTheSameCode) {
  const std::string first = FolderWith("360000\t江西省\n360400\t九江市\n");
  const std::filesystem::path later = FolderNamed("more_places");
  std::filesystem::create_directories(later);
  std::ofstream(later / "places.tsv") << "code\tname\ttowns\n360400\t九江市\t新塘\n";
  const auto places = LoadPlaces({first, later.string()});
  ASSERT_TRUE(places) << places.error().ToString();
  EXPECT_EQ(Show(*places), "江西省 九江市<江西省 新塘镇<九江市 ");
}

TEST(PlacesTest, CharactersThatLookAlikeAreOneAndOthers) {
  const auto load = [](const std::string& rows) {
    const std::filesystem::path folder = FolderNamed("alike");
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "alike.tsv") << "character\talike\n" << rows;
    return LoadAlike({folder.string()});
  };
  const auto alike = load("汨\t泪汩\n");
  ASSERT_TRUE(alike) << alike.error().ToString();
  EXPECT_EQ(alike->front().character, "汨");
  EXPECT_EQ(alike->front().alike, "泪汩");
  EXPECT_TRUE(load("汨罗\t泪\n")
                  .error()
                  .ToString()
                  .ends_with("alike.tsv:2:1: \"汨罗\" is not one character"));
  EXPECT_TRUE(load("汨\t\n").error().ToString().ends_with("nothing is alike"));
  EXPECT_TRUE(LoadAlike({GOUJI_RULES}));
}

TEST(PlacesTest, CharactersThatNoReaderKnowsAreOneEach) {
  const auto load = [](const std::string& rows) {
    const std::filesystem::path folder = FolderNamed("unread");
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "unread.tsv") << "character\n" << rows;
    return LoadUnread({folder.string()});
  };
  const auto unread = load("涞\n阆\n");
  ASSERT_TRUE(unread) << unread.error().ToString();
  EXPECT_EQ(*unread, (std::vector<std::string>{"涞", "阆"}));
  EXPECT_TRUE(
      load("涞源\n").error().ToString().ends_with("unread.tsv:2:1: \"涞源\" is not one character"));
  EXPECT_TRUE(LoadUnread({GOUJI_RULES}));
}

TEST(PlacesTest, ThoseThatGoujiBringsAlongAreWhole) {
  const auto places = LoadPlaces({GOUJI_RULES});
  ASSERT_TRUE(places) << places.error().ToString();
  const auto has = [&](const std::string& name, const std::string& holder) {
    return std::any_of(places->begin(), places->end(), [&](const Place& place) {
      return place.name == name && place.parent >= 0 &&
             (*places)[static_cast<std::size_t>(place.parent)].name == holder;
    });
  };
  EXPECT_GT(places->size(), 43000u);
  EXPECT_TRUE(has("汨罗市", "岳阳市"));
  EXPECT_TRUE(has("东城区", "北京市"));
  EXPECT_TRUE(has("四季青街道", "上城区"));
  EXPECT_TRUE(has("洙边镇", "莒南县"));
}

}  // namespace
}  // namespace gouji::rules
