#include "normalise/table_facts.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "normalise/cell_grid.h"
#include "normalise/cell_signs.h"
#include "normalise/column_meaning.h"
#include "normalise/name_key.h"
#include "normalise/named_period.h"
#include "normalise/row_meaning.h"
#include "normalise/row_periods.h"
#include "normalise/table_repair.h"

namespace gouji::normalise {

namespace {

using ColumnKind = record::TableFacts::ColumnKind;
using Row = record::TableFacts::Row;
using RowKind = record::TableFacts::RowKind;
using record::Observation;
using rules::Lexicon;

/// The topic of a table: its title's, else that of the table before it if this one has no title of
/// its own (a group's label is none), else the document's.
std::string TopicOf(const table::Table& table, const std::string& previous,
                    const record::DocumentInfo& info, const Lexicon& lexicon) {
  const std::string topic = FindTopic(table.title, lexicon.indicators);
  if (!topic.empty()) return topic;
  const bool untitled =
      NameKey(table.title).empty() || FindNonUnit(table.title, lexicon.units) != NonUnit::kNone;
  if (untitled && !previous.empty()) return previous;
  for (const rules::Topic& other : lexicon.indicators.topics) {
    // A title that names several topics is about all of them: none of them alone.
    const bool named =
        std::any_of(other.words.begin(), other.words.end(), [&](const std::string& word) {
          return NameKey(table.title).find(word) != std::string::npos;
        });
    if (named) return "";
  }
  return FindTopic(info.title, lexicon.indicators);
}

/// What a note says of a null marker: “-”为本周未回访 gives "本周未回访".
std::string NoteReason(const std::string& marker, const std::vector<std::string>& notes,
                       const Lexicon& lexicon) {
  const std::string key = NameKey(marker);
  if (key.empty()) return "";
  for (const std::string& printed : notes) {
    const std::string note = NameKey(printed);
    for (std::size_t at = note.find(key); at != std::string::npos; at = note.find(key, at + 1)) {
      std::string_view rest = std::string_view(note).substr(at + key.size());
      for (const std::string_view quote : {"”", "\"", "’", "'", "」"}) {
        if (rest.starts_with(quote)) {
          rest.remove_prefix(quote.size());
          break;
        }
      }
      for (const std::string& word : lexicon.reading.null_note_words) {
        if (!rest.starts_with(word)) continue;
        rest.remove_prefix(word.size());
        std::size_t end = rest.size();
        for (const std::string_view stop : {"。", "；", ";", "，", ","}) {
          end = std::min(end, rest.find(stop));
        }
        return std::string(rest.substr(0, end));
      }
    }
  }
  return "";
}

/// The column's measure and scale for a figure that does not say its own.
void ApplyColumn(const ColumnMeaning& column, record::Quantity& quantity) {
  if (!quantity.measure.empty() && quantity.measure != column.facts.measure) return;
  if (!quantity.measure.empty() && column.power == 0) return;
  quantity.measure = column.facts.measure;
  if (column.power == 0) return;
  quantity.value = quantity.value.Scaled(column.power);
  if (quantity.high) quantity.high = quantity.high->Scaled(column.power);
}

std::string ShowQuantity(const record::Quantity& quantity) {
  const bool is_rate = quantity.measure == "%" || quantity.measure == "‰";
  return quantity.value.ToString() + (is_rate ? quantity.measure : "");
}

/// Whether the lines of a cell are the pieces of one number that was joined: "98.7" over "2%".
bool IsJoinedNumber(const table::Cell& cell) {
  if (cell.lines.size() < 2) return false;
  std::string joined;
  for (const std::string& line : cell.lines) joined += NameKey(line);
  return joined == NameKey(cell.text) && cell.text.find(' ') == std::string::npos &&
         std::all_of(cell.lines.begin(), cell.lines.end(), [](const std::string& line) {
           return NameKey(line).find_first_not_of("0123456789.,+-%") == std::string::npos;
         });
}

std::string ShowLines(const table::Cell& cell) {
  std::string shown;
  for (const std::string& line : cell.lines) shown += (shown.empty() ? "" : " / ") + line;
  return shown;
}

/// Turns the cells of one table into observations.
class CellReader {
 public:
  CellReader(TableDraft& draft, const CellGrid& grid, int table, const Lexicon& lexicon,
             record::Facts& facts)
      : draft_(draft), grid_(grid), table_(table), lexicon_(lexicon), facts_(facts) {}

  void Read() {
    if (draft_.columns.names_are_units) {
      row_periods_.resize(draft_.facts.rows.size());
    } else {
      row_periods_ = RowPeriods(draft_.facts.rows, PeriodOf(facts_.info), lexicon_);
    }
    signs_ = FindSigns(*draft_.table, grid_, MayBeNegative(), lexicon_.numbers);
    for (std::size_t row = 0; row < draft_.facts.rows.size(); ++row) {
      std::vector<int> ids(draft_.columns.list.size(), -1);
      const RowKind kind = draft_.facts.rows[row].kind;
      if (kind != RowKind::kGroup && kind != RowKind::kNote) {
        for (std::size_t column = 0; column < ids.size(); ++column) {
          ids[column] = ReadAt(static_cast<int>(row), static_cast<int>(column));
        }
      }
      draft_.facts.cells.push_back(std::move(ids));
    }
  }

 private:
  /// Amounts of money, rates and scores may be; of figures without a known measure nobody knows.
  std::vector<bool> MayBeNegative() const {
    std::vector<bool> result;
    for (const ColumnMeaning& column : draft_.columns.list) {
      const auto& measures = lexicon_.numbers.measures;
      const auto measure = measures.find(column.facts.measure);
      result.push_back(measure != measures.end() && measure->second.dimension != "count");
    }
    return result;
  }

  int ReadAt(int row, int column) {
    const ColumnMeaning& meaning = draft_.columns.list[static_cast<std::size_t>(column)];
    const bool figure = meaning.facts.kind == ColumnKind::kFigure;
    if (!figure && meaning.facts.kind != ColumnKind::kGrade) return -1;
    const int grid_row = draft_.facts.first_body_row + row;
    const table::Cell* cell = grid_.Covering(grid_row, column);
    Observation observation = Describe(row, column, meaning);
    if (cell == nullptr || cell->row != grid_row) {
      if (cell != nullptr) return -1;  // A figure for several rows stands in the first of them.
      observation.missing_reason = "no cell";
      observation.place = draft_.facts.rows[static_cast<std::size_t>(row)].place;
    } else {
      observation.printed = cell->text;
      observation.place = PlaceOf(*cell, facts_.info.id);
      if (figure) {
        ReadFigure(meaning, *cell, observation);
      } else {
        ReadGrade(observation);
      }
    }
    observation.id = static_cast<int>(facts_.observations.size());
    facts_.observations.push_back(std::move(observation));
    return facts_.observations.back().id;
  }

  Observation Describe(int row, int column, const ColumnMeaning& meaning) const {
    const Row& facts = draft_.facts.rows[static_cast<std::size_t>(row)];
    Observation observation;
    observation.source = record::Source::kTable;
    observation.entity = facts.entity;
    observation.entity_printed = facts.label;
    observation.indicator = meaning.facts.indicator;
    observation.label = meaning.facts.label;
    observation.topic = meaning.topic.empty() ? draft_.facts.topic : meaning.topic;
    observation.qualifier = meaning.qualifier;
    const std::optional<std::string>& period = row_periods_[static_cast<std::size_t>(row)];
    const bool is_category = facts.kind == RowKind::kData && facts.entity.empty() &&
                             !draft_.columns.names_are_units && !period;
    if (is_category) {
      const std::string category = CategoryKey(facts.label, lexicon_.indicators);
      observation.qualifier += (observation.qualifier.empty() ? "" : " ") + category;
    }
    observation.period = meaning.period.empty() ? period.value_or(draft_.period) : meaning.period;
    observation.table = table_;
    observation.row = row;
    observation.column = column;
    return observation;
  }

  NumberToken ReadText(const std::string& text, const ColumnMeaning& column,
                       int column_index) const {
    return ReadCell(text, column.cell_type, lexicon_.numbers,
                    signs_[static_cast<std::size_t>(column_index)]);
  }

  /// What other readers made of the cell; what needs a repair itself is left out.
  void AddReadings(const ColumnMeaning& column, const table::Cell& cell,
                   Observation& observation) const {
    const bool is_recognised = draft_.table->kind == table::Kind::kScanned || cell.confidence < 1 ||
                               !cell.alternatives.empty();
    if (!is_recognised) return;
    record::Recognised& recognised = observation.recognised.emplace();
    recognised.confidence = cell.confidence;
    for (const document::Alternative& other : cell.alternatives) {
      NumberToken token = ReadText(other.text, column, observation.column);
      if (!IsQuantity(token.kind) || token.kind == NumberKind::kAmbiguous) continue;
      if (!token.repair.empty()) continue;
      ApplyColumn(column, token.quantity);
      const auto is_same = [&](const record::Quantity& known) {
        return known.value == token.quantity.value && known.bound == token.quantity.bound;
      };
      const bool is_known = (observation.quantity && is_same(*observation.quantity)) ||
                            std::any_of(recognised.others.begin(), recognised.others.end(),
                                        [&](const auto& known) { return is_same(known.quantity); });
      if (is_known) continue;
      recognised.others.push_back(
          {other.text, other.reader, other.confidence, std::move(token.quantity)});
    }
  }

  void ReadFigure(const ColumnMeaning& column, const table::Cell& cell, Observation& observation) {
    ReadFirst(column, cell, observation);
    AddReadings(column, cell, observation);
  }

  void ReadFirst(const ColumnMeaning& column, const table::Cell& cell, Observation& observation) {
    const NumberToken token = ReadText(observation.printed, column, observation.column);
    // Figures that stand one above the other are two, and which of them is meant is not known.
    const bool stacked = token.kind == NumberKind::kAmbiguous && cell.lines.size() > 1;
    if (IsQuantity(token.kind) && !stacked) {
      observation.quantity = token.quantity;
      ApplyColumn(column, *observation.quantity);
      if (token.repair.empty() && IsJoinedNumber(cell)) {
        observation.repair = AddRepair("number.wrapped", ShowLines(cell), observation.printed,
                                       observation.place, lexicon_, facts_);
      } else if (!token.repair.empty()) {
        observation.repair =
            AddRepair(token.repair, observation.printed, ShowQuantity(*observation.quantity),
                      observation.place, lexicon_, facts_);
      }
      return;
    }
    std::string reason = NoteReason(observation.printed, draft_.facts.notes, lexicon_);
    if (reason.empty() && token.kind == NumberKind::kMissing) reason = token.text;
    if (reason.empty()) reason = observation.printed;
    observation.missing_reason = reason.empty() ? "empty cell" : reason;
  }

  void ReadGrade(Observation& observation) {
    const std::string key = NameKey(observation.printed);
    if (lexicon_.reading.grades.contains(key)) {
      observation.grade = key;
      return;
    }
    std::string grade, rule;
    for (std::size_t offset = 0; offset < key.size();) {
      std::string letter;
      AppendUtf8(NextCodePoint(key, &offset), &letter);
      const auto found = lexicon_.reading.grade_homoglyphs.find(letter);
      if (found == lexicon_.reading.grade_homoglyphs.end()) {
        grade += letter;
      } else {
        grade += found->second.letter;
        rule = found->second.repair;
      }
    }
    if (!rule.empty() && lexicon_.reading.grades.contains(grade)) {
      observation.grade = grade;
      observation.repair =
          AddRepair(rule, observation.printed, grade, observation.place, lexicon_, facts_);
      return;
    }
    const NumberToken token = ReadCell(observation.printed, CellType::kAny, lexicon_.numbers);
    const bool missing = token.kind == NumberKind::kMissing;
    if (missing) {
      observation.missing_reason = token.text.empty() ? "empty cell" : token.text;
    } else {
      observation.grade = key;
    }
  }

  TableDraft& draft_;
  const CellGrid& grid_;
  int table_;
  const Lexicon& lexicon_;
  record::Facts& facts_;
  std::vector<std::optional<std::string>> row_periods_;
  std::vector<CellSigns> signs_;  ///< By column.
};

/// Names that no rule takes apart are reported: a person may add an alias, or see damage.
void NoteUnresolved(const TableDraft& draft, record::Facts& facts) {
  if (!draft.columns.names_are_units) return;
  for (const Row& row : draft.facts.rows) {
    if (row.kind != RowKind::kData || !row.entity.empty()) continue;
    const bool lost = IsLostName(row.label);
    const std::string what =
        lost ? "the name of a row is lost: \"" : "no unit is known by the name \"";
    facts.notes.push_back({document::NoteSeverity::kInfo, what + row.label + "\"", row.place,
                           lost ? "row.no_name" : "row.unknown_name"});
  }
}

TableDraft MakeDraft(const table::Table& table, const std::string& previous_topic,
                     const CellGrid& grid, const Lexicon& lexicon, const record::Facts& facts) {
  TableDraft draft;
  const std::optional<Period> document = PeriodOf(facts.info);
  draft.period = ReadLabelPeriod(table.title, document, lexicon).period;
  if (draft.period.empty() && document) draft.period = ToIso(*document);
  draft.table = &table;
  draft.facts.title = table.title;
  draft.facts.topic = TopicOf(table, previous_topic, facts.info, lexicon);
  draft.facts.notes = table.notes;
  draft.facts.place = {facts.info.id, table.page, table.box,
                       table.cells.empty() ? 0 : table.cells.front().line};
  draft.facts.first_body_row = table.header_rows;
  draft.columns = ReadColumns(table, grid, draft.facts.topic, document, lexicon);
  return draft;
}

}  // namespace

void ReadTables(const std::vector<table::Table>& tables, const UnitContext& context,
                const Lexicon& lexicon, record::Facts& facts) {
  std::vector<TableDraft> drafts;
  std::vector<CellGrid> grids;
  std::string topic;
  for (const table::Table& table : tables) {
    grids.emplace_back(table);
    drafts.push_back(MakeDraft(table, topic, grids.back(), lexicon, facts));
    topic = drafts.back().facts.topic;
  }
  RepairHeaders(drafts, lexicon, facts);
  for (const TableDraft& draft : drafts) ListDamagedHeaders(draft, lexicon, facts);
  const int first = static_cast<int>(facts.tables.size());
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    drafts[i].facts.rows =
        ReadRows(tables[i], grids[i], drafts[i].columns, context, lexicon, facts.info.id);
    CellReader(drafts[i], grids[i], first + static_cast<int>(i), lexicon, facts).Read();
  }
  RepairLostNames(drafts, context, lexicon, facts);
  JoinSplitRows(drafts, context, lexicon, facts);
  for (TableDraft& draft : drafts) {
    NoteUnresolved(draft, facts);
    for (const ColumnMeaning& column : draft.columns.list) {
      draft.facts.columns.push_back(column.facts);
    }
    facts.tables.push_back(std::move(draft.facts));
  }
}

}  // namespace gouji::normalise
