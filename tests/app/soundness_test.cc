#include "app/soundness.h"

#include <gtest/gtest.h>

#include <limits>

namespace gouji::app {
namespace {

constexpr int kHuge = std::numeric_limits<int>::max();

/// A document of one table of two rows and three columns, one figure and one finding about it.
Reading Sound() {
  Reading reading;
  reading.document.pages.emplace_back();
  reading.counts.emplace_back();
  table::Table& table = reading.tables.emplace_back();
  table.rows = 2;
  table.columns = 3;
  table.cells.resize(2);
  table.cells[1].row = 1;
  table.cells[1].column = 1;
  table.cells[1].column_span = 2;
  record::DocumentResult& result = reading.result.emplace();
  result.facts.observations.resize(1);
  result.facts.observations[0].table = 0;
  record::TableFacts& facts = result.facts.tables.emplace_back();
  facts.rows.resize(1);
  facts.columns.resize(2);
  facts.cells = {{-1, 0}};
  result.findings.resize(1);
  result.findings[0].operands.resize(1);
  result.findings[0].operands[0].observation = 0;
  return reading;
}

/// Whether it is still sound after `change` of its second cell.
template <typename Change>
bool IsSoundWithCell(Change change) {
  Reading reading = Sound();
  change(reading.tables[0].cells[1]);
  return IsSound(reading);
}

template <typename Change>
bool IsSoundWithResult(Change change) {
  Reading reading = Sound();
  change(*reading.result);
  return IsSound(reading);
}

TEST(SoundnessTest, WhatFitsTogetherIsSound) {
  EXPECT_TRUE(IsSound(Sound()));
  EXPECT_TRUE(IsSound(Reading{}));
}

TEST(SoundnessTest, NoCellLiesOutsideOfItsGrid) {
  using table::Cell;
  EXPECT_FALSE(IsSoundWithCell([](Cell& cell) { cell.row = -1; }));
  EXPECT_FALSE(IsSoundWithCell([](Cell& cell) { cell.row = 2; }));
  EXPECT_FALSE(IsSoundWithCell([](Cell& cell) { cell.column = -1; }));
  EXPECT_FALSE(IsSoundWithCell([](Cell& cell) { cell.column = 2; }));
  EXPECT_FALSE(IsSoundWithCell([](Cell& cell) { cell.row_span = 0; }));
  EXPECT_FALSE(IsSoundWithCell([](Cell& cell) { cell.row_span = 2; }));
  EXPECT_FALSE(IsSoundWithCell([](Cell& cell) { cell.column_span = 0; }));
  EXPECT_FALSE(IsSoundWithCell([](Cell& cell) { cell.column_span = kHuge; }));
  EXPECT_FALSE(IsSoundWithCell([](Cell& cell) { cell.role = static_cast<table::Role>(6); }));
}

TEST(SoundnessTest, NoTableIsLargerThanMemory) {
  Reading reading = Sound();
  reading.tables[0].rows = kHuge;
  EXPECT_FALSE(IsSound(reading));
}

TEST(SoundnessTest, NoPositionLiesOutsideOfItsList) {
  using Result = record::DocumentResult;
  EXPECT_FALSE(IsSoundWithResult([](Result& r) { r.facts.tables[0].cells[0][0] = 1; }));
  EXPECT_FALSE(IsSoundWithResult([](Result& r) { r.facts.tables[0].cells[0][0] = -2; }));
  EXPECT_FALSE(IsSoundWithResult([](Result& r) { r.facts.tables[0].cells[0].push_back(-1); }));
  EXPECT_FALSE(IsSoundWithResult([](Result& r) { r.facts.tables[0].cells.emplace_back(); }));
  EXPECT_FALSE(IsSoundWithResult([](Result& r) { r.facts.tables[0].rows[0].repeats = 1; }));
  EXPECT_FALSE(IsSoundWithResult([](Result& r) { r.facts.tables[0].first_body_row = kHuge; }));
  EXPECT_FALSE(IsSoundWithResult([](Result& r) { r.facts.observations[0].table = 1; }));
  EXPECT_FALSE(IsSoundWithResult([](Result& r) { r.facts.observations[0].row = kHuge; }));
  EXPECT_FALSE(IsSoundWithResult([](Result& r) { r.facts.observations[0].repair = 0; }));
  EXPECT_FALSE(IsSoundWithResult([](Result& r) { r.findings[0].operands[0].observation = 1; }));
  EXPECT_FALSE(IsSoundWithResult([](Result& r) { r.findings[0].subject.table = 1; }));
}

TEST(SoundnessTest, NoVerdictIsOneThatThereIsNot) {
  using Result = record::DocumentResult;
  EXPECT_FALSE(IsSoundWithResult(
      [](Result& r) { r.findings[0].verdict = static_cast<record::Verdict>(5); }));
  EXPECT_FALSE(IsSoundWithResult(
      [](Result& r) { r.findings[0].severity = static_cast<record::Severity>(-1); }));
}

TEST(SoundnessTest, FiguresThatAreOnlyCountedMayBeSpokenOf) {
  EXPECT_TRUE(IsSoundWithResult([](record::DocumentResult& r) {
    r.facts.observations.clear();
    r.facts.info.observations = 1;
  }));
}

}  // namespace
}  // namespace gouji::app
