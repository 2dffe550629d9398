#include "worker/pool.h"

#include <poll.h>
#include <sched.h>

#include <algorithm>
#include <cassert>
#include <span>
#include <utility>

namespace gouji::worker {

namespace {

/// Of tasks that share a child. Bulletins are a tenth to half a megabyte; a child costs as much as
/// reading two pages: the fork, and a copy of each page of memory that the parent then writes to.
constexpr std::size_t kLeastWeight = std::size_t{2} << 20, kMostWeight = std::size_t{16} << 20;
constexpr std::size_t kMostTasks = 20;
/// A child takes such a part of what is left for each job: the last are small, so that no job waits
/// long for the last of another.
constexpr std::size_t kPartOfTheRest = 3;
/// A slow task holds up those behind it when so many for each job have ended.
constexpr std::size_t kMostAhead = 2 * kMostTasks;
/// And when their results take so much.
constexpr std::size_t kMostBytesAhead = std::size_t{32} << 20;

}  // namespace

int AvailableProcessors() {
  cpu_set_t processors;
  if (sched_getaffinity(0, sizeof processors, &processors) != 0) return 1;
  return std::max(CPU_COUNT(&processors), 1);
}

Pool::Pool(std::vector<PooledTask> tasks, const Limits& limits, int jobs)
    : limits_(limits),
      jobs_(static_cast<std::size_t>(std::max(jobs, 1))),
      filter_(SystemCallFilter::Make()),
      batches_(ToBatches(tasks, jobs_)) {
  for (PooledTask& task : tasks) tasks_.push_back(std::move(task.task));
}

std::deque<Pool::Batch> Pool::ToBatches(const std::vector<PooledTask>& tasks, std::size_t jobs) {
  std::size_t rest = 0;
  for (const PooledTask& task : tasks) rest += task.weight.value_or(0);
  std::deque<Batch> batches;
  std::size_t weight = 0, most = 0;  // Of the last batch.
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    const std::optional<std::size_t> own = tasks[i].weight;
    const bool joins =
        !batches.empty() && own && weight + *own <= most && batches.back().count < kMostTasks;
    if (joins) {
      ++batches.back().count;
      weight += *own;
    } else {
      batches.push_back({i, 1});
      most = own ? std::clamp(rest / (kPartOfTheRest * jobs), kLeastWeight, kMostWeight) : 0;
      weight = own.value_or(0);
    }
    rest -= own.value_or(0);
  }
  return batches;
}

Result<std::string> Pool::Next() {
  assert(next_to_give_ < tasks_.size());
  StartSome();
  while (!ended_.contains(next_to_give_)) {
    ReceiveSome();
    StartSome();
  }
  Result<std::string> result = std::move(ended_.extract(next_to_give_).mapped());
  ++next_to_give_;
  StartSome();  // They run while the caller works with the result.
  return result;
}

bool Pool::MayStart() const {
  if (batches_.empty() || running_.size() >= jobs_) return false;
  if (batches_.front().first == next_to_give_) return true;
  std::size_t bytes = 0;
  for (const auto& [position, result] : ended_) bytes += result ? result->size() : 0;
  return ended_.size() < kMostAhead * jobs_ && bytes < kMostBytesAhead;
}

void Pool::StartSome() {
  while (MayStart()) {
    const Batch batch = batches_.front();
    batches_.pop_front();
    Start(batch);
  }
}

void Pool::Start(const Batch& batch) {
  if (!filter_) {
    for (std::size_t i = 0; i < batch.count; ++i) ended_.emplace(batch.first + i, filter_.error());
    return;
  }
  const std::span<const Task> tasks(tasks_.data() + batch.first, batch.count);
  Result<Child> child = Child::Start(tasks, limits_, *filter_);
  if (child) {
    running_.push_back({batch, batch.count > 1, std::move(child).value()});
  } else {
    for (std::size_t i = 0; i < batch.count; ++i) ended_.emplace(batch.first + i, child.error());
  }
}

void Pool::Take(Running& running) {
  Batch& batch = running.batch;
  for (std::string& result : running.child.TakeResults()) {
    ended_.emplace(batch.first, std::move(result));
    ++batch.first;
    --batch.count;
  }
}

void Pool::End(Running& running) {
  const Result<void> finished = running.child.Finish();
  const Batch& batch = running.batch;
  if (batch.count == 0) return;
  if (!running.is_shared) {
    const Error error = finished
                            ? Error{ErrorCode::kInvalid, "the worker ended without a result", ""}
                            : finished.error();
    ended_.emplace(batch.first, error);
    return;
  }
  // In the order of the tasks: batches that began later may have come back before.
  auto behind = std::find_if(batches_.begin(), batches_.end(),
                             [&](const Batch& b) { return b.first > batch.first; });
  for (std::size_t i = batch.count; i-- > 0;) {
    behind = batches_.insert(behind, {batch.first + i, 1});
  }
}

void Pool::ReceiveSome() {
  std::vector<pollfd> polled;
  for (const Running& running : running_) {
    polled.push_back({running.child.descriptor(), POLLIN, 0});
  }
  if (poll(polled.data(), polled.size(), -1) < 0) return;  // A signal: the caller asks again.
  std::vector<Running> left;
  for (std::size_t i = 0; i < running_.size(); ++i) {
    Running& running = running_[i];
    const bool has_ended =
        polled[i].revents != 0 && running.child.Receive() == Child::Progress::kEnded;
    Take(running);
    if (has_ended) {
      End(running);
    } else {
      left.push_back(std::move(running));
    }
  }
  running_ = std::move(left);
}

}  // namespace gouji::worker
