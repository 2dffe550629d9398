#pragma once

// Text of a bulletin inside Markdown, where it must not become markup.

#include <string>
#include <string_view>

namespace gouji::report {

/// Escapes what Markdown and HTML would take for markup; line ends become blanks.
std::string MarkdownText(std::string_view text);

}  // namespace gouji::report
