#include "pdf/error_log.h"

#include <gtest/gtest.h>

namespace gouji::pdf {
namespace {

TEST(ErrorLogTest, DamageIsCountedAndItsFirstMessageKept) {
  ErrorLog log;
  {
    const LogScope scope(&log);
    Report(Complaint::kHarmless, "odd");
    Report(Complaint::kDamage, "Illegal character '\x80'<0a>");
    Report(Complaint::kDamage, "second");
  }
  Report(Complaint::kDamage, "after the scope");
  EXPECT_EQ(log.count, 2u);
  EXPECT_EQ(DamageText(log), "damage was worked around: Illegal character '?' (and 1 more)");
}

TEST(ErrorLogTest, AnInnerScopeTakesOverAndGivesBack) {
  ErrorLog outer, inner;
  const LogScope outer_scope(&outer);
  {
    const LogScope inner_scope(&inner);
    Report(Complaint::kDamage, "inside");
  }
  Report(Complaint::kDamage, "outside");
  EXPECT_EQ(inner.first, "inside");
  EXPECT_EQ(outer.first, "outside");
}

TEST(ErrorLogTest, AbsentTablesAreNamedAndNotCountedAsDamage) {
  struct Case {
    const char* message;
    const char* collection;
  };
  const Case cases[] = {
      {"Missing language pack for 'Adobe-GB1' mapping", "Adobe-GB1"},
      {"Couldn't find 'GBK-EUC-H' CMap file for 'Adobe-GB1' collection", "Adobe-GB1"},
      {"Couldn't find 'x'", ""},
      {"Missing language pack for '", ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.message);
    ErrorLog log;
    const LogScope scope(&log);
    Report(Complaint::kDamage, c.message);
    EXPECT_EQ(log.missing_collection, c.collection);
    EXPECT_EQ(log.count, *c.collection == '\0' ? 1u : 0u);
  }
}

}  // namespace
}  // namespace gouji::pdf
