#pragma once

// An Excel workbook in the making: sheets, and the looks of their cells. What goes where is
// decided by others (tables_xlsx.cc).

#include <map>
#include <ostream>
#include <string>
#include <utility>

#include "report/printed_number.h"
#include "report/xlsx_library.h"

namespace gouji::report {

/// kMark is a short text among figures: a grade, a null mark.
enum class Look { kTitle, kMeasure, kNote, kHeader, kStub, kGroup, kTotal, kData, kMark, kLink };

constexpr int kNarrowestColumn = 6;  ///< Characters.

/// A file without a name, in memory.
class MemoryFile {
 public:
  MemoryFile();
  ~MemoryFile();
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }
  void CopyTo(std::ostream& out) const;

 private:
  int file_;
};

/// Its functions throw std::runtime_error if the library refuses (no memory).
class Workbook {
 public:
  explicit Workbook(const XlsxLibrary& library);
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  const XlsxLibrary& library() const { return library_; }

  lxw_worksheet* AddSheet(const std::string& name);

  /// One for each look and number format that is asked for.
  lxw_format* Format(Look look, const std::string& number_format);

  /// Closes the workbook: nothing can be added any more.
  void WriteTo(std::ostream& out);

 private:
  lxw_format* NewFormat(Look look, const std::string& number_format);

  XlsxLibrary library_;
  MemoryFile file_;
  lxw_workbook* book_;
  std::map<std::pair<Look, std::string>, lxw_format*> formats_;
};

/// Positions of a sheet, from 0, both ends included.
struct Range {
  int row = 0, column = 0, last_row = 0, last_column = 0;
};

class Sheet {
 public:
  Sheet(Workbook* book, const std::string& name) : book_(book), sheet_(book->AddSheet(name)) {}

  void Text(const Range& at, Look look, const std::string& text);
  void Number(const Range& at, Look look, const PrintedNumber& number);
  /// A text that leads to the head of another sheet. Its name needs no escape.
  void Link(int row, int column, const std::string& sheet_name);

  void SetWidth(int column, int width);
  void SetHeight(int row, int lines);
  /// Rows above and columns left of this position stay in sight, the rows on each printed page too.
  void Freeze(int row, int column);
  void SetLandscape();

  /// False if something did not fit into the limits of Excel.
  bool complete() const { return complete_; }

 private:
  void Merge(const Range& at, lxw_format* format);
  void Check(lxw_error error);

  Workbook* book_;
  lxw_worksheet* sheet_;
  bool complete_ = true;
};

}  // namespace gouji::report
