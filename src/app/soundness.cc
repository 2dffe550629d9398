#include "app/soundness.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace gouji::app {

namespace {

/// A table's grid takes memory for each position, whether there is a cell or not.
constexpr std::int64_t kMostPositions = 10'000'000;

template <typename Enum>
bool IsOneOf(Enum value, Enum last) {
  return static_cast<int>(value) >= 0 && static_cast<int>(value) <= static_cast<int>(last);
}

/// A position in a list, or -1 for none.
bool IsIndexOrNone(std::int64_t index, std::size_t size) {
  return index >= -1 && index < static_cast<std::int64_t>(size);
}

template <typename T, typename Predicate>
bool AreAll(const std::vector<T>& list, Predicate is_sound) {
  return std::all_of(list.begin(), list.end(), is_sound);
}

bool IsSoundTable(const table::Table& table) {
  if (table.rows < 0 || table.columns < 0 ||
      std::int64_t{table.rows} * table.columns > kMostPositions ||
      !IsOneOf(table.kind, table::Kind::kScanned)) {
    return false;
  }
  return AreAll(table.cells, [&](const table::Cell& cell) {
    return cell.row >= 0 && cell.column >= 0 && cell.row_span >= 1 && cell.column_span >= 1 &&
           std::int64_t{cell.row} + cell.row_span <= table.rows &&
           std::int64_t{cell.column} + cell.column_span <= table.columns &&
           IsOneOf(cell.role, table::Role::kNote);
  });
}

/// How long the lists are that others have positions in.
struct Sizes {
  std::size_t observations = 0, tables = 0, repairs = 0;
};

Sizes SizesOf(const record::Facts& facts) {
  // Of what is only counted the positions stay, and nobody follows them.
  const bool is_counted = facts.observations.empty();
  return {is_counted ? facts.info.observations : facts.observations.size(), facts.tables.size(),
          facts.repairs.size()};
}

/// Of whatever stands in the body of a table.
template <typename T>
bool HasSoundPosition(const T& value, const Sizes& sizes) {
  constexpr int kMost = kMostPositions;
  return IsIndexOrNone(value.table, sizes.tables) && IsIndexOrNone(value.row, kMost) &&
         IsIndexOrNone(value.column, kMost) && IsIndexOrNone(value.repair, sizes.repairs);
}

bool IsSoundFacts(const record::TableFacts& table, const Sizes& sizes) {
  using TableFacts = record::TableFacts;
  return table.first_body_row >= 0 && table.first_body_row <= kMostPositions &&
         table.cells.size() <= table.rows.size() &&
         AreAll(table.columns,
                [](const TableFacts::Column& column) {
                  return IsOneOf(column.kind, TableFacts::ColumnKind::kText);
                }) &&
         AreAll(table.rows,
                [&](const TableFacts::Row& row) {
                  return IsOneOf(row.kind, TableFacts::RowKind::kPart) &&
                         IsIndexOrNone(row.repeats, table.rows.size());
                }) &&
         AreAll(table.cells, [&](const std::vector<int>& row) {
           return row.size() <= table.columns.size() &&
                  AreAll(row, [&](int id) { return IsIndexOrNone(id, sizes.observations); });
         });
}

bool IsSoundFinding(const record::Finding& finding, const Sizes& sizes) {
  const auto is_sound = [&](const record::Operand& operand) {
    return HasSoundPosition(operand, sizes) &&
           IsIndexOrNone(operand.observation, sizes.observations);
  };
  return IsOneOf(finding.verdict, record::Verdict::kUnchecked) &&
         IsOneOf(finding.severity, record::Severity::kCritical) &&
         IsIndexOrNone(finding.subject.table, sizes.tables) && AreAll(finding.operands, is_sound) &&
         AreAll(finding.explanation.matches, is_sound);
}

bool IsSoundResult(const record::DocumentResult& result) {
  const Sizes sizes = SizesOf(result.facts);
  const auto has_sound_terms = [&](const record::Claim& claim) {
    return AreAll(claim.terms, [&](const record::Term& term) {
      return IsIndexOrNone(term.observation, sizes.observations);
    });
  };
  return AreAll(result.facts.observations,
                [&](const record::Observation& observation) {
                  return HasSoundPosition(observation, sizes) && observation.paragraph >= -1 &&
                         IsOneOf(observation.source, record::Source::kTable);
                }) &&
         AreAll(result.facts.claims, has_sound_terms) &&
         AreAll(result.facts.tables,
                [&](const record::TableFacts& table) { return IsSoundFacts(table, sizes); }) &&
         AreAll(result.facts.numbers,
                [](const record::ProseNumber& number) {
                  return IsOneOf(number.fate, record::ProseNumber::Fate::kUnclaimed);
                }) &&
         AreAll(result.findings,
                [&](const record::Finding& finding) { return IsSoundFinding(finding, sizes); });
}

}  // namespace

bool IsSoundPage(const document::Page& page) {
  const std::size_t glyphs = page.glyphs.size();
  return IsOneOf(page.kind, document::PageKind::kBlank) &&
         IsOneOf(page.trust, document::Trust::kUntrusted) &&
         AreAll(page.glyphs,
                [&](const document::Glyph& glyph) {
                  return IsIndexOrNone(glyph.font, page.fonts.size()) &&
                         IsOneOf(glyph.direction, document::Direction::kUp) &&
                         IsOneOf(glyph.source, document::GlyphSource::kPlainText);
                }) &&
         AreAll(page.rulings,
                [](const document::Ruling& ruling) {
                  return IsOneOf(ruling.kind, document::Ruling::Kind::kDashed);
                }) &&
         AreAll(page.pieces, [&](const document::RecognisedPiece& piece) {
           return piece.first_glyph >= 0 && piece.glyph_count >= 0 &&
                  static_cast<std::size_t>(piece.first_glyph) <= glyphs &&
                  static_cast<std::size_t>(piece.glyph_count) <=
                      glyphs - static_cast<std::size_t>(piece.first_glyph);
         });
}

bool IsSound(const Reading& reading) {
  return reading.counts.size() == reading.document.pages.size() &&
         IsOneOf(reading.stored, Stored::kOtherwise) && AreAll(reading.tables, IsSoundTable) &&
         (!reading.result || IsSoundResult(*reading.result));
}

}  // namespace gouji::app
