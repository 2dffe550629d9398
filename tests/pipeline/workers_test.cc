// Each document is read in a process of its own: what one of them does to it costs no other.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>

#include "program.h"

namespace gouji::pipeline {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class WorkersTest : public ProgramTest {};

bool IsAlive(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string id, name, state;
  return (file >> id >> name >> state) && state != "Z";
}

template <typename Condition>
bool WaitUntil(Condition condition) {
  for (int i = 0; i < 3000; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

/// The program that this process has started and the worker that the program has started.
struct Running {
  pid_t program = 0, worker = 0;
};

Running WaitForWorker() {
  Running running;
  WaitUntil([&] {
    running.program = ChildOf(getpid());
    running.worker = running.program == 0 ? 0 : ChildOf(running.program);
    return running.worker != 0;
  });
  return running;
}

TEST_F(WorkersTest, TheOutputIsTheSameHoweverManyJobsThereAre) {
  std::vector<std::string> inputs;
  for (const char* name :
       {"bulletins/haiyuan-2017.txt", "bulletins/quyuan-2023-05.pdf",
        "bulletins/junan-2021-w43.pdf", "reader/truncated.pdf", "reader/two_pages.pdf",
        "reader/garbage.pdf", "reader/needs_password.pdf", "reader/type3.pdf", "reader/scan.pdf"}) {
    inputs.push_back(Fixture(name));
  }
  inputs.push_back(PathOf("none.pdf"));
  const std::vector<std::string> commands[] = {{"check", "--format", "json", "--show", "all"},
                                               {"tables", "--format", "json", "--ocr", "never"},
                                               {"info", "--ocr", "never"}};
  for (std::vector<std::string> arguments : commands) {
    arguments.insert(arguments.end(), inputs.begin(), inputs.end());
    arguments.insert(arguments.end(), {"--jobs", "1"});
    const Outcome one = Run(arguments);
    arguments.back() = "3";
    const Outcome three = Run(arguments);
    EXPECT_EQ(one.out, three.out) << arguments.front();
    EXPECT_EQ(one.error, three.error);
    EXPECT_EQ(one.status, three.status);
    EXPECT_FALSE(one.out.empty());
  }
}

TEST_F(WorkersTest, ADocumentThatTakesTooLongCostsOnlyItself) {
  const std::string bomb = Fixture("reader/bomb_of_time.pdf");
  const std::string neighbour = Write("neighbour.md", BrokenBulletin());
  const Outcome english =
      Run({"check", "--lang", "en", "--seconds", "1", "--jobs", "2", bomb, neighbour});
  EXPECT_EQ(english.status, 3);
  EXPECT_THAT(english.out, HasSubstr("[error]"));
  EXPECT_THAT(Unwrapped(english.out), HasSubstr("took more than 1 seconds of processor time"));
  const Outcome chinese = Run({"tables", "--seconds", "1", bomb, neighbour});
  EXPECT_EQ(chinese.status, 3);
  EXPECT_THAT(chinese.out, HasSubstr("教育局,12,10"));
  EXPECT_THAT(chinese.error, HasSubstr("bomb_of_time.pdf: 处理器时间超过 1 秒"));
}

TEST_F(WorkersTest, ADocumentThatTakesTooMuchMemoryCostsOnlyItself) {
  std::string large = "# 某县2023年5月12345热线办件情况\n\n";
  while (large.size() < 3'000'000) large += "受理教育局来电一件，均已按期办结并回访。\n";
  const std::string path = Write("large.md", large);
  const std::string neighbour = Write("neighbour.md", BrokenBulletin());
  const Outcome english = Run({"check", "--lang", "en", "--memory", "20", path, neighbour});
  EXPECT_EQ(english.status, 3);
  EXPECT_THAT(english.out, HasSubstr("[error]"));
  EXPECT_THAT(Unwrapped(english.out), HasSubstr("needed more memory than 20 MB"));
  const Outcome chinese = Run({"info", "--memory", "20", path, neighbour});
  EXPECT_EQ(chinese.status, 3);
  EXPECT_THAT(chinese.error, HasSubstr("large.md: 所需内存超过 20 MB"));
}

// Three pictures of 1.2 GB each in less than 1 KB. Without the limit they take minutes.
TEST_F(WorkersTest, ABombOfMemoryCostsOnlyItself) {
  const Outcome outcome = Run({"check", "--seconds", "5", Fixture("reader/bomb_of_memory.pdf"),
                               Write("neighbour.md", BrokenBulletin())});
  EXPECT_THAT(outcome.out, HasSubstr("[错误]"));
  EXPECT_THAT(outcome.out, HasSubstr("bomb_of_memory.pdf"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("处理器时间")));
}

TEST_F(WorkersTest, AWorkerThatCrashesCostsOnlyItsDocument) {
  std::thread killer([] {
    const pid_t worker = WaitForWorker().worker;
    if (worker != 0) kill(worker, SIGKILL);
  });
  // Standard input shares no worker; of a shared one each document would be read again alone.
  RunOptions options;
  options.input = BrokenBulletin();
  const Outcome outcome =
      Run({"check", "--jobs", "1", Fixture("reader/bomb_of_time.pdf"), "-"}, options);
  killer.join();
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(outcome.out, HasSubstr("[错误]"));
  EXPECT_THAT(Unwrapped(outcome.out), HasSubstr("处理进程被信号 9 (SIGKILL) 终止"));
}

TEST_F(WorkersTest, AnInterruptEndsTheProgramAndItsWorkers) {
  Running running;
  std::thread interrupter([&] {
    running = WaitForWorker();
    if (running.worker != 0) kill(running.program, SIGINT);
  });
  const Outcome outcome = Run({"check", Fixture("reader/bomb_of_time.pdf")});
  interrupter.join();
  EXPECT_EQ(outcome.status, 128 + SIGINT);
  ASSERT_NE(running.worker, 0);
  EXPECT_TRUE(WaitUntil([&] { return !IsAlive(running.worker); }));
}

// A starter that pays no heed to its children hands that on to what it starts.
TEST_F(WorkersTest, HowWorkersEndIsSeenThoughTheSignalOfItIsIgnored) {
  const std::string command = "env --ignore-signal=CHLD '" + std::string(GOUJI_PROGRAM) +
                              "' tables --seconds 1 '" + Fixture("reader/bomb_of_time.pdf") +
                              "' 2> '" + PathOf("errors") + "'";
  const int status = std::system(command.c_str());
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 3);
  EXPECT_THAT(Read("errors"), HasSubstr("处理器时间超过 1 秒"));
}

TEST_F(WorkersTest, NamedPipesAndStandardInputAreReadByWorkersToo) {
  RunOptions options;
  options.input = BrokenBulletin();
  for (const char* path : {"-", "/dev/stdin", "/dev/fd/0"}) {
    EXPECT_EQ(Run({"check", path, "--jobs", "2"}, options).status, 1) << path;
  }
}

TEST_F(WorkersTest, AnIngestOfManyJobsStoresWhatOneOfOneDoes) {
  const std::string folder = Fixture("bulletins");
  const Outcome one = Run({"ingest", folder, "--db", PathOf("1.db"), "--jobs", "1"});
  const Outcome three = Run({"ingest", folder, "--db", PathOf("3.db"), "--jobs", "3"});
  EXPECT_EQ(one.out, three.out);
  EXPECT_THAT(one.out, HasSubstr("存入 "));
  const Outcome again = Run({"ingest", folder, "--db", PathOf("3.db"), "--jobs", "3"});
  EXPECT_THAT(again.out, HasSubstr("存入 0 份"));
}

}  // namespace
}  // namespace gouji::pipeline
