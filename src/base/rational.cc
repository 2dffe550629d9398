#include "base/rational.h"

#include <array>
#include <cstddef>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace gouji {

namespace {

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();

// 10^18 is the last power of ten below 2^63.
constexpr int kSmallPowers = 19;
constexpr std::array<std::int64_t, kSmallPowers> kTenTo = [] {
  std::array<std::int64_t, kSmallPowers> powers = {1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

mpz_class LargeTenTo(int power) {
  mpz_class result;
  mpz_ui_pow_ui(result.get_mpz_t(), 10, static_cast<unsigned long>(power));
  return result;
}

bool Fits(const mpz_class& value) { return value.fits_slong_p() && value.get_si() != kLeast; }

// True on success; kLeast counts as an overflow.
bool Add(std::int64_t a, std::int64_t b, std::int64_t* sum) {
  return !__builtin_add_overflow(a, b, sum) && *sum != kLeast;
}
bool Multiply(std::int64_t a, std::int64_t b, std::int64_t* product) {
  return !__builtin_mul_overflow(a, b, product) && *product != kLeast;
}

}  // namespace

Rational::Rational(std::int64_t value) : numerator_(value) {
  if (value == kLeast) *this = Rational(mpq_class(static_cast<long>(value)));
}

Rational::Rational(const Decimal& value) : Rational(value.coefficient()) {
  if (value.exponent() != 0) *this = *this * PowerOfTen(value.exponent());
}

Rational::Rational(std::int64_t numerator, std::int64_t denominator) {
  if (denominator == 0) throw std::logic_error("Rational with the denominator 0");
  *this = Rational(numerator) / Rational(denominator);
}

Rational::Rational(mpq_class value) {
  if (Fits(value.get_num()) && Fits(value.get_den())) {
    numerator_ = value.get_num().get_si();
    denominator_ = value.get_den().get_si();
  } else {
    large_ = std::make_shared<const mpq_class>(std::move(value));
  }
}

Rational Rational::Reduced(std::int64_t numerator, std::int64_t denominator) {
  const std::int64_t common = std::gcd(numerator, denominator);
  Rational result;
  result.numerator_ = numerator / common;
  result.denominator_ = denominator / common;
  return result;
}

mpq_class Rational::ToLarge() const {
  if (large_) return *large_;
  return {mpz_class(static_cast<long>(numerator_)), mpz_class(static_cast<long>(denominator_))};
}

bool Rational::IsInteger() const { return large_ ? large_->get_den() == 1 : denominator_ == 1; }

int Rational::Sign() const {
  return large_ ? sgn(*large_)
                : static_cast<int>(numerator_ > 0) - static_cast<int>(numerator_ < 0);
}

Rational operator+(const Rational& a, const Rational& b) {
  std::int64_t left = 0, right = 0, above = 0, below = 0;
  if (!a.large_ && !b.large_ && Multiply(a.numerator_, b.denominator_, &left) &&
      Multiply(b.numerator_, a.denominator_, &right) && Add(left, right, &above) &&
      Multiply(a.denominator_, b.denominator_, &below)) {
    return Rational::Reduced(above, below);
  }
  return Rational(mpq_class(a.ToLarge() + b.ToLarge()));
}

Rational operator-(const Rational& a, const Rational& b) { return a + -b; }

Rational operator*(const Rational& a, const Rational& b) {
  std::int64_t above = 0, below = 0;
  if (!a.large_ && !b.large_ && Multiply(a.numerator_, b.numerator_, &above) &&
      Multiply(a.denominator_, b.denominator_, &below)) {
    return Rational::Reduced(above, below);
  }
  return Rational(mpq_class(a.ToLarge() * b.ToLarge()));
}

Rational operator/(const Rational& a, const Rational& b) {
  if (b.IsZero()) throw std::logic_error("division of a Rational by 0");
  std::int64_t above = 0, below = 0;
  if (!a.large_ && !b.large_ && Multiply(a.numerator_, b.denominator_, &above) &&
      Multiply(a.denominator_, b.numerator_, &below)) {
    return below < 0 ? Rational::Reduced(-above, -below) : Rational::Reduced(above, below);
  }
  return Rational(mpq_class(a.ToLarge() / b.ToLarge()));
}

Rational Rational::operator-() const {
  if (large_) return Rational(mpq_class(-*large_));
  Rational result = *this;
  result.numerator_ = -numerator_;
  return result;
}

bool operator==(const Rational& a, const Rational& b) {
  if (a.large_ && b.large_) return *a.large_ == *b.large_;
  return !a.large_ && !b.large_ && a.numerator_ == b.numerator_ && a.denominator_ == b.denominator_;
}

std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
  std::int64_t left = 0, right = 0;
  if (!a.large_ && !b.large_ && Multiply(a.numerator_, b.denominator_, &left) &&
      Multiply(b.numerator_, a.denominator_, &right)) {
    return left <=> right;
  }
  return cmp(a.ToLarge(), b.ToLarge()) <=> 0;
}

Rational Rational::Floor() const {
  if (!large_) {
    const std::int64_t quotient = numerator_ / denominator_;
    return numerator_ % denominator_ < 0 ? quotient - 1 : quotient;
  }
  mpz_class result;
  mpz_fdiv_q(result.get_mpz_t(), large_->get_num_mpz_t(), large_->get_den_mpz_t());
  return Rational(mpq_class(result));
}

Rational Rational::Ceiling() const { return -(-*this).Floor(); }

Rational Rational::PowerOfTen(int power) {
  if (power > -kSmallPowers && power < kSmallPowers) {
    Rational result(1);
    (power < 0 ? result.denominator_ : result.numerator_) =
        kTenTo[static_cast<std::size_t>(power < 0 ? -power : power)];
    return result;
  }
  return power >= 0 ? Rational(mpq_class(LargeTenTo(power)))
                    : Rational(mpq_class(1, LargeTenTo(-power)));
}

std::string Rational::ToString(int places) const {
  // Half away from zero: round the size, then put the sign back.
  const Rational rounded = (Abs() * PowerOfTen(places) + Rational(1, 2)).Floor();
  std::string digits =
      rounded.large_ ? rounded.large_->get_num().get_str() : std::to_string(rounded.numerator_);
  const bool zero = digits == "0";
  if (places < 0) {
    if (!zero) digits.append(static_cast<std::size_t>(-places), '0');
  } else if (places > 0) {
    const auto count = static_cast<std::size_t>(places);
    if (digits.size() <= count) digits.insert(0, count + 1 - digits.size(), '0');
    digits.insert(digits.size() - count, 1, '.');
  }
  return Sign() < 0 && !zero ? "-" + digits : digits;
}

std::string Rational::ToShortString(int max_places) const {
  const bool exact = (*this * PowerOfTen(max_places)).IsInteger();
  std::string text = ToString(max_places);
  if (!exact || max_places <= 0) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

}  // namespace gouji
