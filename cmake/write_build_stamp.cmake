# Writes OUTPUT, a header with a hash of BUILD (the compiler and what it was told) and of all files in
# the FOLDERS (separated by blanks) of SOURCE.
separate_arguments(FOLDERS)
set(hashes "${BUILD}")
foreach(folder IN LISTS FOLDERS)
  file(GLOB files RELATIVE ${SOURCE} ${SOURCE}/${folder}/*.h ${SOURCE}/${folder}/*.cc)
  foreach(file IN LISTS files)
    file(SHA256 ${SOURCE}/${file} hash)
    string(APPEND hashes "\n${file} ${hash}")
  endforeach()
endforeach()
string(SHA256 stamp "${hashes}")
file(WRITE ${OUTPUT} "#pragma once

namespace gouji::reader {

inline constexpr char kBuildStamp[] = \"${stamp}\";

}  // namespace gouji::reader
")
