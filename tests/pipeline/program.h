#pragma once

// Runs the built program in a folder of the test's own.

#include <gtest/gtest.h>
#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace gouji::pipeline {

struct Outcome {
  int status = -1;  ///< What the program returned; 128 + n if signal n ended it.
  std::string out, error;
};

struct RunOptions {
  std::string program = GOUJI_PROGRAM;
  std::string input;                     ///< Standard input.
  std::vector<std::string> environment;  ///< "NAME=value", besides the test's own.
  std::string stdout_path;               ///< Where standard output goes; "": into Outcome::out.
  long file_size_limit = -1;             ///< Bytes that a written file may have; -1: no limit.
  /// Permissions count even for root, who otherwise may read everything.
  bool permissions_count = false;
  bool may_give_files_away = true;  ///< False: not even as root.
};

/// A bulletin with one table whose total is right, or too large by one.
std::string SoundBulletin();
std::string BrokenBulletin();

/// A report with each wrapped text on one line again: where lines break depends on the length of
/// the paths in them.
std::string Unwrapped(const std::string& report);

/// The first child of a process; 0 if it has none.
pid_t ChildOf(pid_t process);

class ProgramTest : public ::testing::Test {
 protected:
  ProgramTest();
  ~ProgramTest() override;

  Outcome Run(const std::vector<std::string>& arguments, const RunOptions& options = {}) const;
  /// Writes a file of the test's folder and returns its path.
  std::string Write(const std::string& name, const std::string& text) const;
  std::string Read(const std::string& name) const;
  std::string PathOf(const std::string& name) const { return (folder_ / name).string(); }
  static std::string Fixture(const std::string& name) {
    return std::string(GOUJI_FIXTURES) + "/" + name;
  }

  std::filesystem::path folder_;
};

}  // namespace gouji::pipeline
