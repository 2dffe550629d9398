#include "worker/child.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <new>
#include <utility>

namespace gouji::worker {

namespace {

constexpr int kFailedStatus = 98;
/// Where the child has its results to write to. Its standard error holds its complaints.
constexpr int kResults = 3;

/// All of it, or not at all.
bool WriteAll(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

[[noreturn]] void Fail(std::string_view complaint) {
  WriteAll(STDERR_FILENO, complaint);
  _exit(kFailedStatus);
}

/// Leaves nothing open but standard error and the pipe for the results.
void CloseOthers(int results) {
  dup2(results, kResults);
  close(STDIN_FILENO);
  close(STDOUT_FILENO);
  close_range(kResults + 1, ~0u, 0);
}

bool WriteResult(const std::string& result) {
  const std::uint64_t size = result.size();
  return WriteAll(kResults, {reinterpret_cast<const char*>(&size), sizeof size}) &&
         WriteAll(kResults, result);
}

/// In the child.
[[noreturn]] void Run(std::span<const Task> tasks, const Limits& limits,
                      const SystemCallFilter& filter, int results, int complaints) {
  std::signal(SIGXCPU, SIG_DFL);
  // Not by an exception, which a library may take for something else.
  std::set_new_handler([] { _exit(kOutOfMemoryStatus); });
  // The parent may run without a standard error, and then this is that one.
  if (results == STDERR_FILENO) results = fcntl(results, F_DUPFD, kResults);
  dup2(complaints, STDERR_FILENO);
  if (complaints != STDERR_FILENO) close(complaints);
  if (results < 0) Fail("no descriptor for the results");
  try {
    std::vector<Work> works;
    for (const Task& task : tasks) works.push_back(task());
    CloseOthers(results);
    if (const Result<void> set = SetLimits(limits); !set) Fail(set.error().message);
    if (const Result<void> entered = filter.Enter(); !entered) Fail(entered.error().message);
    for (const Work& work : works) {
      if (!WriteResult(work())) Fail("the result cannot be handed over");
    }
  } catch (const std::bad_alloc&) {
    _exit(kOutOfMemoryStatus);
  } catch (const std::exception& exception) {
    Fail(exception.what());
  }
  _exit(0);  // Neither destructors nor buffers: those of the parent would be written twice.
}

/// One line of printable ASCII: it may quote the bytes of a file.
std::string Legible(std::string_view text) {
  constexpr std::size_t kMostBytes = 200;
  std::string legible(text.substr(0, std::min(text.find('\n'), kMostBytes)));
  std::replace_if(
      legible.begin(), legible.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
  return legible;
}

/// Poppler and the C++ library say so before they abort.
bool SpeaksOfMemory(std::string_view complaint) {
  return complaint.find("Out of memory") != std::string_view::npos ||
         complaint.find("bad_alloc") != std::string_view::npos;
}

Error OutOfMemory(const Limits& limits) {
  return {ErrorCode::kLimit,
          "needed more memory than " + std::to_string(limits.memory_bytes >> 20) + " MB", ""};
}

Error Ended(const std::string& how, const std::string& complaint) {
  const std::string legible = Legible(complaint);
  return {ErrorCode::kInvalid, "the worker ended " + how + (legible.empty() ? "" : ": " + legible),
          ""};
}

Error OutcomeOf(int status, const std::string& complaint, const Limits& limits) {
  if (WIFSIGNALED(status)) {
    const int number = WTERMSIG(status);
    if (number == SIGXCPU) {
      return {ErrorCode::kLimit,
              "took more than " + std::to_string(limits.processor_seconds) +
                  " seconds of processor time",
              ""};
    }
    if (number == SIGABRT && SpeaksOfMemory(complaint)) return OutOfMemory(limits);
    const char* name = sigabbrev_np(number);
    return Ended("by signal " + std::to_string(number) +
                     (name == nullptr ? "" : " (SIG" + std::string(name) + ")"),
                 complaint);
  }
  if (WEXITSTATUS(status) == kOutOfMemoryStatus) return OutOfMemory(limits);
  if (WEXITSTATUS(status) == kFailedStatus) {
    return {ErrorCode::kInvalid, "the worker failed: " + Legible(complaint), ""};
  }
  return Ended("with status " + std::to_string(WEXITSTATUS(status)), complaint);
}

}  // namespace

Result<Child> Child::Start(std::span<const Task> tasks, const Limits& limits,
                           const SystemCallFilter& filter) {
  const auto failed = [](const char* what) {
    return Error{ErrorCode::kSystem, std::string(what) + ": " + std::strerror(errno), ""};
  };
  Child child;
  child.limits_ = WithinHardLimits(limits);
  child.results_to_come_ = tasks.size();
  std::array<int, 2> results = {-1, -1}, complaints = {-1, -1};
  if (pipe2(results.data(), O_CLOEXEC) != 0) return failed("no pipe to a worker");
  child.results_ = results[0];
  if (pipe2(complaints.data(), O_CLOEXEC) != 0) {
    const Error error = failed("no pipe to a worker");
    close(results[1]);
    return error;
  }
  child.complaints_ = complaints[0];
  // Nobody reads the complaints before the end: what is too much for the pipe is dropped.
  fcntl(complaints[0], F_SETFL, O_NONBLOCK);
  fcntl(complaints[1], F_SETFL, O_NONBLOCK);
  fcntl(results[0], F_SETFL, O_NONBLOCK);
  // So that most workers need not wait for their results to be taken.
  constexpr int kPipeBytes = 1 << 20;
  fcntl(results[1], F_SETPIPE_SZ, kPipeBytes);
  const pid_t parent = getpid();
  child.process_ = fork();
  if (child.process_ == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(kFailedStatus);
    // What the tasks open may need them.
    close(results[0]);
    close(complaints[0]);
    Run(tasks, child.limits_, filter, results[1], complaints[1]);
  }
  const int number = errno;
  close(results[1]);
  close(complaints[1]);
  errno = number;
  if (child.process_ < 0) return failed("no process for a worker");
  return child;
}

Child::Child(Child&& other) noexcept { Swap(other); }

Child& Child::operator=(Child&& other) noexcept {
  Swap(other);
  return *this;
}

void Child::Swap(Child& other) noexcept {
  std::swap(process_, other.process_);
  std::swap(results_, other.results_);
  std::swap(complaints_, other.complaints_);
  std::swap(limits_, other.limits_);
  std::swap(results_to_come_, other.results_to_come_);
  std::swap(incoming_, other.incoming_);
  received_.swap(other.received_);
}

Child::~Child() { End(); }

void Child::End() {
  if (process_ > 0) {
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }
  if (results_ >= 0) close(results_);
  if (complaints_ >= 0) close(complaints_);
  process_ = results_ = complaints_ = -1;
}

bool Child::IsTooLarge() const {
  return incoming_.bytes_of_size == sizeof incoming_.size && incoming_.size > limits_.result_bytes;
}

void Child::TakeIfWhole() {
  if (incoming_.bytes_of_size < sizeof incoming_.size) return;
  if (incoming_.bytes.size() < incoming_.size) return;
  received_.push_back(std::move(incoming_.bytes));
  incoming_ = {};
  --results_to_come_;
}

Child::Progress Child::Receive() {
  std::array<char, 1 << 16> chunk;
  constexpr int kMostReads = 256;
  for (int reads = 0; MayGoOn(); ++reads) {
    if (reads == kMostReads) return Progress::kRunning;
    std::uint64_t& size = incoming_.size;
    std::size_t& bytes_of_size = incoming_.bytes_of_size;
    std::string& bytes = incoming_.bytes;
    const bool sizes = bytes_of_size < sizeof size;
    const std::size_t wanted = sizes ? sizeof size - bytes_of_size
                                     : std::min<std::size_t>(chunk.size(), size - bytes.size());
    const ssize_t count = read(results_, chunk.data(), wanted);
    if (count == 0) return Progress::kEnded;
    if (count < 0 && errno == EAGAIN) return Progress::kRunning;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Progress::kEnded;
    if (sizes) {
      std::memcpy(reinterpret_cast<char*>(&size) + bytes_of_size, chunk.data(),
                  static_cast<std::size_t>(count));
      bytes_of_size += static_cast<std::size_t>(count);
      if (bytes_of_size == sizeof size && !IsTooLarge()) bytes.reserve(size);
    } else {
      bytes.append(chunk.data(), static_cast<std::size_t>(count));
    }
    TakeIfWhole();
  }
  return Progress::kEnded;
}

std::vector<std::string> Child::TakeResults() { return std::exchange(received_, {}); }

Result<void> Child::Finish() {
  // A child whose pipe is closed has set how it ends, and this does not change it; one that has
  // closed the pipe and goes on has nothing more to give.
  kill(process_, SIGKILL);
  int status = 0;
  pid_t waited = 0;
  do {
    waited = waitpid(process_, &status, 0);
  } while (waited < 0 && errno == EINTR);
  process_ = -1;
  if (waited < 0) {
    return Error{ErrorCode::kSystem,
                 std::string("how the worker ended is unknown: ") + std::strerror(errno), ""};
  }
  std::array<char, 1 << 16> complaint;
  const ssize_t size = read(complaints_, complaint.data(), complaint.size());
  const std::string said(complaint.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
#ifdef __SANITIZE_ADDRESS__  // Whoever runs with sanitizers wants to see all of what they say.
  if (said.find("Sanitizer") != std::string::npos) std::fputs(said.c_str(), stderr);
#endif
  if (IsTooLarge()) {
    return Error{ErrorCode::kLimit,
                 "the result is larger than " + std::to_string(limits_.result_bytes >> 20) + " MB",
                 ""};
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return OutcomeOf(status, said, limits_);
  return {};
}

}  // namespace gouji::worker
