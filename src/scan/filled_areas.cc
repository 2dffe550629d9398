#include "scan/filled_areas.h"

#include <array>
#include <cstdlib>
#include <optional>

namespace gouji::scan {

namespace {

// Pixels at 300 dpi.
constexpr int kBlock = 4;         ///< Smaller than the least that matters here.
constexpr int kTile = 160;        ///< Larger than characters.
constexpr int kFarthest = 3;      ///< Tiles: so near to a filled area lies paper.
constexpr int kLeastHeight = 36;  ///< One line of text.
constexpr int kLeastWidth = 80;
constexpr int kEdge = 3;  ///< Thickness of the rules that take the place of its edges.
/// Of the paper's brightness; what is lighter is a tint, that FindInk makes white.
constexpr double kDark = 0.72;

/// A value for each square of `step` pixels.
class Coarse {
 public:
  Coarse(const Grey& grey, int step)
      : step_(step),
        columns_((grey.width + step - 1) / step),
        rows_((grey.height + step - 1) / step),
        values_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}
  int columns() const { return columns_; }
  int rows() const { return rows_; }
  double& At(int column, int row) { return values_[Index(column, row)]; }
  double At(int column, int row) const { return values_[Index(column, row)]; }
  double AtPixel(int x, int y) const { return At(x / step_, y / step_); }

 private:
  std::size_t Index(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(column);
  }
  int step_, columns_, rows_;
  std::vector<double> values_;
};

PixelBox SquareOf(const Grey& grey, int column, int row, int step) {
  return {column * step, row * step, std::min(grey.width, (column + 1) * step),
          std::min(grey.height, (row + 1) * step)};
}

/// The brightness that a share of the pixels lies below, of every second one along and down.
int Quantile(const Grey& grey, const PixelBox& box, double share) {
  std::array<int, 256> histogram = {};
  int all = 0;
  for (int y = box.top; y < box.bottom; y += 2) {
    for (int x = box.left; x < box.right; x += 2, ++all) ++histogram[grey.Row(y)[x]];
  }
  int below = 0;
  for (int i = 0; i < 256; ++i) {
    below += histogram[static_cast<std::size_t>(i)];
    if (below > share * all) return i;
  }
  return 255;
}

/// How bright the paper around each place is.
Coarse PaperOf(const Grey& grey) {
  Coarse seen(grey, kTile);
  for (int row = 0; row < seen.rows(); ++row) {
    for (int column = 0; column < seen.columns(); ++column) {
      seen.At(column, row) = Quantile(grey, SquareOf(grey, column, row, kTile), 0.8);
    }
  }
  Coarse paper(grey, kTile);
  for (int row = 0; row < seen.rows(); ++row) {
    for (int column = 0; column < seen.columns(); ++column) {
      double brightest = 0;
      for (int r = std::max(row - kFarthest, 0); r <= std::min(row + kFarthest, seen.rows() - 1);
           ++r) {
        for (int c = std::max(column - kFarthest, 0);
             c <= std::min(column + kFarthest, seen.columns() - 1); ++c) {
          brightest = std::max(brightest, seen.At(c, r));
        }
      }
      paper.At(column, row) = brightest;
    }
  }
  return paper;
}

/// 1 for a block that is darker than paper.
Coarse DarkBlocks(const Grey& grey, const Coarse& paper) {
  Coarse dark(grey, kBlock);
  for (int row = 0; row < dark.rows(); ++row) {
    for (int column = 0; column < dark.columns(); ++column) {
      const PixelBox box = SquareOf(grey, column, row, kBlock);
      int sum = 0;
      for (int y = box.top; y < box.bottom; ++y) {
        for (int x = box.left; x < box.right; ++x) sum += grey.Row(y)[x];
      }
      const double mean = 1.0 * sum / (box.width() * box.height());
      dark.At(column, row) = mean < kDark * paper.AtPixel(box.left, box.top) ? 1 : 0;
    }
  }
  return dark;
}

/// Where most blocks around are dark, text within or not. Text on paper covers less of it.
PixPtr MostlyDark(const Coarse& dark) {
  constexpr int kReach = 5;
  constexpr double kMost = 0.55;
  const PixPtr pix = Own(pixCreate(dark.columns(), dark.rows(), 1));
  std::vector<double> sums(static_cast<std::size_t>(dark.columns()), 0);
  for (int row = -kReach; row < dark.rows(); ++row) {
    const int enters = row + kReach, leaves = row - kReach - 1;
    for (int c = 0; c < dark.columns(); ++c) {
      double& sum = sums[static_cast<std::size_t>(c)];
      if (enters < dark.rows()) sum += dark.At(c, enters);
      if (leaves >= 0) sum -= dark.At(c, leaves);
    }
    if (row < 0) continue;
    const int high = std::min(enters, dark.rows() - 1) - std::max(leaves, -1);
    double sum = 0;
    for (int c = -kReach; c < dark.columns(); ++c) {
      if (c + kReach < dark.columns()) sum += sums[static_cast<std::size_t>(c + kReach)];
      if (c - kReach - 1 >= 0) sum -= sums[static_cast<std::size_t>(c - kReach - 1)];
      if (c < 0) continue;
      const int wide = std::min(c + kReach, dark.columns() - 1) - std::max(c - kReach - 1, -1);
      if (sum > kMost * high * wide) pixSetPixel(pix.get(), c, row, 1);
    }
  }
  // Text beside an area may touch it.
  return Own(pixOpenBrick(nullptr, pix.get(), kReach, kReach));
}

class Finder {
 public:
  explicit Finder(const Grey& grey) : grey_(grey), paper_(PaperOf(grey)) {}

  struct Area {
    PixelBox box;
    int fill = 0;   ///< Its brightness.
    int paper = 0;  ///< Of the paper around it.
  };

  std::vector<Area> Find() const {
    const PixPtr mostly = MostlyDark(DarkBlocks(grey_, paper_));
    std::vector<Area> areas;
    const BoxaPtr boxes(pixConnCompBB(mostly.get(), 4));
    if (boxes == nullptr) return areas;
    for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
      l_int32 left = 0, top = 0, width = 0, height = 0;
      boxaGetBoxGeometry(boxes.get(), i, &left, &top, &width, &height);
      const PixelBox rough = {left * kBlock, top * kBlock,
                              std::min((left + width) * kBlock, grey_.width),
                              std::min((top + height) * kBlock, grey_.height)};
      const std::optional<PixelBox> box = WithSolidSides(rough);
      if (!box || box->width() < kLeastWidth || box->height() < kLeastHeight) continue;
      const auto paper = static_cast<int>(
          paper_.AtPixel((box->left + box->right) / 2, (box->top + box->bottom) / 2));
      const Area area = {*box, FillOf(*box), paper};
      if (HoldsText(area)) areas.push_back(area);
    }
    return areas;
  }

 private:
  bool IsDark(int x, int y) const { return grey_.Row(y)[x] < kDark * paper_.AtPixel(x, y); }

  /// Whether nearly all of it is dark: the edge of an area is, of text none.
  bool IsSolid(const PixelBox& edge) const {
    constexpr double kNearlyAll = 0.88;
    int dark = 0;
    for (int y = edge.top; y < edge.bottom; ++y) {
      for (int x = edge.left; x < edge.right; ++x) dark += IsDark(x, y);
    }
    return dark >= kNearlyAll * edge.width() * edge.height();
  }

  /// Where the area begins near one of its sides. A rule beside it is thinner.
  std::optional<int> Side(int from, int step, int most, const PixelBox& box,
                          bool horizontal) const {
    constexpr int kOutside = 28, kInside = 60;  // Text beside the area is near.
    constexpr int kDeep = 6;
    for (int at = from - kOutside * step, i = 0; i <= kOutside + kInside; ++i, at += step) {
      const int end = at + (kDeep - 1) * step;
      const int first = std::min(at, end), last = std::max(at, end);
      if (first < 0 || last >= most) continue;
      const PixelBox edge = horizontal ? PixelBox{box.left, first, box.right, last + 1}
                                       : PixelBox{first, box.top, last + 1, box.bottom};
      if (IsSolid(edge)) return at;
    }
    return std::nullopt;
  }

  std::optional<PixelBox> WithSolidSides(const PixelBox& rough) const {
    const auto top = Side(rough.top, 1, grey_.height, rough, true);
    const auto bottom = Side(rough.bottom - 1, -1, grey_.height, rough, true);
    if (!top || !bottom || *top >= *bottom) return std::nullopt;
    const PixelBox high = {rough.left, *top, rough.right, *bottom + 1};
    const auto left = Side(rough.left, 1, grey_.width, high, false);
    const auto right = Side(rough.right - 1, -1, grey_.width, high, false);
    if (!left || !right || *left >= *right) return std::nullopt;
    return PixelBox{*left, *top, *right + 1, *bottom + 1};
  }

  /// The most frequent brightness, of eight neighbouring ones.
  int FillOf(const PixelBox& box) const {
    constexpr std::size_t kWide = 8;
    std::array<int, 256 + kWide> histogram = {};
    for (int y = box.top; y < box.bottom; ++y) {
      for (int x = box.left; x < box.right; ++x) ++histogram[grey_.Row(y)[x]];
    }
    std::size_t best = 0;
    int most = 0;
    for (std::size_t i = 0; i < 256; ++i) {
      int sum = 0;
      for (std::size_t k = i; k < i + kWide; ++k) sum += histogram[k];
      if (sum <= most) continue;
      most = sum;
      best = i;
    }
    return std::min(static_cast<int>(best + kWide / 2), 255);
  }

  /// Lighter or darker than its fill, which is even: a shadow is not.
  bool HoldsText(const Area& area) const {
    constexpr double kLeast = 0.01, kMost = 0.5, kLeastEven = 0.5;
    constexpr int kInside = 8, kOff = 12;
    const PixelBox& box = area.box;
    int text = 0, even = 0, all = 0;
    for (int y = box.top + kInside; y < box.bottom - kInside; ++y) {
      for (int x = box.left + kInside; x < box.right - kInside; ++x, ++all) {
        const int shade = grey_.Row(y)[x];
        text += 2 * shade > area.fill + area.paper || 2 * shade < area.fill;
        even += std::abs(shade - area.fill) <= kOff;
      }
    }
    return area.fill < kDark * area.paper && even >= kLeastEven * all && text >= kLeast * all &&
           text <= kMost * all;
  }

  const Grey& grey_;
  Coarse paper_;
};

/// By how much something differs from the fill, it is darker than paper.
std::uint8_t Flattened(int shade, const Finder::Area& area) {
  const double light = shade > area.fill ? 1.0 * (area.paper - shade) / (area.paper - area.fill)
                                         : 1.0 * shade / std::max(area.fill, 1);
  return static_cast<std::uint8_t>(std::clamp(light, 0.0, 1.0) * area.paper);
}

}  // namespace

Grey WithoutFilledAreas(Grey grey) {
  for (const Finder::Area& area : Finder(grey).Find()) {
    const PixelBox& box = area.box;
    for (int y = box.top; y < box.bottom; ++y) {
      const bool on_edge = y < box.top + kEdge || y >= box.bottom - kEdge;
      for (int x = box.left; x < box.right; ++x) {
        std::uint8_t& shade = grey.Row(y)[x];
        const bool is_edge = on_edge || x < box.left + kEdge || x >= box.right - kEdge;
        shade = is_edge ? std::uint8_t{0} : Flattened(shade, area);
      }
    }
  }
  return grey;
}

}  // namespace gouji::scan
