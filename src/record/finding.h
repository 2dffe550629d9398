#pragma once

// What a check says. Plain data; all texts are final, a report only arranges them.

#include <map>
#include <string>
#include <vector>

#include "document/page.h"
#include "record/observation.h"

namespace gouji::record {

enum class Verdict {
  kHolds,
  kExplained,     ///< It fits, by a convention or another base that `explanation` names.
  kSuspect,       ///< Possible, but implausible.
  kContradicted,  ///< No value that the figures may stand for satisfies it.
  kUnchecked,  ///< An operand is missing, ambiguous or without power: see `reason`. Never "holds".
};

enum class Severity { kNote, kWarning, kError, kCritical };

/// A figure that takes part in a finding.
struct Operand {
  std::string role;      ///< "numerator", "denominator", "stated", "total", "part", "row" ...
  std::string label;     ///< What the figure is, for people: "凤凰乡 受理案件数".
  std::string label_en;  ///< The same in English if the words are gouji's own; else "".
  std::string text;      ///< As printed; for a computed operand (a column's sum) its decimal text.
  std::string value;     ///< Decimal text after repair, in `measure`.
  std::string measure;
  std::string indicator;  ///< Its id, whatever the label says; "" if none is known.
  int observation = -1;   ///< -1: computed.
  document::Place place;
  std::string source;                     ///< "prose", "table" or "computed".
  int table = -1, row = -1, column = -1;  ///< Indices into Facts::tables and its grid; -1: none.
  int repair = -1;
};

struct Explanation {
  std::string kind =
      "none";             ///< interface.md's list: implied_denominator, other_base, truncation ...
  std::string value;      ///< The value that explains it: "164".
  std::string low, high;  ///< Its range, where there is one.
  std::vector<Operand> matches;  ///< Figures of the document that are this value.
  Text detail;                   ///< One clause for people.
};

struct Subject {
  std::string unit, indicator, period;
  int table = -1;
};

struct Finding {
  std::string
      id;  ///< Stable across runs: hash of document-independent facts, see check/finding_id.h.
  std::string document_id;
  std::string rule;  ///< "share.base"
  Verdict verdict = Verdict::kUnchecked;
  Severity severity = Severity::kNote;
  Subject subject;
  std::string stated, computed;  ///< As printed, and computed exactly: "13.41%", "13.5802%".
  std::string interval_low, interval_high;  ///< What the stated figure may stand for.
  Explanation explanation;
  std::vector<std::string> tried;  ///< Kinds of explanations that were tried and do not fit.
  std::string root;                ///< Id of the finding that causes this one; "" for a root.
  std::vector<Operand> operands;
  std::string power;  ///< The smallest error that a check that holds would see: "8件".
  std::string
      reason;    ///< Of kUnchecked: "missing", "ambiguous", "zero_denominator", "no_power" ...
  Text message;  ///< One sentence.
};

/// What a run over one document found.
struct DocumentResult {
  Facts facts;
  std::vector<Finding> findings;  ///< All verdicts; roots before their dependents.
};

/// A file that could not be read, or not wholly.
struct Problem {
  std::string path;
  int page = 0;
  std::string message;
  bool fatal = false;  ///< Nothing of the file was read.
};

struct RunSummary {
  std::string version;
  std::string rules_hash;  ///< "sha256:..." over the rule files.
  std::vector<DocumentResult> documents;
  std::vector<Problem> problems;
  double seconds = 0;
};

const char* Name(Verdict verdict);  ///< "holds", "contradicted" ... as in the JSON.
const char* Name(Severity severity);

}  // namespace gouji::record
