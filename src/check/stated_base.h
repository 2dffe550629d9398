#pragma once

// Which figure a share, a split or an average is said to be of.
//
// A base that the sentence names (占受理量的) is the nearest earlier figure of that indicator; one
// that it does not name is the nearest earlier total of the same part of the work. Parts and
// counted categories are no totals.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "check/context.h"

namespace gouji::check {

struct BaseRequest {
  const record::Claim* claim = nullptr;  ///< Figures after it do not count, its own neither.
  const record::Term* named = nullptr;   ///< The claim's "base" or "of"; nullptr if there is none.
  std::string measure;                   ///< Of what is divided: 件 is not a share of 家.
};

struct StatedBase {
  enum class Kind {
    kNamed,  ///< The sentence says so.
    kTaken,  ///< Taken from the text before, as a reader would.
    kNear,   ///< Named by a word that may mean this or a neighbouring figure (Indicator::near).
  };
  int observation = -1;
  Kind kind = Kind::kTaken;
};

class BaseFinder {
 public:
  /// `totals`: ids of the indicators that an unnamed base may be. The context must outlive this.
  BaseFinder(const Context& context, const std::vector<std::string>& totals);

  std::optional<StatedBase> Find(const BaseRequest& request) const;

  /// Earlier totals of the claim's topic, the nearest first, one for each indicator.
  std::vector<int> EarlierTotals(const BaseRequest& request) const;

 private:
  std::vector<const record::Observation*> EarlierFigures(const BaseRequest& request) const;
  std::optional<StatedBase> FindNamed(const BaseRequest& request) const;
  bool IsTotal(const record::Observation& figure) const;

  const Context& context_;
  std::set<std::string> totals_;
  std::set<int> parts_;  ///< Figures that the text presents as a part of something.
  std::vector<const record::Observation*> figures_;  ///< Of the prose, in the order of the text.
};

}  // namespace gouji::check
