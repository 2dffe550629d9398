#include "store/document_rows.h"

#include <algorithm>

namespace gouji::store {

namespace {

/// "INSERT INTO table(columns) VALUES (?, ...)"; the columns are counted by their commas.
std::string Insert(const std::string& table, const std::string& columns) {
  const auto commas = std::count(columns.begin(), columns.end(), ',');
  std::string sql = "INSERT INTO " + table + "(" + columns + ") VALUES (?";
  for (std::ptrdiff_t i = 0; i < commas; ++i) sql += ", ?";
  return sql + ")";
}

constexpr const char* kPlace = "page, box_left, box_top, box_right, box_bottom, line";

}  // namespace

Result<DocumentStatements> DocumentStatements::Prepare(Connection& connection) {
  const std::string place = kPlace;
  DocumentStatements s;
  const struct {
    Statement* statement;
    std::string sql;
  } all[] = {
      {&s.delete_document, "DELETE FROM document WHERE id = ?"},
      {&s.add_document, Insert("document",
                               "id, run_id, added_at, added_order, path, format, title, issuer, "
                               "level, period_from, period_to, pages, status")},
      {&s.page,
       Insert("page", "document_id, number, width, height, rotation, kind, trust, trust_reason")},
      {&s.region, Insert("region",
                         "document_id, kind, position, last_page, text, measure, style, "
                         "topic, header_rows, row_count, column_count, " +
                             place)},
      {&s.cell, Insert("cell",
                       "region_id, \"row\", \"column\", row_span, column_span, text, role, "
                       "confidence, " +
                           place)},
      {&s.unit, "INSERT INTO unit(name) VALUES (?) ON CONFLICT DO NOTHING"},
      {&s.unit_id, "SELECT id FROM unit WHERE name = ?"},
      {&s.unit_alias,
       Insert("unit_alias", "unit_id, alias, document_id") + " ON CONFLICT DO NOTHING"},
      {&s.repair, Insert("repair",
                         "document_id, position, rule, raw, text, confidence, "
                         "reason_zh, reason_en, " +
                             place)},
      {&s.observation,
       Insert("observation",
              "document_id, position, source, region_id, \"row\", \"column\", unit_id, "
              "unit_printed, indicator_id, label, topic, qualifier, period, value, high, bound, "
              "measure, missing_reason, grade, printed, repair_id, " +
                  place)},
      {&s.claim, Insert("claim",
                        "document_id, position, pattern, kind, sentence, topic, qualifier, "
                        "region_id, " +
                            place)},
      {&s.claim_term,
       Insert("claim_term", "claim_id, position, role, text, observation_id, unit, indicator_id")},
      {&s.prose_number,
       Insert("prose_number", "document_id, position, fate, kind, text, context, " + place)},
      {&s.note, Insert("note", "document_id, position, kind, severity, message, " + place)},
      {&s.finding,
       Insert("finding",
              "document_id, key, rule, verdict, severity, unit, indicator, period, "
              "table_position, stated, computed, interval_low, interval_high, explanation_kind, "
              "explanation_value, explanation_low, explanation_high, explanation_zh, "
              "explanation_en, tried, root_id, power, reason, message_zh, message_en")},
      {&s.finding_operand,
       Insert("finding_operand",
              "finding_id, part, position, role, label, text, value, measure, source, "
              "observation_id, " +
                  place)},
  };
  for (const auto& [statement, sql] : all) {
    TRY_ASSIGN(*statement, connection.Prepare(sql));
  }
  return s;
}

Value RowId(const std::vector<std::int64_t>& ids, int position) {
  if (position < 0 || static_cast<std::size_t>(position) >= ids.size()) return {};
  return ids[static_cast<std::size_t>(position)];
}

}  // namespace gouji::store
