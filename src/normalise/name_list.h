#pragma once

// "十字路街道、大店镇和团林镇" -> its names.
//
// 、 and commas always part names. Words such as 和 do so only where it is plain, because names
// hold them (教育和体育局, 住房与房地产): the caller says which pieces are names, or how many there
// must be.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gouji::normalise {

struct ListedName {
  std::string text;
  std::size_t begin = 0;  ///< Byte in the list's text.
};

/// `joints` are the words that may part names (和); `is_name` says whether a text is known to be
/// one name; `count` is the length that the sentence states. Order of trust: known names, the
/// stated count, "only the last joint of a list is 和".
std::vector<ListedName> SplitNames(std::string_view list, const std::vector<std::string>& joints,
                                   std::optional<std::size_t> count,
                                   const std::function<bool(std::string_view)>& is_name);

}  // namespace gouji::normalise
