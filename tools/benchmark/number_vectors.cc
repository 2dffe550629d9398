// Vectors of numbers: input, kind, value, unit, decimals, note.
//
// Kinds that count as one:
//   int, decimal, money, measure, distributive_int  a plain figure; which of them is a matter of
//   its unit, and
//                     units are compared; that 各 multiplies is for claims to say
//   percent, change_ambiguous; pp, change_misused   how a change is meant is for claims to say
//   lexical, idiom    no number; no token at all is right too
// A `list` is right if its values are found one by one.

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>

#include "base/rational.h"
#include "normalise/number.h"
#include "rules/number_words.h"
#include "rules/tsv_file.h"
#include "vectors.h"

namespace gouji::bench {

namespace {

using normalise::CellType;
using normalise::NumberKind;
using normalise::NumberToken;
using record::Bound;

struct Vector {
  std::string text;  ///< Without marks.
  std::size_t begin = 0, end = 0;
  bool marked = false;
  std::string kind, value, unit, decimals, note;
};

constexpr std::string_view kOpen = "⟪", kClose = "⟫";

Vector ReadVector(const Fields& fields) {
  const auto field = [&](std::size_t i) { return i < fields.size() ? fields[i] : std::string(); };
  Vector vector{field(0), 0, 0, false, field(1), field(2), field(3), field(4), field(5)};
  const std::size_t open = vector.text.find(kOpen);
  if (open != std::string::npos) {
    vector.marked = true;
    vector.text.erase(open, kOpen.size());
    const std::size_t close = vector.text.find(kClose, open);
    vector.begin = open;
    vector.end = close == std::string::npos ? vector.text.size() : close;
    if (close != std::string::npos) vector.text.erase(close, kClose.size());
  } else {
    vector.end = vector.text.size();
  }
  return vector;
}

std::string Class(const std::string& kind) {
  static const std::map<std::string, std::string> kSame = {{"decimal", "int"},
                                                           {"money", "int"},
                                                           {"measure", "int"},
                                                           {"distributive_int", "int"},
                                                           {"change_ambiguous", "percent"},
                                                           {"change_misused", "pp"},
                                                           {"idiom", "lexical"}};
  const auto found = kSame.find(kind);
  return found == kSame.end() ? kind : found->second;
}

std::string Unit(const std::string& measure, NumberKind kind) {
  if (kind == NumberKind::kDoubling) return "×base";
  if (kind == NumberKind::kFraction) return "";
  if (measure == "百分点") return "pp";
  if (measure == "千分点") return "permille_point";
  return measure == "基点" ? "bp" : measure;
}

/// A value in the notation of the vectors, with `digits` for each number.
std::string Interval(const NumberToken& token) {
  const record::Quantity& quantity = token.quantity;
  const bool fraction = token.text.find('/') != std::string::npos;
  const std::string value = fraction ? token.text : quantity.value.ToString();
  if (token.kind == NumberKind::kVague) {
    return quantity.high ? "(" + value + "," + quantity.high->ToString() + ")" : "";
  }
  if (quantity.high) return "[" + value + "," + quantity.high->ToString() + "]";
  switch (quantity.bound) {
    case Bound::kAtLeast:
      return "[" + value + ",)";
    case Bound::kMoreThan:
      return "(" + value + ",)";
    case Bound::kAtMost:
      return "(," + value + "]";
    case Bound::kLessThan:
      return "(," + value + ")";
    default:
      return value;
  }
}

/// "(,60]" and "12.0" with every plain number in its shortest form, so that 12.0 equals 12.
std::string Canonical(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789.-", i), text.size());
    if (end == i) {
      result += text[i++];
      continue;
    }
    const auto number = Decimal::Parse(std::string_view(text).substr(i, end - i));
    result += number ? Rational(*number).ToShortString(12) : text.substr(i, end - i);
    i = end;
  }
  return result;
}

bool IsPlainText(NumberKind kind) {
  return kind > NumberKind::kNormative || kind == NumberKind::kComposition ||
         kind == NumberKind::kRatio || kind == NumberKind::kFraction;
}

bool SameValue(const Vector& vector, const NumberToken& token) {
  if (vector.value.empty()) return true;
  if (token.kind == NumberKind::kOrdinal || token.kind == NumberKind::kRank) {
    return Canonical(token.text) == Canonical(vector.value);
  }
  if (IsPlainText(token.kind)) {
    return token.text == vector.value || Canonical(token.text) == Canonical(vector.value);
  }
  if (vector.kind != "ambiguous") return Canonical(Interval(token)) == Canonical(vector.value);
  std::vector<std::string> readings = {Canonical(Interval(token))};
  for (const record::Quantity& quantity : token.alternatives) {
    NumberToken other = token;
    other.quantity = quantity;
    readings.push_back(Canonical(Interval(other)));
  }
  std::vector<std::string> wanted = rules::SplitList(vector.value);
  return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& value) {
    return std::find(readings.begin(), readings.end(), Canonical(value)) != readings.end();
  });
}

bool SameUnit(const Vector& vector, const NumberToken& token) {
  const std::string unit = Unit(token.quantity.measure, token.kind);
  if (token.kind > NumberKind::kNormative && token.kind != NumberKind::kOrdinal &&
      token.kind != NumberKind::kRank) {
    return true;
  }
  if (vector.unit == unit) return true;
  if (vector.unit == "ratio") return unit.empty();
  // A zero claim (零发案) names a unit of the reader's choice; a unit that the text does not print
  // is that of the indicator, which claims know.
  const bool printed = vector.text.find(vector.unit) != std::string::npos;
  if (token.kind == NumberKind::kInt && vector.unit.empty() && token.quantity.value.IsZero()) {
    return true;
  }
  if (token.kind == NumberKind::kInt && vector.marked && unit.empty() && !printed) return true;
  const std::vector<std::string> units = rules::SplitList(vector.unit);
  return std::find(units.begin(), units.end(), unit) != units.end();
}

bool SameDecimals(const Vector& vector, const NumberToken& token) {
  if (vector.decimals.empty() || !normalise::IsQuantity(token.kind)) return true;
  return std::to_string(token.quantity.printed_places) == vector.decimals;
}

/// "ulp=1e7" of the note: the place of the last printed digit, scale applied.
bool SameResolution(const Vector& vector, const NumberToken& token) {
  const std::size_t at = vector.note.find("ulp=");
  if (at == std::string::npos) return true;
  const std::string text = vector.note.substr(at + 4, vector.note.find_first_of("; ", at) - at - 4);
  int power = 0;
  if (text.starts_with("1e")) {
    power = std::atoi(text.c_str() + 2);
  } else {
    power = static_cast<int>(std::count(text.begin(), text.end(), '0'));
  }
  return token.quantity.value.exponent() == power;
}

bool SameKind(const Vector& vector, const NumberToken& token) {
  const std::string kind = normalise::Name(token.kind);
  if (vector.kind == "ocr_repair") return !token.repair.empty();
  return Class(kind) == Class(vector.kind);
}

std::string Describe(const NumberToken& token) {
  return std::string(normalise::Name(token.kind)) + " " +
         (IsPlainText(token.kind) ? token.text : Interval(token)) + " " +
         Unit(token.quantity.measure, token.kind) +
         " places=" + std::to_string(token.quantity.printed_places) +
         " exponent=" + std::to_string(token.quantity.value.exponent());
}

struct Outcome {
  bool right = false, taken = false;
  std::string got;
};

bool IsCellKind(const Vector& vector) {
  return vector.kind == "missing" || vector.kind.starts_with("ocr_") ||
         vector.kind == "score_delta";
}

/// The column that a vector of a cell speaks of: in brackets before the mark, or by its kind.
CellType ColumnOf(const Vector& vector) {
  const std::string hint = vector.text.substr(0, vector.begin);
  if (hint.find("率") != std::string::npos) return CellType::kRate;
  if (hint.find("分") != std::string::npos || vector.kind == "score_delta") return CellType::kScore;
  return vector.text.find('%') != std::string::npos ? CellType::kRate : CellType::kCount;
}

Outcome Judge(const Vector& vector, const NumberToken& token) {
  Outcome outcome;
  outcome.right = SameKind(vector, token) && SameValue(vector, token) && SameUnit(vector, token) &&
                  SameDecimals(vector, token) && SameResolution(vector, token);
  outcome.got = Describe(token);
  return outcome;
}

/// The tokens that touch the marked part; of an empty mark those that stand there.
std::vector<NumberToken> Target(const Vector& vector, const normalise::MatchView& view,
                                const std::vector<NumberToken>& tokens) {
  std::vector<NumberToken> target;
  for (const NumberToken& token : tokens) {
    const std::size_t begin = view.RawBegin(token.begin), end = view.RawEnd(token.end);
    const bool point = vector.begin == vector.end;
    const bool touches = point ? begin <= vector.begin && vector.end <= end
                               : begin < vector.end && vector.begin < end;
    if (touches || (token.begin == token.end && begin == vector.begin)) target.push_back(token);
  }
  return target;
}

Outcome JudgeList(const Vector& vector, const std::vector<NumberToken>& tokens) {
  Outcome outcome;
  std::string values;
  for (const NumberToken& token : tokens) {
    const bool typed = token.kind > NumberKind::kNormative;
    if (typed && token.kind != NumberKind::kListMark) continue;
    values += (values.empty() ? "" : ";") + (typed ? token.text : Interval(token));
  }
  outcome.right = Canonical(values) == Canonical(vector.value);
  outcome.got = values;
  return outcome;
}

Outcome Evaluate(const Vector& vector, const rules::NumberWords& words) {
  const bool column =
      vector.marked && vector.text.substr(0, vector.begin).find("列") != std::string::npos;
  if (IsCellKind(vector) || column) {
    const std::string cell = vector.text.substr(vector.begin, vector.end - vector.begin);
    return Judge(vector, ReadCell(cell, ColumnOf(vector), words));
  }
  const normalise::MatchView view = normalise::MakeMatchView(vector.text, words);
  const std::vector<NumberToken> tokens = Target(vector, view, normalise::FindNumbers(view, words));
  const bool negative = vector.note.starts_with("NEG");
  Outcome outcome;
  for (const NumberToken& token : tokens) {
    if (negative && normalise::IsQuantity(token.kind)) {
      outcome.taken = true;
      outcome.got = Describe(token);
      return outcome;
    }
  }
  if (vector.kind == "list" || vector.value.find(';') != std::string::npos) {
    if (tokens.size() != 1) return JudgeList(vector, tokens);
  }
  if (vector.kind == "lexical" || vector.kind == "idiom") {
    outcome.right = std::none_of(tokens.begin(), tokens.end(), [](const NumberToken& token) {
      return normalise::IsQuantity(token.kind);
    });
    if (!tokens.empty()) outcome.got = Describe(tokens.front());
    return outcome;
  }
  // The first token that is more than a part of a word.
  for (const NumberToken& token : tokens) {
    if (token.kind != NumberKind::kLexical) return Judge(vector, token);
  }
  outcome.got = tokens.empty() ? "nothing" : Describe(tokens.front());
  return outcome;
}

}  // namespace

Result<Score> EvaluateNumbers(const std::vector<Fields>& lines,
                              const std::vector<std::string>& rule_folders, std::ostream& out) {
  TRY_ASSIGN(const rules::NumberWords words, rules::LoadNumberWords(rule_folders));
  Score score;
  for (const Fields& fields : lines) {
    const Vector vector = ReadVector(fields);
    const Outcome outcome = Evaluate(vector, words);
    ++score.total;
    score.right += outcome.right ? 1 : 0;
    score.taken += outcome.taken ? 1 : 0;
    if (outcome.right) continue;
    out << (outcome.taken ? "taken" : "miss") << "\t" << fields[0] << "\twanted " << vector.kind
        << " " << vector.value << " " << vector.unit << " " << vector.decimals << "\tgot "
        << outcome.got << "\n";
  }
  constexpr int kWantedPercent = 97;
  score.good = score.taken == 0 && score.right * 100 >= score.total * kWantedPercent;
  const Rational share = Rational(score.right * 100) / Rational(std::max(score.total, 1));
  out << "numbers: " << score.right << " of " << score.total << " right (" << share.ToString(2)
      << " %), NEG lines taken for quantities: " << score.taken << "\n";
  return score;
}

}  // namespace gouji::bench
