#include "app/run_store.h"

#include <ctime>
#include <vector>

namespace gouji::app {

namespace {

/// Who writes, and when: now.
store::RunInfo CurrentRun(const RuleSet& rules, std::pair<int, int> pages) {
  const std::time_t now = std::time(nullptr);
  std::tm utc = {};
  gmtime_r(&now, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  const std::string range =
      pages.first == 0 ? "" : std::to_string(pages.first) + "-" + std::to_string(pages.second);
  return {text, ProgramVersion(), rules.lexicon.hash, range};
}

std::vector<store::IndicatorRow> IndicatorsOf(const RuleSet& rules) {
  std::vector<store::IndicatorRow> rows;
  for (const auto& [id, indicator] : rules.lexicon.indicators.by_id) {
    rows.push_back({id, indicator.zh, indicator.en, indicator.measure});
  }
  return rows;
}

}  // namespace

std::string ProgramVersion() { return GOUJI_VERSION; }

Result<RunStore> RunStore::Open(const std::string& path, const RuleSet& rules,
                                std::pair<int, int> pages) {
  RunStore run_store(path, CurrentRun(rules, pages));
  if (path.empty()) return run_store;
  TRY_ASSIGN(run_store.database_, store::Database::Open(path));
  if (Result<void> begun = run_store.database_->BeginRun(run_store.run_, IndicatorsOf(rules));
      !begun) {
    return begun.error().In(path);
  }
  return run_store;
}

Result<store::Saved> RunStore::Save(const store::StoredDocument& document) {
  if (!database_) return store::Saved::kNew;
  Result<store::Saved> saved = database_->Save(document);
  if (!saved) return saved.error().In(path_);
  return saved;
}

Result<store::DocumentStates> RunStore::CurrentDocuments() {
  if (!database_) return store::DocumentStates();
  Result<store::DocumentStates> current = database_->CurrentDocuments(run_);
  if (!current) return current.error().In(path_);
  return current;
}

Result<std::optional<std::string>> RunStore::FindPage(const store::PageKey& key) {
  if (!database_) return std::optional<std::string>();
  Result<std::optional<std::string>> found = database_->FindPage(key);
  if (!found) return found.error().In(path_);
  return found;
}

Result<void> RunStore::SavePage(const store::PageKey& key, std::string_view content) {
  if (!database_) return {};
  const Result<void> saved = database_->SavePage(key, content);
  if (!saved) return saved.error().In(path_);
  return saved;
}

Result<bool> RunStore::IsCurrent(const document::Document& document, const std::string& location) {
  if (!database_) return false;
  const Result<bool> current = database_->IsCurrent(document.id, document.format, run_);
  if (!current || !*current) return current;
  if (const Result<bool> noted = database_->AddLocation(document.id, location); !noted) {
    return noted.error().In(path_);
  }
  return true;
}

}  // namespace gouji::app
