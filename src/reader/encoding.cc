#include "reader/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "base/utf8.h"

namespace gouji::reader {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

/// A converter that stops at the first invalid byte instead of substituting.
Converter OpenStrict(const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(encoding, &status), &ucnv_close);
  if (U_FAILURE(status)) return Converter(nullptr, &ucnv_close);
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return converter;
}

std::optional<std::string> Decode(UConverter* from, std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter to(ucnv_open("UTF-8", &status), &ucnv_close);
  if (from == nullptr || U_FAILURE(status)) return std::nullopt;
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 2);
  // Often it is the two bytes of one glyph: no large buffers for these.
  std::vector<char> chunk(std::min(bytes.size() * 3 + 16, std::size_t{16} << 10));
  std::vector<UChar> pivot(std::min(bytes.size() + 16, std::size_t{4} << 10));
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  bool first = true;
  do {
    status = U_ZERO_ERROR;
    char* target = chunk.data();
    ucnv_convertEx(to.get(), from, &target, chunk.data() + chunk.size(), &source, end, pivot.data(),
                   &pivot_source, &pivot_target, pivot.data() + pivot.size(), first, true, &status);
    first = false;
    text.append(chunk.data(), target);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(status)) return std::nullopt;
  return text;
}

}  // namespace

std::optional<std::string> DecodeGb18030(std::string_view bytes) {
  // Opening a converter costs more than decoding the two bytes of a glyph.
  thread_local const Converter converter = OpenStrict("gb18030");
  return Decode(converter.get(), bytes);
}

std::optional<std::string> DecodeText(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) {
    bytes.remove_prefix(3);
    if (!IsValidUtf8(bytes)) return std::nullopt;
    return std::string(bytes);
  }
  if (bytes.starts_with("\xFF\xFE"sv)) {
    return Decode(OpenStrict("UTF-16LE").get(), bytes.substr(2));
  }
  if (bytes.starts_with("\xFE\xFF"sv)) {
    return Decode(OpenStrict("UTF-16BE").get(), bytes.substr(2));
  }
  if (IsValidUtf8(bytes)) return std::string(bytes);
  return DecodeGb18030(bytes);
}

}  // namespace gouji::reader
