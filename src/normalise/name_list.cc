#include "normalise/name_list.h"

#include "base/utf8.h"

namespace gouji::normalise {

namespace {

constexpr std::size_t kMaxNames = 200;  // Longer lists stand in tables.

bool IsSeparator(char32_t c) { return c == U'、' || c == U',' || c == U';'; }

/// Pieces between separators that stand outside brackets.
std::vector<ListedName> SplitAtSeparators(std::string_view list) {
  std::vector<ListedName> pieces;
  std::size_t start = 0;
  int depth = 0;
  const auto close = [&](std::size_t end) {
    const std::string_view piece = Trim(list.substr(start, end - start));
    if (!piece.empty() && pieces.size() < kMaxNames) {
      pieces.push_back({std::string(piece), static_cast<std::size_t>(piece.data() - list.data())});
    }
  };
  for (std::size_t i = 0; i < list.size();) {
    const std::size_t begin = i;
    const char32_t c = NextCodePoint(list, &i);
    if (c == U'(') ++depth;
    if (c == U')' && depth > 0) --depth;
    if (depth == 0 && IsSeparator(c)) {
      close(begin);
      start = i;
    }
  }
  close(list.size());
  return pieces;
}

/// Every way to part `name` at one joint word: the two halves.
std::vector<std::pair<ListedName, ListedName>> Halves(const ListedName& name,
                                                      const std::vector<std::string>& joints) {
  std::vector<std::pair<ListedName, ListedName>> halves;
  for (std::size_t i = 0; i < name.text.size();) {
    for (const std::string& joint : joints) {
      if (name.text.compare(i, joint.size(), joint) != 0) continue;
      const std::size_t after = i + joint.size();
      if (i > 0 && after < name.text.size()) {
        halves.push_back(
            {{name.text.substr(0, i), name.begin}, {name.text.substr(after), name.begin + after}});
      }
      break;
    }
    NextCodePoint(name.text, &i);
  }
  return halves;
}

void Replace(std::vector<ListedName>& names, std::size_t index,
             const std::pair<ListedName, ListedName>& halves) {
  names[index] = halves.first;
  names.insert(names.begin() + static_cast<std::ptrdiff_t>(index) + 1, halves.second);
}

/// Parts names at joints whose halves are both known: 教育和体育局 stays whole, for 教育 is no
/// unit.
void SplitKnown(std::vector<ListedName>& names, const std::vector<std::string>& joints,
                const std::function<bool(std::string_view)>& is_name) {
  for (std::size_t i = 0; i < names.size() && names.size() < kMaxNames; ++i) {
    for (const auto& halves : Halves(names[i], joints)) {
      if (!is_name(halves.first.text) || !is_name(halves.second.text)) continue;
      Replace(names, i, halves);
      break;
    }
  }
}

/// Leaves out a remark behind the last name: 公安局(得分见附件1). A bracket that belongs to a name,
/// as in 公安局(交警队), stays.
void DropRemark(ListedName& name, const std::function<bool(std::string_view)>& is_name) {
  if (!name.text.ends_with(')')) return;
  const std::size_t bracket = name.text.find('(');
  if (bracket == std::string::npos || bracket == 0 || is_name(name.text)) return;
  if (is_name(std::string_view(name.text).substr(0, bracket))) name.text.resize(bracket);
}

}  // namespace

std::vector<ListedName> SplitNames(std::string_view list, const std::vector<std::string>& joints,
                                   std::optional<std::size_t> count,
                                   const std::function<bool(std::string_view)>& is_name) {
  std::vector<ListedName> names = SplitAtSeparators(list);
  if (!names.empty()) DropRemark(names.back(), is_name);
  // As many as the sentence states: no name holds another.
  if (count && names.size() == *count) return names;
  SplitKnown(names, joints, is_name);
  if (names.empty() || (count && names.size() >= *count)) return names;
  ListedName& last = names.back();
  const auto halves = Halves(last, joints);
  if (halves.empty() || is_name(last.text)) return names;
  // A list ends in "B和C". A single text with one joint is a list only if the sentence counts two.
  const bool counted = count && names.size() + 1 == *count;
  const bool open = !count && names.size() >= 2;
  if (counted || open) Replace(names, names.size() - 1, halves.back());
  return names;
}

}  // namespace gouji::normalise
