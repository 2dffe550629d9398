#pragma once

// The words that numbers, measures and periods are written with: rules/fold.tsv, numerals.tsv,
// scales.tsv, number_grammar.tsv, measures.tsv, bounds.tsv, approx.tsv, directions.tsv, nulls.tsv,
// lexical_numbers.tsv, number_masks.tsv, periods.tsv, number_labels.tsv and cell_marks.tsv. Each
// file explains its columns in its head.

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "record/quantity.h"
#include "rules/pattern_regex.h"
#include "rules/rule_folder.h"
#include "rules/word_index.h"
#include "rules/word_table.h"

namespace gouji::rules {

struct Measure {
  std::string word;       ///< "万元"
  std::string base;       ///< "元": the canonical measure.
  int power = 0;          ///< 4: the base is 10^power times smaller.
  std::string dimension;  ///< "count", "percent", "points", "money", "score", "time", "length" ...
  bool integral =
      true;  ///< Counts of things are whole numbers; money, scores and averages are not.
  std::u32string not_before;  ///< Characters after which it is no measure: 一成 + 立.
};

/// A character that the match view replaces.
struct Fold {
  char32_t to = 0;  ///< U' ' for blanks.
  enum class When { kAlways, kValueStart } when = When::kAlways;
};

/// A character that may stand for another in a damaged cell of numbers.
struct CellFold {
  char32_t to = 0;
  std::string repair;
};

/// A character beside the figure in a cell.
struct CellMark {
  enum class Meaning { kMinus, kTriangle, kDown, kUp, kNote };
  Meaning meaning = Meaning::kNote;
  std::string repair;
};

struct Numeral {
  enum class Class {
    kDigit,
    kZero,
    kRunZero,
    kUnit,
    kScale,
    kTens,
    kSpoken,
    kLiang,
    kSome,
    kHalf,
    kFraction
  };
  Class type = Class::kDigit;
  int value = 0;  ///< A digit, or the power of ten of a unit or scale; a fraction's numerator.
  int denominator = 1;  ///< Of a fraction.
};

/// What a word of number_grammar.tsv does inside a number.
enum class GrammarRole { kRange, kFraction, kMixed, kNegative, kRatio, kPoint, kFrom, kDoubling };

/// 超过, 以上, 近, 余, 左右.
struct BoundWord {
  record::Bound bound = record::Bound::kExactly;
  std::string dimension;   ///< Only after numbers of this dimension; "" for any.
  bool bare_only = false;  ///< Only before 百 千 万 亿 without a digit: 上千件.
};

struct LexicalWord {
  std::string kind;     ///< A name of NumberKind: "lexical", "idiom", "placename", "vague" ...
  std::string text;     ///< The normal form; "" for the word itself.
  std::string measure;  ///< Of "vague" and "zero" words.
  std::u32string unless_before;  ///< Characters that may not follow.
};

/// What is masked before numbers are read: one row of number_masks.tsv, periods.tsv or
/// number_labels.tsv.
struct NumberPattern {
  std::string id, kind;
  PatternRegex regex;
  Needs needs;  ///< What a text must hold, as numbers of NumberWords::literals.
  /// The normal form: text with {group} in it; see the head of periods.tsv.
  std::string form;
  PatternRegex unless_after, unless_before;  ///< On the text before ("...$") and after ("^...").
  bool unless_measure = false;               ///< Nor may a measure word follow.
  std::vector<std::string> examples;
};

enum class Direction { kUp, kDown };

struct NumberWords {
  std::map<std::string, Measure> measures;
  WordTable<Measure> measure_words;
  std::unordered_map<char32_t, Fold> folds;
  std::unordered_map<char32_t, CellFold> cell_folds;
  std::unordered_map<char32_t, CellMark> cell_marks;
  std::unordered_map<char32_t, Numeral> numerals;
  WordTable<int> scales;
  WordTable<GrammarRole> grammar;
  WordTable<BoundWord> before, after, inside;
  WordTable<Direction> directions;
  std::map<std::string, std::string> nulls;  ///< Token -> reason.
  std::map<char32_t, std::string> rulers;    ///< Cells of these characters alone -> reason.
  WordTable<LexicalWord> lexical;
  WordIndex literals;                   ///< What patterns need, each once.
  std::vector<NumberPattern> patterns;  ///< number_masks.tsv and periods.tsv: before `lexical`.
  std::vector<NumberPattern> late_patterns;  ///< number_labels.tsv: after it.
};

/// Reads the files above from each of `folders` (later ones add to and override earlier ones; a
/// later folder need not have all files). Errors: see rules/tsv_file.h; also a duplicate word, an
/// unknown class, a regular expression that does not compile.
Result<NumberWords> LoadNumberWords(const std::vector<std::string>& folders,
                                    BuiltIn built_in = BuiltIn::kCheck);

}  // namespace gouji::rules
