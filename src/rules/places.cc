#include "rules/places.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "rules/rule_folder.h"

namespace gouji::rules {

namespace {

bool IsCode(const std::string& code) {
  return code.size() == 6 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// 430602 lies in 430600, and that in 430000. Counties may lie in a province.
std::vector<std::string> CodesAbove(const std::string& code) {
  if (code.ends_with("0000")) return {};
  if (code.ends_with("00")) return {code.substr(0, 2) + "0000"};
  return {code.substr(0, 4) + "00", code.substr(0, 2) + "0000"};
}

}  // namespace

Result<std::vector<Place>> LoadPlaces(const std::vector<std::string>& folders) {
  constexpr std::array<std::pair<std::size_t, const char*>, 4> kBelow = {
      {{2, "街道"}, {3, "镇"}, {4, "乡"}, {5, ""}}};
  std::vector<Place> places;
  std::map<std::string, int> by_code;
  TRY(ForEachRow(
      folders, "places.tsv", {"code", "name", "streets?", "towns?", "townships?", "other?"},
      [&](const TsvFile::Row& row, std::size_t) -> Result<void> {
        const std::string& code = row.fields[0];
        if (!IsCode(code)) {
          return RuleError(row.At(0), "\"" + code + "\" is not a code of six digits");
        }
        if (row.fields[1].empty()) return RuleError(row.At(1), "the name is missing");
        const auto [at, added] = by_code.emplace(code, static_cast<int>(places.size()));
        if (added) {
          Place place;
          place.name = row.fields[1];
          const std::vector<std::string> above = CodesAbove(code);
          for (const std::string& holder : above) {
            const auto found = by_code.find(holder);
            if (place.parent < 0 && found != by_code.end()) place.parent = found->second;
          }
          if (place.parent < 0 && !above.empty()) {
            return RuleError(row.At(0), "no division \"" + above.back() + "\" before it");
          }
          places.push_back(std::move(place));
        } else if (const Place& known = places[static_cast<std::size_t>(at->second)];
                   known.name != row.fields[1]) {
          return RuleError(row.At(1), code + " is \"" + known.name + "\" already");
        }
        for (const auto& [field, ending] : kBelow) {
          for (const std::string& name : SplitList(row.fields[field])) {
            places.push_back({name + ending, at->second});
          }
        }
        return {};
      }));
  return places;
}

namespace {

Result<void> CheckIsOne(const TsvFile::Row& row) {
  if (CountCodePoints(row.fields[0]) == 1) return {};
  return RuleError(row.At(0), "\"" + row.fields[0] + "\" is not one character");
}

}  // namespace

Result<std::vector<Alike>> LoadAlike(const std::vector<std::string>& folders) {
  std::vector<Alike> list;
  TRY(ForEachRow(folders, "alike.tsv", {"character", "alike"},
                 [&](const TsvFile::Row& row, std::size_t) -> Result<void> {
                   TRY(CheckIsOne(row));
                   if (row.fields[1].empty()) return RuleError(row.At(1), "nothing is alike");
                   list.push_back({row.fields[0], row.fields[1]});
                   return {};
                 }));
  return list;
}

Result<std::vector<std::string>> LoadUnread(const std::vector<std::string>& folders) {
  std::vector<std::string> list;
  TRY(ForEachRow(folders, "unread.tsv", {"character"},
                 [&](const TsvFile::Row& row, std::size_t) -> Result<void> {
                   TRY(CheckIsOne(row));
                   list.push_back(row.fields[0]);
                   return {};
                 }));
  return list;
}

}  // namespace gouji::rules
