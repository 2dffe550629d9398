#pragma once

// A function that returns bytes, run in a process of its own.
//
// Whatever becomes of that process (a crash, a loop, no memory left, a system call that it may not
// make) is an Error of this one call. The process that forks must have one thread only.

#include <sys/types.h>

#include <functional>
#include <string>

#include "base/result.h"
#include "worker/limits.h"

namespace gouji::worker {

/// What is done under the limits.
using Work = std::function<std::string()>;
/// Runs in the child before the limits hold: opens and maps what the work needs. Descriptors are
/// closed before the work begins.
using Task = std::function<Work()>;

/// A running child and the reading end of its pipe. Ends with the object.
class Child {
 public:
  /// Errors: kSystem, if there is no process or pipe to be had.
  static Result<Child> Start(const Task& task, const Limits& limits,
                             const SystemCallFilter& filter);

  Child(Child&& other) noexcept;
  Child& operator=(Child&& other) noexcept;
  ~Child();

  /// Becomes readable when there is something to receive.
  int descriptor() const { return results_; }
  enum class Progress { kRunning, kEnded };
  /// Takes what the pipe holds, without waiting.
  Progress Receive();
  /// REQUIRES: Receive returned kEnded. Errors: kLimit (memory, time, size of the result), kInvalid
  /// (it crashed, or threw), kSystem.
  Result<std::string> Finish();

 private:
  Child() = default;
  void End();

  pid_t process_ = -1;
  int results_ = -1, complaints_ = -1;  ///< What the child writes to these is read here.
  Limits limits_;
  std::string received_;
};

}  // namespace gouji::worker
