#include "table/turned_page.h"

#include <array>
#include <cstddef>
#include <utility>

namespace gouji::table {

using document::Direction;
using document::Glyph;
using document::Page;
using document::Rect;

namespace {

Rect TurnHalf(const Rect& box, const Page& page) {
  return {page.width - box.right, page.height - box.bottom, page.width - box.left,
          page.height - box.top};
}

Rect TurnBox(const Rect& box, const Page& page, Turn turn) {
  switch (turn) {
    case Turn::kNone:
      return box;
    case Turn::kQuarterLeft:  // Text that runs down: the right edge of the page becomes its top.
      return {box.top, page.width - box.right, box.bottom, page.width - box.left};
    case Turn::kQuarterRight:
      return {page.height - box.bottom, box.left, page.height - box.top, box.right};
    case Turn::kHalf:
      return TurnHalf(box, page);
  }
  return box;
}

/// How often the page is turned clockwise by a quarter.
int CountQuarters(Turn turn) {
  switch (turn) {
    case Turn::kNone:
      return 0;
    case Turn::kQuarterRight:
      return 1;
    case Turn::kHalf:
      return 2;
    case Turn::kQuarterLeft:
      return 3;
  }
  return 0;
}

Direction TurnDirection(Direction direction, Turn turn) {
  // kRight, kDown, kLeft, kUp follow each other clockwise.
  return static_cast<Direction>((static_cast<int>(direction) + CountQuarters(turn)) % 4);
}

}  // namespace

Turn FindTurn(const Page& page, double least_share) {
  std::size_t visible = 0;
  std::array<std::size_t, 4> running = {};  // [direction]
  for (const Glyph& glyph : page.glyphs) {
    // Vertical writing runs down too, but its characters stand upright.
    if (glyph.invisible || glyph.vertical) continue;
    ++visible;
    ++running[static_cast<std::size_t>(glyph.direction)];
  }
  const double least = least_share * static_cast<double>(visible);
  const auto most_run = [&](Direction direction) {
    const std::size_t count = running[static_cast<std::size_t>(direction)];
    return count > 0 && static_cast<double>(count) > least;
  };
  if (most_run(Direction::kDown)) return Turn::kQuarterLeft;
  if (most_run(Direction::kUp)) return Turn::kQuarterRight;
  if (most_run(Direction::kLeft)) return Turn::kHalf;
  return Turn::kNone;
}

Page TurnPage(const Page& page, Turn turn) {
  Page turned = page;
  if (CountQuarters(turn) % 2 == 1) std::swap(turned.width, turned.height);
  for (Glyph& glyph : turned.glyphs) {
    glyph.box = TurnBox(glyph.box, page, turn);
    glyph.direction = TurnDirection(glyph.direction, turn);
  }
  for (document::Ruling& ruling : turned.rulings) ruling.box = TurnBox(ruling.box, page, turn);
  for (document::Shade& shade : turned.shades) shade.box = TurnBox(shade.box, page, turn);
  for (document::Image& image : turned.images) image.box = TurnBox(image.box, page, turn);
  return turned;
}

Rect TurnBack(const Rect& box, const Page& page, Turn turn) {
  switch (turn) {
    case Turn::kNone:
      return box;
    case Turn::kQuarterLeft:
      return {page.width - box.bottom, box.left, page.width - box.top, box.right};
    case Turn::kQuarterRight:
      return {box.top, page.height - box.right, box.bottom, page.height - box.left};
    case Turn::kHalf:
      return TurnHalf(box, page);
  }
  return box;
}

}  // namespace gouji::table
