#include "store/document_rows.h"
#include "store/place_values.h"

namespace gouji::store {

namespace {

std::string_view NameOf(record::Bound bound) {
  switch (bound) {
    case record::Bound::kExactly:
      return "exactly";
    case record::Bound::kAtLeast:
      return "at_least";
    case record::Bound::kMoreThan:
      return "more_than";
    case record::Bound::kAtMost:
      return "at_most";
    case record::Bound::kLessThan:
      return "less_than";
    case record::Bound::kAbout:
      return "about";
    case record::Bound::kJustBelow:
      return "just_below";
    case record::Bound::kJustAbove:
      return "just_above";
  }
  return "";
}

std::string_view NameOf(record::ProseNumber::Fate fate) {
  switch (fate) {
    case record::ProseNumber::Fate::kClaimed:
      return "claimed";
    case record::ProseNumber::Fate::kTyped:
      return "typed";
    case record::ProseNumber::Fate::kUnclaimed:
      return "unclaimed";
  }
  return "";
}

std::string_view NameOf(document::NoteSeverity severity) {
  switch (severity) {
    case document::NoteSeverity::kInfo:
      return "info";
    case document::NoteSeverity::kWarning:
      return "warning";
    case document::NoteSeverity::kError:
      return "error";
  }
  return "";
}

/// The row id of the unit with this name, which is added if it is new; NULL for "".
class Units {
 public:
  explicit Units(DocumentStatements& statements) : statements_(statements) {}

  Result<Value> IdOf(const std::string& name) {
    if (name.empty()) return Value();
    const auto known = ids_.find(name);
    if (known != ids_.end()) return Value(known->second);
    TRY(statements_.unit.Run({std::string_view(name)}));
    TRY_ASSIGN(const std::optional<std::string> id,
               statements_.unit_id.QueryText({std::string_view(name)}));
    const std::int64_t number = id ? std::stoll(*id) : 0;
    ids_.emplace(name, number);
    return Value(number);
  }

 private:
  DocumentStatements& statements_;
  std::map<std::string, std::int64_t> ids_;
};

Result<void> SaveObservation(DocumentStatements& statements, const std::string& document_id,
                             const record::Facts& facts, int position, Units& units, RowIds& rows) {
  const record::Observation& o = facts.observations[static_cast<std::size_t>(position)];
  const bool in_table = o.source == record::Source::kTable;
  TRY_ASSIGN(const Value unit, units.IdOf(o.entity));
  if (!o.entity.empty() && !o.entity_printed.empty()) {
    TRY(statements.unit_alias.Run({unit, std::string_view(o.entity_printed), document_id}));
  }
  Value row = NumberOrNull(o.row, -1);
  if (in_table && o.row >= 0 && static_cast<std::size_t>(o.table) < facts.tables.size()) {
    row = std::int64_t{o.row + facts.tables[static_cast<std::size_t>(o.table)].first_body_row};
  }
  const std::string value = o.quantity ? o.quantity->value.ToString() : "";
  const std::string high = o.quantity && o.quantity->high ? o.quantity->high->ToString() : "";
  const std::string measure = o.quantity ? o.quantity->measure : "";
  const PlaceValues at(o.place);
  TRY_ASSIGN(const std::int64_t id,
             statements.observation.Run(
                 {document_id,
                  std::int64_t{position},
                  in_table ? "table" : "prose",
                  in_table ? RowId(rows.tables, o.table) : RowId(rows.paragraphs, o.paragraph),
                  row,
                  NumberOrNull(o.column, -1),
                  unit,
                  TextOrNull(o.entity_printed),
                  TextOrNull(o.indicator),
                  TextOrNull(o.label),
                  TextOrNull(o.topic),
                  TextOrNull(o.qualifier),
                  TextOrNull(o.period),
                  TextOrNull(value),
                  TextOrNull(high),
                  o.quantity ? Value(NameOf(o.quantity->bound)) : Value(),
                  TextOrNull(measure),
                  TextOrNull(o.missing_reason),
                  TextOrNull(o.grade),
                  std::string_view(o.printed),
                  RowId(rows.repairs, o.repair),
                  at.page,
                  at.left,
                  at.top,
                  at.right,
                  at.bottom,
                  at.line}));
  rows.observations.push_back(id);
  return {};
}

Result<void> SaveClaim(DocumentStatements& statements, const std::string& document_id, int position,
                       const record::Claim& claim, const RowIds& rows) {
  const PlaceValues at(claim.place);
  TRY_ASSIGN(
      const std::int64_t id,
      statements.claim.Run({document_id, std::int64_t{position}, std::string_view(claim.pattern),
                            std::string_view(claim.kind), std::string_view(claim.sentence),
                            TextOrNull(claim.topic), TextOrNull(claim.qualifier),
                            RowId(rows.paragraphs, claim.paragraph), at.page, at.left, at.top,
                            at.right, at.bottom, at.line}));
  for (std::size_t i = 0; i < claim.terms.size(); ++i) {
    const record::Term& term = claim.terms[i];
    TRY(statements.claim_term.Run({id, static_cast<std::int64_t>(i), std::string_view(term.role),
                                   TextOrNull(term.text),
                                   RowId(rows.observations, term.observation),
                                   TextOrNull(term.entity), TextOrNull(term.indicator)}));
  }
  return {};
}

}  // namespace

Result<void> SaveFacts(DocumentStatements& statements, const record::Facts& facts, RowIds& rows) {
  const std::string& document_id = facts.info.id;
  std::int64_t position = 0;
  for (const record::Repair& repair : facts.repairs) {
    const PlaceValues at(repair.place);
    TRY_ASSIGN(const std::int64_t id,
               statements.repair.Run({document_id, position++, std::string_view(repair.rule),
                                      std::string_view(repair.raw), std::string_view(repair.text),
                                      std::string_view(repair.confidence),
                                      TextOrNull(repair.reason.zh), TextOrNull(repair.reason.en),
                                      at.page, at.left, at.top, at.right, at.bottom, at.line}));
    rows.repairs.push_back(id);
  }
  Units units(statements);
  for (int i = 0; i < static_cast<int>(facts.observations.size()); ++i) {
    TRY(SaveObservation(statements, document_id, facts, i, units, rows));
  }
  for (std::size_t i = 0; i < facts.claims.size(); ++i) {
    TRY(SaveClaim(statements, document_id, static_cast<int>(i), facts.claims[i], rows));
  }
  position = 0;
  for (const record::ProseNumber& number : facts.numbers) {
    const PlaceValues at(number.place);
    TRY(statements.prose_number.Run({document_id, position++, NameOf(number.fate),
                                     TextOrNull(number.kind), std::string_view(number.text),
                                     TextOrNull(number.context), at.page, at.left, at.top, at.right,
                                     at.bottom, at.line}));
  }
  position = 0;
  for (const document::Note& note : facts.notes) {
    const PlaceValues at(note.place);
    TRY(statements.note.Run({document_id, position++, TextOrNull(note.kind), NameOf(note.severity),
                             std::string_view(note.message), at.page, at.left, at.top, at.right,
                             at.bottom, at.line}));
  }
  return {};
}

}  // namespace gouji::store
