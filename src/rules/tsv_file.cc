#include "rules/tsv_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "rules/row_key.h"

namespace gouji::rules {

namespace {

/// Calls visit(number, field, character column from 1) for each field of a line.
template <typename Visit>
void ForEachField(std::string_view line, Visit visit) {
  int column = 1;
  for (std::size_t start = 0, number = 0;; ++number) {
    const std::size_t tab = std::min(line.find('\t', start), line.size());
    const std::string_view field = line.substr(start, tab - start);
    visit(number, Trim(field), column);
    if (tab == line.size()) return;
    column += static_cast<int>(CountCodePoints(field)) + 1;
    start = tab + 1;
  }
}

struct Column {
  std::string name;
  bool optional = false;
  bool found = false;  // In the file.
};

std::string NamesOf(const std::vector<Column>& columns) {
  std::string names;
  for (const Column& column : columns) names += (names.empty() ? "" : ", ") + column.name;
  return names;
}

/// How many fields a row must have: those up to the last column that may not be missing.
std::size_t FewestFields(const std::vector<Column>& columns,
                         const std::vector<std::size_t>& header) {
  std::size_t fewest = 0;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (!columns[header[i]].optional) fewest = i + 1;
  }
  return fewest;
}

std::string FieldCount(std::size_t fields, std::size_t named) {
  return "number of fields: " + std::to_string(fields) + ", but the header line names " +
         std::to_string(named) + "; columns are parted by TABs";
}

/// A key for people: "受理量, hotline".
std::string Shown(std::string_view key) {
  std::string text;
  for (const std::string& field : SplitList(key, '\t')) text += (text.empty() ? "" : ", ") + field;
  return text;
}

constexpr std::size_t kNoField = static_cast<std::size_t>(-1);

/// The fields that make the key of a row, in the order of the key; kNoField for a column that the
/// file does not have. All fields for a file without key columns.
std::vector<std::size_t> KeyFields(const std::vector<Column>& columns,
                                   const std::vector<std::string>& key) {
  std::vector<std::size_t> fields;
  for (std::size_t i = 0; key.empty() && i < columns.size(); ++i) fields.push_back(i);
  for (const std::string& name : key) {
    const auto column = std::find_if(columns.begin(), columns.end(),
                                     [&](const Column& c) { return c.name == name; });
    fields.push_back(column == columns.end() ? kNoField
                                             : static_cast<std::size_t>(column - columns.begin()));
  }
  return fields;
}

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
    columns.push_back({optional ? name.substr(0, name.size() - 1) : name, optional});
  }
  TsvFile file;
  file.path_ = path;
  std::vector<std::size_t> header;  // Of each column of the file, its index in `columns`.
  std::optional<Error> error;
  const auto fail = [&](int line, int column, const std::string& message) {
    if (!error) error = RuleError({path, line, column}, message);
  };
  int number = 0;
  for (std::size_t start = 0; start < text.size() && !error;) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    std::string_view line = text.substr(start, end - start);
    start = end + 1;
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.starts_with('#') || Trim(line).empty()) continue;
    if (header.empty()) {
      ForEachField(line, [&](std::size_t, std::string_view name, int at) {
        const auto column = std::find_if(columns.begin(), columns.end(),
                                         [&](const Column& c) { return c.name == name; });
        if (wanted.empty()) {
          header.push_back(columns.size());
          columns.push_back({std::string(name), true, true});
          return;
        }
        if (column == columns.end()) {
          fail(number, at,
               "unknown column \"" + std::string(name) + "\"; expected " + NamesOf(columns));
          return;
        }
        column->found = true;
        header.push_back(static_cast<std::size_t>(column - columns.begin()));
      });
      for (const Column& column : columns) {
        if (column.found || column.optional) continue;
        fail(number, 1, "the column \"" + column.name + "\" is missing");
      }
      continue;
    }
    Row row;
    row.position = {path, number, 1};
    row.fields.resize(columns.size());
    row.columns.assign(columns.size(), 1);
    std::size_t fields = 0;
    int first_extra = 0;
    ForEachField(line, [&](std::size_t index, std::string_view field, int at) {
      fields = index + 1;
      if (index < header.size()) {
        row.fields[header[index]] = field;
        row.columns[header[index]] = at;
      } else if (first_extra == 0) {
        first_extra = at;
      }
    });
    if (fields > header.size()) {
      fail(number, first_extra, FieldCount(fields, header.size()));
    } else if (fields < FewestFields(columns, header)) {
      fail(number, 1, FieldCount(fields, header.size()));
    }
    file.rows_.push_back(std::move(row));
  }
  if (error) return *error;
  if (header.empty()) return RuleError({path, 0, 0}, "no header line");
  const RowKey& key = KeyOf(std::filesystem::path(path).filename().string());
  file.key_fields_ = KeyFields(columns, key.columns);
  file.always_added_ = key.always_added;
  TRY(file.CheckKeys());
  return file;
}

std::string TsvFile::KeyOfRow(std::size_t row) const {
  std::string key;
  bool is_empty = true;
  for (std::size_t i = 0; i < key_fields_.size(); ++i) {
    if (i > 0) key += '\t';
    if (key_fields_[i] == kNoField) continue;
    const std::string& text = rows_[row].fields[key_fields_[i]];
    is_empty = is_empty && text.empty();
    key += text;
  }
  return is_empty || key == always_added_ ? "" : key;
}

Result<void> TsvFile::CheckKeys() const {
  std::unordered_map<std::string, std::size_t> seen;
  seen.reserve(rows_.size());
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    std::string key = KeyOfRow(i);
    if (key.empty()) continue;
    const auto [first, added] = seen.emplace(std::move(key), i);
    if (added) continue;
    return RuleError(rows_[i].At(key_fields_.front()),
                     "\"" + Shown(first->first) + "\" stands in line " +
                         std::to_string(rows_[first->second].position.line) + " already");
  }
  return {};
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
  std::string text;
  constexpr std::size_t kChunk = std::size_t{64} << 10;  // Most rule files are smaller.
  while (stream) {
    const std::size_t size = text.size();
    text.resize(size + kChunk);
    stream.read(text.data() + size, static_cast<std::streamsize>(kChunk));
    text.resize(size + static_cast<std::size_t>(stream.gcount()));
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (text.find('\0') != std::string::npos) {
    return Error{ErrorCode::kInvalid, "holds a NUL byte", path};
  }
  if (!IsValidUtf8(text)) return Error{ErrorCode::kInvalid, "is not UTF-8", path};
  return text;
}

}  // namespace gouji::rules
