// Vectors of unit names: printed name, context, canonical name, group, note.
//
// Two rows of one context and one group are a same pair, joined if both have one id. Any two rows
// of different groups are a wrong merge if they have one id, whatever their contexts. Groups "!..."
// are no units and
// "?..." must stay unresolved: an id there is shown, and is a wrong merge if another group has it.

#include <algorithm>

#include "base/rational.h"
#include "normalise/unit_name.h"
#include "rules/tsv_file.h"
#include "rules/units.h"
#include "vectors.h"

namespace gouji::bench {

namespace {

struct Row {
  std::string printed, context, group, id;
};

normalise::UnitContext ReadContext(const std::string& text) {
  const std::size_t at = std::min(text.find('@'), text.size());
  normalise::UnitContext context;
  context.divisions = rules::SplitList(std::string_view(text).substr(0, at), '/');
  if (at < text.size()) context.date = text.substr(at + 1);
  return context;
}

bool IsUnit(const Row& row) { return !row.group.starts_with('!') && !row.group.starts_with('?'); }

}  // namespace

Result<Score> EvaluateUnits(const std::vector<Fields>& lines,
                            const std::vector<std::string>& rule_folders, std::ostream& out) {
  TRY_ASSIGN(const rules::UnitWords words, rules::LoadUnitWords(rule_folders));
  std::vector<Row> rows;
  for (const Fields& fields : lines) {
    if (fields.size() < 4) continue;
    Row row{fields[0], fields[1], fields[3], ""};
    row.id = normalise::ResolveUnit(row.printed, ReadContext(row.context), words).id;
    if (!IsUnit(row) && !row.id.empty()) {
      out << "unit\t" << row.printed << "\tis none (" << row.group << "), got " << row.id << "\n";
    }
    rows.push_back(std::move(row));
  }
  Score score;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = i + 1; j < rows.size(); ++j) {
      const Row &a = rows[i], &b = rows[j];
      const bool joined = !a.id.empty() && a.id == b.id;
      if (a.group != b.group) {
        score.wrong_merges += joined ? 1 : 0;
        if (joined) out << "merged\t" << a.printed << "\t" << b.printed << "\t" << a.id << "\n";
      } else if (a.context == b.context && IsUnit(a)) {
        ++score.total;
        score.right += joined ? 1 : 0;
        if (!joined) {
          out << "apart\t" << a.printed << " (" << a.id << ")\t" << b.printed << " (" << b.id
              << ")\n";
        }
      }
    }
  }
  constexpr int kWantedPercent = 85;
  score.good = score.wrong_merges == 0 && score.right * 100 >= score.total * kWantedPercent;
  const Rational share = Rational(score.right * 100) / Rational(std::max(score.total, 1));
  out << "units: " << score.right << " of " << score.total << " same pairs joined ("
      << share.ToString(2) << " %), wrong merges: " << score.wrong_merges << "\n";
  return score;
}

}  // namespace gouji::bench
