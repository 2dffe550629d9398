// Allocation by mimalloc: a document is made of a million small objects.
//
// Linking it makes malloc mimalloc's. Its operator new, which Debian builds as C, aborts when there
// is no memory left; this one does what the standard asks for.

#include <mimalloc.h>

#include <cstddef>
#include <new>

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
