// gouji_bench_vectors FILE.tsv [RULES]: evaluates a file in the format of numbers.tsv or units.tsv.
//
// Prints each miss and, as the last line, the share right. Exit status: 0 above the bar, 1 below
// it, 2 if the file or the rules cannot be read.

#include "vectors.h"

#include <iostream>

#include "rules/tsv_file.h"

namespace gouji::bench {

namespace {

/// Fields are not trimmed: an input may be a blank, and an empty line is an empty cell only with
/// tabs.
std::vector<Fields> SplitLines(std::string_view text) {
  std::vector<Fields> lines;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    std::string_view line = text.substr(start, end - start);
    start = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    Fields fields;
    for (std::size_t i = 0; i <= line.size();) {
      const std::size_t tab = std::min(line.find('\t', i), line.size());
      fields.emplace_back(line.substr(i, tab - i));
      i = tab + 1;
    }
    lines.push_back(std::move(fields));
  }
  return lines;
}

enum class Format { kNumbers, kUnits, kUnknown };

/// The second column tells: a context such as 湖南省/岳阳市@2024-02, or the kind of a number.
/// Comments do not count, so that a file of bare rows is read too.
Format DetectFormat(const std::vector<Fields>& lines) {
  for (const Fields& fields : lines) {
    if (fields.size() < 4) continue;
    return fields[1].find('@') != std::string::npos ? Format::kUnits : Format::kNumbers;
  }
  return Format::kUnknown;
}

int Fail(const Error& error) {
  std::cerr << error.ToString() << "\n";
  return 2;
}

int Run(const std::string& path, const std::string& rules_folder) {
  const auto text = rules::ReadTextFile(path);
  if (!text) return Fail(text.error());
  const std::vector<Fields> lines = SplitLines(*text);
  Result<Score> score = Error{ErrorCode::kInvalid, "is neither of numbers nor of units", path};
  switch (DetectFormat(lines)) {
    case Format::kNumbers:
      score = EvaluateNumbers(lines, {rules_folder}, std::cout);
      break;
    case Format::kUnits:
      score = EvaluateUnits(lines, {rules_folder}, std::cout);
      break;
    case Format::kUnknown:
      break;
  }
  if (!score) return Fail(score.error());
  return score->good ? 0 : 1;
}

}  // namespace
}  // namespace gouji::bench

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    std::cerr << "usage: gouji_bench_vectors FILE.tsv [RULES]\n";
    return 2;
  }
  return gouji::bench::Run(argv[1], argc == 3 ? argv[2] : GOUJI_RULES);
}
