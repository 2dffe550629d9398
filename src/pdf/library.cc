#include "pdf/read_pdf.h"
#include "reader/pdf_library.h"

gouji::reader::PdfLibrary gouji_pdf_library() {
  gouji::pdf::Prepare();
  return {&gouji::pdf::Read, &gouji::pdf::ReadPixels};
}
