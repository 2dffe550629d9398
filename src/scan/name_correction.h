#pragma once

// The name that two readers meant, of those that there are.
//
// A name is corrected if one that exists explains both readings at a cost below a limit, and no
// other does nearly so cheaply. It costs to replace a character, less if its reader doubted it;
// what a reader was sure of is never replaced. A name that the vocabulary does not have stays as
// it was read: measured by leaving each true name out, see kMost.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "scan/vocabulary.h"

namespace gouji::scan {

struct NameCharacter {
  char32_t character = 0;
  double confidence = 0;
};
using ReadName = std::vector<NameCharacter>;

std::u32string TextOf(const ReadName& name);

/// Where the places of a page lie, from the names that were read.
class PageContext {
 public:
  /// `names`: all that was read on the page, wrong ones among them; a place counts for what it lies
  /// in by how few others have its name.
  PageContext(const Vocabulary& vocabulary, const std::vector<std::u32string>& names);

  /// What a place costs: nothing near the others of the page, more elsewhere.
  double CostOf(int place) const;
  /// Whether the page lists several others of what lies in the same division.
  bool ListsSiblingsOf(int place) const;
  /// Full and short names of the places that names of offices may begin with.
  const std::set<std::u32string>& near_names() const { return near_names_; }
  /// Each character of the places that the region holds, in UTF-8.
  std::string CharactersOfPlaces() const;
  /// Short names of all cities.
  const std::set<std::u32string>& cities() const { return cities_; }

 private:
  const Vocabulary& vocabulary_;
  std::set<int> around_;       ///< Divisions that hold several of the names.
  std::map<int, int> listed_;  ///< Of these, how many of the places in them are on the page.
  std::set<std::u32string> near_names_;
  std::set<std::u32string> cities_;
};

/// Whether a name needs no second look.
bool IsKnown(const Vocabulary& vocabulary, const PageContext& context, const std::u32string& name);

/// Whether a name is but for a character (of each three) a place of the region, or a name of an
/// office but for a word.
bool IsNearlyKnown(const Vocabulary& vocabulary, const PageContext& context,
                   const std::u32string& name);

/// The known name that another reading says, with dust around it, if it is as near to `name` as
/// IsNearlyKnown asks and was read with some certainty; "" if none. Cities of any region may stand
/// in the names of offices.
std::u32string KnownWithin(const Vocabulary& vocabulary, const PageContext& context,
                           const std::u32string& name, const ReadName& again);

/// The one place of two characters that a list of its siblings lacks, ends as `name` does and
/// begins with a character that readers do not know; "" if there is none, or several, or if the
/// reader was sure. For names that no look shows as one that exists: what readers know, one of them
/// sees.
std::u32string UnreadSibling(const Vocabulary& vocabulary, const PageContext& context,
                             const ReadName& name, const std::set<std::u32string>& others);

struct Correction {
  std::u32string text;
  double cost = 0;
};

/// `first` as it was read, `second` by another reader. `others`: names
/// that stand elsewhere on the page, which rarely name a place twice.
std::optional<Correction> Correct(const Vocabulary& vocabulary, const PageContext& context,
                                  const ReadName& first, const ReadName& second,
                                  const std::set<std::u32string>& others);

/// One character of the reading and what it becomes; an insertion goes to the character before it.
struct Replacement {
  std::u32string text;  ///< "" if it is dropped.
};
/// For each character of `name`, so that together they say `text`.
std::vector<Replacement> Align(const Vocabulary& vocabulary, const ReadName& name,
                               const std::u32string& text);

}  // namespace gouji::scan
