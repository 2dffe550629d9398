#include "scan/name_correction.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace gouji::scan {
namespace {

/// 九江市 with three counties and a street, 萍乡市 with one county, and words of offices.
Vocabulary Names() {
  Vocabulary names;
  const int province = names.AddPlace("江西省", -1);
  const int city = names.AddPlace("九江市", province);
  for (const char* county : {"濂溪区", "浔阳区", "都昌县", "湖口县"}) names.AddPlace(county, city);
  names.AddPlace("湓浦街道", 3);
  const int far = names.AddPlace("江苏省", -1);
  const int far_city = names.AddPlace("无锡市", far);
  names.AddPlace("梁溪区", far_city);
  names.AddWord("按期办理数");
  for (const char* part : {"市", "财政", "税务", "局", "供电公司", "海关"}) names.AddPart(part);
  return names;
}

ReadName Read(const std::string& text, const std::vector<double>& confidences) {
  ReadName name;
  for (const char32_t c : ToUtf32(text)) name.push_back({c, confidences.at(name.size())});
  return name;
}

const std::vector<std::u32string> kOnPage = {U"都昌县", U"湖口县"};

std::string Corrected(const ReadName& first, const ReadName& second,
                      const std::vector<std::u32string>& on_page = kOnPage,
                      const Vocabulary& names = Names()) {
  const PageContext context(names, on_page);
  const auto correction =
      Correct(names, context, first, second, std::set(on_page.begin(), on_page.end()));
  return correction ? ToUtf8(correction->text) : "";
}

TEST(NameCorrectionTest, ADoubtfulCharacterGivesWayToTheNameOfASibling) {
  EXPECT_EQ(Corrected(Read("湾溪区", {0.90, 0.95, 0.99}), Read("渡溪区", {0.88, 0.92, 0.99})),
            "濂溪区");
}

TEST(NameCorrectionTest, WhatTheReaderWasSureOfStays) {
  EXPECT_EQ(Corrected(Read("湾溪区", {0.99, 0.95, 0.99}), Read("渡溪区", {0.88, 0.92, 0.99})), "");
}

TEST(NameCorrectionTest, WithoutTheNameInTheVocabularyNothingIsCorrected) {
  EXPECT_EQ(Corrected(Read("柴桑区", {0.95, 0.95, 0.99}), Read("柴朵区", {0.95, 0.88, 0.99})), "");
}

TEST(NameCorrectionTest, WithoutASecondReaderNothingIsCorrected) {
  EXPECT_EQ(Corrected(Read("湾溪区", {0.60, 0.95, 0.99}), {}), "");
}

TEST(NameCorrectionTest, NamesThatAreEquallyNearAreLeftAlone) {
  Vocabulary names = Names();
  names.AddPlace("兰溪区", 1);
  EXPECT_EQ(Corrected(Read("湾溪区", {0.90, 0.95, 0.99}), Read("渡溪区", {0.88, 0.92, 0.99}),
                      kOnPage, names),
            "");
}

TEST(NameCorrectionTest, OfTwoNamesTheOneWhoseCharacterLooksAlikeIsMeant) {
  Vocabulary names = Names();
  names.AddPlace("兰溪区", 1);
  names.AddAlike("濂", "湾渡");
  EXPECT_EQ(Corrected(Read("湾溪区", {0.90, 0.95, 0.99}), Read("渡溪区", {0.88, 0.92, 0.99}),
                      kOnPage, names),
            "濂溪区");
}

TEST(NameCorrectionTest, ANameThatStandsOnThePageAlreadyMustCostLess) {
  Vocabulary names = Names();
  names.AddPlace("兰溪区", names.PlacesNamed(U"无锡市").front());
  const std::vector<std::u32string> on_page = {U"都昌县", U"湖口县", U"濂溪区"};
  const ReadName second = Read("渡溪区", {0.88, 0.92, 0.99});
  // And never makes room for the next best.
  EXPECT_EQ(Corrected(Read("湾溪区", {0.95, 0.95, 0.99}), second, on_page, names), "");
  EXPECT_EQ(Corrected(Read("湾溪区", {0.70, 0.95, 0.99}), second, on_page, names), "濂溪区");
}

TEST(NameCorrectionTest, ANameFromElsewhereIsWeighedAgainstOneOfTheRegion) {
  const ReadName first = Read("梁溪区", {0.78, 0.94, 0.99});
  const ReadName second = Read("滤溪区", {0.85, 0.94, 0.99});
  EXPECT_EQ(Corrected(first, second), "濂溪区");
  EXPECT_EQ(Corrected(first, second, {}), "");
}

TEST(NameCorrectionTest, ACharacterReadAsTwoIsOneAgain) {
  EXPECT_EQ(Corrected(Read("都日昌县", {0.99, 0.90, 0.96, 0.99}),
                      Read("都昌县", {0.99, 0.95, 0.99}), {U"浔阳区", U"湖口县"}),
            "都昌县");
}

TEST(NameCorrectionTest, HeadsAreNames) {
  EXPECT_EQ(Corrected(Read("技期办理数", {0.91, 0.98, 0.99, 0.99, 0.99}),
                      Read("按期办理数", {0.95, 0.98, 0.99, 0.99, 0.99})),
            "按期办理数");
}

TEST(NameCorrectionTest, OneWordOfAnOfficeIsPutRight) {
  EXPECT_EQ(Corrected(Read("市财攻局", {0.99, 0.99, 0.85, 0.99}),
                      Read("市财玫局", {0.99, 0.99, 0.85, 0.99})),
            "市财政局");
}

TEST(NameCorrectionTest, APlaceThatOtherNamesBeginWithIsKnownInOffices) {
  const std::vector<std::u32string> begin_with_it = {U"九江税务局", U"九江海关"};
  const ReadName first = Read("力江供电公司", {0.88, 0.95, 0.99, 0.99, 0.99, 0.99});
  const ReadName second = Read("九江供电公司", {0.93, 0.98, 0.99, 0.99, 0.99, 0.99});
  EXPECT_EQ(Corrected(first, second, begin_with_it), "九江供电公司");
  EXPECT_EQ(Corrected(first, second, {}), "");
}

TEST(NameCorrectionTest, ASignThatOnlyOneReaderSawIsDropped) {
  EXPECT_EQ(Corrected(Read("路灯维修,", {0.99, 0.99, 0.99, 0.99, 0.87}),
                      Read("路灯维修", {0.99, 0.99, 0.99, 0.99})),
            "路灯维修");
  EXPECT_EQ(Corrected(Read("路灯维修,", {0.99, 0.99, 0.99, 0.99, 0.87}),
                      Read("路灯维修,", {0.99, 0.99, 0.99, 0.99, 0.87})),
            "");
}

TEST(NameCorrectionTest, SignsThatNoNameHasAreDroppedWhoeverSeesThem) {
  Vocabulary names = Names();
  names.AddPart("有限公司");
  const std::vector<double> sure(9, 0.98);
  const auto both = [&](const std::string& name) {
    const ReadName read = Read(name, sure);
    return Corrected(read, read, kOnPage, names);
  };
  EXPECT_EQ(both("某山水务有,限公司"), "某山水务有限公司");
  EXPECT_EQ(both("某山,水务公司"), "");  // It parts no word: it may be printed.
  EXPECT_EQ(both("消防救援大队、"), "消防救援大队");
  EXPECT_EQ(both("投资〈集团)公司"), "投资(集团)公司");
  EXPECT_EQ(both("《水法》(新)"), "");
}

// Both readers see what stands before the mark, which only one of them saw; that is no dust.
TEST(NameCorrectionTest, SentencesAndFiguresKeepTheirMarksAndDigits) {
  const std::vector<double> sure(6, 0.9);
  EXPECT_EQ(Corrected(Read("总量占比。", {sure.begin(), sure.end()}),
                      Read("总量占比", {sure.begin(), sure.end()})),
            "");
  EXPECT_EQ(Corrected(Read("占79%6", {sure.begin(), sure.end()}),
                      Read("占79%", {sure.begin(), sure.end()})),
            "");
}

/// 彭泽县 besides, and a list of so many of its siblings.
std::string CorrectedInList(const ReadName& first, const ReadName& second,
                            const std::vector<std::u32string>& siblings, Vocabulary names) {
  names.AddPlace("彭泽县", 1);
  return Corrected(first, second, siblings, names);
}

TEST(NameCorrectionTest, WhatTheListOfItsSiblingsLacksIsMeantEvenIfAReaderWasSure) {
  const ReadName first = Read("茧泽县", {0.99, 0.99, 0.99}),
                 second = Read("豆泽县", {0.97, 0.99, 0.99});
  const std::vector<std::u32string> three = {U"都昌县", U"湖口县", U"濂溪区"};
  EXPECT_EQ(CorrectedInList(first, second, three, Names()), "彭泽县");
  EXPECT_EQ(CorrectedInList(first, second, {U"都昌县", U"湖口县"}, Names()), "");
  EXPECT_EQ(CorrectedInList(first, second, {U"都昌县", U"湖口县", U"濂溪区", U"彭泽县"}, Names()),
            "");
  EXPECT_EQ(CorrectedInList(first, Read("豆泽区", {0.97, 0.99, 0.99}), three, Names()), "");
}

TEST(NameCorrectionTest, OfTwoMissingPlacesOfTheRegionNeitherIsMeant) {
  Vocabulary names = Names();
  const std::vector<std::u32string> three = {U"都昌县", U"湖口县", U"濂溪区"};
  const ReadName first = Read("上村县", {0.99, 0.95, 0.99}),
                 second = Read("上果县", {0.99, 0.95, 0.99});
  names.AddPlace("上犹县", 1);
  EXPECT_EQ(Corrected(first, second, three, names), "上犹县");
  names.AddPlace("上栗县", names.AddPlace("萍乡市", 0));
  EXPECT_EQ(Corrected(first, second, three, names), "");
}

TEST(NameCorrectionTest, AMissingSiblingIsNeverSure) {
  const std::vector<std::u32string> three = {U"都昌县", U"湖口县", U"濂溪区"};
  const Vocabulary names = Names();
  const auto correction =
      Correct(names, PageContext(names, three), Read("浮阳区", {0.6, 0.99, 0.99}),
              Read("淳阳区", {0.6, 0.99, 0.99}), {three.begin(), three.end()});
  ASSERT_TRUE(correction);
  EXPECT_EQ(ToUtf8(correction->text), "浔阳区");
  EXPECT_GE(correction->cost, 0.1);
}

TEST(NameCorrectionTest, WhereReadersAgreeTheMissingSiblingMustLookLikeIt) {
  const ReadName read = Read("茧泽县", {0.987, 0.99, 0.99});
  const std::vector<std::u32string> three = {U"都昌县", U"湖口县", U"濂溪区"};
  EXPECT_EQ(CorrectedInList(read, read, three, Names()), "");
  Vocabulary names = Names();
  names.AddAlike("彭", "茧");
  EXPECT_EQ(CorrectedInList(read, read, three, names), "彭泽县");
}

TEST(NameCorrectionTest, WhatReadersDoNotKnowTheyReadAsAnything) {
  const ReadName read = Read("梁泽县", {0.987, 0.99, 0.99});
  const std::vector<std::u32string> three = {U"都昌县", U"湖口县", U"濂溪区"};
  Vocabulary names = Names();
  EXPECT_EQ(CorrectedInList(read, read, three, names), "");
  names.AddUnread("彭");
  EXPECT_EQ(CorrectedInList(read, read, three, names), "彭泽县");
  // Nothing is left of a name of two characters but 县.
  names.AddPlace("蠡县", 1);
  names.AddUnread("蠡");
  const ReadName brief = Read("印县", {0.987, 0.99});
  EXPECT_EQ(CorrectedInList(brief, brief, three, names), "");
}

TEST(NameCorrectionTest, ElsewhereAnUnreadCharacterIsNoReason) {
  Vocabulary names = Names();
  names.AddPlace("渌北区", names.AddPlace("白城市", names.AddPlace("吉林省", -1)));
  const ReadName read = Read("染北区", {0.6, 0.99, 0.99});
  EXPECT_EQ(Corrected(read, read, kOnPage, names), "渌北区");
  names.AddUnread("渌");
  EXPECT_EQ(Corrected(read, read, kOnPage, names), "");
}

TEST(NameCorrectionTest, AThirdOfALongMissingSiblingMayBeMisread) {
  Vocabulary names = Names();
  names.AddPlace("芷江侗族自治县", 1);
  const std::vector<double> sure(7, 0.95);
  const ReadName first = Read("芒汪侗族自治县", sure), second = Read("茫汪侗族自治县", sure);
  names.AddAlike("江", "汪");
  EXPECT_EQ(Corrected(first, second, {U"都昌县", U"湖口县", U"濂溪区"}, names), "芷江侗族自治县");
  EXPECT_EQ(Corrected(first, second, {U"无锡市", U"梁溪区"}, names), "") << "of another region";
}

TEST(NameCorrectionTest, ACityIsKnownFromTheMiddleOfOtherNames) {
  const auto office = [](const std::vector<std::u32string>& on_page) {
    return Corrected(Read("力江供电公司", {0.88, 0.95, 0.99, 0.99, 0.99, 0.99}),
                     Read("刀江供电公司", {0.90, 0.95, 0.99, 0.99, 0.99, 0.99}), on_page);
  };
  EXPECT_EQ(office({U"中国移动九江分公司", U"中国电信九江分公司"}), "九江供电公司");
  EXPECT_EQ(office({U"中国移动九江分公司"}), "");
  // Once whole and twice nearly.
  EXPECT_EQ(office({U"中国移动九江分公司", U"中国电信力江分公司", U"中国联通刀江分公司"}),
            "九江供电公司");
  EXPECT_EQ(office({U"中国电信力江分公司", U"中国联通刀江分公司"}), "");
}

TEST(NameCorrectionTest, InAnOfficeReadersThatAgreeAreOverruledByWhatLooksAlikeOnly) {
  Vocabulary names = Names();
  names.AddPart("计划");
  const ReadName first = Read("市守阳局", {0.99, 0.60, 0.80, 0.99});
  const ReadName second = Read("市计阳局", {0.99, 0.60, 0.80, 0.99});
  EXPECT_EQ(Corrected(first, second, kOnPage, names), "");
  names.AddAlike("划", "阳");
  EXPECT_EQ(Corrected(first, second, kOnPage, names), "市计划局");
}

TEST(NameCorrectionTest, WhereThePageSpeaksOfACityReadersThatAreUnsureMeanIt) {
  const auto office = [](const std::string& name, double confidence,
                         const std::vector<std::u32string>& on_page) {
    const ReadName read = Read(name, {0.99, 0.99, confidence, 0.97, 0.99, 0.99, 0.99});
    return Corrected(read, read, on_page);
  };
  const std::vector<std::u32string> speak = {U"中国移动九江分公司", U"中国电信九江分公司"};
  EXPECT_EQ(office("国网守江分公司", 0.93, speak), "国网九江分公司");
  EXPECT_EQ(office("国网守江分公司", 0.97, speak), "");
  EXPECT_EQ(office("国网守江分公司", 0.93, {U"中国移动九江分公司"}), "");
}

TEST(NameCorrectionTest, ACityThatNobodyReadsIsKnownIfOthersSayItsProvince) {
  std::vector<std::u32string> unread = {U"中国移动九守分公司", U"中国电信九讲分公司",
                                        U"中国联通九午分公司", U"九究海关", U"江西广电公司"};
  const ReadName first = Read("九守海关", {0.99, 0.80, 0.99, 0.99});
  const ReadName second = Read("九寞海关", {0.99, 0.80, 0.99, 0.99});
  EXPECT_EQ(Corrected(first, second, unread), "九江海关");
  unread.pop_back();
  EXPECT_EQ(Corrected(first, second, unread), "");
}

TEST(NameCorrectionTest, AMissingSiblingOfALongNameNeedNotLookLikeIt) {
  Vocabulary names = Names();
  names.AddPlace("芷江侗族自治县", 1);
  const ReadName read = Read("芷法何族自治县", std::vector<double>(7, 0.88));
  EXPECT_EQ(Corrected(read, read, kOnPage, names), "芷江侗族自治县");
  // Of a long name a reader often loses the end.
  const ReadName cut = Read("芷汪洞族自治", std::vector<double>(6, 0.99));
  EXPECT_EQ(Corrected(read, cut, kOnPage, names), "芷江侗族自治县");
  EXPECT_EQ(Corrected(cut, cut, kOnPage, names), "");
}

TEST(NameCorrectionTest, NoDigitIsDropped) {
  Vocabulary names = Names();
  names.AddWord("月份");
  const ReadName read = Read("8月份", {0.80, 0.99, 0.99});
  EXPECT_EQ(Corrected(read, read, kOnPage, names), "");
  EXPECT_EQ(Corrected(Read(".月份", {0.80, 0.99, 0.99}), read, kOnPage, names), "月份");
}

TEST(NameCorrectionTest, NearlyKnownIsWhatACloserLookIsWorth) {
  Vocabulary names = Names();
  names.AddPart("中国电信");
  names.AddPart("分公司");
  const PageContext context(names, kOnPage);
  EXPECT_TRUE(IsNearlyKnown(names, context, U"梁溪区"));   // 濂溪区.
  EXPECT_FALSE(IsNearlyKnown(names, context, U"梁溪县"));  // Both readers are good at the last.
  EXPECT_FALSE(IsNearlyKnown(names, context, U"梁漢区"));
  EXPECT_TRUE(IsNearlyKnown(names, context, U"中国电信力江分公司"));
  EXPECT_FALSE(IsNearlyKnown(names, context, U"华润燃气力江分公司"));
}

TEST(NameCorrectionTest, ACloserLookCountsIfItSaysAKnownNameThatIsNear) {
  Vocabulary names = Names();
  names.AddPart("中国电信");
  names.AddPart("分公司");
  const PageContext context(names, kOnPage);
  const std::vector<double> sure(10, 0.9);
  const auto within = [&](const std::u32string& name, const std::string& again,
                          double least = 0.9) {
    ReadName read = Read(again, sure);
    read.front().confidence = least;
    return ToUtf8(KnownWithin(names, context, name, read));
  };
  EXPECT_EQ(within(U"梁溪区", "濂溪区"), "濂溪区");
  EXPECT_EQ(within(U"梁溪区", "濂溪区。"), "濂溪区");
  EXPECT_EQ(within(U"梁溪区", "濂溪区", 0.5), "");
  EXPECT_EQ(within(U"梁溪区", "浔阳区"), "");  // Known, and far from what was read before.
  EXPECT_EQ(within(U"兼溪区", "梁溪区"), "");  // Of another region.
  EXPECT_EQ(within(U"中国电信力江分公司", "中国电信九江分公司"), "中国电信九江分公司");
}

TEST(NameCorrectionTest, KnownAreNamesOfTheRegionHeadsAndOffices) {
  const Vocabulary names = Names();
  const PageContext context(names, kOnPage);
  EXPECT_TRUE(IsKnown(names, context, U"濂溪区"));
  EXPECT_TRUE(IsKnown(names, context, U"按期办理数"));
  EXPECT_TRUE(IsKnown(names, context, U"市税务局"));
  EXPECT_FALSE(IsKnown(names, context, U"梁溪区"));
  EXPECT_FALSE(IsKnown(names, context, U"税务嗯局"));
}

TEST(NameCorrectionTest, TheCharactersOfTheReadingAreGivenTheirTexts) {
  const auto texts = [](const ReadName& name, const std::u32string& text) {
    std::string shown;
    for (const Replacement& r : Align(Vocabulary(), name, text))
      shown += "[" + ToUtf8(r.text) + "]";
    return shown;
  };
  EXPECT_EQ(texts(Read("湾溪区", {0.9, 0.9, 0.9}), U"濂溪区"), "[濂][溪][区]");
  EXPECT_EQ(texts(Read("都日昌县", {0.9, 0.9, 0.9, 0.9}), U"都昌县"), "[都][][昌][县]");
  EXPECT_EQ(texts(Read("县(市区)", {0.9, 0.9, 0.9, 0.9, 0.9}), U"县(市、区)"),
            "[县][(][市、][区][)]");
  EXPECT_EQ(texts(Read("溪区", {0.9, 0.9}), U"濂溪区"), "[濂溪][区]");
}

}  // namespace
}  // namespace gouji::scan
