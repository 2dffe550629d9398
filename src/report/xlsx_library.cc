#include "report/xlsx_library.h"

#include "base/shared_library.h"

namespace gouji::report {

Result<XlsxLibrary> LoadXlsxLibrary() {
  TRY_ASSIGN(const SharedLibrary library,
             SharedLibrary::Open("libxlsxwriter.so." LXW_SOVERSION,
                                 "install Debian's package libxlsxwriter" LXW_SOVERSION));
  XlsxLibrary functions;
#define GOUJI_XLSX_FIND(name) TRY(library.Find(#name, &functions.name));
  GOUJI_XLSX_FUNCTIONS(GOUJI_XLSX_FIND)
#undef GOUJI_XLSX_FIND
  return functions;
}

}  // namespace gouji::report
