#include "report/printed_number.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <system_error>

namespace gouji::report {

namespace {

// What a spreadsheet shows of a number at most.
constexpr std::size_t kMostSignificantDigits = 15;
constexpr std::size_t kMostPlaces = 30;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

/// Digits in strict groups of three, or without groups; "" if it is not so, or has leading zeros.
std::string WithoutGroups(std::string_view text) {
  std::string digits;
  const std::size_t first_comma = text.find(',');
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool comma = first_comma != std::string_view::npos && (text.size() - i) % 4 == 0;
    if (comma ? text[i] != ',' || i == 0 : !IsDigit(text[i])) return "";
    if (!comma) digits += text[i];
  }
  if (digits.size() > 1 && digits.front() == '0') return "";
  return digits;
}

}  // namespace

std::optional<PrintedNumber> ReadPrintedNumber(std::string_view text) {
  const bool plus = text.starts_with('+');
  const bool minus = text.starts_with('-');
  if (plus || minus) text.remove_prefix(1);
  const bool percent = text.ends_with('%');
  if (percent) text.remove_suffix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view places =
      point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  std::string digits = WithoutGroups(whole);
  if (digits.empty() || !std::all_of(places.begin(), places.end(), IsDigit)) return std::nullopt;
  if (point != std::string_view::npos && places.empty()) return std::nullopt;
  const std::string all = digits + std::string(places);
  const std::size_t leading_zeros = std::min(all.find_first_not_of('0'), all.size());
  if (all.size() - leading_zeros > kMostSignificantDigits) return std::nullopt;
  if (places.size() > kMostPlaces) return std::nullopt;

  digits += "." + std::string(places) + (percent ? "e-2" : "e0");
  PrintedNumber number;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number.value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  if (minus && number.value == 0) return std::nullopt;  // No format shows the sign of "-0.0".
  if (minus) number.value = -number.value;

  std::string pattern = whole.find(',') != std::string_view::npos ? "#,##0" : "0";
  if (!places.empty()) pattern += "." + std::string(places.size(), '0');
  if (percent) pattern += '%';
  number.format = plus ? "+" + pattern + ";-" + pattern + ";+" + pattern : pattern;
  return number;
}

}  // namespace gouji::report
