#include "app/inputs.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>

#include "app/drawing_folder.h"
#include "app/message.h"

namespace gouji::app {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 9> kExtensions = {
    ".pdf", ".txt", ".md", ".markdown", ".png", ".jpg", ".jpeg", ".tif", ".tiff"};

bool IsHidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

bool HasKnownExtension(const fs::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

record::Problem Unlistable(const fs::path& folder, const std::error_code& error,
                           report::Language language) {
  const bool permission = error == std::errc::permission_denied;
  const Error cause = {
      permission ? ErrorCode::kPermission : ErrorCode::kSystem,
      permission ? "no permission to list the folder" : "the folder cannot be listed", ""};
  return {folder.string(), 0, Explain(cause, language), true};
}

record::Problem NothingToRead(const fs::path& folder, report::Language language) {
  std::string known;
  for (const std::string_view extension : kExtensions) {
    known += (known.empty() ? "" : ", ") + std::string(extension);
  }
  const std::string message = language == report::Language::kChinese
                                  ? "文件夹中没有能读的文件（" + known + "）"
                                  : "the folder holds no file that is read (" + known + ")";
  return {folder.string(), 0, message, true};
}

/// The same for two ways to write the path of one file ("a.md", "./a.md", a link to it). Copies are
/// two files.
std::string Identity(const std::string& file) {
  std::error_code error;
  const fs::path path = file == "-" ? fs::path() : fs::canonical(file, error);
  return error || path.empty() ? file : path.string();
}

/// Folders are kept in a list of our own, not in the recursive iterator, so that one that may not
/// be listed is a problem of its own and its neighbours are still read.
void ListFolder(const fs::path& top, report::Language language, Inputs& inputs) {
  std::vector<fs::path> folders = {top}, files;
  const std::size_t problems = inputs.problems.size();
  while (!folders.empty()) {
    const fs::path folder = folders.back();
    folders.pop_back();
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
      const fs::path& path = entry->path();
      if (IsHidden(path)) continue;
      std::error_code ignored;
      if (entry->is_directory(ignored)) {
        if (!entry->is_symlink(ignored)) folders.push_back(path);
      } else if (!entry->is_other(ignored) && HasKnownExtension(path) && !IsPicture(path)) {
        files.push_back(path);
      }
    }
    if (error) inputs.problems.push_back(Unlistable(folder, error, language));
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) inputs.files.push_back(file.string());
  if (files.empty() && problems == inputs.problems.size()) {
    inputs.problems.push_back(NothingToRead(top, language));
  }
}

}  // namespace

Inputs FindInputs(const std::vector<std::string>& paths, report::Language language) {
  Inputs inputs;
  for (const std::string& path : paths) {
    std::error_code error;
    if (path != "-" && fs::is_directory(path, error)) {
      ListFolder(path, language, inputs);
    } else {
      inputs.files.push_back(path);
    }
  }
  std::set<std::string> seen;
  std::erase_if(inputs.files,
                [&](const std::string& file) { return !seen.insert(Identity(file)).second; });
  return inputs;
}

Result<void> StaysOutput(const std::string& output, const std::vector<std::string>& paths) {
  if (!HasKnownExtension(output)) return {};
  std::error_code error;
  const fs::path target = fs::weakly_canonical(fs::absolute(output, error), error);
  const bool is_found = std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
    if (path == "-" || !fs::is_directory(path, error)) return false;
    // Outside it begins with "..", which counts as hidden.
    const fs::path inside = target.lexically_relative(fs::canonical(path, error));
    return !error && std::none_of(inside.begin(), inside.end(), IsHidden);
  });
  if (!is_found) return {};
  return Error{ErrorCode::kInvalid,
               "the next run would read it as a bulletin: write to a folder that is not among "
               "those read",
               output};
}

}  // namespace gouji::app
