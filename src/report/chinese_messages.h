#pragma once

// The messages of Errors and Notes in Chinese. They are made in English, deep in libraries that
// know no reader; here, on the way out, each is recognised by its wording.

#include <string>
#include <string_view>

namespace gouji::report {

/// The Chinese for a message of gouji, its variable parts included, or for what the system says of
/// files; "" for other words (of a library).
std::string InChinese(std::string_view message);

/// The same, with words that are not ours quoted as such: "原文：…".
std::string InChineseOrQuoted(std::string_view message);

}  // namespace gouji::report
