#include "base/build_id.h"

#include <elf.h>
#include <link.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <map>

namespace gouji {

namespace {

/// Of a segment of notes: each is a head, a name and a content, these at multiples of four bytes.
std::string BuildIdIn(std::string_view notes) {
  const auto padded = [](std::size_t size) { return (size + 3) & ~std::size_t{3}; };
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) head;
    std::memcpy(&head, notes.data(), sizeof head);
    notes.remove_prefix(sizeof head);
    const std::size_t content = padded(head.n_namesz), end = content + padded(head.n_descsz);
    if (end > notes.size()) return "";
    constexpr std::string_view kGnu("GNU\0", 4);
    if (head.n_type == NT_GNU_BUILD_ID && notes.substr(0, head.n_namesz) == kGnu) {
      return std::string(notes.substr(content, head.n_descsz));
    }
    notes.remove_prefix(end);
  }
  return "";
}

std::string ToHex(const std::string& bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

/// File names without folders, "" for the program itself -> build ID.
using Loaded = std::map<std::string, std::string>;

int AddLoaded(dl_phdr_info* object, std::size_t, void* loaded) {
  const std::string path = object->dlpi_name;
  std::string& id = (*static_cast<Loaded*>(loaded))[path.substr(path.rfind('/') + 1)];
  for (int i = 0; i < object->dlpi_phnum && id.empty(); ++i) {
    const ElfW(Phdr)& segment = object->dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    const auto* const start = reinterpret_cast<const char*>(object->dlpi_addr + segment.p_vaddr);
    id = BuildIdIn({start, segment.p_memsz});
  }
  return 0;
}

}  // namespace

std::string BuildIds(const std::vector<std::string_view>& libraries) {
  Loaded loaded;
  dl_iterate_phdr(AddLoaded, &loaded);
  std::string ids = ToHex(loaded[""]);
  if (ids.empty()) return "";
  for (const std::string_view library : libraries) {
    const auto found = std::find_if(loaded.begin(), loaded.end(), [&](const auto& object) {
      return object.first.starts_with(library);
    });
    if (found == loaded.end() || found->second.empty()) return "";
    ids += "\n" + ToHex(found->second);
  }
  return ids;
}

}  // namespace gouji
