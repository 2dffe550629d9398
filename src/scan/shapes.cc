#include "scan/shapes.h"

#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace gouji::scan {

namespace {

constexpr int kMargin = 4;        ///< White above and below the figures, in pixels.
constexpr int kSide = 6;          ///< White before and behind a line.
constexpr int kFewest = 4;        ///< Samples of a shape that may be trusted.
constexpr int kMostSamples = 60;  ///< More do not make the mean better.
constexpr double kInfinity = std::numeric_limits<double>::infinity();

}  // namespace

Shapes::Strip Shapes::CutStrip(const PixelBox& box, int base_line) const {
  const PixelBox area = {box.left, base_line - height_ - kMargin, box.right, base_line + kMargin};
  const Grey part = Crop(*text_, area);
  Strip strip;
  strip.width = part.width;
  strip.height = part.height;
  strip.ink.resize(part.samples.size());
  for (int y = 0; y < part.height; ++y) {
    const std::uint8_t* row = part.Row(y);
    for (int x = 0; x < part.width; ++x) {
      // Paper noise is no ink.
      strip.Column(x)[y] = static_cast<float>(std::max(0, 240 - row[x])) / 240.0F;
    }
  }
  return strip;
}

void Shapes::Learn(const std::vector<Lesson>& lessons) {
  std::map<char, std::vector<Strip>> samples;
  for (const Lesson& lesson : lessons) {
    const Piece& piece = *lesson.piece;
    const std::vector<PixelBox> characters = CharactersAs(lesson.text, piece);
    if (lesson.text.size() != characters.size()) continue;
    const int base_line = DigitLineOf(piece).foot;
    for (std::size_t i = 0; i < lesson.text.size(); ++i) {
      std::vector<Strip>& list = samples[lesson.text[i]];
      if (list.size() >= kMostSamples) continue;
      const PixelBox& c = characters[i];
      list.push_back(CutStrip({c.left - 1, c.top, c.right + 1, c.bottom}, base_line));
    }
  }
  shapes_.clear();
  for (auto& [character, list] : samples) {
    if (list.size() < 2) continue;
    // What is read wrong, touches its neighbour or lost a part has another width.
    std::vector<int> widths;
    for (const Strip& strip : list) widths.push_back(strip.width);
    std::nth_element(widths.begin(),
                     widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2), widths.end());
    const int width = widths[widths.size() / 2];
    Shape shape;
    shape.character = character;
    shape.mean.width = width;
    shape.mean.height = height_ + 2 * kMargin;
    const auto size = static_cast<std::size_t>(width) * static_cast<std::size_t>(shape.mean.height);
    // Each sample laid in the middle; the mean of all, then of those that look like it.
    std::vector<std::vector<float>> laid;
    for (const Strip& strip : list) {
      if (std::abs(strip.width - width) > std::max(2, width / 6)) continue;
      std::vector<float> ink(size, 0.0F);
      const int shift = (width - strip.width) / 2;
      for (int x = std::max(0, -shift); x < strip.width && x + shift < width; ++x) {
        if (x + shift < 0) continue;
        std::copy_n(strip.Column(x), strip.height,
                    ink.data() + static_cast<std::ptrdiff_t>(x + shift) * strip.height);
      }
      laid.push_back(std::move(ink));
    }
    std::vector<float> mean(size, 0.0F);
    for (int round = 0; round < 3; ++round) {
      std::vector<std::pair<double, const std::vector<float>*>> off;
      for (const std::vector<float>& ink : laid) {
        double distance = 0;
        for (std::size_t i = 0; i < size; ++i) distance += (ink[i] - mean[i]) * (ink[i] - mean[i]);
        off.emplace_back(distance, &ink);
      }
      std::sort(off.begin(), off.end(),
                [](const auto& a, const auto& b) { return a.first < b.first; });
      // Two thirds agree on what a character is, whatever the rest was read as.
      const std::size_t kept =
          round == 0 ? off.size() : std::max<std::size_t>(1, off.size() * 2 / 3);
      std::vector<float> next(size, 0.0F);
      for (std::size_t i = 0; i < kept; ++i) {
        for (std::size_t k = 0; k < size; ++k) next[k] += (*off[i].second)[k];
      }
      for (float& value : next) value /= static_cast<float>(kept);
      mean = std::move(next);
      shape.samples = static_cast<int>(kept);
    }
    if (laid.size() < 2) continue;
    shape.mean.ink = std::move(mean);
    for (const float value : shape.mean.ink) shape.energy += value * value;
    shapes_.push_back(std::move(shape));
  }
  greatest_energy_ = 1e-6;
  for (const Shape& shape : shapes_) greatest_energy_ = std::max(greatest_energy_, shape.energy);
  apart_.clear();
  for (const Shape& a : shapes_) {
    for (const Shape& b : shapes_) apart_.push_back(Distance(a.mean, b.mean));
  }
}

/// How far two shapes are apart without noise, laid middle on middle.
double Shapes::Distance(const Strip& a, const Strip& b) {
  double sum = 0;
  const int shift = (b.width - a.width) / 2;
  for (int x = std::min(0, -shift); x < std::max(a.width, b.width - shift); ++x) {
    const float* mine = x >= 0 && x < a.width ? a.Column(x) : nullptr;
    const float* other = x + shift >= 0 && x + shift < b.width ? b.Column(x + shift) : nullptr;
    for (int y = 0; y < a.height; ++y) {
      const float off = (mine != nullptr ? mine[y] : 0.0F) - (other != nullptr ? other[y] : 0.0F);
      sum += static_cast<double>(off * off);
    }
  }
  return sum;
}

bool Shapes::lacks(const std::string& text) const {
  return std::any_of(text.begin(), text.end(), [&](char c) {
    return std::none_of(shapes_.begin(), shapes_.end(),
                        [&](const Shape& s) { return s.character == c; });
  });
}

bool Shapes::knows_all_digits() const {
  int known = 0;
  for (const Shape& shape : shapes_) {
    known += shape.character >= '0' && shape.character <= '9' && shape.samples >= kFewest;
  }
  return known == 10;
}

Shapes::Decoded Shapes::Decode(const Strip& strip) const {
  const auto width = static_cast<std::size_t>(strip.width);
  std::vector<double> white(width + 1, 0);  // Cost of columns before x left white, summed up.
  for (std::size_t x = 0; x < width; ++x) {
    const float* column = strip.Column(static_cast<int>(x));
    float sum = 0;
    for (int y = 0; y < strip.height; ++y) sum += column[y] * column[y];
    white[x + 1] = white[x] + static_cast<double>(sum);
  }
  Decoded decoded;
  decoded.ink = white[width];
  // costs[s][x]: shape s with its left side at x.
  std::vector<std::vector<double>> costs(shapes_.size());
  for (std::size_t s = 0; s < shapes_.size(); ++s) {
    const Strip& mean = shapes_[s].mean;
    const auto shape_width = static_cast<std::size_t>(mean.width);
    if (shape_width > width || mean.height != strip.height) continue;
    costs[s].resize(width - shape_width + 1);
    const std::size_t size = mean.ink.size();
    for (std::size_t x = 0; x + shape_width <= width; ++x) {
      const float* ink = strip.Column(static_cast<int>(x));
      std::array<float, 8> lanes = {};
      std::size_t i = 0;
      for (; i + 8 <= size; i += 8) {
        for (std::size_t k = 0; k < 8; ++k) {
          const float off = ink[i + k] - mean.ink[i + k];
          lanes[k] += off * off;
        }
      }
      float sum = 0;
      for (; i < size; ++i) sum += (ink[i] - mean.ink[i]) * (ink[i] - mean.ink[i]);
      for (const float lane : lanes) sum += lane;
      costs[s][x] = static_cast<double>(sum);
    }
  }
  // A shape must pay for itself: without a price, noise between characters would be spelt out.
  const auto price = [&](std::size_t s) { return 0.15 * shapes_[s].energy; };
  constexpr std::size_t kWhite = std::numeric_limits<std::size_t>::max();
  std::vector<double> best(width + 1, kInfinity), rest(width + 1, kInfinity);
  std::vector<std::size_t> last(width + 1, kWhite);
  best[0] = 0;
  for (std::size_t x = 1; x <= width; ++x) {
    best[x] = best[x - 1] + white[x] - white[x - 1];
    for (std::size_t s = 0; s < shapes_.size(); ++s) {
      const auto w = static_cast<std::size_t>(shapes_[s].mean.width);
      if (w > x || costs[s].size() <= x - w) continue;
      const double cost = best[x - w] + costs[s][x - w] + price(s);
      if (cost >= best[x]) continue;
      best[x] = cost;
      last[x] = s;
    }
  }
  rest[width] = 0;
  for (std::size_t x = width; x-- > 0;) {
    rest[x] = rest[x + 1] + white[x + 1] - white[x];
    for (std::size_t s = 0; s < shapes_.size(); ++s) {
      const auto w = static_cast<std::size_t>(shapes_[s].mean.width);
      if (x + w > width || costs[s].size() <= x) continue;
      rest[x] = std::min(rest[x], costs[s][x] + price(s) + rest[x + w]);
    }
  }
  decoded.cost = best[width];
  decoded.left_white = decoded.cost;
  for (std::size_t x = width; x > 0;) {
    if (last[x] == kWhite) {
      --x;
      continue;
    }
    const std::size_t s = last[x];
    const auto w = static_cast<std::size_t>(shapes_[s].mean.width);
    x -= w;
    Decoded::Placed placed;
    placed.shape = s;
    placed.left = static_cast<int>(x);
    placed.unexplained = costs[s][x] / (shapes_[s].energy + 0.2 * greatest_energy_);
    // What else could stand here, the rest of the line at its best.
    const double middle = static_cast<double>(x) + static_cast<double>(w) / 2;
    decoded.left_white -= costs[s][x] + price(s);
    const double none = best[x] + white[x + w] - white[x] + rest[x + w] - decoded.cost;
    placed.margin = none / (shapes_[s].energy - price(s));
    for (std::size_t o = 0; o < shapes_.size(); ++o) {
      if (o == s || costs[o].empty()) continue;
      const auto ow = static_cast<std::size_t>(shapes_[o].mean.width);
      double least = kInfinity;
      const auto reach = static_cast<double>(std::min(w, ow)) / 3;
      for (std::size_t at = 0; at < costs[o].size(); ++at) {
        if (std::abs(static_cast<double>(at) + static_cast<double>(ow) / 2 - middle) > reach)
          continue;
        least = std::min(least, best[at] + costs[o][at] + price(o) + rest[at + ow]);
      }
      if (least == kInfinity) continue;
      const double apart = apart_[s * shapes_.size() + o];
      const double margin = (least - decoded.cost) / std::max(apart, 1e-6);
      if (margin >= placed.margin) continue;
      placed.margin = margin;
      placed.other = shapes_[o].character;
    }
    decoded.placed.push_back(placed);
  }
  std::reverse(decoded.placed.begin(), decoded.placed.end());
  // A point that is too faint to pay for itself: only where there is white now.
  std::vector<bool> taken(width + 1, false);
  for (const Decoded::Placed& placed : decoded.placed) {
    const int end = placed.left + shapes_[placed.shape].mean.width;
    for (int x = placed.left; x < end; ++x) taken[static_cast<std::size_t>(x)] = true;
  }
  for (std::size_t s = 0; s < shapes_.size(); ++s) {
    if (shapes_[s].character != '.') continue;
    const auto w = static_cast<std::size_t>(shapes_[s].mean.width);
    for (std::size_t x = 0; x < costs[s].size(); ++x) {
      if (taken[x + w / 2]) continue;
      const double with = best[x] + costs[s][x] + price(s) + rest[x + w] - decoded.cost;
      decoded.point_margin = std::min(decoded.point_margin, with / shapes_[s].energy);
    }
  }
  return decoded;
}

Shapes::Decoded Shapes::DecodePiece(const Piece& piece) const {
  const int base_line = DigitLineOf(piece).foot;
  const PixelBox box = {piece.box.left - kSide, piece.box.top, piece.box.right + kSide,
                        piece.box.bottom};
  // Where the foot of the digits is a pixel off, much stays unexplained: of the pages at L1 one
  // line in twenty, at L3 one in three.
  constexpr double kExplained = 0.2;
  Decoded best;
  for (const int shift : {0, -1, 1}) {
    if (best.cost < kExplained * best.ink) break;
    Decoded decoded = Decode(CutStrip(box, base_line + shift));
    if (decoded.cost / std::max(decoded.ink, 1e-6) < best.cost / std::max(best.ink, 1e-6))
      best = std::move(decoded);
  }
  return best;
}

namespace {

/// The value that a share of the others lies below.
double Quantile(std::vector<double> values, double share, double otherwise) {
  if (values.empty()) return otherwise;
  const auto at =
      values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size()));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

}  // namespace

std::vector<std::optional<Reading>> Shapes::Read(const std::vector<const Piece*>& pieces) const {
  std::vector<std::optional<Reading>> readings(pieces.size());
  if (shapes_.empty()) return readings;
  std::vector<Decoded> decoded;
  std::vector<std::vector<double>> margins(shapes_.size()), rests(shapes_.size());
  std::vector<double> left_white;
  for (const Piece* piece : pieces) {
    decoded.push_back(DecodePiece(*piece));
    left_white.push_back(decoded.back().left_white);
    for (const Decoded::Placed& placed : decoded.back().placed) {
      margins[placed.shape].push_back(placed.margin);
      rests[placed.shape].push_back(placed.unexplained);
    }
  }
  // What is usual for a shape depends on the font and on the damage: most are read right.
  std::vector<Usual> usual;
  for (std::size_t s = 0; s < shapes_.size(); ++s) {
    // Letters that are taken for a figure leave more than figures: the lower third are figures.
    usual.push_back(
        {Quantile(std::move(margins[s]), 0.5, 1), Quantile(std::move(rests[s]), 0.3, 1)});
  }
  const double usually_left = Quantile(std::move(left_white), 0.5, 0);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (decoded[i].placed.empty()) continue;
    readings[i] = ToReading(*pieces[i], decoded[i], usual);
    // Ink beside the shapes: a sign that was not learnt. A point has a tenth of a digit's ink.
    const double left = (decoded[i].left_white - usually_left) / greatest_energy_;
    readings[i]->confidence =
        std::min(readings[i]->confidence, std::clamp(1.5 - left / 0.06, 0.0, 1.0));
  }
  return readings;
}

Reading Shapes::ToReading(const Piece& piece, const Decoded& decoded,
                          const std::vector<Usual>& usual) const {
  Reading reading;
  reading.reader = "shapes";
  reading.confidence = 1;
  const int left = piece.box.left - kSide;
  for (const Decoded::Placed& placed : decoded.placed) {
    const Shape& shape = shapes_[placed.shape];
    ReadCharacter character;
    character.text = shape.character;
    character.box = {left + placed.left, piece.box.top, left + placed.left + shape.mean.width,
                     piece.box.bottom};
    character.confidence = ConfidenceOf(placed, usual[placed.shape]);
    reading.confidence = std::min(reading.confidence, character.confidence);
    reading.characters.push_back(std::move(character));
  }
  // Clean white is a whole point's ink away from a point.
  reading.confidence =
      std::min(reading.confidence, std::clamp(decoded.point_margin / 0.7, 0.0, 1.0));
  for (std::size_t i = 0; i < decoded.placed.size(); ++i) {
    const Decoded::Placed& placed = decoded.placed[i];
    document::Alternative other;
    for (std::size_t k = 0; k < decoded.placed.size(); ++k) {
      if (k != i) other.text += reading.characters[k].text;
      if (k == i && placed.other != 0) other.text += placed.other;
    }
    other.reader = reading.reader;
    other.confidence = (1 - reading.characters[i].confidence) / 2;
    if (!other.text.empty()) reading.alternatives.push_back(std::move(other));
  }
  std::stable_sort(reading.alternatives.begin(), reading.alternatives.end(),
                   [](const auto& a, const auto& b) { return a.confidence > b.confidence; });
  constexpr std::size_t kMost = 3;
  if (reading.alternatives.size() > kMost) reading.alternatives.resize(kMost);
  return reading;
}

double Shapes::ConfidenceOf(const Decoded::Placed& placed, const Usual& usual) {
  // Chosen on the development pages: right figures have at least half of the usual margin on L0 to
  // L3, and what is no figure at all (a letter) leaves ten times the usual rest.
  const double margin = std::clamp(placed.margin / std::max(0.6 * usual.margin, 1e-3), 0.0, 1.0);
  const double good = std::clamp(3 * usual.unexplained, 0.1, 0.25),
               bad = std::clamp(7 * usual.unexplained, 0.25, 0.5);
  const double fit = std::clamp((bad - placed.unexplained) / (bad - good), 0.0, 1.0);
  return std::min(margin, fit);
}

}  // namespace gouji::scan
