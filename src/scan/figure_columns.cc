#include "scan/figure_columns.h"

#include <cstdlib>
#include <map>

#include "scan/figures.h"

namespace gouji::scan {

namespace {

/// Some publishers leave out zeros behind the point, and 0 and 100% may stand among figures with
/// places. A whole number among shares is one that lost its point.
bool MayStandAmong(const std::string& figure, const FigureForm& usual) {
  const FigureForm form = FormOf(figure);
  if (form == usual) return true;
  if (form.is_percent != usual.is_percent || form.places > usual.places) return false;
  if (form.places > 0) return true;
  return figure == "0" || figure == "0%" || figure == "100" || figure == "100%";
}

/// Set flush left, centred or flush right.
bool StandBelowOneAnother(const PixelBox& a, const PixelBox& b, int height) {
  const int off = height / 3;
  return std::abs(a.left - b.left) <= off || std::abs(a.right - b.right) <= off ||
         std::abs(a.left + a.right - b.left - b.right) <= 2 * off;
}

/// The form of nearly all figures that stand above and below a piece.
std::optional<FigureForm> FormOfColumn(const std::vector<const Piece*>& pieces,
                                       const std::vector<Reading>& readings, std::size_t of) {
  // Of fewer a column may hold several kinds of figures.
  constexpr int kFewest = 8;
  const int height = DigitLineOf(*pieces[of]).height;
  std::map<FigureForm, int> forms;
  int all = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i == of || !StandBelowOneAnother(pieces[of]->box, pieces[i]->box, height)) continue;
    const std::string figure = readings[i].Text();
    if (!IsFigure(figure)) continue;
    ++forms[FormOf(figure)];
    ++all;
  }
  for (const auto& [form, count] : forms) {
    if (count >= kFewest && 10 * count >= 8 * all) return form;
  }
  return std::nullopt;
}

}  // namespace

FigureForm FormOf(const std::string& figure) {
  FigureForm form;
  form.is_percent = figure.ends_with('%');
  const std::size_t point = figure.find('.');
  if (point != std::string::npos) form.places = figure.size() - point - 1 - form.is_percent;
  return form;
}

std::vector<std::optional<FigureForm>> FindMissedForms(const std::vector<const Piece*>& pieces,
                                                       const std::vector<Reading>& readings) {
  std::vector<std::optional<FigureForm>> missed(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::string figure = readings[i].Text();
    if (!IsFigure(figure)) continue;
    const std::optional<FigureForm> usual = FormOfColumn(pieces, readings, i);
    if (usual && !MayStandAmong(figure, *usual)) missed[i] = usual;
  }
  return missed;
}

}  // namespace gouji::scan
