#include "rules/number_words.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>
#include <set>
#include <utility>

#include "rules/rule_folder.h"

namespace gouji::rules {

namespace {

using Row = TsvFile::Row;
using Folders = std::vector<std::string>;

Result<int> ReadInteger(const Row& row, std::size_t field) {
  const std::string& text = row.fields[field];
  int value = 0;
  const auto end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end || value < -100 || value > 100) {
    return RuleError(row.At(field), "\"" + text + "\" is not a whole number from -100 to 100");
  }
  return value;
}

/// A character, "U+XXXX" or "BLANK".
Result<char32_t> ReadCharacter(const Row& row, std::size_t field, std::string_view text) {
  if (text == "BLANK") return U' ';
  if (text.starts_with("U+")) {
    std::uint32_t code = 0;
    const auto end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + 2, end, code, 16);
    if (error == std::errc() && stop == end && code > 0 && code <= 0x10FFFF) return char32_t{code};
  } else if (CountCodePoints(text) == 1) {
    return ToUtf32(text).front();
  }
  return RuleError(row.At(field), "\"" + std::string(text) + "\" is not one character");
}

struct CharacterRange {
  char32_t first = 0, last = 0;
};

Result<CharacterRange> ReadRange(const Row& row, std::size_t field) {
  const std::string& text = row.fields[field];
  const std::size_t dots = text.find("..");
  if (dots == std::string::npos) {
    TRY_ASSIGN(const char32_t only, ReadCharacter(row, field, text));
    return CharacterRange{only, only};
  }
  TRY_ASSIGN(const char32_t first, ReadCharacter(row, field, text.substr(0, dots)));
  TRY_ASSIGN(const char32_t last, ReadCharacter(row, field, text.substr(dots + 2)));
  if (last < first || last - first > 0xFFFF) {
    return RuleError(row.At(field), "\"" + text + "\" is no range of characters");
  }
  return CharacterRange{first, last};
}

Result<void> NeedsWord(const Row& row) {
  if (row.fields[0].empty()) return RuleError(row.At(0), "the word is missing");
  return {};
}

Result<void> ReadFolds(const Folders& folders, NumberWords& words) {
  return ForEachRow(
      folders, "fold.tsv", {"from", "view", "to", "when?", "repair?", "reason?"},
      [&](const Row& row, std::size_t) -> Result<void> {
        TRY_ASSIGN(const std::size_t view, OneOf(row, 1, {"match", "numeric_cell"}, "view"));
        TRY_ASSIGN(const CharacterRange from, ReadRange(row, 0));
        TRY_ASSIGN(const CharacterRange to, ReadRange(row, 2));
        if (view == 1) {
          words.cell_folds[from.first] = {to.first, row.fields[4]};
          return {};
        }
        TRY_ASSIGN(const std::size_t when, OneOf(row, 3, {"always", "value_start"}, "condition"));
        for (char32_t c = from.first; c <= from.last; ++c) {
          const char32_t target = to.first == to.last ? to.first : to.first + (c - from.first);
          words.folds[c] = {target, when == 0 ? Fold::When::kAlways : Fold::When::kValueStart};
        }
        return {};
      });
}

Result<void> ReadCellMarks(const Folders& folders, NumberWords& words) {
  return ForEachRow(
      folders, "cell_marks.tsv", {"mark", "meaning", "repair"},
      [&](const Row& row, std::size_t) -> Result<void> {
        TRY(NeedsWord(row));
        TRY_ASSIGN(const char32_t mark, ReadCharacter(row, 0, row.fields[0]));
        TRY_ASSIGN(const std::size_t meaning,
                   OneOf(row, 1, {"minus", "triangle", "down", "up", "note"}, "meaning"));
        words.cell_marks[mark] = {static_cast<CellMark::Meaning>(meaning), row.fields[2]};
        return {};
      });
}

Result<void> ReadNumerals(const Folders& folders, NumberWords& words) {
  return ForEachRow(folders, "numerals.tsv", {"char", "class", "value"},
                    [&](const Row& row, std::size_t) -> Result<void> {
                      TRY(NeedsWord(row));
                      TRY_ASSIGN(const char32_t c, ReadCharacter(row, 0, row.fields[0]));
                      TRY_ASSIGN(const std::size_t type,
                                 OneOf(row, 1,
                                       {"digit", "zero", "run_zero", "unit", "scale", "tens",
                                        "spoken", "liang", "some", "half", "fraction"},
                                       "class"));
                      Numeral numeral{static_cast<Numeral::Class>(type), 0, 1};
                      Row parts = row;
                      if (numeral.type == Numeral::Class::kFraction) {
                        const std::vector<std::string> pair = SplitList(row.fields[2], '/');
                        if (pair.size() != 2)
                          return RuleError(row.At(2), "a fraction is written 1/2");
                        parts.fields[2] = pair[1];
                        TRY_ASSIGN(numeral.denominator, ReadInteger(parts, 2));
                        if (numeral.denominator <= 0) return RuleError(row.At(2), "no fraction");
                        parts.fields[2] = pair[0];
                      }
                      TRY_ASSIGN(numeral.value, ReadInteger(parts, 2));
                      words.numerals[c] = numeral;
                      return {};
                    });
}

Result<void> ReadScales(const Folders& folders, NumberWords& words) {
  return ForEachRow(folders, "scales.tsv", {"word", "power"},
                    [&](const Row& row, std::size_t) -> Result<void> {
                      TRY(NeedsWord(row));
                      TRY_ASSIGN(const int power, ReadInteger(row, 1));
                      words.scales.Remove(row.fields[0]);
                      words.scales.Add(row.fields[0], power);
                      return {};
                    });
}

Result<void> ReadGrammar(const Folders& folders, NumberWords& words) {
  const std::vector<std::string> roles = {"range", "fraction", "mixed", "negative",
                                          "ratio", "point",    "from",  "doubling"};
  return ForEachRow(folders, "number_grammar.tsv", {"word", "role"},
                    [&](const Row& row, std::size_t) -> Result<void> {
                      TRY_ASSIGN(const std::size_t role, OneOf(row, 1, roles, "role"));
                      words.grammar.Remove(row.fields[0]);
                      words.grammar.Add(row.fields[0], static_cast<GrammarRole>(role));
                      return {};
                    });
}

Result<void> ReadMeasures(const Folders& folders, NumberWords& words) {
  TRY(ForEachRow(
      folders, "measures.tsv", {"word", "base", "power", "dimension", "integral", "not_before?"},
      [&](const Row& row, std::size_t) -> Result<void> {
        TRY(NeedsWord(row));
        Measure measure;
        measure.word = row.fields[0];
        measure.base = row.fields[1];
        TRY_ASSIGN(measure.power, ReadInteger(row, 2));
        TRY(OneOf(row, 3,
                  {"count", "percent", "permille", "permyriad", "points", "permille_points",
                   "basis_points", "bare_points", "multiple", "tenths", "discount", "doubling",
                   "score", "money", "time", "length", "physical"},
                  "dimension"));
        measure.dimension = row.fields[3];
        TRY_ASSIGN(const std::size_t integral, OneOf(row, 4, {"no", "yes"}, "answer"));
        measure.integral = integral == 1;
        measure.not_before = ToUtf32(row.fields[5]);
        words.measures[measure.word] = measure;
        return {};
      }));
  for (const auto& [word, measure] : words.measures) words.measure_words.Add(word, measure);
  return {};
}

struct BoundRow {
  WordTable<BoundWord>* table = nullptr;
  std::string word;
  BoundWord bound;
};

/// A row of a further folder takes the place of the one for the same numbers.
void ReplaceOrAdd(BoundRow row, std::vector<BoundRow>& rows) {
  const auto same = std::find_if(rows.begin(), rows.end(), [&](const BoundRow& known) {
    return known.table == row.table && known.word == row.word &&
           known.bound.dimension == row.bound.dimension &&
           known.bound.bare_only == row.bound.bare_only;
  });
  if (same != rows.end()) {
    *same = std::move(row);
  } else {
    rows.push_back(std::move(row));
  }
}

Result<void> ReadBounds(const Folders& folders, NumberWords& words) {
  using record::Bound;
  std::vector<BoundRow> rows;
  TRY(ForEachRow(
      folders, "bounds.tsv", {"word", "position", "op", "only?"},
      [&](const Row& row, std::size_t) -> Result<void> {
        TRY_ASSIGN(const std::size_t position, OneOf(row, 1, {"before", "after"}, "position"));
        TRY_ASSIGN(const std::size_t op, OneOf(row, 2, {">=", ">", "<=", "<"}, "comparison"));
        const Bound bounds[] = {Bound::kAtLeast, Bound::kMoreThan, Bound::kAtMost,
                                Bound::kLessThan};
        ReplaceOrAdd({position == 0 ? &words.before : &words.after,
                      row.fields[0],
                      {bounds[op], row.fields[3], false}},
                     rows);
        return {};
      }));
  TRY(ForEachRow(
      folders, "approx.tsv", {"word", "position", "direction", "only?"},
      [&](const Row& row, std::size_t) -> Result<void> {
        TRY_ASSIGN(const std::size_t position,
                   OneOf(row, 1, {"before", "after", "inside"}, "position"));
        TRY_ASSIGN(const std::size_t direction, OneOf(row, 2, {"+", "-", "±"}, "direction"));
        TRY_ASSIGN(const std::size_t only, OneOf(row, 3, {"", "bare"}, "restriction"));
        const Bound bounds[] = {Bound::kJustAbove, Bound::kJustBelow, Bound::kAbout};
        WordTable<BoundWord>* const tables[] = {&words.before, &words.after, &words.inside};
        ReplaceOrAdd({tables[position], row.fields[0], {bounds[direction], "", only == 1}}, rows);
        return {};
      }));
  for (BoundRow& row : rows) row.table->Add(row.word, std::move(row.bound));
  return {};
}

Result<void> ReadDirections(const Folders& folders, NumberWords& words) {
  return ForEachRow(
      folders, "directions.tsv", {"word", "direction"},
      [&](const Row& row, std::size_t) -> Result<void> {
        TRY_ASSIGN(const std::size_t direction, OneOf(row, 1, {"up", "down"}, "direction"));
        words.directions.Remove(row.fields[0]);
        words.directions.Add(row.fields[0], static_cast<Direction>(direction));
        return {};
      });
}

Result<void> ReadNulls(const Folders& folders, NumberWords& words) {
  return ForEachRow(
      folders, "nulls.tsv", {"token", "class", "reason"},
      [&](const Row& row, std::size_t) -> Result<void> {
        TRY_ASSIGN(const std::size_t type, OneOf(row, 1, {"exact", "ruler"}, "class"));
        if (type == 0) {
          words.nulls[row.fields[0]] = row.fields[2];
          return {};
        }
        TRY_ASSIGN(const char32_t c, ReadCharacter(row, 0, row.fields[0]));
        words.rulers[c] = row.fields[2];
        return {};
      });
}

Result<void> ReadLexical(const Folders& folders, NumberWords& words) {
  return ForEachRow(
      folders, "lexical_numbers.tsv", {"word", "kind", "text?", "measure?", "unless_before?"},
      [&](const Row& row, std::size_t folder) -> Result<void> {
        TRY(NeedsWord(row));
        TRY(OneOf(row, 1,
                  {"lexical", "idiom", "placename", "label", "vague", "zero", "unchanged",
                   "fraction", "percent"},
                  "kind"));
        if (folder > 0) words.lexical.Remove(row.fields[0]);
        words.lexical.Add(row.fields[0],
                          {row.fields[1], row.fields[2], row.fields[3], ToUtf32(row.fields[4])});
        return {};
      });
}

/// "{NAME}" -> the macro's expression; a repetition such as {2,5} stays.
std::string ExpandMacros(std::string expression, const std::map<std::string, std::string>& macros) {
  constexpr int kMaxPasses = 5;  // Macros may use earlier ones; more levels are a mistake.
  for (int pass = 0; pass < kMaxPasses; ++pass) {
    std::string expanded;
    bool changed = false;
    for (std::size_t i = 0; i < expression.size();) {
      const std::size_t close = expression[i] == '{' ? expression.find('}', i) : std::string::npos;
      const auto macro = close == std::string::npos
                             ? macros.end()
                             : macros.find(expression.substr(i + 1, close - i - 1));
      if (macro == macros.end()) {
        expanded += expression[i++];
        continue;
      }
      expanded += "(?:" + macro->second + ")";
      i = close + 1;
      changed = true;
    }
    expression = std::move(expanded);
    if (!changed) break;
  }
  return expression;
}

std::string MeasureAlternation(const NumberWords& words) {
  std::vector<std::string> list;
  for (const auto& [word, measure] : words.measures) {
    if (word.find_first_of("()[]{}.*+?|^$\\") == std::string::npos) list.push_back(word);
  }
  SortLongestFirst(list);
  std::string alternation;
  for (const std::string& word : list) alternation += (alternation.empty() ? "" : "|") + word;
  return alternation;
}

/// The kinds that a row of patterns may have: names of normalise::NumberKind, where a test holds
/// the two lists together.
const std::vector<std::string>& PatternKinds() {
  static const std::vector<std::string> kKinds = {
      "macro",    "ocr_broken", "lost_number", "phone",      "docno",       "caseid",
      "postcode", "route",      "address",     "page",       "label",       "listmark",
      "grade",    "symbol",     "placename",   "ordinal",    "rank",        "topn",
      "date",     "month",      "quarter",     "half_year",  "year",        "week",
      "period",   "asof",       "time",        "vague_date", "date_broken", "duration_pattern"};
  return kKinds;
}

Result<PatternRegex> CompileField(const Row& row, std::size_t field,
                                  const std::map<std::string, std::string>& macros,
                                  const std::string& prefix, const std::string& suffix,
                                  Compiling compiling) {
  if (row.fields[field].empty()) return PatternRegex();
  const std::string expression = prefix + ExpandMacros(row.fields[field], macros) + suffix;
  if (compiling == Compiling::kLater) {
    return PatternRegex::CompileLater(expression, row.At(field).ToString(), row.fields[field]);
  }
  auto regex = PatternRegex::Compile(expression, row.fields[field]);
  if (!regex) return RuleError(row.At(field), regex.error().message);
  return std::move(regex).value();
}

Result<NumberPattern> ReadPattern(const Row& row, const std::map<std::string, std::string>& macros,
                                  WordIndex& literals, Compiling compiling) {
  NumberPattern pattern;
  pattern.id = row.fields[0];
  pattern.kind = row.fields[1];
  pattern.form = row.fields[4];
  for (const std::string& need : SplitList(row.fields[2], '&')) {
    pattern.needs.emplace_back();
    for (const std::string& word : SplitList(need)) {
      pattern.needs.back().push_back(literals.NumberOf(word));
    }
  }
  TRY_ASSIGN(pattern.regex, CompileField(row, 3, macros, "", "", compiling));
  if (!pattern.regex.exists()) return RuleError(row.At(3), "the expression is missing");
  TRY_ASSIGN(pattern.unless_after, CompileField(row, 5, macros, "(?:", ")$", compiling));
  // Measure words at the front are looked up in their table: an expression of all of them for every
  // row would take most of the time of loading.
  Row rest = row;
  for (const std::string_view measure : {"{measure}|", "{measure}"}) {
    if (pattern.unless_measure || !rest.fields[6].starts_with(measure)) continue;
    rest.fields[6].erase(0, measure.size());
    pattern.unless_measure = true;
  }
  TRY_ASSIGN(pattern.unless_before, CompileField(rest, 6, macros, "^(?:", ")", compiling));
  pattern.examples = SplitList(row.fields[7], ';');
  return pattern;
}

/// A pattern of a further folder replaces the one with its id, in its place.
void AddPattern(NumberPattern pattern, std::vector<NumberPattern>& patterns) {
  const auto same = std::find_if(patterns.begin(), patterns.end(), [&](const NumberPattern& other) {
    return other.id == pattern.id;
  });
  if (same != patterns.end()) {
    *same = std::move(pattern);
  } else {
    patterns.push_back(std::move(pattern));
  }
}

/// The three files of patterns share their columns and their macros.
Result<void> ReadPatterns(const Folders& folders, BuiltIn built_in, NumberWords& words) {
  const std::vector<std::string> columns = {
      "id", "kind", "needs?", "regex", "form?", "unless_after?", "unless_before?", "examples?"};
  std::map<std::string, std::string> macros = {{"measure", MeasureAlternation(words)}};
  std::map<std::pair<std::size_t, std::string>, FilePosition> seen;  // In any of the files.
  for (const std::string file : {"number_masks.tsv", "periods.tsv", "number_labels.tsv"}) {
    auto& patterns = file == "number_labels.tsv" ? words.late_patterns : words.patterns;
    TRY(ForEachRow(folders, file, columns, [&](const Row& row, std::size_t folder) -> Result<void> {
      TRY(NeedsWord(row));
      const auto [first, added] = seen.insert({{folder, row.fields[0]}, row.position});
      if (!added) {
        return RuleError(row.At(0), "\"" + row.fields[0] + "\" stands in " + first->second.file +
                                        ":" + std::to_string(first->second.line) + " already");
      }
      TRY(OneOf(row, 1, PatternKinds(), "kind"));
      if (row.fields[1] == "macro") {
        macros[row.fields[0]] = row.fields[3];
        return {};
      }
      TRY_ASSIGN(NumberPattern pattern,
                 ReadPattern(row, macros, words.literals, CompilingOf(folder, built_in)));
      AddPattern(std::move(pattern), patterns);
      return {};
    }));
  }
  return {};
}

}  // namespace

Result<NumberWords> LoadNumberWords(const std::vector<std::string>& folders, BuiltIn built_in) {
  NumberWords words;
  for (const auto read : {ReadFolds, ReadCellMarks, ReadNumerals, ReadScales, ReadGrammar,
                          ReadMeasures, ReadBounds, ReadDirections, ReadNulls, ReadLexical}) {
    TRY(read(folders, words));
  }
  TRY(ReadPatterns(folders, built_in, words));
  return words;
}

}  // namespace gouji::rules
