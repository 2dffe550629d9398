#pragma once

// What the tests of the readers share: fixtures by name, and pages as text.

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "reader/reader.h"

namespace gouji::reader {

inline std::string FixturePath(std::string_view name) {
  return std::string(GOUJI_FIXTURES "/reader/") + std::string(name);
}

inline std::string FixtureBytes(std::string_view name) {
  std::ifstream file(FixturePath(name), std::ios::binary);
  EXPECT_TRUE(file.good()) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A document and the notes on it. Fails the test if the fixture cannot be read.
struct Reading {
  document::Document document;
  document::Notes notes;
  const document::Page& page(std::size_t number = 1) const { return document.pages.at(number - 1); }
};

inline Reading ReadFixture(std::string_view name, const ReaderOptions& options = {}) {
  Reading reading;
  Result<document::Document> result = Read(FixturePath(name), options, reading.notes);
  EXPECT_TRUE(result) << (result ? "" : result.error().ToString());
  if (result) reading.document = std::move(result).value();
  return reading;
}

inline std::string TextOf(const document::Page& page) {
  std::string text;
  for (const document::Glyph& glyph : page.glyphs) text += glyph.text;
  return text;
}

/// Corners within 0.1 pt.
MATCHER_P4(IsBox, left, top, right, bottom, "") {
  *result_listener << "[" << arg.left << ", " << arg.top << ", " << arg.right << ", " << arg.bottom
                   << "]";
  return std::abs(arg.left - left) <= 0.1 && std::abs(arg.top - top) <= 0.1 &&
         std::abs(arg.right - right) <= 0.1 && std::abs(arg.bottom - bottom) <= 0.1;
}

}  // namespace gouji::reader
