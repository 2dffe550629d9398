#include "normalise/name_list.h"

#include <gtest/gtest.h>

#include <set>

namespace gouji::normalise {
namespace {

std::string Split(std::string_view list, std::optional<std::size_t> count,
                  const std::set<std::string, std::less<>>& known) {
  const auto is_name = [&](std::string_view text) { return known.contains(text); };
  std::string names;
  for (const ListedName& name : SplitNames(list, {"以及", "和", "与"}, count, is_name)) {
    EXPECT_EQ(list.substr(name.begin, name.text.size()), name.text);
    names += (names.empty() ? "" : "|") + name.text;
  }
  return names;
}

TEST(NameListTest, CommasPartAndJointsPartOnlyWhereItIsPlain) {
  struct Case {
    std::string_view list;
    std::optional<std::size_t> count;
    std::set<std::string, std::less<>> known;
    std::string_view names;
  };
  const Case cases[] = {
      {"东镇、西镇、北镇", {}, {}, "东镇|西镇|北镇"},
      {"东镇、西镇和北镇", {}, {}, "东镇|西镇|北镇"},
      {"东镇和西镇", {}, {}, "东镇和西镇"},
      {"东镇和西镇", 2, {}, "东镇|西镇"},
      {"东镇和西镇", {}, {"东镇", "西镇"}, "东镇|西镇"},
      {"财政局、教育和体育局", {}, {"教育和体育局", "体育局"}, "财政局|教育和体育局"},
      {"财政局、教育和体育局", 2, {}, "财政局|教育和体育局"},
      {"财政局、教育和体育局、交通局和水利局", 4, {}, "财政局|教育和体育局|交通局|水利局"},
      {"教育和体育局和水利局、财政局",
       {},
       {"教育和体育局", "水利局"},
       "教育和体育局|水利局|财政局"},
      {"公安局(交警、巡警)、财政局", {}, {}, "公安局(交警、巡警)|财政局"},
      {"、东镇、", {}, {}, "东镇"},
      {"", {}, {}, ""},
  };
  for (const Case& c : cases) EXPECT_EQ(Split(c.list, c.count, c.known), c.names) << c.list;
}

TEST(NameListTest, AHostileListIsCut) {
  std::string list;
  for (int i = 0; i < 5000; ++i) list += "镇、";
  EXPECT_LE(SplitNames(list, {}, {}, [](std::string_view) { return false; }).size(), 200u);
}

}  // namespace
}  // namespace gouji::normalise
