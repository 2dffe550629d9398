#include "app/drawing_folder.h"

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

#include "app/output.h"
#include "report/page_svg.h"

namespace gouji::app {

namespace {

namespace fs = std::filesystem;

bool IsPicture(const fs::path& path) {
  const std::string_view head = report::kPageSvgHead;
  std::string read(head.size(), '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(read.data(), static_cast<std::streamsize>(read.size()));
  return file && read == head;
}

}  // namespace

Result<void> DrawingFolder::Write(const document::Document& document,
                                  const std::vector<std::string>& pictures) {
  std::error_code error;
  fs::create_directories(path_, error);
  if (error) {
    const bool forbidden = error == std::errc::permission_denied;
    return Error{forbidden ? ErrorCode::kPermission : ErrorCode::kInvalid,
                 "the folder cannot be made: " + error.message(), path_};
  }
  const std::string stem = document.path == "-" ? "stdin" : fs::path(document.path).stem().string();
  std::string name = stem;
  for (int count = 2; !names_.insert(name).second; ++count) {
    name = stem + "." + std::to_string(count);
  }
  for (std::size_t i = 0; i < pictures.size() && i < document.pages.size(); ++i) {
    const fs::path path =
        fs::path(path_) / (name + "-" + std::to_string(document.pages[i].number) + ".svg");
    if (fs::exists(fs::symlink_status(path, error)) && !IsPicture(path)) {
      return Error{ErrorCode::kInvalid,
                   "a file of this name is there already and is no picture of a page",
                   path.string()};
    }
    TRY(WriteOutput(pictures[i], path.string()));
  }
  return {};
}

}  // namespace gouji::app
