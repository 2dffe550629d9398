#include "normalise/unit_name.h"

#include <gtest/gtest.h>

#include <set>

namespace gouji::normalise {
namespace {

const rules::UnitWords& Words() {
  static const rules::UnitWords words = rules::LoadUnitWords({GOUJI_RULES}).value();
  return words;
}

const UnitContext kCounty = {{"江南省", "临江市", "望山县"}, "2023-05-31", ""};
const UnitContext kCity = {{"江南省", "临江市"}, "2024-02-29", ""};

std::string Id(std::string_view name, const UnitContext& context) {
  return ResolveUnit(name, context, Words()).id;
}

TEST(UnitNameTest, FullShortAndPrefixedNamesAreOneUnit) {
  const std::vector<std::vector<std::string_view>> units = {
      {"市人社局", "市人力资源和社会保障局", "临江市人力资源社会保障局", "人社局"},
      {"市市场监督管理局", "市市场监管局", "市市监局", "市监局", "市场监督管理局"},
      {"市教体局", "市教育体育局", "临江市教育和体育局"},
      {"市资规局", "市自规局", "市自然资源和规划局"},
      {"市文旅广电局", "市文化旅游广电局", "市文化广电和旅游局"},
      {"市公安交警支队", "市公安局交通警察支队", "交警支队"},
      {"市公积金中心", "市住房公积金管理中心"},
      {"临江移动", "市移动公司", "中国移动临江分公司", "中国移动通信集团江南有限公司临江分公司"},
      {"国网临江供电公司", "市供电公司", "国网江南省电力有限公司临江供电分公司"},
      {"国家金融监督管理总局 临江监管分局", "临江金融监管分局", "国家金融监督管理总局",
       "临江监管分局"},
      {"国家税务总局临江市税务局", "市税务局"},
      {"市政府办", "临江市人民政府办公室", "市政府办公室"},
      {"临江经开区", "临江经济技术开发区", "经开区", "经开区管委会"},
      {"市城运集团", "市城运集团公司", "市城市运营集团有限公司"},
      {"临江华润燃气", "华润燃气公司", "临江华润燃气有限公司"},
      {"市邮政局", "中国邮政集团有限公司临江市分公司", "市邮政公司"},
      {"公 安局", "市公安局", "市公安局（交警支队）"},
      {"市市场发展委", "市场发展委员会"},
      {"江岸区", "江岸区人民政府", "临江市江岸区", "江岸区政府"},
  };
  for (const auto& names : units) {
    const std::string id = Id(names.front(), kCity);
    EXPECT_NE(id, "") << names.front();
    for (const std::string_view name : names) EXPECT_EQ(Id(name, kCity), id) << name;
  }
}

TEST(UnitNameTest, NamesThatOnlyLookAlikeAreDifferentUnits) {
  const std::vector<std::vector<std::string_view>> pairs = {
      {"市邮政局", "市邮政管理局"},
      {"市城投集团", "市城发集团", "市城运集团"},
      {"市水务集团", "市自来水公司", "市水利局", "市水务局"},
      {"市医保局", "市环保局", "市医保中心"},
      {"市移动公司", "市联通公司", "市电信公司", "市铁塔公司"},
      {"人民保险", "人寿保险"},
      {"临江海关", "临江海事局"},
      {"临江监管分局", "临江监狱", "临江银保监分局"},
      {"市公安局", "市交警支队", "市公安局特警支队"},
      {"市商务局", "市商务粮食局"},
      {"市教育局", "市教体局", "市体育局"},
      {"市人防办", "市国动办"},
      {"人民医院", "中医院", "第二人民医院"},
      {"临江市", "临江县", "临江区", "市公安局"},
      {"临江镇", "临江街道", "临江乡"},
      {"市电力集团", "市供电公司"},
      {"市住建局", "市住房保障中心", "市住房公积金中心"},
      {"江岸区公安局", "市公安局"},
      {"市政协", "市人大"},
  };
  for (const auto& names : pairs) {
    std::set<std::string> ids;
    for (const std::string_view name : names) {
      EXPECT_NE(Id(name, kCity), "") << name;
      EXPECT_TRUE(ids.insert(Id(name, kCity)).second) << name;
    }
  }
}

TEST(UnitNameTest, ADivisionIsTheSameFromAboveAndFromWithin) {
  EXPECT_EQ(Id("望山县", kCity), Id("县政府", kCounty));
  EXPECT_EQ(Id("望山县公安局", kCity), Id("公安局", kCounty));
  EXPECT_EQ(Id("市公安局", kCity), Id("市公安局", kCounty));
  EXPECT_EQ(Id("望山县清溪镇", kCity), Id("清溪镇", kCounty));
  EXPECT_NE(Id("公安局", kCity), Id("公安局", kCounty));
}

TEST(UnitNameTest, TownshipsAreNamedInManyWays) {
  for (const std::string_view name : {"天问街道办", "天问街道办事处", "天问街道"}) {
    EXPECT_EQ(ResolveUnit(name, kCounty, Words()).canonical, "望山县天问街道");
  }
  EXPECT_EQ(Id("清溪镇党委政府", kCounty), Id("清溪镇", kCounty));
  EXPECT_EQ(Id("十字路街道", kCounty), "江南省/临江市/望山县/十字路街道||government");
}

TEST(UnitNameTest, TheBranchOfAVerticalBodyIsTheBureauOfTheCounty) {
  const std::string id = Id("生态环境局", kCounty);
  EXPECT_EQ(Id("临江市生态环境局望山县分局", kCounty), id);
  EXPECT_EQ(Id("市生态环境局望山分局", kCounty), id);
  EXPECT_NE(Id("市生态环境局", kCounty), id);
}

TEST(UnitNameTest, AnOldWordMeansTheNewUnitOnlyOnceThatExists) {
  UnitContext early = kCounty;
  early.date = "2017-06-30";
  EXPECT_EQ(Id("环保局", kCounty), Id("生态环境局", kCounty));
  EXPECT_NE(Id("环保局", early), Id("生态环境局", early));
  EXPECT_NE(Id("卫计局", kCounty), Id("卫健局", kCounty));
}

TEST(UnitNameTest, TheGroupSaysWhoseDistrictIsMeant) {
  UnitContext context = kCity;
  context.group = "江岸区";
  EXPECT_EQ(Id("区爱卫办", context), Id("江岸区爱卫办", kCity));
  EXPECT_NE(Id("区爱卫办", kCity), Id("江岸区爱卫办", kCity));
}

TEST(UnitNameTest, AutonomousDivisionsAreCalledWithoutTheirPeoples) {
  const UnitContext context = {{"江南省", "南岭苗族侗族自治州"}, "2023", ""};
  EXPECT_EQ(Id("南岭州公安局", context), Id("州公安局", context));
}

TEST(UnitNameTest, WhatIsNoUnitIsSaidToBeNone) {
  for (const std::string_view name : {"合计 (31)", "总 计", "其他", "各乡镇", "市直部门", "流转中",
                                      "承办单位", "县（市）区", "全市平均", "行政事业单位"}) {
    EXPECT_EQ(ResolveUnit(name, kCity, Words()).unit_class, UnitClass::kNotAUnit) << name;
  }
  EXPECT_EQ(FindNonUnit("合计（31）", Words()), NonUnit::kTotal);
  EXPECT_EQ(FindNonUnit("小计", Words()), NonUnit::kSubtotal);
  EXPECT_EQ(FindNonUnit("县市区", Words()), NonUnit::kGroup);
  EXPECT_EQ(FindNonUnit("市公安局", Words()), NonUnit::kNone);
}

TEST(UnitNameTest, GarbageStaysUnresolved) {
  for (const std::string_view name :
       {"山田弘川", "苗門红月色", "————————", "", "12", "市公安局。"}) {
    EXPECT_EQ(ResolveUnit(name, kCity, Words()).unit_class, UnitClass::kUnresolved) << name;
  }
  EXPECT_EQ(Id(std::string(4000, 'x') + "局", kCity), "");
}

TEST(UnitNameTest, TheTraceNamesEveryStep) {
  const ResolvedUnit unit = ResolveUnit("市邮政局", kCity, Words());
  ASSERT_EQ(unit.trace.size(), 3u);
  EXPECT_EQ(unit.trace[0], "division: 江南省/临江市 (level 市)");
  EXPECT_EQ(unit.trace[1], "alias: 邮政局 -> 邮政公司");
  EXPECT_EQ(unit.trace[2], "stem: 中国邮政, class: brand");
  EXPECT_EQ(unit.unit_class, UnitClass::kAlias);
}

TEST(UnitNameTest, NamesOfOneDocumentStandForOneAnother) {
  const std::vector<std::string> names = {"凤凰乡", "望山公安局", "市移动公司", "甘河管委会",
                                          "合计",   "商务粮食局", "水务集团",   "自然资源和规划局"};
  const std::pair<std::string_view, int> cases[] = {
      {"公安局", 1},      {"公安局（交警队）", 1}, {"凤 凰乡", 0}, {"临江移动公司", 2},
      {"甘河", 3},        {"商务局", -1},          {"合计", 4},    {"水利局", -1},
      {"自来水公司", -1}, {"自然资源局", -1},      {"", -1},
  };
  for (const auto& [name, index] : cases) {
    EXPECT_EQ(FindSameUnit(name, names, kCounty, Words()), index) << name;
  }
}

TEST(UnitNameTest, APartOfTwoNamesStandsForNeither) {
  EXPECT_EQ(FindSameUnit("甘河", {"甘河管委会", "甘河园区管委会"}, kCounty, Words()), -1);
}

}  // namespace
}  // namespace gouji::normalise
