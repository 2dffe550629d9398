#include "app/recognised_tables.h"

#include <gtest/gtest.h>

#include <tuple>
#include <vector>

namespace gouji::app {
namespace {

class RecognisedTablesTest : public testing::Test {
 protected:
  /// A header row and one row of a name and a figure, which was read as "46" first.
  RecognisedTablesTest() {
    page_.number = 1;
    page_.recognition.emplace().enough = true;
    table_.rows = table_.columns = 2;
    table_.header_rows = 1;
    for (const auto& [row, column, text] :
         {std::tuple(0, 0, "单位"), {0, 1, "办结量"}, {1, 0, "甲"}, {1, 1, "46"}}) {
      table::Cell cell;
      cell.row = row;
      cell.column = column;
      cell.text = text;
      cell.page = 1;
      table_.cells.push_back(cell);
    }
    facts_.tables.emplace_back().first_body_row = 1;
    record::Observation& figure = facts_.observations.emplace_back();
    figure.table = figure.row = 0;
    figure.column = 1;
    figure.printed = "46";
    figure.recognised.emplace();
  }

  table::Cell Put() {
    document::Document document;
    document.pages = {page_};
    std::vector<table::Table> tables = {table_};
    PutReadings(document, facts_, &tables);
    return tables[0].cells[3];
  }

  document::Page page_;
  table::Table table_;
  record::Facts facts_;
};

TEST_F(RecognisedTablesTest, ACellSaysHowItWasReadFirst) {
  facts_.observations[0].printed = "40";
  EXPECT_EQ(Put().text, "40");
  EXPECT_EQ(Put().read, "46");
}

TEST_F(RecognisedTablesTest, WhatStaysSaysNothing) {
  EXPECT_EQ(Put().text, "46");
  EXPECT_EQ(Put().read, "");
  EXPECT_FALSE(Put().proved);
}

TEST_F(RecognisedTablesTest, FiguresOfProseBelongToNoCell) {
  record::Observation& figure = facts_.observations.emplace_back();
  figure.printed = "12";
  figure.recognised.emplace();
  EXPECT_EQ(Put().text, "46");
}

TEST_F(RecognisedTablesTest, FiguresOfPagesThatWereReadBadlyAreNotProved) {
  facts_.observations[0].recognised->proved = true;
  EXPECT_TRUE(Put().proved);
  page_.recognition->enough = false;
  EXPECT_FALSE(Put().proved);
}

}  // namespace
}  // namespace gouji::app
