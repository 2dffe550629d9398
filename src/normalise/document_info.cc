#include "normalise/document_info.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/utf8.h"
#include "normalise/division.h"
#include "normalise/document_period.h"
#include "normalise/indicator.h"
#include "normalise/match_view.h"
#include "normalise/name_key.h"
#include "normalise/number.h"
#include "rules/tsv_file.h"

namespace gouji::normalise {

namespace {

using layout::Paragraph;
using rules::DivisionLevel;
using rules::Lexicon;
using Path = std::vector<std::string>;

/// Paragraphs of the head: masthead, number, issuer, date, title and first sentences.
constexpr std::size_t kHeadParagraphs = 25;
constexpr std::size_t kLongestTitle = 60;   // Characters; official titles stay on two lines.
constexpr std::size_t kLongestIssuer = 30;  // Characters.
constexpr std::size_t kLongestDate = 30;    // Characters, blanks before it included.
constexpr std::size_t kMostCells = 4000;    // Looked through for the division above the issuer's.

std::string TitleText(const Paragraph& paragraph) {
  std::string_view text = Trim(paragraph.text);
  while (text.starts_with('#') || text.starts_with('*') || text.starts_with(' '))
    text.remove_prefix(1);
  while (text.ends_with('*') || text.ends_with(' ')) text.remove_suffix(1);
  return std::string(text);
}

bool HasSentenceMark(const std::string& key) {
  constexpr const char* kMarks[] = {"。", "；", "：", "，", ":", ";", ","};
  return std::any_of(std::begin(kMarks), std::end(kMarks),
                     [&](const char* mark) { return key.find(mark) != std::string::npos; });
}

/// How much a line looks like the title of a bulletin; 0 for not at all.
int TitleScore(const std::string& key, const Lexicon& lexicon) {
  const rules::DocumentWords& words = lexicon.document;
  if (key.empty() || CountCodePoints(key) > kLongestTitle || HasSentenceMark(key)) return 0;
  const auto begins = [&](const std::string& word) { return key.starts_with(word); };
  if (std::any_of(words.not_titles.begin(), words.not_titles.end(), begins)) return 0;
  const auto ends = [&](const std::string& word) { return key.ends_with(word); };
  if (std::none_of(words.title_ends.begin(), words.title_ends.end(), ends)) return 0;
  int score = 1;
  if (FindReportPeriod(key, std::nullopt, lexicon.numbers)) score += 2;
  for (const rules::Topic& topic : lexicon.indicators.topics) {
    const bool named =
        std::any_of(topic.words.begin(), topic.words.end(),
                    [&](const std::string& w) { return key.find(w) != std::string::npos; });
    if (named) return score + 1;
  }
  return score;
}

/// The title of a table that the document begins with: with no sentence between them, the
/// document's title stands where that of the table would.
std::string TitleAboveAll(const std::vector<const Paragraph*>& head,
                          const std::vector<table::Table>& tables) {
  if (tables.empty() || (!head.empty() && head.front()->order < tables.front().order)) return "";
  return tables.front().title;
}

std::string FindTitle(const std::vector<const Paragraph*>& head, const std::string& above_all,
                      const Lexicon& lexicon) {
  int best_score = TitleScore(NameKey(above_all), lexicon);
  std::string title = best_score > 0 ? above_all : "";
  for (const Paragraph* paragraph : head) {
    std::string text = TitleText(*paragraph);
    int score = TitleScore(NameKey(text), lexicon);
    // The first heading of all is the title, however it ends.
    if (score == 0 && paragraph == head.front() && paragraph->heading_level == 1) score = 1;
    if (score <= best_score) continue;
    // A numbered heading ("一、总体工作情况") is a part of the bulletin, not its title.
    if (paragraph->heading_level > 0 && best_score > 0 && score == 1) continue;
    best_score = score;
    title = std::move(text);
  }
  return title;
}

struct Issuer {
  std::string name;
  Path path;
};

/// The line of a masthead without the date that stands at its right end.
std::string WithoutDate(const std::string& line, const Lexicon& lexicon) {
  const MatchView view = MakeMatchView(line, lexicon.numbers);
  const std::vector<NumberToken> tokens = FindNumbers(view, lexicon.numbers);
  if (tokens.empty() || tokens.back().kind != NumberKind::kDate ||
      tokens.back().end != view.text.size()) {
    return line;
  }
  return std::string(Trim(line.substr(0, view.RawBegin(tokens.back().begin))));
}

/// A short line that is the name of a unit with its division: the masthead or the signature.
std::optional<Issuer> ReadIssuer(const Paragraph& paragraph, const Lexicon& lexicon) {
  if (CountCodePoints(paragraph.text) > kLongestIssuer + kLongestDate) return std::nullopt;
  const std::string name = WithoutDate(TitleText(paragraph), lexicon);
  const std::string key = NameKey(name);
  if (key.empty() || CountCodePoints(key) > kLongestIssuer || HasSentenceMark(key)) {
    return std::nullopt;
  }
  const ResolvedUnit unit = ResolveUnit(name, {}, lexicon.units);
  const std::size_t bar = unit.id.find('|');
  if (bar == std::string::npos || bar == 0 || unit.id.find('?') < bar) return std::nullopt;
  if (unit.id.ends_with(std::string("|") + rules::kGovernmentClass) && key == unit.canonical) {
    return std::nullopt;  // A bare 岳阳市 is a label, not a signature.
  }
  return Issuer{key, rules::SplitList(unit.id.substr(0, bar), '/')};
}

/// The division that a title begins with or names after its period: 2024年2月[岳阳市]12345热线.
std::optional<Path> DivisionInTitle(const std::string& title, const Lexicon& lexicon) {
  const std::string key = NameKey(title);
  std::string_view rest = key;
  bool dropped = true;
  while (dropped && !rest.empty()) {
    dropped = false;
    std::size_t next = 0;
    if (!IsHan(NextCodePoint(rest, &next))) {
      rest.remove_prefix(next);
      dropped = true;
    }
    for (const std::string& word : lexicon.document.title_leads) {
      if (!rest.starts_with(word)) continue;
      rest.remove_prefix(word.size());
      dropped = true;
      break;
    }
  }
  for (const DivisionReading& reading : ReadDivisions(rest, {}, "", lexicon.units)) {
    const bool named = reading.origin == DivisionReading::Origin::kChild &&
                       reading.path.size() == 1 && !reading.rest.empty();
    // "热线和市长信箱" only looks as if it began with a city: no place is called after the work.
    if (named && FindTopic(reading.path.front(), lexicon.indicators).empty()) return reading.path;
  }
  return std::nullopt;
}

/// The city in "岳阳市屈原管理区" for 屈原管理区; "" if none stands directly before the name.
std::string CityBefore(const std::string& text, const std::string& division,
                       const Lexicon& lexicon) {
  const std::string key = NameKey(text);
  for (std::size_t at = key.find(division); at != std::string::npos;
       at = key.find(division, at + 1)) {
    std::size_t begin = at;
    for (int characters = 0; characters < 5 && begin > 0; ++characters) {
      std::size_t previous = begin - 1;
      while (previous > 0 && (static_cast<unsigned char>(key[previous]) & 0xC0) == 0x80) --previous;
      std::size_t offset = previous;
      if (!IsHan(NextCodePoint(key, &offset))) break;
      begin = previous;
      if (characters < 2) continue;
      const std::string candidate = key.substr(begin, at - begin);
      const bool is_city =
          std::any_of(lexicon.units.division_words.begin(), lexicon.units.division_words.end(),
                      [&](const auto& word) {
                        return word.level == DivisionLevel::kCity && candidate.ends_with(word.word);
                      });
      // The shortest name is taken: 的岳阳市 and 岳阳市 both end at the division.
      if (is_city) return candidate;
    }
  }
  return "";
}

/// Adds the city above a county if the document names it, as most often written.
void AddCity(const std::vector<Paragraph>& paragraphs, const std::vector<table::Table>& tables,
             const Lexicon& lexicon, Path& path) {
  if (path.size() != 1 || LevelOf(path, lexicon.units) != DivisionLevel::kCounty) return;
  std::map<std::string, int> cities;
  const auto look = [&](const std::string& text) {
    const std::string city = CityBefore(text, path.front(), lexicon);
    if (!city.empty()) ++cities[city];
  };
  for (const Paragraph& paragraph : paragraphs) look(paragraph.text);
  std::size_t cells = 0;
  for (const table::Table& table : tables) {
    look(table.title);
    for (const table::Cell& cell : table.cells) {
      if (++cells <= kMostCells) look(cell.text);
    }
  }
  const auto best =
      std::max_element(cities.begin(), cities.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  if (best != cities.end()) path.insert(path.begin(), best->first);
}

std::string LevelName(const Path& path, const Lexicon& lexicon) {
  if (path.empty()) return "";
  const auto& municipalities = lexicon.document.municipalities;
  if (path.size() == 1) {
    if (std::find(municipalities.begin(), municipalities.end(), path[0]) != municipalities.end()) {
      return "province";
    }
    // LevelOf places a lone city at the top; its name tells a city from a province.
    for (const rules::DivisionWord& word : lexicon.units.division_words) {
      if (!path[0].ends_with(word.word)) continue;
      if (word.level == DivisionLevel::kProvince) return "province";
      if (word.level == DivisionLevel::kCity) return "city";
      break;
    }
  }
  switch (LevelOf(path, lexicon.units)) {
    case DivisionLevel::kProvince:
      return "province";
    case DivisionLevel::kCity:
      return "city";
    case DivisionLevel::kCounty:
    case DivisionLevel::kZone:
      return "county";
    case DivisionLevel::kTownship:
    case DivisionLevel::kVillage:
      return "township";
  }
  return "";
}

Issuer FindIssuer(const std::vector<const Paragraph*>& prose, const std::string& title,
                  const Lexicon& lexicon) {
  std::optional<Issuer> last;
  for (std::size_t i = 0; i < prose.size(); ++i) {
    std::optional<Issuer> issuer = ReadIssuer(*prose[i], lexicon);
    if (!issuer) continue;
    if (i < kHeadParagraphs) return *issuer;  // The masthead.
    last = std::move(issuer);                 // The signature comes last.
  }
  if (last) return *last;
  return {"", DivisionInTitle(title, lexicon).value_or(Path())};
}

std::optional<Period> FindDocumentPeriod(const std::vector<const Paragraph*>& head,
                                         const std::vector<table::Table>& tables,
                                         const std::string& title, const Lexicon& lexicon) {
  std::optional<int> year;
  for (const Paragraph* paragraph : head) {
    if (!year) year = FindYear(paragraph->text, lexicon.numbers);
  }
  // The year in 热线周报（2024年第20期） counts issues: only what ends like a title tells the
  // period.
  if (TitleScore(NameKey(title), lexicon) > 0) {
    if (auto period = FindReportPeriod(title, year, lexicon.numbers)) return period;
  }
  for (const table::Table& table : tables) {
    if (auto period = FindReportPeriod(table.title, year, lexicon.numbers)) return period;
  }
  for (const Paragraph* paragraph : head) {
    const std::optional<Period> period = FindReportPeriod(paragraph->text, year, lexicon.numbers);
    // A year alone is that of the masthead: 2024年第2期.
    if (period && ToIso(*period).size() > 4) return period;
  }
  return std::nullopt;
}

}  // namespace

UnitContext ReadDocumentInfo(const std::vector<Paragraph>& paragraphs,
                             const std::vector<table::Table>& tables, const Lexicon& lexicon,
                             record::DocumentInfo& info) {
  std::vector<const Paragraph*> prose;
  for (const Paragraph& paragraph : paragraphs) {
    if (paragraph.kind != Paragraph::Kind::kFurniture) prose.push_back(&paragraph);
  }
  const std::vector<const Paragraph*> head(
      prose.begin(),
      prose.begin() + static_cast<std::ptrdiff_t>(std::min(prose.size(), kHeadParagraphs)));
  const std::string title = FindTitle(head, TitleAboveAll(head, tables), lexicon);
  if (!title.empty()) info.title = title;
  const Issuer issuer = FindIssuer(prose, info.title, lexicon);
  info.issuer = issuer.name;
  UnitContext context;
  context.divisions = issuer.path;
  AddCity(paragraphs, tables, lexicon, context.divisions);
  info.level = LevelName(context.divisions, lexicon);
  if (const auto period = FindDocumentPeriod(head, tables, info.title, lexicon)) {
    info.period_from = ToIsoDate(period->from);
    info.period_to = ToIsoDate(period->to);
    context.date = info.period_to;
  }
  return context;
}

}  // namespace gouji::normalise
