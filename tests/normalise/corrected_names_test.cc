#include "normalise/corrected_names.h"

#include <gmock/gmock.h>

#include "made_table.h"

namespace gouji::normalise {
namespace {

using ::testing::ElementsAre;

/// A page with one piece of one glyph in this box, which was put right.
document::Document Page(const document::Rect& box) {
  document::Document document;
  document.id = "sha256:1";
  document::Page page;
  page.number = 2;
  document::Glyph glyph;
  glyph.box = box;
  page.glyphs.push_back(glyph);
  document::RecognisedPiece piece;
  piece.glyph_count = 1;
  piece.text = "浔阳区";
  piece.read = "津阳区";
  page.pieces.push_back(piece);
  document.pages.push_back(page);
  return document;
}

/// What was read, where it stands, and what it became.
std::vector<std::string> Listed(const document::Document& document,
                                const std::vector<table::Table>& tables) {
  record::Facts facts;
  ListCorrectedNames(document, tables, TableLexicon(), facts);
  std::vector<std::string> listed;
  for (const record::Repair& repair : facts.repairs) {
    listed.push_back(repair.rule + " " + std::to_string(repair.place.page) + " " + repair.raw +
                     " " + repair.text);
    EXPECT_EQ(repair.confidence, "0.97");
    EXPECT_EQ(repair.place.document_id, "sha256:1");
  }
  return listed;
}

TEST(CorrectedNamesTest, ACellIsListedOnceWithAllThatWasReadInIt) {
  table::Table table = MakeTable({{"单位", "受理量"}, {"九江市浔阳区", "5"}});
  table.cells[2].read = "九江市津阳区";
  table.cells[2].page = 2;
  table.cells[2].box = {0, 0, 100, 20};
  EXPECT_THAT(Listed(Page({40, 5, 90, 15}), {table}),
              ElementsAre("name.vocabulary 2 九江市津阳区 九江市浔阳区"));
}

TEST(CorrectedNamesTest, OutsideOfTablesAPieceIsListed) {
  EXPECT_THAT(Listed(Page({40, 5, 90, 15}), {}), ElementsAre("name.vocabulary 2 津阳区 浔阳区"));
}

TEST(CorrectedNamesTest, ACellOfAnotherPageOrPlaceIsAnother) {
  table::Table table = MakeTable({{"单位", "受理量"}, {"都昌县", "5"}});
  table.cells[2].read = "都日昌县";
  table.cells[2].page = 1;
  table.cells[2].box = {0, 0, 100, 20};
  const auto both =
      ElementsAre("name.vocabulary 1 都日昌县 都昌县", "name.vocabulary 2 津阳区 浔阳区");
  EXPECT_THAT(Listed(Page({40, 5, 90, 15}), {table}), both);
  table.cells[2].page = 2;
  EXPECT_THAT(Listed(Page({40, 5, 90, 15}), {table}).size(), 1u);
  EXPECT_THAT(Listed(Page({40, 50, 90, 60}), {table}).size(), 2u);
}

TEST(CorrectedNamesTest, WhatStayedAsItWasReadIsNotListed) {
  document::Document document = Page({40, 5, 90, 15});
  document.pages[0].pieces[0].read.clear();
  EXPECT_THAT(Listed(document, {MakeTable({{"单位", "受理量"}, {"都昌县", "5"}})}), ElementsAre());
}

}  // namespace
}  // namespace gouji::normalise
