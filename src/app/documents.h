#pragma once

// The documents of a run, each read in a worker process of its own: whatever a file does to its
// reader (a crash, a loop, a bomb) ends as an Error about that file, and the others go on.
//
// A document that has scanned pages comes back from its worker unfinished. Each of those pages is
// recognised in a worker of its own, as many at once as there are jobs, unless an earlier run kept
// what it says; then one more worker puts them in place and does the rest (tables, checks). A page
// that is lost costs itself only.

#include <string>
#include <vector>

#include "app/command_line.h"
#include "app/page_cache.h"
#include "app/pipeline.h"
#include "app/progress.h"
#include "base/result.h"
#include "worker/pool.h"

namespace gouji::app {

class Documents {
 public:
  /// `paths` as FindInputs gives them. What `wanted` points to must outlive this object, and so
  /// must `progress` and `cache`, which may be null. REQUIRES: pictures are not wanted together
  /// with a cache, which has none.
  Documents(const std::vector<std::string>& paths, const Wanted& wanted,
            const WorkerOptions& options, Progress* progress = nullptr, PageCache* cache = nullptr);
  Documents(const Documents&) = delete;
  Documents& operator=(const Documents&) = delete;

  /// What the workers of the next path deliver. Errors name the path: those of
  /// reader::InputFile::Open, ReadFile, FinishReading and worker::Child::Finish. Throws
  /// rules::BrokenExpression. REQUIRES: there is a next path.
  Result<Reading> Next();

 private:
  std::vector<std::string> paths_;
  Wanted wanted_;
  std::size_t next_ = 0;
  Lazy<scan::Tesseract> tesseract_{LoadTesseract};
  worker::Pool pool_;
};

}  // namespace gouji::app
