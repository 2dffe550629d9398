#pragma once

// Many tasks in children, some at once; their results in the order of the tasks.
//
// Small tasks share a child, because a process costs about as much as reading a page. Whenever such
// a child does not deliver, each of its tasks that are left gets a child of its own: what becomes
// of one never shows in another.

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "worker/child.h"
#include "worker/limits.h"

namespace gouji::worker {

/// The processors that this process may use, at least 1.
int AvailableProcessors();

struct PooledTask {
  Task task;
  /// How large its input is, in bytes; nothing: not known, it shares no child.
  std::optional<std::size_t> weight;
};

class Pool {
 public:
  /// At most `jobs` children live at once. Nothing is started before the first Next(), and little
  /// ahead of it later, so that results that nobody has asked for yet stay few.
  Pool(std::vector<PooledTask> tasks, const Limits& limits, int jobs);

  /// How many children it takes if none fails.
  std::size_t child_count() const { return batches_.size(); }

  /// The result of the next task; errors as Child::Finish. REQUIRES: there is one.
  Result<std::string> Next();

 private:
  /// Successive tasks that share a child.
  struct Batch {
    std::size_t first = 0, count = 1;
  };
  struct Running {
    Batch batch;  ///< Of what has not come yet.
    bool is_shared = false;
    Child child;
  };

  static std::deque<Batch> ToBatches(const std::vector<PooledTask>& tasks, std::size_t jobs);
  void StartSome();
  bool MayStart() const;
  void Start(const Batch& batch);
  void ReceiveSome();
  void Take(Running& running);
  void End(Running& running);

  std::vector<Task> tasks_;
  Limits limits_;
  std::size_t jobs_;
  Result<SystemCallFilter> filter_;
  std::deque<Batch> batches_;  ///< Not yet started.
  std::size_t next_to_give_ = 0;
  std::vector<Running> running_;
  std::map<std::size_t, Result<std::string>> ended_;
};

}  // namespace gouji::worker
