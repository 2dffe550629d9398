#pragma once

// Words of titles and issuers: rules/document_words.tsv.

#include <string>
#include <vector>

#include "base/result.h"

namespace gouji::rules {

struct DocumentWords {
  std::vector<std::string> title_ends, not_titles, title_leads, municipalities;
};

/// Reads the file from each of `folders`; later ones add words. Only the first folder must have it.
Result<DocumentWords> LoadDocumentWords(const std::vector<std::string>& folders);

}  // namespace gouji::rules
