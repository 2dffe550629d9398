#pragma once

// What is printed on a page but is no text of the document: page marks and running heads.

#include <string>
#include <string_view>
#include <vector>

#include "document/page.h"
#include "layout/line.h"
#include "layout/paragraph.h"

namespace gouji::layout {

enum class MarkPlace { kMargin, kAnywhere };

/// "— 4 —", "- 12 -", "第3页", "4 / 9". A bare number counts only in the margin of a page.
bool IsPageMark(std::string_view text, MarkPlace place, const ParagraphOptions& options);

/// [page][line]: true for page marks and running heads.
std::vector<std::vector<bool>> FindFurniture(const document::Document& document,
                                             const std::vector<std::vector<Line>>& lines,
                                             const ParagraphOptions& options);

}  // namespace gouji::layout
