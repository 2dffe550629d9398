#include "reader/encoding.h"

#include <gtest/gtest.h>

namespace gouji::reader {
namespace {

TEST(EncodingTest, TextIsDecodedByItsMarkOrByItsValidity) {
  using namespace std::string_literals;
  struct Case {
    const char* what;
    std::string bytes;
    const char* text;  ///< nullptr: refused.
  };
  const Case cases[] = {
      {"UTF-8", "热线", "热线"},
      {"UTF-8 with a mark", "\xEF\xBB\xBF热线", "热线"},
      {"GBK", "\xC8\xC8\xCF\xDF", "热线"},
      {"GB18030 with four bytes (㐁)", "\x81\x39\xEF\x30", "㐁"},
      {"UTF-16, little end first", "\xFF\xFE\x2D\x4E"s, "中"},
      {"UTF-16, big end first", "\xFE\xFF\x4E\x2D"s, "中"},
      {"half a UTF-16 unit", "\xFF\xFE\x2D\x4E\x41"s, nullptr},
      {"damaged UTF-8 with a mark", "\xEF\xBB\xBF\xE7\x83"s, nullptr},
      {"half a GBK character", "\xC8\xC8\xCF"s, nullptr},
      {"nothing", "", ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.what);
    const std::optional<std::string> text = DecodeText(c.bytes);
    EXPECT_EQ(text.has_value(), c.text != nullptr);
    if (text && c.text != nullptr) {
      EXPECT_EQ(*text, c.text);
    }
  }
}

}  // namespace
}  // namespace gouji::reader
