#pragma once

// The lines around a table that belong to it: title, 单位 note and group label above, 备注 below.
//
// A caption is read upwards from the table: short lines without a sentence, until prose, another
// table or the label of an attachment (附件 1:) ends it.

#include <string>
#include <vector>

#include "document/page.h"
#include "layout/area_index.h"
#include "layout/line.h"
#include "table/table.h"
#include "table/words.h"

namespace gouji::table {

struct Caption {
  std::vector<std::string> titles;  ///< From top to bottom; the attachment's label is none of them.
  std::string label;  ///< A short line right above the table that names no table: a group, if any.
  document::Rect label_box;
  int label_line = 0;
  std::string measure;
  bool touches_previous =
      false;  ///< Nothing but blanks up to the table before or the head of the page.
  bool touches_next = false;  ///< The same downwards, to the foot of the page.
  std::vector<std::string> notes;
  document::Rect box;  ///< Around the table and all of its caption and notes.
};

/// The unit of a 单位 note; any word of the line may begin it ("2023年5月        单位：件"). "" if
/// there is none.
std::string MeasureOf(const layout::Line& line, const Words& words);

/// `others` hold the boxes of the page's tables, `table` included; `furniture[i]` is true for lines
/// that are page marks or running heads.
Caption FindCaption(const document::Page& page, const std::vector<layout::Line>& lines,
                    const std::vector<bool>& furniture, const layout::AreaIndex& others,
                    const Table& table, const Words& words);

}  // namespace gouji::table
