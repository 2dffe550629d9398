#include "rules/pattern_regex.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <utility>

#include "rules/word_index.h"

namespace gouji::rules {

namespace {

// A pattern with every macro expanded has needed 3 MB at most; the bound keeps a rule file with
// nested repetitions from taking the machine.
constexpr int kMaxRegexMemory = 32 << 20;

RE2::Options PatternOptions() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kMaxRegexMemory);
  return options;
}

// Ideographs have three bytes; the signs that cover figures (% = #) have one.
constexpr int kMinWordBytes = 1;

}  // namespace

struct PatternRegex::Impl {
  explicit Impl(std::shared_ptr<const RE2> compiled) : regex(std::move(compiled)) {
    for (const auto& [number, name] : regex->CapturingGroupNames()) {
      groups.push_back(name);
      group_numbers.push_back(number);
    }
  }
  std::shared_ptr<const RE2> regex;
  std::vector<std::string> groups;
  std::vector<int> group_numbers;  // Of `groups`.
};

struct PatternFilter::Impl {
  re2::FilteredRE2 filter{kMinWordBytes};
  WordIndex words;
  bool finished = false;
};

const Capture* RegexMatch::Find(std::string_view name) const {
  for (const Capture& capture : captures) {
    if (capture.name == name) return &capture;
  }
  return nullptr;
}

Result<PatternRegex> PatternRegex::Compile(const std::string& expression) {
  auto regex = std::make_shared<const RE2>(expression, PatternOptions());
  if (!regex->ok()) return Error{ErrorCode::kInvalid, regex->error(), ""};
  PatternRegex result;
  result.impl_ = std::make_shared<const Impl>(std::move(regex));
  return result;
}

PatternFilter::PatternFilter() : impl_(std::make_shared<Impl>()) {}

Result<PatternRegex> PatternFilter::Add(const std::string& expression) {
  int index = -1;
  if (impl_->filter.Add(expression, PatternOptions(), &index) != RE2::NoError) {
    return PatternRegex::Compile(expression);  // For RE2's words.
  }
  PatternRegex result;
  result.index_ = index;
  // The filter owns the regex; the handle keeps the filter.
  result.impl_ = std::make_shared<const PatternRegex::Impl>(
      std::shared_ptr<const RE2>(impl_, &impl_->filter.GetRE2(index)));
  return result;
}

void PatternFilter::Finish() {
  if (impl_->finished || impl_->filter.NumRegexps() == 0) return;
  std::vector<std::string> words;
  impl_->filter.Compile(&words);
  for (const std::string& word : words) impl_->words.Add(word);
  impl_->finished = true;
}

std::vector<bool> PatternFilter::MayMatch(std::string_view text) const {
  std::vector<bool> may_match(static_cast<std::size_t>(impl_->filter.NumRegexps()),
                              !impl_->finished);
  if (!impl_->finished) return may_match;
  std::string lower(text);  // The words are in lower case.
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  std::vector<int> found, candidates;
  const std::vector<bool> held = impl_->words.In(lower);
  for (std::size_t i = 0; i < held.size(); ++i) {
    if (held[i]) found.push_back(static_cast<int>(i));
  }
  impl_->filter.AllPotentials(found, &candidates);
  for (const int index : candidates) may_match[static_cast<std::size_t>(index)] = true;
  return may_match;
}

bool PatternRegex::Search(std::string_view text, std::size_t from, RegexMatch* match) const {
  const int groups = impl_->regex->NumberOfCapturingGroups() + 1;
  std::vector<re2::StringPiece> pieces(static_cast<std::size_t>(groups));
  const re2::StringPiece input(text.data(), text.size());
  if (from > text.size() ||
      !impl_->regex->Match(input, from, text.size(), RE2::UNANCHORED, pieces.data(), groups)) {
    return false;
  }
  const auto position = [&](const char* at) { return static_cast<std::size_t>(at - text.data()); };
  match->begin = position(pieces[0].data());
  match->end = match->begin + pieces[0].size();
  match->captures.clear();
  for (std::size_t i = 0; i < impl_->groups.size(); ++i) {
    const re2::StringPiece& piece = pieces[static_cast<std::size_t>(impl_->group_numbers[i])];
    if (piece.data() == nullptr) continue;
    const std::size_t begin = position(piece.data());
    match->captures.push_back({impl_->groups[i], begin, begin + piece.size()});
  }
  return true;
}

std::vector<RegexMatch> PatternRegex::FindAll(std::string_view text, std::size_t limit) const {
  std::vector<RegexMatch> matches;
  RegexMatch match;
  std::size_t from = 0;
  while (matches.size() < limit && Search(text, from, &match)) {
    from = match.end > match.begin ? match.end : match.end + 1;
    matches.push_back(match);
  }
  return matches;
}

const std::vector<std::string>& PatternRegex::groups() const {
  static const std::vector<std::string> kNone;
  return impl_ ? impl_->groups : kNone;
}

}  // namespace gouji::rules
