#include "app/progress.h"

#include <unistd.h>

#include <cmath>
#include <cstdio>

#include "report/display_width.h"

namespace gouji::app {

namespace {
constexpr int kPathColumns = 60, kPathColumnsBesidePages = 30;
constexpr const char* kClearLine = "\r\033[K";
}  // namespace

Progress::Progress(std::size_t files, Verbosity verbosity, report::Language language)
    : files_(files),
      language_(language),
      is_terminal_(verbosity == Verbosity::kNormal && isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (is_terminal_ && (files_ > 1 || pages_ > 0)) std::fputs(kClearLine, stderr);
}

void Progress::Next(const std::string& path) {
  ++done_;
  path_ = path;
  Show();
}

void Progress::AddPages(std::size_t count) {
  if (pages_ == 0) first_page_ = std::chrono::steady_clock::now();
  pages_ += count;
  Show();
}

void Progress::EndPage() {
  ++pages_done_;
  Show();
}

void Progress::Show() {
  if (!is_terminal_ || (files_ <= 1 && pages_ == 0)) return;
  std::string line;
  if (files_ > 1) line = "[" + std::to_string(done_) + "/" + std::to_string(files_) + "] ";
  const int columns = pages_ > 0 ? kPathColumnsBesidePages : kPathColumns;
  line += report::Shortened(report::Printable(path_), columns);
  if (pages_ > 0) {
    const std::chrono::duration<double> since = std::chrono::steady_clock::now() - first_page_;
    const std::string left = TimeLeft(since.count(), pages_done_, pages_, language_);
    const bool chinese = language_ == report::Language::kChinese;
    line += (chinese ? " 扫描页 " : " scanned pages ") + std::to_string(pages_done_) + "/" +
            std::to_string(pages_) + (left.empty() ? "" : (chinese ? "，" : ", ") + left);
  }
  std::fprintf(stderr, "%s%s", kClearLine, line.c_str());
  std::fflush(stderr);
}

std::string TimeLeft(double seconds, std::size_t done, std::size_t all, report::Language language) {
  if (done == 0 || done >= all) return "";
  const double left = seconds / static_cast<double>(done) * static_cast<double>(all - done);
  constexpr double kMinute = 60;
  const bool in_minutes = left >= 2 * kMinute;
  const std::string count = std::to_string(std::lround(in_minutes ? left / kMinute : left));
  if (language == report::Language::kChinese) {
    return "约剩 " + count + (in_minutes ? " 分钟" : " 秒");
  }
  return "about " + count + (in_minutes ? " min left" : " s left");
}

}  // namespace gouji::app
