#include "worker/pool.h"

#include <dirent.h>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

namespace gouji::worker {
namespace {

using ::testing::HasSubstr;

/// A task that needs nothing opened.
Task Do(const Work& work) {
  return [work] { return work; };
}

/// Tasks that share no child.
std::vector<PooledTask> Apart(const std::vector<Task>& tasks) {
  std::vector<PooledTask> pooled;
  for (const Task& task : tasks) pooled.push_back({task, std::nullopt});
  return pooled;
}

/// Tasks so small that they share children.
std::vector<PooledTask> Small(const std::vector<Task>& tasks) {
  std::vector<PooledTask> pooled;
  for (const Task& task : tasks) pooled.push_back({task, 1});
  return pooled;
}

Result<std::string> RunOne(const Work& work, const Limits& limits = {}) {
  return Pool(Apart({Do(work)}), limits, 1).Next();
}

Error ErrorOf(const Work& work, const Limits& limits = {}) {
  const Result<std::string> result = RunOne(work, limits);
  return result ? Error{ErrorCode::kUndefined, "no error, but: " + *result, ""} : result.error();
}

std::size_t OpenDescriptors() {
  std::size_t count = 0;
  DIR* const folder = opendir("/proc/self/fd");
  while (readdir(folder) != nullptr) ++count;
  closedir(folder);
  return count;
}

/// Not optimised away. Unsigned: a fast machine counts beyond the largest int in less than a
/// second.
volatile unsigned sink = 0;

TEST(PoolTest, WhatTheWorkReturnsComesBack) {
  const Result<std::string> result = RunOne([] { return std::string("a\0b", 3); });
  ASSERT_TRUE(result);
  EXPECT_EQ(*result, std::string("a\0b", 3));
  EXPECT_EQ(*RunOne([] { return ""; }), "");
}

TEST(PoolTest, AResultOfManyMegabytesComesBackWhole) {
  constexpr std::size_t kSize = 20'000'001;
  const Result<std::string> result = RunOne([] {
    std::string large(kSize, 'x');
    large.back() = 'y';
    return large;
  });
  ASSERT_TRUE(result);
  EXPECT_EQ(result->size(), kSize);
  EXPECT_EQ(result->back(), 'y');
}

TEST(PoolTest, AResultAboveTheLimitIsRefused) {
  Limits limits;
  limits.result_bytes = std::size_t{1} << 20;
  const Error error = ErrorOf([] { return std::string(2 << 20, 'x'); }, limits);
  EXPECT_EQ(error.code, ErrorCode::kLimit);
  EXPECT_EQ(error.message, "the result is larger than 1 MB");
}

TEST(PoolTest, AnAbortIsAnErrorThatNamesTheSignal) {
  const Error error = ErrorOf([]() -> std::string { std::abort(); });
  EXPECT_EQ(error.message, "the worker ended by signal 6 (SIGABRT)");
}

// The sanitizers turn the signal into a report and a status.
TEST(PoolTest, AnAccessOutsideMemoryIsAnError) {
  const Error error = ErrorOf([]() -> std::string {
    std::signal(SIGSEGV, SIG_DFL);
    *reinterpret_cast<volatile int*>(std::uintptr_t{8}) = 1;
    return "";
  });
  EXPECT_THAT(error.message, HasSubstr("the worker ended "));
}

TEST(PoolTest, AnExceptionIsAnErrorWithItsWords) {
  const Error error = ErrorOf([]() -> std::string { throw std::logic_error("no such\nthing"); });
  EXPECT_EQ(error.message, "the worker failed: no such");
}

TEST(PoolTest, ALoopEndsWithItsProcessorTime) {
  Limits limits;
  limits.processor_seconds = 1;
  const Error error = ErrorOf(
      []() -> std::string {
        while (true) sink = sink + 1;
      },
      limits);
  EXPECT_EQ(error.code, ErrorCode::kLimit);
  EXPECT_EQ(error.message, "took more than 1 seconds of processor time");
}

/// In a process of its own, as no limit can be lifted again.
[[noreturn]] void SayUnderHardLimit(rlim_t seconds, const Work& work) {
  const rlimit limit = {seconds, seconds};
  setrlimit(RLIMIT_CPU, &limit);
  const Result<std::string> result = RunOne(work);
  std::fputs(result ? result->c_str() : result.error().message.c_str(), stderr);
  std::exit(0);
}

TEST(PoolTest, AHardLimitBelowTheWorkersLetsItRunAndIsNamedWhenItIsReached) {
  EXPECT_EXIT(SayUnderHardLimit(30, [] { return "was done"; }), ::testing::ExitedWithCode(0),
              "was done");
  EXPECT_EXIT(SayUnderHardLimit(2,
                                []() -> std::string {
                                  while (true) sink = sink + 1;
                                }),
              ::testing::ExitedWithCode(0), "took more than 1 seconds of processor time");
}

TEST(PoolTest, AllocatingWithoutEndIsAnErrorThatNamesTheLimit) {
  Limits limits;
  limits.memory_bytes = std::size_t{64} << 20;
  const Error error = ErrorOf(
      []() -> std::string {
        std::vector<std::unique_ptr<char[]>> blocks;
        while (true) blocks.push_back(std::make_unique<char[]>(1 << 20));
      },
      limits);
  EXPECT_EQ(error.code, ErrorCode::kLimit);
  EXPECT_EQ(error.message, "needed more memory than 64 MB");
}

// As Poppler does.
TEST(PoolTest, AnAbortForLackOfMemoryIsToldFromOthers) {
  Limits limits;
  limits.memory_bytes = std::size_t{64} << 20;
  const Error error = ErrorOf(
      []() -> std::string {
        if (std::malloc(std::size_t{1} << 30) != nullptr) return "there was memory";
        std::fputs("Out of memory\n", stderr);
        std::abort();
      },
      limits);
  EXPECT_EQ(error.message, "needed more memory than 64 MB");
}

TEST(PoolTest, WhatWasMappedBeforeTheWorkDoesNotCountAsItsMemory) {
  Limits limits;
  limits.memory_bytes = std::size_t{64} << 20;
  const Task task = []() -> Work {
    constexpr std::size_t kSize = std::size_t{400} << 20;
    void* const mapped =
        mmap(nullptr, kSize, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return [mapped] {
      const std::string ours(48 << 20, 'x');
      return std::string(mapped == MAP_FAILED ? "not mapped" : "mapped") + ours.substr(0, 1);
    };
  };
  const Result<std::string> result = Pool(Apart({task}), limits, 1).Next();
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(*result, "mappedx");
}

TEST(PoolTest, FilesAreReadAndNotWritten) {
  const std::string path = ::testing::TempDir() + "/gouji_worker_writes";
  std::remove(path.c_str());
  const Result<std::string> read = RunOne([] {
    const int file = open("/proc/self/stat", O_RDONLY);
    char byte = 0;
    return std::string(file >= 0 && ::read(file, &byte, 1) == 1 ? "read" : "not read");
  });
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(*read, "read");
  const Error error = ErrorOf([&]() -> std::string {
    return open(path.c_str(), O_WRONLY | O_CREAT, 0600) < 0 ? "refused" : "opened";
  });
  EXPECT_EQ(error.message, "the worker ended by signal 31 (SIGSYS)");
  EXPECT_NE(access(path.c_str(), F_OK), 0);
}

TEST(PoolTest, ASocketOrAProcessEndsTheWorker) {
  const Work forbidden[] = {
      [] { return std::to_string(socket(AF_INET, SOCK_STREAM, 0)); },
      [] { return std::to_string(fork()); },
      [] { return std::to_string(kill(getppid(), 0)); },
      [] { return std::to_string(execl("/bin/true", "true", nullptr)); },
  };
  for (const Work& work : forbidden) {
    EXPECT_EQ(ErrorOf(work).message, "the worker ended by signal 31 (SIGSYS)");
  }
}

TEST(PoolTest, WhoClosesThePipeAndGoesOnIsEnded) {
  const Error error = ErrorOf([]() -> std::string {
    close(3);
    while (true) sink = sink + 1;
  });
  EXPECT_EQ(error.message, "the worker ended by signal 9 (SIGKILL)");
}

TEST(PoolTest, WhatIsWrittenToThePipeBeforeACrashIsNoResult) {
  const Error error = ErrorOf([]() -> std::string {
    static_cast<void>(!write(3, "half", 4));
    std::abort();
  });
  EXPECT_THAT(error.message, HasSubstr("signal 6"));
}

TEST(PoolTest, WhoDeliversWithoutEndIsEnded) {
  const Result<std::string> result = RunOne([]() -> std::string {
    const std::uint64_t no_bytes = 0;  // The size of an empty result.
    while (true) static_cast<void>(!write(3, &no_bytes, sizeof no_bytes));
  });
  ASSERT_TRUE(result);
  EXPECT_EQ(*result, "");
}

TEST(PoolTest, WhatCameBeforeACrashStands) {
  int pipes[2];
  ASSERT_EQ(pipe(pipes), 0);
  std::vector<Task> tasks;
  for (int i = 0; i < 10; ++i) {
    tasks.push_back([i, &pipes]() -> Work {
      static_cast<void>(!write(pipes[1], "+", 1));
      return [i]() -> std::string {
        if (i == 7) std::abort();
        return std::to_string(i);
      };
    });
  }
  Pool pool(Small(tasks), {}, 1);
  for (int i = 0; i < 10; ++i) EXPECT_EQ(pool.Next().has_value(), i != 7) << i;
  std::string starts(32, ' ');
  // Ten at first, then those three that had not come.
  EXPECT_EQ(read(pipes[0], starts.data(), starts.size()), 13);
  close(pipes[0]);
  close(pipes[1]);
}

TEST(PoolTest, OnlyThePipesAreOpen) {
  const int left_open[] = {open("/dev/null", O_RDONLY), open("/dev/null", O_RDONLY)};
  const Result<std::string> result = RunOne([] {
    std::string descriptors;
    struct stat status;
    for (int i = 0; i < 100; ++i) {
      if (fstat(i, &status) == 0) descriptors += std::to_string(i) + " ";
    }
    return descriptors;
  });
  for (const int descriptor : left_open) close(descriptor);
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(*result, "2 3 ");
}

TEST(PoolTest, ResultsComeInTheOrderOfTheTasks) {
  std::vector<Task> tasks;
  for (int i = 0; i < 40; ++i) {
    tasks.push_back(Do([i]() -> std::string {
      if (i % 7 == 3) std::abort();
      for (int k = 0; k < (40 - i) * 100'000; ++k) sink = sink + 1;  // The later, the quicker.
      return std::to_string(i);
    }));
  }
  Pool pool(Apart(tasks), {}, 4);
  for (int i = 0; i < 40; ++i) {
    const Result<std::string> result = pool.Next();
    ASSERT_EQ(result.has_value(), i % 7 != 3) << i;
    if (result) {
      EXPECT_EQ(*result, std::to_string(i));
    }
  }
}

TEST(PoolTest, ATaskThatAbortsCostsNoneOfThoseThatShareItsChild) {
  std::vector<Task> tasks;
  for (int i = 0; i < 50; ++i) {
    tasks.push_back(Do([i]() -> std::string {
      if (i == 7) std::abort();
      return std::to_string(i);
    }));
  }
  Pool pool(Small(tasks), {}, 1);
  EXPECT_EQ(pool.child_count(), 3u);
  for (int i = 0; i < 50; ++i) {
    const Result<std::string> result = pool.Next();
    ASSERT_EQ(result.has_value(), i != 7) << i;
    if (result) {
      EXPECT_EQ(*result, std::to_string(i));
    }
  }
}

TEST(PoolTest, SharedChildrenThatFailOneAfterTheOtherHoldUpNothing) {
  std::vector<Task> tasks;
  for (int i = 0; i < 60; ++i) {
    tasks.push_back(Do([i]() -> std::string {
      if (i == 0) std::abort();
      // The second child fails when the tasks of the first have begun to run alone.
      for (int k = 0; k < (i == 1 ? 100'000'000 : i == 20 ? 20'000'000 : 0); ++k) sink = sink + 1;
      if (i == 20 || i == 59) std::abort();
      return std::to_string(i);
    }));
  }
  Pool pool(Small(tasks), {}, 3);
  alarm(60);  // A pool that waits for nobody would wait for ever.
  for (int i = 0; i < 60; ++i) {
    EXPECT_EQ(pool.Next().has_value(), i != 0 && i != 20 && i != 59) << i;
  }
  alarm(0);
}

/// Tasks of which "N" has N parts, each of which says its number, and a last that joins them; "-1"
/// has no sequel.
std::optional<Sequel> PartsOf(const std::string& result, std::vector<std::string>* ended) {
  const int count = std::stoi(result);
  if (count < 0) return std::nullopt;
  Sequel sequel;
  for (int i = 0; i < count; ++i) {
    sequel.parts.push_back(Do([i]() -> std::string {
      if (i == 2) std::abort();
      return std::to_string(i);
    }));
  }
  sequel.part_ended = [ended](std::size_t part, const Result<std::string>& said) {
    ended->push_back(std::to_string(part) + (said ? *said : "!"));
  };
  sequel.last = [](const std::vector<Result<std::string>>& results) {
    std::string joined = "=";
    for (const Result<std::string>& part : results) joined += part ? *part : "!";
    return Do([joined] { return joined; });
  };
  return sequel;
}

TEST(PoolTest, ATaskWithPartsResultsInWhatItsLastMakesOfThem) {
  for (const int jobs : {1, 3}) {
    SCOPED_TRACE(jobs);
    std::vector<Task> tasks;
    for (const char* count : {"-1", "4", "1", "-1", "0", "5"}) {
      tasks.push_back(Do([count] { return std::string(count); }));
    }
    std::vector<std::string> ended;
    Pool pool(Small(tasks), {}, jobs,
              [&](std::size_t, const std::string& result) { return PartsOf(result, &ended); });
    for (const char* expected : {"-1", "=01!3", "=0", "-1", "=", "=01!34"}) {
      const Result<std::string> result = pool.Next();
      ASSERT_TRUE(result) << result.error().message;
      EXPECT_EQ(*result, expected);
    }
    std::sort(ended.begin(), ended.end());
    EXPECT_EQ(ended, (std::vector<std::string>{"00", "00", "00", "11", "11", "2!", "2!", "33", "33",
                                               "44"}));
  }
}

TEST(PoolTest, TheResultOfALastIsNotContinued) {
  std::vector<std::string> ended;
  int asked = 0;
  Pool pool(Apart({Do([] { return std::string("0"); })}), {}, 1,
            [&](std::size_t, const std::string& result) {
              ++asked;
              std::optional<Sequel> sequel = PartsOf(result, &ended);
              sequel->last = [](const std::vector<Result<std::string>>&) {
                return Do([] { return std::string("0"); });
              };
              return sequel;
            });
  EXPECT_EQ(*pool.Next(), "0");
  EXPECT_EQ(asked, 1);
}

TEST(PoolTest, PartsHaveLimitsOfTheirOwn) {
  const auto forever = []() -> std::string {
    while (true) sink = sink + 1;
  };
  Pool pool(Apart({Do([] { return std::string(); })}), {}, 1, [&](std::size_t, const std::string&) {
    Sequel sequel;
    sequel.parts = {Do(forever)};
    sequel.limits.processor_seconds = 1;
    sequel.last = [](const std::vector<Result<std::string>>& results) {
      return Do([message = results[0].error().message] { return message; });
    };
    return sequel;
  });
  EXPECT_EQ(*pool.Next(), "took more than 1 seconds of processor time");
}

TEST(PoolTest, NoMoreWorkersLiveAtOnceThanJobs) {
  int pipes[2];
  ASSERT_EQ(pipe(pipes), 0);
  std::vector<Task> tasks;
  for (int i = 0; i < 12; ++i) {
    tasks.push_back([&pipes] {
      static_cast<void>(!write(pipes[1], "+", 1));
      for (int k = 0; k < 1'000'000; ++k) sink = sink + 1;
      static_cast<void>(!write(pipes[1], "-", 1));
      return Work([] { return std::string(); });
    });
  }
  Pool pool(Apart(tasks), {}, 3);
  for (int i = 0; i < 12; ++i) ASSERT_TRUE(pool.Next());
  std::string events(24, ' ');
  ASSERT_EQ(read(pipes[0], events.data(), events.size()), 24);
  close(pipes[0]);
  close(pipes[1]);
  int alive = 0;
  for (const char event : events) {
    alive += event == '+' ? 1 : -1;
    EXPECT_LE(alive, 3) << events;
  }
}

/// No more than so many descriptors besides those that are open, for as long as it lives. REQUIRES:
/// the open ones have the lowest numbers.
class SpareDescriptors {
 public:
  explicit SpareDescriptors(rlim_t count) {
    const int next = dup(STDERR_FILENO);
    close(next);
    getrlimit(RLIMIT_NOFILE, &before_);
    const rlimit lower = {static_cast<rlim_t>(next) + count, before_.rlim_max};
    setrlimit(RLIMIT_NOFILE, &lower);
  }
  ~SpareDescriptors() { setrlimit(RLIMIT_NOFILE, &before_); }
  SpareDescriptors(const SpareDescriptors&) = delete;
  SpareDescriptors& operator=(const SpareDescriptors&) = delete;

 private:
  rlimit before_ = {};
};

std::string Counted() {
  for (int k = 0; k < 1'000'000; ++k) sink = sink + 1;
  return "counted";
}

// A worker needs four to start, and two of them until it ends.
TEST(PoolTest, AsManyRunAtOnceAsThereAreDescriptors) {
  const SpareDescriptors spare(6);
  Pool pool(Apart(std::vector<Task>(8, Do(Counted))), {}, 5);
  for (int i = 0; i < 8; ++i) EXPECT_TRUE(pool.Next()) << i;
}

TEST(PoolTest, AsManyPartsRunAtOnceAsThereAreDescriptors) {
  const SpareDescriptors spare(6);
  Pool pool(Apart({Do(Counted)}), {}, 5, [](std::size_t, const std::string&) {
    Sequel sequel;
    sequel.parts.assign(8, Do(Counted));
    sequel.last = [](const std::vector<Result<std::string>>& results) {
      const auto errors = std::count_if(results.begin(), results.end(),
                                        [](const Result<std::string>& r) { return !r; });
      return Do([errors] { return std::to_string(errors); });
    };
    return sequel;
  });
  EXPECT_EQ(*pool.Next(), "0");
}

TEST(PoolTest, FourDescriptorsAreEnough) {
  const SpareDescriptors spare(4);
  EXPECT_EQ(*RunOne(Counted), "counted");
}

TEST(PoolTest, TooFewDescriptorsForOneWorkerAreAnError) {
  const SpareDescriptors spare(3);
  EXPECT_THAT(ErrorOf(Counted).message, HasSubstr("no pipe to a worker"));
}

TEST(PoolTest, NeitherProcessesNorDescriptorsAreLeft) {
  const std::size_t before = OpenDescriptors();
  {
    std::vector<Task> tasks(6, Do([]() -> std::string {
                              while (true) sink = sink + 1;
                            }));
    tasks[0] = Do([] { return std::string("first"); });
    Pool pool(Apart(tasks), {}, 3);
    EXPECT_EQ(*pool.Next(), "first");
    EXPECT_GT(OpenDescriptors(), before);
  }
  EXPECT_EQ(OpenDescriptors(), before);
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
  EXPECT_EQ(errno, ECHILD);
}

}  // namespace
}  // namespace gouji::worker
