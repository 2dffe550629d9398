#include "app/running_numbers.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace gouji::app {
namespace {

class RunningNumbersTest : public testing::Test {
 protected:
  RunningNumbersTest() {
    document_.pages.emplace_back().number = 1;
    document_.pages[0].recognition.emplace().enough = true;
    facts_.tables.emplace_back().first_body_row = 1;
    facts_.tables[0].columns.emplace_back().kind = record::TableFacts::ColumnKind::kOrdinal;
  }

  /// A header, and below it these numbers.
  std::vector<table::Cell> Settle(const std::vector<std::string>& numbers) {
    table::Table table;
    table.kind = table::Kind::kScanned;
    table.header_rows = 1;
    table.cells.emplace_back().text = "序号";
    for (const std::string& number : numbers) {
      table::Cell cell;
      cell.row = static_cast<int>(table.cells.size());
      cell.text = number;
      cell.page = 1;
      cell.alternatives = alternatives_;
      table.cells.push_back(cell);
    }
    std::vector<table::Table> tables = {table};
    SettleRunningNumbers(document_, facts_, &tables);
    return {tables[0].cells.begin() + 1, tables[0].cells.end()};
  }

  std::vector<bool> Proved(const std::vector<std::string>& numbers) {
    std::vector<bool> proved;
    for (const table::Cell& cell : Settle(numbers)) proved.push_back(cell.proved);
    return proved;
  }

  document::Document document_;
  record::Facts facts_;
  std::vector<document::Alternative> alternatives_;
};

using Bools = std::vector<bool>;

TEST_F(RunningNumbersTest, EachProvesTheNext) {
  EXPECT_EQ(Proved({"1", "2", "3", "4"}), Bools({true, true, true, true}));
}

TEST_F(RunningNumbersTest, AnEmptyCellIsNone) {
  EXPECT_EQ(Proved({"1", "", "2", "3"}), Bools({true, false, true, true}));
}

TEST_F(RunningNumbersTest, TwoAreNoRun) {
  EXPECT_EQ(Proved({"1", "2", "8", "4", "5", "6"}), Bools({false, false, false, true, true, true}));
}

TEST_F(RunningNumbersTest, WhatWasSeenAndBelongsThereTakesItsPlace) {
  alternatives_ = {{"3", "HanS", 0.4}};
  const std::vector<table::Cell> cells = Settle({"1", "2", "8", "4"});
  EXPECT_EQ(cells[2].text, "3");
  EXPECT_EQ(cells[2].read, "8");
  EXPECT_TRUE(cells[2].proved);
}

TEST_F(RunningNumbersTest, WhatNobodySawDoesNot) {
  alternatives_ = {{"9", "HanS", 0.4}};
  EXPECT_EQ(Settle({"1", "2", "8", "4"})[2].text, "8");
}

TEST_F(RunningNumbersTest, NothingIsProvedOnAPageThatWasReadBadly) {
  document_.pages[0].recognition->enough = false;
  EXPECT_EQ(Proved({"1", "2", "3"}), Bools({false, false, false}));
}

TEST_F(RunningNumbersTest, OtherColumnsAreLeftAlone) {
  facts_.tables[0].columns[0].kind = record::TableFacts::ColumnKind::kFigure;
  EXPECT_EQ(Proved({"1", "2", "3"}), Bools({false, false, false}));
}

}  // namespace
}  // namespace gouji::app
