#pragma once

// A match of a claim pattern -> observations and a claim.
//
// The builder serves one document, paragraph by paragraph. A figure is one observation wherever it
// is claimed, keyed by where its digits stand.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "normalise/clause_subject.h"
#include "normalise/indicator.h"
#include "normalise/period.h"
#include "normalise/period_scope.h"
#include "normalise/prose_scope.h"
#include "normalise/prose_text.h"
#include "normalise/unit_finder.h"
#include "record/observation.h"
#include "rules/lexicon.h"

namespace gouji::normalise {

/// A match with all positions in bytes of the view. `items` are the matches of "each" in the list.
struct ProseMatch {
  const rules::Pattern* pattern = nullptr;
  const rules::ClaimKind* kind = nullptr;
  const Sentence* sentence = nullptr;
  rules::RegexMatch whole;
  std::vector<rules::RegexMatch> items;
  /// Of a parallel pattern, whose only item is the one at `index` of `count`.
  std::size_t index = 0, count = 0;
};

/// What became of a token of the paragraph.
struct TokenFate {
  record::ProseNumber::Fate fate = record::ProseNumber::Fate::kUnclaimed;
  std::string kind;  ///< If it was typed by a pattern: the claim kind.
};

class ClaimBuilder {
 public:
  /// REQUIRES: the arguments outlive the builder.
  ClaimBuilder(const UnitContext& context, const rules::Lexicon& lexicon, record::Facts& facts);

  void EnterHeading(int level, std::string_view text);
  void EnterParagraph(const ProseText& text);
  void EnterSentence(const Sentence& sentence);
  void Apply(const ProseMatch& match);

  const std::vector<TokenFate>& fates() const { return fates_; }

 private:
  /// A figure of the sentence that later claims of it may refer to.
  struct Figure {
    std::size_t begin = 0;
    int observation = -1;
    std::string role;
  };
  struct Draft {
    record::Claim claim;
    std::vector<std::size_t> new_figures;  // Keys of figure_at_ that the claim made.
    std::set<std::size_t> tokens;          // That its groups hold.
  };

  void DropStrayUnits(Draft& draft, std::size_t observations_before);
  void Withdraw(const Draft& draft, std::size_t observations_before);
  void Narrow(const ProseMatch& match);
  void Type(const ProseMatch& match);
  void Claim(const ProseMatch& match);
  bool FiguresAreQuantities(const rules::RegexMatch& captures, const rules::ClaimKind& kind) const;
  enum class Needed { kOnly, kAll };
  std::vector<std::size_t> FiguresOf(const ProseMatch& match, Needed needed) const;
  bool IsClaimed(const ProseMatch& match) const;

  void AddTerms(const ProseMatch& match, const rules::RegexMatch& captures, Draft& draft);
  void AddTerm(const ProseMatch& match, const rules::RegexMatch& captures,
               const rules::Capture& capture, Draft& draft);
  void AddAntecedents(const ProseMatch& match, Draft& draft);
  void AddNames(const ProseMatch& match, const rules::RegexMatch& captures,
                const rules::Capture& capture, Draft& draft);
  void AssignIndicators(const ProseMatch& match, Draft& draft);
  void RememberTotal(const ProseMatch& match, const record::Claim& claim);

  record::Term FigureTerm(const ProseMatch& match, const rules::RegexMatch& captures,
                          const rules::Capture& capture, const rules::GroupName& name,
                          rules::RoleType type, Draft& draft);
  void ShareFigure(const ProseMatch& match, const rules::RegexMatch& captures, record::Term& term,
                   Draft& draft);
  std::size_t KeyOf(std::size_t begin, std::size_t end) const;
  int FigureAt(std::size_t begin, std::size_t end, const std::string& role, Draft& draft);
  int NewFigure(std::size_t begin, std::size_t end, const std::string& role, Draft& draft);
  void Describe(const ProseMatch& match, const std::string& label, const std::string& qualifier,
                const std::string& role, rules::RoleType type, record::Observation& figure);
  struct NamedUnit {
    std::string entity, printed;
  };

  std::string Narrowed(const ClauseSubject& subject, std::size_t position,
                       const record::Observation& figure);
  NamedUnit UnitAt(std::size_t position);
  std::string ParallelLabel(const ProseMatch& match) const;
  bool IsMeant(const std::string& period, const ProseMatch& match) const;
  bool IsWithin(const std::string& period, std::size_t position) const;
  std::vector<int> CountsBefore(const ProseMatch& match) const;
  int FindNamed(const rules::Capture& label, const ProseMatch& match) const;
  int FindChanged(const ProseMatch& match, const Draft& draft) const;
  int FindAntecedent(rules::Antecedent antecedent, const ProseMatch& match) const;
  std::string Label(std::size_t begin, std::size_t end) const;
  std::string NumberText(std::size_t begin, std::size_t end) const;
  std::string MeasureOf(int observation) const;
  void TakeLastMeasure(const ProseMatch& match, std::size_t begin,
                       record::Observation& figure) const;
  void Locate(std::size_t begin, std::size_t end, record::Observation& figure) const;
  void AddReadings(record::Observation& figure) const;

  const rules::Lexicon& lexicon_;
  record::Facts& facts_;
  UnitFinder units_;
  ProseScope scope_;
  PeriodScope periods_;
  PeriodContext period_context_;

  // Of the paragraph.
  const ProseText* text_ = nullptr;
  std::vector<TokenFate> fates_;
  std::map<std::size_t, int> figure_at_;                   // Number's first byte -> observation.
  std::vector<Figure> figures_;                            // Of the sentence, ascending by `begin`.
  std::vector<Figure> figures_before_;                     // Of the sentence before it.
  std::set<std::pair<std::string, std::size_t>> claimed_;  // Family and figure.
  int first_claim_ = 0;
  /// Of the sentence: the units of the tables that its clauses speak of, by where a clause names
  /// one.
  std::map<std::size_t, NamedUnit> named_units_;
  std::set<std::string> narrowed_;  ///< Indicators of which the sentence has counted a part.
};

}  // namespace gouji::normalise
