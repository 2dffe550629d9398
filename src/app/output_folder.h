#pragma once

// A folder that takes several files for each document, which are named after it.

#include <set>
#include <string>
#include <utility>

#include "base/result.h"

namespace gouji::app {

/// A path that ends in "/", or at which there is a folder.
bool NamesFolder(const std::string& path);

class OutputFolder {
 public:
  explicit OutputFolder(std::string path) : path_(std::move(path)) {}

  /// Makes it if it is missing. Errors: kPermission, kInvalid.
  Result<void> Make() const;
  /// What the names of the document's files begin with: "bulletin" for "in/bulletin.pdf". Of two
  /// documents of one name the second gets a number: "bulletin.2".
  std::string StemFor(const std::string& document);
  std::string PathOf(const std::string& name) const;

 private:
  std::string path_;
  std::set<std::string> stems_;
};

}  // namespace gouji::app
