#include "check/share_group.h"

#include <algorithm>
#include <set>

#include "check/claim_terms.h"

namespace gouji::check {

namespace {

std::string BaseName(const record::Claim& claim) {
  const record::Term* named = claim.First("base");
  if (named == nullptr) return "";
  return named->text.empty() ? named->indicator : named->text;
}

bool Continues(const ShareGroup& group, const ShareItem& item,
               const std::optional<StatedBase>& base, const std::string& base_name) {
  const record::Claim& last = *group.items.back().claim;
  if (item.claim->paragraph - last.paragraph > 1) return false;
  if (item.claim->topic != last.topic || item.claim->qualifier != last.qualifier) return false;
  if (item.claim->period != last.period) return false;
  if (base.has_value() != group.base.has_value()) return false;
  if (base && base->observation != group.base->observation) return false;
  return base_name == group.base_name;
}

bool Fits(const Context& context, const ShareItem& item, const record::Observation& base) {
  const auto part = item.count == nullptr ? std::nullopt : ValuesOf(context, *item.count);
  const auto whole = ValuesOf(context, base);
  return part && whole && FitShare(context, *part, *whole, *item.share) == Fit::kRounded;
}

/// 咨询900件，占电话的60%；投诉600件，占40%: what one names holds for those after it in the
/// sentence, unless it does not suit them and what the text would give them does.
bool InheritsBase(const Context& context, const ShareGroup& last, const ShareItem& item,
                  const std::optional<StatedBase>& own) {
  const record::Claim& before = *last.items.back().claim;
  if (!last.base || last.base_name.empty() || !BaseName(*item.claim).empty()) return false;
  if (before.paragraph != item.claim->paragraph || before.sentence != item.claim->sentence) {
    return false;
  }
  if (Fits(context, item, context.At(last.base->observation))) return true;
  return !own || !Fits(context, item, context.At(own->observation));
}

/// The whole that a claim of 其中 gives the item for its own; -1 if none does.
int WholeOf(const Context& context, const ShareItem& item) {
  for (const record::Claim& claim : context.facts.claims) {
    if (claim.kind != "parts" || item.count == nullptr) continue;
    const std::vector<const record::Term*> parts = claim.All("part");
    const bool is_part = std::any_of(parts.begin(), parts.end(), [&](const record::Term* part) {
      return part->observation == item.count->id;
    });
    const record::Observation* whole = FigureOf(context, claim.First("whole"));
    if (is_part && whole != nullptr) return whole->id;
  }
  return -1;
}

/// What a group without a named base may be shares of beside what it is taken for: wholes of its
/// members, and for several members the figures of the paragraph before them.
std::vector<int> Candidates(const Context& context, const ShareGroup& group) {
  std::vector<int> candidates;
  std::set<int> own;
  for (const ShareItem& item : group.items) {
    const int whole = WholeOf(context, item);
    if (whole >= 0) candidates.push_back(whole);
    if (item.count != nullptr) own.insert(item.count->id);
  }
  if (group.items.size() < 2) return candidates;
  const ShareItem& first = group.items.front();
  std::vector<const record::Observation*> earlier;
  for (const record::Observation& figure : context.facts.observations) {
    const bool before = figure.source == record::Source::kProse &&
                        figure.paragraph == first.claim->paragraph &&
                        figure.begin < first.share->begin;
    if (!before || own.contains(figure.id) || !IsExactCount(context, figure)) continue;
    if (first.count != nullptr &&
        SameMeasure(context, figure.quantity->measure, first.count->quantity->measure)) {
      earlier.push_back(&figure);
    }
  }
  std::stable_sort(earlier.begin(), earlier.end(),
                   [](const auto* a, const auto* b) { return a->begin > b->begin; });
  for (const record::Observation* figure : earlier) candidates.push_back(figure->id);
  return candidates;
}

/// A base that nothing names is the one that most of the group fits, if that is most of the group.
void ChooseBase(const Context& context, ShareGroup& group) {
  if (!group.base || group.base->kind != StatedBase::Kind::kTaken || !group.base_name.empty()) {
    return;
  }
  const auto fitting = [&](int id) {
    return std::count_if(group.items.begin(), group.items.end(), [&](const ShareItem& item) {
      return Fits(context, item, context.At(id));
    });
  };
  auto most = fitting(group.base->observation);
  for (const int id : Candidates(context, group)) {
    const auto fits = fitting(id);
    if (fits <= most || 2 * fits <= static_cast<std::ptrdiff_t>(group.items.size())) continue;
    group.base = StatedBase{id, StatedBase::Kind::kTaken};
    most = fits;
  }
}

/// A sentence of a group may be of another base than the others: 电话占75%，网络占25%。电话中，咨询
/// 占60%，投诉占40%。 Those that are become groups of their own.
std::vector<ShareGroup> SplitByBase(const Context& context, const ShareGroup& group) {
  std::vector<ShareGroup> runs;
  for (const ShareItem& item : group.items) {
    const bool starts = runs.empty() ||
                        runs.back().items.back().claim->paragraph != item.claim->paragraph ||
                        runs.back().items.back().claim->sentence != item.claim->sentence;
    if (starts) runs.push_back({{}, group.base, group.base_name});
    runs.back().items.push_back(item);
  }
  std::vector<ShareGroup> result;
  ShareGroup rest{{}, group.base, group.base_name};
  for (ShareGroup& run : runs) {
    ChooseBase(context, run);
    if (run.base && group.base && run.base->observation != group.base->observation) {
      result.push_back(std::move(run));
    } else {
      rest.items.insert(rest.items.end(), run.items.begin(), run.items.end());
    }
  }
  if (!rest.items.empty()) {
    ChooseBase(context, rest);
    result.insert(result.begin(), std::move(rest));
  }
  return result;
}

}  // namespace

std::vector<ShareGroup> FindShareGroups(const Context& context,
                                        const std::vector<std::string>& totals) {
  const BaseFinder finder(context, totals);
  std::vector<ShareGroup> groups;
  for (const record::Claim* claim : ClaimsOf(context, "share")) {
    ShareItem item;
    item.claim = claim;
    item.share = FigureOf(context, claim->First("share"));
    item.count = FigureOf(context, claim->First("count"));
    if (item.share == nullptr) continue;
    const record::Term* label = claim->First("label");
    if (label == nullptr) label = claim->First("count");
    if (label != nullptr) item.label = TermLabel(context, *label);
    BaseRequest request;
    request.claim = claim;
    request.named = claim->First("base");
    request.measure = item.count != nullptr ? item.count->quantity->measure : "";
    std::optional<StatedBase> base = finder.Find(request);
    std::string base_name = BaseName(*claim);
    if (!groups.empty() && InheritsBase(context, groups.back(), item, base)) {
      base = groups.back().base;
      base_name = groups.back().base_name;
    }
    if (groups.empty() || !Continues(groups.back(), item, base, base_name)) {
      groups.push_back({{}, base, base_name});
    }
    groups.back().items.push_back(std::move(item));
  }
  std::vector<ShareGroup> result;
  for (const ShareGroup& group : groups) {
    for (ShareGroup& part : SplitByBase(context, group)) result.push_back(std::move(part));
  }
  return result;
}

Decimal PercentOf(const record::Observation& share) {
  const Decimal& value = share.quantity->value;
  return share.quantity->measure == "‰" ? value.Scaled(-1) : value;
}

Fit FitShare(const Context& context, const Interval& part, const Interval& whole,
             const record::Observation& share) {
  const std::optional<Interval> ratio = Divide(part, whole);
  if (!ratio) return Fit::kOff;
  const int scale = share.quantity->measure == "‰" ? 1000 : 100;
  const Interval computed = *ratio * Interval::Exactly(Rational(scale));
  if (share.quantity->bound == record::Bound::kExactly && !share.quantity->high) {
    return FitOf(computed, share.quantity->value);
  }
  const std::optional<Interval> stated = ValuesOf(context, share);
  return stated && stated->Overlaps(computed) ? Fit::kRounded : Fit::kOff;
}

Rational ComputedShare(const ShareItem& item, const Rational& base) {
  const int scale = item.share->quantity->measure == "‰" ? 1000 : 100;
  return Rational(scale) * Rational(item.count->quantity->value) / base;
}

std::vector<Share> PairsOf(const Context& context, const std::vector<const ShareItem*>& items) {
  std::vector<Share> pairs;
  for (const ShareItem* item : items) {
    if (item->count == nullptr || !IsExactCount(context, *item->count)) continue;
    if (item->share->quantity->bound != record::Bound::kExactly || item->share->quantity->high) {
      continue;
    }
    pairs.push_back({Rational(item->count->quantity->value), PercentOf(*item->share)});
  }
  return pairs;
}

Rational MostThings() { return Rational(1'000'000'000'000); }

}  // namespace gouji::check
