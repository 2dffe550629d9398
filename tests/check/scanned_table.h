#pragma once

// A scanned table of cases received and handled with the rate, the total below, and its two rules.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "small_facts.h"

namespace gouji::check {

class ScannedTableTest : public testing::Test {
 protected:
  ScannedTableTest() {
    lexicon_.checks.list = {SmallRule("total", "column_total"),
                            SmallRule("rate", "equation", "rate_handled ~ 100 * handled / received",
                                      {{"on", {"rows"}}})};
    lexicon_.checks.list.back().title = {"办结率", "the rate"};
  }

  void Table(const std::vector<std::vector<std::string>>& rows) {
    facts_.Table({"received", "handled", "rate_handled"}, rows);
    for (record::Observation& figure : facts_.facts.observations) figure.recognised.emplace();
  }

  rules::Lexicon lexicon_ = SmallLexicon();
  SmallFacts facts_;
};

}  // namespace gouji::check
