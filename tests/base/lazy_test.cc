#include "base/lazy.h"

#include <gtest/gtest.h>

#include <string>

namespace gouji {
namespace {

TEST(LazyTest, NothingIsLoadedBeforeItIsAskedForAndThenOnce) {
  int loads = 0;
  Lazy<int> lazy([&]() -> Result<int> { return 40 + ++loads; });
  EXPECT_EQ(loads, 0);
  EXPECT_EQ(lazy.Get().value(), 41);
  EXPECT_EQ(lazy.Get().value(), 41);
  EXPECT_EQ(loads, 1);
}

TEST(LazyTest, WhatCannotBeLoadedIsNotTriedAgain) {
  int loads = 0;
  Lazy<int> lazy([&]() -> Result<int> {
    ++loads;
    return Error{ErrorCode::kInvalid, "damaged", "a.tsv"};
  });
  EXPECT_FALSE(lazy.Get());
  EXPECT_EQ(lazy.Get().error().message, "damaged");
  EXPECT_EQ(loads, 1);
}

}  // namespace
}  // namespace gouji
