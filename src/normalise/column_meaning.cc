#include "normalise/column_meaning.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "normalise/indicator.h"
#include "normalise/name_key.h"
#include "normalise/unit_name.h"

namespace gouji::normalise {

namespace {

using ColumnKind = record::TableFacts::ColumnKind;
using rules::IndicatorKind;
using rules::Lexicon;
using rules::TableReading;

constexpr int kSampledRows = 200;  // Enough to tell figures from words in a column.

/// The header cells above a column, outermost first; banners over the whole table are left out.
std::vector<std::string> HeaderPath(const table::Table& table, const CellGrid& grid, int column) {
  std::vector<std::string> path;
  const table::Cell* last = nullptr;
  for (int row = 0; row < table.header_rows; ++row) {
    const table::Cell* cell = grid.Covering(row, column);
    if (cell == nullptr || cell == last) continue;
    last = cell;
    const bool banner = cell->column_span >= grid.columns() && grid.columns() > 1;
    std::string text = NameKey(cell->text);
    if (!banner && !text.empty()) path.push_back(std::move(text));
  }
  return path;
}

std::string Join(const std::vector<std::string>& path, std::size_t from) {
  std::string joined;
  for (std::size_t i = from; i < path.size(); ++i) joined += path[i];
  return joined;
}

/// A measure word with or without a scale before it: 件, 万元, 万件.
std::optional<rules::Measure> FindMeasure(const std::string& word,
                                          const rules::NumberWords& words) {
  const auto found = words.measures.find(word);
  if (found != words.measures.end()) return found->second;
  const auto* scale = words.scales.LongestAt(ToUtf32(word), 0);
  if (scale == nullptr) return std::nullopt;
  const auto scaled = words.measures.find(word.substr(ToUtf8(scale->word).size()));
  if (scaled == words.measures.end()) return std::nullopt;
  rules::Measure measure = scaled->second;
  measure.power += scale->value;
  return measure;
}

/// Takes a measure in brackets off the end of a label: 受理量(件), 占比(%).
std::optional<rules::Measure> TakeMeasure(std::string& label, const rules::NumberWords& words) {
  if (!label.ends_with(')')) return std::nullopt;
  const std::size_t open = label.rfind('(');
  if (open == std::string::npos || open == 0) return std::nullopt;
  std::string word = label.substr(open + 1, label.size() - open - 2);
  const std::size_t colon = word.rfind(':');
  if (colon != std::string::npos) word = word.substr(colon + 1);
  const std::optional<rules::Measure> measure = FindMeasure(word, words);
  if (measure) label.resize(open);
  return measure;
}

bool EndsWithWord(const std::string& label, const std::set<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return label == word || (CountCodePoints(word) >= 2 && label.ends_with(word));
  });
}

/// 4月 in a column of months is a name and no figure of 4.
bool IsPeriodName(const std::string& key, const NumberToken& token, const Lexicon& lexicon) {
  const auto& measures = lexicon.numbers.measures;
  const auto measure = measures.find(token.quantity.measure);
  if (measure == measures.end() || measure->second.dimension != "time") return false;
  const LabelPeriod named = ReadLabelPeriod(key, std::nullopt, lexicon);
  return !named.period.empty() && named.rest.empty();
}

/// What stands in the cells of a column.
struct Content {
  int filled = 0, numbers = 0, missing = 0, rates = 0, grades = 0, words = 0;
};

Content LookAt(const table::Table& table, const CellGrid& grid, int column,
               const Lexicon& lexicon) {
  Content content;
  const int end = std::min(grid.rows(), table.header_rows + kSampledRows);
  for (int row = table.header_rows; row < end; ++row) {
    const table::Cell* cell = grid.Covering(row, column);
    if (cell == nullptr || cell->row != row || cell->column != column) continue;
    const std::string key = NameKey(cell->text);
    if (key.empty()) continue;
    ++content.filled;
    if (lexicon.reading.grades.contains(key) || lexicon.reading.grade_homoglyphs.contains(key)) {
      ++content.grades;
      continue;
    }
    const NumberToken token = ReadCell(cell->text, CellType::kCount, lexicon.numbers);
    if (token.kind == NumberKind::kMissing) {
      ++content.missing;
    } else if (IsQuantity(token.kind) && !IsPeriodName(key, token, lexicon)) {
      ++content.numbers;
      if (token.quantity.measure == "%") ++content.rates;
    } else {
      ++content.words;
    }
  }
  return content;
}

bool MostlyFigures(const Content& content) {
  return content.numbers > 0 && 2 * (content.numbers + content.missing) >= content.filled;
}

CellType TypeByContent(const Content& content) {
  return 2 * content.rates > content.numbers ? CellType::kRate : CellType::kCount;
}

CellType TypeByKind(IndicatorKind kind) {
  switch (kind) {
    case IndicatorKind::kRate:
      return CellType::kRate;
    case IndicatorKind::kScore:
      return CellType::kScore;
    case IndicatorKind::kFlow:
    case IndicatorKind::kStock:
    case IndicatorKind::kRank:
      return CellType::kCount;
    case IndicatorKind::kGrade:
    case IndicatorKind::kOther:
      return CellType::kAny;
  }
  return CellType::kAny;
}

/// 单位：件 above a table says nothing of a column of 督办次数; 单位：万件 says how its 件 are
/// scaled.
bool SpeaksOf(const rules::Measure& measure, const rules::Indicator* indicator,
              const std::map<std::string, rules::Measure>& measures) {
  if (indicator == nullptr || indicator->measure.empty()) return true;
  const auto own = measures.find(indicator->measure);
  if (own == measures.end()) return true;
  return own->second.dimension != measure.dimension || own->second.base == measure.base;
}

/// The measure of a column: what its header says, what the indicator cannot but have, what the
/// table says, what the indicator usually has.
void SetMeasure(std::optional<rules::Measure> printed, const rules::Indicator* indicator,
                const std::string& table_measure, const Lexicon& lexicon, ColumnMeaning& column) {
  const bool is_rate = indicator != nullptr && indicator->kind == IndicatorKind::kRate;
  const bool is_score = indicator != nullptr && indicator->kind == IndicatorKind::kScore;
  if (!printed && !is_rate && !is_score) {
    printed = FindMeasure(NameKey(table_measure), lexicon.numbers);
    if (printed && !SpeaksOf(*printed, indicator, lexicon.numbers.measures)) printed.reset();
  }
  if (printed) {
    column.facts.measure = printed->base;
    column.power = printed->power;
  } else if (indicator != nullptr) {
    column.facts.measure = indicator->measure;
  }
}

/// The words of a header without a measure, and what they mean, for a column without an indicator.
void ReadByContent(const table::Table& table, const CellGrid& grid, int index,
                   const Lexicon& lexicon, ColumnMeaning& column) {
  std::string label = column.facts.label;
  const std::optional<rules::Measure> measure = TakeMeasure(label, lexicon.numbers);
  const Content content = LookAt(table, grid, index, lexicon);
  if (content.grades > 0 && 2 * content.grades >= content.filled) {
    column.facts.kind = ColumnKind::kGrade;
  } else if (MostlyFigures(content)) {
    column.facts.kind = ColumnKind::kFigure;
    column.cell_type = TypeByContent(content);
    if (column.cell_type == CellType::kRate) {
      column.facts.measure = "%";
    } else {
      SetMeasure(measure, nullptr, table.measure, lexicon, column);
    }
  }
}

ColumnMeaning ReadColumn(const table::Table& table, const CellGrid& grid, int index,
                         const std::string& topic, const std::optional<Period>& document,
                         const Lexicon& lexicon) {
  ColumnMeaning column;
  const std::vector<std::string> path = HeaderPath(table, grid, index);
  column.facts.label = Join(path, 0);
  const std::string last = path.empty() ? "" : path.back();
  const TableReading& reading = lexicon.reading;
  if (reading.ordinal_words.contains(last)) {
    column.facts.kind = ColumnKind::kOrdinal;
    return column;
  }
  if (reading.text_words.contains(last)) return column;
  const Content content = LookAt(table, grid, index, lexicon);
  const bool has_words = content.words > 0 && !MostlyFigures(content);
  if (has_words &&
      (EndsWithWord(last, reading.name_words) || EndsWithWord(last, reading.category_words))) {
    column.facts.kind = ColumnKind::kName;
    return column;
  }
  for (std::size_t i = 0; i + 1 < path.size() && column.topic.empty(); ++i) {
    column.topic = FindTopic(path[i], lexicon.indicators);
  }
  const std::string& own_topic = column.topic.empty() ? topic : column.topic;
  for (std::size_t from = 0; from < path.size(); ++from) {
    if (ApplyHeader(Join(path, from), own_topic, table.measure, lexicon, column)) break;
  }
  const LabelPeriod named = ReadLabelPeriod(column.facts.label, document, lexicon);
  column.period = named.period;
  // 上月 says when, not which part of the work is counted; 上月结转 is one name.
  const bool narrows = column.facts.indicator.empty() || !column.qualifier.empty();
  if (!named.period.empty() && !named.rest.empty() && narrows) {
    ColumnMeaning plain = column;
    plain.qualifier.clear();
    if (ApplyHeader(named.rest, own_topic, table.measure, lexicon, plain)) column = plain;
  }
  const bool is_figure = column.facts.kind == ColumnKind::kFigure;
  if (is_figure && content.words > content.numbers + content.missing) {
    column = ColumnMeaning{{ColumnKind::kText, column.facts.label, "", ""}, "", "", "", {}, 0};
  }
  if (column.facts.indicator.empty()) ReadByContent(table, grid, index, lexicon, column);
  return column;
}

/// Without a header that says so, names are the first column of words.
void FindNames(const table::Table& table, const CellGrid& grid, const Lexicon& lexicon,
               TableColumns& columns) {
  for (std::size_t i = 0; i < columns.list.size() && columns.name_column < 0; ++i) {
    if (columns.list[i].facts.kind == ColumnKind::kName) {
      columns.name_column = static_cast<int>(i);
    }
  }
  for (std::size_t i = 0; i < columns.list.size() && columns.name_column < 0; ++i) {
    record::TableFacts::Column& facts = columns.list[i].facts;
    if (facts.kind != ColumnKind::kText) continue;
    const Content content = LookAt(table, grid, static_cast<int>(i), lexicon);
    if (2 * content.words < content.filled || content.words == 0) continue;
    facts.kind = ColumnKind::kName;
    columns.name_column = static_cast<int>(i);
  }
  // A second column of names (处室 beside 单位) narrows nothing down that is known here.
  for (std::size_t i = 0; i < columns.list.size(); ++i) {
    record::TableFacts::Column& facts = columns.list[i].facts;
    if (facts.kind == ColumnKind::kName && static_cast<int>(i) != columns.name_column) {
      facts.kind = ColumnKind::kText;
    }
  }
}

/// By the header of the names; if that does not tell, by whether most of them are known units.
bool NamesAreUnits(const table::Table& table, const CellGrid& grid, const Lexicon& lexicon,
                   const TableColumns& columns) {
  if (columns.name_column < 0) return false;
  const auto& label = columns.list[static_cast<std::size_t>(columns.name_column)].facts.label;
  if (EndsWithWord(label, lexicon.reading.name_words)) return true;
  if (EndsWithWord(label, lexicon.reading.category_words)) return false;
  int known = 0, names = 0;
  const int end = std::min(grid.rows(), table.header_rows + kSampledRows);
  for (int row = table.header_rows; row < end; ++row) {
    const std::string& name = grid.Text(row, columns.name_column);
    const ResolvedUnit unit = ResolveUnit(name, {}, lexicon.units);
    if (unit.unit_class == UnitClass::kNotAUnit || NameKey(name).empty()) continue;
    ++names;
    if (!unit.id.empty() && !unit.literal) ++known;
  }
  return 2 * known >= names && known > 0;
}

}  // namespace

bool ApplyHeader(const std::string& label, const std::string& topic,
                 const std::string& table_measure, const Lexicon& lexicon, ColumnMeaning& column) {
  std::string words = label;
  const std::optional<rules::Measure> measure = TakeMeasure(words, lexicon.numbers);
  const IndicatorMatch match = MatchIndicator(words, topic, lexicon.indicators);
  if (match.indicator.empty() || match.relation != rules::Relation::kSame) return false;
  const rules::Indicator& indicator = lexicon.indicators.by_id.at(match.indicator);
  column.facts.indicator = match.indicator;
  column.qualifier = match.qualifier;
  column.facts.kind =
      indicator.kind == IndicatorKind::kGrade ? ColumnKind::kGrade : ColumnKind::kFigure;
  column.cell_type = TypeByKind(indicator.kind);
  SetMeasure(measure, &indicator, table_measure, lexicon, column);
  return true;
}

TableColumns ReadColumns(const table::Table& table, const CellGrid& grid, const std::string& topic,
                         const std::optional<Period>& document, const Lexicon& lexicon) {
  TableColumns columns;
  for (int i = 0; i < grid.columns(); ++i) {
    columns.list.push_back(ReadColumn(table, grid, i, topic, document, lexicon));
  }
  FindNames(table, grid, lexicon, columns);
  columns.names_are_units = NamesAreUnits(table, grid, lexicon, columns);
  return columns;
}

}  // namespace gouji::normalise
