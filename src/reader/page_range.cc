#include "reader/page_range.h"

#include <algorithm>
#include <string>

namespace gouji::reader {

Result<std::pair<int, int>> PagesToRead(int count, int most, std::pair<int, int> wanted) {
  if (count <= 0) return Error{ErrorCode::kInvalid, "the file has no pages", ""};
  const int first = std::max(wanted.first, 1);
  const int last = wanted.second == 0 ? count : std::min(wanted.second, count);
  if (first > count || first > last) {
    return Error{ErrorCode::kInvalid,
                 "page " + std::to_string(first) + " does not exist: the number of pages is " +
                     std::to_string(count),
                 ""};
  }
  if (last - first >= most) {
    return Error{ErrorCode::kLimit, "the file has more than " + std::to_string(most) + " pages",
                 ""};
  }
  return std::pair(first, last);
}

}  // namespace gouji::reader
