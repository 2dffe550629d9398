#include "worker/limits.h"

#include <fcntl.h>
#include <seccomp.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

// AddressSanitizer reserves terabytes of addresses, so its own count of what is allocated stands in
// for the limit on address space; and it makes more system calls than the program itself.
#ifdef __SANITIZE_ADDRESS__
extern "C" {  // GCC does not install <sanitizer/allocator_interface.h>.
std::size_t __sanitizer_get_current_allocated_bytes();
int __sanitizer_install_malloc_and_free_hooks(void (*)(const volatile void*, std::size_t),
                                              void (*)(const volatile void*));
}
#endif

namespace gouji::worker {

namespace {

Error SystemError(const char* what, int number) {
  return {ErrorCode::kSystem, std::string(what) + ": " + std::strerror(number), ""};
}

constexpr std::array kAllowed = {
    SCMP_SYS(read),
    SCMP_SYS(pread64),
    SCMP_SYS(write),
    SCMP_SYS(lseek),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(getdents64),
    SCMP_SYS(mmap),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(mprotect),
    SCMP_SYS(madvise),
    SCMP_SYS(brk),
    SCMP_SYS(futex),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(getrusage),
    SCMP_SYS(getrandom),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(gettid),
    SCMP_SYS(getpid),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    // Asked by qsort (how much memory there is), by OpenMP (how many processors) and by the loader
    // of libraries.
    SCMP_SYS(sysinfo),
    SCMP_SYS(uname),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(getcwd),
    SCMP_SYS(access),
    SCMP_SYS(faccessat2),
#ifdef __SANITIZE_ADDRESS__
    SCMP_SYS(sigaltstack),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(sched_yield),
    SCMP_SYS(pipe2),
#endif
};

Result<void> SetLimit(decltype(RLIMIT_AS) resource, rlim_t soft, rlim_t hard) {
  rlimit limit = {};
  if (getrlimit(resource, &limit) != 0) return SystemError("a limit cannot be read", errno);
  // Only the superuser may raise the hard limit; RLIM_INFINITY is the largest number.
  hard = std::min(hard, limit.rlim_max);
  limit = {std::min(soft, hard), hard};
  if (setrlimit(resource, &limit) != 0) return SystemError("a limit cannot be set", errno);
  return {};
}

#ifdef __SANITIZE_ADDRESS__
std::size_t most_allocated = 0;

void OnAllocation(const volatile void*, std::size_t) {
  if (__sanitizer_get_current_allocated_bytes() > most_allocated) _exit(kOutOfMemoryStatus);
}

Result<void> LimitMemory(std::size_t bytes) {
  most_allocated = __sanitizer_get_current_allocated_bytes() + bytes;
  __sanitizer_install_malloc_and_free_hooks(&OnAllocation, [](const volatile void*) {});
  return {};
}
#else
/// What this process has mapped.
Result<std::size_t> MappedBytes() {
  const int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return SystemError("/proc/self/statm cannot be read", errno);
  std::array<char, 128> text = {};
  const ssize_t size = read(file, text.data(), text.size() - 1);
  close(file);
  std::size_t pages = 0;
  if (size <= 0 || std::sscanf(text.data(), "%zu", &pages) != 1) {
    return Error{ErrorCode::kSystem, "/proc/self/statm holds no size", ""};
  }
  return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

Result<void> LimitMemory(std::size_t bytes) {
  TRY_ASSIGN(const std::size_t mapped, MappedBytes());
  return SetLimit(RLIMIT_AS, mapped + bytes, mapped + bytes);
}
#endif

}  // namespace

Result<SystemCallFilter> SystemCallFilter::Make() {
  const std::shared_ptr<void> context(seccomp_init(SCMP_ACT_KILL_PROCESS), [](void* filter) {
    if (filter != nullptr) seccomp_release(filter);
  });
  if (context == nullptr) return SystemError("no filter of system calls", ENOMEM);
  int failure = seccomp_attr_set(context.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
  for (const int call : kAllowed) {
    if (failure == 0) failure = seccomp_rule_add(context.get(), SCMP_ACT_ALLOW, call, 0);
  }
  // Files are opened for reading only.
  constexpr scmp_datum_t kWrites = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
  if (failure == 0) {
    failure = seccomp_rule_add(context.get(), SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
                               SCMP_A2(SCMP_CMP_MASKED_EQ, kWrites, O_RDONLY));
  }
  // Limits are read and not set.
  if (failure == 0) {
    failure = seccomp_rule_add(context.get(), SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1,
                               SCMP_A2(SCMP_CMP_EQ, 0));
  }
  // The C library asks for the flags of a file that it opened.
  for (const int question : {F_GETFD, F_GETFL}) {
    if (failure != 0) break;
    failure = seccomp_rule_add(context.get(), SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1,
                               SCMP_A1(SCMP_CMP_EQ, static_cast<scmp_datum_t>(question)));
  }
  if (failure != 0) return SystemError("no filter of system calls", -failure);
  return SystemCallFilter(context);
}

Result<void> SystemCallFilter::Enter() const {
  // abort() sends a signal to the process itself; others are none of its business.
  int failure = seccomp_rule_add(context_.get(), SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                                 SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(getpid())));
  if (failure == 0) failure = seccomp_load(context_.get());  // Sets no_new_privs too.
  if (failure != 0) return SystemError("no filter of system calls", -failure);
  return {};
}

Limits WithinHardLimits(Limits limits) {
  rlimit present = {};
  if (getrlimit(RLIMIT_CPU, &present) != 0 || present.rlim_max == RLIM_INFINITY) return limits;
  const rlim_t most = std::max<rlim_t>(present.rlim_max, 2) - 1;
  if (static_cast<rlim_t>(limits.processor_seconds) > most) {
    limits.processor_seconds = static_cast<int>(most);
  }
  return limits;
}

Result<void> SetLimits(const Limits& limits) {
  const auto seconds = static_cast<rlim_t>(limits.processor_seconds);
  TRY(SetLimit(RLIMIT_CORE, 0, 0));
  TRY(SetLimit(RLIMIT_FSIZE, 0, 0));
  // At the first the signal that says why, a second later one that nothing can hold up.
  TRY(SetLimit(RLIMIT_CPU, seconds, seconds + 1));
  return LimitMemory(limits.memory_bytes);
}

}  // namespace gouji::worker
