#pragma once

// What a worker may take from the machine, and how it is held to that.

#include <cstddef>
#include <memory>

#include "base/result.h"

namespace gouji::worker {

struct Limits {
  /// Address space besides what is mapped when the work begins: a large input that was mapped
  /// before does not count.
  std::size_t memory_bytes = std::size_t{512} << 20;
  /// Time on a processor, of which waiting is no part. Reading, checking and packing a bulletin of
  /// 500 pages takes about 5 seconds; a file that was made to be slow takes minutes.
  int processor_seconds = 60;
  /// What a worker may hand back.
  std::size_t result_bytes = std::size_t{256} << 20;
};

/// The system calls that a worker may make: to read files, to take and give back memory, to look at
/// the clock and to end. Any other ends it with SIGSYS. Made once and entered by each worker.
class SystemCallFilter {
 public:
  /// Errors: kSystem.
  static Result<SystemCallFilter> Make();

  /// For the rest of the process's life. Errors: kSystem if the kernel has no seccomp.
  Result<void> Enter() const;

 private:
  explicit SystemCallFilter(std::shared_ptr<void> context) : context_(std::move(context)) {}
  std::shared_ptr<void> context_;  ///< libseccomp's.
};

/// With no more processor time than the hard limit of this process leaves (`ulimit -t`), a second
/// less where it can be: a worker that reaches the hard limit is killed and cannot say why.
Limits WithinHardLimits(Limits limits);

/// Holds this process to the limits, or to its present hard limits where those are lower: address
/// space, processor time, no file written, no core dumped. Errors: kSystem.
Result<void> SetLimits(const Limits& limits);

/// The exit status by which a worker says that it has no memory left.
inline constexpr int kOutOfMemoryStatus = 99;

}  // namespace gouji::worker
