#include "base/archive.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace gouji {
namespace {

enum class Colour : std::uint8_t { kRed, kGreen };

struct Inner {
  std::string text;
  double number = 0;
  friend bool operator==(const Inner&, const Inner&) = default;
};

struct Outer {
  bool flag = false;
  int count = 0;
  Colour colour = Colour::kRed;
  std::vector<Inner> list;
  std::optional<Decimal> decimal, absent;
  std::pair<int, std::string> pair;
  std::vector<std::vector<int>> grid;
  friend bool operator==(const Outer&, const Outer&) = default;
};

Outer Sample() {
  return {true,         -7,           Colour::kGreen, {{"勾稽", 0.5}, {"", -1}}, Decimal(1230, -2),
          std::nullopt, {3, "three"}, {{1, 2}, {}}};
}

TEST(ArchiveTest, EveryFieldComesBack) {
  const Result<Outer> back = Unpack<Outer>(Pack(Sample()));
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, Sample());
  EXPECT_EQ(back->decimal->ToString(), "12.30");  // Equal to 12.3, but printed otherwise.
}

TEST(ArchiveTest, AnythingCutOffIsAnError) {
  const std::string bytes = Pack(Sample());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(Unpack<Outer>(bytes.substr(0, size))) << size;
  }
  EXPECT_FALSE(Unpack<Outer>(bytes + '\0'));
}

TEST(ArchiveTest, AHugeLengthTakesNoMemory) {
  const std::string huge(8, '\xff');
  EXPECT_FALSE(Unpack<std::string>(huge));
  EXPECT_FALSE(Unpack<std::vector<Inner>>(huge));
  EXPECT_FALSE(Unpack<std::vector<std::vector<int>>>(Pack(std::size_t{1}) + huge));
}

TEST(ArchiveTest, WhateverTheBytesAreNothingIsUndefined) {
  const std::string bytes = Pack(Sample());
  int unpacked = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (const char byte : {'\x01', '\x7f', '\xff'}) {
      std::string changed = bytes;
      changed[i] = byte;
      unpacked += Unpack<Outer>(changed) ? 1 : 0;
    }
  }
  EXPECT_GT(unpacked, 0);
}

}  // namespace
}  // namespace gouji
