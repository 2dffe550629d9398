#include "table/turned_page.h"

#include <utility>

namespace gouji::table {

using document::Direction;
using document::Glyph;
using document::Page;
using document::Rect;

namespace {

Rect TurnBox(const Rect& box, const Page& page, Turn turn) {
  switch (turn) {
    case Turn::kNone:
      return box;
    case Turn::kQuarterLeft:  // Text that runs down: the right edge of the page becomes its top.
      return {box.top, page.width - box.right, box.bottom, page.width - box.left};
    case Turn::kQuarterRight:
      return {page.height - box.bottom, box.left, page.height - box.top, box.right};
  }
  return box;
}

Direction TurnDirection(Direction direction, Turn turn) {
  if (turn == Turn::kNone) return direction;
  // kRight, kDown, kLeft, kUp follow each other clockwise.
  const int steps = turn == Turn::kQuarterLeft ? 3 : 1;
  return static_cast<Direction>((static_cast<int>(direction) + steps) % 4);
}

}  // namespace

Turn FindTurn(const Page& page, double least_share) {
  std::size_t visible = 0, down = 0, up = 0;
  for (const Glyph& glyph : page.glyphs) {
    // Vertical writing runs down too, but its characters stand upright.
    if (glyph.invisible || glyph.vertical) continue;
    ++visible;
    down += glyph.direction == Direction::kDown ? 1 : 0;
    up += glyph.direction == Direction::kUp ? 1 : 0;
  }
  const double least = least_share * static_cast<double>(visible);
  if (visible > 0 && static_cast<double>(down) > least) return Turn::kQuarterLeft;
  if (visible > 0 && static_cast<double>(up) > least) return Turn::kQuarterRight;
  return Turn::kNone;
}

Page TurnPage(const Page& page, Turn turn) {
  Page turned = page;
  if (turn != Turn::kNone) std::swap(turned.width, turned.height);
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
  }
  return box;
}

}  // namespace gouji::table
