#pragma once

// One finding of the text report: a sentence, the figures with their places, the explanation, and
// what follows from it.

#include <ostream>
#include <string>

#include "report/options.h"
#include "report/outline.h"

namespace gouji::report {

/// `number` is the finding's position in its document, as people will quote it.
void WriteGroup(const Group& group, int number, const Options& options, std::ostream& out);

/// Lines of `text` wrapped to the report's width, the first after `first`, the others indented as
/// far. Styles belong to `first` and are not counted as width.
void WriteWrapped(const std::string& first, int first_width, const std::string& text,
                  const Options& options, std::ostream& out);

}  // namespace gouji::report
