#include "scan/grey.h"

#include <cmath>
#include <cstring>
#include <new>

namespace gouji::scan {

PixPtr Own(Pix* pix) {
  if (pix == nullptr) throw std::bad_alloc();
  return PixPtr(pix);
}

PixPtr ToPix(const Grey& grey) {
  PixPtr pix = Own(pixCreateNoInit(grey.width, grey.height, 8));
  const int words = pixGetWpl(pix.get());
  for (int y = 0; y < grey.height; ++y) {
    l_uint32* line = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * words;
    line[words - 1] = 0;  // Its padding.
    const std::uint8_t* row = grey.Row(y);
    for (int x = 0; x < grey.width; ++x) SET_DATA_BYTE(line, x, row[x]);
  }
  return pix;
}

Grey FromPix(Pix* pix) {
  Grey grey = Grey::Blank(pixGetWidth(pix), pixGetHeight(pix));
  const int words = pixGetWpl(pix);
  for (int y = 0; y < grey.height; ++y) {
    const l_uint32* line = pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * words;
    std::uint8_t* row = grey.Row(y);
    for (int x = 0; x < grey.width; ++x) {
      row[x] = static_cast<std::uint8_t>(GET_DATA_BYTE(line, x));
    }
  }
  return grey;
}

PixPtr Darker(const Grey& grey, int threshold) {
  PixPtr pix = Own(pixCreate(grey.width, grey.height, 1));
  const int words = pixGetWpl(pix.get());
  for (int y = 0; y < grey.height; ++y) {
    l_uint32* line = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * words;
    const std::uint8_t* row = grey.Row(y);
    for (int x = 0; x < grey.width; ++x) {
      line[x >> 5] |= static_cast<l_uint32>(row[x] < threshold) << (31 - (x & 31));
    }
  }
  return pix;
}

Grey Crop(const Grey& grey, const PixelBox& box) {
  Grey part = Grey::Blank(std::max(box.width(), 1), std::max(box.height(), 1));
  const PixelBox inside = {std::max(box.left, 0), std::max(box.top, 0),
                           std::min(box.right, grey.width), std::min(box.bottom, grey.height)};
  if (inside.empty()) return part;
  for (int y = inside.top; y < inside.bottom; ++y) {
    std::memcpy(part.Row(y - box.top) + (inside.left - box.left), grey.Row(y) + inside.left,
                static_cast<std::size_t>(inside.width()));
  }
  return part;
}

void Paint(const Grey& part, int left, int top, Grey* whole) {
  for (int y = std::max(0, -top); y < part.height && top + y < whole->height; ++y) {
    const std::uint8_t* from = part.Row(y);
    std::uint8_t* to = whole->Row(top + y);
    for (int x = std::max(0, -left); x < part.width && left + x < whole->width; ++x) {
      to[left + x] = std::min(to[left + x], from[x]);
    }
  }
}

namespace {

/// Fixed-point weights of one side and the middle; they sum to 2^12 over both sides.
std::vector<int> Weights(double sigma) {
  const int reach = std::max(1, static_cast<int>(std::ceil(2.5 * sigma)));
  std::vector<double> exact;
  double sum = 0;
  for (int i = 0; i <= reach; ++i) {
    exact.push_back(std::exp(-i * i / (2 * sigma * sigma)));
    sum += i == 0 ? exact.back() : 2 * exact.back();
  }
  std::vector<int> weights;
  int rest = 1 << 12;
  for (int i = 0; i <= reach; ++i) {
    weights.push_back(
        static_cast<int>(std::lround(exact[static_cast<std::size_t>(i)] / sum * (1 << 12))));
    rest -= i == 0 ? weights.back() : 2 * weights.back();
  }
  weights[0] += rest;
  return weights;
}

}  // namespace

Grey Smoothed(const Grey& grey, double sigma) {
  if (sigma <= 0 || grey.width == 0 || grey.height == 0) return grey;
  const std::vector<int> weights = Weights(sigma);
  const int reach = static_cast<int>(weights.size()) - 1;
  Grey result = Grey::Blank(grey.width, grey.height);
  const auto width = static_cast<std::size_t>(grey.width);
  std::vector<std::uint16_t> sums(width);
  // The column sums of a row with its edges repeated on both sides.
  std::vector<std::uint16_t> padded(width + 2 * static_cast<std::size_t>(reach));
  for (int y = 0; y < grey.height; ++y) {
    std::vector<std::uint32_t> wide(width, 1 << 7);
    for (int i = -reach; i <= reach; ++i) {
      const std::uint8_t* row = grey.Row(std::clamp(y + i, 0, grey.height - 1));
      const auto weight =
          static_cast<std::uint32_t>(weights[static_cast<std::size_t>(std::abs(i))]);
      for (std::size_t x = 0; x < width; ++x) wide[x] += weight * row[x];
    }
    // Four bits more than a sample, so that the two roundings do not add up.
    for (std::size_t x = 0; x < width; ++x) {
      padded[x + static_cast<std::size_t>(reach)] = static_cast<std::uint16_t>(wide[x] >> 8);
    }
    for (std::size_t i = 0; i < static_cast<std::size_t>(reach); ++i) {
      padded[i] = padded[static_cast<std::size_t>(reach)];
      padded[width + static_cast<std::size_t>(reach) + i] =
          padded[width + static_cast<std::size_t>(reach) - 1];
    }
    std::fill(wide.begin(), wide.end(), 1 << 15);
    for (int i = -reach; i <= reach; ++i) {
      const std::uint16_t* from = padded.data() + reach + i;
      const auto weight =
          static_cast<std::uint32_t>(weights[static_cast<std::size_t>(std::abs(i))]);
      for (std::size_t x = 0; x < width; ++x) wide[x] += weight * from[x];
    }
    std::uint8_t* to = result.Row(y);
    for (std::size_t x = 0; x < width; ++x) to[x] = static_cast<std::uint8_t>(wide[x] >> 16);
  }
  return result;
}

}  // namespace gouji::scan
