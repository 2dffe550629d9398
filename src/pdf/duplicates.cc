#include "pdf/duplicates.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <utility>

namespace gouji::pdf {
namespace {

using document::Glyph;

constexpr double kSameGlyphEm = 0.12;
/// Large enough that 0.12 em of any usual size spans at most two cells.
constexpr double kCellPt = 4;

std::int64_t CellOf(double position) {
  return static_cast<std::int64_t>(std::floor(position / kCellPt));
}

/// A hash table from character and cell of the page to glyph numbers; equal keys form a chain.
class Seen {
 public:
  explicit Seen(std::size_t count)
      : heads_(std::bit_ceil(count + 1) * 2, kNone), next_(count, kNone) {}

  void Add(const Glyph& glyph, std::uint32_t number) {
    std::uint32_t& head = heads_[Slot(glyph, CellOf(glyph.box.left), CellOf(glyph.box.top))];
    next_[number] = head;
    head = number;
  }

  bool Contains(const Glyph& glyph, const std::vector<Glyph>& glyphs) const {
    const double reach = std::min(kSameGlyphEm * glyph.font_size, kCellPt / 2);
    for (std::int64_t x = CellOf(glyph.box.left - reach); x <= CellOf(glyph.box.left + reach);
         ++x) {
      for (std::int64_t y = CellOf(glyph.box.top - reach); y <= CellOf(glyph.box.top + reach);
           ++y) {
        if (ContainsInCell(glyph, glyphs, Slot(glyph, x, y))) return true;
      }
    }
    return false;
  }

 private:
  static constexpr std::uint32_t kNone = ~0u;
  /// A cell with hundreds of different glyphs is an attack, not a text.
  static constexpr int kMaxChain = 64;

  std::size_t Slot(const Glyph& glyph, std::int64_t x, std::int64_t y) const {
    std::uint64_t hash = 0;  // The first code point is enough.
    std::memcpy(&hash, glyph.text.data(), std::min(glyph.text.size(), std::size_t{4}));
    hash *= 0xFF51AFD7ED558CCDu;
    hash ^= static_cast<std::uint64_t>(x) * 0x9E3779B97F4A7C15u;
    hash ^= std::rotl(static_cast<std::uint64_t>(y) * 0xC2B2AE3D27D4EB4Fu, 31);
    hash ^= hash >> 29;
    return hash & (heads_.size() - 1);
  }

  bool ContainsInCell(const Glyph& glyph, const std::vector<Glyph>& glyphs,
                      std::size_t slot) const {
    int steps = 0;
    for (std::uint32_t i = heads_[slot]; i != kNone && ++steps <= kMaxChain; i = next_[i]) {
      const Glyph& other = glyphs[i];
      const double reach = kSameGlyphEm * glyph.font_size;
      if (std::abs(other.box.left - glyph.box.left) <= reach &&
          std::abs(other.box.top - glyph.box.top) <= reach &&
          std::abs(other.font_size - glyph.font_size) <= reach &&
          other.invisible == glyph.invisible && other.text == glyph.text) {
        return true;
      }
    }
    return false;
  }

  std::vector<std::uint32_t> heads_, next_;
};

}  // namespace

std::vector<Glyph> TakeWithoutDuplicates(std::vector<Glyph>* glyphs) {
  std::vector<Glyph> kept;
  kept.reserve(glyphs->size());
  Seen seen(glyphs->size());
  for (Glyph& glyph : *glyphs) {
    if (seen.Contains(glyph, kept)) continue;
    seen.Add(glyph, static_cast<std::uint32_t>(kept.size()));
    kept.push_back(std::move(glyph));
  }
  glyphs->clear();
  return kept;
}

}  // namespace gouji::pdf
