// The kind "consequence": what follows from a headline that differs from the tables.
//
// 574 件 are passed on, 366 done, 208 in progress: an identity that holds in the prose. If the
// tables have 566 passed on and agree with 366, the same identity makes 200 of the 208. That is no
// mistake of its own but shows what the first difference means; it is listed below it.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "check/evaluate.h"
#include "check/expression_text.h"
#include "check/finding_builder.h"
#include "check/rule_kinds.h"
#include "check/same_period.h"
#include "check/table_figure.h"

namespace gouji::check {

namespace {

using record::Observation;
using record::Verdict;
using rules::Comparison;

/// A headline of the prose for each indicator of an identity: same scope, first in reading order.
using Statement = std::map<std::string, int>;

std::optional<Statement> StatementOf(const Context& context, const Comparison& identity,
                                     const Observation& first) {
  Statement statement;
  std::vector<std::string> names = rules::IndicatorsOf(identity.left);
  for (std::string& name : rules::IndicatorsOf(identity.right)) names.push_back(std::move(name));
  for (const std::string& name : names) {
    const auto figure = std::find_if(
        context.facts.observations.begin(), context.facts.observations.end(),
        [&](const Observation& o) {
          return o.source == record::Source::kProse && o.indicator == name && o.entity.empty() &&
                 o.topic == first.topic && o.qualifier == first.qualifier &&
                 SamePeriod(context, o, first) && IsExactCount(context, o);
        });
    if (figure == context.facts.observations.end()) return std::nullopt;
    statement[name] = figure->id;
  }
  return statement;
}

/// Tables give this figure; by their rows where their printed totals differ from these.
std::optional<Rational> InTables(const Context& context, const Observation& stated) {
  std::vector<std::string> indicators = {stated.indicator};
  const rules::Indicator* own = context.IndicatorOf(stated.indicator);
  if (own != nullptr) indicators.insert(indicators.end(), own->near.begin(), own->near.end());
  for (const std::string& indicator : indicators) {
    const std::vector<TableFigure> figures = TableCounts(context, indicator, stated);
    if (!figures.empty() && figures.front().complete) return figures.front().rows;
  }
  return std::nullopt;
}

Binding Bind(const Context& context, const Statement& statement) {
  Binding binding;
  for (const auto& [name, id] : statement) {
    binding.emplace(name, Interval::Exactly(Rational(context.At(id).quantity->value)));
  }
  return binding;
}

bool Holds(const Comparison& identity, const Binding& binding) {
  const Value left = Evaluate(identity.left, binding);
  const Value right = Evaluate(identity.right, binding);
  return left.interval && right.interval && *left.interval == *right.interval;
}

/// The value of `open` that makes an identity of sums hold, or nothing if it does not decide it.
std::optional<Rational> Solve(const Comparison& identity, Binding binding,
                              const std::string& open) {
  const auto gap = [&](const Rational& value) -> std::optional<Rational> {
    binding.insert_or_assign(open, Interval::Exactly(value));
    const Value left = Evaluate(identity.left, binding);
    const Value right = Evaluate(identity.right, binding);
    if (!left.interval || !right.interval) return std::nullopt;
    return left.interval->low()->value - right.interval->low()->value;
  };
  // The gap is linear in one figure of a sum: two values give its slope.
  const std::optional<Rational> at_zero = gap(0), at_one = gap(1);
  if (!at_zero || !at_one || *at_zero == *at_one) return std::nullopt;
  const Rational value = *at_zero / (*at_zero - *at_one);
  return value;
}

}  // namespace

std::vector<record::Finding> CheckConsequences(const Context& context,
                                               const rules::CheckRule& rule) {
  std::vector<record::Finding> findings;
  for (const rules::CheckRule& identity : context.lexicon.checks.list) {
    if (!identity.comparison || identity.comparison->kind != Comparison::Kind::kEqual) continue;
    const std::vector<std::string> left = rules::IndicatorsOf(identity.comparison->left);
    if (left.size() != 1) continue;
    for (const Observation& whole : context.facts.observations) {
      if (whole.source != record::Source::kProse || whole.indicator != left[0] ||
          !whole.entity.empty() || !IsExactCount(context, whole)) {
        continue;
      }
      const auto statement = StatementOf(context, *identity.comparison, whole);
      if (!statement || statement->at(left[0]) != whole.id) continue;
      Binding binding = Bind(context, *statement);
      if (!Holds(*identity.comparison, binding)) continue;
      // One figure without a table, all others with one, and not all of these as printed.
      std::string open;
      bool differs = false, one_open = true;
      for (const auto& [name, id] : *statement) {
        const std::optional<Rational> value = InTables(context, context.At(id));
        if (!value) {
          one_open = one_open && open.empty();
          open = name;
          continue;
        }
        differs = differs || *value != Rational(context.At(id).quantity->value);
        binding.insert_or_assign(name, Interval::Exactly(*value));
      }
      if (!differs || open.empty() || !one_open) continue;
      const std::optional<Rational> follows = Solve(*identity.comparison, binding, open);
      if (!follows) continue;
      const Observation& stated = context.At(statement->at(open));
      record::Finding finding = Start(context, rule, Verdict::kContradicted);
      SetValues(finding, context, stated.id, *follows);
      finding.operands.push_back(OperandOf(context, stated.id, "stated"));
      for (const auto& [name, id] : *statement) {
        if (name != open) finding.operands.push_back(OperandOf(context, id, "term"));
      }
      const auto name_of = [&](const std::string& name) {
        const rules::Indicator* indicator = context.IndicatorOf(name);
        return indicator == nullptr ? name : indicator->zh;
      };
      const auto value_of = [&](const std::string& name) {
        return name == open ? follows->ToShortString()
                            : binding.at(name).low()->value.ToShortString();
      };
      const auto text = [&](const auto& by) {
        return ExpressionText(identity.comparison->left, by) + " = " +
               ExpressionText(identity.comparison->right, by);
      };
      findings.push_back(Finish(std::move(finding), rule,
                                {{"name", Both(name_of(open))},
                                 {"stated", Both(stated.printed)},
                                 {"computed", Both(follows->ToShortString())},
                                 {"formula", Both(text(name_of))},
                                 {"values", Both(text(value_of))}}));
    }
  }
  return findings;
}

}  // namespace gouji::check
