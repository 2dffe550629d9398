#include "check/stated_base.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "check/claim_terms.h"
#include "check/same_period.h"

namespace gouji::check {

namespace {

using record::Claim;
using record::Observation;
using record::Source;

std::set<int> FiguresOf(const Claim& claim) {
  std::set<int> ids;
  for (const record::Term& term : claim.terms) {
    if (term.observation >= 0) ids.insert(term.observation);
  }
  return ids;
}

/// Figures that the text presents as a part of something, be they totals of parts themselves: no
/// base unless the sentence names them.
std::set<int> PartsOfClaims(const Context& context) {
  static const std::set<std::string> kPartRoles = {"part", "count", "grade", "zero", "item"};
  std::set<int> parts;
  for (const Claim& claim : context.facts.claims) {
    for (const record::Term& term : claim.terms) {
      if (term.observation >= 0 && kPartRoles.contains(term.role)) parts.insert(term.observation);
    }
  }
  return parts;
}

/// Where a figure stands: the order in which people read.
std::pair<int, std::size_t> PositionOf(const Observation& figure) {
  return {figure.paragraph, figure.begin};
}

/// A base further back than this many figures is not one that a reader has in mind (five published
/// bulletins: at most 40), and long texts stay linear.
constexpr std::size_t kFurthestFigures = 2000;

/// The first figure that satisfies `matches`: with the claim's qualifier if it has one, of the
/// claim's topic; a figure of another known topic or of another period never.
template <typename Predicate>
const Observation* Nearest(const Context& context, const BaseRequest& request,
                           const std::vector<const Observation*>& figures,
                           const Predicate& matches) {
  const Observation* best = nullptr;
  std::tuple<int, int> best_rank;
  for (const Observation* figure : figures) {
    if (!matches(*figure)) continue;
    if (!SamePeriod(context, figure->period, request.claim->period)) continue;
    const std::string& topic = request.claim->topic;
    if (figure->topic != topic && !figure->topic.empty() && !topic.empty()) continue;
    if (!figure->qualifier.empty() && figure->qualifier != request.claim->qualifier) continue;
    const std::tuple<int, int> rank = {figure->topic == topic ? 0 : 1,
                                       figure->qualifier == request.claim->qualifier ? 0 : 1};
    if (best == nullptr || rank < best_rank) {
      best = figure;
      best_rank = rank;
    }
  }
  return best;
}

}  // namespace

BaseFinder::BaseFinder(const Context& context, const std::vector<std::string>& totals)
    : context_(context), totals_(totals.begin(), totals.end()), parts_(PartsOfClaims(context)) {
  for (const Observation& figure : context.facts.observations) {
    if (figure.source == Source::kProse && figure.quantity) figures_.push_back(&figure);
  }
  std::stable_sort(figures_.begin(), figures_.end(),
                   [](const auto* a, const auto* b) { return PositionOf(*a) < PositionOf(*b); });
}

bool BaseFinder::IsTotal(const Observation& figure) const {
  return totals_.contains(figure.indicator) && figure.entity.empty() && !parts_.contains(figure.id);
}

std::vector<const Observation*> BaseFinder::EarlierFigures(const BaseRequest& request) const {
  const std::set<int> own = FiguresOf(*request.claim);
  const std::pair<int, std::size_t> end = {request.claim->paragraph, request.claim->end};
  auto after = std::upper_bound(figures_.begin(), figures_.end(), end,
                                [](const auto& position, const Observation* figure) {
                                  return position < PositionOf(*figure);
                                });
  std::vector<const Observation*> earlier;
  for (std::size_t seen = 0; after != figures_.begin() && seen < kFurthestFigures; ++seen) {
    const Observation* figure = *--after;
    if (own.contains(figure->id)) continue;
    if (SameMeasure(context_, figure->quantity->measure, request.measure))
      earlier.push_back(figure);
  }
  return earlier;
}

std::optional<StatedBase> BaseFinder::FindNamed(const BaseRequest& request) const {
  const record::Term& named = *request.named;
  if (FigureOf(context_, &named) != nullptr) {
    return StatedBase{named.observation, StatedBase::Kind::kNamed};
  }
  const std::vector<const Observation*> figures = EarlierFigures(request);
  const std::string name = CategoryName(context_, named.text);
  if (!name.empty()) {
    const Observation* figure = Nearest(context_, request, figures, [&](const Observation& other) {
      return !other.label.empty() && CategoryName(context_, other.label) == name;
    });
    if (figure != nullptr) return StatedBase{figure->id, StatedBase::Kind::kNamed};
  }
  if (named.indicator.empty()) return std::nullopt;
  const Observation* same = Nearest(context_, request, figures, [&](const Observation& other) {
    return other.indicator == named.indicator && other.entity.empty();
  });
  if (same != nullptr) return StatedBase{same->id, StatedBase::Kind::kNamed};
  const rules::Indicator* indicator = context_.IndicatorOf(named.indicator);
  const auto lists = [](const rules::Indicator* from, const std::string& id) {
    return from != nullptr &&
           std::find(from->near.begin(), from->near.end(), id) != from->near.end();
  };
  const Observation* near = Nearest(context_, request, figures, [&](const Observation& other) {
    if (other.indicator.empty() || !other.entity.empty()) return false;
    return lists(indicator, other.indicator) ||
           lists(context_.IndicatorOf(other.indicator), named.indicator);
  });
  if (near != nullptr) return StatedBase{near->id, StatedBase::Kind::kNear};
  return std::nullopt;
}

std::optional<StatedBase> BaseFinder::Find(const BaseRequest& request) const {
  if (request.named != nullptr) return FindNamed(request);
  const std::vector<const Observation*> figures = EarlierFigures(request);
  // 件 are a share of 件 before they are one of 通.
  const Observation* base = Nearest(context_, request, figures, [&](const Observation& figure) {
    return IsTotal(figure) && figure.quantity->measure == request.measure;
  });
  if (base == nullptr) {
    base = Nearest(context_, request, figures,
                   [&](const Observation& figure) { return IsTotal(figure); });
  }
  if (base == nullptr) return std::nullopt;
  return StatedBase{base->id, StatedBase::Kind::kTaken};
}

std::vector<int> BaseFinder::EarlierTotals(const BaseRequest& request) const {
  std::vector<int> found;
  std::set<std::pair<std::string, std::string>> seen;
  for (const Observation* figure : EarlierFigures(request)) {
    if (!IsTotal(*figure)) continue;
    if (figure->topic != request.claim->topic && !figure->topic.empty()) continue;
    if (!SamePeriod(context_, figure->period, request.claim->period)) continue;
    if (seen.emplace(figure->indicator, figure->qualifier).second) found.push_back(figure->id);
  }
  return found;
}

}  // namespace gouji::check
