#pragma once

// Figures that stand below one another are printed alike: all with two places, all with %. Of a
// point that nobody saw no reader has a doubt, but the column has.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "scan/pieces.h"
#include "scan/reading.h"

namespace gouji::scan {

/// How a figure is printed.
struct FigureForm {
  std::size_t places = 0;
  bool is_percent = false;
  friend auto operator<=>(const FigureForm&, const FigureForm&) = default;
};

FigureForm FormOf(const std::string& figure);

/// The form of nearly all figures that stand above and below each of `pieces`, which `readings` are
/// of; nothing where there are few, or of several kinds.
std::vector<std::optional<FigureForm>> FormsOfColumns(const std::vector<const Piece*>& pieces,
                                                      const std::vector<Reading>& readings);

/// For readings that are figures of another form than their column: that form.
std::vector<std::optional<FigureForm>> FindMissedForms(const std::vector<const Piece*>& pieces,
                                                       const std::vector<Reading>& readings);

}  // namespace gouji::scan
