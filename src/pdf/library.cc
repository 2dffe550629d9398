#include "pdf/read_pdf.h"
#include "reader/build_stamp.h"
#include "reader/pdf_library.h"

const char* gouji_pdf_build() { return gouji::reader::kBuildStamp; }

gouji::reader::PdfLibrary gouji_pdf_library() {
  gouji::pdf::Prepare();
  return {&gouji::pdf::Read, &gouji::pdf::ReadPixels};
}
