#include "normalise/indicator.h"

#include <gtest/gtest.h>

namespace gouji::normalise {
namespace {

using rules::Relation;

const rules::Indicators& Words() {
  static const rules::Indicators words = rules::LoadIndicators({GOUJI_RULES}).value();
  return words;
}

struct LabelCase {
  std::string_view label;
  std::string_view indicator;
  std::string_view qualifier = "";
};

TEST(IndicatorTest, HeadersOfBulletinsNameTheirIndicator) {
  const LabelCase cases[] = {
      {"应办 理数", "due"},
      {"办理 数", "handled"},
      {"办结率", "rate_handled"},
      {"按期 办理数", "handled_on_time"},
      {"按期 办结率", "rate_on_time"},
      {"返工数", "rework"},
      {"返工率", "rate_rework"},
      {"回访不满意数", "callback_unsat"},
      {"群众 不满意率", "rate_unsat"},
      {"回访满 意数", "callback_sat"},
      {"群众 满意率", "rate_sat"},
      {"综合 指标值", "composite"},
      {"等级 评价", "grade"},
      {"受理案件数", "received"},
      {"承办量", "assigned"},
      {"督办次数", "supervised"},
      {"回访服务过程 满意率", "rate_sat_service"},
      {"回访办理结果满意率", "rate_sat_result"},
      {"加扣分值", "score_delta"},
      {"办结率（%）", "rate_handled"},
      {"承办单位", "units"},
      {"部门名称", ""},
      {"序号", ""},
  };
  for (const LabelCase& c : cases) {
    SCOPED_TRACE(c.label);
    const IndicatorMatch match = MatchIndicator(c.label, "", Words());
    EXPECT_EQ(match.indicator, c.indicator);
    EXPECT_EQ(match.qualifier, c.qualifier);
  }
}

TEST(IndicatorTest, WhatIsNotNeutralIsTheQualifier) {
  const LabelCase cases[] = {
      {"超期30天以上工单数", "overdue", "30天以上"},
      {"受理群众反映涉冰冻雨雪天气相关诉求", "received", "涉冰冻雨雪天气"},
      {"受理市民各类来电诉求", "received", ""},
      {"受理中国政府网留言", "received", "中国政府网留言"},
      {"转办工单回访满意率", "rate_sat", "转办"},
      {"按期办结工单数量", "handled_on_time", ""},
      {"受理量同比增减", "change_year", "受理量"},
      {"农林水利类", "", ""},
  };
  for (const LabelCase& c : cases) {
    SCOPED_TRACE(c.label);
    const IndicatorMatch match = MatchIndicator(c.label, "", Words());
    EXPECT_EQ(match.indicator, c.indicator);
    EXPECT_EQ(match.qualifier, c.qualifier);
  }
}

TEST(IndicatorTest, ANegationTurnsAnAliasOff) {
  EXPECT_EQ(MatchIndicator("满意数", "", Words()).indicator, "callback_sat");
  EXPECT_EQ(MatchIndicator("不满意数", "", Words()).indicator, "callback_unsat");
  EXPECT_EQ(MatchIndicator("未办结数", "", Words()).indicator, "unfinished");
  EXPECT_EQ(MatchIndicator("未回访数", "", Words()).indicator, "");
}

TEST(IndicatorTest, ARatingOfWhatAnAliasCountsIsNoCount) {
  for (const char* label : {"办理按期比率", "办结数均值", "受理指数"}) {
    EXPECT_EQ(MatchIndicator(label, "", Words()).indicator, "") << label;
  }
  // What has an indicator of its own is that.
  EXPECT_EQ(MatchIndicator("满意率得分", "", Words()).indicator, "score");
  EXPECT_EQ(MatchIndicator("办理办结比率", "", Words()).indicator, "rate_handled");
}

TEST(IndicatorTest, ALookAlikeIsNoIndicatorAndSaysSo) {
  const IndicatorMatch match = MatchIndicator("办理质量", "", Words());
  EXPECT_EQ(match.indicator, "");
  EXPECT_EQ(match.relation, Relation::kNever);
  EXPECT_EQ(match.alias, "办理质量");
}

TEST(IndicatorTest, ATopicMayGiveAWordItsOwnMeaning) {
  EXPECT_EQ(MatchIndicator("受理量", "hotline", Words()).indicator, "received");
  EXPECT_EQ(MatchIndicator("受理量", "letters", Words()).indicator, "letters");
}

TEST(IndicatorTest, ASentenceIsNoLabel) {
  std::string sentence;
  for (int i = 0; i < 40; ++i) sentence += "受理量";
  EXPECT_EQ(MatchIndicator(sentence, "", Words()).indicator, "");
}

TEST(IndicatorTest, AHeadingOpensTheTopicThatItAloneNames) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"二、12345 热线运行情况", "hotline"},
      {"2023 年 5 月屈原管理区市长信箱部门考核统计", "letters"},
      {"2、政企通专线办理情况", "enterprise"},
      {"市12345热线平台共受理涉企诉求", "enterprise"},
      {"12345热线和市长信箱工作考核扣分表", ""},
      {"市 12345 热线服务中心共受理群众来信", "letters"},
      {"君山区热线办", ""},
      {"行政事业单位", ""},
  };
  for (const auto& [text, topic] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(FindTopic(text, Words()), topic);
  }
}

TEST(IndicatorTest, ACategoryIsNamedWithoutItsClassWord) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"咨询类", "咨询"},
      {"居民生活问题", "居民生活"},
      {"环境卫生方面的诉求", "环境卫生"},
      {"其他诉求", "其他"},
      {"问题", "问题"},
      {"住房与 城乡建设类", "住房与城乡建设"},
      {"投诉举报类", "投诉举报"},
  };
  for (const auto& [label, key] : cases) EXPECT_EQ(CategoryKey(label, Words()), key);
}

}  // namespace
}  // namespace gouji::normalise
