#include "report/markdown_text.h"

namespace gouji::report {

std::string MarkdownText(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '\n':
      case '\r':
        result += ' ';
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '&':
        result += "&amp;";
        break;
      case '|':
      case '\\':
      case '`':
      case '*':
      case '_':
      case '[':
      case ']':
      case '#':
        result += '\\';
        result += c;
        break;
      default:
        result += c;
    }
  }
  return result;
}

}  // namespace gouji::report
