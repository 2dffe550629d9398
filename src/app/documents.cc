#include "app/documents.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "app/soundness.h"
#include "base/archive.h"
#include "reader/input_file.h"
#include "reader/reader.h"
#include "rules/pattern_regex.h"

namespace gouji::app {

namespace {

/// What goes through the pipe; one of the three.
struct Delivery {
  std::optional<Reading> reading;
  std::optional<Error> error;
  std::optional<std::string> broken_expression;
};

std::string Deliver(const Result<reader::InputFile>& file, const std::string& path,
                    const Wanted& wanted) {
  Delivery delivery;
  if (!file) {
    delivery.error = file.error().In(path);
    return Pack(delivery);
  }
  try {
    Result<Reading> reading = ReadDocument(file->bytes(), path, wanted);
    if (reading) {
      delivery.reading = std::move(reading).value();
    } else {
      delivery.error = reading.error();
    }
  } catch (const rules::BrokenExpression& broken) {
    delivery.broken_expression = broken.what();
  }
  return Pack(delivery);
}

worker::Task TaskFor(const std::string& path, const Wanted* wanted) {
  return [path, wanted]() -> worker::Work {
    const auto file = std::make_shared<const Result<reader::InputFile>>(
        reader::InputFile::Open(path, wanted->reader.max_bytes));
    return [file, path, wanted] { return Deliver(*file, path, *wanted); };
  };
}

/// Of a regular file; nothing for pipes and what is not there.
std::optional<std::size_t> SizeOf(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return std::nullopt;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  return error ? std::nullopt : std::optional<std::size_t>(size);
}

std::vector<worker::PooledTask> TasksFor(const std::vector<std::string>& paths,
                                         const Wanted* wanted) {
  std::vector<worker::PooledTask> tasks;
  for (const std::string& path : paths) tasks.push_back({TaskFor(path, wanted), SizeOf(path)});
  return tasks;
}

}  // namespace

Documents::Documents(const std::vector<std::string>& paths, const Wanted& wanted,
                     const WorkerOptions& options)
    : paths_(paths),
      wanted_(wanted),
      pool_(TasksFor(paths_, &wanted_), options.limits,
            options.jobs > 0 ? options.jobs : worker::AvailableProcessors()) {
  // What every worker would do again is done before the first of them is forked.
  if (!paths_.empty()) reader::Prepare();
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
  Result<Delivery> delivery = Unpack<Delivery>(*bytes);
  if (delivery && delivery->broken_expression) {
    throw rules::BrokenExpression(*delivery->broken_expression);
  }
  if (delivery && delivery->error) return *delivery->error;
  if (!delivery || !delivery->reading || !IsSound(*delivery->reading)) {
    return Error{ErrorCode::kInvalid, "the worker delivered what makes no sense", path};
  }
  return std::move(*delivery->reading);
}

}  // namespace gouji::app
