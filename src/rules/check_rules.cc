#include "rules/check_rules.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "rules/yaml_file.h"

namespace gouji::rules {

namespace {

namespace fs = std::filesystem;

record::Text ReadText(YamlNode node) {
  record::Text text;
  text.zh = node.Get("zh").Text();
  text.en = node.Get("en").Text();
  node.Finish();
  return text;
}

RuleTest ReadTest(YamlNode node) {
  static const std::vector<std::string> kVerdicts = {"holds", "explained", "suspect",
                                                     "contradicted", "unchecked"};
  RuleTest test;
  test.position = node.position();
  test.name = node.Get("name").Text();
  test.text = node.Get("text").Text();
  test.verdict = static_cast<record::Verdict>(node.Get("expect").OneOf(kVerdicts));
  test.mentions = node.Find("mentions").Texts();
  node.Finish();
  return test;
}

CheckRule ReadRule(YamlNode node) {
  static const std::vector<std::string> kSeverities = {"note", "warning", "error", "critical"};
  CheckRule rule;
  rule.position = node.position();
  rule.id = node.Get("id").Text();
  rule.kind = node.Get("kind").Text();
  rule.title = ReadText(node.Get("title"));
  rule.message = ReadText(node.Get("message"));
  rule.severity = static_cast<record::Severity>(node.Get("severity").OneOf(kSeverities));
  rule.basis = node.Get("basis").Text();
  YamlNode assertion = node.Find("assert");
  if (assertion.exists()) {
    rule.comparison_text = assertion.Text();
    Result<Comparison> comparison = ParseComparison(rule.comparison_text);
    if (comparison) {
      rule.comparison = std::move(comparison).value();
    } else {
      assertion.Fail(comparison.error().ToString());
    }
  }
  YamlNode settings = node.Find("settings");
  for (const std::string& key : settings.Keys()) rule.settings[key] = settings.Get(key).Texts();
  for (const YamlNode& test : node.Get("tests").Items()) rule.tests.push_back(ReadTest(test));
  if (rule.tests.empty() && node.exists()) node.Fail("a rule needs at least one test");
  node.Finish();
  return rule;
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

Result<CheckRules> LoadCheckRules(const std::vector<std::string>& folders) {
  CheckRules rules;
  for (const std::string& folder : folders) {
    std::set<std::string> ids_here;
    for (const std::string& path : RuleFiles(folder)) {
      TRY_ASSIGN(const YamlFile file, YamlFile::Read(path));
      YamlNode root = file.root();
      for (const YamlNode& item : root.Get("rules").Items()) {
        CheckRule rule = ReadRule(item);
        if (!ids_here.insert(rule.id).second) item.Fail("a second rule \"" + rule.id + "\"");
        const auto same = std::find_if(rules.list.begin(), rules.list.end(),
                                       [&](const CheckRule& r) { return r.id == rule.id; });
        if (same != rules.list.end()) {
          *same = std::move(rule);
        } else {
          rules.list.push_back(std::move(rule));
        }
      }
      root.Finish();
      if (file.error()) return *file.error();
    }
  }
  return rules;
}

}  // namespace gouji::rules
