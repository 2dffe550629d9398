#include "report/chinese_messages.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <cstring>

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
      {"\"甲, hotline\" stands in line 41 already", "“甲, hotline”在第41行已有"},
      {"\"P1\" stands in a/periods.tsv:7 already", "“P1”在 a/periods.tsv:7 已有"},
      {"no memory for a YAML parser", "内存不足，无法读取 YAML"},
      {"a measure word is missing", "缺少量词"},
      {"Tesseract's model 'eng' is missing: install the packages a, b and c",
       "缺少 Tesseract 的识别模型“eng”：请安装软件包 a、b 和 c"},
      {"\"件\" cannot be a sign; expected one of !$%&+-/<=>?@^~",
       "“件”不能作记号；应为其中之一：!$%&+-/<=>?@^~"},
      {"\"a(\" is no word; expected words with | between them",
       "“a(”不是词语；应为词语，之间用 | 分开"},
      {"the key \"id\" stands twice", "键“id”出现两次"},
      {"a key must be a text", "键应为文字"},
      {"the pattern \"P1\" misses its example \"共5件\"", "句式“P1”不匹配它的例子“共5件”"},
      {"the pattern \"P1\" matches its counter-example \"共5件\"", "句式“P1”匹配了它的反例“共5件”"},
      // Messages within messages.
      {"number pattern \"n\", example \"5件\": expected text=form",
       "数字写法“n”的例子“5件”：应为 原文=写法"},
      {"number pattern \"n\", example \"5=5\": read as no number",
       "数字写法“n”的例子“5=5”：没有读成数"},
      {"number pattern \"n\", example \"5=5\": read as date 5",
       "数字写法“n”的例子“5=5”：读成 date 5"},
      {"no rule folder: Permission denied", "没有规则文件夹（没有权限）"},
      {"not valid YAML: did not find expected key", "不是正确的 YAML（此处应为键：请检查缩进）"},
      {"the text cannot be trusted: the text is drawn as outlines", "文字不可信：文字是画成的轮廓"},
      {"character 8: expected ), but the text ends", "第8个字符：应为 )，而文字已结束"},
      {"the worker ended by signal 11 (SIGSEGV)", "处理进程被信号 11 (SIGSEGV) 终止"},
      {"took more than 60 seconds of processor time", "处理器时间超过 60 秒"},
      {"--format: At Most 1 required but received 2", "--format 只能给一次，而给了 2 次"},
      // Words of a library are quoted.
      {"the library cannot be loaded, install gouji again: pdf.so: cannot open shared object file",
       "无法加载这个库，请重新安装 gouji（原文：pdf.so: cannot open shared object file）"},
      {"the worker ended by signal 6 (SIGABRT): bad list",
       "处理进程被信号 6 (SIGABRT) 终止（原文：bad list）"},
      {"damage was worked around: Illegal character '>'",
       "已绕过损坏之处（原文：Illegal character '>'）"},
      {"damage was worked around: Bad (and 3 more)", "已绕过损坏之处（原文：Bad；另有 3 处）"},
  };
  for (const auto& c : cases) EXPECT_EQ(InChinese(c.english), c.chinese);
}

TEST(ChineseMessagesTest, WhatFilesAndFoldersFailWithIsKnown) {
  for (const int number :
       {ENOENT, EACCES, EPERM,  ENOTDIR,   EEXIST,   EISDIR,   EIO,     ENAMETOOLONG,
        ELOOP,  EMLINK, ENOSPC, EDQUOT,    EROFS,    EFBIG,    ETXTBSY, EBUSY,
        ENXIO,  ENODEV, EINVAL, ENOTSUP,   ENOSYS,   EPIPE,    EMFILE,  ENFILE,
        EAGAIN, ENOMEM, ESTALE, ETIMEDOUT, ENOTCONN, EHOSTDOWN}) {
    EXPECT_NE(InChinese(std::strerror(number)), "") << std::strerror(number);
  }
}

TEST(ChineseMessagesTest, WordsOfOthersAreNotGuessedAt) {
  EXPECT_EQ(InChinese("Bad font file format"), "");
  EXPECT_EQ(InChinese("no such file here"), "");
  EXPECT_EQ(InChineseOrQuoted("Bad font file format"), "原文：Bad font file format");
}

}  // namespace
}  // namespace gouji::report
