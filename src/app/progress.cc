#include "app/progress.h"

#include <unistd.h>

#include <cstdio>

#include "report/display_width.h"

namespace gouji::app {

namespace {
constexpr int kPathColumns = 60;
}

Progress::Progress(std::size_t files, Verbosity verbosity)
    : files_(files),
      is_shown_(files > 1 && verbosity == Verbosity::kNormal && isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (is_shown_) std::fputs("\r\033[K", stderr);
}

void Progress::Next(const std::string& path) {
  ++done_;
  if (!is_shown_) return;
  const std::string name = report::Shortened(report::Printable(path), kPathColumns);
  std::fprintf(stderr, "\r\033[K[%zu/%zu] %s", done_, files_, name.c_str());
  std::fflush(stderr);
}

}  // namespace gouji::app
