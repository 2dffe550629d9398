#include "app/database_run.h"

#include <ctime>

namespace gouji::app {

std::string ProgramVersion() { return GOUJI_VERSION; }

store::RunInfo CurrentRun(const RuleSet& rules) {
  const std::time_t now = std::time(nullptr);
  std::tm utc = {};
  gmtime_r(&now, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return {text, ProgramVersion(), rules.lexicon.hash};
}

Result<store::Database> OpenDatabase(const std::string& path, const RuleSet& rules,
                                     const store::RunInfo& run) {
  TRY_ASSIGN(store::Database database,
             store::Database::Open(path.empty() ? std::string(":memory:") : path));
  std::vector<store::IndicatorRow> indicators;
  for (const auto& [id, indicator] : rules.lexicon.indicators.by_id) {
    indicators.push_back({id, indicator.zh, indicator.en, indicator.measure});
  }
  if (Result<void> begun = database.BeginRun(run, indicators); !begun) {
    return begun.error().In(path);
  }
  return database;
}

}  // namespace gouji::app
