#pragma once

// Claim patterns: rules/patterns/*.yaml. The head of 00-kinds.yaml documents kinds, roles and
// macros.

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "rules/file_position.h"
#include "rules/pattern_regex.h"
#include "rules/rule_folder.h"
#include "rules/word_index.h"

namespace gouji::rules {

/// What a named group of a pattern holds.
enum class RoleType {
  kFigure,     ///< A number: it becomes an observation.
  kLimit,      ///< A figure that says which units are meant; only its term has an indicator.
  kMember,     ///< A figure whose label may name a unit.
  kText,       ///< Words.
  kName,       ///< The name of one unit.
  kNames,      ///< Names joined by 、 and 和, in the group ROLE_names; one term each.
  kShared,     ///< The same, and each has the first figure of the claim for its own.
  kIndicator,  ///< Words that name an indicator.
  kNumber,     ///< A number that is part of the wording: the 3 of 前三.
  kChoice,     ///< The group's name says which: direction_up.
  kDate,       ///< A date; the term has its ISO form.
  kGrade,      ///< A letter that is the value of an observation.
};

/// Where a role comes from if the pattern's own text does not hold it.
enum class Antecedent {
  kTotal,   ///< The last total of the paragraph before the match.
  kCount,   ///< The nearest count before the match in its sentence, or the last total.
  kFigure,  ///< The nearest figure before the match in its sentence, or the last total.
  kRate,    ///< The nearest rate or score before the match in its sentence.
  kList,    ///< The items of the last list before the match.
  kCounts,  ///< All counts before the match, in its sentence and the one before.
};

struct ClaimKind {
  enum class Effect {
    kClaim,  ///< Makes a claim.
    kScope,  ///< Says what the following sentences are about; no claim.
    kTyped,  ///< Its figures are no facts: numbers typed with the kind's name, no observations.
  };
  std::string name;
  std::string meaning;
  Effect effect = Effect::kClaim;
  std::string family;  ///< Kinds of one family state the same relation; the name if it has none.
  std::vector<std::pair<std::string, RoleType>> roles;
  std::vector<std::string> needs;                ///< Roles without which there is no claim.
  std::map<std::string, std::string> indicator;  ///< Role -> id, whatever its label says.
  /// Role -> roles whose indicator its figures have when they are a unit's, the best first; "total"
  /// is the last total of the paragraph.
  std::map<std::string, std::vector<std::string>> indicator_of;

  const RoleType* Role(const std::string& role) const;
};

/// "step2_label" is the role "step", number "2", suffix "label".
struct GroupName {
  std::string role, number, suffix;
};
GroupName SplitGroupName(std::string_view group);

struct Pattern {
  std::string id;     ///< "P04"
  std::string name;   ///< For people.
  std::string kind;   ///< Claim::kind.
  std::string regex;  ///< RE2 syntax, macros expanded; named groups are roles.
  std::string each;   ///< Applied again and again inside the group "list"; "" for none.
  std::vector<std::pair<std::string, Antecedent>> before;
  /// Each match of `each` is a claim of its own: its label is the one at its position among the
  /// group "names", its antecedent the figure at its position among the last figures before the
  /// match.
  bool parallel = false;
  bool only_new = false;  ///< Not for a figure that an earlier pattern has claimed.
  Needs needs;            ///< What a text must hold for a match, as numbers of Patterns::words.
  std::vector<std::string> needs_texts;  ///< As they are written: "占|{UP}".
  std::vector<std::string> examples, counter_examples;
  FilePosition position;

  PatternRegex compiled, compiled_each;
  PatternRegex unless_after;  ///< On the text before a match, with "$" at its end; may not exist.
};

/// The matches of `pattern.compiled` that do not overlap and that unless_after allows, at most
/// `limit`.
std::vector<RegexMatch> FindMatches(const Pattern& pattern, std::string_view text,
                                    std::size_t limit);

/// What stands for a measure word behind a number in the text that patterns see.
struct FigureSign {
  std::string word;
  char sign = 0;
};

struct Patterns {
  std::map<std::string, ClaimKind> kinds;
  std::vector<Pattern> list;              ///< In file order, which is the order of trust.
  std::vector<Replacement> replacements;  ///< Of patterns, macros and kinds.
  WordIndex words;                        ///< What `needs` of the patterns name.
  std::vector<FigureSign> signs;          ///< The longest word first.
  /// Words that lead to a figure or join it and say nothing of it: 共, 分别为.
  std::vector<std::string> label_fillers;
  /// Whole labels that name no member of a list: 合计, 环比增加, 占总量. May not exist.
  PatternRegex no_member;
};

/// By position in the list: whether the text holds what the pattern needs.
std::vector<bool> MayMatch(const Patterns& patterns, std::string_view text);

/// Reads patterns/*.yaml of each folder in the order of their names. A pattern with the id of an
/// earlier one replaces it. Errors: see rules/yaml_file.h; also a regex that does not compile, an
/// unknown kind, role or macro. Examples are not tried: starting must be quick
/// (normalise/pattern_view.h does).
Result<Patterns> LoadPatterns(const std::vector<std::string>& folders,
                              BuiltIn built_in = BuiltIn::kCheck);

}  // namespace gouji::rules
