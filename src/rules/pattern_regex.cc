#include "rules/pattern_regex.h"

#include <re2/re2.h>

#include <algorithm>
#include <mutex>
#include <utility>

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

}  // namespace

struct PatternRegex::Impl {
  void Compile() {
    regex = std::make_unique<const RE2>(expression, PatternOptions());
    if (!regex->ok()) return;
    for (const auto& [number, name] : regex->CapturingGroupNames()) {
      groups.push_back(name);
      group_numbers.push_back(number);
    }
  }
  const RE2& Compiled() {
    std::call_once(once, [&] {
      if (regex == nullptr) Compile();
    });
    if (!regex->ok()) throw BrokenExpression(where + ": " + Problem());
    return *regex;
  }
  /// RE2 quotes what it stumbled over, or all of the expression. Where that holds an expanded
  /// macro, which may be as long as a page, its author sees the words that he wrote instead.
  std::string Problem() const {
    const std::string& quoted = regex->error_arg();
    if (as_written.empty() || as_written.find(quoted) != std::string::npos) return regex->error();
    const std::string& problem = regex->error();
    return problem.substr(0, problem.size() - std::min(problem.size(), quoted.size())) + as_written;
  }

  std::string expression, where, as_written;
  std::once_flag once;
  std::unique_ptr<const RE2> regex;
  std::vector<std::string> groups;
  std::vector<int> group_numbers;  // Of `groups`.
};

const Capture* RegexMatch::Find(std::string_view name) const {
  for (const Capture& capture : captures) {
    if (capture.name == name) return &capture;
  }
  return nullptr;
}

Result<PatternRegex> PatternRegex::Compile(const std::string& expression,
                                           const std::string& as_written) {
  PatternRegex result = CompileLater(expression, "", as_written);
  result.impl_->Compile();
  if (!result.impl_->regex->ok()) {
    return Error{ErrorCode::kInvalid, result.impl_->Problem(), ""};
  }
  return result;
}

PatternRegex PatternRegex::CompileLater(const std::string& expression, const std::string& where,
                                        const std::string& as_written) {
  PatternRegex result;
  result.impl_ = std::make_shared<Impl>();
  result.impl_->expression = expression;
  result.impl_->where = where;
  result.impl_->as_written = as_written;
  return result;
}

void PatternRegex::CompileNow() const { impl_->Compiled(); }

bool PatternRegex::Search(std::string_view text, std::size_t from, RegexMatch* match) const {
  const RE2& regex = impl_->Compiled();
  const int groups = regex.NumberOfCapturingGroups() + 1;
  std::vector<re2::StringPiece> pieces(static_cast<std::size_t>(groups));
  const re2::StringPiece input(text.data(), text.size());
  if (from > text.size() ||
      !regex.Match(input, from, text.size(), RE2::UNANCHORED, pieces.data(), groups)) {
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
