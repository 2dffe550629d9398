#include "worker/pool.h"

#include <poll.h>
#include <sched.h>

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <utility>

namespace gouji::worker {

namespace {

/// A slow task holds up those behind it when so many for each job have ended. They differ by a
/// factor of hundred, so a few more keep all jobs busy.
constexpr std::size_t kMostAhead = 8;
/// And when their results take so much.
constexpr std::size_t kMostBytesAhead = std::size_t{32} << 20;
/// Bulletins are a tenth to half a megabyte; starting a child takes as long as reading one page.
constexpr std::size_t kMostWeight = std::size_t{2} << 20;
constexpr std::size_t kMostTasks = 20;

/// All of the tasks, one after the other; the size of each result stands before it.
Task Joined(std::span<const PooledTask> tasks) {
  return [tasks]() -> Work {
    std::vector<Work> works;
    for (const PooledTask& task : tasks) works.push_back(task.task());
    return [works = std::move(works)] {
      std::string joined;
      for (const Work& work : works) {
        const std::string result = work();
        const std::uint64_t size = result.size();
        joined.append(reinterpret_cast<const char*>(&size), sizeof size);
        joined += result;
      }
      return joined;
    };
  };
}

/// Nothing if these are not `count` results.
std::optional<std::vector<std::string>> Parts(std::string_view joined, std::size_t count) {
  std::vector<std::string> parts;
  while (parts.size() < count) {
    std::uint64_t size = 0;
    if (joined.size() < sizeof size) return std::nullopt;
    std::memcpy(&size, joined.data(), sizeof size);
    joined.remove_prefix(sizeof size);
    if (joined.size() < size) return std::nullopt;
    parts.emplace_back(joined.substr(0, size));
    joined.remove_prefix(size);
  }
  if (!joined.empty()) return std::nullopt;
  return parts;
}

}  // namespace

int AvailableProcessors() {
  cpu_set_t processors;
  if (sched_getaffinity(0, sizeof processors, &processors) != 0) return 1;
  return std::max(CPU_COUNT(&processors), 1);
}

Pool::Pool(std::vector<PooledTask> tasks, const Limits& limits, int jobs)
    : tasks_(std::move(tasks)),
      limits_(limits),
      jobs_(static_cast<std::size_t>(std::max(jobs, 1))),
      filter_(SystemCallFilter::Make()),
      batches_(ToBatches(tasks_)) {}

std::deque<Pool::Batch> Pool::ToBatches(const std::vector<PooledTask>& tasks) {
  std::deque<Batch> batches;
  std::size_t weight = kMostWeight;  // Of the last batch.
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    const std::size_t own = tasks[i].weight.value_or(kMostWeight);
    const bool joins = !batches.empty() && own < kMostWeight && weight + own <= kMostWeight &&
                       batches.back().count < kMostTasks;
    if (joins) {
      ++batches.back().count;
      weight += own;
    } else {
      batches.push_back({i, 1});
      weight = own;
    }
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
  return batches_.front().first - next_to_give_ < kMostAhead * jobs_ && bytes < kMostBytesAhead;
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
  const std::span<const PooledTask> tasks(tasks_.data() + batch.first, batch.count);
  const Task task = batch.count == 1 ? tasks.front().task : Joined(tasks);
  Result<Child> child = Child::Start(task, limits_, *filter_);
  if (child) {
    running_.push_back({batch, std::move(child).value()});
  } else {
    for (std::size_t i = 0; i < batch.count; ++i) ended_.emplace(batch.first + i, child.error());
  }
}

void Pool::End(const Batch& batch, Result<std::string> result) {
  if (batch.count == 1) {
    ended_.emplace(batch.first, std::move(result));
    return;
  }
  std::optional<std::vector<std::string>> parts;
  if (result) parts = Parts(*result, batch.count);
  // In the order of the tasks: batches that began later may have come back before.
  auto behind = std::find_if(batches_.begin(), batches_.end(),
                             [&](const Batch& b) { return b.first > batch.first; });
  for (std::size_t i = batch.count; i-- > 0;) {
    if (parts) {
      ended_.emplace(batch.first + i, std::move((*parts)[i]));
    } else {
      behind = batches_.insert(behind, {batch.first + i, 1});
    }
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
    if (polled[i].revents != 0 && running.child.Receive() == Child::Progress::kEnded) {
      End(running.batch, running.child.Finish());
    } else {
      left.push_back(std::move(running));
    }
  }
  running_ = std::move(left);
}

}  // namespace gouji::worker
