#include "report/chinese_messages.h"

#include <gtest/gtest.h>

namespace gouji::report {
namespace {

TEST(ChineseMessagesTest, AMessageIsRecognisedWithItsVariableParts) {
  const struct {
    const char *english, *chinese;
  } cases[] = {
      {"no such file", "没有这个文件"},
      {"page 7 does not exist: the number of pages is 2", "没有第7页：共 2 页"},
      {"the key \"basis\" is missing", "缺少键“basis”"},
      {"unknown key \"often\"; expected one of id, kind",
       "不认识的键“often”；应为其中之一：id, kind"},
      {"unknown class \"x\"; expected one of a, b", "不认识的 class“x”；应为其中之一：a, b"},
      {"unknown macro {NUMBER}", "没有宏 {NUMBER}"},
      {"\"甲\" stands twice", "“甲”出现两次"},
      {"\"甲\" stands twice as alias", "“甲”作为 alias 出现两次"},
      // Messages within messages.
      {"not valid YAML: did not find expected key", "不是正确的 YAML（此处应为键：请检查缩进）"},
      {"the text cannot be trusted: the text is drawn as outlines", "文字不可信：文字是画成的轮廓"},
      {"character 8: expected ), but the text ends", "第8个字符：应为 )，而文字已结束"},
      // Words of a library are quoted.
      {"damage was worked around: Illegal character '>'",
       "已绕过损坏之处（原文：Illegal character '>'）"},
      {"damage was worked around: Bad (and 3 more)", "已绕过损坏之处（原文：Bad；另有 3 处）"},
  };
  for (const auto& c : cases) EXPECT_EQ(InChinese(c.english), c.chinese);
}

TEST(ChineseMessagesTest, WordsOfOthersAreNotGuessedAt) {
  EXPECT_EQ(InChinese("Stale file handle"), "");
  EXPECT_EQ(InChinese("no such file here"), "");
  EXPECT_EQ(InChineseOrQuoted("Stale file handle"), "原文：Stale file handle");
}

}  // namespace
}  // namespace gouji::report
