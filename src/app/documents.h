#pragma once

// The documents of a run, each read in a worker process of its own: whatever a file does to its
// reader (a crash, a loop, a bomb) ends as an Error about that file, and the others go on.

#include <string>
#include <vector>

#include "app/command_line.h"
#include "app/pipeline.h"
#include "base/result.h"
#include "worker/pool.h"

namespace gouji::app {

class Documents {
 public:
  /// `paths` as FindInputs gives them. What `wanted` points to must outlive this object.
  Documents(const std::vector<std::string>& paths, const Wanted& wanted,
            const WorkerOptions& options);
  Documents(const Documents&) = delete;
  Documents& operator=(const Documents&) = delete;

  /// What the worker of the next path delivers. Errors name the path: those of
  /// reader::InputFile::Open, ReadDocument and worker::Child::Finish. Throws
  /// rules::BrokenExpression. REQUIRES: there is a next path.
  Result<Reading> Next();

 private:
  std::vector<std::string> paths_;
  Wanted wanted_;
  std::size_t next_ = 0;
  worker::Pool pool_;
};

}  // namespace gouji::app
