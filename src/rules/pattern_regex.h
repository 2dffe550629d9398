#pragma once

// A regular expression of a claim pattern: RE2 behind a handle, so that it is compiled once a
// process.
//
// RE2 never backtracks: the time is linear in the text, whatever a rule file holds.

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace gouji::rules {

/// A named group that took part in a match; positions are bytes of the searched text.
struct Capture {
  std::string_view name;  ///< Lives as long as the regex.
  std::size_t begin = 0, end = 0;
};

struct RegexMatch {
  std::size_t begin = 0, end = 0;
  std::vector<Capture>
      captures;  ///< In the order of the groups in the expression; unset ones are left out.

  /// The capture of that name, or null.
  const Capture* Find(std::string_view name) const;
};

/// A mistake in a rule file that was trusted: "FILE:LINE:COLUMN: what is wrong".
class BrokenExpression : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

class PatternRegex {
 public:
  PatternRegex() = default;
  /// Errors: kInvalid with RE2's words for it. They quote `as_written`, the expression before its
  /// macros were expanded, where they would show what a macro stands for; "": there are none.
  static Result<PatternRegex> Compile(const std::string& expression,
                                      const std::string& as_written = "");
  /// Compiled when it is first searched for, which throws BrokenExpression if it does not compile.
  /// For expressions that were checked before: compiling all of them takes longer than reading a
  /// bulletin.
  static PatternRegex CompileLater(const std::string& expression, const std::string& where,
                                   const std::string& as_written = "");

  /// What the first search would do.
  void CompileNow() const;

  /// The leftmost match in `text` that starts at `from` or later. `^` and `$` are the ends of
  /// `text`.
  bool Search(std::string_view text, std::size_t from, RegexMatch* match) const;
  /// All matches that do not overlap, at most `limit`.
  std::vector<RegexMatch> FindAll(std::string_view text, std::size_t limit) const;

  /// Names of the groups, in order; unnamed groups are left out. REQUIRES: made by Compile.
  const std::vector<std::string>& groups() const;
  bool exists() const { return impl_ != nullptr; }

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace gouji::rules
