#include "rules/check_rules.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "rules/tsv_file.h"
#include "rules/yaml_file.h"

namespace gouji::rules {

namespace {

namespace fs = std::filesystem;

record::Text ReadText(const std::string& key, YamlNode node, CheckRule& rule) {
  const YamlNode zh = node.Get("zh"), en = node.Get("en");
  rule.places[key + ".zh"] = zh.position();
  rule.places[key + ".en"] = en.position();
  record::Text text;
  text.zh = zh.Text();
  text.en = en.Text();
  node.Finish();
  return text;
}

RuleTest ReadTest(YamlNode node) {
  static const std::vector<std::string> kVerdicts = {"holds",        "explained", "suspect",
                                                     "contradicted", "unchecked", "none"};
  RuleTest test;
  test.position = node.position();
  test.name = node.Get("name").Text();
  test.text = node.Get("text").Text();
  const std::size_t verdict = node.Get("expect").OneOf(kVerdicts);
  if (verdict + 1 < kVerdicts.size()) test.verdict = static_cast<record::Verdict>(verdict);
  test.mentions = node.Find("mentions").Texts();
  node.Finish();
  return test;
}

CheckRule ReadRule(YamlNode node) {
  static const std::vector<std::string> kSeverities = {"note", "warning", "error", "critical"};
  CheckRule rule;
  rule.position = node.position();
  rule.id = node.Get("id").Text();
  const YamlNode kind = node.Get("kind");
  rule.kind = kind.Text();
  rule.places["kind"] = kind.position();
  rule.title = ReadText("title", node.Get("title"), rule);
  rule.message = ReadText("message", node.Get("message"), rule);
  rule.severity = static_cast<record::Severity>(node.Get("severity").OneOf(kSeverities));
  rule.basis = node.Get("basis").Text();
  YamlNode assertion = node.Find("assert");
  if (assertion.exists()) {
    rule.places["assert"] = assertion.position();
    rule.comparison_text = assertion.Text();
    Result<Comparison> comparison = ParseComparison(rule.comparison_text);
    if (comparison) {
      rule.comparison = std::move(comparison).value();
    } else {
      assertion.Fail(comparison.error().ToString());
    }
  }
  YamlNode settings = node.Find("settings");
  for (const std::string& key : settings.Keys()) {
    const YamlNode value = settings.Get(key);
    rule.settings[key] = value.Texts();
    rule.places["settings." + key] = value.position();
  }
  node.Finish();
  return rule;
}

/// A line that begins a YAML document: "---" at its start, then nothing or a blank.
bool IsDocumentMark(std::string_view line) {
  return line.starts_with("---") &&
         (line.size() == 3 || line[3] == ' ' || line[3] == '\t' || line[3] == '\r');
}

/// Where the second document starts, at its "---"; the size of the text if there is none. A third
/// one is an error: nothing would read it.
Result<std::size_t> SecondDocument(std::string_view text, const std::string& path) {
  std::size_t second = text.size();
  bool has_content = false;  // A mark above all content begins the first document.
  int number = 0;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view line = text.substr(start, end - start);
    ++number;
    if (!IsDocumentMark(line)) {
      has_content = has_content || (!Trim(line).empty() && !line.starts_with('#'));
    } else if (second < text.size()) {
      return RuleError({path, number, 1},
                       "a third part after ---; a rule file has two: rules, then tests");
    } else if (has_content) {
      second = start;
    }
    start = end + 1;
  }
  return second;
}

/// Adds the tests of a file to its rules.
Result<void> ReadTests(const std::string& text, const std::string& path,
                       std::vector<CheckRule>& rules) {
  TRY_ASSIGN(const std::size_t start, SecondDocument(text, path));
  // Empty lines in place of the rules keep the line numbers.
  const auto lines =
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(start), '\n');
  std::string tests(static_cast<std::size_t>(lines), '\n');
  tests += text.substr(start);
  TRY_ASSIGN(const YamlFile file, YamlFile::Parse(tests, path));
  YamlNode root = file.root();
  if (root.exists() && root.IsMap()) {
    for (const YamlNode& item : root.Get("tests").Items()) {
      YamlNode node = item;
      const std::string id = node.Get("rule").Text();
      RuleTest test = ReadTest(node);
      const auto rule =
          std::find_if(rules.begin(), rules.end(), [&](const CheckRule& r) { return r.id == id; });
      if (rule == rules.end()) {
        node.Fail("a test of \"" + id + "\", which is no rule of this file");
        break;
      }
      rule->tests.push_back(std::move(test));
    }
    root.Finish();
  }
  if (file.error()) return *file.error();
  for (const CheckRule& rule : rules) {
    if (rule.tests.empty())
      return RuleError(rule.position, "the rule \"" + rule.id + "\" has no test");
  }
  return {};
}

/// The .yaml files of a folder's checks/, by name; empty if there is no such folder.
std::vector<std::string> RuleFiles(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(fs::path(folder) / "checks", ignored)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

const FilePosition& CheckRule::PlaceOf(const std::string& key) const {
  const auto place = places.find(key);
  return place == places.end() ? position : place->second;
}

Result<CheckRules> LoadCheckRules(const std::vector<std::string>& folders, RuleTests tests) {
  CheckRules rules;
  for (const std::string& folder : folders) {
    std::set<std::string> ids_here;
    for (const std::string& path : RuleFiles(folder)) {
      TRY_ASSIGN(const std::string text, ReadTextFile(path));
      TRY_ASSIGN(const std::size_t end, SecondDocument(text, path));
      TRY_ASSIGN(const YamlFile file, YamlFile::Parse(text.substr(0, end), path));
      YamlNode root = file.root();
      std::vector<CheckRule> read;
      for (const YamlNode& item : root.Get("rules").Items()) {
        read.push_back(ReadRule(item));
        const std::string& id = read.back().id;
        if (!ids_here.insert(id).second) item.Fail("a second rule \"" + id + "\"");
      }
      root.Finish();
      if (file.error()) return *file.error();
      if (tests == RuleTests::kRead) TRY(ReadTests(text, path, read));
      for (CheckRule& rule : read) {
        const auto same = std::find_if(rules.list.begin(), rules.list.end(),
                                       [&](const CheckRule& r) { return r.id == rule.id; });
        if (same != rules.list.end()) {
          rules.replacements.push_back({rule.position, same->position});
          *same = std::move(rule);
        } else {
          rules.list.push_back(std::move(rule));
        }
      }
    }
  }
  return rules;
}

}  // namespace gouji::rules
