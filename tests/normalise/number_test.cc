#include "normalise/number.h"

#include <gtest/gtest.h>

#include <ctime>
#include <string>
#include <string_view>
#include <vector>

namespace gouji::normalise {
namespace {

const rules::NumberWords& Words() {
  static const rules::NumberWords words = rules::LoadNumberWords({GOUJI_RULES}).value();
  return words;
}

std::vector<NumberToken> Find(std::string_view text) {
  return FindNumbers(MakeMatchView(text, Words()), Words());
}

/// The value with its bounds, as in "[5, )": what the words around the number make of it.
std::string Value(const NumberToken& token) {
  using record::Bound;
  const record::Quantity& quantity = token.quantity;
  const std::string value = quantity.value.ToString();
  if (quantity.high) return value + ".." + quantity.high->ToString();
  switch (quantity.bound) {
    case Bound::kExactly:
      return value;
    case Bound::kAtLeast:
      return ">=" + value;
    case Bound::kMoreThan:
      return ">" + value;
    case Bound::kAtMost:
      return "<=" + value;
    case Bound::kLessThan:
      return "<" + value;
    case Bound::kAbout:
      return "~" + value;
    case Bound::kJustBelow:
      return "-" + value;
    case Bound::kJustAbove:
      return "+" + value;
  }
  return "";
}

/// All tokens of a text, one after the other: "int 86 件; date 2024-05-01". Parts of words are left
/// out.
std::string Read(std::string_view text) {
  std::string result;
  for (const NumberToken& token : Find(text)) {
    if (token.kind == NumberKind::kLexical || token.kind == NumberKind::kIdiom) continue;
    if (!result.empty()) result += "; ";
    result += Name(token.kind);
    const bool plain = token.kind < NumberKind::kNormative && token.text.empty();
    result += " " + (plain ? Value(token) : token.text);
    if (!token.quantity.measure.empty()) result += " " + token.quantity.measure;
  }
  return result;
}

struct TextCase {
  std::string_view text, tokens;
};

void ExpectRead(std::initializer_list<TextCase> cases) {
  for (const TextCase& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(Read(c.text), c.tokens);
  }
}

TEST(NumberTest, DigitsAreReadWithTheirMeasureWord) {
  ExpectRead({
      {"办理86件", "int 86 件"},
      {"５０２通", "int 502 通"},
      {"2,468,013元", "money 2468013 元"},
      {"12,34件", "int 12; int 34 件"},
      {"120批2310人次", "int 120 批; int 2310 人次"},
      {"45.6起/天", "rate 45.6 起/天"},
      {"80元/吨", "rate 80 元/吨"},
      {"36℃", "measure 36 ℃"},
      {"7.5公里", "measure 7.5 公里"},
      {"91.2分", "score 91.2 分"},
      {"¥9.90", "money 9.90 元"},
      {"$20", "money 20 美元"},
      {"评分+0.5", "score_delta 0.5"},
      {"各2件", "int 2 件"},
      {"3人工作", "int 3 人"},
  });
}

TEST(NumberTest, ScalesKeepTheLastPrintedPlace) {
  const struct {
    std::string_view text;
    Decimal value;
    int places;
  } cases[] = {
      {"3.14万件", Decimal(314, 2), 2},     {"3.1万亿元", Decimal(31, 11), 1},
      {"20万件", Decimal(20, 4), 0},        {"5千件", Decimal(5, 3), 0},
      {"1,050万件", Decimal(1050, 4), 0},   {"12万3千", Decimal(123, 3), 0},
      {"2亿500万元", Decimal(20500, 4), 0}, {"88.1亿元", Decimal(881, 7), 1},
      {"6.20%", Decimal(620, -2), 2},       {"20多天", Decimal(2, 1), 0},
      {"三点五万件", Decimal(35, 3), 1},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const std::vector<NumberToken> tokens = Find(c.text);
    ASSERT_EQ(tokens.size(), 1u);
    EXPECT_EQ(tokens[0].quantity.value.coefficient(), c.value.coefficient());
    EXPECT_EQ(tokens[0].quantity.value.exponent(), c.value.exponent());
    EXPECT_EQ(tokens[0].quantity.printed_places, c.places);
  }
}

TEST(NumberTest, ChineseNumeralsAreReadAsSpoken) {
  ExpectRead({
      {"一百二", "int 120"},
      {"两百五", "int 250"},
      {"三千六", "int 3600"},
      {"八万四", "int 84000"},
      {"四万零五百人", "int 40500 人"},
      {"两万零七", "int 20007"},
      {"十二件", "int 12 件"},
      {"一千零二十件", "int 1020 件"},
      {"五亿二千万元", "money 520000000 元"},
      {"一万亿元", "money 1000000000000 元"},
      {"卅五件", "int 35 件"},
      {"贰佰零叁元整", "money 203 元"},
      {"伍拾捌万元", "money 580000 元"},
      {"百万元", "money 1000000 元"},
      {"九点二五", "decimal 9.25"},
      {"三百零二点一", "decimal 302.1"},
      {"负十二", "int -12"},
      {"两家", "int 2 家"},
      {"二〇一九", "int 2019"},
      {"幺二零", "phone 120"},
      {"一个半小时", "duration 1.5 小时"},
      {"两年半", "duration 2.5 年"},
      {"半天", "duration 0.5 天"},
  });
}

TEST(NumberTest, SharesAndChangesHaveTheirOwnKinds) {
  ExpectRead({
      {"占百分之七十六点四", "percent 76.4 %"},
      {"百分之8.5", "percent 8.5 %"},
      {"百分之百", "percent 100 %"},
      {"满意率百分百", "percent 100 %"},
      {"4．5％", "percent 4.5 %"},
      {"万分之五", "permyriad 5 ‱"},
      {"-2.41‰", "permille -2.41 ‰"},
      {"4个百分点", "pp 4 百分点"},
      {"二点五个百分点", "pp 2.5 百分点"},
      {"15个基点", "bp 15 基点"},
      {"高1.8个点", "points 1.8 点"},
      {"三成", "percent 30 %"},
      {"七成五", "percent 75 %"},
      {"九折", "percent 90 %"},
      {"八八折", "percent 88 %"},
      {"5倍", "multiple 5 倍"},
      {"增长两倍", "growth_multiple 2 倍"},
      {"翻三番", "doubling 8 倍"},
      {"下降两倍", "semantic_error 2 倍"},
      {"五分之三", "fraction 3/5"},
      {"2/7", "fraction 2/7"},
      {"¾", "fraction 3/4"},
      {"一又四分之一", "fraction 5/4"},
      {"一半", "fraction 1/2"},
      {"29.5:70.5", "composition 29.5;70.5 %"},
      {"12.5:40:47.5", "composition 12.5;40;47.5 %"},
      {"1:200", "ratio 1:200"},
      {"93. 75%", "percent 93.75 %"},
  });
}

TEST(NumberTest, BoundsFollowTheCivilCode) {
  ExpectRead({
      {"90%以上", "lower_bound >=90 %"},
      {"70分以下", "upper_bound <=70 分"},
      {"5个工作日以内", "upper_bound <=5 工作日"},
      {"48小时内", "upper_bound <=48 小时"},
      {"超过2万件", "lower_bound >20000 件"},
      {"不少于3次", "lower_bound >=3 次"},
      {"不超过10%", "upper_bound <=10 %"},
      {"不足五件", "upper_bound <5 件"},
      {"≥85", "lower_bound >=85"},
      {"超半数", "lower_bound 1/2"},
      {"四分之三以上", "lower_bound 3/4"},
      {"80分(含)以上", "lower_bound >=80 分"},
      {"辖区内3家", "int 3 家"},
      {"逾期3件", "int 3 件"},
  });
}

TEST(NumberTest, ApproximationsHaveADirection) {
  ExpectRead({
      {"约3.5万件", "approx ~35000 件"},
      {"70%左右", "approx ~70 %"},
      {"近七成", "approx -70 %"},
      {"将近200件", "approx -200 件"},
      {"330余万元", "approx +3300000 元"},
      {"二十多家", "approx +20 家"},
      {"百余起", "approx +100 起"},
      {"上万件", "approx +10000 件"},
      {"56万多起", "approx +560000 起"},
      {"60出头", "approx +60"},
      {"十来天", "approx ~10 天"},
      {"十几家", "vague 10..20 家"},
      {"多起", "vague 多起 起"},
      {"数百件", "vague 数百件 件"},
  });
}

TEST(NumberTest, RangesAreClosedAndShareWhatThePrinterLeftOut) {
  ExpectRead({
      {"2至4天", "range 2..4 天"},
      {"20～35%", "range 20..35 %"},
      {"20%-35%", "range 20..35 %"},
      {"百分之二十到三十", "range 20..30 %"},
      {"三四天", "range 3..4 天"},
      {"五六十件", "range 50..60 件"},
      {"两三百人", "range 200..300 人"},
      {"十七八岁", "range 17..18 岁"},
      {"1亿～2亿元", "range 100000000..200000000 元"},
      {"从12件到15件", "int 12 件; int 15 件"},
      {"22 -5", "int 22; int -5"},
      {"（甲）-5件", "int 5 件"},
  });
  const std::vector<NumberToken> tokens = Find("3～8万元");
  ASSERT_EQ(tokens.size(), 1u);
  EXPECT_EQ(tokens[0].kind, NumberKind::kAmbiguous);
  EXPECT_EQ(Value(tokens[0]), "30000..80000");
  ASSERT_EQ(tokens[0].alternatives.size(), 1u);
  EXPECT_EQ(tokens[0].alternatives[0].value.ToString(), "3");
}

TEST(NumberTest, DigitsPartedByABlankAreTwoReadingsButARowOfFiguresIsNot) {
  ExpectRead({
      {"7 4.10%", "ambiguous 74.10 %"},
      {"2 345 678元", "ambiguous 2345678 元"},
      {"22 21 21", "int 22; int 21; int 21"},
      {"100% 0 0%", "percent 100 %; int 0; percent 0 %"},
  });
}

TEST(NumberTest, DatesAndPeriodsAreNoQuantities) {
  ExpectRead({
      {"2022年3月8日", "date 2022-03-08"},
      {"二零二四年十二月三十一日", "date 2024-12-31"},
      {"二○二三年", "year 2023"},
      {"2022-03-08", "date 2022-03-08"},
      {"2022.3.8", "date 2022-03-08"},
      {"3月8日", "date --03-08"},
      {"9月份", "month --09"},
      {"第三季度", "quarter Q3"},
      {"2024年四季度", "quarter 2024-Q4"},
      {"上半年", "half_year H1"},
      {"2-5月份", "period [02,05]"},
      {"前5个月", "period [01,05]"},
      {"3月1日至7日", "period [--03-01,--03-07]"},
      {"2022年第9周", "week 2022-W09"},
      {"近两年", "period rel:[-2y,0]"},
      {"去年同期", "period rel:-1y"},
      {"2019年以来", "period [2019,)"},
      {"截至6月30日", "asof --06-30"},
      {"201811月", "date_broken 2018-11"},
      {"2个月", "duration 2 月"},
      {"15:30", "time 15:30"},
      {"7×24小时", "duration_pattern 7x24 小时"},
      {"比9月份上升2.2%", "month --09; percent 2.2 %"},
  });
}

TEST(NumberTest, IdentifiersAreNoQuantities) {
  ExpectRead({
      {"12345热线", "phone 12345"},
      {"“12345”", "phone 12345"},
      {"拨打12315", "phone 12315"},
      {"受理12345件", "int 12345 件"},
      {"0731-82345678", "phone 0731-82345678"},
      {"13712345678", "phone 13712345678"},
      {"联系电话：8234567", "phone 8234567"},
      {"邮编415000", "postcode 415000"},
      {"工单编号:20230912007", "caseid 20230912007"},
      {"〔2022〕15号", "docno 〔2022〕15号"},
      {"根据湘政办发〔2022〕15号", "docno 湘政办发〔2022〕15号"},
      {"17路公交", "route 17"},
      {"G60高速", "route 60"},
      {"5号楼", "address 5"},
      {"三期工程", "address 3"},
      {"B类", "grade B"},
      {"PM2.5", "symbol PM2.5"},
      {"5G基站8座", "symbol 5G; int 8 座"},
      {"-7-", "page 7"},
  });
}

TEST(NumberTest, MarksLabelsAndRanksAreNoQuantities) {
  ExpectRead({
      {"二、存在问题", "listmark 2"},
      {"（三）回访情况", "listmark 3"},
      {"2.强化督办", "listmark 2"},
      {"3.2022年相关补贴", "listmark 3; year 2022"},
      {"2.6月份受理", "listmark 2; month --06"},
      {"5.11月8日", "listmark 5; date --11-08"},
      {"③⑫", "listmark 3; listmark 12"},
      {"附件 3", "label 3"},
      {"情况表二", "label 2"},
      {"代表5人", "int 5 人"},
      {"见图4", "label 4"},
      {"3.2.1", "label 3.2.1"},
      {"1+8城市群", "label 1+8"},
      {"“十一”假期", "label 10-01"},
      {"第57期", "ordinal 57 期"},
      {"第三十二届", "ordinal 32 届"},
      {"排名第三", "rank 3"},
      {"倒数第2名", "rank -2 名"},
      {"居首位", "rank 1 位"},
      {"前五的单位", "topn 5 的"},
      {"前20名", "topn 20 名"},
      {"后三位", "topn -3 位"},
  });
}

TEST(NumberTest, NumeralsInsideWordsAndNamesAreNoNumbers) {
  for (const std::string_view text :
       {"一把手", "统一部署", "进一步", "百姓", "千家万户", "十分满意", "万一", "三方协议",
        "五保户", "一类事", "四风", "双随机", "万科", "零距离", "成立", "一成不变"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(Read(text), "");
  }
  ExpectRead({
      {"三河镇", "placename 三河镇"},
      {"五里乡", "placename 五里乡"},
      {"三明市", "placename 三明市"},
      {"八一路", "placename 八一路"},
      {"五个乡镇", "int 5 个"},
      {"十分之一", "fraction 1/10"},
      {"三十分钟", "duration 30 分钟"},
  });
}

TEST(NumberTest, ClaimsOfNothingAndLostNumbersAreSeen) {
  ExpectRead({
      {"零投诉", "int 零投诉 件"},
      {"与去年持平", "year rel:-1; change 持平"},
      {"基本持平", "approx 基本持平"},
      {"共受理诉求件，", "lost_number 0 件"},
      {"办结率%。", "lost_number 0 %"},
      {"7.%", "ocr_broken 7.% %"},
  });
}

TEST(NumberTest, EveryExampleInTheFilesOfPatternsIsReadAsItSays) {
  for (const auto* patterns : {&Words().patterns, &Words().late_patterns}) {
    for (const rules::NumberPattern& pattern : *patterns) {
      EXPECT_TRUE(FindNumberKind(pattern.kind)) << pattern.id;
      for (const std::string& example : pattern.examples) {
        SCOPED_TRACE(pattern.id + ": " + example);
        const std::size_t equals = example.rfind('=');
        ASSERT_NE(equals, std::string::npos);
        bool found = false;
        for (const NumberToken& token : Find(example.substr(0, equals))) {
          found |= Name(token.kind) == pattern.kind && token.text == example.substr(equals + 1);
        }
        EXPECT_TRUE(found);
      }
    }
  }
}

TEST(NumberTest, TokensAreAscendingAndDoNotOverlap) {
  const MatchView view = MakeMatchView(
      "一、2024年5月，12345热线受理诉求1.2万件，同比增长3～5%，超过90%；附件1：近三年情况（3件）。",
      Words());
  std::size_t end = 0;
  for (const NumberToken& token : FindNumbers(view, Words())) {
    EXPECT_GE(token.begin, end);
    EXPECT_LE(token.begin, token.number_begin);
    EXPECT_LE(token.number_begin, token.number_end);
    EXPECT_LE(token.number_end, token.end);
    end = token.end;
  }
  EXPECT_LE(end, view.text.size());
}

TEST(NumberTest, KindsHaveNamesThatLeadBack) {
  for (int i = 0; i <= static_cast<int>(NumberKind::kDurationPattern); ++i) {
    const auto kind = static_cast<NumberKind>(i);
    EXPECT_EQ(FindNumberKind(Name(kind)), kind);
  }
  EXPECT_FALSE(FindNumberKind("no such kind"));
  EXPECT_TRUE(IsQuantity(NumberKind::kAmbiguous));
  EXPECT_FALSE(IsQuantity(NumberKind::kVague));
  EXPECT_FALSE(IsQuantity(NumberKind::kDate));
}

/// Processor time of reading `part` over and over, in seconds.
double TimeToRead(std::string_view part, std::size_t size) {
  std::string text;
  while (text.size() < size) text += part;
  const std::clock_t start = std::clock();
  Find(text);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

// Each text is one that a careless scanner reads in quadratic time: sixteen times as long for four
// times the text.
TEST(NumberTest, HostileTextsTakeLinearTime) {
  for (const std::string_view part :
       {"9",        "9,",   "9.", "9 ", "一", "百", "万亿", "十零",   "1-",  "1:", "1/", "(1",
        "〔2024〕", "之一", "第", "-",  "¥",  "半", "余",   "2024年", "1月", "表", "a1", "附件"}) {
    SCOPED_TRACE(part);
    constexpr double kNoise = 0.1;  // Seconds.
    EXPECT_LT(TimeToRead(part, 20'000), 10 * TimeToRead(part, 5'000) + kNoise);
  }
}

}  // namespace
}  // namespace gouji::normalise
