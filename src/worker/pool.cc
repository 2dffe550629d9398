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

Pool::Pool(std::vector<PooledTask> tasks, const Limits& limits, int jobs, SequelOf sequel_of)
    : limits_(limits),
      jobs_(static_cast<std::size_t>(std::max(jobs, 1))),
      filter_(SystemCallFilter::Make()),
      batches_(ToBatches(tasks, jobs_)),
      sequel_of_(std::move(sequel_of)) {
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
  if (batches_.empty()) return false;
  const std::size_t task = batches_.front().first;
  if (task == next_to_give_ || last_.contains(task)) return true;
  std::size_t bytes = 0;
  for (const auto& [position, result] : ended_) bytes += result ? result->size() : 0;
  return ended_.size() < kMostAhead * jobs_ && bytes < kMostBytesAhead;
}

void Pool::StartSome() {
  bool started = true;
  while (started && running_.size() < jobs_) {
    if (!parts_.empty()) {  // What has been begun is ended first.
      started = Start(parts_.front());
      if (started) parts_.pop_front();
    } else if (MayStart()) {
      started = Start(batches_.front());
      if (started) batches_.pop_front();
    } else {
      return;
    }
  }
}

/// One that ends gives back the processes and descriptors that another one lacks.
bool Pool::MayTryLater() const { return !running_.empty(); }

bool Pool::Start(const Batch& batch) {
  const std::span<const Task> tasks(tasks_.data() + batch.first, batch.count);
  Result<Child> child =
      filter_ ? Child::Start(tasks, limits_, *filter_) : Result<Child>(filter_.error());
  if (child) {
    running_.push_back({batch, batch.count > 1, std::nullopt, std::move(child).value()});
  } else if (MayTryLater()) {
    return false;
  } else {
    for (std::size_t i = 0; i < batch.count; ++i) ended_.emplace(batch.first + i, child.error());
  }
  return true;
}

bool Pool::Start(Part part) {
  const Sequel& sequel = continued_.at(part.task).sequel;
  Result<Child> child =
      Child::Start(std::span(&sequel.parts[part.index], 1), sequel.limits, *filter_);
  if (child) {
    running_.push_back({{}, false, part, std::move(child).value()});
  } else if (MayTryLater()) {
    return false;
  } else {
    Take(part, child.error());
  }
  return true;
}

void Pool::Take(std::size_t task, std::string result) {
  std::optional<Sequel> sequel;
  if (sequel_of_ && !last_.contains(task)) sequel = sequel_of_(task, result);
  if (!sequel) {
    ended_.emplace(task, std::move(result));
    return;
  }
  for (std::size_t i = 0; i < sequel->parts.size(); ++i) parts_.push_back({task, i});
  continued_.emplace(task, Continued{std::move(*sequel), {}});
  EndIfWhole(task);
}

void Pool::Take(const Part& part, Result<std::string> result) {
  Continued& continued = continued_.at(part.task);
  if (continued.sequel.part_ended) continued.sequel.part_ended(part.index, result);
  continued.results.emplace(part.index, std::move(result));
  EndIfWhole(part.task);
}

/// With the last of its parts the task becomes what comes after them.
void Pool::EndIfWhole(std::size_t task) {
  Continued& continued = continued_.at(task);
  if (continued.results.size() < continued.sequel.parts.size()) return;
  std::vector<Result<std::string>> results;
  for (auto& [index, part_result] : continued.results) results.push_back(std::move(part_result));
  tasks_[task] = continued.sequel.last(std::move(results));
  continued_.erase(task);
  last_.insert(task);
  batches_.push_front({task, 1});
}

void Pool::Take(Running& running) {
  Batch& batch = running.batch;
  for (std::string& result : running.child.TakeResults()) {
    if (running.part) {
      Take(*running.part, std::move(result));
      running.part.reset();
      batch.count = 0;
      return;
    }
    Take(batch.first, std::move(result));
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
    if (running.part) {
      Take(*running.part, error);
    } else {
      ended_.emplace(batch.first, error);
    }
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
