// The figures of claims: ClaimBuilder's part that fills observations.

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "normalise/claim_builder.h"
#include "normalise/clause_subject.h"
#include "normalise/name_list.h"

namespace gouji::normalise {

namespace {

using record::Observation;
using rules::Capture;
using rules::RoleType;

/// Roles whose labels name a category and not what is counted: 咨询类 in "咨询类3件,占2%".
bool IsCategoryRole(const std::string& kind, const std::string& role) {
  return role == "count" && (kind == "share" || kind == "category");
}

/// Roles that say something of another figure and have no indicator of their own.
bool HasOwnIndicator(const std::string& role) {
  return role != "share" && role != "change" && role != "delta" && role != "from" &&
         role != "grade" && role != "zero";
}

/// Without a pair of quotation marks around the whole.
std::string WithoutQuotes(std::string text) {
  static const std::pair<std::string, std::string> kPairs[] = {
      {"“", "”"}, {"‘", "’"}, {"\"", "\""}, {"《", "》"}};
  for (const auto& [open, close] : kPairs) {
    if (text.size() > open.size() + close.size() && text.starts_with(open) &&
        text.ends_with(close) && text.find(close, open.size()) == text.size() - close.size()) {
      return text.substr(open.size(), text.size() - open.size() - close.size());
    }
  }
  return text;
}

}  // namespace

/// The words of a label without the words that join it to its figure.
std::string ClaimBuilder::Label(std::size_t begin, std::size_t end) const {
  std::string label(text_->View(begin, end));
  // (交警队) names a part of the unit and stays; a bracket with a list in it explains the label.
  if (const std::size_t open = label.find('('); open != std::string::npos && open > 0) {
    const std::size_t close = label.find(')', open);
    if (close != std::string::npos &&
        label.substr(open, close - open).find("、") != std::string::npos) {
      label.erase(open, close + 1 - open);
    }
  }
  bool changed = true;
  while (changed && !label.empty()) {
    changed = false;
    for (const std::string& word : lexicon_.patterns.label_fillers) {
      if (label.size() > word.size() && label.ends_with(word)) {
        label.resize(label.size() - word.size());
        changed = true;
      }
      if (label.size() > word.size() && label.starts_with(word)) {
        label.erase(0, word.size());
        changed = true;
      }
    }
  }
  return WithoutQuotes(std::move(label));
}

std::string ClaimBuilder::NumberText(std::size_t begin, std::size_t end) const {
  const auto is_whole = [](const std::string& text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  const auto digits = [&](const NumberToken& token) {
    if (is_whole(token.text)) return token.text;
    const std::string value = token.quantity.value.ToString();
    return IsQuantity(token.kind) && is_whole(value) ? value : std::string();
  };
  const int index = text_->TokenIn(begin, end);
  if (index >= 0) {
    const std::string text = digits(text_->tokens[static_cast<std::size_t>(index)]);
    if (!text.empty()) return text;
  }
  // 十 of 十大, which as a whole is a word: the numeral alone.
  const std::string alone(text_->View(begin, end));
  for (const NumberToken& token :
       FindNumbers(MakeMatchView(alone, lexicon_.numbers), lexicon_.numbers)) {
    const std::string text = digits(token);
    if (!text.empty()) return text;
  }
  std::size_t next = 0;
  const auto numeral =
      lexicon_.numbers.numerals.find(alone.empty() ? U' ' : NextCodePoint(alone, &next));
  if (next == 0 || next != alone.size() || numeral == lexicon_.numbers.numerals.end()) return alone;
  if (numeral->second.type == rules::Numeral::Class::kUnit) {
    return "1" + std::string(static_cast<std::size_t>(numeral->second.value), '0');
  }
  return numeral->second.type == rules::Numeral::Class::kDigit
             ? std::to_string(numeral->second.value)
             : alone;
}

std::string ClaimBuilder::MeasureOf(int observation) const {
  const auto& quantity = facts_.observations[static_cast<std::size_t>(observation)].quantity;
  return quantity ? quantity->measure : "";
}

void ClaimBuilder::Locate(std::size_t begin, std::size_t end, Observation& figure) const {
  figure.paragraph = text_->index;
  figure.begin = text_->view.RawBegin(begin);
  figure.end = text_->view.RawEnd(end);
  figure.printed = text_->paragraph->text.substr(figure.begin, figure.end - figure.begin);
  figure.place = text_->paragraph->PlaceOf(figure.begin, figure.end, facts_.info.id);
}

/// What other readers made of the figure's pixels, the measure word behind it left out.
void ClaimBuilder::AddReadings(Observation& figure) const {
  const std::string& text = text_->paragraph->text;
  for (const layout::RecognisedText& piece : text_->paragraph->recognised) {
    const auto digit = text.find_first_of("0123456789", std::max(piece.begin, figure.begin));
    if (digit >= std::min(piece.end, figure.end)) continue;
    if (!figure.recognised) figure.recognised.emplace();
    record::Recognised& recognised = *figure.recognised;
    recognised.confidence = std::min(recognised.confidence, piece.confidence);
    if (piece.begin < figure.begin || piece.end > figure.end) continue;
    for (const document::Alternative& other : piece.alternatives) {
      std::string printed = figure.printed;
      printed.replace(piece.begin - figure.begin, piece.end - piece.begin, other.text);
      const std::vector<NumberToken> tokens =
          FindNumbers(MakeMatchView(printed, lexicon_.numbers), lexicon_.numbers);
      const bool is_figure =
          tokens.size() == 1 && IsQuantity(tokens.front().kind) && tokens.front().repair.empty();
      if (!is_figure || !figure.quantity) continue;
      const record::Quantity& quantity = tokens.front().quantity;
      if (quantity.value == figure.quantity->value) continue;
      recognised.others.push_back({printed, other.reader, other.confidence, quantity});
    }
  }
}

/// Where a figure is kept: at its digits, a grade at its letter.
std::size_t ClaimBuilder::KeyOf(std::size_t begin, std::size_t end) const {
  const int token = text_->QuantityIn(begin, end);
  return token < 0 ? begin : text_->tokens[static_cast<std::size_t>(token)].number_begin;
}

/// The observation of the figure in [begin, end), a new one if it has none yet.
int ClaimBuilder::FigureAt(std::size_t begin, std::size_t end, const std::string& role,
                           Draft& draft) {
  const auto known = figure_at_.find(KeyOf(begin, end));
  return known != figure_at_.end() ? known->second : NewFigure(begin, end, role, draft);
}

int ClaimBuilder::NewFigure(std::size_t begin, std::size_t end, const std::string& role,
                            Draft& draft) {
  const int index = text_->QuantityIn(begin, end);
  const NumberToken* token = index < 0 ? nullptr : &text_->tokens[static_cast<std::size_t>(index)];
  const std::size_t key = KeyOf(begin, end);
  Observation figure;
  figure.id = static_cast<int>(facts_.observations.size());
  figure.source = record::Source::kProse;
  figure.period = periods_.At(begin);
  if (token != nullptr) {
    figure.quantity = token->quantity;
    Locate(token->begin, token->end, figure);
    AddReadings(figure);
    draft.tokens.insert(static_cast<std::size_t>(index));
  } else {
    figure.grade = std::string(text_->View(begin, end));
    Locate(begin, end, figure);
  }
  if (figure_at_.emplace(key, figure.id).second) draft.new_figures.push_back(key);
  const Figure entry = {key, figure.id, role};
  const auto after =
      std::upper_bound(figures_.begin(), figures_.end(), entry,
                       [](const Figure& a, const Figure& b) { return a.begin < b.begin; });
  figures_.insert(after, entry);
  facts_.observations.push_back(std::move(figure));
  return static_cast<int>(facts_.observations.size()) - 1;
}

/// Fills what a new observation speaks of.
/// What the subject of a total narrows it down to, "" for nothing. A unit of the tables
/// becomes the one that the rest of the sentence speaks of.
std::string ClaimBuilder::Narrowed(const ClauseSubject& subject, std::size_t position,
                                   const Observation& figure) {
  for (const std::string& name : {subject.name, subject.last}) {
    const std::string unit = name.empty() ? "" : units_.Find(name);
    if (unit.empty() || !units_.HasRow(unit)) continue;
    named_units_[position - std::min(position, subject.printed.size())] = {unit, name};
    return "";
  }
  // 微信受理12件、电话受理118件: beside a part, a word that says nothing elsewhere names another.
  std::string own = subject.name == facts_.info.issuer ? "" : subject.name;
  if (own.empty() && narrowed_.contains(figure.indicator)) own = subject.printed;
  if (!own.empty()) narrowed_.insert(figure.indicator);
  return own;
}

/// The unit that a figure at `position` is of if its own words name none. A clause behind ； may
/// begin with another: 甲局受理9件，办结8件；乙局办结率90%，受理10件.
ClaimBuilder::NamedUnit ClaimBuilder::UnitAt(std::size_t position) {
  const auto behind = named_units_.upper_bound(position);
  if (behind == named_units_.begin()) return {};
  const auto& [named_at, unit] = *std::prev(behind);
  const std::string_view view = text_->view.text;
  const std::size_t stop = view.rfind(';', position);
  if (stop == std::string_view::npos || stop < named_at) return unit;
  // Longest first: 市住建局 in 市住建局办结率.
  constexpr std::size_t kLongestName = 60;
  std::size_t end = std::min({position, stop + 1 + kLongestName, view.size()});
  for (; end > stop + 1; --end) {
    if (end < view.size() && (static_cast<unsigned char>(view[end]) & 0xC0) == 0x80) continue;
    const std::string name(view.substr(stop + 1, end - stop - 1));
    const std::string entity = units_.Find(name);
    if (!entity.empty() && units_.HasRow(entity)) return {entity, name};
  }
  return unit;
}

void ClaimBuilder::Describe(const ProseMatch& match, const std::string& label,
                            const std::string& qualifier, const std::string& role, RoleType type,
                            Observation& figure) {
  const std::size_t position = match.whole.begin;
  const bool total = match.kind->name == "total";
  ClauseSubject subject;
  if (total) subject = SubjectBefore(*text_, position, lexicon_);
  const std::string words = qualifier + subject.printed + (total ? label : "");
  figure.label = label;
  figure.topic = scope_.TopicAt(position, words);
  std::string own = qualifier;
  bool restarts = false;
  IndicatorMatch found;
  if (HasOwnIndicator(role)) found = MatchIndicator(label, figure.topic, lexicon_.indicators);
  const bool whole_label = !found.indicator.empty() && found.qualifier.empty();
  const bool category = type == RoleType::kMember || IsCategoryRole(match.kind->name, role);
  if (type == RoleType::kMember && !whole_label) figure.entity = units_.Find(label);
  if (!figure.entity.empty()) {
    figure.entity_printed = label;
  } else if (!category || whole_label) {
    restarts = total && scope_.Restarts(position, found.indicator);
    if (restarts) figure.topic = scope_.FreshTopic(words);
    figure.indicator = found.indicator;
    if (own.empty()) own = found.qualifier;
  }
  const auto fixed = match.kind->indicator.find(role);
  if (fixed != match.kind->indicator.end()) {
    figure.indicator = fixed->second;
    own = qualifier;
  }
  // 市长信箱 before an indicator of the letter boxes narrows nothing down that the topic does not
  // say.
  if (!own.empty() && qualifier.empty() && FindTopic(own, lexicon_.indicators) == figure.topic &&
      !scope_.IsPart(figure.topic)) {
    own.clear();
  }
  if (total && figure.entity.empty() && own.empty()) own = Narrowed(subject, position, figure);
  // 公安局受理90件,办结85件: what follows in the sentence is the same unit's.
  if (figure.entity.empty() && !category && own.empty()) {
    const NamedUnit unit = UnitAt(position);
    figure.entity = unit.entity;
    figure.entity_printed = unit.printed;
  }
  figure.qualifier = own;
  if (own.empty()) {
    figure.qualifier = restarts ? scope_.FreshQualifier(position) : scope_.QualifierAt(position);
  }
}

/// The name at the position of a parallel claim's value; "" if there are not as many as values.
std::string ClaimBuilder::ParallelLabel(const ProseMatch& match) const {
  const Capture* list = match.count > 0 ? match.whole.Find("names") : nullptr;
  if (list == nullptr) return "";
  const std::vector<ListedName> names =
      SplitNames(text_->View(list->begin, list->end), lexicon_.units.conjunctions, match.count,
                 [](std::string_view) { return false; });
  if (names.size() != match.count) return "";
  const std::size_t begin = list->begin + names[match.index].begin;
  return Label(begin, begin + names[match.index].text.size());
}

/// 0.5个和1.2个百分点: of parallel values only the last may have its measure printed in full.
void ClaimBuilder::TakeLastMeasure(const ProseMatch& match, std::size_t begin,
                                   Observation& figure) const {
  const Capture* list = match.whole.Find("list");
  const std::size_t own = text_->FirstTokenAfter(begin);
  if (list == nullptr || own == text_->tokens.size() || !figure.quantity) return;
  const NumberKind kind = text_->tokens[own].kind;
  if (kind != NumberKind::kInt && kind != NumberKind::kDecimal) return;
  for (std::size_t i = own + 1; i < text_->tokens.size(); ++i) {
    const NumberToken& token = text_->tokens[i];
    if (token.number_begin >= list->end) return;
    const bool points =
        token.kind == NumberKind::kPercentPoint || token.kind == NumberKind::kPoints;
    if (points) figure.quantity->measure = token.quantity.measure;
  }
}

record::Term ClaimBuilder::FigureTerm(const ProseMatch& match, const rules::RegexMatch& captures,
                                      const Capture& capture, const rules::GroupName& name,
                                      RoleType type, Draft& draft) {
  const std::string group = name.role + name.number;
  const Capture* label_at = captures.Find(group + "_label");
  if (label_at == nullptr) label_at = captures.Find("label");
  const std::string label = label_at ? Label(label_at->begin, label_at->end) : ParallelLabel(match);
  const Capture* qualifier = captures.Find("qualifier");
  const std::size_t known = facts_.observations.size();
  const int id = FigureAt(capture.begin, capture.end, name.role, draft);
  Observation& figure = facts_.observations[static_cast<std::size_t>(id)];
  if (facts_.observations.size() > known) {
    Describe(match, label, qualifier ? Label(qualifier->begin, qualifier->end) : "", name.role,
             type, figure);
    if (const Capture* entity = captures.Find("entity")) {
      figure.entity_printed = Label(entity->begin, entity->end);
      figure.entity = units_.Find(figure.entity_printed);
      if (figure.entity.empty()) figure.entity = figure.entity_printed;
    }
  }
  if (match.count > 0 && facts_.observations.size() > known)
    TakeLastMeasure(match, capture.begin, figure);
  // 日均受理400件 may have been read as a count of 受理 before its kind was known.
  const auto fixed = match.kind->indicator.find(name.role);
  if (fixed != match.kind->indicator.end()) figure.indicator = fixed->second;
  const Capture* text = captures.Find(group + "_text");
  record::Term term;
  term.role = name.role;
  term.text = text ? std::string(text_->View(text->begin, text->end)) : label;
  term.observation = id;
  term.entity = figure.entity;
  term.indicator = figure.indicator;
  if (type == RoleType::kLimit) {
    // 100分 in "得分100分的单位" is no score of the whole: its figure must not be taken for one.
    if (facts_.observations.size() == known) {
      term.indicator = MatchIndicator(label, figure.topic, lexicon_.indicators).indicator;
    } else {
      figure.indicator.clear();
    }
  }
  if (term.entity.empty() && term.indicator.empty() && type == RoleType::kMember) {
    term.entity = units_.Find(label);
  }
  return term;
}

}  // namespace gouji::normalise
