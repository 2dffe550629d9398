#pragma once

// Text of strangers inside of XML and HTML.

#include <string>
#include <string_view>

namespace gouji::report {

/// With & < > " escaped. What XML 1.0 (2.2) cannot hold is shown instead: a control character as
/// its picture (␛), any other as U+FFFD. TAB and line ends stay.
std::string XmlText(std::string_view text);

}  // namespace gouji::report
