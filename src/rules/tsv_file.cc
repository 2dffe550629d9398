#include "rules/tsv_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <utility>

#include "base/utf8.h"

namespace gouji::rules {

namespace {

/// The fields of a line with the character column (from 1) where each starts.
std::vector<std::pair<std::string, int>> SplitLine(std::string_view line) {
  std::vector<std::pair<std::string, int>> fields;
  std::size_t start = 0;
  int column = 1;
  while (true) {
    const std::size_t tab = std::min(line.find('\t', start), line.size());
    const std::string_view field = line.substr(start, tab - start);
    fields.emplace_back(std::string(Trim(field)), column);
    if (tab == line.size()) return fields;
    column += static_cast<int>(CountCodePoints(field)) + 1;
    start = tab + 1;
  }
}

struct Column {
  std::string name;
  bool optional = false;
  int index = -1;  // In the file.
};

}  // namespace

FilePosition TsvFile::Row::At(std::size_t index) const {
  FilePosition at = position;
  if (index < columns.size()) at.column = columns[index];
  return at;
}

Result<TsvFile> TsvFile::Read(const std::string& path, const std::vector<std::string>& wanted) {
  TRY_ASSIGN(const std::string text, ReadTextFile(path));
  return Parse(text, path, wanted);
}

Result<TsvFile> TsvFile::Parse(std::string_view text, const std::string& path,
                               const std::vector<std::string>& wanted) {
  std::vector<Column> columns;
  for (const std::string& name : wanted) {
    const bool optional = name.ends_with('?');
    columns.push_back({optional ? name.substr(0, name.size() - 1) : name, optional, -1});
  }
  TsvFile file;
  file.path_ = path;
  std::size_t header_size = 0;
  int number = 0;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    std::string_view line = text.substr(start, end - start);
    start = end + 1;
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.starts_with('#') || Trim(line).empty()) continue;
    const auto fields = SplitLine(line);
    if (header_size == 0) {
      header_size = fields.size();
      for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto column = std::find_if(columns.begin(), columns.end(), [&](const Column& c) {
          return c.name == fields[i].first;
        });
        if (column == columns.end()) {
          std::string known;
          for (const Column& c : columns) known += (known.empty() ? "" : ", ") + c.name;
          return RuleError({path, number, fields[i].second},
                           "unknown column \"" + fields[i].first + "\"; expected " + known);
        }
        column->index = static_cast<int>(i);
      }
      for (const Column& column : columns) {
        if (column.index < 0 && !column.optional) {
          return RuleError({path, number, 1}, "the column \"" + column.name + "\" is missing");
        }
      }
      continue;
    }
    if (fields.size() > header_size) {
      return RuleError({path, number, fields[header_size].second},
                       std::to_string(fields.size()) + " fields, but the header line names " +
                           std::to_string(header_size));
    }
    Row row;
    row.position = {path, number, 1};
    for (const Column& column : columns) {
      const auto index = static_cast<std::size_t>(column.index);
      const bool present = column.index >= 0 && index < fields.size();
      row.fields.push_back(present ? fields[index].first : "");
      row.columns.push_back(present ? fields[index].second : 1);
    }
    file.rows_.push_back(std::move(row));
  }
  if (header_size == 0) return RuleError({path, 0, 0}, "no header line");
  return file;
}

std::vector<std::string> SplitList(std::string_view field, char separator) {
  std::vector<std::string> parts;
  while (!field.empty()) {
    const std::size_t end = std::min(field.find(separator), field.size());
    const std::string_view part = Trim(field.substr(0, end));
    if (!part.empty()) parts.emplace_back(part);
    field.remove_prefix(std::min(end + 1, field.size()));
  }
  return parts;
}

Result<std::string> ReadTextFile(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) {
    const ErrorCode code = errno == ENOENT   ? ErrorCode::kNotFound
                           : errno == EACCES ? ErrorCode::kPermission
                                             : ErrorCode::kSystem;
    return Error{code, std::string("cannot be opened: ") + std::strerror(errno), path};
  }
  std::ostringstream content;
  content << stream.rdbuf();
  std::string text = std::move(content).str();
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (text.find('\0') != std::string::npos) {
    return Error{ErrorCode::kInvalid, "holds a NUL byte", path};
  }
  if (!IsValidUtf8(text)) return Error{ErrorCode::kInvalid, "is not UTF-8", path};
  return text;
}

}  // namespace gouji::rules
