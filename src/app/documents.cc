#include "app/documents.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "app/scanned_pages.h"
#include "app/soundness.h"
#include "base/archive.h"
#include "reader/input_file.h"
#include "reader/reader.h"
#include "rules/pattern_regex.h"

namespace gouji::app {

namespace {

/// What goes through the pipe in the end; one of the three.
struct Delivery {
  std::optional<Reading> reading;
  std::optional<Error> error;
  std::optional<std::string> broken_expression;
};

/// What goes through the pipe if pages are to be recognised. The parent hands the packed parts to
/// other workers as they are.
struct Unfinished {
  std::string content;  ///< A FileContent.
  std::string id, format;
  std::vector<std::string> pages;  ///< Those to be recognised.
  std::vector<int> numbers;        ///< Of these pages.
  std::string bytes;               ///< Of the file, if it cannot be opened again.
};

/// The first byte of a result says which of the two it is.
constexpr char kDelivered = 'd', kUnfinished = 'u';

using File = std::shared_ptr<const Result<reader::InputFile>>;

/// With what reading it takes. In the worker, before its limits hold.
File Open(const std::string& path, const Wanted& wanted) {
  auto file = std::make_shared<const Result<reader::InputFile>>(
      reader::InputFile::Open(path, wanted.reader.max_bytes));
  if (*file) reader::Prepare((*file)->bytes(), path);
  return file;
}

template <typename GetReading>
std::string Deliver(const GetReading& get_reading) {
  Delivery delivery;
  try {
    Result<Reading> reading = get_reading();
    if (reading) {
      delivery.reading = std::move(reading).value();
    } else {
      delivery.error = reading.error();
    }
  } catch (const rules::BrokenExpression& broken) {
    delivery.broken_expression = broken.what();
  }
  return kDelivered + Pack(delivery);
}

std::string PackUnfinished(const FileContent& content, const std::vector<std::size_t>& positions,
                           std::string_view bytes) {
  Unfinished unfinished;
  unfinished.content = Pack(content);
  unfinished.id = content.document.id;
  unfinished.format = content.document.format;
  for (const std::size_t position : positions) {
    const document::Page& page = content.document.pages[position];
    unfinished.pages.push_back(Pack(page));
    unfinished.numbers.push_back(page.number);
  }
  unfinished.bytes = bytes;
  return kUnfinished + Pack(unfinished);
}

/// `is_file`: it can be opened again.
std::string ReadOrBegin(const Result<reader::InputFile>& file, const std::string& path,
                        const Wanted& wanted, bool is_file) {
  if (!file) return Deliver([&] { return Result<Reading>(file.error().In(path)); });
  Result<FileContent> content = ReadFile(file->bytes(), path, wanted);
  if (!content) return Deliver([&] { return Result<Reading>(content.error()); });
  if (IsToRecognise(content->document, wanted)) {
    const std::vector<std::size_t> positions = PagesToRecognise(content->document);
    if (!positions.empty()) {
      return PackUnfinished(*content, positions, is_file ? std::string_view() : file->bytes());
    }
  }
  return Deliver([&] { return FinishReading(std::move(*content), wanted); });
}

std::string RecognisePage(std::string_view bytes, const Unfinished& unfinished,
                          std::size_t position, const Wanted& wanted,
                          Result<scan::Tesseract>& tesseract) {
  Result<document::Page> page = Unpack<document::Page>(unfinished.pages[position]);
  RecognisedPage recognised;
  if (!tesseract) {
    recognised.failure = tesseract.error();
  } else if (wanted.names != nullptr && !wanted.names->Get()) {
    // What names the rule file would be taken for the name of the bulletin.
    const Error& mistake = wanted.names->Get().error();
    recognised.failure = Error{mistake.code, mistake.ToString(), ""};
  } else if (page && IsSoundPage(*page)) {
    const bool draws = wanted.extra == Wanted::Extra::kPictures;
    recognised = Recognise(bytes, unfinished.format, std::move(*page), *tesseract,
                           wanted.names != nullptr ? &*wanted.names->Get() : nullptr,
                           draws ? Draw::kPictures : Draw::kNothing);
  } else {
    recognised.failure = Error{ErrorCode::kInvalid, "the worker delivered what makes no sense", ""};
  }
  return Pack(recognised);
}

worker::Task PageTask(const std::string& path, const Wanted* wanted,
                      const std::shared_ptr<const Unfinished>& unfinished, std::size_t position,
                      Result<scan::Tesseract>* tesseract) {
  return [=]() -> worker::Work {
    if (!unfinished->bytes.empty()) {
      reader::Prepare(unfinished->bytes, path);
      return [=] {
        return RecognisePage(unfinished->bytes, *unfinished, position, *wanted, *tesseract);
      };
    }
    const File file = Open(path, *wanted);
    return [=] {
      if (*file) {
        return RecognisePage((*file)->bytes(), *unfinished, position, *wanted, *tesseract);
      }
      RecognisedPage failed;
      failed.failure = file->error();
      return Pack(failed);
    };
  };
}

RecognisedPage ToPage(const Result<std::string>& result, int number) {
  RecognisedPage page;
  if (!result) {
    page.failure = result.error();
  } else if (Result<RecognisedPage> unpacked = Unpack<RecognisedPage>(*result); unpacked) {
    page = std::move(*unpacked);
  }
  if (!page.failure && (page.page.number != number || !IsSoundPage(page.page))) {
    page.failure = Error{ErrorCode::kInvalid, "the worker delivered what makes no sense", ""};
  }
  if (page.failure) {
    page.page = document::Page();
    page.page.number = number;
  }
  return page;
}

Result<Reading> FinishWith(const Unfinished& unfinished,
                           const std::vector<Result<std::string>>& results, const std::string& path,
                           const Wanted& wanted) {
  Result<FileContent> content = Unpack<FileContent>(unfinished.content);
  if (!content) return content.error().In(path);
  std::vector<RecognisedPage> pages;
  for (std::size_t i = 0; i < results.size(); ++i) {
    pages.push_back(ToPage(results[i], unfinished.numbers[i]));
  }
  PutInPlace(std::move(pages), &*content);
  return FinishReading(std::move(*content), wanted);
}

/// What the parent does with pages. Borrowed parts; `progress` and `cache` may be null.
struct PageWork {
  const Wanted* wanted;
  worker::Limits limits;
  Lazy<scan::Tesseract>* tesseract;
  Progress* progress;
  PageCache* cache;
};

/// A page that is to be recognised, and as what it may be kept.
struct PageToDo {
  std::size_t position = 0;
  std::optional<store::PageKey> key;
};

struct PagesToDo {
  std::vector<std::optional<std::string>> known;  ///< What was kept of each page.
  std::vector<PageToDo> rest;
};

/// A dense page takes 150 KB; what takes a hundred times that is no page that a later run should
/// have to load.
constexpr std::size_t kMostBytesKept = std::size_t{16} << 20;

bool IsWorthKeeping(const Result<std::string>& result, int number) {
  return result && result->size() <= kMostBytesKept && !ToPage(result, number).failure;
}

PagesToDo LookUp(const Unfinished& unfinished, PageCache* cache) {
  PagesToDo pages;
  for (std::size_t i = 0; i < unfinished.pages.size(); ++i) {
    PageToDo page = {i, std::nullopt};
    const int number = unfinished.numbers[i];
    if (cache != nullptr) {
      page.key = cache->KeyOf(unfinished.id, number, unfinished.format, unfinished.pages[i]);
    }
    pages.known.push_back(page.key ? cache->Find(*page.key) : std::nullopt);
    // A database may have been written by anybody.
    if (pages.known.back() && IsWorthKeeping(*pages.known.back(), number)) continue;
    pages.known.back().reset();
    pages.rest.push_back(std::move(page));
  }
  return pages;
}

/// Of all pages, with the results of those that were not known.
std::vector<Result<std::string>> Together(const PagesToDo& pages,
                                          std::vector<Result<std::string>> results) {
  std::vector<Result<std::string>> all;
  auto next = results.begin();
  for (const std::optional<std::string>& known : pages.known) {
    all.push_back(known ? Result<std::string>(*known) : std::move(*next++));
  }
  return all;
}

worker::Task FinishTask(const std::shared_ptr<const Unfinished>& unfinished,
                        std::vector<Result<std::string>> results, const std::string& path,
                        const Wanted* wanted) {
  const auto pages = std::make_shared<const std::vector<Result<std::string>>>(std::move(results));
  // As Tesseract and the names.
  if (wanted->scan_rules != nullptr) wanted->scan_rules->Get();
  return [=]() -> worker::Work {
    return [=] { return Deliver([&] { return FinishWith(*unfinished, *pages, path, *wanted); }); };
  };
}

std::optional<worker::Sequel> SequelOf(const std::string& result, const std::string& path,
                                       const PageWork& work) {
  if (result.empty() || result.front() != kUnfinished) return std::nullopt;
  Result<Unfinished> unpacked = Unpack<Unfinished>(std::string_view(result).substr(1));
  if (!unpacked || unpacked->pages.empty() || unpacked->pages.size() != unpacked->numbers.size()) {
    return std::nullopt;
  }
  const Wanted* const wanted = work.wanted;
  const auto unfinished = std::make_shared<const Unfinished>(std::move(*unpacked));
  const auto pages = std::make_shared<const PagesToDo>(LookUp(*unfinished, work.cache));
  worker::Sequel sequel;
  sequel.limits = work.limits;
  // Loaded here, the workers need not do it again.
  if (wanted->names != nullptr && !pages->rest.empty()) wanted->names->Get();
  for (const PageToDo& page : pages->rest) {
    sequel.parts.push_back(
        PageTask(path, wanted, unfinished, page.position, &work.tesseract->Get()));
  }
  if (work.progress != nullptr && !pages->rest.empty()) work.progress->AddPages(pages->rest.size());
  sequel.part_ended = [=](std::size_t part, const Result<std::string>& recognised) {
    if (work.progress != nullptr) work.progress->EndPage();
    const PageToDo& page = pages->rest[part];
    // Not when the document is done: what a run that is killed had recognised is kept.
    if (page.key && IsWorthKeeping(recognised, unfinished->numbers[page.position])) {
      work.cache->Keep(*page.key, *recognised);
    }
  };
  sequel.last = [=](std::vector<Result<std::string>> results) {
    return FinishTask(unfinished, Together(*pages, std::move(results)), path, wanted);
  };
  return sequel;
}

/// Of a regular file; nothing for pipes and what is not there.
std::optional<std::size_t> SizeOf(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return std::nullopt;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  return error ? std::nullopt : std::optional<std::size_t>(size);
}

worker::PooledTask TaskFor(const std::string& path, const Wanted* wanted) {
  const std::optional<std::size_t> size = SizeOf(path);
  const bool is_file = size.has_value();
  return {[=]() -> worker::Work {
            const File file = Open(path, *wanted);
            return [=] { return ReadOrBegin(*file, path, *wanted, is_file); };
          },
          size};
}

std::vector<worker::PooledTask> TasksFor(const std::vector<std::string>& paths,
                                         const Wanted* wanted) {
  std::vector<worker::PooledTask> tasks;
  for (const std::string& path : paths) tasks.push_back(TaskFor(path, wanted));
  return tasks;
}

}  // namespace

Documents::Documents(const std::vector<std::string>& paths, const Wanted& wanted,
                     const WorkerOptions& options, Progress* progress, PageCache* cache)
    : paths_(paths),
      wanted_(wanted),
      pool_(TasksFor(paths_, &wanted_), options.limits,
            options.jobs > 0 ? options.jobs : worker::AvailableProcessors(),
            [this, work = PageWork{&wanted_, options.page_limits, &tesseract_, progress, cache}](
                std::size_t task, const std::string& result) {
              return SequelOf(result, paths_[task], work);
            }) {
  // What workers would do again is done before the first of them is forked.
  for (const std::string& path : paths_) reader::Prepare("", path);
  // Compiling all expressions takes as long as compiling in two or three workers what each needs.
  constexpr std::size_t kSeveral = 3;
  if (wanted_.rules != nullptr && pool_.child_count() >= kSeveral) {
    rules::CompileExpressions(wanted_.rules->lexicon);
  }
}

Result<Reading> Documents::Next() {
  const std::string& path = paths_[next_++];
  const Result<std::string> bytes = pool_.Next();
  if (!bytes) return bytes.error().In(path);
  const Error senseless = {ErrorCode::kInvalid, "the worker delivered what makes no sense", path};
  if (bytes->empty() || bytes->front() != kDelivered) return senseless;
  Result<Delivery> delivery = Unpack<Delivery>(std::string_view(*bytes).substr(1));
  if (delivery && delivery->broken_expression) {
    throw rules::BrokenExpression(*delivery->broken_expression);
  }
  if (delivery && delivery->error) return *delivery->error;
  if (!delivery || !delivery->reading || !IsSound(*delivery->reading)) return senseless;
  return std::move(*delivery->reading);
}

}  // namespace gouji::app
