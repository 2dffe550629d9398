#include "check/readings.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "check/context.h"
#include "check/finding_figures.h"
#include "check/proof.h"
#include "check/rule_kinds.h"

namespace gouji::check {

namespace {

using record::Finding;
using record::Observation;
using record::OtherReading;
using record::Verdict;

/// As in replacement.cc: a page that contradicts itself everywhere costs about a second.
constexpr std::size_t kMostObservations = 500'000;
/// One repair may make room for the next; the figures of one row are a dozen at most.
constexpr int kMostRounds = 8;

/// Of the same relation: the rule and the figure that comes first, stated or total.
using Relation = std::pair<std::string, int>;

std::optional<Relation> RelationOf(const Finding& finding) {
  for (const record::Operand& operand : finding.operands) {
    if (operand.observation >= 0) return Relation(finding.rule, operand.observation);
  }
  return std::nullopt;
}

/// Another reading of a figure, and the relations that hold with it and did not before.
struct Choice {
  int figure = -1;
  std::size_t other = 0;
  std::set<Relation> settled;
};

/// What was seen instead of a figure read with doubt; or instead of any, by a reader that was as
/// sure. That is no doubt that a finding would name: it counts if it makes the checks hold.
bool MayTakeItsPlace(const OtherReading& reading, const Observation& figure) {
  constexpr double kAsSure = 0.95;
  return reading.confidence >= kAsSure || (IsDoubtful(figure) && WasSeen(reading));
}

/// Whether it has other readings worth a trial.
bool MayBeExchanged(const Observation& figure) {
  if (!figure.recognised) return false;
  const std::vector<OtherReading>& others = figure.recognised->others;
  return std::any_of(others.begin(), others.end(),
                     [&](const OtherReading& other) { return MayTakeItsPlace(other, figure); });
}

/// What all rules find of the facts as they are.
class Readings {
 public:
  Readings(record::Facts& facts, const rules::Lexicon& lexicon) : facts_(facts), lexicon_(lexicon) {
    for (const rules::CheckRule& rule : lexicon.checks.list) rules_[rule.id] = &rule;
  }

  /// Whether any reading was put in place.
  bool SettleSome() {
    FindReported();
    std::vector<Choice> choices;
    for (const int figure : Questionable()) {
      const std::vector<OtherReading>& others = At(figure).recognised->others;
      for (std::size_t i = 0; i < others.size(); ++i) {
        if (!MayTakeItsPlace(others[i], At(figure)) || !MayStillTry()) continue;
        Choice choice{figure, i, Try(figure, others[i])};
        if (!choice.settled.empty()) choices.push_back(std::move(choice));
      }
    }
    std::set<Relation> touched;
    bool any = false;
    for (const Choice& choice : choices) {
      if (HasRival(choice, choices)) continue;
      // What two of them would change is looked at again after the first.
      const std::set<Relation> own = ReportedWith(choice.figure);
      const bool is_apart = std::none_of(own.begin(), own.end(), [&](const Relation& relation) {
        return touched.contains(relation);
      });
      if (!is_apart) continue;
      touched.insert(own.begin(), own.end());
      PutInPlace(choice);
      any = true;
    }
    return any;
  }

 private:
  Observation& At(int figure) { return facts_.observations[static_cast<std::size_t>(figure)]; }
  Context Now() const { return {facts_, lexicon_, MessagesOfHolds::kSkip}; }

  void FindReported() {
    reported_.clear();
    contradicted_.clear();
    for (const rules::CheckRule& rule : lexicon_.checks.list) {
      for (const Finding& finding : RunRule(Now(), rule)) {
        const auto relation = RelationOf(finding);
        if (!relation || !IsReported(finding)) continue;
        if (IsContradiction(finding)) contradicted_.insert(*relation);
        for (const int figure : FiguresOf(finding)) reported_[figure].insert(*relation);
      }
    }
  }

  std::set<Relation> ReportedWith(int figure) const {
    const auto found = reported_.find(figure);
    return found == reported_.end() ? std::set<Relation>() : found->second;
  }

  /// Figures with other readings that a check contradicts, and such as are no number.
  std::vector<int> Questionable() {
    std::vector<int> figures;
    for (const Observation& figure : facts_.observations) {
      if (!MayBeExchanged(figure)) continue;
      if (!figure.quantity || reported_.contains(figure.id)) figures.push_back(figure.id);
    }
    return figures;
  }

  bool MayStillTry() {
    tried_ += facts_.observations.size();
    return tried_ <= kMostObservations;
  }

  /// What holds with the reading and did not before; nothing if anything speaks against it.
  std::set<Relation> Try(int figure, const OtherReading& reading) {
    Observation& observation = At(figure);
    const std::optional<record::Quantity> before =
        std::exchange(observation.quantity, reading.quantity);
    // Most readings fail already at the rules that contradict the figure.
    std::set<std::string> first;
    for (const Relation& relation : ReportedWith(figure)) first.insert(relation.first);
    std::set<Relation> settled;
    const bool is_good = Agrees(figure, before.has_value(), first, true, &settled) &&
                         (!before || !settled.empty()) &&
                         Agrees(figure, before.has_value(), first, false, &settled);
    if (!is_good) settled.clear();
    observation.quantity = before;
    return settled;
  }

  /// Runs the rules of these ids, or all others.
  bool Agrees(int figure, bool was_number, const std::set<std::string>& ids, bool these,
              std::set<Relation>* settled) {
    for (const rules::CheckRule& rule : lexicon_.checks.list) {
      if (ids.contains(rule.id) != these) continue;
      for (const Finding& finding : RunRule(Now(), rule)) {
        const auto relation = RelationOf(finding);
        if (!relation) continue;
        const bool uses = UsesFigure(finding, figure);
        if (IsContradiction(finding)) {
          if (!contradicted_.contains(*relation)) return false;
          if (uses && !HasOtherDoubt(finding, figure)) return false;
        } else if (uses && IsSettledBy(rule, finding, figure, was_number)) {
          settled->insert(*relation);
        }
      }
    }
    return true;
  }

  bool IsSettledBy(const rules::CheckRule& rule, const Finding& finding, int figure,
                   bool was_number) {
    const auto relation = RelationOf(finding);
    if (was_number && !ReportedWith(figure).contains(*relation)) return false;
    const auto evidence = EvidenceOf(facts_, lexicon_, rule, finding);
    if (!evidence) return false;
    // A misreading that was contradicted has been seen; of others nobody knows.
    const auto& seen = evidence->seen;
    return was_number ||
           (!evidence->is_trivial && std::find(seen.begin(), seen.end(), figure) != seen.end());
  }

  bool HasOtherDoubt(const Finding& finding, int figure) {
    const std::vector<int> figures = FiguresOf(finding);
    return std::any_of(figures.begin(), figures.end(),
                       [&](int other) { return other != figure && IsDoubtful(At(other)); });
  }

  /// Another reading settles as much, and some of the same: which of them is right stays open.
  static bool HasRival(const Choice& choice, const std::vector<Choice>& choices) {
    return std::any_of(choices.begin(), choices.end(), [&](const Choice& other) {
      if (&other == &choice || other.settled.size() < choice.settled.size()) return false;
      if (other.figure == choice.figure) return true;
      return std::any_of(
          choice.settled.begin(), choice.settled.end(),
          [&](const Relation& relation) { return other.settled.contains(relation); });
    });
  }

  void PutInPlace(const Choice& choice) {
    Observation& figure = At(choice.figure);
    const OtherReading reading = figure.recognised->others[choice.other];
    record::Repair repair{"reading", figure.printed, reading.text, "", {}, figure.place, "", {}};
    repair.reader = reading.reader;
    for (const auto& [rule, stated] : choice.settled) {
      if (repair.satisfies.empty() || repair.satisfies.back() != rule) {
        repair.satisfies.push_back(rule);
      }
    }
    const auto known = lexicon_.reading.repairs.find(repair.rule);
    if (known != lexicon_.reading.repairs.end()) repair.confidence = known->second.confidence;
    repair.reason = ReasonOf(repair);
    figure.printed = reading.text;
    figure.quantity = reading.quantity;
    figure.missing_reason.clear();
    figure.repair = static_cast<int>(facts_.repairs.size());
    facts_.repairs.push_back(std::move(repair));
    // What has been chosen is not put in question again.
    figure.recognised->confidence = 1;
    figure.recognised->others.clear();
  }

  record::Text ReasonOf(const record::Repair& repair) const {
    record::Text reason = {"识读器 " + repair.reader + " 读作此数，只有它使等式成立：",
                           "so read by " + repair.reader + ", and only so it holds that "};
    for (std::size_t i = 0; i < repair.satisfies.size(); ++i) {
      const record::Text& title = rules_.at(repair.satisfies[i])->title;
      reason.zh += (i == 0 ? "" : "；") + title.zh;
      reason.en += (i == 0 ? "" : "; ") + title.en;
    }
    return reason;
  }

  record::Facts& facts_;
  const rules::Lexicon& lexicon_;
  std::map<std::string, const rules::CheckRule*> rules_;
  std::map<int, std::set<Relation>> reported_;  ///< By figure.
  std::set<Relation> contradicted_;
  std::size_t tried_ = 0;
};

}  // namespace

bool IsDoubtful(const Observation& figure) {
  // Of 8,900 number cells of the development pages at L2 and L3 that were read below it nearly half
  // are wrong.
  constexpr double kSure = 0.8;
  return figure.recognised && figure.recognised->confidence < kSure;
}

bool WasSeen(const OtherReading& reading) {
  // Readers list next best characters even where they are sure: these have hardly any confidence.
  constexpr double kSeen = 0.1;
  return reading.confidence >= kSeen;
}

void SettleReadings(record::Facts& facts, const rules::Lexicon& lexicon) {
  const bool any =
      std::any_of(facts.observations.begin(), facts.observations.end(), MayBeExchanged);
  if (!any) return;
  Readings readings(facts, lexicon);
  for (int round = 0; round < kMostRounds && readings.SettleSome();) ++round;
}

}  // namespace gouji::check
