#include "check/proof.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "check/equation_case.h"
#include "check/finding_figures.h"
#include "check/readings.h"
#include "check/rounding.h"

namespace gouji::check {

namespace {

using record::Finding;
using record::Observation;
using record::Operand;
using rules::CheckRule;
using rules::Comparison;
using rules::Expression;

/// Whether a check still holds with the figures as they are now, taken as they stand.
using Test = std::function<bool()>;

Rational ValueOf(const Context& context, int figure) {
  return Rational(context.At(figure).quantity->value);
}

/// The first figure of a role; -1 if there is none.
int FigureOf(const Finding& finding, const std::string& role) {
  for (const Operand& operand : finding.operands) {
    if (operand.role == role && operand.observation >= 0) return operand.observation;
  }
  return -1;
}

std::vector<std::string> NamesIn(const Comparison& comparison, const Expression& right) {
  std::vector<std::string> names = rules::IndicatorsOf(comparison.left);
  for (std::string& name : rules::IndicatorsOf(right)) names.push_back(std::move(name));
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

/// An equation of indicators, by any of its legal alternatives that has these figures.
Test EquationTest(const Context& context, const CheckRule& rule, const Finding& finding) {
  if (!rule.comparison || rule.comparison->kind == Comparison::Kind::kAtMost) return nullptr;
  EquationCase equation;
  equation.stated = FigureOf(finding, "stated");
  std::vector<std::string> names;
  for (const int figure : FiguresOf(finding)) {
    const std::string& name = context.At(figure).indicator;
    if (!equation.figures.emplace(name, figure).second) return nullptr;
    names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  std::vector<Expression> alternatives = rules::Alternatives(rule.comparison->right);
  std::erase_if(alternatives, [&](const Expression& right) {
    return HasHidden(right) || NamesIn(*rule.comparison, right) != names;
  });
  if (equation.stated < 0 || alternatives.empty()) return nullptr;
  return [&context, &rule, equation, alternatives = std::move(alternatives)] {
    return std::any_of(alternatives.begin(), alternatives.end(), [&](const Expression& right) {
      const Trial trial = Try(context, *rule.comparison, right, equation);
      return trial.outcome == Trial::Outcome::kFits && !trial.only_unrounded;
    });
  };
}

/// Of exact counts: of rounded figures a sum may miss by a few units.
Test SumTest(const Context& context, const Finding& finding) {
  const int total = FigureOf(finding, "total");
  const std::vector<int> figures = FiguresOf(finding);
  const bool exact = std::all_of(figures.begin(), figures.end(), [&](int figure) {
    return IsExactCount(context, context.At(figure));
  });
  if (total < 0 || !exact) return nullptr;
  return [&context, total, figures] {
    Rational rest = ValueOf(context, total) + ValueOf(context, total);
    for (const int figure : figures) rest = rest - ValueOf(context, figure);
    return rest.IsZero();
  };
}

bool Fits(const Context& context, const Rational& computed, int stated) {
  return FitOf(computed, context.At(stated).quantity->value) == Fit::kRounded;
}

Test ShareTest(const Context& context, const Finding& finding) {
  const int stated = FigureOf(finding, "stated"), part = FigureOf(finding, "numerator");
  const auto whole =
      std::find_if(finding.operands.begin(), finding.operands.end(),
                   [](const Operand& operand) { return operand.role == "denominator"; });
  if (stated < 0 || part < 0 || whole == finding.operands.end()) return nullptr;
  const Result<Decimal> sum = Decimal::Parse(whole->value);
  if (!sum) return nullptr;
  return [&context, stated, part, id = whole->observation, sum = Rational(*sum)] {
    const Rational base = id >= 0 ? ValueOf(context, id) : sum;
    if (base.IsZero()) return false;
    return Fits(context, Rational(100) * ValueOf(context, part) / base, stated);
  };
}

Test ChangeTest(const Context& context, const Finding& finding) {
  const int stated = FigureOf(finding, "stated"), now = FigureOf(finding, "current"),
            before = FigureOf(finding, "before");
  if (stated < 0 || now < 0 || before < 0) return nullptr;
  return [&context, stated, now, before] {
    const Rational base = ValueOf(context, before), change = ValueOf(context, now) - base;
    if (Fits(context, change, stated)) return true;
    return !base.IsZero() && Fits(context, Rational(100) * change / base, stated);
  };
}

/// A column that is the sum of others, of one row.
Test RowSumTest(const Context& context, const Finding& finding) {
  const int stated = FigureOf(finding, "stated");
  std::vector<int> addends;
  for (const Operand& operand : finding.operands) {
    if (operand.role == "addend") addends.push_back(operand.observation);
  }
  if (stated < 0 || addends.empty()) return nullptr;
  return [&context, stated, addends] {
    Rational sum;
    for (const int figure : addends) sum = sum + ValueOf(context, figure);
    return sum == ValueOf(context, stated);
  };
}

/// The roles say which formula it is.
Test RelationTest(const Context& context, const Finding& finding) {
  if (FigureOf(finding, "addend") >= 0) return RowSumTest(context, finding);
  if (FigureOf(finding, "numerator") >= 0) return ShareTest(context, finding);
  return ChangeTest(context, finding);
}

Test TestOf(const Context& context, const CheckRule& rule, const Finding& finding) {
  if (rule.kind == "equation") return EquationTest(context, rule, finding);
  if (rule.kind == "column_total" || rule.kind == "column_subtotal") {
    return SumTest(context, finding);
  }
  if (rule.kind == "column_share") return ShareTest(context, finding);
  if (rule.kind == "column_change") return ChangeTest(context, finding);
  if (rule.kind == "column_relation") return RelationTest(context, finding);
  return nullptr;
}

bool IsSeen(record::Facts& facts, int figure, const Test& holds) {
  Decimal& value = facts.observations[static_cast<std::size_t>(figure)].quantity->value;
  const Decimal printed = value;
  bool is_seen = true;
  for (const int step : {-1, 1}) {
    value = Decimal(printed.coefficient() + step, printed.exponent());
    is_seen = is_seen && !holds();
  }
  value = printed;
  return is_seen;
}

bool IsTrivial(const Context& context, const std::vector<int>& figures) {
  std::set<Decimal> values;
  for (const int figure : figures) {
    const record::Quantity& quantity = *context.At(figure).quantity;
    const bool is_whole = quantity.measure == "%" && quantity.value == Decimal(100, 0);
    if (!quantity.value.IsZero() && !is_whole) values.insert(quantity.value);
  }
  return values.size() <= 1;
}

bool IsRecognised(const Observation& figure) { return figure.recognised.has_value(); }

/// A number and nothing else. That its value is right says nothing of what stands beside it.
bool IsPlain(const record::Facts& facts, const Observation& figure) {
  if (figure.repair >= 0 &&
      facts.repairs[static_cast<std::size_t>(figure.repair)].rule != "reading") {
    return false;
  }
  const std::string& text = figure.printed;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return !text.empty() && text.find_first_not_of("0123456789.,%+-") == std::string::npos &&
         (is_digit(text.back()) || text.back() == '%') && text.front() != '.' &&
         text.front() != ',' && text.front() != '%';
}

/// Figures that have a % where most of their column have none, or none where most have one.
std::set<int> OddlySigned(const record::Facts& facts) {
  const auto has_sign = [](const Observation& figure) {
    return figure.printed.find('%') != std::string::npos;
  };
  std::map<std::pair<int, int>, int> balance;
  for (const Observation& figure : facts.observations) {
    if (figure.table < 0 || !figure.quantity) continue;
    balance[{figure.table, figure.column}] += has_sign(figure) ? 1 : -1;
  }
  std::set<int> odd;
  for (const Observation& figure : facts.observations) {
    if (figure.table < 0 || !figure.quantity) continue;
    if (has_sign(figure) != (balance[{figure.table, figure.column}] > 0)) odd.insert(figure.id);
  }
  return odd;
}

/// Pages of which each digit is proved to be read as itself somewhere: no digit is always taken
/// for another.
std::set<int> PagesOfKnownDigits(const record::Facts& facts, const std::set<int>& proved) {
  std::map<int, std::set<char>> digits;
  for (const int figure : proved) {
    const Observation& observation = facts.observations[static_cast<std::size_t>(figure)];
    for (const char c : observation.printed) {
      if (c >= '0' && c <= '9') digits[observation.place.page].insert(c);
    }
  }
  std::set<int> pages;
  constexpr std::size_t kAll = 10;
  for (const auto& [page, known] : digits) {
    if (known.size() == kAll) pages.insert(page);
  }
  return pages;
}

/// What all evidence together proves. What trivial checks say counts where the same misreading of
/// all their figures is excluded: all were read surely on a page whose digits are known; or all but
/// one are proved otherwise.
std::set<int> ProvedBy(const record::Facts& facts, const std::vector<Evidence>& evidence) {
  std::set<int> proved;
  for (const Evidence& one : evidence) {
    if (!one.is_trivial) proved.insert(one.seen.begin(), one.seen.end());
  }
  const std::set<int> pages = PagesOfKnownDigits(facts, proved);
  for (const Evidence& one : evidence) {
    const bool sure = std::all_of(one.figures.begin(), one.figures.end(), [&](int figure) {
      const Observation& observation = facts.observations[static_cast<std::size_t>(figure)];
      return !IsDoubtful(observation) && pages.contains(observation.place.page);
    });
    if (one.is_trivial && sure) proved.insert(one.seen.begin(), one.seen.end());
  }
  for (std::size_t before = proved.size() + 1; before != proved.size();) {
    before = proved.size();
    for (const Evidence& one : evidence) {
      if (!one.is_trivial) continue;
      for (const int figure : one.seen) {
        const bool others = std::all_of(one.figures.begin(), one.figures.end(), [&](int other) {
          return other == figure || proved.contains(other);
        });
        if (others) proved.insert(figure);
      }
    }
  }
  return proved;
}

}  // namespace

std::optional<Evidence> EvidenceOf(record::Facts& facts, const rules::Lexicon& lexicon,
                                   const CheckRule& rule, const Finding& finding) {
  if (finding.verdict != record::Verdict::kHolds) return std::nullopt;
  const Context context{facts, lexicon, MessagesOfHolds::kSkip};
  Evidence evidence;
  evidence.figures = FiguresOf(finding);
  const bool are_exact =
      std::all_of(evidence.figures.begin(), evidence.figures.end(), [&](int figure) {
        const auto& quantity = context.At(figure).quantity;
        return quantity && quantity->bound == record::Bound::kExactly && !quantity->high;
      });
  if (!are_exact) return std::nullopt;
  const Test holds = TestOf(context, rule, finding);
  if (holds == nullptr || !holds()) return std::nullopt;
  for (const int figure : evidence.figures) {
    if (IsSeen(facts, figure, holds)) evidence.seen.push_back(figure);
  }
  evidence.is_trivial = IsTrivial(context, evidence.figures);
  return evidence;
}

void MarkProved(record::Facts& facts, const rules::Lexicon& lexicon,
                const std::vector<Finding>& findings) {
  if (std::none_of(facts.observations.begin(), facts.observations.end(), IsRecognised)) return;
  std::map<std::string, const CheckRule*> rules;
  for (const CheckRule& rule : lexicon.checks.list) rules[rule.id] = &rule;
  std::vector<Evidence> all;
  for (const Finding& finding : findings) {
    const auto rule = rules.find(finding.rule);
    if (rule == rules.end()) continue;
    if (auto evidence = EvidenceOf(facts, lexicon, *rule->second, finding)) {
      all.push_back(std::move(*evidence));
    }
  }
  const std::set<int> odd = OddlySigned(facts);
  for (const int figure : ProvedBy(facts, all)) {
    Observation& proved = facts.observations[static_cast<std::size_t>(figure)];
    if (IsRecognised(proved) && IsPlain(facts, proved) && !odd.contains(figure)) {
      proved.recognised->proved = true;
    }
  }
}

}  // namespace gouji::check
