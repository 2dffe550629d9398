#include "normalise/claim_builder.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "normalise/document_period.h"
#include "normalise/name_list.h"

namespace gouji::normalise {

namespace {

using record::Term;
using rules::Antecedent;
using rules::Capture;
using rules::ClaimKind;
using rules::GroupName;
using rules::RegexMatch;
using rules::RoleType;

// A stated length of a list above this is no length of a list.
constexpr std::size_t kMaxStatedLength = 200;

bool IsFigure(RoleType type) {
  return type == RoleType::kFigure || type == RoleType::kLimit || type == RoleType::kMember;
}

RoleType TypeOf(const ClaimKind& kind, const std::string& role) {
  const RoleType* type = kind.Role(role);
  return type == nullptr ? RoleType::kText : *type;
}

bool HasTerm(const record::Claim& claim, const std::string& role) {
  return claim.First(role) != nullptr;
}

/// Figures that say how another figure changed or relates to it, and are no counts of things.
bool IsDerived(const std::string& role) {
  return role == "average" || role == "change" || role == "delta" || role == "threshold" ||
         role == "from";
}

}  // namespace

ClaimBuilder::ClaimBuilder(const UnitContext& context, const rules::Lexicon& lexicon,
                           record::Facts& facts)
    : lexicon_(lexicon),
      facts_(facts),
      units_(facts.tables, context, lexicon.units),
      scope_(lexicon.indicators, facts.info.title),
      periods_(PeriodOf(facts.info), lexicon) {
  // "2024-02-01": what a month or a day in the prose inherits.
  int year = 0, month = 0;
  const std::string& from = facts.info.period_from;
  if (from.size() == 10 && std::from_chars(from.data(), from.data() + 4, year).ec == std::errc() &&
      std::from_chars(from.data() + 5, from.data() + 7, month).ec == std::errc()) {
    period_context_ = {year, month};
  }
}

void ClaimBuilder::EnterHeading(int level, std::string_view text) {
  scope_.EnterHeading(level, text);
  periods_.EnterHeading(level, text);
}

void ClaimBuilder::EnterParagraph(const ProseText& text) {
  text_ = &text;
  fates_.assign(text.tokens.size(), {});
  figure_at_.clear();
  figures_.clear();
  figures_before_.clear();
  claimed_.clear();
  first_claim_ = static_cast<int>(facts_.claims.size());
  scope_.EnterParagraph();
  periods_.EnterParagraph();
}

void ClaimBuilder::EnterSentence(const Sentence& sentence) {
  figures_before_ = std::exchange(figures_, {});
  named_units_.clear();
  narrowed_.clear();
  periods_.EnterSentence(*text_, sentence);
  if (sentence.starts_item) scope_.EnterItem(sentence.begin);
  if (sentence.may_hold_claims) scope_.EnterSentence(text_->View(sentence.begin, sentence.end));
}

void ClaimBuilder::Apply(const ProseMatch& match) {
  switch (match.kind->effect) {
    case ClaimKind::Effect::kClaim:
      Claim(match);
      break;
    case ClaimKind::Effect::kScope:
      Narrow(match);
      break;
    case ClaimKind::Effect::kTyped:
      Type(match);
      break;
  }
}

void ClaimBuilder::Narrow(const ProseMatch& match) {
  const Capture* qualifier = match.whole.Find("qualifier");
  if (qualifier == nullptr) return;
  scope_.Narrow(match.whole.begin, Label(qualifier->begin, qualifier->end));
}

void ClaimBuilder::Type(const ProseMatch& match) {
  for (const Capture& capture : match.whole.captures) {
    const int token = text_->QuantityIn(capture.begin, capture.end);
    if (token < 0) continue;
    TokenFate& fate = fates_[static_cast<std::size_t>(token)];
    if (fate.fate != record::ProseNumber::Fate::kUnclaimed) continue;
    fate = {record::ProseNumber::Fate::kTyped, match.kind->name};
  }
}

/// False if a group that must hold a figure holds none, or one that an earlier pattern typed.
bool ClaimBuilder::FiguresAreQuantities(const RegexMatch& captures, const ClaimKind& kind) const {
  return std::all_of(captures.captures.begin(), captures.captures.end(), [&](const Capture& c) {
    const GroupName name = rules::SplitGroupName(c.name);
    if (!name.suffix.empty() || kind.Role(name.role) == nullptr) return true;
    if (!IsFigure(TypeOf(kind, name.role))) return true;
    const int token = text_->QuantityIn(c.begin, c.end);
    return token >= 0 &&
           fates_[static_cast<std::size_t>(token)].fate != record::ProseNumber::Fate::kTyped;
  });
}

/// Where the figures and grades of the claim stand, wholes left out: a whole is the part of
/// another.
std::vector<std::size_t> ClaimBuilder::FiguresOf(const ProseMatch& match, Needed needed) const {
  std::vector<std::size_t> positions;
  const std::vector<std::string>& needs = match.kind->needs;
  const auto look = [&](const RegexMatch& captures) {
    for (const Capture& c : captures.captures) {
      const GroupName name = rules::SplitGroupName(c.name);
      if (!name.suffix.empty() || name.role == "whole" || match.kind->Role(name.role) == nullptr) {
        continue;
      }
      if (needed == Needed::kOnly &&
          std::find(needs.begin(), needs.end(), name.role) == needs.end()) {
        continue;
      }
      const RoleType type = TypeOf(*match.kind, name.role);
      const int token = IsFigure(type) ? text_->QuantityIn(c.begin, c.end) : -1;
      if (token >= 0) {
        positions.push_back(text_->tokens[static_cast<std::size_t>(token)].number_begin);
      } else if (type == RoleType::kGrade) {
        positions.push_back(c.begin);
      }
    }
  };
  look(match.whole);
  for (const RegexMatch& item : match.items) look(item);
  return positions;
}

/// True if an earlier pattern has said the same of the claim's first figure.
bool ClaimBuilder::IsClaimed(const ProseMatch& match) const {
  std::vector<std::size_t> figures = FiguresOf(match, Needed::kOnly);
  if (figures.empty()) figures = FiguresOf(match, Needed::kAll);
  const std::size_t first =
      figures.empty() ? match.whole.begin : *std::min_element(figures.begin(), figures.end());
  if (match.pattern->only_new && figure_at_.contains(first)) return true;
  return claimed_.contains({match.kind->family, first});
}

void ClaimBuilder::Claim(const ProseMatch& match) {
  if (!FiguresAreQuantities(match.whole, *match.kind)) return;
  if (IsClaimed(match)) return;

  const std::size_t observations_before = facts_.observations.size();
  Draft draft;
  draft.claim.pattern = match.pattern->id;
  draft.claim.kind = match.kind->name;
  AddTerms(match, match.whole, draft);
  for (const RegexMatch& item : match.items) {
    if (FiguresAreQuantities(item, *match.kind)) AddTerms(match, item, draft);
  }
  AddAntecedents(match, draft);
  const bool complete =
      std::all_of(match.kind->needs.begin(), match.kind->needs.end(),
                  [&](const std::string& role) { return HasTerm(draft.claim, role); });
  if (!complete) return Withdraw(draft, observations_before);
  DropStrayUnits(draft, observations_before);
  AssignIndicators(match, draft);
  if (match.count == 0) claimed_.insert({match.kind->family, match.whole.begin});
  for (const std::size_t figure : FiguresOf(match, Needed::kAll)) {
    claimed_.insert({match.kind->family, figure});
  }
  for (const std::size_t token : draft.tokens) {
    fates_[token] = {record::ProseNumber::Fate::kClaimed, ""};
  }
  record::Claim& claim = draft.claim;
  claim.id = static_cast<int>(facts_.claims.size());
  claim.paragraph = text_->index;
  const MatchView& view = text_->view;
  claim.begin = view.RawBegin(match.whole.begin);
  claim.end = view.RawEnd(match.whole.end);
  const std::size_t raw_sentence = view.RawBegin(match.sentence->begin);
  claim.sentence_begin = raw_sentence;
  claim.sentence =
      text_->paragraph->text.substr(raw_sentence, view.RawEnd(match.sentence->end) - raw_sentence);
  claim.place = text_->paragraph->PlaceOf(claim.begin, claim.end, facts_.info.id);
  for (const Term& term : claim.terms) {
    if (term.observation < 0) continue;
    const auto& figure = facts_.observations[static_cast<std::size_t>(term.observation)];
    claim.topic = figure.topic;
    claim.qualifier = figure.qualifier;
    claim.period = figure.period;
    break;
  }
  if (claim.terms.empty() || claim.period.empty()) claim.period = periods_.At(match.whole.begin);
  if (claim.topic.empty()) {
    claim.topic = scope_.TopicAt(match.whole.begin, "");
    claim.qualifier = scope_.QualifierAt(match.whole.begin);
  }
  RememberTotal(match, claim);
  facts_.claims.push_back(std::move(claim));
}

/// In a list of subjects (消费维权、社会保险) some may read as units by accident: a list is one of
/// units if at least half of its members are.
void ClaimBuilder::DropStrayUnits(Draft& draft, std::size_t observations_before) {
  const auto is_member = [](const Term& term) {
    return term.role == "item" || term.role == "part";
  };
  const auto members = std::count_if(draft.claim.terms.begin(), draft.claim.terms.end(), is_member);
  const auto units =
      std::count_if(draft.claim.terms.begin(), draft.claim.terms.end(),
                    [&](const Term& term) { return is_member(term) && !term.entity.empty(); });
  if (2 * units >= members) return;
  for (Term& term : draft.claim.terms) {
    if (!is_member(term)) continue;
    term.entity.clear();
    if (term.observation < static_cast<int>(observations_before)) continue;
    record::Observation& figure = facts_.observations[static_cast<std::size_t>(term.observation)];
    figure.entity.clear();
    figure.entity_printed.clear();
  }
}

/// Takes back the figures of a claim that came to nothing.
void ClaimBuilder::Withdraw(const Draft& draft, std::size_t observations_before) {
  facts_.observations.resize(observations_before);
  const auto is_gone = [&](int observation) {
    return observation >= static_cast<int>(observations_before);
  };
  std::erase_if(figures_, [&](const Figure& figure) { return is_gone(figure.observation); });
  for (const std::size_t key : draft.new_figures) figure_at_.erase(key);
}

void ClaimBuilder::AddTerms(const ProseMatch& match, const RegexMatch& captures, Draft& draft) {
  // Shared names first: they make the observations that their common figure stands for.
  for (const bool shared : {true, false}) {
    for (const Capture& capture : captures.captures) {
      const GroupName name = rules::SplitGroupName(capture.name);
      const bool is_shared = TypeOf(*match.kind, name.role) == RoleType::kShared;
      if (is_shared == shared) AddTerm(match, captures, capture, draft);
    }
  }
}

void ClaimBuilder::AddTerm(const ProseMatch& match, const RegexMatch& captures,
                           const Capture& capture, Draft& draft) {
  const GroupName name = rules::SplitGroupName(capture.name);
  if (match.kind->Role(name.role) == nullptr) return;
  const RoleType type = TypeOf(*match.kind, name.role);
  if (name.suffix == "names") return AddNames(match, captures, capture, draft);
  Term term;
  term.role = name.role;
  term.text = std::string(text_->View(capture.begin, capture.end));
  if (type == RoleType::kChoice) {
    term.text = name.suffix;
    draft.claim.terms.push_back(term);
    return;
  }
  if (capture.begin == capture.end) return;
  // Numbers in labels count as claimed too: 工单量为0的14个.
  for (int i = text_->TokenIn(capture.begin, capture.end);
       i >= 0 && static_cast<std::size_t>(i) < text_->tokens.size() &&
       text_->tokens[static_cast<std::size_t>(i)].number_begin < capture.end;
       ++i) {
    draft.tokens.insert(static_cast<std::size_t>(i));
  }
  if (!name.suffix.empty()) return;
  switch (type) {
    case RoleType::kFigure:
    case RoleType::kLimit:
    case RoleType::kMember:
    case RoleType::kGrade:
      term = FigureTerm(match, captures, capture, name, type, draft);
      break;
    case RoleType::kName:
      term.entity = units_.Find(term.text);
      break;
    case RoleType::kIndicator: {
      term.text = Label(capture.begin, capture.end);
      const std::string topic = scope_.TopicAt(capture.begin, term.text);
      term.indicator = MatchIndicator(term.text, topic, lexicon_.indicators).indicator;
      break;
    }
    case RoleType::kNumber:
      term.text = NumberText(capture.begin, capture.end);
      break;
    case RoleType::kDate: {
      const int token = text_->TokenIn(capture.begin, capture.end);
      const auto day =
          token < 0
              ? std::nullopt
              : ResolvePeriod(text_->tokens[static_cast<std::size_t>(token)].text, period_context_);
      if (day) term.text = ToIso(*day);
      break;
    }
    case RoleType::kText:
    case RoleType::kNames:
    case RoleType::kShared:
    case RoleType::kChoice:
      break;
  }
  draft.claim.terms.push_back(std::move(term));
}

void ClaimBuilder::AddNames(const ProseMatch& match, const RegexMatch& captures,
                            const Capture& capture, Draft& draft) {
  const std::string role = rules::SplitGroupName(capture.name).role;
  const bool shared = TypeOf(*match.kind, role) == RoleType::kShared;
  std::optional<std::size_t> count;
  if (const Capture* n = captures.Find("n")) {
    const std::string digits = NumberText(n->begin, n->end);
    std::size_t value = 0;
    for (const char c : digits)
      value = std::min(value * 10 + static_cast<std::size_t>(c - '0'), kMaxStatedLength);
    if (value > 0 && value < kMaxStatedLength) count = value;
  }
  const std::string topic = scope_.TopicAt(capture.begin, "");
  const auto is_name = [&](std::string_view text) {
    if (shared && MatchIndicator(text, topic, lexicon_.indicators).indicator.starts_with("rate")) {
      return true;
    }
    return !units_.Find(text).empty();
  };
  const std::string_view list = text_->View(capture.begin, capture.end);
  for (const ListedName& name : SplitNames(list, lexicon_.units.conjunctions, count, is_name)) {
    const std::size_t begin = capture.begin + name.begin;
    Term term;
    term.role = role;
    term.text = Label(begin, begin + name.text.size());
    if (term.text.empty()) continue;
    term.entity = units_.Find(term.text);
    if (shared) ShareFigure(match, captures, term, draft);
    draft.claim.terms.push_back(std::move(term));
  }
}

/// Gives a name the first figure of the match as an observation of its own.
void ClaimBuilder::ShareFigure(const ProseMatch& match, const RegexMatch& captures, Term& term,
                               Draft& draft) {
  for (const Capture& c : captures.captures) {
    const GroupName name = rules::SplitGroupName(c.name);
    if (!name.suffix.empty() || !IsFigure(TypeOf(*match.kind, name.role))) continue;
    term.observation = NewFigure(c.begin, c.end, term.role, draft);
    record::Observation& figure = facts_.observations[static_cast<std::size_t>(term.observation)];
    Describe(match, term.text, "", term.role, RoleType::kMember, figure);
    term.indicator = figure.indicator;
    return;
  }
}

void ClaimBuilder::AddAntecedents(const ProseMatch& match, Draft& draft) {
  for (const auto& [role, antecedent] : match.pattern->before) {
    if (HasTerm(draft.claim, role)) continue;
    if (antecedent == Antecedent::kList) {
      for (std::size_t i = facts_.claims.size(); i-- > static_cast<std::size_t>(first_claim_);) {
        std::vector<const Term*> items = facts_.claims[i].All("item");
        if (items.empty()) items = facts_.claims[i].All("part");
        if (items.size() < 2) continue;
        for (const Term* item : items) {
          draft.claim.terms.push_back(*item);
          draft.claim.terms.back().role = role;
        }
        break;
      }
      continue;
    }
    std::vector<int> ids;
    if (antecedent == Antecedent::kCounts) {
      ids = CountsBefore(match);
    } else {
      const Capture* label = match.whole.Find(role + "_label");
      if (label == nullptr) label = match.whole.Find(role + "2_label");
      if (label != nullptr) {
        ids = {FindNamed(*label, match)};
      } else if (antecedent == Antecedent::kFigure) {
        ids = {FindChanged(match, draft)};
      } else {
        ids = {FindAntecedent(antecedent, match)};
      }
    }
    for (const int id : ids) {
      const auto& terms = draft.claim.terms;
      const bool has_term = std::any_of(terms.begin(), terms.end(),
                                        [&](const Term& term) { return term.observation == id; });
      // What the claim speaks of already is no other count.
      if (id < 0 || (antecedent == Antecedent::kCounts && has_term)) continue;
      const record::Observation& figure = facts_.observations[static_cast<std::size_t>(id)];
      draft.claim.terms.push_back({role, figure.label, id, figure.entity, figure.indicator});
    }
  }
}

/// Whether a reference back from the match may be to a figure of that period.
/// 受理124件,上月120件,环比增长3.33%: what has grown is the figure of this month.
bool ClaimBuilder::IsMeant(const std::string& period, const ProseMatch& match) const {
  const std::string here = periods_.At(match.whole.begin);
  if (period.empty() || period == here) return true;
  if (!here.empty()) return false;
  const auto own = record::ParsePeriod(periods_.main()), of = record::ParsePeriod(period);
  return period == periods_.main() || (own && of && !(of->to < own->from));
}

/// Whether the period at `position` is a part of another: the first quarter of the half-year.
bool ClaimBuilder::IsWithin(const std::string& period, std::size_t position) const {
  const auto inner = record::ParsePeriod(periods_.At(position));
  const auto outer = record::ParsePeriod(period);
  return inner && outer && outer->from <= inner->from && inner->to <= outer->to;
}

/// The counts that stand before the match in its sentence and the one before, the nearest first.
std::vector<int> ClaimBuilder::CountsBefore(const ProseMatch& match) const {
  std::vector<int> found;
  const auto look = [&](const std::vector<Figure>& figures) {
    for (auto f = figures.rbegin(); f != figures.rend(); ++f) {
      const auto& figure = facts_.observations[static_cast<std::size_t>(f->observation)];
      const bool is_rate = MeasureOf(f->observation) == "%" || f->role == "rate";
      if (f->begin >= match.whole.begin || IsDerived(f->role) || is_rate) continue;
      if (IsMeant(figure.period, match) || IsWithin(figure.period, match.whole.begin)) {
        found.push_back(f->observation);
      }
    }
  };
  look(figures_);
  look(figures_before_);
  return found;
}

/// The last figure of the paragraph before the match that the label names (受理量): -1 if it names
/// none, for what it names is not the nearest one then.
int ClaimBuilder::FindNamed(const Capture& label, const ProseMatch& match) const {
  const std::string words = Label(label.begin, label.end);
  const std::string topic = scope_.TopicAt(label.begin, words);
  const std::string indicator = MatchIndicator(words, topic, lexicon_.indicators).indicator;
  if (indicator.empty()) return -1;
  int found = -1;
  for (const auto& [begin, id] : figure_at_) {
    if (begin >= match.whole.begin) break;
    const auto& figure = facts_.observations[static_cast<std::size_t>(id)];
    if (figure.indicator == indicator && figure.entity.empty() && IsMeant(figure.period, match)) {
      found = id;
    }
  }
  return found;
}

/// What has changed: percentage points are those of a rate or share before they are of anything.
int ClaimBuilder::FindChanged(const ProseMatch& match, const Draft& draft) const {
  const Term* change = draft.claim.First("change");
  if (change != nullptr && change->observation >= 0) {
    const auto& measures = lexicon_.numbers.measures;
    const auto measure = measures.find(MeasureOf(change->observation));
    if (measure != measures.end() && measure->second.dimension.ends_with("points")) {
      const int rate = FindAntecedent(Antecedent::kRate, match);
      if (rate >= 0) return rate;
    }
  }
  return FindAntecedent(Antecedent::kFigure, match);
}

/// The observation that a role refers back to; -1 for none.
int ClaimBuilder::FindAntecedent(Antecedent antecedent, const ProseMatch& match) const {
  const auto is_rate = [&](const Figure& f) {
    return MeasureOf(f.observation) == "%" || f.role == "rate" || f.role == "share";
  };
  // Of a parallel claim with n values, the k-th stands n - k figures further back than the last.
  std::size_t skip = match.count > 0 ? match.count - 1 - match.index : 0;
  if (antecedent != Antecedent::kTotal) {
    for (auto f = figures_.rbegin(); f != figures_.rend(); ++f) {
      if (f->begin >= match.whole.begin) continue;
      if (IsDerived(f->role)) continue;
      const auto& figure = facts_.observations[static_cast<std::size_t>(f->observation)];
      // 去年同期880件,同比增加12.5% in a bulletin of unknown period: of which figure, nobody says.
      if (antecedent == Antecedent::kFigure && figure.period.starts_with("rel:-")) return -1;
      if (!IsMeant(figure.period, match)) continue;
      if (antecedent == Antecedent::kCount && is_rate(*f)) continue;
      if (antecedent == Antecedent::kFigure && f->role == "share") continue;
      if (antecedent == Antecedent::kRate && !is_rate(*f) && MeasureOf(f->observation) == "件") {
        continue;
      }
      if (skip-- == 0) return f->observation;
    }
  }
  if (antecedent == Antecedent::kRate || match.count > 0) return -1;
  const TotalInScope* total = scope_.TotalBefore(match.whole.begin);
  return total == nullptr ? -1 : total->observation;
}

void ClaimBuilder::AssignIndicators(const ProseMatch& match, Draft& draft) {
  for (const auto& [role, sources] : match.kind->indicator_of) {
    std::vector<std::string> indicators;
    for (const std::string& source : sources) {
      std::string indicator;
      if (source == "total") {
        const TotalInScope* total = scope_.TotalBefore(match.whole.begin);
        if (total != nullptr) indicator = total->indicator;
      } else if (const Term* term = draft.claim.First(source)) {
        indicator = term->indicator;
      }
      if (indicator.empty() ||
          std::find(indicators.begin(), indicators.end(), indicator) != indicators.end()) {
        continue;
      }
      indicators.push_back(indicator);
    }
    if (indicators.empty()) continue;
    for (Term& term : draft.claim.terms) {
      if (term.role != role || term.entity.empty() || term.observation < 0) continue;
      record::Observation& figure = facts_.observations[static_cast<std::size_t>(term.observation)];
      if (!figure.indicator.empty()) continue;
      figure.indicator = indicators.front();
      if (indicators.size() > 1) figure.candidates = indicators;
      term.indicator = figure.indicator;
    }
  }
}

void ClaimBuilder::RememberTotal(const ProseMatch& match, const record::Claim& claim) {
  for (const Term* part : claim.All("part")) scope_.MarkPart(part->observation);
  if (claim.kind != "total" && claim.kind != "chain") return;
  for (const Term& term : claim.terms) {
    if (term.observation < 0) continue;
    const record::Observation& figure =
        facts_.observations[static_cast<std::size_t>(term.observation)];
    // What follows an aside speaks of the total before it.
    if (figure.period != periods_.main()) return;
    scope_.AddTotal(
        {match.whole.begin, figure.id, figure.indicator, figure.topic, figure.qualifier, false});
    return;
  }
}

}  // namespace gouji::normalise
