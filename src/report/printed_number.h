#pragma once

// A figure as printed -> the number that a spreadsheet computes with and the number format that
// shows it again as it was printed: "98.80" is 98.8 with 0.00, "1,349" is 1349 with #,##0, "13.41%"
// is 0.1341 with 0.00%.
//
// Only what the two give back character by character is a number. Leading zeros, more than 15
// significant digits, full-width digits, blanks and signs such as △ or ⁹ are text.

#include <optional>
#include <string>
#include <string_view>

namespace gouji::report {

struct PrintedNumber {
  double value = 0;
  std::string format;  ///< Of ECMA-376 part 1, 18.8.30.
};

std::optional<PrintedNumber> ReadPrintedNumber(std::string_view text);

}  // namespace gouji::report
