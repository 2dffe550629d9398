// Recognised pages: found by all that they came of, replaced, damaged, dropped.

#include <gtest/gtest.h>

#include "sample_database.h"
#include "store/database.h"

namespace gouji::store {
namespace {

const PageKey kPage = {"sha256:one", 2, "sha256:reader", "sha256:inputs"};
const std::string kContent("glyphs\0and rulings\xff", 19);

class RecognisedPageTest : public DatabaseTest {
 protected:
  RecognisedPageTest() : path_(PathOf("a.db")), database_(Open()) {}

  Database Open() const {
    Result<Database> database = Database::Open(path_);
    EXPECT_TRUE(database && database->BeginRun(kRun, {}));
    return std::move(database).value();
  }
  std::string Find(const PageKey& key) {
    const Result<std::optional<std::string>> found = database_.FindPage(key);
    return found ? found->value_or("none") : found.error().ToString();
  }

  const std::string path_;
  Database database_;
};

TEST_F(RecognisedPageTest, APageIsFoundByEverythingThatItCameOfAndNothingElse) {
  EXPECT_EQ(Find(kPage), "none");
  ASSERT_TRUE(database_.SavePage(kPage, kContent));
  EXPECT_EQ(Find(kPage), kContent);
  PageKey other = kPage;
  other.document_id = "sha256:two";
  EXPECT_EQ(Find(other), "none");
  other = kPage;
  other.number = 1;
  EXPECT_EQ(Find(other), "none");
  other = kPage;
  other.reader = "sha256:other";
  EXPECT_EQ(Find(other), "none");
  other = kPage;
  other.inputs = "sha256:other";
  EXPECT_EQ(Find(other), "none");
}

TEST_F(RecognisedPageTest, ItIsThereForOtherProcessesAtOnceAndWithoutItsDocument) {
  ASSERT_TRUE(database_.SavePage(kPage, kContent));
  EXPECT_EQ(Ask(path_, "SELECT count(*) FROM recognised_page"), "1");
  EXPECT_EQ(Ask(path_, "SELECT count(*) FROM document"), "0");
  EXPECT_EQ(Open().FindPage(kPage)->value_or("none"), kContent);
}

TEST_F(RecognisedPageTest, APageHasOneRow) {
  ASSERT_TRUE(database_.SavePage(kPage, kContent));
  PageKey later = kPage;
  later.inputs = "sha256:later";
  ASSERT_TRUE(database_.SavePage(later, "later"));
  EXPECT_EQ(Find(later), "later");
  EXPECT_EQ(Ask(path_, "SELECT count(*) FROM recognised_page"), "1");
}

TEST_F(RecognisedPageTest, WhatWasDamagedIsNotFound) {
  ASSERT_TRUE(database_.SavePage(kPage, kContent));
  Ask(path_, "UPDATE recognised_page SET content = CAST('another' AS BLOB)");
  EXPECT_EQ(Find(kPage), "none");
  ASSERT_TRUE(database_.SavePage(kPage, kContent));
  EXPECT_EQ(Find(kPage), kContent);
}

TEST_F(RecognisedPageTest, PagesOfAnotherReaderStayUntilThisOneHasOfItsOwn) {
  ASSERT_TRUE(database_.SavePage(kPage, kContent));
  PageKey newer = kPage;
  newer.document_id = "sha256:two";
  newer.reader = "sha256:newer";
  Database later = Open();
  EXPECT_FALSE(later.FindPage(newer)->has_value());
  EXPECT_EQ(Find(kPage), kContent);
  ASSERT_TRUE(later.SavePage(newer, kContent));
  EXPECT_EQ(Ask(path_, "SELECT document_id FROM recognised_page"), "sha256:two");
}

TEST_F(RecognisedPageTest, PagesGoWithTheDocumentWhosePlaceAnotherTakes) {
  Sample before = MakeSample("sha256:one", "98.72"), after = MakeSample("sha256:two", "97.5");
  before.location = after.location = PathOf("a.pdf");
  ASSERT_TRUE(database_.SavePage(kPage, kContent));
  ASSERT_TRUE(database_.Save(before.Borrow()));
  ASSERT_TRUE(database_.Save(before.Borrow()));
  EXPECT_EQ(Find(kPage), kContent);
  EXPECT_EQ(*database_.Save(after.Borrow()), Saved::kInsteadOfOlder);
  EXPECT_EQ(Find(kPage), "none");
}

}  // namespace
}  // namespace gouji::store
