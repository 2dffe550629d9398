#include "app/drawing_folder.h"

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

#include "app/output.h"
#include "report/page_svg.h"

namespace gouji::app {

namespace fs = std::filesystem;

bool IsPicture(const fs::path& path) {
  const bool is_drawing = path.extension() == ".svg";
  std::error_code error;
  // To open a pipe would wait for its other end.
  if ((!is_drawing && path.extension() != ".png") || !fs::is_regular_file(path, error))
    return false;
  std::string head(512, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  return is_drawing ? head.starts_with(report::kPageSvgHead)
                    : head.find(scan::kPictureText) != std::string::npos;
}

Result<void> DrawingFolder::WritePicture(const std::string& name,
                                         const std::string& picture) const {
  const fs::path path = folder_.PathOf(name);
  std::error_code error;
  if (fs::exists(fs::symlink_status(path, error)) && !IsPicture(path)) {
    return Error{ErrorCode::kInvalid,
                 "a file of this name is there already and is no picture of a page", path.string()};
  }
  return WriteOutput(picture, path.string());
}

Result<void> DrawingFolder::Write(const Reading& reading) {
  const document::Document& document = reading.document;
  TRY(folder_.Make());
  const std::string name = folder_.StemFor(document.path);
  const std::vector<std::string>& pictures = reading.pictures;
  for (std::size_t i = 0; i < pictures.size() && i < document.pages.size(); ++i) {
    TRY(WritePicture(name + "-" + std::to_string(document.pages[i].number) + ".svg", pictures[i]));
  }
  for (const ScanPictures& scanned : reading.scans) {
    for (std::size_t i = 0; i < scanned.images.size(); ++i) {
      const std::string stem_of_page =
          name + "-" + std::to_string(scanned.page) + (i == 0 ? "" : "." + std::to_string(i + 1));
      const scan::Pictures& image = scanned.images[i];
      if (!image.ink.empty()) TRY(WritePicture(stem_of_page + "-ink.png", image.ink));
      if (!image.straight.empty()) {
        TRY(WritePicture(stem_of_page + "-straight.png", image.straight));
      }
    }
  }
  return {};
}

}  // namespace gouji::app
