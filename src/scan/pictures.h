#pragma once

// A page as its pixels were taken, for people who want to know why it was read so: PNG files of
// half the resolution in few colours.

#include <string>
#include <vector>

#include "scan/pieces.h"
#include "scan/rules.h"

namespace gouji::scan {

struct Pictures {
  std::string ink;       ///< What was taken for ink, as the page lay.
  std::string straight;  ///< Made straight, with its rules and the boxes of its pieces.
};

/// Stands in the first bytes of each, by which a file is known to be one.
extern const char* const kPictureText;

/// "" if there is no memory for it.
std::string DrawInk(const Grey& ink);

/// Rules across are red, rules down blue, pieces that look like figures green, others orange.
std::string DrawStraight(const Grey& straight, const std::vector<Rule>& rules,
                         const std::vector<Piece>& pieces);

}  // namespace gouji::scan
