#include "worker/pool.h"

#include <poll.h>
#include <sched.h>

#include <algorithm>
#include <cassert>
#include <utility>

namespace gouji::worker {

namespace {

/// A slow task holds up those behind it when so many for each job have ended. They differ by a
/// factor of hundred, so a few more keep all jobs busy.
constexpr std::size_t kMostAhead = 8;
/// And when their results take so much.
constexpr std::size_t kMostBytesAhead = std::size_t{32} << 20;

}  // namespace

int AvailableProcessors() {
  cpu_set_t processors;
  if (sched_getaffinity(0, sizeof processors, &processors) != 0) return 1;
  return std::max(CPU_COUNT(&processors), 1);
}

Pool::Pool(std::vector<Task> tasks, const Limits& limits, int jobs)
    : tasks_(std::move(tasks)),
      limits_(limits),
      jobs_(static_cast<std::size_t>(std::max(jobs, 1))),
      filter_(SystemCallFilter::Make()) {}

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
  if (next_to_start_ == tasks_.size() || running_.size() >= jobs_) return false;
  if (next_to_start_ == next_to_give_) return true;
  std::size_t bytes = 0;
  for (const auto& [position, result] : ended_) bytes += result ? result->size() : 0;
  return next_to_start_ - next_to_give_ < kMostAhead * jobs_ && bytes < kMostBytesAhead;
}

void Pool::StartSome() {
  while (MayStart()) Start(next_to_start_++);
}

void Pool::Start(std::size_t position) {
  if (!filter_) {
    ended_.emplace(position, filter_.error());
    return;
  }
  Result<Child> child = Child::Start(tasks_[position], limits_, *filter_);
  if (child) {
    running_.emplace(position, std::move(child).value());
  } else {
    ended_.emplace(position, child.error());
  }
}

void Pool::ReceiveSome() {
  std::vector<pollfd> polled;
  for (const auto& [position, child] : running_) polled.push_back({child.descriptor(), POLLIN, 0});
  if (poll(polled.data(), polled.size(), -1) < 0) return;  // A signal: the caller asks again.
  std::size_t i = 0;
  for (auto it = running_.begin(); it != running_.end(); ++i) {
    const bool has_ended =
        polled[i].revents != 0 && it->second.Receive() == Child::Progress::kEnded;
    if (has_ended) ended_.emplace(it->first, it->second.Finish());
    it = has_ended ? running_.erase(it) : std::next(it);
  }
}

}  // namespace gouji::worker
