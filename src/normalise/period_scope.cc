#include "normalise/period_scope.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace gouji::normalise {

namespace {

bool EndsWithAny(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.ends_with(word); });
}

bool StartsWithAny(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.starts_with(word); });
}

/// Goes through one sentence from left to right.
class Walk {
 public:
  using Changes = std::vector<std::pair<std::size_t, std::string>>;

  Walk(const ProseText& text, const Sentence& sentence, const std::optional<Period>& document,
       const rules::Lexicon& lexicon)
      : text_(text), sentence_(sentence), document_(document), lexicon_(lexicon) {}

  struct Named {
    std::string period;
    bool is_aside =
        false;  ///< 去年同期受理…。: what follows speaks of the bulletin's period again.
  };

  /// The period that the sentence opens with: the last one named before its first figure.
  std::optional<Named> Opening() {
    std::optional<Named> opening;
    for (std::size_t i = text_.FirstTokenAfter(sentence_.begin); i < text_.tokens.size(); ++i) {
      const NumberToken& token = text_.tokens[i];
      if (token.begin >= sentence_.end || IsQuantity(token.kind)) break;
      if (IsOtherDeadline(token)) opening = Named{"", true};
      if (!NamesPeriod(token)) continue;
      const std::string period = PeriodWithBefore(token);
      if (!IsCompared(token)) opening = Named{period, IsPastRelative(token)};
    }
    last_ = nullptr;
    return opening;
  }

  Changes Run(const std::string& main) {
    changes_ = {{sentence_.begin, main}};
    std::size_t next = text_.FirstTokenAfter(sentence_.begin);
    for (std::size_t at = sentence_.begin; at < sentence_.end;) {
      if (restore_at_ != 0 && at >= restore_at_) {
        restore_at_ = 0;
        Set(at, before_comparison_);
      }
      const bool here = next < text_.tokens.size() && text_.tokens[next].begin <= at;
      if (here && text_.tokens[next].end > at) {
        Enter(text_.tokens[next], main);
        at = std::max(at + 1, text_.tokens[next++].end);
        continue;
      }
      if (here) {
        ++next;
        continue;
      }
      Pass(at, main);
      ++at;
    }
    return std::move(changes_);
  }

 private:
  /// 截至6月10日 in a bulletin on May: what is counted up to then is of no period of the bulletin.
  bool IsOtherDeadline(const NumberToken& token) const {
    if (token.kind != NumberKind::kAsOf || !document_) return false;
    const PeriodContext context = {static_cast<int>(document_->to.year()),
                                   static_cast<int>(static_cast<unsigned>(document_->to.month()))};
    const auto until = ResolvePeriod(token.text, context);
    return until && (document_->to < until->to || until->to < document_->from);
  }

  std::string_view After(const NumberToken& token) const {
    return text_.View(token.end, sentence_.end);
  }

  /// The byte after a verb of change that stands at `position`; 0 if none does.
  std::size_t Verb(std::size_t position) const {
    constexpr std::size_t kLongestVerb = 16;
    const std::u32string ahead =
        ToUtf32(text_.View(position, std::min(position + kLongestVerb, sentence_.end)));
    const auto* verb = lexicon_.numbers.directions.LongestAt(ahead, 0);
    return verb == nullptr ? 0 : position + ToUtf8(verb->word).size();
  }

  /// The period of a token; with the one before it where they are joined: 4月和5月.
  std::string PeriodWithBefore(const NumberToken& token) {
    const NumberToken* const before = std::exchange(last_, &token);
    named_begin_ = token.begin;
    if (before == nullptr) return NamedPeriod(token, document_);
    if (before->end == token.begin && IsYearOf(*before, token)) {
      named_begin_ = before->begin;
      return NamedPeriod(token, document_, before);
    }
    const std::string_view between = text_.View(before->end, token.begin);
    const auto& words = lexicon_.units.conjunctions;
    if (std::find(words.begin(), words.end(), between) == words.end()) {
      return NamedPeriod(token, document_);
    }
    named_begin_ = before->begin;
    const auto first = ResolveNamed(*before, document_), second = ResolveNamed(token, document_);
    if (!first || !second || second->to < first->from) {
      return before->text + std::string(between) + token.text;
    }
    return ToIso({first->from, second->to});
  }

  /// REQUIRES: PeriodWithBefore was called for the token.
  bool IsCompared(const NumberToken& token) const {
    if (EndsWithAny(text_.View(sentence_.begin, named_begin_), lexicon_.periods.before))
      return true;
    return StartsWithAny(After(token), lexicon_.periods.after) || Verb(token.end) != 0;
  }

  void Set(std::size_t at, const std::string& period) {
    if (changes_.back().first == at) {
      changes_.back().second = period;
    } else if (changes_.back().second != period) {
      changes_.emplace_back(at, period);
    }
  }

  void Enter(const NumberToken& token, const std::string& main) {
    if (IsOtherDeadline(token)) {
      restore_at_ = 0;
      loose_ = false;
      return Set(token.begin, "");
    }
    if (!NamesPeriod(token)) {
      seen_figure_ = seen_figure_ || IsQuantity(token.kind);
      figure_since_ = figure_since_ || IsQuantity(token.kind);
      return;
    }
    const std::string period = PeriodWithBefore(token);
    if (IsCompared(token)) {
      if (restore_at_ == 0) before_comparison_ = changes_.back().second;
      restore_at_ = ComparisonEnd(token);
      Set(token.begin, period);
      return;
    }
    restore_at_ = 0;
    Set(token.begin, period);
    loose_ = seen_figure_ && opened_by_comma_ && period != main;
    figure_since_ = false;
  }

  /// A comparison ends with its clause or with the verb of change.
  std::size_t ComparisonEnd(const NumberToken& token) const {
    const std::string_view& view = text_.view.text;
    for (std::size_t at = token.end; at < sentence_.end; ++at) {
      const char c = view[at];
      if (c == ',' || c == ';' || c == '(' || c == ')') return at;
      if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;
      if (const std::size_t verb = Verb(at); verb != 0) return verb;
    }
    return sentence_.end;
  }

  void Pass(std::size_t at, const std::string& main) {
    switch (text_.view.text[at]) {
      case '(':
        brackets_.push_back(changes_.back().second);
        opened_by_comma_ = false;
        break;
      case ')':
        if (!brackets_.empty()) {
          Set(at, brackets_.back());
          brackets_.pop_back();
          loose_ = false;
        }
        break;
      case ',':
        opened_by_comma_ = true;
        if (loose_ && figure_since_) {
          Set(at, "");
          loose_ = false;
        }
        break;
      case ';':
        opened_by_comma_ = false;
        loose_ = false;
        if (changes_.back().second != main) Set(at, "");
        break;
      default:
        break;
    }
  }

  const ProseText& text_;
  const Sentence& sentence_;
  const std::optional<Period>& document_;
  const rules::Lexicon& lexicon_;
  Changes changes_;
  std::vector<std::string> brackets_;  // What held before each open one.
  std::string before_comparison_;
  std::size_t restore_at_ = 0;
  const NumberToken* last_ = nullptr;  // The period named last.
  std::size_t named_begin_ = 0;        // Where its words begin: at 去年 in 去年5月.
  bool opened_by_comma_ = false;  // The clause; else by a semicolon, a bracket or the sentence.
  bool loose_ = false;            // An aside that holds for one figure.
  bool seen_figure_ = false, figure_since_ = false;
};

// Headings that carry no number of their own are set deeper than numbered ones.
constexpr int kDeepestLevel = 100;

}  // namespace

PeriodScope::PeriodScope(const std::optional<Period>& document, const rules::Lexicon& lexicon)
    : lexicon_(lexicon), document_(document), default_(document ? ToIso(*document) : "") {
  EnterParagraph();
}

void PeriodScope::EnterHeading(int level, std::string_view text) {
  const int depth = level > 0 ? level : kDeepestLevel;
  while (!headings_.empty() && headings_.back().level >= depth) headings_.pop_back();
  headings_.push_back({depth, ReadLabelPeriod(text, document_, lexicon_).period});
  EnterParagraph();
}

void PeriodScope::EnterParagraph() {
  carried_ = default_;
  for (const Heading& heading : headings_) {
    if (!heading.period.empty()) carried_ = heading.period;
  }
  main_ = carried_;
  changes_.clear();
}

void PeriodScope::EnterSentence(const ProseText& text, const Sentence& sentence) {
  Walk walk(text, sentence, document_, lexicon_);
  const std::optional<Walk::Named> opening = walk.Opening();
  main_ = opening ? opening->period : carried_;
  changes_ = walk.Run(main_);
  if (opening && !opening->is_aside) carried_ = main_;
}

std::string PeriodScope::At(std::size_t position) const {
  const auto after =
      std::upper_bound(changes_.begin(), changes_.end(), position,
                       [](std::size_t at, const auto& change) { return at < change.first; });
  return after == changes_.begin() ? main_ : std::prev(after)->second;
}

}  // namespace gouji::normalise
