#include "check/base_search.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "check/table_sums.h"

namespace gouji::check {

namespace {

constexpr std::size_t kMaxMatches = 8;  // More would say nothing: see the chance of a match.

struct Candidate {
  std::tuple<int, int, int> distance;  // Scope, source, position: smaller is nearer.
  record::Operand operand;
  std::string value;
};

}  // namespace

std::vector<record::Operand> FindBases(const Context& context, const BaseQuery& query) {
  std::vector<Candidate> candidates;
  const std::set<int> excluded(query.exclude.begin(), query.exclude.end());
  for (const record::Observation& figure : context.facts.observations) {
    if (excluded.contains(figure.id) || !IsExactCount(context, figure)) continue;
    if (!query.range.Contains(Rational(figure.quantity->value))) continue;
    if (!SameMeasure(context, figure.quantity->measure, query.measure)) continue;
    const bool total = figure.table >= 0 && figure.row >= 0 &&
                       context.facts.tables[static_cast<std::size_t>(figure.table)]
                               .rows[static_cast<std::size_t>(figure.row)]
                               .kind == record::TableFacts::RowKind::kTotal;
    if (figure.source == record::Source::kTable && !total) continue;  // One unit is no base of all.
    const int scope = figure.source == record::Source::kProse && figure.paragraph == query.paragraph
                          ? 0
                          : (figure.topic == query.topic ? 1 : 2);
    const int source = figure.source == record::Source::kProse ? 0 : 1;
    record::Operand operand = OperandOf(context, figure.id, "match");
    std::string value = operand.value;
    candidates.push_back({{scope, source, figure.id}, std::move(operand), std::move(value)});
  }
  for (int t = 0; t < static_cast<int>(context.facts.tables.size()); ++t) {
    const record::TableFacts& table = context.facts.tables[static_cast<std::size_t>(t)];
    for (int c = 0; c < static_cast<int>(table.columns.size()); ++c) {
      if (table.columns[static_cast<std::size_t>(c)].kind !=
          record::TableFacts::ColumnKind::kFigure)
        continue;
      const std::optional<ColumnSum> sum = SumColumn(context, t, c);
      if (!sum || !sum->exact || sum->missing > 0 || sum->nested || sum->rows < 2) continue;
      if (!query.range.Contains(sum->sum)) continue;
      record::Operand operand =
          ComputedOperand("match", SumLabel(context, *sum), sum->sum, query.measure);
      operand.table = t;
      operand.column = c;
      operand.place = table.place;
      std::string value = operand.value;
      candidates.push_back({{table.topic == query.topic ? 1 : 2, 2, t * 1000 + c},
                            std::move(operand),
                            std::move(value)});
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.distance < b.distance; });
  std::vector<record::Operand> found;
  std::set<std::pair<std::string, std::string>> seen;
  for (Candidate& candidate : candidates) {
    if (found.size() == kMaxMatches) break;
    if (!seen.emplace(candidate.operand.label, candidate.value).second) continue;
    found.push_back(std::move(candidate.operand));
  }
  return found;
}

}  // namespace gouji::check
