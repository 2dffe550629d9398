// Allocation by mimalloc: a document is made of a million small objects.
//
// Linking it makes malloc mimalloc's. Its operator new, which Debian builds as C, aborts when there
// is no memory left; this one does what the standard asks for.

#include <mimalloc.h>

#include <cstddef>
#include <new>

namespace {

// A run touches some thirty megabytes, each page of them once: in pages of 4096 bytes the faults
// were a fifth of the time of `tools/bench speed`. mimalloc reads its options when it first takes
// memory, which constructors of libraries do, so this has to come before them.
void AskForLargePages() { mi_option_enable(mi_option_large_os_pages); }

[[gnu::section(".preinit_array"),
  gnu::used]] void (*const kBeforeConstructors)() = AskForLargePages;

}  // namespace

void* operator new(std::size_t size) {
  while (true) {
    if (void* const memory = mi_malloc(size)) return memory;
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}

void operator delete(void* memory) noexcept { mi_free(memory); }
void operator delete(void* memory, std::size_t) noexcept { mi_free(memory); }
