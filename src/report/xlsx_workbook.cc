#include "report/xlsx_workbook.h"

#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

#include <stdexcept>

#include "report/excel_text.h"

namespace gouji::report {

namespace {

constexpr time_t kCreated = 946684800;  ///< 2000-01-01: the same bytes every day.
constexpr double kLineHeight = 15;      ///< Points.

lxw_row_t Row(const Range& at) { return static_cast<lxw_row_t>(at.row); }
lxw_col_t Column(const Range& at) { return static_cast<lxw_col_t>(at.column); }

}  // namespace

MemoryFile::MemoryFile() : file_(memfd_create("gouji", MFD_CLOEXEC)) {
  if (file_ < 0) throw std::runtime_error("no memory for a workbook");
}

MemoryFile::~MemoryFile() { close(file_); }

void MemoryFile::CopyTo(std::ostream& out) const {
  char buffer[1 << 16];
  off_t at = 0;
  for (ssize_t size; (size = pread(file_, buffer, sizeof buffer, at)) > 0; at += size) {
    out.write(buffer, size);
  }
}

Workbook::Workbook(const XlsxLibrary& library)
    : library_(library), book_(library_.workbook_new(file_.path().c_str())) {
  if (book_ == nullptr) throw std::runtime_error("no memory for a workbook");
  lxw_doc_properties properties = {};
  properties.created = kCreated;
  library_.workbook_set_properties(book_, &properties);
}

Workbook::~Workbook() {
  if (book_ != nullptr) library_.workbook_close(book_);
}

lxw_worksheet* Workbook::AddSheet(const std::string& name) {
  lxw_worksheet* sheet = library_.workbook_add_worksheet(book_, name.c_str());
  if (sheet == nullptr) throw std::runtime_error("no sheet of the name " + name);
  library_.worksheet_fit_to_pages(sheet, 1, 0);
  library_.worksheet_set_paper(sheet, 9);  // A4
  library_.worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
  return sheet;
}

lxw_format* Workbook::Format(Look look, const std::string& number_format) {
  lxw_format*& format = formats_[{look, number_format}];
  if (format == nullptr) format = NewFormat(look, number_format);
  return format;
}

void Workbook::WriteTo(std::ostream& out) {
  const lxw_error error = library_.workbook_close(std::exchange(book_, nullptr));
  if (error != LXW_NO_ERROR) throw std::runtime_error(library_.lxw_strerror(error));
  file_.CopyTo(out);
}

lxw_format* Workbook::NewFormat(Look look, const std::string& number_format) {
  lxw_format* format = library_.workbook_add_format(book_);
  if (format == nullptr) throw std::runtime_error("no memory for a workbook");
  if (!number_format.empty()) library_.format_set_num_format(format, number_format.c_str());
  library_.format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  if (look == Look::kLink) {
    library_.format_set_font_color(format, 0x0563C1);
    library_.format_set_underline(format, LXW_UNDERLINE_SINGLE);
    return format;
  }
  if (number_format.empty() || number_format == "@") library_.format_set_text_wrap(format);
  if (look == Look::kTitle || look == Look::kHeader || look == Look::kTotal) {
    library_.format_set_bold(format);
  }
  if (look == Look::kTitle) library_.format_set_font_size(format, 14);
  // Running numbers stand in the middle, so that they do not touch the names beside them.
  const bool running = look == Look::kStub && !number_format.empty() && number_format != "@";
  if (look == Look::kTitle || look == Look::kHeader || look == Look::kMark || running) {
    library_.format_set_align(format, LXW_ALIGN_CENTER);
  }
  if (look == Look::kMeasure) library_.format_set_align(format, LXW_ALIGN_RIGHT);
  if (look == Look::kNote) library_.format_set_italic(format);
  if (look == Look::kHeader) library_.format_set_bg_color(format, 0xD9E2F3);
  if (look == Look::kGroup) library_.format_set_bg_color(format, 0xF2F2F2);
  if (look != Look::kTitle && look != Look::kMeasure && look != Look::kNote) {
    library_.format_set_border(format, LXW_BORDER_THIN);
    library_.format_set_border_color(format, 0xA6A6A6);
  }
  return format;
}

void Sheet::Text(const Range& at, Look look, const std::string& text) {
  const std::string escaped = EscapedForExcel(text);
  const std::string fitting = FittingCell(escaped);
  complete_ = complete_ && fitting.size() == escaped.size();
  lxw_format* format = book_->Format(look, LooksLikeFormula(text) ? "@" : "");
  Merge(at, format);
  if (fitting.empty()) {
    Check(book_->library().worksheet_write_blank(sheet_, Row(at), Column(at), format));
  } else {
    Check(book_->library().worksheet_write_string(sheet_, Row(at), Column(at), fitting.c_str(),
                                                  format));
  }
}

void Sheet::Number(const Range& at, Look look, const PrintedNumber& number) {
  lxw_format* format = book_->Format(look, number.format);
  Merge(at, format);
  Check(book_->library().worksheet_write_number(sheet_, Row(at), Column(at), number.value, format));
}

void Sheet::Link(int row, int column, const std::string& sheet_name) {
  std::string quoted;
  for (const char c : sheet_name) quoted += c == '\'' ? "''" : std::string(1, c);
  const std::string target = "internal:'" + quoted + "'!A1";
  const auto r = static_cast<lxw_row_t>(row);
  const auto c = static_cast<lxw_col_t>(column);
  lxw_format* format = book_->Format(Look::kLink, "");
  // A sheet holds 65,530 links; the others are text.
  if (book_->library().worksheet_write_url_opt(sheet_, r, c, target.c_str(), format,
                                               sheet_name.c_str(), nullptr) != LXW_NO_ERROR) {
    Text({row, column, row, column}, Look::kStub, sheet_name);
  }
}

void Sheet::SetWidth(int column, int width) {
  Check(book_->library().worksheet_set_column(sheet_, static_cast<lxw_col_t>(column),
                                              static_cast<lxw_col_t>(column), width, nullptr));
}

void Sheet::SetHeight(int row, int lines) {
  Check(book_->library().worksheet_set_row(sheet_, static_cast<lxw_row_t>(row), kLineHeight * lines,
                                           nullptr));
}

void Sheet::Freeze(int row, int column) {
  book_->library().worksheet_freeze_panes(sheet_, static_cast<lxw_row_t>(row),
                                          static_cast<lxw_col_t>(column));
  if (row > 0) book_->library().worksheet_repeat_rows(sheet_, 0, static_cast<lxw_row_t>(row - 1));
}

void Sheet::SetLandscape() { book_->library().worksheet_set_landscape(sheet_); }

void Sheet::Merge(const Range& at, lxw_format* format) {
  if (at.row == at.last_row && at.column == at.last_column) return;
  Check(book_->library().worksheet_merge_range(sheet_, Row(at), Column(at),
                                               static_cast<lxw_row_t>(at.last_row),
                                               static_cast<lxw_col_t>(at.last_column), "", format));
}

void Sheet::Check(lxw_error error) { complete_ = complete_ && error == LXW_NO_ERROR; }

}  // namespace gouji::report
