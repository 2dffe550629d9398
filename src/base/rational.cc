#include "base/rational.h"

#include <array>
#include <cstddef>
#include <stdexcept>
#include <utility>

namespace gouji {

namespace {

mpz_class ComputeTenTo(int power) {
  mpz_class result;
  mpz_ui_pow_ui(result.get_mpz_t(), 10, static_cast<unsigned long>(power));
  return result;
}

/// Printed numbers have few places: the small powers are kept.
const mpz_class& TenTo(int power) {
  constexpr int kKept = 20;
  static const std::array<mpz_class, kKept> kept = [] {
    std::array<mpz_class, kKept> powers;
    for (int i = 0; i < kKept; ++i) powers[static_cast<std::size_t>(i)] = ComputeTenTo(i);
    return powers;
  }();
  if (power < kKept) return kept[static_cast<std::size_t>(power)];
  thread_local mpz_class large;
  large = ComputeTenTo(power);
  return large;
}

}  // namespace

Rational::Rational(const Decimal& value) : value_(static_cast<long>(value.coefficient())) {
  if (value.exponent() >= 0) {
    value_ *= TenTo(value.exponent());
  } else {
    value_ /= TenTo(-value.exponent());
  }
}

Rational::Rational(std::int64_t numerator, std::int64_t denominator)
    : value_(static_cast<long>(numerator), 1) {
  if (denominator == 0) throw std::logic_error("Rational with the denominator 0");
  value_ /= static_cast<long>(denominator);
}

Rational operator/(const Rational& a, const Rational& b) {
  if (b.IsZero()) throw std::logic_error("division of a Rational by 0");
  return Rational(mpq_class(a.value_ / b.value_));
}

Rational Rational::Floor() const {
  mpz_class result;
  mpz_fdiv_q(result.get_mpz_t(), value_.get_num_mpz_t(), value_.get_den_mpz_t());
  return Rational(mpq_class(result));
}

Rational Rational::Ceiling() const {
  mpz_class result;
  mpz_cdiv_q(result.get_mpz_t(), value_.get_num_mpz_t(), value_.get_den_mpz_t());
  return Rational(mpq_class(result));
}

Rational Rational::PowerOfTen(int power) {
  return power >= 0 ? Rational(mpq_class(TenTo(power))) : Rational(mpq_class(1, TenTo(-power)));
}

std::string Rational::ToString(int places) const {
  // Half away from zero: round the size, then put the sign back.
  const Rational scaled = Abs() * PowerOfTen(places) + Rational(1, 2);
  std::string digits = scaled.Floor().value_.get_num().get_str();
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
