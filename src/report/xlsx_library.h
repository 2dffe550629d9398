#pragma once

// The functions of libxlsxwriter, which is loaded when a workbook is written: no other run waits
// for it (base/shared_library.h).

#include <xlsxwriter.h>

#include "base/result.h"

/// Every function that is called. The one list of them makes the pointers and looks them up.
#define GOUJI_XLSX_FUNCTIONS(FUNCTION) \
  FUNCTION(workbook_new)               \
  FUNCTION(workbook_set_properties)    \
  FUNCTION(workbook_add_worksheet)     \
  FUNCTION(workbook_add_format)        \
  FUNCTION(workbook_close)             \
  FUNCTION(lxw_strerror)               \
  FUNCTION(worksheet_fit_to_pages)     \
  FUNCTION(worksheet_set_paper)        \
  FUNCTION(worksheet_set_landscape)    \
  FUNCTION(worksheet_ignore_errors)    \
  FUNCTION(worksheet_set_column)       \
  FUNCTION(worksheet_set_row)          \
  FUNCTION(worksheet_freeze_panes)     \
  FUNCTION(worksheet_repeat_rows)      \
  FUNCTION(worksheet_merge_range)      \
  FUNCTION(worksheet_write_blank)      \
  FUNCTION(worksheet_write_string)     \
  FUNCTION(worksheet_write_number)     \
  FUNCTION(worksheet_write_url_opt)    \
  FUNCTION(format_set_num_format)      \
  FUNCTION(format_set_align)           \
  FUNCTION(format_set_font_color)      \
  FUNCTION(format_set_font_size)       \
  FUNCTION(format_set_underline)       \
  FUNCTION(format_set_text_wrap)       \
  FUNCTION(format_set_bold)            \
  FUNCTION(format_set_italic)          \
  FUNCTION(format_set_bg_color)        \
  FUNCTION(format_set_border)          \
  FUNCTION(format_set_border_color)

namespace gouji::report {

struct XlsxLibrary {
#define GOUJI_XLSX_POINTER(name) decltype(&::name) name = nullptr;
  GOUJI_XLSX_FUNCTIONS(GOUJI_XLSX_POINTER)
#undef GOUJI_XLSX_POINTER
};

/// Errors: kUnsupported, as of SharedLibrary.
Result<XlsxLibrary> LoadXlsxLibrary();

}  // namespace gouji::report
