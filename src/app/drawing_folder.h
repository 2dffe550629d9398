#pragma once

// The folder of --debug: a file for each picture of a page, named by document and page:
// "bulletin-3.svg", and of a scanned page "bulletin-3-ink.png" and "bulletin-3-straight.png".

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/pipeline.h"
#include "base/result.h"

namespace gouji::app {

class DrawingFolder {
 public:
  explicit DrawingFolder(std::string path) : path_(std::move(path)) {}

  /// The pictures of a document's pages. The folder is made if it is missing; a
  /// picture of an earlier run is replaced, and of two documents of one name the second gets a
  /// number. Errors: kInvalid if a file of the name is there that is no picture or the folder
  /// cannot be made, and those of WriteOutput.
  Result<void> Write(const Reading& reading);

 private:
  Result<void> WritePicture(const std::string& name, const std::string& picture) const;

  std::string path_;
  std::set<std::string> names_;  ///< Of the documents.
};

}  // namespace gouji::app
