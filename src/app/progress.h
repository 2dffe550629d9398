#pragma once

// A line on the terminal that says which file is being read. Silent where standard error is no
// terminal, with --quiet, and for a single file.

#include <cstddef>
#include <string>

#include "app/command_line.h"

namespace gouji::app {

class Progress {
 public:
  Progress(std::size_t files, Verbosity verbosity);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void Next(const std::string& path);

 private:
  std::size_t files_, done_ = 0;
  bool is_shown_ = false;
};

}  // namespace gouji::app
