#pragma once

// The folder of --debug: a file for each picture of a page, named by document and page:
// "bulletin-3.svg".

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "document/page.h"

namespace gouji::app {

class DrawingFolder {
 public:
  explicit DrawingFolder(std::string path) : path_(std::move(path)) {}

  /// `pictures` are those of the document's pages, in order. The folder is made if it is missing; a
  /// picture of an earlier run is replaced, and of two documents of one name the second gets a
  /// number. Errors: kInvalid if a file of the name is there that is no picture or the folder
  /// cannot be made, and those of WriteOutput.
  Result<void> Write(const document::Document& document, const std::vector<std::string>& pictures);

 private:
  std::string path_;
  std::set<std::string> names_;  ///< Of the documents.
};

}  // namespace gouji::app
