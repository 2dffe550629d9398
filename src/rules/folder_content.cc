#include "rules/folder_content.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <vector>

namespace gouji::rules {

namespace {

namespace fs = std::filesystem;

constexpr const char* kYamlFolders[] = {"checks", "patterns"};

/// What lies in a folder by name, without what is no matter of rules.
Result<std::vector<fs::path>> List(const fs::path& folder) {
  std::vector<fs::path> entries;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const fs::path& path = entry->path();
    const std::string name = path.filename().string();
    const bool is_backup = name.ends_with('~');  // Of an editor.
    if (!name.starts_with('.') && !is_backup && path.extension() != ".md") entries.push_back(path);
  }
  if (error == std::errc::permission_denied) {
    return Error{ErrorCode::kPermission, "no permission to list the folder", folder.string()};
  }
  if (error) {
    return Error{ErrorCode::kNotFound, "the folder cannot be listed", folder.string()};
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

Error Unexpected(const fs::path& path, const std::string& message) {
  return {ErrorCode::kInvalid, message, path.string()};
}

/// The .yaml files of checks/ or patterns/, counted; anything else there is an error.
Result<int> CountYamlFiles(const fs::path& folder) {
  TRY_ASSIGN(const std::vector<fs::path> files, List(folder));
  for (const fs::path& file : files) {
    std::error_code ignored;
    if (fs::is_directory(file, ignored)) {
      return Unexpected(file, "folders in this folder are not read; put its files one folder up");
    }
    if (file.extension() != ".yaml") {
      return Unexpected(file, "not read here; the name of a rule file ends with .yaml");
    }
  }
  return static_cast<int>(files.size());
}

std::string NamesOfTables(const std::string& built_in) {
  std::string names;
  const Result<std::vector<fs::path>> entries = List(built_in);
  if (!entries) return names;
  for (const fs::path& path : *entries) {
    if (path.extension() == ".tsv") names += (names.empty() ? "" : ", ") + path.filename().string();
  }
  return names;
}

}  // namespace

Result<void> CheckFolderContent(const std::string& folder, const std::string& built_in) {
  const bool is_built_in = folder == built_in;
  TRY_ASSIGN(const std::vector<fs::path> entries, List(folder));
  int files = 0;
  for (const fs::path& path : entries) {
    const std::string name = path.filename().string();
    std::error_code ignored;
    if (std::find(std::begin(kYamlFolders), std::end(kYamlFolders), name) !=
        std::end(kYamlFolders)) {
      if (!fs::is_directory(path, ignored))
        return Unexpected(path, "expected a folder, not a file");
      TRY_ASSIGN(const int found, CountYamlFiles(path));
      files += found;
    } else if (fs::is_directory(path, ignored)) {
      return Unexpected(path, "this folder is not read; expected checks or patterns");
    } else if (path.extension() == ".yaml" || path.extension() == ".yml") {
      return Unexpected(path,
                        "not read here; put check rules into checks/NAME.yaml and claim "
                        "patterns into patterns/NAME.yaml");
    } else if (!is_built_in && !fs::exists(fs::path(built_in) / name, ignored)) {
      return Unexpected(path,
                        "no rule file has this name; expected checks/NAME.yaml, "
                        "patterns/NAME.yaml or one of " +
                            NamesOfTables(built_in));
    } else {
      ++files;
    }
  }
  if (files == 0) {
    return Error{ErrorCode::kInvalid,
                 "the folder holds no rule files; expected checks/NAME.yaml, patterns/NAME.yaml or "
                 "TSV files with the names of the built-in ones",
                 folder};
  }
  for (const char* name : kYamlFolders) {
    std::error_code ignored;
    if (is_built_in && !fs::is_directory(fs::path(folder) / name, ignored)) {
      return Error{ErrorCode::kNotFound,
                   "the folder of built-in rules has no folder " + std::string(name), folder};
    }
  }
  return {};
}

}  // namespace gouji::rules
