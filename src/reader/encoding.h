#pragma once

// Bytes -> UTF-8. Decoding is strict: one invalid byte refuses the whole piece, because a guess
// that substitutes is a guess that can no longer be seen to be wrong.

#include <optional>
#include <string>
#include <string_view>

namespace gouji::reader {

/// GB18030, of which GBK and GB 2312 are subsets: what Chinese offices wrote before UTF-8.
std::optional<std::string> DecodeGb18030(std::string_view bytes);

/// Text of unknown encoding: by its byte order mark (UTF-8, UTF-16 of either order), else UTF-8 if
/// that is valid, else GB18030. The mark itself is dropped.
std::optional<std::string> DecodeText(std::string_view bytes);

}  // namespace gouji::reader
