#pragma once

// Many tasks, each in a child of its own, some at once; their results in the order of the tasks.

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "worker/child.h"
#include "worker/limits.h"

namespace gouji::worker {

/// The processors that this process may use, at least 1.
int AvailableProcessors();

class Pool {
 public:
  /// At most `jobs` children live at once. Nothing is started before the first Next(), and little
  /// ahead of it later, so that results that nobody has asked for yet stay few.
  Pool(std::vector<Task> tasks, const Limits& limits, int jobs);

  /// The result of the next task; errors as Child::Finish. REQUIRES: there is one.
  Result<std::string> Next();

 private:
  void StartSome();
  bool MayStart() const;
  void Start(std::size_t position);
  void ReceiveSome();

  std::vector<Task> tasks_;
  Limits limits_;
  std::size_t jobs_;
  Result<SystemCallFilter> filter_;
  std::size_t next_to_start_ = 0, next_to_give_ = 0;
  std::map<std::size_t, Child> running_;
  std::map<std::size_t, Result<std::string>> ended_;
};

}  // namespace gouji::worker
