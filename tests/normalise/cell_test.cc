#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "normalise/number.h"

namespace gouji::normalise {
namespace {

const rules::NumberWords& Words() {
  static const rules::NumberWords words = rules::LoadNumberWords({GOUJI_RULES}).value();
  return words;
}

struct CellCase {
  std::string_view raw;
  CellType type;
  std::string_view kind, value, measure, repair;
};

void ExpectCells(std::initializer_list<CellCase> cases) {
  for (const CellCase& c : cases) {
    SCOPED_TRACE(c.raw);
    const NumberToken token = ReadCell(c.raw, c.type, Words());
    EXPECT_STREQ(Name(token.kind), std::string(c.kind).c_str());
    EXPECT_EQ(token.quantity.value.ToString(), c.value);
    EXPECT_EQ(token.quantity.measure, c.measure);
    EXPECT_EQ(token.repair, c.repair);
  }
}

TEST(CellTest, ANumberTakesTheMeasureOfItsColumnUnlessItPrintsOne) {
  ExpectCells({
      {"37", CellType::kCount, "int", "37", "", ""},
      {"12345", CellType::kCount, "int", "12345", "", ""},  // No hotline: it is a cell.
      {"1,208", CellType::kAny, "int", "1208", "", ""},
      {"91.40", CellType::kRate, "percent", "91.40", "%", ""},
      {"91.40%", CellType::kCount, "percent", "91.40", "%", ""},
      {"300%", CellType::kRate, "percent", "300", "%", ""},
      {"97.5", CellType::kScore, "score", "97.5", "分", ""},
      {"-2", CellType::kScore, "score_delta", "-2", "", ""},
      {"\u22120.5", CellType::kScore, "score_delta", "-0.5", "", ""},
      {"8.8", CellType::kAny, "decimal", "8.8", "", ""},
      {" 25 件 ", CellType::kCount, "int", "25", "件", ""},
      {"０", CellType::kCount, "int", "0", "", ""},
      {"约50", CellType::kCount, "approx", "50", "", ""},
      {"3万", CellType::kCount, "int", "30000", "", ""},
  });
}

TEST(CellTest, ANullMarkerIsMissingAndNeverZero) {
  for (const std::string_view raw : {"", "  ", "-", "—", "－－", "–", "/", "／", "\\", "*", "无",
                                     "不适用", "暂无", "———————", "N/A", "…", "·"}) {
    SCOPED_TRACE(raw);
    for (const CellType type : {CellType::kAny, CellType::kCount, CellType::kRate}) {
      EXPECT_EQ(ReadCell(raw, type, Words()).kind, NumberKind::kMissing);
    }
  }
}

TEST(CellTest, DamageIsRepairedInTypedColumnsAndNamed) {
  ExpectCells({
      {"97. 25%", CellType::kRate, "percent", "97.25", "%", "ocr.inner_space"},
      {"97 .25", CellType::kRate, "percent", "97.25", "%", "ocr.inner_space"},
      {"1OO%", CellType::kRate, "percent", "100", "%", "ocr.letter_o"},
      {"2О", CellType::kCount, "int", "20", "", "ocr.letter_o"},
      {"U", CellType::kCount, "int", "0", "", "ocr.letter_u"},
      {"l7", CellType::kCount, "int", "17", "", "ocr.letter_l"},
      {"97·25%", CellType::kRate, "percent", "97.25", "%", "ocr.middle_dot"},
  });
}

TEST(CellTest, NothingIsRepairedWhereTheTypeIsUnknown) {
  for (const std::string_view raw : {"U", "O", "1OO", "l7"}) {
    SCOPED_TRACE(raw);
    const NumberToken token = ReadCell(raw, CellType::kAny, Words());
    EXPECT_FALSE(IsQuantity(token.kind));
    EXPECT_EQ(token.repair, "");
  }
}

TEST(CellTest, AMarkBehindAFigureIsNoPartOfIt) {
  ExpectCells({
      {"250⁹", CellType::kCount, "int", "250", "", "note.mark"},
      {"250⁹", CellType::kAny, "int", "250", "", "note.mark"},
      {"98.5%¹²", CellType::kRate, "percent", "98.5", "%", "note.mark"},
      {"2007⁽¹⁾", CellType::kCount, "int", "2007", "", "note.mark"},
      {"250ᵃ", CellType::kCount, "int", "250", "", "note.mark"},
      {"250①", CellType::kCount, "int", "250", "", "note.mark"},
      {"1,208 *", CellType::kCount, "int", "1208", "", "note.mark"},
      {"250注¹", CellType::kCount, "int", "250", "", "note.mark"},
      {"98.5%※", CellType::kRate, "percent", "98.5", "%", "note.mark"},
      {"10¹", CellType::kCount, "int", "10", "", "note.mark"},
      {"30km²", CellType::kAny, "measure", "30", "平方公里", ""},
  });
}

TEST(CellTest, APowerOfTenIsNotTen) {
  for (const std::string_view raw : {"10³", "1.2×10⁴"}) {
    SCOPED_TRACE(raw);
    EXPECT_FALSE(IsQuantity(ReadCell(raw, CellType::kCount, Words()).kind));
  }
}

TEST(CellTest, SignsOfStatisticsTablesAreReadAndNamed) {
  ExpectCells({
      {"△12.3", CellType::kAny, "decimal", "-12.3", "", "sign.triangle"},
      {"▲ 1,208", CellType::kCount, "int", "-1208", "", "sign.triangle"},
      {"▲3.5%", CellType::kRate, "percent", "-3.5", "%", "sign.triangle"},
      {"▼3.5%", CellType::kRate, "percent", "-3.5", "%", "sign.direction"},
      {"↑3.5%", CellType::kRate, "percent", "3.5", "%", "sign.direction"},
      {"–12.3", CellType::kAny, "decimal", "-12.3", "", "sign.dash"},
      {"—12.3", CellType::kAny, "decimal", "-12.3", "", "sign.dash"},
      {"﹣7", CellType::kCount, "int", "-7", "", "sign.dash"},
      {"－7", CellType::kCount, "int", "-7", "", ""},
      {"△１２．３①", CellType::kAny, "decimal", "-12.3", "", "sign.triangle"},
  });
  for (const std::string_view raw : {"△", "△甲局", "▲-3", "△ 3至5", "(1,234)", "12 34①"}) {
    SCOPED_TRACE(raw);
    EXPECT_FALSE(IsQuantity(ReadCell(raw, CellType::kCount, Words()).kind));
  }
}

TEST(CellTest, WhatASignMeansIsToldByItsColumn) {
  const auto value = [](std::string_view raw, const CellSigns& signs) {
    const NumberToken token = ReadCell(raw, CellType::kAny, Words(), signs);
    return (IsQuantity(token.kind) ? token.quantity.value.ToString() : "none") + " " + token.repair;
  };
  EXPECT_EQ(value("▲12.3", {CellSigns::Triangle::kUp, false}), "12.3 sign.direction");
  EXPECT_EQ(value("▲12.3", {CellSigns::Triangle::kOpen, false}), "none ");
  EXPECT_EQ(value("(1,234)", {CellSigns::Triangle::kMinus, true}), "-1234 sign.brackets");
  EXPECT_EQ(value("（12.5%）", {CellSigns::Triangle::kMinus, true}), "-12.5 sign.brackets");
  EXPECT_EQ(value("(甲)", {CellSigns::Triangle::kMinus, true}), "none ");
}

TEST(CellTest, DigitsThatABlankPartsStayTwoReadings) {
  const NumberToken token = ReadCell("8 7.25%", CellType::kRate, Words());
  EXPECT_EQ(token.kind, NumberKind::kAmbiguous);
  EXPECT_EQ(token.quantity.value.ToString(), "87.25");
  ASSERT_EQ(token.alternatives.size(), 1u);
  EXPECT_EQ(token.alternatives[0].value.ToString(), "7.25");
}

TEST(CellTest, LostDecimalsAreBrokenAndTextIsText) {
  EXPECT_EQ(ReadCell("7.%", CellType::kRate, Words()).kind, NumberKind::kOcrBroken);
  const NumberToken text = ReadCell("综合执法局", CellType::kCount, Words());
  EXPECT_EQ(text.kind, NumberKind::kLexical);
  EXPECT_EQ(text.text, "综合执法局");
  EXPECT_EQ(ReadCell("3件（含1件）", CellType::kCount, Words()).kind, NumberKind::kLexical);
  EXPECT_EQ(ReadCell(std::string(40, '7'), CellType::kCount, Words()).kind, NumberKind::kCaseId);
}

}  // namespace
}  // namespace gouji::normalise
