#include "check/context.h"

#include <algorithm>
#include <utility>

namespace gouji::check {

namespace {

/// 10 to the power of the last digit that is not zero: 100 for 1,100; where 余 and 近 reach to.
Rational LastDigitUnit(const Decimal& value) {
  std::int64_t coefficient = value.coefficient() < 0 ? -value.coefficient() : value.coefficient();
  int exponent = value.exponent();
  while (coefficient != 0 && coefficient % 10 == 0) {
    coefficient /= 10;
    ++exponent;
  }
  return Rational::PowerOfTen(exponent);
}

}  // namespace

const rules::Indicator* Context::IndicatorOf(const std::string& id) const {
  const auto found = lexicon.indicators.by_id.find(id);
  return found == lexicon.indicators.by_id.end() ? nullptr : &found->second;
}

bool IsExactCount(const Context& context, const record::Observation& observation) {
  if (!observation.quantity) return false;
  const record::Quantity& quantity = *observation.quantity;
  if (quantity.bound != record::Bound::kExactly || quantity.high) return false;
  if (quantity.value.exponent() != 0) return false;
  const rules::Indicator* indicator = context.IndicatorOf(observation.indicator);
  if (indicator != nullptr && indicator->kind != rules::IndicatorKind::kOther) {
    return indicator->kind == rules::IndicatorKind::kFlow ||
           indicator->kind == rules::IndicatorKind::kStock;
  }
  const auto measure = context.lexicon.numbers.measures.find(quantity.measure);
  return measure == context.lexicon.numbers.measures.end() || measure->second.integral;
}

std::optional<Interval> ValuesOf(const Context& context, const record::Observation& observation) {
  if (!observation.quantity) return std::nullopt;
  const record::Quantity& quantity = *observation.quantity;
  const Rational value(quantity.value);
  if (quantity.high) {
    return Interval::Between(Interval::End{value, true},
                             Interval::End{Rational(*quantity.high), true});
  }
  const Rational reach = LastDigitUnit(quantity.value);
  switch (quantity.bound) {
    case record::Bound::kExactly:
      return IsExactCount(context, observation)
                 ? Interval::Exactly(value)
                 : Interval::FromPrinted(quantity.value, Rounding::kNearest);
    case record::Bound::kAtLeast:
      return Interval::Between(Interval::End{value, true}, std::nullopt);
    case record::Bound::kMoreThan:
      return Interval::Between(Interval::End{value, false}, std::nullopt);
    case record::Bound::kAtMost:
      return Interval::Between(std::nullopt, Interval::End{value, true});
    case record::Bound::kLessThan:
      return Interval::Between(std::nullopt, Interval::End{value, false});
    case record::Bound::kAbout:
      return Interval::Between(Interval::End{value - reach, true},
                               Interval::End{value + reach, true});
    case record::Bound::kJustBelow:
      return Interval::Between(Interval::End{value - reach, false}, Interval::End{value, true});
    case record::Bound::kJustAbove:
      return Interval::Between(Interval::End{value, true}, Interval::End{value + reach, false});
  }
  return std::nullopt;
}

std::string LabelOf(const Context& context, const record::Observation& observation) {
  std::string name = observation.label;
  if (name.empty()) {
    const rules::Indicator* indicator = context.IndicatorOf(observation.indicator);
    if (indicator != nullptr) name = indicator->zh;
  }
  if (observation.table >= 0 && observation.row >= 0) {
    const record::TableFacts& table =
        context.facts.tables[static_cast<std::size_t>(observation.table)];
    const std::string& row = table.rows[static_cast<std::size_t>(observation.row)].label;
    return row.empty() || row == name ? name : row + " " + name;
  }
  const std::string& unit = observation.entity_printed;
  if (unit.empty() || unit == name) return name;
  return name.empty() ? unit : unit + " " + name;
}

record::Operand OperandOf(const Context& context, int observation, const std::string& role) {
  const record::Observation& from = context.At(observation);
  record::Operand operand;
  operand.role = role;
  operand.label = LabelOf(context, from);
  operand.text = from.printed;
  if (from.quantity) {
    operand.value = from.quantity->value.ToString();
    operand.measure = from.quantity->measure;
  } else {
    operand.value = from.grade;
  }
  operand.indicator = from.indicator;
  operand.observation = observation;
  operand.place = from.place;
  operand.source = from.source == record::Source::kTable ? "table" : "prose";
  operand.table = from.table;
  operand.row = from.row;
  operand.column = from.column;
  operand.repair = from.repair;
  return operand;
}

record::Operand ComputedOperand(const std::string& role, const record::Text& label,
                                const Rational& value, const std::string& measure) {
  record::Operand operand;
  operand.role = role;
  operand.label = label.zh;
  if (label.en != label.zh) operand.label_en = label.en;
  operand.text = operand.value = value.ToShortString(4);
  operand.measure = measure;
  operand.source = "computed";
  return operand;
}

record::Text NameOf(const record::Operand& operand) {
  return {operand.label, operand.label_en.empty() ? operand.label : operand.label_en};
}

bool SameMeasure(const Context& context, const std::string& a, const std::string& b) {
  if (a == b || a.empty() || b.empty()) return true;
  const auto& measures = context.lexicon.numbers.measures;
  const auto first = measures.find(a);
  const auto second = measures.find(b);
  if (first == measures.end() || second == measures.end()) return false;
  return first->second.dimension == second->second.dimension;
}

}  // namespace gouji::check
