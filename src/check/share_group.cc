#include "check/share_group.h"

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
    const std::optional<StatedBase> base = finder.Find(request);
    const std::string base_name = BaseName(*claim);
    if (groups.empty() || !Continues(groups.back(), item, base, base_name)) {
      groups.push_back({{}, base, base_name});
    }
    groups.back().items.push_back(std::move(item));
  }
  return groups;
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
