#include "base/shared_library.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gouji {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

// The C library is there wherever the test runs.
Result<SharedLibrary> LibC() { return SharedLibrary::Open("libc.so.6", "install it"); }

TEST(SharedLibraryTest, AFunctionOfTheLibraryCanBeCalled) {
  int (*absolute)(int) = nullptr;
  const auto library = LibC();
  ASSERT_TRUE(library);
  ASSERT_TRUE(library->Find("abs", &absolute));
  EXPECT_EQ(absolute(-7), 7);
}

TEST(SharedLibraryTest, ALibraryThatIsMissingIsNamedWithWhatToDo) {
  const auto library = SharedLibrary::Open("libgouji_none.so.1", "install it");
  ASSERT_FALSE(library);
  EXPECT_EQ(library.error().code, ErrorCode::kUnsupported);
  EXPECT_EQ(library.error().where, "libgouji_none.so.1");
  EXPECT_THAT(library.error().message,
              StartsWith("the library cannot be loaded, install it: libgouji_none.so.1: "));
  EXPECT_THAT(library.error().message, HasSubstr("No such file"));
}

TEST(SharedLibraryTest, AFunctionThatIsMissingIsNamedAndThePointerLeftAsItWas) {
  int (*function)(int) = nullptr;
  const auto library = LibC();
  ASSERT_TRUE(library);
  const auto found = library->Find("gouji_none", &function);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, ErrorCode::kUnsupported);
  EXPECT_EQ(found.error().ToString(), "libc.so.6: the library has no function gouji_none");
  EXPECT_EQ(function, nullptr);
}

}  // namespace
}  // namespace gouji
