#pragma once

// The words that drive the structure of a table. They are vocabulary (rules/table_words.tsv) and
// are handed in; without them tables are found all the same, but totals, notes and captions are not
// told apart. Words are compared without white space.

#include <string>
#include <vector>

namespace gouji::table {

struct Words {
  std::vector<std::string> totals;  ///< 合计, 总计, 小计: alone, or with a bracketed count.
  std::vector<std::string> total_ends;   ///< 合计, 小计: ending a label such as 镇街小计.
  std::vector<std::string> measures;     ///< 单位, 计量单位: before a colon, then the unit.
  std::vector<std::string> notes;        ///< 备注, 注, 说明: before a colon.
  std::vector<std::string> attachments;  ///< 附件, 附表: the label above a title.
  std::vector<std::string>
      title_ends;  ///< 表, 情况: a caption that ends so names a table, no group.
  std::vector<std::string> continued;   ///< 续表, （续）: on the second page of a table.
  std::vector<std::string> page_words;  ///< 第, 页, 共: beside the number of a page mark.
};

}  // namespace gouji::table
