#include "report/xml_text.h"

#include <gtest/gtest.h>

namespace gouji::report {
namespace {

TEST(XmlTextTest, MarksOfXmlAreEscaped) {
  EXPECT_EQ(XmlText("<a href=\"x\">&amp;</a>"), "&lt;a href=&quot;x&quot;&gt;&amp;amp;&lt;/a&gt;");
}

TEST(XmlTextTest, WhatXmlCannotHoldIsShown) {
  EXPECT_EQ(XmlText(std::string("a\0b\x1b[2J", 7)), "a␀b␛[2J");
  EXPECT_EQ(XmlText("\xEF\xBF\xBE\xEF\xBF\xBF\xff"), "���");
  EXPECT_EQ(XmlText("一\t二\n"), "一\t二\n");
}

}  // namespace
}  // namespace gouji::report
