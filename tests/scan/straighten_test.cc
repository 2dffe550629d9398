#include "scan/straighten.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "drawn_ink.h"

namespace gouji::scan {
namespace {

constexpr int kWidth = 2400, kHeight = 2000;
constexpr double kMiddleX = kWidth / 2.0, kMiddleY = kHeight / 2.0;
constexpr double kPi = 3.14159265358979;

/// What a camera sees at a pixel: a point of the print.
using Camera = std::function<Point(double x, double y)>;

/// Rules around cells of this size, on paper that is 200 pixels wider on all sides.
constexpr double kApart = 200, kFirst = 200, kLastX = kWidth - 200, kLastY = kHeight - 200;

/// How dark a rule 3 pixels thick makes a pixel this far along its normal.
double Darkness(double print) {
  const double distance = std::abs(print - kApart * std::round(print / kApart));
  return std::clamp(2 - distance, 0.0, 1.0);
}

Grey DrawSeen(const Camera& camera) {
  Grey grey = Grey::Blank(kWidth, kHeight);
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      const Point print = camera(x + 0.5, y + 0.5);
      if (print.x < kFirst - 2 || print.x > kLastX + 2 || print.y < kFirst - 2 ||
          print.y > kLastY + 2) {
        continue;
      }
      const double darkness = std::max(Darkness(print.x), Darkness(print.y));
      grey.Row(y)[x] = static_cast<std::uint8_t>(std::lround(255 * (1 - darkness)));
    }
  }
  return grey;
}

/// Where the camera sees a point of the print.
Point WhereSeen(const Camera& camera, Point print) {
  Point seen = print;
  for (int round = 0; round < 40; ++round) {
    const Point there = camera(seen.x, seen.y);
    seen = {seen.x + print.x - there.x, seen.y + print.y - there.y};
  }
  return seen;
}

double Spread(const std::vector<double>& values) {
  const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
  return *greatest - *least;
}

/// How far the rules across stray from the straight, and those down: the worst of them.
Point Straying(const Camera& camera, const Warp& warp) {
  const auto straight = [&](double x, double y) {
    return warp.ToStraight(WhereSeen(camera, {x, y}));
  };
  constexpr double kStep = 50;
  Point worst;
  for (double y = kFirst; y <= kLastY; y += kApart) {
    std::vector<double> heights;
    for (double x = kFirst; x <= kLastX; x += kStep) heights.push_back(straight(x, y).y);
    worst.y = std::max(worst.y, Spread(heights));
  }
  for (double x = kFirst; x <= kLastX; x += kApart) {
    std::vector<double> lefts;
    for (double y = kFirst; y <= kLastY; y += kStep) lefts.push_back(straight(x, y).x);
    worst.x = std::max(worst.x, Spread(lefts));
  }
  return worst;
}

Camera Turned(double degrees) {
  const double angle = degrees * kPi / 180;
  return [=](double x, double y) {
    const double dx = x - kMiddleX, dy = y - kMiddleY;
    return Point{kMiddleX + dx * std::cos(angle) + dy * std::sin(angle),
                 kMiddleY - dx * std::sin(angle) + dy * std::cos(angle)};
  };
}

Point FromTheSide(double x, double y) {
  const double dx = x - kMiddleX, dy = y - kMiddleY;
  const double depth = 1 + 0.00005 * dx - 0.00005 * dy;
  return {kMiddleX + dx / depth, kMiddleY + dy / depth};
}

/// As near the spine of a book.
Point Curled(double x, double y) {
  const double u = (x - kMiddleX) / kMiddleX;
  return {x, y + 40 * u * u * u - 20 * u};
}

/// `within`: pixels, at most a quarter of how crooked the rules are.
void ExpectStraightened(const Camera& camera, const Grey& seen, double within = 1) {
  const Point before = Straying(camera, Warp(kWidth, kHeight));
  EXPECT_GT(before.y, 4 * within);
  const Point after = Straying(camera, FindWarp(seen, kThreshold));
  EXPECT_LT(after.y, within);
  EXPECT_LT(after.x, within);
}

TEST(StraightenTest, APageThatLiesAskewIsMadeStraight) {
  for (const double degrees : {-2.5, -0.4, 0.7, 1.8}) {
    SCOPED_TRACE(degrees);
    ExpectStraightened(Turned(degrees), DrawSeen(Turned(degrees)));
  }
}

TEST(StraightenTest, APhotographFromTheSideIsMadeStraight) {
  ExpectStraightened(FromTheSide, DrawSeen(FromTheSide), 3);
}

TEST(StraightenTest, APageThatCurlsIsMadeStraight) {
  Grey seen = DrawSeen(Curled);
  // Rules of copies are broken: each part says how steep it is where it lies.
  for (int x = 350; x < kWidth; x += 400) Fill({x, 0, x + 24, kHeight}, &seen, 255);
  ExpectStraightened(Curled, seen, 3);
}

// One slope for the whole of a rule would say nothing of how it bends.
TEST(StraightenTest, RulesWithoutBreaksTellOfTheCurlToo) {
  ExpectStraightened(Curled, DrawSeen(Curled), 3);
}

// As the strokes of white characters on a dark head: ten are no field.
TEST(StraightenTest, ShortStrokesOfAllSlopesBendNothing) {
  Grey seen = Grey::Blank(1260, 734);
  for (const int y : {100, 420, 520, 620, 720}) Fill({60, y, 1200, y + 3}, &seen);
  struct Stroke {
    int left, lean;  ///< To the left, over its height.
  };
  for (const Stroke& stroke : {Stroke{668, 1},
                               {767, 2},
                               {790, -1},
                               {838, 3},
                               {955, 1},
                               {1000, 3},
                               {1053, -2},
                               {1082, 2},
                               {1100, 1},
                               {1123, 5}}) {
    constexpr int kHigh = 126;
    for (int y = 0; y < kHigh; ++y) {
      const int x = stroke.left - stroke.lean * (kHigh - y) / kHigh;
      Fill({x, 270 + y, x + 4, 271 + y}, &seen);
    }
  }
  EXPECT_LT(FindWarp(seen, kThreshold).greatest_shift(), 15);
}

// What a fax makes of hairlines: no part of a rule is longer than a stroke.
TEST(StraightenTest, RulesOfSpecksTellToo) {
  Grey seen = DrawSeen(Turned(0.7));
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      if ((x / 4 + y / 4) % 2 == 0) seen.Row(y)[x] = 255;
    }
  }
  ExpectStraightened(Turned(0.7), Smoothed(seen, 1), 2);
}

TEST(StraightenTest, NoiseAndScratchesDoNotBendThePage) {
  Grey seen = DrawSeen(Turned(1.2));
  for (int i = 0; i < 400; ++i) {
    const int x = 331 * i % kWidth, y = 787 * i % kHeight;
    Fill({x, y, x + 14, y + 14}, &seen, 255);
  }
  AddNoise(60, 7, &seen);
  ExpectStraightened(Turned(1.2), Smoothed(seen, 1));
}

TEST(StraightenTest, ThePictureFollowsTheWarp) {
  const Grey seen = DrawSeen(Turned(1.8));
  const Warp warp = FindWarp(seen, kThreshold);
  const Grey straight = Straightened(seen, warp);
  for (double y = kFirst; y <= kLastY; y += kApart) {
    for (double x = kFirst; x <= kLastX; x += 31) {
      const Point at = warp.ToStraight(WhereSeen(Turned(1.8), {x, y}));
      const int column = static_cast<int>(at.x), row = static_cast<int>(at.y);
      EXPECT_LT(straight.Row(row)[column], 90) << x << ", " << y;
    }
  }
  // Between the rules there is paper.
  const Point at = warp.ToStraight(WhereSeen(Turned(1.8), {kMiddleX + 100, kMiddleY + 100}));
  const int column = static_cast<int>(at.x), row = static_cast<int>(at.y);
  EXPECT_EQ(DarkPixels(straight, {column - 60, row - 60, column + 60, row + 60}), 0);
}

TEST(StraightenTest, LinesOfTextSayWhatIsStraightWhereThereAreNoRules) {
  Grey page = Grey::Blank(kWidth, kHeight);
  for (int top = 150; top < 1300; top += 70) {
    DrawText("which offices answered how many calls in time", 150, top, &page);
  }
  const PixPtr pix = ToPix(page);
  const double angle = 1.5 * kPi / 180;
  const PixPtr turned = Own(pixRotate(pix.get(), static_cast<l_float32>(angle), L_ROTATE_AREA_MAP,
                                      L_BRING_IN_WHITE, 0, 0));
  const Warp warp = FindWarp(FromPix(turned.get()), kThreshold);
  const Point left = warp.ToStraight({200, 1000}), right = warp.ToStraight({1000, 1000});
  EXPECT_NEAR((left.y - right.y) / 800, std::tan(angle), 0.0015);
  // And the columns stand square on them.
  const Point upper = warp.ToStraight({600, 300}), lower = warp.ToStraight({600, 1200});
  EXPECT_NEAR((lower.x - upper.x) / 900, std::tan(angle), 0.0015);
}

TEST(StraightenTest, FiguresFarApartAreMadeStraightWhereThereAreNoRules) {
  Grey page = Grey::Blank(kWidth, kHeight);
  for (int top = 200; top < 1300; top += 50) {
    for (const int left : {150, 420, 690, 960}) {
      DrawText(std::to_string(left * top % 9973), left, top, &page);
    }
  }
  const Camera camera = [](double x, double y) {
    const Point turned = Turned(1.4)(x, y);
    const double along = turned.x - kMiddleX;  // Rows at the top fall, those at the foot rise.
    return Point{turned.x, turned.y + 0.024 * along * (turned.y - kMiddleY) / kMiddleY};
  };
  Grey seen = Grey::Blank(kWidth, kHeight);
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      const Point print = camera(x, y);
      const auto column = std::lround(print.x), row = std::lround(print.y);
      if (column < 0 || column >= kWidth || row < 0 || row >= kHeight) continue;
      seen.Row(y)[x] = page.Row(static_cast<int>(row))[column];
    }
  }
  const Warp warp = FindWarp(seen, kThreshold);
  for (double y = 200; y < 1300; y += 100) {
    std::vector<double> heights;
    for (double x = 150; x <= 1050; x += 50) {
      heights.push_back(warp.ToStraight(WhereSeen(camera, {x, y})).y);
    }
    EXPECT_LT(Spread(heights), 5) << y;
  }
}

// Centroids of its lines rise and fall by what their characters look like.
TEST(StraightenTest, AStraightPageOfAFewLinesStaysAsItIs) {
  Grey page = Grey::Blank(kWidth, kHeight);
  DrawText("jjgqpy yqgp ........ ABCDEFGH", 150, 200, &page);
  DrawText("ABCDEFG HIKLM ........,,,,,,,,", 150, 400, &page);
  DrawText("' ABCD jjjjj gggggg yyyyy", 150, 1500, &page);
  EXPECT_LT(FindWarp(page, kThreshold).greatest_shift(), 1);
}

TEST(StraightenTest, AStraightPageStaysAsItIs) {
  const Grey seen = DrawSeen([](double x, double y) { return Point{x, y}; });
  const Warp warp = FindWarp(seen, kThreshold);
  EXPECT_LT(warp.greatest_shift(), 0.5);
  EXPECT_EQ(Straightened(seen, warp).samples, seen.samples);
}

TEST(StraightenTest, APageWithoutInkStaysAsItIs) {
  EXPECT_EQ(FindWarp(Grey::Blank(500, 400), kThreshold).greatest_shift(), 0);
}

TEST(StraightenTest, EveryPointComesBackFromTheStraightPage) {
  Warp warp(2480, 3508);
  warp.Add({{0.03, 0.004, -0.006, 0.008, 0.002, -0.004}, {-0.03, 0.003, 0.002, -0.004, 0, 0.002}});
  warp.Add({{-0.004, 0.002, 0, 0.001, -0.001, 0}, {0.002, 0, 0.001, 0, 0, 0}});
  EXPECT_GT(warp.greatest_shift(), 40);
  for (double x = 0; x <= 2480; x += 310) {
    for (double y = 0; y <= 3508; y += 438.5) {
      const Point back = warp.ToScanned(warp.ToStraight({x, y}));
      EXPECT_NEAR(back.x, x, 0.1) << x << ", " << y;
      EXPECT_NEAR(back.y, y, 0.1) << x << ", " << y;
    }
  }
}

}  // namespace
}  // namespace gouji::scan
