#pragma once

// The words of rules/table_words.tsv that the tests need.

#include "table/words.h"

namespace gouji::table {

inline Words TestWords() {
  Words words;
  words.totals = {"合计", "总计", "小计"};
  words.total_ends = {"合计", "小计"};
  words.measures = {"单位", "计量单位"};
  words.notes = {"备注", "注", "说明"};
  words.attachments = {"附件", "附表"};
  words.title_ends = {"表", "统计", "情况"};
  words.continued = {"续表", "（续）"};
  words.page_words = {"第", "页", "共"};
  return words;
}

}  // namespace gouji::table
