#include "report/xml_text.h"

#include "base/utf8.h"

namespace gouji::report {

std::string XmlText(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char32_t c = NextCodePoint(text, &offset);
    switch (c) {
      case U'&':
        result += "&amp;";
        break;
      case U'<':
        result += "&lt;";
        break;
      case U'>':
        result += "&gt;";
        break;
      case U'"':
        result += "&quot;";
        break;
      default:
        if (c < 0x20 && c != U'\t' && c != U'\n' && c != U'\r') {
          AppendUtf8(U'\u2400' + c, &result);
        } else {
          AppendUtf8(c == 0xFFFE || c == 0xFFFF ? U'\uFFFD' : c, &result);
        }
    }
  }
  return result;
}

}  // namespace gouji::report
