#pragma once

// Functions that return bytes, run one after the other in a process of their own.
//
// Whatever becomes of that process (a crash, a loop, no memory left, a system call that it may not
// make) is an Error; what it delivered before stands. The process that forks must have one thread
// only.

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "worker/limits.h"

namespace gouji::worker {

/// What is done under the limits.
using Work = std::function<std::string()>;
/// Runs in the child before the limits hold: opens and maps what the work needs. Descriptors are
/// closed before the work begins.
using Task = std::function<Work()>;

/// A running child and the reading end of its pipe, through which each result comes with its size
/// before it. Ends with the object.
class Child {
 public:
  /// Errors: kSystem, if there is no process or pipe to be had.
  static Result<Child> Start(std::span<const Task> tasks, const Limits& limits,
                             const SystemCallFilter& filter);

  Child(Child&& other) noexcept;
  Child& operator=(Child&& other) noexcept;
  ~Child();

  /// Becomes readable when there is something to receive.
  int descriptor() const { return results_; }
  enum class Progress { kRunning, kEnded };
  /// Takes what the pipe holds, without waiting, and no more than some megabytes: a child that
  /// never stops writing must not hold up the others. Ended is also one that delivers too much.
  Progress Receive();
  /// The results that came whole since the last call, in the order of the tasks.
  std::vector<std::string> TakeResults();
  /// REQUIRES: Receive returned kEnded. Errors: kLimit (memory, time, size of a result), kInvalid
  /// (it crashed, or threw), kSystem.
  Result<void> Finish();

 private:
  /// What of the next result has come.
  struct Incoming {
    std::uint64_t size = 0;
    std::size_t bytes_of_size = 0;
    std::string bytes;
  };

  Child() = default;
  void End();
  void Swap(Child& other) noexcept;
  bool IsTooLarge() const;
  void TakeIfWhole();
  bool MayGoOn() const { return results_to_come_ > 0 && !IsTooLarge(); }

  pid_t process_ = -1;
  int results_ = -1, complaints_ = -1;  ///< What the child writes to these is read here.
  Limits limits_;
  std::size_t results_to_come_ = 0;
  Incoming incoming_;
  std::vector<std::string> received_;
};

}  // namespace gouji::worker
