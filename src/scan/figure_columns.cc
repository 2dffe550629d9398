#include "scan/figure_columns.h"

#include <cstdlib>
#include <map>

#include "scan/figures.h"

namespace gouji::scan {

namespace {

/// Set flush left, centred or flush right.
bool StandBelowOneAnother(const PixelBox& a, const PixelBox& b, int height) {
  const int off = height / 3;
  return std::abs(a.left - b.left) <= off || std::abs(a.right - b.right) <= off ||
         std::abs(a.left + a.right - b.left - b.right) <= 2 * off;
}

/// What stands above and below a piece.
struct Column {
  std::map<FigureForm, int> forms;
  int figures = 0;

  std::optional<FigureForm> Usual() const {
    // Of fewer a column may hold several kinds of figures.
    constexpr int kFewest = 8;
    for (const auto& [form, count] : forms) {
      if (count >= kFewest && 10 * count >= 8 * figures) return form;
    }
    return std::nullopt;
  }
  int Count(const FigureForm& form) const {
    const auto found = forms.find(form);
    return found == forms.end() ? 0 : found->second;
  }
};

Column ColumnOf(const std::vector<const Piece*>& pieces, const std::vector<Reading>& readings,
                std::size_t of) {
  const int height = DigitLineOf(*pieces[of]).height;
  Column column;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i == of || !StandBelowOneAnother(pieces[of]->box, pieces[i]->box, height)) continue;
    const std::string figure = readings[i].Text();
    if (!IsFigure(figure)) continue;
    ++column.forms[FormOf(figure)];
    ++column.figures;
  }
  return column;
}

/// Some publishers leave out zeros behind the point: 98.5% and 100% among figures with two places,
/// but then not once. A whole number other than 0 and 100% is one that lost its point.
bool MayStandAmong(const std::string& figure, const FigureForm& usual, const Column& column) {
  const FigureForm form = FormOf(figure);
  if (form == usual) return true;
  if (form.is_percent != usual.is_percent || form.places > usual.places) return false;
  if (form.places > 0) return true;
  const bool is_round = figure == "0" || figure == "0%" || figure == "100" || figure == "100%";
  return is_round && column.Count(form) > 0;
}

}  // namespace

FigureForm FormOf(const std::string& figure) {
  FigureForm form;
  form.is_percent = figure.ends_with('%');
  const std::size_t point = figure.find('.');
  if (point != std::string::npos) form.places = figure.size() - point - 1 - form.is_percent;
  return form;
}

std::vector<std::optional<FigureForm>> FormsOfColumns(const std::vector<const Piece*>& pieces,
                                                      const std::vector<Reading>& readings) {
  std::vector<std::optional<FigureForm>> forms;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    forms.push_back(ColumnOf(pieces, readings, i).Usual());
  }
  return forms;
}

std::vector<std::optional<FigureForm>> FindMissedForms(const std::vector<const Piece*>& pieces,
                                                       const std::vector<Reading>& readings) {
  std::vector<std::optional<FigureForm>> missed(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::string figure = readings[i].Text();
    if (!IsFigure(figure)) continue;
    const Column column = ColumnOf(pieces, readings, i);
    const std::optional<FigureForm> usual = column.Usual();
    if (usual && !MayStandAmong(figure, *usual, column)) missed[i] = usual;
  }
  return missed;
}

}  // namespace gouji::scan
