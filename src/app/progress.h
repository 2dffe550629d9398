#pragma once

// A line on the terminal that says which file is being read, and how many scanned pages have been
// recognised. Silent where standard error is no terminal, with --quiet, and for a single file that
// has no such pages.

#include <chrono>
#include <cstddef>
#include <string>

#include "app/command_line.h"

namespace gouji::app {

class Progress {
 public:
  Progress(std::size_t files, Verbosity verbosity, report::Language language);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void Next(const std::string& path);
  /// More scanned pages were found.
  void AddPages(std::size_t count);
  /// One of them has been dealt with.
  void EndPage();

 private:
  void Show();

  std::size_t files_, done_ = 0;
  std::size_t pages_ = 0, pages_done_ = 0;
  std::chrono::steady_clock::time_point first_page_;
  std::string path_;
  report::Language language_;
  bool is_terminal_ = false;
};

/// "about 2 min left", for what took `seconds` and is `done` of `all`; "" if nobody can tell yet.
std::string TimeLeft(double seconds, std::size_t done, std::size_t all, report::Language language);

}  // namespace gouji::app
