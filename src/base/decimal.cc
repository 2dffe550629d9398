#include "base/decimal.h"

#include "base/rational.h"

namespace gouji {

namespace {
constexpr int kMaxDigits = 18;  // The most that always fit into 64 bits.
}

Result<Decimal> Decimal::Parse(std::string_view text) {
  const auto invalid = [&] {
    return Error{ErrorCode::kInvalid, "\"" + std::string(text) + "\" is not a decimal number", ""};
  };
  std::string_view rest = text;
  bool negative = false;
  if (!rest.empty() && (rest[0] == '-' || rest[0] == '+')) {
    negative = rest[0] == '-';
    rest.remove_prefix(1);
  }
  std::int64_t coefficient = 0;
  int digits = 0, places = 0;
  bool point = false, digit_last = false;
  for (const char c : rest) {
    if (c == '.' && digit_last && !point) {
      point = true;
      digit_last = false;
      continue;
    }
    if (c < '0' || c > '9') return invalid();
    digit_last = true;
    if (coefficient != 0 || c != '0') ++digits;
    if (digits > kMaxDigits) {
      return Error{ErrorCode::kLimit,
                   "\"" + std::string(text.substr(0, 40)) + "\" has more than 18 digits", ""};
    }
    coefficient = coefficient * 10 + (c - '0');
    if (point && ++places > kMaxDigits) {
      return Error{ErrorCode::kLimit,
                   "\"" + std::string(text.substr(0, 40)) + "\" has more than 18 decimals", ""};
    }
  }
  if (!digit_last) return invalid();
  return Decimal(negative ? -coefficient : coefficient, -places);
}

std::string Decimal::ToString() const {
  std::string digits = std::to_string(coefficient_ < 0 ? -coefficient_ : coefficient_);
  if (exponent_ >= 0) {
    if (coefficient_ != 0) digits.append(static_cast<std::size_t>(exponent_), '0');
  } else {
    const auto places = static_cast<std::size_t>(-exponent_);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, 1, '.');
  }
  return coefficient_ < 0 ? "-" + digits : digits;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  return Rational(a) <=> Rational(b);
}

}  // namespace gouji
