#include "normalise/prose_scope.h"

#include <algorithm>

#include "normalise/indicator.h"

namespace gouji::normalise {

namespace {

// Headings that carry no number of their own are set deeper than numbered ones.
constexpr int kDeepestLevel = 100;
// A paragraph states a handful of totals; of a long list only the last ones matter to what follows.
constexpr std::size_t kMaxTotals = 64;

}  // namespace

ProseScope::ProseScope(const rules::Indicators& indicators, const std::string& title)
    : indicators_(indicators), document_topic_(FindTopic(title, indicators)) {}

void ProseScope::EnterHeading(int level, std::string_view text) {
  const int depth = level > 0 ? level : kDeepestLevel;
  while (!headings_.empty() && headings_.back().level >= depth) headings_.pop_back();
  headings_.push_back({depth, FindTopic(text, indicators_)});
  EnterParagraph();
}

void ProseScope::EnterParagraph() {
  totals_.clear();
  sentence_topic_.clear();
  EnterItem(0);
}

void ProseScope::EnterSentence(std::string_view text) {
  if (!HeadingTopic().empty()) return;  // Which is asked first.
  const std::string topic = FindTopic(text, indicators_);
  if (!topic.empty()) sentence_topic_ = topic;
}

void ProseScope::EnterItem(std::size_t begin) {
  item_begin_ = begin;
  narrowed_.clear();
}

void ProseScope::Narrow(std::size_t begin, const std::string& qualifier) {
  narrowed_at_ = begin;
  narrowed_ = qualifier;
}

void ProseScope::AddTotal(TotalInScope total) {
  const bool narrows = !total.qualifier.empty() && IsPart(total.topic);
  total.is_head =
      narrows || HeadBefore(total.begin) == nullptr || Restarts(total.begin, total.indicator);
  const auto after =
      std::upper_bound(totals_.begin(), totals_.end(), total.begin,
                       [](std::size_t begin, const TotalInScope& t) { return begin < t.begin; });
  totals_.insert(after, total);
  if (totals_.size() > kMaxTotals) totals_.erase(totals_.begin());
}

void ProseScope::MarkPart(int observation) {
  for (TotalInScope& total : totals_) {
    if (total.observation == observation) total.is_part = true;
  }
}

const TotalInScope* ProseScope::TotalBefore(std::size_t position) const {
  for (auto total = totals_.rbegin(); total != totals_.rend(); ++total) {
    if (total->begin >= position || total->is_part) continue;
    return total->begin >= item_begin_ ? &*total : nullptr;
  }
  return nullptr;
}

const TotalInScope* ProseScope::HeadBefore(std::size_t position) const {
  for (auto total = totals_.rbegin(); total != totals_.rend(); ++total) {
    if (total->begin >= position || !total->is_head) continue;
    return total->begin >= item_begin_ ? &*total : nullptr;
  }
  return nullptr;
}

bool ProseScope::IsWithin(const std::string& topic, const std::string& outer) const {
  return std::any_of(indicators_.topics.begin(), indicators_.topics.end(),
                     [&](const rules::Topic& t) { return t.id == topic && t.within == outer; });
}

bool ProseScope::IsPart(const std::string& topic) const {
  return std::any_of(indicators_.topics.begin(), indicators_.topics.end(),
                     [&](const rules::Topic& t) { return t.id == topic && !t.within.empty(); });
}

std::string ProseScope::HeadingTopic() const {
  for (auto heading = headings_.rbegin(); heading != headings_.rend(); ++heading) {
    if (!heading->topic.empty()) return heading->topic;
  }
  return "";
}

std::string ProseScope::FreshTopic(std::string_view words) const {
  const std::string heading = HeadingTopic();
  const std::string own = FindTopic(words, indicators_);
  if (!own.empty() && (heading.empty() || IsWithin(own, heading))) return own;
  if (!heading.empty()) return heading;
  return sentence_topic_.empty() ? document_topic_ : sentence_topic_;
}

std::string ProseScope::TopicAt(std::size_t position, std::string_view words) const {
  const std::string heading = HeadingTopic();
  const std::string own = FindTopic(words, indicators_);
  if (!own.empty() && (heading.empty() || IsWithin(own, heading))) return own;
  if (const TotalInScope* total = HeadBefore(position); total && !total->topic.empty()) {
    return total->topic;
  }
  const std::string narrowed = FindTopic(FreshQualifier(position), indicators_);
  return narrowed.empty() ? FreshTopic("") : narrowed;
}

std::string ProseScope::FreshQualifier(std::size_t position) const {
  return narrowed_at_ <= position ? narrowed_ : "";
}

std::string ProseScope::QualifierAt(std::size_t position) const {
  const TotalInScope* total = HeadBefore(position);
  return total == nullptr ? FreshQualifier(position) : total->qualifier;
}

bool ProseScope::Restarts(std::size_t position, const std::string& indicator) const {
  return std::any_of(totals_.begin(), totals_.end(), [&](const TotalInScope& total) {
    return total.is_head && total.begin >= item_begin_ && total.begin < position &&
           total.indicator == indicator;
  });
}

}  // namespace gouji::normalise
