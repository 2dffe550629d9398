#include "scan/straighten.h"

#include <cmath>
#include <utility>
#include <vector>

#include "scan/ink.h"

namespace gouji::scan {

namespace {

/// A piece of a rule or of a text line: where its parts lie, from one end to the other.
struct Fragment {
  std::vector<Point> points;
};

struct PixaDeleter {
  void operator()(Pixa* pixes) const { pixaDestroy(&pixes); }
};

/// Lengths at half the resolution, 150 dpi.
constexpr int kShortest = 36;  ///< 6 mm: longer than strokes of 12 pt characters.
constexpr int kOpening = 24;
constexpr int kThickest = 9;

/// The parts of a component along x, at least three; `bits` is the component alone.
Fragment PartsOf(Pix* bits, int left, int top) {
  constexpr int kPart = 50;
  const int width = pixGetWidth(bits), height = pixGetHeight(bits), words = pixGetWpl(bits);
  const int parts = std::max(3, width / kPart);
  std::vector<double> x_sum(static_cast<std::size_t>(parts)), y_sum(x_sum), count(x_sum);
  for (int y = 0; y < height; ++y) {
    const l_uint32* line = pixGetData(bits) + static_cast<std::ptrdiff_t>(y) * words;
    for (int x = 0; x < width; ++x) {
      if (GET_DATA_BIT(line, x) == 0) continue;
      const auto part = static_cast<std::size_t>(parts * x / width);
      x_sum[part] += x;
      y_sum[part] += y;
      count[part] += 1;
    }
  }
  Fragment fragment;
  for (std::size_t i = 0; i < x_sum.size(); ++i) {
    if (count[i] == 0) continue;
    fragment.points.push_back({left + x_sum[i] / count[i] + 0.5, top + y_sum[i] / count[i] + 0.5});
  }
  return fragment;
}

std::vector<Fragment> Components(Pix* bits, int shortest, int thickest) {
  std::vector<Fragment> fragments;
  Pixa* parts = nullptr;
  const BoxaPtr boxes(pixConnComp(bits, &parts, 8));
  const std::unique_ptr<Pixa, PixaDeleter> owned(parts);
  if (boxes == nullptr || parts == nullptr) return fragments;
  for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
    l_int32 left = 0, top = 0, width = 0, height = 0;
    boxaGetBoxGeometry(boxes.get(), i, &left, &top, &width, &height);
    if (width < shortest || height > thickest + width / 12) continue;
    const PixPtr part = Own(pixaGetPix(parts, i, L_CLONE));
    fragments.push_back(PartsOf(part.get(), left, top));
  }
  return fragments;
}

/// Fragments of horizontal rules in a picture of half the resolution, at full resolution.
std::vector<Fragment> RuleFragments(Pix* half) {
  const PixPtr opened = Own(pixOpenBrick(nullptr, half, kOpening, 1));
  // A slanted rule comes out in steps, which this joins again.
  const PixPtr joined = Own(pixCloseBrick(nullptr, opened.get(), 9, 3));
  return Components(joined.get(), kShortest, kThickest);
}

/// Ink close above or below most parts: a row of text.
bool HasNeighbours(const Fragment& fragment, Pix* half) {
  constexpr int kClear = 5;
  int near = 0, all = 0;
  for (const Point& point : fragment.points) {
    for (const int off : {-kClear, kClear}) {
      l_uint32 dark = 0;
      pixGetPixel(half, static_cast<int>(point.x), static_cast<int>(point.y) + off, &dark);
      near += dark != 0;
      ++all;
    }
  }
  return 4 * near > all;
}

/// Fragments of rules that a fax or a bad copy has broken into specks.
std::vector<Fragment> SpeckFragments(Pix* faint_half) {
  // Somewhere a rule has so long a stretch with the narrowest of gaps; strokes of a row of text
  // that are joined over wider ones are as long as the row.
  constexpr int kLength = 60, kGap = 3;
  const PixPtr thick = Own(pixDilateBrick(nullptr, faint_half, 1, 3));
  const PixPtr closed = Own(pixCloseSafeBrick(nullptr, thick.get(), kGap, 1));
  const PixPtr opened = Own(pixOpenBrick(nullptr, closed.get(), kLength, 1));
  const PixPtr joined = Own(pixCloseBrick(nullptr, opened.get(), 9, 3));
  std::vector<Fragment> fragments = Components(joined.get(), 2 * kLength, kThickest);
  std::erase_if(fragments, [&](const Fragment& f) { return HasNeighbours(f, faint_half); });
  return fragments;
}

std::vector<Fragment> LineFragments(Pix* half) {
  // Characters run together along their line, lines do not touch.
  const PixPtr closed = Own(pixCloseBrick(nullptr, half, 20, 1));
  const PixPtr opened = Own(pixOpenBrick(nullptr, closed.get(), 12, 4));
  constexpr int kShortestLine = 70, kHighestLine = 30;
  return Components(opened.get(), kShortestLine, kHighestLine);
}

double TotalLength(const std::vector<Fragment>& fragments) {
  double sum = 0;
  for (const Fragment& f : fragments) sum += f.points.back().x - f.points.front().x;
  return sum;
}

using Terms = std::array<double, 6>;

/// ∫ 1, along, across, along², along·across, across² d(along) from the middle.
Terms Integrals(Point at) {
  const double along = at.x, across = at.y, along2 = along * along;
  return {along,
          along2 / 2,
          along * across,
          along2 * along / 3,
          along2 * across / 2,
          along * across * across};
}

/// What a fragment says: how far across its parts lie from one another. x is along, y across, both
/// normalised.
struct Observed {
  std::vector<Point> points;
  double weight = 0;
};

struct Prior {
  /// How much a coefficient costs, so that what few fragments do not say stays flat.
  std::array<float, 6> flatness;
  /// A field that explains a smaller share of the fragments is made of chance: where most of them
  /// are no rules, but strokes of white characters on a dark head. Of the pages of both sets at L0
  /// to L5 that have rules, fields explain 0.6 and more.
  double least_explained;
};
constexpr Prior kOfRules = {{1e-6F, 1e-4F, 1e-4F, 3e-4F, 3e-4F, 3e-4F}, 0.5};
/// Lines of text are shorter, and their slopes a character's shape off: no curls from them.
constexpr Prior kOfText = {{1e-6F, 1e-2F, 1e-2F, 1, 1, 1}, 0};

/// A part of a fragment against the middle of the fragment: the integrals, and how far across.
struct Row {
  Terms terms = {};
  double across = 0;
};

std::vector<Row> ToRows(const Observed& observed) {
  std::vector<Row> rows;
  Row mean;
  const auto count = static_cast<double>(observed.points.size());
  for (const Point& point : observed.points) {
    rows.push_back({Integrals(point), point.y});
    for (std::size_t i = 0; i < 6; ++i) mean.terms[i] += rows.back().terms[i] / count;
    mean.across += point.y / count;
  }
  for (Row& row : rows) {
    for (std::size_t i = 0; i < 6; ++i) row.terms[i] -= mean.terms[i];
    row.across -= mean.across;
  }
  return rows;
}

double Integral(const Warp::Slopes& slopes, const Terms& terms) {
  double sum = 0;
  for (std::size_t i = 0; i < 6; ++i) sum += slopes[i] * terms[i];
  return sum;
}

/// By how much a fragment is steeper than the field says.
double SteepnessBeyond(const Warp::Slopes& slopes, const Observed& observed) {
  double sum = 0, squares = 0;
  for (const Row& row : ToRows(observed)) {
    sum += row.terms[0] * (row.across - Integral(slopes, row.terms));
    squares += row.terms[0] * row.terms[0];
  }
  return sum / std::max(squares, 1e-12);
}

Warp::Slopes Fit(const std::vector<const Observed*>& observed, const Prior& prior) {
  Warp::Slopes fitted = {};
  std::array<std::array<double, 6>, 6> sums = {};
  std::array<double, 6> across = {};
  for (const Observed* o : observed) {
    for (const Row& row : ToRows(*o)) {
      for (std::size_t i = 0; i < 6; ++i) {
        across[i] += row.terms[i] * row.across;
        for (std::size_t j = 0; j < 6; ++j) sums[i][j] += row.terms[i] * row.terms[j];
      }
    }
  }
  const double total = sums[0][0];
  if (total <= 0) return fitted;
  std::array<std::array<float, 6>, 6> rows = {};
  std::array<float*, 6> matrix = {};
  std::array<float, 6> right = {};
  for (std::size_t i = 0; i < 6; ++i) {
    matrix[i] = rows[i].data();
    right[i] = static_cast<float>(across[i] / total);
    for (std::size_t j = 0; j < 6; ++j) rows[i][j] = static_cast<float>(sums[i][j] / total);
    rows[i][i] += prior.flatness[i];
  }
  if (gaussjordan(matrix.data(), right.data(), 6) != 0) return fitted;
  for (std::size_t i = 0; i < 6; ++i) fitted[i] = right[i];
  return fitted;
}

double WeightOf(const std::vector<const Observed*>& observed) {
  double sum = 0;
  for (const Observed* o : observed) sum += o->weight;
  return sum;
}

std::vector<const Observed*> WithinOf(const Warp::Slopes& slopes, double tolerance,
                                      const std::vector<Observed>& observed) {
  std::vector<const Observed*> near;
  for (const Observed& o : observed) {
    if (std::abs(SteepnessBeyond(slopes, o)) < tolerance) near.push_back(&o);
  }
  return near;
}

/// The weighted median, because a mean of few could be that of a stroke.
double MedianSteepness(const std::vector<Observed>& observed) {
  std::vector<std::pair<double, double>> steepness;
  double total = 0, seen = 0;
  for (const Observed& o : observed) {
    steepness.emplace_back(SteepnessBeyond({}, o), o.weight);
    total += o.weight;
  }
  std::sort(steepness.begin(), steepness.end());
  for (const auto& [slope, weight] : steepness) {
    seen += weight;
    if (seen >= total / 2) return slope;
  }
  return 0;
}

Warp::Slopes RobustFit(const std::vector<Observed>& observed, const Prior& prior) {
  constexpr double kFirst = 0.03, kLast = 0.004;
  const Warp::Slopes flat = {MedianSteepness(observed)};
  Warp::Slopes slopes = flat;
  // A stroke of a character among the rules, a wrong join: steeper than the field says.
  double tolerance = kFirst;
  for (int round = 0; round < 4; ++round) {
    slopes = Fit(WithinOf(slopes, tolerance, observed), prior);
    tolerance = std::max(tolerance / 2, kLast);
  }
  std::vector<const Observed*> all;
  for (const Observed& o : observed) all.push_back(&o);
  const double explained = WeightOf(WithinOf(slopes, kLast, observed));
  return explained < prior.least_explained * WeightOf(all) ? flat : slopes;
}

void AddIfLong(Observed observed, std::vector<Observed>* list) {
  const double length = std::abs(observed.points.back().x - observed.points.front().x);
  if (length < 1e-3) return;
  observed.weight = length * length;
  list->push_back(std::move(observed));
}

/// Turns the page by what makes its rows of text straight, columns square on them.
Warp Turned(Pix* bits, const Grey& ink) {
  constexpr double kDegree = 3.14159265358979 / 180;
  Warp warp(ink.width, ink.height);
  l_float32 angle = 0, confidence = 0;  // Degrees that it has to be turned by, clockwise.
  if (pixFindSkew(bits, &angle, &confidence) != 0) return warp;
  Warp::Step step;
  step.across[0] = -std::tan(angle * kDegree);
  step.down[0] = -step.across[0];
  warp.Add(step);
  return warp;
}

/// Some points of the ink, at full resolution.
std::vector<Point> SampleInk(Pix* half) {
  constexpr int kStep = 3;
  std::vector<Point> points;
  for (int y = 0; y < pixGetHeight(half); ++y) {
    const l_uint32* line = pixGetData(half) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(half);
    for (int x = y % kStep; x < pixGetWidth(half); x += kStep) {
      if (GET_DATA_BIT(line, x) != 0) points.push_back({2.0 * x + 1, 2.0 * y + 1});
    }
  }
  return points;
}

/// How sharply rows of ink and of white part: the straighter they are, the more.
double Sharpness(const std::vector<Point>& ink, const Warp& warp, int height) {
  constexpr double kRow = 2;
  std::vector<double> rows(static_cast<std::size_t>(height / kRow) + 1, 0);
  for (const Point& point : ink) {
    const double row = warp.ToStraight(point).y / kRow;
    if (row >= 0 && row < static_cast<double>(rows.size()))
      rows[static_cast<std::size_t>(row)] += 1;
  }
  double sum = 0;
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    sum += (rows[i + 1] - rows[i]) * (rows[i + 1] - rows[i]);
  }
  return sum;
}

constexpr double kPlainly = 1.03;  ///< Straighter: the sharpness of straight rows varies by less.

/// `warp` and a step more: turned, leant and bent a little for as long as that is plainly sharper.
Warp Sharpened(const std::vector<Point>& ink, const Warp& warp, int height) {
  const auto with = [&](const Warp::Slopes& across) {
    Warp more = warp;
    Warp::Step step;
    step.across = across;
    step.down[0] = -across[0];
    more.Add(step);
    return more;
  };
  Warp::Slopes slopes = {};
  double sharpest = Sharpness(ink, warp, height);
  for (const double step : {0.004, 0.002, 0.001}) {
    for (const std::size_t term : {0, 2, 1}) {
      for (const double by : {step, -step}) {
        while (true) {
          Warp::Slopes next = slopes;
          next[term] += by;
          const double sharpness = Sharpness(ink, with(next), height);
          if (sharpness <= kPlainly * sharpest) break;
          slopes = next;
          sharpest = sharpness;
        }
      }
    }
  }
  return with(slopes);
}

/// Of a page without rules: as it is, or as one of `warps` says, which is plainly straighter. Lines
/// of text say little: those of a straight page of a few bent it by 36 pixels.
Warp Straightest(Pix* half, const std::vector<Warp>& warps, const Grey& ink) {
  const std::vector<Point> points = SampleInk(half);
  Warp best(ink.width, ink.height);
  double sharpest = Sharpness(points, best, ink.height);
  for (const Warp& start : warps) {
    const Warp warp = Sharpened(points, start, ink.height);
    const double sharpness = Sharpness(points, warp, ink.height);
    if (sharpness < kPlainly * sharpest) continue;
    best = warp;
    sharpest = sharpness;
  }
  return best;
}

}  // namespace

Warp::Warp(int width, int height) : width_(width), height_(height) {}

Point Warp::Shift(const Step& step, Point at) const {
  const double half = std::max(width_, height_) / 2;
  const double x = (at.x - width_ / 2) / half, y = (at.y - height_ / 2) / half;
  return {half * Integral(step.down, Integrals({y, x})),
          half * Integral(step.across, Integrals({x, y}))};
}

Point Warp::ToStraight(Point point) const {
  for (const Step& step : steps_) {
    const Point shift = Shift(step, point);
    point = {point.x - shift.x, point.y - shift.y};
  }
  return point;
}

Point Warp::ToScanned(Point point) const {
  for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) {
    Point before = point;
    // Slopes are small, so each round leaves a hundredth of the error.
    for (int round = 0; round < 3; ++round) {
      const Point shift = Shift(*step, before);
      before = {point.x + shift.x, point.y + shift.y};
    }
    point = before;
  }
  return point;
}

double Warp::greatest_shift() const {
  double greatest = 0;
  for (const double x : {0.0, width_ / 2, width_}) {
    for (const double y : {0.0, height_ / 2, height_}) {
      const Point to = ToStraight({x, y});
      greatest = std::max({greatest, std::abs(to.x - x), std::abs(to.y - y)});
    }
  }
  return greatest;
}

Warp FindWarp(const Grey& ink, int threshold) {
  Warp warp(ink.width, ink.height);
  const auto at_half = [&](int darker_than) {
    const PixPtr bits = Darker(ink, darker_than);
    return Own(pixReduceRankBinary2(bits.get(), 1, nullptr));
  };
  const PixPtr half = at_half(threshold);
  const double half_width = pixGetWidth(half.get());
  std::vector<Fragment> across, down;
  const auto add = [&](const auto& fragments_of, Pix* picture) {
    for (Fragment& fragment : fragments_of(picture)) across.push_back(std::move(fragment));
    const PixPtr turned = Own(pixRotateOrth(picture, 1));
    // Quarter turns exchange the axes: back to x, y of this page.
    const double turned_width = pixGetWidth(turned.get());
    for (Fragment& fragment : fragments_of(turned.get())) {
      for (Point& point : fragment.points) point = {point.y, turned_width - point.x};
      down.push_back(std::move(fragment));
    }
  };
  const auto has_few_rules = [&] { return TotalLength(across) < 3 * half_width; };
  add(RuleFragments, half.get());
  if (has_few_rules()) {
    const std::size_t across_count = across.size(), down_count = down.size();
    add(SpeckFragments, at_half(FaintThreshold(threshold)).get());
    if (has_few_rules()) {  // Then there are none, these are rows of something else.
      across.resize(across_count);
      down.resize(down_count);
    }
  }
  const bool by_text = has_few_rules();
  if (by_text) {
    for (Fragment& line : LineFragments(half.get())) across.push_back(line);
  }
  const Prior& prior = by_text ? kOfText : kOfRules;
  for (std::vector<Fragment>* list : {&across, &down}) {
    for (Fragment& fragment : *list) {
      for (Point& point : fragment.points) point = {2 * point.x, 2 * point.y};
    }
  }
  const double scale = std::max(ink.width, ink.height) / 2.0;
  const auto normal = [&](Point p) {
    return Point{(p.x - ink.width / 2.0) / scale, (p.y - ink.height / 2.0) / scale};
  };
  constexpr int kSteps = 3;
  for (int step = 0; step < kSteps; ++step) {
    const auto straight = [&](Point p) { return normal(warp.ToStraight(p)); };
    std::vector<Observed> rows, columns;
    double down_length = 0;
    for (const Fragment& fragment : across) {
      Observed observed;
      for (const Point& point : fragment.points) observed.points.push_back(straight(point));
      AddIfLong(std::move(observed), &rows);
    }
    for (const Fragment& fragment : down) {
      Observed observed;
      for (const Point& point : fragment.points) {
        const Point at = straight(point);
        observed.points.push_back({at.y, at.x});
      }
      down_length += std::abs(fragment.points.back().y - fragment.points.front().y);
      AddIfLong(std::move(observed), &columns);
    }
    Warp::Step found;
    found.across = RobustFit(rows, prior);
    if (down_length > ink.height) {
      found.down = RobustFit(columns, kOfRules);
    } else {
      // Without rules down the page its columns are taken to stand square on its rows.
      found.down[0] = -found.across[0];
    }
    warp.Add(found);
  }
  if (!by_text) return warp;
  return Straightest(
      half.get(), {Turned(Darker(ink, threshold).get(), ink), Turned(half.get(), ink), warp}, ink);
}

Grey Straightened(const Grey& ink, const Warp& warp) {
  if (warp.greatest_shift() < 0.5) return ink;
  Grey result = Grey::Blank(ink.width, ink.height);
  // Bends are wide: between the corners of small squares the way is straight.
  constexpr int kSquare = 32;
  std::vector<Point> upper, lower;
  const int columns = ink.width / kSquare + 2;
  const auto corners = [&](int y) {
    std::vector<Point> row;
    for (int i = 0; i < columns; ++i) {
      row.push_back(warp.ToScanned({static_cast<double>(i) * kSquare, static_cast<double>(y)}));
    }
    return row;
  };
  lower = corners(0);
  for (int y = 0; y < ink.height; ++y) {
    if (y % kSquare == 0) {
      upper = std::move(lower);
      lower = corners(y + kSquare);
    }
    const float down = static_cast<float>(y % kSquare) / kSquare;
    std::uint8_t* to = result.Row(y);
    for (int i = 0; i * kSquare < ink.width; ++i) {
      const auto at = static_cast<std::size_t>(i);
      const auto mix = [&](double a, double b) {
        return static_cast<float>(a) + static_cast<float>(b - a) * down;
      };
      float sx = mix(upper[at].x, lower[at].x), sy = mix(upper[at].y, lower[at].y);
      const float dx = (mix(upper[at + 1].x, lower[at + 1].x) - sx) / kSquare;
      const float dy = (mix(upper[at + 1].y, lower[at + 1].y) - sy) / kSquare;
      const int end = std::min(ink.width, (i + 1) * kSquare);
      for (int x = i * kSquare; x < end; ++x, sx += dx, sy += dy) {
        const int ix = static_cast<int>(std::floor(sx)), iy = static_cast<int>(std::floor(sy));
        if (ix < 0 || iy < 0 || ix + 1 >= ink.width || iy + 1 >= ink.height) continue;
        const float fx = sx - static_cast<float>(ix), fy = sy - static_cast<float>(iy);
        const std::uint8_t* a = ink.Row(iy) + ix;
        const std::uint8_t* b = a + ink.width;
        const auto s = [](std::uint8_t v) { return static_cast<float>(v); };
        const float top = s(a[0]) + (s(a[1]) - s(a[0])) * fx;
        const float bottom = s(b[0]) + (s(b[1]) - s(b[0])) * fx;
        to[x] = static_cast<std::uint8_t>(top + (bottom - top) * fy + 0.5F);
      }
    }
  }
  return result;
}

}  // namespace gouji::scan
