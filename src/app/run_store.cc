#include "app/run_store.h"

#include <ctime>
#include <vector>

namespace gouji::app {

namespace {

/// Who writes, and when: now.
store::RunInfo CurrentRun(const RuleSet& rules) {
  const std::time_t now = std::time(nullptr);
  std::tm utc = {};
  gmtime_r(&now, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return {text, ProgramVersion(), rules.lexicon.hash};
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

Result<RunStore> RunStore::Open(const std::string& path, const RuleSet& rules) {
  RunStore run_store(path, CurrentRun(rules));
  if (path.empty()) return run_store;
  TRY_ASSIGN(run_store.database_, store::Database::Open(path));
  if (Result<void> begun = run_store.database_->BeginRun(run_store.run_, IndicatorsOf(rules));
      !begun) {
    return begun.error().In(path);
  }
  return run_store;
}

Result<void> RunStore::Save(const store::StoredDocument& document) {
  if (!database_) return {};
  if (Result<void> saved = database_->Save(document); !saved) return saved.error().In(path_);
  return {};
}

Result<bool> RunStore::IsCurrent(const std::string& document_id) {
  if (!database_) return false;
  return database_->IsCurrent(document_id, run_);
}

}  // namespace gouji::app
