#pragma once

// The folder of --debug: a file for each picture of a page, named by document and page:
// "bulletin-3.svg", and of a scanned page "bulletin-3-ink.png" and "bulletin-3-straight.png".

#include <filesystem>
#include <string>
#include <utility>

#include "app/output_folder.h"
#include "app/pipeline.h"
#include "base/result.h"

namespace gouji::app {

/// Whether a file is a picture that a run has drawn.
bool IsPicture(const std::filesystem::path& path);

class DrawingFolder {
 public:
  explicit DrawingFolder(std::string path) : folder_(std::move(path)) {}

  /// The pictures of a document's pages. The folder is made if it is missing; a picture of an
  /// earlier run is replaced. Errors: kInvalid if a file of the name is there that is no picture,
  /// and those of OutputFolder::Make and WriteOutput.
  Result<void> Write(const Reading& reading);

 private:
  Result<void> WritePicture(const std::string& name, const std::string& picture) const;

  OutputFolder folder_;
};

}  // namespace gouji::app
