#include "scan/figures.h"

#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "scan/figure_columns.h"
#include "scan/marks.h"
#include "scan/repeats.h"
#include "scan/shapes.h"
#include "scan/strip.h"

namespace gouji::scan {

namespace {

constexpr const char* kAllowed = "0123456789.,%-+ ";
/// Below it others are asked; two that agree may be less sure.
constexpr double kSure = 0.8, kAgreed = 0.6;

/// About a row of a table: what lies at one height, in chunks that stay short.
std::vector<std::vector<std::size_t>> ToStrips(const std::vector<const Piece*>& pieces) {
  std::vector<std::size_t> order(pieces.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return pieces[a]->box.height() < pieces[b]->box.height();
  });
  std::vector<std::vector<std::size_t>> strips;
  constexpr int kWidest = 2400;
  constexpr int kGap = 36;
  int width = 0;
  for (const std::size_t i : order) {
    if (strips.empty() || width > kWidest) {
      strips.emplace_back();
      width = 0;
    }
    strips.back().push_back(i);
    width += pieces[i]->box.width() + kGap;
  }
  return strips;
}

}  // namespace

bool IsFigure(const std::string& text) {
  std::size_t at = 0;
  const auto digits = [&] {
    std::size_t count = 0;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at, ++count;
    return count;
  };
  if (text == "-") return true;
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
  std::size_t count = digits();
  if (count == 0) return false;
  while (at < text.size() && text[at] == ',') {
    ++at;
    if (digits() != 3 || count > 3) return false;
    count = 3;
  }
  if (at < text.size() && text[at] == '.') {
    ++at;
    if (digits() == 0) return false;
  }
  if (at < text.size() && text[at] == '%') ++at;
  return at == text.size();
}

bool IsTooWide(const std::string& text, const Piece& piece) {
  if (text.empty() || text.find_first_not_of("0123456789") != std::string::npos) return false;
  constexpr double kWidest = 0.87, kMore = 0.12;
  const double widest = kWidest * static_cast<double>(text.size()) + kMore;
  return piece.box.width() > widest * DigitLineOf(piece).height;
}

namespace {

/// The readings of one piece by those who were asked.
struct Votes {
  std::vector<Reading> readings;

  bool Has(const char* reader) const {
    return std::any_of(readings.begin(), readings.end(),
                       [&](const Reading& r) { return r.reader == reader; });
  }
};

/// As high as a digit, as low as a point or a comma, or as flat as a sign: none of the parts that a
/// bad copy breaks a digit into.
bool IsWhole(const PixelBox& spot, const DigitLine& line) {
  const bool is_digit = 5 * spot.height() >= 4 * line.height;
  const bool is_mark = 2.5 * spot.height() < line.height && 2.5 * spot.width() < line.height &&
                       spot.bottom > line.foot - line.height / 4;
  const bool is_sign = 3 * spot.height() < line.height && spot.width() >= spot.height();
  return is_digit || is_mark || is_sign;
}

/// Room for a digit more than the text has. Digits are 0.7 to 0.82 times as wide as high, with the
/// white beside them; a point is narrower by as much as % is wider.
bool HasRoomForMore(const std::string& figure, const Piece& piece) {
  constexpr double kAdvance = 0.76, kMore = 0.6;
  const double advance = kAdvance * DigitLineOf(piece).height;
  return piece.box.width() > (static_cast<double>(figure.size()) + kMore) * advance;
}

/// Fewer characters were read than stand there. More is usual: they touch. Bad copies break digits
/// into parts, none of which looks whole, and which are no wider.
bool Lacks(const Reading& reading, const Piece& piece) {
  const std::string text = reading.Text();
  const std::vector<PixelBox> spots = CharactersAs(text, piece);
  const bool only_digits = text.find_first_not_of("0123456789") == std::string::npos;
  if (text.size() >= spots.size()) return IsTooWide(text, piece);
  if (text.empty() || !only_digits || HasRoomForMore(text, piece)) return true;
  const DigitLine line = DigitLineOf(piece);
  const auto whole = std::count_if(spots.begin(), spots.end(),
                                   [&](const PixelBox& spot) { return IsWhole(spot, line); });
  return whole > static_cast<std::ptrdiff_t>(text.size());
}

/// How far each reader is to be trusted against the others, measured on the development pages.
double WeightOf(const std::string& reader) {
  if (reader == "shapes") return 1.25;
  return reader == Name(Model::kHan) ? 1.0 : 0.8;
}

/// Shapes that sure outvote both models: those overlook points alike.
constexpr double kOutvoting = 0.5, kOutvotes = 2;

/// The text that most of the votes are for; a text that is no figure only if none is.
Reading Elect(Votes votes, const Piece& piece, bool shapes_know) {
  // The page's own shapes see the point that both models overlook.
  for (Reading& r : votes.readings) {
    if (r.reader == "shapes" && shapes_know && r.confidence >= kOutvoting && IsFigure(r.Text()))
      r.confidence += kOutvotes;
  }
  std::map<std::string, double> weights;
  bool any_figure = false, any_whole = false;
  for (const Reading& r : votes.readings) {
    any_figure |= IsFigure(r.Text());
    any_whole |= r.reader != "shapes" && IsFigure(r.Text()) && !Lacks(r, piece);
  }
  for (const Reading& r : votes.readings) {
    if (!r.characters.empty() && IsFigure(r.Text()) == any_figure) {
      // A character less than there are spots of ink: one was overlooked, unless a bad copy has
      // broken the digits so that nobody sees as many.
      const double lost = r.reader != "shapes" && any_whole && Lacks(r, piece) ? 0.3 : 1;
      weights[r.Text()] += WeightOf(r.reader) * (0.2 + r.confidence) * lost;
    }
  }
  if (weights.empty()) return {};
  const auto elected =
      std::max_element(weights.begin(), weights.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  Reading result;
  int same = 0;
  for (Reading& r : votes.readings) {
    if (r.Text() != elected->first) continue;
    ++same;
    const bool better = r.confidence > result.confidence || result.characters.empty();
    std::vector<document::Alternative> others = std::move(result.alternatives);
    others.insert(others.end(), r.alternatives.begin(), r.alternatives.end());
    if (better) result = std::move(r);
    result.alternatives = std::move(others);
  }
  result.confidence = std::min(result.confidence, 1.0);
  result.is_agreed = same >= 2;
  const int against = static_cast<int>(votes.readings.size()) - same;
  const bool shapes_doubt =
      std::any_of(votes.readings.begin(), votes.readings.end(), [&](const Reading& r) {
        return r.reader == "shapes" && shapes_know && r.confidence > 0.2 &&
               r.Text() != elected->first;
      });
  if (same >= 2 && shapes_doubt) {
    result.confidence = 0.7;
  } else if (same >= 2) {
    result.confidence = std::max(result.confidence, 0.9);
  } else if (against > 0) {
    result.confidence *= 0.6;
  }
  for (const Reading& r : votes.readings) {
    if (r.characters.empty() || r.Text() == elected->first) continue;
    result.alternatives.insert(result.alternatives.begin(), {r.Text(), r.reader, r.confidence});
    result.alternatives.insert(result.alternatives.end(), r.alternatives.begin(),
                               r.alternatives.end());
  }
  // The characters that were not read may be anything. Where two readers agree, nobody sees more
  // and there is no room for more, digits have only broken.
  const bool may_be_more =
      same < 2 || HasRoomForMore(elected->first, piece) ||
      std::any_of(votes.readings.begin(), votes.readings.end(), [&](const Reading& r) {
        return IsFigure(r.Text()) && r.Text().size() > elected->first.size();
      });
  if (may_be_more && Lacks(result, piece)) result.confidence *= 0.5;
  for (document::Alternative& other : std::exchange(result.alternatives, {})) {
    result.AddAlternative(std::move(other));
  }
  return result;
}

class FigureReader {
 public:
  FigureReader(const Grey& text, const std::vector<const Piece*>& pieces, Tesseract& tesseract)
      : text_(text),
        pieces_(pieces),
        tesseract_(tesseract),
        votes_(pieces.size()),
        knows_(pieces.size()) {}

  std::vector<Reading> Read() {
    const std::vector<std::vector<std::size_t>> groups = BySize();
    const auto largest =
        std::max_element(groups.begin(), groups.end(),
                         [](const auto& a, const auto& b) { return a.size() < b.size(); });
    for (auto group = groups.begin(); group != groups.end(); ++group) {
      if (group == largest || !AreWords(*group)) ReadGroup(*group);
    }
    std::vector<Reading> readings;
    for (std::size_t i = 0; i < votes_.size(); ++i) readings.push_back(ElectedFor(i));
    for (std::size_t i = 0; i < votes_.size(); ++i) {
      if (readings[i].confidence >= kSure || !HasFigure(i)) continue;
      AskAlone(i);
      readings[i] = ElectedFor(i);
    }
    const auto forms = FindMissedForms(pieces_, readings);
    for (std::size_t i = 0; i < votes_.size(); ++i) {
      if (!forms[i]) continue;
      AskAlone(i);
      readings[i] = ElectedFor(i);
      if (FormOf(readings[i].Text()) != *forms[i]) PreferForm(*forms[i], i, &readings[i]);
    }
    return readings;
  }

 private:
  Reading ElectedFor(std::size_t i) const {
    Reading reading = Elect(votes_[i], *pieces_[i], knows_[i]);
    JudgeMarks(*pieces_[i], &reading);
    return reading;
  }

  static void PutCommas(Reading* reading) {
    for (ReadCharacter& c : reading->characters) {
      if (c.text == ".") c.text = ",";
    }
  }

  bool HasFigure(std::size_t i) const {
    const std::vector<Reading>& readings = votes_[i].readings;
    return std::any_of(readings.begin(), readings.end(),
                       [](const Reading& reading) { return IsFigure(reading.Text()); });
  }

  /// What a model sees that has the form of the column, or has it with a comma for a point.
  void PreferForm(const FigureForm& form, std::size_t i, Reading* reading) const {
    // That the column says so is no certainty: the checks may choose another.
    constexpr double kByColumn = 0.7;
    Reading best;
    for (Reading seen : votes_[i].readings) {
      if (seen.reader == "shapes") continue;
      if (form == FigureForm()) PutCommas(&seen);
      const std::string text = seen.Text();
      const bool fits = IsFigure(text) && FormOf(text) == form;
      if (fits && seen.confidence > best.confidence) best = std::move(seen);
    }
    if (best.characters.empty()) return;
    best.alternatives.clear();
    best.AddAlternative({reading->Text(), reading->reader, reading->confidence});
    for (document::Alternative& other : reading->alternatives) best.AddAlternative(other);
    best.confidence = std::min(best.confidence, kByColumn);
    best.is_agreed = true;
    *reading = std::move(best);
  }

  /// Between others on one line the models overlook points, and digits at the ends; a figure by
  /// itself costs them several times as much.
  void AskAlone(std::size_t i) {
    std::vector<Reading>& readings = votes_[i].readings;
    for (const Model model : {Model::kLatin, Model::kHan}) {
      Reading alone = ReadStrip(text_, {pieces_[i]}, model, kAllowed, tesseract_).front();
      if (alone.characters.empty()) continue;
      const auto before = std::find_if(readings.begin(), readings.end(),
                                       [&](const Reading& r) { return r.reader == Name(model); });
      if (before == readings.end()) {
        readings.push_back(std::move(alone));
        continue;
      }
      alone.AddAlternative({before->Text(), before->reader, before->confidence});
      *before = std::move(alone);
    }
  }

  static constexpr std::size_t kFewest = 25;  ///< Pieces of one size that are worth learning from.
  static constexpr std::size_t kSample = 40, kMostLessons = 160;

  /// Pieces of type of one size: the heights of figures differ by a pixel or two.
  std::vector<std::vector<std::size_t>> BySize() const {
    std::vector<std::size_t> order(pieces_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return DigitLineOf(*pieces_[a]).height < DigitLineOf(*pieces_[b]).height;
    });
    std::vector<std::vector<std::size_t>> groups;
    int last = 0;
    for (const std::size_t i : order) {
      const int height = DigitLineOf(*pieces_[i]).height;
      if (groups.empty() || height > last + std::max(1, last / 16)) groups.emplace_back();
      groups.back().push_back(i);
      last = height;
    }
    return groups;
  }

  void Ask(Model model, const std::vector<std::size_t>& group) {
    std::vector<const Piece*> asked;
    std::vector<std::size_t> at;
    for (const std::size_t i : group) {
      if (votes_[i].Has(Name(model))) continue;
      asked.push_back(pieces_[i]);
      at.push_back(i);
    }
    for (const std::vector<std::size_t>& strip : ToStrips(asked)) {
      std::vector<const Piece*> chosen;
      for (const std::size_t i : strip) chosen.push_back(asked[i]);
      std::vector<Reading> read = ReadStrip(text_, chosen, model, kAllowed, tesseract_);
      for (std::size_t i = 0; i < strip.size(); ++i)
        votes_[at[strip[i]]].readings.push_back(std::move(read[i]));
    }
  }

  /// Chinese characters of one size can look like figures too: of a few the quick model makes
  /// nothing, or is not sure.
  bool AreWords(const std::vector<std::size_t>& group) {
    constexpr std::size_t kProbed = 8;
    constexpr double kFigure = 0.9;
    if (group.size() < 2 * kProbed) return false;
    std::vector<std::size_t> probed;
    for (std::size_t k = 0; k < kProbed; ++k) probed.push_back(group[k * group.size() / kProbed]);
    Ask(Model::kLatin, probed);
    const auto figures = std::count_if(probed.begin(), probed.end(), [&](std::size_t i) {
      const Reading& reading = votes_[i].readings.back();
      return IsFigure(reading.Text()) && reading.confidence >= kFigure;
    });
    return figures == 0;
  }

  void ReadGroup(const std::vector<std::size_t>& group) {
    if (group.size() < kFewest) {
      // Names of its size may be among it, and the quick model sees 2598 in 红河县.
      alone_ = false;
      AskInTurn(group);
      return;
    }
    std::vector<Lesson> lessons;
    Shapes shapes = LearnFrom(group, &lessons);
    AskShapes(shapes, group);
    std::vector<std::size_t> doubtful = Unsettled(group);
    AskInTurn(doubtful);
    // What the models agree on may hold characters that the first lessons lacked: a sign, a comma.
    const std::size_t known = lessons.size();
    for (const std::size_t i : doubtful) {
      const std::optional<std::string> agreed = AgreedByModels(i);
      if (agreed && shapes.lacks(*agreed)) lessons.push_back({pieces_[i], *agreed});
    }
    if (lessons.size() < known + 2) return;
    shapes.Learn(lessons);
    for (const std::size_t i : doubtful) {
      std::erase_if(votes_[i].readings, [](const Reading& r) { return r.reader == "shapes"; });
    }
    AskShapes(shapes, group, doubtful);
  }

  void AskInTurn(const std::vector<std::size_t>& group) {
    Ask(Model::kLatin, group);
    // Where the quick model sees nothing there is no figure.
    std::vector<std::size_t> again = Unsettled(group);
    std::erase_if(again, [&](std::size_t i) {
      return std::none_of(votes_[i].readings.begin(), votes_[i].readings.end(),
                          [](const Reading& r) {
                            return r.reader == Name(Model::kLatin) && !r.characters.empty();
                          });
    });
    Ask(Model::kHan, again);
  }

  /// All of the group are read, because what is usual is learnt from all; `asked` get a vote.
  void AskShapes(const Shapes& shapes, const std::vector<std::size_t>& group,
                 const std::vector<std::size_t>& asked) {
    // A digit that was never seen would be taken for one that was.
    alone_ = shapes.knows_all_digits();
    std::vector<const Piece*> all;
    for (const std::size_t i : group) all.push_back(pieces_[i]);
    std::vector<std::optional<Reading>> read = shapes.Read(all);
    for (std::size_t k = 0; k < group.size(); ++k) {
      const std::size_t i = group[k];
      knows_[i] = alone_;
      const bool chosen = std::find(asked.begin(), asked.end(), i) != asked.end();
      if (chosen && read[k]) votes_[i].readings.push_back(std::move(*read[k]));
    }
  }
  void AskShapes(const Shapes& shapes, const std::vector<std::size_t>& group) {
    AskShapes(shapes, group, group);
  }

  std::vector<std::size_t> Unsettled(const std::vector<std::size_t>& group) const {
    std::vector<std::size_t> unsettled;
    for (const std::size_t i : group) {
      if (!IsSettled(i)) unsettled.push_back(i);
    }
    return unsettled;
  }

  std::optional<std::string> AgreedByModels(std::size_t i) const {
    std::vector<std::string> texts;
    for (const Reading& r : votes_[i].readings) {
      if (r.reader != "shapes" && IsFigure(r.Text())) texts.push_back(r.Text());
    }
    if (texts.size() != 2 || texts[0] != texts[1]) return std::nullopt;
    return texts[0];
  }

  /// From as many pieces as it takes to see every digit.
  Shapes LearnFrom(const std::vector<std::size_t>& group, std::vector<Lesson>* lessons) {
    std::vector<std::size_t> longest = group;
    std::stable_sort(longest.begin(), longest.end(), [&](std::size_t a, std::size_t b) {
      return pieces_[a]->characters.size() > pieces_[b]->characters.size();
    });
    std::vector<int> heights;
    for (const std::size_t i : group) heights.push_back(pieces_[i]->box.height());
    std::nth_element(heights.begin(),
                     heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2),
                     heights.end());
    Shapes shapes(text_, heights[heights.size() / 2]);
    // Half of a column may be 100.00%, which teaches two digits.
    std::vector<const Piece*> candidates;
    for (const std::size_t i : longest) candidates.push_back(pieces_[i]);
    const std::vector<std::size_t> different = FindDifferent(text_, candidates, kMostLessons);
    for (std::size_t first = 0; first < different.size(); first += kSample) {
      std::vector<std::size_t> sample;
      for (std::size_t k = first; k < std::min(different.size(), first + kSample); ++k) {
        sample.push_back(longest[different[k]]);
      }
      Ask(Model::kLatin, sample);
      for (const std::size_t i : sample) {
        const std::string text = votes_[i].readings.front().Text();
        if (IsFigure(text)) lessons->push_back({pieces_[i], text});
      }
      shapes.Learn(*lessons);
      if (shapes.knows_all_digits()) break;
    }
    return shapes;
  }

  /// One reader is sure and nobody says otherwise.
  bool IsSettled(std::size_t i) const {
    const std::vector<Reading>& readings = votes_[i].readings;
    double surest = 0;
    for (const Reading& r : readings) {
      if (r.Text() != readings.front().Text() || !IsFigure(r.Text())) return false;
      if (r.reader != "shapes" && Lacks(r, *pieces_[i])) return false;
      surest = std::max(surest, r.confidence);
    }
    return readings.size() > 1 ? surest >= kAgreed : surest >= kSure && alone_;
  }

  const Grey& text_;
  const std::vector<const Piece*>& pieces_;
  Tesseract& tesseract_;
  std::vector<Votes> votes_;
  std::vector<bool> knows_;  ///< Of each piece: the shapes of its group know all digits.
  bool alone_ = false;       ///< One reader of the group may settle a piece.
};

}  // namespace

std::vector<Reading> ReadFigures(const Grey& text, const std::vector<const Piece*>& pieces,
                                 Tesseract& tesseract) {
  return FigureReader(text, pieces, tesseract).Read();
}

}  // namespace gouji::scan
