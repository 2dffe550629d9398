#include "program.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace gouji::pipeline {

namespace fs = std::filesystem;

namespace {

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void Redirect(const std::string& path, int flags, int descriptor) {
  const int file = open(path.c_str(), flags, 0600);
  if (file < 0 || dup2(file, descriptor) < 0) _exit(127);
  close(file);
}

/// In the child: never returns.
[[noreturn]] void Start(const std::vector<std::string>& arguments, const RunOptions& options,
                        const std::string& in, const std::string& out, const std::string& error) {
  Redirect(in, O_RDONLY, STDIN_FILENO);
  Redirect(options.stdout_path.empty() ? out : options.stdout_path, O_WRONLY | O_CREAT | O_TRUNC,
           STDOUT_FILENO);
  Redirect(error, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
  for (const std::string& variable : options.environment) {
    const std::size_t equals = variable.find('=');
    setenv(variable.substr(0, equals).c_str(), variable.substr(equals + 1).c_str(), 1);
  }
  if (options.file_size_limit >= 0) {
    const rlimit limit = {static_cast<rlim_t>(options.file_size_limit),
                          static_cast<rlim_t>(options.file_size_limit)};
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) _exit(127);
  }
  if (options.permissions_count && geteuid() == 0) {
    // What root may do besides its permissions is gone after the exec.
    if (prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE) != 0) _exit(127);
    if (prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH) != 0) _exit(127);
  }
  if (!options.may_give_files_away && geteuid() == 0) {
    if (prctl(PR_CAPBSET_DROP, CAP_CHOWN) != 0) _exit(127);
  }
  std::vector<char*> argv = {const_cast<char*>("gouji")};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  execv(options.program.c_str(), argv.data());
  _exit(127);
}

}  // namespace

std::string SoundBulletin() {
  return "# 某县2023年5月12345热线办件情况\n\n"
         "| 单位 | 受理量 | 办结量 |\n|---|---|---|\n"
         "| 教育局 | 12 | 10 |\n| 住建局 | 30 | 28 |\n| 民政局 | 7 | 7 |\n"
         "| 合计 | 49 | 45 |\n";
}

std::string BrokenBulletin() {
  std::string text = SoundBulletin();
  return text.replace(text.find("| 49 |"), 6, "| 50 |");
}

std::string Unwrapped(const std::string& report) {
  std::string joined;
  for (std::size_t i = 0; i < report.size(); ++i) {
    const bool breaks = report[i] == '\n' && i + 1 < report.size() && report[i + 1] == ' ';
    if (!breaks) {
      joined += report[i];
      continue;
    }
    joined += ' ';
    i = report.find_first_not_of(' ', i + 1) - 1;
  }
  return joined;
}

pid_t ChildOf(pid_t process) {
  const std::string id = std::to_string(process);
  std::ifstream children("/proc/" + id + "/task/" + id + "/children");
  pid_t child = 0;
  children >> child;
  return child;
}

ProgramTest::ProgramTest() {
  const ::testing::TestInfo* test = ::testing::UnitTest::GetInstance()->current_test_info();
  folder_ = fs::temp_directory_path() / ("gouji-" + std::to_string(getpid()) + "-" + test->name());
  fs::remove_all(folder_);
  fs::create_directories(folder_);
}

ProgramTest::~ProgramTest() {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder_, ignored)) {
    fs::permissions(entry, fs::perms::owner_all, ignored);
  }
  fs::remove_all(folder_, ignored);
}

Outcome ProgramTest::Run(const std::vector<std::string>& arguments,
                         const RunOptions& options) const {
  // Beside the folder, so that a test may look at all that a run leaves in it.
  const std::string base = folder_.string();
  std::ofstream(base + ".in", std::ios::binary) << options.input;
  const pid_t child = fork();
  if (child == 0) Start(arguments, options, base + ".in", base + ".out", base + ".error");
  int state = 0;
  waitpid(child, &state, 0);
  Outcome outcome;
  outcome.status = WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
  if (options.stdout_path.empty()) outcome.out = ReadFile(base + ".out");
  outcome.error = ReadFile(base + ".error");
  for (const char* suffix : {".in", ".out", ".error"}) fs::remove(base + suffix);
  return outcome;
}

std::string ProgramTest::Write(const std::string& name, const std::string& text) const {
  const fs::path path = folder_ / name;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
  return path.string();
}

std::string ProgramTest::Read(const std::string& name) const { return ReadFile(folder_ / name); }

}  // namespace gouji::pipeline
