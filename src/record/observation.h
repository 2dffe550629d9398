#pragma once

// What normalisation delivers of one document: every figure once, the claims that the prose makes
// of them, and the tables they stand in. Plain data; `id`s are positions in the vectors of the
// Facts.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "document/page.h"
#include "record/quantity.h"

namespace gouji::record {

/// A text in both languages of the reports.
struct Text {
  std::string zh, en;
};

enum class Source { kProse, kTable };

/// Another reading of the pixels of a figure, by one of the readers that looked at them.
struct OtherReading {
  std::string text, reader;
  double confidence = 0;
  Quantity quantity;
};

/// How surely a figure of a scanned page was read.
struct Recognised {
  double confidence = 1;
  std::vector<OtherReading> others;  ///< Best first; other values than the figure's.
  bool proved = false;               ///< See check/proof.h.
};

/// One figure (or grade) of the document, or the place where one is missing.
struct Observation {
  int id = -1;
  Source source = Source::kProse;

  // What it speaks of.
  /// The unit's canonical name; "" for the subject of the whole bulletin (its issuer's area, all
  /// units).
  std::string entity;
  std::string entity_printed;  ///< As printed: "屈原公安局".
  /// Id from rules/indicators.tsv ("received", "rate_handled"); "" if the label is not known.
  std::string indicator;
  /// Indicators that the wording allows, the best first; empty if only `indicator` comes into
  /// question. A list of units after "承办量大且满意率偏低的单位是" may count either thing.
  std::vector<std::string> candidates;
  std::string label;  ///< The printed name of the figure: "受理案件数", "农林水利类".
  /// What part of the work it covers: an id of rules/topics.tsv ("hotline", "letters"); "" if
  /// unknown.
  std::string topic;
  /// What narrows it down within the topic, as printed ("涉冰冻雨雪天气"); "" for the whole.
  std::string qualifier;
  /// ISO 8601: "2023-05", "2021-10-25/2021-10-31", "2023"; a normal form of the words ("--04",
  /// "rel:-1", see normalise/named_period.h) where the bulletin does not say which year or month it
  /// is about; "" if unknown.
  std::string period;

  // What it says.
  std::optional<Quantity> quantity;  ///< None: missing, or not a number.
  std::string missing_reason;        ///< If it is missing: "-", "不适用", a note's words.
  std::string grade;                 ///< For a grade column: "A" ... "E".
  std::string printed;  ///< The text as printed, before any repair; of a figure of a scanned page
                        ///< the reading that the repair "reading" has chosen.
  int repair = -1;      ///< Index into Facts::repairs; -1 for none.

  // Where it stands.
  document::Place place;
  int table = -1, row = -1, column = -1;  ///< Table is an index into Facts::tables; -1 in prose.
  int paragraph = -1;                     ///< Index of the paragraph; -1 in a table.
  std::size_t begin = 0, end = 0;         ///< Bytes of the paragraph's raw text.

  std::optional<Recognised> recognised;  ///< Of a figure of a scanned page.
};

/// One part of a claim. A term has a figure of its own (`observation`), or words (`text`), or both.
struct Term {
  std::string role;       ///< See claim_roles in rules/patterns.yaml.
  std::string text;       ///< As printed (match view).
  int observation = -1;   ///< Id; -1 if the term has no figure.
  std::string entity;     ///< If the term names a unit: its canonical name.
  std::string indicator;  ///< If the term names an indicator: its id.
};

/// A sentence that states a relation between figures.
struct Claim {
  int id = -1;
  std::string pattern;  ///< "P04": the entry of rules/patterns.yaml that found it.
  std::string kind;  ///< What is claimed: "share", "ranking" ...; the list is in claim_kinds there.
  std::vector<Term> terms;
  std::string sentence;  ///< As printed.
  std::string topic, qualifier;
  std::string period;  ///< Of its figures, as Observation::period.
  int paragraph = -1;
  std::size_t begin = 0, end = 0;
  std::size_t sentence_begin = 0;  ///< In the paragraph, as begin and end.
  document::Place place;

  const Term* First(const std::string& role) const {
    for (const Term& term : terms) {
      if (term.role == role) return &term;
    }
    return nullptr;
  }
  std::vector<const Term*> All(const std::string& role) const {
    std::vector<const Term*> found;
    for (const Term& term : terms) {
      if (term.role == role) found.push_back(&term);
    }
    return found;
  }
};

/// A table as the checks see it: what its rows and columns mean.
struct TableFacts {
  enum class ColumnKind { kOrdinal, kName, kFigure, kGrade, kText };
  struct Column {
    ColumnKind kind = ColumnKind::kText;
    std::string label;      ///< The header path, joined: "按期办理数".
    std::string indicator;  ///< Id, or "".
    std::string measure;    ///< From the header, the table's 单位 note or the indicator.
  };
  /// kPart: a part of the row above it (其中：…); how many rows after it are parts too is not
  /// known.
  enum class RowKind { kData, kTotal, kSubtotal, kGroup, kNote, kPart };
  struct Row {
    RowKind kind = RowKind::kData;
    std::string label;   ///< As printed (after repair): "屈原公安局", "合计 (31)".
    std::string entity;  ///< Canonical; "" if unresolved or no unit.
    std::string group;   ///< The group row above it, "" if none.
    /// Id of the indicator that the label names (上期结转, 办结量); "" for units, categories,
    /// totals.
    std::string indicator;
    std::optional<int> count;  ///< Of a total's label: 31 in "合计 (31)".
    document::Place place;     ///< Of the label.
    /// Index of the row that this one repeats (a unit printed over two rows); -1 for none. Checks
    /// leave such rows out.
    int repeats = -1;
  };
  std::string title;
  std::string topic;
  std::vector<Column> columns;
  std::vector<Row> rows;                ///< Header rows are not among them.
  std::vector<std::vector<int>> cells;  ///< [row][column] -> observation id; -1 for none.
  std::vector<std::string> notes;
  document::Place place;
  int first_body_row = 0;  ///< Of the printed grid: row i here is row first_body_row + i there.
};

/// A reading that differs from what was printed. The raw text stays in the observation.
struct Repair {
  std::string
      rule;  ///< "ocr.inner_space", "ocr.cyrillic_grade", "row.split", "name.elimination" ...
  std::string raw, text;
  std::string confidence;  ///< A decimal, "0.99".
  Text reason;
  document::Place place;
  // Of the rule "reading", which chooses another reading of the pixels:
  std::string reader;                  ///< Whose reading it is.
  std::vector<std::string> satisfies;  ///< Ids of the check rules that hold with it.
};

/// A number of the prose and what became of it.
struct ProseNumber {
  enum class Fate { kClaimed, kTyped, kUnclaimed };
  Fate fate = Fate::kUnclaimed;
  std::string kind;  ///< "int", "percent", "date", "docno", "phone", "listmark" ...
  std::string text;
  std::string context;  ///< A few characters either side.
  document::Place place;
};

struct DocumentInfo {
  std::string id, path, title, issuer;
  std::string level;                   ///< "province", "city", "county", "township"; "" if unknown.
  std::string period_from, period_to;  ///< ISO dates; "" if unknown.
  std::string format;
  int pages = 0;
  std::string status;  ///< "read", "partly" (some pages not read), "not_read".
  std::size_t observations = 0, claims = 0;  ///< How many there are, also where only that is kept.
};

struct Facts {
  DocumentInfo info;
  std::vector<Observation> observations;
  std::vector<Claim> claims;
  std::vector<TableFacts> tables;
  std::vector<Repair> repairs;
  std::vector<ProseNumber> numbers;
  document::Notes notes;
};

}  // namespace gouji::record
