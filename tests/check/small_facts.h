#pragma once

// Facts for tests, made by hand: a small vocabulary, tables from rows of text, headlines of the
// prose.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "record/finding.h"
#include "rules/lexicon.h"

namespace gouji::check {

inline rules::Lexicon SmallLexicon() {
  rules::Lexicon lexicon;
  for (const auto& [word, integral] :
       {std::pair<const char*, bool>{"件", true}, {"%", false}, {"分", false}}) {
    rules::Measure& measure = lexicon.numbers.measures[word];
    measure.word = measure.base = measure.dimension = word;
    measure.integral = integral;
  }
  using rules::IndicatorKind;
  const auto add = [&](const std::string& id, const std::string& zh, IndicatorKind kind,
                       std::vector<std::string> near = {}) {
    rules::Indicator indicator;
    indicator.id = id;
    indicator.zh = zh;
    indicator.kind = kind;
    indicator.measure = kind == IndicatorKind::kRate    ? "%"
                        : kind == IndicatorKind::kScore ? "分"
                                                        : "件";
    indicator.near = std::move(near);
    lexicon.indicators.by_id[id] = indicator;
  };
  add("received", "受理量", IndicatorKind::kFlow);
  add("dispatched", "转办量", IndicatorKind::kFlow, {"assigned"});
  add("assigned", "承办量", IndicatorKind::kFlow);
  add("due", "应办理数", IndicatorKind::kFlow);
  add("handled", "办结量", IndicatorKind::kFlow);
  add("in_progress", "正在办理数", IndicatorKind::kStock);
  add("rework", "返工数", IndicatorKind::kFlow);
  add("unsat", "不满意数", IndicatorKind::kFlow);
  add("rate_handled", "办结率", IndicatorKind::kRate);
  add("rate_rework", "返工率", IndicatorKind::kRate);
  add("rate_unsat", "不满意率", IndicatorKind::kRate);
  add("composite", "综合指标值", IndicatorKind::kScore);
  return lexicon;
}

/// A rule of one kind. The message shows all placeholders that a test may want to see.
inline rules::CheckRule SmallRule(const std::string& id, const std::string& kind,
                                  const std::string& assertion = "",
                                  std::map<std::string, std::vector<std::string>> settings = {}) {
  rules::CheckRule rule;
  rule.id = id;
  rule.kind = kind;
  rule.severity = record::Severity::kError;
  if (!assertion.empty()) rule.comparison = rules::ParseComparison(assertion).value();
  rule.settings = std::move(settings);
  return rule;
}

class SmallFacts {
 public:
  SmallFacts() {
    facts.info.id = "sha256:test";
    facts.info.issuer = "某县";
  }

  /// "12.5%" and "7" are figures, "-" is a missing one, "" no cell.
  int Add(record::Observation observation, std::string_view text) {
    observation.id = static_cast<int>(facts.observations.size());
    observation.printed = std::string(text);
    observation.place = {
        "sha256:test", 1, {0, 10.0 * observation.id, 50, 10.0 * observation.id + 9}, 0};
    if (text == "-") {
      observation.missing_reason = "-";
    } else {
      record::Quantity quantity;
      std::string_view digits = text.substr(0, text.find_first_not_of("0123456789.-"));
      quantity.measure = std::string(text.substr(digits.size()));
      if (quantity.measure.empty()) quantity.measure = "件";
      quantity.value = Decimal::Parse(digits).value();
      quantity.printed_places = -quantity.value.exponent();
      observation.quantity = quantity;
    }
    facts.observations.push_back(observation);
    return observation.id;
  }

  /// A table whose columns are indicators; a row starts with its label. 合计 rows are totals.
  int Table(const std::vector<std::string>& indicators,
            const std::vector<std::vector<std::string>>& rows,
            const std::string& topic = "hotline") {
    record::TableFacts table;
    const int index = static_cast<int>(facts.tables.size());
    table.topic = topic;
    record::TableFacts::Column name;
    name.kind = record::TableFacts::ColumnKind::kName;
    table.columns.push_back(name);
    for (const std::string& indicator : indicators) {
      record::TableFacts::Column column;
      column.kind = record::TableFacts::ColumnKind::kFigure;
      column.label = column.indicator = indicator;
      table.columns.push_back(column);
    }
    for (const std::vector<std::string>& texts : rows) {
      record::TableFacts::Row row;
      row.label = texts[0];
      const bool total = row.label.starts_with("合计");
      row.kind = total ? record::TableFacts::RowKind::kTotal : record::TableFacts::RowKind::kData;
      if (!total) row.entity = row.label;
      std::vector<int> cells = {-1};
      for (std::size_t c = 1; c < texts.size(); ++c) {
        record::Observation cell;
        cell.source = record::Source::kTable;
        cell.table = index;
        cell.row = static_cast<int>(table.rows.size());
        cell.column = static_cast<int>(c);
        cell.indicator = cell.label = indicators[c - 1];
        cell.entity = cell.entity_printed = total ? "" : row.label;
        cell.topic = topic;
        cells.push_back(texts[c].empty() ? -1 : Add(cell, texts[c]));
      }
      table.rows.push_back(row);
      table.cells.push_back(cells);
    }
    facts.tables.push_back(table);
    return index;
  }

  int Prose(const std::string& indicator, std::string_view text, const std::string& label = "",
            const std::string& topic = "hotline") {
    record::Observation figure;
    figure.indicator = indicator;
    figure.label = label;
    figure.topic = topic;
    figure.paragraph = 0;
    figure.begin = facts.observations.size();
    return Add(figure, text);
  }

  record::Facts facts;
};

/// "contradicted 42 49 omitted_row" - what a test compares.
inline std::string Summary(const record::Finding& finding) {
  std::string text = record::Name(finding.verdict);
  if (!finding.reason.empty()) text += " " + finding.reason;
  if (!finding.stated.empty()) text += " " + finding.stated;
  if (!finding.computed.empty()) text += " " + finding.computed;
  if (finding.explanation.kind != "none") text += " " + finding.explanation.kind;
  return text;
}

inline std::vector<std::string> Summaries(const std::vector<record::Finding>& findings) {
  std::vector<std::string> texts;
  for (const record::Finding& finding : findings) texts.push_back(Summary(finding));
  return texts;
}

}  // namespace gouji::check
