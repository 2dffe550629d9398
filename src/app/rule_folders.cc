#include "app/rule_folders.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "base/install_prefix.h"
#include "rules/folder_content.h"

namespace gouji::app {

namespace fs = std::filesystem;

Result<std::vector<std::string>> FindRuleFolders(const std::vector<std::string>& more) {
  std::vector<std::string> candidates;
  std::error_code error;
  const char* variable = std::getenv("GOUJI_RULES_DIR");
  if (variable != nullptr && *variable != '\0') {
    candidates.push_back(variable);  // Whoever sets it means it: nothing else is tried.
  } else {
    const Result<std::string> prefix = InstallPrefix();
    if (prefix) candidates.push_back(*prefix + "/share/gouji/rules");
    candidates.push_back(GOUJI_SOURCE_RULES);
  }
  std::vector<std::string> folders;
  std::string looked_at;
  for (const std::string& candidate : candidates) {
    looked_at += (looked_at.empty() ? "" : ", ") + candidate;
    if (folders.empty() && fs::is_directory(candidate, error)) folders.push_back(candidate);
  }
  if (folders.empty()) return Error{ErrorCode::kNotFound, "no rule files found", looked_at};
  const std::string built_in = folders.front();
  TRY(rules::CheckFolderContent(built_in, built_in));
  for (const std::string& folder : more) {
    if (!fs::is_directory(folder, error)) {
      return Error{ErrorCode::kNotFound, "no such folder of rules", folder};
    }
    TRY(rules::CheckFolderContent(folder, built_in));
    folders.push_back(folder);
  }
  return folders;
}

}  // namespace gouji::app
