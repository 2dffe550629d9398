#include "app/name_vocabulary.h"

#include <set>

#include "app/rule_folders.h"
#include "base/utf8.h"
#include "rules/indicators.h"
#include "rules/places.h"
#include "rules/table_reading.h"
#include "rules/units.h"

namespace gouji::app {

namespace {

void AddHeads(const rules::Indicators& indicators, const rules::TableReading& reading,
              scan::Vocabulary* vocabulary) {
  for (const auto& [id, indicator] : indicators.by_id) vocabulary->AddWord(indicator.zh);
  for (const rules::IndicatorAlias& alias : indicators.aliases) vocabulary->AddWord(alias.alias);
  for (const std::set<std::string>* words : {&reading.ordinal_words, &reading.name_words,
                                             &reading.category_words, &reading.text_words}) {
    for (const std::string& word : *words) vocabulary->AddWord(word);
  }
}

void AddOffices(const rules::UnitWords& units, scan::Vocabulary* vocabulary) {
  for (const rules::NonUnit& word : units.non_units) {
    if (word.match == rules::NonUnit::Match::kWhole) vocabulary->AddWord(word.word);
  }
  for (const rules::Stem& stem : units.stems) vocabulary->AddPart(stem.stem);
  // Forms of one character would make a word of anything.
  for (const auto& [form, stem] : units.forms) {
    if (CountCodePoints(form) > 1) vocabulary->AddPart(form);
  }
  for (const std::string& word : units.conjunctions) vocabulary->AddPart(word);
  for (const rules::UnitSuffix& suffix : units.suffixes) vocabulary->AddPart(suffix.suffix);
  for (const rules::DivisionWord& word : units.division_words) vocabulary->AddPart(word.word);
  for (const rules::DivisionShort& division : units.divisions) {
    vocabulary->AddPart(division.name);
  }
  for (const auto& [alias, unit] : units.aliases) {
    if (CountCodePoints(alias) > 1) vocabulary->AddPart(alias);
  }
}

}  // namespace

Result<scan::Vocabulary> LoadNameVocabulary(const std::vector<std::string>& more) {
  TRY_ASSIGN(const std::vector<std::string> folders, FindRuleFolders(more));
  TRY_ASSIGN(const std::vector<rules::Place> places, rules::LoadPlaces(folders));
  TRY_ASSIGN(const std::vector<rules::Alike> alike, rules::LoadAlike(folders));
  TRY_ASSIGN(const std::vector<std::string> unread, rules::LoadUnread(folders));
  TRY_ASSIGN(const rules::Indicators indicators, rules::LoadIndicators(folders));
  TRY_ASSIGN(const rules::TableReading reading, rules::LoadTableReading(folders));
  TRY_ASSIGN(const rules::UnitWords units, rules::LoadUnitWords(folders));
  scan::Vocabulary vocabulary;
  for (const rules::Place& place : places) vocabulary.AddPlace(place.name, place.parent);
  for (const rules::Alike& row : alike) vocabulary.AddAlike(row.character, row.alike);
  for (const std::string& character : unread) vocabulary.AddUnread(character);
  AddHeads(indicators, reading, &vocabulary);
  AddOffices(units, &vocabulary);
  return vocabulary;
}

}  // namespace gouji::app
