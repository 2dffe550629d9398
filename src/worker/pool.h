#pragma once

// Many tasks in children, some at once; their results in the order of the tasks.
//
// A result may show that there is more to do: parts, which are tasks of their own, and one that
// makes the result of theirs. So a large document is shared out as many small ones are.
//
// Small tasks share a child, because a process costs about as much as reading a page. Whenever such
// a child does not deliver, each of its tasks that are left gets a child of its own: what becomes
// of one never shows in another.

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
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

/// What comes after the first result of a task.
struct Sequel {
  std::vector<Task> parts;  ///< Each has a child of its own; none: only the last is to be done.
  Limits limits;            ///< Of each part.
  /// Called in the parent as soon as a part has ended; may be empty.
  std::function<void(std::size_t part, const Result<std::string>& result)> part_ended;
  /// What makes the result, with what came of the parts, in their order: errors as Child::Finish.
  std::function<Task(std::vector<Result<std::string>> results)> last;
};

/// Whether the result of a task is the last. Called in the parent as soon as it has come.
using SequelOf = std::function<std::optional<Sequel>(std::size_t task, const std::string& result)>;

class Pool {
 public:
  /// At most `jobs` children live at once, fewer where the system allows no more processes or
  /// descriptors; that there is none for a single one is an error. Nothing is started before the
  /// first Next(), and little ahead of it later, so that results that nobody has asked for yet stay
  /// few.
  Pool(std::vector<PooledTask> tasks, const Limits& limits, int jobs, SequelOf sequel_of = {});

  /// How many children it takes if none fails.
  std::size_t child_count() const { return batches_.size(); }

  /// The result of the next task; errors as Child::Finish. REQUIRES: there is one.
  Result<std::string> Next();

 private:
  /// Successive tasks that share a child.
  struct Batch {
    std::size_t first = 0, count = 1;
  };
  struct Part {
    std::size_t task = 0, index = 0;
  };
  struct Running {
    Batch batch;  ///< Of what has not come yet.
    bool is_shared = false;
    std::optional<Part> part;  ///< Then there is no batch.
    Child child;
  };
  /// A task whose parts are running.
  struct Continued {
    Sequel sequel;
    std::map<std::size_t, Result<std::string>> results;
  };

  static std::deque<Batch> ToBatches(const std::vector<PooledTask>& tasks, std::size_t jobs);
  void StartSome();
  bool MayStart() const;
  bool MayTryLater() const;
  /// False: there is no process or descriptor for it until one that runs has ended.
  bool Start(const Batch& batch);
  bool Start(Part part);
  void Take(std::size_t task, std::string result);
  void Take(const Part& part, Result<std::string> result);
  void EndIfWhole(std::size_t task);
  void ReceiveSome();
  void Take(Running& running);
  void End(Running& running);

  std::vector<Task> tasks_;
  Limits limits_;
  std::size_t jobs_;
  Result<SystemCallFilter> filter_;
  std::deque<Batch> batches_;  ///< Not yet started.
  SequelOf sequel_of_;
  std::deque<Part> parts_;                      ///< Not yet started.
  std::map<std::size_t, Continued> continued_;  ///< By task.
  std::set<std::size_t> last_;  ///< Tasks that have become the last of their sequel.
  std::size_t next_to_give_ = 0;
  std::vector<Running> running_;
  std::map<std::size_t, Result<std::string>> ended_;
};

}  // namespace gouji::worker
