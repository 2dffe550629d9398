#include "store/document_rows.h"
#include "store/place_values.h"

namespace gouji::store {

namespace {

std::string_view NameOf(document::PageKind kind) {
  switch (kind) {
    case document::PageKind::kText:
      return "text";
    case document::PageKind::kScan:
      return "scan";
    case document::PageKind::kMixed:
      return "mixed";
    case document::PageKind::kBlank:
      return "blank";
  }
  return "";
}

std::string_view NameOf(document::Trust trust) {
  switch (trust) {
    case document::Trust::kTrusted:
      return "trusted";
    case document::Trust::kRecovered:
      return "recovered";
    case document::Trust::kUntrusted:
      return "untrusted";
  }
  return "";
}

std::string_view NameOf(layout::Paragraph::Kind kind) {
  switch (kind) {
    case layout::Paragraph::Kind::kProse:
      return "prose";
    case layout::Paragraph::Kind::kHeading:
      return "heading";
    case layout::Paragraph::Kind::kFurniture:
      return "furniture";
  }
  return "";
}

Result<void> SaveTable(DocumentStatements& statements, const std::string& document_id, int position,
                       const table::Table& table, const std::string& topic, RowIds& rows) {
  const int line = table.cells.empty() ? 0 : table.cells.front().line;
  const PlaceValues place(table.page, table.box, line);
  TRY_ASSIGN(const std::int64_t id,
             statements.region.Run(
                 {document_id, "table", std::int64_t{position}, NumberOrNull(table.last_page, 0),
                  TextOrNull(table.title), TextOrNull(table.measure), table::Name(table.kind),
                  TextOrNull(topic), std::int64_t{table.header_rows}, std::int64_t{table.rows},
                  std::int64_t{table.columns}, place.page, place.left, place.top, place.right,
                  place.bottom, place.line}));
  rows.tables.push_back(id);
  for (const table::Cell& cell : table.cells) {
    const PlaceValues at(cell.page, cell.box, cell.line);
    TRY(statements.cell.Run(
        {id, std::int64_t{cell.row}, std::int64_t{cell.column}, std::int64_t{cell.row_span},
         std::int64_t{cell.column_span}, std::string_view(cell.text), table::Name(cell.role),
         cell.confidence, std::int64_t{cell.page}, at.left, at.top, at.right, at.bottom, at.line}));
  }
  return {};
}

Result<void> SaveParagraph(DocumentStatements& statements, const std::string& document_id,
                           int position, const layout::Paragraph& paragraph, RowIds& rows) {
  const PlaceValues place(paragraph.PlaceOf(0, paragraph.text.size(), document_id));
  const int last_page = paragraph.anchors.empty() ? 0 : paragraph.anchors.back().page;
  TRY_ASSIGN(
      const std::int64_t id,
      statements.region.Run({document_id, "paragraph", std::int64_t{position},
                             NumberOrNull(last_page, 0), std::string_view(paragraph.text), Value(),
                             NameOf(paragraph.kind), Value(), Value(), Value(), Value(), place.page,
                             place.left, place.top, place.right, place.bottom, place.line}));
  rows.paragraphs.push_back(id);
  return {};
}

}  // namespace

Result<void> SaveContent(DocumentStatements& statements, const StoredDocument& document,
                         RowIds& rows) {
  const record::Facts& facts = document.result.facts;
  const std::string& document_id = facts.info.id;
  for (const document::Page& page : document.pages) {
    TRY(statements.page.Run({document_id, std::int64_t{page.number}, page.width, page.height,
                             std::int64_t{page.rotation}, NameOf(page.kind), NameOf(page.trust),
                             TextOrNull(page.trust_reason)}));
  }
  for (std::size_t i = 0; i < document.tables.size(); ++i) {
    const std::string topic = i < facts.tables.size() ? facts.tables[i].topic : "";
    TRY(SaveTable(statements, document_id, static_cast<int>(i), document.tables[i], topic, rows));
  }
  for (std::size_t i = 0; i < document.paragraphs.size(); ++i) {
    TRY(SaveParagraph(statements, document_id, static_cast<int>(i), document.paragraphs[i], rows));
  }
  return {};
}

}  // namespace gouji::store
