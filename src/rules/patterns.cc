#include "rules/patterns.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <set>

#include "base/utf8.h"
#include "rules/yaml_file.h"

namespace gouji::rules {

namespace {

namespace fs = std::filesystem;

using Macros = std::map<std::string, std::string>;

// Expanded patterns have at most 4,000 bytes; macros within macros could otherwise grow without
// end.
constexpr std::size_t kMaxRegexBytes = 1 << 16;

const std::vector<std::string> kRoleTypes = {"figure", "limit",  "member", "text",
                                             "name",   "names",  "shared", "indicator",
                                             "number", "choice", "date",   "grade"};
const std::vector<std::string> kAntecedents = {"total", "count", "figure",
                                               "rate",  "list",  "counts"};
const std::vector<std::string> kEffects = {"claim", "scope", "typed"};
// What a group's name may add to a role's: "value_label" is the label of the figure "value".
const std::set<std::string> kSuffixes = {"label", "text", "names"};

std::string Expand(const std::string& text, const Macros& macros, const YamlNode& node) {
  std::string expanded;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t close = text[i] == '{' ? text.find('}', i) : std::string::npos;
    // {2,20} is a repetition, \p{Han} and \x{4E00} are classes; a macro's name starts with a
    // letter.
    const bool escaped = i >= 2 && text[i - 2] == '\\' &&
                         (text[i - 1] == 'p' || text[i - 1] == 'P' || text[i - 1] == 'x');
    if (close == std::string::npos || escaped || text[i + 1] < 'A' || text[i + 1] > 'Z') {
      expanded += text[i++];
      continue;
    }
    const std::string name = text.substr(i + 1, close - i - 1);
    const auto macro = macros.find(name);
    if (macro == macros.end()) {
      node.Fail("unknown macro {" + name + "}");
      return expanded;
    }
    expanded += macro->second;
    i = close + 1;
  }
  if (expanded.size() > kMaxRegexBytes) node.Fail("the expression is too long with its macros");
  return expanded;
}

ClaimKind ReadKind(const std::string& name, YamlNode node) {
  ClaimKind kind;
  kind.name = name;
  kind.meaning = node.Get("meaning").Text();
  const YamlNode effect = node.Find("effect");
  if (effect.exists()) kind.effect = static_cast<ClaimKind::Effect>(effect.OneOf(kEffects));
  kind.family = node.Find("family").Text();
  if (kind.family.empty()) kind.family = name;
  YamlNode roles = node.Get("roles");
  for (const std::string& role : roles.Keys()) {
    kind.roles.emplace_back(role, static_cast<RoleType>(roles.Get(role).OneOf(kRoleTypes)));
  }
  YamlNode needs = node.Find("needs");
  kind.needs = needs.Texts();
  for (const std::string& role : kind.needs) {
    if (kind.Role(role) == nullptr) needs.Fail("\"" + role + "\" is no role of \"" + name + "\"");
  }
  YamlNode fixed = node.Find("indicator");
  for (const std::string& role : fixed.Keys()) kind.indicator[role] = fixed.Get(role).Text();
  YamlNode indicators = node.Find("indicator_of");
  for (const std::string& role : indicators.Keys()) {
    kind.indicator_of[role] = indicators.Get(role).Texts();
  }
  node.Finish();
  return kind;
}

/// Whether a group of that name has a meaning for the kind.
bool IsGroupOf(const std::string& group, const ClaimKind& kind) {
  static const std::set<std::string> kCommon = {"list", "label", "names", "qualifier", "entity"};
  if (kCommon.contains(group)) return true;
  const GroupName name = SplitGroupName(group);
  const RoleType* type = kind.Role(name.role);
  if (type == nullptr) return false;
  return name.suffix.empty() || kSuffixes.contains(name.suffix) || *type == RoleType::kChoice;
}

PatternRegex CompileAt(const std::string& expression, const ClaimKind* kind, const YamlNode& node,
                       Compiling compiling) {
  if (compiling == Compiling::kLater) {
    return PatternRegex::CompileLater(expression, node.position().ToString(), node.Text());
  }
  Result<PatternRegex> regex = PatternRegex::Compile(expression, node.Text());
  if (!regex) {
    node.Fail("the expression does not compile: " + regex.error().message);
    return {};
  }
  for (const std::string& group : regex->groups()) {
    if (kind != nullptr && !IsGroupOf(group, *kind)) {
      node.Fail("the group \"" + group + "\" is no role of the kind \"" + kind->name + "\"");
    }
  }
  return *regex;
}

/// "占|{UP}" -> the numbers of 占 and of the words of the macro UP.
std::vector<std::size_t> ReadNeed(const YamlNode& node, const Macros& macros, WordIndex& words) {
  std::string text = Expand(node.Text(), macros, node);
  for (std::size_t at = 0; (at = text.find("(?:", at)) != std::string::npos;) text.erase(at, 3);
  std::vector<std::size_t> numbers;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('|', begin), text.size());
    std::string word = text.substr(begin, end - begin);
    begin = end + 1;
    if (word.size() > 1 && word.ends_with(')')) word.pop_back();  // Of a macro.
    if (word.empty() || word.find_first_of("[]{}*+?\\.") != std::string::npos) {
      node.Fail("\"" + word + "\" is no word; expected words with | between them");
      return numbers;
    }
    numbers.push_back(words.NumberOf(word));
  }
  return numbers;
}

Pattern ReadPattern(YamlNode node, const Macros& macros, Compiling compiling, Patterns& known) {
  Pattern pattern;
  pattern.position = node.position();
  pattern.id = node.Get("id").Text();
  pattern.name = node.Get("name").Text();
  const YamlNode kind_node = node.Get("kind");
  pattern.kind = kind_node.Text();
  const auto kind = known.kinds.find(pattern.kind);
  if (kind == known.kinds.end()) kind_node.Fail("unknown claim kind \"" + pattern.kind + "\"");
  const ClaimKind* kind_found = kind == known.kinds.end() ? nullptr : &kind->second;
  const YamlNode regex = node.Get("regex");
  pattern.regex = Expand(regex.Text(), macros, regex);
  pattern.compiled = CompileAt(pattern.regex, kind_found, regex, compiling);
  for (const YamlNode& need : node.Find("needs").Items()) {
    pattern.needs.push_back(ReadNeed(need, macros, known.words));
    pattern.needs_texts.push_back(need.Text());
  }
  const YamlNode each = node.Find("each");
  if (each.exists()) {
    pattern.each = Expand(each.Text(), macros, each);
    pattern.compiled_each = CompileAt(pattern.each, kind_found, each, compiling);
    const auto& groups = pattern.compiled.groups();
    if (compiling == Compiling::kNow &&
        std::find(groups.begin(), groups.end(), "list") == groups.end()) {
      each.Fail("\"each\" needs a group \"list\" in the regex");
    }
  }
  YamlNode before = node.Find("before");
  for (const std::string& role : before.Keys()) {
    const YamlNode value = before.Get(role);
    pattern.before.emplace_back(role, static_cast<Antecedent>(value.OneOf(kAntecedents)));
    if (kind_found != nullptr && kind_found->Role(role) == nullptr) {
      value.Fail("\"" + role + "\" is no role of the kind \"" + pattern.kind + "\"");
    }
  }
  pattern.parallel = node.Find("parallel").Boolean(false);
  pattern.only_new = node.Find("only_new").Boolean(false);
  const YamlNode unless_after = node.Find("unless_after");
  if (unless_after.exists()) {
    const std::string expression = "(?:" + Expand(unless_after.Text(), macros, unless_after) + ")$";
    pattern.unless_after = CompileAt(expression, nullptr, unless_after, compiling);
  }
  const YamlNode examples = node.Get("examples");
  pattern.examples = examples.Texts();
  if (pattern.examples.empty() && node.exists()) node.Fail("a pattern needs at least one example");
  pattern.counter_examples = node.Find("counter_examples").Texts();
  node.Finish();
  return pattern;
}

/// The .yaml files of a folder's patterns/, by name; empty if there is no such folder.
std::vector<std::string> PatternFiles(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(fs::path(folder) / "patterns", ignored)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// "=": [件, 通]. A word of an earlier folder gets the new sign.
void ReadSigns(YamlNode signs, std::vector<FigureSign>& list) {
  for (const std::string& sign : signs.Keys()) {
    const YamlNode words = signs.Get(sign);
    const bool usable = sign.size() == 1 && sign[0] > ' ' && sign[0] < '\x7f' &&
                        std::string_view("#*_.,:;()").find(sign[0]) == std::string_view::npos &&
                        std::isalnum(static_cast<unsigned char>(sign[0])) == 0;
    if (!usable) words.Fail("\"" + sign + "\" cannot be a sign; expected one of !$%&+-/<=>?@^~");
    for (std::string& word : words.Texts()) {
      if (word.empty()) words.Fail("a measure word is missing");
      std::erase_if(list, [&](const FigureSign& known) { return known.word == word; });
      list.push_back({std::move(word), sign[0]});
    }
  }
}

/// Where macros and kinds were read, by "macro NAME" and "kind NAME".
using Places = std::map<std::string, FilePosition>;

void NotePlace(const std::string& name, const YamlNode& node, Places& places, Patterns& patterns) {
  const auto [before, added] = places.emplace(name, node.position());
  if (added) return;
  patterns.replacements.push_back({node.position(), before->second});
  before->second = node.position();
}

Result<void> ReadFile(const std::string& path, Macros& macros, Places& places, Compiling compiling,
                      std::set<std::string>& ids_here, Patterns& patterns) {
  TRY_ASSIGN(const YamlFile file, YamlFile::Read(path));
  YamlNode root = file.root();
  ReadSigns(root.Find("signs"), patterns.signs);
  YamlNode macro_map = root.Find("macros");
  for (const std::string& name : macro_map.Keys()) {
    const YamlNode value = macro_map.Get(name);
    macros[name] = Expand(value.Text(), macros, value);
    NotePlace("macro " + name, value, places, patterns);
  }
  YamlNode kinds = root.Find("claim_kinds");
  for (const std::string& name : kinds.Keys()) {
    const YamlNode kind = kinds.Get(name);
    patterns.kinds[name] = ReadKind(name, kind);
    NotePlace("kind " + name, kind, places, patterns);
  }
  for (std::string& word : root.Find("label_fillers").Texts()) {
    patterns.label_fillers.push_back(std::move(word));
  }
  const YamlNode no_member = root.Find("no_member");
  if (no_member.exists()) {
    const std::string expression = "^(?:" + Expand(no_member.Text(), macros, no_member) + ")$";
    patterns.no_member = CompileAt(expression, nullptr, no_member, compiling);
  }
  for (const YamlNode& item : root.Find("patterns").Items()) {
    Pattern pattern = ReadPattern(item, macros, compiling, patterns);
    if (file.error()) return *file.error();
    if (!ids_here.insert(pattern.id).second) item.Fail("a second pattern \"" + pattern.id + "\"");
    const auto same = std::find_if(patterns.list.begin(), patterns.list.end(),
                                   [&](const Pattern& p) { return p.id == pattern.id; });
    if (same != patterns.list.end()) {
      patterns.replacements.push_back({pattern.position, same->position});
      *same = std::move(pattern);
    } else {
      patterns.list.push_back(std::move(pattern));
    }
  }
  root.Finish();
  if (file.error()) return *file.error();
  return {};
}

}  // namespace

GroupName SplitGroupName(std::string_view group) {
  GroupName name;
  const std::size_t underscore = std::min(group.find('_'), group.size());
  name.role = group.substr(0, underscore);
  if (underscore < group.size()) name.suffix = group.substr(underscore + 1);
  while (!name.role.empty() && IsAsciiDigit(static_cast<unsigned char>(name.role.back()))) {
    name.number = name.role.back() + name.number;
    name.role.pop_back();
  }
  return name;
}

const RoleType* ClaimKind::Role(const std::string& role) const {
  for (const auto& [name_of_role, type] : roles) {
    if (name_of_role == role) return &type;
  }
  return nullptr;
}

std::vector<bool> MayMatch(const Patterns& patterns, std::string_view text) {
  const std::vector<bool> held = patterns.words.In(text);
  std::vector<bool> may_match;
  for (const Pattern& pattern : patterns.list) may_match.push_back(AreMet(pattern.needs, held));
  return may_match;
}

Result<Patterns> LoadPatterns(const std::vector<std::string>& folders, BuiltIn built_in) {
  Patterns patterns;
  Macros macros;
  Places places;
  for (std::size_t i = 0; i < folders.size(); ++i) {
    std::set<std::string> ids_here;
    for (const std::string& path : PatternFiles(folders[i])) {
      TRY(ReadFile(path, macros, places, CompilingOf(i, built_in), ids_here, patterns));
    }
  }
  std::stable_sort(
      patterns.signs.begin(), patterns.signs.end(),
      [](const FigureSign& a, const FigureSign& b) { return a.word.size() > b.word.size(); });
  std::sort(patterns.label_fillers.begin(), patterns.label_fillers.end(),
            [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  return patterns;
}

std::vector<RegexMatch> FindMatches(const Pattern& pattern, std::string_view text,
                                    std::size_t limit) {
  std::vector<RegexMatch> matches = pattern.compiled.FindAll(text, limit);
  if (!pattern.unless_after.exists()) return matches;
  std::erase_if(matches, [&](const RegexMatch& match) {
    RegexMatch before;
    return pattern.unless_after.Search(text.substr(0, match.begin), 0, &before);
  });
  return matches;
}

}  // namespace gouji::rules
