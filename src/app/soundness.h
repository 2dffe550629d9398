#pragma once

// Whether what a worker delivered can be used. A worker that its file took over may deliver
// anything, and the reports and the database use positions without asking.

#include "app/pipeline.h"

namespace gouji::app {

/// Every cell lies in the grid of its table, positions in other lists are -1 or in those lists
/// (where they were delivered: see Wanted), enums have a value of their own.
bool IsSound(const Reading& reading);

/// The same for a page with all that stands on it.
bool IsSoundPage(const document::Page& page);

}  // namespace gouji::app
