#include "rules/rule_folder.h"

#include <algorithm>

namespace gouji::rules {

Result<void> ForEachRow(const std::vector<std::string>& folders, const std::string& name,
                        const std::vector<std::string>& columns,
                        const std::function<Result<void>(const TsvFile::Row&, std::size_t)>& read) {
  for (std::size_t i = 0; i < folders.size(); ++i) {
    const auto file = TsvFile::Read(folders[i] + "/" + name, columns);
    if (!file) {
      if (i > 0 && file.error().code == ErrorCode::kNotFound) continue;
      return file.error();
    }
    for (const TsvFile::Row& row : file->rows()) TRY(read(row, i));
  }
  return {};
}

Result<std::size_t> OneOf(const TsvFile::Row& row, std::size_t field,
                          const std::vector<std::string>& names, const std::string& what) {
  const auto found = std::find(names.begin(), names.end(), row.fields[field]);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  std::string known;
  for (const std::string& name : names) known += (known.empty() ? "" : ", ") + name;
  return RuleError(row.At(field),
                   "unknown " + what + " \"" + row.fields[field] + "\"; expected one of " + known);
}

void SortLongestFirst(std::vector<std::string>& words) {
  std::sort(words.begin(), words.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

}  // namespace gouji::rules
